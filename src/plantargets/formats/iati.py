"""IATI 2.03 ``result`` elements in: activities to plans and outcomes. :mod:`iatiwrite` writes them.

A file that this library wrote holds the typed form of every target and outcome in elements of the
namespace :data:`NAMESPACE`; it is read first, and has to agree with the plain value beside it. In
files of others a bare value is a target of the kind ``Reach``, and what has no place is listed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar, cast, final

import attrs

from plantargets.errors import FormatError, PlanTargetsError, Problem
from plantargets.evidence import Outcomes
from plantargets.formats import iatitexts as texts
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

__all__ = ["NAMESPACE", "Activity", "from_iati", "one_of_file", "to_iati"]

T = TypeVar("T")
_OURS: Final = f"{{{NAMESPACE}}}"
_NO_PLACE: Final = "has no place in the model"


@final
@attrs.frozen
class Activity:
    """One activity of an IATI file: its ``result`` elements. The rest of an activity is not read.

    Attributes:
        identifier: the ``iati-identifier``.
        plan: its targets.
        outcomes: its actuals and baselines.
        losses: what its results say and the model has no place for.
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
    root = parse_xml(data)
    if root.name != "iati-activities":
        raise FormatError([Problem(root.place, f"got {root.name!r}; the root of an IATI file is iati-activities")])
    version = root.get("version") or ""
    if not version.startswith("2."):
        raise FormatError([Problem(root.place, f"version {version or 'missing'}; this reads versions 2.01 to 2.03")])
    readers = [_Reader(node) for node in root.all("iati-activity") if node.first("result")]
    found = [reader.activity() for reader in readers]
    problems = [problem for reader in readers for problem in reader.problems]
    if problems and not skip_bad:
        raise FormatError(problems)
    return tuple(found)


def one_of_file(data: bytes, expect: type | None, activity: str | None, *, skip_bad: bool) -> tuple[object, Losses]:
    """The plan, or the outcomes, of one activity of a file, and what has no place in them."""
    found = from_iati(data, skip_bad=skip_bad)
    place = "/iati-activities"
    if expect is not None and expect is not Plan and expect is not Outcomes:
        raise FormatError([Problem(place, f"holds a Plan and Outcomes; wanted here: {expect.__name__}")])
    if activity is not None:
        known = ", ".join(each.identifier for each in found[:20]) or "none"
        found = tuple(each for each in found if each.identifier == activity)
        if not found:
            raise FormatError([Problem(place, f"no activity {activity!r} with results; those with results: {known}")])
    if len(found) != 1:
        listed = ", ".join(each.identifier for each in found[:5]) + (" …" if len(found) > 5 else "")
        message = f"{len(found)} activities with results; say which with activity= (--activity)" + (
            f": {listed}" if found else ""
        )
        raise FormatError([Problem(place, message)])
    one = found[0]
    wants_outcomes = expect is Outcomes or (expect is None and not one.plan.targets)
    return (one.outcomes if wants_outcomes else one.plan), one.losses


