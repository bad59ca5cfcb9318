"""Short ways to declare the kinds of indicators of this plan, and those used more than once.

A direction is declared only where a target needs one.
"""

from typing import Literal

from plantargets import Indicator


def growth(
    code: str, en: str, zh: str, basis: Literal["real", "nominal"] | None = None, *, better: bool = False
) -> Indicator:
    """A growth rate on the year before."""
    return Indicator(
        code, name={"en": en, "zh": zh}, kind="growth", basis=basis, direction="higher" if better else None
    )


def level(code: str, en: str, zh: str, unit: str) -> Indicator:
    """An amount or a count that is reported, and has no target."""
    return Indicator(code, name={"en": en, "zh": zh}, unit=unit)


def amount(code: str, en: str, zh: str, unit: str) -> Indicator:
    """An amount that builds up over the year, the more the better."""
    return Indicator(code, name={"en": en, "zh": zh}, unit=unit, direction="higher", accumulates=True)


def count(code: str, en: str, zh: str, unit: str) -> Indicator:
    """A count of whole things that builds up over the year, the more the better."""
    return Indicator(code, name={"en": en, "zh": zh}, unit=unit, direction="higher", integer=True, accumulates=True)


def share(code: str, en: str, zh: str, *, better: bool = False) -> Indicator:
    """A share in percent."""
    return Indicator(code, name={"en": en, "zh": zh}, kind="share", direction="higher" if better else None)


def rank(code: str, en: str, zh: str) -> Indicator:
    """A place in an order; first is best."""
    return Indicator(code, name={"en": en, "zh": zh}, kind="rank")


def step(code: str, en: str, zh: str) -> Indicator:
    """Something that is done or not."""
    return Indicator(code, name={"en": en, "zh": zh}, kind="milestone")


GDP = level("gdp", "GDP", "地区生产总值", "亿元")
GDP_GROWTH = growth("gdp_growth", "GDP, real growth", "地区生产总值增速", "real", better=True)
TRADE = Indicator(
    "trade",
    name={"en": "imports and exports", "zh": "进出口总额"},
    unit="亿元",
    direction="higher",
    accumulates=True,
)
TRADE_GROWTH = TRADE.growth(name={"en": "imports and exports, growth", "zh": "进出口总额增速"})
# Both are running totals of everything registered or taken over so far, hence `accumulates`.
SHENZHEN_PRACTICES = count(
    "shenzhen_practices", "Shenzhen practices replicated, total", "复制推广深圳经验（累计）", "items"
)
PARK_ENTERPRISES = count(
    "park_enterprises", "enterprises registered in the park, total", "深哈产业园注册企业（累计）", "enterprises"
)
NEW_HIGH_TECH = count("new_high_tech", "newly added high-tech enterprises", "新增高新技术企业", "enterprises")
HIGH_TECH = level("high_tech", "high-tech enterprises, total", "高新技术企业（累计）", "enterprises")
PROJECTS_SIGNED = count("projects_signed", "investment-promotion projects", "招商引资项目", "projects")
KEY_PROJECTS = count("key_projects", "provincial and municipal key projects", "省市重点项目", "projects")
ATTRACTED_SHARE = share(
    "attracted_investment_share", "share in the city's attracted investment", "引资额在全市占比", better=True
)
JOBS = count("jobs_developed", "newly developed job posts", "新开发就业岗位", "jobs")
