"""What was published of 2023 (R), and figures of 2022 and before from elsewhere (B).

Each figure keeps the area that its source states. `NOT_STATED` matches no target: a figure of an
unknown area decides nothing.
"""

from __future__ import annotations

from harbin.indicators import (
    ATTRACTED_SHARE,
    GDP,
    GDP_GROWTH,
    HIGH_TECH,
    JOBS,
    PARK_ENTERPRISES,
    SHENZHEN_PRACTICES,
    TRADE,
    growth,
    level,
    share,
)
from harbin.sources import CITY, FREE_TRADE, NORTH_BANK, PARK, PROVINCE, SOURCES
from plantargets import NOT_STATED, Indicator, JustOver, MoreThan, Outcome
from plantargets.figures import NumberLike
from plantargets.outcomes import NotStated, Reported


def bulletin(
    indicator: Indicator,
    value: NumberLike | Reported,
    wording: str | None = None,
    *,
    status: str = "normal",
    note: str | None = None,
) -> Outcome:
    """A figure of the bulletin for 2023 (S2)."""
    return reported(indicator, value, "S2", "2023", NORTH_BANK, wording=wording, status=status, note=note)


def reported(
    indicator: Indicator,
    value: NumberLike | Reported,
    source: str,
    period: str,
    area: str | NotStated,
    *,
    wording: str | None = None,
    status: str = "normal",
    note: str | None = None,
) -> Outcome:
    """A figure from one of the sources, published on the day of its source."""
    of = SOURCES[source]
    return Outcome(
        indicator,
        value,
        period=period,
        area=area,
        status=status,
        published=of.date,
        wording=wording,
        source=of,
        note=note,
    )


_SECTORS = {"primary": "第一产业", "secondary": "第二产业", "tertiary": "第三产业"}
PRIMARY, SECONDARY, TERTIARY = (
    level(code, f"{code} sector, value added", f"{zh}增加值", "亿元") for code, zh in _SECTORS.items()
)
_GROWTH_1, _GROWTH_2, _GROWTH_3 = (
    growth(f"{code}_growth", f"{code} sector, real growth", f"{zh}增加值增速", "real") for code, zh in _SECTORS.items()
)
PRIMARY_SHARE, SECONDARY_SHARE, TERTIARY_SHARE = (
    part.share_of(GDP, name={"en": f"{code} sector, share of GDP", "zh": f"{zh}比重"})
    for part, (code, zh) in zip((PRIMARY, SECONDARY, TERTIARY), _SECTORS.items(), strict=True)
)
_PROXY = "only a proxy for industry above designated size (T02): construction and small firms are in it"

_ACCOUNTS = {
    "R01": bulletin(GDP, "600.1亿元", "初步测算", status="provisional"),
    "R02": bulletin(GDP_GROWTH, "4.3 %", "按可比价格计算", status="provisional"),
    "R03.1": bulletin(PRIMARY, "8.2亿元", status="provisional"),
    "R03.2": bulletin(SECONDARY, "218.1亿元", status="provisional", note=_PROXY),
    "R03.3": bulletin(TERTIARY, "373.8亿元", status="provisional"),
    "R03.4": bulletin(_GROWTH_1, "-4.1 %", status="provisional"),
    "R03.5": bulletin(_GROWTH_2, "0.3 %", status="provisional", note=_PROXY),
    "R03.6": bulletin(_GROWTH_3, "6.9 %", status="provisional"),
    "R03.7": bulletin(PRIMARY_SHARE, "1.4 %", status="provisional"),
    "R03.8": bulletin(SECONDARY_SHARE, "36.3 %", status="provisional"),
    "R03.9": bulletin(TERTIARY_SHARE, "62.3 %", status="provisional"),
}

