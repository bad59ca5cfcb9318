"""What a target asks for: the shared words, and criteria that compare with another figure."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar, Protocol, TypeAlias, final, runtime_checkable

import attrs

from plantargets import exact
from plantargets.days import as_date
from plantargets.errors import FieldError, FieldTypeError
from plantargets.figures import Figure, NumberLike
from plantargets.indicators import Indicator
from plantargets.intervals import Interval
from plantargets.periods import Period
from plantargets.references import Reference
from plantargets.scales import Scale
from plantargets.tolerances import Tolerance
from plantargets.words import (
    AtLeast,
    AtMost,
    Between,
    Fall,
    JustOver,
    LessThan,
    MoreThan,
    Reach,
    Simple,
    Word,
    WordBase,
    within,
)


@runtime_checkable
class CustomCriterion(Protocol):
    """A criterion of your own: one method.

    >>> import attrs
    >>> @attrs.frozen
    ... class Even:
    ...     low: int
    ...     def acceptable(self, scale: Scale) -> Interval:
    ...         return Interval.closed(self.low, 2 * self.low)
    >>> isinstance(Even(3), CustomCriterion)
    True
    """

    def acceptable(self, scale: Scale) -> Interval:
        """The acceptable set, in the scale's unit. It is taken as it stands."""
        ...


_ZERO = Figure.of(0)


def _reference(value: Reference | Indicator) -> Reference:
    if isinstance(value, Reference):
        return value
    if isinstance(value, Indicator):
        return Reference(value)
    raise FieldTypeError("reference", value, "an Indicator, or Reference(indicator, period=…, area=…)")


def _base(value: Reference | Indicator | Period | str | int) -> Reference:
    if isinstance(value, (Reference, Indicator)):
        return _reference(value)
    return Reference(period=Period.of(value))


def _amount(value: Word | NumberLike | None) -> Word | None:
    if value is None or isinstance(value, Word):
        return value
    return AtLeast(value)


def _multiple(value: Simple | NumberLike) -> Simple:
    return value if isinstance(value, Simple) else Reach(value)


def _change(value: Word | NumberLike) -> Word:
    return value if isinstance(value, Word) else Reach(value)


@final
@attrs.frozen(repr=False)
class InLineWith(WordBase):
    """In line with another indicator's outcome (与…同步): value − reference is 0, or better.

    Args:
        reference: the indicator, or a :class:`Reference` with a period or area.
        basically: 基本同步, which allows the convention's slack (0.1 point in ``official``).
        within: the slack, as an amount in the indicator's unit (points on percents).
        two_sided: better is not accepted either.
    """

    reference: Reference = attrs.field(converter=_reference)
    basically: bool = attrs.field(default=False, kw_only=True)
    within: Tolerance | None = attrs.field(default=None, converter=within, kw_only=True)
    two_sided: bool = attrs.field(default=False, kw_only=True)
    _opens: ClassVar[bool] = True
    _soft: ClassVar[bool] = True

    def acceptable(self, scale: Scale) -> Interval:
        """[−t, t] on value − reference."""
        rule = self.within or (scale.reading.basically_in_line if self.basically else scale.reading.in_line)
        reach = scale.reach(rule, _ZERO)
        return Interval.closed(exact.neg(reach), reach)

    def stated(self, scale: Scale) -> Interval:  # noqa: ARG002
        """No difference."""
        return Interval.point(0)

    def __str__(self) -> str:
        return f"{'basically ' * self.basically}in line with {self.reference}"


@final
@attrs.frozen(repr=False)
class FasterThan(WordBase):
    """Faster or higher than another indicator's outcome (快于, 高于): value − reference > 0.

    Args:
        reference: the indicator, or a :class:`Reference`.
        by: the lead asked for, such as ``"0.5 points"`` (a bare amount is a floor) or a word.
    """

    reference: Reference = attrs.field(converter=_reference)
    by: Word | None = attrs.field(default=None, converter=_amount, kw_only=True)
    _attainable: ClassVar[bool] = False

    def carrier(self) -> WordBase:
        """The word that carries the flags."""
        return self if self.by is None else self.by.carrier()

    def acceptable(self, scale: Scale) -> Interval:
        """(0, ∞), or the set of ``by``, on value − reference."""
        return Interval.more_than(0) if self.by is None else self.by.acceptable(scale)

    def stated(self, scale: Scale) -> Interval:
        """The lead, or 0."""
        return Interval.point(0) if self.by is None else self.by.stated(scale)

    def __str__(self) -> str:
        return f"faster than {self.reference}" + (f" by {self.by}" if self.by else "")