class _Reader:
    """One activity. Problems are losses too, for a reader who skips what is bad."""

    def __init__(self, node: Node) -> None:
        self.node = node
        self.lang = texts.language(node)
        self.problems: list[Problem] = []
        self.losses: list[Loss] = []
        self.targets: list[tuple[int, Target]] = []
        self.outcomes: list[tuple[int, Outcome]] = []
        self.ids: set[str] = set()
        self.codes: dict[str, Indicator] = {}
        self.header: Plan | None = None

    def activity(self) -> Activity:
        first = self.node.first("iati-identifier")
        identifier = "" if first is None else first.text
        for result in self.node.all("result"):
            self._result(result)
        targets = [target for _, target in sorted(self.targets, key=lambda pair: pair[0])]
        name = self._text(self.node.first("title")) or identifier or "activity"
        header = Plan(name) if self.header is None else self.header
        try:
            plan = attrs.evolve(header, targets=tuple(targets))
        except PlanTargetsError as error:
            self._bad(self.node.place, str(error))
            plan = header
        outcomes = Outcomes(outcome for _, outcome in sorted(self.outcomes, key=lambda pair: pair[0]))
        return Activity(identifier, plan, outcomes, Losses(self.losses))

    def _bad(self, place: str, message: str) -> None:
        self.problems.append(Problem(place, message))
        self.losses.append(Loss(place, message))

    def _lose(self, node: Node, what: str) -> None:
        self.losses.append(Loss(node.place, what))

    def _text(self, node: Node | None) -> str:
        return texts.narrative(node, self.lang)

    def _result(self, result: Node) -> None:
        ours = result.first(f"{_OURS}plan")
        if ours is not None:
            header = self._typed(ours, Plan)
            self.header = self.header if header is None else header
        else:
            kind = result.get("type")
            self._lose(result, f"type {kind} ({texts.RESULTS.get(kind or '', 'not a known type')}) {_NO_PLACE}")
        self._left(result, {"title", "description", "indicator"}, result.attributes.keys() - {"type"})
        about = ". ".join(dict.fromkeys(filter(None, (self._text(result.first(n)) for n in ("title", "description")))))
        for index, node in enumerate(result.all("indicator"), start=1):
            self._indicator(node, index, about)

    def _left(self, node: Node, known: set[str], attributes: Iterable[str] = ()) -> None:
        for child in node.children:
            if child.name in known:
                # A title keeps every language; the other texts have room for one.
                if child.name != "title":
                    for text in texts.left_out(child, self.lang):
                        self._lose(child, f"another text {_NO_PLACE}: {text}")
            elif not child.name.startswith(_OURS):
                self._lose(child, f"{child.name} {_NO_PLACE}")
        for name in sorted(attributes):
            self._lose(node, f"{name} {_NO_PLACE}")

    def _indicator(self, node: Node, index: int, about: str) -> None:
        self._left(node, {"title", "description", "reference", "baseline", "period"})
        if node.get("aggregation-status"):
            self._lose(node, f"aggregation-status {_NO_PLACE}")
        typed = [*node.all(f"{_OURS}target"), *node.all(f"{_OURS}outcome")]
        indicator = self._measured(node, index, about)
        if indicator is None:
            return
        measure = node.get("measure") or ""
        for ours in typed:
            self._own(ours)
        periods: list[tuple[Node, Period]] = []
        for period in node.all("period"):
            start, end = texts.day(period.first("period-start")), texts.day(period.first("period-end"))
            self._left(period, {"period-start", "period-end", "target", "actual"})
            when = self._period_of(period, start, end)
            if when is not None:
                periods.append((period, when))
        for baseline in node.all("baseline"):
            self._baseline(baseline, indicator, measure, {when for _, when in periods})
        for period, when in periods:
            for target in period.all("target"):
                self._target(target, indicator, when, measure)
            for actual in period.all("actual"):
                self._reported(actual, indicator, when, measure)
        if not typed and node.first("baseline") is None and node.first("period") is None:
            self._lose(node, f"an indicator without baseline, target and actual: {self._text(node.first('title'))}")

    def _measured(self, node: Node, index: int, about: str) -> Indicator | None:
        measure = node.get("measure")
        if measure is None:
            self._bad(node.place, "measure is missing; 1 unit, 2 percentage, 5 qualitative")
            return None
        if measure not in texts.MEASURES:
            self._lose(node, f"measure {measure} is none of {', '.join(texts.MEASURES)}; read as a unit")
        ascending = node.get("ascending")
        if ascending is not None and ascending.lower() not in texts.ASCENDING:
            self._bad(node.place, f"ascending is {ascending!r}; allowed: true, false, 1 or 0")
            return None
        first = node.first("reference")
        for other in node.all("reference"):
            if other is not first:
                self._lose(other, f"a second reference, to {other.get('code')}, {_NO_PLACE}")
        named = texts.names(node.first("title"), self.lang)
        given = (first and first.get("code")) or next(iter(named.values()), "") or f"indicator_{index}"
        code = texts.code(given)
        own = self._text(node.first("description"))
        made = Indicator(
            code,
            name=named or None,
            unit="percent" if measure == "2" else None,
            direction=None if ascending is None else texts.ASCENDING[ascending.lower()],  # type: ignore[arg-type]
            description=". ".join(dict.fromkeys(filter(None, (about, own)))) or None,
            source=texts.defined(first),
        )
        while self.codes.setdefault(code, made) != made:
            index += 1
            code = f"{texts.code(given)}-{index}"
            made = _renamed(made, code)
        return made

    def _period_of(self, node: Node, start: str, end: str) -> Period | None:
        try:
            return Period.of(f"{start}/{end}") if start != end else Period.of(start)
        except PlanTargetsError:
            self._bad(node.place, f"from {start or 'nothing'} to {end or 'nothing'} is no period")
            return None

    def _own(self, node: Node) -> None:
        """Our typed form of a target or outcome, which says everything."""
        if node.name == f"{_OURS}target":
            target = self._typed(node, Target)
            if target is not None:
                self.targets.append((texts.position(node), target))
        elif node.name == f"{_OURS}outcome":
            outcome = self._typed(node, Outcome)
            if outcome is not None:
                self.outcomes.append((texts.position(node), outcome))

    def _typed(self, node: Node, kind: type[T]) -> T | None:
        try:
            return from_json("".join(node.texts), kind)
        except FormatError as error:
            for each in error.problems:
                self._bad(f"{node.place} {each.place}", each.message)
            return None

    def _held(self, node: Node, kind: type[T]) -> tuple[int, T] | None:
        """Our typed form beside a plain value, with its place; the two have to agree."""
        ours = node.first(f"{_OURS}{'target' if kind is Target else 'outcome'}")
        typed = None if ours is None else self._typed(ours, kind)
        if ours is None or typed is None:
            return None
        held = cast("Target | Outcome", typed)
        given, wanted = node.get("value"), plain_value(held)
        if given != wanted:
            text = held.criterion if isinstance(held, Target) else held.value
            found = f"value is {given!r}, and the typed form beside it says {text} ({wanted!r})"
            self._bad(node.place, f"{found}; change both or remove it")
        return texts.position(ours), typed

    def _target(self, node: Node, indicator: Indicator, period: Period, measure: str) -> None:
        if node.first(f"{_OURS}target") is not None:
            if (held := self._held(node, Target)) is not None:
                self.targets.append(held)
            return
        self._left(node, {"location", "dimension", "comment"})
        part, area = self._part(node, indicator)
        value = node.get("value")
        comment = self._text(node.first("comment")) or None
        if value is None and comment is None:
            self._lose(node, "a target without value and comment")
            return
        try:
            name = part.code
            count = 2
            while name in self.ids:
                name, count = f"{part.code}-{count}", count + 1
            asked = texts.asked(value, comment, measure)
            made = Target(part, asked, id=name, period=period, area=area, wording=comment)
        except PlanTargetsError as error:
            self._bad(node.place, f"value {value!r}: {error}")
            return
        self.ids.add(name)
        self.targets.append((len(self.targets), made))

    def _baseline(self, node: Node, indicator: Indicator, measure: str, taken: set[Period]) -> None:
        """Where a target or actual covers the same year, the baseline is of a day, so that it never stands for it."""
        year, day = node.get("year") or "", texts.day(node)
        when = self._period_of(node, year, year)
        if when is None:
            return
        if day and day[:4] != when.text:
            self._lose(node, f"year is {year} and iso-date {day}; taken as a figure of {year}")
        if when in taken and node.first(f"{_OURS}outcome") is None:
            when = Period.of(day if day[:4] == when.text else when.start)
            self._lose(node, f"{year} has a target or actual too; taken as a figure of {when.text}")
        self._reported(node, indicator, when, measure, f"baseline ({day})" if day else "baseline")

    def _reported(
        self, node: Node, indicator: Indicator, period: Period, measure: str, note: str | None = None
    ) -> None:
        if node.first(f"{_OURS}outcome") is not None:
            if (held := self._held(node, Outcome)) is not None:
                self.outcomes.append(held)
            return
        self._left(node, {"location", "dimension", "comment"})
        part, area = self._part(node, indicator)
        value = node.get("value")
        comment = self._text(node.first("comment")) or None
        words = [each for each in (value if measure == "5" else None, comment) if each is not None]
        if value is None and not (measure == "5" and words):
            self._lose(node, f"{note or 'an actual'} without a value: {comment or 'no comment'}")
            return
        try:
            figure = None if value is None else texts.said(value, measure)
            wording = comment if figure is not None else ". ".join(words)
            made = Outcome(part, figure, period=period, area=area, wording=wording, note=note)
        except PlanTargetsError as error:
            self._bad(node.place, f"value {value!r}: {error}")
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
        code = texts.code(f"{indicator.code}.{'.'.join(parts)}")
        made = self.codes.get(code)
        if made is None:
            made = self.codes[code] = _renamed(indicator, code, f" ({'; '.join(parts)})")
        return made, area


def _renamed(indicator: Indicator, code: str, more: str = "") -> Indicator:
    names = {lang: f"{name}{more}" for lang, name in indicator.name.items()}
    return attrs.evolve(indicator, code=code, name=names or None)
