"""Is a target met, given the uncertainty of the figure? JCGM 106:2012 and ISO 14253-1."""

from __future__ import annotations

import math
from statistics import NormalDist
from typing import TYPE_CHECKING, Final

import attrs

from plantargets.errors import FieldError, one_of
from plantargets.evaluators.distributions import Distribution, Normal
from plantargets.evaluators.engine import ProgressMethod
from plantargets.evaluators.quadrature import integrate
from plantargets.evaluators.result import MethodResult, TargetResult
from plantargets.evaluators.series import (
    NumberLike,
    SeriesLike,
    TargetLike,
    Value,
    direction_of,
    exactly,
    reaches,
    read,
    value_of,
)
from plantargets.evaluators.targeting import question
from plantargets.verdicts import Reason, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plantargets.evidence import Outcomes
    from plantargets.outcomes import Outcome
    from plantargets.targets import Target

SOURCE: Final = "JCGM 106:2012; ISO 14253-1"
RULES: Final = ("three_way", "simple", "guarded_acceptance", "guarded_rejection", "probability")
LEVELS: Final = {"conforming": 2, "neither_proven": 1, "not_conforming": 0}


def conformance_probability(value: Distribution, low: float | None = None, high: float | None = None) -> float:
    """The probability that the true value lies between the limits; None is no limit.

    >>> round(conformance_probability(Normal(13.6, 1.8), 12.5, 16.3), 2)
    0.66
    """
    _limits(low, high)
    if low is None:
        return 1.0 if high is None else value.cdf(high)
    if high is None:
        return value.sf(low)
    # The smaller pair of tails keeps the digits.
    return value.cdf(high) - value.cdf(low) if value.cdf(high) < 0.5 else value.sf(low) - value.sf(high)


def nonconformance_probability(value: Distribution, low: float | None = None, high: float | None = None) -> float:
    """The probability that the true value lies outside the limits, with all digits of the tails."""
    _limits(low, high)
    return (0.0 if low is None else value.cdf(low)) + (0.0 if high is None else value.sf(high))


def capability(value: Normal, low: float, high: float) -> float:
    """The process capability index Cpk: the distance to the nearer limit in three sigmas."""
    _limits(low, high)
    return min(high - value.mean, value.mean - low) / (3 * value.sigma)


def guard_band(probability: float, standard_error: float) -> float:
    """The guard band that holds a one-sided conformance probability: ``z_p u``."""
    _probability(probability, "probability")
    _error(standard_error)
    return NormalDist().inv_cdf(probability) * standard_error


def tur_guard_factor(ratio: float, rule: str = "rss") -> float:
    """The factor by which limits shrink for a test uncertainty ratio.

    Args:
        ratio: the test uncertainty ratio, above 1.
        rule: ``"rss"`` sqrt(1 - 1/R^2), ``"95"`` 1 - 1/R, ``"rp10"`` 1.25 - 1/R, or ``"dobbert"``
            1 - (1.04 - exp(0.38 ln R - 0.54)) / R.
    """
    if not ratio > 1:
        raise FieldError("ratio", ratio, "a ratio above 1")
    factors = {
        "rss": math.sqrt(1 - 1 / ratio**2),
        "95": 1 - 1 / ratio,
        "rp10": 1.25 - 1 / ratio,
        "dobbert": 1 - (1.04 - math.exp(0.38 * math.log(ratio) - 0.54)) / ratio,
    }
    if rule not in factors:
        raise FieldError("rule", rule, one_of(factors))
    return factors[rule]


@attrs.frozen
class Risks:
    """Global risks of a decision rule.

    ``consumer`` is the probability that an item does not conform and is accepted, ``producer``
    that it conforms and is rejected; ``accepted`` that it is accepted.
    """

    consumer: float
    producer: float
    accepted: float

    @property
    def conditional_false_acceptance(self) -> float:
        """The share of non-conforming items among the accepted ones."""
        return self.consumer / self.accepted


