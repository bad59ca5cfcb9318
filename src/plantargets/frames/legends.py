"""What the codes of a table of progress mean."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, final

import attrs

from plantargets.evaluators.engine import Method, PublishedMethod
from plantargets.frames.codes import REASONS, VERDICTS
from plantargets.frames.steps import NO_VERDICT, labels

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plantargets.verdicts import Reason, Verdict


@final
@attrs.frozen
class Legend:
    """The lookup tables of :func:`plantargets.frames.progress` for one method.

    Args:
        method: its name.
        labels: the publisher's words by code; −1 is its word for no answer, or None.
        verdicts: verdicts by code; 2 stands for none: no target figure, or one that is on its way.
        reasons: reasons by code; 0 stands for none.
        source: where the method is published.
        unverified: what of it was recalled, and not read in the source.
    """

    method: str
    labels: Mapping[int, str | None]
    verdicts: Mapping[int, Verdict | None]
    reasons: Mapping[int, Reason | None]
    source: str
    unverified: tuple[str, ...]


def record_of(method: PublishedMethod | Method) -> Method:
    """The record that a method is made of."""
    return method if isinstance(method, Method) else method.record


def legend(method: PublishedMethod | Method) -> Legend:
    """The words behind the codes of a method, where it comes from, and what of it is unverified.

    >>> from plantargets.evaluators import Eurostat
    >>> found = legend(Eurostat())
    >>> found.labels[0], found.labels[3]
    ('significant_progress', 'movement_away')
    >>> found.unverified[0]
    'closure sides at 0 and -1 %'
    """
    record = record_of(method)
    return Legend(
        record.name,
        MappingProxyType({-1: record.no_label, **dict(enumerate(labels(record)))}),
        MappingProxyType({**VERDICTS, NO_VERDICT: None}),
        REASONS,
        record.source,
        record.unverified,
    )
