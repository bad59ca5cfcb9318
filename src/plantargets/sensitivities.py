"""At which tolerance a verdict flips."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import final

import attrs

from plantargets import exact
from plantargets.acceptance import scale_of
from plantargets.attainment import evaluate
from plantargets.conventions import OFFICIAL, Convention
from plantargets.evidence import Outcomes
from plantargets.exact import Number
from plantargets.outcomes import Outcome
from plantargets.targets import Target
from plantargets.verdicts import Reason, Verdict


@final
@attrs.frozen
class Sensitivity:
    """At which tolerance a verdict flips. All numbers are on the scale that is judged.

    Args:
        tolerance: the tolerance used.
        verdict: the verdict it gives.
        attained_from: the least tolerance with which the target is attained; None if none is.
        missed_below: below this tolerance the target is missed; None if it never is.
    """

    tolerance: Number
    verdict: Verdict
    attained_from: Number | None
    missed_below: Number | None

    def __str__(self) -> str:
        start = "never attained" if self.attained_from is None else f"attained from {exact.show(self.attained_from)}"
        end = "never missed" if self.missed_below is None else f"missed below {exact.show(self.missed_below)}"
        return f"tolerance {exact.show(self.tolerance)}: {self.verdict}; {start}, {end}"


def sensitivity(
    target: Target,
    outcomes: Outcome | Iterable[Outcome] | Outcomes,
    *,
    convention: Convention | str = OFFICIAL,
    as_of: dt.date | str | None = None,
    forecasts: bool = False,
    areas: Mapping[str, str] | None = None,
) -> Sensitivity | None:
    """The tolerances at which the verdict flips; the report's own reading stays as it is.

    Returns:
        None for words without a tolerance, and where the reports give nothing to judge.

    >>> from plantargets import About, Indicator, Outcome, Target
    >>> gdp = Indicator("gdp", unit="percent", kind="growth", direction="higher")
    >>> print(sensitivity(Target(gdp, About("6.5 %")), Outcome(gdp, "4.3 %")))
    tolerance 0.4: missed; attained from 2.2, missed below 2.2
    """
    result = evaluate(target, outcomes, convention=convention, as_of=as_of, forecasts=forecasts, areas=areas)
    criterion, judged, used = target.criterion, result.judged, result.tolerance
    accepted = target.acceptance(result.convention)
    if used is None or accepted is None or judged is None or Reason.BASIS_MISMATCH in result.reasons:
        return None
    core = accepted.strictest.core
    wide = criterion.acceptable(scale_of(criterion, target.indicator, result.convention, Decimal(1)))
    narrow = criterion.acceptable(scale_of(criterion, target.indicator, result.convention, exact.ZERO))
    below, above = wide.low != narrow.low, wide.high != narrow.high
    attained: Number | None = exact.ZERO
    missed: Number = exact.ZERO
    for index in range(len(judged.values)):
        value = judged.shown(index)
        shortfalls = [
            _short(core.low, value.low, below, downwards=False),
            _short(core.high, value.high, above, downwards=True),
        ]
        for short in shortfalls:
            attained = None if attained is None or short is None else _larger(attained, short)
        missed = _larger(missed, _outside(core.low, value.high, downwards=False))
        missed = _larger(missed, _outside(core.high, value.low, downwards=True))
    return Sensitivity(used, result.verdict, attained, missed or None)


def _larger(a: Number, b: Number) -> Number:
    return max(b, a)


def _short(edge: Number | None, end: Number | None, movable: bool, *, downwards: bool) -> Number | None:
    """How far an edge has to move for an end of the report to lie inside; None when it cannot."""
    if edge is None:
        return exact.ZERO
    if end is None:
        return None
    short = exact.sub(end, edge) if downwards else exact.sub(edge, end)
    return exact.ZERO if short <= 0 else short if movable else None


def _outside(edge: Number | None, end: Number | None, *, downwards: bool) -> Number:
    """How far the whole report lies outside an edge."""
    if edge is None or end is None:
        return exact.ZERO
    return max(exact.sub(end, edge) if downwards else exact.sub(edge, end), exact.ZERO)
