"""The one door for every way of judging: what an evaluator takes, and what it gives back."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from plantargets.evidence import Outcomes
    from plantargets.targets import Target
    from plantargets.verdicts import Reason, Verdict


@runtime_checkable
class Evaluation(Protocol):
    """What every way of judging gives back.

    ``label`` is the publisher's word, ``level`` its place from worst (0) upwards, ``verdict``
    is None where a method gives none, and ``inputs`` holds the figures used, by name.
    """

    @property
    def target(self) -> Target:
        """The target judged."""
        ...

    @property
    def label(self) -> str | None:
        """The publisher's word."""
        ...

    @property
    def level(self) -> int | None:
        """The label's place, from worst (0) upwards."""
        ...

    @property
    def statistic(self) -> Decimal | float | None:
        """The number that was compared."""
        ...

    @property
    def score(self) -> float | None:
        """The method's score, if it has one."""
        ...

    @property
    def verdict(self) -> Verdict | None:
        """Attained, missed or undetermined; None where the method gives none."""
        ...

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why there is no answer."""
        ...

    @property
    def inputs(self) -> Mapping[str, object]:
        """The figures used, by name."""
        ...

    @property
    def source(self) -> str:
        """Where the rule was published."""
        ...

    def explain(self, lang: str = "en") -> str:
        """The judgement in a few sentences, ``"en"`` or ``"zh"``."""
        ...


@runtime_checkable
class Evaluator(Protocol):
    """A way of judging: set attainment, or one of the published methods."""

    @property
    def name(self) -> str:
        """A short name for tables."""
        ...

    def evaluate(self, target: Target, outcomes: Outcomes) -> Evaluation:
        """Judge one target."""
        ...
