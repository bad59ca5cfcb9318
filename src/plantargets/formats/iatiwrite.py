"""IATI 2.03 ``result`` elements out, with everything that plain IATI cannot say listed.

The figure goes into ``value``, the hedge into the comment and, with everything else, into an element
of our own namespace, which the schema of IATI admits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Final, final
from xml.etree import ElementTree as ET

import attrs

from plantargets import exact
from plantargets.criteria import Milestone, Unquantified
from plantargets.errors import FormatError, Problem
from plantargets.evidence import Outcomes
from plantargets.figures import Figure
from plantargets.formats import phrasing
from plantargets.formats.jsonfile import to_json
from plantargets.formats.losses import Loss, Losses
from plantargets.outcomes import Outcome
from plantargets.plans import Plan
from plantargets.targets import Target
from plantargets.words import Between, Fall, OneFigure, Reach

if TYPE_CHECKING:
    from plantargets.formats.encode import Holdable
    from plantargets.indicators import Indicator
    from plantargets.periods import Period

NAMESPACE: Final = "urn:plantargets:iati:1"
AREA: Final = "area"
_XML: Final = "http://www.w3.org/XML/1998/namespace"
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_BEYOND: Final = ("obligation", "strength", "source", "note")


@final
@attrs.frozen
class Heading:
    """What an IATI activity has to say besides its results.

    Args:
        identifier: the ``iati-identifier``; it begins with the organisation's own identifier.
        organisation: identifier of the reporting organisation, such as ``"XM-DAC-41114"``.
        organisation_name: its name; by default the identifier.
        organisation_type: code of the OrganisationType list; 10 is a government.
        description: what the activity is; by default the plan's name and note.
        status: code of the ActivityStatus list; 2 is implementation.
        result_type: code of the ResultType list: 1 output, 2 outcome, 3 impact, 9 other.
        language: the language of texts that state none.
    """

    identifier: str
    organisation: str
    organisation_name: str | None = None
    organisation_type: str = "10"
    description: str | None = None
    status: str = "2"
    result_type: str = "9"
    language: str = "en"


_PLACEHOLDER: Final = Heading("XX-EXAMPLE-1", "XX-EXAMPLE")


def to_iati(
    plan: Plan, outcomes: Outcome | Iterable[Outcome] | Outcomes = (), *, heading: Heading | None = None
) -> tuple[str, Losses]:
    """An IATI 2.03 file of one activity with the targets of a plan, and what was reported.

    Args:
        plan: the plan.
        outcomes: what was reported; periods before the first target's become baselines.
        heading: who reports; without it the identifiers are placeholders, and the losses say so.

    Returns:
        The text of the file, and what a reader of plain IATI will not see.

    Raises:
        FormatError: a criterion of your own, or a character that XML cannot hold.
    """
    writer = _Writer(plan, Outcomes.of(outcomes), heading or _PLACEHOLDER)
    if heading is None:
        writer.lose("activity", "the identifiers are placeholders; say who reports with heading=Heading(…)")
    root = writer.file()
    ET.indent(root)
    text = '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"
    return text, Losses(writer.losses)


def document_of(obj: Holdable, outcomes: Outcomes | None = None, heading: Heading | None = None) -> tuple[str, Losses]:
    """The file of a plan with its outcomes, or of outcomes alone."""
    if isinstance(obj, Plan):
        return to_iati(obj, outcomes or (), heading=heading)
    if isinstance(obj, Outcomes) and outcomes is None:
        return to_iati(Plan("Outcomes"), obj, heading=heading)
    message = f"{type(obj).__name__} has no place in IATI; a Plan has, and Outcomes: formats.to_iati(plan, outcomes)"
    raise FormatError([Problem("IATI", message)])


def plain_value(held: Target | Outcome) -> str | None:
    """The number that stands for a target or outcome in ``value``, in the indicator's unit."""
    if isinstance(held, Outcome):
        if held.figure is not None:
            return _number(held.figure, held.indicator)
        return _word_value(held.value, held.indicator)
    return None if held.is_comparative else _word_value(held.criterion, held.indicator)


def _word_value(word: object, indicator: Indicator) -> str | None:
    if isinstance(word, Fall):
        inner = _word_value(word.word, indicator)
        return None if inner is None else f"-{inner}" if Decimal(inner) else inner
    if isinstance(word, Between):
        return _number(word.high if indicator.direction == "lower" else word.low, indicator)
    return _number(word.value, indicator) if isinstance(word, OneFigure) else None


def _number(figure: Figure, indicator: Indicator) -> str:
    number = figure.number if figure.unit is None or indicator.unit is None else figure.in_unit(indicator.unit)
    return format(number, "f") if isinstance(number, Decimal) else exact.show(number)


