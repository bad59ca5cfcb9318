"""English figures that define, describe or only label something, and so state nothing of their own."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from plantargets.language.statements import Unread

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plantargets.language.statements import Statement

_MORE: Final = r"(?:(?:more|less|fewer|greater|larger|bigger|smaller|higher|lower) than|at least|at most|up to|over|under|above|below|about|around|some|nearly|almost)"
_SIGN: Final = r"(?:US\$|A\$|C\$|[$€£¥₹K]|(?:US|A|C)?\$)?"
#: Things of which a size is told, not what is measured: firms, shops, grants.
_THINGS: Final = (
    r"(?i:projects|grants|loans|contracts|firms|companies|businesses|enterprises|employers|suppliers|schools|farms|plants|shops|offices|sites|factories|"
    r"households|families|properties|buildings|dwellings|ventures|streets|districts|villages|towns|cities|municipalities|communities|settlements?|"
    r"provinces|clinics|hospitals|facilities|institutions|banks|charities|points|stations|boreholes|schemes|vehicles|plots|fields|investments|units|rooms|"
    r"transactions|purchases|savings|earners|tenants|residents|pensioners|applicants|staff)"
)
_DOCUMENT: Final = (
    r"(?:priorities|measures|pillars|commitments|chapters|goals|objectives|targets|actions|themes|sections|indicators|annexes|recommendations|"
    r"principles|workstreams|instalments|installments|appendices|guidelines|volumes|tables|figures|questions)"
)
_LABELS: Final = (
    r"(?:Module|Component|Article|Art|Priority|Box|Chapter|Section|Table|Figure|Amendment|Annex|Appendix|Phase|Kit|Tier|Grade|Stage|Round|Version|Part|"
    r"Step|Option|Zone|Line|Route|Room|Block|Regulation|Directive|Resolution|Decision|Paragraph|Schedule|Rule|Form|Nos?|Band|Wave|Objective|Goal|Pillar|"
    r"Output|Outcome|Indicator|Clause|Chart|Map|Exhibit|Item|Lot|Platform|Gate|Floor|Act|Law|Bill|Type|Category|Division|Unit|Ward|MICS|ISO|EN)"
)
_STREET: Final = (
    r"(?:Street|St|Square|Road|Rd|Avenue|Ave|Way|Lane|Place|Drive|House|Court|Terrace|Gardens|Boulevard|Crescent|Row)"
)
_DONE: Final = re.compile(r"\b(?:met|achieved|completed|delivered|implemented|reached|fulfilled|on track)\b")
_DESCRIBES: Final = "a figure that defines or describes something"


class _Rule(NamedTuple):
    """What stands before and behind such a figure, how it looks, and what its unit begins with.

    ``noted``: it is listed as unread. ``undone``: not where something is said to be done. ``far``: what stands before
    it reaches further back.
    """

    before: re.Pattern[str] | None = None
    behind: re.Pattern[str] | None = None
    figure: re.Pattern[str] | None = None
    units: tuple[str, ...] | None = None
    noted: bool = True
    undone: bool = False
    far: bool = False


def _before(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern})$")


_RULES: Final = (
    # Module 3, MICS 6 and 7, p. 67, decisions 4/CMA.1
    _Rule(_before(rf"\b{_LABELS}\.?\s(?:\d+(?:\.\d+)*\s?(?:,|and|or|-)\s?)?"), units=("", "count"), noted=False),
    _Rule(_before(r"\b(?:pp?|ss?|art|para|no|vol|ch|cl)\.\s"), units=("",), noted=False),
    _Rule(behind=re.compile(r"/[A-Z]|[A-Z]{1,4}\d"), units=("",), noted=False),
    _Rule(_before(r"\|\s*"), units=("",), noted=False),
    # 1 Guildhall Square; 10.00-16.00
    _Rule(behind=re.compile(rf"\s(?:[A-Z][\w’-]+\s){{1,2}}{_STREET}\b"), noted=False),
    _Rule(figure=re.compile(r"\d{1,2}\.\d\d\s?-\s?\d{1,2}\.\d\d"), units=("",), noted=False),
    _Rule(behind=re.compile(r"\sg/m"), units=("",), noted=False),
    # Ratings: A, 95% or higher; blue, 90% or more
    _Rule(_before(rf"(?:^|[;:(.])\s*(?:[A-F]|[Bb]lue|[Gg]reen|[Aa]mber|[Rr]ed|[Gg]r[ea]y|[Yy]ellow|[Oo]range)(?:,\s(?:{_MORE}\s)?|\s\(within\s)")),
    _Rule(_before(r"\b(?:Symbols?|Key|Legend|Abbreviations):.*"), far=True),
    # 95% confidence interval, return period of 10, 50 and 100 years
    _Rule(behind=re.compile(r"(?:%|\s?per ?cent)?\s?confidence\b|\s(?:[\w-]+\s)?(?:quotations|interviews|respondents|hourly steps|time steps)\b")),
    _Rule(_before(r"\b(?:[Ss]tandard errors?|margins? of error|confidence intervals?|return periods?|1-in-)\b[^.;]*"), far=True),
    # "poor" means living on less than; a household is energy-poor if it spends over; applicants must have
    _Rule(_before(r"(?:^\s*|[,;]\s)(?:In this \w+,? )?(?:an? )?[“\"][^”\"]+[”\"],?\s(?:is|means?|refers to|lies|a)\b[^.;]*"), far=True),
    _Rule(_before(r"\bmeans?\s(?:living|earning|having|being|spending|using|those|that|a|an)\b[^.;]*"), far=True),
    _Rule(_before(r"\bif\s(?:it|they|he|she|you|one)\s\w+s?\b[^.;,]*"), far=True),
    _Rule(_before(r"\b(?:[Aa]pplicants?|[Ee]ligibility|(?:be|is|are) eligible|qualif(?:y|ies) (?:if|when))\b[^.;]*"), far=True),
    _Rule(_before(r"^\s*An? [\w-]+ is\s")),
    _Rule(_before(r"^\s*An? [\w-]+ is (?:one|two|three|four|\d+) [^.;]*"), far=True),
    # grants above $500,000, firms with fewer than 10 employees, farms of 0.5 to 3 hectares
    _Rule(
        _before(
            rf"\b{_THINGS}\s(?:that (?:use|spend|earn|employ|have)\s)?(?:aged\s|in which we hold\s|where\s|worth\s|costing\s|using\s|spending\s|earning\s|employing\s|holding\s|"
            rf"serving\s|with\s|of\s|exceeding\s|lie\s|lies\s|located\s)?(?:{_MORE}|exceeding|worth|aged)\s{_SIGN}"
        )
    ),
    _Rule(_before(rf"\b{_THINGS}\sof\s"), units=("ha", "m2", "km2", "km", "m", "MW", "kW", "GW")),
    _Rule(_before(rf"\b{_THINGS}\swith\s(?:[\d,]+ [\w-]+(?:,| and)\s)?"), units=("count",)),
    _Rule(_before(rf",\s(?:each|all|most)\s(?:of|with|serving|holding|costing|over|above|below|under)\s(?:{_MORE}\s)?")),
    _Rule(_before(rf"\bpriority for \w+ where\s(?:{_MORE}\s)?")),
    # the 19 grants, our fleet of 164 vehicles, the country's 19 provinces, for all 12 wards
    _Rule(_before(r"\b(?:[Tt]he|[Tt]hese|[Tt]hose|[Oo]ur|[Ii]ts|[Tt]heir|[Mm]y|[’']s)\s"), units=("count",)),
    _Rule(_before(r"\b(?:our|its|their|the) (?:fleet|team|network|group|workforce|portfolio|membership|family|total|list|set|range) of\s"), units=("count",)),
    _Rule(_before(r"\b(?:in|across|of|for|from|lists?|covers?|by|at|(?<!\d )to) all\s"), units=("count",)),
    _Rule(behind=re.compile(rf"\s{_DOCUMENT}\b"), units=("count", ""), undone=True),
    _Rule(_before(r"^\s*(?:This|The|Our) (?:report|plan|chapter|strategy|document|statement|review)\b[^.;]*\b(?:covers?|contains?|comprises?|spans?|describes?)\b[^.;]*"), units=("count",), far=True),
    _Rule(_before(r"(?:^|\. )Chapter \d+ (?:covers|describes|sets out|deals with)\b[^.;]*"), far=True),
    # 47% five years earlier, 14 short of the 100 planned, Figure 2 shows
    _Rule(behind=re.compile(r"(?:%|\s?per ?cent)?\s[\w-]+ (?:years?|decades?) (?:earlier|ago)\b")),
    _Rule(_before(r"\bshort of (?:the |our |its )?"), units=("", "count")),
    _Rule(_before(rf"\bshort of (?:the |our |its )?{_SIGN}"), re.compile(r"[^.;,]{0,24}\b(?:planned|foreseen|intended)\b")),
    _Rule(_before(r"\b(?:Box|Figure|Table|Article) [\d.]+(?:\([a-z]\))? (?:describes|shows|gives|speaks of|defines)\b[^.;]*"), far=True),
    _Rule(_before(r"\b(?:above|below|within|under|over|against|beyond|than) (?:the|our|its|their) (?:\w+ )?(?:minimum|maximum|limit|ceiling|floor|threshold|requirement|standard|benchmark) of\s")),
    _Rule(_before(r"\bdefined as\b[^.;,]*"), far=True),
    _Rule(_before(r"\b[Ee]xcludes?\b[^.;]*"), far=True),
    _Rule(_before(rf"\b(?:attending|receiving|completing|missing|taking|owning|scoring|passing)\s{_MORE}\s"), units=("", "count")),
    # the 13.5% VAT rate, a standard 400 g loaf, 1.5 °C pathways
    _Rule(behind=re.compile(r"\s?%?\s(?:VAT|threshold|rule)\b")),
    _Rule(_before(r"\b(?:a|A) standard\s")),
    _Rule(behind=re.compile(r"\s?°C(?: and [\d.]+ °C)?\s(?:pathways?|scenarios?|world)\b")),
    _Rule(_before(r"\b(?:pathways?|scenarios?)\b[^.;]*\bcarbon prices? of\s[$€£]?(?:\d+-)?"), far=True),
    # I walked 4 kilometres; Amina, 34,
    _Rule(_before(r"[“\"](?:[^”\"]*\s)?(?:I|my|me|My)\s[^”\"]*"), far=True),
    _Rule(_before(r"\b[A-Z][a-z]+,\s"), re.compile(r","), units=("",), noted=False),
)  # fmt: skip


#: Words without which none of the rules that look far back holds.
_FAR_WORDS: Final = re.compile(
    r"Symbol|Key:|Legend|Abbrev|[Ss]tandard error|margins? of error|confidence|return period|1-in-|[“\"]|means? |\bif |pplicant|ligib|qualif|^\s*An? |"
    r"^\s*(?:This|The|Our) (?:report|plan|chapter|strategy|document|statement|review)|Chapter \d|(?:Box|Figure|Table|Article) \d|pathway|scenario|defined as|xclude"
)
#: Behind these a figure is said of something, unless a rule that looks far back holds.
_LEADS: Final = (" by", " to", " from", " reach", " reached", " was", " were", " grew", " rose", " fell")
#: So much before a figure is looked at by the other rules.
_NEAR: Final = 64


def told_apart(sentence: str, original: str, statements: Iterable[Statement]) -> tuple[list[Statement], list[Unread]]:
    """The statements of a sentence without those whose figure states nothing, and what of them is noted as unread."""
    kept: list[Statement] = []
    unread: list[Unread] = []
    far: bool | None = None
    for statement in statements:
        span = _figure(sentence, statement)
        if span is None:
            kept.append(statement)
            continue
        if far is None:
            far = _FAR_WORDS.search(sentence) is not None
        led = sentence[: span[0]].rstrip(" £$€").endswith(_LEADS)
        rules = _rules(statement.unit or "", far=far, led=led)
        rule = next((each for each in rules if _holds(each, sentence, *span)), None)
        if rule is None:
            kept.append(statement)
        elif rule.noted:
            unread.append(Unread(original[slice(*span)], *span, _DESCRIBES))
    return kept, unread


@lru_cache(maxsize=1024)
def _rules(unit: str, *, far: bool, led: bool) -> tuple[_Rule, ...]:
    """The rules that may hold of a figure with a unit: with those that look far back, and those of words before it."""
    return tuple(
        rule
        for rule in _RULES
        if (rule.units is None or any(unit.startswith(each) if each else not unit for each in rule.units))
        and (far or not rule.far)
        and (rule.far or not led or rule.before is None)
    )


def _holds(rule: _Rule, sentence: str, start: int, end: int) -> bool:
    return (
        (
            rule.before is None
            or rule.before.search(sentence, 0 if rule.far else max(0, start - _NEAR), start) is not None
        )
        and (rule.behind is None or rule.behind.match(sentence, end) is not None)
        and (rule.figure is None or rule.figure.fullmatch(sentence, start, end) is not None)
        and not (rule.undone and _DONE.search(sentence))
    )


def _figure(sentence: str, statement: Statement) -> tuple[int, int] | None:
    """Where the figure of a statement stands, if its digits or words are known."""
    if not statement.printed:
        return None
    first, last = statement.printed[0], statement.printed[-1]
    start = sentence.find(first, statement.start, statement.end)
    while start >= 0 and not _whole(sentence, start, start + len(first)):
        start = sentence.find(first, start + 1, statement.end)
    if start < 0:
        return None
    return start, max(sentence.find(last, start), start) + len(last)


def _whole(sentence: str, start: int, end: int) -> bool:
    """Whether no digit goes on with these on either side."""
    before, behind = sentence[max(0, start - 1) : start], sentence[end : end + 1]
    return not (before.isdigit() or behind.isdigit() or before in {".", ","})
