"""What figures, dates, names and brackets look like in folded English text: one regular expression."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import define

from plantargets.language import units_en as units, words_en as words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from plantargets.exact import Number

NUMBER: Final = r"\d{1,3},[ ]000(?![\d,])|\d{1,3},\d{1,2}(?=\ ?(?:%|€|°|(?:per\ ?cent|million|billion|trillion|GW|MW|kW|TWh|GWh|kWh|MWh|tonnes?|tons?|Mt|km|ha|hectares?|kg|euros?|crore|lakh|bn|mn|points?|percentage|of\ a\ percentage)\b))|\d{1,2}(?:,\d{2}){1,5},\d{3}(?![\d,])|\d{1,3}(?:['’]\d{3})++(?!\d)|\d{1,3}(?:,\d{3})++(?:\.\d++)?+(?!\d)|\d{1,3}(?:[ ]\d{3})+(?![\d.])|\d++(?:\.\d++)?+"
WORDED: Final = (
    rf"(?:{words.NUMBER_WORDS})(?:(?:[ -]|(?:(?<=hundred)|(?<=thousand))[ ]and[ ])(?:{words.NUMBER_WORDS}))*"
)
SCALE: Final = rf"(?:[ -]?(?:{words.SCALE_WORDS.replace(' ', '[ ]')})\b)"
YEAR: Final = r"(?:19|20)\d\d"
MONTH: Final = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
CODES: Final = "|".join(
    sorted((re.escape(c) for c in units.CURRENCIES if c.isalpha() and len(c) > 1), key=len, reverse=True)
)
#: One letter is a currency only before a number of money's size: N1,400, K2.5 billion.
LETTER_MONEY: Final = r"(?-i:[NPK])(?=\d{1,3}(?:,\d{3})+(?!\w)|\d+(?:\.\d+)?[ ]?(?:million|billion|trillion|bn|tn)\b|\d{3,}(?:\.\d+)?(?:/(?:US)?\$|[ ](?:to|per)[ ](?:the[ ])?(?:US[ ]?)?(?:dollar|\$)))"
CURRENCY: Final = (
    r"(?:(?:US|AU|NZ|HK|NT|TT|FJ|EC|CA|SG)\$|[ABCNSRJZ]\$|GH[¢₵]|[$£€¥₹₦₱₩₫฿₺₽₴]|`(?=[ ]?\d)|\b(?:"
    + CODES
    + r"|R|Rs\.|Nu\.|Tk\.|Ksh\.)(?=[ ]?\d)|\b"
    + LETTER_MONEY
    + ")"
)
PARTS: Final = "half|thirds?|quarters?|fifths?|sixth|eighth|tenths?"

#: Shapes of dates and of names, each with what it may begin with: a word, a digit or a sign.
_DATES: Final = (
    (
        "wd",
        r"\b(?:first|second|third|fourth|last|final|latter|1st|2nd|3rd|4th)\ (?:half|quarter)\b(?:,?\ (?:of\ )?(?:the\ )?(?:FY\ ?\d\d|(?:financial\ |fiscal\ )?year|decade|century))?",
    ),
    ("w", rf"\b(?:FY|fiscal[ ]year[ ]|financial[ ]year[ ]|SY|AY)\ ?(?:{YEAR}|\d\d)(?:\ ?[-/]\ ?\d{{2,4}})?\b(?!%)"),
    ("d", rf"(?<![\d.,/$£€])\b{YEAR}\ ?(?:-|/|~|--)\ ?(?:{YEAR}|\d\d)\b(?![.,]?\d|\ ?%|/[A-Z])"),
    ("wd", rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?\ )?{MONTH}\ (?:\d{{1,2}}(?:st|nd|rd|th)?,?\ )?{YEAR}(?:[-/]\d\d)?\b"),
    ("d", rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?:\ and\ |\ to\ |-|,\ )\d{{1,2}}(?:st|nd|rd|th)?\ {MONTH}(?:\ {YEAR})?\b"),
    ("d", rf"\b\d{{1,2}}\ {MONTH}\b"),
    (
        "d",
        rf"(?<![\d.,/$£€])\b{YEAR}s?\b(?![.,]\d|\ ?%|/\d|-\d|\ ?(?:per\ ?cent|million|billion|thousand|MW|GW|km|hectares|ha\b|tonnes|kWh|crore|lakh))",
    ),
)
_NAMES: Final = (
    ("w", r"\b(?:https?://|www\.)\S+(?:\ \d{1,3}\b(?!\ ?(?:%|per|million|billion)))?"),
    ("d", r"\b(?:24/7|9/11|50/50)\b"),
    ("w", r"\bCOP\ ?\d{1,2}\b(?![.,]\d|\ ?(?:million|billion|trillion|bn|mn|m)\b)"),
    ("d", r"\b\d+x\d+\b"),
    ("s", r"\[\ ?\d{1,3}(?:[,-]\ ?\d{1,3})*\ ?\]"),
    ("w", r"\b(?:arts?|sec|ch|reg|nr|st|vol|fig|figs|app)\.\ ?\d+(?:\.\d+)*\b(?!\ ?(?:%|per|million|billion))"),
    ("ds", r"(?<![\w.])(?:\+\d{1,3}[\ -]?)?(?:\(\d{1,5}\)|0\d{1,4})[\ -]\d{3,4}[\ -]?\d{3,4}\b"),
    ("w", r"\b(?:P\.?\ ?O\.?\ )?box\ \d+\b"),
    (
        "w",
        r"\b(?:pages?|pp\.?|slides?|sheets?|paragraphs?|paras?|footnotes?)\ \d+(?:(?:,|\ (?:of|to|and)|-|,\ and)\ ?\d+)*\b",
    ),
    ("d", r"\b\d+\ (?:CFR|U\.?\ ?S\.?\ ?C)\b"),
    ("w", r"\b(?:call(?:s|ing)?(?:\ to)?|dial(?:s|ling)?|phone|ring|NHS|hotline)\ \d{3,6}\b(?!\ ?(?:%|[a-z\d]))"),
    ("w", r"\bcalls\ to\ \d{3}\b"),
    (
        "w",
        rf"\b(?:bottom|top|poorest|richest|lowest|wealthiest|highest|upper|lower|slowest|fastest|most\ deprived|least\ deprived|least\ well-off)\ (?:{NUMBER}|{words.NUMBER_WORDS})\ ?(?:%|per\ ?cent\b)",
    ),
    (
        "w",
        r"\b(?:per|for\ every)\ (?:\d{1,3}(?:[ ,]\d{3})+|100|1000|10000|100000|thousand|hundred\ thousand|million)\b(?!\ ?(?:%|USD|km|ha|GWh|MWh|tonnes))",
    ),
    ("s", r"""[“"][^”"%$£€]{1,40}[”"]"""),
    (
        "w",
        r"\b(?:line|route|highway|room|flight|block|ward|gate|platform|terminal|junction)\ \d{1,4}\b(?![,.]\d|\ ?(?:%|per|million|billion|thousand))",
    ),
    ("w", r"\b(?:ISO(?:/IEC)?|ISAE|IEC|IFRS|IAS|GRI|OHSAS|NACE|ISIC)\ \d+(?:-\d+)*\b(?!\ ?%)"),
    ("w", r"\bthe\ \d+(?:\.\d+)?[ -]degree\b"),
    ("wds", r"\b(?:[A-Z]/(?:[A-Z]+/)?[\w/.]+\d|\(?EU\)?\ (?:No\ )?\d+/\d+|\d+/\d+/[A-Z]+|No\.?\ ?\d[\d/]*)"),
    ("w", r"\bPM\ ?(?:2\.5|10)\b"),
    ("w", r"\bCO\ ?2e?\b"),
    (
        "w",
        rf"\b(?!(?:{CODES}|R)\d|{LETTER_MONEY}|US|AU|NZ|HK|(?:mid|end|late|early|post|pre)-(?:19|20)\d\d)[A-Za-z]+-?\d+(?:\.\d+)*[A-Za-z]*(?![\d%]|,\d)\b",
    ),
    (
        "d",
        r"\b\d+[A-Z][A-Za-z]*\b(?<!GW)(?<!MW)(?<!TWh)(?<!GWh)(?<!MWh)(?<!kWh)(?<!MtCO2e)(?<!Mt)(?<!GtCO2e)(?<!K)(?<!M)(?<!B)(?<!C)(?<!X)(?<!TEU)(?<!Mbps)(?<!Gbps)(?<!\dst)(?<!\dnd)(?<!\drd)(?<!\dth)",
    ),
    ("d", r"\b\d+(?:-\d+){2,6}\b(?!-)"),
    ("d", r"\b\d{1,2}(?:[.:]\d\d)?\ ?(?:am|pm|a\.m\.|p\.m\.|noon)(?![a-z])"),
    ("s", r"\+\d{1,3}(?:[\ -]\(?\d{1,5}\)?){2,5}"),
    ("w", r"\b(?:tel|telephone|fax|mobile|phone)\.?:?\ [+\d(][\d\ ()-]{5,20}"),
    ("w", r"(?-i:\bYears?)\ \d{1,2}\b(?!\ ?%)"),
    ("w", r"\b(?:resolutions?|decisions?|regulations?|directives?|conventions?)\ (?:\(EU\)\ )?(?:no\.?\ )?\d[\d/.]*"),
    ("w", r"\b(?:under|over)-\d+(?:-?year-?olds?)?s?\b"),
    ("w", r"\bunder-(?:five|eighteen|two|one)s?\b"),
    ("d", r"\b\d++(?:-\d++)?(?:\ |-)?(?:to|and|-)?(?:\ |-)?\d*-?year-?olds?\b"),
    (
        "wd",
        rf"\b(?:\d+(?:\.\d+)?|{words.NUMBER_WORDS})-(?!point\ (?:rise|increase|fall|drop|decline|gain|improvement|reduction|cut|decrease|growth)\b)(?:year|month|week|day|hour|minute|point|tier|lane|star|storey|bed|bedroom|seat|step|stage|digit|class|room|person|pillar|part|metre|kilometre|km|mile|term)(?:-\w+)?\b",
    ),
    (
        "w",
        r"\b(?:aged?|ages)\ (?:between\ |over\ |under\ |above\ |below\ |of\ )?\d+(?:\ ?(?:-|to|and|--)\ ?\d+)?(?:\ (?:years?|months?)(?:\ (?:old|and\ (?:over|above|older|under)|or\ (?:over|above|older|under)))?|\+)?(?:\ and\ (?:over|above|older|under))?",
    ),
    (
        "w",
        r"\b(?:children|people|adults|youth|persons|women|men|infants|those|girls|boys|child|infant|person|adult|woman|man|girl|boy|anyone|pupils?|students?)\ (?:under|over|below|above)\ (?:the\ age\ of\ )?(?:\d+|five|two|one|eighteen)(?:\ years?(?:\ old|\ of\ age)?)?\b",
    ),
    ("w", r"\bunder\ (?:5|five|1|one|18)\ (?=mortality|child|years|stunting|death|-)"),
    (
        "d",
        rf"\b\d+(?:st|nd|rd|th)\b(?!(?:\ in\ {YEAR}|\ place|\ position)?\ to\ (?:the\ |at\ least\ )?\d+(?:st|nd|rd|th)\b|\ (?:place|position|out|or\ (?:better|higher|above)|in\ the\ world|among|globally|nationally|worldwide|overall|rank))",
    ),
    (
        "w",
        r"\b(?:scopes?|phases?|levels?|grades?|types?|stages?|tiers?|categor(?:y|ies)|goals?|articles?|chapters?|sections?|annex(?:es)?|appendix|tables?|figures?|charts?|graphs?|exhibits?|diagrams?|questions?|items?|pillars?|bands?|key\ stages?|SDGs?|classes|class|lots?|zones?|objectives?|priorit(?:y|ies)|parts?|volumes?|schedules?|targets?|outcomes?|indicators?)\ \d{1,2}(?:\.\d+|\.[a-z])*(?:(?:,\ ?|\ and\ |\ to\ |-|\ or\ |\ &\ |/)\d{1,2}(?:\.\d+)*)*\b(?!\ ?(?:%|per|million|billion|thousand|years|days|months|weeks|hours|points)|[,.]\d)",
    ),
)
_RANK: Final = r"(?P<rank>\b(?P<place>\d+(?:st|nd|rd|th)|(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)(?=\ (?:in\ (?:Africa|Asia|Europe|ASEAN|Latin\ America|the\ (?:world|region|EU|European\ Union|OECD|G20|continent))|globally|worldwide|nationally|overall)\b))\b|\b(?:rank(?:ed|ing|s)?|placed|position)\ (?:of\ |at\ )?(?:no\.?\ |number\ )?(?P<place2>\d{1,3}|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)(?:st|nd|rd|th)?\b|\b(?:one\ of|among|amongst|(?:list|group|ranks)\ of)\ (?:the\ )?(?:[a-z]+['’]s\ )?(?:top\ )?(?P<place4>\d{1,3}|three|five|ten|twenty|fifty|hundred)\ (?=(?:most|best|least|leading|[a-z]+est)\b)|\btop[ -](?P<place3>\d{1,3}|three|five|ten|twenty|fifty|hundred)\b(?!\ per\ ?cent|%|\ percent))"
_TIMES: Final = r"(?P<times>\b(?:halv(?:e|es|ed|ing)|doubl(?:e|es|ed|ing)(?!-|\ (?:taxation|burden|counting|glaz))|trebl(?:e|es|ed|ing)|tripl(?:e|es|ed|ing)|quadrupl(?:e|es|ed|ing)|twofold|threefold|fourfold|fivefold|tenfold|twice)\b|\b(?P<fold>\d+(?:\.\d+)?|two|three|four|five|six|seven|eight|nine|ten)[-\ ]?fold\b)"
_RATIO: Final = r"(?P<ratio>(?<![\d.:])\d+(?:\.\d+)?(?:\ ?:\ ?\d+(?:\.\d+)?){1,4}(?![\d:]|\ ?[ap]\.?m))"
_QTY: Final = rf"""(?P<qty>
        (?P<inner>\b(?:{NUMBER}|{words.NUMBER_WORDS})\b)(?:\ (?:out\ of|in|(?P<of>of))(?P<every>\ (?:every|each|the|all|a|its|our|their|his|her))?\ |-in-|(?P<slash>/)(?!1,?0{{3}}|10,?0{{3}}|100,?0{{3}}))(?P<outer>(?!{YEAR}\b)(?:{NUMBER}|{words.NUMBER_WORDS})\b)(?!\ ?(?:%|per\b|percent|years?|months?|weeks?|hours?|days|countries|districts|regions))(?!\ ?(?:million|thousand))
      | (?<![\w-])(?:(?P<count>(?:one|two|three|four|five|seven|nine|a|\d)[ -])(?P<part>{PARTS})|(?P<half>half))\b(?!\ (?:consecutive|successive|straight|party|parties|world|sector|countr|term|phase|largest|time\b|year|quarter|meeting|session|months?\b|weeks?\b|days?\b|season|edition|round|floor|century|decade|attempt|reading|review|generation|annual|month-))(?!-(?:year|hour|time))
      | (?P<sign>(?<![\w%)])[-+±](?:(?<=[:|]\ -)\ )?)?(?:(?P<cur>{CURRENCY})\ ?)?(?(cur)|(?<![\w.%])(?<!\d/)(?<!\d-)(?<![A-Za-z]\d,)(?<![A-Za-z]\d\d,)(?<![A-Za-z]\d\d\d,))(?P<num>{NUMBER}|\b{WORDED}\b|\ba\ (?=(?:million|billion|thousand|hundred|dozen)\b))(?P<scale>{SCALE})?
    )"""


