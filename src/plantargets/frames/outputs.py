"""The expressions of a result: verdict, grade, margin and reason of the tests."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

import narwhals.stable.v2 as nw

from plantargets.frames import looking
from plantargets.frames.codes import reason_code
from plantargets.frames.edges import multiples, tests
from plantargets.frames.expressions import all_of, any_of, code, grade, verdict
from plantargets.frames.relational import FORECAST
from plantargets.frames.traits import col, true
from plantargets.verdicts import Reason

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plantargets.frames.edges import Tests
    from plantargets.frames.native import Frame
    from plantargets.frames.traits import Traits


def judged(table: Frame, traits: Traits) -> Frame:
    """Add verdict, grade, margin, reason and the possible set to looked-up targets."""
    shape = traits.shape
    if shape.how == "no_test":
        return _untested(table)
    table = looking.integers(table, traits)
    table = looking.missing(table, traits)
    table = looking.scaled(table, traits) if shape.scaled else table.with_columns(nw.lit(value=False).alias("inexact"))
    table = looking.combined(table, traits)
    table, made = (multiples if shape.how == "multiple" else tests)(table, traits)
    return answered(table, traits, made)


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


def answered(table: Frame, traits: Traits, tests: Sequence[Tests]) -> Frame:
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
        held("low_in").alias("_LI"),
        held("high_in").alias("_HI"),
        broken("low_out").alias("_LO"),
        broken("high_out").alias("_HO"),
        some.alias("_some"),
        _reason_before(traits).alias("_why"),
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
    table = table.with_columns(true(inside).alias("_in"), true(outside).alias("_out"))
    attained, missed = nw.col("_in"), nw.col("_out")
    met = all_of([test.met | ~nw.col(test.known) if several else test.met for test in tests])
    exceeded = all_of([test.exceeded | ~nw.col(test.known) if several else test.exceeded for test in tests])
    table = table.with_columns(
        true(met).alias("_met") if traits.soft else attained.alias("_met"), true(exceeded).alias("_over")
    )
    table = table.with_columns(
        verdict(attained, missed).alias("verdict"),
        grade(attained, missed, nw.col("_over"), nw.col("_met")).alias("grade"),
    )
    table = _margin(table, traits, tests)
    return _shown(_reason(table, traits), traits, tests)


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
        table = table.with_columns(
            nw.when(first <= second if lower else first >= second).then(first).otherwise(second).alias(name)
        )
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
    table = table.with_columns(
        nw.when(some).then(low).alias("possible_low"), nw.when(some).then(high).alias("possible_high")
    )
    closed_low, closed_high = nw.col("possible_low") > -inf, nw.col("possible_high") < inf
    first = tests[0].shown
    if len(tests) == 1 and first.low_open is not None and first.high_open is not None:
        closed_low, closed_high = closed_low & (first.low_open < 0.5), closed_high & (first.high_open < 0.5)
    return table.with_columns(
        true(closed_low & some).alias("possible_low_closed"), true(closed_high & some).alias("possible_high_closed")
    )


def _hull(table: Frame, name: str, parts: Sequence[nw.Expr], known: Sequence[nw.Expr], *, lower: bool) -> Frame:
    none = inf if lower else -inf
    names = [f"{name}{index}" for index in range(len(parts))]
    table = table.with_columns(
        *(
            nw.when(there).then(part).otherwise(none).alias(each)
            for each, part, there in zip(names, parts, known, strict=True)
        )
    )
    return _fold(table, name, names, lower=lower)
