"""From a long table of outcomes to one row a target and area, with the figures it needs beside it.

Targets become a small table in the engine of the outcomes. It is crossed with the areas, and one
left join a figure brings in what is judged and what it is compared with: one join for all the
targets of a shape, not one for each.
"""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

import narwhals.stable.v2 as nw

from plantargets.criteria import KeepFalling, KeepRising
from plantargets.errors import DuplicateIdError, FieldError, FieldTypeError
from plantargets.frames.codes import reason_code
from plantargets.frames.compile import Compiled, Shape
from plantargets.frames.expressions import holds
from plantargets.frames.listing import Listing, among, rows
from plantargets.frames.native import small
from plantargets.verdicts import Reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from plantargets.frames.columns import Layout
    from plantargets.frames.compile import Cell, Key
    from plantargets.frames.native import Frame
    from plantargets.periods import Period
    from plantargets.targets import Target

FORECAST = reason_code(Reason.FORECAST)
FORECASTS = ("forecast", "F")
NOT_REPORTED = ("missing", "O", "M")
#: Of a figure: its ends, 1.0 where an end is open, and 0 or the reason why it is not used.
PARTS = ("l", "h", "lo", "ho", "s")


def reports(frame: Frame, lay: Layout, *, forecasts: bool, points: bool = False) -> Frame:
    """The outcomes as keys ``_i _p _a`` and ends ``_l _h``, null unless there is a usable figure.

    Without ``_h`` where ``points`` says that nobody asks for it, and it is the same as ``_l``.
    """
    names = lay.columns
    keys = [nw.col(names.indicator).cast(nw.String()).alias("_i")]
    if lay.period is not None:
        keys.append(nw.col(lay.period).cast(nw.Int64() if lay.whole_years else nw.String()).alias("_p"))
    if lay.area is not None:
        keys.append(nw.col(lay.area).cast(nw.Int64() if lay.whole_areas else nw.String()).alias("_a"))
    made = [*keys]
    simple = not lay.ends and not lay.status
    if lay.value is not None:
        value = nw.col(lay.value).cast(nw.Float64())
        # is_finite is false for NaN in every engine, and null or false for null.
        made.append(nw.when(value.is_finite()).then(value).alias("_l" if simple else "_v"))
    if simple:
        frame = frame.select(*made)
        return frame if points else frame.with_columns(nw.col("_l").alias("_h"))
    if lay.ends:
        made += [nw.col(names.low).cast(nw.Float64()).alias("_1"), nw.col(names.high).cast(nw.Float64()).alias("_2")]
    if lay.flags:
        made += [
            nw.when(nw.col(name)).then(0.0).otherwise(1.0).alias(part)
            for name, part in ((names.low_closed, "_lo"), (names.high_closed, "_ho"))
        ]
    if lay.status:
        status = nw.col(names.status)
        reported = nw.when(status.is_in(NOT_REPORTED)).then(1.0)
        forecast = 0.0 if forecasts else float(FORECAST)
        made.append(reported.when(status.is_in(FORECASTS)).then(forecast).otherwise(0.0).alias("_s"))
    frame = frame.select(*made)
    low: nw.Expr = nw.col("_v")
    high: nw.Expr = nw.col("_v")
    flags: list[nw.Expr] = []
    if lay.ends:
        bottom, top = nw.col("_1"), nw.col("_2")
        known = holds(bottom, top)
        if lay.flags:
            known = known & ((bottom < top) | ((nw.col("_lo") + nw.col("_ho")) < 0.5))
        rest = (nw.lit(None, nw.Float64()),) * 2 if lay.value is None else (low, high)
        low = nw.when(known).then(bottom).otherwise(rest[0])
        high = nw.when(known).then(top).otherwise(rest[1])
        if lay.flags:
            flags = [nw.when(known).then(nw.col(part)).otherwise(0.0).alias(part) for part in ("_lo", "_ho")]
    frame = frame.with_columns(low.alias("_l"), high.alias("_h"), *flags)
    if lay.status:
        unused = nw.col("_s") > 0.5
        frame = frame.with_columns(
            nw.when(nw.col("_l").is_null()).then(1.0).otherwise(nw.col("_s")).alias("_s"),
            *(nw.when(~unused).then(nw.col(part)).alias(part) for part in ("_l", "_h")),
        )
    return frame.select(*(each for each in ("_i", "_p", "_a", *(f"_{part}" for part in PARTS)) if each in kept(lay)))


