"""The commands of the reader: ``read`` and ``judge``."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, cast

from plantargets.errors import FieldError, PlanTargetsError
from plantargets.language.reader import read
from plantargets.language.signs import short

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from plantargets.indicators import Direction
    from plantargets.language.statements import Lang, Reading


def run(command: str, options: argparse.Namespace) -> int:
    """Run ``read`` or ``judge``; the options are those that the command line reads.

    Raises:
        PlanTargetsError: a text that cannot be read, or one sentence where two are needed.
    """
    if options.jsonl:
        return _lines(_read_row if command == "read" else _judge_row)
    if command == "read":
        text = cast("str | None", options.text)
        reading = read(sys.stdin.read() if text is None else text, options.lang)
        if options.html:
            from plantargets.language.highlighting import highlight

            print(highlight(reading, page=True), end="")
        else:
            _show(reading, as_json=bool(options.json))
        return 0
    if options.target is None or options.outcome is None:
        raise FieldError("judge", options.target, "two sentences, a target and an outcome, or --jsonl")
    return _judge(options.target, options.outcome, options.lang, options.direction)


def _judge(target: str, outcome: str, lang: Lang | None, direction: Direction | None) -> int:
    from plantargets.language.judging import explanation, judge

    found = judge(target, outcome, lang=lang, direction=direction)
    print(explanation(found, lang or read(target).lang))
    return 0


def _show(reading: Reading, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(reading.as_dict(), ensure_ascii=False, indent=2))
        return
    rows = [("statement", "indicator", "measure", "value", "unit", "period")]
    rows += [(s.text, s.indicator or "", s.measure, short(s), s.unit or "", s.period or "") for s in reading]
    widths = [max(_width(row[k]) for row in rows) for k in range(len(rows[0]))]
    for row in rows:
        print("  ".join(cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)).rstrip())
    for part in reading.unread:
        print(f"not read: {part.text} ({part.reason})")


def _width(text: str) -> int:
    return sum(2 if c >= "\u2e80" else 1 for c in text)


def _lines(answer: Callable[[dict[str, object]], dict[str, object]]) -> int:
    """Answer each line; a bad line is answered with its error, and the rest goes on."""
    for number, line in enumerate(sys.stdin, 1):
        if not line.strip():
            continue
        try:
            row: object = json.loads(line)
        except (ValueError, RecursionError) as error:
            row = None
            problem = f"line {number}: no JSON: {error}"
        else:
            problem = f"line {number}: a JSON object is needed"
        if isinstance(row, dict):
            known = cast("dict[str, object]", row)
            said = {"id": known.get("id"), **answer(known)}
        else:
            said = {"id": None, "error": problem}
        print(_broken_escaped(json.dumps(said, ensure_ascii=False)))
    return 0


def _broken_escaped(text: str) -> str:
    """Lone surrogates as JSON escapes, which every encoding can hold."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _read_row(row: dict[str, object]) -> dict[str, object]:
    try:
        return read(cast("str", row.get("text")), cast("Lang | None", row.get("lang"))).as_dict()
    except PlanTargetsError as error:
        return {"statements": [], "unread": [], "error": str(error)}


def _judge_row(row: dict[str, object]) -> dict[str, object]:
    from plantargets.language.judging import explanation, judge

    lang = cast("Lang | None", row.get("lang"))
    try:
        found = judge(cast("str", row.get("target")), cast("str", row.get("outcome")), lang=lang)
    except PlanTargetsError as error:
        return {"verdict": "undetermined", "grade": None, "reasons": ["unread"], "explanation": str(error)}
    return {
        "verdict": found.verdict.value,
        "grade": None if found.grade is None else found.grade.value,
        "reasons": [reason.value for reason in found.reasons],
        "explanation": explanation(found, lang or read(cast("str", row.get("target"))).lang),
    }
