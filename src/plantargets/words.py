"""The words that plans and reports share: each names a set of numbers around its figure.

On a target a word gives the acceptable set, in an outcome the possible set.
"""

from __future__ import annotations

from typing import ClassVar, TypeAlias, final

import attrs

from plantargets import exact
from plantargets.errors import FieldError, FieldTypeError
from plantargets.figures import Figure, NumberLike
from plantargets.intervals import Interval
from plantargets.printing import short_repr
from plantargets.scales import Scale
from plantargets.tolerances import Tolerance, printed_unit, tolerance


def _figure(value: NumberLike | Figure) -> Figure:
    return Figure.of(value, "value")


def within(value: Tolerance | NumberLike | None) -> Tolerance | None:
    """Read a ``within=``."""
    return tolerance(value, "within")


class WordBase:
    """What the words of both sides share; no fields live here."""

    __slots__ = ()
    _opens: ClassVar[bool] = False
    _attainable: ClassVar[bool] = True
    _soft: ClassVar[bool] = False

    def carrier(self) -> WordBase:
        """The word that carries the flags: a wrapper asks the word inside it."""
        return self

    @property
    def opens(self) -> bool:
        """On a target, the set opens towards the better side."""
        carrier = self.carrier()
        return carrier._opens and not getattr(carrier, "two_sided", False)

    @property
    def attainable(self) -> bool:
        """The stated figure itself is acceptable, so that a target can be exceeded."""
        return self.carrier()._attainable

    @property
    def soft(self) -> bool:
        """The set depends on a tolerance."""
        return self.carrier()._soft

    def acceptable(self, scale: Scale) -> Interval:
        """The set of values that the words accept, in the scale's unit."""
        raise NotImplementedError

    def possible(self, scale: Scale) -> Interval:
        """The values a report in these words allows, in the scale's unit."""
        return self.acceptable(scale)

    def stated(self, scale: Scale) -> Interval:
        """The figure in the words, as a set, in the scale's unit."""
        raise NotImplementedError

    def __repr__(self) -> str:
        return short_repr(self)


class OneFigure(WordBase):
    """A word about one figure."""

    __slots__ = ()
    _text: ClassVar[str] = "{}"
    value: Figure

    def stated(self, scale: Scale) -> Interval:
        """The figure in the words, as a set, in the scale's unit."""
        return Interval.point(scale.number(self.value))

    def __str__(self) -> str:
        return self._text.format(self.value)


@final
@attrs.frozen(repr=False)
class About(OneFigure):
    """About a figure (左右, 约): [v − t, v + t]; on a target it opens towards the better side.

    Args:
        value: the figure, such as ``"6.5 %"``.
        within: the reach t, such as ``"0.5 points"``, ``200`` or ``relative("8 %")``; by default
            the convention's.
        two_sided: keep the band closed on both sides.

    Raises:
        FieldError: the figure is 0 and no ``within`` is given.

    >>> About("6.5 %")
    About('6.5 %')
    """

    value: Figure = attrs.field(converter=_figure)
    within: Tolerance | None = attrs.field(default=None, converter=within, kw_only=True)
    two_sided: bool = attrs.field(default=False, kw_only=True)
    _opens: ClassVar[bool] = True
    _soft: ClassVar[bool] = True
    _text: ClassVar[str] = "about {}"

    def __attrs_post_init__(self) -> None:
        if not self.value.number and self.within is None:
            raise FieldError(
                "About.within", None, "an amount when the figure is 0, such as About('0 %', within='0.5 points')"
            )

    def acceptable(self, scale: Scale) -> Interval:
        """[v − t, v + t]."""
        middle, reach = scale.number(self.value), scale.reach(self.within or scale.reading.about, self.value)
        return Interval.closed(exact.sub(middle, reach), exact.add(middle, reach))


@final
@attrs.frozen(repr=False)
class AtLeast(OneFigure):
    """At least a figure, or more (以上, 不低于): [v, ∞).

    >>> print(AtLeast("30 %"))
    at least 30 %
    """

    value: Figure = attrs.field(converter=_figure)
    _text: ClassVar[str] = "at least {}"

    def acceptable(self, scale: Scale) -> Interval:
        """[v, ∞)."""
        return Interval.at_least(scale.number(self.value))


