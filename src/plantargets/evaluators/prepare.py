"""Bands, several target years, comparators and nominal-is-best, reduced to a figure and a direction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from plantargets.errors import FieldError
from plantargets.evaluators.series import (
    LOWER,
    NumberLike,
    SeriesLike,
    TargetLike,
    Value,
    difference,
    direction_of,
    exactly,
    reaches,
    read,
    value_of,
)


def prepared(  # noqa: PLR0917
    years: list[int],
    values: list[Value],
    target: TargetLike,
    target_year: int | None,
    direction: str | None,
    comparator: SeriesLike | None,
) -> tuple[list[int], list[Value], Value | None, int | None, int, bool]:
    """Years, figures, target, target year, direction (1 or -1), and whether the target has to be passed."""
    if isinstance(target, Mapping):
        target, target_year = _next_target(target, target_year, years)
    low: Value | None
    high: Value | None
    if isinstance(target, tuple):
        low, high = (value_of(end, "target") for end in target)
        if exactly(low) > exactly(high):
            raise FieldError("target", target, "a band (low, high) with low not above high")
    else:
        low = high = None if target is None else value_of(target, "target")
    if comparator is not None:
        if direction == "on_target":
            raise FieldError("direction", direction, "'higher' or 'lower' with a comparator")
        sign = direction_of(direction)
        other = dict(zip(*read(comparator, "comparator"), strict=True))
        common = [(year, value) for year, value in zip(years, values, strict=True) if year in other]
        lead = [difference(v, other[y]) if sign > 0 else difference(other[y], v) for y, v in common]
        margin: Value = 0 if low is None else low
        return [year for year, _ in common], lead, margin, target_year, 1, low is None
    if direction == "on_target":
        if low is None or high is None:
            return years, values, None, target_year, LOWER, False
        return years, [_outside(value, low, high) for value in values], 0, target_year, LOWER, False
    sign = direction_of(direction)
    # The weakest edge of a band is the one that progress reaches first.
    return years, values, low if sign > 0 else high, target_year, sign, False


def _next_target(
    target: Mapping[int, NumberLike], target_year: int | None, years: Sequence[int]
) -> tuple[NumberLike | tuple[NumberLike, NumberLike], int]:
    if target_year is not None:
        raise FieldError("target_year", target_year, "nothing beside targets by year")
    if not target:
        raise FieldError("target", target, "at least one year")
    latest = max(years, default=0)
    by_year = sorted(target)
    year = next((year for year in by_year if year >= latest), by_year[-1])
    return target[year], year


def _outside(value: Value, low: Value, high: Value) -> Value:
    if not reaches(value, low, 1):
        return difference(low, value)
    if not reaches(value, high, -1):
        return difference(value, high)
    return 0
