"""The columns of a result: verdict, grade, margin and first reason, from the tests."""

from __future__ import annotations

from collections.abc import Iterable
from math import inf
from typing import TYPE_CHECKING, Literal

import narwhals.stable.v2 as nw

from plantargets.errors import FieldError, FieldTypeError, nearest
from plantargets.frames import looking
from plantargets.frames.codes import reason_code
from plantargets.frames.edges import multiples, tests
from plantargets.frames.expressions import all_of, any_of, code, grade, verdict
from plantargets.frames.reports import FORECAST
from plantargets.frames.traits import col, true
from plantargets.verdicts import Reason

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plantargets.frames.edges import Tests
    from plantargets.frames.native import Frame
    from plantargets.frames.traits import Traits

#: The columns of a result beside its keys; "acceptable" and "possible" are the ends of a set.
OUTPUTS = ("verdict", "grade", "margin", "reason", "acceptable", "possible", "inexact")

_NONE = float(reason_code(Reason.NO_OUTCOME))
_PART = float(reason_code(Reason.PART_PERIOD))
_NO_REFERENCE = float(reason_code(Reason.NO_REFERENCE))
_NO_BASE = float(reason_code(Reason.BASE_NOT_POSITIVE))
_MISMATCH = float(reason_code(Reason.BASIS_MISMATCH))
_CONFLICT = float(reason_code(Reason.CONFLICT))


def judged(table: Frame, traits: Traits) -> tuple[Frame, dict[str, nw.Expr]]:
    """Looked-up targets, and the columns of the result that are asked for, by name."""
    shape, asked = traits.shape, traits.outputs
    made: dict[str, nw.Expr] = _accepted(traits) if "acceptable" in asked else {}
    if shape.how == "no_test":
        return table, made | _untested()
    table = looking.integers(table, traits)
    if not traits.direct:
        table = looking.missing(table, traits)
    if shape.scaled:
        table = looking.scaled(table, traits)
    made["inexact"] = nw.col("inexact") if shape.scaled else nw.lit(value=False)
    if traits.direct:
        table, (test,) = tests(table, traits)
        table, found = _direct(table, traits, test)
        return table, made | found
    table = looking.combined(table, traits)
    table, sets = (multiples if shape.how == "multiple" else tests)(table, traits)
    table, found = _answered(table, traits, sets)
    if "possible" in asked:
        table, shown = _shown(table, traits, sets)
        found |= shown
    return table, made | found


def checked(outputs: Iterable[str]) -> tuple[str, ...]:
    """The outputs that are asked for.

    Raises:
        FieldTypeError: no list of names.
        FieldError: an unknown one, or one given twice.
    """
    if isinstance(outputs, str | bytes) or not isinstance(outputs, Iterable):
        raise FieldTypeError("outputs", outputs, "a list of names, such as ['verdict', 'margin']")
    found: list[str] = []
    for name in outputs:
        if name not in OUTPUTS:
            hint = nearest(name, OUTPUTS) if isinstance(name, str) else ""
            raise FieldError("outputs", name, "; ".join(filter(None, (", ".join(OUTPUTS), hint))))
        if name in found:
            raise FieldError("outputs", name, "each name once, such as ['verdict', 'margin']")
        found.append(name)
    return tuple(found)


def columns(outputs: Sequence[str]) -> list[str]:
    """The columns that the outputs are."""
    parts = ("low", "high", "low_closed", "high_closed")
    return [
        column
        for name in outputs
        for column in ([f"{name}_{part}" for part in parts] if name in {"acceptable", "possible"} else [name])
    ]


def _accepted(traits: Traits) -> dict[str, nw.Expr]:
    """The acceptable set."""
    known = traits.shape.how != "no_test"
    return {
        "acceptable_low": traits.cell("sl") if known else nw.lit(None, nw.Float64()),
        "acceptable_high": traits.cell("sh") if known else nw.lit(None, nw.Float64()),
        "acceptable_low_closed": traits.says("slc"),
        "acceptable_high_closed": traits.says("shc"),
    }


