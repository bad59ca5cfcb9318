"""The report as Markdown (GitHub's tables)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plantargets.report.model import Report, Reported, Row, report

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plantargets.plans import Scorecard

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~$#&])")


def markdown(card: Scorecard, lang: str = "en", *, explanations: bool = True) -> str:
    """The report of a scorecard as Markdown: a table for each group of results.

    Args:
        card: the judgements of a plan.
        lang: ``"en"`` or ``"zh"``.
        explanations: list the judgements in sentences too.

    >>> gdp = Indicator("gdp", unit="percent", kind="growth", direction="higher")
    >>> card = Plan("Work plan", period="2023", targets=[Target(gdp, About("6.5 %"))]).evaluate([Outcome(gdp, "4.3 %")])
    >>> print(markdown(card).splitlines()[0])
    # Work plan
    """
    made = report(card, lang)
    said = made.words
    lines = [f"# {escaped(made.title)}", ""]
    if made.subtitle:
        lines += [escaped(made.subtitle), ""]
    lines += [f"{said.judged_by}{said.colon}{escaped(made.method)}", ""]
    lines += table([said.status, "n"], [[f"{mark.symbol} {escaped(word)}", str(n)] for mark, word, n in made.counts])
    header = [said.status, said.indicator, said.target, said.accepts, said.reported, said.margin, said.why]
    for group in made.groups:
        lines += ["", f"## {escaped(group.title)} ({len(group.rows)})", ""]
        lines += table(header, [_cells(row, made) for row in group.rows])
    if explanations and made.groups:
        lines += ["", f"## {said.explanation}", ""]
        lines += [f"- {escaped(row.id)}{said.colon}{escaped(row.explanation)}" for g in made.groups for row in g.rows]
    if made.sources:
        lines += ["", f"## {said.sources}", ""]
        lines += [f"{number}. {escaped(str(source))}" for number, source in enumerate(made.sources, 1)]
    return "\n".join(lines) + "\n"


def escaped(text: str) -> str:
    """The text on one line, with nothing in it that Markdown or HTML would read."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> list[str]:
    """Lines of a table; the cells are Markdown."""
    names = list(header)
    lines = [names, ["---"] * len(names), *(list(row) for row in rows)]
    return [f"| {' | '.join(cells)} |" for cells in lines]


def _cells(row: Row, made: Report) -> list[str]:
    said = made.words
    name = escaped(row.indicator) + (f"{said.open}{escaped(row.unit)}{said.close}" if row.unit else "")
    target = escaped(row.wording or row.reading)
    if row.wording and row.wording != row.reading:
        target += f"<br>{said.reads}{said.colon}{escaped(row.reading)}"
    return [
        f"{row.mark.symbol} {escaped(row.word)}",
        "<br>".join([name, *([escaped(row.details)] if row.details else [])]),
        target + _cites(row.cites),
        escaped(row.accepts),
        "<br>".join(_reported(each) for each in row.reported) or said.none,
        escaped(row.margin),
        escaped("; ".join([*([row.why] if row.why else []), *row.notes])),
    ]


def _reported(each: Reported) -> str:
    return escaped(each.text) + _cites(each.cites)


def _cites(numbers: tuple[int, ...]) -> str:
    return "".join(rf" \[{number}\]" for number in numbers)
