"""Records of targets, outcomes, plans and scorecards, and of the document around them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Final, cast, final

import attrs

from plantargets.attainment import Attainment
from plantargets.evaluation import Evaluation
from plantargets.formats.criteria import AREA, CRITERIA, INTERVAL, REPORTED
from plantargets.formats.fields import Field, Record, Union
from plantargets.formats.records import CONVENTION, INDICATOR, SOURCE_REF, enum_of, later, required
from plantargets.formats.shapes import (
    DAY,
    FIGURE,
    FLAG,
    NUMBER,
    PERIOD,
    TEXT,
    WHOLE,
    Leaf,
    ListOf,
    Path,
    Reader,
    Refused,
    Schema,
    Tables,
    choice,
    decode_figure,
    encode_figure,
    is_list,
    is_object,
)
from plantargets.indicators import BASES
from plantargets.judging import Case, Judged
from plantargets.outcomes import Outcome, Status, Working
from plantargets.targets import OBLIGATIONS, OVER, STRENGTHS, Target
from plantargets.verdicts import Note, Reason, Verdict

if TYPE_CHECKING:
    import datetime as dt

    from plantargets.conventions import Convention
    from plantargets.figures import Figure
    from plantargets.intervals import Interval


class _TargetRecord(Record):
    """The id is left out where it is the indicator's code."""

    def encode(self, value: object, tables: Tables) -> dict[str, object]:
        encoded = super().encode(value, tables)
        target = cast("Target", value)
        if target.id == target.indicator.code:
            del encoded["id"]
        return encoded


TARGET: Final = _TargetRecord(
    "target",
    Target,
    (
        Field("id", TEXT),
        required("indicator", INDICATOR),
        required("criterion", CRITERIA),
        Field("period", PERIOD),
        Field("area", TEXT),
        Field("over", choice(OVER), default="end"),
        Field("obligation", choice(OBLIGATIONS)),
        Field("strength", choice(STRENGTHS)),
        Field("wording", TEXT),
        Field("source", SOURCE_REF),
        Field("note", TEXT),
        Field("adverse", FLAG, default=False),
    ),
)


def _encode_precision(value: object, _: Tables) -> object:
    return value if value == "printed" else encode_figure(cast("Figure", value))


def _decode_precision(data: object, path: Path, reader: Reader) -> object:
    return data if data == "printed" else decode_figure(data, path, reader)


WORKING: Final = Record(
    "working",
    Working,
    (required("how", TEXT), required("inputs", ListOf(later("outcome", lambda: OUTCOME)))),
)
OUTCOME: Final[Record] = Record(
    "outcome",
    Outcome,
    (
        required("indicator", INDICATOR),
        required("value", REPORTED),
        Field("period", PERIOD),
        Field("area", AREA),
        Field("status", enum_of(Status), default=Status.NORMAL),
        Field("published", DAY),
        Field("basis", choice(BASES)),
        Field("wording", TEXT),
        Field("source", SOURCE_REF),
        Field("precision", Leaf({"$ref": "#/$defs/figure"}, _encode_precision, _decode_precision)),
        Field("standard_error", FIGURE),
        Field("coverage", NUMBER, default=Decimal(2)),
        Field("note", TEXT),
        Field("working", WORKING),
    ),
)
OUTCOMES: Final = ListOf(OUTCOME)
NOTE: Final = Record("note", Note, (required("en", TEXT), required("zh", TEXT)))


def _nothing() -> dict[str, object]:
    return {}


def _no_texts() -> dict[str, str]:
    return {}


@final
@attrs.frozen
class Recorded:
    """An evaluation by a published method, as it was written to a file.

    It has every field of an :class:`~plantargets.attainment.Evaluation`; the inputs are plain
    values, and the explanations are the texts of the day.
    """

    target: Target
    label: str | None = None
    level: int | None = None
    statistic: Decimal | float | None = None
    score: float | None = None
    verdict: Verdict | None = None
    reasons: tuple[Reason, ...] = ()
    inputs: Mapping[str, object] = attrs.field(factory=_nothing, hash=False)
    source: str = ""
    explanations: Mapping[str, str] = attrs.field(factory=_no_texts, hash=False)

    def explain(self, lang: str = "en") -> str:
        """The explanation in a language, as it was written."""
        return self.explanations.get(lang, "")


class _OutcomeRefs:
    """Outcomes by their place in the document's list."""

    schema: Schema = {"type": "array", "items": {"type": "integer", "minimum": 0}}  # noqa: RUF012

    def encode(self, value: object, tables: Tables) -> object:
        return [tables.place_of(each) for each in cast("tuple[Outcome, ...]", value)]

    def decode(self, data: object, path: Path, reader: Reader) -> object:
        if not is_list(data):
            return reader.wrong(path, data, "a list of places in the document's outcomes")
        found: list[object] = []
        for index, each in enumerate(data):
            if type(each) is int and 0 <= each < len(reader.outcomes):
                found.append(reader.outcomes[each])
            else:
                return reader.wrong((path, index), each, f"a place below {len(reader.outcomes)}")
        return tuple(found)


