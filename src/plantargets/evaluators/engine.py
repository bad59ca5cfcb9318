"""The progress engine: guards, trend, statistic, ladder, score. Methods are records over it.

::

    guards      refuse, settle, warn, mend, or go on with another rule
    trend       one number from the series
    statistic   one number from the case and the trend
    ladder      cut points with their sides
    score       points from the statistic

A house method is a :class:`Rule` in a :class:`Method`:

>>> from plantargets.evaluators import guards, statistics
>>> house = Method(
...     "house rules",
...     Rule(
...         guards=(guards.NO_TARGET, guards.ZERO_SPAN, guards.BASE_MET_LOST),
...         statistic=statistics.completion,
...         ladder=Cuts((1.0, "done"), (0.9, "nearly"), "open"),
...     ),
... )
>>> house.series({2020: 50, 2024: 95}, target=100, target_year=2025, direction="higher").label
'nearly'
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias, final

import attrs

from plantargets.evaluators.case import Case
from plantargets.evaluators.guards import Guard, Refuse, Settle, Warn
from plantargets.evaluators.ladders import Cut, Cuts
from plantargets.evaluators.prepare import prepared
from plantargets.evaluators.result import MethodResult, TargetResult
from plantargets.evaluators.series import NumberLike, SeriesLike, TargetLike, Value, reaches, read, value_of, year_of
from plantargets.verdicts import Reason, Verdict, in_order

if TYPE_CHECKING:
    from plantargets.evaluators.scores import Score
    from plantargets.evaluators.statistics import Statistic
    from plantargets.evaluators.targeting import Question
    from plantargets.evaluators.trends import Trend
    from plantargets.evidence import Outcomes
    from plantargets.outcomes import Outcome
    from plantargets.targets import Target

__all__ = ["BaseYear", "Cut", "Cuts", "Guard", "Method", "ProgressMethod", "Rule"]

#: Picks the position of the base among the years; None when there is no base.
BaseYear: TypeAlias = "Callable[[Sequence[int]], int | None]"


@final
@attrs.frozen(kw_only=True)
class Rule:
    """One way from a case to a label.

    Args:
        statistic: the number that the ladder reads; it may be None where it is undefined.
        ladder: the labels with their cut points; a function of the case where cut points depend on it.
        guards: asked in order, before anything is computed.
        trend: how the series moves; handed to the statistic.
        score: points from the statistic and the coefficient.
        points: points from the case itself, where they do not follow from the statistic.
        coefficient: moves the cut points that are marked as scaled.
        measure: what the statistic is called in explanations.
    """

    statistic: Statistic
    ladder: Cuts
    guards: tuple[Guard, ...] = ()
    trend: Trend | None = None
    score: Score | None = None
    points: Callable[[Case], float] | None = None
    coefficient: Callable[[Case], float] | None = None
    measure: str = ""


class ProgressMethod:
    """What every method offers: :meth:`series` for plain numbers, :meth:`evaluate` for targets."""

    __slots__ = ()

    def _record(self) -> Method:
        raise NotImplementedError

    @property
    def name(self) -> str:
        """The name of the method, as used in tables."""
        return self._record().name

    def series(
        self,
        series: SeriesLike,
        *,
        target: TargetLike = None,
        target_year: int | None = None,
        direction: str | None = None,
        limit: NumberLike | None = None,
        every_year: bool = False,
        comparator: SeriesLike | None = None,
        strict: bool = False,
    ) -> MethodResult:
        """Judge a series of plain numbers.

        Args:
            series: figures by year, as a mapping or as pairs; None marks a missing figure.
            target: the target figure; ``(low, high)`` for a band; ``{year: figure}`` for several years.
            target_year: the year by which it is to be met.
            direction: ``"higher"``, ``"lower"``, or ``"on_target"`` (the distance to the target or band is judged).
            limit: a natural limit of the indicator, where the method knows one.
            every_year: the target holds in every year, not only in the target year.
            comparator: figures to be better than, by year; the lead over them is judged.
            strict: the target has to be passed, not only reached.

        Raises:
            FieldError: a year occurs twice, a figure is NaN, a band is upside down.
            DirectionError: no direction was given.
        """
        if limit is None:
            limit = self._limit()
        return self._record().judge(series, target, target_year, direction, limit, every_year, comparator, strict)

    def evaluate(self, target: Target, outcomes: Outcome | Iterable[Outcome] | Outcomes) -> TargetResult:
        """Judge a target on full-year figures up to the year in which it is due.

        The target figure is the one stated in its words (a band for ``Between``; relative words
        give a comparator; multiples and changes are taken from their base's outcome). The verdict
        is ATTAINED only on a figure of the target's own period.

        Raises:
            DirectionError: the indicator's direction is not declared.
        """
        from plantargets.evaluators.targeting import question

        asked = question(target, outcomes)
        if asked.reason is not None:
            return self._open(target, asked.reason)
        if self._of_the_period() and not asked.within:
            return self._open(target, Reason.NO_OUTCOME if asked.part is None else Reason.PART_PERIOD)
        result = self._answer(target, asked)
        # A figure of an earlier year shows how far things are; it cannot meet the target of its period.
        if result.verdict is Verdict.ATTAINED and not asked.within:
            result = attrs.evolve(result, verdict=None)
        return result.for_target(target)

    def _answer(self, target: Target, asked: Question) -> MethodResult:
        return self.series(
            asked.series,
            target=asked.target,
            target_year=asked.target_year,
            direction=target.direction,
            every_year=asked.every_year,
            comparator=asked.comparator,
            strict=asked.strict,
        )

    def _open(self, target: Target, reason: Reason) -> TargetResult:
        record = self._record()
        undetermined = Verdict.UNDETERMINED
        plain = MethodResult(self.name, record.no_label, None, None, None, undetermined, (reason,), {}, record.source)
        return plain.for_target(target)

    def _limit(self) -> NumberLike | None:
        return None

    def _of_the_period(self) -> bool:
        """Whether only a figure of the target's own period can be judged."""
        return False


@attrs.frozen
class PublishedMethod(ProgressMethod):
    """A method with parameters: a subclass builds its record from them, once."""

    record: Method = attrs.field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "record", self._build())

    def _record(self) -> Method:
        return self.record

    def _build(self) -> Method:
        raise NotImplementedError

    def __reduce__(self) -> tuple[object, ...]:
        given = {field.name: getattr(self, field.name) for field in attrs.fields(type(self)) if field.init}
        return _rebuilt, (type(self), given)


