"""The weather symbols of the German Sustainable Development Strategy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import attrs

from plantargets.errors import FieldError, one_of
from plantargets.evaluators import guards, statistics, trends
from plantargets.evaluators.aggregate import worst_label
from plantargets.evaluators.engine import Cut, Cuts, Guard, Method, PublishedMethod, Rule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plantargets.evaluators.case import Case
    from plantargets.evaluators.result import MethodResult

SOURCE: Final = "Destatis, indicators of the German Sustainable Development Strategy, dns-indikatoren.de/en/status"
KINDS: Final = ("target_by_year", "constant_target", "direction_only", "relative_below_comparator")

_INDEX: Final = Cuts((3.0, "sun"), (2.0, "sun+cloud"), (1.0, "cloud"), "storm")
_MEAN: Final = trends.mean_of_last_changes(6, 4)


def held(case: Case, rate: float) -> float:
    """Met and not falling back 3, met and falling back 2, not met but nearing 1, else 0."""
    towards = case.sign * rate
    if case.met:
        return 3.0 if towards >= 0 else 2.0
    return 1.0 if towards > 0 else 0.0


def directions(case: Case, rate: float) -> float:
    """Two for a mean change to the better side, one for such a last change."""
    return 2.0 * (case.sign * rate > 0) + 1.0 * (case.sign * trends.last_change(case) > 0)


def _last_points(years: Sequence[int]) -> int:
    return max(len(years) - (6 if len(years) >= 6 else 4), 0)


def _check_kind(_instance: object, _attribute: object, kind: str | None) -> None:
    if kind is not None and kind not in KINDS:
        raise FieldError("GermanStrategy.kind", kind, one_of(KINDS))


@attrs.frozen
class GermanStrategy(PublishedMethod):
    """Sun, sun and cloud, cloud, storm.

    The mean of the last five changes (of the last three with fewer than six figures) is carried
    on to the target year. Of today's gap less than 5 % left: ``sun``; up to 20 %: ``sun+cloud``;
    more, in the right direction: ``cloud``; no movement or the wrong direction: ``storm``. A
    target that is met, that holds every year, or whose year has come is read from its state and
    the direction of the mean; without a target, from the mean and the last change.

    Args:
        kind: ``"target_by_year"``, ``"constant_target"``, ``"direction_only"`` or
            ``"relative_below_comparator"`` (figures are the lead over a comparator, to stay above
            0); None reads it from what is given: no target, no target year, ``every_year``, or a
            ``comparator``.

    >>> by_year = {2013: 13.8, 2014: 14.3, 2015: 15.2, 2016: 14.9, 2017: 16, 2018: 16.8}
    >>> GermanStrategy().series(by_year, target=18, target_year=2020, direction="higher").label
    'sun'
    """

    kind: str | None = attrs.field(default=None, validator=_check_kind)

    def _build(self) -> Method:
        few = guards.Guard(guards.FewerThan(4), guards.TOO_FEW.then)
        held_rule = Rule(guards=(few,), trend=_MEAN, statistic=held, ladder=_INDEX, measure="place of the symbol")
        relative = attrs.evolve(held_rule, statistic=_lead_held)
        free = Rule(guards=(few,), trend=_MEAN, statistic=directions, ladder=_INDEX, measure="place of the symbol")
        switches = (
            Guard(guards.no_target, free),
            Guard(guards.every_year, held_rule),
            Guard(guards.met, held_rule),
            Guard(guards.no_target_year, held_rule),
            Guard(guards.target_year_reached, held_rule),
        )
        by_year = Rule(
            guards=(few, *switches),
            trend=_MEAN,
            statistic=statistics.remaining_share,
            ladder=Cuts(
                Cut(0.05, "sun", closed=False),
                Cut(0.20, "sun+cloud"),
                Cut(1.0, "cloud", closed=False),
                "storm",
                falling=True,
            ),
            measure="share of the gap left",
        )
        needs_target = attrs.evolve(held_rule, guards=(few, guards.NO_TARGET))
        chosen = {
            "constant_target": needs_target,
            "direction_only": free,
            "relative_below_comparator": relative,
            "target_by_year": attrs.evolve(by_year, guards=(few, guards.NO_TARGET, *switches[1:])),
        }
        return Method(
            "German strategy",
            by_year if self.kind is None else chosen[self.kind],
            source=SOURCE,
            base=_last_points,
            warns_of_base=False,
            unverified=("constant target, not met, mean change of exactly zero: the text leaves it open",),
        )

    def aggregate(self, results: Iterable[MethodResult]) -> str | None:
        """The worst symbol, for an indicator with several targets."""
        return worst_label(results)


def _lead_held(case: Case, rate: float) -> float:
    towards = case.sign * rate
    if case.sign * (case.x - case.t) > 0:
        return 3.0 if towards >= 0 else 2.0
    return 1.0 if towards > 0 else 0.0
