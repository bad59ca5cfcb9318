"""From the figures looked up to the ones that are judged: rounded inwards, scaled, summed."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

import narwhals.stable.v2 as nw

from plantargets.frames.codes import reason_code
from plantargets.frames.expressions import any_of
from plantargets.frames.relational import FORECAST
from plantargets.frames.traits import col, total, true
from plantargets.verdicts import Reason

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plantargets.frames.native import Frame
    from plantargets.frames.traits import Traits

# A figure × 10^d is right to a twentieth below the first, to a half below the second.
_FINE = 2.0**47
_SAFE = 2.0**51


def integers(table: Frame, traits: Traits) -> Frame:
    """Round sets of whole numbers inwards; a set without one is no figure."""
    shape = traits.shape
    whole = [slot for slot in traits.slots if (shape.reference_integer if slot == "r" else shape.integer)]
    for slot in whole:
        low, high = col("l", slot), col("h", slot)
        up = nw.when(low > -inf).then(low.ceil().cast(nw.Float64())).otherwise(low)
        down = nw.when(high < inf).then(high.floor().cast(nw.Float64())).otherwise(high)
        if traits.flags:
            up = nw.when((col("lo", slot) > 0.5) & (low > -inf)).then(low.floor().cast(nw.Float64()) + 1).otherwise(up)
            down = (
                nw.when((col("ho", slot) > 0.5) & (high < inf)).then(high.ceil().cast(nw.Float64()) - 1).otherwise(down)
            )
        table = table.with_columns(up.alias(f"_l{slot}"), down.alias(f"_h{slot}"))
        sound = low <= high
        closed = [nw.lit(0.0).alias(f"_{part}{slot}") for part in ("lo", "ho")] if traits.flags else []
        table = table.with_columns(
            nw.when(sound).then(low).alias(f"_l{slot}"), nw.when(sound).then(high).alias(f"_h{slot}"), *closed
        )
    return table


def missing(table: Frame, traits: Traits) -> Frame:
    """Why each figure is not there: ``_x0`` is 0, or the code of its reason."""
    made: list[nw.Expr] = []
    for slot in traits.slots:
        found = nw.when(~col("l", slot).is_null()).then(0.0)
        if traits.status:
            found = found.when(col("s", slot) > 1.5).then(col("s", slot))
        made.append(found.otherwise(1.0).alias(f"_x{slot}"))
    return table.with_columns(*made)


def scaled(table: Frame, traits: Traits) -> Frame:
    """Ends as whole numbers of 10^-d, and whether an end had more decimals or is too large for that."""
    scale = nw.col("_scale")
    made = {f"_{end}{slot}": nw.col(f"_{end}{slot}") for slot in traits.slots for end in ("l", "h")}
    table = table.with_columns(*(given.alias(f"{name}_") for name, given in made.items()))
    table = table.with_columns(
        *(
            nw.when((x < inf) & (x > -inf)).then((x * scale).round(0)).otherwise(x).alias(name)
            for name, x in made.items()
        )
    )
    lost = [
        (nw.col(f"{name}_") < inf)
        & (nw.col(f"{name}_") > -inf)
        & (
            ((nw.col(f"{name}_") * scale - each).abs() > 0.05)
            | (each.abs() > _SAFE)
            | ((each.abs() > _FINE) & (nw.col(f"{name}_") != nw.col(f"{name}_").round(0)))
        )
        for name, each in made.items()
    ]
    return table.with_columns(true(any_of(lost)).alias("inexact"))


def combined(table: Frame, traits: Traits) -> Frame:
    """Bring the slots of the value down to those that are judged."""
    shape = traits.shape
    parts = ["l", "h", *(["lo", "ho"] if traits.flags else [])]
    if shape.combine != "every":
        table = _summed(table, traits, parts)
    elif not shape.whole:
        return table
    if shape.whole:
        times = float(shape.values) if shape.combine == "mean" else 1.0
        known = col("x", "w") == 0.0
        table = table.with_columns(
            *(
                nw.when(known)
                .then(col(part, "w") * times if part in {"l", "h"} else col(part, "w"))
                .otherwise(col(part, "0"))
                .alias(f"_{part}0")
                for part in parts
            ),
            nw.when(known).then(0.0).otherwise(col("x", "0")).alias("_x0"),
        )
    return table


def _summed(table: Frame, traits: Traits, parts: Sequence[str]) -> Frame:
    """The sum of the years; of some of them, a floor where the count only grows."""
    years = [str(index) for index in range(traits.shape.values)]
    known = [nw.when(col("x", year) == 0.0).then(1.0).otherwise(0.0) for year in years]
    made: list[nw.Expr] = [total(known).alias("_known")]
    made += [
        total([nw.when(col("x", year) == 0.0).then(col(part, year)).otherwise(0.0) for year in years]).alias(
            f"_t{part}"
        )
        for part in parts
    ]
    made.append(any_of([col("x", year) == 1.0 for year in years]).alias("_none"))
    table = table.with_columns(*made)
    every, some = nw.col("_known") == float(len(years)), nw.col("_known") > 0.5
    floor = some & (nw.col("_floor") > 0.5) if traits.shape.combine == "sum" else nw.lit(value=False)
    part_period = float(reason_code(Reason.PART_PERIOD))
    missing = nw.when(nw.col("_none")).then(1.0).otherwise(float(FORECAST))
    return table.with_columns(
        nw.when(every | floor).then(col("tl")).alias("_l0"),
        nw.when(every).then(col("th")).when(floor).then(inf).alias("_h0"),
        *(
            nw.when(col(f"t{part}") > 0.5).then(1.0).otherwise(0.0).alias(f"_{part}0")
            for part in parts
            if part in {"lo", "ho"}
        ),
        nw.when(every).then(0.0).when(some).then(part_period).otherwise(missing).alias("_x0"),
    )