@final
@attrs.frozen(repr=False)
class MoreThan(OneFigure):
    """More than a figure (超, 突破, 高于): (v, ∞).

    >>> print(MoreThan("100 projects"))
    more than 100 projects
    """

    value: Figure = attrs.field(converter=_figure)
    _attainable: ClassVar[bool] = False
    _text: ClassVar[str] = "more than {}"

    def acceptable(self, scale: Scale) -> Interval:
        """(v, ∞)."""
        return Interval.more_than(scale.number(self.value))


@final
@attrs.frozen(repr=False)
class AtMost(OneFigure):
    """At most a figure (以内, 以下, 不超过): (−∞, v].

    >>> print(AtMost("5.5 %"))
    at most 5.5 %
    """

    value: Figure = attrs.field(converter=_figure)
    _text: ClassVar[str] = "at most {}"

    def acceptable(self, scale: Scale) -> Interval:
        """(−∞, v]."""
        return Interval.at_most(scale.number(self.value))


@final
@attrs.frozen(repr=False)
class LessThan(OneFigure):
    """Less than a figure (低于, 不到): (−∞, v).

    >>> print(LessThan("3 %"))
    less than 3 %
    """

    value: Figure = attrs.field(converter=_figure)
    _attainable: ClassVar[bool] = False
    _text: ClassVar[str] = "less than {}"

    def acceptable(self, scale: Scale) -> Interval:
        """(−∞, v)."""
        return Interval.less_than(scale.number(self.value))


@final
@attrs.frozen(repr=False)
class Exactly(OneFigure):
    """Exactly a figure, on both sides: {v}.

    >>> print(Exactly("100 %"))
    exactly 100 %
    """

    value: Figure = attrs.field(converter=_figure)
    _text: ClassVar[str] = "exactly {}"

    def acceptable(self, scale: Scale) -> Interval:
        """{v}."""
        return self.stated(scale)


@final
@attrs.frozen(repr=False)
class Reach(OneFigure):
    """Reach a figure (达到), and what a bare number means (增长10%, 8000个).

    On a target it is a floor when higher is better and a ceiling when lower is; in a report it
    is the figure as published.

    >>> print(Reach("8000 jobs"))
    8000 jobs
    """

    value: Figure = attrs.field(converter=_figure)
    _opens: ClassVar[bool] = True

    def acceptable(self, scale: Scale) -> Interval:
        """{v}."""
        return self.stated(scale)


@final
@attrs.frozen(repr=False)
class Nearly(OneFigure):
    """Nearly a figure (近, 接近): [v − t, v] and open towards the better side; reported, [v − t, v).

    Args:
        value: the figure, above zero; for a fall write ``Fall(Nearly("3 %"))``.
        within: the reach t; by default the convention's.

    >>> print(Nearly("500 enterprises"))
    nearly 500 enterprises
    """

    value: Figure = attrs.field(converter=_figure)
    within: Tolerance | None = attrs.field(default=None, converter=within, kw_only=True)
    two_sided: bool = attrs.field(default=False, kw_only=True)
    _opens: ClassVar[bool] = True
    _soft: ClassVar[bool] = True
    _text: ClassVar[str] = "nearly {}"

    def __attrs_post_init__(self) -> None:
        _above_zero(self)

    def acceptable(self, scale: Scale) -> Interval:
        """[v − t, v]."""
        top = scale.number(self.value)
        return Interval.closed(exact.sub(top, scale.reach(self.within or scale.reading.nearly, self.value)), top)

    def possible(self, scale: Scale) -> Interval:
        """[v − t, v); the figure itself when the convention gives no reach."""
        top, reach = scale.number(self.value), scale.reach(self.within or scale.reading.nearly, self.value)
        return Interval(exact.sub(top, reach), top, high_closed=False) if reach else Interval.point(top)


@final
@attrs.frozen(repr=False)
class JustOver(OneFigure):
    """A little over a figure (8000余, 8,000-odd): (v, ∞) on a target; reported, (v, v + u).

    u is one unit of the last printed digit where v has decimals, else of its last non-zero digit.

    >>> print(JustOver("8000 jobs"))
    just over 8000 jobs
    """

    value: Figure = attrs.field(converter=_figure)
    _attainable: ClassVar[bool] = False
    _text: ClassVar[str] = "just over {}"

    def __attrs_post_init__(self) -> None:
        _above_zero(self)

    def acceptable(self, scale: Scale) -> Interval:
        """(v, ∞)."""
        return Interval.more_than(scale.number(self.value))

    def possible(self, scale: Scale) -> Interval:
        """(v, v + u)."""
        low = scale.number(self.value)
        return Interval.open(low, exact.add(low, printed_unit(self.value, scale)))