def kept(lay: Layout) -> set[str]:
    """The columns of the reports that a table of this layout gives."""
    found = {"_i", "_l", "_h"}
    found |= {"_p"} if lay.period is not None else set()
    found |= {"_a"} if lay.area is not None else set()
    found |= {"_lo", "_ho"} if lay.flags else set()
    return found | ({"_s"} if lay.status else set())


def parts_of(shape: Shape, lay: Layout) -> list[str]:
    """The parts of a report that matter: one end where every figure is a point."""
    ends = ["l"] if shape.points(lay.ends or lay.flags) else ["l", "h"]
    return [*ends, *(["lo", "ho"] if lay.flags else []), *(["s"] if lay.status else [])]


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
    group: Sequence[Compiled], lay: Layout, found: Frame, period_texts: bool, parts: Iterable[str]
) -> tuple[Frame, dict[str, Cell]]:
    """The reports on targets of one figure, with their numbers: rows for what was reported, and no others."""
    data = rows(group, lay, period_texts)
    listed = Listing.of(data, one=False)
    fixed, (mine, wanted) = listed.fixed, listed.parted()
    keys = {"_i": "_i0"} | ({"_p": "_p0"} if lay.period is not None and "_p0" in data else {})
    table = found
    for theirs, ours in keys.items():
        if ours in fixed:
            table = table.filter(nw.col(theirs) == fixed[ours])
        elif ours in wanted:
            table = table.filter(among(theirs, wanted[ours]))
    table = table.select(
        *(nw.col(theirs).alias(ours) for theirs, ours in keys.items() if ours not in fixed),
        *(["_a"] if lay.area is not None else []),
        *(nw.col(f"_{part}").alias(f"_{part}0") for part in parts),
    )
    if mine:
        on = [name for name in (*keys.values(), "_a") if name in mine]
        table = table.join(small(mine, found), on=on, how="inner")
    return _with_places(listed.copied(table), group, lay, fixed), fixed


def spread(
    group: Sequence[Compiled], lay: Layout, found: Frame, areas: Frame | None, period_texts: bool
) -> tuple[Frame, dict[str, Cell]]:
    """The targets of one shape, once for each area (their own, or each of ``areas``), and their constants."""
    placed = [each for each in group if each.target.area is not None or areas is None]
    free = [each for each in group if each.target.area is None and areas is not None]
    data = rows([*free, *placed], lay, period_texts)
    listed = Listing.of(data, one=areas is None)
    fixed, names = listed.fixed, [name for name in listed.columns if name != "_a"]
    tables: list[Frame] = []
    if free:
        assert areas is not None
        mine = {name: data[name][: len(free)] for name in names}
        tables.append(areas.join(small(mine, found), how="cross") if names else areas)
    if placed:
        mine = {name: data[name][len(free) :] for name in names}
        tables.append(small(({"_a": data["_a"]} if "_a" in data else {}) | mine, found))
    columns = [*(["_a"] if areas is not None else []), *names]
    table = stacked([each.select(*columns) for each in tables])
    return _with_places(listed.copied(table), group, lay, fixed), fixed


def _with_places(table: Frame, group: Sequence[Compiled], lay: Layout, fixed: Mapping[str, Cell]) -> Frame:
    """Add the area of the figures that are compared with."""
    if lay.area is None or not group[0].shape.references:
        return table
    other = nw.col("_a")
    if any(key.area is not None for each in group for key in each.references):
        other = nw.lit(fixed["_ar"]) if "_ar" in fixed else nw.col("_ar")
        if fixed.get("_elsewhere") != 1:
            other = nw.when(nw.col("_elsewhere") > 0).then(other).otherwise(nw.col("_a"))
    return table.with_columns(other.alias("_ar"))


