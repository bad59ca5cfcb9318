"""The tests of judged sets against the edges of a target."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, Literal, final

import attrs
import narwhals.stable.v2 as nw

from plantargets.frames.expressions import Edge, Ends, above, all_of, any_of, below, past, short_of
from plantargets.frames.traits import col, total, true

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plantargets.frames.native import Frame
    from plantargets.frames.traits import Traits

# Whole numbers up to here are exact in floats.
_EXACT = 2.0**53


@final
@attrs.frozen(eq=False)
class Side:
    """One edge: "inside" and "outside" it, and the margins there."""

    edge: Literal["l", "h"]
    inside: nw.Expr
    outside: nw.Expr
    margin_in: nw.Expr
    margin_out: nw.Expr


@final
@attrs.frozen(eq=False)
class Tests:
    """The tests of one judged set.

    Args:
        known: the column that says whether there is a set; None where a missing one is null.
        sides: the edges it is tested on.
        met: it is accepted without any tolerance.
        exceeded: it lies beyond the stated figure.
        shown: the set for the result.
    """

    known: str | None
    sides: tuple[Side, ...]
    met: nw.Expr
    exceeded: nw.Expr
    shown: Ends


def _sets(traits: Traits) -> list[tuple[str, str]]:
    """The slots of each judged set: the figure, and the one subtracted ('' for none)."""
    shape = traits.shape
    if shape.how == "pairs":
        return [(str(index + 1), str(index)) for index in range(shape.values - 1)]
    figures = [str(index) for index in range(shape.values)] if shape.combine == "every" else ["0"]
    if not shape.references:
        return [(figure, "") for figure in figures]
    each = shape.references > 1 and shape.combine == "every"
    return [(figure, f"r{figure}" if each else "r0") for figure in figures]


def _flag(*parts: nw.Expr) -> nw.Expr:
    return nw.when(total(parts) > 0.5).then(1.0).otherwise(0.0)


def tests(table: Frame, traits: Traits) -> tuple[Frame, list[Tests]]:
    """Each figure, or its difference from another, against the edges."""
    made: list[Tests] = []
    sets = _sets(traits)
    edges = {name: traits.edge(name) for name in ("al", "ah", "cl", "ch")}
    for index, (figure, other) in enumerate(sets):
        ours = traits.figure(figure)
        if other:
            table = table.with_columns(*_difference(traits, figure, other, index))
            flags = (col("jlo", str(index)), col("jho", str(index))) if traits.flags else (None, None)
            ours = Ends(col("jl", str(index)), col(f"j{traits.ends[-1]}", str(index)), *flags)
        known = f"_k{index}" if len(sets) > 1 else None
        sides: list[Side] = []
        if traits.lower:
            at = edges["al"].at
            found = above(ours, edges["al"]), short_of(ours, edges["al"])
            sides.append(Side("l", *found, ours.low - at, ours.high - at))
        if traits.upper:
            at = edges["ah"].at
            found = below(ours, edges["ah"]), past(ours, edges["ah"])
            sides.append(Side("h", *found, at - ours.high, at - ours.low))
        if not traits.direct:
            table, sides = _kept(table, sides, index, [] if known is None else [(~ours.low.is_null()).alias(known)])
        met = all_of(_core(traits, ours, ours, edges["cl"], edges["ch"]))
        made.append(Tests(known, tuple(sides), met, traits.beyond(ours), ours))
    return table, made


def _kept(table: Frame, sides: Sequence[Side], index: int, more: Sequence[nw.Expr]) -> tuple[Frame, list[Side]]:
    """The tests as columns, since each is asked for several times."""
    named = [
        attrs.evolve(side, inside=col(f"{side.edge}i", str(index)), outside=col(f"{side.edge}u", str(index)))
        for side in sides
    ]
    columns = [
        part
        for side in sides
        for part in (side.inside.alias(f"_{side.edge}i{index}"), side.outside.alias(f"_{side.edge}u{index}"))
    ]
    return table.with_columns(*more, *columns), named


def _core(traits: Traits, low: Ends, high: Ends, bottom: Edge, top: Edge) -> list[nw.Expr]:
    found = [above(low, bottom)] if traits.lower else []
    return [*found, below(high, top)] if traits.upper else found


def _difference(traits: Traits, figure: str, other: str, index: int) -> list[nw.Expr]:
    """The columns of value − other."""
    ours, minus = traits.figure(figure), traits.figure(other)
    low, high, less, more = ours.low, ours.high, minus.high, minus.low
    if other.startswith("r") and (traits.units or traits.reference_count > 1):
        low, high = low * traits.cell("m"), high * traits.cell("m")
        times = traits.cell("n") * traits.reference_count
        less, more = less * times, more * times
    made = [(low - less).alias(f"_jl{index}")]
    if not traits.points:
        made.append((high - more).alias(f"_jh{index}"))
    if traits.flags:
        made += [
            _flag(col("lo", figure), col("ho", other)).alias(f"_jlo{index}"),
            _flag(col("ho", figure), col("lo", other)).alias(f"_jho{index}"),
        ]
    return made


def multiples(table: Frame, traits: Traits) -> tuple[Frame, list[Tests]]:
    """Each figure against multiples of a base: value × m − base × n against 0, for every edge."""
    made: list[Tests] = []
    used = [*(["al"] if traits.lower else []), *(["ah"] if traits.upper else [])]
    used += [edge.replace("a", "c") for edge in used] if traits.soft else []
    used += ["bl", "bh"] if traits.exceeds else []
    for index, (figure, other) in enumerate(_sets(traits)):
        base = traits.figure(other)
        positive = base.low > 0.0
        if base.low_open is not None:
            positive = positive | ((base.low == 0.0) & (base.low_open > 0.5))
        table = table.with_columns(true(positive).alias(f"_pos{index}"))
        sets: dict[str, Ends] = {}
        columns: list[nw.Expr] = []
        for edge in used:
            name = f"{edge}{index}"
            columns += _against(traits, figure, edge, name, base)
            flags = (col("jlo", name), col("jho", name)) if traits.flags else (None, None)
            sets[edge] = Ends(col("jl", name), col("jh", name), *flags)
        table = table.with_columns(*columns)
        edges = {edge: traits.edge(edge, at_zero=True) for edge in sets}
        known = f"_k{index}"
        there = ~col("l", figure).is_null() & ~base.low.is_null() & col("pos", str(index))
        parts = [there.alias(known)]
        if "inexact" in traits.outputs:
            parts.append(true(nw.col("inexact") | _too_large(traits, figure, other)).alias("inexact"))
        sides: list[Side] = []
        if traits.lower:
            ours, per = sets["al"], traits.cell("scale") * traits.cell("alm") * traits.count
            found = above(ours, edges["al"]), short_of(ours, edges["al"])
            sides.append(Side("l", *found, ours.low / per, ours.high / per))
        if traits.upper:
            ours, per = sets["ah"], traits.cell("scale") * traits.cell("ahm") * traits.count
            found = below(ours, edges["ah"]), past(ours, edges["ah"])
            sides.append(Side("h", *found, -ours.high / per, -ours.low / per))
        table, sides = _kept(table, sides, index, parts)
        nothing = nw.lit(value=False)
        met, exceeded = nothing, nothing
        if traits.soft:
            low, high = sets.get("cl", base), sets.get("ch", base)
            met = all_of(_core(traits, low, high, edges.get("cl", Edge(nothing)), edges.get("ch", Edge(nothing))))
        if traits.exceeds:
            exceeded = above(sets["bl"], edges["bl"]) | below(sets["bh"], edges["bh"])
        made.append(Tests(known, tuple(sides), met, exceeded, _quotient(traits, figure, base)))
    return table, made


def _too_large(traits: Traits, figure: str, other: str) -> nw.Expr:
    """A product that floats do not hold exactly."""
    sides = [*(["al"] if traits.lower else []), *(["ah"] if traits.upper else [])]
    return any_of(
        [
            ((col(end, slot) * traits.cell(f"{edge}{times}")).abs() > _EXACT) & (col(end, slot).abs() < inf)
            for slot, times in ((figure, "m"), (other, "n"))
            for edge in sides
            for end in traits.ends
        ]
    )


def _against(traits: Traits, figure: str, edge: str, name: str, base: Ends) -> list[nw.Expr]:
    """The columns of value × m − base × n for one edge; ±inf, on the harmless side, where there is none."""
    ours = traits.figure(figure)
    m, n, absent = (
        traits.cell(f"{edge}m"),
        traits.cell(f"{edge}n") * traits.reference_count,
        traits.cell(f"{edge}x") > 0.5,
    )
    harmless = inf if edge in {"al", "cl", "bh"} else -inf
    low = nw.when(n > 0.0).then(base.high).otherwise(base.low)
    high = nw.when(n >= 0.0).then(base.low).otherwise(base.high)
    made = [
        nw.when(absent).then(harmless).otherwise(ours.low * m - low * n).alias(f"_jl{name}"),
        nw.when(absent).then(harmless).otherwise(ours.high * m - high * n).alias(f"_jh{name}"),
    ]
    if base.low_open is not None and base.high_open is not None:
        opened = nw.when(n > 0.0).then(base.high_open).when(n < 0.0).then(base.low_open).otherwise(0.0)
        closing = nw.when(n > 0.0).then(base.low_open).when(n < 0.0).then(base.high_open).otherwise(0.0)
        made += [
            _flag(col("lo", figure), opened).alias(f"_jlo{name}"),
            _flag(col("ho", figure), closing).alias(f"_jho{name}"),
        ]
    return made


def _quotient(traits: Traits, figure: str, base: Ends) -> Ends:
    """The set of value / base, for the result."""
    ours = traits.figure(figure)
    least, most = _positive(base.low * traits.reference_count), _positive(base.high * traits.reference_count)
    bottom = nw.when(ours.low >= 0.0).then(ours.low / most).otherwise(ours.low / least)
    top = nw.when(ours.high >= 0.0).then(ours.high / least).otherwise(ours.high / most)
    change = traits.cell("relative") > 0.5
    low = nw.when(change).then((bottom - 1.0) * 100.0).otherwise(bottom)
    high = nw.when(change).then((top - 1.0) * 100.0).otherwise(top)
    if base.low_open is None or base.high_open is None:
        return Ends(low, high)
    return Ends(low, high, _flag(col("lo", figure), base.high_open), _flag(col("ho", figure), base.low_open))


def _positive(of: nw.Expr) -> nw.Expr:
    # Division by zero is an error in some engines even in a branch that is not taken.
    return nw.when(of > 0.0).then(of)
