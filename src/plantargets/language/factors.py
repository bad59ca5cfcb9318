"""Multiples as changes in percent: double is a rise of 100 %, halve a fall of 50 %."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from attrs import evolve

from plantargets.exact import mul, sub

if TYPE_CHECKING:
    from plantargets.exact import Number
    from plantargets.language.statements import Comparator, Statement

_ONE: Final = Decimal(1)


def as_change(statement: Statement) -> Statement:
    """A statement of a multiple as one of a growth rate; any other statement as it is.

    >>> from plantargets.language import read
    >>> changed = as_change(read("more than halve food waste by 2030")[0])
    >>> changed.comparator, str(changed.low), changed.unit, changed.movement
    ('more_than', '50', 'percent', 'down')
    """
    if statement.comparator != "multiply":
        return statement
    known = [number for number in (statement.value, statement.low, statement.high) if number is not None]
    falls = any(number < 1 for number in known)
    value, low, high = (_percent(number, falls) for number in (statement.value, statement.low, statement.high))
    low_inclusive, high_inclusive = statement.low_inclusive, statement.high_inclusive
    if falls:
        low, high, low_inclusive, high_inclusive = high, low, high_inclusive, low_inclusive
    return evolve(
        statement,
        comparator=_comparator(low, high, low_inclusive, high_inclusive),
        measure="growth_rate",
        movement="down" if falls else "up",
        value=value,
        low=low,
        high=high,
        low_inclusive=low_inclusive,
        high_inclusive=high_inclusive,
        unit="percent",
        printed=(),
    )


def _percent(factor: Number | None, falls: bool) -> Number | None:
    if factor is None:
        return None
    percent = mul(sub(_ONE, factor) if falls else sub(factor, _ONE), Decimal(100))
    # The digits after the point are those of the factor, not of the percentage.
    return Decimal(int(percent)) if percent == int(percent) else percent


def _comparator(
    low: Number | None, high: Number | None, low_inclusive: bool | None, high_inclusive: bool | None
) -> Comparator:
    if low is not None and high is not None:
        return "between"
    if low is not None:
        return "more_than" if low_inclusive is False else "at_least"
    if high is not None:
        return "less_than" if high_inclusive is False else "at_most"
    return "exactly"
