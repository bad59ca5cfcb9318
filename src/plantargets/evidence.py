"""What the reports together say about one indicator, period and area.

:class:`Outcomes` is the collection; :meth:`Outcomes.find` answers for one key with the set that
the latest vintage allows, the outcomes used, and the reasons when there is no answer.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, final, overload

import attrs

from plantargets import exact
from plantargets.conventions import OFFICIAL, Convention
from plantargets.criteria import as_date
from plantargets.errors import FieldTypeError
from plantargets.indicators import Indicator
from plantargets.intervals import Interval
from plantargets.outcomes import NOT_STATED, NotStated, Outcome, Status, Working
from plantargets.periods import Period
from plantargets.verdicts import Note, Reason

if TYPE_CHECKING:
    from plantargets.exact import Number


@final
@attrs.frozen
class Query:
    """What is looked for, and how.

    Args:
        convention: how soft words in reports are read.
        as_of: only figures published by this day; undated ones are left out and counted.
        forecasts: whether forecasts may be judged.
        areas: areas of reports that stand for other areas, such as ``{"whole new area": "Songbei"}``.
    """

    convention: Convention = OFFICIAL
    as_of: datetime.date | None = attrs.field(default=None, converter=attrs.converters.optional(as_date))
    forecasts: bool = False
    areas: Mapping[str, str] = attrs.field(factory=dict[str, str])


@final
@attrs.frozen
class Finding:
    """What the reports say: the possible set, or the reasons why there is none.

    ``part`` is True when only parts of the period were reported.
    """

    possible: Interval | None = None
    outcomes: tuple[Outcome, ...] = ()
    reasons: frozenset[Reason] = frozenset()
    notes: tuple[Note, ...] = ()
    part: bool = False

    @property
    def basis(self) -> str | None:
        """The price basis of the figures, where they state one."""
        return next((each.effective_basis for each in self.outcomes if each.effective_basis), None)


@final
class Outcomes(Sequence[Outcome]):
    """Reported figures, by indicator, period and area, with their vintages.

    Args:
        items: outcomes, in any order.

    >>> gdp = Indicator("gdp", unit="percent", kind="growth", direction="higher")
    >>> reports = Outcomes([
    ...     Outcome(gdp, "4.2 %", period="2023", published="2024-01-20"),
    ...     Outcome(gdp, "4.3 %", period="2023", published="2024-07-06"),
    ... ])
    >>> [str(each.value) for each in reports.latest()], len(reports.as_of("2024-02-01"))
    (['4.3 %'], 1)
    """

    __slots__ = ("_by_code", "_items")

    def __init__(self, items: Outcome | Iterable[Outcome] = ()) -> None:
        listed = (items,) if isinstance(items, Outcome) else tuple(items)
        by_code: dict[str, list[Outcome]] = {}
        for index, each in enumerate(listed):
            if not isinstance(each, Outcome):
                raise FieldTypeError(f"outcomes[{index}]", each, "an Outcome")
            by_code.setdefault(each.indicator.code, []).append(each)
        self._items = listed
        self._by_code = by_code

    @classmethod
    def of(cls, given: Outcome | Iterable[Outcome] | Outcomes) -> Outcomes:
        """The collection itself, or one made of an outcome or of several."""
        return given if isinstance(given, Outcomes) else cls(given)

    @overload
    def __getitem__(self, index: int) -> Outcome: ...
    @overload
    def __getitem__(self, index: slice) -> Outcomes: ...
    def __getitem__(self, index: int | slice) -> Outcome | Outcomes:
        return Outcomes(self._items[index]) if isinstance(index, slice) else self._items[index]

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[Outcome]:
        return iter(self._items)

    def __eq__(self, other: object) -> bool:
        return self._items == other._items if isinstance(other, Outcomes) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._items)

    def __add__(self, other: Iterable[Outcome]) -> Outcomes:
        return Outcomes((*self._items, *Outcomes.of(other)))

    def __repr__(self) -> str:
        return f"Outcomes([{', '.join(map(repr, self._items))}])"

    def __str__(self) -> str:
        return "\n".join(map(str, self._items))

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """The indicators reported, in order of appearance."""
        return tuple(group[0].indicator for group in self._by_code.values())

    def about(
        self, indicator: Indicator | str, *, period: Period | str | None = None, area: str | None = None
    ) -> Outcomes:
        """The outcomes of one indicator, and of one period and area where given."""
        code = indicator if isinstance(indicator, str) else indicator.code
        wanted = None if period is None else Period.of(period)
        return Outcomes(
            each
            for each in self._by_code.get(code, ())
            if (wanted is None or each.period == wanted) and (area is None or each.area == area)
        )

    def as_of(self, day: datetime.date | str) -> Outcomes:
        """The outcomes published by a day; undated ones are left out."""
        limit = as_date(day)
        return Outcomes(each for each in self._items if each.published is not None and each.published <= limit)

    def latest(self) -> Outcomes:
        """For each indicator, period and area, the latest vintage. Undated figures are the oldest."""
        return Outcomes(each for group in self._vintages() for each in group[-1])

    def first(self) -> Outcomes:
        """For each indicator, period and area, the first dated vintage (undated ones when none is dated)."""
        return Outcomes(
            each for group in self._vintages() for each in next((v for v in group if v[0].published), group[0])
        )

    def _vintages(self) -> list[list[list[Outcome]]]:
        keyed: dict[tuple[object, ...], list[Outcome]] = {}
        for each in self._items:
            keyed.setdefault((each.indicator.code, each.period, each.area), []).append(each)
        return [_by_vintage(group) for group in keyed.values()]

    def series(self, indicator: Indicator | str, area: str | None = None) -> dict[Period, Outcome]:
        """The latest bare figure of each period, in order of time."""
        found: dict[Period, Outcome] = {}
        for each in self.about(indicator, area=area).latest():
            if each.period is not None and each.figure is not None and each.status is not Status.FORECAST:
                found.setdefault(each.period, each)
        return dict(sorted(found.items(), key=lambda pair: (pair[0].start, pair[0].end)))

    def conflicts(self) -> list[Outcomes]:
        """Groups of figures of one vintage that contradict each other."""
        groups = (group[-1] for group in self._vintages())
        return [Outcomes(group) for group in groups if len(group) > 1 and _together(group, OFFICIAL).possible is None]

    def find(self, indicator: Indicator, period: Period | None, area: str | NotStated | None, query: Query) -> Finding:
        """What the reports say about the whole of a period.

        A published figure comes first; without one, a growth, share or difference is worked
        out from the indicators it derives from; else the parts of the period are taken.
        """
        candidates, notes = self._candidates(indicator, area, query)
        if indicator.kind == "milestone":
            reports = [each for each in candidates if each.value is not None]
            return (
                attrs.evolve(_together(reports, query.convention, indicator), notes=notes)
                if reports
                else _nothing(candidates, notes)
            )
        if period is None:
            periods = {each.period for each in candidates if each.period is not None}
            if len(periods) > 1:
                listed = ", ".join(sorted(str(each) for each in periods))
                return Finding(
                    reasons=frozenset({Reason.NO_OUTCOME}),
                    notes=(
                        *notes,
                        Note(
                            f"the target states no period, and figures exist for {listed}",
                            f"目标未注明时期，而数据涉及{listed}",
                        ),
                    ),
                )
            period = next(iter(periods), None)
        whole = [each for each in candidates if each.period is None or each.period == period]
        if any(each.value is not None for each in whole):
            usable = [each for each in whole if query.forecasts or each.status is not Status.FORECAST]
            if any(each.value is not None for each in usable):
                found = _together(
                    _by_vintage([each for each in usable if each.value is not None])[-1], query.convention, indicator
                )
                return attrs.evolve(found, notes=notes)
            return Finding(outcomes=tuple(whole), reasons=frozenset({Reason.FORECAST}), notes=notes)
        if period is not None:
            derived = self._derive(indicator, period, area, query)
            if derived is not None:
                return derived
            parts = [
                each
                for each in candidates
                if each.period is not None and each.period.is_part_of(period) and each.value is not None
            ]
            parts = [each for each in parts if query.forecasts or each.status is not Status.FORECAST]
            if parts:
                return attrs.evolve(_parts(indicator, parts, query), notes=notes)
        return _nothing(whole, notes)

    def _candidates(
        self, indicator: Indicator, area: str | NotStated | None, query: Query
    ) -> tuple[list[Outcome], tuple[Note, ...]]:
        notes: list[Note] = []
        group = self._by_code.get(indicator.code, [])
        if query.as_of is not None:
            undated = sum(each.published is None for each in group)
            if undated:
                said = "figure" if undated == 1 else "figures"
                notes.append(
                    Note(
                        f"{undated} undated {said} left out as of {query.as_of}",
                        f"截至{query.as_of}，{undated}个未注明日期的数据未计入",
                    )
                )
            group = [each for each in group if each.published is not None and each.published <= query.as_of]
        group = [each for each in group if each.area is not NOT_STATED]
        areas = {_mapped(each.area, query.areas) for each in group} - {None}
        if area is None:
            if len(areas) > 1:
                listed = ", ".join(sorted(str(each) for each in areas))
                return [], (
                    *notes,
                    Note(
                        f"the target states no area, and figures exist for {listed}",
                        f"目标未注明地区，而数据涉及{listed}",
                    ),
                )
            return [_checked(each, indicator) for each in group], tuple(notes)
        matching = [each for each in group if each.area is None or _mapped(each.area, query.areas) == area]
        if group and not matching:
            listed = ", ".join(sorted(str(each) for each in areas))
            notes.append(Note(f"figures exist only for other areas: {listed}", f"只有其他地区的数据：{listed}"))
        return [_checked(each, indicator) for each in matching], tuple(notes)

    def _derive(
        self, indicator: Indicator, period: Period, area: str | NotStated | None, query: Query
    ) -> Finding | None:
        of = indicator.of
        if of is None:
            return None
        part = self.find(of.part, period, area, query)
        if of.whole is None:
            other = self.find(of.part, period.year_before(), area, query)
        else:
            other = self.find(of.whole, period, area, query)
        if part.possible is None or other.possible is None or part.part or other.part:
            return None
        inputs = (*part.outcomes, *other.outcomes)
        base, ours = other.possible, of.part.unit
        if of.whole is not None and of.whole.unit is not None and ours is not None:
            base = base * of.whole.unit.factor_to(ours)
        worked_out = derived_set(of.how, part.possible, base, indicator)
        if worked_out is None:
            return None
        outcome = Outcome(
            indicator,
            worked_out,
            period=period,
            area=area,
            basis=indicator.basis or (part.basis if part.basis == other.basis else None),
            working=Working(of.how, inputs),
        )
        return Finding(outcome.possible(query.convention), (outcome,), notes=(*part.notes, *other.notes))


def derived_set(how: str, part: Interval, other: Interval, indicator: Indicator) -> Interval | None:
    """Growth from two levels, share from part and whole, or difference, in the indicator's unit.

    None when the base of a growth or share may be zero or negative.
    """
    if how == "difference":
        return part - other
    if other.low is None or other.low < 0 or (other.low == 0 and other.low_closed):
        return None
    ratio = part / other
    unit = indicator.unit
    factor = exact.ZERO if unit is None else unit.factor
    scaled = ratio if how == "share" else ratio - 1
    return scaled if not factor or factor == 1 else scaled * exact.divide(exact.to_number(1, "one"), factor)


def _nothing(reports: Sequence[Outcome], notes: tuple[Note, ...]) -> Finding:
    return Finding(outcomes=tuple(reports), reasons=frozenset({Reason.NO_OUTCOME}), notes=notes)


def _mapped(area: str | NotStated | None, areas: Mapping[str, str]) -> str | NotStated | None:
    return areas.get(area, area) if isinstance(area, str) else area


def _checked(outcome: Outcome, indicator: Indicator) -> Outcome:
    theirs = outcome.indicator
    if theirs is not indicator and theirs.kind != indicator.kind:
        raise FieldTypeError(
            f"Outcome({indicator.code!r}).indicator",
            theirs.kind,
            f"kind {indicator.kind!r}, as the target's indicator of that code",
        )
    return outcome


def possible_set(outcome: Outcome, indicator: Indicator, convention: Convention) -> Interval | None:
    """The report's set in the unit of the target's indicator.

    Raises:
        UnitMismatchError: the two units measure different things.
    """
    return _converted(outcome.possible(convention), outcome, indicator)


def _converted(found: Interval | None, outcome: Outcome, indicator: Indicator) -> Interval | None:
    theirs, ours = outcome.indicator.unit, indicator.unit
    if found is None or theirs is ours or theirs is None or ours is None or theirs == ours:
        return found
    return found * theirs.factor_to(ours)


def _by_vintage(group: Sequence[Outcome]) -> list[list[Outcome]]:
    """The group by day of publication, oldest first; undated figures come before all."""
    keyed: dict[datetime.date | None, list[Outcome]] = {}
    for each in group:
        keyed.setdefault(each.published, []).append(each)
    days = sorted(day for day in keyed if day is not None)
    return ([keyed[None]] if None in keyed else []) + [keyed[day] for day in days]


def _together(group: Sequence[Outcome], convention: Convention, indicator: Indicator | None = None) -> Finding:
    """Figures of one vintage: bare ones agree when their roundings overlap, and the most precise counts."""
    ours = indicator or group[0].indicator
    bare = [
        each for each in group if each.figure is not None and each.precision is None and each.standard_error is None
    ]
    chosen = min(bare, key=lambda each: _step(each, ours), default=None)
    sets: list[Interval | None] = [] if chosen is None else [possible_set(chosen, ours, convention)]
    sets += [possible_set(each, ours, convention) for each in group if each not in bare]
    roundings = [_converted(each.rounding(), each, ours) for each in bare] if len(bare) > 1 else []
    possible = _intersection(sets)
    if possible is None or (roundings and _intersection(roundings) is None):
        return Finding(outcomes=tuple(group), reasons=frozenset({Reason.CONFLICT}))
    return Finding(possible, tuple(group))


def _step(outcome: Outcome, indicator: Indicator) -> Number:
    rounding = _converted(outcome.rounding(), outcome, indicator)
    assert rounding is not None and rounding.low is not None and rounding.high is not None  # noqa: PT018
    return exact.sub(rounding.high, rounding.low)


def _intersection(sets: Iterable[Interval | None]) -> Interval | None:
    result: Interval | None = Interval.whole()
    for each in sets:
        if each is None or result is None:
            return None
        result = result.intersection(each)
    return result


def _parts(indicator: Indicator, parts: Sequence[Outcome], query: Query) -> Finding:
    """Figures within the period: of a count that only grows each is a floor; else they decide nothing."""
    latest = [each for group in Outcomes(parts)._vintages() for each in group[-1]]
    if not indicator.accumulates:
        return Finding(outcomes=tuple(latest), reasons=frozenset({Reason.PART_PERIOD}), part=True)
    by_period: dict[Period | None, list[Outcome]] = {}
    for each in latest:
        by_period.setdefault(each.period, []).append(each)
    floor = Interval.at_least(0)
    floors: list[Interval | None] = []
    for group in by_period.values():
        found = _together(group, query.convention, indicator)
        if found.possible is None:
            return attrs.evolve(found, part=True)
        floors.append(found.possible + floor)
    return Finding(_intersection(floors), tuple(latest), frozenset({Reason.PART_PERIOD}), part=True)
