"""The relation of two sets as expressions of any engine.

Nothing here rests on how an engine orders NaN or compares with a missing value: sets that are
missing are null at both ends before they come here, and the least of two numbers is chosen by
an explicit comparison.
"""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, final

import attrs
import narwhals.stable.v2 as nw

from plantargets.frames.codes import ATTAINED, MISSED, UNDETERMINED

if TYPE_CHECKING:
    from collections.abc import Sequence


@final
@attrs.frozen(eq=False)
class Ends:
    """A set: its ends, and 1.0 where an end is open (None when all are closed)."""

    low: nw.Expr
    high: nw.Expr
    low_open: nw.Expr | None = None
    high_open: nw.Expr | None = None


@final
@attrs.frozen(eq=False)
class Edge:
    """An edge that a set is tested against, and 1.0 where it is open (None when all are closed)."""

    at: nw.Expr | float
    open: nw.Expr | None = None
    always: bool = False  # open everywhere


def code(value: int) -> nw.Expr:
    """A constant of the compact type."""
    return nw.lit(value, nw.Int8())


def holds(low: nw.Expr, high: nw.Expr) -> nw.Expr:
    """There is a number from low to high, neither of which is NaN; null or false for missing ends.

    The difference is NaN with a NaN, or with two like infinities, and NaN ≤ 0 is false whether an
    engine puts NaN above every number or beside them.
    """
    return (low - high) <= 0.0


def above(of: Ends, edge: Edge) -> nw.Expr:
    """Every number of the set is on or above the edge."""
    if edge.open is None:
        return of.low >= edge.at
    if edge.always and of.low_open is None:
        return of.low > edge.at
    tie = edge.open < 0.5 if of.low_open is None else of.low_open >= edge.open
    return (of.low > edge.at) | ((of.low == edge.at) & tie)


def below(of: Ends, edge: Edge) -> nw.Expr:
    """Every number of the set is on or below the edge."""
    if edge.open is None:
        return of.high <= edge.at
    if edge.always and of.high_open is None:
        return of.high < edge.at
    tie = edge.open < 0.5 if of.high_open is None else of.high_open >= edge.open
    return (of.high < edge.at) | ((of.high == edge.at) & tie)


def short_of(of: Ends, edge: Edge) -> nw.Expr:
    """No number of the set reaches up to the edge."""
    return _apart(of.high < edge.at, of.high == edge.at, of.high_open, edge.open)


def past(of: Ends, edge: Edge) -> nw.Expr:
    """No number of the set reaches down to the edge."""
    return _apart(of.low > edge.at, of.low == edge.at, of.low_open, edge.open)


def _apart(beyond: nw.Expr, tie: nw.Expr, first: nw.Expr | None, second: nw.Expr | None) -> nw.Expr:
    if first is None and second is None:
        return beyond
    if first is None or second is None:
        only = first if first is not None else second
        assert only is not None
        return beyond | (tie & (only > 0.5))
    return beyond | (tie & ((first + second) > 0.5))


def all_of(parts: Sequence[nw.Expr]) -> nw.Expr:
    """Every one holds."""
    found = parts[0]
    for each in parts[1:]:
        found = found & each
    return found


def any_of(parts: Sequence[nw.Expr]) -> nw.Expr:
    """At least one holds."""
    found = parts[0]
    for each in parts[1:]:
        found = found | each
    return found


def least(parts: Sequence[nw.Expr]) -> nw.Expr:
    """The least finite number; null where there is none. Infinities, NaN and nulls are passed over."""
    found = parts[0]
    if len(parts) == 1:
        return nw.when((found < inf) & (found > -inf)).then(found)
    for each in parts[1:]:
        found = (
            nw.when((found <= each) & (found < inf))
            .then(found)
            .when(each < inf)
            .then(each)
            .when(found < inf)
            .then(found)
        )
    return found


def verdict(attained: nw.Expr, missed: nw.Expr) -> nw.Expr:
    """The verdict's code. A condition that is null does not hold."""
    return nw.when(attained).then(code(ATTAINED)).when(missed).then(code(MISSED)).otherwise(code(UNDETERMINED))


def grade(attained: nw.Expr, missed: nw.Expr, exceeded: nw.Expr | None, met: nw.Expr | None) -> nw.Expr:
    """The grade's code: 3 exceeded, 2 met, 1 within tolerance, 0 missed, −1 none.

    None stands for "exceeded" that no target has, and for "met" that is the same as attained.
    """
    fully = attained if met is None else attained & met
    if exceeded is None:
        chain = nw.when(fully).then(code(2))
    else:
        chain = nw.when(attained & exceeded).then(code(3)).when(fully).then(code(2))
    if met is not None:
        chain = chain.when(attained).then(code(1))
    return chain.when(missed).then(code(0)).otherwise(code(-1))
