"""Which label a method would give for which latest figure: the zones of a progress chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plantargets.errors import FieldError
from plantargets.evaluators.series import NumberLike, SeriesLike, read

if TYPE_CHECKING:
    from plantargets.evaluators.engine import ProgressMethod
    from plantargets.evaluators.series import TargetLike


def label_zones(
    method: ProgressMethod,
    series: SeriesLike,
    *,
    target: TargetLike,
    target_year: int | None = None,
    direction: str,
    low: float,
    high: float,
    limit: NumberLike | None = None,
    steps: int = 200,
) -> list[tuple[float, float, str]]:
    """The labels that the latest figure would get if it lay between two values.

    Args:
        method: any method with ``series``.
        series: figures by year; the last one is varied.
        target: as in ``series``.
        target_year: as in ``series``.
        direction: as in ``series``.
        low: the lowest figure to try.
        high: the highest.
        limit: as in ``series``.
        steps: how many figures are tried; edges are then found to a millionth of the range.

    Returns:
        ``(from, to, label)`` in rising order; figures without a label are left out.
    """
    years, values = read(series)
    if not years or not low < high or steps < 1:
        raise FieldError("label_zones", (len(years), low, high, steps), "a series, low below high, one step or more")

    def label(latest: float) -> str | None:
        figures = {**dict(zip(years, values, strict=True)), years[-1]: latest}
        return method.series(figures, target=target, target_year=target_year, direction=direction, limit=limit).label

    def edge(a: float, b: float) -> float:
        at_a = label(a)
        for _ in range(20):
            middle = (a + b) / 2
            a, b = (middle, b) if label(middle) == at_a else (a, middle)
        return b

    zones: list[tuple[float, float, str]] = []
    start, current = low, label(low)
    previous = low
    for step in range(1, steps + 1):
        here = low + (high - low) * step / steps
        found = label(here)
        if found != current:
            border = edge(previous, here)
            if current is not None:
                zones.append((start, border, current))
            start, current = border, found
        previous = here
    if current is not None:
        zones.append((start, high, current))
    return zones
