"""Chinese practice: progress against the time schedule, and step scoring with a veto."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

import attrs

from plantargets.errors import FieldError, one_of
from plantargets.evaluators import base_years, guards, statistics
from plantargets.evaluators.completion import base_met_and_kept, optional_base, ratio_guards, ratio_name
from plantargets.evaluators.engine import Cut, Cuts, Guard, Method, PublishedMethod, Rule
from plantargets.evaluators.guards import Refuse, Settle
from plantargets.evaluators.result import MethodResult
from plantargets.evaluators.scores import Piecewise, Score, Staircase
from plantargets.evaluators.series import NumberLike, Value, exactly, value_of
from plantargets.verdicts import Reason, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plantargets.evaluation import Evaluation
    from plantargets.evaluators.case import Case

SCHEDULE: Final = "mid-term reports on five-year plans (12th plan 2013, 14th plan 2023): time-schedule progress"
ASSESSMENT: Final = "energy-intensity responsibility assessments, municipal rules after the State Council scheme"


def _share(value: NumberLike | None) -> Fraction | None:
    return None if value is None else exactly(value_of(value, "elapsed"))


def _width(value: NumberLike) -> Value:
    return value_of(value, "tolerance")


def _check_tolerance(_instance: object, _attribute: object, value: Value) -> None:
    if value < 0:
        raise FieldError("ChinaSchedule.tolerance", value, "0 or more, in shares of the task")


def _check_elapsed(_instance: object, _attribute: object, value: Fraction | None) -> None:
    if value is not None and not 0 <= value <= 1:
        raise FieldError("ChinaSchedule.elapsed", value, "a share between 0 and 1")


@attrs.frozen
class ChinaSchedule(PublishedMethod):
    """Time-schedule progress (时间进度): "half the time, half the task".

    Completion less the share of time passed, in shares of the whole task. Met: ``achieved_early``
    (``completed`` in the target year); above the tolerance ``faster_than_expected``; within it
    ``basically_in_line``; below it ``lagging``. The score is the completion rate in percent.

    Args:
        tolerance: how far from the schedule still counts as in line, in shares of the task. The
            published reports give none: the default is 0.
        elapsed: the share of time passed, such as 0.5 at the mid-term; None counts complete years.
        base_year: the last year before the plan; None takes the first year.
        base: a baseline given apart from the series; ``base_year`` then says when.

    >>> ChinaSchedule().series({2020: 0, 2022: 50}, target=100, target_year=2025, direction="higher").label
    'faster_than_expected'
    """

    tolerance: Value = attrs.field(default=0, converter=_width, validator=_check_tolerance)
    elapsed: Fraction | None = attrs.field(default=None, converter=_share, validator=_check_elapsed)
    base_year: int | None = None
    base: Value | None = attrs.field(default=None, converter=optional_base)

    def _build(self) -> Method:
        edge = exactly(self.tolerance)
        few = Guard(guards.FewerThan(1 if self.base is not None else 2), Refuse(Reason.TOO_FEW_POINTS))
        time = () if self.elapsed is not None else (guards.NO_YEAR, guards.NO_TIME)
        rule = Rule(
            guards=(
                guards.NO_TARGET,
                few,
                Guard(_met_in_target_year, Settle("completed", 100.0)),
                Guard(base_met_and_kept, Settle("achieved_early", 100.0)),
                Guard(guards.met, Settle("achieved_early", 100.0)),
                *time,
                guards.ZERO_SPAN,
                Guard(guards.base_met, Refuse(Reason.BASELINE_MET)),
                guards.NO_RULE_FOR_EVERY_YEAR,
            ),
            statistic=self._lead,
            points=_completion_percent,
            ladder=Cuts(
                Cut(edge, "faster_than_expected", closed=False),
                Cut(-edge, "basically_in_line"),
                "lagging",
            ),
            measure="lead over schedule",
        )
        return Method(
            "China schedule",
            rule,
            source=SCHEDULE,
            base=base_years.ExactlyOrFirst(None if self.base is not None else self.base_year),
            base_value=self.base,
            settled_levels={"completed": 3, "achieved_early": 3},
            unverified=('the width of "basically in line" (the reports give none)',),
        )

    def _lead(self, case: Case, rate: float) -> Fraction:
        passed = Fraction(case.n, case.span) if self.elapsed is None else self.elapsed
        return statistics.completion(case, rate) - passed


def _met_in_target_year(case: Case) -> bool:
    return case.met and guards.target_year_reached(case)


def _completion_percent(case: Case) -> float:
    return float(100 * statistics.completion(case, 0.0))


@attrs.frozen
class Obligations:
    """Binding (约束性) and expected (预期性) targets, counted apart.

    ``binding`` and ``expected`` are (met, missed, open) counts; targets without a stated
    obligation are in ``unstated``. ``vetoed`` is True when a binding target is missed, None when
    one is open and none is missed: a veto turns the whole assessment into "not completed".
    """

    binding: tuple[int, int, int]
    expected: tuple[int, int, int]
    unstated: tuple[int, int, int]

    @property
    def vetoed(self) -> bool | None:
        """Whether a binding target is missed; None when that is open."""
        _, missed, undecided = self.binding
        return True if missed else None if undecided else False


def obligations(results: Iterable[Evaluation]) -> Obligations:
    """Count the results of targets by obligation; a veto comes from binding ones alone.

    Args:
        results: evaluations of any method, such as ``scorecard.values()``.
    """
    counts: dict[str | None, list[int]] = {"binding": [0, 0, 0], "expected": [0, 0, 0], None: [0, 0, 0]}
    for result in results:
        verdict = result.verdict
        place = 0 if verdict is Verdict.ATTAINED else 1 if verdict is Verdict.MISSED else 2
        counts[result.target.obligation][place] += 1
    binding, expected, unstated = ((met, missed, undecided) for met, missed, undecided in counts.values())
    return Obligations(binding, expected, unstated)


@attrs.frozen
class StepScale:
    """Points by the ratio of actual to planned: ``(ratio, points)`` from the lowest step upwards.

    Args:
        name: the name of the scale.
        steps: rising ratios with their points.
        veto: whether any shortfall means "not completed", whatever the total.
        below: points under the lowest step.
    """

    name: str
    steps: tuple[tuple[float, float], ...]
    veto: bool = True
    below: float = 0.0


S40: Final = StepScale(
    "S40",
    (
        (0.5, 20.0),
        (0.6, 24.0),
        (0.7, 28.0),
        (0.8, 32.0),
        (0.9, 36.0),
        (1.0, 40.0),
        (1.1, 43.0),
        (1.2, 46.0),
        (1.3, 49.0),
    ),
)
S30: Final = StepScale("S30", ((1.0, 30.0), (1.1, 31.0), (1.2, 32.0), (1.3, 33.0), (1.4, 34.0), (1.5, 35.0)))
S10: Final = StepScale("S10", tuple((step / 10, float(step)) for step in range(1, 11)), veto=False)
_SCALES: Final = {scale.name: scale for scale in (S40, S30, S10)}


def _scale(value: str | StepScale) -> StepScale:
    if isinstance(value, StepScale):
        return value
    if value not in _SCALES:
        raise FieldError("ChinaStepScore.rule", value, one_of(_SCALES) + ", or a StepScale")
    return _SCALES[value]


@attrs.frozen
class ChinaStepScore(PublishedMethod):
    """Points on a written scale, with a veto on any shortfall (目标责任考核).

    ``S40``: 40 points at 100 %, 4 fewer each ten points down to 50 % (below it 0), 3 more each
    ten points over, at most 9. ``S30``: 30, one more from 10 % over, at most 5. ``S10``: one
    point each ten percent, no veto. The label is ``completed`` or ``not_completed``; the latter
    is the grade of the whole assessment where there is a veto (``inputs["veto"]``).

    Args:
        rule: the name of a scale, or a :class:`StepScale`.
        between: ``"step_down"`` or ``"linear"`` between the printed steps, where the text is silent.
        of: the ratio: ``"attainment"`` (figures are reductions or increases themselves) or
            ``"completion"`` (figures are levels, from a base).

    >>> ChinaStepScore("S40").ratio("0.95").score, ChinaStepScore("S40", between="linear").ratio("0.95").score
    (36.0, 38.0)
    """

    rule: StepScale = attrs.field(default=S40, converter=_scale)
    between: str = "step_down"
    of: str = attrs.field(default="attainment", validator=ratio_name)

    def __attrs_post_init__(self) -> None:
        if self.between not in ("step_down", "linear"):
            raise FieldError("ChinaStepScore.between", self.between, "'step_down' or 'linear'")
        PublishedMethod.__attrs_post_init__(self)

    def _of_the_period(self) -> bool:
        return True

    def _points(self) -> Score:
        if self.between == "step_down":
            return Staircase(self.rule.steps, self.rule.below)
        line, first, below = Piecewise(self.rule.steps), self.rule.steps[0][0], self.rule.below
        return lambda ratio, _coefficient: below if ratio < first else line(ratio)

    def _build(self) -> Method:
        needs, statistic = ratio_guards(self.of, None, given_base=False)
        rule = Rule(
            guards=(*needs, guards.NO_RULE_FOR_EVERY_YEAR),
            statistic=statistic,
            ladder=Cuts((1.0, "completed"), "not_completed"),
            score=self._points(),
            measure=self.of,
        )
        return Method(
            f"China {self.rule.name}",
            rule,
            source=ASSESSMENT,
            further=_veto if self.rule.veto else None,
            unverified=("points between the printed steps (a parameter)", "points of S30 below 100 %"),
        )

    def ratio(self, ratio: NumberLike) -> MethodResult:
        """Points for a ratio of actual to planned that is known already."""
        return self.series({1: ratio}, target=1, direction="higher") if self.of == "attainment" else self._known(ratio)

    def _known(self, ratio: NumberLike) -> MethodResult:
        return attrs.evolve(self, of="attainment").ratio(ratio)


def _veto(case: Case, label: str) -> dict[str, object]:  # noqa: ARG001
    return {"veto": label == "not_completed"}
