"""Exact arithmetic on published figures: Decimal inside, Fraction where no finite decimal exists.

Every operation runs in a context of this module, so the caller's decimal context never
changes a verdict.
"""

from __future__ import annotations

import decimal
from decimal import Decimal
from fractions import Fraction
from numbers import Integral, Rational, Real
from typing import TypeAlias, cast

from plantargets.errors import FieldError, FieldTypeError

Number: TypeAlias = Decimal | Fraction

#: Figures are refused beyond these; sums and products of them stay exact in the context below.
MAX_DIGITS = 60
MAX_EXPONENT = 60
#: Digits of a quotient that is shown or derived.
QUOTIENT_DIGITS = 50

_TRAPS = [decimal.InvalidOperation, decimal.DivisionByZero, decimal.Overflow, decimal.Inexact]
_EXACT = decimal.Context(prec=2000, Emax=10**6, Emin=-(10**6), traps=_TRAPS, rounding=decimal.ROUND_HALF_EVEN)
_FLOOR = decimal.Context(prec=QUOTIENT_DIGITS, rounding=decimal.ROUND_FLOOR, traps=_TRAPS[:3])
_CEILING = decimal.Context(prec=QUOTIENT_DIGITS, rounding=decimal.ROUND_CEILING, traps=_TRAPS[:3])
_SHOWN = decimal.Context(prec=12, rounding=decimal.ROUND_HALF_EVEN, traps=_TRAPS[:3])

_ALLOWED = "a finite number, such as 6.5 or Decimal('6.5')"

_ADD, _SUBTRACT = _EXACT.add, _EXACT.subtract

ZERO = Decimal(0)


def add(a: Number, b: Number) -> Number:
    """``a + b``, exactly."""
    if type(a) is Decimal and type(b) is Decimal:
        return _ADD(a, b)
    return simplest(Fraction(a) + Fraction(b))


def sub(a: Number, b: Number) -> Number:
    """``a - b``, exactly."""
    if type(a) is Decimal and type(b) is Decimal:
        return _SUBTRACT(a, b)
    return simplest(Fraction(a) - Fraction(b))


def mul(a: Number, b: Number) -> Number:
    """``a * b``, exactly."""
    if type(a) is Decimal and type(b) is Decimal:
        # A zero of either sign is the same figure.
        return _EXACT.multiply(a, b) or ZERO
    return simplest(Fraction(a) * Fraction(b))


def neg(a: Number) -> Number:
    """``-a``, exactly (and never a negative zero)."""
    if isinstance(a, Decimal):
        return a.copy_negate() if a else a
    return -a


def magnitude(a: Number) -> Number:
    """``|a|``, exactly."""
    return neg(a) if a < 0 else a


def divide(a: Number, b: Number) -> Number:
    """``a / b``, exactly: a Decimal where the quotient is finite, else a Fraction."""
    return simplest(Fraction(a) / Fraction(b))


def divide_outwards(a: Number, b: Number) -> tuple[Decimal, Decimal]:
    """The quotient ``a / b`` as a bracket of two decimals of 50 digits (equal when it is exact)."""
    quotient = Fraction(a) / Fraction(b)
    numerator, denominator = Decimal(quotient.numerator), Decimal(quotient.denominator)
    return _FLOOR.divide(numerator, denominator), _CEILING.divide(numerator, denominator)


def simplest(value: Fraction) -> Number:
    """The value as a Decimal if it has a finite decimal form, else unchanged."""
    rest = value.denominator
    twos = fives = 0
    while rest % 2 == 0:
        rest //= 2
        twos += 1
    while rest % 5 == 0:
        rest //= 5
        fives += 1
    if rest != 1:
        return value
    places = max(twos, fives)
    scaled = value.numerator * 10**places // value.denominator
    return _EXACT.scaleb(Decimal(scaled), -places)


def to_number(value: object, field: str) -> Number:
    """Read a number: int, Decimal, Fraction, float or a numpy scalar.

    Floats are read by their shortest text, so ``0.1`` is one tenth.

    Raises:
        FieldTypeError: for a bool or anything that is not a real number.
        FieldError: for NaN, infinity, or a size beyond 60 digits or 60 powers of ten.
    """
    kind = type(value)
    if kind is Decimal:
        number = cast("Decimal", value)
    elif kind is int:
        number = _whole(cast("int", value), value, field)
    elif kind is float:
        number = Decimal(float.__repr__(cast("float", value)))
    else:
        other = _read(value, field)
        if isinstance(other, Fraction):
            return other
        number = other
    if not number.is_finite():
        raise FieldError(field, value, f"{_ALLOWED}; an unknown value is a missing outcome, not NaN")
    if not number:
        return number.copy_abs() if -MAX_EXPONENT <= number.adjusted() <= 0 else ZERO
    # A text of 60 characters has no more digits than that; counting them costs more.
    if len(str(number)) > MAX_DIGITS and len(number.as_tuple().digits) > MAX_DIGITS:
        raise FieldError(field, value, _bounds())
    if not -MAX_EXPONENT <= number.adjusted() <= MAX_EXPONENT:
        raise FieldError(field, value, _bounds())
    return number


def _read(value: object, field: str) -> Number:
    if isinstance(value, bool) or type(value).__name__ in {"bool_", "bool"}:
        raise FieldTypeError(field, value, f"{_ALLOWED} (not a bool)")
    if isinstance(value, Decimal):
        return Decimal(value)
    if isinstance(value, Integral):
        return _whole(int(value), value, field)
    if isinstance(value, Rational):
        fraction = Fraction(value)
        _whole(fraction.numerator, value, field)
        _whole(fraction.denominator, value, field)
        return simplest(fraction)
    if isinstance(value, float):
        return Decimal(float.__repr__(value))
    if isinstance(value, Real):
        try:
            return Decimal(str(value))
        except decimal.InvalidOperation:
            pass
    raise FieldTypeError(field, value, _ALLOWED)


def _whole(number: int, value: object, field: str) -> Decimal:
    if number.bit_length() > 4 * MAX_DIGITS:
        raise FieldError(field, value, _bounds())
    return Decimal(number)


def _bounds() -> str:
    return f"at most {MAX_DIGITS} digits, and a size between 1e-{MAX_EXPONENT} and 1e{MAX_EXPONENT}"


def show(value: Number, digits: int = 12) -> str:
    """The number as people write it: no exponent, no padding zeros, all whole digits and ``digits`` in all.

    >>> show(Decimal("1E+4")), show(Decimal("6.50")), show(Fraction(1, 3))
    ('10000', '6.5', '0.333333333333')
    """
    # Whole digits are never rounded away: 1234567890123 yuan stays itself.
    digits = max(digits, len(str(abs(int(value)))))
    context = (
        _SHOWN if digits == 12 else decimal.Context(prec=digits, rounding=decimal.ROUND_HALF_EVEN, traps=_TRAPS[:3])
    )
    if isinstance(value, Fraction):
        value = context.divide(Decimal(value.numerator), Decimal(value.denominator))
    text = format(context.plus(value), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
