"""The record of a method, step by step as columns: what its guards settle or refuse, its number, its label."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, TypeAlias, final

import attrs
import narwhals.stable.v2 as nw

from plantargets.evaluators import Mend, Refuse, Rule, Settle
from plantargets.evaluators.statistics import limit_coefficient
from plantargets.frames import methods
from plantargets.frames.codes import ATTAINED, MISSED, UNDETERMINED, reason_code
from plantargets.frames.expressions import code
from plantargets.frames.methods import Case
from plantargets.frames.traits import true
from plantargets.verdicts import Reason

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from plantargets.evaluators import Cut
    from plantargets.evaluators.engine import Method
    from plantargets.frames.methods import Form
    from plantargets.frames.native import Frame

#: The verdict's code where a method gives none: there is no target figure, or it is on its way.
NO_VERDICT = 2

_number, _code = nw.col("statistic"), nw.col("code")


@final
@attrs.frozen(eq=False)
class _Compute:
    """No guard is left: the rule's number is computed for the case as mended."""

    rule: Rule
    case: Case


_Step: TypeAlias = "Refuse | Settle | _Compute"
_Walk: TypeAlias = "list[tuple[nw.Expr | None, _Step]]"


def labels(record: Method) -> list[str]:
    """The labels of a method, each once; their places are the codes."""
    found: list[str] = []
    for rule in _rules(record.rule):
        found += [guard.then.label for guard in rule.guards if isinstance(guard.then, Settle)]
        found += rule.ladder.labels
    return list(dict.fromkeys(found))


def _rules(rule: Rule) -> Iterator[Rule]:
    yield rule
    for guard in rule.guards:
        if isinstance(guard.then, Rule):
            yield from _rules(guard.then)


def _walk(record: Method, rule: Rule, case: Case) -> Iterator[tuple[nw.Expr | None, _Step]]:
    """The guards in order, and what each leads to; those of another rule hold where it is entered."""
    for guard in rule.guards:
        holds = methods.question(record, guard.when, case)
        if holds is None:
            continue
        then = guard.then
        if isinstance(then, Rule):
            for condition, step in _walk(record, then, case):
                yield holds if condition is None else holds & condition, step
        elif isinstance(then, Mend):
            case = methods.mended(record, then.change, holds, case)
        elif isinstance(then, Refuse | Settle):
            yield holds, then
        else:
            raise methods.unknown(record, type(then))
    yield None, _Compute(rule, case)


def _first(walk: _Walk, pick: Callable[[_Step], nw.Expr | None]) -> nw.Expr:
    """What is picked for the first step that holds; steps of which nothing is picked are passed over."""
    rest = nw.lit(None)
    for condition, step in reversed(walk):
        value = pick(step)
        if value is not None:
            rest = value if condition is None else nw.when(condition).then(value).otherwise(rest)
    return rest


def judged(frame: Frame, record: Method, decimals: int) -> Frame:
    """Add ``statistic``, ``score``, ``code``, ``level``, ``verdict``, ``reason`` and ``inexact`` to cases.

    Args:
        frame: one row each case, as :mod:`plantargets.frames.series` prepares it.
        record: the method.
        decimals: the declared decimals of the figures.

    Raises:
        FieldError: a part of the method has no form for tables.
    """
    names = labels(record)
    walk = list(_walk(record, record.rule, methods.PLAIN))
    ends = [step for _, step in walk if isinstance(step, _Compute)]
    forms = [methods.form(record, each.rule.statistic) for each in ends]
    for each in ends:
        if each.rule.points is not None or each.rule.coefficient not in {None, limit_coefficient}:
            raise methods.unknown(record, each.rule.points or each.rule.coefficient)
    why, none = nw.col("_why"), code(-1)
    frame = frame.with_columns(
        nw.when(why > 0).then(none).otherwise(_first(walk, lambda step: _settled(step, names))).alias("_settled"),
        nw.when(why > 0).then(why).otherwise(_first(walk, _refused)).alias("_refused"),
        _first(walk, lambda step: _rule(step, ends)).alias("_rule"),
        _first(walk, lambda step: step.case.met if isinstance(step, _Compute) else None).alias("_met"),
    )
    if any(each.case is not methods.PLAIN for each in ends):
        frame = frame.with_columns(
            _by_rule(ends, lambda end: end.case.base).alias("_b"),
            _by_rule(ends, lambda end: end.case.target).alias("_t0"),
        )
    for stage in methods.helpers(forms, decimals):
        frame = frame.with_columns(*(made.alias(name) for name, made in stage.items()))
    scaled = any(each.rule.coefficient is not None for each in ends)
    frame = frame.with_columns(
        _by_rule(ends, lambda end: forms[ends.index(end)].number).alias("_number"),
        (methods.coefficient(nw.col("_b")) if scaled else nw.lit(1.0)).alias("_scale"),
    )
    settled, number, refused = nw.col("_settled"), nw.col("_number"), nw.col("_refused")
    usable = (refused == 0) & ~number.is_null() & ~number.is_nan()
    frame = frame.with_columns(nw.when(usable).then(number).alias("statistic"))
    ladder = nw.when((settled >= 0) | _number.is_null()).then(settled)
    frame = frame.with_columns(
        ladder.otherwise(_by_rule(ends, lambda end: _label(end, names))).cast(nw.Int8()).alias("code"),
        _points(record, walk, ends).alias("score"),
        true((settled < 0) & _by_rule(ends, lambda end: _near(end, forms[ends.index(end)]))).alias("inexact"),
    )
    return frame.with_columns(
        _level(record, ends, names).cast(nw.Int8()).alias("level"),
        _verdict().cast(nw.Int8()).alias("verdict"),
        _reason(warns=record.warns_of_base).cast(nw.Int8()).alias("reason"),
    )


