"""What a report shows, whatever its format: groups of rows with texts in one language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, final

import attrs

from plantargets import exact, explanations, phrases, pictures
from plantargets.attainment import Attainment
from plantargets.bullet import plain
from plantargets.marks import MARKS, Mark, mark
from plantargets.report.courses import progress
from plantargets.report.words import Words, words
from plantargets.sources import Source
from plantargets.targets import OBLIGATIONS
from plantargets.units import unit as unit_of

if TYPE_CHECKING:
    from plantargets.bullet import Bullet, Progress
    from plantargets.evaluation import Evaluation
    from plantargets.intervals import Interval
    from plantargets.outcomes import Outcome
    from plantargets.plans import Plan, Scorecard
    from plantargets.targets import Target


@final
@attrs.frozen
class Reported:
    """One report: its words, and the numbers of its sources in the list at the end."""

    text: str
    wording: str | None
    published: str | None
    cites: tuple[int, ...]


@final
@attrs.frozen
class Row:
    """One target and its result, in words.

    Args:
        id: the target's id.
        indicator: name of the indicator.
        unit: its unit.
        details: what differs from the plan's period and area, and how the plan binds.
        wording: the target as printed, if it is known.
        reading: the target as it is typed.
        mark: symbol and colour of the result.
        word: the result in a word.
        accepts: the acceptable set.
        reported: the reports judged.
        allows: the possible set, where it is more than the figure reported.
        margin: the margin, or what else the method measures.
        why: the reasons.
        explanation: the judgement in sentences.
        notes: what a reader should know.
        cites: numbers of the target's sources.
        bullet: the picture, if there is one.
        picture: the picture in words.
    """

    id: str
    indicator: str
    unit: str
    details: str
    wording: str | None
    reading: str
    mark: Mark
    word: str
    accepts: str
    reported: tuple[Reported, ...]
    allows: str
    margin: str
    why: str
    explanation: str
    notes: tuple[str, ...]
    cites: tuple[int, ...]
    bullet: Bullet | Progress | None
    picture: str


@final
@attrs.frozen
class Group:
    """Rows whose results are of one kind."""

    name: str
    title: str
    rows: tuple[Row, ...]


@final
@attrs.frozen
class Report:
    """A report in one language."""

    words: Words
    title: str
    subtitle: str
    method: str
    counts: tuple[tuple[Mark, str, int], ...]
    groups: tuple[Group, ...]
    sources: tuple[Source, ...]
    note: str | None = None

    @property
    def total(self) -> int:
        """How many targets there are."""
        return sum(number for _, _, number in self.counts)


class _Cited:
    """Sources in the order in which they are first cited, numbered from 1."""

    def __init__(self) -> None:
        self.numbers: dict[Source, int] = {}

    def cite(self, *sources: Source | None) -> tuple[int, ...]:
        found = (self.numbers.setdefault(each, len(self.numbers) + 1) for each in sources if each is not None)
        return tuple(dict.fromkeys(found))


def report(card: Scorecard, lang: str = "en") -> Report:
    """The report of a scorecard.

    Args:
        card: the judgements of a plan.
        lang: ``"en"`` or ``"zh"``.
    """
    said, cited = words(lang), _Cited()
    cited.cite(card.plan.source)
    grouped: dict[str, list[Row]] = {name: [] for name in said.groups}
    counts: dict[tuple[str, str], int] = {}
    for key, evaluation in card.items():
        row = _row(card.plan, card.plan.get(key, evaluation.target), evaluation, said, cited)
        grouped[_group(evaluation, row.mark)].append(row)
        # Methods without verdicts are counted by their labels.
        counted = (row.mark.name, row.word if row.mark.name == "no_verdict" else said.marks[row.mark.name])
        counts[counted] = counts.get(counted, 0) + 1
    plan = card.plan
    place = [plan.area or "", plan.period.label(_lang(said)) if plan.period else ""]
    return Report(
        words=said,
        title=plan.name,
        subtitle=said.comma.join(part for part in place if part),
        method=_method(card, said),
        counts=tuple((MARKS[name], word, counts[name, word]) for name, word in sorted(counts, key=_order)),
        groups=tuple(Group(name, said.groups[name], tuple(rows)) for name, rows in grouped.items() if rows),
        sources=tuple(cited.numbers),
        note=plan.note,
    )


def _order(counted: tuple[str, str]) -> int:
    """The order of the marks; labels stay as they were first met."""
    return list(MARKS).index(counted[0])


def _lang(said: Words) -> phrases.Language:
    return "zh" if said.lang == "zh" else "en"


def _group(evaluation: Evaluation, its: Mark) -> str:
    if evaluation.verdict is None:
        return "no_verdict"
    return its.name if its.name == "not_due" else evaluation.verdict.value


def _method(card: Scorecard, said: Words) -> str:
    """Who judged, how soft words were read, and as of when; each once."""
    methods = dict.fromkeys(_source(each) for each in card.values())
    days = dict.fromkeys(each.as_of for each in card.values() if isinstance(each, Attainment) and each.as_of)
    shown = "; ".join(str(each) for each in methods)
    if said.lang == "zh":
        shown = shown.replace("set attainment, convention ", "集合关系，口径")
    return shown + "".join(f"{said.comma}{said.as_of} {day}" for day in days)


def _source(evaluation: Evaluation) -> str:
    """The rule, after the name of the method where it has one."""
    method = getattr(evaluation, "method", None)
    return f"{method}: {evaluation.source}" if isinstance(method, str) else evaluation.source


def _row(plan: Plan, target: Target, evaluation: Evaluation, said: Words, cited: _Cited) -> Row:
    lang = _lang(said)
    indicator = target.indicator
    reading = explanations.wording(target.criterion, lang, indicator.unit)
    common = Row(
        id=target.id,
        indicator=indicator.label(lang),
        unit="" if indicator.unit is None or indicator.kind == "rank" else indicator.unit.label(lang),
        details=_details(plan, target, said),
        wording=target.wording,
        reading=reading,
        mark=mark(evaluation.verdict, getattr(evaluation, "grade", None), evaluation.reasons),
        word="",
        accepts=said.none,
        reported=(),
        allows="",
        margin="",
        why=("、" if lang == "zh" else "; ").join(phrases.reason_text(each, lang) for each in evaluation.reasons),
        explanation=evaluation.explain(lang),
        notes=(),
        cites=cited.cite(target.source),
        bullet=None,
        picture="",
    )
    if isinstance(evaluation, Attainment):
        return _attained(common, target, evaluation, said, cited)
    label, course = evaluation.label, progress(evaluation.inputs)
    return attrs.evolve(
        common,
        word=said.marks[common.mark.name] if label is None else label_text(label, said.lang),
        reported=_inputs(evaluation, said),
        margin=_measured(evaluation, said),
        bullet=course,
        picture="" if course is None else _course_text(course, said),
    )


def label_text(label: str, lang: str) -> str:
    """A method's label in words."""
    if lang == "zh":
        from plantargets.evaluators.phrases import LABELS_ZH

        return LABELS_ZH.get(label, label).replace("_", " ")
    return label.replace("_", " ")


