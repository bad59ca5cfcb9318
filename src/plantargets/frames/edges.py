"""The tests of judged sets against the edges of a target."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, final

import attrs
import narwhals.stable.v2 as nw

from plantargets.frames.expressions import Edge, Ends, above, any_of, below, past, short_of
from plantargets.frames.traits import col, total, true

if TYPE_CHECKING:
    from plantargets.frames.native import Frame
    from plantargets.frames.traits import Traits

# Whole numbers up to here are exact in floats.
_EXACT = 2.0**53


@final
@attrs.frozen(eq=False)
class Tests:
    """The tests of one judged set, as columns of the table.

    ``low`` and ``high`` are the tests on the two edges, ``known`` whether there is a set at all.
    """

    known: str
    low_in: str
    low_out: str
    high_in: str
    high_out: str
    met: nw.Expr
    exceeded: nw.Expr
    margins_in: tuple[nw.Expr, nw.Expr]
    margins_out: tuple[nw.Expr, nw.Expr]
    shown: Ends


def _sets(traits: Traits) -> list[tuple[str, str]]:
    """The slots of each judged set: the figure, and the one subtracted ('' for none)."""
    shape = traits.shape
    if shape.how == "pairs":
        return [(str(index + 1), str(index)) for index in range(shape.values - 1)]
    figures = [str(index) for index in range(shape.values)] if shape.combine == "every" else ["0"]
    return [(figure, "r" if shape.reference else "") for figure in figures]


def _flag(*parts: nw.Expr) -> nw.Expr:
    return nw.when(total(parts) > 0.5).then(1.0).otherwise(0.0)


def tests(table: Frame, traits: Traits) -> tuple[Frame, list[Tests]]:
    """Each figure, or its difference from another, against the edges."""
    edges = {
        name: Edge(col(name), col(f"{name}o") if traits.open_edges or name.startswith("b") else None)
        for name in ("al", "ah", "cl", "ch", "bl", "bh")
    }
    tests: list[Tests] = []
    for index, (figure, other) in enumerate(_sets(traits)):
        low, high = col("l", figure), col("h", figure)
        flags = (col("lo", figure), col("ho", figure)) if traits.flags else (None, None)
        if other:
            minus = col("h", other), col("l", other)
            count = float(traits.shape.values) if traits.shape.combine == "mean" else 1.0
            if other == "r" and (traits.units or count > 1):
                low, high = low * col("m"), high * col("m")
                minus = minus[0] * col("n") * count, minus[1] * col("n") * count
            made = [(low - minus[0]).alias(f"_jl{index}"), (high - minus[1]).alias(f"_jh{index}")]
            if traits.flags:
                made += [
                    _flag(col("lo", figure), col("ho", other)).alias(f"_jlo{index}"),
                    _flag(col("ho", figure), col("lo", other)).alias(f"_jho{index}"),
                ]
            table = table.with_columns(*made)
            low, high = col("jl", str(index)), col("jh", str(index))
            flags = (col("jlo", str(index)), col("jho", str(index))) if traits.flags else (None, None)
        ours = Ends(low, high, *flags)
        names = [f"_{test}{index}" for test in ("li", "lu", "hi", "hu")]
        parts = [
            above(ours, edges["al"]),
            short_of(ours, edges["al"]),
            below(ours, edges["ah"]),
            past(ours, edges["ah"]),
        ]
        table = table.with_columns(*(part.alias(name) for part, name in zip(parts, names, strict=True)))
        known = f"_k{index}"
        table = table.with_columns((~low.is_null()).alias(known))
        tests.append(
            Tests(
                known,
                names[0],
                names[1],
                names[2],
                names[3],
                above(ours, edges["cl"]) & below(ours, edges["ch"]),
                above(ours, edges["bl"]) | below(ours, edges["bh"]),
                (low - edges["al"].at, edges["ah"].at - high),
                (high - edges["al"].at, edges["ah"].at - low),
                ours,
            )
        )
    return table, tests


def multiples(table: Frame, traits: Traits) -> tuple[Frame, list[Tests]]:
    """Each figure against multiples of a base: value × m − base × n against 0, for every edge."""
    count = float(traits.shape.values) if traits.shape.combine == "mean" else 1.0
    base = Ends(col("l", "r"), col("h", "r"), *((col("lo", "r"), col("ho", "r")) if traits.flags else (None, None)))
    positive = base.low > 0.0
    if base.low_open is not None:
        positive = positive | ((base.low == 0.0) & (base.low_open > 0.5))
    table = table.with_columns(true(positive).alias("_pos"))
    tests: list[Tests] = []
    zero = nw.lit(0.0)
    for index, (figure, _) in enumerate(_sets(traits)):
        sets: dict[str, Ends] = {}
        made: list[nw.Expr] = []
        for edge in ("al", "ah", "cl", "ch", "bl", "bh"):
            made += _against(figure, edge, f"{edge}{index}", base, count)
            name = f"{edge}{index}"
            flags = (col("jlo", name), col("jho", name)) if traits.flags else (None, None)
            sets[edge] = Ends(col("jl", name), col("jh", name), *flags)
        table = table.with_columns(*made)
        lost = [
            ((col(end, slot) * col(f"{edge}{times}")).abs() > _EXACT) & (col(end, slot).abs() < inf)
            for slot, times in ((figure, "m"), ("r", "n"))
            for edge in ("al", "ah")
            for end in ("l", "h")
        ]
        table = table.with_columns(true(nw.col("inexact") | any_of(lost)).alias("inexact"))
        edges = {
            edge: Edge(zero, col(f"{edge}o") if traits.open_edges or edge.startswith("b") else None) for edge in sets
        }
        names = [f"_{test}{index}" for test in ("li", "lu", "hi", "hu")]
        parts = [
            above(sets["al"], edges["al"]),
            short_of(sets["al"], edges["al"]),
            below(sets["ah"], edges["ah"]),
            past(sets["ah"], edges["ah"]),
        ]
        known = f"_k{index}"
        table = table.with_columns(
            *(part.alias(name) for part, name in zip(parts, names, strict=True)),
            (~col("l", figure).is_null() & ~base.low.is_null() & nw.col("_pos")).alias(known),
        )
        per_low, per_high = col("scale") * col("alm") * count, col("scale") * col("ahm") * count
        tests.append(
            Tests(
                known,
                names[0],
                names[1],
                names[2],
                names[3],
                above(sets["cl"], edges["cl"]) & below(sets["ch"], edges["ch"]),
                above(sets["bl"], edges["bl"]) | below(sets["bh"], edges["bh"]),
                (sets["al"].low / per_low, -sets["ah"].high / per_high),
                (sets["al"].high / per_low, -sets["ah"].low / per_high),
                _quotient(figure, base, count),
            )
        )
    return table, tests


def _against(figure: str, edge: str, name: str, base: Ends, count: float) -> list[nw.Expr]:
    """The columns of value × m − base × n for one edge; ±inf, on the harmless side, where there is none."""
    m, n, absent = col(f"{edge}m"), col(f"{edge}n") * count, col(f"{edge}x") > 0.5
    harmless = inf if edge in {"al", "cl", "bh"} else -inf
    taken = nw.when(n > 0.0).then(base.high).otherwise(base.low), nw.when(n >= 0.0).then(base.low).otherwise(base.high)
    made = [
        nw.when(absent).then(harmless).otherwise(col("l", figure) * m - taken[0] * n).alias(f"_jl{name}"),
        nw.when(absent).then(harmless).otherwise(col("h", figure) * m - taken[1] * n).alias(f"_jh{name}"),
    ]
    if base.low_open is not None and base.high_open is not None:
        low = nw.when(n > 0.0).then(base.high_open).when(n < 0.0).then(base.low_open).otherwise(0.0)
        high = nw.when(n > 0.0).then(base.low_open).when(n < 0.0).then(base.high_open).otherwise(0.0)
        made += [
            _flag(col("lo", figure), low).alias(f"_jlo{name}"),
            _flag(col("ho", figure), high).alias(f"_jho{name}"),
        ]
    return made


def _quotient(figure: str, base: Ends, count: float) -> Ends:
    """The set of value / base, for the result; a base of nothing known above gives 0."""
    low, high = col("l", figure), col("h", figure)
    least_base = nw.when(base.low > 0.0).then(base.low * count)
    most_base = base.high * count
    bottom = nw.when(low >= 0.0).then(low / _positive(most_base)).otherwise(low / _positive(least_base))
    top = nw.when(high >= 0.0).then(high / _positive(least_base)).otherwise(high / _positive(most_base))
    change = nw.col("_relative") > 0.5
    bottom = nw.when(change).then((bottom - 1.0) * 100.0).otherwise(bottom)
    top = nw.when(change).then((top - 1.0) * 100.0).otherwise(top)
    if base.low_open is None or base.high_open is None:
        return Ends(bottom, top)
    return Ends(bottom, top, _flag(col("lo", figure), base.high_open), _flag(col("ho", figure), base.low_open))


def _positive(of: nw.Expr) -> nw.Expr:
    # Division by zero is an error in some engines even in a branch that is not taken.
    return nw.when(of > 0.0).then(of)