JUDGED_SETS: Final = Record(
    "judged",
    Judged,
    (
        required("values", ListOf(INTERVAL)),
        Field("bases", ListOf(INTERVAL), default=()),
        Field("relative", FLAG, default=False),
        Field("labels", ListOf(TEXT), default=()),
        Field("partial", FLAG, default=False),
    ),
    "judged",
    Judged,
)
JUDGED: Final = Union("what is judged", (JUDGED_SETS, INTERVAL))


def _encode_amount(value: object, _: Tables) -> object:
    if isinstance(value, float) and not isinstance(value, bool):
        return float(value) if math.isfinite(value) else repr(float(value))
    return str(value)


def _decode_amount(data: object, path: Path, reader: Reader) -> object:
    if type(data) is int or type(data) is Decimal:
        return float(data)
    if data in {"inf", "-inf", "nan"}:
        return float(str(data))
    return NUMBER.decode(data, path, reader)


AMOUNT: Final = Leaf({"type": ["number", "string"]}, _encode_amount, _decode_amount)


def _encode_inputs(value: object, _: Tables) -> object:
    return {
        str(name): held if isinstance(held, str | bool | int) else None if held is None else str(held)
        for name, held in cast("Mapping[str, object]", value).items()
    }


def _decode_map(data: object, path: Path, reader: Reader) -> object:
    if not is_object(data):
        return reader.wrong(path, data, "an object")
    for name, held in data.items():
        if not isinstance(held, str | bool | int | None):
            return reader.wrong((path, name), held, "a text, a whole number, true, false or null")
    return data


_PLAIN_MAP: Final[Schema] = {
    "type": "object",
    "additionalProperties": {"type": ["string", "boolean", "integer", "null"]},
}
INPUTS: Final = Leaf(_PLAIN_MAP, _encode_inputs, _decode_map)
TEXTS: Final = Leaf({"type": "object", "additionalProperties": {"type": "string"}}, lambda value, _: value, _decode_map)
REASONS: Final = ListOf(enum_of(Reason))


def _attainment(
    *,
    target: Target,
    convention: Convention,
    verdict: Verdict,
    outcomes: tuple[Outcome, ...] = (),
    judged: Judged | Interval | None = None,
    reasons: tuple[Reason, ...] = (),
    references: tuple[Outcome, ...] = (),
    notes: tuple[Note, ...] = (),
    as_of: dt.date | None = None,
) -> Attainment:
    case = Case(None, outcomes, references, notes=notes, as_of=as_of)
    return Attainment(target, convention, verdict, reasons, target.acceptance(convention), judged, case)


ATTAINMENT: Final = Record(
    "attainment",
    _attainment,
    (
        required("convention", CONVENTION),
        required("verdict", enum_of(Verdict)),
        Field("outcomes", _OutcomeRefs(), default=()),
        Field("judged", JUDGED, attribute="_judged"),
        Field("reasons", REASONS, default=()),
        Field("references", _OutcomeRefs(), default=()),
        Field("notes", ListOf(NOTE), default=()),
        Field("as_of", DAY),
    ),
    "attainment",
    Attainment,
)
EVALUATION: Final = Record(
    "evaluation",
    Recorded,
    (
        Field("label", TEXT),
        Field("level", WHOLE),
        Field("statistic", AMOUNT),
        Field("score", AMOUNT),
        Field("verdict", enum_of(Verdict)),
        Field("reasons", REASONS, default=()),
        Field("inputs", INPUTS, default={}),
        Field("source", TEXT, default=""),
        Field("explanations", TEXTS, default={}),
    ),
    "evaluation",
    Recorded,
)


class _Result(Union):
    """A judgement: of set attainment in full, of another method as its published fields."""

    def encode(self, value: object, tables: Tables) -> object:
        if isinstance(value, Attainment | Recorded):
            return super().encode(value, tables)
        if not isinstance(value, Evaluation):
            raise Refused(f"{type(value).__name__} is no evaluation")
        fields = {each.name: getattr(value, each.name) for each in EVALUATION.fields if each.name != "explanations"}
        texts = {lang: value.explain(lang) for lang in ("en", "zh")}
        return EVALUATION.encode(Recorded(value.target, **fields, explanations=texts), tables)

    def decode_for(self, target: object, data: object, path: Path, reader: Reader) -> object:
        """The judgement of a target."""
        plain = data if is_object(data) else {}
        kind = plain.get("kind")
        record = self._kinds.get(kind) if isinstance(kind, str) else None
        if record is None:
            return super().decode(data, path, reader)
        return record.decode(plain, path, reader, {"target": target})


RESULT: Final = _Result("a judgement", (ATTAINMENT, EVALUATION))
PLAN_FIELDS: Final = (
    required("name", TEXT),
    Field("area", TEXT),
    Field("period", PERIOD),
    required("targets", ListOf(TARGET)),
    Field("source", SOURCE_REF),
    Field("note", TEXT),
)
