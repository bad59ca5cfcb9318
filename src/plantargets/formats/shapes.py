"""The shapes of single values in a document: text, numbers, dates, figures, choices, lists.

A shape turns a value into plain data, reads it back, and has a JSON Schema. Plain data are what
JSON and TOML hold: texts, numbers, true and false, lists and dicts.
"""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final, Protocol, TypeAlias, TypeGuard, cast

import attrs

from plantargets.errors import FormatError, PlanTargetsError, Problem, nearest, one_of
from plantargets.figures import Figure
from plantargets.periods import Period
from plantargets.units import Unit, unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from plantargets.exact import Number
    from plantargets.indicators import Indicator
    from plantargets.outcomes import Outcome
    from plantargets.sources import Source

Path: TypeAlias = "tuple[Path, str | int] | None"
Schema: TypeAlias = "dict[str, object]"

#: What a shape gives for data that it could not read; the problem is in the reader's list.
BAD: Final = object()
MAX_PROBLEMS = 1000
_NAME = re.compile(r"[A-Za-z_]\w*")
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,3})?")
_FRACTION = re.compile(r"-?[0-9]+/[0-9]+")
_LONGEST_NUMBER = 900


def is_object(data: object) -> TypeGuard[dict[str, object]]:
    """Whether the data are an object of named fields."""
    return type(data) is dict


def is_list(data: object) -> TypeGuard[list[object]]:
    """Whether the data are a list."""
    return type(data) is list


def place(path: Path) -> str:
    """The JSON path as text.

    >>> place(((None, "targets"), 3))
    '$.targets[3]'
    """
    steps: list[str] = []
    while path is not None:
        path, step = path
        if isinstance(step, int):
            steps.append(f"[{step}]")
        else:
            steps.append(f".{step}" if _NAME.fullmatch(step) else f"[{shown(step)}]")
    return "$" + "".join(reversed(steps))


def shown(value: object) -> str:
    """The value as it is shown in an error: short, and never a deep structure."""
    if is_object(value):
        return "an object"
    if isinstance(value, list | tuple):
        return "a list"
    text = str(value) if isinstance(value, Decimal) else repr(value)
    return text if len(text) <= 80 else text[:79] + "…"


class Refused(Exception):  # noqa: N818
    """An object that a document cannot hold; the path grows on the way out."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message
        self.steps: list[str | int] = []

    def problem(self) -> Problem:
        path: Path = None
        for step in reversed(self.steps):
            path = (path, step)
        return Problem(place(path), self.message)


@attrs.define(eq=False)
class Tables:
    """Indicators and sources that are written once and named elsewhere in the document."""

    indicators: dict[str, Indicator] = attrs.field(factory=dict)
    sources: dict[str, Source] = attrs.field(factory=dict)
    outcomes: list[Outcome] = attrs.field(factory=list)
    _places: dict[int, int] = attrs.field(factory=dict)

    def place_of(self, outcome: Outcome) -> int:
        """The place of an outcome in the document's list; it is added on first use."""
        found = self._places.setdefault(id(outcome), len(self.outcomes))
        if found == len(self.outcomes):
            self.outcomes.append(outcome)
        return found


@attrs.define(eq=False)
class Reader:
    """The state of reading one document: problems found, and the tables of named things."""

    problems: list[Problem] = attrs.field(factory=list)
    tables: dict[str, Mapping[str, object]] = attrs.field(factory=dict)
    found: dict[str, dict[str, object]] = attrs.field(factory=lambda: {"indicators": {}, "sources": {}})
    words: dict[object, object] = attrs.field(factory=dict)
    outcomes: tuple[object, ...] = ()
    opening: list[tuple[str, str]] = attrs.field(factory=list)

    def bad(self, path: Path, message: str) -> object:
        """Note a problem."""
        self.problems.append(Problem(place(path), message))
        if len(self.problems) >= MAX_PROBLEMS:
            raise FormatError(self.problems)
        return BAD

    def wrong(self, path: Path, given: object, allowed: str) -> object:
        """Note a value that is not allowed."""
        return self.bad(path, f"got {shown(given)}; allowed: {allowed}")


class Shape(Protocol):
    """How one kind of value is written and read."""

    @property
    def schema(self) -> Schema: ...
    def encode(self, value: object, tables: Tables, /) -> object: ...
    def decode(self, data: object, path: Path, reader: Reader, /) -> object: ...


@attrs.frozen
class Leaf:
    """A shape made of two functions; values of the class ``plain`` are read as they stand."""

    schema: Schema
    encode: Callable[[object, Tables], object]
    decode: Callable[[object, Path, Reader], object]
    plain: type | None = None


def _as_is(kind: type, allowed: str) -> Callable[[object, Tables], object]:
    def encode(value: object, _: Tables) -> object:
        if type(value) is not kind:
            raise Refused(f"holds {shown(value)}, where a document holds {allowed}")
        return value

    return encode


def _read_as_is(kind: type, allowed: str) -> Callable[[object, Path, Reader], object]:
    def decode(data: object, path: Path, reader: Reader) -> object:
        return data if type(data) is kind else reader.wrong(path, data, allowed)

    return decode


def _plain(kind: type, name: str, allowed: str) -> Leaf:
    return Leaf({"type": name}, _as_is(kind, allowed), _read_as_is(kind, allowed), kind)


TEXT: Final = _plain(str, "string", "a text")
FLAG: Final = _plain(bool, "boolean", "true or false")
WHOLE: Final = _plain(int, "integer", "a whole number")


def _text_or_number(value: object, _: Tables) -> object:
    if type(value) in {str, int}:
        return value
    raise Refused(f"holds {shown(value)}, where a document holds a text or a whole number")


