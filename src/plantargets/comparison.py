"""The same targets under several methods and conventions, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, final

import attrs

from plantargets.attainment import SetAttainment
from plantargets.conventions import Convention, convention
from plantargets.evaluation import Evaluation, Evaluator

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plantargets.evidence import Outcomes
    from plantargets.targets import Target


@final
@attrs.frozen
class Comparison:
    """Labels and verdicts per target and judge."""

    judges: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Evaluation, ...]], ...]


def compare(
    targets: Sequence[Target],
    outcomes: Outcomes,
    *,
    evaluators: Iterable[Evaluator] = (),
    conventions: Iterable[Convention | str] = (),
) -> Comparison:
    """Judge every target with every evaluator and convention."""
    judges: list[Evaluator] = [SetAttainment(convention(each)) for each in conventions]
    judges += list(evaluators)
    rows = tuple((each.id, tuple(judge.evaluate(each, outcomes) for judge in judges)) for each in targets)
    return Comparison(tuple(judge.name for judge in judges), rows)