@final
@attrs.frozen(repr=False)
class SlowerThan(WordBase):
    """Slower or lower than another indicator's outcome (慢于, 低于): value − reference < 0.

    Args:
        reference: the indicator, or a :class:`Reference`.
        by: the distance asked for (a bare amount is a floor) or a word.
    """

    reference: Reference = attrs.field(converter=_reference)
    by: Word | None = attrs.field(default=None, converter=_amount, kw_only=True)
    _attainable: ClassVar[bool] = False

    def carrier(self) -> WordBase:
        """The word that carries the flags."""
        return self if self.by is None else self.by.carrier()

    def acceptable(self, scale: Scale) -> Interval:
        """(−∞, 0), or the mirror image of the set of ``by``, on value − reference."""
        return Interval.less_than(0) if self.by is None else -self.by.acceptable(scale)

    def stated(self, scale: Scale) -> Interval:
        """The distance with its sign, or 0."""
        return Interval.point(0) if self.by is None else -self.by.stated(scale)

    def __str__(self) -> str:
        return f"slower than {self.reference}" + (f" by {self.by}" if self.by else "")


@final
@attrs.frozen(repr=False)
class MultipleOf(WordBase):
    """A multiple of a base figure (翻番, 三倍以上): the word speaks of value / base.

    Args:
        multiple: 2, or a word such as ``AtLeast(3)``.
        base: the base period, indicator or :class:`Reference`.

    >>> print(MultipleOf(2, base="2020"))
    2 times 2020
    """

    multiple: Simple = attrs.field(converter=_multiple)
    base: Reference = attrs.field(converter=_base, kw_only=True)

    def carrier(self) -> WordBase:
        """The word that carries the flags."""
        return self.multiple

    def acceptable(self, scale: Scale) -> Interval:
        """The word's set, on value / base."""
        return self.multiple.acceptable(scale)

    def stated(self, scale: Scale) -> Interval:
        """The multiple stated."""
        return self.multiple.stated(scale)

    def __str__(self) -> str:
        return f"{self.multiple} times {self.base}"


@final
@attrs.frozen(repr=False)
class ChangeFrom(WordBase):
    """A change from a base figure (比2005年下降约20%, 比上年提高2个百分点).

    With a percent it is a relative change; with points or the indicator's own unit a difference.

    Args:
        change: the change, such as ``Fall(About("20 %"))`` or ``"2 points"``.
        base: the base period, indicator or :class:`Reference`.

    >>> print(ChangeFrom(Fall(About("20 %")), base="2005"))
    a fall of about 20 % from 2005
    """

    change: Word = attrs.field(converter=_change)
    base: Reference = attrs.field(converter=_base, kw_only=True)

    @property
    def is_relative(self) -> bool:
        """Whether the change is a share of the base (a percent), not a difference."""
        word = self.change.word if isinstance(self.change, Fall) else self.change
        figure = word.high if isinstance(word, Between) else word.value
        return figure.unit is not None and figure.unit.is_ratio

    def carrier(self) -> WordBase:
        """The word that carries the flags."""
        return self.change.carrier()

    def acceptable(self, scale: Scale) -> Interval:
        """The word's set, on the change."""
        return self.change.acceptable(scale)

    def stated(self, scale: Scale) -> Interval:
        """The change stated."""
        return self.change.stated(scale)

    def __str__(self) -> str:
        return f"{'' if isinstance(self.change, Fall) else 'a rise of '}{self.change} from {self.base}"


