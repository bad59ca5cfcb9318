"""Attainment: the relation of the set a target accepts and the set a report allows.

possible ⊆ acceptable       ATTAINED
possible ∩ acceptable = ∅   MISSED
otherwise                   UNDETERMINED, with the reasons
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NoReturn, final

import attrs

from plantargets import exact, explanations
from plantargets.conventions import OFFICIAL, Convention, convention as convention_named
from plantargets.criteria import (
    ChangeFrom,
    FasterThan,
    InLineWith,
    KeepFalling,
    KeepRising,
    Milestone,
    MultipleOf,
    SlowerThan,
    Unquantified,
    as_date,
)
from plantargets.errors import FieldTypeError, NoTruthValueError
from plantargets.evidence import Outcomes
from plantargets.exact import Number
from plantargets.findings import Query
from plantargets.intervals import Interval
from plantargets.judging import Case, Judged, gather, margin, relation
from plantargets.outcomes import Outcome
from plantargets.targets import Sets, Target
from plantargets.verdicts import Grade, Note, Reason, Verdict, in_order
from plantargets.words import WordBase


@final
@attrs.frozen(repr=False)
class Attainment:
    """The judgement of one target.

    Attributes:
        target: the target judged.
        verdict: attained, missed or undetermined.
        reasons: why it is undetermined, in the order of :class:`Reason`.
        convention: the reading of soft words that was used.
        outcomes: the reports that were judged.
        references: the reports compared with.
        notes: what a reader should know, such as a price basis that is not stated.
        as_of: the day as of which it was judged, if one was given.
    """

    target: Target
    convention: Convention
    verdict: Verdict
    outcomes: tuple[Outcome, ...]
    _judged: Judged | Interval | None
    reasons: tuple[Reason, ...] = ()
    references: tuple[Outcome, ...] = ()
    notes: tuple[Note, ...] = ()
    as_of: dt.date | None = None

    def __bool__(self) -> NoReturn:
        raise NoTruthValueError("an attainment has three answers; look at its .verdict")

    @property
    def judged(self) -> Judged | None:
        """The judged sets, or None when the reports give none."""
        found = self._judged
        return Judged((found,)) if isinstance(found, Interval) else found

    @property
    def _sets(self) -> Sets | None:
        criterion = self.target.criterion
        if isinstance(criterion, Unquantified):
            return None
        if isinstance(criterion, Milestone):
            accepted = self.acceptable
            return None if accepted is None else Sets(accepted, accepted, None)
        return self.target.sets(self.convention)[-1]

    @property
    def grade(self) -> Grade | None:
        """The worst grade that the report allows; None when undetermined."""
        if self.verdict is Verdict.UNDETERMINED:
            return None
        if self.verdict is Verdict.MISSED:
            return Grade.MISSED
        judged, sets = self.judged, self._sets
        if judged is None or sets is None:
            return None
        if sets.beyond is not None and relation(judged.pairs(sets.beyond)) is Verdict.ATTAINED:
            return Grade.EXCEEDED
        if relation(judged.pairs(sets.core)) is Verdict.ATTAINED:
            return Grade.MET
        return Grade.WITHIN_TOLERANCE

    @property
    def margin(self) -> Number | None:
        """Distance to the edge of the acceptable set that the report guarantees.

        In the indicator's unit (points on percents, days on milestones); zero or more when
        attained, zero or less when missed, None when undetermined or when there is no edge.
        """
        judged, sets = self.judged, self._sets
        if self.verdict is Verdict.UNDETERMINED or judged is None or sets is None:
            return None
        pairs = judged.pairs(sets.acceptable)
        if self.verdict is Verdict.MISSED:
            pairs = tuple(pair for pair in pairs if pair[0].isdisjoint(pair[1]))
        found = [each for each in (margin(*pair) for pair in pairs) if each is not None]
        return min(found, default=None)

    @property
    def gap(self) -> Interval | None:
        """The set of value − stated figure, turned so that positive is good; None where no figure is stated.

        With no better side (on target, or not declared) it is the plain difference.
        """
        judged, stated = self.judged, self.target.stated
        if judged is None or stated is None or not judged.values or isinstance(self.target.criterion, Milestone):
            return None
        plain = judged.distance(stated)
        return -plain if self.target.direction == "lower" else plain

    @property
    def acceptable(self) -> Interval | None:
        """The acceptable set on the scale that is judged; days as ordinals for milestones."""
        return self.target.acceptable(self.convention)

    @property
    def possible(self) -> Interval | None:
        """The possible set on the same scale; where several are judged, the one that decides."""
        judged, sets = self.judged, self._sets
        if judged is None or not judged.values:
            return None
        return judged.shown(0 if sets is None else self._deciding(judged, sets))

    def _deciding(self, judged: Judged, sets: Sets) -> int:
        if len(judged.values) < 2 or judged.base is not None:
            return 0
        each = [relation(((value, sets.acceptable),)) for value in judged.values]
        if self.verdict in each and self.verdict is not Verdict.ATTAINED:
            return each.index(self.verdict)
        margins = [margin(value, sets.acceptable) for value in judged.values]
        known = [(m, i) for i, m in enumerate(margins) if m is not None]
        return min(known)[1] if known else 0

    @property
    def quantity(self) -> str:
        """The judged quantity in words, such as ``GDP`` or ``income − GDP``."""
        return explanations.quantity(self.target, "en")

    @property
    def unit(self) -> str | None:
        """Unit of the sets: the indicator's; points for differences of percents, days for milestones."""
        criterion, unit = self.target.criterion, self.target.indicator.unit
        if isinstance(criterion, Milestone):
            return "day"
        if isinstance(criterion, MultipleOf):
            return "times"
        if isinstance(criterion, ChangeFrom) and criterion.is_relative:
            return "percent"
        if unit is None:
            return None
        differences = isinstance(criterion, (InLineWith, FasterThan, SlowerThan, KeepRising, KeepFalling, ChangeFrom))
        return str(unit.difference if differences else unit)

    @property
    def tolerance(self) -> Number | None:
        """The reach of the soft word, on the scale that is judged; None for words without one."""
        sets, criterion = self._sets, self.target.criterion
        if sets is None or not isinstance(criterion, WordBase) or not criterion.soft:
            return None
        wide = criterion.acceptable(self.target.scale(self.convention))
        narrow = criterion.acceptable(self.target.scale(self.convention, exact.ZERO))
        ends = [(wide.low, narrow.low), (wide.high, narrow.high)]
        return max((exact.magnitude(exact.sub(a, b)) for a, b in ends if a is not None and b is not None), default=None)

    @property
    def label(self) -> str:
        """The grade, or ``undetermined``."""
        return self.verdict.value if self.grade is None else self.grade.value

    @property
    def level(self) -> int | None:
        """3 for exceeded down to 0 for missed; None when undetermined."""
        return None if self.grade is None else self.grade.level

    @property
    def statistic(self) -> Decimal | float | None:
        """The margin."""
        found = self.margin
        return found if found is None or isinstance(found, Decimal) else float(found)

    @property
    def score(self) -> float | None:
        """None: attainment gives no score."""
        return None

    @property
    def inputs(self) -> Mapping[str, object]:
        """The sets and figures that were used, by name."""
        return {
            "acceptable": self.acceptable,
            "possible": self.possible,
            "outcomes": self.outcomes,
            "references": self.references,
            "convention": self.convention.name,
            "tolerance": self.tolerance,
        }

    @property
    def source(self) -> str:
        """The rule that was applied."""
        return f"set attainment, convention {self.convention.name}"

    def explain(self, lang: str = "en") -> str:
        """One to three sentences: what was judged, the numbers, the sets, the convention and the source.

        Args:
            lang: ``"en"`` or ``"zh"``.
        """
        return explanations.explain(self, lang)

    def __str__(self) -> str:
        return f"{self.target.id}: {self.label}" + (f" ({', '.join(map(str, self.reasons))})" if self.reasons else "")

    def __repr__(self) -> str:
        return f"<Attainment {self}>"

    def _repr_html_(self) -> str:
        from html import escape

        return f"<p><strong>{escape(self.target.id)}: {escape(self.label)}</strong><br>{escape(self.explain())}</p>"


