"""Lists of figures paired with lists of names or years: respectively."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import evolve

from plantargets.language.hedges import bounds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plantargets.language.statements import Comparator, Statement

_BOUNDS: Final = frozenset({"at_least", "more_than", "at_most", "less_than"})
_YEARS: Final = re.compile(r"\b(?:19|20)\d\d(?:(?:, (?:and )?| and )(?:19|20)\d\d){1,9}\b")
_JOINED: Final = re.compile(r"\s*(?:,? and|,)\s*(?:by |to |at )?\s*")
#: After a comma, a figure stands alone: "5%, 7%", not "5%, exports by 7%".
_FIGURE: Final = re.compile(
    r"(?:(?:by|to|at|about|around|some|over|nearly|almost|more than|less than|at least|up to) ){0,2}[$€£¥]?\d"
)
_NAMES: Final = re.compile(
    r"(?P<first>[A-Za-z][\w-]*(?:, [A-Za-z][\w-]*){0,4}),? and (?P<last>[A-Za-z][\w-]*)(?P<head>(?: [a-z][\w-]*){0,4})"
)
_HEAD_END: Final = re.compile(
    r"(?:^| )(?:by|to|of|at|is|are|was|were|will|should|shall|grew|grow|rose|fell|fall|rise|increase|decrease|targeted|reached|dropped|declined|decreased|increased|improved|climbed|shrank|expanded|slipped|gained|recorded|stood|averaged|reduced|from|in|be)\b.*$"
)


def respective(statements: list[Statement], text: str) -> list[Statement]:
    """Give each figure of a list its own name or year, where the other list is as long."""
    found: list[Statement] = []
    runs = list(_runs(statements, text))
    for index, run in enumerate(runs):
        low = found[-1].end if found else 0
        high = runs[index + 1][0].end if index + 1 < len(runs) else len(text)
        found += _paired(run, text, low, high) if len(run) > 1 else run
    return found


def _runs(statements: list[Statement], text: str) -> Iterator[list[Statement]]:
    """The lists: statements with nothing but commas and "and" between their figures."""
    run: list[Statement] = []
    for each in statements:
        if run and not (each.has_number and _listed(run[-1], each, text[run[-1].end : each.end])):
            yield run
            run = []
        run.append(each)
    if run:
        yield run


def _listed(before: Statement, each: Statement, after: str) -> bool:
    joined = _JOINED.match(after)
    return (
        before.has_number
        and (before.comparator == "multiply") == (each.comparator == "multiply")
        and before.measure != "milestone"
        and joined is not None
        and _FIGURE.match(after, joined.end()) is not None
    )


def _paired(run: list[Statement], text: str, low: int, high: int) -> list[Statement]:
    before, after = text[low : run[0].end], text[run[-1].end : high]
    said = "respectively" in before or "respectively" in after
    for window in (before, after):
        years = _YEARS.search(window) if said else None
        if years and len(found := re.findall(r"\d{4}", years[0])) == len(run):
            first = run[0]
            return [
                evolve(s, period=y, indicator=first.indicator, measure=first.measure)
                for s, y in zip(run, found, strict=True)
            ]
    names = _names(before, len(run), before=True) or (said and _names(after, len(run), before=False))
    if not names:
        return run
    shared = _shared(run, bound=said or len(run) > 2)
    return [
        evolve(s, indicator=n, measure=shared[0].measure if s.unit == shared[0].unit else s.measure)
        for s, n in zip(shared, names, strict=True)
    ]


def _shared(run: list[Statement], *, bound: bool) -> list[Statement]:
    """The base behind the last figure (per 1,000) is that of all; so is a bound before the first of several."""
    first, last = run[0], run[-1]
    bounded = bound and first.comparator in _BOUNDS
    return [_with_bound(_with_base(each, last), first.comparator if bounded else "exactly") for each in run]


def _with_base(statement: Statement, last: Statement) -> Statement:
    if statement.unit is None and (last.unit or "").startswith("per_"):
        return evolve(statement, unit=last.unit, measure=last.measure)
    return statement


def _with_bound(statement: Statement, comparator: Comparator) -> Statement:
    if comparator == "exactly" or statement.comparator != "exactly" or statement.hedge is not None:
        return statement
    ends = bounds(comparator, statement.value)
    return evolve(
        statement,
        comparator=comparator,
        low=ends.low,
        high=ends.high,
        low_inclusive=ends.low_inclusive,
        high_inclusive=ends.high_inclusive,
    )


def _names(text: str, count: int, *, before: bool) -> list[str]:
    for match in _NAMES.finditer(text):
        if before and re.search(r"[,;]\s", text[match.end() :]):
            continue  # another clause stands between these names and the figures
        parts = [*match["first"].split(", "), match["last"]]
        if len(parts) != count:
            parts[0] = parts[0].split(" ")[-1]
        if len(parts) == count:
            head = _HEAD_END.sub("", match["head"]).rstrip()
            return [part + head for part in parts]
    return []
