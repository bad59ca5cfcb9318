"""Deterministic integration: Gauss-Legendre on panels between given points."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from functools import cache
from itertools import pairwise


@cache
def _nodes(order: int) -> tuple[tuple[float, float], ...]:
    """Nodes and weights on [-1, 1], by Newton's method on the Legendre polynomial."""
    found: list[tuple[float, float]] = []
    for place in range(order):
        x = math.cos(math.pi * (place + 0.75) / (order + 0.5))
        slope = 1.0
        for _ in range(100):
            previous, value = 1.0, x
            for k in range(2, order + 1):
                previous, value = value, ((2 * k - 1) * x * value - (k - 1) * previous) / k
            slope = order * (x * value - previous) / (x * x - 1)
            step = value / slope
            x -= step
            if abs(step) < 1e-15:
                break
        found.append((x, 2 / ((1 - x * x) * slope * slope)))
    return tuple(found)


def integrate(function: Callable[[float], float], points: Iterable[float], order: int = 24) -> float:
    """The integral from the first to the last of the points; panels lie between neighbours."""
    nodes = _nodes(order)
    parts: list[float] = []
    for low, high in pairwise(sorted(set(points))):
        half, middle = (high - low) / 2, (high + low) / 2
        parts.extend(half * weight * function(middle + half * node) for node, weight in nodes)
    return math.fsum(parts)
