"""Records: objects with named fields; unions told apart by ``kind``; and named things in tables."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

import attrs

from plantargets.errors import FieldError, PlanTargetsError, nearest, one_of
from plantargets.formats.shapes import BAD, Path, Reader, Refused, Schema, Shape, Tables, is_object, message_of, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

#: Objects stand in objects no deeper than this.
MAX_DEPTH: Final = 60


@attrs.frozen
class Field:
    """One field: its name, its shape, whether it must be there, and the value that is left out."""

    name: str
    shape: Shape
    required: bool = False
    default: object = None
    attribute: str = ""

    def stands_for(self, held: object) -> bool:
        """Whether the value may be left out. 2 and 2.0 are equal, and not the same as printed."""
        same = held is self.default or held == self.default
        return same and (not isinstance(held, Decimal) or str(held) == str(self.default))


@attrs.define(eq=False)
class Record:
    """An object of one class.

    Args:
        name: its name in the schema.
        make: the class, called with the fields by name.
        fields: its fields, in the order in which they are written.
        kind: what ``kind`` says, for the members of a union.
        defaults: field values of the document that stand in for missing ones, such as a plan's period.
    """

    name: str
    make: Callable[..., object]
    fields: tuple[Field, ...]
    kind: str | None = None
    cls: type | None = None
    _by_name: dict[str, tuple[Callable[[object, Path, Reader], object], type | None]] = attrs.field(init=False)
    _required: tuple[str, ...] = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        self._by_name = {each.name: (each.shape.decode, getattr(each.shape, "plain", None)) for each in self.fields}
        self._required = tuple(each.name for each in self.fields if each.required)

    @property
    def schema(self) -> Schema:
        return {"$ref": f"#/$defs/{self.name}"}

    def definition(self) -> Schema:
        """The schema of the object itself."""
        properties: dict[str, object] = {} if self.kind is None else {"kind": {"const": self.kind}}
        properties |= {each.name: each.shape.schema for each in self.fields}
        required = ([] if self.kind is None else ["kind"]) + [each.name for each in self.fields if each.required]
        found: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
        return found | ({"required": required} if required else {})

    def encode(self, value: object, tables: Tables) -> dict[str, object]:
        """The fields that differ from their defaults."""
        encoded: dict[str, object] = {} if self.kind is None else {"kind": self.kind}
        for each in self.fields:
            held: object = getattr(value, each.attribute or each.name)
            if not each.required and each.stands_for(held):
                continue
            try:
                encoded[each.name] = each.shape.encode(held, tables)
            except Refused as refused:
                refused.steps.append(each.name)
                raise
        return encoded

    def decode(self, data: object, path: Path, reader: Reader, defaults: Mapping[str, object] | None = None) -> object:
        """The object, or BAD with every problem noted."""
        if not is_object(data):
            return reader.wrong(path, data, f"an object of the fields of {self.name}")
        given = self.read(data, path, reader, defaults)
        return BAD if given is None else self.build(given, path, reader)

    def read(
        self, data: dict[str, object], path: Path, reader: Reader, defaults: Mapping[str, object] | None = None
    ) -> dict[str, object] | None:
        """The fields by name, or None with every problem noted."""
        given: dict[str, object] = dict(defaults) if defaults else {}
        by_name, sound = self._by_name, True
        for key, value in data.items():
            field = by_name.get(key)
            if field is None:
                if key != "kind" or self.kind is None:
                    sound = self._unknown(key, path, reader)
            elif type(value) is field[1]:
                given[key] = value
            elif value is not None:
                given[key] = found = field[0](value, (path, key), reader)
                if found is BAD:
                    sound = False
        for name in self._required:
            if name not in given:
                reader.bad((path, name), "missing")
                sound = False
        return given if sound else None

    def _unknown(self, key: object, path: Path, reader: Reader) -> bool:
        known = "it has " + ", ".join(self._by_name) if self._by_name else "it has none"
        hint = nearest(str(key), self._by_name) or known
        reader.bad((path, str(key)), f"not a field of {self.name}; {hint}")
        return False

    def build(self, given: dict[str, object], path: Path, reader: Reader) -> object:
        """The object of these fields; what its class refuses is a problem of the field it names."""
        try:
            return self.make(**given)
        except FieldError as error:
            name = error.field.rpartition(".")[2]
            return reader.bad((path, name) if name in self._by_name else path, message_of(error))
        except PlanTargetsError as error:
            return reader.bad(path, str(error))


@attrs.define(eq=False)
class Union:
    """Records told apart by their ``kind``.

    Args:
        what: what it is about, in errors.
        records: the members.
        text: reads a bare text, where one is allowed.
        other: shapes of values that are no objects with a kind, by class.
        advice: what to do about an object of a class that is none of the members.
    """

    what: str
    records: tuple[Record, ...]
    advice: str = ""
    _kinds: dict[str, Record] = attrs.field(init=False)
    _classes: dict[type, Record] = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        self._kinds = {each.kind: each for each in self.records if each.kind is not None}
        self._classes = {each.cls: each for each in self.records if each.cls is not None}

    @property
    def schema(self) -> Schema:
        return {"oneOf": [each.schema for each in self.records]}

    def encode(self, value: object, tables: Tables) -> object:
        record = self._classes.get(type(value))
        if record is None:
            allowed = one_of(self._kinds)
            raise Refused(f"{type(value).__name__} is none of {allowed}{self.advice}")
        return record.encode(value, tables)

    def decode(self, data: object, path: Path, reader: Reader) -> object:
        if not is_object(data):
            return reader.wrong(path, data, f"an object with a kind: {one_of(self._kinds)}")
        kind = data.get("kind")
        record = self._kinds.get(kind) if isinstance(kind, str) else None
        if record is None:
            return self.unknown(data, kind, path, reader)
        given = record.read(data, path, reader)
        return BAD if given is None else record.build(given, path, reader)

    def unknown(self, plain: dict[str, object], kind: object, path: Path, reader: Reader) -> object:
        """Note that the kind is missing, or that it is none of ours."""
        if "kind" not in plain:
            return reader.bad((path, "kind"), f"missing; allowed: {one_of(self._kinds)}")
        hint = nearest(kind, self._kinds) if isinstance(kind, str) else ""
        return reader.bad(
            (path, "kind"), f"got {shown(kind)} for {self.what}; {hint or 'allowed: ' + one_of(self._kinds)}"
        )


def deep(path: Path) -> bool:
    """Whether a path has more steps than any sound document."""
    depth = 0
    while path is not None:
        path, depth = path[0], depth + 1
    return depth > MAX_DEPTH
