"""From the figures looked up to the ones that are judged: rounded inwards, scaled, summed."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

import narwhals.stable.v2 as nw

from plantargets.frames.codes import reason_code
from plantargets.frames.expressions import any_of
from plantargets.frames.reports import FORECAST
from plantargets.frames.traits import col, total, true
from plantargets.verdicts import Reason

if TYPE_CHECKING:
    from plantargets.frames.native import Frame
    from plantargets.frames.traits import Traits

# A figure × 10^d is right to a twentieth below the first, to a half below the second.
_FINE = 2.0**47
_SAFE = 2.0**51


def integers(table: Frame, traits: Traits) -> Frame:
    """Round sets of whole numbers inwards; a set without one is no figure."""
    shape = traits.shape
    whole = [slot for slot in traits.slots if (shape.reference_integer if slot.startswith("r") else shape.integer)]
    for slot in whole:
        low, high = col("l", slot), col("h", slot)
        if traits.points:
            table = table.with_columns(nw.when(low == low.round(0)).then(low).alias(f"_l{slot}"))
            continue
        up = nw.when(low > -inf).then(low.ceil().cast(nw.Float64())).otherwise(low)
        down = nw.when(high < inf).then(high.floor().cast(nw.Float64())).otherwise(high)
        if traits.flags:
            above = (col("lo", slot) > 0.5) & (low > -inf)
            under = (col("ho", slot) > 0.5) & (high < inf)
            up = nw.when(above).then(low.floor().cast(nw.Float64()) + 1).otherwise(up)
            down = nw.when(under).then(high.ceil().cast(nw.Float64()) - 1).otherwise(down)
        table = table.with_columns(up.alias(f"_l{slot}"), down.alias(f"_h{slot}"))
        sound = low <= high
        closed = [nw.lit(0.0).alias(f"_{part}{slot}") for part in ("lo", "ho")] if traits.flags else []
        table = table.with_columns(
            nw.when(sound).then(low).alias(f"_l{slot}"), nw.when(sound).then(high).alias(f"_h{slot}"), *closed
        )
    return table


def none(traits: Traits, slot: str) -> nw.Expr:
    """There is no figure, and no forecast that is not used."""
    return state(traits, slot) == 1.0 if traits.status else col("l", slot).is_null()


def state(traits: Traits, slot: str) -> nw.Expr:
    """Why a figure is not there: 0, or the code of the reason."""
    found = nw.when(~col("l", slot).is_null()).then(0.0)
    if traits.status:
        found = found.when(col("s", slot) > 1.5).then(col("s", slot))
    return found.otherwise(1.0)


def missing(table: Frame, traits: Traits) -> Frame:
    """Why each figure is not there, as columns ``_x0``."""
    return table.with_columns(*(state(traits, slot).alias(f"_x{slot}") for slot in traits.slots))


def scaled(table: Frame, traits: Traits) -> Frame:
    """Ends as whole numbers of 10^-d, and whether an end had more decimals or is too large for that."""
    scale = traits.number("scale")
    ends = {f"_{end}{slot}": nw.col(f"_{end}{slot}") for slot in traits.slots for end in traits.ends}

    def bounded(x: nw.Expr) -> nw.Expr:
        return (x < inf) & (x > -inf)

    whole = {name: (x * scale).round(0) for name, x in ends.items()}
    if not traits.points:
        whole = {name: nw.when(bounded(x)).then(whole[name]).otherwise(x) for name, x in ends.items()}
    if "inexact" not in traits.outputs:
        return table.with_columns(*(x.alias(name) for name, x in whole.items()))
    table = table.with_columns(
        *(x.alias(f"{name}_") for name, x in ends.items()), *(x.alias(name) for name, x in whole.items())
    )
    lost: list[nw.Expr] = []
    for name, each in ends.items():
        x, size = nw.col(f"{name}_"), each.abs()
        more = ((x * scale - each).abs() > 0.05) | ((size > _FINE) & ((size > _SAFE) | (x != x.round(0))))
        lost.append(more if traits.points else bounded(x) & more)
    return table.with_columns(true(any_of(lost)).alias("inexact"))


def combined(table: Frame, traits: Traits) -> Frame:
    """Bring the slots of the value, and of what it is compared with, down to those that are judged."""
    shape = traits.shape
    if shape.combine != "every":
        table = _summed(table, traits, "", shape.values)
        if shape.references > 1:
            table = _summed(table, traits, "r", shape.references)
    if shape.whole:
        table = _preferred(table, traits, "", col("x", "w") == 0.0)
    if shape.reference_whole:
        whole = col("x", "w") == 0.0
        if shape.combine != "every":
            whole = whole | (col("x", "rw") == 0.0)
        table = _preferred(table, traits, "r", whole)
    return table


def _parts(traits: Traits) -> list[str]:
    return [*traits.ends, *(["lo", "ho"] if traits.flags else [])]


def _preferred(table: Frame, traits: Traits, side: str, condition: nw.Expr) -> Frame:
    """Take the figure for the whole of the years, known or not, where the condition holds."""
    made: list[nw.Expr] = []
    for part in _parts(traits):
        whole = col(part, f"{side}w") * traits.count if part in {"l", "h"} else col(part, f"{side}w")
        made.append(nw.when(condition).then(whole).otherwise(col(part, f"{side}0")).alias(f"_{part}{side}0"))
    state = nw.when(condition).then(col("x", f"{side}w")).otherwise(col("x", f"{side}0"))
    return table.with_columns(*made, state.alias(f"_x{side}0"))


def _summed(table: Frame, traits: Traits, side: str, count: int) -> Frame:
    """The sum of the years; of some of them, a floor where the count only grows."""
    years = [f"{side}{index}" for index in range(count)]
    parts = _parts(traits)
    known = [nw.when(col("x", year) == 0.0).then(1.0).otherwise(0.0) for year in years]
    made: list[nw.Expr] = [
        total(known).alias("_known"),
        any_of([col("x", year) == 1.0 for year in years]).alias("_none"),
    ]
    for part in parts:
        terms = [nw.when(col("x", year) == 0.0).then(col(part, year)).otherwise(0.0) for year in years]
        made.append(total(terms).alias(f"_t{part}"))
    table = table.with_columns(*made)
    every, some = nw.col("_known") == float(count), nw.col("_known") > 0.5
    floor = nw.lit(value=False)
    if traits.shape.combine == "sum" and not side:
        floor = some & (traits.cell("floor") > 0.5)
    part_period = float(reason_code(Reason.PART_PERIOD))
    missing = nw.when(nw.col("_none")).then(1.0).otherwise(float(FORECAST))
    flags = [
        nw.when(col(f"t{part}") > 0.5).then(1.0).otherwise(0.0).alias(f"_{part}{side}0")
        for part in parts
        if part in {"lo", "ho"}
    ]
    return table.with_columns(
        nw.when(every | floor).then(col("tl")).alias(f"_l{side}0"),
        nw.when(every).then(col("th")).when(floor).then(inf).alias(f"_h{side}0"),
        *flags,
        nw.when(every).then(0.0).when(some).then(part_period).otherwise(missing).alias(f"_x{side}0"),
    )