def _direct(table: Frame, traits: Traits, test: Tests) -> tuple[Frame, dict[str, nw.Expr]]:
    """The result of one test of one set."""
    asked = traits.outputs
    attained, missed = all_of([side.inside for side in test.sides]), any_of([side.outside for side in test.sides])
    side = test.sides[0]
    # Where there is a figure and one edge, both margins are the same number.
    plain = traits.points and len(test.sides) == 1 and traits.is_finite(f"a{side.edge}")
    if {"grade", "reason"} & asked or ("margin" in asked and not plain):
        table = table.with_columns(attained.alias("_in"), missed.alias("_out"))
        attained, missed = nw.col("_in"), nw.col("_out")
    made = {"verdict": verdict(attained, missed)}
    if "grade" in asked:
        met, exceeded = test.met if traits.soft else None, test.exceeded if traits.exceeds else None
        made["grade"] = grade(attained, missed, exceeded, met)
    if "reason" in asked:
        made["reason"] = _lacking(traits, attained | missed)
    per = traits.number("per") if traits.shape.scaled else None
    if "margin" in asked and plain:
        made["margin"] = side.margin_in if per is None else side.margin_in / per
    elif "margin" in asked:
        table, made["margin"] = _margin(table, traits, [test])
    if "possible" in asked:
        low, high = test.shown.low, test.shown.high
        made["possible_low"], made["possible_high"] = (low, high) if per is None else (low / per, high / per)
        closed = low > -inf, high < inf
        if test.shown.low_open is not None and test.shown.high_open is not None:
            closed = closed[0] & (test.shown.low_open < 0.5), closed[1] & (test.shown.high_open < 0.5)
        closed = (~low.is_null(),) * 2 if traits.points else (true(closed[0]), true(closed[1]))
        made["possible_low_closed"], made["possible_high_closed"] = closed
    return table, made


def _lacking(traits: Traits, decided: nw.Expr) -> nw.Expr:
    """The first reason of one test of one set."""
    gone = looking.none(traits, "0"), code(int(_NONE))
    # A figure is on one side of every edge; a set may be on both, and a difference too large for a float.
    sure = traits.points and traits.shape.how == "plain"
    chain = nw.when(gone[0]).then(gone[1]) if sure else nw.when(decided).then(code(0)).when(gone[0]).then(gone[1])
    if traits.shape.references:
        chain = chain.when(col("l", "r0").is_null()).then(code(int(_NO_REFERENCE)))
    if traits.status:
        chain = chain.when(col("l", "0").is_null()).then(code(FORECAST))
    return chain.otherwise(code(0 if sure else reason_code(Reason.STRADDLES)))


def _untested() -> dict[str, nw.Expr]:
    nothing, no = nw.lit(None, nw.Float64()), nw.lit(value=False)
    return {
        "verdict": code(0),
        "grade": code(-1),
        "margin": nothing,
        "reason": code(reason_code(Reason.NO_TEST)),
        "possible_low": nothing,
        "possible_high": nothing,
        "possible_low_closed": no,
        "possible_high_closed": no,
        "inexact": no,
    }


def _held(made: Sequence[Tests], edge: Literal["l", "h"]) -> nw.Expr | None:
    """Every known set is inside the edge; None where no target has one."""
    parts = [
        side.inside if test.known is None else side.inside | ~nw.col(test.known)
        for test in made
        for side in test.sides
        if side.edge == edge
    ]
    return all_of(parts) if parts else None


def _broken(made: Sequence[Tests], edge: Literal["l", "h"]) -> nw.Expr | None:
    """Some known set is outside the edge."""
    parts = [
        side.outside if test.known is None else side.outside & nw.col(test.known)
        for test in made
        for side in test.sides
        if side.edge == edge
    ]
    return any_of(parts) if parts else None