def risks(
    process: Distribution,
    standard_error: float,
    low: float | None = None,
    high: float | None = None,
    *,
    guard: float = 0.0,
) -> Risks:
    """Consumer's and producer's risk of accepting measured values within the guarded limits.

    Args:
        process: the prior distribution of true values.
        standard_error: of the (normal) measurement.
        low: the lower tolerance limit; None is no limit.
        high: the upper one.
        guard: the acceptance limits lie this far inside the tolerance limits (outside if negative).

    >>> round(risks(Normal(0, 1), 0.25, -2, 2).consumer, 3)
    0.008
    """
    _limits(low, high, needed=True)
    _error(standard_error)
    if standard_error == 0:
        raise FieldError("standard_error", standard_error, "above 0; without uncertainty there is no risk")
    accept_low = None if low is None else low + guard
    accept_high = None if high is None else high - guard
    if accept_low is not None and accept_high is not None and accept_low > accept_high:
        raise FieldError("guard", guard, "a guard band that leaves room between the limits")

    def accepts(true: float) -> float:
        return conformance_probability(Normal(true, standard_error), accept_low, accept_high)

    def rejects(true: float) -> float:
        return nonconformance_probability(Normal(true, standard_error), accept_low, accept_high)

    marks = process.landmarks()
    first, last = marks[0], marks[-1]
    edges = [edge for edge in (low, high, accept_low, accept_high) if edge is not None]
    points = {*marks, *(edge + step * standard_error for edge in edges for step in range(-10, 11))}
    points.update(edges)
    points = {point for point in points if first <= point <= last}
    inside = {p for p in points if (low is None or p >= low) and (high is None or p <= high)}
    below = {p for p in points if low is not None and p <= low}
    above = {p for p in points if high is not None and p >= high}
    consumer = sum(integrate(lambda y: process.pdf(y) * accepts(y), part) for part in (below, above))
    producer = integrate(lambda y: process.pdf(y) * rejects(y), inside)
    conforming = integrate(lambda y: process.pdf(y) * accepts(y), inside)
    return Risks(consumer, producer, conforming + consumer)


def limits_for(in_tolerance: float, sigma: float = 1.0) -> float:
    """The symmetric limit that holds a share of a centred normal process."""
    _probability(in_tolerance, "in_tolerance")
    return NormalDist().inv_cdf((1 + in_tolerance) / 2) * sigma


def _limits(low: float | None, high: float | None, *, needed: bool = False) -> None:
    for field, limit in (("low", low), ("high", high)):
        if limit is not None and not math.isfinite(limit):
            raise FieldError(field, limit, "a finite limit, or None for no limit")
    if low is not None and high is not None and low > high:
        raise FieldError("high", high, f"a limit not below low ({low})")
    if needed and low is None and high is None:
        raise FieldError("low, high", None, "at least one limit")


def _error(value: float) -> None:
    if not (math.isfinite(value) and value >= 0):
        raise FieldError("standard_error", value, "a finite number of 0 or more")


def _probability(value: float, field: str) -> None:
    if not 0 < value < 1:
        raise FieldError(field, value, "a probability between 0 and 1")


def _optional_error(value: NumberLike | None) -> float | None:
    if value is None:
        return None
    number = float(value_of(value, "standard_error"))
    _error(number)
    return number


