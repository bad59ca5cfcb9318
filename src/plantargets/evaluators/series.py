"""Reading a series of plain numbers: years in order, numbers as given, one direction."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from math import isfinite
from numbers import Integral
from typing import TYPE_CHECKING, Final, TypeAlias, cast

from plantargets import exact
from plantargets.errors import DirectionError, FieldError, FieldTypeError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plantargets.exact import Number

#: A figure as a method keeps it: floats stay floats, everything else stays exact.
Value: TypeAlias = "int | float | Decimal | Fraction"
YearLike: TypeAlias = int | str
NumberLike: TypeAlias = "int | float | str | Decimal | Fraction"
SeriesLike: TypeAlias = (
    "Mapping[int, NumberLike | None] | Mapping[str, NumberLike | None] | Iterable[tuple[YearLike, NumberLike | None]]"
)
TargetLike: TypeAlias = "NumberLike | tuple[NumberLike, NumberLike] | Mapping[int, NumberLike] | None"

HIGHER: Final = 1
LOWER: Final = -1


def value_of(given: object, field: str) -> Value:
    """One finite number. Floats are kept, Decimals, Fractions and texts stay exact."""
    if type(given) is float:
        if isfinite(given):
            return given
        raise FieldError(field, given, "a finite number; leave a missing year out, or give None")
    if type(given) is int:
        return given
    if isinstance(given, str):
        try:
            return exact.to_number(Decimal(given.strip()), field)
        except ArithmeticError:
            raise FieldError(field, given, "a number such as '14.5'") from None
    return exact.to_number(given, field)


def year_of(given: object, field: str) -> int:
    """The year; a range such as ``"2015-16"`` counts as its first year."""
    if type(given) is int:
        year = given
    elif isinstance(given, str) and given[:4].isdecimal():
        year = int(given[:4])
    elif isinstance(given, Integral) and not isinstance(given, bool):
        year = int(given)
    else:
        raise FieldTypeError(field, given, "a year such as 2015, or a range such as '2015-16'")
    if not 1 <= year <= 9999:
        raise FieldError(field, given, "a year between 1 and 9999")
    return year


def read(series: SeriesLike, field: str = "series") -> tuple[list[int], list[Value]]:
    """Years in ascending order and their figures; missing figures are left out.

    Raises:
        FieldError: a year occurs twice, or a figure is NaN or infinite.
    """
    if isinstance(series, Mapping):
        pairs: Iterable[tuple[object, object]] = cast("Mapping[object, object]", series).items()
    else:
        pairs = series
    found: dict[int, Value] = {}
    for given_year, given in pairs:
        year = given_year if type(given_year) is int and 0 < given_year < 10000 else year_of(given_year, field)
        if given is None:
            continue
        if year in found:
            raise FieldError(field, given_year, f"each year once; {year} is there already")
        found[year] = given if type(given) is int else value_of(given, field)
    years = sorted(found)
    return years, [found[year] for year in years]


def direction_of(given: object) -> int:
    """``"higher"`` is 1, ``"lower"`` is -1; nothing is guessed.

    Raises:
        DirectionError: the direction is missing or not one of the two.
    """
    if given == "higher":
        return HIGHER
    if given == "lower":
        return LOWER
    raise DirectionError(
        "direction", given, "'higher' or 'lower': say which way is better, progress has no meaning without it"
    )


def exactly(value: Value) -> Fraction:
    """The number as a fraction; a float is read by its shortest text, so 0.1 is one tenth."""
    return Fraction(float.__repr__(value)) if type(value) is float else Fraction(value)


def reaches(value: Value, target: Value, direction: int) -> bool:
    """Is the figure at the target or beyond it, on the better side? Decided on exact numbers."""
    if type(value) is float and type(target) is float:
        return value >= target if direction > 0 else value <= target
    if type(value) is int and type(target) is int:
        return value >= target if direction > 0 else value <= target
    exact_value, exact_target = exactly(value), exactly(target)
    return exact_value >= exact_target if direction > 0 else exact_value <= exact_target


def difference(a: Value, b: Value) -> Value:
    """``a - b``, exactly, as a number of the same kind."""
    if type(a) is int and type(b) is int:
        return a - b
    result: Number = exact.simplest(exactly(a) - exactly(b))
    return float(result) if type(a) is float or type(b) is float else result
