"""Unit: what a unit text stands for, and how it is said."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final, final

import attrs

from plantargets import exact
from plantargets.errors import FieldTypeError, UnitMismatchError, UnknownUnitError, nearest
from plantargets.units.texts import CACHE_SIZE, CHINESE, Language, Term, UnknownTextError, names, read

if TYPE_CHECKING:
    from fractions import Fraction

    from plantargets.exact import Number
    from plantargets.units.bridge import PintUnit

EXAMPLES: Final = "a unit such as 'percent', 'points', '亿元', 'million tonnes', 'jobs' or 'count:orchard'"


@final
@attrs.frozen(init=False, eq=False, repr=False)
class Unit:
    """A unit of measurement. Made by :func:`unit`; two units are equal when they measure the same.

    Attributes:
        text: the unit as it was written.
        dimension: what it measures: ``"ratio"`` (percent and permille too), ``"point"``, ``"currency CNY"``,
            ``"job"``, ``"length"``, ``"bed/person"``.
        factor: its size in the base unit of its dimension, exact.
        is_count: whether it counts things (jobs, households, items).

    >>> unit("亿元").factor_to(unit("million yuan"))
    Decimal('100')
    >>> unit("%") == unit("percent"), unit("%") == unit("points")
    (True, False)
    """

    text: str
    dimension: str
    factor: Number
    is_count: bool
    _hash: int

    def factor_to(self, other: Unit, field: str = "unit") -> Number:
        """How many of the other unit one of this is, exactly.

        Raises:
            UnitMismatchError: the two measure different things; both are named.
        """
        if self is other:
            return _ONE
        key = (self.text, other.text)
        found = _FACTORS.get(key)
        if found is None:
            if self.dimension != other.dimension:
                raise UnitMismatchError(field, self.text, _mismatch(self, other))
            found = exact.divide(self.factor, other.factor)
            if len(_FACTORS) >= CACHE_SIZE:
                _FACTORS.clear()
            _FACTORS[key] = found
        return found

    @property
    def is_ratio(self) -> bool:
        """True for percent, permille and the bare ratio."""
        return self.dimension == "ratio"

    @property
    def is_point(self) -> bool:
        """True for percentage points and their kin."""
        return self.dimension == "point"

    @property
    def is_percent_family(self) -> bool:
        """True for ratios and for points."""
        return self.dimension in {"ratio", "point"}

    @property
    def is_currency(self) -> bool:
        """True for money."""
        return self.dimension.startswith("currency ") and not _COMPOUND.intersection(self.dimension)

    @property
    def difference(self) -> Unit:
        """The unit of a difference of two values, in which the number stays as it is.

        >>> unit("%").difference, unit("亿元").difference
        (unit('percentage point'), unit('亿元'))
        """
        return unit(_POINTS.get(self.factor, "ratio point")) if self.is_ratio else self

    def label(self, language: Language = "en", number: Number | int | None = None) -> str:
        """The unit for people; with a number, in its singular where that is due.

        >>> unit("亿元").label("en"), unit("jobs").label("zh"), unit("jobs").label("en", 1)
        ('hundred million CNY', '个岗位', 'job')
        """
        term = read(self.text).single
        return self.text if term is None else _number_word(term.number, language) + _name(term, language, number)

    def rescaled(self, language: Language = "en") -> bool:
        """Whether people write its numbers on another scale: 120 亿元 is CNY 12 billion in English.

        >>> unit("亿元").rescaled("en"), unit("亿元").rescaled("zh"), unit("percent").rescaled("en")
        (True, False, False)
        """
        term = read(self.text).single
        return term is not None and term.number != 1 and _number_word(term.number, language) not in _PLAIN_WORDS

    def quantity(self, number: Number, language: Language = "en") -> str:
        """A number of this unit as people write it.

        >>> unit("亿元").quantity(Decimal(120)), unit("亿元").quantity(Decimal(120), "zh")
        ('CNY 12 billion', '120亿元')
        >>> unit("percent").quantity(Decimal("6.5")), unit("point").quantity(Decimal("0.5"), "zh")
        ('6.5%', '0.5个百分点')
        """
        if number < 0 and self.is_currency and language == "en":
            return f"-{self.quantity(exact.neg(number), language)}"
        term = read(self.text).single
        if term is None:
            return f"{exact.show(number)} {self.text}"
        word = _number_word(term.number, language)
        if self.rescaled(language):
            number = exact.mul(number, exact.simplest(term.number))
            size = exact.magnitude(number)
            power, word = next((scale for scale in _SCALES[language] if size >= scale[0]), (1, ""))
            number = exact.divide(number, Decimal(power))
        shown, label = exact.show(number), _name(term, language, None if word else number)
        if label in _UNSAID:
            return f"{shown}{word if language == 'zh' else ' ' + word}".rstrip()
        if self.dimension == "rank":
            return f"第{shown}位" if language == "zh" else f"rank {shown}"
        if label in {"%", "‰"} or (language == "zh" and label > CHINESE):
            return f"{shown}{word}{label}"
        return f"{label} {shown} {word}".rstrip() if self.is_currency else f"{shown} {word}{label}"

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if not isinstance(other, Unit):
            return NotImplemented
        return self.dimension == other.dimension and self.factor == other.factor

    def __hash__(self) -> int:
        return self._hash

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return unit, (self.text,)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"unit({self.text!r})"


_ONE: Final = Decimal(1)
_COMPOUND: Final = frozenset("*/^")
_UNITS: dict[str, Unit] = {}
_FACTORS: dict[tuple[str, str], Number] = {}
_POINTS: Final[dict[Number, str]] = {
    Decimal("0.01"): "percentage point",
    Decimal("0.001"): "permille point",
}
_UNSAID: Final = {"ratio", "比率", "number", "数"}
_PLAIN_WORDS: Final = {"thousand ", "million ", "billion ", "trillion ", "万", "亿", "万亿"}
_SCALES: Final[dict[Language, tuple[tuple[int, str], ...]]] = {
    "en": ((10**12, "trillion "), (10**9, "billion "), (10**6, "million ")),
    "zh": ((10**12, "万亿"), (10**8, "亿"), (10**4, "万")),
}
_WORDS: Final[dict[Language, tuple[tuple[int, str], ...]]] = {
    "en": ((12, "trillion "), (9, "billion "), (6, "million "), (3, "thousand "), (0, "")),
    "zh": ((12, "万亿"), (8, "亿"), (4, "万"), (0, "")),
}
_TENS: Final[dict[Language, tuple[str, ...]]] = {
    "en": ("", "ten ", "hundred "),
    "zh": ("", "十", "百", "千"),
}


def unit(text: str | Unit | PintUnit, field: str = "unit") -> Unit:
    """The unit that a text names, in English or Chinese.

    Args:
        text: such as ``"percent"``, ``"points"``, ``"亿元"``, ``"万m2"``, ``"tce/万元"``, ``"count:orchard"``; or a
            unit of any pint registry.
        field: the field to name in an error.

    Raises:
        UnknownUnitError: nothing is known by that name; the nearest names are offered.
        FieldTypeError: neither a text nor a unit.

    >>> unit("million tonnes").dimension, unit("人次").dimension, unit("万元/公顷").dimension
    ('mass', 'visit', 'currency CNY/area')
    """
    if isinstance(text, Unit):
        return text
    if not isinstance(text, str):
        return _foreign(text, field)
    found = _UNITS.get(text)
    if found is not None:
        return found
    made = _make(str(text).strip(), field)
    if len(_UNITS) >= CACHE_SIZE:
        _UNITS.clear()
    _UNITS[text] = made
    return made


def _foreign(given: PintUnit, field: str) -> Unit:
    if not hasattr(given, "dimensionality") or hasattr(given, "magnitude"):
        raise FieldTypeError(field, given, EXAMPLES)
    from plantargets.units.bridge import read_pint

    return read_pint(1 * given, field)[1]


def _make(text: str, field: str) -> Unit:
    try:
        reading = read(text)
    except UnknownTextError as unknown:
        known = sorted({name.replace("_", " ") for name in names()})
        hint = nearest(text, known) or nearest(unknown.part.replace("_", " "), known)
        raise UnknownUnitError(field, text, f"{EXAMPLES}; {hint}".removesuffix("; ")) from None
    factor, single = exact.simplest(reading.factor), reading.single
    is_count = single is not None and single.atom.is_count
    made = object.__new__(Unit)
    made.__attrs_init__(text, reading.dimension, factor, is_count, hash((reading.dimension, factor)))  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    return made


def _name(term: Term, language: Language, number: Number | int | None) -> str:
    known = term.atom.names
    if language == "zh" and known[0] not in {"%", "‰"}:
        chinese = (name for name in (term.name, *known) if name > CHINESE)
        return next(chinese, "") or _name(term, "en", number)
    if known[0] != "_":
        return known[0].replace("_", " ")
    plural = known[1]
    if number is not None and exact.magnitude(Decimal(number) if isinstance(number, int) else number) == 1:
        plural = plural[:-1] if plural[:-1] in known else term.atom.name
    return plural.replace("_", " ")


def _number_word(number: Fraction, language: Language) -> str:
    power = len(str(number)) - 1
    top, word = next(one for one in _WORDS[language] if power >= one[0])
    # Beyond a thousand trillion there is no word, and no figure.
    return _TENS[language][power - top] + word if power - top < len(_TENS[language]) else f"10^{power} "


def _mismatch(given: Unit, wanted: Unit) -> str:
    allowed = f"a unit of the same kind as {wanted.text!r} ({wanted.dimension}, not {given.dimension})"
    if given.is_ratio and wanted.is_point:
        return allowed + "; a difference of percents is in points: say '0.5 points'"
    if given.is_point and wanted.is_ratio:
        return allowed + "; points measure a difference of percents, not a percent"
    if "item" in {given.dimension, wanted.dimension} and given.is_count and wanted.is_count:
        return allowed + "; a bare measure word counts items of any kind: name the noun on both sides"
    if given.is_currency and wanted.is_currency:
        return allowed + "; currencies are never converted"
    return allowed
