"""What a unit text says: atoms of ``units.txt`` with numbers before them, multiplied and divided.

pint reads the definitions and says what each unit is made of. It never sees a user's text.
"""

# pint's own types leave the kind of number open.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from decimal import Decimal

    from pint import UnitRegistry

Language: TypeAlias = Literal["en", "zh"]

MAX_TEXT: Final = 60
CACHE_SIZE: Final = 4096
#: Texts that sort after this begin with a Chinese character.
CHINESE: Final = "\u2e80"

_CHINESE_POWERS: Final[dict[str, int]] = {
    **{word: power for power, word in enumerate("十 百 千 万 十万 百万 千万 亿 十亿 百亿 千亿 万亿".split(), 1)},
    "兆": 12,
}
_ENGLISH_POWERS: Final = {"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12, "mn": 6, "bn": 9}
_ENGLISH: Final = "|".join(_ENGLISH_POWERS)
_ALLOWED: Final = re.compile(r"[\w\s/*^%‰°$€£.,:\-]+")
_LEADING: Final = re.compile(
    r"(?P<digits>10{0,2}(?:,000){1,4}|10{1,14})(?![\d,.])_?"
    rf"|(?P<chinese>{'|'.join(sorted(_CHINESE_POWERS, key=len, reverse=True))})_?"
    rf"|(?P<english>{_ENGLISH})(?:_|$)",
    re.IGNORECASE,
)
_AFTER_CURRENCY: Final = re.compile(rf"(.+?)_(?:(10{{0,2}})_)?({_ENGLISH})", re.IGNORECASE)
_EXPONENT: Final = re.compile(r"(.+?)_?\^_?(-?[1-4])")
_NOUN: Final = re.compile(r"count:_?([^\W\d_][\w.]*)")
_MEASURE_WORDS: Final = frozenset("个家户所项件处座条宗笔种类份批支只台套栋幢间块次起例张对片部款株名位辆架艘头棵篇")
_KNOWN: Final[dict[tuple[tuple[str, int], ...], str]] = {
    (("length", 2),): "area",
    (("length", 3),): "volume",
    (("length", 2), ("mass", 1), ("time", -2)): "energy",
    (("length", 2), ("mass", 1), ("time", -3)): "power",
}


class Atom(NamedTuple):
    """One unit of the definitions: its size in base units, what it measures, its other names."""

    name: str
    factor: Fraction
    dimensions: tuple[tuple[str, int], ...]
    names: tuple[str, ...]

    @property
    def is_count(self) -> bool:
        """Whether it counts things."""
        return len(self.dimensions) == 1 and self.dimensions[0][0].startswith("count")

    @property
    def takes_number(self) -> bool:
        """Whether 万 or million may stand before it."""
        return bool(self.dimensions) and self.dimensions[0][0] not in {"point", "rank", "score", "index"}


class Term(NamedTuple):
    """An atom in a text, with the number before it, its power and the name it goes by there."""

    number: Fraction
    atom: Atom
    exponent: int
    name: str


class Reading(NamedTuple):
    """What a unit text says."""

    factor: Fraction
    dimension: str
    dimensions: tuple[tuple[str, int], ...]
    terms: tuple[Term, ...]

    @property
    def single(self) -> Term | None:
        """The only term, if there is one and it is not a power."""
        return self.terms[0] if len(self.terms) == 1 and self.terms[0].exponent == 1 else None


class UnknownTextError(Exception):
    """A part of a text that names no unit."""

    def __init__(self, part: str) -> None:
        self.part = part
        super().__init__(part)


#: 万 or "per 1000" by themselves: a number that has no noun.
NUMBER: Final = Atom("number", Fraction(1), (("number", 1),), ("number", "数"))


@lru_cache(maxsize=CACHE_SIZE)
def read(text: str) -> Reading:
    """Read a unit text.

    Raises:
        UnknownTextError: a part of it names no unit.
    """
    if len(text) > MAX_TEXT or not _ALLOWED.fullmatch(plain := _plain(text)):
        raise UnknownTextError(text[:MAX_TEXT])
    whole = find(plain)
    if whole is not None:
        return _combine([Term(Fraction(1), whole, 1, plain)])
    pieces = re.split(r"_?([*/])_?", _with_slashes(plain))
    terms: list[Term] = []
    for index in range(0, len(pieces), 2):
        if pieces[index] == "1" and index == 0 and len(pieces) > 1:
            continue
        term = _term(pieces[index])
        divides = index > 0 and pieces[index - 1] == "/"
        terms.append(term._replace(exponent=-term.exponent) if divides else term)
    return _combine(terms)


def find(key: str) -> Atom | None:
    """The atom of a name, whose words are joined by ``_``; or None."""
    known = names()
    atom = known.get(key) or (known.get(key.casefold()) if len(key) > 3 else None)
    if atom is not None:
        return atom
    if match := _NOUN.fullmatch(key):
        noun = match[1].casefold()
        listed = known.get(noun)
        if listed is not None and listed.is_count:
            return listed
        dimension = f"count:{noun.replace('_', ' ')}"
        return Atom(f"count_{noun.replace('.', '_')}", Fraction(1), ((dimension, 1),), ("_", noun))
    # A measure word before a counted noun adds nothing: 所医院 counts hospitals.
    if key[:1] in _MEASURE_WORDS:
        counted = known.get(key[1:])
        return counted if counted is not None and counted.is_count and counted.name != "item" else None
    return None


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text)
    for given, meant in (("−", "-"), ("**", "^"), ("×", "*"), ("·", "*"), ("⋅", "*"), ("\N{MICRO SIGN}", "μ")):
        plain = plain.replace(given, meant)
    return re.sub(r"(?<=\w)-(?=[^\W\d])|\s+", "_", plain.strip())


