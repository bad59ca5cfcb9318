"""Figures as printed: a number with its unit, which remembers how it was written.

``6`` and ``6.0`` are different claims, so they are unequal here.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias, final

import attrs

from plantargets import exact
from plantargets.errors import FieldError, UnitMismatchError
from plantargets.exact import MAX_DIGITS, MAX_EXPONENT, Number
from plantargets.units import PintLike, PintRegistry, Unit, read_pint, to_pint, unit

NumberLike: TypeAlias = "str | int | float | Decimal | Fraction | PintLike | Figure"

_ONE = Decimal(1)
MAX_TEXT = 160
_CACHE_SIZE = 8192
_EXAMPLES = "a number with its unit, such as '6.5 %', '8,000 jobs', '120 亿元' or 6.5"
_NUMBER = r"[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,3}(?![0-9A-Za-z]))?"
_TEXT = re.compile(rf"({_NUMBER})(?![0-9,.])\s*([^0-9\s].*)?", re.DOTALL)
_MONEY_FIRST = re.compile(rf"([A-Z]{{3}}|[A-Z]{{0,3}}[$€£])\s?({_NUMBER})(?![0-9,.])\s*([^0-9\s].*)?", re.DOTALL)
_WIDE = {0xFF01 + offset: 0x21 + offset for offset in range(94)} | {0x2212: "-", 0x3000: " "}


@final
@attrs.frozen(init=False, eq=False, repr=False, order=False)
class Figure:
    """A printed number.

    Args:
        number: the number, whose digits are those printed.
        unit: its unit, or None for a naked number.

    >>> Figure.of("6.5 %") == Figure.of("6.50 %"), Figure.of("6.5 %").last_digit
    (False, Decimal('0.1'))
    >>> Figure.of("8,000 jobs").last_digit, str(Figure.of("1.5万户"))
    (Decimal('1000'), '1.5万户')
    """

    number: Number
    unit: Unit | None
    _text: str | None

    def __init__(self, number: Number | float, unit: Unit | None = None) -> None:
        self.__attrs_init__(exact.to_number(number, "Figure.number"), unit, None)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]

    @classmethod
    def of(cls, value: NumberLike, field: str = "value") -> Figure:
        """Read a figure from a text, a number or a pint quantity.

        Args:
            value: such as ``"6.5 %"``, ``"8,000 jobs"``, ``"120 亿元"``, ``6.5``, ``Decimal("6.50")``.
            field: the field to name in an error.

        Raises:
            FieldError: not a number, or one beyond 60 digits or 60 powers of ten.
            FieldTypeError: a bool, or something that is no number at all.
            UnknownUnitError: a unit that is not known.
        """
        kind = type(value)
        if kind is str:
            found = _TEXTS.get(value)  # type: ignore[arg-type]
            return found if found is not None else _remember(value, field)  # type: ignore[arg-type]
        if kind is Figure:
            return value  # type: ignore[return-value]
        if isinstance(value, Figure):
            return value
        if isinstance(value, str):
            return _remember(str(value), field)
        if isinstance(value, (int, float, Decimal, Fraction)):
            return _make(exact.to_number(value, field), None, None)
        if isinstance(value, PintLike):
            number, its_unit = read_pint(value, field)
            return _make(number, its_unit, None)
        return _make(exact.to_number(value, field), None, None)

    @property
    def decimals(self) -> int:
        """Printed digits after the decimal point."""
        if isinstance(self.number, Fraction):
            return 0
        return max(0, -int(self.number.as_tuple().exponent))

    @property
    def last_digit(self) -> Decimal:
        """One unit of the last printed digit, in the printed unit; of whole numbers, of the last that is not 0."""
        if isinstance(self.number, Fraction):
            return Decimal(1)
        _, digits, exponent = self.number.as_tuple()
        place = int(exponent)
        if place >= 0:
            zeros = len(digits) - len(str(int("".join(map(str, digits)))).rstrip("0")) if any(digits) else 0
            place += zeros
        return Decimal((0, (1,), place)) if place <= 0 else Decimal(10**place)

    def in_unit(self, wanted: Unit | None, field: str = "value") -> Number:
        """The number in another unit. A naked number counts as already in it.

        Raises:
            UnitMismatchError: the units measure different things; both are named.
        """
        if self.unit is None or self.unit is wanted:
            return self.number
        factor = self.factor_to(wanted, field)
        return self.number if factor == 1 else exact.mul(self.number, factor)

    def factor_to(self, wanted: Unit | None, field: str = "value") -> Number:
        """How many of another unit one of this figure's unit is; 1 for a naked number.

        A bare 万 or million scales a count or a sum of money ("2万" of jobs), nothing else.

        Raises:
            UnitMismatchError: the units measure different things; both are named.
        """
        mine = self.unit
        if mine is None:
            return _ONE
        scales = mine.dimension == "number"
        if wanted is None:
            if scales:
                return mine.factor
            raise UnitMismatchError(
                field, str(self), "a naked number, since the indicator has no unit; declare its unit"
            )
        if scales and wanted.factor == 1 and (wanted.is_count or wanted.is_currency):
            return mine.factor
        if scales and wanted.dimension != "number":
            raise UnitMismatchError(field, str(self), f"a figure in {wanted.text!r}, with its unit after the number")
        return mine.factor_to(wanted, field)

    def to_pint(self, registry: PintRegistry | None = None) -> PintLike:
        """The figure as a pint quantity, of the given registry or of plantargets' own.

        Raises:
            FieldError: the figure has no unit.
            UnknownUnitError: the given registry does not have the unit.

        >>> print(Figure.of("120 亿元").to_pint())
        12000000000 yuan
        """
        if self.unit is None:
            raise FieldError("Figure.unit", None, "a unit, as in Figure.of('6.5 %'); a naked number is not a quantity")
        return to_pint(self.number, self.unit, registry)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Figure):
            return NotImplemented
        return self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def _key(self) -> tuple[object, Unit | None]:
        number = self.number
        return (number.as_tuple() if isinstance(number, Decimal) else number), self.unit

    def __reduce__(self) -> tuple[object, tuple[Number, Unit | None, str | None]]:
        return _make, (self.number, self.unit, self._text)

    def __str__(self) -> str:
        if self._text is not None:
            return self._text
        number = format(self.number, "f") if isinstance(self.number, Decimal) else str(self.number)
        if self.unit is None:
            return number
        text = self.unit.text
        return f"{number}{text}" if text > "\u2e80" else f"{number} {text}"

    def __repr__(self) -> str:
        if self._text is not None:
            return f"Figure.of({self._text!r})"
        return f"Figure({self.number!r})" if self.unit is None else f"Figure({self.number!r}, {self.unit!r})"


_TEXTS: dict[str, Figure] = {}


def _make(number: Number, its_unit: Unit | None, text: str | None) -> Figure:
    made = object.__new__(Figure)
    made.__attrs_init__(number, its_unit, text)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    return made


def _remember(text: str, field: str) -> Figure:
    made = _parse(text, field)
    if len(_TEXTS) >= _CACHE_SIZE:
        _TEXTS.clear()
    _TEXTS[text] = made
    return made


def _parse(text: str, field: str) -> Figure:
    if len(text) > MAX_TEXT:
        raise FieldError(field, text, f"{_EXAMPLES}; at most {MAX_TEXT} characters")
    plain = text.translate(_WIDE).strip()
    currency = ""
    match = _TEXT.fullmatch(plain)
    if match is None and (money := _MONEY_FIRST.fullmatch(plain)):
        currency, digits, rest = money.groups()
    elif match is not None:
        digits, rest = match.groups()
    else:
        raise FieldError(field, text, _EXAMPLES + _hint(plain))
    number = Decimal(digits.replace(",", ""))
    if len(number.as_tuple().digits) > MAX_DIGITS or abs(number.adjusted()) > MAX_EXPONENT:
        raise FieldError(
            field, text, f"at most {MAX_DIGITS} digits, and a size between 1e-{MAX_EXPONENT} and 1e{MAX_EXPONENT}"
        )
    its_unit = unit(f"{currency} {rest or ''}".strip(), field) if currency or rest else None
    return _make(number or number.copy_abs(), its_unit, text.strip())


def _hint(plain: str) -> str:
    if re.fullmatch(r"[+-]?[0-9]+(?:,[0-9]+)+\D*", plain):
        return "; a comma separates thousands (8,000), a point separates decimals (6.5)"
    if re.match(r"[+-]?[0-9]+\s+[0-9]", plain):
        return "; thousands are separated by commas, not spaces"
    if re.search(r"[0-9]", plain):
        return "; words such as 'about' and '以上' are criteria: About('6.5 %'), AtLeast('30 %')"
    return ""
