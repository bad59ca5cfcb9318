"""What can be wrong with the rows of a table of outcomes, found by small counting queries."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

import narwhals.stable.v2 as nw

from plantargets.errors import FieldError, PeriodError, one_of
from plantargets.evaluators.series import year_of
from plantargets.frames.expressions import any_of
from plantargets.frames.native import is_lazy, many
from plantargets.outcomes import Status
from plantargets.periods import Period
from plantargets.units import unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plantargets.frames.columns import Layout
    from plantargets.frames.native import Frame
    from plantargets.targets import Target
    from plantargets.units import Unit

KNOWN = {name: each for each in Status for name in (each.value, each.sdmx)} | {"M": Status.MISSING}


class MissingReferenceWarning(UserWarning):
    """Targets compare with an indicator that no row of the table is about."""


def rows(frame: Frame, lay: Layout, targets: Sequence[Target]) -> None:
    """Look for everything that a schema does not show.

    Raises:
        FieldError: duplicate or empty keys, sets without a number, an unknown status, a unit that
            is not the indicator's, a period that is not written as the library writes it.
    """
    keys = lay.keys
    names = lay.columns
    _keys(frame, keys, "outcomes", lay.period)
    codes = {str(row[names.indicator]) for row in _distinct(frame, [names.indicator])}
    _references(codes, targets)
    if lay.ends:
        ends = nw.col(names.low), nw.col(names.high)
        wrong = _first(frame, ends[0] > ends[1], [*keys, names.low, names.high])
        if wrong is not None and wrong[names.high] == wrong[names.high]:
            raise FieldError("outcomes", wrong, f"{names.low} at or below {names.high}")
    if lay.status:
        _statuses(frame, names.status, "outcomes")
    if lay.unit:
        _units(_distinct(frame, [names.indicator, names.unit]), names.indicator, names.unit, targets)
    if lay.period is not None and not lay.whole_years:
        _periods(str(row[lay.period]) for row in _distinct(frame, [lay.period]))


def series(frame: Frame, lay: Layout, by: Sequence[str]) -> None:
    """The same for series of figures by year.

    Raises:
        FieldError: duplicate or empty keys, an unknown status, several units of one indicator, a
            text that does not begin with a year.
    """
    names, keys = lay.columns, [*lay.keys, *by]
    _keys(frame, keys, "series", lay.period)
    if lay.status:
        _statuses(frame, names.status, "series")
    if lay.unit:
        pairs = frame.select(names.indicator, names.unit).unique()
        counted = pairs.group_by(names.indicator).agg(nw.len().alias("_pt_n"))
        mixed = _first(counted, nw.col("_pt_n") > 1, [names.indicator])
        if mixed is not None:
            mine = frame.filter(nw.col(names.indicator) == mixed[names.indicator])
            found = [str(row[names.unit]) for row in _distinct(mine, [names.unit])]
            allowed = f"one unit in all rows of {mixed[names.indicator]!r}; convert the rows first"
            raise FieldError(f"series.{names.unit}", found, allowed)
    if not lay.whole_years and lay.period is not None:
        for row in _distinct(frame, [lay.period]):
            year_of(str(row[lay.period]), f"series.{lay.period}")


def _keys(frame: Frame, keys: Sequence[str], table: str, period: str | None) -> None:
    empty = _first(frame, any_of([nw.col(name).is_null() for name in keys]), keys)
    if empty is not None:
        raise FieldError(table, empty, f"a value in each key column ({', '.join(keys)})")
    others = [name for name in keys if name != period]
    if period is not None and others and not is_lazy(frame):
        # Far fewer groups than rows: most tables are done with here. Dask counts the same value again in each part.
        counted = frame.group_by(*others).agg(nw.len().alias("_pt_n"), nw.col(period).n_unique().alias("_pt_u"))
        if _first(counted, nw.col("_pt_n") > nw.col("_pt_u"), others) is None:
            return
    counted = frame.group_by(*keys).agg(nw.len().alias("_pt_n"))
    double = _first(counted, nw.col("_pt_n") > 1, [*keys, "_pt_n"])
    if double is not None:
        count = double.pop("_pt_n")
        allowed = f"one row for each {', '.join(keys)}; {count} rows have this key: keep the latest figure"
        raise FieldError(table, double, allowed)


def _statuses(frame: Frame, name: str, table: str) -> None:
    for row in _distinct(frame, [name]):
        if row[name] is not None and row[name] not in KNOWN:
            raise FieldError(f"{table}.{name}", row[name], one_of(KNOWN))


def _first(frame: Frame, condition: nw.Expr, names: Sequence[str]) -> dict[str, object] | None:
    listed = many(frame.filter(condition).select(*names).head(1))
    return listed[0] if listed else None


def _distinct(frame: Frame, names: Sequence[str]) -> list[dict[str, object]]:
    return sorted(many(frame.select(*names).unique()), key=str)


def _references(codes: set[str], targets: Sequence[Target]) -> None:
    wanted = {(each.reference.indicator or each.indicator).code for each in targets if each.reference is not None}
    missing = sorted(wanted - codes)
    if missing and codes:
        count = sum(
            each.reference is not None and (each.reference.indicator or each.indicator).code in missing
            for each in targets
        )
        warnings.warn(
            f"no row is about {', '.join(missing)}, and {count} of the targets compare with it: "
            "undetermined, for no_reference",
            MissingReferenceWarning,
            stacklevel=4,
        )


def _units(found: Sequence[dict[str, object]], code: str, name: str, targets: Sequence[Target]) -> None:
    wanted: dict[str, Unit | None] = {}
    for each in targets:
        for indicator in (each.indicator, each.reference.indicator if each.reference else None):
            if indicator is not None:
                wanted[indicator.code] = indicator.unit
    for row in found:
        given, its = row[name], row[code]
        if given is None or its not in wanted:
            continue
        unit_ = wanted[str(its)]
        if unit_ is None or unit(str(given)) != unit_:
            raise FieldError(
                f"outcomes.{name}",
                {code: its, name: given},
                f"{unit_ or 'no unit'} in every row of {its!r}; convert the rows first",
            )


def _periods(texts: Iterable[str]) -> None:
    for text in texts:
        written = Period.of(text).text
        if written != text:
            raise PeriodError("outcomes.period", text, f"{written!r}, the same period as the library writes it")