@attrs.frozen
class Conformance(ProgressMethod):
    """Met, not met, or not proven either way, given the standard error of the figure.

    The statistic is the conformance probability. With the guard band g:

    * ``three_way`` (ISO 14253-1): at least g inside the limits ``conforming``, more than g outside
      ``not_conforming``, else ``neither_proven`` (UNDETERMINED, STRADDLES);
    * ``simple``: the figure itself decides (g is 0);
    * ``guarded_acceptance``: conforming only if at least g inside, else not conforming;
    * ``guarded_rejection``: not conforming only if more than g outside, else conforming;
    * ``probability``: conforming from ``probability`` on, not conforming up to 1 less it.

    Args:
        standard_error: of the latest figure; None takes it from the outcome.
        rule: the decision rule.
        coverage: the guard band in standard errors, when no ``probability`` is given (U = 2 u).
        probability: the one-sided probability that the guard band is to hold instead.

    >>> judge = Conformance(standard_error="0.1")
    >>> judge.series({2023: "9.85"}, target=(9, 10), direction="on_target").label
    'neither_proven'
    """

    standard_error: float | None = attrs.field(default=None, converter=_optional_error)
    rule: str = attrs.field(default="three_way", kw_only=True)
    coverage: float = attrs.field(default=2.0, kw_only=True)
    probability: float | None = attrs.field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if self.rule not in RULES:
            raise FieldError("Conformance.rule", self.rule, one_of(RULES))
        if not (math.isfinite(self.coverage) and self.coverage >= 0):
            raise FieldError("Conformance.coverage", self.coverage, "a finite number of 0 or more")
        if self.probability is not None:
            _probability(self.probability, "Conformance.probability")

    @property
    def name(self) -> str:
        """The name and the decision rule."""
        return f"Conformance ({self.rule})"

    def guard(self, standard_error: float) -> float:
        """The guard band for a standard error."""
        if self.rule == "simple":
            return 0.0
        if self.probability is not None:
            return guard_band(self.probability, standard_error)
        return self.coverage * standard_error

    def series(
        self,
        series: SeriesLike,
        *,
        target: TargetLike = None,
        target_year: int | None = None,
        direction: str | None = None,
        limit: NumberLike | None = None,
        every_year: bool = False,
        comparator: SeriesLike | None = None,
        strict: bool = False,
        standard_error: NumberLike | None = None,
    ) -> MethodResult:
        """Judge the latest figure against a limit (with its direction) or a band ``(low, high)``."""
        del limit, comparator, every_year, strict
        years, values = read(series)
        error = self.standard_error if standard_error is None else _optional_error(standard_error)
        inputs: dict[str, object] = {"target": target, "target_year": target_year, "direction": direction}
        if target is None or not values:
            reason = Reason.NO_TARGET if target is None else Reason.NO_OUTCOME
            return self._result(None, None, Verdict.UNDETERMINED, (reason,), inputs)
        low, high = _band(target, direction)
        inputs.update(latest_year=years[-1], latest=values[-1], standard_error=error)
        if error is None:
            return self._result(None, None, Verdict.UNDETERMINED, (Reason.NOT_COVERED,), inputs)
        return self._judge(values[-1], error, low, high, inputs)

    def evaluate(self, target: Target, outcomes: Outcome | Iterable[Outcome] | Outcomes) -> TargetResult:
        """Judge a target on the figure of its year: its acceptable set gives the limits.

        The standard error is the report's own, or that of this object.
        """
        asked = question(target, outcomes)
        accepted = None if asked.reason is not None or target.is_comparative else target.acceptable()
        latest = max(asked.series, default=None)
        error = self.standard_error if asked.standard_error is None else float(asked.standard_error)
        reason = asked.reason
        if reason is None and (accepted is None or error is None):
            reason = Reason.NOT_COVERED
        if reason is None and asked.target_year is not None and latest != asked.target_year:
            reason = Reason.NO_OUTCOME
        if reason is not None or accepted is None or error is None or latest is None:
            found = self._result(None, None, Verdict.UNDETERMINED, (reason or Reason.NO_OUTCOME,), {})
            return found.for_target(target)
        value = asked.series[latest]
        inputs: dict[str, object] = {"latest_year": latest, "latest": value, "standard_error": error}
        return self._judge(value, error, accepted.low, accepted.high, inputs).for_target(target)

    def _judge(
        self, value: Value, error: float, low: Value | None, high: Value | None, inputs: dict[str, object]
    ) -> MethodResult:
        inside = (low is None or reaches(value, low, 1)) and (high is None or reaches(value, high, -1))
        floats = (None if low is None else float(low), None if high is None else float(high))
        if error == 0:
            share = 1.0 if inside else 0.0
        else:
            share = conformance_probability(Normal(float(value), error), *floats)
        guard = self.guard(error)
        inputs["guard_band"] = guard
        band = exactly(guard)
        x = exactly(value)
        deep = (low is None or x >= exactly(low) + band) and (high is None or x <= exactly(high) - band)
        out = (low is not None and x < exactly(low) - band) or (high is not None and x > exactly(high) + band)
        if self.rule == "probability":
            wanted = 0.95 if self.probability is None else self.probability
            deep, out = share >= wanted, share <= 1 - wanted
        elif self.rule == "guarded_acceptance":
            out = not deep
        elif self.rule == "guarded_rejection":
            deep = not out
        if deep and not out:
            return self._result("conforming", share, Verdict.ATTAINED, (), inputs)
        if out and not deep:
            return self._result("not_conforming", share, Verdict.MISSED, (), inputs)
        return self._result("neither_proven", share, Verdict.UNDETERMINED, (Reason.STRADDLES,), inputs)

    def _result(
        self,
        label: str | None,
        share: float | None,
        verdict: Verdict,
        reasons: tuple[Reason, ...],
        inputs: dict[str, object],
    ) -> MethodResult:
        level = None if label is None else LEVELS[label]
        return MethodResult(
            self.name, label, level, share, None, verdict, reasons, inputs, SOURCE, "conformance probability",
            ("the 2017 edition's default of 95 %, g = 1.65 u",),
        )  # fmt: skip


def _band(target: TargetLike, direction: str | None) -> tuple[Value | None, Value | None]:
    if isinstance(target, tuple):
        low, high = (value_of(end, "target") for end in target)
        if exactly(low) > exactly(high):
            raise FieldError("target", target, "a band (low, high) with low not above high")
        if direction in (None, "on_target"):
            return low, high
        return (low, None) if direction_of(direction) > 0 else (None, high)
    figure = value_of(target, "target")
    return (figure, None) if direction_of(direction) > 0 else (None, figure)
