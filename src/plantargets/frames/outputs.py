"""The expressions of a result: from the figures looked up to verdict, grade, margin and reason."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, final

import attrs
import narwhals.stable.v2 as nw

from plantargets.frames.codes import reason_code
from plantargets.frames.expressions import (
    Edge,
    Ends,
    above,
    all_of,
    any_of,
    below,
    code,
    grade,
    past,
    short_of,
    verdict,
)
from plantargets.frames.relational import FORECAST
from plantargets.verdicts import Reason

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plantargets.frames.compile import Shape
    from plantargets.frames.native import Frame

# A figure × 10^d is right to a twentieth below the first, to a half below the second.
_FINE = 2.0**47
_SAFE = 2.0**51
_EXACT = 2.0**53


@final
@attrs.frozen
class Traits:
    """What a query needs to know of the columns it works on."""

    shape: Shape
    flags: bool  # reports may have open ends
    status: bool  # reports may be forecasts
    open_edges: bool  # some acceptable set has an open end
    soft: bool  # some target has a tolerance
    units: bool  # some reference has another unit
    ambiguous: bool  # some target has no declared direction

    @property
    def slots(self) -> list[str]:
        """The names of the slots."""
        found = [str(index) for index in range(self.shape.values)]
        return [*found, *(["w"] if self.shape.whole else []), *(["r"] if self.shape.reference else [])]


def col(name: str, slot: str = "") -> nw.Expr:
    """A private column."""
    return nw.col(f"_{name}{slot}")


def judged(table: Frame, traits: Traits) -> Frame:
    """Add verdict, grade, margin, reason and the possible set to looked-up targets."""
    shape = traits.shape
    if shape.how == "no_test":
        return _untested(table)
    table = _integers(table, traits)
    table = _missing(table, traits)
    table = _scaled(table, traits) if shape.scaled else table.with_columns(nw.lit(value=False).alias("inexact"))
    table = _combined(table, traits)
    table, tests = (_multiples if shape.how == "multiple" else _tests)(table, traits)
    return _answered(table, traits, tests)


def _untested(table: Frame) -> Frame:
    return table.with_columns(
        code(0).alias("verdict"),
        code(-1).alias("grade"),
        nw.lit(None, nw.Float64()).alias("margin"),
        code(reason_code(Reason.NO_TEST)).alias("reason"),
        nw.lit(None, nw.Float64()).alias("possible_low"),
        nw.lit(None, nw.Float64()).alias("possible_high"),
        nw.lit(value=False).alias("possible_low_closed"),
        nw.lit(value=False).alias("possible_high_closed"),
        nw.lit(value=False).alias("inexact"),
    )


def _integers(table: Frame, traits: Traits) -> Frame:
    """Round sets of whole numbers inwards; a set without one is no figure."""
    shape = traits.shape
    whole = [slot for slot in traits.slots if (shape.reference_integer if slot == "r" else shape.integer)]
    for slot in whole:
        low, high = col("l", slot), col("h", slot)
        up = nw.when(low > -inf).then(low.ceil().cast(nw.Float64())).otherwise(low)
        down = nw.when(high < inf).then(high.floor().cast(nw.Float64())).otherwise(high)
        if traits.flags:
            up = nw.when((col("lo", slot) > 0.5) & (low > -inf)).then(low.floor().cast(nw.Float64()) + 1).otherwise(up)
            down = nw.when((col("ho", slot) > 0.5) & (high < inf)).then(high.ceil().cast(nw.Float64()) - 1).otherwise(down)
        table = table.with_columns(up.alias(f"_l{slot}"), down.alias(f"_h{slot}"))
        sound = low <= high
        closed = [nw.lit(0.0).alias(f"_{part}{slot}") for part in ("lo", "ho")] if traits.flags else []
        table = table.with_columns(
            nw.when(sound).then(low).alias(f"_l{slot}"), nw.when(sound).then(high).alias(f"_h{slot}"), *closed
        )
    return table


def _missing(table: Frame, traits: Traits) -> Frame:
    """Why each figure is not there: ``_x0`` is 0, or the code of its reason."""
    made: list[nw.Expr] = []
    for slot in traits.slots:
        found = nw.when(~col("l", slot).is_null()).then(0.0)
        if traits.status:
            found = found.when(col("s", slot) > 1.5).then(col("s", slot))
        made.append(found.otherwise(1.0).alias(f"_x{slot}"))
    return table.with_columns(*made)


def _scaled(table: Frame, traits: Traits) -> Frame:
    """Ends as whole numbers of 10^-d, and whether an end had more decimals or is too large for that."""
    scale = nw.col("_scale")
    made = {f"_{end}{slot}": nw.col(f"_{end}{slot}") for slot in traits.slots for end in ("l", "h")}
    table = table.with_columns(*(given.alias(f"{name}_") for name, given in made.items()))
    table = table.with_columns(
        *(nw.when((x < inf) & (x > -inf)).then((x * scale).round(0)).otherwise(x).alias(name) for name, x in made.items())
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
    return table.with_columns(_true(any_of(lost)).alias("inexact"))


def _combined(table: Frame, traits: Traits) -> Frame:
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
    made: list[nw.Expr] = [_total(known).alias("_known")]
    made += [_total([nw.when(col("x", year) == 0.0).then(col(part, year)).otherwise(0.0) for year in years]).alias(f"_t{part}") for part in parts]
    made.append(any_of([col("x", year) == 1.0 for year in years]).alias("_none"))
    table = table.with_columns(*made)
    every, some = nw.col("_known") == float(len(years)), nw.col("_known") > 0.5
    floor = some & (nw.col("_floor") > 0.5) if traits.shape.combine == "sum" else nw.lit(value=False)
    part_period = float(reason_code(Reason.PART_PERIOD))
    missing = nw.when(nw.col("_none")).then(1.0).otherwise(float(FORECAST))
    table = table.with_columns(
        nw.when(every | floor).then(col("tl")).alias("_l0"),
        nw.when(every).then(col("th")).when(floor).then(inf).alias("_h0"),
        *(nw.when(col(f"t{part}") > 0.5).then(1.0).otherwise(0.0).alias(f"_{part}0") for part in parts if part in {"lo", "ho"}),
        nw.when(every).then(0.0).when(some).then(part_period).otherwise(missing).alias("_x0"),
    )
    return table


def _total(parts: Sequence[nw.Expr]) -> nw.Expr:
    found = parts[0]
    for each in parts[1:]:
        found = found + each
    return found


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
    return nw.when(_total(parts) > 0.5).then(1.0).otherwise(0.0)


def _tests(table: Frame, traits: Traits) -> tuple[Frame, list[Tests]]:
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
        parts = [above(ours, edges["al"]), short_of(ours, edges["al"]), below(ours, edges["ah"]), past(ours, edges["ah"])]
        table = table.with_columns(*(part.alias(name) for part, name in zip(parts, names, strict=True)))
        known = f"_k{index}"
        table = table.with_columns((~low.is_null()).alias(known))
        tests.append(
            Tests(
                known,
                *names,
                above(ours, edges["cl"]) & below(ours, edges["ch"]),
                above(ours, edges["bl"]) | below(ours, edges["bh"]),
                (low - edges["al"].at, edges["ah"].at - high),
                (high - edges["al"].at, edges["ah"].at - low),
                ours,
            )
        )
    return table, tests


def _multiples(table: Frame, traits: Traits) -> tuple[Frame, list[Tests]]:
    """Each figure against multiples of a base: value × m − base × n against 0, for every edge."""
    count = float(traits.shape.values) if traits.shape.combine == "mean" else 1.0
    base = Ends(col("l", "r"), col("h", "r"), *((col("lo", "r"), col("ho", "r")) if traits.flags else (None, None)))
    positive = base.low > 0.0
    if base.low_open is not None:
        positive = positive | ((base.low == 0.0) & (base.low_open > 0.5))
    table = table.with_columns(_true(positive).alias("_pos"))
    tests: list[Tests] = []
    zero = nw.lit(0.0)
    for index, (figure, _) in enumerate(_sets(traits)):
        sets: dict[str, Ends] = {}
        made: list[nw.Expr] = []
        for edge in ("al", "ah", "cl", "ch", "bl", "bh"):
            made += _against(traits, figure, edge, index, base, count)
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
        table = table.with_columns(_true(nw.col("inexact") | any_of(lost)).alias("inexact"))
        edges = {edge: Edge(zero, col(f"{edge}o") if traits.open_edges or edge.startswith("b") else None) for edge in sets}
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
                *names,
                above(sets["cl"], edges["cl"]) & below(sets["ch"], edges["ch"]),
                above(sets["bl"], edges["bl"]) | below(sets["bh"], edges["bh"]),
                (sets["al"].low / per_low, -sets["ah"].high / per_high),
                (sets["al"].high / per_low, -sets["ah"].low / per_high),
                _quotient(traits, figure, base, count),
            )
        )
    return table, tests


def _against(traits: Traits, figure: str, edge: str, index: int, base: Ends, count: float) -> list[nw.Expr]:
    """The columns of value × m − base × n for one edge; ±inf, on the harmless side, where there is none."""
    m, n, absent = col(f"{edge}m"), col(f"{edge}n") * count, col(f"{edge}x") > 0.5
    harmless = inf if edge in {"al", "cl", "bh"} else -inf
    taken = nw.when(n > 0.0).then(base.high).otherwise(base.low), nw.when(n >= 0.0).then(base.low).otherwise(base.high)
    name = f"{edge}{index}"
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


def _quotient(traits: Traits, figure: str, base: Ends, count: float) -> Ends:
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


def _answered(table: Frame, traits: Traits, tests: Sequence[Tests]) -> Frame:
    """Verdict, grade, margin and reason of a conjunction of tests."""
    several = len(tests) > 1

    def each(name: str) -> list[nw.Expr]:
        return [nw.col(getattr(test, name)) for test in tests]

    def held(name: str) -> nw.Expr:
        parts = [nw.col(getattr(test, name)) | ~nw.col(test.known) for test in tests] if several else each(name)
        return all_of(parts)

    def broken(name: str) -> nw.Expr:
        parts = [nw.col(getattr(test, name)) & nw.col(test.known) for test in tests]
        return any_of(parts)

    some = any_of(each("known"))
    table = table.with_columns(
        held("low_in").alias("_LI"), held("high_in").alias("_HI"), broken("low_out").alias("_LO"),
        broken("high_out").alias("_HO"), some.alias("_some"), _reason_before(traits).alias("_why"),
    )
    inside = nw.col("_LI") & nw.col("_HI") & nw.col("_some")
    outside = nw.col("_LO") | nw.col("_HO")
    if traits.ambiguous:
        either = nw.col("_ambiguous") > 0.5
        outside = (outside & ~either) | (nw.col("_LO") & nw.col("_HO") & either)
    open_years = _incomplete(traits)
    if open_years is not None:
        inside = inside & ~open_years
    if traits.shape.reference:
        matched = nw.col("_mismatch") < 0.5
        inside, outside = inside & matched, outside & matched
    table = table.with_columns(_true(inside).alias("_in"), _true(outside).alias("_out"))
    attained, missed = nw.col("_in"), nw.col("_out")
    met = all_of([test.met | ~nw.col(test.known) if several else test.met for test in tests])
    exceeded = all_of([test.exceeded | ~nw.col(test.known) if several else test.exceeded for test in tests])
    table = table.with_columns(_true(met).alias("_met") if traits.soft else attained.alias("_met"), _true(exceeded).alias("_over"))
    table = table.with_columns(
        verdict(attained, missed).alias("verdict"),
        grade(attained, missed, nw.col("_over"), nw.col("_met")).alias("grade"),
    )
    table = _margin(table, traits, tests)
    return _shown(_reason(table, traits), traits, tests)


def _true(of: nw.Expr) -> nw.Expr:
    """The condition with null counted as false."""
    return nw.when(of).then(nw.lit(value=True)).otherwise(nw.lit(value=False))


def _incomplete(traits: Traits) -> nw.Expr | None:
    """Some year is missing from a conjunction over years."""
    shape = traits.shape
    if shape.values < 2 or shape.combine != "every":
        return None
    return any_of([col("x", str(index)) > 0.5 for index in range(shape.values)])


def _reason_before(traits: Traits) -> nw.Expr:
    """The first reason that is there before any test, 0 for none."""
    shape = traits.shape
    no_reference, none = float(reason_code(Reason.NO_REFERENCE)), float(reason_code(Reason.NO_OUTCOME))
    if shape.how == "pairs":
        later = [col("x", str(index)) for index in range(1, shape.values)]
        earlier = [col("x", str(index)) for index in range(shape.values - 1)]
        chain = nw.when(any_of([x == 1.0 for x in later])).then(none)
        chain = chain.when(any_of([x > 0.5 for x in earlier])).then(no_reference)
        return chain.when(any_of([x > 0.5 for x in later])).then(float(FORECAST)).otherwise(0.0)
    values = [col("x", str(index)) for index in range(shape.values)] if shape.combine == "every" else [col("x", "0")]
    part_period = float(reason_code(Reason.PART_PERIOD))
    chain = nw.when(any_of([x == 1.0 for x in values])).then(none)
    chain = chain.when(any_of([x == part_period for x in values])).then(part_period)
    if shape.how == "milestone":
        return chain.when(values[0] > 0.5).then(values[0]).otherwise(0.0)
    if shape.reference:
        chain = chain.when(col("x", "r") > 0.5).then(no_reference)
    if shape.how == "multiple":
        there = any_of([~col("l", str(index)).is_null() for index in range(len(values))])
        known = (col("x", "r") == 0.0) & ~nw.col("_pos") & there
        chain = chain.when(known).then(float(reason_code(Reason.BASE_NOT_POSITIVE)))
    if shape.reference:
        chain = chain.when(nw.col("_mismatch") > 0.5).then(float(reason_code(Reason.BASIS_MISMATCH)))
    return chain.when(any_of([x > 0.5 for x in values])).then(float(FORECAST)).otherwise(0.0)


def _reason(table: Frame, traits: Traits) -> Frame:
    """The first reason: what was missing before, or that the test does not decide."""
    why, decided = nw.col("_why"), nw.col("_in") | nw.col("_out")
    straddles, no_direction = reason_code(Reason.STRADDLES), reason_code(Reason.NO_DIRECTION)
    no_base = float(reason_code(Reason.BASE_NOT_POSITIVE))
    mismatch = float(reason_code(Reason.BASIS_MISMATCH))
    chain = nw.when(decided).then(code(0))
    for early in (Reason.NO_OUTCOME, Reason.PART_PERIOD, Reason.NO_REFERENCE):
        chain = chain.when(why == float(reason_code(early))).then(code(reason_code(early)))
    if traits.shape.how == "multiple":
        chain = chain.when(why == no_base).then(code(int(no_base)))
    if traits.shape.reference:
        chain = chain.when(why == mismatch).then(code(int(mismatch)))
    if traits.shape.how == "milestone":
        conflict = reason_code(Reason.CONFLICT)
        chain = chain.when(why == float(conflict)).then(code(conflict))
    chain = chain.when(~nw.col("_some")).then(code(FORECAST))
    chain = chain.when((why == float(FORECAST)) & nw.col("_LI") & nw.col("_HI")).then(code(FORECAST))
    if traits.ambiguous:
        either = nw.col("_ambiguous") > 0.5
        differ = any_of([nw.col(name) for name in ("_LI", "_LO", "_HI", "_HO")])
        chain = chain.when(either & differ).then(code(no_direction))
    return table.with_columns(chain.otherwise(code(straddles)).alias("reason"))


def _margin(table: Frame, traits: Traits, tests: Sequence[Tests]) -> Frame:
    """The least margin of all tests when attained, of those that fail when missed."""
    made: dict[str, list[nw.Expr]] = {"_mi": [], "_mo": []}
    for test in tests:
        known = nw.col(test.known)
        broken = (nw.col(test.low_out), nw.col(test.high_out))
        made["_mi"] += [nw.when(known & (margin < inf)).then(margin).otherwise(inf) for margin in test.margins_in]
        made["_mo"] += [
            nw.when(known & out & (margin < inf)).then(margin).otherwise(inf)
            for margin, out in zip(test.margins_out, broken, strict=True)
        ]
    table = table.with_columns(
        *(each.alias(f"{name}{index}") for name, parts in made.items() for index, each in enumerate(parts))
    )
    for name, parts in made.items():
        table = _fold(table, name, [f"{name}{index}" for index in range(len(parts))], lower=True)
    margin = nw.when(nw.col("_in")).then(nw.col("_mi")).when(nw.col("_out")).then(nw.col("_mo")).otherwise(inf)
    table = table.with_columns(margin.alias("_m"))
    margin = nw.col("_m")
    if traits.shape.scaled and traits.shape.how != "multiple":
        margin = margin / col("per")
    return table.with_columns(nw.when(nw.col("_m") < inf).then(margin).alias("margin"))


def _fold(table: Frame, name: str, parts: Sequence[str], *, lower: bool) -> Frame:
    """The least or greatest of columns without missing values, in steps: an expression would double with each."""
    table = table.with_columns(nw.col(parts[0]).alias(name))
    for part in parts[1:]:
        first, second = nw.col(name), nw.col(part)
        table = table.with_columns(nw.when(first <= second if lower else first >= second).then(first).otherwise(second).alias(name))
    return table


def _shown(table: Frame, traits: Traits, tests: Sequence[Tests]) -> Frame:
    """The possible set on the scale that is judged; of several, their hull."""
    per = col("per") if traits.shape.scaled and traits.shape.how != "multiple" else None
    lows = [test.shown.low for test in tests]
    highs = [test.shown.high for test in tests]
    known = [nw.col(test.known) for test in tests]
    low, high = lows[0], highs[0]
    if len(tests) > 1:
        table = _hull(table, "_pl", lows, known, lower=True)
        table = _hull(table, "_ph", highs, known, lower=False)
        low, high = nw.col("_pl"), nw.col("_ph")
    if per is not None:
        low, high = low / per, high / per
    some = nw.col("_some")
    table = table.with_columns(nw.when(some).then(low).alias("possible_low"), nw.when(some).then(high).alias("possible_high"))
    closed_low, closed_high = nw.col("possible_low") > -inf, nw.col("possible_high") < inf
    first = tests[0].shown
    if len(tests) == 1 and first.low_open is not None and first.high_open is not None:
        closed_low, closed_high = closed_low & (first.low_open < 0.5), closed_high & (first.high_open < 0.5)
    return table.with_columns(
        _true(closed_low & some).alias("possible_low_closed"), _true(closed_high & some).alias("possible_high_closed")
    )


def _hull(table: Frame, name: str, parts: Sequence[nw.Expr], known: Sequence[nw.Expr], *, lower: bool) -> Frame:
    none = inf if lower else -inf
    names = [f"{name}{index}" for index in range(len(parts))]
    table = table.with_columns(
        *(nw.when(there).then(part).otherwise(none).alias(each) for each, part, there in zip(names, parts, known, strict=True))
    )
    return _fold(table, name, names, lower=lower)