def stacked(tables: Sequence[Frame]) -> Frame:
    """The tables below each other, joined by halves so that queries do not nest deeply."""
    if len(tables) == 1:
        return tables[0]
    half = len(tables) // 2
    return nw.concat([stacked(tables[:half]), stacked(tables[half:])])


def looked_up(  # noqa: PLR0917
    table: Frame, looked: Mapping[str, Key], lay: Layout, found: Frame, fixed: Mapping[str, Cell], parts: Iterable[str]
) -> Frame:
    """Bring in the figures: for each slot the columns ``_l0 _h0 …`` of the report, null where there is none.

    Keys that are the same for all the targets are looked for once, not joined on.
    """
    for slot, key in looked.items():
        on: dict[str, str] = {}
        right = found
        keys = {f"_i{slot}": "_i"}
        if lay.period is not None and key.period is not None:
            keys[f"_p{slot}"] = "_p"
        for ours, theirs in keys.items():
            if ours in fixed:
                right = right.filter(nw.col(theirs) == fixed[ours])
            else:
                on[ours] = theirs
        if lay.area is not None:
            on["_ar" if slot.startswith("r") else "_a"] = "_a"
        right = right.select(
            *(nw.col(theirs).alias(ours) for ours, theirs in on.items()),
            *(nw.col(f"_{part}").alias(f"_{part}{slot}") for part in parts),
        )
        table = table.join(right, on=list(on), how="left") if on else _beside(table, right)
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
    found = given if isinstance(given, int) else max(given.get(code, 6) for code in codes)
    if isinstance(found, bool) or not isinstance(found, int):
        raise FieldTypeError("decimals", found, "a whole number from 0 to 15, such as 6")
    if not 0 <= found <= 15:
        raise FieldError("decimals", found, "0 to 15, such as 6")
    return found


def milestones(found: Frame, lay: Layout, codes: Iterable[str]) -> Frame:
    """What all the reports on each milestone together say, in whole days: one row an area.

    Ends are counted in half days, so that an open end is tighter than a closed one at the same day.
    """
    found = found.filter(nw.col("_i").is_in(sorted(codes)))
    low, high = nw.col("_l") * 2, nw.col("_h") * 2
    if lay.flags:
        low, high = low + nw.col("_lo"), high - nw.col("_ho")
    keys = ["_i", *(["_a"] if lay.area is not None else [])]
    found = found.with_columns(
        nw.when(~nw.col("_l").is_null()).then(low).alias("_l"), nw.when(~nw.col("_l").is_null()).then(high).alias("_h")
    )
    if not lay.status:
        found = found.with_columns(nw.lit(1.0).alias("_s"))
    found = found.group_by(*keys).agg(nw.col("_l").max(), nw.col("_h").min(), nw.col("_s").max())
    conflict = nw.col("_l") > nw.col("_h")
    low_half, high_half = (nw.col("_l") / 2).floor().cast(nw.Float64()), (nw.col("_h") / 2).ceil().cast(nw.Float64())
    low_day = nw.when(nw.col("_l") > -inf).then(low_half).otherwise(nw.col("_l"))
    high_day = nw.when(nw.col("_h") < inf).then(high_half).otherwise(nw.col("_h"))
    found = found.with_columns(
        low_day.alias("_l_"),
        high_day.alias("_h_"),
        nw.when(conflict)
        .then(float(reason_code(Reason.CONFLICT)))
        .when(nw.col("_l").is_null())
        .then(nw.col("_s"))
        .otherwise(0.0)
        .alias("_s"),
    )
    unused = nw.col("_s") > 0.5
    return found.select(
        *keys,
        nw.when(~unused).then(nw.col("_l_")).alias("_ln"),
        nw.when(~unused).then(nw.col("_h_")).alias("_hn"),
        nw.when(nw.col("_l") > nw.col("_l_") * 2).then(1.0).otherwise(0.0).alias("_lo"),
        nw.when(nw.col("_h") < nw.col("_h_") * 2).then(1.0).otherwise(0.0).alias("_ho"),
        "_s",
    ).rename({"_ln": "_l", "_hn": "_h"})
