"""Intervals of numbers: exact ends, open or closed, bounded or not.

An interval is never empty, so "no value is possible" has to be said in another way (as a
conflict of sources, say). Intervals are compared as sets, by :meth:`Interval.issubset` and
:meth:`Interval.isdisjoint`; they have no order.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING, TypeAlias, final

import attrs

from plantargets import exact
from plantargets.errors import EmptyIntervalError, FieldError, FieldTypeError
from plantargets.exact import Number

if TYPE_CHECKING:
    from collections.abc import Iterable

_Given: TypeAlias = Number | int | float | str | None
_TEXT = re.compile(r"^\s*([\[(])\s*([^,\[\]()]{1,200}),\s*([^,\[\]()]{1,200})\s*([\])])\s*$")
_NUMBER = re.compile(r"[+-]?[0-9]{1,100}(?:/0*[1-9][0-9]{0,99}|(?:\.[0-9]{1,100})?(?:[eE][+-]?[0-9]{1,3})?)")
_MAX_EXPONENT = 10 * exact.MAX_EXPONENT
_INFINITE = {"∞", "+∞", "inf", "+inf"}


def _end(value: _Given, field: str) -> Number | None:
    if value is None:
        return value
    # Results of arithmetic may have more digits than a figure has.
    if type(value) is Decimal and value.is_finite() and abs(value.adjusted()) <= _MAX_EXPONENT:
        return value
    if type(value) is Fraction:
        return exact.simplest(value)
    if isinstance(value, str):
        text = value.strip().replace("−", "-")
        if not _NUMBER.fullmatch(text):
            raise FieldError(field, value, "a number such as '6.5', or None for no bound")
        return exact.to_number(Fraction(text) if "/" in text else Decimal(text), field)
    return exact.to_number(value, field)


@final
@attrs.frozen(init=False, repr=False)
class Interval:
    """A set of numbers between two ends.

    Args:
        low: lower end, or None when there is none.
        high: upper end, or None when there is none.
        low_closed: whether the lower end belongs to the set (an absent end never does).
        high_closed: the same for the upper end.

    Raises:
        EmptyIntervalError: no number would be in it.
        FieldError: an end is NaN, infinite or no number.

    >>> band = Interval("6.1", "6.9")
    >>> print(band, Decimal("6.9") in band, band.issubset(Interval.at_least(6)))
    [6.1, 6.9] True True
    """

    low: Number | None
    high: Number | None
    low_closed: bool
    high_closed: bool

    def __init__(self, low: _Given, high: _Given, low_closed: bool = True, high_closed: bool = True) -> None:
        bottom, top = _end(low, "Interval.low"), _end(high, "Interval.high")
        if bottom is not None and top is not None:
            if bottom > top:
                raise EmptyIntervalError(
                    "Interval", (low, high), "a low end that is not above the high end, such as Interval(6, 6.5)"
                )
            if bottom == top and not (low_closed and high_closed):
                raise EmptyIntervalError(
                    "Interval", (low, high, low_closed, high_closed), "two different ends, or both ends closed"
                )
        self.__attrs_init__(bottom, top, bool(low_closed) and bottom is not None, bool(high_closed) and top is not None)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]

    @classmethod
    def _make(cls, low: Number | None, high: Number | None, low_closed: bool, high_closed: bool) -> Interval:
        made = object.__new__(cls)
        # Four slot writes: results of arithmetic need no checks, and are made in every judgement.
        _SET_LOW(made, low)
        _SET_HIGH(made, high)
        _SET_LOW_CLOSED(made, low_closed)
        _SET_HIGH_CLOSED(made, high_closed)
        return made

    @classmethod
    def point(cls, value: _Given) -> Interval:
        """``{value}``."""
        return cls(value, value)

    @classmethod
    def closed(cls, low: _Given, high: _Given) -> Interval:
        """``[low, high]``."""
        return cls(low, high)

    @classmethod
    def open(cls, low: _Given, high: _Given) -> Interval:
        """``(low, high)``."""
        return cls(low, high, low_closed=False, high_closed=False)

    @classmethod
    def at_least(cls, value: _Given) -> Interval:
        """``[value, ∞)``."""
        return cls(value, None)

    @classmethod
    def more_than(cls, value: _Given) -> Interval:
        """``(value, ∞)``."""
        return cls(value, None, low_closed=False)

    @classmethod
    def at_most(cls, value: _Given) -> Interval:
        """``(-∞, value]``."""
        return cls(None, value)

    @classmethod
    def less_than(cls, value: _Given) -> Interval:
        """``(-∞, value)``."""
        return cls(None, value, high_closed=False)

    @classmethod
    def whole(cls) -> Interval:
        """Every number: ``(-∞, ∞)``."""
        return cls(None, None)

    @classmethod
    def parse(cls, text: str) -> Interval:
        """Read ``"[6.1, ∞)"``, ``"(-inf, 3)"`` or ``"{5}"``, as :func:`str` writes them."""
        if not isinstance(text, str):
            raise FieldTypeError("Interval.parse", text, "text such as '[6.1, ∞)'")
        stripped = text.strip()
        if stripped.startswith("{") and stripped.endswith("}"):
            return cls.point(stripped[1:-1])
        match = _TEXT.match(stripped)
        if match is None:
            raise FieldError("Interval.parse", text, "text such as '[6.1, ∞)', '(0, 5]' or '{5}'")
        left, low, high, right = match.groups()
        no_low = low.strip().replace("−", "-") in {"-∞", "-inf"}
        no_high = high.strip() in _INFINITE
        return cls(None if no_low else low, None if no_high else high, left == "[", right == "]")

    @property
    def is_point(self) -> bool:
        """True when the set holds one number."""
        return self.low is not None and self.low == self.high

    @property
    def is_bounded(self) -> bool:
        """True when both ends exist."""
        return self.low is not None and self.high is not None

    def __contains__(self, value: object) -> bool:
        number = exact.to_number(value, "value")
        return self._make(number, number, True, True).issubset(self)

    def issubset(self, other: Interval) -> bool:
        """True when every number of this set is in the other."""
        if other.low is not None:
            if self.low is None or self.low < other.low:
                return False
            if self.low == other.low and self.low_closed and not other.low_closed:
                return False
        if other.high is not None:
            if self.high is None or self.high > other.high:
                return False
            if self.high == other.high and self.high_closed and not other.high_closed:
                return False
        return True

    def isdisjoint(self, other: Interval) -> bool:
        """True when no number is in both sets."""
        return _below(self, other) or _below(other, self)

    def intersection(self, other: Interval) -> Interval | None:
        """The numbers in both sets, or None when there are none."""
        if self.isdisjoint(other):
            return None
        low, low_closed = _tighter(self.low, self.low_closed, other.low, other.low_closed, lower=True)
        high, high_closed = _tighter(self.high, self.high_closed, other.high, other.high_closed, lower=False)
        return self._make(low, high, low_closed, high_closed)

    def hull(self, other: Interval) -> Interval:
        """The smallest interval that holds both sets."""
        low, low_closed = _looser(self.low, self.low_closed, other.low, other.low_closed, lower=True)
        high, high_closed = _looser(self.high, self.high_closed, other.high, other.high_closed, lower=False)
        return self._make(low, high, low_closed, high_closed)

    def integers(self) -> Interval | None:
        """The hull of the whole numbers in the set, or None when there are none.

        >>> print(Interval.more_than(99).integers())
        [100, ∞)
        """
        low = high = None
        if self.low is not None:
            low = ceil(self.low)
            low += low == self.low and not self.low_closed
        if self.high is not None:
            high = floor(self.high)
            high -= high == self.high and not self.high_closed
        if low is not None and high is not None and low > high:
            return None
        return Interval(low, high)

    def __neg__(self) -> Interval:
        """The mirror image about zero."""
        return self._make(
            None if self.high is None else exact.neg(self.high),
            None if self.low is None else exact.neg(self.low),
            self.high_closed,
            self.low_closed,
        )

    def __add__(self, other: Interval | Number | int) -> Interval:
        """The set of sums of a number from each set."""
        that = _as_interval(other)
        if that is None:
            return NotImplemented
        low = None if self.low is None or that.low is None else exact.add(self.low, that.low)
        high = None if self.high is None or that.high is None else exact.add(self.high, that.high)
        return self._make(
            low,
            high,
            low is not None and self.low_closed and that.low_closed,
            high is not None and self.high_closed and that.high_closed,
        )

    __radd__ = __add__

    def __sub__(self, other: Interval | Number | int) -> Interval:
        """The set of differences. Wider than the truth when both sets come from one source."""
        that = other if type(other) is Interval else _as_interval(other)
        if that is None:
            return NotImplemented
        if self.low is self.high and that.low is that.high and self.low is not None and that.low is not None:
            apart = exact.sub(self.low, that.low)
            return self._make(apart, apart, True, True)
        low = None if self.low is None or that.high is None else exact.sub(self.low, that.high)
        high = low
        if self.low is not self.high or that.low is not that.high:
            high = None if self.high is None or that.low is None else exact.sub(self.high, that.low)
        return self._make(
            low,
            high,
            low is not None and self.low_closed and that.high_closed,
            high is not None and self.high_closed and that.low_closed,
        )

    def __rsub__(self, other: Number | int) -> Interval:
        return -self + other

    def __mul__(self, other: Interval | Number | int) -> Interval:
        """The set of products."""
        that = _as_interval(other)
        if that is None:
            return NotImplemented
        return _span(_times(a, b) for a in _ends(self) for b in _ends(that))

    __rmul__ = __mul__

    def __truediv__(self, other: Interval | Number | int) -> Interval:
        """The set of quotients, rounded outwards at 50 digits; the whole line when the divisor holds zero."""
        that = _as_interval(other)
        if that is None:
            return NotImplemented
        if Interval.point(0).issubset(that):
            return Interval.whole()
        side = 1 if that.low is not None and that.low >= 0 else -1
        return _span(quotient for a in _ends(self) for b in _ends(that) for quotient in _over(a, b, side))

    def __rtruediv__(self, other: Number | int) -> Interval:
        return Interval.point(other) / self

    def __str__(self) -> str:
        if self.is_point and self.low is not None:
            return f"{{{exact.show(self.low)}}}"
        low = "-∞" if self.low is None else exact.show(self.low)
        high = "∞" if self.high is None else exact.show(self.high)
        if low == high and self.low_closed and self.high_closed:
            return f"{{{low}}}"
        return f"{'[' if self.low_closed else '('}{low}, {high}{']' if self.high_closed else ')'}"

    def __repr__(self) -> str:
        low, high = (None if end is None else str(end) for end in (self.low, self.high))
        flags = (
            ""
            if self.low_closed is (low is not None) and self.high_closed is (high is not None)
            else f", {self.low_closed}, {self.high_closed}"
        )
        return f"Interval({low!r}, {high!r}{flags})"


_SET_LOW, _SET_HIGH, _SET_LOW_CLOSED, _SET_HIGH_CLOSED = (
    Interval.__dict__[name].__set__ for name in ("low", "high", "low_closed", "high_closed")
)


def _below(a: Interval, b: Interval) -> bool:
    if a.high is None or b.low is None:
        return False
    return a.high < b.low or (a.high == b.low and not (a.high_closed and b.low_closed))


def _tighter(
    a: Number | None, a_closed: bool, b: Number | None, b_closed: bool, *, lower: bool
) -> tuple[Number | None, bool]:
    if a is None or b is None:
        return (b, b_closed) if a is None else (a, a_closed)
    if a == b:
        return a, a_closed and b_closed
    return (a, a_closed) if (a > b) is lower else (b, b_closed)


def _looser(
    a: Number | None, a_closed: bool, b: Number | None, b_closed: bool, *, lower: bool
) -> tuple[Number | None, bool]:
    if a is None or b is None:
        return None, False
    if a == b:
        return a, a_closed or b_closed
    return (a, a_closed) if (a < b) is lower else (b, b_closed)


def _as_interval(value: object) -> Interval | None:
    if isinstance(value, Interval):
        return value
    if isinstance(value, (int, Decimal, Fraction)) and not isinstance(value, bool):
        return Interval.point(value)
    return None


# An end of an interval in products: its sign of infinity (0 when finite), its value, whether it belongs.
_End: TypeAlias = tuple[int, Number, bool]


def _ends(of: Interval) -> tuple[_End, _End]:
    low = (-1, exact.ZERO, False) if of.low is None else (0, of.low, of.low_closed)
    high = (1, exact.ZERO, False) if of.high is None else (0, of.high, of.high_closed)
    return low, high


def _sign(end: _End) -> int:
    return end[0] or (end[1] > 0) - (end[1] < 0)


def _times(a: _End, b: _End) -> _End:
    if a[0] or b[0]:
        sign = _sign(a) * _sign(b)
        # Zero times anything is zero, also at an end that runs to infinity.
        return (sign, exact.ZERO, False) if sign else (0, exact.ZERO, a[2] or b[2])
    product = exact.mul(a[1], b[1])
    attained = a[2] and b[2]
    if not product:
        attained = (not a[1] and a[2]) or (not b[1] and b[2])
    return 0, product, attained


def _over(a: _End, b: _End, side: int) -> tuple[_End, ...]:
    zero_attained = not a[0] and not a[1] and a[2]
    if b[0] or not _sign(a):
        return ((0, exact.ZERO, zero_attained),)
    if not b[1]:
        return ((_sign(a) * side, exact.ZERO, False),)
    if a[0]:
        return ((a[0] * _sign(b), exact.ZERO, False),)
    attained = a[2] and b[2]
    return tuple((0, quotient, attained) for quotient in exact.divide_outwards(a[1], b[1]))


def _span(ends: Iterable[_End]) -> Interval:
    found = list(ends)
    key = [(end[0], end[1]) for end in found]
    low, high = min(key), max(key)
    return Interval._make(
        None if low[0] else low[1],
        None if high[0] else high[1],
        not low[0] and any(end[2] for end, k in zip(found, key, strict=True) if k == low),
        not high[0] and any(end[2] for end, k in zip(found, key, strict=True) if k == high),
    )
