"""What some reports together say: vintages, conflicts, parts of a period, derived figures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, final

import attrs

from plantargets import exact
from plantargets.conventions import OFFICIAL, Convention
from plantargets.days import as_of_day
from plantargets.errors import FieldTypeError
from plantargets.intervals import Interval
from plantargets.outcomes import NotStated, Outcome
from plantargets.verdicts import Note, Reason

if TYPE_CHECKING:
    from plantargets.exact import Number
    from plantargets.indicators import Indicator
    from plantargets.periods import Period


@final
@attrs.frozen
class Query:
    """What is looked for, and how.

    Args:
        convention: how soft words in reports are read.
        as_of: only figures published by this day; undated ones are left out and counted.
        forecasts: whether forecasts may be judged.
        areas: areas of reports that stand for other areas, such as ``{"whole new area": "Songbei"}``.
    """

    convention: Convention = OFFICIAL
    as_of: dt.date | None = attrs.field(default=None, converter=as_of_day)
    forecasts: bool = False
    areas: Mapping[str, str] = attrs.field(factory=dict[str, str])


@final
@attrs.frozen
class Finding:
    """What the reports say: the possible set, or the reasons why there is none.

    ``part`` is True when only parts of the period were reported.
    """

    possible: Interval | None = None
    outcomes: tuple[Outcome, ...] = ()
    reasons: frozenset[Reason] = frozenset()
    notes: tuple[Note, ...] = ()
    part: bool = False

    @property
    def basis(self) -> str | None:
        """The price basis of the figures, where they state one."""
        return next((each.effective_basis for each in self.outcomes if each.effective_basis), None)


def derived_set(how: str, part: Interval, other: Interval, indicator: Indicator) -> Interval | None:
    """Growth from two levels, share from part and whole, or difference, in the indicator's unit.

    None when the base of a growth or share may be zero or negative.
    """
    if how == "difference":
        return part - other
    if other.low is None or other.low < 0 or (other.low == 0 and other.low_closed):
        return None
    ratio = part / other
    unit = indicator.unit
    factor = exact.ZERO if unit is None else unit.factor
    scaled = ratio if how == "share" else ratio - 1
    return scaled if not factor or factor == 1 else scaled * exact.divide(exact.to_number(1, "one"), factor)


def mapped(area: str | NotStated | None, areas: Mapping[str, str]) -> str | NotStated | None:
    """The area that a report's area stands for."""
    return areas.get(area, area) if isinstance(area, str) else area


def checked(outcome: Outcome, indicator: Indicator) -> Outcome:
    """The report, when its indicator is of the target's kind."""
    theirs = outcome.indicator
    if theirs is not indicator and theirs.kind != indicator.kind:
        raise FieldTypeError(
            f"Outcome({indicator.code!r}).indicator",
            theirs.kind,
            f"kind {indicator.kind!r}, as the target's indicator of that code",
        )
    return outcome


def possible_set(outcome: Outcome, indicator: Indicator, convention: Convention) -> Interval | None:
    """The report's set in the unit of the target's indicator.

    Raises:
        UnitMismatchError: the two units measure different things.
    """
    return _converted(outcome.possible(convention), outcome, indicator)


def _converted(found: Interval | None, outcome: Outcome, indicator: Indicator) -> Interval | None:
    theirs, ours = outcome.indicator.unit, indicator.unit
    if found is None or theirs is ours or theirs is None or ours is None or theirs == ours:
        return found
    return found * theirs.factor_to(ours)


def by_vintage(group: Sequence[Outcome]) -> list[list[Outcome]]:
    """The group by day of publication, oldest first; undated figures come before all."""
    keyed: dict[dt.date | None, list[Outcome]] = {}
    for each in group:
        keyed.setdefault(each.published, []).append(each)
    days = sorted(day for day in keyed if day is not None)
    return ([keyed[None]] if None in keyed else []) + [keyed[day] for day in days]


def together(group: Sequence[Outcome], convention: Convention, indicator: Indicator | None = None) -> Finding:
    """Figures of one vintage: bare ones agree when their roundings overlap, and the most precise counts."""
    ours = indicator or group[0].indicator
    bare = [
        each for each in group if each.figure is not None and each.precision is None and each.standard_error is None
    ]
    chosen = min(bare, key=lambda each: _step(each, ours), default=None)
    sets: list[Interval | None] = [] if chosen is None else [possible_set(chosen, ours, convention)]
    sets += [possible_set(each, ours, convention) for each in group if each not in bare]
    roundings = [_converted(each.rounding(), each, ours) for each in bare] if len(bare) > 1 else []
    possible = _intersection(sets)
    if possible is None or (roundings and _intersection(roundings) is None):
        return Finding(outcomes=tuple(group), reasons=frozenset({Reason.CONFLICT}))
    return Finding(possible, tuple(group))


def _step(outcome: Outcome, indicator: Indicator) -> Number:
    rounding = _converted(outcome.rounding(), outcome, indicator)
    assert rounding is not None and rounding.low is not None and rounding.high is not None  # noqa: PT018
    return exact.sub(rounding.high, rounding.low)


def _intersection(sets: Iterable[Interval | None]) -> Interval | None:
    result: Interval | None = Interval.whole()
    for each in sets:
        if each is None or result is None:
            return None
        result = result.intersection(each)
    return result


def parts_of(indicator: Indicator, parts: Sequence[Outcome], query: Query) -> Finding:
    """Figures within the period: of a count that only grows each is a floor; else they decide nothing."""
    by_period: dict[Period | None, list[Outcome]] = {}
    for each in parts:
        by_period.setdefault(each.period, []).append(each)
    vintages = [by_vintage(group)[-1] for group in by_period.values()]
    latest = [each for group in vintages for each in group]
    if not indicator.accumulates:
        return Finding(outcomes=tuple(latest), reasons=frozenset({Reason.PART_PERIOD}), part=True)
    floor = Interval.at_least(0)
    floors: list[Interval | None] = []
    for group in vintages:
        found = together(group, query.convention, indicator)
        if found.possible is None:
            return attrs.evolve(found, part=True)
        floors.append(found.possible + floor)
    return Finding(_intersection(floors), tuple(latest), frozenset({Reason.PART_PERIOD}), part=True)
