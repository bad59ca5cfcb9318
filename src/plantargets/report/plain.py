"""The report as plain text, for terminals and logs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plantargets.printing import table
from plantargets.report.model import Report, Row, report

if TYPE_CHECKING:
    from plantargets.plans import Scorecard


def text(card: Scorecard, lang: str = "en", *, explanations: bool = False) -> str:
    """The report of a scorecard as text: the counts, and a table for each group of results.

    Args:
        card: the judgements of a plan.
        lang: ``"en"`` or ``"zh"``.
        explanations: list the judgements in sentences too.

    >>> gdp = Indicator("gdp", unit="percent", kind="growth", direction="higher")
    >>> card = Plan("Work plan", period="2023", targets=[Target(gdp, About("6.5 %"))]).evaluate([Outcome(gdp, "4.3 %")])
    >>> print(text(card).splitlines()[3])
    Results: ✘ missed 1
    """
    return plain(report(card, lang), explanations=explanations)


def plain(made: Report, *, explanations: bool = False) -> str:
    """The text of a report."""
    said = made.words
    lines = [made.title, *([made.subtitle] if made.subtitle else [])]
    lines.append(f"{said.judged_by}{said.colon}{made.method}")
    counted = said.comma.join(f"{mark.symbol} {word} {number}" for mark, word, number in made.counts)
    lines.append(f"{said.counts}{said.colon}{counted or said.none}")
    for group in made.groups:
        lines += ["", f"{group.title} ({len(group.rows)})", ""]
        header = [said.status, said.indicator, said.target, said.accepts, said.reported, said.margin, said.why]
        cells = [_cells(row, made) for row in group.rows]
        kept = [i for i in range(len(header)) if i < 3 or any(cell[i] not in {"", said.none} for cell in cells)]
        lines.append(table([header[i] for i in kept], [[cell[i] for i in kept] for cell in cells]))
    if explanations:
        lines += ["", said.explanation, ""]
        lines += [f"{row.mark.symbol} {row.id}{said.colon}{row.explanation}" for g in made.groups for row in g.rows]
    if made.sources:
        lines += ["", said.sources, ""]
        lines += [f"[{number}] {source}" for number, source in enumerate(made.sources, 1)]
    return "\n".join(lines) + "\n"


def _cells(row: Row, made: Report) -> list[str]:
    said = made.words
    return [
        f"{row.mark.symbol} {row.word}",
        row.indicator if row.indicator == row.id else f"{row.indicator} [{row.id}]",
        row.wording or row.reading,
        row.accepts,
        "; ".join(each.text for each in row.reported) or said.none,
        row.margin,
        "; ".join([*([row.why] if row.why else []), *row.notes]),
    ]