def _beginning(mark: str) -> re.Pattern[str]:
    """The shapes that begin with a word, a digit or a sign."""
    dates = "|".join(shape for marks, shape in _DATES if mark in marks)
    names = "|".join(shape for marks, shape in _NAMES if mark in marks)
    kinds = [f"(?P<date>{dates})"] if dates else []
    kinds += [f"(?P<name>{names})"]
    kinds += [_RANK, _TIMES] if mark != "s" else []
    kinds += [_RATIO] if mark == "d" else []
    kinds += [_QTY]
    kinds += [r"(?P<open>\()|(?P<close>\))"] if mark == "s" else []
    start = r"(?<!\w)" if mark != "s" else r"""(?:(?<!\w)|(?=[()"“$£€¥₹`\[]))"""
    return re.compile(f"{start}(?:{'|'.join(kinds)})", re.VERBOSE | re.IGNORECASE)


_WORDS, _DIGITS, _SIGNS = (_beginning(mark) for mark in "wds")

_PLURALS: Final = (
    "chart graph exhibit diagram question item page pp paragraph para footnote slide call dial box year resolution decision regulation directive convention scope phase level grade type stage tier goal "
    "article chapter section table figure pillar band sdg lot zone objective part volume schedule target outcome indicator rank"
).split()
#: Words that a shape may begin with, in lower case; all other words are passed over without a look.
FIRST_WORDS: Final = frozenset(
    [
        *_PLURALS,
        *(f"{word}s" for word in _PLURALS),
        *words.NUMBER_WORDS.split("|"),
        *(month[:3].casefold() for month in MONTH[3:-1].split("|")),
        *(month.rstrip("?").casefold() for month in MONTH[3:-1].split("|")),
        *(code.rstrip(".$¢₵") for code in units.CURRENCIES),
        *(
            "first second third fourth last final latter fy fiscal financial sy ay p po sheet calling dialling phone ring nhs hotline bottom "
            "top poorest richest lowest wealthiest highest upper lower slowest fastest most least per for line route highway room flight block "
            "ward gate platform terminal junction iso the no eu pm co tel telephone fax mobile under over aged age ages children people adults "
            "youth persons women men infants those girls boys child infant person adult woman man girl boy anyone pupil pupils student students category categories appendix annex annexes key class classes priority priorities ranked "
            "ranking placed position among amongst halve halves halved halving double doubles doubled doubling treble trebles trebled trebling "
            "triple triples tripled tripling quadruple quadruples quadrupled quadrupling twofold threefold fourfold fivefold sixfold "
            "sevenfold eightfold ninefold tenfold twice a "
            "list group ranks isae iec ifrs ias gri ohsas nace isic art arts sec ch reg nr st vol fig figs app half http https www us au nz hk nt tt fj ec ca sg gh"
        ).split(),
    ]
)
_START: Final = re.compile(r"[A-Za-z]+|\d+|[()“\"\[$£€¥₹₦₱₩₫฿₺₽₴`+±-]")
#: Words that begin a figure by themselves; the others need one near by.
_COUNTING: Final = frozenset(
    [
        *words.NUMBER_WORDS.split("|"),
        *(
            "first second third fourth fifth sixth seventh eighth ninth tenth last final latter a half halve halves halved halving double doubles doubled doubling treble trebles "
            "trebled trebling triple triples tripled tripling quadruple quadruples quadrupled quadrupling twofold threefold fourfold "
            "fivefold sixfold sevenfold eightfold ninefold tenfold twice"
        ).split(),
    ]
)
#: Behind these a name or a date has digits.
_DIGITS_BEHIND: Final = frozenset(
    [
        *_PLURALS,
        *(f"{word}s" for word in _PLURALS),
        "the",
        "no",
        "class",
        "classes",
        "priority",
        "priorities",
        "category",
    ]
) - {
    "rank",
    "ranks",
}
_DIGIT: Final = re.compile(r"\d")
_COUNTED: Final = re.compile(
    rf"\b(?:{words.NUMBER_WORDS}|million|sixth|seventh|eighth|ninth|tenth|fifth|first|second|third|fourth)\b",
    re.IGNORECASE,
)
_FIRST: Final = FIRST_WORDS | _COUNTING
#: These begin a name only before a digit: the 1.5-degree goal, No 7.
_DIGIT_NEXT: Final = frozenset({"the", "no"})
#: A third, a million, A$: what makes the article a figure.
_A_PART: Final = re.compile(rf"[ -](?:{PARTS}|hundred|thousand|million|billion|trillion|dozen)\b|[^ ]", re.IGNORECASE)
_JOINED: Final = frozenset("/$¢₵0123456789")


