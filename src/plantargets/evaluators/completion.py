"""Completion and attainment ratios, and the ladders that results frameworks put on them."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

import attrs

from plantargets.errors import FieldError, one_of
from plantargets.evaluators import base_years, guards, statistics
from plantargets.evaluators.engine import Cut, Cuts, Guard, Method, PublishedMethod, Rule
from plantargets.evaluators.guards import Refuse, Settle
from plantargets.evaluators.result import MethodResult
from plantargets.evaluators.scores import Line
from plantargets.evaluators.series import NumberLike, Value, exactly, value_of
from plantargets.verdicts import Reason, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plantargets.evaluators.case import Case
    from plantargets.evaluators.statistics import Statistic

WORLD_BANK: Final = (
    "results frameworks (World Bank, IATI users): (actual - baseline) / (target - baseline), actual / target"
)
RATIOS: Final = ("completion", "attainment", "inverse")

_COMPLETION: Final = Cuts(
    Cut(1.0, "exceeded", closed=False),
    Cut(1.0, "completed"),
    Cut(0.0, "partly_completed", closed=False),
    Cut(0.0, "no_progress"),
    "moved_away",
)


def lower_is_better(case: Case) -> bool:
    """The direction is lower, where latest / target has no meaning."""
    return case.sign < 0


def higher_is_better(case: Case) -> bool:
    """The direction is higher."""
    return case.sign > 0


def negative_target(case: Case) -> bool:
    """The target is below zero, where a ratio to it has no meaning."""
    return case.t < 0


def zero_latest(case: Case) -> bool:
    """The latest figure is zero."""
    return case.x == 0


def ratio_guards(of: str, met_label: str | None, given_base: bool) -> tuple[tuple[Guard, ...], Statistic]:
    """The guards and the statistic of one of the three ratios."""
    if of == "completion":
        kept = () if met_label is None else (Guard(base_met_and_kept, Settle(met_label)),)
        few = Guard(guards.FewerThan(1 if given_base else 2), Refuse(Reason.TOO_FEW_POINTS))
        needs = (guards.NO_TARGET, few, *kept, guards.ZERO_SPAN, Guard(guards.base_met, Refuse(Reason.BASELINE_MET)))
        return needs, statistics.completion
    negative = Guard(negative_target, Refuse(Reason.NOT_COVERED))
    if of == "attainment":
        wrong = Guard(lower_is_better, Refuse(Reason.NOT_COVERED))
        return (guards.NO_TARGET, wrong, guards.ZERO_TARGET, negative), statistics.attainment_ratio
    wrong = Guard(higher_is_better, Refuse(Reason.NOT_COVERED))
    zero = Guard(zero_latest, Refuse(Reason.NOT_COVERED))
    return (guards.NO_TARGET, wrong, negative, zero), statistics.inverse_ratio


def base_met_and_kept(case: Case) -> bool:
    """The base met the target, and so does the latest figure."""
    return case.base_met and case.met


def ratio_name(_instance: object, _attribute: object, of: str) -> None:
    """One of the three ratios."""
    if of not in RATIOS:
        raise FieldError("of", of, one_of(RATIOS))


def optional_base(value: NumberLike | None) -> Value | None:
    """A baseline, or none."""
    return None if value is None else value_of(value, "base")


@attrs.frozen
class Completion(PublishedMethod):
    """How much of the way is done; the score is the same in percent.

    ``completion``: (latest - base) / (target - base); ``attainment``: latest / target, for
    targets where higher is better; ``inverse``: target / latest, where lower is better and the
    publisher says so. Exact numbers: 85 of 100 is 85 %.

    Args:
        of: which ratio.
        ladder: cut points and labels of a house; None: exceeded, completed, partly completed,
            no progress, moved away.
        base_year: the base, which must have a figure; None takes the first year.
        base: a baseline given apart from the series.

    A target equal to the base has no way to go: ``completed`` if met, else UNDETERMINED.

    >>> Completion().series({2020: 100, 2023: 75}, target=60, direction="lower").score
    62.5
    """

    of: str = attrs.field(default="completion", validator=ratio_name)
    ladder: Cuts = _COMPLETION
    base_year: int | None = None
    base: Value | None = attrs.field(default=None, converter=optional_base)

    def _of_the_period(self) -> bool:
        return self.of != "completion"

    def _build(self) -> Method:
        met_label = "completed" if "completed" in self.ladder.labels else self.ladder.labels[0]
        needs, statistic = ratio_guards(self.of, met_label, self.base is not None)
        rule = Rule(
            guards=(*needs, guards.NO_RULE_FOR_EVERY_YEAR),
            statistic=statistic,
            ladder=self.ladder,
            score=Line(100.0),
            measure=self.of,
        )
        return Method(
            "Completion" if self.of == "completion" else "Attainment ratio",
            rule,
            source=WORLD_BANK,
            base=base_years.ExactlyOrFirst(self.base_year),
            base_value=self.base,
        )


def _check_on_gap(_instance: object, _attribute: object, value: str) -> None:
    if value not in ("round", "undetermined"):
        raise FieldError("Ladder.on_gap", value, "'round' or 'undetermined'")


@attrs.frozen
class Ladder(PublishedMethod):
    """A publisher's bands on the percent of the target reached.

    Args:
        cuts: cut points in percent, with their sides, and labels.
        of: ``"attainment"`` (100 latest / target), ``"completion"`` or ``"inverse"``.
        gaps: open intervals of percent that the publisher's bands leave out, such as (89, 90)
            between "60-89" and "90-100".
        on_gap: ``"round"`` rounds to a whole percent there (halves upwards), ``"undetermined"``
            gives no answer.
        name, source: for tables and explanations.

    >>> Ladder.global_fund().percent(89).label, Ladder.us_commerce().percent(125).label
    ('B1', 'met')
    """

    cuts: Cuts
    of: str = attrs.field(default="attainment", validator=ratio_name, kw_only=True)
    gaps: tuple[tuple[float, float], ...] = attrs.field(default=(), kw_only=True)
    on_gap: str = attrs.field(default="round", kw_only=True, validator=_check_on_gap)
    title: str = attrs.field(default="Ladder", kw_only=True)
    source: str = attrs.field(default="a house ladder", kw_only=True)
    unverified: tuple[str, ...] = attrs.field(default=(), kw_only=True)

    @classmethod
    def global_fund(cls, *, on_gap: str = "round") -> Ladder:
        """The Global Fund's legacy grant ratings: A1 above 100, A2 from 90, B1 from 60, B2 from 30, C."""
        cuts = Cuts(Cut(100, "A1", closed=False), (90, "A2"), (60, "B1"), (30, "B2"), "C")
        return cls(
            cuts,
            gaps=((59, 60), (89, 90)),
            on_gap=on_gap,
            title="Global Fund",
            source="The Global Fund, grant rating methodology (legacy bands)",
            unverified=("percents between two bands: rounded to a whole percent",),
        )

    @classmethod
    def us_commerce(cls, *, on_gap: str = "round") -> Ladder:
        """US Department of Commerce: exceeded above 125, met from 100, slightly below from 95, not met."""
        cuts = Cuts(Cut(125, "exceeded", closed=False), (100, "met"), (95, "slightly_below"), "not_met")
        return cls(
            cuts,
            gaps=((99, 100),),
            on_gap=on_gap,
            title="US Commerce",
            source="US Department of Commerce, FY 2007 Performance and Accountability Report, appendix A",
            unverified=("percents between two bands: rounded to a whole percent",),
        )

    @classmethod
    def eu_2014_2020(cls) -> Ladder:
        """One indicator of the EU performance framework 2014-2020; several: :func:`eu_performance_framework`."""
        return cls(
            Cuts((85, "achieved"), (65, "not_achieved"), "serious_failure"),
            title="EU 2014-2020",
            source="Implementing Regulation (EU) 215/2014, Article 6",
            unverified=("the text of Article 6 (recalled)",),
        )

    def _of_the_period(self) -> bool:
        return True

    def _build(self) -> Method:
        needs, ratio = ratio_guards(self.of, self.cuts.labels[0], given_base=False)

        def percent(case: Case, rate: float) -> Fraction | None:
            share = ratio(case, rate)
            return None if share is None else self._whole(100 * Fraction(share))

        rule = Rule(
            guards=(*needs, guards.NO_RULE_FOR_EVERY_YEAR),
            statistic=percent,
            ladder=self.cuts,
            score=Line(1.0),
            measure="percent of the target",
        )
        return Method(self.title, rule, source=self.source, unverified=self.unverified)

    def _whole(self, percent: Fraction) -> Fraction | None:
        if any(low < percent < high for low, high in self.gaps):
            return Fraction((percent + Fraction(1, 2)).__floor__()) if self.on_gap == "round" else None
        return percent

    def percent(self, percent: NumberLike) -> MethodResult:
        """The band of a percent that is known already."""
        figure = exactly(value_of(percent, "percent"))
        inputs: dict[str, object] = {"percent": percent}
        whole = self._whole(figure)
        if whole is None:
            verdict, reasons = Verdict.UNDETERMINED, (Reason.NOT_COVERED,)
            return MethodResult(self.title, None, None, float(figure), None, verdict, reasons, inputs, self.source)
        label, level = self.cuts.find(whole)
        shown, measure = float(figure), "percent of the target"
        return MethodResult(
            self.title, label, level, shown, shown, None, (), inputs, self.source, measure, self.unverified
        )


