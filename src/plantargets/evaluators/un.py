"""The United Nations: the SDG progress chart of UNSD, and ESCAP's two indices."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

import attrs

from plantargets.evaluators import base_years, guards, statistics, trends
from plantargets.evaluators.engine import Cut, Cuts, Guard, Method, PublishedMethod, Rule
from plantargets.evaluators.guards import Settle
from plantargets.evaluators.series import exactly

if TYPE_CHECKING:
    from plantargets.evaluators.case import Case
    from plantargets.evaluators.result import MethodResult
    from plantargets.evaluators.targeting import Question
    from plantargets.targets import Target

UNSD: Final = "UNSD, SDG Progress Chart 2023, technical note, as applied by Eustat (EUSTAT-DES/site, EUSTAT-DES/data)"
ESCAP_SOURCE: Final = (
    "UN ESCAP, Asia and the Pacific SDG Progress Report, method pages; index as coded by UNICEF MENARO"
)

_LABELS: Final = ("met_or_on_track", "fair_progress", "stagnation_or_regression")


@attrs.frozen
class UNProgressChart(PublishedMethod):
    """The UN SDG progress chart (UNSD note of 2023): three levels.

    Compound growth is projected to the target year; ``Q`` is the share of the way from base to
    target that it covers: 0.95 met or on track (level 3), 0.10 fair progress (2), below it
    stagnation or regression (1). Met already is level 3. Without a target the signed growth is
    read at 2 % and 0.5 %. All cut points belong to the better label.

    Args:
        base_year: or the next later year that leaves two figures, or the last earlier one.
        percent: whether figures are percentages; then being within 1 of a target of 0 or 100 is level 3.
        as_published: also compute ``Q`` when the base met the target and lost it since, where it
            means nothing. Off, that is UNDETERMINED with the reason.

    >>> UNProgressChart().series({2015: 3.5, 2024: 2.8}, target=1.75, direction="lower").label
    'fair_progress'
    """

    base_year: int = 2015
    percent: bool = True
    as_published: bool = False

    def _answer(self, target: Target, asked: Question) -> MethodResult:
        unit = target.indicator.unit
        if self.percent and unit is not None and not unit.is_percent_family:
            return attrs.evolve(self, percent=False)._answer(target, asked)
        return PublishedMethod._answer(self, target, asked)

    def _build(self) -> Method:
        common = (guards.TOO_FEW, guards.ZERO_BASE, guards.SIGN_CHANGE)
        near = (Guard(guards.WithinOf(1.0, (0.0, 100.0)), Settle(_LABELS[0])),) if self.percent else ()
        without = Rule(
            guards=common,
            trend=trends.compound_growth,
            statistic=statistics.signed_growth,
            ladder=Cuts((0.02, _LABELS[0]), (0.005, _LABELS[1]), _LABELS[2], lowest=1),
            measure="growth",
        )
        rule = Rule(
            guards=(
                Guard(guards.no_target, without),
                guards.TOO_FEW,
                Guard(guards.met, Settle(_LABELS[0])),
                *near,
                *common,
                guards.NO_TIME,
                guards.ZERO_SPAN,
                *(() if self.as_published else (guards.BASE_MET_LOST,)),
                guards.NO_RULE_FOR_EVERY_YEAR,
            ),
            trend=trends.compound_growth,
            statistic=statistics.projected_share,
            ladder=Cuts((0.95, _LABELS[0]), (0.10, _LABELS[1]), _LABELS[2], lowest=1),
            measure="projected share of the way",
        )
        return Method(
            "UN SDG progress chart",
            rule,
            source=UNSD,
            base=base_years.LaterElseEarlier(self.base_year),
            target_year=2030,
            cut_at_target_year=True,
            unverified=("series of negative figures", "directions of indicators (2024 note)"),
        )


def equal_weights(year: int, first: int, latest: int) -> float:  # noqa: ARG001
    """Every year counts the same."""
    return 1.0


def linear_weights(year: int, first: int, latest: int) -> float:
    """Later years count more, in proportion to their place in the series."""
    return (year - first + 1) / (latest - first + 1)


@attrs.frozen
class ESCAP(PublishedMethod):
    """ESCAP: current status index (the score) and anticipated progress (the label).

    The score is ``10 d (x - b) / |T - b|``: 0 no progress, 10 the target, negative regression,
    capped at 10; at parity indicators ``10 - 10 |T - x| / |T - b|``. The statistic is the gap
    that a weighted linear fit leaves in the target year, in percent of the way from base to
    target: up to 10 ``maintain``, up to 100 ``accelerate``, above it ``reverse``.

    Args:
        base_year: or the next later year with a figure; None is 2015 where that leaves two figures.
        weight: the weight of a year from the year, the first and the latest year. The published
            weights were not at hand: linear ones are a choice.
        parity: whether the target is parity, so that passing it counts against.
        cap: whether the score stops at 10.
        as_published: compute the index also when the base met the target and lost it since.
    """

    base_year: int | None = None
    weight: Callable[[int, int, int], float] = linear_weights
    parity: bool = False
    cap: bool = True
    as_published: bool = False

    def _build(self) -> Method:
        kept = Guard(_base_met_and_kept, Settle("maintain", 10.0))
        rule = Rule(
            guards=(
                guards.NO_TARGET,
                guards.TOO_FEW,
                *(() if self.as_published or self.parity else (kept, guards.BASE_MET_LOST)),
                guards.ZERO_SPAN,
                guards.NO_TIME,
                guards.NO_RULE_FOR_EVERY_YEAR,
            ),
            trend=trends.slope(self.weight),
            statistic=self._gap,
            points=self._current_status,
            ladder=Cuts(Cut(10.0, "maintain"), Cut(100.0, "accelerate"), "reverse", falling=True),
            measure="anticipated gap in percent",
        )
        return Method(
            "ESCAP",
            rule,
            source=ESCAP_SOURCE,
            base=base_years.LaterElseEarlier(2015) if self.base_year is None else base_years.NextLater(self.base_year),
            target_year=2030,
            unverified=("weights of the regression", "cut points 10 and 100 percent", "cap at 10"),
        )

    def _gap(self, case: Case, rate: float) -> float:
        fitted = trends.fitted_line(case, self.weight)[1]
        projected = fitted + rate * case.remaining
        if not self.parity and case.sign * (projected - case.t) >= 0:
            return 0.0
        return 100 * abs(case.t - projected) / abs(case.t - case.b)

    def _current_status(self, case: Case) -> float:
        assert case.target is not None
        base, latest, target = exactly(case.base), exactly(case.latest), exactly(case.target)
        span = abs(target - base)
        index = 10 - 10 * abs(target - latest) / span if self.parity else 10 * case.sign * (latest - base) / span
        return 10.0 if self.cap and index > 10 else float(index)


def _base_met_and_kept(case: Case) -> bool:
    return case.base_met and case.met
