"""Pace: where the target's path says we should be, the rate still needed, and a projection."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Final

import attrs

from plantargets.errors import FieldError
from plantargets.evaluators import base_years, guards, statistics
from plantargets.evaluators.completion import base_met_and_kept, optional_base
from plantargets.evaluators.engine import Cut, Cuts, Guard, Method, PublishedMethod, Rule
from plantargets.evaluators.guards import Refuse, Settle
from plantargets.evaluators.rates import Path, path_of
from plantargets.evaluators.series import NumberLike, Value, exactly, value_of
from plantargets.evaluators.targeting import question
from plantargets.verdicts import Reason

if TYPE_CHECKING:
    from plantargets.evaluators.case import Case
    from plantargets.evaluators.result import MethodResult, TargetResult
    from plantargets.evidence import Outcomes
    from plantargets.outcomes import Outcome
    from plantargets.targets import Target

SOURCE: Final = "pacing: the share of the way done over the share that the path plans for this time"


def _tolerance(value: NumberLike) -> Value:
    number = value_of(value, "Pace.tolerance")
    if number < 0:
        raise FieldError("Pace.tolerance", value, "0 or more")
    return number


@attrs.frozen
class Pace(PublishedMethod):
    """Is a target on its way? For targets that are not due yet.

    The statistic is the share of the way done over the share that the path plans for the time of
    the latest figure; the score is the share of the way done in percent. Within the tolerance of
    1 it is ``on_pace``, above ``ahead``, below ``behind``; ``met`` once the target is met. The
    inputs hold ``expected``, ``required_rate`` (per year, for the rest), ``projection`` (for the
    target year) and ``assumption`` (what the projection rests on).

    Args:
        path: ``"linear"``, ``"geometric"``, figures by year, or a :class:`Path`.
        tolerance: how far from 1 the pace may lie and still be on pace.
        base_year: the base, which must have a figure; None takes the first year.
        base: a baseline given apart from the series.

    >>> result = Pace().series({2020: 0, 2022: 30}, target=100, target_year=2025, direction="higher")
    >>> result.label, result.statistic, result.inputs["required_rate"], result.inputs["projection"]
    ('behind', 0.75, 23.333333333333332, 75.0)
    """

    path: Path = attrs.field(default=Path(), converter=path_of)
    tolerance: Value = attrs.field(default=0, converter=_tolerance)
    base_year: int | None = None
    base: Value | None = attrs.field(default=None, converter=optional_base)

    def evaluate(self, target: Target, outcomes: Outcome | Iterable[Outcome] | Outcomes) -> TargetResult:
        """Judge a target on full years; of a count that accumulates, on the part of its period that is reported."""
        asked = question(target, outcomes)
        part, period, figure = asked.part, target.period, asked.target
        if (
            asked.reason in (None, Reason.PART_PERIOD)
            and (period is None or period.end.year not in asked.series)
            and target.indicator.accumulates
            and target.over == "end"
            and part is not None
            and part.period is not None
            and part.figure is not None
            and period is not None
            and figure is not None
            and not isinstance(figure, tuple)
            and target.direction is not None
        ):
            passed, whole = ((end - period.start).days + 1 for end in (part.period.end, period.end))
            value = part.figure.in_unit(target.indicator.unit)
            return self.part(
                value, target=figure, elapsed=Fraction(passed, whole), direction=target.direction
            ).for_target(target)
        return PublishedMethod.evaluate(self, target, outcomes)

    def _build(self) -> Method:
        edge = float(self.tolerance)
        few = Guard(guards.FewerThan(1 if self.base is not None else 2), Refuse(Reason.TOO_FEW_POINTS))
        needs = (
            () if self.path.kind != "geometric" else (guards.ZERO_BASE, guards.ZERO_TARGET, guards.TARGET_SIGN_CHANGE)
        )
        rule = Rule(
            guards=(
                guards.NO_TARGET,
                few,
                Guard(base_met_and_kept, Settle("met", 100.0)),
                guards.NO_YEAR,
                guards.NO_TIME,
                guards.ZERO_SPAN,
                Guard(guards.base_met, Refuse(Reason.BASELINE_MET)),
                *needs,
                Guard(guards.met, Settle("met", 100.0)),
                Guard(self._nothing_due_and_held, Settle("on_pace", 0.0)),
                Guard(self._nothing_due, Settle("behind")),
                guards.NO_RULE_FOR_EVERY_YEAR,
            ),
            statistic=self._pace,
            points=_done_percent,
            ladder=Cuts(
                Cut(1 + edge, "ahead", closed=False),
                Cut(1 - edge, "on_pace"),
                "behind",
            ),
            measure="pace",
        )
        return Method(
            "Pace",
            rule,
            source=SOURCE,
            base=base_years.ExactlyOrFirst(self.base_year),
            base_value=self.base,
            settled_levels={"met": 3},
            further=self._outlook,
        )

    def _expected(self, case: Case) -> float:
        return self.path.at(case.latest_year, case.base_year, case.b, case.base_year + case.span, case.t)

    def _nothing_due(self, case: Case) -> bool:
        return self._expected(case) == case.b and not case.met

    def _nothing_due_and_held(self, case: Case) -> bool:
        return self._nothing_due(case) and case.sign * (case.x - case.b) >= 0

    def _pace(self, case: Case, rate: float) -> float | None:  # noqa: ARG002
        expected = self._expected(case)
        if expected == case.b:
            return None
        if self.path.kind == "linear":
            done = statistics.completion(case, 0.0)
            return float(done * case.span / case.n) if case.n < case.span else float(done)
        return (case.x - case.b) / (expected - case.b)

    def _outlook(self, case: Case, label: str) -> Mapping[str, object]:  # noqa: ARG002
        if case.span <= 0 or case.n <= 0:
            return {}
        expected, rest = self._expected(case), case.remaining
        compound = self.path.kind == "geometric" and case.b != 0 and case.x / case.b > 0
        if compound:
            projection = statistics.compound(case.x, (case.x / case.b) ** (1 / case.n) - 1, rest)
        else:
            projection = case.x + (case.x - case.b) * rest / case.n
        return {
            "expected": expected,
            "required_rate": (case.t - case.x) / rest if rest > 0 else None,
            "projection": projection,
            "assumption": "the growth rate since the base goes on"
            if compound
            else "the yearly change since the base goes on",
        }

    def part(
        self,
        value: NumberLike,
        *,
        target: NumberLike,
        elapsed: NumberLike,
        direction: str,
        base: NumberLike = 0,
    ) -> MethodResult:
        """The pace within a year or a plan, from a figure for the part that has passed.

        Args:
            value: what is reached so far (for a count that accumulates: since the start).
            target: the figure for the whole period.
            elapsed: the share of the period that has passed, above 0 up to 1.
            direction: ``"higher"`` or ``"lower"``.
            base: where the period started; 0 for a count.

        ``required_rate`` is then for the whole rest of the period, ``projection`` for its end.

        >>> Pace().part(45, target=100, elapsed="0.5", direction="higher").inputs["projection"]
        90.0
        """
        if self.path.kind in ("steps", "given"):
            raise FieldError("Pace.path", self.path.kind, "'linear' or 'geometric' within a period")
        share = exactly(value_of(elapsed, "elapsed"))
        if not 0 < share <= 1:
            raise FieldError("elapsed", elapsed, "a share of the period, above 0 up to 1")
        # The engine counts years: the period is cut into so many that the share is a whole number of them.
        near = share.limit_denominator(9000)
        result = self.series(
            {1: base, 1 + near.numerator: value}, target=target, target_year=1 + near.denominator, direction=direction
        )
        inputs = {name: given for name, given in result.inputs.items() if not name.endswith("year")}
        inputs["elapsed"] = elapsed
        if isinstance(inputs.get("required_rate"), float):
            inputs["required_rate"] = float(value_of(target, "target")) - float(value_of(value, "value"))
        return attrs.evolve(result, inputs=inputs)


def _done_percent(case: Case) -> float:
    return float(100 * statistics.completion(case, 0.0))
