"""From reports to the sets that are compared: the judged quantity of each kind of criterion.

Every criterion comes down to a conjunction of tests "this set against that set", in the
indicator's unit and without a quotient: a multiple k of a base is tested on value − k × base.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias, final

import attrs

from plantargets import exact
from plantargets.criteria import ChangeFrom, KeepFalling, KeepRising, MultipleOf
from plantargets.evidence import Outcomes
from plantargets.findings import Finding, Query, mapped
from plantargets.intervals import Interval
from plantargets.outcomes import NotStated, Outcome
from plantargets.verdicts import Note, Reason, Verdict

if TYPE_CHECKING:
    from plantargets.exact import Number
    from plantargets.indicators import Indicator
    from plantargets.periods import Period
    from plantargets.targets import Target

_BASIS_ZH = {"nominal": "名义", "real": "实际"}
#: One comparison: the set of what is judged, and the set it has to lie in.
Pair: TypeAlias = tuple[Interval, Interval]
Periods: TypeAlias = "tuple[Period | None, ...]"
Place: TypeAlias = "str | NotStated | None"


@final
@attrs.frozen
class Judged:
    """What is judged: one set or several, and the bases of multiples or relative changes.

    Args:
        values: the sets, all of which have to be acceptable.
        bases: for multiples and relative changes, the base of each set.
        relative: the criterion speaks of percent changes, not of multiples.
        labels: what each set stands for, such as a year.
        partial: other sets that count are not known, so that these alone can miss but not attain.
    """

    values: tuple[Interval, ...]
    bases: tuple[Interval, ...] = ()
    relative: bool = False
    labels: tuple[str, ...] = ()
    partial: bool = False

    def tests(self, wanted: Interval, index: int) -> tuple[Pair, ...]:
        """The tests of one of the sets for one wanted set."""
        value = self.values[index]
        if not self.bases:
            return ((value, wanted),)
        base = self.bases[index]
        found: list[Pair] = []
        if wanted.low is not None:
            found.append((value - base * self._factor(wanted.low), Interval(0, None, wanted.low_closed)))
        if wanted.high is not None:
            found.append((value - base * self._factor(wanted.high), Interval(None, 0, high_closed=wanted.high_closed)))
        return tuple(found)

    def pairs(self, wanted: Interval) -> tuple[Pair, ...]:
        """The tests for one wanted set."""
        return tuple(pair for index in range(len(self.values)) for pair in self.tests(wanted, index))

    def distance(self, stated: Interval) -> Interval:
        """The set of value − stated figure, in the indicator's unit."""
        aims = [base * (stated * Decimal("0.01") + 1 if self.relative else stated) for base in self.bases]
        found = [value - aim for value, aim in zip(self.values, aims or [stated] * len(self.values), strict=True)]
        hull = found[0]
        for each in found[1:]:
            hull = hull.hull(each)
        return hull

    def shown(self, index: int = 0) -> Interval:
        """The set to show beside the acceptable one; a quotient is rounded outwards."""
        value = self.values[index]
        if not self.bases:
            return value
        quotient = value / self.bases[index]
        return (quotient - 1) * 100 if self.relative else quotient

    def _factor(self, edge: Number) -> Number:
        return exact.add(exact.mul(edge, Decimal("0.01")), Decimal(1)) if self.relative else edge


def relation(pairs: tuple[Pair, ...]) -> Verdict:
    """The verdict of a conjunction of tests."""
    if any(judged.isdisjoint(wanted) for judged, wanted in pairs):
        return Verdict.MISSED
    if all(judged.issubset(wanted) for judged, wanted in pairs):
        return Verdict.ATTAINED
    return Verdict.UNDETERMINED


def inside(judged: Interval, wanted: Interval) -> Number | None:
    """How far a set lies inside one that holds it; None when there is no edge to measure from."""
    low = None if wanted.low is None or judged.low is None else exact.sub(judged.low, wanted.low)
    high = None if wanted.high is None or judged.high is None else exact.sub(wanted.high, judged.high)
    if low is None or high is None:
        return high if low is None else low
    return min(high, low)


def outside(judged: Interval, wanted: Interval) -> Number | None:
    """How far a set lies outside one that it does not meet, as a number of zero or less."""
    if judged.high is not None and wanted.low is not None and judged.high <= wanted.low:
        return exact.sub(judged.high, wanted.low)
    if judged.low is not None and wanted.high is not None:
        return exact.sub(wanted.high, judged.low)
    return None


