"""From rows of texts to the model; every problem with its row and column."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final, cast

import attrs

from plantargets.errors import FieldError, FormatError, PlanTargetsError, Problem, nearest, one_of
from plantargets.evidence import Outcomes
from plantargets.formats import columns, notation
from plantargets.formats.codes import read_code
from plantargets.formats.model import OUTCOME, TARGET
from plantargets.formats.records import INDICATOR
from plantargets.formats.shapes import BAD, Path, Reader, message_of
from plantargets.outcomes import Outcome
from plantargets.plans import Plan
from plantargets.targets import Target

if TYPE_CHECKING:
    from plantargets.formats.codes import Scheme
    from plantargets.indicators import Indicator
    from plantargets.language import Statement

Where = Callable[[int, str], str]
_SAME: Final = ("id", "period", "area", "over", "obligation", "strength", "wording", "note", "adverse")
_SAID: Final = ("period", "wording", "note", "published", "precision", "standard_error", "coverage")
_YES: Final = {"yes": True, "true": True, "1": True, "是": True, "no": False, "false": False, "0": False, "否": False}
_DERIVED: Final = re.compile(r"(growth|share|difference) of (\S+)(?: (?:in|and) (\S+))?")
#: What is meant as a number: if it is none, words are not looked for in it (1e999 is not 1 of an "e999").
_NUMERIC: Final = re.compile(r"[\W\d_eE]*")
_NOT: Final = re.compile(r"\bnot\s+[\d.]", re.IGNORECASE)
_TEXTS: Final = {"wording", "note", "description", "name", "name_en", "name_zh", "area", "plan"} | {
    column.name for column in columns.SOURCE
}


@attrs.frozen
class Table:
    """The rows of a table: texts by column name, and how to name a place in it."""

    kind: str
    rows: Sequence[tuple[int, Mapping[str, str]]]
    where: Where


@attrs.define(eq=False)
class _RowReader(Reader):
    """A reader whose places are rows and columns."""

    table: Table | None = None
    first_rows: dict[str, int] = attrs.field(factory=dict[str, int])

    def bad(self, path: Path, message: str) -> object:
        steps: list[str | int] = []
        while path is not None:
            path, step = path
            steps.insert(0, step)
        self.problems.append(Problem(self._place(steps), message))
        return BAD

    def _place(self, steps: list[str | int]) -> str:
        assert self.table is not None
        if steps and steps[0] == "indicators":
            row = self.first_rows.get(str(steps[1]), 0)
            name = str(steps[2]) if len(steps) > 2 else "indicator"
            return self.table.where(row, "derived" if name == "of" else name)
        row = steps[0] if steps and isinstance(steps[0], int) else 0
        name = str(steps[1]) if len(steps) > 1 else ""
        if name == "source":
            inner = str(steps[2]) if len(steps) > 2 else "title"
            name = {"title": "source", "date": "source_date", "id": "source_id"}.get(inner, inner)
        if name == "basis" and self.table.kind == "outcomes":
            name = "figure_basis"
        return self.table.where(row, "target" if name == "criterion" else name)


def read_header(names: Sequence[str], where: Where) -> tuple[str, list[str]]:
    """Which table the column names are of, and the names in English.

    Raises:
        FormatError: a column that is not known, one given twice, or neither a target nor a value column.
    """
    known = {column.name: column.name for table in columns.TABLES.values() for column in table}
    known |= {column.zh: column.name for table in columns.TABLES.values() for column in table}
    found = [known.get(name.strip(), known.get(name.strip().lower(), "")) for name in names]
    problems: list[Problem] = []
    for index, (name, given) in enumerate(zip(found, names, strict=True)):
        if not name and given.strip():
            hint = nearest(given.strip().lower(), known)
            problems.append(
                Problem(where(0, given), f"no such column; {hint or 'see the template for those there are'}")
            )
        elif name and name in found[:index]:
            problems.append(Problem(where(0, given), "the column is there twice"))
    if not problems and ("target" in found) is ("value" in found):
        message = "a table of targets has a column target, one of outcomes a column value; this has "
        problems.append(Problem(where(0, ""), message + ("both" if "target" in found else "neither")))
    if problems:
        raise FormatError(problems)
    return ("targets" if "target" in found else "outcomes"), found


def read_plan(table: Table, name: str) -> Plan:
    """The plan of a table of targets.

    Args:
        table: its rows.
        name: the name of a plan whose table does not say it.
    """
    reader = _reader(table)
    names = {row["plan"] for _, row in table.rows if row.get("plan")}
    if len(names) > 1:
        reader.problems.append(
            Problem(table.where(0, "plan"), f"{len(names)} plans in one table: {one_of(sorted(names))}")
        )
    targets: list[Target] = []
    first: dict[str, int] = {}
    for number, row in table.rows:
        if not row.get("target"):
            if row.get("id"):
                reader.bad(((None, number), "criterion"), "missing; every target asks for something, if only 'no test'")
            continue
        made = _target(number, row, reader)
        if not isinstance(made, Target):
            continue
        if first.setdefault(made.id, number) != number:
            reader.bad(((None, number), "id"), f"{made.id!r} is the id of row {first[made.id]} already")
        targets.append(made)
    if reader.problems:
        raise FormatError(reader.problems)
    periods, areas = {each.period for each in targets}, {each.area for each in targets}
    return Plan(
        names.pop() if names else name,
        period=periods.pop() if len(periods) == 1 else None,
        area=areas.pop() if len(areas) == 1 else None,
        targets=targets,
    )


def read_outcomes(table: Table) -> Outcomes:
    """The outcomes of a table."""
    reader = _reader(table)
    found = [
        made
        for number, row in table.rows
        if row.get("value") or not _only_indicator(row)
        for made in [_outcome(number, row, reader)]
        if isinstance(made, Outcome)
    ]
    if reader.problems:
        raise FormatError(reader.problems)
    return Outcomes(found)


def _only_indicator(row: Mapping[str, str]) -> bool:
    return not row.keys() - {column.name for column in columns.INDICATOR}


def _reader(table: Table) -> _RowReader:
    """A reader that knows the indicators of all rows; what rows say of one indicator has to agree."""
    reader = _RowReader(table=table)
    found: dict[str, dict[str, str]] = {}
    seen: dict[tuple[str, str], int] = {}
    for number, row in table.rows:
        code = row.get("indicator", "")
        if not code:
            reader.bad(((None, number), "indicator"), "missing; every row names an indicator") if not _empty(
                row
            ) else None
            continue
        reader.first_rows.setdefault(code, number)
        known = found.setdefault(code, {})
        for column in columns.INDICATOR[1:]:
            cell = row.get(column.name, "")
            if not cell:
                continue
            before = seen.setdefault((code, column.name), number)
            if known.setdefault(column.name, cell) != cell:
                reader.bad(((None, number), column.name), f"got {cell!r}; row {before} says {known[column.name]!r}")
    reader.tables["indicators"] = {code: _indicator(cells, code, reader) for code, cells in found.items()}
    return reader


def _empty(row: Mapping[str, str]) -> bool:
    return not row or set(row) == {"plan"}


def _indicator(cells: Mapping[str, str], code: str, reader: _RowReader) -> dict[str, object]:
    plain: dict[str, object] = {
        name: cells[name] for name in ("unit", "kind", "direction", "basis", "description") if name in cells
    }
    names = {key: cells[name] for key, name in (("und", "name"), ("en", "name_en"), ("zh", "name_zh")) if name in cells}
    if names:
        plain["name"] = names
    where: Path = ((None, "indicators"), code)
    for name in ("integer", "accumulates"):
        if name in cells:
            plain[name] = _yes(cells[name], (where, name), reader)
    if "derived" in cells:
        match = _DERIVED.fullmatch(cells["derived"].strip())
        if match is None:
            reader.bad((where, "of"), f"got {cells['derived']!r}; allowed: 'growth of CODE' or 'share of CODE in CODE'")
        else:
            plain["of"] = {"how": match[1], "part": match[2]} | ({"whole": match[3]} if match[3] else {})
    return {name: value for name, value in plain.items() if value is not BAD}


def _yes(cell: str, path: Path, reader: Reader) -> object:
    found = _YES.get(cell.strip().lower())
    return reader.bad(path, f"got {cell!r}; allowed: yes or no") if found is None else found


def _source(row: Mapping[str, str]) -> dict[str, object]:
    names = {"source": "title", "source_date": "date", "source_id": "id"}
    return {names.get(column.name, column.name): row[column.name] for column in columns.SOURCE if column.name in row}


def _target(number: int, row: Mapping[str, str], reader: _RowReader) -> object:
    path: Path = (None, number)
    plain: dict[str, object] = {name: row[name] for name in _SAME if name in row}
    if "adverse" in plain:
        plain["adverse"] = _yes(row["adverse"], (path, "adverse"), reader)
    if source := _source(row):
        plain["source"] = source
    indicator = INDICATOR.decode(row.get("indicator", ""), (path, "indicator"), reader) if row.get("indicator") else BAD
    if indicator is BAD:
        return BAD
    measured = cast("Indicator", indicator)
    criterion = _criterion(row["target"], measured, (path, "criterion"), reader)
    if criterion is BAD or BAD in plain.values():
        return BAD
    given = TARGET.read(plain, path, reader, {"indicator": indicator, "criterion": criterion})
    return BAD if given is None else TARGET.build(given, path, reader)


def _criterion(text: str, indicator: Indicator, path: Path, reader: _RowReader) -> object:
    def find(code: str) -> Indicator:
        found = INDICATOR.decode(code, path, reader)
        if found is BAD:
            raise _Noted
        return cast("Indicator", found)

    try:
        return notation.read(text, find)
    except _Noted:
        return BAD
    except PlanTargetsError as error:
        return _in_words(text, indicator, path, reader, error, role="target")


class _Noted(Exception):  # noqa: N818
    """The problem is noted already."""


def _in_words(
    text: str, indicator: Indicator, path: Path, reader: _RowReader, error: PlanTargetsError, *, role: str
) -> object:
    """Words of a plan or report, as the reader of plan language takes them."""
    from plantargets.language import read

    if _NUMERIC.fullmatch(text):
        return reader.bad(path, message_of(error))
    # A report such as 8000余个 is read only after the name of what is counted.
    for before in ("", indicator.label("zh")):
        try:
            words = f"{before}{text}"
            statements = read(words).statements
            if len(statements) == 1 and _says_all(statements[0], words, indicator):
                one = statements[0]
                return one.target(indicator).criterion if role == "target" else one.outcome(indicator).value
            if statements:
                break
        except PlanTargetsError:
            continue
    return reader.bad(path, message_of(error))


def _says_all(one: Statement, words: str, indicator: Indicator) -> bool:
    """Whether a statement is the whole cell and about its indicator: nothing in the cell may go unread."""
    if words[: one.start].strip() or words[one.end :].strip(" .。;；") or _NOT.search(words):
        return False
    if one.indicator is None:
        return True
    name = one.indicator.casefold()
    unit = None if indicator.unit is None else indicator.unit.text.casefold()
    names = {indicator.code, indicator.label("en"), indicator.label("zh"), *indicator.name.values()}
    counted = unit is not None and (unit in name.split() or (not unit.isascii() and unit in name))
    return counted or name in {each.casefold() for each in names}


def _outcome(number: int, row: Mapping[str, str], reader: _RowReader) -> object:
    path: Path = (None, number)
    plain: dict[str, object] = {name: row[name] for name in _SAID if name in row}
    if "figure_basis" in row:
        plain["basis"] = row["figure_basis"]
    if source := _source(row):
        plain["source"] = source
    if not row.get("indicator"):
        return BAD
    if not row.get("value"):
        return reader.bad((path, "value"), "missing; say 'missing' for a figure that was reported as missing")
    indicator = INDICATOR.decode(row["indicator"], (path, "indicator"), reader)
    value = BAD if indicator is BAD else _value(row["value"], cast("Indicator", indicator), (path, "value"), reader)
    status = _status(row, plain, (path, "status"), reader)
    if indicator is BAD or value is BAD or status is BAD:
        return BAD
    plain["status"] = status
    if "area" in row:
        plain["area"] = {"kind": "not_stated"} if row["area"] == columns.NOT_STATED else row["area"]
    given = OUTCOME.read(plain, path, reader, {"indicator": indicator, "value": value})
    return BAD if given is None else OUTCOME.build(given, path, reader)


def _value(text: str, indicator: Indicator, path: Path, reader: _RowReader) -> object:
    try:
        return notation.read_value(text)
    except PlanTargetsError as error:
        return _in_words(text, indicator, path, reader, error, role="outcome")


def _status(row: Mapping[str, str], plain: dict[str, object], path: Path, reader: _RowReader) -> object:
    """Our own word, or a code of SDMX or Eurostat, which is then kept in the note."""
    given = row.get("status", "normal").strip()
    scheme, colon, code = given.partition(":")
    if not colon:
        return given
    try:
        found = read_code(code, cast("Scheme", scheme.lower()))
    except FieldError as error:
        return reader.bad(path, message_of(error))
    if not found.is_plain:
        plain["note"] = f"{plain['note']}; {found}" if "note" in plain else str(found)
    return found.status.value


def cell_text(name: str, cell: str) -> str:
    """A cell as it is read: texts as they stand, everything else without spaces around."""
    return cell if name in _TEXTS else cell.strip()
