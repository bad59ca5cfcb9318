"""Scalars of numpy, and pint beside it, wherever a number is taken."""

from decimal import Decimal

import numpy as np
import pint
import pytest

from plantargets.errors import FieldError
from plantargets.exact import to_number
from plantargets.figures import Figure
from plantargets.intervals import Interval
from plantargets.periods import Period


@pytest.mark.parametrize(
    ("given", "number"),
    [
        (np.float64(0.1), "0.1"),
        (np.float32(0.1), "0.1"),
        (np.float16(0.1), "0.1"),
        (np.int64(-7), "-7"),
        (np.uint8(7), "7"),
    ],
)
def test_scalars_are_read_by_their_shortest_text(given, number):
    assert to_number(given, "x") == Decimal(number)
    assert Figure.of(given) == Figure.of(Decimal(number))
    assert Interval.point(given) == Interval.point(Decimal(number))
    assert given in Interval.point(Decimal(number))


@pytest.mark.parametrize("given", [np.bool_(True), np.float64("nan"), np.inf, np.array([1.0]), np.datetime64("2023")])
def test_what_is_no_number_is_refused(given):
    with pytest.raises(FieldError):
        Figure.of(given)


def test_years():
    assert Period.of(np.int64(2023)) == Period("2023")


def test_a_quantity_with_a_numpy_number():
    registry = pint.UnitRegistry()
    assert Figure.of(registry.Quantity(np.float64(6.5), "percent")) == Figure.of("6.5 %")
    with pytest.raises(FieldError):
        Figure.of(registry.Quantity(np.array([6.5]), "percent"))
