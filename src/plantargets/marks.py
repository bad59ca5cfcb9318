"""Marks of a result: a symbol and a colour for each label, to stand beside its word.

Colours are of the palette of Okabe and Ito (Color Universal Design, 2008), which people with
colour vision deficiencies can tell apart; nothing is said by colour alone.
"""

from __future__ import annotations

from typing import Final, final

import attrs

from plantargets.verdicts import Grade, Reason, Verdict


@final
@attrs.frozen
class Mark:
    """How a result is marked.

    Args:
        name: ``exceeded``, ``met``, ``within_tolerance``, ``missed``, ``undetermined``, ``not_due`` or ``no_verdict``.
        symbol: a symbol of its own.
        colour: a colour of its own, ``#rrggbb``.
    """

    name: str
    symbol: str
    colour: str


#: Every mark by name, in the order in which results are counted.
MARKS: Final = {
    each.name: each
    for each in (
        Mark("exceeded", "✚", "#0072B2"),
        Mark("met", "✔", "#009E73"),
        Mark("within_tolerance", "≈", "#56B4E9"),
        Mark("missed", "✘", "#D55E00"),
        Mark("undetermined", "?", "#E69F00"),
        Mark("not_due", "○", "#999999"),
        Mark("no_verdict", "–", "#CC79A7"),
    )
}


def mark(verdict: Verdict | None, grade: Grade | None = None, reasons: tuple[Reason, ...] = ()) -> Mark:
    """The mark of a result: by grade where there is one, else by verdict; not due is apart from undetermined.

    >>> mark(Verdict.MISSED).symbol, mark(Verdict.UNDETERMINED, reasons=(Reason.NOT_DUE,)).name
    ('✘', 'not_due')
    """
    if grade is not None:
        return MARKS[grade.value]
    if verdict is Verdict.UNDETERMINED:
        return MARKS["not_due" if Reason.NOT_DUE in reasons else "undetermined"]
    if verdict is None:
        return MARKS["no_verdict"]
    return MARKS["met" if verdict is Verdict.ATTAINED else "missed"]