def _answered(table: Frame, traits: Traits, made: Sequence[Tests]) -> tuple[Frame, dict[str, nw.Expr]]:
    """Verdict, grade, margin and reason of a conjunction of tests."""
    low_in, high_in = _held(made, "l"), _held(made, "h")
    low_out, high_out = _broken(made, "l"), _broken(made, "h")
    inside = all_of([each for each in (low_in, high_in) if each is not None])
    outside = any_of([each for each in (low_out, high_out) if each is not None])
    why = [_before(traits).alias("_why")] if "reason" in traits.outputs else []
    table = table.with_columns(true(inside).alias("_held"), true(outside).alias("_broken"), *why)
    inside, outside = nw.col("_held"), nw.col("_broken")
    if made[0].known is not None:
        some = any_of([nw.col(each.known) for each in made if each.known is not None])
        inside = inside & some
    if traits.ambiguous:
        assert low_out is not None
        assert high_out is not None
        either = traits.cell("ambiguous") > 0.5
        outside = (outside & ~either) | (low_out & high_out & either)
    if len(made) > 1:
        inside = inside & all_of([nw.col(each.known) for each in made if each.known is not None])
    if traits.mismatch:
        matched = traits.cell("mismatch") < 0.5
        inside, outside = inside & matched, outside & matched
    table = table.with_columns(true(inside).alias("_in"), true(outside).alias("_out"))
    attained, missed = nw.col("_in"), nw.col("_out")
    found = {"verdict": verdict(attained, missed)}
    if "grade" in traits.outputs:
        met = _each([test.met for test in made], made) if traits.soft else None
        exceeded = _each([test.exceeded for test in made], made) if traits.exceeds else None
        found["grade"] = grade(attained, missed, exceeded, met)
    if "margin" in traits.outputs:
        table, found["margin"] = _margin(table, traits, made)
    if "reason" in traits.outputs:
        found["reason"] = _reason(traits, made)
    return table, found


def _each(parts: Sequence[nw.Expr], made: Sequence[Tests]) -> nw.Expr:
    return all_of(
        [part if test.known is None else part | ~nw.col(test.known) for part, test in zip(parts, made, strict=True)]
    )


def _before(traits: Traits) -> nw.Expr:
    """The first reason that is there before any test, 0 for none."""
    shape = traits.shape
    if shape.how == "pairs":
        later = [col("x", str(index)) for index in range(1, shape.values)]
        earlier = [col("x", str(index)) for index in range(shape.values - 1)]
        chain = nw.when(any_of([x == 1.0 for x in later])).then(_NONE)
        chain = chain.when(any_of([x > 0.5 for x in earlier])).then(_NO_REFERENCE)
        return chain.when(any_of([x > 0.5 for x in later])).then(float(FORECAST)).otherwise(0.0)
    values = [col("x", str(index)) for index in range(shape.values)] if shape.combine == "every" else [col("x", "0")]
    chain = nw.when(any_of([x == 1.0 for x in values])).then(_NONE)
    if shape.combine != "every":
        chain = chain.when(values[0] == _PART).then(_PART)
    if shape.how == "milestone":
        return chain.when(values[0] > 0.5).then(values[0]).otherwise(0.0)
    combined = shape.combine != "every"
    references = [col("x", f"r{index}") for index in range(1 if combined else shape.references)]
    if shape.references:
        chain = chain.when(any_of([x > 0.5 for x in references])).then(_NO_REFERENCE)
    if shape.how == "multiple":
        none = [
            (references[index if len(references) > 1 else 0] == 0.0)
            & ~col("pos", str(index))
            & ~col("l", str(index)).is_null()
            for index in range(len(values))
        ]
        chain = chain.when(any_of(none)).then(_NO_BASE)
    if traits.mismatch:
        chain = chain.when(traits.cell("mismatch") > 0.5).then(_MISMATCH)
    if traits.status:
        chain = chain.when(any_of([x > 0.5 for x in values])).then(float(FORECAST))
    return chain.otherwise(0.0)


def _reason(traits: Traits, made: Sequence[Tests]) -> nw.Expr:
    """The first reason: what was missing before, or that the test does not decide."""
    shape, why = traits.shape, nw.col("_why")
    chain = nw.when(nw.col("_in") | nw.col("_out")).then(code(0))
    early = [_NONE, *([_PART] if shape.combine != "every" else [])]
    early += [_NO_REFERENCE] if shape.references or shape.how == "pairs" else []
    early += [_MISMATCH] if traits.mismatch else []
    early += [_CONFLICT] if shape.how == "milestone" else []
    for each in early:
        chain = chain.when(why == each).then(code(int(each)))
    late = [*([_NO_BASE] if shape.how == "multiple" else []), *([float(FORECAST)] if traits.status else [])]
    known = [nw.col(each.known) for each in made if each.known is not None]
    for each in late:
        # With several sets, a doubt about one that is known comes before what is missing of another.
        alone = why == each
        if known:
            silent = ~any_of(known) | nw.col("_held")
            alone = alone & (silent | (traits.cell("mismatch") > 0.5) if traits.mismatch else silent)
        chain = chain.when(alone).then(code(int(each)))
    if traits.ambiguous:
        decided = [_held(made, "l"), _held(made, "h"), _broken(made, "l"), _broken(made, "h")]
        differ = any_of([each for each in decided if each is not None])
        direction = code(reason_code(Reason.NO_DIRECTION))
        chain = chain.when((traits.cell("ambiguous") > 0.5) & differ).then(direction)
    return chain.otherwise(code(reason_code(Reason.STRADDLES)))


