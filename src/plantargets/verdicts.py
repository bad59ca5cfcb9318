"""The words of a judgement: verdict, grade, and the reasons why a verdict stays open."""

from __future__ import annotations

from enum import Enum, unique
from typing import NoReturn, final

import attrs

from plantargets.errors import NoTruthValueError


@unique
class Verdict(Enum):
    """Was the target met? Three answers, and no truth value.

    >>> bool(Verdict.ATTAINED)
    Traceback (most recent call last):
    ...
    plantargets.errors.NoTruthValueError: a verdict has three values; compare it, as in `verdict is Verdict.ATTAINED`
    """

    ATTAINED = "attained"
    """Every value the report allows is acceptable (完成)."""
    MISSED = "missed"
    """No value the report allows is acceptable (未完成)."""
    UNDETERMINED = "undetermined"
    """The report does not decide it; the reasons say why (无法判定)."""

    def __bool__(self) -> NoReturn:
        raise NoTruthValueError("a verdict has three values; compare it, as in `verdict is Verdict.ATTAINED`")

    def __str__(self) -> str:
        return self.value


@unique
class Grade(Enum):
    """How well a target was met: the worst grade that the report allows."""

    EXCEEDED = "exceeded"
    """Strictly beyond the stated figure, on the better side (超额完成)."""
    MET = "met"
    """Acceptable without any tolerance (完成)."""
    WITHIN_TOLERANCE = "within_tolerance"
    """Acceptable only thanks to a tolerance (基本完成)."""
    MISSED = "missed"
    """Not acceptable (未完成)."""

    @property
    def level(self) -> int:
        """3 for exceeded down to 0 for missed."""
        return 3 - list(Grade).index(self)

    def __str__(self) -> str:
        return self.value


@unique
class Reason(Enum):
    """Why a verdict stays open. Reasons are listed in the order of this enum."""

    NO_OUTCOME = "no_outcome"
    """No figure was reported for this indicator, period and area."""
    NOT_DUE = "not_due"
    """The period had not ended on the given day."""
    PART_PERIOD = "part_period"
    """The only figure covers a part of the period."""
    NO_REFERENCE = "no_reference"
    """The figure it is compared with is missing."""
    STRADDLES = "straddles"
    """The report allows values on both sides of the edge."""
    NO_TEST = "no_test"
    """The wording sets no test."""
    NO_DIRECTION = "no_direction"
    """The answer depends on which side is better, and that was not declared."""
    BASE_NOT_POSITIVE = "base_not_positive"
    """The base of a multiple or relative change may be zero or negative."""
    BASIS_MISMATCH = "basis_mismatch"
    """Nominal and real figures would be compared."""
    FORECAST = "forecast"
    """The only figure is a forecast."""
    CONFLICT = "conflict"
    """The sources contradict each other."""
    NO_TARGET = "no_target"
    """The method needs a target figure, and there is none."""
    NO_BASE = "no_base"
    """The method needs a base value, and there is none."""
    TOO_FEW_POINTS = "too_few_points"
    """The series is too short for the method."""
    ZERO_TARGET = "zero_target"
    """The method divides by the target, which is zero."""
    ZERO_BASE = "zero_base"
    """The method divides by the base, which is zero."""
    SIGN_CHANGE = "sign_change"
    """A growth rate across zero has no meaning."""
    ZERO_SPAN = "zero_span"
    """The target equals the base, so there is no way to go."""
    TARGET_YEAR_PASSED = "target_year_passed"
    """The target year has passed."""
    BASELINE_MET = "baseline_met"
    """The base already met the target."""
    NOT_COVERED = "not_covered"
    """The method has no rule for this case."""

    def __str__(self) -> str:
        return self.value


@final
@attrs.frozen
class Note:
    """Something a reader of a result should know, in English and Chinese."""

    en: str
    zh: str

    def __str__(self) -> str:
        return self.en


def in_order(reasons: set[Reason]) -> tuple[Reason, ...]:
    """The reasons in the order of the enum."""
    return tuple(reason for reason in Reason if reason in reasons)
