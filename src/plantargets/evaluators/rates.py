"""Annual rates, projections, required rates and paths to a target."""

from __future__ import annotations

import math
from collections.abc import Mapping
from itertools import pairwise
from typing import Final

import attrs

from plantargets.errors import FieldError, one_of
from plantargets.evaluators.series import NumberLike, read, value_of

PATHS: Final = ("linear", "geometric", "steps", "given")


def aarr(start: NumberLike, end: NumberLike, years: float) -> float:
    """Average annual rate of reduction in percent, continuous: ``100 ln(start / end) / years``.

    The convention of UNICEF and the UN inter-agency group for child mortality.

    >>> round(aarr(20, 10, 25), 1)
    2.8
    """
    first, last = _positive(start, "start"), _positive(end, "end")
    return 100 * math.log(first / last) / _years(years)


def aroc(start: NumberLike, end: NumberLike, years: float = 1) -> float:
    """Annual rate of change, discrete: ``(end / start) ** (1 / years) - 1``, a share.

    The convention of WHO's triple billion projections.
    """
    first, last = _positive(start, "start"), float(value_of(end, "end"))
    if last < 0:
        raise FieldError("end", end, "a figure of 0 or more")
    return float((last / first) ** (1 / _years(years)) - 1)


def project(value: NumberLike, rate: float, years: float) -> float:
    """The value after some years of compound change at a rate (a share).

    >>> round(project(88, aroc(87, 88), 7), 4)
    95.3293
    """
    return float(float(value_of(value, "value")) * (1 + rate) ** years)


def changed_by(value: NumberLike, percent: NumberLike) -> float:
    """The value that lies a percentage above (or below) another.

    >>> changed_by(68, 3), changed_by(68, -3)
    (70.04, 65.96)
    """
    from plantargets.evaluators.series import exactly

    return float(exactly(value_of(value, "value")) * (100 + exactly(value_of(percent, "percent"))) / 100)


def required_rate(latest: NumberLike, target: NumberLike, years: float, *, compound: bool = False) -> float:
    """The yearly change that still leads to the target: in the indicator's unit, or compound as a share.

    >>> required_rate(60, 100, 4), round(required_rate(60, 100, 4, compound=True), 4)
    (10.0, 0.1362)
    """
    if compound:
        return aroc(latest, target, years)
    return (float(value_of(target, "target")) - float(value_of(latest, "latest"))) / _years(years)


def _positive(value: NumberLike, field: str) -> float:
    number = float(value_of(value, field))
    if number <= 0:
        raise FieldError(field, value, "a figure above 0")
    return number


def _years(years: float) -> float:
    if not years > 0:
        raise FieldError("years", years, "more than 0 years")
    return years


def _check_kind(_instance: object, _attribute: object, kind: str) -> None:
    if kind not in PATHS:
        raise FieldError("Path.kind", kind, one_of(PATHS))


def _check_table(instance: Path, _attribute: object, table: Mapping[int, NumberLike]) -> None:
    if (instance.kind in ("steps", "given")) != bool(table):
        raise FieldError("Path.table", dict(table), "figures by year for 'steps' and 'given', nothing otherwise")


@attrs.frozen
class Path:
    """The way that is planned from base to target.

    Args:
        kind: ``"linear"``, ``"geometric"`` (the same percentage each year), ``"steps"`` (each figure
            of the table holds from its year on) or ``"given"`` (straight lines between the figures).
        table: figures by year, for the last two.

    >>> Path("linear").at(2022, 2020, 100, 2030, 200), Path("steps", {2023: 150}).at(2022, 2020, 100, 2030, 200)
    (120.0, 100)
    """

    kind: str = attrs.field(default="linear", validator=_check_kind)
    table: Mapping[int, NumberLike] = attrs.field(factory=dict[int, NumberLike], validator=_check_table)

    def at(self, when: float, start: float, base: float, end: float, target: float) -> float:
        """The figure planned for a point in time.

        Args:
            when: the point in time, in years.
            start: the base year.
            base: its figure.
            end: the target year.
            target: its figure.
        """
        if when <= start:
            return base
        if when >= end:
            return target
        share = (when - start) / (end - start)
        if self.kind == "linear":
            return base + (target - base) * share
        if self.kind == "geometric":
            if base == 0 or target / base <= 0:
                raise FieldError("Path.kind", "geometric", "a base and a target on the same side of zero")
            return float(base * (target / base) ** share)
        years, values = read(self.table, "Path.table")
        points = [(float(start), base)]
        points += [(float(y), float(v)) for y, v in zip(years, values, strict=True) if start < y < end]
        points.append((float(end), target))
        if self.kind == "steps":
            return [figure for year, figure in points if year <= when][-1]
        for (y0, v0), (y1, v1) in pairwise(points):
            if when <= y1:
                return v0 + (v1 - v0) * (when - y0) / (y1 - y0)
        return target


def path_of(given: str | Path | Mapping[int, NumberLike]) -> Path:
    """A path from its name, or from figures by year."""
    if isinstance(given, Path):
        return given
    return Path("given", given) if isinstance(given, Mapping) else Path(given)
