"""Conventions: the declared reading of soft words.

"About 6.5 %" has no official width. A convention names one, for what a target accepts and for
what a report may mean, and is written into every result. The default, :data:`OFFICIAL`, has the
smallest mean tolerance among the conventions shipped that reproduce every official verdict
collected in the documentation; on counts no verdict decides, and its 5 % is a choice.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import final

import attrs

from plantargets.errors import FieldError, FieldTypeError, nearest, one_of
from plantargets.figures import NumberLike
from plantargets.tolerances import (
    ByFamily,
    Empirical,
    NoReach,
    OfficialReach,
    Points,
    PrintedDigit,
    Relative,
    ToleranceRule,
    tolerance,
)


@final
@attrs.frozen
class Reading:
    """How soft words are read on one side.

    Args:
        about: reach of "about" (左右, 约).
        nearly: reach below the figure of "nearly" (近, 接近).
        in_line: slack of "in line with" (同步).
        basically_in_line: slack of "basically in line with" (基本同步) on percents; elsewhere
            the target must say ``within=``.
    """

    about: ToleranceRule
    nearly: ToleranceRule
    in_line: ToleranceRule = attrs.field(factory=NoReach)
    basically_in_line: ToleranceRule = attrs.field(factory=lambda: Points(Decimal("0.1")))


@final
@attrs.frozen(cache_hash=True, repr=False)
class Convention:
    """A named, documented reading of soft words, for targets and for reports.

    Args:
        name: short name, written into every result.
        targets: what is accepted.
        reports: what a reported figure may be; by default the same.
        note: what it is, in a sentence.
        source: where it comes from.

    >>> print(Convention.make("narrow", about="0.1 points", note="only a tenth of a point"))
    narrow
    """

    name: str
    targets: Reading
    reports: Reading
    note: str = ""
    source: str = ""

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.name, str) or not self.name:
            raise FieldTypeError("Convention.name", self.name, "a short name, such as 'official'")

    @classmethod
    def make(
        cls,
        name: str,
        *,
        about: ToleranceRule | NumberLike,
        nearly: ToleranceRule | NumberLike | None = None,
        elsewhere: ToleranceRule | NumberLike | None = None,
        note: str = "",
        source: str = "",
    ) -> Convention:
        """A convention that reads both sides alike.

        Args:
            name: short name, written into every result.
            about: reach of "about": a rule, or an amount such as ``"0.5 points"``.
            nearly: reach of "nearly"; by default the same.
            elsewhere: reach off the percent family; by default the same rule.
            note: what it is, in a sentence.
            source: where it comes from.
        """
        first = _rule(about)
        reach = first if elsewhere is None else ByFamily(first, _rule(elsewhere))
        reading = Reading(about=reach, nearly=reach if nearly is None else _rule(nearly))
        return cls(name, reading, reading, note, source)

    def __str__(self) -> str:
        return self.name

    def __repr__(self) -> str:
        known = CONVENTIONS.get(self.name)
        if known is self or known == self:
            return f"convention({self.name!r})"
        return f"Convention({self.name!r}, {self.targets!r}, {self.reports!r}, {self.note!r}, {self.source!r})"


def _rule(value: ToleranceRule | NumberLike) -> ToleranceRule:
    return value if isinstance(value, ToleranceRule) else tolerance(value, "about") or NoReach()


OFFICIAL = Convention.make(
    "official",
    about=OfficialReach(),
    note="the smallest reach that reproduces every official verdict collected (0.4 points at 3 %, 0.9 at 20 %)",
)
_ALL = (
    OFFICIAL,
    Convention.make(
        "fixed",
        about=Points(Decimal("0.5")),
        elsewhere=Relative(Decimal("0.05")),
        note="half a point on percents, 5 % of the figure elsewhere",
    ),
    Convention.make("relative", about=Relative(Decimal("0.05")), note="5 % of the figure"),
    Convention.make("last_digit", about=PrintedDigit(Decimal(1)), note="one unit of the last printed digit"),
    Convention.make(
        "rule_of_thumb",
        about=PrintedDigit(Decimal(2), nonzero=True),
        nearly=PrintedDigit(Decimal("0.5"), nonzero=True),
        note="two units of the last digit that is not a closing 0",
    ),
    Convention.make(
        "empirical",
        about=Empirical("about"),
        nearly=Empirical("nearly"),
        note="half the median width that readers gave the hedge",
        source="Ferson and others, International Journal of Approximate Reasoning, 2015",
    ),
    Convention.make("none", about=NoReach(), note="no tolerance: about 6.5 means 6.5"),
)
#: The conventions shipped, by name.
CONVENTIONS: Mapping[str, Convention] = {each.name: each for each in _ALL}


def convention(name: str | Convention) -> Convention:
    """The convention of that name.

    >>> convention("official").note[:12]
    'the smallest'
    """
    if isinstance(name, Convention):
        return name
    if not isinstance(name, str) or name not in CONVENTIONS:
        hint = nearest(name, CONVENTIONS) if isinstance(name, str) else ""
        raise FieldError("convention", name, f"{one_of(CONVENTIONS)}, or a Convention; {hint}".rstrip("; "))
    return CONVENTIONS[name]
