"""The outcomes as figures to look up: keys, ends, open ends, and why a figure is not used."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, Final, final

import attrs
import narwhals.stable.v2 as nw

from plantargets.frames.codes import reason_code
from plantargets.frames.expressions import holds
from plantargets.frames.listing import among
from plantargets.frames.native import distinct, picked
from plantargets.verdicts import Reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from plantargets.frames.columns import Layout
    from plantargets.frames.compile import Cell, Shape
    from plantargets.frames.native import Frame

FORECAST: Final = reason_code(Reason.FORECAST)
FORECASTS: Final = ("forecast", "F")
NOT_REPORTED: Final = ("missing", "O", "M")


@final
@attrs.frozen(eq=False)
class Reports:
    """The rows of a table of outcomes, with keys ``_i _p _a`` and the parts of a figure.

    Rows are picked before anything is made of them, so that engines that hold every step in
    memory do not work on rows that nobody asks for.

    Args:
        frame: the outcomes.
        lay: their columns.
        forecasts: forecasts are used too.
        ordered: the engine does not keep the order of rows, and it matters.
        made: the keys and parts, where they are in a table already.
    """

    frame: Frame
    lay: Layout
    forecasts: bool = False
    ordered: bool = False
    made: Frame | None = None
    _picked: dict[str, Frame] = attrs.field(factory=dict)

    def of(
        self,
        code: str | None = None,
        periods: Sequence[Cell] | None = None,
        area: Cell | None = None,
        *,
        keys: Mapping[str, str],
        parts: Iterable[str],
        slot: str = "",
    ) -> Frame:
        """Figures on one indicator, and in some periods, or on all and in all.

        Args:
            code: the indicator.
            periods: the periods, as the table has them.
            area: the area.
            keys: the keys to show, and their names.
            parts: the parts of the figures; their names end with the slot.
            slot: what the figures are looked up for.
        """
        shown = [f"_{part}" for part in parts]
        if self.made is not None:
            table = self.made if code is None else self.made.filter(nw.col("_i") == code)
        else:
            table = self._rows(code, periods, area, keys)
            made = [self._key(key).alias(name) for key, name in keys.items()]
            if not self.lay.ends and not self.lay.status:
                # Both ends are the figure.
                figure = self._value()
                return table.select(*made, *(figure.alias(f"{part}{slot}") for part in shown))
            table = self._figures(table, made)
            keys = {name: name for name in keys.values()}
        return table.select(
            *(nw.col(key).alias(name) for key, name in keys.items()),
            *(nw.col(part).alias(f"{part}{slot}") for part in shown),
        )

    def areas(self) -> Frame:
        """Every area, once, as ``_a``."""
        return distinct(self.frame.select(self._key("_a").alias("_a")), ["_a"])

    def _key(self, key: str) -> nw.Expr:
        return self.lay.key("indicator" if key == "_i" else "period" if key == "_p" else "area")

    def _rows(self, code: str | None, periods: Sequence[Cell] | None, area: Cell | None, keys: Iterable[str]) -> Frame:
        """The rows that are asked for, as they are."""
        lay, names = self.lay, self.lay.columns
        wanted = [name for name in lay.names if name not in {names.indicator, names.unit}]
        if code is None:
            table = self.frame
            wanted += [names.indicator] if "_i" in keys else []
        else:
            if code not in self._picked:
                self._picked[code] = picked(self.frame, lay.key("indicator") == code, wanted)
            table = self._picked[code]
        if periods is not None:
            table = picked(table, among(lay.key("period"), periods), wanted)
        return table if area is None else picked(table, lay.key("area") == area, wanted)

    def _value(self) -> nw.Expr:
        value = nw.col(self.lay.value or "").cast(nw.Float64())
        # is_finite is false for NaN in every engine, and null or false for null.
        return nw.when(value.is_finite()).then(value)

    def _figures(self, frame: Frame, keys: Sequence[nw.Expr]) -> Frame:
        """The keys, and ends ``_l _h``, null unless there is a usable figure, of hedged figures or with a status."""
        lay, names = self.lay, self.lay.columns
        made = [*keys, *([] if lay.value is None else [self._value().alias("_v")])]
        if lay.ends:
            made += [
                nw.col(names.low).cast(nw.Float64()).alias("_1"),
                nw.col(names.high).cast(nw.Float64()).alias("_2"),
            ]
        if lay.flags:
            made += [
                nw.when(nw.col(name)).then(0.0).otherwise(1.0).alias(part)
                for name, part in ((names.low_closed, "_lo"), (names.high_closed, "_ho"))
            ]
        if lay.status:
            status = nw.col(names.status)
            reported = nw.when(status.is_in(NOT_REPORTED)).then(1.0)
            forecast = 0.0 if self.forecasts else float(FORECAST)
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
        if not lay.status:
            return frame
        unused = nw.col("_s") > 0.5
        return frame.with_columns(
            nw.when(nw.col("_l").is_null()).then(1.0).otherwise(nw.col("_s")).alias("_s"),
            *(nw.when(~unused).then(nw.col(part)).alias(part) for part in ("_l", "_h")),
        )


def parts_of(shape: Shape, lay: Layout) -> list[str]:
    """The parts of a report that matter.

    Its ends (one where every figure is a point), 1.0 where an end is open, and 0 or the reason why
    it is not used.
    """
    ends = ["l"] if shape.points(lay.ends or lay.flags) else ["l", "h"]
    return [*ends, *(["lo", "ho"] if lay.flags else []), *(["s"] if lay.status else [])]


def milestones(reports: Reports, codes: Iterable[str]) -> Reports:
    """What all the reports on each milestone together say, in whole days: one row an area.

    Ends are counted in half days, so that an open end is tighter than a closed one at the same day.
    """
    lay = reports.lay
    keys = {"_i": "_i"} | ({"_a": "_a"} if lay.area is not None else {})
    parts = ["l", "h", *(["lo", "ho"] if lay.flags else []), *(["s"] if lay.status else [])]
    found = reports.of(keys=keys, parts=parts).filter(nw.col("_i").is_in(sorted(codes)))
    low, high = nw.col("_l") * 2, nw.col("_h") * 2
    if lay.flags:
        low, high = low + nw.col("_lo"), high - nw.col("_ho")
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
    found = found.select(
        *keys,
        nw.when(~unused).then(nw.col("_l_")).alias("_ln"),
        nw.when(~unused).then(nw.col("_h_")).alias("_hn"),
        nw.when(nw.col("_l") > nw.col("_l_") * 2).then(1.0).otherwise(0.0).alias("_lo"),
        nw.when(nw.col("_h") < nw.col("_h_") * 2).then(1.0).otherwise(0.0).alias("_ho"),
        "_s",
    ).rename({"_ln": "_l", "_hn": "_h"})
    return attrs.evolve(reports, lay=attrs.evolve(lay, flags=True, status=True), made=found)
