"""One evaluation, one object: beside what a careful person would write by hand for the same job."""

import sys
from decimal import Decimal

import attrs
from attrs.validators import ge, in_, instance_of, le, matches_re, min_len
from harness import Calls, Case, Fact

from plantargets import About, AtLeast, Indicator, Interval, Outcome, Period, Target, evaluate
from plantargets.units import unit


@attrs.frozen
class Check:
    """What the hand-written check returns: five fields."""

    verdict: str
    grade: str
    margin: float
    low: float
    high: float


@attrs.frozen
class Bounds:
    low: float
    high: float
    low_closed: bool = True
    high_closed: bool = True


def check(wanted: Bounds, given: Bounds) -> Check:
    """Is ``given`` inside, outside or astride ``wanted``? Floats, open and closed ends."""
    inside_low = given.low > wanted.low or (given.low == wanted.low and (wanted.low_closed or not given.low_closed))
    inside_high = given.high < wanted.high or (
        given.high == wanted.high and (wanted.high_closed or not given.high_closed)
    )
    below = given.high < wanted.low or (given.high == wanted.low and not (given.high_closed and wanted.low_closed))
    above = given.low > wanted.high or (given.low == wanted.high and not (given.low_closed and wanted.high_closed))
    margin = min(given.low - wanted.low, wanted.high - given.high)
    if inside_low and inside_high:
        return Check("attained", "met", margin, given.low, given.high)
    if below or above:
        return Check("missed", "missed", margin, given.low, given.high)
    return Check("undetermined", "", margin, given.low, given.high)


@attrs.frozen
class Validated:
    """The reference for building: five fields, each with the validator that such a field gets."""

    indicator: str = attrs.field(validator=[instance_of(str), min_len(1)])
    value: float = attrs.field(validator=[instance_of(float), ge(-1e60), le(1e60)])
    unit: str = attrs.field(validator=in_(("percent", "points", "jobs")))
    period: str = attrs.field(validator=matches_re(r"\d{4}"))
    status: str = attrs.field(validator=in_(("normal", "provisional", "estimated", "forecast")))


GDP = Indicator("gdp", unit="percent", kind="growth", direction="higher")
YEAR = Period("2023")
ABOUT = Target(GDP, About("6.5 %"), period=YEAR)
PLAIN = Outcome(GDP, "4.3 %", period=YEAR)
FLOOR = Target(GDP, AtLeast("30 %"), period=YEAR)
BAND = Outcome(GDP, Interval("29.5", "30.5"), period=YEAR)
PERCENT = unit("percent")
NUMBER = Decimal("4.3")


def every_field() -> tuple[object, ...]:
    got = evaluate(ABOUT, PLAIN)
    sets = got.acceptable, got.possible, got.gap, got.margin, got.tolerance, got.unit
    return sets, got.target, got.verdict, got.grade, got.reasons, got.notes, got.convention, got.outcomes, got.as_of


def cases() -> list[Case]:
    infinity = float("inf")
    about, plain = Bounds(6.1, infinity, high_closed=False), Bounds(4.3, 4.3)
    floor, band = Bounds(30.0, infinity, high_closed=False), Bounds(29.5, 30.5)
    return [
        Fact("both sides give the same verdicts", lambda: _same(about, plain, floor, band)),
        Fact("no call into pint while evaluating", _no_pint),
        Calls(
            "evaluate: about 6.5 %, reported 4.3 %",
            lambda: check(about, plain),
            lambda: evaluate(ABOUT, PLAIN),
            goal=2.5,
        ),
        Calls(
            "evaluate: at least 30 %, reported as a set",
            lambda: check(floor, band),
            lambda: evaluate(FLOOR, BAND),
            goal=2.5,
        ),
        Calls("evaluate and read every field", lambda: check(about, plain), every_field, goal=5),
        Calls(
            "evaluate and explain in English", lambda: check(about, plain), lambda: evaluate(ABOUT, PLAIN).explain("en")
        ),
        Calls(
            "an Outcome from number and unit / five validators",
            lambda: Validated("gdp", 4.3, "percent", "2023", "normal"),
            lambda: Outcome(GDP, NUMBER, period=YEAR),
            goal=3,
        ),
        Calls(
            "a Target from number and unit / five validators",
            lambda: Validated("gdp", 4.3, "percent", "2023", "normal"),
            lambda: Target(GDP, AtLeast(NUMBER), period=YEAR),
            goal=3,
        ),
        Calls(
            "an Outcome from text with a known unit",
            lambda: Validated("gdp", 4.3, "percent", "2023", "normal"),
            lambda: Outcome(GDP, "4.3 %", period="2023"),
            most=10e-6,
        ),
        Calls(
            "a Target from text with a known unit",
            lambda: Validated("gdp", 4.3, "percent", "2023", "normal"),
            lambda: Target(GDP, AtLeast("30 %"), period="2023"),
            most=10e-6,
        ),
    ]


def _same(about: Bounds, plain: Bounds, floor: Bounds, band: Bounds) -> None:
    assert check(about, plain).verdict == evaluate(ABOUT, PLAIN).verdict.value == "missed"
    assert check(floor, band).verdict == evaluate(FLOOR, BAND).verdict.value == "undetermined"
    assert abs(check(about, plain).margin - float(str(evaluate(ABOUT, PLAIN).margin))) < 1e-9


def _no_pint() -> None:
    import pint  # loaded, so that a call would be possible

    entered: list[str] = []

    def spy(frame: object, event: str, _: object) -> None:
        name = getattr(frame, "f_globals", {}).get("__name__", "")
        if event == "call" and str(name).partition(".")[0] in {"pint", "flexparser"}:
            entered.append(name)

    for run in (every_field, lambda: evaluate(FLOOR, BAND).explain("zh")):
        sys.setprofile(spy)
        try:
            run()
        finally:
            sys.setprofile(None)
    assert pint.__name__
    assert entered == []