_NOT_DUE = {Reason.NO_OUTCOME, Reason.PART_PERIOD}


@final
@attrs.frozen
class SetAttainment:
    """The evaluator of this library: is the possible set inside the acceptable one?

    Args:
        convention: the reading of soft words, or its name.
        as_of: judge with what was published by this day.
        forecasts: judge forecasts too.
        areas: areas of reports that stand for other areas.
    """

    convention: Convention = attrs.field(default=OFFICIAL, converter=convention_named)
    as_of: dt.date | None = attrs.field(default=None, converter=attrs.converters.optional(as_date))
    forecasts: bool = False
    areas: Mapping[str, str] = attrs.field(factory=dict[str, str])

    @property
    def name(self) -> str:
        """``attainment`` and the convention."""
        return f"attainment ({self.convention.name})"

    def evaluate(self, target: Target, outcomes: Outcome | Iterable[Outcome] | Outcomes) -> Attainment:
        """Judge one target."""
        if not isinstance(target, Target):
            raise FieldTypeError("target", target, "a Target")
        if isinstance(target.criterion, Unquantified):
            return self._open(target, Case(None), {Reason.NO_TEST})
        query = Query(self.convention, self.as_of, self.forecasts, self.areas)
        case = gather(target, Outcomes.of(outcomes), query)
        judged, reasons = case.judged, set(case.reasons)
        if judged is None or Reason.BASIS_MISMATCH in reasons:
            return self._open(target, case, reasons)
        accepted = (
            [Interval.at_most(target.due.toordinal())]
            if isinstance(target.criterion, Milestone) and target.due
            else None
        )
        sets = accepted or [each.acceptable for each in target.sets(self.convention)]
        if isinstance(target.criterion, Milestone) and accepted is None:
            return self._open(target, case, {Reason.NO_TEST})
        answers = {relation(judged.pairs(each)) for each in sets}
        if len(answers) > 1:
            reasons.add(Reason.NO_DIRECTION)
        answer = answers.pop() if len(answers) == 1 else Verdict.UNDETERMINED
        incomplete = _incomplete(target, judged, reasons)
        if answer is Verdict.ATTAINED and incomplete:
            answer = Verdict.UNDETERMINED
        elif answer is Verdict.UNDETERMINED and Reason.NO_DIRECTION not in reasons:
            reasons.add(Reason.STRADDLES)
        if answer is Verdict.UNDETERMINED:
            return self._open(target, case, reasons)
        return Attainment(
            target, self.convention, answer, case.outcomes, judged, (), case.references, case.notes, self.as_of
        )

    def _open(self, target: Target, case: Case, reasons: set[Reason]) -> Attainment:
        dated = isinstance(target.criterion, Milestone) and Reason.STRADDLES in reasons
        due = target.due
        if self.as_of is not None and due is not None and self.as_of < due and (dated or reasons & _NOT_DUE):
            reasons.add(Reason.NOT_DUE)
        return Attainment(
            target,
            self.convention,
            Verdict.UNDETERMINED,
            case.outcomes,
            case.judged,
            in_order(reasons),
            case.references,
            case.notes,
            self.as_of,
        )