@final
@attrs.frozen
class Case:
    """What was found for a target: the judged sets if any, what they rest on, and what is missing."""

    judged: Judged | None
    outcomes: tuple[Outcome, ...] = ()
    references: tuple[Outcome, ...] = ()
    reasons: frozenset[Reason] = frozenset()
    notes: tuple[Note, ...] = ()
    as_of: dt.date | None = None


def gather(target: Target, outcomes: Outcomes, query: Query) -> Case:
    """Find what the criterion needs in the reports."""
    criterion = target.criterion
    if isinstance(criterion, (KeepRising, KeepFalling)):
        return _consecutive(target, outcomes, query)
    findings, periods = _values(target, target.indicator, target.area, outcomes, query)
    references = _references(target, outcomes, query, findings, periods)
    return _case(target, findings, periods, references)


def _values(
    target: Target,
    indicator: Indicator,
    area: Place,
    outcomes: Outcomes,
    query: Query,
    *,
    placed: bool = False,
) -> tuple[list[Finding], Periods]:
    """The findings to judge, one or one a year when every year counts, and the periods they are about."""
    period = target.period
    whole = outcomes.find(indicator, period, area, query, placed=placed)
    years = () if period is None or indicator.kind == "milestone" else period.years()
    if period is None or len(years) < 2 or (target.over != "every" and whole.possible is not None and not whole.part):
        return [whole], (period,)
    if target.over == "end":
        end = outcomes.find(indicator, years[-1], area, query, dated=True, placed=placed)
        return [end], years[-1:]
    yearly = [outcomes.find(indicator, year, area, query, dated=True, placed=placed) for year in years]
    if target.over == "every":
        return yearly, years
    summed = _summed(target, yearly)
    # Parts of the whole period are a floor for its sum, and for no single year.
    floor = target.over == "sum" and summed.possible is None and whole.possible is not None
    return [whole if floor else summed], years


def _summed(target: Target, yearly: list[Finding]) -> Finding:
    known = [each for each in yearly if each.possible is not None]
    used = tuple(outcome for each in yearly for outcome in each.outcomes)
    reasons = frozenset(reason for each in yearly for reason in each.reasons)
    notes = tuple(dict.fromkeys(note for each in yearly for note in each.notes))
    if not known:
        return Finding(None, used, reasons, notes)
    total = Interval.point(0)
    for each in known:
        total += each.possible or Interval.point(0)
    if len(known) < len(yearly):
        reasons = (reasons - {Reason.NO_OUTCOME}) | {Reason.PART_PERIOD}
        open_ended = total + Interval.at_least(0) if target.over == "sum" and target.indicator.accumulates else None
        return Finding(open_ended, used, reasons, notes, part=True)
    if target.over == "mean":
        total = total * exact.divide(Decimal(1), Decimal(len(yearly)))
    return Finding(total, used, reasons, notes)


def _references(
    target: Target, outcomes: Outcomes, query: Query, findings: list[Finding], periods: Periods
) -> list[Finding]:
    """What each finding is compared with: one figure for all of them, or one of the same period for each."""
    reference = target.reference
    if reference is None:
        return []
    indicator = reference.indicator or target.indicator
    area = reference.area or target.area or _place(findings, query)
    placed = reference.area is not None and reference.area != target.area
    if reference.period is not None:
        elsewhen = reference.period not in periods
        found = [outcomes.find(indicator, reference.period, area, query, dated=elsewhen, placed=placed)]
    elif len(periods) > len(findings):
        found, _ = _values(target, indicator, area, outcomes, query, placed=placed)
    else:
        if periods == (None,):
            periods = (next((each.period for each in findings[0].outcomes if each.period is not None), None),)
        later = len(findings) > 1 or periods != (target.period,)
        found = [outcomes.find(indicator, each, area, query, dated=later, placed=placed) for each in periods]
    return [each if each.possible is not None and not each.part else _no_reference(each) for each in found]


def _place(findings: list[Finding], query: Query) -> Place:
    """The area that the figures of a target without one are about."""
    areas = (mapped(each.area, query.areas) for finding in findings for each in finding.outcomes)
    return next((area for area in areas if area is not None), None)


def _no_reference(found: Finding) -> Finding:
    missing = (found.reasons - {Reason.NO_OUTCOME, Reason.PART_PERIOD}) | {Reason.NO_REFERENCE}
    return Finding(None, found.outcomes, missing, found.notes, found.part)