@final
@attrs.frozen(repr=False)
class KeepRising(WordBase):
    """Keep rising (持续提升): value − the previous period's outcome > 0.

    Over several years every consecutive pair has to rise. That is sound, not complete: a wording
    that means the trend may accept one bad year.
    """

    _attainable: ClassVar[bool] = False

    def acceptable(self, scale: Scale) -> Interval:  # noqa: ARG002
        """(0, ∞) on value − previous."""
        return Interval.more_than(0)

    def stated(self, scale: Scale) -> Interval:  # noqa: ARG002
        """No change."""
        return Interval.point(0)

    def __str__(self) -> str:
        return "keep rising"


@final
@attrs.frozen(repr=False)
class KeepFalling(WordBase):
    """Keep falling (持续下降): value − the previous period's outcome < 0."""

    _attainable: ClassVar[bool] = False

    def acceptable(self, scale: Scale) -> Interval:  # noqa: ARG002
        """(−∞, 0) on value − previous."""
        return Interval.less_than(0)

    def stated(self, scale: Scale) -> Interval:  # noqa: ARG002
        """No change."""
        return Interval.point(0)

    def __str__(self) -> str:
        return "keep falling"


@final
@attrs.frozen(repr=False)
class RankWithin(WordBase):
    """A rank (第一, 前三): rank ≤ n.

    Args:
        n: the worst rank accepted, 1 or more.
        among: whom it is ranked with, in words.

    >>> print(RankWithin(3))
    among the first 3
    """

    n: int
    among: str | None = attrs.field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if isinstance(self.n, bool) or not isinstance(self.n, int):
            raise FieldTypeError("RankWithin.n", self.n, "a whole number, such as 3")
        if self.n < 1:
            raise FieldError("RankWithin.n", self.n, "1 or more")

    def acceptable(self, scale: Scale) -> Interval:  # noqa: ARG002
        """(−∞, n]."""
        return Interval.at_most(self.n)

    def stated(self, scale: Scale) -> Interval:  # noqa: ARG002
        """{n}."""
        return Interval.point(self.n)

    def __str__(self) -> str:
        return "first" if self.n == 1 else f"among the first {self.n}"


def _deadline(value: dt.date | str | None) -> dt.date | None:
    return None if value is None else as_date(value, "Milestone.by")


@final
@attrs.frozen(repr=False)
class Milestone(WordBase):
    """Something to be done (启动, 建成) by the end of the period.

    Args:
        action: what is to be done, in words.
        by: a deadline of its own; by default the end of the target's period.
    """

    action: str | None = None
    by: dt.date | None = attrs.field(default=None, converter=_deadline, kw_only=True)
    _attainable: ClassVar[bool] = False

    def __str__(self) -> str:
        return (self.action or "done") + (f" by {self.by}" if self.by else "")


@final
@attrs.frozen(repr=False)
class Unquantified(WordBase):
    """Wording that sets no test (推进, 深化): always UNDETERMINED, NO_TEST.

    Args:
        note: what the wording asks for.
    """

    note: str | None = None

    def __str__(self) -> str:
        return "no test"


Comparative: TypeAlias = InLineWith | FasterThan | SlowerThan | MultipleOf | ChangeFrom | KeepRising | KeepFalling
BuiltIn: TypeAlias = Word | Comparative | RankWithin | Milestone | Unquantified
Criterion: TypeAlias = BuiltIn | CustomCriterion

#: Words whose bound opens to one side, and what to use when better lies on the other.
OPPOSITE: dict[type[object], str] = {
    AtLeast: "AtMost",
    MoreThan: "LessThan",
    AtMost: "AtLeast",
    LessThan: "MoreThan",
    JustOver: "Nearly or AtMost",
    FasterThan: "SlowerThan",
    SlowerThan: "FasterThan",
    KeepRising: "KeepFalling",
    KeepFalling: "KeepRising",
}


def opened(interval: Interval, toward: str | None) -> Interval:
    """The set opened towards the better side: ``"higher"``, ``"lower"``, or neither."""
    if toward == "higher":
        return Interval(interval.low, None, interval.low_closed)
    if toward == "lower":
        return Interval(None, interval.high, high_closed=interval.high_closed)
    return interval