def _above_zero(word: Nearly | JustOver) -> None:
    name = type(word).__name__
    if word.value.number <= 0:
        raise FieldError(f"{name}.value", str(word.value), f"a figure above zero; for a fall write Fall({name}('3 %'))")


@final
@attrs.frozen(repr=False)
class Between(WordBase):
    """Between two figures (6%—6.5%): [low, high]; on a target it opens towards the better side.

    Args:
        low: lower figure. Without a unit it takes the unit of ``high``.
        high: upper figure, above ``low``.
        two_sided: keep the band closed on both sides.

    >>> print(Between(6, "6.5 %"))
    6 to 6.5 %
    """

    low: Figure = attrs.field(converter=_figure)
    high: Figure = attrs.field(converter=_figure)
    two_sided: bool = attrs.field(default=False, kw_only=True)
    _opens: ClassVar[bool] = True

    def __attrs_post_init__(self) -> None:
        low, high = self.low, self.high
        if low.unit is None and high.unit is not None:
            object.__setattr__(self, "low", Figure(low.number, high.unit))
        elif high.unit is None and low.unit is not None:
            object.__setattr__(self, "high", Figure(high.number, low.unit))
        top = self.high.number if self.low.unit is None else self.high.in_unit(self.low.unit)
        if self.low.number >= top:
            raise FieldError(
                "Between",
                (str(low), str(high)),
                "a lower figure, then a higher one, such as Between('6 %', '6.5 %'); for one figure use Exactly",
            )

    def acceptable(self, scale: Scale) -> Interval:
        """[low, high]."""
        return Interval.closed(scale.number(self.low), scale.number(self.high))

    def stated(self, scale: Scale) -> Interval:
        """The two figures as a set, in the scale's unit."""
        return self.acceptable(scale)

    def __str__(self) -> str:
        same = self.low.unit == self.high.unit
        return f"{exact.show(self.low.number) if same else self.low} to {self.high}"

    def __repr__(self) -> str:
        return short_repr(self, 2)


Simple: TypeAlias = About | AtLeast | MoreThan | AtMost | LessThan | Exactly | Reach | Nearly | JustOver | Between


def _simple(value: Simple | NumberLike) -> Simple:
    if isinstance(value, Simple):
        return value
    if isinstance(value, WordBase):
        raise FieldTypeError(
            "Fall.word", value, "a figure or a plain word about one, such as Fall('3 %') or Fall(AtLeast('3 %'))"
        )
    return Reach(value)


@final
@attrs.frozen(repr=False)
class Fall(WordBase):
    """A fall (下降): the word speaks of its magnitude, which is zero or more.

    ``Fall(AtLeast("3 %"))`` is 下降3%以上, a change of −3 % or below. For kinds growth and change;
    for a level, share or rank use :class:`ChangeFrom`.

    >>> print(Fall(AtLeast("3 %")))
    a fall of at least 3 %
    """

    word: Simple = attrs.field(converter=_simple)

    def __attrs_post_init__(self) -> None:
        lowest = self.word.low if isinstance(self.word, Between) else self.word.value
        if lowest.number < 0:
            raise FieldError("Fall.word", str(lowest), "a magnitude of zero or more: a fall of 3 % is Fall('3 %')")
        if not lowest.number and isinstance(self.word, (LessThan, AtMost)):
            raise FieldError("Fall.word", str(self.word), "a magnitude above zero, such as Fall(LessThan('3 %'))")

    def carrier(self) -> WordBase:
        """The word that carries the flags."""
        return self.word

    def acceptable(self, scale: Scale) -> Interval:
        """The mirror image of the word's set."""
        return -self.word.acceptable(scale)

    def possible(self, scale: Scale) -> Interval:
        """The mirror image of the word's set, without rises: "fell by less than 3 %" is (−3, 0)."""
        found = self.word.possible(scale)
        if found.low is None or found.low < 0:
            found = Interval(0, found.high, low_closed=False, high_closed=found.high_closed)
        return -found

    def stated(self, scale: Scale) -> Interval:
        """The figure with its sign."""
        return -self.word.stated(scale)

    def __str__(self) -> str:
        return f"a fall of {self.word}"


Word: TypeAlias = Simple | Fall
