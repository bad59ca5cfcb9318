"""The JSON Schema of documents, made from the records; the file shipped is tested against it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from plantargets.formats.criteria import CRITERIA, REFERENCE, REPORTED
from plantargets.formats.encode import VERSION
from plantargets.formats.fields import Record
from plantargets.formats.model import JUDGED, NOTE, OUTCOME, PLAN_FIELDS, RESULT, TARGET, WORKING
from plantargets.formats.records import (
    CONVENTION,
    CONVENTION_RECORD,
    DERIVATION,
    INDICATOR,
    INDICATOR_RECORD,
    READING,
    RULES,
    SOURCE,
)

if TYPE_CHECKING:
    from plantargets.formats.shapes import Schema

#: The name of the format, which stays the same wherever the file is kept.
URI: Final = f"urn:plantargets:schema:{VERSION}"
FILE: Final = "plantargets.schema.json"
_LEAVES: Final[dict[str, Schema]] = {
    "day": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "description": "A date, 2023-09-05."},
    "period": {
        "type": ["string", "integer"],
        "description": "A year 2023, a part of one (2023-S1, 2023-Q3, 2023-07), a day, a span 2021/2025, "
        "or a fiscal year FY2023-04.",
    },
    "number": {
        "type": ["string", "number"],
        "pattern": "^-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?$|^-?[0-9]+/[0-9]+$",
        "description": "A number with all its digits, best as a text: 6.50, or 1/3.",
    },
    "figure": {
        "description": "A figure as printed (6.5 %, 8,000 jobs, 120 亿元), or its number and unit.",
        "oneOf": [
            {"type": ["string", "number"]},
            {
                "type": "object",
                "properties": {"number": {"$ref": "#/$defs/number"}, "unit": {"type": "string"}},
                "required": ["number"],
                "additionalProperties": False,
            },
        ],
    },
    "notation": {
        "type": ["string", "number"],
        "description": "A criterion in the short notation: about 6.5 %, >= 30 %, 6 to 6.5 %, in line with gdp.",
    },
}


def json_schema() -> dict[str, object]:
    """The JSON Schema (draft 2020-12) of every document.

    >>> json_schema()["$schema"]
    'https://json-schema.org/draft/2020-12/schema'
    """
    records: list[Record] = [
        SOURCE, DERIVATION, INDICATOR_RECORD, READING, CONVENTION_RECORD, REFERENCE, TARGET, WORKING, OUTCOME, NOTE,
        *RULES.records, *CRITERIA.records, *REPORTED.records, *JUDGED.records, *RESULT.records,
    ]  # fmt: skip
    definitions = {each.name: each.definition() for each in records}
    definitions |= _LEAVES
    definitions["rule"] = RULES.schema
    definitions["indicator_or_code"] = INDICATOR.schema
    definitions["indicators"] = _table(INDICATOR_RECORD, "code")
    definitions["sources"] = _table(SOURCE, "id")
    definitions["plan"] = Record("plan", dict, PLAN_FIELDS).definition()
    singles = {
        "outcome": OUTCOME.schema, "target": TARGET.schema, "indicator": INDICATOR_RECORD.schema,
        "convention": CONVENTION.schema, "source": SOURCE.schema, "period": {"$ref": "#/$defs/period"},
    }  # fmt: skip
    outcomes: Schema = {"type": "array", "items": OUTCOME.schema}
    plan: Schema = {each.name: each.shape.schema for each in PLAN_FIELDS}
    results: Schema = {"type": "object", "additionalProperties": RESULT.schema}
    documents = [
        _document("plan", plan, ["name", "targets"]),
        _document("outcomes", {"outcomes": outcomes}, ["outcomes"]),
        _document(
            "scorecard",
            {"plan": {"$ref": "#/$defs/plan"}, "outcomes": outcomes, "results": results},
            ["plan", "results"],
        ),
        *(_document(kind, {kind: held}, [kind]) for kind, held in singles.items()),
    ]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": URI,
        "title": "Documents of plantargets",
        "description": f"Plans, targets, outcomes and scorecards; version {VERSION} of the format.",
        "oneOf": documents,
        "$defs": dict(sorted(definitions.items())),
    }


def _document(kind: str, fields: Schema, required: list[str]) -> Schema:
    head: Schema = {"plantargets": {"const": VERSION}, "kind": {"const": kind}}
    tables: Schema = {"indicators": {"$ref": "#/$defs/indicators"}, "sources": {"$ref": "#/$defs/sources"}}
    return {
        "title": kind,
        "type": "object",
        "properties": {**head, **fields, **tables},
        "required": ["plantargets", "kind", *required],
        "additionalProperties": False,
    }


def _table(record: Record, key: str) -> Schema:
    rest = Record(record.name, record.make, tuple(each for each in record.fields if each.name != key))
    return {"type": "object", "additionalProperties": rest.definition()}


def shipped() -> str:
    """The text of the schema file in the package."""
    from importlib.resources import files

    return files("plantargets.formats").joinpath(FILE).read_text("utf-8")


def text() -> str:
    """The schema as the text of the file."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"