def _margin(table: Frame, traits: Traits, made: Sequence[Tests]) -> tuple[Frame, nw.Expr]:
    """The least margin of all tests when attained, of those that fail when missed."""
    per = traits.number("per") if traits.shape.scaled and traits.shape.how != "multiple" else None
    if len(made) == 1 and len(made[0].sides) == 1:
        side = made[0].sides[0]
        margin = nw.when(nw.col("_in")).then(side.margin_in).when(nw.col("_out")).then(side.margin_out).otherwise(inf)
        table = table.with_columns(margin.alias("_m"))
    else:
        parts: dict[str, list[nw.Expr]] = {"_mi": [], "_mo": []}
        for test in made:
            for side in test.sides:
                inside, outside = side.margin_in < inf, side.outside & (side.margin_out < inf)
                if test.known is not None:
                    inside, outside = inside & nw.col(test.known), outside & nw.col(test.known)
                parts["_mi"].append(nw.when(inside).then(side.margin_in).otherwise(inf))
                parts["_mo"].append(nw.when(outside).then(side.margin_out).otherwise(inf))
        named = [each.alias(f"{name}{index}") for name, some in parts.items() for index, each in enumerate(some)]
        table = table.with_columns(*named)
        for name, some in parts.items():
            table = _fold(table, name, [f"{name}{index}" for index in range(len(some))], lower=True)
        margin = nw.when(nw.col("_in")).then(nw.col("_mi")).when(nw.col("_out")).then(nw.col("_mo")).otherwise(inf)
        table = table.with_columns(margin.alias("_m"))
    size = nw.col("_m") if per is None else nw.col("_m") / per
    finite = (nw.col("_m") < inf) & (nw.col("_m") > -inf)
    return table, nw.when(finite).then(size)


def _fold(table: Frame, name: str, parts: Sequence[str], *, lower: bool) -> Frame:
    """The least or greatest of columns without missing values, in steps: an expression would double with each."""
    table = table.with_columns(nw.col(parts[0]).alias(name))
    for part in parts[1:]:
        first, second = nw.col(name), nw.col(part)
        kept = first <= second if lower else first >= second
        table = table.with_columns(nw.when(kept).then(first).otherwise(second).alias(name))
    return table


def _shown(table: Frame, traits: Traits, made: Sequence[Tests]) -> tuple[Frame, dict[str, nw.Expr]]:
    """The possible set on the scale that is judged; of several, their hull."""
    per = traits.number("per") if traits.shape.scaled and traits.shape.how != "multiple" else None
    first = made[0].shown
    low, high = first.low, first.high
    known = [nw.col(each.known) for each in made if each.known is not None]
    if len(made) > 1:
        table = _hull(table, "_pl", [each.shown.low for each in made], known, lower=True)
        table = _hull(table, "_ph", [each.shown.high for each in made], known, lower=False)
        low, high = nw.col("_pl"), nw.col("_ph")
    if per is not None:
        low, high = low / per, high / per
    if known:
        some = any_of(known)
        low, high = nw.when(some).then(low), nw.when(some).then(high)
    table = table.with_columns(low.alias("possible_low"), high.alias("possible_high"))
    low, high = nw.col("possible_low"), nw.col("possible_high")
    closed_low, closed_high = low > -inf, high < inf
    if len(made) == 1 and first.low_open is not None and first.high_open is not None:
        closed_low, closed_high = closed_low & (first.low_open < 0.5), closed_high & (first.high_open < 0.5)
    return table, {
        "possible_low": low,
        "possible_high": high,
        "possible_low_closed": true(closed_low),
        "possible_high_closed": true(closed_high),
    }


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
