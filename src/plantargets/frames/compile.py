"""From targets to rows of numbers: what to look up for each, and the edges to test it on.

Every criterion comes down to tests of a set against an edge, as in :mod:`plantargets.judging`.
The edges are floats; each is shifted to the open or closed side where no float holds it.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import inf
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, final

import attrs

from plantargets.criteria import ChangeFrom, KeepFalling, KeepRising, Milestone, MultipleOf, Unquantified
from plantargets.errors import FieldError

if TYPE_CHECKING:
    from plantargets.conventions import Convention
    from plantargets.exact import Number
    from plantargets.indicators import Indicator
    from plantargets.intervals import Interval
    from plantargets.periods import Period
    from plantargets.targets import Target

Cell: TypeAlias = str | int | float
How: TypeAlias = Literal["plain", "difference", "multiple", "pairs", "milestone", "no_test"]


_ONE: Final = Fraction(1)


@final
@attrs.frozen
class Key:
    """One figure to look up; ``area`` None is the area judged."""

    indicator: Indicator
    period: Period | None
    area: str | None = None


@final
@attrs.frozen
class Shape:
    """What targets that are judged by the same expressions have in common.

    Args:
        how: what the judged quantity is.
        values: how many figures are judged.
        combine: every one of them, or their sum or mean.
        whole: a figure for the whole of several years comes before the yearly ones.
        references: how many figures are compared with: none, one for all, or one for each.
        reference_whole: as ``whole``, for those.
        integer: the figures are whole numbers.
        reference_integer: those compared with are.
    """

    how: How
    values: int = 1
    combine: Literal["every", "sum", "mean"] = "every"
    whole: bool = False
    references: int = 0
    reference_whole: bool = False
    integer: bool = False
    reference_integer: bool = False

    @property
    def scaled(self) -> bool:
        """The judged quantity is computed, on whole numbers of 10^-d."""
        return self.how in {"difference", "multiple", "pairs"} or self.combine != "every"

    @property
    def simple(self) -> bool:
        """One figure is judged, with or without another beside it."""
        return self.values == 1 and not self.whole and self.how in {"plain", "difference", "multiple"}

    def points(self, hedged: bool) -> bool:
        """Every figure is one number, if reports are; a sum may be open above."""
        return not hedged and self.combine == "every"


@final
@attrs.frozen
class Compiled:
    """A target as numbers, for one period."""

    target: Target
    period: Period | None
    shape: Shape
    values: tuple[Key, ...]
    whole: Key | None
    references: tuple[Key, ...]
    reference_whole: Key | None
    cells: dict[str, Cell]

    def in_year(self, year: Period) -> Compiled:
        """The same in another year, for a simple shape that compares with figures of its own year."""
        values = tuple(attrs.evolve(key, period=year) for key in self.values)
        references = tuple(attrs.evolve(key, period=year) for key in self.references)
        return attrs.evolve(self, period=year, values=values, references=references)


def compiled(target: Target, convention: Convention, decimals: int) -> Compiled:
    """The numbers of a target whose period is known.

    Raises:
        FieldError: a milestone without a deadline.
    """
    criterion, indicator = target.criterion, target.indicator
    if isinstance(criterion, Unquantified):
        shape = Shape("no_test", values=0)
        return Compiled(target, target.period, shape, (), None, (), None, _shown(None))
    if isinstance(criterion, Milestone):
        return _milestone(target)
    how: How = "plain"
    relative = isinstance(criterion, ChangeFrom) and criterion.is_relative
    values, whole, combine = _values(target)
    references, reference_whole = _references(target)
    reference = references[0] if references else None
    if isinstance(criterion, (KeepRising, KeepFalling)):
        how = "pairs"
    elif reference is not None:
        how = "multiple" if relative or isinstance(criterion, MultipleOf) else "difference"
    shape = Shape(
        how,
        len(values),
        combine,
        whole is not None,
        len(references),
        reference_whole is not None,
        _is_whole(indicator),
        reference is not None and _is_whole(reference.indicator),
    )
    accepted = target.acceptance(convention)
    assert accepted is not None
    last = accepted.strictest
    factor = _factor(target, reference)
    cells: dict[str, Cell] = {
        "ambiguous": int(len(accepted.readings) > 1),
        "mismatch": int(_mismatched(target, reference)),
    }
    cells |= _shown(last.acceptable)
    cells["floor"] = int(indicator.accumulates)
    scale = 10**decimals if shape.scaled else 1
    if how == "multiple":
        cells |= _factors(last.acceptable, last.core, last.beyond, factor, relative)
    else:
        times = scale * (len(values) if combine == "mean" else 1) * factor.denominator
        cells |= _edges(last.acceptable, last.core, last.beyond, times, whole=shape.scaled)
        cells |= {"m": float(factor.denominator), "n": float(factor.numerator), "per": float(times)}
    cells |= {"scale": float(scale), "relative": float(relative)}
    return Compiled(target, target.period, shape, values, whole, references, reference_whole, cells)


def _is_whole(indicator: Indicator) -> bool:
    return indicator.integer or indicator.kind == "rank"


def _milestone(target: Target) -> Compiled:
    due = target.due
    if due is None:
        raise FieldError("target.period", target.id, "a period, or Milestone(by=…), to judge a milestone in a table")
    from plantargets.intervals import Interval

    accepted = Interval.at_most(due.toordinal())
    shape = Shape("milestone")
    cells = _shown(accepted) | _edges(accepted, accepted, None, 1, whole=False)
    cells |= {"ambiguous": 0, "mismatch": 0, "scale": 1.0, "per": 1.0}
    return Compiled(target, target.period, shape, (Key(target.indicator, None),), None, (), None, cells)


def _values(target: Target) -> tuple[tuple[Key, ...], Key | None, Literal["every", "sum", "mean"]]:
    """The figures that are judged, as in :func:`plantargets.judging.gather`."""
    indicator, period = target.indicator, target.period
    years = () if period is None else period.years()
    if isinstance(target.criterion, (KeepRising, KeepFalling)):
        if period is None:
            return (Key(indicator, None), Key(indicator, None)), None, "every"
        periods = list(years) if len(years) > 1 else [period]
        return tuple(Key(indicator, each) for each in (periods[0].previous(), *periods)), None, "every"
    if period is None or len(years) < 2:
        return (Key(indicator, period),), None, "every"
    yearly = tuple(Key(indicator, year) for year in years)
    if target.over == "every":
        return yearly, None, "every"
    whole = Key(indicator, period)
    if target.over == "end":
        return (yearly[-1],), whole, "every"
    return yearly, whole, "sum" if target.over == "sum" else "mean"


def _references(target: Target) -> tuple[tuple[Key, ...], Key | None]:
    """The figures compared with: those of the periods judged, unless a period is named."""
    reference = target.reference
    if reference is None:
        return (), None
    indicator, area = reference.indicator or target.indicator, reference.area
    if reference.period is not None:
        return (Key(indicator, reference.period, area),), None
    values, whole, _ = _values(target)
    keys = tuple(Key(indicator, each.period, area) for each in values)
    return keys, None if whole is None else Key(indicator, whole.period, area)


def _factor(target: Target, reference: Key | None) -> Fraction:
    """The target's units in one unit of the reference."""
    if reference is None or reference.indicator.unit is None or target.indicator.unit is None:
        return _ONE
    return Fraction(reference.indicator.unit.factor_to(target.indicator.unit))


