"""Conditions that a method checks before it computes anything, and what each leads to.

A guard is a question about the case and an action: refuse with a reason, settle on a label,
warn, mend the case (only publishers' compatibility settings do that), or go on with another rule.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias, final

import attrs

from plantargets.evaluators.series import reaches
from plantargets.verdicts import Reason

if TYPE_CHECKING:
    from plantargets.evaluators.case import Case
    from plantargets.evaluators.engine import Rule

Question: TypeAlias = "Callable[[Case], bool]"


@attrs.frozen
class Refuse:
    """No answer, with the reason. A label that is already settled stays."""

    reason: Reason


@attrs.frozen
class Settle:
    """The label is settled; the statistic is still computed where it is defined."""

    label: str
    score: float | None = None


@attrs.frozen
class Warn:
    """A reason beside the label."""

    reason: Reason


@attrs.frozen
class Mend:
    """Change the case before going on; the name is recorded in the inputs."""

    name: str
    change: Callable[[Case], None]


Action: TypeAlias = "Refuse | Settle | Warn | Mend | Rule"


@attrs.frozen
class Guard:
    """When the question is answered with yes, the action follows."""

    when: Question
    then: Action


def always(case: Case) -> bool:  # noqa: ARG001
    """Every case."""
    return True


@final
@attrs.frozen
class FewerThan:
    """Fewer figures than this in the series (from the base year on)."""

    points: int

    def __call__(self, case: Case) -> bool:
        return case.count - case.start < self.points


def no_target(case: Case) -> bool:
    """No target figure."""
    return case.target is None


def met(case: Case) -> bool:
    """The latest figure meets the target."""
    return case.met


def base_met(case: Case) -> bool:
    """The base already met the target."""
    return case.base_met


def base_met_then_lost(case: Case) -> bool:
    """The base met the target and the latest figure does not."""
    return case.base_met and not case.met


def zero_base(case: Case) -> bool:
    """The base is zero."""
    return case.b == 0


def zero_target(case: Case) -> bool:
    """The target is zero."""
    return case.t == 0


def sign_change(case: Case) -> bool:
    """Base and latest figure lie on two sides of zero."""
    return case.b < 0 < case.x or case.x < 0 < case.b


def target_sign_change(case: Case) -> bool:
    """Base and target lie on two sides of zero."""
    return case.b < 0 < case.t or case.t < 0 < case.b


def zero_span(case: Case) -> bool:
    """The target equals the base."""
    return case.base == case.target or case.b == case.t


def no_time(case: Case) -> bool:
    """The target year is not after the base year."""
    return case.span <= 0


def no_target_year(case: Case) -> bool:
    """There is no target year."""
    return case.target_year is None


def target_year_reached(case: Case) -> bool:
    """The latest figure is of the target year or later."""
    return case.target_year is not None and case.latest_year >= case.target_year


def target_year_passed(case: Case) -> bool:
    """The latest figure is later than the target year."""
    return case.target_year is not None and case.latest_year > case.target_year


def every_year(case: Case) -> bool:
    """The target holds in every year, not only in the target year."""
    return case.every_year


@final
@attrs.frozen
class WithinOf:
    """The target is one of these ends, and the latest figure is within the distance of it."""

    distance: float
    ends: tuple[float, ...]

    def __call__(self, case: Case) -> bool:
        return case.t in self.ends and case.target is not None and abs(case.x - case.t) <= self.distance


def refuse(*pairs: tuple[Question, Reason]) -> tuple[Guard, ...]:
    """Guards that refuse, in this order."""
    return tuple(Guard(question, Refuse(reason)) for question, reason in pairs)


def replace_zero_target(case: Case) -> None:
    """A target of zero becomes 0.001, as in the publisher's code."""
    case.target = case.t = 0.001
    case.met = reaches(case.latest, 0.001, case.sign)


def replace_zero_base(case: Case) -> None:
    """A base of zero becomes 0.001, as in the publisher's code."""
    case.b = 0.001


TOO_FEW = Guard(FewerThan(2), Refuse(Reason.TOO_FEW_POINTS))
NO_TARGET = Guard(no_target, Refuse(Reason.NO_TARGET))
ZERO_BASE = Guard(zero_base, Refuse(Reason.ZERO_BASE))
ZERO_TARGET = Guard(zero_target, Refuse(Reason.ZERO_TARGET))
SIGN_CHANGE = Guard(sign_change, Refuse(Reason.SIGN_CHANGE))
TARGET_SIGN_CHANGE = Guard(target_sign_change, Refuse(Reason.SIGN_CHANGE))
ZERO_SPAN = Guard(zero_span, Refuse(Reason.ZERO_SPAN))
NO_YEAR = Guard(no_target_year, Refuse(Reason.NO_TARGET))
NO_TIME = Guard(no_time, Refuse(Reason.TARGET_YEAR_PASSED))
BASE_MET_LOST = Guard(base_met_then_lost, Refuse(Reason.BASELINE_MET))
NO_RULE_FOR_EVERY_YEAR = Guard(every_year, Refuse(Reason.NOT_COVERED))
