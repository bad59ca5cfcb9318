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

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias, final

import attrs

from plantargets.errors import FieldError
from plantargets.evaluators import trends
from plantargets.evaluators.case import Case
from plantargets.evaluators.guards import Guard, Refuse, Settle, Warn
from plantargets.evaluators.ladders import Cut, Cuts
from plantargets.evaluators.result import MethodResult
from plantargets.evaluators.series import (
    LOWER,
    NumberLike,
    SeriesLike,
    TargetLike,
    Value,
    difference,
    direction_of,
    exactly,
    reaches,
    read,
    value_of,
    year_of,
)
from plantargets.verdicts import Reason, Verdict, in_order

if TYPE_CHECKING:
    from plantargets.evaluators.scores import Score
    from plantargets.evaluators.statistics import Statistic
    from plantargets.evaluators.trends import Trend

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
        coefficient: moves the cut points that are marked as scaled.
        measure: what the statistic is called in explanations.
    """

    statistic: Statistic
    ladder: Cuts
    guards: tuple[Guard, ...] = ()
    trend: Trend = trends.no_trend
    score: Score | None = None
    coefficient: Callable[[Case], float] | None = None
    measure: str = ""


class ProgressMethod:
    """What every method offers: :meth:`series` for plain numbers, :meth:`evaluate` for targets."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def record(self) -> Method:
            """The declarative record that the engine runs."""
            ...

    @property
    def name(self) -> str:
        """The name of the method, as used in tables."""
        return self.record.name

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

        Raises:
            FieldError: a year occurs twice, a figure is NaN, a band is upside down.
            DirectionError: no direction was given.
        """
        return self.record.judge(series, target, target_year, direction, limit, every_year, comparator)


@attrs.frozen
class PublishedMethod(ProgressMethod):
    """A method with parameters: a subclass builds its record from them, once."""

    record: Method = attrs.field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "record", self._build())

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
        extra: further entries of ``inputs``, from the case and its label.
    """

    _name: str
    rule: Rule
    source: str = "a house method"
    base: BaseYear | None = None
    target_year: int | None = None
    no_label: str | None = None
    unverified: tuple[str, ...] = ()
    settled_levels: Mapping[str, int] = attrs.field(factory=dict)
    cut_at_target_year: bool = False
    warns_of_base: bool = True
    base_value: Value | None = None
    extra: Callable[[Case, str], Mapping[str, object]] | None = None

    @property
    def record(self) -> Method:
        return self

    @property
    def name(self) -> str:
        return self._name

    def judge(
        self,
        series: SeriesLike,
        target: TargetLike,
        target_year: int | None,
        direction: str | None,
        limit: NumberLike | None,
        every_year: bool,
        comparator: SeriesLike | None,
    ) -> MethodResult:
        """Run the record on a series; :meth:`series` describes the arguments."""
        years, values = read(series)
        strict = False
        if direction in ("higher", "lower") and comparator is None and type(target) in (float, int):
            sign = 1 if direction == "higher" else -1
            goal: Value | None = value_of(target, "target")
        else:
            years, values, goal, target_year, sign, strict = _prepared(
                years, values, target, target_year, direction, comparator
            )
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
            return self._result(None, None, None, None, Verdict.UNDETERMINED, (reason,), inputs, self.rule)

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
            case.base_met = reaches(base, goal, sign) and not (strict and base == goal)
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
        settled: Settle | None = None
        reasons: tuple[Reason, ...] = (Reason.BASELINE_MET,) if case.base_met and self.warns_of_base else ()
        measured = True
        for guard in rule.guards:
            if not guard.when(case):
                continue
            then = guard.then
            if isinstance(then, Settle):
                settled = settled or then
            elif isinstance(then, Refuse):
                measured = False
                if settled is None:
                    reasons = _with(reasons, then.reason)
                    return self._result(self.no_label, None, None, None, Verdict.UNDETERMINED, reasons, inputs, rule)
                break
            elif isinstance(then, Rule):
                return self._run(case, inputs, then)
            elif isinstance(then, Warn):
                reasons = _with(reasons, then.reason)
            else:
                then.change(case)
                inputs["mended"] = then.name
        statistic: float | None = None
        score: float | None = None
        found: tuple[str, int] | None = None
        if measured:
            rate = rule.trend(case)
            if rule.trend is not trends.no_trend:
                inputs["trend"] = rate
            number = rule.statistic(case, rate)
            if number is not None and number == number:  # noqa: PLR0124  (NaN is not itself)
                coefficient = 1.0 if rule.coefficient is None else rule.coefficient(case)
                if coefficient != 1.0:
                    inputs["coefficient"] = coefficient
                statistic = float(number)
                if settled is None:
                    found = rule.ladder.find(number, coefficient)
                    score = None if rule.score is None else rule.score(statistic, coefficient)
        if settled is not None:
            found = settled.label, self._level(settled.label, rule)
            score = settled.score
        if found is None:
            reasons = _with(reasons, Reason.NOT_COVERED)
            return self._result(self.no_label, None, statistic, None, Verdict.UNDETERMINED, reasons, inputs, rule)
        if self.extra is not None:
            inputs.update(self.extra(case, found[0]))
        verdict: Verdict | None = None
        if case.target is not None:
            if case.met:
                verdict = Verdict.ATTAINED
            elif case.target_year is not None and case.latest_year >= case.target_year:
                verdict = Verdict.MISSED
        return self._result(found[0], found[1], statistic, score, verdict, reasons, inputs, rule)

    def _level(self, label: str, rule: Rule) -> int:
        level = self.settled_levels.get(label)
        return rule.ladder.level(label) if level is None else level

    def _result(
        self,
        label: str | None,
        level: int | None,
        statistic: float | None,
        score: float | None,
        verdict: Verdict | None,
        reasons: tuple[Reason, ...],
        inputs: dict[str, object],
        rule: Rule,
    ) -> MethodResult:
        return MethodResult(
            self._name,
            label,
            level,
            statistic,
            score,
            verdict,
            reasons,
            inputs,
            self.source,
            rule.measure,
            self.unverified,
        )