_PEOPLE = {
    "R04": bulletin(JOBS, JustOver("8000 jobs"), "共开发就业岗位8000余个"),
    "R05.1": bulletin(
        level("urban_employment", "new urban employment", "城镇新增就业", "people"),
        "2598 people",
        note="persons newly employed, not job posts developed (T56)",
    ),
    "R05.2": bulletin(growth("urban_employment_growth", "new urban employment, growth", "城镇新增就业增速"), "14.9 %"),
    "R06": bulletin(
        level("employment_service", "public employment service", "公共就业服务", "人次"),
        JustOver("1.3万人次"),
        "1.3万余人次",
    ),
    "R07.1": bulletin(
        level("unemployed", "registered unemployed at the year's end", "年末登记失业人数", "people"), "1326 people"
    ),
    "R07.2": bulletin(
        level("unemployment_cards", "employment cards renewed", "就业失业证", "count:card"), "778 count:card"
    ),
    "R08.1": bulletin(
        level("population", "registered population at the year's end", "年末户籍人口", "people"), "36.6万人"
    ),
    "R08.2": bulletin(level("urban_population", "registered urban population", "城镇户籍人口", "people"), "23.2万人"),
    "R08.3": bulletin(share("urbanisation", "urbanisation of the registered population", "户籍人口城镇化率"), "63.4 %"),
    "R08.4": bulletin(
        Indicator(
            "urbanisation_change",
            name={"en": "urbanisation, change", "zh": "户籍人口城镇化率变化"},
            unit="points",
            kind="change",
        ),
        "1.6 points",
    ),
}

_AGRICULTURE = {
    "R09.1": bulletin(level("agriculture", "agricultural gross output", "农业总产值", "亿元"), "14.6亿元"),
    "R09.2": bulletin(growth("agriculture_growth", "agricultural gross output, growth", "农业总产值增速"), "-1.6 %"),
    "R09.3": bulletin(level("crops", "crops, gross output", "种植业产值", "亿元"), "6.5亿元"),
    "R09.4": bulletin(growth("crops_growth", "crops, growth", "种植业产值增速"), "-6.1 %"),
    "R09.5": bulletin(level("livestock", "livestock, gross output", "畜牧业产值", "亿元"), "6.8亿元"),
    "R09.6": bulletin(growth("livestock_growth", "livestock, growth", "畜牧业产值增速"), "3.2 %"),
    "R09.7": bulletin(level("fishery", "fishery, gross output", "渔业产值", "亿元"), "0.03亿元"),
    "R09.8": bulletin(growth("fishery_growth", "fishery, growth", "渔业产值增速"), "1.5 %"),
    "R09.9": bulletin(level("farm_services", "farm services, gross output", "农林牧渔服务业产值", "亿元"), "1.3亿元"),
    "R09.10": bulletin(growth("farm_services_growth", "farm services, growth", "农林牧渔服务业产值增速"), "-0.9 %"),
    "R10.1": bulletin(level("grain_area", "grain area", "粮食播种面积", "万亩"), "39.4万亩"),
    "R10.2": bulletin(growth("grain_area_growth", "grain area, growth", "粮食播种面积增速"), "1.8 %"),
    "R10.3": bulletin(level("rice_area", "rice area", "水稻面积", "万亩"), "2.1万亩"),
    "R10.4": bulletin(growth("rice_area_growth", "rice area, growth", "水稻面积增速"), "-3.2 %"),
    "R10.5": bulletin(level("maize_area", "maize area", "玉米面积", "万亩"), "34万亩"),
    "R10.6": bulletin(growth("maize_area_growth", "maize area, growth", "玉米面积增速"), "1.8 %"),
    "R10.7": bulletin(level("soybean_area", "soybean area", "大豆面积", "万亩"), "3.2万亩"),
    "R10.8": bulletin(growth("soybean_area_growth", "soybean area, growth", "大豆面积增速"), "3.8 %"),
    "R10.9": bulletin(level("vegetable_area", "vegetable area", "蔬菜面积", "万亩"), "0.7万亩"),
    "R10.10": bulletin(level("vegetables", "vegetables", "蔬菜产量", "万吨"), "1.2万吨"),
    "R10.11": bulletin(
        level("green_area", "certified green and organic base", "绿色有机食品认证面积", "万亩"), "0.2万亩"
    ),
    "R10.12": bulletin(level("green_marks", "green-food marks", "绿色食品标识", "count:mark"), "21 count:mark"),
}

