"""What a report says: one published figure, as the set of values that its words allow."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from enum import Enum, unique
from math import floor
from typing import Final, TypeAlias, final

import attrs

from plantargets import exact
from plantargets.conventions import OFFICIAL, Convention
from plantargets.days import as_date
from plantargets.errors import FieldError, FieldTypeError, nearest, one_of
from plantargets.exact import Number
from plantargets.figures import Figure, NumberLike
from plantargets.indicators import Indicator
from plantargets.intervals import Interval
from plantargets.periods import Period, optional_period
from plantargets.printing import short_repr
from plantargets.scales import Scale
from plantargets.sources import Source
from plantargets.words import Fall, Nearly, Word, WordBase


@unique
class Status(Enum):
    """Observation status, after SDMX code list CL_OBS_STATUS.

    >>> Status("provisional").sdmx
    'P'
    """

    NORMAL = "normal"
    PROVISIONAL = "provisional"
    ESTIMATED = "estimated"
    FORECAST = "forecast"
    MISSING = "missing"

    @property
    def sdmx(self) -> str:
        """The SDMX code: A, P, E, F or O (missing, for no stated reason)."""
        return {"normal": "A", "provisional": "P", "estimated": "E", "forecast": "F", "missing": "O"}[self.value]

    def __str__(self) -> str:
        return self.value


@final
class _NotStated:
    """The area of a figure whose area is known to be unknown: it matches no target."""

    __slots__ = ()
    _one: _NotStated | None = None

    def __new__(cls) -> _NotStated:
        if cls._one is None:
            cls._one = object.__new__(cls)
        return cls._one

    def __repr__(self) -> str:
        return "NOT_STATED"

    def __str__(self) -> str:
        return "not stated"

    def __reduce__(self) -> str:
        return "NOT_STATED"


NotStated: TypeAlias = _NotStated
#: Area of an outcome whose source does not say which area it is about.
NOT_STATED: Final = _NotStated()


def _done_on(value: dt.date | str | None) -> dt.date | None:
    return None if value is None else as_date(value, "Done.on")


def _not_done_by(value: dt.date | str | None) -> dt.date | None:
    return None if value is None else as_date(value, "NotDone.by")


def _published(value: dt.date | str | None) -> dt.date | None:
    return None if value is None else as_date(value, "Outcome.published")


@final
@attrs.frozen(repr=False)
class Done:
    """A milestone was reached, on a date or at some time in the outcome's period.

    >>> Done(on="2023-09-05")
    Done('2023-09-05')
    """

    on: dt.date | None = attrs.field(default=None, converter=_done_on)

    def __str__(self) -> str:
        return f"done on {self.on}" if self.on else "done"

    def __repr__(self) -> str:
        return f"Done({self.on.isoformat()!r})" if self.on else "Done()"


@final
@attrs.frozen(repr=False)
class NotDone:
    """A milestone was not yet reached by a date, or by the end of the outcome's period."""

    by: dt.date | None = attrs.field(default=None, converter=_not_done_by)

    def __str__(self) -> str:
        return f"not done by {self.by}" if self.by else "not done"

    def __repr__(self) -> str:
        return f"NotDone({self.by.isoformat()!r})" if self.by else "NotDone()"


@final
@attrs.frozen(repr=False)
class Working:
    """How a figure was worked out from other outcomes."""

    how: str
    inputs: tuple[Outcome, ...]

    def __str__(self) -> str:
        parts = [f"{each.indicator.code} {each.period or ''}".strip() + f" = {each.value}" for each in self.inputs]
        return f"{self.how} of {' and '.join(parts)}"

    def __repr__(self) -> str:
        return short_repr(self, 2)


Reported: TypeAlias = Figure | Word | Interval | Done | NotDone | None


def _reported(value: NumberLike | Reported) -> Reported:
    if value is None or isinstance(value, Figure | Interval | Done | NotDone | Word):
        return value
    if isinstance(value, WordBase):
        raise FieldTypeError(
            "Outcome.value",
            value,
            "a figure, a word about one (About, JustOver …), an Interval, Done, NotDone or None; "
            "comparative criteria belong to targets",
        )
    return Figure.of(value, "Outcome.value")


def _status(value: Status | str) -> Status:
    if isinstance(value, Status):
        return value
    names = [each.value for each in Status]
    if not isinstance(value, str) or value not in names:
        hint = nearest(value, names) if isinstance(value, str) else ""
        raise FieldError("Outcome.status", value, f"{one_of(names)}; {hint}".rstrip("; "))
    return Status(value)


def _area(value: str | NotStated | None) -> str | NotStated | None:
    if value is None or isinstance(value, (str, NotStated)):
        return value or None
    raise FieldTypeError("area", value, "a name, NOT_STATED, or None for the plan's area")


