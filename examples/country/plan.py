"""The targets of the SYNTHETIC country: fifty of the nation, and some of the counties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from country.figures import PROVINCES
from plantargets import (
    About,
    AtLeast,
    AtMost,
    Between,
    ChangeFrom,
    Fall,
    FasterThan,
    Indicator,
    InLineWith,
    KeepFalling,
    KeepRising,
    LessThan,
    MoreThan,
    MultipleOf,
    Nearly,
    Plan,
    Reach,
    SlowerThan,
    Target,
    Unquantified,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plantargets import Criterion
    from plantargets.indicators import Direction, Kind

_TARGETS: list[Target] = []


def _add(
    code: str,
    name: str,
    criterion: Criterion,
    *,
    kind: Kind = "share",
    unit: str | None = "percent",
    direction: Direction = "higher",
) -> Indicator:
    whole = unit is not None and unit.startswith("count:")
    made = Indicator(code, name={"en": name}, unit=unit, kind=kind, direction=direction, integer=whole)
    _TARGETS.append(Target(made, criterion))
    return made


GDP = _add("gdp", "GDP", About("6 %"), kind="growth")
_add("investment", "investment", AtLeast("7 %"), kind="growth")
_add("retail", "retail sales", FasterThan(GDP), kind="growth")
_add("prices", "consumer prices", Between("1 %", "3 %"), kind="growth", direction="on_target")
_add("trade", "foreign trade", MoreThan("5 %"), kind="growth")

INCOME = _add("income_urban", "urban income", InLineWith(GDP), kind="growth")
_add("income_rural", "rural income", FasterThan(INCOME), kind="growth")
_add("unemployment", "unemployment", AtMost("5 %"), direction="lower")
_add("jobs", "new jobs", Reach("3000"), kind="level", unit="count:job post")
_add("poverty", "households in poverty", LessThan("3 %"), direction="lower")

_add("grain", "grain output", KeepRising(), kind="level", unit="tonne")
_add("irrigation", "irrigated land", AtLeast("60 %"))
_add("farmland", "farmland", MultipleOf(AtLeast(1), base="2009"), kind="level", unit="hectare")
_add("mechanised", "mechanised farming", Nearly("75 %"))
_CUT = ChangeFrom(Fall(AtLeast("10 %")), base="2009")
_add("fertiliser", "fertiliser used", _CUT, kind="level", unit="tonne", direction="lower")

_add("industry", "industrial output", InLineWith(GDP, basically=True), kind="growth")
_add("firms", "firms above size", MultipleOf(2, base="2009"), kind="level", unit="count:firm")
_add("hightech", "high-tech share", MoreThan("15 %"))
_add("research", "research spending", AtLeast("2 %"))
_add("patents", "patents", ChangeFrom(AtLeast("100 %"), base="2009"), kind="level", unit="count:patent")

_add("roads", "length of roads", KeepRising(), kind="level", unit="km")
_add("village_roads", "villages with a road", Reach("95 %"))
_add("broadband", "broadband", AtLeast("85 %"))
_add("mobile", "mobile coverage", About("98 %"))
_add("clean_buses", "clean buses", Between("50 %", "60 %"))

_add("preschool", "pre-school", AtLeast("85 %"))
_add("nine_years", "nine years of school", AtLeast("95 %"))
_add("upper_school", "upper secondary school", About("90 %"))
_add("class_size", "pupils per teacher", AtMost("16"), kind="ratio", unit=None, direction="lower")
_add("literacy", "adult literacy", MoreThan("97 %"))

_add("life", "life expectancy", AtLeast("77"), kind="level", unit="year")
_add("infants", "infant mortality", AtMost("6 ‰"), unit="permille", direction="lower")
_add("insured", "health insurance", AtLeast("95 %"))
_add("hospital_beds", "beds per 1,000 people", AtLeast("6"), kind="ratio", unit=None)
_add("smoking", "smokers", ChangeFrom(Fall(AtLeast("3 points")), base="2009"), direction="lower")

_add("energy", "energy per unit of GDP", Fall(AtLeast("3 %")), kind="growth", direction="lower")
_add("water", "water per unit of GDP", Fall(About("2 %")), kind="growth", direction="lower")
_add("clean_air", "days of clean air", AtLeast("80 %"))
FOREST = _add("forest", "forest cover", ChangeFrom(AtLeast("2 points"), base="2009"))
_add("sewage", "sewage treated", Reach("95 %"))

_add("tap_water", "tap water", AtLeast("95 %"))
_add("old_houses", "houses in bad repair", AtMost("2 %"), direction="lower")
_add("waste", "waste sorted", Between("50 %", "70 %"))
_add("care_beds", "care beds per 1,000", AtLeast("30"), kind="ratio", unit=None)
_add("heating", "clean heating", About("70 %"))

_add("online", "services online", AtLeast("90 %"))
_add("debt", "public debt", LessThan("70 %"), direction="lower")
_add("spending", "public spending", SlowerThan(GDP), kind="growth", direction="lower")
_add("accidents", "work accidents", KeepFalling(), kind="level", unit="count:accident", direction="lower")
_add("reform", "reform of services", Unquantified("deepen the reform"), kind="level", unit=None)

#: The plan of the nation: its targets hold in each year and county.
PLAN = Plan("SYNTHETIC plan of the nation", targets=_TARGETS)

#: What targets are called, in the order of the plan.
NAMES = {each.id: each.indicator.label("en") for each in _TARGETS} | {
    "own_gdp": "GDP, own target",
    "own_forest": "forest cover, own target",
}


def own_targets(counties: int) -> Iterator[Target]:
    """Every twentieth county asks more, or less, of itself than the nation does."""
    for place, province in enumerate(PROVINCES):
        for number in range(place % 20, counties, 20):
            area = f"{province}{number:03}"
            yield Target(GDP, AtLeast(f"{4 + (place + number) % 5} %"), id="own_gdp", area=area)
            yield Target(FOREST, AtLeast(f"{25 + (3 * place + number) % 20} %"), id="own_forest", area=area)
