"""Lists of figures paired with lists of names or years: respectively."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from attrs import evolve

if TYPE_CHECKING:
    from plantargets.language.statements import Statement

_YEARS: Final = re.compile(r"\b(?:19|20)\d\d(?:(?:, (?:and )?| and )(?:19|20)\d\d){1,9}\b")
_JOINED: Final = re.compile(r"\s*(?:,|,? and)\s*(?:by |to |at )?\s*")
_NAMES: Final = re.compile(
    r"(?P<first>[A-Za-z][\w-]*(?:, [A-Za-z][\w-]*){0,4}),? and (?P<last>[A-Za-z][\w-]*)(?P<head>(?: [a-z][\w-]*){0,4})"
)
_HEAD_END: Final = re.compile(
    r"(?:^| )(?:by|to|of|at|is|are|was|were|will|should|shall|grew|grow|rose|fell|fall|rise|increase|decrease|targeted|reached|stood|averaged|reduced|from|in|be)\b.*$"
)


def respective(statements: list[Statement], text: str) -> list[Statement]:
    """Give each figure of one list its own name or year, where the other list is as long."""
    count = len(statements)
    if count < 2 or any(s.has_number is False for s in statements):
        return statements
    listed = all(
        a.measure != "milestone" and len(gap := text[a.end : b.end]) < 24 and _JOINED.match(gap)
        for a, b in pairwise(statements)
    )
    if not listed:
        return statements
    last = statements[-1].end
    if (
        "respectively" in text
        and (years := _YEARS.search(text))
        and len(found := re.findall(r"\d{4}", years[0])) == count
    ):
        return [evolve(s, period=y, measure=statements[0].measure) for s, y in zip(statements, found, strict=True)]
    names = _names(text[: statements[0].end], count) or ("respectively" in text and _names(text[last:], count))
    if not names:
        return statements
    return [
        evolve(s, indicator=n, measure=statements[0].measure if s.unit == statements[0].unit else s.measure)
        for s, n in zip(statements, names, strict=True)
    ]


def _names(text: str, count: int) -> list[str]:
    for match in _NAMES.finditer(text):
        parts = [*match["first"].split(", "), match["last"]]
        if len(parts) != count:
            parts[0] = parts[0].split(" ")[-1]
        if len(parts) == count:
            head = _HEAD_END.sub("", match["head"]).rstrip()
            return [part + head for part in parts]
    return []