def _case(target: Target, findings: list[Finding], periods: Periods, references: list[Finding]) -> Case:
    used = tuple(outcome for each in findings for outcome in each.outcomes)
    compared = tuple(outcome for each in references for outcome in each.outcomes)
    reasons = {reason for each in (*findings, *references) for reason in each.reasons}
    notes = [note for each in (*findings, *references) for note in each.notes]
    notes += _basis(target.indicator.basis, used, reasons, "report")
    ours = next((each.effective_basis for each in used if each.effective_basis), target.indicator.basis)
    notes += _basis(ours, compared, reasons, "reference")
    judged = _judged(target, findings, periods, references, reasons)
    return Case(judged, used, compared, frozenset(reasons), tuple(dict.fromkeys(notes)))


def _judged(
    target: Target, findings: list[Finding], periods: Periods, references: list[Finding], reasons: set[Reason]
) -> Judged | None:
    """The sets to judge: what is known of the values, and of what they are compared with."""
    criterion = target.criterion
    relative = isinstance(criterion, ChangeFrom) and criterion.is_relative
    against: list[Finding] | list[None] = references or [None]
    values: list[Interval] = []
    bases: list[Interval] = []
    labels: list[str] = []
    for index, found in enumerate(findings):
        value, other = found.possible, against[index if len(against) > 1 else 0]
        if value is None or (other is not None and other.possible is None):
            continue
        if other is not None and other.possible is not None:
            base = _in_unit_of(target, other.possible)
            if not relative and not isinstance(criterion, MultipleOf):
                value -= base
            elif base.low is None or base.low < 0 or (base.low == 0 and base.low_closed):
                reasons.add(Reason.BASE_NOT_POSITIVE)
                continue
            else:
                bases.append(base)
        values.append(value)
        labels.append(str(periods[index]))
    if not values:
        return None
    several = len(findings) > 1
    return Judged(
        tuple(values), tuple(bases), relative, tuple(labels) if several else (), partial=len(values) < len(findings)
    )


def _basis(ours: str | None, theirs: tuple[Outcome, ...], reasons: set[Reason], what: str) -> list[Note]:
    """Compare price bases: two declared ones have to agree, an open one is noted."""
    stated = {each.effective_basis for each in theirs if each.value is not None}
    declared = {each for each in (*stated, ours) if each is not None}
    if len(declared) > 1:
        reasons.add(Reason.BASIS_MISMATCH)
        return []
    if declared and stated and (ours is None or None in stated):
        known = next(iter(declared))
        open_end = what if None in stated else "target"
        zh = {"target": "目标", "report": "公布数据", "reference": "对比数据"}[open_end]
        return [
            Note(
                f"the price basis of the {open_end} is not stated; compared as {known}",
                f"{zh}未注明价格口径，按{_BASIS_ZH[known]}比较",
            )
        ]
    return []


def _in_unit_of(target: Target, found: Interval) -> Interval:
    other = None if target.reference is None else target.reference.indicator
    theirs, ours = (other or target.indicator).unit, target.indicator.unit
    if theirs is None or ours is None or theirs == ours:
        return found
    return found * theirs.factor_to(ours)


def _consecutive(target: Target, outcomes: Outcomes, query: Query) -> Case:
    period = target.period
    if period is None:
        return Case(
            None,
            reasons=frozenset({Reason.NO_REFERENCE}),
            notes=(
                Note("the target states no period, so there is no period before it", "目标未注明时期，无从确定上期"),
            ),
        )
    years = period.years()
    periods = list(years) if len(years) > 1 else [period]
    chain = [periods[0].previous(), *periods]
    findings = [outcomes.find(target.indicator, each, target.area, query, dated=True) for each in chain]
    reasons: set[Reason] = set()
    pairs: list[tuple[Interval, str]] = []
    for (before, earlier), (now, later) in zip(
        zip(chain, findings, strict=True), zip(chain[1:], findings[1:], strict=True), strict=False
    ):
        if later.possible is None or later.part:
            reasons |= later.reasons or {Reason.NO_OUTCOME}
        if earlier.possible is None or earlier.part:
            reasons |= (earlier.reasons - {Reason.NO_OUTCOME, Reason.PART_PERIOD}) | {Reason.NO_REFERENCE}
        elif later.possible is not None:
            pairs.append((later.possible - earlier.possible, f"{now} − {before}"))
    used = tuple(outcome for each in findings[1:] for outcome in each.outcomes)
    notes = list(dict.fromkeys(note for each in findings for note in each.notes))
    notes += _basis(target.indicator.basis, (*findings[0].outcomes, *used), reasons, "report")
    judged = (
        Judged(
            tuple(value for value, _ in pairs),
            labels=tuple(label for _, label in pairs),
            partial=len(pairs) < len(periods),
        )
        if pairs
        else None
    )
    return Case(judged, used, findings[0].outcomes, frozenset(reasons), tuple(notes))