def shapes(text: str) -> Iterator[re.Match[str]]:
    """The figures, dates, names and brackets of a sentence."""
    done = 0
    for start in _START.finditer(text):
        word = start[0]
        end = start.end()
        if word.isalpha():
            lower, after = word.lower(), text[end : end + 1]
            joined = after in _JOINED or (after == "-" and text[end + 1 : end + 2].isdigit())
            if not joined and (lower not in _FIRST or (lower not in _COUNTING and not _near(text, end, lower))):
                continue
            if lower == "a" and not _A_PART.match(text, end):
                continue
            if after == " " and lower in _DIGIT_NEXT and not text[end + 1 : end + 2].isdigit():
                continue
            shape = _WORDS
        else:
            shape = _DIGITS if word.isdigit() else _SIGNS
        at = start.start()
        if at < done:
            continue
        match = shape.match(text, at)
        if match is not None and match.end() > at:
            done = match.end()
            yield match


def _near(text: str, at: int, word: str) -> bool:
    """Whether a figure stands in the next 40 characters: digits, or words behind those that may have them."""
    if _DIGIT.search(text, at, at + 40) is not None:
        return True
    return word not in _DIGITS_BEHIND and _COUNTED.search(text, at, at + 40) is not None


@define(slots=True)
class Token:
    """One item of a sentence: where it stands, and what it holds."""

    kind: str
    start: int
    end: int
    value: Number | None = None
    high: Number | None = None
    unit: str | None = None
    after: tuple[str, ...] = ()
    word: bool = False
    part: bool = False
    out_of: bool = False
    scaled: bool = False
    factor: Decimal | None = None
    negative: bool = False
    signed: str = ""
    printed: tuple[str, ...] = ()
    terms: tuple[Decimal, ...] = ()
