"""Tidy tables as Excel workbooks: sheets ``plan``, ``targets`` and ``outcomes``. Needs ``plantargets[excel]``.

Cells are written as texts, so that the printed form stays. On reading, number cells are taken as
they are shown where that is safe; formulas and dates in the place of figures are refused.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import warnings
import zipfile
from decimal import Decimal
from typing import TYPE_CHECKING, Final, cast

from plantargets.errors import FieldTypeError, FormatError, PlanTargetsError, Problem, extra
from plantargets.evidence import Outcomes
from plantargets.formats import columns
from plantargets.formats.losses import Losses
from plantargets.formats.rows_in import Table, cell_text, read_header, read_outcomes, read_plan
from plantargets.formats.rows_out import Writer
from plantargets.formats.tidy import guarded, rows_of, unguarded
from plantargets.outcomes import Outcome
from plantargets.plans import Plan
from plantargets.sources import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

    from plantargets.formats.losses import Loss
    from plantargets.targets import Target

MOST_BYTES: Final = 1 << 29
LONGEST_CELL: Final = 32_767
_PLAN_FIELDS: Final = ("name", "area", "period", "note")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_FORMAT: Final = re.compile(r"#?,?#*0(?:\.(0+))?(%?)")
_DATE_COLUMNS: Final = {"published"}


def to_excel(plan: Plan | Target | None = None, outcomes: Outcomes | Outcome | None = None) -> tuple[bytes, Losses]:
    """A workbook of a plan, of outcomes, or of both.

    Returns:
        The bytes of the file, and what the columns cannot hold.

    Raises:
        FormatError: a text that no cell can hold (control characters, more than 32,767 of them), two
            indicators of one code, or a criterion of your own.
        MissingExtraError: openpyxl is not installed.
    """
    with extra("excel", "a workbook", "openpyxl"):
        from openpyxl import Workbook

    book = Workbook()
    for name in list(book.sheetnames):
        book.remove(book[name])
    losses: list[Loss] = []
    for obj in (plan, outcomes):
        if obj is None:
            continue
        rows, table, lost = rows_of(obj, plan_sheet=True)
        losses += lost
        if isinstance(obj, Plan):
            _sheet(book, "plan", ["field", "value"], Writer(plan_sheet=True).plan_rows(obj))
        names = columns.header(table)
        _sheet(book, table, names, ([row.get(name, "") for name in names] for row in rows))
    if not book.sheetnames:
        raise FieldTypeError("to_excel", None, "a plan, outcomes or both")
    written = io.BytesIO()
    book.save(written)
    return written.getvalue(), Losses(losses)


def template() -> bytes:
    """A workbook to fill in: the sheets, their columns with what stands in them, and cells set to text."""
    with extra("excel", "a workbook", "openpyxl"):
        from openpyxl import Workbook
        from openpyxl.comments import Comment

    book = Workbook()
    for name in list(book.sheetnames):
        book.remove(book[name])
    for table, listed in columns.TABLES.items():
        sheet = _sheet(book, table, [column.name for column in listed], [[column.example for column in listed]])
        for index, column in enumerate(listed, start=1):
            sheet.cell(1, index).comment = Comment(f"{column.zh}: {column.meaning}", "plantargets")
            for row in range(3, 103):
                sheet.cell(row, index).number_format = "@"
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _sheet(book: Workbook, title: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> Worksheet:
    sheet = cast("Worksheet", book.create_sheet(title))
    problems: list[Problem] = []
    for number, row in enumerate([header, *rows], start=1):
        for index, text in enumerate(row, start=1):
            if not text:
                continue
            cell = cast("Cell", sheet.cell(number, index))
            if _CONTROL.search(text) or len(text) > LONGEST_CELL:
                why = "control characters" if _CONTROL.search(text) else f"{len(text)} characters, 32,767 at most"
                problems.append(Problem(f"sheet {title!r}, {cell.coordinate}", f"no cell can hold this text: {why}"))
                continue
            cell.value = guarded(text)
            cell.data_type = "s"
            cell.number_format = "@"
    if problems:
        raise FormatError(problems)
    sheet.freeze_panes = "A2"
    return sheet


def from_excel(data: bytes, *, name: str = "plan") -> tuple[Plan | None, Outcomes | None]:
    """The plan and the outcomes of a workbook; None for what it does not hold.

    Args:
        data: the bytes of the file.
        name: the name of a plan whose workbook does not say it.

    Raises:
        FormatError: every problem with its sheet and cell.
    """
    book = _open(data)
    plan: Plan | None = None
    outcomes: Outcomes | None = None
    fields: dict[str, str] = {}
    problems: list[Problem] = []
    read = 0
    for sheet in cast("list[Worksheet]", book.worksheets):
        try:
            if sheet.title.strip().lower() == "plan":
                fields = _plan_fields(sheet)
                continue
            table = _table(sheet)
            if table is None:
                continue
            read += 1
            if table.kind == "targets":
                plan = read_plan(table, name)
            else:
                outcomes = read_outcomes(table)
        except FormatError as error:
            problems += error.problems
    if not problems and not read:
        problems.append(Problem("workbook", "no sheet has a column target or value in its first row"))
    if problems:
        raise FormatError(problems)
    return (None if plan is None else _named(plan, fields)), outcomes


def _open(data: bytes) -> Workbook:
    with extra("excel", "a workbook", "openpyxl"):
        from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(part.file_size for part in archive.infolist())
            if size > MOST_BYTES:
                raise FormatError([Problem("workbook", f"unpacks to {size} bytes; at most {MOST_BYTES}")])
            for part in archive.namelist():
                if part.endswith((".xml", ".rels")) and b"<!DOCTYPE" in archive.read(part)[:4096].upper():
                    raise FormatError([Problem(f"workbook, {part}", "declares entities; no spreadsheet does")])
        with warnings.catch_warnings():
            # It warns of what it does not keep, such as pictures and colour scales; none of that is read here.
            warnings.simplefilter("ignore")
            return load_workbook(io.BytesIO(data))
    except FormatError:
        raise
    except Exception as error:  # noqa: BLE001  # a damaged workbook fails in openpyxl in a dozen ways
        hint = "; an .xls file of before 2007 has to be saved as .xlsx" if data[:4] == b"\xd0\xcf\x11\xe0" else ""
        raise FormatError([Problem("workbook", f"no Excel workbook: {error}{hint}")]) from None


def _rows(sheet: Worksheet) -> dict[int, list[Cell]]:
    """The cells that hold something, by row: a sheet may claim a million rows and hold ten."""
    found: dict[int, list[Cell]] = {}
    for place, cell in sorted(sheet._cells.items()):
        if cell.value is not None:
            found.setdefault(place[0], []).append(cell)
    return found


def _table(sheet: Worksheet) -> Table | None:
    title = sheet.title
    listed = _rows(sheet)
    first = listed.pop(1, [])
    header = [unguarded(str(cell.value)) for cell in first]
    letters = {name: cell.column_letter for name, cell in zip(header, first, strict=True)}
    if not {"target", "value", "目标", "数值"} & {name.strip().lower() for name in header}:
        return None

    def where(row: int, column: str) -> str:
        given = letters.get(column) or letters.get(_chinese(column), "")
        return f"sheet {title!r}, " + (f"{given}{row or 1} ({column})" if given else f"row {row or 1}")

    kind, named = read_header(header, where)
    names = {cell.column: name for name, cell in zip(named, first, strict=True) if name}
    rows: list[tuple[int, dict[str, str]]] = []
    problems: list[Problem] = []
    for number, row in listed.items():
        cells: dict[str, str] = {}
        for cell in row:
            column = names.get(cell.column)
            if column is None:
                if str(cell.value).strip():
                    problems.append(Problem(f"sheet {title!r}, {cell.coordinate}", "its column has no name in row 1"))
                continue
            text = _cell(cell, column, title, problems)
            if text.strip():
                cells[column] = cell_text(column, text)
        if cells:
            rows.append((number, cells))
    if problems:
        raise FormatError(problems)
    return Table(kind, rows, where)


def _chinese(name: str) -> str:
    return next((column.zh for table in columns.TABLES.values() for column in table if column.name == name), "")


def _cell(cell: Cell, column: str, title: str, problems: list[Problem]) -> str:
    value: object = cell.value
    place = f"sheet {title!r}, {cell.coordinate} ({column})"
    if value is None:
        return ""
    if cell.data_type == "f":
        problems.append(Problem(place, f"a formula, {str(value)[:40]!r}; paste the value that it gives"))
    elif cell.data_type == "e":
        problems.append(Problem(place, f"an error value, {value}"))
    elif isinstance(value, str):
        return unguarded(value)
    elif isinstance(value, bool):
        return "yes" if value else "no"
    elif isinstance(value, dt.datetime | dt.date):
        day = value.date() if isinstance(value, dt.datetime) else value
        if column in _DATE_COLUMNS:
            return day.isoformat()
        message = (
            f"a date, {day}; Excel makes dates of texts such as 5-6 or 2023-07: set the cell to text and type it again"
        )
        problems.append(Problem(place, message))
    elif isinstance(value, int | float):
        return _shown(value, str(cell.number_format))
    else:
        problems.append(Problem(place, f"{type(value).__name__}; a cell holds a text or a number"))
    return ""


def _shown(value: float, number_format: str) -> str:
    """The number as the cell shows it: percents as percents, and the zeros of its format."""
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    match = _FORMAT.fullmatch(number_format)
    if match is not None and match[2]:
        number = number.scaleb(2)
    number = number.normalize() if number == number.to_integral_value() else number
    places = len(match[1] or "") if match is not None else 0
    decimals = max(0, -int(number.as_tuple().exponent))
    text = f"{number:.{max(places, decimals)}f}"
    return f"{text} %" if match is not None and match[2] else text


def _plan_fields(sheet: Worksheet) -> dict[str, str]:
    problems: list[Problem] = []
    found: dict[str, str] = {}
    for row in _rows(sheet).values():
        name, *values = row
        if name.column != 1 or not isinstance(name.value, str) or name.value == "field":
            continue
        text = _cell(values[0], name.value, sheet.title, problems) if values and values[0].column == 2 else ""
        if text:
            found[name.value.strip().lower()] = text
    known = {
        *_PLAN_FIELDS,
        *(f"source {name}" for name in ("title", "publisher", "date", "url", "page", "id", "licence")),
    }
    problems += [
        Problem(f"sheet {sheet.title!r}", f"no such field of a plan: {name!r}") for name in sorted(found.keys() - known)
    ]
    if problems:
        raise FormatError(problems)
    return found


def _named(plan: Plan, fields: dict[str, str]) -> Plan:
    given = {name.removeprefix("source "): text for name, text in fields.items() if name.startswith("source ")}
    name, title = "source", given.get("title", "")
    try:
        source = Source(**{**given, "title": title}) if given else None
        name = "plan"
        return Plan(
            fields.get("name", plan.name),
            area=fields.get("area", plan.area if not fields else None),
            period=fields.get("period", plan.period if not fields else None),
            targets=plan.targets,
            source=source,
            note=fields.get("note"),
        )
    except PlanTargetsError as error:
        raise FormatError([Problem(f"sheet 'plan', {name}", str(error))]) from None
