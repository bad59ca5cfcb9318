"""Exact arithmetic on published figures: Decimal inside, Fraction where no finite decimal exists.

Every operation runs in a context of this module, so the caller's decimal context never
changes a verdict.
"""

from __future__ import annotations

import decimal
from decimal import Decimal
from fractions import Fraction
from numbers import Integral, Rational, Real
from typing import TypeAlias

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

ZERO = Decimal(0)


def add(a: Number, b: Number) -> Number:
    """``a + b``, exactly."""
    if type(a) is Decimal and type(b) is Decimal:
        return _EXACT.add(a, b)
    return simplest(Fraction(a) + Fraction(b))


def sub(a: Number, b: Number) -> Number:
    """``a - b``, exactly."""
    if type(a) is Decimal and type(b) is Decimal:
        return _EXACT.subtract(a, b)
    return simplest(Fraction(a) - Fraction(b))


def mul(a: Number, b: Number) -> Number:
    """``a * b``, exactly."""
    if type(a) is Decimal and type(b) is Decimal:
        return _EXACT.multiply(a, b)
    return simplest(Fraction(a) * Fraction(b))


def neg(a: Number) -> Number:
    """``-a``, exactly (and never a negative zero)."""
    if type(a) is Decimal:
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
    allowed = "a finite number, such as 6.5 or Decimal('6.5')"
    if isinstance(value, bool) or type(value).__name__ in {"bool_", "bool"}:
        raise FieldTypeError(field, value, allowed + " (not a bool)")
    if isinstance(value, Decimal):
        number: Number = value
    elif isinstance(value, Integral):
        whole = int(value)
        if whole.bit_length() > 4 * MAX_DIGITS:
            raise FieldError(field, value, _bounds())
        number = Decimal(whole)
    elif isinstance(value, Rational):
        number = simplest(Fraction(value))
    elif isinstance(value, float):
        number = Decimal(float.__repr__(value))
    elif isinstance(value, Real):
        number = Decimal(str(value))
    else:
        raise FieldTypeError(field, value, allowed)
    if isinstance(number, Decimal):
        if not number.is_finite():
            raise FieldError(field, value, allowed + "; an unknown value is a missing outcome, not NaN")
        if len(number.as_tuple().digits) > MAX_DIGITS or (number and abs(number.adjusted()) > MAX_EXPONENT):
            raise FieldError(field, value, _bounds())
        if not number:
            number = number.copy_abs()
            if int(number.as_tuple().exponent) > 0 or int(number.as_tuple().exponent) < -MAX_EXPONENT:
                number = ZERO
    return number


def _bounds() -> str:
    return f"at most {MAX_DIGITS} digits, and a size between 1e-{MAX_EXPONENT} and 1e{MAX_EXPONENT}"


def show(value: Number, digits: int = 12) -> str:
    """The number as people write it: no exponent, no padding zeros, at most ``digits`` digits.

    >>> show(Decimal("1E+4")), show(Decimal("6.50")), show(Fraction(1, 3))
    ('10000', '6.5', '0.333333333333')
    """
    context = _SHOWN if digits == 12 else decimal.Context(prec=digits, rounding=decimal.ROUND_HALF_EVEN)
    if isinstance(value, Fraction):
        value = context.divide(Decimal(value.numerator), Decimal(value.denominator))
    text = format(context.plus(value), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