def _precision(value: str | NumberLike | None) -> str | Figure | None:
    if value is None or value == "printed":
        return value if value is None else "printed"
    figure = Figure.of(value, "Outcome.precision")
    if figure.number <= 0:
        raise FieldError("Outcome.precision", value, "'printed', or an amount above zero such as '0.1 points'")
    return figure


def _error(value: NumberLike | None) -> Figure | None:
    if value is None:
        return None
    figure = Figure.of(value, "Outcome.standard_error")
    if figure.number < 0:
        raise FieldError("Outcome.standard_error", value, "zero or more, such as '0.2 points'")
    return figure


def _coverage(value: NumberLike) -> Number:
    number = exact.to_number(value, "Outcome.coverage")
    if number <= 0:
        raise FieldError("Outcome.coverage", value, "a factor above zero, such as 2")
    return number


@final
@attrs.frozen(repr=False)
class Outcome:
    """A reported figure.

    Args:
        indicator: what was measured.
        value: a bare figure, a word about one (``JustOver("8000 jobs")``), an
            :class:`Interval` in the indicator's unit, :class:`Done` or :class:`NotDone` for a
            milestone, or None for a figure reported as missing.
        period: the period it covers; None counts as the target's.
        area: the area it covers; None counts as the plan's, ``NOT_STATED`` matches none.
        status: SDMX observation status.
        published: day of publication.
        basis: price basis of this figure, where the indicator leaves it open.
        wording: the words as printed.
        source: where it was published.
        precision: read the bare figure as rounded, to its printed digit (``"printed"``) or to
            an amount such as ``0.1``.
        standard_error: standard error of the bare figure; the set is value ± coverage × error.
        coverage: coverage factor of the standard error (JCGM 100: 2 is about 95 %).
        note: anything a reader should know.
        working: how it was worked out, if it was.

    Raises:
        FieldError: a field cannot hold its value; the message says what it can.
        UnitMismatchError: the figure's unit does not measure the indicator.

    >>> gdp = Indicator("gdp", unit="percent", kind="growth", direction="higher")
    >>> Outcome(gdp, "4.3 %", period="2023", status="provisional").number
    Decimal('4.3')
    """

    indicator: Indicator
    value: Reported = attrs.field(converter=_reported)
    period: Period | None = attrs.field(default=None, converter=optional_period, kw_only=True)
    area: str | NotStated | None = attrs.field(default=None, converter=_area, kw_only=True)
    status: Status = attrs.field(default=Status.NORMAL, converter=_status, kw_only=True)
    published: dt.date | None = attrs.field(default=None, converter=_published, kw_only=True)
    basis: str | None = attrs.field(default=None, kw_only=True)
    wording: str | None = attrs.field(default=None, kw_only=True)
    source: Source | None = attrs.field(default=None, kw_only=True)
    precision: str | Figure | None = attrs.field(default=None, converter=_precision, kw_only=True)
    standard_error: Figure | None = attrs.field(default=None, converter=_error, kw_only=True)
    coverage: Number = attrs.field(default=Decimal(2), converter=_coverage, kw_only=True)
    note: str | None = attrs.field(default=None, kw_only=True)
    working: Working | None = attrs.field(default=None, kw_only=True)
    _read_as: dict[int, tuple[Convention, Interval | None]] = attrs.field(
        factory=dict, init=False, eq=False, repr=False
    )

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.indicator, Indicator):
            raise FieldTypeError(
                "Outcome.indicator", self.indicator, "an Indicator, such as Indicator('gdp', unit='percent')"
            )
        if self.basis not in {None, "nominal", "real"}:
            raise FieldError("Outcome.basis", self.basis, "'nominal', 'real' or None")
        if not _is_plain(self):
            _check_kind(self)
            self.possible(OFFICIAL)

    @property
    def figure(self) -> Figure | None:
        """The bare published figure, or None for hedged, missing and dated ones."""
        return self.value if isinstance(self.value, Figure) else None

    @property
    def number(self) -> Number | None:
        """The bare figure in the indicator's unit."""
        return None if not isinstance(self.value, Figure) else self.value.in_unit(self.indicator.unit)

    @property
    def effective_basis(self) -> str | None:
        """The figure's own price basis, else the indicator's."""
        return self.basis or self.indicator.basis

    def possible(self, convention: Convention = OFFICIAL) -> Interval | None:
        """The set of values that the report allows, in the indicator's unit; None when missing.

        Milestones give a set of days, as proleptic ordinals (``date.toordinal``).
        """
        found = self._read_as.get(id(convention))
        if found is None or found[0] is not convention:
            found = (convention, self._whole(self._read(convention)))
            self._read_as[id(convention)] = found
        return found[1]

    def rounding(self) -> Interval | None:
        """The values that would be printed as the bare figure is (half up, away from zero)."""
        if not isinstance(self.value, Figure):
            return None
        return self._rounded(
            self.value, exact.mul(Decimal(1).scaleb(-self.value.decimals), self.value.factor_to(self.indicator.unit))
        )

    def _read(self, convention: Convention) -> Interval | None:
        value = self.value
        if isinstance(value, Figure):
            scale = Scale.of(self.indicator, convention.reports)
            number = scale.number(value)
            if self.standard_error is not None:
                half = exact.mul(self.coverage, scale.difference(self.standard_error, "Outcome.standard_error"))
                return Interval.closed(exact.sub(number, half), exact.add(number, half))
            if self.precision == "printed":
                return self.rounding()
            if isinstance(self.precision, Figure):
                return self._rounded(value, scale.difference(self.precision, "Outcome.precision"))
            return Interval.point(number)
        if isinstance(value, Word):
            return value.possible(Scale.of(self.indicator, convention.reports))
        if isinstance(value, Done):
            if value.on is not None:
                return Interval.point(value.on.toordinal())
            return Interval.at_most(self._last_day("Done(on=…)"))
        if isinstance(value, NotDone):
            return Interval.more_than(value.by.toordinal() if value.by is not None else self._last_day("NotDone(by=…)"))
        return value

    def _last_day(self, other: str) -> int:
        if self.period is None:
            raise FieldError("Outcome.period", None, f"a period, or a day as in {other}")
        return self.period.end.toordinal()

    def _rounded(self, figure: Figure, step: Number) -> Interval:
        number = figure.in_unit(self.indicator.unit)
        half = exact.mul(step, Decimal("0.5"))
        low, high = exact.sub(number, half), exact.add(number, half)
        return Interval(low, high, low_closed=number > 0, high_closed=number < 0)

    def _whole(self, found: Interval | None) -> Interval | None:
        if found is None or not (self.indicator.integer or self.indicator.kind == "rank"):
            return found
        of_one = self.indicator.unit
        if of_one is not None and of_one.is_count:
            found = found * of_one.factor
        whole = found.integers()
        if whole is None and isinstance(self.value, Nearly) and found.high is not None:
            whole = Interval(floor(found.high) - 1, found.high, high_closed=False).integers()  # 近10家 is 9 of them
        if whole is None:
            raise FieldError(
                "Outcome.value",
                str(self.value),
                f"a value with a whole number in it, since {self.indicator.code!r} counts whole things",
            )
        return whole * exact.divide(Decimal(1), of_one.factor) if of_one is not None and of_one.is_count else whole

    def __str__(self) -> str:
        parts = [
            str(self.indicator),
            f"{self.period}:" if self.period else ":",
            "missing" if self.value is None else str(self.value),
        ]
        text = " ".join(parts).replace(" :", ":")
        return text if self.status is Status.NORMAL else f"{text} ({self.status})"

    def __repr__(self) -> str:
        return short_repr(self, 2)


