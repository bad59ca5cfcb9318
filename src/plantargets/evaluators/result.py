"""What a method says of one series: the publisher's label, and how it came about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import attrs

from plantargets.evaluators import phrases
from plantargets.verdicts import Reason, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plantargets.targets import Target

Inputs: TypeAlias = "Mapping[str, object]"


@attrs.frozen(repr=False)
class MethodResult:
    """The result of a method: the same fields as every other evaluation.

    ``label`` is in the publisher's words (lower case, underscores); ``level`` orders the labels,
    a higher one is better. ``verdict`` is ``ATTAINED`` when the latest figure meets the target,
    ``MISSED`` when it does not and the target year is over, ``UNDETERMINED`` when the method
    gives no answer (``reasons`` say why), and None while the target is on its way or when there
    is no target figure. A reason beside a label is a warning, such as ``BASELINE_MET``.
    """

    method: str
    label: str | None
    level: int | None
    statistic: float | None
    score: float | None
    verdict: Verdict | None
    reasons: tuple[Reason, ...]
    inputs: Inputs = attrs.field(hash=False)
    source: str
    measure: str = ""
    unverified: tuple[str, ...] = ()

    def explain(self, lang: str = "en") -> str:
        """The result in words, in English (``"en"``) or Chinese (``"zh"``)."""
        return phrases.explain(self, lang)

    def __str__(self) -> str:
        if self.label is None:
            return f"{self.method}: {self.verdict} ({', '.join(map(str, self.reasons))})"
        return f"{self.method}: {self.label}"

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={value!r}" for name, value in self._shown())
        return f"{type(self).__name__}({shown})"

    def _shown(self) -> Iterator[tuple[str, Any]]:
        for name in ("method", "label", "level", "statistic", "score", "verdict", "reasons"):
            value = getattr(self, name)
            yield (
                name,
                str(value) if isinstance(value, Verdict) else tuple(map(str, value)) if name == "reasons" else value,
            )

    def for_target(self, target: Target) -> TargetResult:
        """The same result, naming the target that it judges."""
        return TargetResult(*(getattr(self, name) for name in _FIELDS), target=target)


@attrs.frozen(repr=False)
class TargetResult(MethodResult):
    """The result of a method for a :class:`Target`."""

    target: Target = attrs.field(kw_only=True)


_FIELDS = tuple(field.name for field in attrs.fields(MethodResult))
