"""From the model to plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from plantargets.conventions import Convention
from plantargets.errors import FieldTypeError, FormatError
from plantargets.evidence import Outcomes
from plantargets.formats.model import OUTCOME, OUTCOMES, PLAN_FIELDS, RESULT, TARGET
from plantargets.formats.records import CONVENTION, INDICATOR_RECORD, SOURCE
from plantargets.formats.shapes import PERIOD, Refused, Shape, Tables
from plantargets.indicators import Indicator
from plantargets.outcomes import Outcome
from plantargets.periods import Period
from plantargets.plans import Plan, Scorecard
from plantargets.sources import Source
from plantargets.targets import Target

if TYPE_CHECKING:
    from collections.abc import Callable

#: The version of the document format; it changes when an older reader could misread a file.
VERSION: Final = 1
Holdable: TypeAlias = Plan | Scorecard | Outcomes | Outcome | Target | Indicator | Convention | Source | Period


def to_dict(obj: Holdable) -> dict[str, object]:
    """The object as a plain document: dicts, lists, texts, true and false.

    Raises:
        FormatError: something in it that no file can hold, such as a criterion of your own; the place
            and a way out are named.
        FieldTypeError: not a plan, target, outcome, collection of outcomes, scorecard, indicator,
            convention, source or period.

    >>> to_dict(Source("Work report", date="2023"))
    {'plantargets': 1, 'kind': 'source', 'source': {'title': 'Work report', 'date': '2023'}}
    """
    encode = _BODIES.get(type(obj))
    if encode is None:
        raise FieldTypeError(
            "formats",
            type(obj).__name__,
            "a Plan, Scorecard, Outcomes, Outcome, Target, Indicator, Convention, Source or Period",
        )
    kind, body = encode
    tables = Tables()
    try:
        encoded = body(obj, tables)
        return {"plantargets": VERSION, "kind": kind, **encoded, **_tables(tables)}
    except Refused as refused:
        raise FormatError([refused.problem()]) from None


def _tables(tables: Tables) -> dict[str, object]:
    """The tables; writing an indicator may add those it is made from."""
    indicators: dict[str, object] = {}
    while len(indicators) < len(tables.indicators):
        for code, indicator in list(tables.indicators.items()):
            if code not in indicators:
                encoded = INDICATOR_RECORD.encode(indicator, tables)
                del encoded["code"]
                indicators[code] = encoded
    sources: dict[str, object] = {}
    for key, source in tables.sources.items():
        encoded = SOURCE.encode(source, tables)
        del encoded["id"]
        sources[key] = encoded
    found: dict[str, object] = {"indicators": indicators, "sources": sources}
    return {name: table for name, table in found.items() if table}


def plan_body(plan: Plan, tables: Tables) -> dict[str, object]:
    """A plan; period and area of its targets are written where they differ from the plan's."""
    encoded: dict[str, object] = {}
    for field in PLAN_FIELDS:
        held: object = getattr(plan, field.name)
        if held is None or field.name == "targets":
            continue
        encoded[field.name] = field.shape.encode(held, tables)
    targets: list[dict[str, object]] = []
    for index, target in enumerate(plan.targets):
        try:
            one = TARGET.encode(target, tables)
        except Refused as refused:
            refused.steps += [index, "targets"]
            raise
        if plan.period is not None and target.period is not None and target.period.text == plan.period.text:
            del one["period"]
        if plan.area is not None and target.area == plan.area:
            del one["area"]
        targets.append(one)
    return {**encoded, "targets": targets}


def _scorecard_body(card: Scorecard, tables: Tables) -> dict[str, object]:
    plan = plan_body(card.plan, tables)
    results: dict[str, object] = {}
    for key, result in card.items():
        if key not in card.plan or result.target != card.plan[key]:
            raise Refused(f"the result {key!r} is about a target that is not the plan's")
        try:
            results[key] = RESULT.encode(result, tables)
        except Refused as refused:
            refused.steps += [key, "results"]
            raise
    encoded: dict[str, object] = {"plan": plan, "results": results}
    if tables.outcomes:
        encoded["outcomes"] = OUTCOMES.encode(tables.outcomes, tables)
    return encoded


def _within(kind: str, shape: Shape) -> tuple[str, Callable[..., dict[str, object]]]:
    """One object, in the field that is called like its kind."""

    def body(obj: object, tables: Tables) -> dict[str, object]:
        try:
            return {kind: shape.encode(obj, tables)}
        except Refused as refused:
            refused.steps.append(kind)
            raise

    return kind, body


_BODIES: Final[dict[type, tuple[str, Callable[..., dict[str, object]]]]] = {
    Plan: ("plan", plan_body),
    Scorecard: ("scorecard", _scorecard_body),
    Outcomes: _within("outcomes", OUTCOMES),
    Outcome: _within("outcome", OUTCOME),
    Target: _within("target", TARGET),
    Indicator: _within("indicator", INDICATOR_RECORD),
    Convention: _within("convention", CONVENTION),
    Source: _within("source", SOURCE),
    Period: _within("period", PERIOD),
}
