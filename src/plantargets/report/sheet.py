"""The report as CSV: one row a target, for spreadsheets and scripts."""

from __future__ import annotations

import csv as csv_module
import io
import re
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from plantargets import exact
from plantargets.attainment import Attainment
from plantargets.report.model import report

if TYPE_CHECKING:
    from plantargets.exact import Number
    from plantargets.plans import Scorecard

COLUMNS: Final = (
    "id",
    "indicator",
    "unit",
    "wording",
    "reading",
    "verdict",
    "label",
    "result",
    "accepts",
    "allows",
    "reported",
    "margin",
    "reasons",
    "explanation",
)
_NUMBER = re.compile(r"-?\d+(\.\d+)?")


def csv(card: Scorecard, lang: str = "en") -> str:
    """The report of a scorecard as CSV text, in the order of the plan.

    ``verdict``, ``label`` and ``reasons`` are the fixed words of the library, ``margin`` a bare number
    in the indicator's unit; the other columns are in the language asked for. A cell that a
    spreadsheet would take for a formula gets an apostrophe before it.

    Args:
        card: the judgements of a plan.
        lang: ``"en"`` or ``"zh"``.

    >>> gdp = Indicator("gdp", unit="percent", kind="growth", direction="higher")
    >>> card = Plan("Work plan", period="2023", targets=[Target(gdp, About("6.5 %"))]).evaluate([Outcome(gdp, "4.3 %")])
    >>> print(csv(card).splitlines()[1].split(",")[5])
    missed
    """
    rows = {row.id: row for group in report(card, lang).groups for row in group.rows}
    out = io.StringIO()
    writer = csv_module.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for key, found in card.items():
        row = rows[key]
        measure: Number | float | None = found.margin if isinstance(found, Attainment) else found.statistic
        cells = (
            row.id,
            row.indicator,
            row.unit,
            row.wording or "",
            row.reading,
            "" if found.verdict is None else found.verdict.value,
            found.label or "",
            row.word,
            "" if row.accepts == "—" else row.accepts,
            row.allows,
            "; ".join(each.text for each in row.reported),
            _number(measure),
            " ".join(reason.value for reason in found.reasons),
            row.explanation,
        )
        writer.writerow([safe(cell) for cell in cells])
    return out.getvalue()


def _number(measure: Number | float | None) -> str:
    if measure is None:
        return ""
    return exact.show(measure, 28) if isinstance(measure, (Decimal, Fraction)) else str(measure)


def safe(cell: str) -> str:
    """The cell, with an apostrophe before what a spreadsheet would take for a formula."""
    risky = cell[:1] in {"=", "+", "-", "@", "\t", "\r", "\n"} and not _NUMBER.fullmatch(cell)
    return f"'{cell}" if risky else cell
