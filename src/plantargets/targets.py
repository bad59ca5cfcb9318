"""Targets: an indicator, what is asked of it, by when, where, and in whose words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, final

import attrs

from plantargets.acceptance import Acceptance, by_day, check_direction, lay_down
from plantargets.conventions import OFFICIAL, Convention
from plantargets.criteria import (
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
)
from plantargets.errors import FieldError, FieldTypeError, ReferenceTargetError, nearest, one_of
from plantargets.indicators import Indicator
from plantargets.intervals import Interval
from plantargets.periods import Period, optional_period
from plantargets.printing import short_repr
from plantargets.references import Reference
from plantargets.sources import Source
from plantargets.words import (
    About,
    AtLeast,
    AtMost,
    Exactly,
    Fall,
    JustOver,
    LessThan,
    MoreThan,
    Nearly,
    OneFigure,
    Reach,
    WordBase,
)

if TYPE_CHECKING:
    import datetime as dt

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
    _laid_down: dict[int, tuple[Convention, Acceptance | None]] = attrs.field(
        factory=dict, init=False, eq=False, repr=False
    )

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.indicator, Indicator):
            raise FieldTypeError(
                "Target.indicator", self.indicator, "an Indicator, such as Indicator('gdp', unit='percent')"
            )
        if not (isinstance(self.id, str) and self.id):
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
        word = type(self.criterion)
        if word in _PLAIN and self.indicator.kind in _NUMERIC:
            _check_plain(self, _PLAIN[word])
        else:
            _check_all(self)

    @property
    def direction(self) -> str | None:
        """Which side is better: ``"higher"``, ``"lower"``, ``"on_target"``, or None when not declared."""
        return self.indicator.direction

    @property
    def figure(self) -> Figure | None:
        """The one figure in the words, as printed; None where there is none or more than one."""
        word = self.criterion.carrier() if isinstance(self.criterion, WordBase) else None
        return word.value if isinstance(word, OneFigure) else None

    @property
    def stated(self) -> Interval | None:
        """The figure in the words as a set, signed, on the scale that is judged.

        For words about the indicator itself that is its unit: ``Fall("3 %")`` states {−3}.
        """
        accepted = self.acceptance(OFFICIAL)
        return None if accepted is None else accepted.stated

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

    def acceptance(self, convention: Convention = OFFICIAL) -> Acceptance | None:
        """The sets of the target's words under a convention, worked out once; None when there is no test."""
        found = self._laid_down.get(id(convention))
        if found is None or found[0] is not convention:
            found = (convention, self._lay_down(convention))
            self._laid_down[id(convention)] = found
        return found[1]

    def _lay_down(self, convention: Convention) -> Acceptance | None:
        if isinstance(self.criterion, Unquantified):
            return None
        if isinstance(self.criterion, Milestone):
            return None if self.due is None else by_day(self.due)
        return lay_down(self.criterion, self.indicator, convention)

    def acceptable(self, convention: Convention = OFFICIAL) -> Interval | None:
        """The acceptable set on the scale that is judged; None when the wording sets no test.

        With no declared direction it is the set that holds whichever side is better. Days are
        counted as proleptic ordinals (``date.toordinal``).
        """
        accepted = self.acceptance(convention)
        return None if accepted is None else accepted.strictest.acceptable

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


_NUMERIC = frozenset({"level", "growth", "share", "change", "ratio"})
#: Words of one figure that need no more than a look at unit and direction, and the side they open to.
_PLAIN: dict[type, str | None] = {
    AtLeast: "higher",
    MoreThan: "higher",
    JustOver: "higher",
    AtMost: "lower",
    LessThan: "lower",
    Reach: None,
    Exactly: None,
    About: None,
    Nearly: None,
}


def _check_plain(target: Target, side: str | None) -> None:
    word, indicator = target.criterion, target.indicator
    if not isinstance(word, OneFigure):
        return
    unit, wanted = word.value.unit, indicator.unit
    measures = unit is None or unit is wanted or (wanted is not None and unit.dimension == wanted.dimension)
    simple = measures and getattr(word, "within", None) is None
    if not simple or (side is not None and indicator.direction not in {side, None, "on_target"}):
        _check_all(target)


def _check_all(target: Target) -> None:
    _check_kind(target)
    criterion = target.criterion
    if isinstance(criterion, (Milestone, Unquantified)):
        return
    _check_reference(target)
    accepted, opens = target.acceptance(OFFICIAL), isinstance(criterion, WordBase) and criterion.opens
    if accepted is not None and not opens and not target.adverse:
        check_direction(criterion, target.indicator, accepted.strictest.acceptable)


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