def _with(reasons: tuple[Reason, ...], reason: Reason) -> tuple[Reason, ...]:
    return in_order({*reasons, reason}) if reasons else (reason,)


def _prepared(
    years: list[int],
    values: list[Value],
    target: TargetLike,
    target_year: int | None,
    direction: str | None,
    comparator: SeriesLike | None,
) -> tuple[list[int], list[Value], Value | None, int | None, int, bool]:
    """Reduce bands, several target years, comparators and nominal-is-best to a figure and a direction."""
    if isinstance(target, Mapping):
        target, target_year = _next_target(target, target_year, years)
    low: Value | None
    high: Value | None
    if isinstance(target, tuple):
        low, high = (value_of(end, "target") for end in target)
        if exactly(low) > exactly(high):
            raise FieldError("target", target, "a band (low, high) with low not above high")
    else:
        low = high = None if target is None else value_of(target, "target")
    if comparator is not None:
        if direction == "on_target":
            raise FieldError("direction", direction, "'higher' or 'lower' with a comparator")
        sign = direction_of(direction)
        other = dict(zip(*read(comparator, "comparator"), strict=True))
        common = [(year, value) for year, value in zip(years, values, strict=True) if year in other]
        lead = [difference(v, other[y]) if sign > 0 else difference(other[y], v) for y, v in common]
        margin: Value = 0 if low is None else low
        return [year for year, _ in common], lead, margin, target_year, 1, low is None
    if direction == "on_target":
        if low is None or high is None:
            return years, values, None, target_year, LOWER, False
        return years, [_outside(value, low, high) for value in values], 0, target_year, LOWER, False
    sign = direction_of(direction)
    # The weakest edge of a band is the one that progress reaches first.
    return years, values, low if sign > 0 else high, target_year, sign, False


def _next_target(
    target: Mapping[int, NumberLike], target_year: int | None, years: Sequence[int]
) -> tuple[NumberLike | tuple[NumberLike, NumberLike], int]:
    if target_year is not None:
        raise FieldError("target_year", target_year, "nothing beside targets by year")
    if not target:
        raise FieldError("target", target, "at least one year")
    latest = max(years, default=0)
    by_year = sorted(target)
    year = next((year for year in by_year if year >= latest), by_year[-1])
    return target[year], year


def _outside(value: Value, low: Value, high: Value) -> Value:
    if not reaches(value, low, 1):
        return difference(low, value)
    if not reaches(value, high, -1):
        return difference(value, high)
    return 0
