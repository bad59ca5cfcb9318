"""From the model to rows of texts, with what the columns cannot hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from plantargets.errors import FieldError, FormatError, Problem
from plantargets.formats import columns, phrasing
from plantargets.formats.losses import Loss
from plantargets.formats.shapes import number_text
from plantargets.outcomes import Outcome, Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plantargets.figures import Figure
    from plantargets.indicators import Indicator
    from plantargets.plans import Plan
    from plantargets.sources import Source
    from plantargets.targets import Target

Row = dict[str, str]
_LANGUAGES: Final = {"und": "name", "en": "name_en", "zh": "name_zh"}
_YES: Final = "yes"
#: Columns of a source that are called otherwise in it.
SOURCE_FIELDS: Final = {"source": "title", "source_date": "date", "source_id": "id"}


class Writer:
    """Rows of one table; indicators that are only referred to get rows of their own.

    Args:
        plan_sheet: whether the plan itself has a place beside the table.
    """

    def __init__(self, *, plan_sheet: bool = False) -> None:
        self.plan_sheet = plan_sheet
        self.losses: list[Loss] = []
        self.known: dict[str, Indicator] = {}
        self.problems: list[Problem] = []

    def plan(self, plan: Plan) -> list[Row]:
        """A row for each target, and for each indicator that is only compared with."""
        rows = [{"plan": plan.name, **self._target(target)} for target in plan.targets]
        if self.plan_sheet:
            self.plan_rows(plan)
        else:
            for name in ("source", "note"):
                if getattr(plan, name) is not None:
                    self._lose("plan", f"its {name} has no column")
            if (plan.period, plan.area) != _common(plan.targets):
                self._lose("plan", "its period and area are those that all targets share")
        if not plan.targets:
            rows = [{"plan": plan.name}]
        return self._finished(rows, plan.name)

    def plan_rows(self, plan: Plan) -> list[tuple[str, str]]:
        """What is said of the plan itself: fields and texts."""
        rows = [("name", plan.name), ("area", plan.area or ""), ("note", self._text("plan", "note", plan.note))]
        rows.insert(2, ("period", "" if plan.period is None else plan.period.text))
        for column, text in self._source(plan.source, "plan").items():
            rows.append((f"source {SOURCE_FIELDS.get(column, column)}", text))
        return [row for row in rows if row[1]]

    def outcomes(self, outcomes: Iterable[Outcome]) -> list[Row]:
        """A row for each outcome, and for each indicator that others derive from."""
        rows = [self._outcome(index, each) for index, each in enumerate(outcomes)]
        return self._finished(rows, None)

    def _finished(self, rows: list[Row], plan: str | None) -> list[Row]:
        written = {row["indicator"] for row in rows if "indicator" in row}
        waiting = [each for code, each in self.known.items() if code not in written]
        while waiting:
            indicator = waiting.pop(0)
            written.add(indicator.code)
            rows.append({**({"plan": plan} if plan else {}), **self._indicator(indicator)})
            waiting += [each for code, each in self.known.items() if code not in written and each not in waiting]
        if self.problems:
            raise FormatError(self.problems)
        return [{name: cell for name, cell in row.items() if cell} for row in rows]

    def _target(self, target: Target) -> Row:
        place = f"target {target.id}"
        row: Row = {"id": "" if target.id == target.indicator.code else target.id}
        row |= self._indicator(target.indicator)
        row["target"] = self._noted(place, lambda: phrasing.write(target.criterion))
        reference = target.reference
        if reference is not None and reference.indicator is not None:
            self._know(reference.indicator)
        for name in ("area", "obligation", "strength", "wording", "note"):
            row[name] = self._text(place, name, getattr(target, name))
        row["period"] = "" if target.period is None else target.period.text
        row["over"] = "" if target.over == "end" else target.over
        row["adverse"] = _YES * target.adverse
        return row | self._source(target.source, place)

    def _outcome(self, index: int, outcome: Outcome) -> Row:
        place = f"outcome {index + 1}"
        row = self._indicator(outcome.indicator)
        row["value"] = self._noted(place, lambda: phrasing.write_value(outcome.value))
        row["period"] = "" if outcome.period is None else outcome.period.text
        row["area"] = columns.NOT_STATED
        if isinstance(outcome.area, str) or outcome.area is None:
            row["area"] = self._text(place, "area", outcome.area)
        row["status"] = "" if outcome.status is Status.NORMAL else outcome.status.value
        row["published"] = "" if outcome.published is None else outcome.published.isoformat()
        row["figure_basis"] = outcome.basis or ""
        for name in ("wording", "note"):
            row[name] = self._text(place, name, getattr(outcome, name))
        row["precision"] = self._amount(place, outcome.precision)
        row["standard_error"] = self._amount(place, outcome.standard_error)
        row["coverage"] = "" if outcome.coverage == 2 else number_text(outcome.coverage)
        if outcome.working is not None:
            self._lose(place, "its working (how the figure was worked out) has no column")
        return row | self._source(outcome.source, place)

    def _amount(self, place: str, amount: str | Figure | None) -> str:
        if amount is None or isinstance(amount, str):
            return amount or ""
        return self._noted(place, lambda: phrasing.write_figure(amount))

    def _indicator(self, indicator: Indicator) -> Row:
        place = f"indicator {indicator.code}"
        self._know(indicator)
        row: Row = {"indicator": indicator.code}
        for language, name in indicator.name.items():
            if language in _LANGUAGES:
                row[_LANGUAGES[language]] = name
            else:
                self._lose(place, f"its name in {language!r} has no column")
        row["unit"] = "" if indicator.unit is None else indicator.unit.text
        row["kind"] = "" if indicator.kind == "level" else indicator.kind
        row["direction"], row["basis"] = indicator.direction or "", indicator.basis or ""
        row["integer"], row["accumulates"] = _YES * indicator.integer, _YES * indicator.accumulates
        row["description"] = self._text(place, "description", indicator.description)
        if indicator.source is not None:
            self._lose(place, "its source has no column")
        if indicator.of is not None:
            of = indicator.of
            self._know(of.part)
            joined = {"share": "in", "difference": "and", "growth": "in"}[of.how]
            row["derived"] = f"{of.how} of {of.part.code}"
            if of.whole is not None:
                self._know(of.whole)
                row["derived"] += f" {joined} {of.whole.code}"
        return row

    def _know(self, indicator: Indicator) -> None:
        first = self.known.setdefault(indicator.code, indicator)
        if first != indicator:
            message = f"two different indicators have the code {indicator.code!r}; a table holds one of each code"
            problem = Problem(f"indicator {indicator.code}", message)
            if problem not in self.problems:
                self.problems.append(problem)

    def _source(self, source: Source | None, place: str) -> Row:
        if source is None:
            return {}
        if isinstance(source.page, int):
            self._lose(place, "the page of its source is a text in a table")
        found = {name: getattr(source, SOURCE_FIELDS.get(name, name)) for name in (c.name for c in columns.SOURCE)}
        return {
            name: self._text(place, "source", None if held is None else str(held), of=f"{name} of its ")
            for name, held in found.items()
        }

    def _text(self, place: str, field: str, text: str | None, *, of: str = "its ") -> str:
        """A text for a cell. An empty cell says nothing."""
        if text is None:
            return ""
        if not text.strip():
            self._lose(place, f"{of}{field} is empty, which a table cannot tell from none")
            return ""
        return text

    def _lose(self, place: str, what: str) -> None:
        self.losses.append(Loss(place, what))

    def _noted(self, place: str, write: object) -> str:
        try:
            return str(write())  # type: ignore[operator]
        except FieldError as error:
            self.problems.append(Problem(place, str(error)))
            return ""


def _common(targets: Iterable[Target]) -> tuple[object, object]:
    periods, areas = {each.period for each in targets}, {each.area for each in targets}
    return (periods.pop() if len(periods) == 1 else None), (areas.pop() if len(areas) == 1 else None)
