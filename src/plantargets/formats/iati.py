"""IATI 2.03 ``result`` elements in: activities to plans and outcomes. :mod:`iatiwrite` writes them.

A file that this library wrote holds the typed form of every target and outcome in elements of the
namespace :data:`NAMESPACE`; it is read first, and has to agree with the plain value beside it. In
files of others a bare value is a target of the kind ``Reach``, and what has no place is listed.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Final, TypeVar, final

import attrs

from plantargets.criteria import Unquantified
from plantargets.errors import FormatError, PlanTargetsError, Problem
from plantargets.evidence import Outcomes
from plantargets.figures import Figure
from plantargets.formats.iatiwrite import AREA, NAMESPACE, plain_value, to_iati
from plantargets.formats.jsonfile import from_json
from plantargets.formats.losses import Loss, Losses
from plantargets.formats.xmlread import Node, parse_xml
from plantargets.indicators import Indicator
from plantargets.outcomes import Outcome
from plantargets.periods import Period
from plantargets.plans import Plan
from plantargets.targets import Target

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["NAMESPACE", "Activity", "from_iati", "only", "to_iati"]

T = TypeVar("T")
_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_OURS: Final = f"{{{NAMESPACE}}}"
_ASCENDING: Final = {"1": "higher", "true": "higher", "0": "lower", "false": "lower"}
_NOT_CODE: Final = re.compile(r"[^\w.\-]+")


@final
@attrs.frozen
class Activity:
    """One activity of an IATI file.

    Attributes:
        identifier: the ``iati-identifier``.
        plan: its targets.
        outcomes: its actuals and baselines.
        losses: what the file says and the model has no place for.
    """

    identifier: str
    plan: Plan
    outcomes: Outcomes
    losses: Losses


def from_iati(data: bytes | str, *, skip_bad: bool = False) -> tuple[Activity, ...]:
    """The activities of an IATI file that have results.

    Args:
        data: the file.
        skip_bad: list targets and actuals that cannot be read (``value="N/A"``) among the losses
            instead of refusing the file.

    Raises:
        FormatError: no XML, no IATI, or values that are no numbers; each with its line and path.
    """
    root = parse_xml(data if isinstance(data, bytes) else data.encode())
    if root.name != "iati-activities":
        raise FormatError([Problem(root.place, f"got {root.name!r}; the root of an IATI file is iati-activities")])
    version = root.get("version") or ""
    if not version.startswith("2."):
        raise FormatError([Problem(root.place, f"version {version or 'missing'}; this reads versions 2.01 to 2.03")])
    problems: list[Problem] = []
    found = [_Reader(node, problems).activity() for node in root.all("iati-activity") if node.first("result")]
    if problems and not skip_bad:
        raise FormatError(problems)
    if skip_bad and problems:
        lost = [Loss(each.place, each.message) for each in problems]
        found = [attrs.evolve(each, losses=Losses([*each.losses, *_within(lost, each, found)])) for each in found]
    return tuple(found)


def _within(lost: list[Loss], activity: Activity, every: list[Activity]) -> list[Loss]:
    return lost if activity is every[0] else []


def only(data: bytes, expect: type[T] | None) -> Plan | Outcomes:
    """The plan, or the outcomes, of a file with one activity."""
    found = from_iati(data)
    if len(found) != 1:
        message = f"{len(found)} activities with results; read them with formats.from_iati"
        raise FormatError([Problem("/iati-activities", message)])
    if expect is not None and expect is not Plan and expect is not Outcomes:
        raise FormatError([Problem("/iati-activities", f"holds a Plan and Outcomes; wanted here: {expect.__name__}")])
    one = found[0]
    wants_outcomes = expect is Outcomes or (expect is None and not one.plan.targets)
    return one.outcomes if wants_outcomes else one.plan


class _Reader:
    def __init__(self, node: Node, problems: list[Problem]) -> None:
        self.node = node
        self.problems = problems
        self.losses: list[Loss] = []
        self.targets: list[tuple[int, Target]] = []
        self.outcomes: list[tuple[int, Outcome]] = []
        self.ids: set[str] = set()
        self.codes: dict[str, Indicator] = {}
        self.header: Plan | None = None

    def activity(self) -> Activity:
        identifier = _text(self.node.first("iati-identifier"))
        for result in self.node.all("result"):
            self._result(result)
        targets = [target for _, target in sorted(self.targets, key=lambda pair: pair[0])]
        name = _narrative(self.node.first("title")) or identifier or "activity"
        header = Plan(name) if self.header is None else self.header
        try:
            plan = attrs.evolve(header, targets=tuple(targets))
        except PlanTargetsError as error:
            self.problems.append(Problem(self.node.place, str(error)))
            plan = header
        outcomes = Outcomes(outcome for _, outcome in sorted(self.outcomes, key=lambda pair: pair[0]))
        return Activity(identifier, plan, outcomes, Losses(self.losses))

    def _result(self, result: Node) -> None:
        ours = result.first(f"{_OURS}plan")
        if ours is not None:
            header = self._typed(ours, Plan)
            self.header = self.header if header is None else header
        self._left(result, {"title", "description", "indicator"}, result.attributes.keys() - {"type"})
        for index, node in enumerate(result.all("indicator"), start=1):
            self._indicator(node, index)

    def _left(self, node: Node, known: set[str], attributes: Iterable[str] = ()) -> None:
        for child in node.children:
            if child.name not in known and not child.name.startswith(_OURS):
                self.losses.append(Loss(child.place, f"{child.name} has no place in the model"))
        self.losses += [Loss(node.place, f"{name} has no place in the model") for name in sorted(attributes)]

    def _indicator(self, node: Node, index: int) -> None:
        self._left(node, {"title", "description", "reference", "baseline", "period"})
        if node.get("aggregation-status"):
            self.losses.append(Loss(node.place, "aggregation-status has no place in the model"))
        indicator = self._measured(node, index)
        if indicator is None:
            return
        for ours in (*node.all(f"{_OURS}target"), *node.all(f"{_OURS}outcome")):
            self._own(ours)
        for baseline in node.all("baseline"):
            year = baseline.get("year") or ""
            self._reported(baseline, indicator, self._period_of(baseline, year, year), note="baseline")
        for period in node.all("period"):
            start = _date(period.first("period-start"))
            end = _date(period.first("period-end"))
            when = self._period_of(period, start, end)
            for target in period.all("target"):
                self._target(target, indicator, when)
            for actual in period.all("actual"):
                self._reported(actual, indicator, when)

    def _measured(self, node: Node, index: int) -> Indicator | None:
        measure = node.get("measure")
        if measure is None:
            self.problems.append(Problem(node.place, "measure is missing; 1 unit, 2 percentage, 5 qualitative"))
            return None
        reference = node.first("reference")
        title = node.first("title")
        names = _names(title)
        code = (reference and reference.get("code")) or next(iter(names.values()), "") or f"indicator_{index}"
        ascending = node.get("ascending")
        if ascending is not None and ascending.lower() not in _ASCENDING:
            self.problems.append(Problem(node.place, f"ascending is {ascending!r}; allowed: true, false, 1 or 0"))
            return None
        code = _code(code)
        made = Indicator(
            code,
            name=names or None,
            unit="percent" if measure == "2" else None,
            direction=None if ascending is None else _ASCENDING[ascending.lower()],  # type: ignore[arg-type]
            description=_narrative(node.first("description")) or None,
        )
        while self.codes.setdefault(code, made) != made:
            code = f"{code}-{index}"
            made = _renamed(made, code)
        return made

    def _period_of(self, node: Node, start: str, end: str) -> Period | None:
        try:
            return Period.of(f"{start}/{end}") if start != end else Period.of(start)
        except PlanTargetsError:
            self.problems.append(Problem(node.place, f"from {start or 'nothing'} to {end or 'nothing'} is no period"))
            return None

    def _own(self, node: Node) -> None:
        """Our typed form of a target or outcome, which says everything."""
        position = _position(node)
        if node.name == f"{_OURS}target":
            target = self._typed(node, Target)
            if target is not None:
                self.targets.append((position, target))
        elif node.name == f"{_OURS}outcome":
            outcome = self._typed(node, Outcome)
            if outcome is not None:
                self.outcomes.append((position, outcome))

    def _typed(self, node: Node, kind: type[T]) -> T | None:
        try:
            return from_json("".join(node.texts), kind)
        except FormatError as error:
            self.problems += [Problem(f"{node.place} {each.place}", each.message) for each in error.problems]
            return None

    def _agrees(self, node: Node, held: Target | Outcome) -> None:
        given, wanted = node.get("value"), plain_value(held)
        if given != wanted:
            text = held.criterion if isinstance(held, Target) else held.value
            message = (
                f"value is {given!r}, and the typed form beside it says {text} ({wanted!r}); change both or remove it"
            )
            self.problems.append(Problem(node.place, message))

    def _target(self, node: Node, indicator: Indicator, period: Period | None) -> None:
        ours = node.first(f"{_OURS}target")
        if ours is not None:
            typed = self._typed(ours, Target)
            if typed is not None:
                self._agrees(node, typed)
                self.targets.append((_position(ours), typed))
            return
        self._left(node, {"location", "dimension", "comment"})
        part, area = self._part(node, indicator)
        value = node.get("value")
        comment = _narrative(node.first("comment")) or None
        if value is None and comment is None:
            self.losses.append(Loss(node.place, "a target without value and comment"))
            return
        try:
            asked = Unquantified(comment) if value is None else Figure.of(value)
            name = part.code
            count = 2
            while name in self.ids:
                name, count = f"{part.code}-{count}", count + 1
            made = Target(part, asked, id=name, period=period, area=area, wording=comment)
        except PlanTargetsError as error:
            self.problems.append(Problem(node.place, f"value {value!r}: {error}"))
            return
        self.ids.add(name)
        self.targets.append((len(self.targets), made))

    def _reported(self, node: Node, indicator: Indicator, period: Period | None, note: str | None = None) -> None:
        ours = node.first(f"{_OURS}outcome")
        if ours is not None:
            typed = self._typed(ours, Outcome)
            if typed is not None:
                self._agrees(node, typed)
                self.outcomes.append((_position(ours), typed))
            return
        self._left(node, {"location", "dimension", "comment"})
        part, area = self._part(node, indicator)
        value = node.get("value")
        comment = _narrative(node.first("comment")) or None
        if value is None:
            self.losses.append(Loss(node.place, f"{note or 'an actual'} without a value: {comment or 'no comment'}"))
            return
        try:
            made = Outcome(part, Figure.of(value), period=period, area=area, wording=comment, note=note)
        except PlanTargetsError as error:
            self.problems.append(Problem(node.place, f"value {value!r}: {error}"))
            return
        self.outcomes.append((len(self.outcomes), made))

    def _part(self, node: Node, indicator: Indicator) -> tuple[Indicator, str | None]:
        """A disaggregated figure is about an indicator of its own, so that parts never meet the total."""
        area = None
        parts: list[str] = []
        for dimension in node.all("dimension"):
            name, value = dimension.get("name") or "", dimension.get("value") or ""
            if name == AREA:
                area = value or None
            elif name or value:
                parts.append(f"{name}: {value}")
        parts += [f"location: {ref}" for each in node.all("location") if (ref := each.get("ref"))]
        if not parts:
            return indicator, area
        code = _code(f"{indicator.code}.{'.'.join(parts)}")
        made = self.codes.get(code)
        if made is None:
            made = self.codes[code] = _renamed(indicator, code, f" ({'; '.join(parts)})")
        return made, area


def _position(node: Node) -> int:
    given = node.get("position") or ""
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0


def _renamed(indicator: Indicator, code: str, more: str = "") -> Indicator:
    return Indicator(
        code,
        name={lang: f"{name}{more}" for lang, name in indicator.name.items()} or None,
        unit=indicator.unit,
        direction=indicator.direction,
        description=indicator.description,
    )


def _code(text: str) -> str:
    return _NOT_CODE.sub("_", text).strip("_.-")[:100] or "indicator"


def _text(node: Node | None) -> str:
    return "" if node is None else node.text


def _date(node: Node | None) -> str:
    text = "" if node is None else node.get("iso-date") or ""
    try:
        return dt.date.fromisoformat(text[:10]).isoformat()
    except ValueError:
        return text


def _names(node: Node | None) -> dict[str, str]:
    if node is None:
        return {}
    return {each.get(_LANG) or "und": each.text for each in node.all("narrative") if each.text}


def _narrative(node: Node | None) -> str:
    names = _names(node)
    return names.get("en") or names.get("und") or next(iter(names.values()), "")
