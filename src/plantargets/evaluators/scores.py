"""From a statistic to points: straight lines with clamps, and steps."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from itertools import pairwise
from typing import TypeAlias, final

import attrs

from plantargets.errors import FieldError

#: Points from the statistic and the method's coefficient.
Score: TypeAlias = Callable[[float, float], float]


@final
@attrs.frozen
class Line:
    """``slope * statistic + intercept``, clamped to ``low`` and ``high``."""

    slope: float
    intercept: float = 0.0
    low: float | None = None
    high: float | None = None

    def __call__(self, statistic: float, scale: float = 1.0) -> float:  # noqa: ARG002
        points = self.slope * statistic + self.intercept
        if self.low is not None and points < self.low:
            return self.low
        if self.high is not None and points > self.high:
            return self.high
        return points


def _check_points(_instance: object, _attribute: object, points: tuple[tuple[float, float], ...]) -> None:
    if len(points) < 2 or any(a[0] >= b[0] for a, b in pairwise(points)):
        raise FieldError("Piecewise.points", points, "two points or more, in rising order")


@final
@attrs.frozen
class Piecewise:
    """Straight lines through the given points, flat beyond the first and the last.

    Raises:
        FieldError: fewer than two points, or points not in rising order.

    >>> payout = Piecewise(((80, 0.5), (100, 1.0), (120, 2.0)))
    >>> payout(90), payout(110), payout(300)
    (0.75, 1.5, 2.0)
    """

    points: tuple[tuple[float, float], ...] = attrs.field(validator=_check_points)

    def __call__(self, statistic: float, scale: float = 1.0) -> float:  # noqa: ARG002
        points = self.points
        place = bisect_right(points, statistic, key=lambda point: point[0])
        if place == 0:
            return points[0][1]
        if place == len(points):
            return points[-1][1]
        (x0, y0), (x1, y1) = points[place - 1], points[place]
        # Exact at the ends and half way: the form with one division.
        return (y0 * (x1 - statistic) + y1 * (statistic - x0)) / (x1 - x0)


@final
@attrs.frozen
class Staircase:
    """The points of the highest step reached; ``below`` under the first step."""

    steps: tuple[tuple[float, float], ...]
    below: float = 0.0

    def __call__(self, statistic: float, scale: float = 1.0) -> float:  # noqa: ARG002
        place = bisect_right(self.steps, statistic, key=lambda step: step[0])
        return self.steps[place - 1][1] if place else self.below