def _with_slashes(plain: str) -> str:
    plain = re.sub(r"_per_|(?<=.)每", "/", plain)
    return re.sub(r"^(per_|/|每)", "1/", plain)


def _term(piece: str) -> Term:
    exponent = 1
    if match := _EXPONENT.fullmatch(piece):
        piece, exponent = match[1], int(match[2])
    number, rest, was_chinese = Fraction(1), piece, False
    for _ in range(4):
        atom = find(rest)
        if atom is not None and (number == 1 or atom.takes_number):
            return Term(number, atom, exponent, rest)
        match = _LEADING.match(rest)
        if match is None or (was_chinese and match["chinese"]):
            break
        was_chinese = match["chinese"] is not None
        number *= _power(match)
        rest = rest[match.end() :]
        if not rest:
            return Term(number, NUMBER, exponent, "")
    if match := _AFTER_CURRENCY.fullmatch(rest):
        atom = find(match[1])
        if atom is not None and atom.dimensions and atom.dimensions[0][0].startswith("currency "):
            number *= int(match[2] or 1) * _ten_to(_ENGLISH_POWERS[match[3].casefold()])
            return Term(number, atom, exponent, match[1])
    raise UnknownTextError(rest)


def _power(match: re.Match[str]) -> int:
    if digits := match["digits"]:
        return int(digits.replace(",", ""))
    chinese = match["chinese"]
    return _ten_to(_CHINESE_POWERS[chinese] if chinese else _ENGLISH_POWERS[match["english"].casefold()])


def _ten_to(power: int) -> int:
    return int("1" + "0" * power)


def _combine(terms: list[Term]) -> Reading:
    factor = Fraction(1)
    for term in terms:
        factor *= (term.number * term.atom.factor) ** term.exponent
    dimensions = _sum(terms)
    if dimensions or not any(term.atom.dimensions for term in terms):
        return Reading(factor, _named(dimensions), dimensions, tuple(terms))
    # kg/t is no percentage: what cancels keeps the name of what it is a ratio of.
    above, below = (_sum([term for term in terms if term.exponent * sign > 0]) for sign in (1, -1))
    against = _named(tuple((name, -power) for name, power in below))
    return Reading(factor, f"{_named(above)}/{against}", dimensions, tuple(terms))


def _sum(terms: list[Term]) -> tuple[tuple[str, int], ...]:
    powers: dict[str, int] = {}
    for term in terms:
        for name, power in term.atom.dimensions:
            powers[name] = powers.get(name, 0) + power * term.exponent
    return tuple(sorted((name, power) for name, power in powers.items() if power))


def _named(dimensions: tuple[tuple[str, int], ...]) -> str:
    if not dimensions:
        return "ratio"
    if dimensions in _KNOWN:
        return _KNOWN[dimensions]
    above = [_powered(name, power) for name, power in dimensions if power > 0]
    below = [_powered(name, -power) for name, power in dimensions if power < 0]
    return "/".join(["*".join(above) or "1", *below])


def _powered(name: str, power: int) -> str:
    known = _KNOWN.get(((name, power),))
    shown = name.removeprefix("count_").replace("_", " ")
    return known or (shown if power == 1 else f"{shown}^{power}")


@lru_cache(maxsize=1)
def _definitions() -> tuple[str, ...]:
    from importlib.resources import files

    text = files("plantargets.units").joinpath("units.txt").read_text("utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


@lru_cache(maxsize=2)
def _registry(numbers: type[Decimal | Fraction]) -> UnitRegistry[Any]:
    """A pint registry of our definitions alone; never the application registry."""
    from pint import UnitRegistry

    made: UnitRegistry[Any] = UnitRegistry(None, non_int_type=numbers, cache_folder=None)  # pyright: ignore[reportArgumentType]
    # The other names are ours to read; pint would take some of them, such as US$, for expressions.
    made.load_definitions([" = ".join(line.split(" = ")[:3]) for line in _definitions()])
    return made


@lru_cache(maxsize=1)
def names() -> dict[str, Atom]:
    """Every known name, its words joined by ``_``, and what it stands for."""
    # Only Fractions keep a mu, a fifteenth of a hectare, exact.
    exact_registry = _registry(Fraction)
    found: dict[str, Atom] = {}
    for line in _definitions():
        name, _, *labels = line.split(" = ")
        factor = Fraction(str(exact_registry.get_base_units(name)[0]))
        powers: dict[str, object] = dict(exact_registry.get_dimensionality(name))
        dimensions = tuple((key[1:-1].replace("currency_", "currency "), int(str(p))) for key, p in powers.items())
        atom = Atom(name, factor, dimensions, tuple(labels))
        for key in (name, *labels):
            found.setdefault(key.replace("-", "_"), atom)
    del found["_"]
    found["1"] = found["ratio"]
    for key in [key for key in found if len(key) > 3]:
        found.setdefault(key.casefold(), found[key])
    return found
