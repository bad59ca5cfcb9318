"""Targets: an indicator, what is asked of it, by when, where, and in whose words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias, final

import attrs

from plantargets.conventions import OFFICIAL, Convention
from plantargets.criteria import (
    OPPOSITE,
    ChangeFrom,
    Criterion,
    CustomCriterion,
    FasterThan,
    InLineWith,
    KeepFalling,
    KeepRising,
    Milestone,
    MultipleOf,
    RankWithin,
    SlowerThan,
    Unquantified,
    opened,
)
from plantargets.errors import DirectionError, FieldError, FieldTypeError, ReferenceTargetError, nearest, one_of
from plantargets.exact import ZERO
from plantargets.indicators import Indicator
from plantargets.intervals import Interval
from plantargets.periods import Period, optional_period
from plantargets.printing import short_repr
from plantargets.references import Reference
from plantargets.scales import Scale
from plantargets.sources import Source
from plantargets.units import unit
from plantargets.words import Between, Fall, Reach, Simple, WordBase

if TYPE_CHECKING:
    import datetime as dt

    from plantargets.exact import Number
    from plantargets.figures import Figure, NumberLike

#: How a plan binds: binding (约束性) or expected (预期性).
OBLIGATIONS: Final = {"binding": "约束性", "expected": "预期性"}
#: How strongly a plan words a target, strongest first, with the Chinese words.
STRENGTHS: Final = {
    "ensure": "确保",
    "aim": "目标是",
    "strive": "力争",
    "plan": "计划",
    "accelerate": "加快",
    "promote": "推动",
    "seek": "争取",
    "support": "支持",
    "guide": "引导",
    "prepare": "谋划",
    "explore": "探索",
    "expect": "预计",
}
OVER: Final = ("end", "sum", "mean", "every")

_ToDifference: TypeAlias = InLineWith | FasterThan | SlowerThan | KeepRising | KeepFalling


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


def _criterion(value: Criterion | NumberLike) -> Criterion:
    if isinstance(value, WordBase | CustomCriterion):
        return value
    return Reach(value)


def _area(value: str | None) -> str | None:
    if value is None or isinstance(value, str):
        return value or None
    raise FieldTypeError("Target.area", value, "a name, or None for the plan's area")


@final
@attrs.frozen(repr=False)
class Target:
    """One target of a plan.

    Args:
        indicator: what is measured.
        criterion: what is asked of it, such as ``About("6.5 %")``; a bare figure means
            ``Reach``: a floor when higher is better, a ceiling when lower is.
        id: its name within a plan; by default the indicator's code.
        period: when; by default the plan's period.
        area: where; by default the plan's area.
        over: how several years are judged: on the ``"end"`` value, the ``"sum"``, the ``"mean"``,
            or ``"every"`` year.
        obligation: ``"binding"`` (约束性) or ``"expected"`` (预期性).
        strength: strength of wording, such as ``"ensure"`` (确保) or ``"strive"`` (力争).
        wording: the words as printed.
        source: where they were printed.
        note: anything a reader should know.
        adverse: the bound opens to the worse side on purpose.

    Raises:
        DirectionError: the words accept the worse side of the declared direction.
        ReferenceTargetError: the target would be compared with itself.
        UnitMismatchError: a figure does not measure the indicator.
        FieldError: any other field that cannot hold its value.

    >>> from plantargets import About, Indicator
    >>> gdp = Indicator("gdp", unit="percent", kind="growth", direction="higher")
    >>> target = Target(gdp, About("6.5 %"), wording="增长6.5%左右")
    >>> print(target.acceptable())
    [6.1, ∞)
    """

    indicator: Indicator
    criterion: Criterion = attrs.field(converter=_criterion)
    id: str = attrs.field(
        default=attrs.Factory(lambda self: getattr(self.indicator, "code", ""), takes_self=True), kw_only=True
    )
    period: Period | None = attrs.field(default=None, converter=optional_period, kw_only=True)
    area: str | None = attrs.field(default=None, converter=_area, kw_only=True)
    over: str = attrs.field(default="end", kw_only=True)
    obligation: str | None = attrs.field(default=None, kw_only=True)
    strength: str | None = attrs.field(default=None, kw_only=True)
    wording: str | None = attrs.field(default=None, kw_only=True)
    source: Source | None = attrs.field(default=None, kw_only=True)
    note: str | None = attrs.field(default=None, kw_only=True)
    adverse: bool = attrs.field(default=False, kw_only=True)
    _sets: dict[Convention, tuple[Sets, ...]] = attrs.field(factory=dict, init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.indicator, Indicator):
            raise FieldTypeError(
                "Target.indicator", self.indicator, "an Indicator, such as Indicator('gdp', unit='percent')"
            )
        if not isinstance(self.id, str) or not self.id:
            raise FieldTypeError("Target.id", self.id, "a name, such as 'gdp'")
        _choice("Target.over", self.over, OVER)
        if self.obligation is not None:
            _choice("Target.obligation", self.obligation, OBLIGATIONS)
        if self.strength is not None:
            _choice("Target.strength", self.strength, STRENGTHS)
        if self.over == "sum" and self.indicator.kind not in {"level", "change"}:
            raise FieldError(
                "Target.over",
                "sum",
                f"'end', 'mean' or 'every', since years of a {self.indicator.kind} cannot be summed",
            )
        _check_kind(self)
        _check_reference(self)
        if not isinstance(self.criterion, (Milestone, Unquantified)):
            self.sets(OFFICIAL)

    @property
    def direction(self) -> str | None:
        """Which side is better: ``"higher"``, ``"lower"``, ``"on_target"``, or None when not declared."""
        return self.indicator.direction

    @property
    def figure(self) -> Figure | None:
        """The one figure in the words, as printed; None where there is none or more than one."""
        word: object = self.criterion
        if isinstance(word, ChangeFrom):
            word = word.change
        if isinstance(word, MultipleOf):
            word = word.multiple
        if isinstance(word, Fall):
            word = word.word
        return word.value if isinstance(word, Simple) and not isinstance(word, Between) else None

    @property
    def stated(self) -> Interval | None:
        """The figure in the words as a set, signed, on the scale that is judged.

        For words about the indicator itself that is its unit: ``Fall("3 %")`` states {−3}.
        """
        stated = getattr(self.criterion, "stated", None)
        return None if stated is None else stated(self.scale(OFFICIAL))

    @property
    def is_comparative(self) -> bool:
        """Whether the target compares with another figure."""
        return isinstance(
            self.criterion, (InLineWith, FasterThan, SlowerThan, MultipleOf, ChangeFrom, KeepRising, KeepFalling)
        )

    @property
    def reference(self) -> Reference | None:
        """The figure that the target compares with, if it names one."""
        criterion = self.criterion
        if isinstance(criterion, (InLineWith, FasterThan, SlowerThan)):
            return criterion.reference
        return criterion.base if isinstance(criterion, (MultipleOf, ChangeFrom)) else None

    def scale(self, convention: Convention = OFFICIAL, forced: Number | None = None) -> Scale:
        """The scale on which the words are laid: the indicator's, or one of differences, multiples or changes."""
        reading, criterion, indicator = convention.targets, self.criterion, self.indicator
        if isinstance(criterion, MultipleOf):
            return Scale(None, reading, forced=forced)
        if isinstance(criterion, ChangeFrom) and criterion.is_relative:
            return Scale(unit("percent"), reading, forced=forced)
        differences = isinstance(criterion, (_ToDifference, ChangeFrom))
        return Scale(indicator.unit, reading, indicator.kind == "share", differences, forced)

    def sets(self, convention: Convention = OFFICIAL) -> tuple[Sets, ...]:
        """The acceptable sets: one, or one for each direction when the answer depends on it."""
        found = self._sets.get(convention)
        if found is None:
            found = self._sets[convention] = _compiled(self, convention)
        return found

    def acceptable(self, convention: Convention = OFFICIAL) -> Interval | None:
        """The acceptable set on the scale that is judged; None when the wording sets no test.

        With no declared direction it is the set that holds whichever side is better.
        """
        if isinstance(self.criterion, Unquantified):
            return None
        if isinstance(self.criterion, Milestone):
            day = self.due
            return None if day is None else Interval.at_most(day.toordinal())
        return self.sets(convention)[-1].acceptable

    @property
    def due(self) -> dt.date | None:
        """The day by which the target is due: its own deadline, or the end of its period."""
        if isinstance(self.criterion, Milestone) and self.criterion.by is not None:
            return self.criterion.by
        return None if self.period is None else self.period.end

    def __str__(self) -> str:
        when = f" ({self.period})" if self.period else ""
        return f"{self.indicator}: {self.criterion}{when}"

    def __repr__(self) -> str:
        return short_repr(self, 2, hide={"id": self.indicator.code})


