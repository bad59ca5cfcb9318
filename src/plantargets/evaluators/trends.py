"""How a series moves: one number per case, computed from base and latest or from the last points."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from plantargets.evaluators.case import Case

Trend: TypeAlias = "Callable[[Case], float]"


def growth(value: float, base: float, years: float) -> float:
    """The compound annual growth rate ``(value / base) ** (1 / years) - 1``."""
    return float((value / base) ** (1 / years)) - 1


def compound_growth(case: Case) -> float:
    """The compound annual growth from base to latest."""
    return float((case.x / case.b) ** (1 / case.n)) - 1


def linear_rate(case: Case) -> float:
    """The change per year from base to latest, in the unit of the indicator."""
    return (case.x - case.b) / case.n


def mean_of_last_changes(points: int, fallback: int) -> Trend:
    """The mean change between the last ``points`` figures, or the last ``fallback`` if fewer.

    Positions count, not calendar years: figures may lie years apart.
    """

    def trend(case: Case) -> float:
        count = points if case.count >= points else fallback
        return (float(case.values[-1]) - float(case.values[-count])) / (count - 1)

    return trend


def last_change(case: Case) -> float:
    """The change between the last two figures."""
    return float(case.values[-1]) - float(case.values[-2])


def log_rate(case: Case) -> float:
    """The continuous annual growth ``ln(latest / base) / years``."""
    return math.log(case.x / case.b) / case.n


def slope(weight: Callable[[int, int, int], float] | None = None) -> Trend:
    """The slope of a least-squares line through the figures from the base year on.

    Args:
        weight: the weight of a year, as a function of the year, the first and the latest year;
            None weighs all alike.
    """

    def trend(case: Case) -> float:
        return fitted_line(case, weight)[0]

    return trend


def fitted_line(case: Case, weight: Callable[[int, int, int], float] | None = None) -> tuple[float, float]:
    """Slope and value in the latest year of the (weighted) least-squares line."""
    years = case.years[case.start :]
    values = [float(value) for value in case.values[case.start :]]
    first, last = years[0], years[-1]
    weights = [1.0] * len(years) if weight is None else [weight(year, first, last) for year in years]
    total = math.fsum(weights)
    mean_year = math.fsum(w * (year - last) for w, year in zip(weights, years, strict=True)) / total
    mean_value = math.fsum(w * v for w, v in zip(weights, values, strict=True)) / total
    spread = math.fsum(w * (year - last - mean_year) ** 2 for w, year in zip(weights, years, strict=True))
    together = math.fsum(
        w * (year - last - mean_year) * (v - mean_value) for w, year, v in zip(weights, years, values, strict=True)
    )
    rate = together / spread
    return rate, mean_value - rate * mean_year


def rank_correlation(case: Case) -> float:
    """Spearman's rank correlation of the figures with time."""
    values = [float(value) for value in case.values[case.start :]]
    ranks = _ranks(values)
    times = [float(position) for position in range(len(values))]
    mean_rank, mean_time = math.fsum(ranks) / len(ranks), math.fsum(times) / len(times)
    over = math.fsum((r - mean_rank) * (t - mean_time) for r, t in zip(ranks, times, strict=True))
    under = math.sqrt(math.fsum((r - mean_rank) ** 2 for r in ranks) * math.fsum((t - mean_time) ** 2 for t in times))
    return over / under if under else 0.0


def _ranks(values: list[float]) -> list[float]:
    order = sorted(range(len(values)), key=values.__getitem__)
    ranks = [0.0] * len(values)
    position = 0
    while position < len(order):
        end = position
        while end + 1 < len(order) and values[order[end + 1]] == values[order[position]]:
            end += 1
        for place in order[position : end + 1]:
            ranks[place] = (position + end) / 2 + 1
        position = end + 1
    return ranks
