"""Records of words and criteria, and of the values of outcomes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from plantargets.criteria import (
    ChangeFrom,
    FasterThan,
    InLineWith,
    KeepFalling,
    KeepRising,
    Milestone,
    MultipleOf,
    RankWithin,
    SlowerThan,
    Unquantified,
)
from plantargets.errors import PlanTargetsError
from plantargets.figures import Figure
from plantargets.formats import notation
from plantargets.formats.fields import Field, Record, Union
from plantargets.formats.records import INDICATOR, TOLERANCE, required
from plantargets.formats.shapes import (
    BAD,
    DAY,
    FIGURE,
    FLAG,
    NUMBER,
    PERIOD,
    TEXT,
    WHOLE,
    Leaf,
    Path,
    Reader,
    Schema,
    Tables,
    decode_figure,
    encode_figure,
    is_object,
    message_of,
)
from plantargets.intervals import Interval
from plantargets.outcomes import NOT_STATED, Done, NotDone
from plantargets.references import Reference
from plantargets.words import (
    About,
    AtLeast,
    AtMost,
    Between,
    Exactly,
    Fall,
    JustOver,
    LessThan,
    MoreThan,
    Nearly,
    Reach,
)

if TYPE_CHECKING:
    from plantargets.exact import Number
    from plantargets.indicators import Indicator

_VALUE: Final = required("value", FIGURE)
_WITHIN: Final = Field("within", TOLERANCE)
_TWO_SIDED: Final = Field("two_sided", FLAG, default=False)
_REACH: Final = Record("reach", Reach, (_VALUE,), "reach", Reach)
_SIMPLE: Final = (
    Record("about", About, (_VALUE, _WITHIN, _TWO_SIDED), "about", About),
    Record("at_least", AtLeast, (_VALUE,), "at_least", AtLeast),
    Record("more_than", MoreThan, (_VALUE,), "more_than", MoreThan),
    Record("at_most", AtMost, (_VALUE,), "at_most", AtMost),
    Record("less_than", LessThan, (_VALUE,), "less_than", LessThan),
    Record("exactly", Exactly, (_VALUE,), "exactly", Exactly),
    _REACH,
    Record("nearly", Nearly, (_VALUE, _WITHIN, _TWO_SIDED), "nearly", Nearly),
    Record("just_over", JustOver, (_VALUE,), "just_over", JustOver),
    Record("between", Between, (required("low", FIGURE), required("high", FIGURE), _TWO_SIDED), "between", Between),
)


class Words(Union):
    """Words or criteria; a bare text is read in the short notation."""

    @property
    def schema(self) -> Schema:
        return {"oneOf": [{"$ref": "#/$defs/notation"}, *(each.schema for each in self.records)]}

    def decode(self, data: object, path: Path, reader: Reader) -> object:
        """The word; words that are written alike are one object, as they cannot be changed."""
        if is_object(data):
            # Texts only: 1, True and 1.0 are equal as keys, and mean different things.
            if not all(type(value) is str for value in data.values()):
                return super().decode(data, path, reader)
            key: object = (self.what, *data.items())
        elif isinstance(data, str):
            key = (self.what, data)
        else:
            return self._text(data, path, reader)
        found = reader.words.get(key)
        if found is None:
            found = super().decode(data, path, reader) if is_object(data) else self._text(data, path, reader)
            if found is not BAD:
                reader.words[key] = found
        return found

    def _text(self, data: object, path: Path, reader: Reader) -> object:
        if isinstance(data, str):
            word = read_text(data, path, reader)
        else:
            figure = decode_figure(data, path, reader)
            word = figure if figure is BAD else Reach(cast("Figure", figure))
        if word is BAD or type(word) in self._classes:
            return word
        return reader.wrong(path, data, f"one of the words of {self.what}")


def read_text(text: str, path: Path, reader: Reader) -> object:
    """A criterion in the short notation; the indicators it names are those of the document."""

    def find(code: str) -> Indicator:
        found = INDICATOR.decode(code, path, reader)
        if found is BAD:
            raise _Found
        return cast("Indicator", found)

    try:
        return notation.read(text, find)
    except _Found:
        return BAD
    except PlanTargetsError as error:
        return reader.bad(path, message_of(error))


class _Found(Exception):  # noqa: N818
    """The problem is noted already."""


SIMPLE: Final = Words("a word about one figure", _SIMPLE)
WORDS: Final = Words("a word", (*_SIMPLE, Record("fall", Fall, (required("word", SIMPLE),), "fall", Fall)))
REFERENCE: Final = Record(
    "reference", Reference, (Field("indicator", INDICATOR), Field("period", PERIOD), Field("area", TEXT))
)
_TO: Final = required("reference", REFERENCE)
_BASE: Final = required("base", REFERENCE)
_BY: Final = Field("by", WORDS)
CRITERIA: Final = Words(
    "a criterion",
    (
        *WORDS.records,
        Record(
            "in_line_with",
            InLineWith,
            (_TO, Field("basically", FLAG, default=False), _WITHIN, _TWO_SIDED),
            "in_line_with",
            InLineWith,
        ),
        Record("faster_than", FasterThan, (_TO, _BY), "faster_than", FasterThan),
        Record("slower_than", SlowerThan, (_TO, _BY), "slower_than", SlowerThan),
        Record("multiple_of", MultipleOf, (required("multiple", SIMPLE), _BASE), "multiple_of", MultipleOf),
        Record("change_from", ChangeFrom, (required("change", WORDS), _BASE), "change_from", ChangeFrom),
        Record("keep_rising", KeepRising, (), "keep_rising", KeepRising),
        Record("keep_falling", KeepFalling, (), "keep_falling", KeepFalling),
        Record("rank_within", RankWithin, (required("n", WHOLE), Field("among", TEXT)), "rank_within", RankWithin),
        Record("milestone", Milestone, (Field("action", TEXT), Field("by", DAY)), "milestone", Milestone),
        Record("unquantified", Unquantified, (Field("note", TEXT),), "unquantified", Unquantified),
    ),
    advice=": a criterion of your own stays in code. Save the target with Unquantified(note=…) and put the "
    "criterion back on loading with attrs.evolve(target, criterion=…)",
)


def _interval(
    low: Number | None = None, high: Number | None = None, low_closed: bool = True, high_closed: bool = True
) -> Interval:
    """An interval whose ends may have more digits than a printed figure has."""
    if low is not None and high is not None and low >= high:
        return Interval(low, high, low_closed, high_closed)
    return Interval._make(low, high, low_closed and low is not None, high_closed and high is not None)


class _IntervalRecord(Record):
    """A missing end is open, and an end that is there is closed unless said."""

    def encode(self, value: object, tables: Tables) -> dict[str, object]:
        encoded = super().encode(value, tables)
        for end in ("low", "high"):
            if end not in encoded:
                del encoded[f"{end}_closed"]
        return encoded


INTERVAL: Final = _IntervalRecord(
    "interval",
    _interval,
    (
        Field("low", NUMBER),
        Field("high", NUMBER),
        Field("low_closed", FLAG, default=True),
        Field("high_closed", FLAG, default=True),
    ),
    "interval",
    Interval,
)


class Reported(Words):
    """The value of an outcome: a figure, a word about one, a set, done or not, or missing."""

    @property
    def schema(self) -> Schema:
        return {"oneOf": [FIGURE.schema, *(each.schema for each in self.records)]}

    def encode(self, value: object, tables: Tables) -> object:
        if isinstance(value, Figure):
            return encode_figure(value)
        return {"kind": "missing"} if value is None else super().encode(value, tables)

    def decode(self, data: object, path: Path, reader: Reader) -> object:
        if isinstance(data, str):
            try:
                return Figure.of(data)
            except PlanTargetsError as error:
                return self._worded(data, path, reader, error)
        if not is_object(data) or ("kind" not in data and "number" in data):
            return decode_figure(data, path, reader)
        return super().decode(cast("object", data), path, reader)

    def _worded(self, text: str, path: Path, reader: Reader, error: PlanTargetsError) -> object:
        try:
            return notation.read_value(text)
        except PlanTargetsError:
            return reader.bad(path, message_of(error))


MISSING: Final = Record("missing", lambda: None, (), "missing")
REPORTED: Final = Reported(
    "a reported value",
    (
        *WORDS.records,
        INTERVAL,
        Record("done", Done, (Field("on", DAY),), "done", Done),
        Record("not_done", NotDone, (Field("by", DAY),), "not_done", NotDone),
        MISSING,
    ),
)


def _encode_area(value: object, _: Tables) -> object:
    return {"kind": "not_stated"} if value is NOT_STATED else value


def _decode_area(data: object, path: Path, reader: Reader) -> object:
    if data == {"kind": "not_stated"}:
        return NOT_STATED
    return data if isinstance(data, str) else reader.wrong(path, data, 'a name, or {"kind": "not_stated"}')


AREA: Final = Leaf(
    {
        "oneOf": [
            {"type": "string"},
            {
                "type": "object",
                "properties": {"kind": {"const": "not_stated"}},
                "required": ["kind"],
                "additionalProperties": False,
            },
        ]
    },
    _encode_area,
    _decode_area,
)
