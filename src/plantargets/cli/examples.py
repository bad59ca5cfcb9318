"""What ``demo`` and ``template`` give: the worked example as files, and a small plan to change into one's own."""

from __future__ import annotations

from importlib.resources import files
from typing import Final

from plantargets.criteria import InLineWith
from plantargets.evidence import Outcomes
from plantargets.indicators import Indicator
from plantargets.outcomes import Outcome
from plantargets.plans import Plan
from plantargets.sources import Source
from plantargets.targets import Target
from plantargets.words import About, AtLeast, JustOver

#: The worked example in the package, made by ``docs/example.py`` from ``examples/harbin``.
DEMO: Final = {"plan.json": "harbin_2023_plan.json", "outcomes.json": "harbin_2023_outcomes.json"}


def demo_files() -> dict[str, str]:
    """The two files of the worked example, by the name under which they are written."""
    here = files("plantargets.cli")
    return {name: here.joinpath(file).read_text("utf-8") for name, file in DEMO.items()}


def demo() -> tuple[Plan, Outcomes]:
    """The plan of the worked example, and what was published."""
    from plantargets.formats import from_json

    texts = demo_files()
    return from_json(texts["plan.json"], Plan), from_json(texts["outcomes.json"], Outcomes)


def template(of: str) -> Plan | Outcomes:
    """A small plan, or its outcomes, with one entry of each common kind."""
    paper = Source("Title of the plan", publisher="Who published it", date="2026-01-15", url="https://example.org/plan")
    gdp = Indicator("gdp", kind="growth", direction="higher", basis="real", name={"en": "GDP", "zh": "地区生产总值"})
    income = Indicator("income", kind="growth", direction="higher", basis="real", name={"en": "Income", "zh": "收入"})
    trade = Indicator("trade", kind="growth", direction="higher", name={"en": "Trade", "zh": "进出口"})
    jobs = Indicator("jobs", unit="jobs", direction="higher", integer=True, name={"en": "New jobs", "zh": "新增就业"})
    if of == "outcomes":
        bulletin = Source("Title of the bulletin", publisher="Who published it", date="2027-03-01")
        return Outcomes(
            [
                Outcome(gdp, "6.2 %", period="2026", status="provisional", published="2027-03-01", source=bulletin),
                Outcome(jobs, JustOver("8000 jobs"), period="2026", published="2027-03-01", source=bulletin),
            ]
        )
    return Plan(
        "Work plan 2026",
        area="Name of the area",
        period="2026",
        source=paper,
        targets=[
            Target(gdp, About("6.5 %"), wording="growth of about 6.5 %", obligation="expected"),
            Target(income, InLineWith(gdp), wording="income in line with GDP"),
            Target(trade, AtLeast("30 %"), wording="30 % or more"),
            Target(jobs, "8000 jobs", wording="8,000 jobs", obligation="binding"),
        ],
    )
