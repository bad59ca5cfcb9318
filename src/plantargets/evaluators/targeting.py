"""From targets and reports to the plain numbers that methods judge."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import attrs

from plantargets import exact
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
from plantargets.evidence import Outcomes
from plantargets.outcomes import Outcome, Status
from plantargets.verdicts import Reason
from plantargets.words import JustOver, LessThan, MoreThan

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plantargets.exact import Number
    from plantargets.indicators import Indicator
    from plantargets.periods import Period
    from plantargets.targets import Target

Figures: TypeAlias = "dict[int, Number]"


@attrs.frozen
class Question:
    """What a target asks of a series, in plain numbers; or the reason why it cannot be asked."""

    series: Figures
    target: Number | tuple[Number, Number] | None = None
    target_year: int | None = None
    comparator: Figures | None = None
    every_year: bool = False
    strict: bool = False
    within: bool = True
    reason: Reason | None = None
    standard_error: Number | None = None
    part: Outcome | None = None


def question(target: Target, outcomes: Outcome | Iterable[Outcome] | Outcomes) -> Question:
    """Reduce a target and the reports to the arguments of a method's ``series``."""
    reports = _here(target.indicator, target.area, Outcomes.of(outcomes))
    year = None if target.period is None else target.period.end.year
    series, last = _figures(target.indicator, reports, year)
    plain = Question(series, target_year=year, every_year=target.over == "every", part=_part(target, reports))
    if last is not None and last.standard_error is not None:
        unit = target.indicator.unit
        error = last.standard_error.in_unit(None if unit is None else unit.difference)
        plain = attrs.evolve(plain, standard_error=error)
    criterion = target.criterion
    if isinstance(criterion, (Milestone, Unquantified)):
        return attrs.evolve(plain, reason=Reason.NO_TEST)
    if _only_hedged_later(target.indicator, reports, max(series, default=0), year):
        return attrs.evolve(plain, reason=Reason.STRADDLES)
    if not series:
        plain = attrs.evolve(plain, reason=Reason.NO_OUTCOME if plain.part is None else Reason.PART_PERIOD)
    if target.over == "mean":
        return attrs.evolve(plain, reason=Reason.NOT_COVERED)
    if target.period is not None and series:
        within = target.period.start.year <= max(series) <= target.period.end.year
        plain = attrs.evolve(plain, within=within)
    if target.over == "sum":
        plain = attrs.evolve(plain, series=_running_sum(series, target.period))
    if isinstance(criterion, (KeepRising, KeepFalling)):
        rising = isinstance(criterion, KeepRising)
        fits = target.direction == ("higher" if rising else "lower")
        return plain if fits else attrs.evolve(plain, reason=Reason.NOT_COVERED)
    if isinstance(criterion, (InLineWith, FasterThan, SlowerThan)):
        return _compared(plain, target, criterion, Outcomes.of(outcomes))
    if isinstance(criterion, RankWithin):
        return attrs.evolve(plain, target=exact.to_number(criterion.n, "RankWithin.n"))
    stated = target.stated
    if stated is None or stated.low is None or stated.high is None:
        return attrs.evolve(plain, reason=Reason.NO_TARGET)
    low, high = stated.low, stated.high
    if isinstance(criterion, (MultipleOf, ChangeFrom)):
        base = _base(target, criterion, Outcomes.of(outcomes))
        if base is None:
            return attrs.evolve(plain, reason=Reason.NO_REFERENCE)
        low, high = (_from_base(criterion, base, edge) for edge in (low, high))
    strict = isinstance(criterion, (MoreThan, LessThan, JustOver))
    return attrs.evolve(plain, target=low if low == high else (min(low, high), max(low, high)), strict=strict)


def _here(indicator: Indicator, area: str | None, outcomes: Outcomes) -> Outcomes:
    """Reports of the indicator for the target's area; one without an area counts as the target's."""
    about = outcomes.about(indicator)
    if area is None:
        areas = {each.area for each in about if isinstance(each.area, str)}
        if len(areas) > 1:
            return Outcomes()
        return Outcomes(each for each in about if each.area is None or isinstance(each.area, str))
    return Outcomes(each for each in about if each.area is None or each.area == area)