class _Writer:
    def __init__(self, plan: Plan, outcomes: Outcomes, heading: Heading) -> None:
        self.plan, self.outcomes, self.heading = plan, outcomes, heading
        self.losses: list[Loss] = []
        starts = [target.period.start for target in plan.targets if target.period is not None]
        self.first_day = min(starts, default=None)

    def lose(self, place: str, what: str) -> None:
        self.losses.append(Loss(place, what))

    def file(self) -> ET.Element:
        ET.register_namespace("plantargets", NAMESPACE)
        heading, plan = self.heading, self.plan
        root = ET.Element("iati-activities", {"version": "2.03"})
        activity = ET.SubElement(root, "iati-activity", {f"{{{_XML}}}lang": heading.language})
        ET.SubElement(activity, "iati-identifier").text = _sound(heading.identifier)
        name = heading.organisation_name or heading.organisation
        _narrated(
            activity, "reporting-org", {"und": name}, {"ref": heading.organisation, "type": heading.organisation_type}
        )
        _narrated(activity, "title", {"und": plan.name})
        _narrated(activity, "description", {"und": heading.description or plan.note or plan.name})
        _narrated(activity, "participating-org", {"und": name}, {"ref": heading.organisation, "role": "4"})
        ET.SubElement(activity, "activity-status", {"code": heading.status})
        period = plan.period or next((each.period for each in plan.targets if each.period is not None), None)
        start = "1970-01-01" if period is None else period.start.isoformat()
        ET.SubElement(activity, "activity-date", {"iso-date": start, "type": "1"})
        if period is None:
            self.lose("activity", "the plan states no period, so the start date is a placeholder")
        self._result(activity)
        return root

    def _result(self, activity: ET.Element) -> None:
        result = ET.SubElement(activity, "result", {"type": self.heading.result_type})
        _narrated(result, "title", {"und": self.plan.name})
        groups: dict[Indicator, tuple[list[tuple[int, Target]], list[tuple[int, Outcome]]]] = {}
        for index, target in enumerate(self.plan.targets):
            groups.setdefault(target.indicator, ([], []))[0].append((index, target))
        for index, outcome in enumerate(self.outcomes):
            groups.setdefault(outcome.indicator, ([], []))[1].append((index, outcome))
        for indicator, (targets, outcomes) in groups.items():
            self._indicator(result, indicator, targets, outcomes)
        if not groups:
            empty = ET.SubElement(result, "indicator", {"measure": "5"})
            _narrated(empty, "title", {"und": self.plan.name})
        header = attrs.evolve(self.plan, targets=())
        ET.SubElement(result, f"{{{NAMESPACE}}}plan").text = _sound(to_json(header, indent=None))

    def _indicator(
        self,
        result: ET.Element,
        indicator: Indicator,
        targets: list[tuple[int, Target]],
        outcomes: list[tuple[int, Outcome]],
    ) -> None:
        place = f"indicator {indicator.code}"
        given = {"measure": self._measure(indicator, place, targets)}
        if indicator.direction in {"higher", "lower"}:
            given["ascending"] = "1" if indicator.direction == "higher" else "0"
        elif indicator.direction == "on_target":
            self.lose(place, "on_target has no place beside ascending; kept in our own element only")
        node = ET.SubElement(result, "indicator", given)
        _narrated(node, "title", indicator.name or {"und": indicator.code})
        if indicator.description:
            _narrated(node, "description", {"und": indicator.description})
        ET.SubElement(node, "reference", {"vocabulary": "99", "code": _sound(indicator.code)})
        for name in ("basis", "of", "source"):
            if getattr(indicator, name) is not None:
                self.lose(place, f"its {name} is kept in our own element only")
        baselines = [pair for pair in outcomes if self._is_baseline(pair[1])]
        for pair in baselines:
            self._reported(node, "baseline", pair)
        loose: list[tuple[int, Target | Outcome]] = [pair for pair in targets if pair[1].period is None]
        loose += [pair for pair in outcomes if pair[1].period is None]
        periods: dict[Period, ET.Element] = {}
        for index, target in targets:
            if target.period is not None:
                self._target(_period(node, periods, target.period), index, target)
        for pair in outcomes:
            period = pair[1].period
            if period is not None and pair not in baselines:
                self._reported(_period(node, periods, period), "actual", pair)
        for element in periods.values():
            # In a period the schema wants every target before the first actual.
            element[:] = sorted(element, key=lambda child: {"target": 1, "actual": 2}.get(child.tag, 0))
        for index, held in loose:
            self._own(node, index, held)
            kind = "target" if isinstance(held, Target) else "outcome"
            self.lose(f"{kind} {_name(index, held)}", "it states no period, so it is kept in our own element only")

    def _measure(self, indicator: Indicator, place: str, targets: list[tuple[int, Target]]) -> str:
        if indicator.kind == "milestone" or (
            targets and all(isinstance(target.criterion, Unquantified | Milestone) for _, target in targets)
        ):
            return "5"
        if indicator.kind == "rank":
            return "4"
        unit = indicator.unit
        if unit is not None and unit.is_ratio and unit.factor == Decimal("0.01"):
            return "2"
        if unit is not None:
            self.lose(place, f"the unit {unit.text} has no attribute; it is kept in our own element only")
        return "1"

    def _is_baseline(self, outcome: Outcome) -> bool:
        period = outcome.period
        before = self.first_day is not None and period is not None and period.end < self.first_day
        return before and period is not None and period.frequency == "A" and period.start.month == 1

    def _target(self, period: ET.Element, index: int, target: Target) -> None:
        place = f"target {target.id}"
        value = plain_value(target)
        node = ET.SubElement(period, "target", {} if value is None else {"value": value})
        self._shared(node, target.area)
        said = phrasing.write(target.criterion)
        comment = f"{target.wording} ({said})" if target.wording else said
        _narrated(node, "comment", {"und": comment})
        if not isinstance(target.criterion, Reach):
            reduced = "it has no value" if value is None else f"the value is {value}"
            self.lose(place, f"{said}: {reduced}; the words are in the comment and in our own element")
        kept = [name for name in _BEYOND if getattr(target, name) is not None]
        kept += ["id"] * (target.id != target.indicator.code) + ["over"] * (target.over != "end")
        if kept:
            self.lose(place, f"{', '.join(kept)} kept in our own element only")
        self._own(node, index, target)

    def _reported(self, parent: ET.Element, tag: str, pair: tuple[int, Outcome]) -> None:
        index, outcome = pair
        place = f"outcome {_name(index, outcome)}"
        value = plain_value(outcome)
        given = {} if value is None else {"value": value}
        if tag == "baseline" and outcome.period is not None:
            given |= {"year": f"{outcome.period.start.year:04}"}
        node = ET.SubElement(parent, tag, given)
        self._shared(node, outcome.area if isinstance(outcome.area, str) else None)
        said = phrasing.write_value(outcome.value)
        _narrated(node, "comment", {"und": f"{outcome.wording} ({said})" if outcome.wording else said})
        if outcome.figure is None:
            reduced = "it has no value" if value is None else f"the value is {value}"
            self.lose(place, f"{said}: {reduced}; the words are in the comment and in our own element")
        names = ("published", "basis", "source", "precision", "standard_error", "note", "working")
        kept = ["status"] * (outcome.status.value != "normal")
        kept += [name for name in names if getattr(outcome, name) is not None]
        if kept:
            self.lose(place, f"{', '.join(kept)} kept in our own element only")
        self._own(node, index, outcome)

    def _shared(self, node: ET.Element, area: str | None) -> None:
        if area is not None:
            ET.SubElement(node, "dimension", {"name": AREA, "value": _sound(area)})

    def _own(self, node: ET.Element, index: int, held: Target | Outcome) -> None:
        tag = "target" if isinstance(held, Target) else "outcome"
        own = ET.SubElement(node, f"{{{NAMESPACE}}}{tag}", {"position": str(index)})
        own.text = _sound(to_json(held, indent=None))


def _name(index: int, held: Target | Outcome) -> str:
    if isinstance(held, Target):
        return held.id
    return f"{index + 1} ({held.indicator.code} {held.period or ''})".replace(" )", ")")


def _period(node: ET.Element, periods: dict[Period, ET.Element], period: Period) -> ET.Element:
    if period not in periods:
        made = periods[period] = ET.SubElement(node, "period")
        ET.SubElement(made, "period-start", {"iso-date": period.start.isoformat()})
        ET.SubElement(made, "period-end", {"iso-date": period.end.isoformat()})
    return periods[period]


def _narrated(parent: ET.Element, tag: str, texts: dict[str, str], given: dict[str, str] | None = None) -> None:
    node = ET.SubElement(parent, tag, {name: _sound(text) for name, text in (given or {}).items()})
    for lang, text in texts.items():
        narrative = ET.SubElement(node, "narrative", {} if lang == "und" else {f"{{{_XML}}}lang": lang})
        narrative.text = _sound(text)


def _sound(text: str) -> str:
    if _CONTROL.search(text):
        raise FormatError([Problem("IATI", f"a control character in {text[:40]!r}, which XML cannot hold")])
    return text
