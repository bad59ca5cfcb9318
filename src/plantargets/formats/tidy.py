"""Tidy tables as CSV: one row a target or an outcome, in the columns of :mod:`~plantargets.formats.columns`.

Cells that a spreadsheet would take for a formula are written with an apostrophe before them, and
read without it.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Final, cast

from plantargets.errors import FieldTypeError, FormatError, Problem
from plantargets.evidence import Outcomes
from plantargets.formats import columns
from plantargets.formats.losses import Losses
from plantargets.formats.rows_in import Table, cell_text, read_header, read_outcomes, read_plan
from plantargets.formats.rows_out import Writer
from plantargets.formats.texts import decoded
from plantargets.outcomes import Outcome
from plantargets.plans import Plan
from plantargets.targets import Target

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plantargets.formats.rows_out import Row

_DANGEROUS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_PLAIN_NUMBER: Final = re.compile(r"[+-][0-9][0-9.,]*(?:\s?[%\w/ ]*)?")


def guarded(cell: str) -> str:
    """The cell as a text that no spreadsheet runs.

    >>> guarded("=cmd|' /C calc'!A0"), guarded("-3.5 %"), guarded("about 3")
    ("'=cmd|' /C calc'!A0", '-3.5 %', 'about 3')
    """
    bare = cell.lstrip(" ")
    if (bare.startswith(_DANGEROUS) and not _PLAIN_NUMBER.fullmatch(cell)) or _is_guarded(cell):
        return f"'{cell}"
    return cell


def unguarded(cell: str) -> str:
    """The cell without the apostrophe that :func:`guarded` put before it."""
    return cell[1:] if _is_guarded(cell) else cell


def _is_guarded(cell: str) -> bool:
    return cell.startswith("'") and cell[1:].lstrip(" ").startswith((*_DANGEROUS, "'"))


def to_csv(obj: Plan | Target | Outcomes | Outcome, *, encoding: str = "utf-8") -> tuple[bytes, Losses]:
    """A table of targets or of outcomes as CSV.

    Args:
        obj: a plan or target, or outcomes.
        encoding: ``utf-8`` (without a byte order mark), ``utf-8-sig`` (with one, for Excel) or ``gb18030``.

    Returns:
        The bytes of the file, and what the columns cannot hold.

    Raises:
        FormatError: two indicators of one code, or a criterion of your own.
    """
    rows, table, losses = rows_of(obj)
    used = _used(rows, table)
    written = io.StringIO()
    out = csv.writer(written, lineterminator="\r\n")
    out.writerow(used)
    out.writerows([guarded(row.get(name, "")) for name in used] for row in rows)
    try:
        return written.getvalue().encode(encoding), losses
    except UnicodeEncodeError as error:
        character = written.getvalue()[error.start]
        raise FormatError([Problem("CSV", f"{character!r} is not in {encoding}; use utf-8")]) from None


def rows_of(obj: object, *, plan_sheet: bool = False) -> tuple[list[Row], str, Losses]:
    """The rows of an object, the table they are of, and what was lost."""
    writer = Writer(plan_sheet=plan_sheet)
    if isinstance(obj, Target):
        obj = Plan("targets", targets=[obj])
    if isinstance(obj, Outcome):
        obj = Outcomes([obj])
    if isinstance(obj, Plan):
        rows, table = writer.plan(obj), "targets"
    elif isinstance(obj, Outcomes):
        rows, table = writer.outcomes(obj), "outcomes"
    else:
        raise FieldTypeError("table", type(obj).__name__, "a Plan, Target, Outcomes or Outcome")
    return rows, table, Losses(writer.losses)


def _used(rows: Sequence[Row], table: str) -> list[str]:
    always = {"targets": ("plan", "indicator", "target"), "outcomes": ("indicator", "value")}[table]
    return [name for name in columns.header(table) if name in always or any(row.get(name) for row in rows)]


def from_csv(data: str | bytes, *, name: str = "plan", encoding: str = "utf-8") -> Plan | Outcomes:
    r"""The plan or the outcomes in a CSV table.

    Args:
        data: the text, or the bytes of the file; commas, semicolons and tabs separate columns.
        name: the name of a plan whose table does not say it.
        encoding: ``utf-8`` (with or without a byte order mark) or ``gb18030``; it is never guessed.

    Raises:
        FormatError: every problem with its row and column.

    >>> from_csv("indicator,value,period\ngdp,about 4.3,2023\n")
    Outcomes([Outcome(Indicator('gdp'), About('4.3'), period='2023')])
    """
    text = decoded(data, "CSV", encoding)
    rows = _rows(text)
    if not rows:
        raise FormatError([Problem("row 1", "the table is empty; its first row names the columns")])

    def where(row: int, column: str) -> str:
        return f"row {row or rows[0][0]}" + (f", column {column}" if column else "")

    kind, names = read_header(rows[0][1], where)
    cells: list[tuple[int, dict[str, str]]] = []
    problems: list[Problem] = []
    for number, row in rows[1:]:
        if len(row) > len(names) and any(cell.strip() for cell in row[len(names) :]):
            problems.append(
                Problem(f"row {number}", f"{len(row)} cells under {len(names)} columns; quote a cell with commas")
            )
        if number == rows[-1][0] and len(row) < len(names) and not text.endswith(("\n", "\r")):
            problems.append(
                Problem(f"row {number}", "the file was cut off here: cells and the end of the line are missing")
            )
        pairs = zip(names, row, strict=False)
        read = {name: cell_text(name, unguarded(cell)) for name, cell in pairs if name and cell.strip()}
        cells.append((number, read))
    if problems:
        raise FormatError(problems)
    table = Table(kind, cells, where)
    return read_plan(table, name) if kind == "targets" else read_outcomes(table)


def _rows(text: str) -> list[tuple[int, list[str]]]:
    """The rows that hold something, each with the line it starts on."""
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    csv.field_size_limit(max(csv.field_size_limit(), 1 << 20))
    found: list[tuple[int, list[str]]] = []
    line = 0
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                found.append((line + 1, row))
            line = reader.line_num
    except csv.Error as error:
        raise FormatError([Problem(f"row {line + 1}", f"no CSV: {error}")]) from None
    if "\x00" in text:
        raise FormatError([Problem("CSV", "a NUL character; this is no text file")])
    return found


def template(table: str = "targets", *, lang: str = "en") -> str:
    """A table to fill in, with one row as an example, as CSV text.

    Args:
        table: ``"targets"`` or ``"outcomes"``.
        lang: language of the column names, ``"en"`` or ``"zh"``; both are read.

    >>> template("outcomes").splitlines()[0][:40]
    'indicator,name,name_en,name_zh,unit,kind'
    """
    if table not in columns.TABLES:
        raise FieldTypeError("table", table, "'targets' or 'outcomes'")
    written = io.StringIO()
    out = csv.writer(written, lineterminator="\n")
    out.writerow(columns.header(table, lang))
    out.writerow([column.example for column in columns.TABLES[table]])
    return written.getvalue()


def load(data: bytes, suffix: str, expect: type | None, *, name: str, encoding: str) -> object:
    """The plan or the outcomes in the bytes of a CSV or Excel file."""
    if suffix == ".csv":
        found: object = from_csv(data, name=name, encoding=encoding)
    else:
        from plantargets.formats.excel import from_excel

        plan, outcomes = from_excel(data, name=name)
        found = outcomes if expect is Outcomes or plan is None else plan
    if expect is not None and not isinstance(found, expect):
        wanted = expect.__name__
        raise FormatError([Problem("table", f"holds {type(found).__name__}; wanted here: {wanted}")])
    return found


def dump(obj: object, suffix: str, outcomes: Outcomes | None = None) -> tuple[bytes, Losses]:
    """The bytes of a CSV or Excel file."""
    if suffix == ".csv":
        return to_csv(cast("Plan", obj))
    from plantargets.formats.excel import to_excel

    if isinstance(obj, Outcomes | Outcome):
        if outcomes is not None:
            raise FieldTypeError("save", type(obj).__name__, "a Plan, to which the outcomes belong")
        return to_excel(None, obj)
    return to_excel(cast("Plan", obj), outcomes)
