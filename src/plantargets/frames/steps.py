"""The record of a method, step by step as columns: what its guards settle or refuse, its number, its label."""

from __future__ import annotations

from typing import TYPE_CHECKING, final

import attrs
import narwhals.stable.v2 as nw

from plantargets.evaluators import Mend, Refuse, Rule, Settle
from plantargets.evaluators.guards import no_target
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
    from plantargets.frames.native import Frame

#: The verdict's code where a method gives none: there is no target figure, or it is on its way.
NO_VERDICT = 2

_number, _code = nw.col("statistic"), nw.col("code")
_end, _done, _found = nw.col("_end"), nw.col("_settled"), nw.col("_label")


#: One place of a walk is so far from the next that the code of a reason fits between.
_PLACE = 32


@final
@attrs.frozen(eq=False)
class _End:
    """No guard is left: the rule's number is computed for the case as mended."""

    place: int
    rule: Rule
    case: Case
    scaled: bool


@final
@attrs.frozen(eq=False)
class _Settled:
    """A label that holds where the walk comes past it."""

    place: int
    holds: nw.Expr
    then: Settle
    rule: Rule


@final
@attrs.define(eq=False)
class _Walk:
    """The guards of a record in their order, as one expression of where each case ends."""

    record: Method
    targets: bool
    limits: bool
    ends: list[_End] = attrs.field(factory=list["_End"])
    settled: list[_Settled] = attrs.field(factory=list["_Settled"])
    place: int = 0

    def of(self, rule: Rule, case: Case, within: nw.Expr | None = None) -> nw.Expr:
        """The place where a case ends, and with it the reason of a refusal, or 0 if its number is computed."""
        taken: list[tuple[nw.Expr, nw.Expr]] = []
        first = len(self.settled)
        for guard in rule.guards:
            holds, then = methods.question(self.record, guard.when, case), guard.then
            if holds is None:
                continue
            self.place += 1
            if isinstance(then, Rule):
                if not self.targets and guard.when is no_target:
                    return self.of(then, case)
                # What was settled before is forgotten under another rule.
                mine = [attrs.evolve(each, holds=each.holds & ~true(holds)) for each in self.settled[first:]]
                self.settled[first:] = mine
                taken.append((holds, self.of(then, case, holds)))
            elif isinstance(then, Mend):
                case = methods.mended(self.record, then.change, holds, case)
            elif isinstance(then, Refuse):
                taken.append((holds, _at(self.place, reason_code(then.reason))))
            elif isinstance(then, Settle):
                inside = holds if within is None else within & holds
                self.settled.append(_Settled(self.place, inside, then, rule))
            else:
                raise methods.unknown(self.record, type(then))
        self.place += 1
        self.ends.append(_End(self.place, rule, case, self.limits and rule.coefficient is not None))
        found = _at(self.place, 0)
        for condition, value in reversed(taken):
            found = nw.when(condition).then(value).otherwise(found)
        return found


def _at(place: int, reason: int) -> nw.Expr:
    return nw.lit(place * _PLACE + reason, nw.Int32())


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


