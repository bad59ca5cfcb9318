"""Units of plans and reports: percent and points, money, measures, counted things.

The units are those of ``units.txt`` beside this file, read by pint into a registry of our own on
first use. A text may put a number before a unit (``亿元``, ``万吨``, ``million tonnes``, ``100 million
yuan``), after a currency (``CNY billion``), and join units by ``/`` or "per", ``*`` and ``^``
(``tce/万元``, ``beds per 1000 people``). Currencies are never converted into each other. Every counted
noun is a dimension of its own, and ``count:`` makes one of any noun: ``count:charging pile``.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, Protocol, TypeAlias, final, runtime_checkable

import attrs

from plantargets import exact
from plantargets.errors import FieldTypeError, UnitMismatchError, UnknownUnitError, nearest
from plantargets.exact import Number

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pint

Language: TypeAlias = Literal["en", "zh"]

MAX_TEXT = 60
_EXAMPLES: Final = "a unit such as 'percent', 'points', '亿元', 'million tonnes', 'jobs' or 'count:orchard'"
_ALLOWED = re.compile(r"[\w\s/*^%‰°$€£.,:\-]+")
_CHINESE_NUMBERS: Final = {
    "十": 1, "百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8,
    "十亿": 9, "百亿": 10, "千亿": 11, "万亿": 12, "兆": 12,
}  # fmt: skip
_ENGLISH_NUMBERS: Final = {"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12, "mn": 6, "bn": 9}
_LEADING = re.compile(
    rf"(?P<digits>10{{0,2}}(?:,000){{1,4}}|10{{1,14}})(?=_|[^\d,.]|$)_?"
    rf"|(?P<chinese>{'|'.join(sorted(_CHINESE_NUMBERS, key=len, reverse=True))})_?"
    rf"|(?P<english>{'|'.join(_ENGLISH_NUMBERS)})(?:_|$)"
)
_AFTER_CURRENCY = re.compile(rf"_(?:(10{{0,2}})_)?({'|'.join(_ENGLISH_NUMBERS)})$")
_EXPONENT = re.compile(r"(.+?)_?\^_?(-?[1-4])")
_NOUN = re.compile(r"count:_?([^\W\d_][\w.]*)")
_DIMENSIONS: Final[dict[tuple[tuple[str, int], ...], str]] = {
    (): "ratio",
    (("length", 2),): "area",
    (("length", 3),): "volume",
    (("length", 2), ("mass", 1), ("time", -2)): "energy",
    (("length", 2), ("mass", 1), ("time", -3)): "power",
}


@runtime_checkable
class PintLike(Protocol):
    """A quantity of any pint registry (or anything with its two properties)."""

    @property
    def magnitude(self) -> object: ...
    @property
    def units(self) -> object: ...
    @property
    def dimensionality(self) -> Mapping[str, object]: ...
    def unit_items(self) -> Iterable[tuple[str, object]]: ...
    def to_base_units(self) -> PintLike: ...


class _Atom(NamedTuple):
    name: str
    factor: Fraction
    dimensions: tuple[tuple[str, int], ...]
    names: tuple[str, ...]

    @property
    def is_count(self) -> bool:
        return len(self.dimensions) == 1 and self.dimensions[0][0].startswith("count")

    @property
    def is_relative(self) -> bool:
        return not self.dimensions or self.dimensions[0][0] in {"point", "rank"}


class _Term(NamedTuple):
    number: Fraction
    atom: _Atom
    exponent: int
    name: str


class _Reading(NamedTuple):
    factor: Fraction
    dimension: str
    terms: tuple[_Term, ...]

    @property
    def single(self) -> _Term | None:
        return self.terms[0] if len(self.terms) == 1 and self.terms[0].exponent == 1 else None


@final
@attrs.frozen(init=False, eq=False, repr=False, order=False)
class Unit:
    """A unit of measurement. Made by :func:`unit`; two units are equal when they measure the same.

    Attributes:
        text: the unit as it was written.
        dimension: what it measures: ``"ratio"``, ``"point"``, ``"currency CNY"``, ``"job"``, ``"length"``.
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
            UnitMismatchError: the two measure different things.
        """
        if self is other:
            return _ONE
        key = (self.text, other.text)
        found = _FACTORS.get(key)
        if found is None:
            if self.dimension != other.dimension:
                raise UnitMismatchError(field, self.text, _mismatch(self, other))
            found = exact.divide(self.factor, other.factor)
            _keep(_FACTORS, key, found)
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
        return self.dimension.startswith("currency ") and "/" not in self.dimension and "*" not in self.dimension

    @property
    def difference(self) -> Unit:
        """The unit of a difference of two values, in which the number stays as it is.

        >>> unit("%").difference, unit("亿元").difference
        (unit('percentage point'), unit('亿元'))
        """
        if self.dimension != "ratio":
            return self
        return unit(_POINTS.get(self.factor) or f"ratio point*{self.text}")

    def label(self, language: Language = "en", number: Number | int | None = None) -> str:
        """The unit for people; with a number, in its singular where that is due.

        >>> unit("亿元").label("en"), unit("亿元").label("zh"), unit("jobs").label("en", 1)
        ('hundred million CNY', '亿元', 'job')
        """
        term = _read(self.text).single
        return self.text if term is None else _number_word(term.number, language) + _name(term, language, number)

    def quantity(self, number: Number, language: Language = "en") -> str:
        """A number of this unit as people write it.

        >>> unit("亿元").quantity(Decimal(120)), unit("亿元").quantity(Decimal(120), "zh")
        ('CNY 12 billion', '120亿元')
        >>> unit("percent").quantity(Decimal("6.5")), unit("point").quantity(Decimal("0.5"), "zh")
        ('6.5%', '0.5个百分点')
        """
        term = _read(self.text).single
        if term is None:
            return f"{exact.show(number)} {self.text}"
        word = _number_word(term.number, language)
        if term.number != 1 and word not in _PLAIN_WORDS:
            number = exact.mul(number, exact.simplest(term.number))
            size = exact.magnitude(number)
            power, word = next((scale for scale in _SCALES[language] if size >= scale[0]), (1, ""))
            number = exact.divide(number, Decimal(power))
        shown, label = exact.show(number), _name(term, language, None if word else number)
        if label in {"ratio", "比率", "number", "数"}:
            return f"{shown}{word if language == 'zh' else ' ' + word}".rstrip()
        if self.dimension == "rank":
            return f"第{shown}位" if language == "zh" else f"rank {shown}"
        if language == "zh" or label in {"%", "‰"}:
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


_ONE = Decimal(1)
_CACHE_SIZE = 4096
_UNITS: dict[str, Unit] = {}
_FACTORS: dict[tuple[str, str], Number] = {}
_POINTS: Final[dict[Number, str]] = {
    Decimal(1): "ratio point",
    Decimal("0.01"): "percentage point",
    Decimal("0.001"): "permille point",
    Decimal("0.0001"): "basis point",
}
_PLAIN_WORDS: Final = {"thousand ", "million ", "billion ", "trillion ", "万", "亿", "万亿"}
_SCALES: Final[dict[Language, tuple[tuple[int, str], ...]]] = {
    "en": ((10**12, "trillion "), (10**9, "billion "), (10**6, "million ")),
    "zh": ((10**12, "万亿"), (10**8, "亿"), (10**4, "万")),
}


def _keep(cache: dict[tuple[str, str], Number], key: tuple[str, str], value: Number) -> None:
    if len(cache) >= _CACHE_SIZE:
        cache.clear()
    cache[key] = value


def unit(text: str | Unit, field: str = "unit") -> Unit:
    """The unit that a text names, in English or Chinese.

    Args:
        text: such as ``"percent"``, ``"points"``, ``"亿元"``, ``"万m2"``, ``"tce/万元"``, ``"count:orchard"``.
        field: the field to name in an error.

    Raises:
        UnknownUnitError: nothing is known by that name; the nearest names are offered.
        FieldTypeError: not a text.

    >>> unit("million tonnes").dimension, unit("人次").dimension, unit("万元/公顷").dimension
    ('mass', 'visit', 'currency CNY/area')
    """
    if isinstance(text, Unit):
        return text
    if not isinstance(text, str):
        raise FieldTypeError(field, text, _EXAMPLES)
    found = _UNITS.get(text)
    if found is not None:
        return found
    stripped = text.strip()
    try:
        reading = _read(stripped)
    except _Unknown as unknown:
        hint = nearest(unknown.part.replace("_", " "), _shown_names())
        raise UnknownUnitError(field, text, f"{_EXAMPLES}; {hint}".removesuffix("; ")) from None
    made = object.__new__(Unit)
    factor = exact.simplest(reading.factor)
    is_count = reading.single is not None and reading.single.atom.is_count
    made.__attrs_init__(stripped, reading.dimension, factor, is_count, hash((reading.dimension, factor)))
    if len(_UNITS) >= _CACHE_SIZE:
        _UNITS.clear()
    _UNITS[text] = made
    return made


class _Unknown(Exception):
    def __init__(self, part: str) -> None:
        self.part = part


@lru_cache(maxsize=_CACHE_SIZE)
def _read(text: str) -> _Reading:
    if len(text) > MAX_TEXT or not _ALLOWED.fullmatch(plain := _plain(text)):
        raise _Unknown(text[:MAX_TEXT])
    whole = _find(plain)
    if whole is not None:
        return _combine([_Term(Fraction(1), whole, 1, plain)])
    pieces = re.split(r"_?([*/])_?", _with_slashes(plain))
    if len(pieces) > 9:
        raise _Unknown(plain)
    terms: list[_Term] = []
    for index in range(0, len(pieces), 2):
        if pieces[index] == "1" and not index and len(pieces) > 1:
            continue
        term = _part(pieces[index])
        divides = index > 0 and pieces[index - 1] == "/"
        terms.append(term._replace(exponent=-term.exponent) if divides else term)
    return _combine(terms)


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).replace("−", "-")
    for given, meant in (("**", "^"), ("×", "*"), ("·", "*"), ("⋅", "*"), ("\N{MICRO SIGN}", "μ")):
        plain = plain.replace(given, meant)
    return re.sub(r"(?<=\w)-(?=[^\W\d])|\s+", "_", plain.strip())


def _with_slashes(plain: str) -> str:
    plain = re.sub(r"_per_|(?<=.)每", "/", plain)
    return re.sub(r"^(per_|/|每)", "1/", plain)


def _part(piece: str) -> _Term:
    exponent = 1
    if match := _EXPONENT.fullmatch(piece):
        piece, exponent = match[1], int(match[2])
    number, rest, chinese = Fraction(1), piece, False
    for _ in range(4):
        atom = _find(rest)
        if atom is not None and not (number != 1 and atom.is_relative):
            return _Term(number, atom, exponent, rest)
        match = _LEADING.match(rest)
        if match is None or (chinese and match["chinese"]):
            break
        chinese = match["chinese"] is not None
        number *= _power(match)
        rest = rest[match.end() :]
        if not rest:
            return _Term(number, _NUMBER, exponent, "")
    if match := _AFTER_CURRENCY.search(rest):
        atom = _find(rest[: match.start()])
        if atom is not None and atom.dimensions[0][0].startswith("currency "):
            number *= int(match[1] or 1) * 10 ** _ENGLISH_NUMBERS[match[2]]
            return _Term(number, atom, exponent, rest[: match.start()])
    raise _Unknown(rest)


def _power(match: re.Match[str]) -> int:
    if digits := match["digits"]:
        return int(digits.replace(",", ""))
    return int(
        "1" + "0" * (_CHINESE_NUMBERS[match["chinese"]] if match["chinese"] else _ENGLISH_NUMBERS[match["english"]])
    )


_FIRST_CHINESE: Final = "\u2e80"
_NUMBER = _Atom("number", Fraction(1), (("number", 1),), ("number", "数"))


def _find(key: str) -> _Atom | None:
    names = _names()
    atom = names.get(key) or (names.get(key.casefold()) if len(key) > 3 else None)
    if atom is not None or not key:
        return atom
    if match := _NOUN.fullmatch(key):
        noun = match[1].casefold()
        known = names.get(noun)
        dimension = f"count:{noun.replace('_', ' ')}"
        return (
            known
            if known is not None and known.is_count
            else _Atom(f"count_{noun.replace('.', '_')}", Fraction(1), ((dimension, 1),), (noun,))
        )
    # A measure word before a counted noun adds nothing: 所医院 counts hospitals.
    measure = names.get(key[0])
    if measure is not None and measure.is_count and len(key) > 1 and key > _FIRST_CHINESE:
        counted = names.get(key[1:])
        return counted if counted is not None and counted.is_count and counted.name != "item" else None
    return None


def _combine(terms: list[_Term]) -> _Reading:
    factor = Fraction(1)
    dimensions: dict[str, int] = {}
    for term in terms:
        factor *= (term.number * term.atom.factor) ** term.exponent
        for name, power in term.atom.dimensions:
            dimensions[name] = dimensions.get(name, 0) + power * term.exponent
    return _Reading(factor, _dimension(dimensions), tuple(terms))


def _dimension(dimensions: dict[str, int]) -> str:
    powers = {
        name.removeprefix("count_").replace("_", " "): power for name, power in sorted(dimensions.items()) if power
    }
    key = _DIMENSIONS.get(tuple(powers.items()))
    if key is not None:
        return key
    above = [_powered(name, power) for name, power in powers.items() if power > 0]
    below = [_powered(name, -power) for name, power in powers.items() if power < 0]
    return "/".join(["*".join(above) or "1", *below])


def _powered(name: str, power: int) -> str:
    return _DIMENSIONS.get(((name, power),)) or (name if power == 1 else f"{name}^{power}")


def read_pint(quantity: PintLike, field: str = "value") -> tuple[Number, Unit]:
    """The number and the unit of a pint quantity of any registry.

    Units are matched by their names; a name that means something else there (a printer's *point*) or that is
    not known here (``mile ** 3``) is first taken to base units by its own registry.

    Raises:
        UnknownUnitError: the unit is not known here under that name.
        FieldError: the magnitude is not a finite number.
    """
    for candidate in (quantity, quantity.to_base_units()):
        names = [(name, int(str(power))) for name, power in candidate.unit_items() if str(power).lstrip("-").isdigit()]
        atoms = [(_names().get(name) or _find(_noun_text(name)), power) for name, power in names]
        dimensions: dict[str, int] = {}
        for atom, power in atoms:
            for name, own in atom.dimensions if atom else ():
                dimensions[name] = dimensions.get(name, 0) + own * power
        if all(atom for atom, _ in atoms) and _agree(dimensions, candidate.dimensionality):
            ordered = sorted(names, key=lambda pair: pair[1] < 0)
            text = "1" if not ordered or ordered[0][1] < 0 else ""
            for name, power in ordered:
                exponent = f"^{abs(power)}" if abs(power) != 1 else ""
                text += ("/" if power < 0 else "*" if text else "") + _noun_text(name).replace("_", " ") + exponent
            return exact.to_number(candidate.magnitude, field), unit(text, field)
    shown = " * ".join(f"{name} ** {power}" for name, power in quantity.unit_items())
    raise UnknownUnitError(field, shown, _EXAMPLES)


def to_pint(number: Number, of: Unit, registry: pint.UnitRegistry[Any] | None = None) -> pint.Quantity[Any]:
    """The number and unit as a pint quantity, of the given registry or of plantargets' own.

    Multipliers go into the number: 120 亿元 is 12000000000 yuan.

    Raises:
        UnknownUnitError: the given registry does not have the unit, or means something else by its name.
    """
    chosen = registry if registry is not None else _registry(Decimal)
    reading = _read(of.text)
    dimensions: dict[str, int] = {}
    factors: list[str] = []
    for term in reading.terms:
        number = exact.simplest(Fraction(number) * term.number**term.exponent)
        if (term.atom is not _NUMBER and term.atom.dimensions) or term.atom.factor != 1:
            factors.append(f"{'count' if term.atom.name == 'item' else term.atom.name} ** {term.exponent}")
        for name, power in term.atom.dimensions:
            dimensions[name] = dimensions.get(name, 0) + power * term.exponent
    dimensions.pop("number", None)
    if registry is None:
        for term in reading.terms:
            if term.atom.name not in chosen:
                chosen.define(f"{term.atom.name} = [{term.atom.name}]")
    try:
        units = chosen.parse_units(" * ".join(factors))
        same = _agree(dimensions, units.dimensionality)
    except (AttributeError, ValueError, TypeError):
        same = False
    if not same:
        raise UnknownUnitError(
            "registry", of.text, "a registry that defines this unit; without one, plantargets' own is used"
        )
    magnitude = _as(chosen.non_int_type, number)
    return chosen.Quantity(magnitude, units)


def _noun_text(name: str) -> str:
    return name.replace("count_", "count:", 1) if name.startswith("count_") else name


def _as(kind: type, number: Number) -> Number | float:
    if kind is Fraction:
        return Fraction(number)
    if kind is Decimal:
        return number if isinstance(number, Decimal) else exact.divide_outwards(number, _ONE)[0]
    return float(number)


_PHYSICAL: Final = {"length", "mass", "time", "temperature"}


def _agree(ours: Mapping[str, int], theirs: Mapping[str, object]) -> bool:
    mine = {name: power for name, power in ours.items() if power}
    if "calendar" in mine:
        return True
    named = {name.strip("[]"): power for name, power in theirs.items()}
    physical = {name: power for name, power in mine.items() if name in _PHYSICAL}
    countable = [name for name in mine if name not in _PHYSICAL and name != "count_item"]
    return physical == {name: power for name, power in named.items() if name in _PHYSICAL} and bool(countable) <= bool(
        named.keys() - _PHYSICAL
    )


@lru_cache(maxsize=1)
def _definitions() -> tuple[str, ...]:
    from importlib.resources import files

    text = files("plantargets").joinpath("units.txt").read_text("utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


@lru_cache(maxsize=2)
def _registry(numbers: type[Decimal | Fraction]) -> pint.UnitRegistry[Any]:
    from pint import UnitRegistry

    registry: pint.UnitRegistry[Any] = UnitRegistry(None, non_int_type=numbers, cache_folder=None)
    registry.load_definitions(_definitions())
    return registry


@lru_cache(maxsize=1)
def _names() -> dict[str, _Atom]:
    registry = _registry(Fraction)
    names: dict[str, _Atom] = {}
    for line in _definitions():
        name, _, *labels = line.split(" = ")
        factor, _units = registry.get_base_units(name)
        found = registry.get_dimensionality(name).items()
        dimensions = tuple((key[1:-1].replace("currency_", "currency "), int(str(power))) for key, power in found)
        atom = _Atom(name, Fraction(str(factor)), dimensions, tuple(labels))
        for key in (name, *labels):
            names.setdefault(key.replace("-", "_"), atom)
    names["1"] = names["ratio"]
    del names["_"]
    for key, atom in list(names.items()):
        if len(key) > 3:
            names.setdefault(key.casefold(), atom)
    return names


def _shown_names() -> Iterable[str]:
    return (name.replace("_", " ") for name in _names())


def _name(term: _Term, language: Language, number: Number | int | None) -> str:
    names = term.atom.names
    if language == "zh" and names[0] not in {"%", "‰"}:
        chinese = (name for name in (term.name, *names) if name > _FIRST_CHINESE)
        return next(chinese, "") or _name(term, "en", number)
    if names[0] != "_":
        return names[0].replace("_", " ")
    plural, singular = names[1], names[1][:-1]
    if number is not None and abs(number) == 1:
        plural = singular if singular in names else term.atom.name
    return plural.replace("_", " ")


def _number_word(number: Fraction, language: Language) -> str:
    power = len(str(number)) - 1
    if not power:
        return ""
    if language == "zh":
        top, word = next(one for one in ((12, "万亿"), (8, "亿"), (4, "万"), (0, "")) if power >= one[0])
        return ("", "十", "百", "千")[power - top] + word
    top, word = next(
        one
        for one in ((12, "trillion "), (9, "billion "), (6, "million "), (3, "thousand "), (0, ""))
        if power >= one[0]
    )
    return ("", "ten ", "hundred ")[power - top] + word


def _mismatch(given: Unit, wanted: Unit) -> str:
    allowed = f"a unit of the same kind as {wanted.text!r} ({wanted.dimension}, not {given.dimension})"
    if given.is_ratio and wanted.is_point:
        return allowed + "; a difference of percents is in points: say '0.5 points'"
    if given.is_point and wanted.is_ratio:
        return allowed + "; points measure a difference of percents, not a percent"
    if "item" in {given.dimension, wanted.dimension} and given.is_count and wanted.is_count:
        return (
            allowed + "; a bare measure word counts items of any kind: name the noun on both sides, as in '8000 jobs'"
        )
    if given.is_currency and wanted.is_currency:
        return allowed + "; currencies are never converted"
    return allowed