def eu_performance_framework(percents: Iterable[NumberLike | None]) -> str | None:
    """A priority of the EU performance framework 2014-2020, from its indicators' percents.

    ``achieved`` if each reaches 85 (with three indicators or more, one may lie from 75 to 85);
    ``serious_failure`` if one of up to two, or two of three or more, lie below 65; else
    ``not_achieved``. An indicator without a figure is None: the label is given only if no figure
    could change it, else None.

    >>> eu_performance_framework([90, 100, 75]), eu_performance_framework([90, 100, None])
    ('achieved', None)
    """
    figures = [None if percent is None else exactly(value_of(percent, "percents")) for percent in percents]
    if not figures:
        raise FieldError("percents", [], "at least one percent")
    bound = [[fill if figure is None else figure for figure in figures] for fill in (Fraction(0), Fraction(85))]
    labels = {_eu_label(case) for case in bound}
    return labels.pop() if len(labels) == 1 else None


def _eu_label(percents: list[Fraction]) -> str:
    many = len(percents) >= 3
    short = [percent for percent in percents if percent < 85]
    if not short or (many and len(short) == 1 and short[0] >= 75):
        return "achieved"
    failed = sum(percent < 65 for percent in percents)
    return "serious_failure" if failed >= (2 if many else 1) else "not_achieved"
