"""What a target's words accept, laid down once per convention."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, final

import attrs

from plantargets import exact
from plantargets.criteria import (
    OPPOSITE,
    ChangeFrom,
    Criterion,
    FasterThan,
    InLineWith,
    KeepFalling,
    KeepRising,
    MultipleOf,
    SlowerThan,
    opened,
)
from plantargets.errors import DirectionError, FieldTypeError
from plantargets.intervals import Interval
from plantargets.scales import Scale
from plantargets.units import unit
from plantargets.words import WordBase

if TYPE_CHECKING:
    import datetime as dt

    from plantargets.conventions import Convention
    from plantargets.exact import Number
    from plantargets.indicators import Indicator

_Differences: TypeAlias = InLineWith | FasterThan | SlowerThan | KeepRising | KeepFalling


@final
@attrs.frozen
class Sets:
    """A target's acceptable set under one reading of direction.

    Args:
        acceptable: what is accepted.
        core: what is accepted without any tolerance.
        beyond: what lies strictly beyond the stated figure, on the better side, if anything does.
    """

    acceptable: Interval
    core: Interval
    beyond: Interval | None


@final
@attrs.frozen
class Acceptance:
    """A target's words under one convention.

    Args:
        readings: the sets: one, or one for each direction when the answer depends on it.
        strictest: the sets that hold whichever side is better.
        unit: unit of the sets, in words.
        stated: the figure in the words, as a set, on the scale that is judged.
        tolerance: the reach of a soft word, on that scale.
        comparative: the target compares with another figure.
    """

    readings: tuple[Sets, ...]
    strictest: Sets
    unit: str | None = None
    stated: Interval | None = None
    tolerance: Number | None = None
    comparative: bool = False


def scale_of(criterion: Criterion, indicator: Indicator, convention: Convention, forced: Number | None = None) -> Scale:
    """The scale on which the words are laid: the indicator's, or one of differences, multiples or changes.

    ``forced`` takes the place of every tolerance.
    """
    reading = convention.targets
    if isinstance(criterion, MultipleOf):
        return Scale(unit("ratio"), reading, forced=forced)
    if isinstance(criterion, ChangeFrom) and criterion.is_relative:
        return Scale(unit("percent"), reading, forced=forced)
    differences = isinstance(criterion, _Differences | ChangeFrom)
    return Scale(indicator.unit, reading, indicator.kind == "share", differences, forced)


def lay_down(criterion: Criterion, indicator: Indicator, convention: Convention) -> Acceptance:
    """Work out the sets of a target's words."""
    scale = scale_of(criterion, indicator, convention)
    accepted = criterion.acceptable(scale)
    if not isinstance(accepted, Interval):  # a criterion of the user's own may give anything
        raise FieldTypeError(
            f"{type(criterion).__name__}.acceptable()", accepted, "an Interval, such as Interval.at_least(3)"
        )
    unit_text = _unit_of(criterion, indicator)
    comparative = isinstance(criterion, _Differences | MultipleOf | ChangeFrom)
    if not isinstance(criterion, WordBase):
        own = Sets(accepted, accepted, None)
        said = getattr(criterion, "stated", None)
        figure: object = said(scale) if callable(said) else None
        return Acceptance((own,), own, unit_text, figure if isinstance(figure, Interval) else None)
    core, tolerance = accepted, None
    if criterion.soft:
        core = criterion.acceptable(scale_of(criterion, indicator, convention, exact.ZERO))
        tolerance = _reach(accepted, core)
    stated = criterion.stated(scale)
    goal = stated if criterion.attainable else None
    direction = indicator.direction
    readings: list[Sets] = []
    sides = (direction,) if direction else ("higher", "lower", "on_target")
    for side in sides if criterion.opens else (None,):
        wide, narrow = opened(accepted, side), opened(core, side)
        readings.append(Sets(wide, narrow, _beyond(goal, direction, wide)))
    return Acceptance(tuple(readings), readings[-1], unit_text, stated, tolerance, comparative)


def by_day(day: dt.date) -> Acceptance:
    """The set of a milestone: every day up to the one it is due."""
    days = Interval.at_most(day.toordinal())
    own = Sets(days, days, None)
    return Acceptance((own,), own, "day")


def _unit_of(criterion: Criterion, indicator: Indicator) -> str | None:
    if isinstance(criterion, MultipleOf):
        return "times"
    if isinstance(criterion, ChangeFrom) and criterion.is_relative:
        return "percent"
    if indicator.unit is None:
        return None
    return str(indicator.unit.difference if isinstance(criterion, _Differences | ChangeFrom) else indicator.unit)


def _reach(wide: Interval, narrow: Interval) -> Number | None:
    ends = [(wide.low, narrow.low), (wide.high, narrow.high)]
    return max((exact.magnitude(exact.sub(a, b)) for a, b in ends if a is not None and b is not None), default=None)


def _beyond(stated: Interval | None, direction: str | None, accepted: Interval) -> Interval | None:
    if stated is None or stated.low is None or stated.high is None:
        return None
    if direction == "higher" and accepted.high is None:
        return Interval.more_than(stated.high)
    if direction == "lower" and accepted.low is None:
        return Interval.less_than(stated.low)
    return None


def check_direction(criterion: Criterion, indicator: Indicator, accepted: Interval) -> None:
    """Refuse words whose bound opens to the worse side.

    Raises:
        DirectionError: they do; the message names what to use.
    """
    up, down = accepted.high is None, accepted.low is None
    if up is down or indicator.direction not in {"higher", "lower"} or up is (indicator.direction == "higher"):
        return
    inner = criterion.carrier() if isinstance(criterion, WordBase) else criterion
    use = OPPOSITE.get(type(criterion)) or OPPOSITE.get(type(inner), "a word that opens to the better side")
    raise DirectionError(
        "Target.criterion",
        str(criterion),
        f"words that open to the better side: {indicator.code!r} is better {indicator.direction}, so use {use}; "
        "or say adverse=True on purpose",
    )