def _mismatched(target: Target, reference: Key | None) -> bool:
    ours = target.indicator.basis
    theirs = None if reference is None else reference.indicator.basis
    return ours is not None and theirs is not None and ours != theirs


def _shown(accepted: Interval | None) -> dict[str, Cell]:
    """The acceptable set, for the result."""
    if accepted is None:
        return {"sl": -inf, "sh": inf, "slc": 0, "shc": 0}
    return {
        "sl": -inf if accepted.low is None else float(accepted.low),
        "sh": inf if accepted.high is None else float(accepted.high),
        "slc": int(accepted.low_closed),
        "shc": int(accepted.high_closed),
    }


def _ends(accepted: Interval, core: Interval, beyond: Interval | None) -> dict[str, tuple[Number | None, bool]]:
    return {
        "al": (accepted.low, accepted.low_closed),
        "ah": (accepted.high, accepted.high_closed),
        "cl": (core.low, core.low_closed),
        "ch": (core.high, core.high_closed),
        "bl": (None if beyond is None else beyond.low, False),
        "bh": (None if beyond is None else beyond.high, False),
    }


def _edges(accepted: Interval, core: Interval, beyond: Interval | None, times: int, *, whole: bool) -> dict[str, Cell]:
    cells: dict[str, Cell] = {}
    known: dict[tuple[Number, bool, bool], tuple[float, float]] = {}
    for name, (end, closed) in _ends(accepted, core, beyond).items():
        lower = name.endswith("l")
        if end is None:
            # Nothing is beyond an absent edge; everything is inside any other.
            cells[name] = inf if lower is name.startswith("b") else -inf
            cells[f"{name}o"] = 0.0
        else:
            found = known.get((end, closed, lower))
            if found is None:
                at = end if times == 1 else Fraction(end) * times
                found = known[end, closed, lower] = _edge(at, closed, lower=lower, whole=whole)
            cells[name], cells[f"{name}o"] = found
    return cells


def _edge(end: Number, closed: bool, *, lower: bool, whole: bool) -> tuple[float, float]:
    """The edge as a float, and 1.0 where the float itself lies outside.

    Floats are read by their shortest decimal (whole numbers as they are), so where the float is
    not the edge itself it lies strictly on one side of it.
    """
    nearest = float(end)
    read = Decimal(nearest) if whole else Decimal(float.__repr__(nearest))
    if read == end:
        return nearest, float(not closed)
    return nearest, float((read > end) is not lower)


def _factors(
    accepted: Interval, core: Interval, beyond: Interval | None, unit: Fraction, relative: bool
) -> dict[str, Cell]:
    """Each edge k of a multiple as value × m − base × n, with n / m = k × the units' factor."""
    cells: dict[str, Cell] = {}
    for name, (end, closed) in _ends(accepted, core, beyond).items():
        times = Fraction(0 if end is None else end)
        quotient = (times / 100 + 1 if relative else times) * unit
        cells[f"{name}m"], cells[f"{name}n"] = float(quotient.denominator), float(quotient.numerator)
        cells[f"{name}x"] = float(end is None)
        cells[f"{name}o"] = float(end is not None and not closed)
    return cells
