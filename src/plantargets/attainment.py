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

from plantargets import explanations, pictures
from plantargets.acceptance import Acceptance
from plantargets.conventions import OFFICIAL, Convention, convention as convention_named
from plantargets.criteria import (
    Milestone,
    Unquantified,
)
from plantargets.days import as_of_day
from plantargets.errors import FieldTypeError, NoTruthValueError
from plantargets.evidence import Outcomes
from plantargets.exact import Number
from plantargets.findings import Query
from plantargets.intervals import Interval
from plantargets.judging import Case, Judged, gather, inside, outside, relation
from plantargets.outcomes import Outcome, Status
from plantargets.targets import Target
from plantargets.verdicts import Grade, Note, Reason, Verdict, in_order


@final
@attrs.frozen(repr=False, eq=False)
class Attainment:
    """The judgement of one target.

    Attributes:
        target: the target judged.
        convention: the reading of soft words that was used.
        verdict: attained, missed or undetermined.
        reasons: why it is undetermined, in the order of :class:`Reason`.
    """

    target: Target
    convention: Convention
    verdict: Verdict
    reasons: tuple[Reason, ...]
    _accepted: Acceptance | None
    _judged: Interval | Judged | None
    _case: Case | Outcome

    def __bool__(self) -> NoReturn:
        raise NoTruthValueError("an attainment has three answers; look at its .verdict")

    @property
    def judged(self) -> Judged | None:
        """The judged sets, or None when the reports give none."""
        found = self._judged
        return Judged((found,)) if isinstance(found, Interval) else found

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """The reports that were judged."""
        case = self._case
        return case.outcomes if type(case) is Case else (case,)

    @property
    def references(self) -> tuple[Outcome, ...]:
        """The reports compared with."""
        case = self._case
        return case.references if type(case) is Case else ()

    @property
    def notes(self) -> tuple[Note, ...]:
        """What a reader should know, such as a price basis that is not stated."""
        case = self._case
        return case.notes if type(case) is Case else ()

    @property
    def as_of(self) -> dt.date | None:
        """The day as of which it was judged, if one was given."""
        case = self._case
        return case.as_of if type(case) is Case else None

    @property
    def grade(self) -> Grade | None:
        """The worst grade that the report allows; None when undetermined."""
        if self.verdict is not Verdict.ATTAINED:
            return Grade.MISSED if self.verdict is Verdict.MISSED else None
        accepted, judged = self._accepted, self._judged
        if accepted is None or judged is None:
            return None
        sets = accepted.strictest
        if isinstance(judged, Interval):
            if sets.beyond is not None and judged.issubset(sets.beyond):
                return Grade.EXCEEDED
            return Grade.MET if judged.issubset(sets.core) else Grade.WITHIN_TOLERANCE
        if sets.beyond is not None and relation(judged.pairs(sets.beyond)) is Verdict.ATTAINED:
            return Grade.EXCEEDED
        return Grade.MET if relation(judged.pairs(sets.core)) is Verdict.ATTAINED else Grade.WITHIN_TOLERANCE

    @property
    def margin(self) -> Number | None:
        """Distance to the edge of the acceptable set that the report guarantees.

        In the indicator's unit (points on percents, days on milestones); zero or more when
        attained, zero or less when missed, None when undetermined or when there is no edge.
        """
        accepted, judged, verdict = self._accepted, self._judged, self.verdict
        if verdict is Verdict.UNDETERMINED or accepted is None or judged is None:
            return None
        wanted = accepted.strictest.acceptable
        measure = inside if verdict is Verdict.ATTAINED else outside
        if type(judged) is Interval:
            return measure(judged, wanted)
        pairs = judged.pairs(wanted)
        if verdict is Verdict.MISSED:
            pairs = tuple(pair for pair in pairs if pair[0].isdisjoint(pair[1]))
        return min((each for each in (measure(*pair) for pair in pairs) if each is not None), default=None)

    @property
    def gap(self) -> Interval | None:
        """The set of value − stated figure, turned so that positive is good; None where no figure is stated.

        With no better side (on target, or not declared) it is the plain difference.
        """
        accepted, judged = self._accepted, self._judged
        if accepted is None or judged is None or accepted.stated is None:
            return None
        stated = accepted.stated
        distance = judged - stated if type(judged) is Interval else judged.distance(stated)
        return -distance if self.target.indicator.direction == "lower" else distance

    @property
    def acceptable(self) -> Interval | None:
        """The acceptable set on the scale that is judged; days as ordinals for milestones."""
        accepted = self._accepted
        return None if accepted is None else accepted.strictest.acceptable

    @property
    def possible(self) -> Interval | None:
        """The possible set on the same scale; where several are judged, the one that decides."""
        judged = self._judged
        if judged is None or type(judged) is Interval:
            return judged
        return judged.shown(self._deciding(judged))

    def _deciding(self, judged: Judged) -> int:
        if self._accepted is None or len(judged.values) < 2:
            return 0
        wanted = self._accepted.strictest.acceptable
        tests = [judged.tests(wanted, index) for index in range(len(judged.values))]
        each = [relation(pairs) for pairs in tests]
        if self.verdict in each and self.verdict is not Verdict.ATTAINED:
            return each.index(self.verdict)
        margins = [(inside(*pair), index) for index, pairs in enumerate(tests) for pair in pairs]
        known = [(size, index) for size, index in margins if size is not None]
        return min(known)[1] if known else 0

    @property
    def quantity(self) -> str:
        """The judged quantity in words, such as ``GDP`` or ``income − GDP``."""
        return explanations.quantity(self.target, "en")

    @property
    def unit(self) -> str | None:
        """Unit of the sets: the indicator's; points for differences of percents, days for milestones."""
        accepted = self._accepted
        return None if accepted is None else accepted.unit

    @property
    def tolerance(self) -> Number | None:
        """The reach of the soft word, on the scale that is judged; None for words without one."""
        accepted = self._accepted
        return None if accepted is None else accepted.tolerance

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

    def _key(self) -> tuple[object, ...]:
        return self.target, self.convention, self.verdict, self.reasons, self.outcomes, self.references, self.as_of

    def __eq__(self, other: object) -> bool:
        return self._key() == other._key() if isinstance(other, Attainment) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._key())

    def __str__(self) -> str:
        return f"{self.target.id}: {self.label}" + (f" ({', '.join(map(str, self.reasons))})" if self.reasons else "")

    def __repr__(self) -> str:
        return f"<Attainment {self}>"

    def _repr_html_(self) -> str:
        return pictures.notebook(self, self.label)


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
    as_of: dt.date | None = attrs.field(default=None, converter=as_of_day)
    forecasts: bool = False
    areas: Mapping[str, str] = attrs.field(factory=dict[str, str], hash=False)

    @property
    def name(self) -> str:
        """``attainment`` and the convention."""
        return f"attainment ({self.convention.name})"

    def evaluate(self, target: Target, outcomes: Outcome | Iterable[Outcome] | Outcomes) -> Attainment:
        """Judge one target."""
        if not isinstance(target, Target):
            raise FieldTypeError("target", target, "a Target")
        if isinstance(target.criterion, Unquantified):
            return self._open(target, Case(None, as_of=self.as_of), {Reason.NO_TEST})
        query = Query(self.convention, self.as_of, self.forecasts, self.areas)
        case = attrs.evolve(gather(target, Outcomes.of(outcomes), query), as_of=self.as_of)
        judged, reasons = case.judged, set(case.reasons)
        accepted = target.acceptance(self.convention)
        if accepted is None:
            return self._open(target, case, reasons | {Reason.NO_TEST})
        if judged is None or Reason.BASIS_MISMATCH in reasons:
            return self._open(target, case, reasons)
        answers = {relation(judged.pairs(each.acceptable)) for each in accepted.readings}
        answer = answers.pop() if len(answers) == 1 else Verdict.UNDETERMINED
        if answers:
            reasons.add(Reason.NO_DIRECTION)
        elif answer is Verdict.UNDETERMINED:
            reasons.add(Reason.STRADDLES)
        elif answer is Verdict.ATTAINED and judged.partial:
            answer = Verdict.UNDETERMINED
        if answer is Verdict.UNDETERMINED:
            return self._open(target, case, reasons)
        return self._made(target, answer, (), case)

    def _open(self, target: Target, case: Case, reasons: set[Reason]) -> Attainment:
        dated = isinstance(target.criterion, Milestone) and Reason.STRADDLES in reasons
        due = target.due
        if self.as_of is not None and due is not None and self.as_of < due and (dated or reasons & _NOT_DUE):
            reasons.add(Reason.NOT_DUE)
        return self._made(target, Verdict.UNDETERMINED, in_order(reasons), case)

    def _made(self, target: Target, verdict: Verdict, reasons: tuple[Reason, ...], case: Case) -> Attainment:
        found = case.judged
        plain = found is not None and not found.bases and len(found.values) == 1
        judged = found.values[0] if found is not None and plain else found
        return Attainment(target, self.convention, verdict, reasons, target.acceptance(self.convention), judged, case)


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
    if (
        # One plain report on the very same indicator: the common case, without the search.
        type(outcomes) is Outcome
        and type(target) is Target
        and outcomes.indicator is target.indicator
        and outcomes.period is target.period
        and outcomes.area is target.area
        and outcomes.status is not _FORECAST
        and outcomes.basis is None
        and as_of is None
        and target.over == "end"
        and type(convention) is Convention
    ):
        accepted, judged = target.acceptance(convention), outcomes.possible(convention)
        if judged is not None and accepted is not None and not accepted.comparative and len(accepted.readings) == 1:
            wanted = accepted.strictest.acceptable
            if judged.issubset(wanted):
                return Attainment(target, convention, Verdict.ATTAINED, (), accepted, judged, outcomes)
            if judged.isdisjoint(wanted):
                return Attainment(target, convention, Verdict.MISSED, (), accepted, judged, outcomes)
            return Attainment(target, convention, Verdict.UNDETERMINED, _ASTRIDE, accepted, judged, outcomes)
    return SetAttainment(convention, as_of, forecasts, areas or {}).evaluate(target, outcomes)


_FORECAST = Status.FORECAST
_ASTRIDE = (Reason.STRADDLES,)
