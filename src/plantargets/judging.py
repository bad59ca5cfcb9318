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
from plantargets.criteria import ChangeFrom, FasterThan, InLineWith, KeepFalling, KeepRising, MultipleOf, SlowerThan
from plantargets.evidence import Outcomes
from plantargets.findings import Finding, Query
from plantargets.intervals import Interval
from plantargets.outcomes import Outcome
from plantargets.verdicts import Note, Reason, Verdict

if TYPE_CHECKING:
    from plantargets.exact import Number
    from plantargets.indicators import Indicator
    from plantargets.targets import Target

_BASIS_ZH = {"nominal": "名义", "real": "实际"}
#: One comparison: the set of what is judged, and the set it has to lie in.
Pair: TypeAlias = tuple[Interval, Interval]


@final
@attrs.frozen
class Judged:
    """What is judged: one set or several, and the base of a multiple or relative change.

    Args:
        values: the sets, all of which have to be acceptable.
        base: the base of a multiple or relative change, for criteria that have one.
        relative: the criterion speaks of percent changes, not of multiples.
        labels: what each set stands for, such as a year.
    """

    values: tuple[Interval, ...]
    base: Interval | None = None
    relative: bool = False
    labels: tuple[str, ...] = ()

    def pairs(self, wanted: Interval) -> tuple[Pair, ...]:
        """The tests for one wanted set."""
        if self.base is None:
            return tuple((value, wanted) for value in self.values)
        found: list[Pair] = []
        for value in self.values:
            if wanted.low is not None:
                found.append((value - self.base * self._factor(wanted.low), Interval(0, None, wanted.low_closed)))
            if wanted.high is not None:
                found.append(
                    (value - self.base * self._factor(wanted.high), Interval(None, 0, high_closed=wanted.high_closed))
                )
        return tuple(found)

    def distance(self, stated: Interval) -> Interval:
        """The set of value − stated figure, in the indicator's unit."""
        if self.base is not None:
            stated = self.base * (stated * Decimal("0.01") + 1 if self.relative else stated)
        found = [value - stated for value in self.values]
        hull = found[0]
        for each in found[1:]:
            hull = hull.hull(each)
        return hull

    def shown(self, index: int = 0) -> Interval:
        """The set to show beside the acceptable one; a quotient is rounded outwards."""
        value = self.values[index]
        if self.base is None:
            return value
        quotient = value / self.base
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
    findings, labels = _values(target, outcomes, query)
    case = _case(target, findings, labels)
    if isinstance(criterion, (InLineWith, FasterThan, SlowerThan, MultipleOf, ChangeFrom)):
        return _compared(target, outcomes, query, case)
    return case


def _values(target: Target, outcomes: Outcomes, query: Query) -> tuple[list[Finding], tuple[str, ...]]:
    """The findings to judge: one, or one a year when every year counts."""
    period, indicator = target.period, target.indicator
    whole = outcomes.find(indicator, period, target.area, query)
    years = () if period is None or indicator.kind == "milestone" else period.years()
    if period is None or len(years) < 2 or (target.over != "every" and whole.possible is not None and not whole.part):
        return [whole], ()
    if target.over == "end":
        end = outcomes.find(indicator, years[-1], target.area, query, dated=True)
        return [end if end.possible is not None or whole.possible is None else whole], ()
    yearly = [outcomes.find(indicator, year, target.area, query, dated=True) for year in years]
    if target.over == "every":
        return yearly, tuple(str(year) for year in years)
    return [_summed(target, yearly)], ()


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


def _case(target: Target, findings: list[Finding], labels: tuple[str, ...]) -> Case:
    used = tuple(outcome for each in findings for outcome in each.outcomes)
    reasons = {reason for each in findings for reason in each.reasons}
    notes = list(dict.fromkeys(note for each in findings for note in each.notes))
    known = [
        (each.possible, label)
        for each, label in zip(findings, labels or ("",) * len(findings), strict=True)
        if each.possible is not None
    ]
    notes += _basis(target.indicator.basis, used, reasons, "report")
    judged = Judged(tuple(value for value, _ in known), labels=tuple(label for _, label in known)) if known else None
    return Case(judged, used, reasons=frozenset(reasons), notes=tuple(notes))


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


def _compared(target: Target, outcomes: Outcomes, query: Query, case: Case) -> Case:
    reference = target.reference
    assert reference is not None
    indicator = reference.indicator or target.indicator
    years = () if target.period is None else target.period.years()
    same = years[-1] if len(years) > 1 and target.over == "end" else target.period
    period = reference.period or same
    if reference.period is None and not years:
        period = next((each.period for each in case.outcomes if each.period is not None), None)
    found = outcomes.find(
        indicator,
        period,
        reference.area or target.area,
        query,
        dated=reference.period is not None and reference.period != same,
        placed=reference.area is not None and reference.area != target.area,
    )
    if found.possible is None or found.part:
        missing = (found.reasons - {Reason.NO_OUTCOME, Reason.PART_PERIOD}) | {Reason.NO_REFERENCE}
        found = Finding(None, found.outcomes, missing, found.notes, found.part)
    reasons, notes = set(case.reasons) | found.reasons, [*case.notes, *found.notes]
    ours = next((each.effective_basis for each in case.outcomes if each.effective_basis), target.indicator.basis)
    notes += _basis(ours, found.outcomes, reasons, "reference")
    case = attrs.evolve(case, references=found.outcomes, notes=tuple(dict.fromkeys(notes)))
    judged = case.judged
    if judged is None or found.possible is None:
        return attrs.evolve(case, judged=None, reasons=frozenset(reasons))
    base = _in_unit_of(target, indicator, found.possible)
    criterion = target.criterion
    relative = isinstance(criterion, ChangeFrom) and criterion.is_relative
    if not relative and not isinstance(criterion, MultipleOf):
        judged = attrs.evolve(judged, values=tuple(value - base for value in judged.values))
    elif base.low is None or base.low < 0 or (base.low == 0 and base.low_closed):
        reasons.add(Reason.BASE_NOT_POSITIVE)
        judged = None
    else:
        judged = attrs.evolve(judged, base=base, relative=relative)
    return attrs.evolve(case, judged=judged, reasons=frozenset(reasons))


def _in_unit_of(target: Target, indicator: Indicator, found: Interval) -> Interval:
    theirs, ours = indicator.unit, target.indicator.unit
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
    first = periods[0].previous() if len(years) > 1 or period.frequency == "A" else period.previous()
    chain = [first, *periods]
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
        elif later.possible is not None and not later.part:
            pairs.append((later.possible - earlier.possible, f"{now} − {before}"))
    used = tuple(outcome for each in findings[1:] for outcome in each.outcomes)
    notes = list(dict.fromkeys(note for each in findings for note in each.notes))
    notes += _basis(target.indicator.basis, (*findings[0].outcomes, *used), reasons, "report")
    judged = Judged(tuple(value for value, _ in pairs), labels=tuple(label for _, label in pairs)) if pairs else None
    return Case(judged, used, findings[0].outcomes, frozenset(reasons), tuple(notes))