def _incomplete(target: Target, judged: Judged, reasons: set[Reason]) -> bool:
    """Whether years are missing from a conjunction over years."""
    several = target.over == "every" or isinstance(target.criterion, (KeepRising, KeepFalling))
    return (
        several
        and bool(judged.labels)
        and bool(reasons & {Reason.NO_OUTCOME, Reason.NO_REFERENCE, Reason.FORECAST, Reason.CONFLICT})
    )


def evaluate(
    target: Target,
    outcomes: Outcome | Iterable[Outcome] | Outcomes,
    *,
    convention: Convention | str = OFFICIAL,
    as_of: dt.date | str | None = None,
    forecasts: bool = False,
    areas: Mapping[str, str] | None = None,
) -> Attainment:
    """Judge one target on what was reported.

    Args:
        target: the target.
        outcomes: one outcome, several, or an :class:`Outcomes` collection.
        convention: the reading of soft words, or its name.
        as_of: judge with what was published by this day; there is no clock in the library.
        forecasts: judge figures with status forecast too.
        areas: areas of reports that stand for other areas, on purpose.

    Returns:
        The verdict, with the reasons when it is undetermined.

    Raises:
        FieldTypeError: an argument is of the wrong type.
        UnitMismatchError: a report's unit does not measure the target's indicator.

    >>> from plantargets import About, Indicator, Outcome, Target
    >>> gdp = Indicator("gdp", unit="percent", kind="growth", direction="higher")
    >>> result = evaluate(Target(gdp, About("6.5 %")), Outcome(gdp, "4.3 %"))
    >>> print(result.verdict, result.margin, result.gap)
    missed -1.8 {-2.2}
    """
    if type(outcomes) is Outcome and as_of is None and areas is None and type(convention) is Convention:
        quick = _quick(target, outcomes, convention)
        if quick is not None:
            return quick
    return SetAttainment(convention, as_of, forecasts, areas or {}).evaluate(target, outcomes)


def _quick(target: Target, outcome: Outcome, convention: Convention) -> Attainment | None:
    """One plain report against one set, or None when there is more to it."""
    if (
        outcome.indicator is not target.indicator
        or outcome.period is not target.period
        or outcome.area is not target.area
        or outcome.basis is not None
        or outcome.status.value == "forecast"
    ):
        return None
    sets = target._sets.get(convention)
    judged = outcome._sets.get(convention)
    if judged is None or sets is None or len(sets) != 1 or target.is_comparative or target.over != "end":
        return None
    verdict = _relation(judged, sets[0].acceptable)
    reasons = (Reason.STRADDLES,) if verdict is Verdict.UNDETERMINED else ()
    return Attainment(target, convention, verdict, (outcome,), judged, reasons)


def _relation(judged: Interval, wanted: Interval) -> Verdict:
    if judged.issubset(wanted):
        return Verdict.ATTAINED
    return Verdict.MISSED if judged.isdisjoint(wanted) else Verdict.UNDETERMINED
