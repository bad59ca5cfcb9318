"""From a statistic to a label: cut points, each with its side."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import final

import attrs

from plantargets.errors import FieldError


@final
@attrs.frozen
class Cut:
    """A label that holds from a cut point upwards.

    Args:
        at: the cut point.
        label: the label above it.
        closed: whether the cut point itself belongs to the label (``>=``) or not (``>``).
        scaled: whether the cut point moves with the method's coefficient.
    """

    at: float | Fraction
    label: str
    closed: bool = True
    scaled: bool = True


@final
@attrs.frozen(init=False)
class Cuts:
    """Labels from the best down to the worst, with the cut points between them.

    Args:
        *steps: ``(at, label)`` pairs or :class:`Cut` objects in falling order, then the label below all.
        falling: True when a *smaller* statistic is better; steps then rise, and each label holds
            up to its cut point (``<=`` when closed, ``<`` when not).
        lowest: the level of the last label.

    Raises:
        FieldError: the cut points are not in order, or a label occurs twice.

    >>> cuts = Cuts((0.95, "on_track"), (0.10, "fair"), "stagnant")
    >>> cuts.find(0.95), cuts.find(0.2), cuts.find(-1.0)
    (('on_track', 2), ('fair', 1), ('stagnant', 0))
    """

    steps: tuple[Cut, ...]
    below: str
    falling: bool
    lowest: int
    _table: tuple[tuple[float, Fraction, bool, bool, str, int], ...] = attrs.field(repr=False, eq=False)

    def __init__(
        self, *steps: tuple[float | Fraction, str] | Cut | str, falling: bool = False, lowest: int = 0
    ) -> None:
        if not steps or not isinstance(steps[-1], str):
            raise FieldError("Cuts", steps, "pairs (cut point, label), and the label below all of them last")
        below = steps[-1]
        cuts: list[Cut] = []
        for step in steps[:-1]:
            if isinstance(step, str):
                raise FieldError("Cuts", step, "a pair (cut point, label); only the last label has no cut point")
            cuts.append(step if isinstance(step, Cut) else Cut(*step))
        points = [cut.at for cut in cuts]
        if any(not _in_order(a, b, falling) for a, b in pairwise(cuts)):
            raise FieldError(
                "Cuts", points, "rising cut points" if falling else "falling cut points, the best label first"
            )
        labels = [cut.label for cut in cuts] + [below]
        if len(set(labels)) < len(labels):
            raise FieldError("Cuts", labels, "each label once")
        table = tuple(
            (float(cut.at), _printed(cut.at), cut.closed, cut.scaled, cut.label, lowest + len(cuts) - place)
            for place, cut in enumerate(cuts)
        )
        for name, value in (("steps", tuple(cuts)), ("below", below), ("falling", falling), ("lowest", lowest)):
            object.__setattr__(self, name, value)
        object.__setattr__(self, "_table", table)

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels, the best first."""
        return (*(cut.label for cut in self.steps), self.below)

    def level(self, label: str) -> int:
        """The level of a label."""
        return self.lowest + len(self.steps) - self.labels.index(label)

    def find(self, statistic: float | Fraction, scale: float = 1.0) -> tuple[str, int]:
        """The label and its level. Fractions are compared with the printed cut points exactly."""
        is_float = type(statistic) is float
        for at, printed, closed, scaled, label, level in self._table:
            edge = (at * scale if scaled and scale != 1.0 else at) if is_float else printed
            if self.falling:
                if statistic < edge or (closed and statistic == edge):
                    return label, level
            elif statistic > edge or (closed and statistic == edge):
                return label, level
        return self.below, self.lowest


def _printed(point: float | Fraction) -> Fraction:
    return Fraction(repr(point)) if isinstance(point, float) else Fraction(point)


def _in_order(a: Cut, b: Cut, falling: bool) -> bool:
    # "more than 1" above "at least 1" leaves exactly 1 to the second.
    if a.at == b.at:
        return b.closed and not a.closed
    return (a.at < b.at) if falling else (a.at > b.at)