def _figures(indicator: Indicator, reports: Outcomes, until: int | None = None) -> tuple[Figures, Outcome | None]:
    """Full-year figures by year, in the indicator's unit, up to the year in which the target is due."""
    found: Figures = {}
    last: Outcome | None = None
    for period, outcome in reports.series(indicator).items():
        if period.frequency != "A" or outcome.figure is None:
            continue
        if (until is not None and period.end.year > until) or (period.end.year in found and outcome.area is None):
            continue
        found[period.end.year] = outcome.figure.in_unit(indicator.unit)
        last = outcome
    return found, last


def _only_hedged_later(indicator: Indicator, reports: Outcomes, latest: int, until: int | None) -> bool:
    """Whether a later year is known only as a set, such as "over 500"."""
    return any(
        each.period is not None
        and each.period.frequency == "A"
        and latest < each.period.end.year
        and (until is None or each.period.end.year <= until)
        and each.value is not None
        and each.figure is None
        for each in reports.about(indicator)
    )


def _running_sum(series: Figures, period: Period | None) -> Figures:
    if period is None:
        return series
    total: Number = exact.ZERO
    found: Figures = {period.start.year - 1: total}
    for year in sorted(series):
        if period.start.year <= year <= period.end.year:
            total = exact.add(total, series[year])
            found[year] = total
    return found


def _compared(
    plain: Question, target: Target, criterion: InLineWith | FasterThan | SlowerThan, outcomes: Outcomes
) -> Question:
    wanted = {"higher": FasterThan, "lower": SlowerThan}.get(target.direction or "")
    if not isinstance(criterion, InLineWith) and not (wanted is not None and isinstance(criterion, wanted)):
        return attrs.evolve(plain, reason=Reason.NOT_COVERED)
    reference = criterion.reference
    if reference.period is not None:
        return attrs.evolve(plain, reason=Reason.NOT_COVERED)
    other = reference.indicator or target.indicator
    figures, _ = _figures(other, _here(other, reference.area or target.area, outcomes))
    if not set(figures) & set(plain.series):
        return attrs.evolve(plain, reason=Reason.NO_REFERENCE)
    if other.unit is not None and target.indicator.unit is not None:
        factor = other.unit.factor_to(target.indicator.unit)
        figures = {year: exact.mul(value, factor) for year, value in figures.items()}
    stated = target.stated
    margin: Number | None = exact.ZERO if isinstance(criterion, InLineWith) else None
    if not isinstance(criterion, InLineWith) and stated is not None and stated.low is not None:
        margin = exact.magnitude(stated.low) or None
    return attrs.evolve(plain, comparator=figures, target=margin)


def _base(target: Target, criterion: MultipleOf | ChangeFrom, outcomes: Outcomes) -> Number | None:
    reference = criterion.base
    other = reference.indicator or target.indicator
    figures, _ = _figures(other, _here(other, reference.area or target.area, outcomes))
    year = reference.period or target.period
    value = None if year is None else figures.get(year.end.year)
    if value is None or other.unit is None or target.indicator.unit is None:
        return value
    return exact.mul(value, other.unit.factor_to(target.indicator.unit))


def _from_base(criterion: MultipleOf | ChangeFrom, base: Number, edge: Number) -> Number:
    if isinstance(criterion, MultipleOf):
        return exact.mul(base, edge)
    if criterion.is_relative:
        return exact.add(base, exact.divide(exact.mul(base, edge), exact.to_number(100, "percent")))
    return exact.add(base, edge)


def _part(target: Target, reports: Outcomes) -> Outcome | None:
    """The longest report on a part of the target's period that starts with it."""
    if target.period is None:
        return None
    parts = [
        each
        for each in reports.latest()
        if each.period is not None
        and each.period.is_part_of(target.period)
        and each.period.start == target.period.start
        and each.figure is not None
        and each.status is not Status.FORECAST
    ]
    return max(parts, key=lambda each: each.period.end if each.period else target.period.end, default=None)  # type: ignore[union-attr]
