"""The OECD's distance to targets: the gap in standard deviations of a group of countries."""

from __future__ import annotations

import math
from fractions import Fraction
from statistics import stdev
from typing import TYPE_CHECKING, Final

import attrs

from plantargets.errors import FieldError
from plantargets.evaluators import guards
from plantargets.evaluators.engine import Cut, Cuts, Guard, Method, PublishedMethod, Rule
from plantargets.evaluators.guards import Refuse, Settle
from plantargets.evaluators.series import NumberLike, exactly, value_of
from plantargets.verdicts import Reason

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plantargets.evaluators.case import Case

SOURCE: Final = "OECD, Measuring Distance to the SDG Targets (2017, 2019, 2022)"


def _deviation(value: NumberLike | None) -> Fraction | None:
    if value is None:
        return None
    number = exactly(value_of(value, "sd"))
    if number < 0:
        raise FieldError("OECDDistance.sd", value, "a standard deviation of 0 or more")
    return number


def _peers(values: Iterable[NumberLike]) -> tuple[float, ...]:
    return tuple(float(value_of(value, "peers")) for value in values)


def _check_quorum(instance: OECDDistance, _attribute: object, quorum: int) -> None:
    if quorum < 2:
        raise FieldError("OECDDistance.quorum", quorum, "2 or more")
    if (instance.sd is None) == (not instance.peers):
        raise FieldError("OECDDistance", "sd and peers", "one of sd and peers")


@attrs.frozen
class OECDDistance(PublishedMethod):
    """``max(0, d (T - x) / sd)``: how far the target is, in standard deviations of the peers.

    Args:
        sd: the standard deviation across the peers in the reference year.
        peers: the peers' figures, from which it is taken (sample standard deviation).
        quorum: the fewest peers that count.

    Labels: ``met``, ``small`` up to 0.5, ``medium`` up to 1.5, ``long``. With no spread among the
    peers, or too few of them, UNDETERMINED.

    >>> OECDDistance(sd=2).series({2023: 13}, target=10, direction="lower").statistic
    1.5
    """

    sd: Fraction | None = attrs.field(default=None, converter=_deviation)
    peers: tuple[float, ...] = attrs.field(default=(), converter=_peers)
    quorum: int = attrs.field(default=2, validator=_check_quorum)

    def _build(self) -> Method:
        deviation = self.sd
        enough = True
        if deviation is None:
            enough = len(self.peers) >= self.quorum
            deviation = Fraction(stdev(self.peers)) if enough else Fraction(0)
        spread = deviation

        def distance(case: Case, rate: float) -> Fraction:  # noqa: ARG001
            assert case.target is not None
            return max(Fraction(0), case.sign * (exactly(case.target) - exactly(case.latest)) / spread)

        refusal = () if spread else (
            Guard(guards.always, Refuse(Reason.ZERO_SPAN if enough else Reason.TOO_FEW_POINTS)),
        )  # fmt: skip
        rule = Rule(
            guards=(guards.NO_TARGET, Guard(guards.met, Settle("met")), *refusal, guards.NO_RULE_FOR_EVERY_YEAR),
            statistic=distance,
            ladder=Cuts(Cut(0.0, "met"), Cut(0.5, "small"), Cut(1.5, "medium"), "long", falling=True),
            measure="distance",
        )
        return Method(
            "OECD distance",
            rule,
            source=SOURCE,
            warns_of_base=False,
            unverified=("bands 0.5 and 1.5", "the kind of standard deviation", "trend by rank correlation at 10 %"),
        )


def end_value(best: Iterable[NumberLike], direction: str, share: float = 0.9) -> float:
    """The end value where no target is agreed: the 90th percentile of the best peers (nearest rank).

    Args:
        best: the peers' figures.
        direction: ``"higher"`` or ``"lower"``.
        share: the percentile as a share.
    """
    figures = sorted((float(value_of(value, "peers")) for value in best), reverse=direction == "lower")
    if not figures or not 0 < share <= 1:
        raise FieldError("end_value", (len(figures), share), "at least one figure, and a share above 0 up to 1")
    return figures[math.ceil(share * len(figures)) - 1]
