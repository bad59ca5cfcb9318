"""Hypothesis strategies for tests of your own: plans, targets, outcomes, and what they are made of.

Needs ``hypothesis``. Every strategy gives valid objects only, in English and Chinese, with units,
falls, references, conventions and the other corners of the model.

>>> from hypothesis import given, settings
>>> from plantargets.testing import plans
>>> @settings(max_examples=5, database=None)
... @given(plans())
... def test_ids_are_keys(plan):
...     assert list(plan) == [target.id for target in plan.targets]
>>> test_ids_are_keys()
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Final, TypeVar

import attrs
from hypothesis import reject, strategies as st

from plantargets.conventions import CONVENTIONS, Convention, Reading
from plantargets.criteria import (
    ChangeFrom,
    FasterThan,
    InLineWith,
    KeepFalling,
    KeepRising,
    Milestone,
    MultipleOf,
    RankWithin,
    SlowerThan,
    Unquantified,
)
from plantargets.errors import DirectionError, PlanTargetsError
from plantargets.evidence import Outcomes
from plantargets.figures import Figure
from plantargets.indicators import BASES, DIRECTIONS, Indicator
from plantargets.intervals import Interval
from plantargets.outcomes import NOT_STATED, Done, NotDone, Outcome, Status, Working
from plantargets.periods import Period
from plantargets.plans import Plan
from plantargets.references import Reference
from plantargets.sources import Source
from plantargets.targets import OBLIGATIONS, STRENGTHS, Target
from plantargets.tolerances import (
    ByFamily,
    Empirical,
    Fixed,
    NoReach,
    OfficialReach,
    Points,
    PrintedDigit,
    Relative,
)
from plantargets.words import (
    About,
    AtLeast,
    AtMost,
    Between,
    Exactly,
    Fall,
    JustOver,
    LessThan,
    MoreThan,
    Nearly,
    Reach,
    Simple,
    Word,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import DrawFn, SearchStrategy

    from plantargets.criteria import Criterion
    from plantargets.tolerances import ToleranceRule

__all__ = [
    "collections", "conventions", "criteria", "days", "figures", "indicators", "intervals", "outcomes",
    "periods", "plans", "reports", "rules", "sources", "targets", "texts", "words",
]  # fmt: skip

T = TypeVar("T")
_PERCENT: Final = ("%", "percent", "‰")
_AMOUNTS: Final = ("亿元", "jobs", "户", "tce/万元", "万吨", "million yuan", "km", "count:orchard")
_PERIODS: Final = (
    "2021", "2022", "2023", "2023-S1", "2023-Q3", "2023-07", "2021/2025", "2023-01/2023-08", "FY2023-04",
    "2023-01-15/2023-06-30",
)  # fmt: skip
_AREAS: Final = ("Songbei", "哈尔滨新区", "national", "north, by the river", 'the "old" town')


def texts() -> SearchStrategy[str]:
    """Short texts as documents have them: letters of both languages, signs, and what tables trip over."""
    odd = (
        "增长6.5%左右",
        "=1+1",
        "@area",
        "-x",
        "'quoted",
        'a "b", c;d',
        "first\nsecond",
        "<b>&amp;",
        "  spaced ",
        "\t",
    )
    drawn = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)
    return st.one_of(st.sampled_from(odd), drawn)


def periods() -> SearchStrategy[Period]:
    """Years, parts of years, spans and fiscal years."""
    return st.sampled_from(_PERIODS).map(Period)


def days() -> SearchStrategy[dt.date]:
    """Days of this century."""
    return st.dates(dt.date(2001, 1, 1), dt.date(2099, 12, 31))


def figures(unit: str | None = None, *, least: int = -1000, most: int = 1_000_000) -> SearchStrategy[Figure]:
    """Figures as printed, with trailing zeros and thousands separators, in a unit or bare."""
    kinds: list[SearchStrategy[str]] = [
        st.decimals(least, most, places=places).map(lambda number: f"{number:f}") for places in (0, 1, 2)
    ]
    if most >= 1000:
        kinds.append(st.integers(max(least, 1000), most).map(lambda whole: f"{whole:,}"))
    return st.one_of(kinds).map(lambda text: Figure.of(f"{text} {unit}" if unit else text))


@st.composite
def sources(draw: DrawFn) -> Source:
    """Published documents."""
    return Source(
        draw(texts().filter(str.strip)),
        publisher=draw(st.none() | texts()),
        date=draw(st.none() | periods().map(str) | days().map(dt.date.isoformat)),
        url=draw(st.none() | st.just("https://example.org/report")),
        page=draw(st.none() | st.integers(1, 99) | texts()),
        id=draw(st.none() | st.sampled_from(["S1", "S2", "S3"])),
        licence=draw(st.none() | texts()),
    )


@st.composite
def indicators(draw: DrawFn, *, kinds: tuple[str, ...] | None = None) -> Indicator:
    """Indicators of every kind, some derived from others."""
    kind = draw(st.sampled_from(kinds or ("level", "growth", "share", "change", "ratio", "rank", "milestone")))
    unit = {
        "growth": st.sampled_from(_PERCENT),
        "share": st.sampled_from(_PERCENT),
        "change": st.sampled_from((*_AMOUNTS, "points")),
        "level": st.none() | st.sampled_from((*_AMOUNTS, "percent")),
        "ratio": st.none() | st.sampled_from(("tce/万元", "ratio")),
    }.get(kind, st.none())
    made = Indicator(
        draw(st.from_regex(r"[a-z]{1,5}(_[a-z0-9]{1,3})?", fullmatch=True)),
        name=draw(st.none() | texts().filter(str.strip) | st.just({"en": "trade", "zh": "进出口"})),
        unit=draw(unit),
        kind=kind,  # type: ignore[arg-type]
        direction=draw(st.none() | st.sampled_from(DIRECTIONS)) if kind != "rank" else None,
        basis=draw(st.none() | st.sampled_from(BASES)),
        integer=kind == "level" and draw(st.booleans()),
        accumulates=kind == "level" and draw(st.booleans()),
        description=draw(st.none() | texts()),
        source=draw(st.none() | sources()),
    )
    if kind != "level" or draw(st.integers(0, 3)):
        return made
    how = draw(st.sampled_from(["growth", "difference", "share"]))
    derived = made.share_of(_whole(made)) if how == "share" else made.growth() if how == "growth" else made.difference()
    return derived if kinds is None or derived.kind in kinds else made


def _whole(part: Indicator) -> Indicator:
    return Indicator(f"{part.code}_all", unit=part.unit)


def _unit_text(indicator: Indicator) -> SearchStrategy[str | None]:
    return st.sampled_from((None, None if indicator.unit is None else indicator.unit.text))


@st.composite
def words(draw: DrawFn, indicator: Indicator, *, falls: bool = True) -> Word:
    """The words of both sides, about an indicator."""
    unit = draw(_unit_text(indicator))
    least = 1 if indicator.integer else -100
    positive = figures(unit, least=1, most=90_000)
    anything = figures(unit, least=least)
    within = draw(st.none() | st.just(Relative(Decimal("0.08"))) | st.builds(Fixed, figures(least=1, most=999)))
    two_sided = draw(st.booleans())
    simple: SearchStrategy[Simple] = st.one_of(
        st.builds(About, positive, within=st.just(within), two_sided=st.just(two_sided)),
        *(st.builds(kind, anything) for kind in (AtLeast, MoreThan, AtMost, LessThan, Exactly, Reach)),
        st.builds(Nearly, positive, within=st.just(within), two_sided=st.just(two_sided)),
        st.builds(JustOver, positive),
        st.tuples(positive, positive).map(lambda pair: _between(*pair, two_sided=two_sided)),
    )
    found = draw(simple)
    if falls and indicator.kind in {"growth", "change"} and draw(st.booleans()):
        return _made(lambda: Fall(found))
    return found


def _between(one: Figure, two: Figure, *, two_sided: bool) -> Between:
    return _made(lambda: Between(min(one, two, key=_size), max(one, two, key=_size), two_sided=two_sided))


def _size(figure: Figure) -> Decimal:
    return Decimal(figure.number)  # type: ignore[arg-type]


def _made(make: Callable[[], T]) -> T:
    try:
        return make()
    except PlanTargetsError:
        reject()


@st.composite
def criteria(draw: DrawFn, indicator: Indicator) -> Criterion:
    """Criteria that fit an indicator, comparisons among them."""
    if indicator.kind == "milestone":
        return draw(
            st.builds(Milestone, st.none() | texts().filter(str.strip), by=st.none() | days())
            | st.builds(Unquantified, st.none() | texts().filter(str.strip))
        )
    if indicator.kind == "rank":
        return draw(st.builds(RankWithin, st.integers(1, 40), among=st.none() | texts().filter(str.strip)))
    other = Indicator("other_one", unit=indicator.unit, kind=indicator.kind, direction=indicator.direction)
    compared = st.builds(
        Reference, st.none() | st.just(other), st.just(Period("2020")), st.none() | st.sampled_from(_AREAS)
    ) | st.just(Reference(other))
    amounts = st.builds(AtLeast, figures(least=1, most=900)) | st.builds(About, figures(least=1, most=900))
    base = st.just(Reference(period="2020")) | st.just(Reference(other, "2019", "national"))
    changes = st.builds(About, figures("%", least=1, most=90)) | st.builds(Reach, figures("%", least=1, most=90))
    found: SearchStrategy[Criterion] = st.one_of(
        words(indicator),
        words(indicator),
        st.builds(InLineWith, compared, within=st.just(Fixed(Figure.of("0.5"))), two_sided=st.booleans()),
        st.builds(FasterThan, compared, by=st.none() | amounts),
        st.builds(SlowerThan, compared, by=st.none() | amounts),
        st.builds(MultipleOf, st.builds(AtLeast, figures(least=1, most=900)), base=base),
        st.builds(ChangeFrom, changes | changes.map(Fall), base=base),
        st.builds(KeepRising),
        st.builds(KeepFalling),
        st.builds(Unquantified, st.none() | texts().filter(str.strip)),
    )
    return draw(found)


@st.composite
def targets(draw: DrawFn, indicator: Indicator | None = None) -> Target:
    """Targets with every field now and then."""
    measured = indicator or draw(indicators())
    fields = {
        "id": draw(st.just(measured.code) | st.from_regex(r"[a-z]{1,6}-[0-9]{1,4}", fullmatch=True)),
        "period": draw(st.none() | periods()),
        "area": draw(st.none() | st.sampled_from(_AREAS)),
        "over": draw(st.sampled_from(["end", "end", "mean", "every"])),
        "obligation": draw(st.none() | st.sampled_from(list(OBLIGATIONS))),
        "strength": draw(st.none() | st.sampled_from(list(STRENGTHS))),
        "wording": draw(st.none() | texts()),
        "source": draw(st.none() | sources()),
        "note": draw(st.none() | texts()),
    }
    criterion = draw(criteria(measured))
    try:
        return Target(measured, criterion, **fields)  # type: ignore[arg-type]
    except DirectionError:
        return _made(lambda: Target(measured, criterion, adverse=True, **fields))  # type: ignore[arg-type]
    except PlanTargetsError:
        reject()


@st.composite
def plans(draw: DrawFn, *, most: int = 5) -> Plan:
    """Plans of up to ``most`` targets."""
    found = draw(st.lists(targets(), max_size=most, unique_by=lambda target: target.id))
    return _made(
        lambda: Plan(
            draw(texts()),
            area=draw(st.none() | st.sampled_from(_AREAS)),
            period=draw(st.none() | periods()),
            targets=found,
            source=draw(st.none() | sources()),
            note=draw(st.none() | texts()),
        )
    )


def intervals() -> SearchStrategy[Interval]:
    """Sets of numbers: bounded or not, open or closed."""
    numbers = st.none() | st.decimals(-1000, 1000, places=2)
    return st.builds(_interval, numbers, numbers, st.booleans(), st.booleans())


def _interval(one: Decimal | None, two: Decimal | None, left: bool, right: bool) -> Interval:
    if one is None or two is None:
        return Interval(one, two, left, right)
    return Interval(min(one, two), max(one, two) + 1, left, right)


@st.composite
def outcomes(draw: DrawFn, indicator: Indicator | None = None) -> Outcome:
    """Reported figures: bare, in words, as sets, done or not, missing."""
    measured = indicator or draw(indicators())
    period = draw(st.none() | periods())
    value: SearchStrategy[object]
    if measured.kind == "milestone":
        value = st.sampled_from([None, Done("2023-09-05"), NotDone("2023-12-31")])
    elif measured.kind == "rank":
        value = st.integers(1, 40).map(Figure.of)
    else:
        value = st.one_of(
            st.none(),
            figures(draw(_unit_text(measured))),
            figures(),
            words(measured),
            st.just(Interval(5, 9)),
            intervals(),
        )
    reported = draw(value)
    missing = reported is None and draw(st.booleans())
    bare = isinstance(reported, Figure) and measured.kind != "rank" and not measured.integer
    precision = draw(st.sampled_from([None, "printed", None])) if bare else None
    error = draw(st.none() | figures(least=1, most=900)) if bare and precision is None else None
    inputs = (Outcome(Indicator("a", unit="亿元"), "120 亿元", period="2023"),)
    return _made(
        lambda: Outcome(
            measured,
            reported,  # type: ignore[arg-type]
            period=period,
            area=draw(st.none() | st.just(NOT_STATED) | st.sampled_from(_AREAS)),
            status=Status.MISSING
            if missing
            else draw(st.sampled_from([each for each in Status if each.value != "missing"])),
            published=draw(st.none() | days()),
            basis=draw(st.none() | st.sampled_from(BASES)),
            wording=draw(st.none() | texts()),
            source=draw(st.none() | sources()),
            precision=precision,
            standard_error=error,
            coverage=draw(st.sampled_from([Decimal(2), Decimal("1.96")])),
            note=draw(st.none() | texts()),
            working=draw(st.none() | st.just(Working("growth", inputs))),
        )
    )


@st.composite
def reports(draw: DrawFn, plan: Plan) -> Outcomes:
    """Outcomes for the indicators of a plan: some missing, some twice, some for parts of the period."""
    found: list[Outcome] = []
    for target in plan.targets:
        for outcome in draw(st.lists(outcomes(target.indicator), max_size=2)):
            period = draw(st.sampled_from([target.period, outcome.period, Period("2020")]))
            area = draw(st.sampled_from([target.area, outcome.area]))
            found.append(attrs.evolve(outcome, period=period, area=area))
    return Outcomes(found)


def collections(*, most: int = 5) -> SearchStrategy[Outcomes]:
    """Collections of up to ``most`` outcomes."""
    return st.lists(outcomes(), max_size=most).map(Outcomes)


def rules() -> SearchStrategy[ToleranceRule]:
    """How far soft words reach."""
    shares = st.decimals(0, 1, places=3)
    simple: SearchStrategy[ToleranceRule] = st.one_of(
        st.builds(Relative, shares),
        st.builds(Fixed, figures("points", least=0, most=500)),
        st.builds(Points, shares),
        st.builds(PrintedDigit, st.decimals(0, 5, places=1)),
        st.just(OfficialReach()),
        st.just(NoReach()),
        st.sampled_from(["about", "nearly"]).map(Empirical),
    )
    return simple | st.builds(ByFamily, simple, simple)


def conventions() -> SearchStrategy[Convention]:
    """The conventions shipped, and others."""
    readings = st.builds(Reading, rules(), rules(), rules(), rules())
    names = st.from_regex(r"own_[a-z]{1,5}", fullmatch=True)
    made = st.builds(Convention, names, readings, readings, texts(), texts())
    return st.sampled_from(list(CONVENTIONS.values())) | made
