"""From many results to one: means, group means, the two worst, the worst, all met.

Results without a score are never dropped in silence: a :class:`Total` counts them and gives
the bounds between which the total would lie if they had one.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TypeAlias

import attrs

from plantargets.errors import FieldError
from plantargets.evaluators.result import MethodResult
from plantargets.verdicts import Verdict

if TYPE_CHECKING:
    from plantargets.evaluators.ladders import Cuts

#: A result, a score, None for an item without a score, or a group of these.
Scored: TypeAlias = "MethodResult | float | Sequence[Scored] | None"


@attrs.frozen
class Total:
    """A total with what is behind it.

    ``score`` is over the scored items alone, as publishers do it; ``low`` and ``high`` bound
    the total over all items. ``labels`` are the labels possible between the bounds.
    """

    score: float | None
    label: str | None
    low: float | None
    high: float | None
    labels: tuple[str, ...]
    scored: int
    unscored: int

    @property
    def firm(self) -> bool:
        """Whether the items without a score could not change the label."""
        return len(self.labels) <= 1 and self.scored > 0

    def __str__(self) -> str:
        text = f"{self.label} ({self.scored} of {self.scored + self.unscored} scored"
        return text + (f", total between {self.low:.4g} and {self.high:.4g})" if self.unscored and self.scored else ")")


def score_of(item: Scored) -> float | None:
    """The score of a result, or the number itself."""
    if item is None:
        return None
    if isinstance(item, MethodResult):
        return item.score
    if isinstance(item, Sequence):
        raise FieldError("items", item, "results or scores; groups only where a mean of groups is taken")
    number = float(item)
    if not math.isfinite(number):
        raise FieldError("items", item, "finite scores; None for an item without one")
    return number


def mean(items: Iterable[Scored], *, fill: float | None = None) -> float | None:
    """The arithmetic mean of the scores; a nested sequence counts once, by its own mean.

    Args:
        items: results, scores, None, or groups of these.
        fill: counted for an item without a score; None leaves such items out.
    """
    numbers: list[float] = []
    for item in items:
        if isinstance(item, Sequence) and not isinstance(item, (str, MethodResult)):
            number = mean(item, fill=fill)
        else:
            number = score_of(item)
            number = fill if number is None else number
        if number is not None:
            numbers.append(number)
    return math.fsum(numbers) / len(numbers) if numbers else None


def worst(items: Iterable[Scored], count: int = 1) -> float | None:
    """The mean of the ``count`` lowest scores: 1 for the worst, 2 for the two worst."""
    numbers = sorted(number for item in items if (number := score_of(item)) is not None)[:count]
    return math.fsum(numbers) / len(numbers) if numbers else None


def worst_label(results: Iterable[MethodResult]) -> str | None:
    """The label with the lowest level, for several targets at once; None if one is undetermined."""
    found = list(results)
    if not found or any(result.level is None for result in found):
        return None
    return min(found, key=lambda result: result.level if result.level is not None else 0).label


def all_met(results: Iterable[MethodResult]) -> Verdict | None:
    """ATTAINED if every target is met, MISSED if one certainly is not, else UNDETERMINED; None of none."""
    verdicts = [result.verdict for result in results]
    if not verdicts:
        return None
    if any(verdict is Verdict.MISSED for verdict in verdicts):
        return Verdict.MISSED
    if all(verdict is Verdict.ATTAINED for verdict in verdicts):
        return Verdict.ATTAINED
    return Verdict.UNDETERMINED


def share_met(met: int, total: int) -> float:
    """The share of met targets in percent."""
    if total <= 0 or not 0 <= met <= total:
        raise FieldError("share_met", (met, total), "0 <= met <= total, total above 0")
    return 100 * met / total


def flat(items: Iterable[Scored]) -> list[MethodResult | float | None]:
    """The single items behind groups."""
    found: list[MethodResult | float | None] = []
    for item in items:
        if isinstance(item, Sequence) and not isinstance(item, (str, MethodResult)):
            found.extend(flat(item))
        else:
            found.append(item)  # type: ignore[arg-type]
    return found


def mean_total(
    items: Iterable[Scored],
    cuts: Cuts,
    *,
    low: float,
    high: float,
    all_label: str | None = None,
    none_label: str | None = None,
) -> Total:
    """The mean, labelled; with the bounds that unscored items leave open.

    Args:
        items: results, scores, None, or groups of these.
        cuts: the ladder of totals.
        low: the lowest score an item can have.
        high: the highest.
        all_label: the label when every scored result carries it.
        none_label: the label when nothing is scored.
    """
    given = list(items)
    single = flat(given)
    scores = [score_of(item) for item in single]
    scored = sum(score is not None for score in scores)
    total = mean(given)
    if total is None:
        return Total(None, none_label, None, None, (), 0, len(single))
    bottom, top = mean(given, fill=low), mean(given, fill=high)
    assert bottom is not None
    assert top is not None
    results = [item for item in single if isinstance(item, MethodResult) and item.score is not None]
    if all_label is not None and results and len(results) == scored and all(r.label == all_label for r in results):
        labels = (all_label,) if scored == len(single) else (all_label, *between(cuts, bottom, top))
        return Total(total, all_label, bottom, top, labels, scored, len(single) - scored)
    return Total(total, cuts.find(total)[0], bottom, top, between(cuts, bottom, top), scored, len(single) - scored)


def between(cuts: Cuts, low: float, high: float) -> tuple[str, ...]:
    """The labels possible from a low to a high total, the best first."""
    best, worst_level = cuts.find(high)[1], cuts.find(low)[1]
    return tuple(label for label in cuts.labels if worst_level <= cuts.level(label) <= best)