def _attained(row: Row, target: Target, found: Attainment, said: Words, cited: _Cited) -> Row:
    lang = _lang(said)
    unit = _unit(found, said)
    possible, margin = found.possible, found.margin
    plain = possible is not None and possible.is_point and len(found.outcomes) == 1 and not found.references
    on = f"{explanations.quantity(target, lang)}{said.colon}" if target.is_comparative else ""
    return attrs.evolve(
        row,
        word=said.marks[row.mark.name],
        accepts=said.none if found.acceptable is None else f"{on}{_set(found.acceptable, target, lang)}{unit}",
        reported=(
            *(_reported(each, said, cited) for each in found.outcomes),
            *(_reported(each, said, cited, compared=True) for each in found.references if each.value is not None),
        ),
        allows="" if plain or possible is None else f"{_set(possible, target, lang)}{unit}",
        margin="" if margin is None else ("+" if margin > 0 else "") + minus(explanations.amount(margin, target, lang)),
        notes=tuple(note.zh if lang == "zh" else note.en for note in found.notes),
        bullet=pictures.bullet(found),
        picture=pictures.title(found, lang),
    )


def minus(text: str) -> str:
    """The text with minus signs for hyphens before digits."""
    return re.sub(r"-(?=\d)", "−", text)


def _set(found: Interval, target: Target, lang: str) -> str:
    """A set; one whose ends differ only by the rounding of a quotient is shown as one number."""
    low, high = found.low, found.high
    if low is not None and high is not None and low != high and exact.show(low, 9) == exact.show(high, 9):
        return f"≈ {exact.show(low, 6)}"
    return explanations.set_text(found, target, lang)


