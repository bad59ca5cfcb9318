"""Judges side by side: what each method and convention makes of a plan, and the rows that flip."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from plantargets import phrases
from plantargets.attainment import Attainment
from plantargets.marks import MARKS, mark
from plantargets.report.md import escaped, table
from plantargets.report.model import label_text
from plantargets.report.page import chip, counts, page
from plantargets.report.words import Words, words

if TYPE_CHECKING:
    from plantargets.comparison import Agreement, Comparison, Flip
    from plantargets.evaluation import Evaluation
    from plantargets.marks import Mark
    from plantargets.targets import Target


def comparison_markdown(compared: Comparison, lang: str = "en", *, title: str | None = None) -> str:
    """A comparison as Markdown: the targets on which judges differ come first, with what each verdict rests on.

    Args:
        compared: what :meth:`plantargets.Plan.compare` gives.
        lang: ``"en"`` or ``"zh"``.
        title: the heading.
    """
    said = words(lang)
    header = [said.indicator, *(escaped(name) for name in compared.judges)]
    lines = [f"# {escaped(title or said.compared)}"]
    for heading, rows in _parts(compared, said):
        lines += ["", f"## {heading} ({len(rows)})", ""]
        cells = [
            [_name(found[0].target, key, lang), *(" ".join(_symbol_and_word(each, said)) for each in found)]
            for key, found in rows
        ]
        lines += table(header, [[escaped(cell) for cell in row] for row in cells])
    differing = [*compared.flips, *compared.opened]
    if differing:
        lines += ["", f"## {said.why}", ""]
        lines += [f"- {escaped(flip.id)}{said.colon}{escaped(_because(flip, lang))}" for flip in differing]
    pairs = {names: found for names, found in compared.agreement.items() if found.both}
    if pairs:
        lines += ["", f"## {said.all_same}", ""]
        lines += [f"- {escaped(a)} / {escaped(b)}{said.colon}{_share(found, said)}" for (a, b), found in pairs.items()]
    return "\n".join(lines) + "\n"


def comparison_html(compared: Comparison, lang: str = "en", *, title: str | None = None) -> str:
    """A comparison as one self-contained HTML page, in the style of :func:`plantargets.report.html`.

    Args:
        compared: what :meth:`plantargets.Plan.compare` gives.
        lang: ``"en"`` or ``"zh"``.
        title: the heading.
    """
    said = words(lang)
    heading = title or said.compared
    body = [f"<header><h1>{escape(heading)}</h1></header>", _overview(compared, said)]
    reasons = {flip.id: flip for flip in (*compared.flips, *compared.opened)}
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in (said.indicator, *compared.judges))
    for name, rows in _parts(compared, said):
        drawn = "".join(_row(key, found, compared.judges, reasons.get(key), said) for key, found in rows)
        body.append(
            f"<section><h2>{escape(name)} <small>{len(rows)}</small></h2>"
            f'<table class="judges"><thead><tr>{head}</tr></thead><tbody>{drawn}</tbody></table></section>'
        )
    pairs = "".join(
        f"<li>{escape(a)} / {escape(b)}{said.colon}{_share(found, said)}</li>"
        for (a, b), found in compared.agreement.items()
        if found.both
    )
    if pairs:
        body.append(f'<section class="sources"><h2>{said.all_same}</h2><ul>{pairs}</ul></section>')
    return page(heading, "".join(body), said)


def _parts(compared: Comparison, said: Words) -> list[tuple[str, list[tuple[str, tuple[Evaluation, ...]]]]]:
    """The rows that differ, then those that agree."""
    differing = {flip.id for flip in (*compared.flips, *compared.opened)}
    parts = [
        (said.flips, [row for row in compared.rows if row[0] in differing]),
        (said.agreement, [row for row in compared.rows if row[0] not in differing]),
    ]
    return [part for part in parts if part[1]]


def _overview(compared: Comparison, said: Words) -> str:
    parts: list[str] = []
    for place, judge in enumerate(compared.judges):
        tally: dict[tuple[str, str], int] = {}
        for _, found in compared.rows:
            its = _mark(found[place])
            # Labels are counted where there are no verdicts.
            word = _symbol_and_word(found[place], said)[1] if its.name == "no_verdict" else said.marks[its.name]
            tally[its.name, word] = tally.get((its.name, word), 0) + 1
        order = list(MARKS)
        counted = sorted(tally.items(), key=lambda item: order.index(item[0][0]))
        listed = [(MARKS[name], word, number) for (name, word), number in counted]
        parts.append(f"<div><h3>{escape(judge)}</h3>{counts(listed, len(compared.rows), said)}</div>")
    return f'<div class="tally">{"".join(parts)}</div>'


def _share(found: Agreement, said: Words) -> str:
    return f"{found.agree}/{found.both}" if said.lang == "zh" else str(found)


def _row(key: str, found: tuple[Evaluation, ...], judges: tuple[str, ...], flip: Flip | None, said: Words) -> str:
    why = ""
    if flip is not None:
        listed = _because(flip, said.lang)
        why = f"<details><summary>{said.why}</summary><p>{escape(listed)}</p></details>"
    name = f"<strong>{escape(_name(found[0].target, key, said.lang))}</strong>"
    cells = [f'<td data-label="{escape(said.indicator)}">{name}{why}</td>']
    for judge, each in zip(judges, found, strict=True):
        shown = chip(_mark(each), _symbol_and_word(each, said)[1])
        cells.append(f'<td data-label="{escape(judge)}">{shown}</td>')
    return f"<tr>{''.join(cells)}</tr>"


def _name(target: Target, key: str, lang: str) -> str:
    label = target.indicator.label("zh" if lang == "zh" else "en")
    return label if label == key else f"{label} [{key}]"


def _mark(evaluation: Evaluation) -> Mark:
    grade = evaluation.grade if isinstance(evaluation, Attainment) else None
    return mark(evaluation.verdict, grade, evaluation.reasons)


def _symbol_and_word(evaluation: Evaluation, said: Words) -> tuple[str, str]:
    its = _mark(evaluation)
    if isinstance(evaluation, Attainment) or evaluation.label is None:
        return its.symbol, said.marks[its.name]
    return its.symbol, label_text(evaluation.label, said.lang)


def _because(flip: Flip, lang: str) -> str:
    joined = "；" if lang == "zh" else "; "
    return joined.join(
        f"{judge}: {phrases.verdict_text(verdict.value, lang)} ({flip.because[judge]})"
        for judge, verdict in flip.verdicts.items()
    )