def judged(frame: Frame, record: Method, decimals: int, *, targets: bool, limits: bool) -> Frame:
    """Add ``statistic``, ``score``, ``code``, ``level``, ``verdict``, ``reason`` and ``inexact`` to cases.

    Args:
        frame: one row each case, as :mod:`plantargets.frames.series` prepares it.
        record: the method.
        decimals: the declared decimals of the figures.
        targets: whether some case may have a target.
        limits: whether some case may have a natural limit.

    Raises:
        FieldError: a part of the method has no form for tables.
    """
    walk = _Walk(record, targets, limits)
    place = walk.of(record.rule, methods.PLAIN)
    ends = walk.ends
    forms = {id(each): methods.form(record, each.rule.statistic) for each in ends}
    for each in ends:
        if each.rule.points is not None or each.rule.coefficient not in {None, limit_coefficient}:
            raise methods.unknown(record, each.rule.points or each.rule.coefficient)
    why = nw.col("_why")
    frame = frame.with_columns(nw.when(why > 0).then(why).otherwise(place).alias("_end"))
    frame = frame.with_columns((_end % _PLACE).alias("_refused"), _packed(record, walk).alias("_settled"))
    if any(each.case is not methods.PLAIN for each in ends):
        frame = frame.with_columns(
            _by_rule(ends, lambda end: end.case.base).alias("_b"),
            _by_rule(ends, lambda end: end.case.target).alias("_t0"),
            _by_rule(ends, lambda end: end.case.met).alias("_m"),
        )
    for stage in methods.helpers(forms.values(), decimals):
        frame = frame.with_columns(*(made.alias(name) for name, made in stage.items()))
    number = nw.when(nw.col("_refused") == 0).then(_by_rule(ends, lambda end: forms[id(end)].number))
    scaled = any(each.scaled for each in ends)
    frame = frame.with_columns(
        number.alias("_number"), *([methods.coefficient(nw.col("_b")).alias("_scale")] if scaled else [])
    )
    frame = frame.with_columns(nw.when(~nw.col("_number").is_nan()).then(nw.col("_number")).alias("statistic"))
    settled = nw.when((_done > 0) | _number.is_null()).then(_done)
    frame = frame.with_columns(
        settled.otherwise(_by_rule(ends, lambda end: _label(record, end))).alias("_label"),
        _by_rule(ends, lambda end: forms[id(end)].error).alias("_error"),
        _points(record, walk).alias("score"),
    )
    near = _by_rule(ends, lambda end: _near(end, grows=forms[id(end)].grows))
    frame = frame.with_columns(
        ((_found // _PLACE) - 1).cast(nw.Int8()).alias("code"),
        ((_found % _PLACE) - 1).cast(nw.Int8()).alias("level"),
        true((_done == 0) & near).alias("inexact"),
    )
    return frame.with_columns(
        _verdict().cast(nw.Int8()).alias("verdict"), _reason(warns=record.warns_of_base).cast(nw.Int8()).alias("reason")
    )


def _pack(record: Method, rule: Rule, label: str) -> nw.Expr:
    """A label's code and level in one number, from 1; 0 stands for none."""
    level = record.settled_levels.get(label)
    level = rule.ladder.level(label) if level is None else level
    return nw.lit((labels(record).index(label) + 1) * _PLACE + level + 1, nw.Int32())


def _packed(record: Method, walk: _Walk) -> nw.Expr:
    """The label that the first guard settles before the case ends."""
    found = nw.lit(0, nw.Int32())
    for each in reversed(walk.settled):
        holds = each.holds & (_end > each.place * _PLACE)
        found = nw.when(holds).then(_pack(record, each.rule, each.then.label)).otherwise(found)
    return found


def _by_rule(ends: Sequence[_End], pick: Callable[[_End], nw.Expr]) -> nw.Expr:
    """What each rule gives, for the rows that it judges."""
    found = pick(ends[-1])
    for each in ends[:-1]:
        found = nw.when(_end == each.place * _PLACE).then(pick(each)).otherwise(found)
    return found


def _edge(end: _End, cut: Cut) -> nw.Expr:
    at = nw.lit(float(cut.at))
    return at * nw.col("_scale") if cut.scaled and end.scaled else at


def _label(record: Method, end: _End) -> nw.Expr:
    ladder = end.rule.ladder
    found = _pack(record, end.rule, ladder.below)
    for cut in reversed(ladder.steps):
        at = _edge(end, cut)
        if ladder.falling:
            holds = _number <= at if cut.closed else _number < at
        else:
            holds = _number >= at if cut.closed else _number > at
        found = nw.when(holds).then(_pack(record, end.rule, cut.label)).otherwise(found)
    return found


def _near(end: _End, *, grows: bool) -> nw.Expr:
    """The number is so near a cut point that its last digits decide."""
    found = nw.lit(value=False)
    for cut in end.rule.ladder.steps:
        near = (_number - _edge(end, cut)).abs() < nw.col("_error")
        # No change is no growth in floats too.
        found = found | (near & (nw.col("_b") != nw.col("_x")) if grows and not cut.at else near)
    return found


def _points(record: Method, walk: _Walk) -> nw.Expr:
    def computed(end: _End) -> nw.Expr:
        points = methods.points(record, end.rule.score)
        scale = nw.col("_scale") if end.scaled else None
        return nw.lit(None, nw.Float64()) if points is None else points(_number, scale)

    found = nw.when(~_number.is_null()).then(_by_rule(walk.ends, computed))
    if not walk.settled:
        return found
    given = nw.lit(None, nw.Float64())
    for each in reversed(walk.settled):
        value = nw.lit(each.then.score, nw.Float64())
        given = value if each is walk.settled[-1] else nw.when(each.holds).then(value).otherwise(given)
    return nw.when(_done > 0).then(given).otherwise(found)


def _verdict() -> nw.Expr:
    chain = nw.when(_code < 0).then(code(UNDETERMINED)).when(~nw.col("_has")).then(code(NO_VERDICT))
    over = nw.col("latest_year") >= nw.col("_ty")
    return chain.when(nw.col("_m")).then(code(ATTAINED)).when(over).then(code(MISSED)).otherwise(code(NO_VERDICT))


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