def _unit(found: Attainment, said: Words) -> str:
    own = found.target.indicator.unit
    if found.unit is None or found.unit in {"day", "rank"}:
        return ""
    if found.unit == "times":
        return "倍" if said.lang == "zh" else " times"
    unit = unit_of(found.unit)
    if own is not None and unit is own and own.rescaled(_lang(said)):
        return ""  # the set has its unit in it already
    label = unit.label(_lang(said))
    return "" if label in {"ratio", "比率", "number", "数"} else f" {label}"


def _details(plan: Plan, target: Target, said: Words) -> str:
    found: list[str] = []
    if target.period is not None and target.period != plan.period:
        found.append(target.period.label(_lang(said)))
    if target.area and target.area != plan.area:
        found.append(target.area)
    if target.obligation is not None and target.obligation in OBLIGATIONS:
        found.append(said.status_words[target.obligation])
    return ("，" if said.lang == "zh" else ", ").join(found)


def _reported(outcome: Outcome, said: Words, cited: _Cited, *, compared: bool = False) -> Reported:
    inputs = () if outcome.working is None else outcome.working.inputs
    text = explanations.outcome_text(outcome, said.lang, named=compared)
    return Reported(
        text=f"{said.compared_with}{said.colon}{text}" if compared else text,
        wording=None if compared else outcome.wording,
        published=None if outcome.published is None or compared else outcome.published.isoformat(),
        cites=cited.cite(outcome.source, *(each.source for each in inputs)),
    )


def _inputs(evaluation: Evaluation, said: Words) -> tuple[Reported, ...]:
    found: list[Reported] = []
    for name, word in (("base", said.base), ("latest", said.latest)):
        value, year = evaluation.inputs.get(name), evaluation.inputs.get(f"{name}_year")
        if value is not None:
            when = "" if year is None else f"{said.open}{year}{said.close}"
            found.append(Reported(minus(f"{word} {value}{when}"), None, None, ()))
    return tuple(found)


def _course_text(course: Progress, said: Words) -> str:
    """Progress in words."""
    found: list[str] = []
    ends = "–".join(plain(end) for end in course.ends)
    values = (plain(course.base), plain(course.latest), ends)
    for word, value, year in zip((said.base, said.latest, said.target), values, course.years, strict=True):
        found.append(f"{word} {value}" + ("" if year is None else f"{said.open}{year}{said.close}"))
    line = course.on_the_line
    return said.comma.join([*found, *([] if line is None else [f"{said.line} {plain(line)}"])])


def _measured(evaluation: Evaluation, said: Words) -> str:
    found: list[str] = []
    if evaluation.statistic is not None:
        found.append(f"{evaluation.statistic:.4g}")
    if evaluation.score is not None:
        found.append(f"{said.score}{said.colon}{evaluation.score:.4g}")
    return minus(said.comma.join(found))
