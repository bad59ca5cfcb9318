"""How a method picks the year it measures from."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TypeAlias, final

import attrs


@final
@attrs.frozen
class NextLater:
    """The wanted year, or the next later one with a figure; never an earlier one."""

    wanted: int

    def __call__(self, years: Sequence[int]) -> int | None:
        place = bisect_left(years, self.wanted)
        return place if place < len(years) else None


@final
@attrs.frozen
class Nearest:
    """The year nearest to the wanted one; of two equally near, the later."""

    wanted: int

    def __call__(self, years: Sequence[int]) -> int | None:
        return min(range(len(years)), key=lambda place: (abs(years[place] - self.wanted), -years[place]), default=None)


@final
@attrs.frozen
class LaterElseEarlier:
    """The wanted year, or the next later one that leaves a second figure, or the last earlier one."""

    wanted: int

    def __call__(self, years: Sequence[int]) -> int | None:
        place = bisect_left(years, self.wanted)
        if place <= len(years) - 2:
            return place
        return len(years) - 2 if len(years) > 1 else (0 if years else None)


@final
@attrs.frozen
class NearestBeforeLast:
    """The year nearest to the wanted one among those before the last; of two equally near, the later."""

    wanted: int

    def __call__(self, years: Sequence[int]) -> int | None:
        return Nearest(self.wanted)(years[:-1] if len(years) > 1 else years)


@final
@attrs.frozen
class ExactlyOrFirst:
    """The wanted year, which must have a figure; the first year when none is wanted."""

    wanted: int | None = None

    def __call__(self, years: Sequence[int]) -> int | None:
        if self.wanted is None:
            return 0 if years else None
        place = bisect_left(years, self.wanted)
        return place if place < len(years) and years[place] == self.wanted else None


#: The rules that are told which year is wanted.
Wanted: TypeAlias = NextLater | Nearest | LaterElseEarlier | NearestBeforeLast | ExactlyOrFirst
