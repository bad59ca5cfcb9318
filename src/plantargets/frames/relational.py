"""From a long table of outcomes to one row a target and area, with the figures it needs beside it.

Targets become a small table in the engine of the outcomes. It is crossed with the areas, and one
left join a figure brings in what is judged and what it is compared with: one join for all the
targets of a shape, not one for each.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

import narwhals.stable.v2 as nw

from plantargets.criteria import KeepFalling, KeepRising
from plantargets.errors import DuplicateIdError, FieldError, FieldTypeError
from plantargets.frames.compile import Compiled, Shape
from plantargets.frames.listing import Listing, among, rows, types
from plantargets.frames.native import numbered, small

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plantargets.frames.columns import Layout
    from plantargets.frames.compile import Cell, Key
    from plantargets.frames.native import Frame
    from plantargets.frames.reports import Reports
    from plantargets.periods import Period
    from plantargets.targets import Target


# The order of rows, where an engine does not keep it.
_ROW: Final = "_row"
_TARGET: Final = "_target"
_LAST: Final = 2**40


def check_keys(lay: Layout, targets: Iterable[Target]) -> None:
    """Refuse targets that look at other periods or areas than the table can tell apart.

    Raises:
        FieldError: it has no such column; the target is named.
    """
    for each in targets:
        reference, years = each.reference, () if each.period is None else each.period.years()
        elsewhen = isinstance(each.criterion, KeepRising | KeepFalling) or (len(years) > 1 and each.over != "end")
        elsewhen = elsewhen or (reference is not None and reference.period is not None)
        if lay.period is None and elsewhen:
            raise FieldError("columns.period", None, f"a column of periods: {each.id!r} compares figures of several")
        if lay.area is None and reference is not None and reference.area not in {None, each.area}:
            raise FieldError("columns.area", None, f"a column of areas: {each.id!r} compares with {reference.area!r}")


def reported(
    group: Sequence[Compiled], found: Reports, period_texts: bool, parts: Iterable[str]
) -> tuple[Frame, Listing]:
    """The reports on targets of one figure, with their numbers: rows for what was reported, and no others."""
    lay = found.lay
    data, kinds = rows(group, lay, period_texts), types(group[0], lay, period_texts)
    listed = Listing.of(data, kinds, one=False)
    mine, wanted = listed.parted()
    keys = {"_i": "_i0"} if "_i0" not in listed.fixed else {}
    periods: list[Cell] | None = None
    if lay.period is not None and "_p0" in data:
        periods = [listed.fixed["_p0"]] if "_p0" in listed.fixed else wanted.get("_p0")
        keys |= {"_p": "_p0"} if "_p0" not in listed.fixed else {}
    keys |= {"_a": "_a"} if lay.area is not None else {}
    table = found.of(listed.constant("_i0"), periods, keys=keys, parts=parts, slot="0")
    if "_i0" in wanted:
        table = table.filter(among(nw.col("_i0"), wanted["_i0"]))
    on = [name for name in keys.values() if name in mine]
    count = len(next(iter(mine.values()), ()))
    several = len(set(zip(*(mine[name] for name in on), strict=True))) < count
    # PyArrow keeps the order of few rows that are joined with one row each, or none.
    if found.ordered and (group[0].shape.references or several):
        table = numbered(table, _ROW)
        mine |= {_TARGET: list(range(count))} if mine else {}
    if mine:
        wide = small(mine, found.frame, kinds)
        table = table.join(wide, on=on, how="inner") if on else table.join(wide, how="cross")
    return table, listed


def spread(group: Sequence[Compiled], found: Reports, areas: Frame | None, period_texts: bool) -> tuple[Frame, Listing]:
    """The targets of one shape, once for each area (their own, or each of ``areas``)."""
    placed = [each for each in group if each.target.area is not None or areas is None]
    free = [each for each in group if each.target.area is None and areas is not None]
    data, keys = rows([*free, *placed], found.lay, period_texts), types(group[0], found.lay, period_texts)
    listed = Listing.of(data, keys, one=areas is None)
    names = [name for name in listed.columns if name != "_a"]
    columns = [*(["_a"] if areas is not None else []), *names]
    if found.ordered:
        data[_TARGET] = list(range(len(group)))
        names.append(_TARGET)
        columns += [_ROW, _TARGET]
    tables: list[Frame] = []
    if free:
        assert areas is not None
        areas = numbered(areas, _ROW) if found.ordered else areas
        mine = {name: data[name][: len(free)] for name in names}
        tables.append(areas.join(small(mine, found.frame, keys), how="cross") if names else areas)
    if placed:
        mine = {name: data[name][len(free) :] for name in names}
        # These come after every area.
        mine |= {_ROW: [_LAST] * len(placed)} if found.ordered else {}
        tables.append(small(({"_a": data["_a"]} if "_a" in data else {}) | mine, found.frame, keys))
    return stacked([each.select(*columns) for each in tables] if len(tables) > 1 else tables), listed


def in_order(table: Frame) -> Frame:
    """The rows in the order of the reports or areas, and of the targets on each."""
    names = table.collect_schema().names()
    order = [name for name in (_ROW, _TARGET) if name in names]
    return table.sort(*order) if order else table


def with_places(table: Frame, group: Sequence[Compiled], listed: Listing) -> tuple[Frame, str | None]:
    """The table with the area of the figures that are compared with, and its column; None where all have one area."""
    if all(key.area is None for each in group for key in each.references):
        return table, "_a"
    other = listed.cell("_ar")
    if listed.fixed.get("_elsewhere") == 1:
        if "_ar" in listed.fixed:
            return table, None
    else:
        other = nw.when(listed.cell("_elsewhere") > 0).then(other).otherwise(nw.col("_a"))
    return table.with_columns(other.alias("_ar")), "_ar"


def stacked(tables: Sequence[Frame]) -> Frame:
    """The tables below each other, joined by halves so that queries do not nest deeply."""
    if len(tables) == 1:
        return tables[0]
    half = len(tables) // 2
    return nw.concat([stacked(tables[:half]), stacked(tables[half:])])


def looked_up(  # noqa: PLR0917
    table: Frame, looked: Mapping[str, Key], found: Reports, listed: Listing, parts: Iterable[str], place: str | None
) -> Frame:
    """Bring in the figures: for each slot the columns ``_l0 _h0 …`` of the report, null where there is none.

    Keys that are the same for all the targets are looked for once, not joined on. ``place`` is
    the column of the areas of those compared with, None where they are of one area.
    """
    lay = found.lay
    for slot, key in looked.items():
        code = listed.constant(f"_i{slot}")
        keys = {"_i": listed.name(f"_i{slot}")} if code is None else {}
        periods: list[Cell] | None = None
        if lay.period is not None and key.period is not None:
            period = listed.fixed.get(f"_p{slot}")
            periods = None if period is None else [period]
            keys |= {"_p": listed.name(f"_p{slot}")} if period is None else {}
        area, beside = None, slot.startswith("r")
        if lay.area is not None and beside and place is None:
            area = listed.fixed["_ar"]
        elif lay.area is not None:
            keys["_a"] = place if beside and place is not None else "_a"
        right = found.of(code, periods, area, keys=keys, parts=parts, slot=slot)
        table = table.join(right, on=list(keys.values()), how="left") if keys else _beside(table, right)
    return table


def _beside(table: Frame, right: Frame) -> Frame:
    """A join on no key: the one row, or none."""
    return table.with_columns(nw.lit(1).alias("_1")).join(
        right.with_columns(nw.lit(1).alias("_1")), on=["_1"], how="left"
    )


def grouped(compiled: Iterable[Compiled]) -> dict[Shape, list[Compiled]]:
    """The targets by shape; each shape is one query."""
    found: dict[Shape, list[Compiled]] = {}
    seen: set[tuple[str, str | None, Period | None]] = set()
    for each in compiled:
        target = each.target
        key = (target.id, target.area, each.period)
        if key in seen:
            raise DuplicateIdError("targets", target.id, "one target an id, area and period; give one another id")
        seen.add(key)
        found.setdefault(each.shape, []).append(each)
    return found


def decimals_of(given: int | Mapping[str, int], codes: Iterable[str]) -> int:
    """The declared decimals for a comparison: the most of those of the indicators in it.

    Raises:
        FieldError: a number of decimals that is negative or beyond 15.
    """
    found = max(given.get(code, 6) for code in codes) if isinstance(given, Mapping) else given
    if isinstance(found, bool) or not isinstance(found, int):
        raise FieldTypeError("decimals", found, "a whole number from 0 to 15, such as 6")
    if not 0 <= found <= 15:
        raise FieldError("decimals", found, "0 to 15, such as 6")
    return found
