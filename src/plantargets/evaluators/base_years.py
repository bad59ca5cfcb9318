"""How a method picks the year it measures from."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import TypeAlias

BaseYear: TypeAlias = Callable[[Sequence[int]], int | None]


def next_later(wanted: int) -> BaseYear:
    """The wanted year, or the next later one with a figure; never an earlier one."""

    def pick(years: Sequence[int]) -> int | None:
        place = bisect_left(years, wanted)
        return place if place < len(years) else None

    return pick


def nearest(wanted: int) -> BaseYear:
    """The year nearest to the wanted one; of two equally near, the later."""

    def pick(years: Sequence[int]) -> int | None:
        return min(range(len(years)), key=lambda place: (abs(years[place] - wanted), -years[place]), default=None)

    return pick


def later_else_earlier(wanted: int, points: int = 2) -> BaseYear:
    """The wanted year, or the next later one that leaves enough points, or the last earlier one."""

    def pick(years: Sequence[int]) -> int | None:
        place = bisect_left(years, wanted)
        if place <= len(years) - points:
            return place
        earlier = len(years) - points
        return earlier if earlier >= 0 else (0 if years else None)

    return pick


def nearest_before_last(wanted: int) -> BaseYear:
    """The year nearest to the wanted one among those before the last; of two equally near, the later."""
    pick_any = nearest(wanted)

    def pick(years: Sequence[int]) -> int | None:
        return pick_any(years[:-1]) if len(years) > 1 else pick_any(years)

    return pick


def exactly_or_first(wanted: int | None) -> BaseYear:
    """The wanted year, which must have a figure; the first year when none is wanted."""

    def pick(years: Sequence[int]) -> int | None:
        if wanted is None:
            return 0 if years else None
        place = bisect_left(years, wanted)
        return place if place < len(years) and years[place] == wanted else None

    return pick