def _settled(step: _Step, names: Sequence[str]) -> nw.Expr:
    return code(names.index(step.label) if isinstance(step, Settle) else -1)


def _refused(step: _Step) -> nw.Expr | None:
    if isinstance(step, Settle):
        return None
    return code(reason_code(step.reason) if isinstance(step, Refuse) else 0)


def _rule(step: _Step, ends: Sequence[_Compute]) -> nw.Expr | None:
    return code(ends.index(step)) if isinstance(step, _Compute) else None


def _by_rule(ends: Sequence[_Compute], pick: Callable[[_Compute], nw.Expr]) -> nw.Expr:
    """What each rule gives, for the rows that it judges."""
    found = pick(ends[-1])
    for index, each in enumerate(ends[:-1]):
        found = nw.when(nw.col("_rule") == index).then(pick(each)).otherwise(found)
    return found


def _edge(end: _Compute, cut: Cut) -> nw.Expr:
    at = nw.lit(float(cut.at))
    return at * nw.col("_scale") if cut.scaled and end.rule.coefficient is not None else at


def _label(end: _Compute, names: Sequence[str]) -> nw.Expr:
    ladder, below = end.rule.ladder, code(names.index(end.rule.ladder.below))
    chain = nw.when(_number == (inf if ladder.falling else -inf)).then(below)
    for cut in ladder.steps:
        at = _edge(end, cut)
        if ladder.falling:
            holds = _number <= at if cut.closed else _number < at
        else:
            holds = _number >= at if cut.closed else _number > at
        chain = chain.when(holds).then(code(names.index(cut.label)))
    return chain.otherwise(below)


def _near(end: _Compute, form: Form) -> nw.Expr:
    """The number is so near a cut point that its last digits decide."""
    found = nw.lit(value=False)
    for cut in end.rule.ladder.steps:
        near = (_number - _edge(end, cut)).abs() < form.error
        # No change is no growth in floats too.
        found = found | (near & (nw.col("_b") != nw.col("_x")) if form.grows and not cut.at else near)
    return true(found)


def _points(record: Method, walk: _Walk, ends: Sequence[_Compute]) -> nw.Expr:
    nothing = nw.lit(None, nw.Float64())

    def given(step: _Step) -> nw.Expr:
        return nw.lit(step.score, nw.Float64()) if isinstance(step, Settle) else nothing

    def computed(end: _Compute) -> nw.Expr:
        points = methods.points(record, end.rule.score)
        return nothing if points is None else points(_number, nw.col("_scale"))

    settled = nw.when(nw.col("_settled") >= 0).then(_first(walk, given))
    return settled.when(~_number.is_null()).then(_by_rule(ends, computed)).otherwise(nothing)


def _level(record: Method, ends: Sequence[_Compute], names: Sequence[str]) -> nw.Expr:
    def of(end: _Compute) -> nw.Expr:
        ladder = end.rule.ladder
        chain = nw.when(_code < 0).then(code(-1))
        for index, name in enumerate(names):
            level = record.settled_levels.get(name, ladder.level(name) if name in ladder.labels else None)
            if level is not None:
                chain = chain.when(_code == index).then(code(level))
        return chain.otherwise(code(-1))

    return _by_rule(ends, of)


def _verdict() -> nw.Expr:
    chain = nw.when(_code < 0).then(code(UNDETERMINED)).when(~nw.col("_has")).then(code(NO_VERDICT))
    over = nw.col("latest_year") >= nw.col("_ty")
    return chain.when(nw.col("_met")).then(code(ATTAINED)).when(over).then(code(MISSED)).otherwise(code(NO_VERDICT))


def _reason(*, warns: bool) -> nw.Expr:
    base_met, not_covered = reason_code(Reason.BASELINE_MET), reason_code(Reason.NOT_COVERED)
    # Like the objects, in the order of the reasons: one is also given beside a label.
    first = nw.when(_code >= 0).then(code(0)).when(nw.col("_refused") == 0).then(code(not_covered))
    reason = first.otherwise(nw.col("_refused"))
    if not warns:
        return reason
    after = (_code >= 0) | (nw.col("_refused") == 0) | (nw.col("_refused") > base_met)
    warned = nw.col("_bm") & (nw.col("_why") == 0) & after
    return nw.when(warned).then(code(base_met)).otherwise(reason)