_ELSEWHERE = {
    "R11.1": reported(
        level("attracted_investment", "actual investment attracted", "实际利用内资", "亿元"),
        "361亿元",
        "S9",
        "2023",
        NOT_STATED,
        note="printed as CNY 36.1 bn",
    ),
    "R11.2": reported(ATTRACTED_SHARE, "31.3 %", "S9", "2023", NOT_STATED, note="domestic investment only"),
    "R12.1": reported(SHENZHEN_PRACTICES, "126 items", "S11", "2023-08-25", PARK, wording="园区…累计…126项"),
    "R12.2": reported(SHENZHEN_PRACTICES, "126 items", "S9", "2024-03", NOT_STATED, note="since 2018"),
    "R12.3": reported(
        level("shenzhen_policies", "Shenzhen policies taken over", "复制深圳政策", "count:policy"),
        "129 count:policy",
        "S13",
        "2024-08",
        CITY,
    ),
    "R13.1": reported(PARK_ENTERPRISES, "590 enterprises", "S12", "2023-08-24", PARK),
    "R13.2": reported(PARK_ENTERPRISES, MoreThan("600 enterprises"), "S11", "2023-08-25", PARK, wording="超600家"),
    "R13.3": reported(
        level("registered_capital", "capital registered in the park", "深哈产业园注册资本", "亿元"),
        "219.21亿元",
        "S12",
        "2023-08-24",
        PARK,
    ),
    "R14": reported(
        level("transformed", "achievements transformed locally", "科技成果就地转化", "items"),
        "243 items",
        "S10",
        "2023",
        NOT_STATED,
    ),
    "R15.1": reported(
        level("reform_projects", "reform projects since 2018", "2018年以来改革事项", "items"),
        "1077 items",
        "S9",
        "2024-03",
        NOT_STATED,
    ),
    "R15.2": reported(
        level("own_innovations", "own institutional innovations since 2018", "2018年以来自主制度创新", "items"),
        "190 items",
        "S9",
        "2024-03",
        NOT_STATED,
    ),
    "R16": reported(HIGH_TECH, "1281 enterprises", "S10", "2024-08", NOT_STATED, note="not a figure of 2023"),
    "R17": reported(
        level("park_investment", "park core area, investment so far", "深哈产业园核心区累计投资", "亿元"),
        "48.8亿元",
        "S11",
        "2023-08-25",
        PARK,
    ),
}

RESULTS_2023 = {**_ACCOUNTS, **_PEOPLE, **_AGRICULTURE, **_ELSEWHERE}

_CITY_INVESTMENT = level("key_investment_city", "investment in the city's key projects", "全市重点项目投资", "亿元")
BASELINES = {
    "B01": reported(
        TRADE, "76.3亿元", "S8", "2022", FREE_TRADE, note="printed as 7.63 billion, the currency cut off; yuan presumed"
    ),
    "B04.1": reported(_CITY_INVESTMENT, "560亿元", "S16", "2022", CITY, note="printed as CNY 56 bn"),
    "B04.2": reported(
        _CITY_INVESTMENT, "663.6亿元", "S16", "2023", CITY, status="forecast", note="planned; printed as CNY 66.36 bn"
    ),
    "B11": reported(HIGH_TECH, MoreThan("1000 enterprises"), "S17", "2022", NOT_STATED, wording="超过1000家"),
    "B12": reported(
        level("high_tech_province", "high-tech enterprises of the province", "全省高新技术企业", "enterprises"),
        "3605 enterprises",
        "S19",
        "2022",
        PROVINCE,
    ),
    "B13.1": reported(PARK_ENTERPRISES, "127 enterprises", "B13a", "2020", PARK),
    "B13.2": reported(PARK_ENTERPRISES, "177 enterprises", "B13b", "2021-09", PARK),
}