def _choice(field: str, given: str, names: tuple[str, ...] | dict[str, str]) -> None:
    if not isinstance(given, str) or given not in names:
        hint = nearest(given, names) if isinstance(given, str) else ""
        raise FieldError(field, given, f"{one_of(names)}; {hint}".rstrip("; "))


def _check_kind(target: Target) -> None:
    kind, criterion, code = target.indicator.kind, target.criterion, target.indicator.code
    if isinstance(criterion, Fall) and kind not in {"growth", "change"}:
        raise FieldError(
            "Target.criterion",
            str(criterion),
            f"a fall only for kinds growth and change; {code!r} is of kind {kind}, "
            "so use ChangeFrom(Fall(…), base='2020')",
        )
    if isinstance(criterion, Unquantified):
        return
    if isinstance(criterion, Milestone) is not (kind == "milestone"):
        wanted = (
            "Milestone or Unquantified"
            if kind == "milestone"
            else "a criterion about a figure, or an indicator of kind milestone"
        )
        raise FieldError("Target.criterion", str(criterion), f"{wanted}; {code!r} is of kind {kind}")
    if isinstance(criterion, RankWithin) and kind != "rank":
        raise FieldError("Target.criterion", str(criterion), f"an indicator of kind rank; {code!r} is of kind {kind}")
    if isinstance(criterion, (MultipleOf, ChangeFrom)) and kind == "rank":
        raise FieldError("Target.criterion", str(criterion), "RankWithin, for a rank")


