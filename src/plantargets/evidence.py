"""What the reports together say about one indicator, period and area.

:class:`Outcomes` is the collection; :meth:`Outcomes.find` answers for one key with the set that
the latest vintage allows, the outcomes used, and the reasons when there is no answer.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, final, overload

import attrs

from plantargets.conventions import OFFICIAL
from plantargets.days import as_date
from plantargets.errors import FieldTypeError
from plantargets.findings import Finding, Query, by_vintage, checked, derived_set, mapped, parts_of, together
from plantargets.outcomes import NOT_STATED, NotDone, NotStated, Outcome, Status, Working
from plantargets.periods import Period
from plantargets.verdicts import Note, Reason

if TYPE_CHECKING:
    from plantargets.indicators import Indicator


@final
class Outcomes(Sequence[Outcome]):
    """Reported figures, by indicator, period and area, with their vintages.

    Args:
        items: outcomes, in any order.

    >>> from plantargets import Indicator, Outcome
    >>> gdp = Indicator("gdp", unit="percent", kind="growth", direction="higher")
    >>> reports = Outcomes([
    ...     Outcome(gdp, "4.2 %", period="2023", published="2024-01-20"),
    ...     Outcome(gdp, "4.3 %", period="2023", published="2024-07-06"),
    ... ])
    >>> [str(each.value) for each in reports.latest()], len(reports.as_of("2024-02-01"))
    (['4.3 %'], 1)
    """

    __slots__ = ("_by_code", "_items")

    def __init__(self, items: Iterable[Outcome] = ()) -> None:
        listed = tuple(items)
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
        if isinstance(given, Outcomes):
            return given
        if not isinstance(given, Iterable | Outcome):
            raise FieldTypeError("outcomes", given, "an Outcome, several of them, or Outcomes")
        return cls((given,) if isinstance(given, Outcome) else given)

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

    def as_of(self, day: dt.date | str) -> Outcomes:
        """The outcomes published by a day; undated ones are left out."""
        limit = as_date(day, "as_of")
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
        return [by_vintage(group) for group in keyed.values()]

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
        return [Outcomes(group) for group in groups if len(group) > 1 and together(group, OFFICIAL).possible is None]

    def find(
        self,
        indicator: Indicator,
        period: Period | None,
        area: str | NotStated | None,
        query: Query,
        *,
        dated: bool = False,
        placed: bool = False,
    ) -> Finding:
        """What the reports say about the whole of a period.

        A published figure comes first; without one, a growth, share or difference is worked
        out from the indicators it derives from; else the parts of the period are taken.

        Args:
            indicator: what is looked for.
            period: the period; None for the only one there is.
            area: the area; None for the only one there is.
            query: convention, vintage and areas.
            dated: only figures that state their period (one that does not is the target's own).
            placed: only figures that state their area.
        """
        candidates, notes = self._candidates(indicator, area, query, placed=placed)
        reported = [each for each in candidates if each.value is not None]
        usable = [each for each in reported if query.forecasts or each.status is not Status.FORECAST]
        if indicator.kind == "milestone":
            found = together(_milestone_reports(usable), query.convention, indicator) if usable else None
            return attrs.evolve(found or _without(reported, candidates), notes=notes)
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

        def covers(each: Outcome) -> bool:
            return each.period == period or (each.period is None and not dated)

        whole = [each for each in usable if covers(each)]
        if whole:
            return attrs.evolve(together(by_vintage(whole)[-1], query.convention, indicator), notes=notes)
        if period is not None:
            derived = self._derive(indicator, period, area, query, dated=dated, placed=placed)
            if derived is not None and derived.possible is not None and not derived.part:
                return derived
            parts = [each for each in usable if each.period is not None and each.period.is_part_of(period)]
            if parts:
                return attrs.evolve(parts_of(indicator, parts, query), notes=notes)
            if derived is not None:
                return derived
        return attrs.evolve(
            _without([each for each in reported if covers(each)], [each for each in candidates if covers(each)]),
            notes=notes,
        )

    def _candidates(
        self, indicator: Indicator, area: str | NotStated | None, query: Query, *, placed: bool
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
        nowhere = sum(each.area is NOT_STATED for each in group)
        if nowhere:
            notes.append(
                Note(
                    f"{nowhere} {'figure' if nowhere == 1 else 'figures'} left out, since no area is stated",
                    f"{nowhere}个未注明地区的数据未计入",
                )
            )
        group = [each for each in group if each.area is not NOT_STATED]
        areas = {mapped(each.area, query.areas) for each in group} - {None}
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
            return [checked(each, indicator) for each in group], tuple(notes)
        matching = [
            each for each in group if (each.area is None and not placed) or mapped(each.area, query.areas) == area
        ]
        if group and not matching:
            listed = ", ".join(sorted(str(each) for each in areas))
            notes.append(Note(f"figures exist only for other areas: {listed}", f"只有其他地区的数据：{listed}"))
        return [checked(each, indicator) for each in matching], tuple(notes)

    def _derive(
        self,
        indicator: Indicator,
        period: Period,
        area: str | NotStated | None,
        query: Query,
        *,
        dated: bool,
        placed: bool,
    ) -> Finding | None:
        of = indicator.of
        if of is None:
            return None
        part = self.find(of.part, period, area, query, dated=dated, placed=placed)
        if of.whole is None:
            other = self.find(of.part, period.year_before(), area, query, dated=True, placed=placed)
        else:
            other = self.find(of.whole, period, area, query, dated=dated, placed=placed)
        inputs, notes = (*part.outcomes, *other.outcomes), (*part.notes, *other.notes)
        partial = part.part or other.part
        if partial and (of.how != "difference" or other.part or part.possible is None):
            return Finding(outcomes=inputs, reasons=frozenset({Reason.PART_PERIOD}), notes=notes, part=True)
        if part.possible is None or other.possible is None:
            return None
        base, ours = other.possible, of.part.unit
        if of.whole is not None and of.whole.unit is not None and ours is not None:
            base = base * of.whole.unit.factor_to(ours)
        worked_out = derived_set(of.how, part.possible, base, indicator)
        if worked_out is None:
            return Finding(outcomes=inputs, reasons=frozenset({Reason.BASE_NOT_POSITIVE}), notes=notes)
        stated = {each.basis for each in (part, other)}
        if len(stated - {None}) > 1:
            return Finding(outcomes=inputs, reasons=frozenset({Reason.BASIS_MISMATCH}), notes=notes)
        if indicator.basis is not None and None in stated:
            notes = (*notes, _BASIS_OPEN)
        outcome = Outcome(
            indicator,
            worked_out,
            period=period,
            area=area or next((each.area for each in part.outcomes), None),
            basis=next(iter(stated - {None}), None),
            working=Working(of.how, inputs),
        )
        reasons = frozenset({Reason.PART_PERIOD} if partial else ())
        return Finding(outcome.possible(query.convention), (outcome,), reasons, notes, part=partial)


_BASIS_OPEN = Note("the price basis of the figures it is worked out from is not stated", "用于推算的数据未注明价格口径")


def _milestone_reports(reports: list[Outcome]) -> list[Outcome]:
    """Every "not done yet", and the latest vintage of what was done: the two go together."""
    done = [each for each in reports if not isinstance(each.value, NotDone)]
    return [each for each in reports if isinstance(each.value, NotDone)] + (by_vintage(done)[-1] if done else [])


def _without(forecasts: list[Outcome], looked_at: list[Outcome]) -> Finding:
    """No figure to judge: only forecasts, or none at all."""
    reason = Reason.FORECAST if forecasts else Reason.NO_OUTCOME
    return Finding(outcomes=tuple(looked_at), reasons=frozenset({reason}))
