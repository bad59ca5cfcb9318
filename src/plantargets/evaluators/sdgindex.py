"""The Sustainable Development Report: scores, colours, trend arrows, goal colours."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import attrs

from plantargets.errors import FieldError
from plantargets.evaluators import guards, statistics, trends
from plantargets.evaluators.aggregate import mean, worst
from plantargets.evaluators.engine import Cuts, Guard, Method, PublishedMethod, Rule
from plantargets.evaluators.guards import Settle
from plantargets.evaluators.scores import Line
from plantargets.evaluators.series import NumberLike, SeriesLike, Value, exactly, read, value_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plantargets.evaluators.case import Case
    from plantargets.evaluators.result import MethodResult

SOURCE: Final = "Sustainable Development Report (SDSN), methodology; Lafortune et al. 2018"
COLOURS: Final = ("green", "yellow", "orange", "red")


def _figure(value: NumberLike | Value) -> Value:
    return value_of(value, "SDGIndex")


def _bound(value: NumberLike | Value | None) -> Value | None:
    return None if value is None else _figure(value)


@attrs.frozen
class SDGIndex(PublishedMethod):
    """Score from 0 to 100 and colour of one indicator; :meth:`arrow` gives its trend.

    The score is ``100 (x - lower_bound) / (optimum - lower_bound)``, clipped to 0..100; the
    statistic is the same unclipped. Colours: at ``green`` or better green, at the midpoint of
    both thresholds or better yellow, at ``red`` or better orange, else red.

    Args:
        lower_bound: the worst value of the scale, score 0. Without the two bounds there are colours and
            arrows, and no score.
        optimum: the best value, score 100; smaller than ``lower_bound`` where lower is better.
        green: threshold of green.
        red: threshold of red.

    Raises:
        FieldError: the two bounds are equal, or the thresholds are in the wrong order.

    >>> wasting = SDGIndex(lower_bound="16.3", optimum=0, green=5, red=10)
    >>> wasting.series({2021: "4.9"}).label
    'green'
    """

    lower_bound: Value | None = attrs.field(default=None, converter=_bound, kw_only=True)
    optimum: Value | None = attrs.field(default=None, converter=_bound, kw_only=True)
    green: Value = attrs.field(converter=_figure, kw_only=True)
    red: Value = attrs.field(converter=_figure, kw_only=True)

    @property
    def direction(self) -> str:
        """The direction that the thresholds imply."""
        if exactly(self.green) == exactly(self.red):
            low, best = self._bounds
            return "higher" if best > low else "lower"
        return "higher" if exactly(self.green) > exactly(self.red) else "lower"

    def _build(self) -> Method:
        if (self.lower_bound is None) != (self.optimum is None):
            raise FieldError("SDGIndex.optimum", self.optimum, "both bounds, or neither")
        low, best = self._bounds
        if low == best:
            raise FieldError("SDGIndex.optimum", self.optimum, "a bound other than lower_bound")
        green, red = exactly(self.green), exactly(self.red)
        if (green - red) * (best - low) < 0:
            raise FieldError("SDGIndex.green", self.green, "a threshold on the side of the optimum, seen from red")
        points = [self._share(value) for value in (green, (green + red) / 2, red)]
        steps = [(point, label) for point, label in zip(points, COLOURS, strict=False)]
        if green == red:
            steps = steps[:1]
        rule = Rule(
            statistic=self._unclipped,
            ladder=Cuts(*steps, "red"),
            score=None if self.optimum is None else Line(1.0, low=0.0, high=100.0),
            measure="score" if self.optimum is not None else "share of the way from red to green",
        )
        return Method("SDG Index", rule, source=SOURCE, warns_of_base=False)

    @property
    def _bounds(self) -> tuple[Fraction, Fraction]:
        if self.lower_bound is None or self.optimum is None:
            return exactly(self.red), exactly(self.green)
        return exactly(self.lower_bound), exactly(self.optimum)

    def _share(self, value: Fraction) -> Fraction:
        low, best = self._bounds
        return 100 * (value - low) / (best - low)

    def _unclipped(self, case: Case, rate: float) -> Fraction:  # noqa: ARG002
        return self._share(exactly(case.latest))

    def series(
        self,
        series: SeriesLike,
        *,
        target: object = None,
        target_year: int | None = None,
        direction: str | None = None,
        limit: NumberLike | None = None,
        every_year: bool = False,
        comparator: SeriesLike | None = None,
        strict: bool = False,
    ) -> MethodResult:
        """Score and colour of the latest figure; the bounds and thresholds are the method's own.

        A target is not used; a direction, if given, must be the one of the thresholds.
        """
        del target, target_year, limit, every_year, comparator, strict
        if direction is not None and direction != self.direction:
            raise FieldError("direction", direction, f"{self.direction!r}, as the thresholds say")
        return self.record.judge(series, None, None, self.direction, None, False, None)

    def rescaled(self, value: NumberLike) -> float:
        """The figure on the scale of goal colours: lower bound 0, red 1, midpoint 1.5, green 2, optimum 3."""
        up = 1 if self.direction == "higher" else -1
        figure = up * exactly(value_of(value, "value"))
        if self.optimum is None:
            raise FieldError("SDGIndex.optimum", None, "bounds; the scale of goal colours runs from one to the other")
        low, best = (up * bound for bound in self._bounds)
        green, red = up * exactly(self.green), up * exactly(self.red)
        marks = (low, red, (green + red) / 2, green, best)
        points = tuple(zip(marks, map(Fraction, ("0", "1", "3/2", "2", "3")), strict=True))
        if figure >= best:
            return 3.0
        result = Fraction(0)
        for (x0, y0), (x1, y1) in pairwise(points):
            if figure >= x1:
                result = y1
            elif figure > x0:
                return float(y0 + (y1 - y0) * (figure - x0) / (x1 - x0))
            else:
                break
        return float(result)

    def arrow(
        self,
        series: SeriesLike,
        *,
        first_year: int | None = None,
        last_year: int | None = None,
        target_year: int = 2030,
    ) -> MethodResult:
        """The trend arrow: the yearly change since the first figure against the change needed to reach green.

        At green or better ``on_track``; moving away ``decreasing``; below half the pace needed
        ``stagnating``; below it ``moderately_improving``; else ``on_track``.

        Args:
            series: figures by year.
            first_year: the window begins with it; None takes the first figure.
            last_year: the window ends with it; None takes the last figure.
            target_year: the year by which green is to be reached.
        """
        years, values = read(series)
        window = {
            year: value
            for year, value in zip(years, values, strict=True)
            if (first_year is None or year >= first_year) and (last_year is None or year <= last_year)
        }
        return _ARROW.judge(window, self.green, target_year, self.direction, None, False, None)


_ARROWS: Final = Cuts((1.0, "on_track"), (0.5, "moderately_improving"), (0.0, "stagnating"), "decreasing")


def _pace(case: Case, rate: float) -> Fraction:  # noqa: ARG001
    return statistics.completion(case, 0.0) / Fraction(case.n, case.span)


def _wrong_way(case: Case) -> bool:
    return case.sign * (case.x - case.b) < 0


_ARROW: Final = Method(
    "SDG Index arrow",
    Rule(
        guards=(
            guards.TOO_FEW,
            Guard(guards.met, Settle("on_track")),
            Guard(_wrong_way, Settle("decreasing")),
            guards.NO_TIME,
            guards.ZERO_SPAN,
        ),
        trend=trends.linear_rate,
        statistic=_pace,
        ladder=_ARROWS,
        measure="pace",
    ),
    source=SOURCE,
    warns_of_base=False,
)


def goal_colour(rescaled: Sequence[float], colours: Sequence[str]) -> str | None:
    """The colour of a goal from its indicators.

    Args:
        rescaled: :meth:`SDGIndex.rescaled` of each indicator.
        colours: the colour of each indicator, in the same order.

    The mean of the two worst rescaled figures decides: at 2 green if all indicators are green,
    else yellow; at 1.5 yellow; at 1 orange; below it red if both of the two worst are red, else
    orange. None without indicators.
    """
    if len(rescaled) != len(colours):
        raise FieldError("goal_colour", len(colours), f"as many colours as rescaled figures ({len(rescaled)})")
    unknown = set(colours) - set(COLOURS)
    if unknown:
        raise FieldError("goal_colour", sorted(unknown), "green, yellow, orange, red")
    level = worst(rescaled, 2)
    if level is None:
        return None
    if level >= 1.5:
        return "green" if level >= 2 and all(colour == "green" for colour in colours) else "yellow"
    if level >= 1:
        return "orange"
    two_worst = sorted(zip(rescaled, colours, strict=True), key=lambda pair: (pair[0], -COLOURS.index(pair[1])))[:2]
    return "red" if all(colour == "red" for _, colour in two_worst) else "orange"


def goal_score(scores: Iterable[float | None]) -> float | None:
    """The mean of a goal's indicator scores."""
    return mean(scores)


def index(goal_scores: Iterable[float | None]) -> float | None:
    """The mean of the goal scores; a goal that does not apply is None (goal 14 of landlocked countries)."""
    return mean(goal_scores)
