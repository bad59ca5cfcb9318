"""Exact arithmetic: the same numbers whatever the caller's decimal context."""

import decimal
import math
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings, strategies as st

from plantargets import exact
from plantargets.errors import FieldError, FieldTypeError

decimals = st.decimals(min_value=-(10**9), max_value=10**9, allow_nan=False, allow_infinity=False, places=4)
fractions = st.fractions(min_value=-1000, max_value=1000, max_denominator=60)
numbers = st.one_of(decimals, fractions.map(exact.simplest))


@settings(max_examples=60, deadline=None)
@given(a=numbers, b=numbers)
def test_sums_products_and_quotients_are_exact(a, b):
    assert Fraction(exact.add(a, b)) == Fraction(a) + Fraction(b)
    assert Fraction(exact.sub(a, b)) == Fraction(a) - Fraction(b)
    assert Fraction(exact.mul(a, b)) == Fraction(a) * Fraction(b)
    assert Fraction(exact.neg(a)) == -Fraction(a)
    assert Fraction(exact.magnitude(a)) == abs(Fraction(a))
    if b:
        assert Fraction(exact.divide(a, b)) == Fraction(a) / Fraction(b)


@settings(max_examples=60, deadline=None)
@given(a=numbers, b=numbers.filter(bool))
def test_a_shown_quotient_brackets_the_truth_in_50_digits(a, b):
    low, high = exact.divide_outwards(a, b)
    true = Fraction(a) / Fraction(b)
    assert Fraction(low) <= true <= Fraction(high)
    assert max(len(low.as_tuple().digits), len(high.as_tuple().digits)) <= 50
    if isinstance(exact.simplest(true), Decimal) and len(exact.simplest(true).as_tuple().digits) <= 50:
        assert low == high


@settings(max_examples=40, deadline=None)
@given(value=fractions)
def test_simplest_is_a_decimal_exactly_when_one_exists(value):
    simple = exact.simplest(value)
    assert Fraction(simple) == value
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    assert isinstance(simple, Decimal) is (rest == 1)


@pytest.mark.parametrize("bad", [decimal.Context(prec=1), decimal.Context(prec=2, rounding=decimal.ROUND_UP, traps=[])])
def test_the_callers_context_changes_nothing(bad):
    a, b = Decimal("6.123456789"), Decimal("-3.98765432101234567890123456789")
    with decimal.localcontext():
        plain = results(a, b)
    with decimal.localcontext(bad):
        assert results(a, b) == plain


def results(a, b):
    return (
        exact.add(a, b),
        exact.sub(a, b),
        exact.mul(a, b),
        exact.neg(b),
        exact.magnitude(b),
        exact.divide(a, b),
        exact.divide_outwards(a, b),
        exact.show(a),
        exact.show(Fraction(1, 3)),
        exact.to_number(0.123456789, "x"),
        exact.to_number(Fraction(1, 8), "x"),
    )


def test_there_is_no_negative_zero():
    for zero in (exact.mul(Decimal(-3), Decimal(0)), exact.neg(Decimal(0)), exact.to_number(-0.0, "x")):
        assert not zero.is_signed()
    assert exact.show(exact.to_number(-0.0, "x")) == "0"


class Money(Decimal):
    """A subclass, as some libraries make them."""


class Real32(float):
    """As numpy's float64: a float with another repr."""

    def __repr__(self):
        return f"Real32({float(self)})"


@pytest.mark.parametrize(
    ("given_", "number"),
    [
        (6, Decimal(6)),
        (0.1, Decimal("0.1")),
        (1e22, Decimal("1e22")),
        (Real32(6.5), Decimal("6.5")),
        (Decimal("6.50"), Decimal("6.50")),
        (Money("6.50"), Decimal("6.50")),
        (Fraction(13, 2), Decimal("6.5")),
        (Fraction(1, 3), Fraction(1, 3)),
        (Decimal("0E+50"), Decimal(0)),
        (-0.0, Decimal("0.0")),
    ],
)
def test_numbers_are_read(given_, number):
    found = exact.to_number(given_, "x")
    assert found == number
    assert type(found) is type(number)
    assert str(found) == str(number)


@pytest.mark.parametrize(
    "given_",
    [math.nan, math.inf, -math.inf, Decimal("NaN"), Decimal("sNaN"), Decimal("Infinity")],
)
def test_what_is_not_finite_is_refused(given_):
    with pytest.raises(FieldError, match=r"Outcome.value: got .*a finite number"):
        exact.to_number(given_, "Outcome.value")


@pytest.mark.parametrize(
    "given_",
    [Decimal("1e61"), Decimal("1e-61"), Decimal("1e999999"), 10**80, 1e300, Decimal("1" * 61), Fraction(1, 10**80)],
)
def test_absurd_sizes_are_refused(given_):
    with pytest.raises(FieldError, match="at most 60 digits"):
        exact.to_number(given_, "x")


@pytest.mark.parametrize("given_", [True, False, None, "6.5", [], 1 + 0j, object()])
def test_what_is_no_number_is_a_type_error(given_):
    with pytest.raises(FieldTypeError, match="x: got "):
        exact.to_number(given_, "x")


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Decimal("1E+4"), "10000"),
        (Decimal("6.50"), "6.5"),
        (Decimal("0.00"), "0"),
        (Decimal("-0.10"), "-0.1"),
        (Fraction(2, 3), "0.666666666667"),
        (Fraction(-20000000, 3), "-6666666.66667"),
        (Decimal("1234567890123456.4"), "1234567890123456"),
        (Decimal(100), "100"),
        (Decimal("1e-7"), "0.0000001"),
    ],
)
def test_numbers_are_shown_plainly(number, text):
    assert exact.show(number) == text


def test_division_by_zero_is_an_error():
    with pytest.raises(ZeroDivisionError):
        exact.divide(Decimal(1), Decimal(0))
