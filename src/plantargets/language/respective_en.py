"""Lists of figures paired with lists of names or years: respectively."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import evolve

from plantargets.language.hedges import bounds
from plantargets.language.phrase_en import noun_phrase

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
#: Where the verb of a list of names begins.
_VERB_ON: Final = re.compile(
    r" (?:(?:should|shall|will|would|must|to|is|are|was|were|has|have|had|by|at|of(?= \S{0,2}\d)|grew|grow|rose|rise|fell|fall|dropped|declined|decreased|increased|increase|"
    r"improved|climbed|shrank|expanded|contracted|slipped|gained|recorded|stood|averaged|reduced|reached|totalled|targeted|budgeted)(?= (?:[a-z-]+ ){0,6}[$€£¥]?\d)).*$",
    re.DOTALL,
)
_JOIN: Final = re.compile(r",? and |, ")
_LONGEST: Final = 9
#: A word that qualifies the head of the last name: rural and urban incomes; exports and GDP stand alone.
_QUALIFIES: Final = re.compile(
    r"(?!(?:GDP|GNI|CPI|RPI|FDI|inflation|employment|unemployment|investment|consumption|output|income|trade|production|productivity|spending|debt|revenue|demand|population)$)"
    r"[\w.-]*(?:[^s\W]|\d)"
)
_MEASURES: Final = re.compile(
    r"\b(?:rates?|incomes?|number|share|proportion|levels?|prices?|costs?|use|consumption|output|production|emissions)$",
    re.IGNORECASE,
)
_NOT_LISTED: Final = re.compile(r"(?:in|on|by|during|from|with|while|but|where|the year|as)\b", re.IGNORECASE)
_PER: Final = re.compile(r" per (?:unit|capita|head|tonne|person|worker|hectare)\b.*$")
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
    names = _subjects(before, len(run)) or (said and _names(after, len(run)))
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


def _names(text: str, count: int) -> list[str]:
    """The names of a list behind its figures."""
    for match in _NAMES.finditer(text):
        parts = [*match["first"].split(", "), match["last"]]
        if len(parts) != count:
            parts[0] = parts[0].split(" ")[-1]
        if len(parts) == count:
            head = _HEAD_END.sub("", match["head"]).rstrip()
            return [part + head for part in parts]
    return []


def _subjects(text: str, count: int) -> list[str]:
    """The names of a list before its figures: cut CO2 and soot emissions by 5% and 7%."""
    subject = _VERB_ON.sub("", text)
    parts = _JOIN.split(subject)[-count:]
    if len(parts) != count or any(len(part.split()) > _LONGEST or not part.strip() for part in parts):
        return []
    first, last = noun_phrase(parts[0], "moved"), parts[-1].strip()
    parts = [first, *(part.strip() for part in parts[1:])]
    if not first or any(not part[0].isalpha() or _NOT_LISTED.match(part) for part in parts):
        return []
    return _headed(parts, last)


def _headed(parts: list[str], last: str) -> list[str]:
    """Give each member what stands once for all: before the first (income of …), or behind the last (… residents)."""
    base, of, start = parts[0].rpartition(" of ")
    counted = _MEASURES.search(base) is not None and not any(" of " in part for part in parts[1:])
    lead = f"{base}{of}" if of and (" " not in start or counted) else ""
    if lead:
        parts = [start, *parts[1:]]
    words = last.split()
    if len(words) > 1 and all(_QUALIFIES.fullmatch(part) for part in parts[:-1]):
        head = " ".join(words[1:])
        parts = [f"{part} {head}" for part in parts[:-1]] + [last]
    per = _PER.search(last)
    if per is not None:
        parts = [part if _PER.search(part) else part + per[0] for part in parts]
    return [lead + part for part in parts]
