"""The years of an English sentence: which is the baseline, which the period."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeAlias

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

_BASE: Final = re.compile(
    r"\b(?P<prep>in(?= (?:19|20)\d\d)|as(?= in (?:19|20)\d\d)|below|above|from|relative to|compared (?:with|to)|in comparison (?:with|to)|against|versus|vs\.?|over|on|under|of|than|since|as of|with respect to|with|base(?:d on)?|baseline|baseline year|base year|on the basis of|starting from|in relation to|as compared (?:with|to)|when compared (?:with|to)|up from|down from|beneath|to|taking|times)\s(?:(?:a|an|the|its|their|our|those of|that of|that in|in|(?:the )?(?:same|corresponding) (?:period|quarter|month|date|day|time|week|half|point)(?: (?:in|of))?|(?:January|February|March|April|May|June|July|August|September|October|November|December)|(?:first|second|third|fourth) (?:quarter|half) of|year|base year|baseline of|baseline year|average|levels? in|levels? of|peak in|peak of|high of|emissions? in|the levels? of|the year|fiscal year|financial year|FY)\s)*(?P<year>(?:FY\s?)?(?:19|20)\d\d(?:\s?[-/]\s?\d{2,4})?)(?P<noun>\s?(?:-?\s?(?:levels?|baseline|base(?:\s?year|line)?|values?|figures?|emissions?|average|rates?|benchmark|reference|as (?:the )?base(?:line)?(?: year)?|prices)))?",
    re.IGNORECASE,
)
_BASE_NAME: Final = re.compile(
    r"\b(?:below|above|from|relative to|compared (?:with|to)|against|over|on|than|in|of(?=\spre-))\s(?:(?:a|an|the|its|their|our)\s)?(?P<name>(?:before the (?:pandemic|crisis|war)|average of the (?:last|past|previous) (?:\w+ )?(?:years|months)|pre-industrial|preindustrial|pre-pandemic|pre-crisis|pre-COVID(?:-19)?|business[- ]as[- ]usual|BAU|current(?! (?:financial|fiscal|year|plan|prices?|session|quarter|term|parliament|administration|account))|baseline|base year|previous year|today[’']s|present|last year|pre-[a-z]+(?=\s(?:levels?|peak|average)))(?:\s(?:levels?(?: of \w+)?|peak|scenario|emissions|values?|rates?|times|projections?))?)\b",
    re.IGNORECASE,
)
_BETWEEN: Final = re.compile(
    r"\b(?:between|from)\s(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)\s)?(?P<a>(?:FY\s?)?(?:19|20)\d\d)(?:\s?[-/]\s?\d\d)?\s(?:and|to|until|through)\s"
    r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)\s)?(?P<b>(?:FY\s?)?(?:19|20)\d\d(?:\s?[-/]\s?\d\d)?)",
    re.IGNORECASE,
)
_DEADLINE: Final = re.compile(
    r"\b(?:by|until|before|for|in|during|to|through|of|over|at|throughout|since)\s(?:(?:the|end|year|of|mid|late|early|end-|mid-|fiscal|financial|FY|January|February|March|April|May|June|July|August|September|October|November|December|\d{1,2}(?!\d)|period|years|summer|spring|and|including|at|latest|no|later|than)[\s-]*)*(?P<year>(?:FY\s?)?(?:19|20)\d\d(?:\s?[-/]\s?\d{2,4})?)\b",
    re.IGNORECASE,
)
_SPAN: Final = re.compile(
    r"\b(?P<year>(?:FY\s?)?(?:19|20)\d\d\s?[-/]\s?\d{2,4}|FY\s?\d\d(?:[-/]\d\d)?|(?:FY\s?)?(?:19|20)\d\d)\b"
)
_BASE_WORDS = frozenset(
    {
        "relative to",
        "compared with",
        "compared to",
        "as compared with",
        "as compared to",
        "since",
        "as of",
        "versus",
        "vs",
        "vs.",
        "against",
        "in comparison with",
        "in comparison to",
        "in relation to",
        "than",
        "when compared with",
        "when compared to",
        "as",
        "base",
        "baseline",
        "baseline year",
        "base year",
        "based on",
        "times",
    }
)
_MOVED_ON = re.compile(
    r"\b(?:increase|rise|growth|up|down|fall|drop|decline|decrease|reduction|improvement|gain|fewer|more|less|higher|lower|jump|cut)\s$",
    re.IGNORECASE,
)
_LATER = re.compile(r"\b(?:later|earlier|sooner)\s$", re.IGNORECASE)
_SUPERLATIVE = re.compile(
    r"\b(?:lowest|highest|best|worst|largest|smallest|fastest|slowest|strongest|weakest|sharpest|steepest|deepest|longest|shortest|biggest|poorest|driest|wettest|greatest|quickest|heaviest|tightest|first|peak|most|least)\b[^,;]*$",
    re.IGNORECASE,
)
#: Emissions as of 1990 are a base; 12 schools as of 2023 are not.
_OF_A_YEAR = re.compile(r"\b(?:emissions?|levels?|values?)\s$", re.IGNORECASE)
_OURS = re.compile(r"\b(?:our|its|their|the|this)\s$", re.IGNORECASE)
_AIM = re.compile(
    r" (?:goals?|targets?|commitments?|ambitions?|objectives?|plan|strategy|budget|census|report|survey)\b",
    re.IGNORECASE,
)
_NUMBERED_LAW = re.compile(r"\d{4}/\d{1,4}/[A-Z]|\d{4}/\d{3}\b")
_TIMES_THE = re.compile(
    r"\b(?:twice|double|triple|half|times)\s(?:the|that|its|their|those)\b[^,;]{0,40}$", re.IGNORECASE
)
_BEST_SINCE = re.compile(_SUPERLATIVE.pattern.replace("$", r"\bsince\b[^,;]*$"), re.IGNORECASE)
#: The label of another figure in brackets: (2022: £41 million).
_LABEL = re.compile(r"\d{4}(?:[-/]\d{2,4})?\s?:\s")
#: 1900 tonnes are no year.
_AMOUNT = re.compile(
    r"\d{4}(?:[.,]\d|\s?(?:%|(?:per ?cent|million|billion|thousand|[MGk]Wh?|km|hectares|ha|tonnes|tons|t|crore|lakh|jobs|people|homes|euros?|dollars|yuan|kg|years)\b))"
)
_ONWARDS = re.compile(
    r"\s?(?:to\b(?!\s(?:about |around |nearly |over )?[$£€]?(?!(?:19|20)\d\d\b)\d)|until|on\b|onwards?|through)\b",
    re.IGNORECASE,
)
#: A year that begins a sentence or clause says from when on.
_BEGINS = re.compile(r"(?:^|[.;:,]|\b(?:and|that|starting|beginning|as|effective|sold|built|all))\s*$", re.IGNORECASE)
_MONTHS: tuple[str, ...] = tuple("jan feb mar apr may jun jul aug sep oct nov dec".split())
_ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "final": 4,
    "last": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
}
_PART = re.compile(
    r"(?:\b(?P<month>January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?,?|"
    r"\b(?P<ordinal>first|second|third|fourth|final|last|1st|2nd|3rd|4th) (?P<kind>quarter|half)(?: of)?(?: the year)?|\b(?P<letter>[QH])(?P<digit>[1-4])(?:,| of| in)?)\s$",
    re.IGNORECASE,
)


_PART_ENDS = frozenset(
    [
        *(
            name.casefold()
            for name in "January February March April May June July August September October November December".split()
        ),
        *_MONTHS,
        *"sept quarter half of in year q1 q2 q3 q4 h1 h2".split(),
    ]
)


Span: TypeAlias = "tuple[int, int]"


@frozen(slots=True)
class Dates:
    """What the years of a sentence say: its baselines with their places, and its period."""

    bases: tuple[tuple[str, Span], ...] = ()
    period: str | None = None


def when(text: str, *, dated: bool) -> Dates:
    """The baselines of a sentence and its period; ``dated`` says whether any date was found."""
    if not dated:
        return Dates(tuple((m["name"], m.span()) for m in _BASE_NAME.finditer(text)))
    between = _BETWEEN.search(text)
    if between:
        last = part_of_year(text, between.start("b"), between["b"])
        return Dates(((re.sub(r"\s", "", between["a"]), between.span()),), last)
    bases = tuple(_year_bases(text)) or tuple((m["name"], m.span()) for m in _BASE_NAME.finditer(text))
    return Dates(bases, _period(text, [span for _, span in bases]))


def base_at(text: str, start: int) -> bool:
    """Whether a baseline begins at a position."""
    return _BASE.match(text, start) is not None or _BASE_NAME.match(text, start) is not None


def _year_bases(text: str) -> Iterator[tuple[str, Span]]:
    for match in _BASE.finditer(text):
        if _is_base(text, match):
            yield match["year"].replace(" ", ""), match.span()


def _is_base(text: str, match: re.Match[str]) -> bool:
    prep, start = match["prep"].casefold(), match.start()
    noun = (match["noun"] or "").strip().casefold()
    if prep == "than" and _LATER.search(text, max(0, start - 12), start):
        return False
    if prep == "since" and _SUPERLATIVE.search(text, max(0, start - 40), start):
        return False
    if prep == "as of":
        return _OF_A_YEAR.search(text, 0, start) is not None
    if prep == "in":
        return _TIMES_THE.search(text, 0, start) is not None
    if noun:
        return not (noun in {"prices", "emissions"} and prep in {"of", "on", "to", "taking"})
    if prep in {"from", "up from", "down from"}:
        return not _ONWARDS.match(text, match.end()) and not _BEGINS.search(text, 0, start)
    if prep in {"on", "below", "above", "under"} and re.search(r"(?:%|per ?cent)\s$", text[:start]):
        return True
    return prep in _BASE_WORDS or (
        prep in {"on", "over"} and _MOVED_ON.search(text, max(0, start - 24), start) is not None
    )


def _period(text: str, bases: list[Span]) -> str | None:
    def free(position: int) -> bool:
        return (
            _AMOUNT.match(text, position) is None
            and not text.startswith((" = 100", "=100"), position + 4)
            and not any(low <= position < high for low, high in bases)
            and _NUMBERED_LAW.match(text, position) is None
            and not (_LABEL.match(text, position) and text.count("(", 0, position) > text.count(")", 0, position))
        )

    candidates = [
        m
        for m in _DEADLINE.finditer(text)
        if free(m.start("year")) and not _BEST_SINCE.search(text, max(0, m.start() - 60), m.start("year"))
    ]
    if candidates:
        best = min(
            candidates, key=lambda m: (not m[0].casefold().startswith(("by", "until", "before", "end")), m.start())
        )
        return part_of_year(text, best.start("year"), best["year"])
    for match in _SPAN.finditer(text):
        if _BEST_SINCE.search(text, max(0, match.start() - 60), match.start()):
            continue
        if free(match.start()) and not (_AIM.match(text, match.end()) and _OURS.search(text, 0, match.start())):
            return part_of_year(text, match.start(), match["year"])
    return None


def period_after(text: str, start: int) -> str | None:
    """The first period that stands behind a position."""
    match = _DEADLINE.search(text, start)
    return part_of_year(text, match.start("year"), match["year"]) if match else None


def part_of_year(text: str, start: int, year: str) -> str:
    """The period that a year belongs to: 2024-03 where "March" stands before it, 2023-Q4, 2023-S1, else the year.

    >>> part_of_year("fell in the fourth quarter of 2023", 30, "2023")
    '2023-Q4'
    """
    year = year.replace(" ", "")
    before = text[max(0, start - 32) : start].rstrip().rpartition(" ")[2].strip(".,").lower()
    if before not in _PART_ENDS:
        return year
    found = _PART.search(text[max(0, start - 32) : start])
    if found is None or not re.fullmatch(r"(?:19|20)\d\d", year):
        return year
    if found["month"]:
        number = _MONTHS.index(found["month"][:3].casefold()) + 1
        # 2011-12 is a fiscal year
        return year if number > int(year[2:]) else f"{year}-{number:02}"
    ordinal = (found["ordinal"] or found["digit"]).casefold()
    number = int(ordinal) if ordinal.isdigit() else _ORDINALS[ordinal]
    half = (found["kind"] or found["letter"]).casefold() in {"half", "h"}
    return f"{year}-{'S' if half else 'Q'}{number}" if number <= (2 if half else 4) else year
