"""The command line of the reader: ``read`` and ``judge``."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING, TextIO, cast

from plantargets.errors import PlanTargetsError
from plantargets.language.reader import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from plantargets.exact import Number
    from plantargets.indicators import Direction
    from plantargets.language.statements import Lang, Reading, Statement

_SYMBOLS = {"at_least": "≥", "more_than": ">", "at_most": "≤", "less_than": "<", "about": "≈", "exactly": "="}


def main(argv: Sequence[str]) -> int:
    """Run ``read`` or ``judge`` with the arguments after the program name; 0 on success, 2 on bad input."""
    parser = argparse.ArgumentParser(prog="plantargets", description="Read and judge statements of plans and reports.")
    commands = parser.add_subparsers(dest="command", required=True)
    reading = commands.add_parser("read", help="read the statements of a text")
    reading.add_argument("text", nargs="?", help="the text; without it, standard input")
    reading.add_argument("--json", action="store_true", help="print JSON")
    judging = commands.add_parser("judge", help="judge a target by an outcome, each one sentence")
    judging.add_argument("target", nargs="?", help="a sentence with a target")
    judging.add_argument("outcome", nargs="?", help="a sentence with an outcome")
    judging.add_argument("--direction", choices=("higher", "lower", "on_target"))
    for each in (reading, judging):
        each.add_argument("--lang", choices=("zh", "en"))
        each.add_argument("--jsonl", action="store_true", help="one JSON object a line, in and out")
    options = parser.parse_args(argv)
    try:
        if options.jsonl:
            return _lines(_read_row if options.command == "read" else _judge_row)
        if options.command == "read":
            text = cast("str | None", options.text)
            _show(read(sys.stdin.read() if text is None else text, options.lang), as_json=bool(options.json))
            return 0
        if options.target is None or options.outcome is None:
            parser.error("judge needs two sentences, or --jsonl")
        return _judge(options.target, options.outcome, options.lang, options.direction)
    except PlanTargetsError as error:
        print(error, file=sys.stderr)
        return 2


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


def short(statement: Statement) -> str:
    """The hedge and figure of a statement in a few signs: ``≈ 5``, ``-≥ 3`` (a fall), ``4.5 to 5``."""
    sign = "-" if statement.movement == "down" and statement.measure in {"growth_rate", "change"} else ""
    if statement.comparator == "between" and statement.low is not None and statement.high is not None:
        return f"{sign}{_plain(statement.low)} to {_plain(statement.high)}"
    if statement.value is None:
        return statement.comparator.replace("_", " ") + (f" {statement.reference}" if statement.reference else "")
    symbol = _SYMBOLS.get(statement.comparator, "×" if statement.comparator == "multiply" else "")
    return f"{sign}{symbol} {_plain(statement.value)}"


def _plain(number: Number) -> str:
    from plantargets.exact import show

    return show(number)


def _width(text: str) -> int:
    return sum(2 if c >= "\u2e80" else 1 for c in text)


def _rows(stream: TextIO) -> Iterator[dict[str, object]]:
    for line in stream:
        if line.strip():
            yield cast("dict[str, object]", json.loads(line))


def _lines(answer: Callable[[dict[str, object]], dict[str, object]]) -> int:
    """Answer each line; a bad line is answered with its error, and the rest goes on."""
    for stream in (sys.stdin, sys.stdout):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    for row in _rows(sys.stdin):
        print(json.dumps({"id": row.get("id"), **answer(row)}, ensure_ascii=False))
    return 0


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