PAGE: Final = Leaf(
    {"type": ["string", "integer"]},
    _text_or_number,
    lambda data, path, reader: (
        data if type(data) in {str, int} else reader.wrong(path, data, "a text or a whole number")
    ),
)


def choice(names: Iterable[str], encode: Callable[[object], object] = lambda value: value) -> Leaf:
    """One of some names; ``encode`` gives the name of a value."""
    known = {name: name for name in names}

    def decode(data: object, path: Path, reader: Reader) -> object:
        if isinstance(data, str):
            if data in known:
                return data
            hint = nearest(data, known)
            return reader.wrong(path, data, one_of(known) + (f"; {hint}" if hint else ""))
        return reader.wrong(path, data, one_of(known))

    return Leaf({"enum": list(known)}, lambda value, _: encode(value), decode)


def _day(data: object, path: Path, reader: Reader) -> object:
    if isinstance(data, str):
        try:
            return datetime.date.fromisoformat(data)
        except ValueError:
            pass
    elif isinstance(data, datetime.date) and not isinstance(data, datetime.datetime):
        return data
    return reader.wrong(path, data, "a date such as '2023-09-05'")


DAY: Final = Leaf({"$ref": "#/$defs/day"}, lambda value, _: cast("datetime.date", value).isoformat(), _day)


def _period(data: object, path: Path, reader: Reader) -> object:
    if type(data) is str or type(data) is int:
        try:
            return Period.of(data)
        except PlanTargetsError as error:
            return reader.bad(path, _tail(error))
    if isinstance(data, datetime.date) and not isinstance(data, datetime.datetime):
        return Period.of(data)
    return reader.wrong(path, data, "a period such as '2023' or '2021/2025'")


PERIOD: Final = Leaf({"$ref": "#/$defs/period"}, lambda value, _: cast("Period", value).text, _period)


def _tail(error: PlanTargetsError) -> str:
    """The message without the name of the field, which the path says."""
    text = str(error)
    return text.partition(": ")[2] if hasattr(error, "field") else text


message_of = _tail


def _unit(data: object, path: Path, reader: Reader) -> object:
    try:
        return unit(data) if isinstance(data, str) else reader.wrong(path, data, "a unit such as 'percent'")
    except PlanTargetsError as error:
        return reader.bad(path, _tail(error))


UNIT: Final = Leaf({"type": "string", "minLength": 1}, lambda value, _: cast("Unit", value).text, _unit)


def number_text(value: Number) -> str:
    """A number with all its digits: ``6.50``, ``1E+3``, ``1/3``."""
    return str(value)


def number(text: str) -> Number | None:
    """The number that :func:`number_text` wrote, or None."""
    if len(text) <= _LONGEST_NUMBER:
        if _NUMBER.fullmatch(text):
            read = Decimal(text)
            return read if not read or abs(read.adjusted()) <= _LONGEST_NUMBER else None
        if _FRACTION.fullmatch(text):
            top, bottom = (int(part) for part in text.split("/"))
            return Fraction(top, bottom) if bottom else None
    return None


def _number(data: object, path: Path, reader: Reader) -> object:
    read: object = None
    if isinstance(data, str):
        read = number(data)
    elif type(data) is int or type(data) is Decimal:
        read = number(str(data))
    return reader.wrong(path, data, "a number such as '6.5' or '1/3'") if read is None else read


NUMBER: Final = Leaf({"$ref": "#/$defs/number"}, lambda value, _: number_text(cast("Number", value)), _number)


def encode_figure(value: object, _: Tables | None = None) -> object:
    """The figure as printed, or its number and unit where the printed form does not say all."""
    figure = cast("Figure", value)
    text = str(figure)
    if figure._text is not None:
        return text
    try:
        if Figure.of(text) == figure:
            return text
    except PlanTargetsError:
        pass
    plain: dict[str, object] = {"number": number_text(figure.number)}
    if figure.unit is not None:
        plain["unit"] = figure.unit.text
    return plain


def decode_figure(data: object, path: Path, reader: Reader) -> object:
    """A figure from a text, a number, or an object of number and unit."""
    try:
        if type(data) is str or type(data) is int or type(data) is Decimal:
            return Figure.of(data)
        if is_object(data):
            return _figure_object(data, path, reader)
    except PlanTargetsError as error:
        return reader.bad(path, _tail(error))
    return reader.wrong(path, data, "a figure such as '6.5 %'")


def _figure_object(data: dict[str, object], path: Path, reader: Reader) -> object:
    unknown = data.keys() - {"number", "unit"}
    if unknown or "number" not in data:
        for key in sorted(unknown):
            reader.bad((path, key), "not a field of a figure, which has number and unit")
        return BAD if unknown else reader.bad((path, "number"), "missing")
    value = _number(data["number"], (path, "number"), reader)
    its_unit = _unit(data["unit"], (path, "unit"), reader) if "unit" in data else None
    if value is BAD or its_unit is BAD:
        return BAD
    return Figure(cast("Number", value), cast("Unit | None", its_unit))


FIGURE: Final = Leaf({"$ref": "#/$defs/figure"}, encode_figure, decode_figure)


@attrs.frozen
class ListOf:
    """A list of values of one shape, read as a tuple."""

    item: Shape

    @property
    def schema(self) -> Schema:
        return {"type": "array", "items": self.item.schema}

    def encode(self, value: object, tables: Tables) -> object:
        encoded: list[object] = []
        for index, each in enumerate(cast("Iterable[object]", value)):
            try:
                encoded.append(self.item.encode(each, tables))
            except Refused as refused:
                refused.steps.append(index)
                raise
        return encoded

    def decode(self, data: object, path: Path, reader: Reader) -> object:
        if not is_list(data):
            return reader.wrong(path, data, "a list")
        decode = self.item.decode
        return tuple([decode(each, (path, index), reader) for index, each in enumerate(data)])