def _check_reference(target: Target) -> None:
    reference = target.reference
    if reference is None:
        return
    other = reference.indicator or target.indicator
    same_place = reference.area is None or reference.area == target.area
    same_time = reference.period is None or reference.period == target.period
    if other.code == target.indicator.code and same_place and same_time:
        raise ReferenceTargetError(
            "Target.criterion",
            str(target.criterion),
            f"another indicator, period or area than {target.indicator.code!r} itself",
        )
    if other.unit is not None and target.indicator.unit is not None:
        other.unit.factor_to(target.indicator.unit)
    elif other.unit is not target.indicator.unit:
        raise FieldError(
            "Target.criterion", str(target.criterion), f"a reference in the unit of {target.indicator.code!r}"
        )


def _compiled(target: Target, convention: Convention) -> tuple[Sets, ...]:
    criterion = target.criterion
    scale = target.scale(convention)
    accepted = criterion.acceptable(scale)
    opens = isinstance(criterion, WordBase) and criterion.opens
    soft = isinstance(criterion, WordBase) and criterion.soft
    core = criterion.acceptable(target.scale(convention, ZERO)) if soft else accepted
    direction = target.direction
    if not target.adverse and convention is OFFICIAL:
        _check_direction(target, accepted)
    stated = target.stated if isinstance(criterion, WordBase) and criterion.attainable else None
    if not opens:
        return (Sets(accepted, core, _beyond(stated, direction, accepted)),)
    toward = (direction,) if direction else ("higher", "lower", "on_target")
    return tuple(
        Sets(opened(accepted, side), opened(core, side), _beyond(stated, direction, opened(accepted, side)))
        for side in toward
    )


def _beyond(stated: Interval | None, direction: str | None, accepted: Interval) -> Interval | None:
    if stated is None or stated.low is None or stated.high is None:
        return None
    if direction == "higher" and accepted.high is None:
        return Interval.more_than(stated.high)
    if direction == "lower" and accepted.low is None:
        return Interval.less_than(stated.low)
    return None


def _check_direction(target: Target, accepted: Interval) -> None:
    down, up = accepted.low is None and accepted.high is not None, accepted.high is None and accepted.low is not None
    if not (target.direction == "higher" and down) and not (target.direction == "lower" and up):
        return
    word: object = target.criterion
    use = OPPOSITE.get(type(word))
    if use is None:
        inner: object = word
        while isinstance(inner, (Fall, MultipleOf, ChangeFrom)):
            inner = inner.carrier() if not isinstance(inner, ChangeFrom) else inner.change
        use = OPPOSITE.get(type(inner), "a word that opens to the better side")
    raise DirectionError(
        "Target.criterion",
        str(word),
        f"words that open to the better side: {target.indicator.code!r} is better {target.direction}, so use {use}; "
        "or say adverse=True on purpose",
    )
