"""What a document holds: every class of the model as a record of fields.

This is the only place that names the fields of files; writing, reading and the JSON Schema all
follow from it. The classes of the model know nothing of it.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final, cast

from plantargets.conventions import CONVENTIONS, Convention, Reading, convention
from plantargets.errors import PlanTargetsError, one_of
from plantargets.formats.fields import Field, Record, Union, deep
from plantargets.formats.shapes import (
    BAD,
    FIGURE,
    FLAG,
    NUMBER,
    PAGE,
    PERIOD,
    TEXT,
    UNIT,
    Leaf,
    Path,
    Reader,
    Schema,
    Shape,
    Tables,
    choice,
    decode_figure,
    is_object,
    message_of,
)
from plantargets.indicators import BASES, DIRECTIONS, KINDS, Derivation, Indicator
from plantargets.sources import Source
from plantargets.tolerances import (
    ByFamily,
    Empirical,
    Fixed,
    NoReach,
    OfficialReach,
    Points,
    PrintedDigit,
    Relative,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import Enum

    from plantargets.figures import Figure


def required(name: str, shape: Shape, attribute: str = "") -> Field:
    """A field that must be there."""
    return Field(name, shape, required=True, attribute=attribute)


def enum_of(kind: type[Enum]) -> Leaf:
    """One member of an enum, by its value."""
    names = choice([each.value for each in kind], lambda value: cast("Enum", value).value)

    def decode(data: object, path: Path, reader: Reader) -> object:
        name = names.decode(data, path, reader)
        return name if name is BAD else kind(name)

    return Leaf(names.schema, names.encode, decode)


class _Later:
    """A shape that is defined further down, for records that hold themselves."""

    def __init__(self, name: str, find: Callable[[], Shape]) -> None:
        self.schema: Schema = {"$ref": f"#/$defs/{name}"}
        self._find = find

    def encode(self, value: object, tables: Tables) -> object:
        return self._find().encode(value, tables)

    def decode(self, data: object, path: Path, reader: Reader) -> object:
        if deep(path):
            return reader.bad(path, "nested too deep")
        return self._find().decode(data, path, reader)


later = _Later


class _Named:
    """A thing that is written once in a table of the document and named elsewhere, or written in place."""

    def __init__(self, table: str, record: Record, key: str) -> None:
        self.table, self.record, self.key = table, record, key
        self.schema: Schema = {"oneOf": [{"type": "string"}, record.schema]}

    def encode(self, value: object, tables: Tables) -> object:
        known = cast("dict[str, object]", getattr(tables, self.table))
        name = cast("str | None", getattr(value, self.key))
        if name is None:
            return self.record.encode(value, tables)
        first = known.setdefault(name, value)
        return name if first is value or first == value else self.record.encode(value, tables)

    def decode(self, data: object, path: Path, reader: Reader) -> object:
        if not isinstance(data, str):
            if deep(path):
                return reader.bad(path, "nested too deep")
            return self.record.decode(data, path, reader)
        found = reader.found[self.table].get(data)
        return self._find(data, path, reader) if found is None else found

    def _find(self, name: str, path: Path, reader: Reader) -> object:
        table, mark = reader.tables.get(self.table, {}), (self.table, name)
        if name not in table:
            known = f"; it has {one_of(table)}" if 0 < len(table) <= 20 else ""
            return reader.bad(path, f"{name!r} is not in the table {self.table!r}{known}")
        if mark in reader.opening:
            return reader.bad(path, f"{name!r} is made from itself")
        if len(reader.opening) > 50:
            return reader.bad(path, f"{name!r} is derived through more than 50 others")
        where: Path = ((None, self.table), name)
        written = table[name]
        if is_object(written) and self.key in written:
            return reader.bad((where, self.key), "its name in the table says it; leave it out")
        reader.opening.append(mark)
        found = self.record.decode(table[name], where, reader, {self.key: name})
        reader.opening.pop()
        reader.found[self.table][name] = found
        return found


# Sources and indicators.
DATE_TEXT: Final = Leaf(PERIOD.schema, lambda value, _: value, PERIOD.decode)
SOURCE: Final = Record(
    "source",
    Source,
    (
        required("title", TEXT),
        Field("publisher", TEXT),
        Field("date", DATE_TEXT),
        Field("url", TEXT),
        Field("page", PAGE),
        Field("id", TEXT),
        Field("licence", TEXT),
    ),
)


def _encode_names(value: object, _: Tables) -> object:
    names = cast("dict[str, str]", value)
    return names["und"] if names.keys() == {"und"} else names


def _decode_names(data: object, path: Path, reader: Reader) -> object:
    if isinstance(data, str) or is_object(data):
        return data
    return reader.wrong(path, data, "a text, or texts by language such as {'en': 'GDP', 'zh': '地区生产总值'}")


NAMES: Final = Leaf(
    {
        "oneOf": [
            {"type": "string", "minLength": 1},
            {"type": "object", "additionalProperties": {"type": "string", "minLength": 1}, "minProperties": 1},
        ]
    },
    _encode_names,
    _decode_names,
)
DERIVATION: Final = Record(
    "derivation",
    Derivation,
    (
        required("how", choice(["growth", "share", "difference"])),
        required("part", later("indicator_or_code", lambda: INDICATOR)),
        Field("whole", later("indicator_or_code", lambda: INDICATOR)),
    ),
)

INDICATOR_RECORD: Final = Record(
    "indicator",
    Indicator,
    (
        required("code", TEXT),
        Field("name", NAMES, default={}),
        Field("unit", UNIT),
        Field("kind", choice(KINDS), default="level"),
        Field("direction", choice(DIRECTIONS)),
        Field("basis", choice(BASES)),
        Field("integer", FLAG, default=False),
        Field("accumulates", FLAG, default=False),
        Field("of", DERIVATION),
        Field("description", TEXT),
        Field("source", _Named("sources", SOURCE, "id")),
    ),
)
INDICATOR: Final[_Named] = _Named("indicators", INDICATOR_RECORD, "code")
SOURCE_REF: Final = _Named("sources", SOURCE, "id")

# Tolerances, rules and conventions.
RELATIVE: Final = Record("relative", Relative, (required("share", NUMBER),), "relative", Relative)
FIXED: Final = Record("fixed", Fixed, (required("amount", FIGURE),), "fixed", Fixed)


class _Tolerance:
    """``within``: a relative or fixed reach; a bare figure is a fixed one."""

    def __init__(self) -> None:
        self._union = Union("a reach", (RELATIVE, FIXED))
        self.schema: Schema = {"oneOf": [{"$ref": "#/$defs/figure"}, RELATIVE.schema, FIXED.schema]}
        self.encode = self._union.encode

    def decode(self, data: object, path: Path, reader: Reader) -> object:
        if is_object(data):
            return self._union.decode(data, path, reader)
        figure = decode_figure(data, path, reader)
        return figure if figure is BAD else Fixed(cast("Figure", figure))


TOLERANCE: Final[_Tolerance] = _Tolerance()
RULES: Final[Union] = Union(
    "a rule",
    (
        RELATIVE,
        FIXED,
        Record("points", Points, (required("amount", NUMBER),), "points", Points),
        Record(
            "printed_digit",
            PrintedDigit,
            (Field("n", NUMBER, default=Decimal(1)), Field("nonzero", FLAG, default=False)),
            "printed_digit",
            PrintedDigit,
        ),
        Record("official", OfficialReach, (), "official", OfficialReach),
        Record("empirical", Empirical, (Field("hedge", TEXT, default="about"),), "empirical", Empirical),
        Record("none", NoReach, (), "none", NoReach),
        Record(
            "by_family",
            ByFamily,
            (
                required("percents", later("rule", lambda: RULES)),
                required("elsewhere", later("rule", lambda: RULES)),
            ),
            "by_family",
            ByFamily,
        ),
    ),
    advice=": a rule of your own stays in code; save the convention's name and give the rule again on loading",
)
READING: Final = Record(
    "reading",
    Reading,
    (
        required("about", RULES),
        required("nearly", RULES),
        Field("in_line", RULES, default=NoReach()),
        Field("basically_in_line", RULES, default=Points(Decimal("0.1"))),
    ),
)
CONVENTION_RECORD: Final = Record(
    "convention",
    Convention,
    (
        required("name", TEXT),
        required("targets", READING),
        required("reports", READING),
        Field("note", TEXT, default=""),
        Field("source", TEXT, default=""),
    ),
)


class _Convention:
    """A shipped convention by its name, another one in full."""

    schema: Schema = {"oneOf": [{"enum": list(CONVENTIONS)}, CONVENTION_RECORD.schema]}  # noqa: RUF012

    def encode(self, value: object, tables: Tables) -> object:
        given = cast("Convention", value)
        return given.name if CONVENTIONS.get(given.name) == given else CONVENTION_RECORD.encode(given, tables)

    def decode(self, data: object, path: Path, reader: Reader) -> object:
        if not isinstance(data, str):
            return CONVENTION_RECORD.decode(data, path, reader)
        try:
            return convention(data)
        except PlanTargetsError as error:
            return reader.bad(path, message_of(error))


CONVENTION: Final = _Convention()
