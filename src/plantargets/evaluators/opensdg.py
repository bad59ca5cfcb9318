"""Open SDG, as Statistics Canada uses it: compound growth against the growth needed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from plantargets.evaluators import base_years, guards, statistics, trends
from plantargets.evaluators.aggregate import Scored, Total, mean_total
from plantargets.evaluators.engine import Cuts, Guard, Method, PublishedMethod, Rule
from plantargets.evaluators.guards import Mend, Settle
from plantargets.evaluators.scores import Line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plantargets.evaluators.series import NumberLike

SOURCE: Final = "Open SDG, automatic progress calculation (open-sdg.readthedocs.io); sdg-build 2.4"
LABELS: Final = ("substantial_progress", "moderate_progress", "limited_progress", "deterioration")
TOTALS: Final = Cuts((2.5, LABELS[0]), (0.0, LABELS[1]), (-2.5, LABELS[2]), LABELS[3])

_ON_THE_WAY: Final = Line(7.1429, -4.2857, high=5.0)
_OFF_THE_WAY: Final = Line(4.1667, -2.5, low=-5.0)


def target_score(ratio: float, _coefficient: float = 1.0) -> float:
    """-5 to 5 from the growth ratio, with the published four-digit constants."""
    return _ON_THE_WAY(ratio) if ratio >= 0.6 else _OFF_THE_WAY(ratio)


def growth_score(growth: float, coefficient: float = 1.0) -> float:
    """-5 to 5 from the signed growth; the coefficient is that of the limit."""
    if growth < 0:
        return max(125 * growth - 2.5, -5.0)
    if coefficient == 0:
        return 5.0
    if growth >= 0.015 * coefficient:
        return min(500 * growth / coefficient - 5, 5.0)
    if growth >= 0.005 * coefficient:
        return 250 * growth / coefficient - 1.25
    return 500 * growth / coefficient - 2.5


_WITHOUT_TARGET: Final = Cuts((0.015, LABELS[0]), (0.005, LABELS[1]), (0.0, LABELS[2]), LABELS[3])
_WITH_TARGET: Final = Cuts((0.95, LABELS[0]), (0.60, LABELS[1]), (0.0, LABELS[2]), LABELS[3])
_ACHIEVED: Final = Guard(guards.met, Settle("target_achieved", 5.0))
_REPLACE_BASE: Final = Guard(guards.zero_base, Mend("base 0 -> 0.001", guards.replace_zero_base))
_REPLACE_TARGET: Final = Guard(guards.zero_target, Mend("target 0 -> 0.001", guards.replace_zero_target))


@attrs.frozen
class OpenSDG(PublishedMethod):
    """Open SDG's progress status (Statistics Canada and others).

    With a target: ``R = s d g / |g_T|``, the compound growth seen over the growth needed by the
    target year; 0.95 substantial, 0.60 moderate, 0 limited, below it deterioration (each cut
    point belongs to the better label). Met already: ``target_achieved``, score 5. Without a
    target: signed growth against 1.5 %, 0.5 % and 0, reduced near a ``limit``. The score runs
    from -5 to 5.

    Args:
        base_year: measured from this year, or the next later one with a figure, as the publisher
            does. None is 2015 in this sense where that leaves two figures, else the last year that
            does (the publisher names such base years in its configuration).
        as_published: also reproduce what the publisher's code does with a base or target of
            zero (it puts 0.001), with a single figure that meets the target, and with a target
            equal to the base. Off, these are UNDETERMINED with the reason.
        limit: a natural limit of the indicator (such as 100 percent), where ``series`` is given none.

    >>> result = OpenSDG().series({2015: 14.5, 2023: 10.2}, target=7.25, target_year=2030, direction="lower")
    >>> result.label, round(result.statistic, 4), round(result.score, 4)
    ('substantial_progress', 0.9526, 2.5186)
    """

    base_year: int | None = None
    as_published: bool = False
    limit: NumberLike | None = None

    def _limit(self) -> NumberLike | None:
        return self.limit

    def _build(self) -> Method:
        published = self.as_published
        short = (guards.TOO_FEW, guards.SIGN_CHANGE)
        first = (_REPLACE_TARGET, _ACHIEVED, _REPLACE_BASE, *short) if published else (*short, _ACHIEVED)
        zeros = () if published else (guards.ZERO_TARGET, guards.ZERO_BASE)
        without = Rule(
            guards=(*short, *((_REPLACE_BASE, guards.SIGN_CHANGE) if published else (guards.ZERO_BASE,))),
            trend=trends.compound_growth,
            statistic=statistics.signed_growth,
            coefficient=statistics.limit_coefficient,
            ladder=_WITHOUT_TARGET,
            score=growth_score,
            measure="growth",
        )
        rule = Rule(
            guards=(
                Guard(guards.no_target, without),
                *first,
                *zeros,
                guards.NO_TIME,
                guards.TARGET_SIGN_CHANGE,
                guards.NO_RULE_FOR_EVERY_YEAR,
            ),
            trend=trends.compound_growth,
            statistic=statistics.growth_ratio_as_published if published else statistics.growth_ratio,
            ladder=_WITH_TARGET,
            score=target_score,
            measure="growth ratio",
        )
        return Method(
            "Open SDG",
            rule,
            source=SOURCE,
            base=base_years.LaterElseEarlier(2015) if self.base_year is None else base_years.NextLater(self.base_year),
            target_year=2030,
            no_label="not_available",
            settled_levels={"target_achieved": 4},
        )

    def aggregate(self, items: Iterable[Scored]) -> Total:
        """The mean of the scores (within groups first, if items are grouped), and its label.

        ``target_achieved`` only if every scored item is; unscored items are counted, and the
        total's bounds say what they could change.
        """
        return mean_total(items, TOTALS, low=-5.0, high=5.0, all_label="target_achieved", none_label="not_available")
