"""Eurostat's arrows, and the Basque statistics office's method built on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from plantargets.evaluators import base_years, guards, statistics, trends
from plantargets.evaluators.aggregate import Scored, Total, mean_total
from plantargets.evaluators.engine import Cut, Cuts, Guard, Method, PublishedMethod, Rule
from plantargets.evaluators.guards import Mend, Refuse, Settle
from plantargets.evaluators.scores import Piecewise
from plantargets.verdicts import Reason

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plantargets.evaluators.case import Case
    from plantargets.evaluators.series import NumberLike

EUROSTAT: Final = "Eurostat, Sustainable development in the European Union, monitoring report, annex on the method"
EUSTAT: Final = "Eustat (Basque statistics office), SDG progress calculation; EUSTAT-DES/data and EUSTAT-PRE/data"

#: 5 points at 130 % of the growth needed, 0 at 60 %, -5 at -60 %.
RATIO_SCORE: Final = Piecewise(((-0.6, -5.0), (0.6, 0.0), (1.3, 5.0)))
#: 2.5 points for each percent of growth a year.
GROWTH_SCORE: Final = Piecewise(((-0.02, -5.0), (0.02, 5.0)))

_EUROSTAT_RATIO: Final = Cuts(
    (0.95, "significant_progress"), (0.60, "moderate_progress"), (0.0, "insufficient_progress"), "movement_away"
)
_EUROSTAT_GROWTH: Final = Cuts(
    (0.01, "significant_progress"),
    (0.0, "moderate_progress"),
    Cut(-0.01, "moderate_movement_away", closed=False),
    "significant_movement_away",
)
_EUSTAT_TOTALS: Final = Cuts(
    Cut(2.5, "significant_progress", closed=False),
    Cut(0.25, "moderate_progress", closed=False),
    (-0.25, "no_progress"),
    (-2.5, "moderate_deterioration"),
    "significant_deterioration",
)
_EUSTAT_RATIO: Final = Cuts(
    Cut(0.95, "significant_progress", closed=False),
    Cut(0.60, "moderate_progress", closed=False),
    (0.0, "moderate_deterioration"),
    "significant_deterioration",
)
_EUSTAT_GROWTH: Final = Cuts(
    Cut(0.01, "significant_progress", closed=False),
    Cut(0.001, "moderate_progress", closed=False),
    Cut(-0.001, "no_progress", scaled=False),
    (-0.01, "moderate_deterioration"),
    "significant_deterioration",
)


def base_not_positive(case: Case) -> bool:
    """The base is below zero, where compound growth has no agreed reading."""
    return case.b < 0


def unchanged(case: Case) -> bool:
    """Base and latest figure are equal."""
    return case.b == case.x


def at_limit_and_held(case: Case) -> bool:
    """The base lies on the limit, and the indicator did not move to the worse side."""
    return statistics.limit_coefficient(case) == 0 and case.sign * (case.x - case.b) * (-1 if case.b < 0 else 1) >= 0


def eustat_growth_score(growth: float, coefficient: float = 1.0) -> float:
    """-5 to 5 from the signed growth: 2.5 points a percent, more near a limit."""
    if growth < 0:
        return max(5 * growth / 0.02, -5.0)
    if coefficient == 0:
        return 5.0
    return min(5 * growth / (0.02 * coefficient), 5.0)


def eustat_growth_score_as_published(growth: float, coefficient: float = 1.0) -> float:
    """The same with the published defect: at the limit a loss above -2 % scores 5."""
    return 5.0 if coefficient == 0 and growth >= -0.02 else eustat_growth_score(growth, coefficient)


@attrs.frozen
class Eurostat(PublishedMethod):
    """Eurostat's assessment of indicators in the EU SDG monitoring report.

    With a target: the compound growth seen over the growth needed, 0.95 significant, 0.60
    moderate, 0 insufficient, below it movement away. Without: growth towards the better side,
    1 % a year significant, 0 moderate, above -1 % moderate movement away, else significant.

    Args:
        base_year: first year of the window (Eurostat looks at about 5 and 15 years); None takes
            the first year of the series. It must have a figure.
        no_progress: give exactly unchanged indicators their own label ``no_progress``, as recent
            editions do.
        as_published: compute the ratio literally when the base already met the target and lost
            it since. Off, that is UNDETERMINED with the reason.

    >>> Eurostat().series({2005: 100, 2020: 120}, direction="higher").label
    'significant_progress'
    """

    base_year: int | None = None
    no_progress: bool = False
    as_published: bool = False

    def _build(self) -> Method:
        common = (
            guards.TOO_FEW,
            guards.ZERO_BASE,
            Guard(base_not_positive, Refuse(Reason.BASE_NOT_POSITIVE)),
            guards.SIGN_CHANGE,
        )
        still = (Guard(unchanged, Settle("no_progress", 0.0)),) if self.no_progress else ()
        without = Rule(
            guards=(*common, *still),
            trend=trends.compound_growth,
            statistic=statistics.signed_growth,
            ladder=_EUROSTAT_GROWTH,
            score=GROWTH_SCORE,
            measure="growth",
        )
        rule = Rule(
            guards=(
                Guard(guards.no_target, without),
                guards.TOO_FEW,
                Guard(guards.met, Settle("significant_progress", 5.0)),
                *common,
                guards.ZERO_TARGET,
                guards.TARGET_SIGN_CHANGE,
                guards.NO_YEAR,
                guards.NO_TIME,
                *(() if self.as_published else (guards.BASE_MET_LOST,)),
                guards.ZERO_SPAN,
                guards.NO_RULE_FOR_EVERY_YEAR,
            ),
            trend=trends.compound_growth,
            statistic=statistics.plain_growth_ratio,
            ladder=_EUROSTAT_RATIO,
            score=RATIO_SCORE,
            measure="growth ratio",
        )
        return Method(
            "Eurostat",
            rule,
            source=EUROSTAT,
            base=base_years.ExactlyOrFirst(self.base_year),
            settled_levels={"no_progress": 1},
            unverified=(
                "closure sides at 0 and -1 %",
                "treatment of reached targets",
                "the label no_progress",
                "cut points and formulas (recalled, consistent with methods built on them)",
            ),
        )


@attrs.frozen
class Eustat(PublishedMethod):
    """The Basque statistics office's variant of Eurostat's method.

    The growth ratio of :class:`OpenSDG` with Eurostat's ladder: above 0.95 significant, above
    0.60 moderate, from 0 ``moderate_deterioration`` (Eurostat's insufficient progress), below 0
    ``significant_deterioration``; met is ``significant_progress``. Without a target: above 1 %,
    above 0.1 %, from -0.1 % ``no_progress``, from -1 %; positive cut points shrink near a limit.

    Args:
        base_year: the nearest year with a figure is the base, the later of two. None: the year
            nearest to 2015 that is not the last.
        as_published: reproduce a score of 5 for losses at the limit and the 0.001 that replaces
            a base or target of zero.
        limit: a natural limit of the indicator, where ``series`` is given none.
    """

    base_year: int | None = None
    as_published: bool = False
    limit: NumberLike | None = None

    def _limit(self) -> NumberLike | None:
        return self.limit

    def _build(self) -> Method:
        published = self.as_published
        if published:
            mended = Guard(guards.zero_base, Mend("base 0 -> 0.001", guards.replace_zero_base))
            mend_base: tuple[Guard, ...] = (mended, guards.SIGN_CHANGE)
            mend_target = (Guard(guards.zero_target, Mend("target 0 -> 0.001", guards.replace_zero_target)),)
        else:
            mend_base, mend_target = (guards.ZERO_BASE,), (guards.ZERO_TARGET,)
        without = Rule(
            guards=(
                guards.TOO_FEW,
                guards.SIGN_CHANGE,
                *mend_base,
                Guard(at_limit_and_held, Settle("significant_progress", 5.0)),
            ),
            trend=trends.compound_growth,
            statistic=statistics.signed_growth,
            coefficient=statistics.limit_coefficient,
            ladder=_EUSTAT_GROWTH,
            score=eustat_growth_score_as_published if published else eustat_growth_score,
            measure="growth",
        )
        met = Guard(guards.met, Settle("significant_progress", 5.0))
        rule = Rule(
            guards=(
                Guard(guards.no_target, without),
                *(
                    (guards.TOO_FEW, guards.SIGN_CHANGE, *mend_target, met)
                    if published
                    else (guards.TOO_FEW, guards.SIGN_CHANGE, met, *mend_target)
                ),
                *mend_base,
                guards.NO_YEAR,
                guards.NO_TIME,
                guards.TARGET_SIGN_CHANGE,
                guards.ZERO_SPAN,
                guards.NO_RULE_FOR_EVERY_YEAR,
            ),
            trend=trends.compound_growth,
            statistic=statistics.growth_ratio,
            ladder=_EUSTAT_RATIO,
            score=RATIO_SCORE,
            measure="growth ratio",
        )
        return Method(
            "Eustat",
            rule,
            source=EUSTAT,
            base=base_years.NearestBeforeLast(2015) if self.base_year is None else base_years.Nearest(self.base_year),
            target_year=2030,
            no_label="not_available",
        )

    def aggregate(self, items: Iterable[Scored]) -> Total:
        """The mean of the scores and its label; above 2.5 and 0.25, from -0.25 and -2.5."""
        return mean_total(items, _EUSTAT_TOTALS, low=-5.0, high=5.0, none_label="not_available")
