"""The number that a method reads its label from. Each takes the case and its trend."""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from plantargets.evaluators.series import exactly

if TYPE_CHECKING:
    from plantargets.evaluators.case import Case

#: A statistic is a float or, for ladders whose edges must hold exactly, a fraction; None: undefined.
Number: TypeAlias = "float | Fraction | None"
Statistic: TypeAlias = "Callable[[Case, float], Number]"


def signed_growth(case: Case, rate: float) -> float:
    """Growth towards the better side; a negative base turns it round."""
    return (-1 if case.b < 0 else 1) * case.sign * rate


def growth_ratio(case: Case, rate: float) -> float | None:
    """Observed over required growth, ``R = s d g / |g_T|``; None when no growth is required."""
    required = abs(float((case.t / case.b) ** (1 / case.span)) - 1)
    if required == 0:
        return None
    return (-1 if case.b < 0 else 1) * case.sign * rate / required


def plain_growth_ratio(case: Case, rate: float) -> float | None:
    """Observed over required growth, ``g / g_T``, with its own sign; None when no growth is required."""
    required = float((case.t / case.b) ** (1 / case.span)) - 1
    return rate / required if required else None


def growth_ratio_as_published(case: Case, rate: float) -> float | None:
    """The same, infinite when no growth is required and there was some."""
    ratio = growth_ratio(case, rate)
    signed = signed_growth(case, rate)
    return math.copysign(math.inf, signed) if ratio is None and signed else ratio


def projected_share(case: Case, rate: float) -> float:
    """``Q``: the share of the way to the target that compound growth covers by the target year."""
    return (compound(case.x, rate, case.remaining) - case.b) / (case.t - case.b)


def remaining_share(case: Case, rate: float) -> float:
    """``M``: the part of today's gap that is left in the target year, signed.

    At or below 0 the target is reached; 1 means no movement, more than 1 a growing gap.
    """
    gap = case.t - case.x
    return (gap - rate * case.remaining) / gap


def completion(case: Case, rate: float) -> Fraction:  # noqa: ARG001
    """``c = (latest - base) / (target - base)``, exactly."""
    assert case.target is not None
    base = exactly(case.base)
    return (exactly(case.latest) - base) / (exactly(case.target) - base)


def attainment_ratio(case: Case, rate: float) -> Fraction:  # noqa: ARG001
    """``a = latest / target``, exactly."""
    assert case.target is not None
    return exactly(case.latest) / exactly(case.target)


def inverse_ratio(case: Case, rate: float) -> Fraction:  # noqa: ARG001
    """``target / latest``, exactly; for publishers who say so of lower-is-better targets."""
    assert case.target is not None
    return exactly(case.target) / exactly(case.latest)


def ahead_of_time(case: Case, rate: float) -> Fraction:
    """Completion less the share of time that has passed."""
    return completion(case, rate) - Fraction(case.n, case.span)


def compound(value: float, rate: float, years: float) -> float:
    """``value (1 + rate) ** years``; infinite where that is too large for a float."""
    try:
        return float(value * (1 + rate) ** years)
    except OverflowError:
        return math.copysign(math.inf, value)


def limit_coefficient(case: Case) -> float:
    """Open SDG's reduction of the thresholds near a natural limit, exponent 4.44; 1 without a limit."""
    if case.limit is None:
        return 1.0
    base, limit = abs(case.b), abs(case.limit)
    # The first test comes first so that a limit of zero reduces nothing.
    if base >= 2 * limit:
        return 1.0
    if base <= limit:
        return float(1 - (base / limit) ** 4.44)
    return float(1 - ((2 * limit - base) / limit) ** 4.44)
