"""The same targets under several methods and conventions, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import TYPE_CHECKING, final

import attrs

from plantargets import phrases
from plantargets.attainment import Attainment, SetAttainment
from plantargets.conventions import OFFICIAL, Convention, convention
from plantargets.errors import DirectionError, nearest
from plantargets.evaluation import Evaluation, Evaluator
from plantargets.printing import table
from plantargets.verdicts import Reason, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from plantargets.evidence import Outcomes
    from plantargets.targets import Target


@final
@attrs.frozen
class Unjudged:
    """The evaluation of a target that a method cannot judge at all, since its direction is not declared."""

    target: Target
    source: str
    label: str | None = None
    level: int | None = None
    statistic: Decimal | float | None = None
    score: float | None = None
    verdict: Verdict | None = Verdict.UNDETERMINED
    reasons: tuple[Reason, ...] = (Reason.NO_DIRECTION,)
    inputs: Mapping[str, object] = attrs.field(factory=dict[str, object], hash=False)

    def explain(self, lang: str = "en") -> str:
        """Why not."""
        said = phrases.reason_text(self.reasons[0], lang)
        return f"{self.source}：{said}。" if lang == "zh" else f"{self.source}: {said}."


@final
@attrs.frozen
class Flip:
    """A target on which judges disagree.

    Args:
        id: the target's id.
        verdicts: the verdict of each judge that gives one.
        contradiction: whether one says attained and another missed; else one of them leaves it open.
        because: for each of these judges, what its verdict rests on.
    """

    id: str
    verdicts: Mapping[str, Verdict] = attrs.field(hash=False)
    contradiction: bool
    because: Mapping[str, str] = attrs.field(hash=False)

    def __str__(self) -> str:
        parts = [f"{judge}: {verdict} ({self.because[judge]})" for judge, verdict in self.verdicts.items()]
        return f"{self.id}: " + "; ".join(parts)


@final
@attrs.frozen
class Agreement:
    """How often two judges agree: on the targets for which both give a verdict, and how many those are."""

    agree: int
    both: int

    def __str__(self) -> str:
        return f"{self.agree} of {self.both}"


@final
@attrs.frozen(repr=False)
class Comparison(Mapping[str, Mapping[str, Evaluation]]):
    """Labels and verdicts per target and judge: a mapping from target id to the evaluation of each judge."""

    judges: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Evaluation, ...]], ...]

    def __getitem__(self, key: str) -> dict[str, Evaluation]:
        for name, found in self.rows:
            if name == key:
                return dict(zip(self.judges, found, strict=True))
        hint = nearest(str(key), [name for name, _ in self.rows])
        raise KeyError(f"no target {key!r} in this comparison" + (f"; {hint}" if hint else ""))

    def __iter__(self) -> Iterator[str]:
        return (name for name, _ in self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def flips(self) -> tuple[Flip, ...]:
        """The targets that one judge finds attained and another missed, with what each rests on."""
        return tuple(flip for flip in self._differing() if flip.contradiction)

    @property
    def opened(self) -> tuple[Flip, ...]:
        """The targets that some judges decide alike and others leave open."""
        return tuple(flip for flip in self._differing() if not flip.contradiction)

    def _differing(self) -> list[Flip]:
        return [flip for name, found in self.rows if (flip := self._flip(name, found)) is not None]

    def _flip(self, name: str, found: tuple[Evaluation, ...]) -> Flip | None:
        given = {
            judge: (each.verdict, each)
            for judge, each in zip(self.judges, found, strict=True)
            if each.verdict is not None
        }
        verdicts = {judge: verdict for judge, (verdict, _) in given.items()}
        if len(set(verdicts.values())) < 2:
            return None
        contradiction = {Verdict.ATTAINED, Verdict.MISSED} <= set(verdicts.values())
        return Flip(name, verdicts, contradiction, {judge: _because(each) for judge, (_, each) in given.items()})

    @property
    def agreement(self) -> dict[tuple[str, str], Agreement]:
        """For each pair of judges, on how many targets their verdicts are the same."""
        found: dict[tuple[str, str], Agreement] = {}
        for (first, a), (second, b) in combinations(enumerate(self.judges), 2):
            pairs = [(row[first].verdict, row[second].verdict) for _, row in self.rows]
            both = [pair for pair in pairs if None not in pair]
            found[a, b] = Agreement(sum(x is y for x, y in both), len(both))
        return found

    @property
    def counts(self) -> dict[str, dict[Verdict | None, int]]:
        """For each judge, how many targets have each verdict; None counts those without one."""
        found: dict[str, dict[Verdict | None, int]] = {}
        for place, judge in enumerate(self.judges):
            verdicts = [row[place].verdict for _, row in self.rows]
            found[judge] = {each: verdicts.count(each) for each in (*Verdict, None)}
        return found

    def cells(self, lang: str = "en") -> list[list[str]]:
        """One row of texts a target: its id, the label and verdict of each judge, ``*`` on a flip, ``?`` if opened."""
        marks = {flip.id: "*" if flip.contradiction else "?" for flip in self._differing()}
        return [[name, *(_cell(each, lang) for each in found), marks.get(name, "")] for name, found in self.rows]

    def to_text(self, lang: str = "en") -> str:
        """The table, the flips with their reasons, and the agreement counts."""
        zh = lang == "zh"
        header = ["编号" if zh else "id", *self.judges, "分歧" if zh else "flip"]
        parts = [table(header, self.cells(lang))]
        differing = self._differing()
        if differing:
            parts.append("\n".join(f"{'*' if flip.contradiction else '?'} {flip}" for flip in differing))
        if lines := [f"{a} / {b}: {found}" for (a, b), found in self.agreement.items() if found.both]:
            parts.append(("结论一致：" if zh else "same verdict: ") + "; ".join(lines))
        return "\n\n".join(parts)

    def __str__(self) -> str:
        return self.to_text()

    def __repr__(self) -> str:
        return f"<Comparison of {len(self.rows)} targets under {len(self.judges)} judges, {len(self.flips)} flips>"

    def _repr_html_(self) -> str:
        from html import escape

        head = "".join(f"<th>{escape(name)}</th>" for name in ("id", *self.judges))
        notes = {flip.id: str(flip) for flip in self._differing()}
        marks = {flip.id: "*" if flip.contradiction else "?" for flip in self._differing()}
        body = ""
        for row in self.cells():
            start = f"{row[0]} {marks.get(row[0], '')}".rstrip()
            cells = "".join(f"<td>{escape(cell)}</td>" for cell in row[1:-1])
            body += f'<tr><th scope="row">{escape(start)}</th>{cells}</tr>'
        listed = "".join(f"<li>{escape(note)}</li>" for note in notes.values())
        flips = f"<p>Different verdicts</p><ul>{listed}</ul>" if listed else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{flips}"


def _cell(evaluation: Evaluation, lang: str) -> str:
    label, verdict = evaluation.label, evaluation.verdict
    if verdict is Verdict.UNDETERMINED:
        open_text = phrases.verdict_text(verdict.value, lang)
        reasons = "; ".join(phrases.reason_text(each, lang) for each in evaluation.reasons)
        return f"{open_text}: {reasons}" if reasons else open_text
    shown = phrases.verdict_text(label, lang) if isinstance(evaluation, Attainment) and label else label or "—"
    if verdict is None or isinstance(evaluation, Attainment):
        return shown
    return f"{shown} ({phrases.verdict_text(verdict.value, lang)})"


def _because(evaluation: Evaluation) -> str:
    if evaluation.verdict is Verdict.UNDETERMINED:
        return "; ".join(phrases.reason_text(each, "en") for each in evaluation.reasons)
    if isinstance(evaluation, Attainment):
        return f"accepts {evaluation.acceptable}, reported {evaluation.possible}"
    inputs = evaluation.inputs
    figure = inputs.get("latest")
    if inputs.get("target") is None:
        return evaluation.label or ""
    return f"{evaluation.label}, {figure} against a target figure of {inputs['target']}"


def compare(
    targets: Sequence[Target],
    outcomes: Outcomes,
    *,
    evaluators: Iterable[Evaluator] = (),
    conventions: Iterable[Convention | str] = (),
) -> Comparison:
    """Judge every target with every evaluator and convention.

    Args:
        targets: the targets, each with an id of its own.
        outcomes: what was reported.
        evaluators: methods, in the order of the columns.
        conventions: readings of soft words for set attainment, which come first. With neither,
            the official convention.

    A target whose direction is not declared is UNDETERMINED, NO_DIRECTION under methods that need one.
    """
    judges: list[Evaluator] = [SetAttainment(convention(each)) for each in conventions]
    judges += list(evaluators)
    if not judges:
        judges.append(SetAttainment(OFFICIAL))
    rows = tuple((each.id, tuple(_judged(judge, each, outcomes) for judge in judges)) for each in targets)
    return Comparison(_distinct([judge.name for judge in judges]), rows)


def _judged(judge: Evaluator, target: Target, outcomes: Outcomes) -> Evaluation:
    try:
        return judge.evaluate(target, outcomes)
    except DirectionError:
        return Unjudged(target, judge.name)


def _distinct(names: list[str]) -> tuple[str, ...]:
    """The names; one that occurs again is numbered."""
    return tuple(
        name if names[:place].count(name) == 0 else f"{name} ({names[:place].count(name) + 1})"
        for place, name in enumerate(names)
    )