_NUMERIC = frozenset({"level", "growth", "share", "change", "ratio"})


def _is_plain(outcome: Outcome) -> bool:
    """Whether it is a bare figure in the indicator's unit, with nothing left to check."""
    value, indicator = outcome.value, outcome.indicator
    return (
        isinstance(value, Figure)
        and (value.unit is None or value.unit is indicator.unit)
        and indicator.kind in _NUMERIC
        and not indicator.integer
        and outcome.precision is None
        and outcome.standard_error is None
        and outcome.status is not Status.MISSING
    )


def _check_kind(outcome: Outcome) -> None:
    value, kind, code = outcome.value, outcome.indicator.kind, outcome.indicator.code
    dated = isinstance(value, (Done, NotDone))
    if dated is not (kind == "milestone") and value is not None:
        wanted = (
            "Done(), NotDone() or None" if kind == "milestone" else "a figure, a word about one, an Interval or None"
        )
        raise FieldError("Outcome.value", value, f"{wanted}, since {code!r} is of kind {kind}")
    if isinstance(value, Fall) and kind not in {"growth", "change"}:
        raise FieldError(
            "Outcome.value",
            str(value),
            f"a fall only for kinds growth and change; {code!r} is of kind {kind}, so report the value reached",
        )
    if not isinstance(value, Figure) and (outcome.precision is not None or outcome.standard_error is not None):
        raise FieldError(
            "Outcome.precision" if outcome.precision is not None else "Outcome.standard_error",
            value,
            "a bare figure to go with it",
        )
    if outcome.precision is not None and outcome.standard_error is not None:
        raise FieldError("Outcome.precision", outcome.precision, "either a rounding precision or a standard error")
    if outcome.status is Status.MISSING and value is not None:
        raise FieldError("Outcome.value", value, "None when the status is missing")
    if isinstance(value, Figure) and kind == "rank" and value.number < 1:
        raise FieldError("Outcome.value", str(value), "a rank of 1 or more")