def _rebuilt(kind: type[PublishedMethod], given: dict[str, object]) -> PublishedMethod:
    return kind(**given)


@final
@attrs.frozen(eq=False)
class Method(ProgressMethod):
    """A named record: the rule, how the base is chosen, where it comes from.

    Args:
        name: the name in tables and explanations.
        rule: the rule to begin with; guards may lead to others.
        source: where the method is published.
        base: picks the base among the years; None takes the first.
        target_year: the year that counts when none is given.
        no_label: the publisher's word for "no answer", if it has one.
        unverified: what was recalled and not read in the source.
        settled_levels: levels of labels that only guards give.
        cut_at_target_year: figures after the target year are left out.
        warns_of_base: whether a base that already met the target is reported as a reason.
        base_value: a base that is given apart from the series.
        further: more entries of ``inputs``, from the case and its label.
    """

    _name: str
    rule: Rule
    source: str = "a house method"
    base: BaseYear | None = None
    target_year: int | None = None
    no_label: str | None = None
    unverified: tuple[str, ...] = ()
    settled_levels: Mapping[str, int] = attrs.field(factory=dict[str, int])
    cut_at_target_year: bool = False
    warns_of_base: bool = True
    base_value: Value | None = None
    further: Callable[[Case, str], Mapping[str, object]] | None = None

    def _record(self) -> Method:
        return self

    @property
    def name(self) -> str:
        return self._name

    def judge(  # noqa: PLR0917
        self,
        series: SeriesLike,
        target: TargetLike,
        target_year: int | None,
        direction: str | None,
        limit: NumberLike | None,
        every_year: bool,
        comparator: SeriesLike | None,
        strict: bool = False,
    ) -> MethodResult:
        """Run the record on a series; :meth:`series` describes the arguments."""
        years, values = read(series)
        if direction in ("higher", "lower") and comparator is None and type(target) in (float, int):
            sign = 1 if direction == "higher" else -1
            goal: Value | None = value_of(target, "target")
        else:
            years, values, goal, target_year, sign, passing = prepared(
                years, values, target, target_year, direction, comparator
            )
            strict = strict or passing
        if target_year is None:
            target_year = self.target_year
        elif type(target_year) is not int:
            target_year = year_of(target_year, "target_year")
        if self.cut_at_target_year and target_year is not None and years and years[-1] > target_year:
            kept = sum(year <= target_year for year in years)
            years, values = years[:kept], values[:kept]

        start = 0 if self.base is None else self.base(years)
        inputs: dict[str, object] = {}
        if start is None or not years:
            inputs.update(target=goal, target_year=target_year, direction=direction)
            reason = Reason.NO_BASE if years else Reason.NO_OUTCOME
            return self._result(self.rule, self.no_label, None, None, None, Verdict.UNDETERMINED, (reason,), inputs)

        case = Case()
        case.years, case.values, case.count, case.start = years, values, len(years), start
        base = values[start] if self.base_value is None else self.base_value
        latest = values[-1]
        case.base, case.latest = base, latest
        case.base_year, case.latest_year = years[start], years[-1]
        case.b, case.x = float(base), float(latest)
        case.n = years[-1] - years[start]
        case.sign, case.every_year = sign, every_year
        case.limit = None if limit is None else float(value_of(limit, "limit"))
        case.target, case.target_year = goal, target_year
        case.span = 0 if target_year is None else target_year - years[start]
        if goal is None:
            case.met = case.base_met = False
            case.t = 0.0
        else:
            case.t = float(goal)
            case.met = reaches(latest, goal, sign) and not (strict and latest == goal)
            # A single figure is no base of itself.
            apart = start < case.count - 1 or self.base_value is not None
            case.base_met = apart and reaches(base, goal, sign) and not (strict and base == goal)
        if self.base_value is None:
            inputs["base_year"] = case.base_year
        inputs["base"] = base
        inputs["latest_year"] = case.latest_year
        inputs["latest"] = latest
        inputs["target"] = goal
        inputs["target_year"] = target_year
        inputs["direction"] = direction
        if limit is not None:
            inputs["limit"] = limit
        return self._run(case, inputs, self.rule)

    def _run(self, case: Case, inputs: dict[str, object], rule: Rule) -> MethodResult:
        rule, settled, refused, reasons = self._asked(case, inputs, rule)
        if refused is not None and settled is None:
            return self._result(rule, self.no_label, None, None, None, Verdict.UNDETERMINED, reasons, inputs)
        statistic: float | None = None
        score: float | None = None
        found: tuple[str, int] | None = None
        if refused is None:
            trend = rule.trend
            rate = 0.0
            if trend is not None:
                inputs["trend"] = rate = trend(case)
            number = rule.statistic(case, rate)
            if number is not None and number == number:  # noqa: PLR0124  (NaN is not itself)
                statistic = float(number)
                if settled is None:
                    coefficient = 1.0
                    if rule.coefficient is not None:
                        coefficient = rule.coefficient(case)
                        if coefficient != 1.0:
                            inputs["coefficient"] = coefficient
                    found = rule.ladder.find(number, coefficient)
                    if rule.score is not None:
                        score = rule.score(statistic, coefficient)
                    elif rule.points is not None:
                        score = rule.points(case)
        if settled is not None:
            found, score = (settled.label, self._level(settled.label, rule)), settled.score
        if found is None:
            reasons = _with(reasons, Reason.NOT_COVERED)
            return self._result(rule, self.no_label, None, statistic, None, Verdict.UNDETERMINED, reasons, inputs)
        if self.further is not None:
            inputs.update(self.further(case, found[0]))
        return self._result(rule, found[0], found[1], statistic, score, _verdict(case), reasons, inputs)

    def _asked(
        self, case: Case, inputs: dict[str, object], rule: Rule
    ) -> tuple[Rule, Settle | None, Refuse | None, tuple[Reason, ...]]:
        """Ask the guards in order: which rule, what is settled or refused, and the reasons."""
        settled: Settle | None = None
        reasons: tuple[Reason, ...] = (Reason.BASELINE_MET,) if case.base_met and self.warns_of_base else ()
        for guard in rule.guards:
            if not guard.when(case):
                continue
            then = guard.then
            if isinstance(then, Settle):
                settled = settled or then
            elif isinstance(then, Refuse):
                return rule, settled, then, reasons if settled else _with(reasons, then.reason)
            elif isinstance(then, Rule):
                return self._asked(case, inputs, then)
            elif isinstance(then, Warn):
                reasons = _with(reasons, then.reason)
            else:
                then.change(case)
                inputs["mended"] = f"{inputs['mended']}; {then.name}" if "mended" in inputs else then.name
        return rule, settled, None, reasons

    def _level(self, label: str, rule: Rule) -> int:
        level = self.settled_levels.get(label)
        return rule.ladder.level(label) if level is None else level

    def _result(  # noqa: PLR0917
        self,
        rule: Rule,
        label: str | None,
        level: int | None,
        statistic: float | None,
        score: float | None,
        verdict: Verdict | None,
        reasons: tuple[Reason, ...],
        inputs: dict[str, object],
    ) -> MethodResult:
        measure, source, unverified = rule.measure, self.source, self.unverified
        return MethodResult(
            self._name, label, level, statistic, score, verdict, reasons, inputs, source, measure, unverified
        )


def _verdict(case: Case) -> Verdict | None:
    if case.target is None:
        return None
    if case.met:
        return Verdict.ATTAINED
    return Verdict.MISSED if case.target_year is not None and case.latest_year >= case.target_year else None


def _with(reasons: tuple[Reason, ...], reason: Reason) -> tuple[Reason, ...]:
    return in_order({*reasons, reason}) if reasons else (reason,)
