"""The record of a method, step by step as columns: what its guards settle or refuse, its number, its label."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, final

import attrs

from plantargets.evaluators import Mend, Refuse, Rule, Settle
from plantargets.evaluators.guards import no_target
from plantargets.evaluators.statistics import limit_coefficient
from plantargets.frames import methods
from plantargets.frames.cases import Case
from plantargets.frames.codes import ATTAINED, MISSED, UNDETERMINED, reason_code
from plantargets.frames.words import true
from plantargets.verdicts import Reason

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import narwhals.stable.v2 as nw

    from plantargets.evaluators import Cut
    from plantargets.evaluators.engine import Method
    from plantargets.frames.native import Frame
    from plantargets.frames.words import Words

#: The verdict's code where a method gives none: there is no target figure, or it is on its way.
NO_VERDICT = 2

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

    words: Words
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
                mine = [
                    attrs.evolve(each, holds=each.holds & ~true(self.words, holds)) for each in self.settled[first:]
                ]
                self.settled[first:] = mine
                taken.append((holds, self.of(then, case, holds)))
            elif isinstance(then, Mend):
                case = methods.mended(self.record, then.change, holds, case)
            elif isinstance(then, Refuse):
                taken.append((holds, self._at(self.place, reason_code(then.reason))))
            elif isinstance(then, Settle):
                inside = holds if within is None else within & holds
                self.settled.append(_Settled(self.place, inside, then, rule))
            else:
                raise methods.unknown(self.record, type(then))
        self.place += 1
        self.ends.append(_End(self.place, rule, case, self.limits and rule.coefficient is not None))
        found = self._at(self.place, 0)
        for condition, value in reversed(taken):
            found = self.words.when(condition).then(value).otherwise(found)
        return found

    def _at(self, place: int, reason: int) -> nw.Expr:
        return self.words.lit(place * _PLACE + reason, self.words.Int32)


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


def judged(frame: Frame, judge: Judge) -> Frame:
    """Add ``statistic``, ``score``, ``code``, ``level``, ``verdict``, ``reason`` and ``inexact`` to cases.

    Args:
        frame: one row each case, as :mod:`plantargets.frames.series` prepares it.
        judge: what is asked.

    Raises:
        FieldError: a part of the method has no form for tables.
    """
    for step in _steps(judge):
        frame = frame.with_columns(*step)
    return frame


# A method that is asked again is not written down again.
@lru_cache(maxsize=64)
def _steps(judge: Judge) -> list[list[nw.Expr]]:
    return [[made.alias(name) for name, made in step.items()] for step in judge.steps()]


@final
@attrs.frozen
class Judge:
    """A method as steps, each the columns that it adds to those before.

    Args:
        words: those of the engine.
        record: the method.
        decimals: the declared decimals of the figures.
        targets: whether some case may have a target.
        limits: whether some case may have a natural limit.
    """

    words: Words
    record: Method
    decimals: int
    targets: bool
    limits: bool

    def steps(self) -> Iterator[dict[str, nw.Expr]]:
        """The steps, in their order."""
        words, record = self.words, self.record
        col, when, case = words.col, words.when, Case.plain(words)
        walk = _Walk(words, record, self.targets, self.limits)
        place, ends = walk.of(record.rule, case), walk.ends
        forms = {id(each): methods.form(record, each.rule.statistic, case) for each in ends}
        for each in ends:
            if each.rule.points is not None or each.rule.coefficient not in {None, limit_coefficient}:
                raise methods.unknown(record, each.rule.points or each.rule.coefficient)
        why = col("_why")
        yield {"_end": when(why > 0).then(why).otherwise(place)}
        yield {"_refused": col("_end") % _PLACE, "_settled": self._packed(walk)}
        if any(each.case is not case for each in ends):
            yield {
                "_b": self._by_rule(ends, lambda end: end.case.base),
                "_t0": self._by_rule(ends, lambda end: end.case.target),
                "_m": self._by_rule(ends, lambda end: end.case.met),
            }
        yield from methods.helpers(forms.values(), self.decimals, case)
        number = when(col("_refused") == 0).then(self._by_rule(ends, lambda end: forms[id(end)].number))
        scaled = any(each.scaled for each in ends)
        yield {"_number": number} | ({"_scale": case.coefficient(case.base)} if scaled else {})
        yield {"statistic": when(~col("_number").is_nan()).then(col("_number"))}
        settled = when((col("_settled") > 0) | case.number.is_null()).then(col("_settled"))
        yield {
            "_label": settled.otherwise(self._by_rule(ends, lambda end: self._label(end, case))),
            "_error": self._by_rule(ends, lambda end: forms[id(end)].error),
            "score": self._points(walk, case),
        }
        near = self._by_rule(ends, lambda end: self._near(end, case, grows=forms[id(end)].grows))
        yield {
            "code": ((col("_label") // _PLACE) - 1).cast(words.Int8),
            "level": ((col("_label") % _PLACE) - 1).cast(words.Int8),
            "inexact": true(words, (col("_settled") == 0) & near),
        }
        yield {"verdict": self._verdict(case).cast(words.Int8), "reason": self._reason(case).cast(words.Int8)}

    def _pack(self, rule: Rule, label: str) -> nw.Expr:
        """A label's code and level in one number, from 1; 0 stands for none."""
        level = self.record.settled_levels.get(label)
        level = rule.ladder.level(label) if level is None else level
        return self.words.lit((labels(self.record).index(label) + 1) * _PLACE + level + 1, self.words.Int32)

    def _packed(self, walk: _Walk) -> nw.Expr:
        """The label that the first guard settles before the case ends."""
        found = self.words.lit(0, self.words.Int32)
        for each in reversed(walk.settled):
            holds = each.holds & (self.words.col("_end") > each.place * _PLACE)
            found = self.words.when(holds).then(self._pack(each.rule, each.then.label)).otherwise(found)
        return found

    def _by_rule(self, ends: Sequence[_End], pick: Callable[[_End], nw.Expr]) -> nw.Expr:
        """What each rule gives, for the rows that it judges."""
        found = pick(ends[-1])
        for each in ends[:-1]:
            found = self.words.when(self.words.col("_end") == each.place * _PLACE).then(pick(each)).otherwise(found)
        return found

    def _edge(self, end: _End, cut: Cut) -> nw.Expr:
        at = self.words.lit(float(cut.at))
        return at * self.words.col("_scale") if cut.scaled and end.scaled else at

    def _label(self, end: _End, case: Case) -> nw.Expr:
        ladder, number = end.rule.ladder, case.number
        found = self._pack(end.rule, ladder.below)
        for cut in reversed(ladder.steps):
            at = self._edge(end, cut)
            if ladder.falling:
                holds = number <= at if cut.closed else number < at
            else:
                holds = number >= at if cut.closed else number > at
            found = self.words.when(holds).then(self._pack(end.rule, cut.label)).otherwise(found)
        return found

    def _near(self, end: _End, case: Case, *, grows: bool) -> nw.Expr:
        """The number is so near a cut point that its last digits decide."""
        found = self.words.lit(value=False)
        for cut in end.rule.ladder.steps:
            near = (case.number - self._edge(end, cut)).abs() < self.words.col("_error")
            # No change is no growth in floats too.
            found = found | (near & (case.base != case.latest) if grows and not cut.at else near)
        return found

    def _points(self, walk: _Walk, case: Case) -> nw.Expr:
        nothing = self.words.lit(None, self.words.Float64)

        def computed(end: _End) -> nw.Expr:
            points = methods.points(self.record, end.rule.score)
            return nothing if points is None else points(case, self.words.col("_scale") if end.scaled else None)

        found = self.words.when(~case.number.is_null()).then(self._by_rule(walk.ends, computed))
        if not walk.settled:
            return found
        given = nothing
        for each in reversed(walk.settled):
            value = self.words.lit(each.then.score, self.words.Float64)
            given = value if each is walk.settled[-1] else self.words.when(each.holds).then(value).otherwise(given)
        return self.words.when(self.words.col("_settled") > 0).then(given).otherwise(found)

    def _verdict(self, case: Case) -> nw.Expr:
        chain = self.words.when(self.words.col("code") < 0).then(self._code(UNDETERMINED))
        chain = chain.when(~case.has).then(self._code(NO_VERDICT)).when(case.met).then(self._code(ATTAINED))
        over = self.words.col("latest_year") >= self.words.col("_ty")
        return chain.when(over).then(self._code(MISSED)).otherwise(self._code(NO_VERDICT))

    def _reason(self, case: Case) -> nw.Expr:
        base_met, not_covered = reason_code(Reason.BASELINE_MET), reason_code(Reason.NOT_COVERED)
        # Like the objects, in the order of the reasons: one is also given beside a label.
        labelled, refused = self.words.col("code") >= 0, self.words.col("_refused")
        first = self.words.when(labelled).then(self._code(0)).when(refused == 0).then(self._code(not_covered))
        reason = first.otherwise(refused)
        if not self.record.warns_of_base:
            return reason
        after = labelled | (refused == 0) | (refused > base_met)
        warned = case.base_met & (self.words.col("_why") == 0) & after
        return self.words.when(warned).then(self._code(base_met)).otherwise(reason)

    def _code(self, value: int) -> nw.Expr:
        return self.words.lit(value, self.words.Int8)
