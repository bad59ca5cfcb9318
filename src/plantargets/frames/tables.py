"""Targets and outcomes as tables in memory, and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from math import inf, isfinite, nan
from typing import TYPE_CHECKING, Literal, TypeAlias, TypeVar, cast

import narwhals.stable.v2 as nw

from plantargets.conventions import OFFICIAL, Convention, convention as convention_named
from plantargets.errors import FieldError, FieldTypeError, nearest, one_of
from plantargets.evidence import Outcomes
from plantargets.figures import Figure
from plantargets.frames.columns import Columns, layout, need
from plantargets.frames.comparators import FIELDS, from_texts, to_texts
from plantargets.frames.native import many, wrap
from plantargets.intervals import Interval
from plantargets.outcomes import NOT_STATED, Outcome, Status
from plantargets.targets import Target

if TYPE_CHECKING:
    from plantargets.exact import Number
    from plantargets.indicators import Indicator

_T = TypeVar("_T")
Backend: TypeAlias = Literal["pandas", "polars", "pyarrow"]
_STATUSES = {name: each for each in Status for name in (each.value, each.sdmx)}
_TARGET = ("id", "indicator", "area", "period", *FIELDS, "over", "adverse")


def targets_to_frame(targets: Iterable[Target] | Mapping[str, Target], backend: Backend = "polars") -> object:
    """A table of targets, one row each, all columns of text ("" where there is nothing).

    Args:
        targets: a plan, or targets.
        backend: ``"pandas"``, ``"polars"`` or ``"pyarrow"``.

    Raises:
        FieldTypeError: a criterion of your own, which no code stands for.

    >>> import polars as pl
    >>> water = Indicator("water", unit="percent", direction="higher")
    >>> table = targets_to_frame([Target(water, AtLeast("90 %"), period="2025")])
    >>> table.select("indicator", "period", "comparator", "value").rows()
    [('water', '2025', 'at_least', '90 %')]
    >>> print(targets_from_frame(table, [water])[0].criterion)
    at least 90 %
    """
    data: dict[str, list[str]] = {name: [] for name in _TARGET}
    for each in _values(targets):
        row = {"id": each.id, "indicator": each.indicator.code, "area": each.area or ""}
        row |= {"period": each.period.text if each.period else "", **to_texts(each.criterion)}
        row |= {"over": each.over, "adverse": "yes" if each.adverse else ""}
        for name, value in row.items():
            data[name].append(value)
    return nw.from_dict(data, dict.fromkeys(data, nw.String()), backend=backend).to_native()


def targets_from_frame(table: object, indicators: Iterable[Indicator] | Mapping[str, Indicator]) -> tuple[Target, ...]:
    """The targets of a table as :func:`targets_to_frame` makes it.

    Only ``indicator`` and ``comparator`` are needed. ``value`` may be a number; with a column
    ``decimals`` it is taken as printed with so many.

    Args:
        table: a table of any engine; it is read into memory.
        indicators: the indicators that the codes stand for.

    Raises:
        ColumnError: a column is missing.
        FieldError: an unknown indicator or comparator; the message names the row.

    >>> import polars as pl
    >>> water = Indicator("water", unit="percent", direction="higher")
    >>> table = pl.DataFrame({"indicator": ["water"], "comparator": ["about"], "value": [90.0], "decimals": [1]})
    >>> print(targets_from_frame(table, [water])[0].criterion)
    about 90.0
    """
    frame = wrap(table, "targets")
    schema = frame.collect_schema()
    found = {name: schema[name] for name in schema.names()}
    for name in ("indicator", "comparator"):
        need(found, name, name, "targets")
    known = _by_code(indicators)
    read: dict[tuple[str, ...], Target] = {}
    targets: list[Target] = []
    for index, row in enumerate(many(frame)):
        texts = {name: _text(row.get(name)) for name in _TARGET}
        texts["value"] = _printed(row.get("value"), row.get("decimals"))
        key = tuple(texts.values())
        if key not in read:
            try:
                read[key] = _target(texts, known)
            except FieldError as error:
                raise type(error)(f"targets[{index}].{error.field}", error.given, error.allowed) from None
        targets.append(read[key])
    return tuple(targets)


def _target(texts: Mapping[str, str], known: Mapping[str, Indicator]) -> Target:
    code = texts["indicator"]
    if code not in known:
        raise FieldError("indicator", code, f"{one_of(known)}; {nearest(code, known)}".rstrip("; "))
    return Target(
        known[code],
        from_texts(texts, known),
        id=texts["id"] or code,
        period=texts["period"] or None,
        area=texts["area"] or None,
        over=texts["over"] or "end",
        adverse=texts["adverse"] == "yes",
    )


def _by_code(indicators: Iterable[Indicator] | Mapping[str, Indicator]) -> dict[str, Indicator]:
    return {each.code: each for each in _values(indicators)}


def _values(given: Iterable[_T] | Mapping[str, _T]) -> list[_T]:
    if isinstance(given, Mapping):
        return list(cast("Mapping[str, _T]", given).values())
    return list(given)


def _text(value: object) -> str:
    return "" if value is None or value != value else str(value)  # noqa: PLR0124


def _printed(value: object, decimals: object) -> str:
    """A number as printed with its decimals; a text as it stands."""
    if isinstance(value, float) and isfinite(value):
        number = Decimal(float.__repr__(value))
        if isinstance(decimals, int | float) and isfinite(decimals):
            return f"{number:.{int(decimals)}f}"
        return format(number.normalize(), "f")
    return _text(value)


def outcomes_to_frame(
    outcomes: Iterable[Outcome], backend: Backend = "polars", *, convention: Convention | str = OFFICIAL
) -> object:
    """A long table of outcomes, as :func:`evaluate` reads it.

    Hedged figures are laid down as the convention reads them. A missing figure has NaN ends.
    Milestones are in days (``date.toordinal``).

    Args:
        outcomes: the reports.
        backend: ``"pandas"``, ``"polars"`` or ``"pyarrow"``.
        convention: the reading of soft words, or its name.

    Raises:
        FieldError: an outcome without a period, or with an area that is not stated.

    >>> import polars as pl
    >>> water = Indicator("water", unit="percent", direction="higher")
    >>> table = outcomes_to_frame([Outcome(water, JustOver("90 %"), period="2024", area="A")])
    >>> table.select("area", "period", "indicator", "low", "low_closed").rows()
    [('A', '2024', 'water', 90.0, False)]
    """
    chosen = convention_named(convention)
    rows = [_row(each, chosen) for each in Outcomes.of(outcomes)]
    data = {name: [row[name] for row in rows] for name in _OUTCOME}
    return nw.from_dict(data, _OUTCOME, backend=backend).to_native()


_OUTCOME: dict[str, nw.dtypes.DType] = {
    "area": nw.String(),
    "period": nw.String(),
    "indicator": nw.String(),
    "value": nw.Float64(),
    "low": nw.Float64(),
    "high": nw.Float64(),
    "low_closed": nw.Boolean(),
    "high_closed": nw.Boolean(),
    "decimals": nw.Int64(),
    "unit": nw.String(),
    "status": nw.String(),
}


def _row(each: Outcome, convention: Convention) -> dict[str, object]:
    if each.period is None:
        raise FieldError("Outcome.period", None, "a period, in a table")
    if each.area is NOT_STATED:
        raise FieldError("Outcome.area", str(each.area), "an area, or None for a table of one area")
    found, number = each.possible(convention), each.number
    unit = each.indicator.unit
    return {
        "area": "" if each.area is None else str(each.area),
        "period": each.period.text,
        "indicator": each.indicator.code,
        "value": nan if number is None else float(number),
        "low": nan if found is None else _end(found.low, -inf),
        "high": nan if found is None else _end(found.high, inf),
        "low_closed": found is not None and found.low_closed,
        "high_closed": found is not None and found.high_closed,
        "decimals": each.figure.decimals if each.figure is not None else 0,
        "unit": "" if unit is None else unit.text,
        "status": each.status.value,
    }


def _end(end: Number | None, absent: float) -> float:
    return absent if end is None else float(end)


def outcomes_from_frame(
    table: object,
    indicators: Iterable[Indicator] | Mapping[str, Indicator],
    *,
    columns: Columns | Mapping[str, str | None] | None = None,
) -> Outcomes:
    """The outcomes of a long table; hedged figures come back as intervals.

    Args:
        table: a table of any engine; it is read into memory, so it should be small.
        indicators: the indicators that the codes stand for; other rows are an error.
        columns: names of its columns where they differ.

    Raises:
        ColumnError: a column is missing.
        FieldError: an unknown indicator, or a row that no outcome can hold; it is named.

    >>> import polars as pl
    >>> water = Indicator("water", unit="percent", direction="higher")
    >>> table = pl.DataFrame({"area": ["A"], "period": [2024], "indicator": ["water"], "value": [91.5]})
    >>> print(outcomes_from_frame(table, [water])[0].value)
    91.5
    """
    frame = wrap(table, "outcomes")
    lay = layout(frame, Columns.of(columns))
    names, known = lay.columns, _by_code(indicators)
    made: list[Outcome] = []
    for index, row in enumerate(many(frame)):
        code = _text(row[names.indicator])
        if code not in known:
            raise FieldError(
                f"outcomes[{index}].{names.indicator}", code, f"{one_of(known)}; {nearest(code, known)}".rstrip("; ")
            )
        value = _figure(row.get(lay.value or ""), row.get(names.decimals))
        ends = (row.get(names.low), row.get(names.high)) if lay.ends else (None, None)
        flags = tuple(row.get(name) is not False for name in (names.low_closed, names.high_closed))
        whole = _interval(ends[0], ends[1], flags[0], flags[1])
        if known[code].kind == "milestone" and whole is not None:
            raise FieldTypeError(f"outcomes[{index}]", code, "a figure; milestones are read from other formats")
        point = whole is not None and whole.is_point and value is None
        reported = (
            value if value is not None else Figure(whole.low) if whole and point and whole.low is not None else whole
        )
        made.append(
            Outcome(
                known[code],
                reported,
                period=None if lay.period is None else _text(row[lay.period]) or None,
                area=None if lay.area is None else _text(row[lay.area]) or None,
                status=_STATUSES.get(_text(row.get(names.status)) or "normal", _text(row.get(names.status))),
            )
        )
    return Outcomes(made)


def _figure(value: object, decimals: object) -> Figure | None:
    if value is None or value != value:  # noqa: PLR0124
        return None
    return Figure.of(_printed(float(value), decimals), "outcomes.value")  # type: ignore[arg-type]


def _interval(low: object, high: object, low_closed: bool, high_closed: bool) -> Interval | None:
    if not isinstance(low, int | float) or not isinstance(high, int | float) or low != low or high != high:  # noqa: PLR0124
        return None
    return Interval(None if low == -inf else low, None if high == inf else high, low_closed, high_closed)
