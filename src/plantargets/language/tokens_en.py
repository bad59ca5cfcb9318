"""Figures, dates and names in folded English text: one pass of one regular expression."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from attrs import define

from plantargets.language import words_en as words
from plantargets.language.numerals import PARTS_EN, arabic_number, as_percent, english_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plantargets.exact import Number

_N: Final = r"\d{1,3},\d{1,2}(?=\ ?(?:%|per\ ?cent|million|billion))|\d{1,2}(?:,\d{2}){1,5},\d{3}(?![\d,])|\d{1,3}(?:['’]\d{3})++(?!\d)|\d{1,3}(?:,\d{3})++(?:\.\d++)?+(?!\d)|\d{1,3}(?:[ ]\d{3})+(?![\d.])|\d++(?:\.\d++)?+"
_W: Final = rf"(?:{words.NUMBER_WORDS})(?:(?:[ -]|(?:(?<=hundred)|(?<=thousand))[ ]and[ ])(?:{words.NUMBER_WORDS}))*"
_S: Final = rf"(?:[ -]?(?:{words.SCALE_WORDS.replace(' ', '[ ]')})\b)"
_YEAR: Final = r"(?:19|20)\d\d"
_MONTH: Final = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
_CODES: Final = "|".join(
    sorted((re.escape(c) for c in words.CURRENCIES if c.isalpha() and c != "r"), key=len, reverse=True)
)
_CUR: Final = (
    r"(?:(?:US|AU|NZ|HK|NT|TT|FJ|EC|CA|SG)\$|[ABCNSRJZ]\$|GH[¢₵]|[$£€¥₹₦₱₩₫฿₺₽₴]|\b(?:"
    + _CODES
    + r"|R|Rs\.|Nu\.|Tk\.|Ksh\.)(?=[ ]?\d))"
)
_PARTS: Final = "half|thirds?|quarters?|fifths?|sixth|eighth|tenths?"

_TOKEN: Final = re.compile(
    rf"""
    (?:(?<!\w)|(?=[()"“$£€¥₹]))(?:
    (?P<date>
        \b(?:first|second|third|fourth|last|final|latter|1st|2nd|3rd|4th)\ (?:half|quarter)\b(?:,?\ (?:of\ )?(?:the\ )?(?:FY\ ?\d\d|(?:financial\ |fiscal\ )?year|decade|century))?
      |        \b(?:FY|fiscal[ ]year[ ]|financial[ ]year[ ]|SY|AY)\ ?(?:{_YEAR}|\d\d)(?:\ ?[-/]\ ?\d{{2,4}})?\b(?!%)
      | (?<![\d.,/$£€])\b{_YEAR}\ ?(?:-|/|~|--)\ ?(?:{_YEAR}|\d\d)\b(?![.,]?\d|\ ?%|/[A-Z])
      | \b(?:\d{{1,2}}(?:st|nd|rd|th)?\ )?{_MONTH}\ (?:\d{{1,2}}(?:st|nd|rd|th)?,?\ )?{_YEAR}\b
      | \b\d{{1,2}}\ {_MONTH}\b
      | (?<![\d.,/$£€])\b{_YEAR}s?\b(?![.,]\d|\ ?%|/\d|-\d|\ ?(?:per\ ?cent|million|billion|thousand|MW|GW|km|hectares|ha\b|tonnes|kWh|crore|lakh))
    )
  | (?P<name>
        \b(?:24/7|9/11|50/50)\b|(?<![\w.])(?:\+\d{{1,3}}[\ -]?)?(?:\(\d{{1,5}}\)|0\d{{1,4}})[\ -]\d{{3,4}}[\ -]?\d{{3,4}}\b|\b(?:P\.?\ ?O\.?\ )?box\ \d+\b|\b(?:pages?|slides?|sheet)\ \d+(?:\ of\ \d+)?\b
      | \b(?:call(?:s|ing)?(?:\ to)?|dial(?:s|ling)?|phone|ring|NHS|hotline)\ \d{{3,6}}\b(?!\ ?(?:%|[a-z\d]))|\bcalls\ to\ \d{{3}}\b
      | \b(?:bottom|top|poorest|richest|lowest|wealthiest|highest|upper|lower|slowest|fastest|most\ deprived|least\ deprived|least\ well-off)\ (?:{_N}|{words.NUMBER_WORDS})\ ?(?:%|per\ ?cent\b)
      | \b(?:per|for\ every)\ (?:\d{{1,3}}(?:[ ,]\d{{3}})+|100|1000|10000|100000|thousand|hundred\ thousand|million)\b(?!\ ?(?:%|USD|km|ha|GWh|MWh|tonnes))
      | [“"][^”"%$£€]{{1,40}}[”"]|\b(?:line|route|highway|room|flight|block|ward|gate|platform|terminal|junction)\ \d{{1,4}}\b(?![,.]\d|\ ?(?:%|per|million|billion|thousand))
      | \bISO(?:/IEC)?\ \d+|\bthe\ \d+(?:\.\d+)?[ -]degree\b
      | \b(?:[A-Z]/(?:[A-Z]+/)?[\w/.]+\d|\(?EU\)?\ (?:No\ )?\d+/\d+|\d+/\d+/[A-Z]+|No\.?\ ?\d[\d/]*)
      | \bPM\ ?(?:2\.5|10)\b|\bCO2e?\b|\b(?!(?:{_CODES}|R)\d|US|AU|NZ|HK)[A-Za-z]+-?\d+(?:\.\d+)*[A-Za-z]*(?![\d%,])\b|\b\d+[A-Z][A-Za-z]*\b(?<!GW)(?<!MW)(?<!TWh)(?<!GWh)(?<!MWh)(?<!kWh)(?<!MtCO2e)(?<!Mt)(?<!GtCO2e)(?<!K)(?<!M)(?<!B)(?<!C)(?<!X)(?<!TEU)(?<!Mbps)(?<!Gbps)(?<!\dst)(?<!\dnd)(?<!\drd)(?<!\dth)
      | \b\d+(?:-\d+){{2,6}}\b(?!-)|\b\d{{1,2}}(?:[.:]\d\d)?\ ?(?:am|pm|a\.m\.|p\.m\.|noon)(?![a-z])|\+\d{{1,3}}(?:[\ -]\(?\d{{1,5}}\)?){{2,5}}|\b(?:tel|telephone|fax|mobile|phone)\.?:?\ [+\d(][\d\ ()-]{{5,20}}
      | (?-i:\bYears?)\ \d{{1,2}}\b(?!\ ?%)|\b(?:resolutions?|decisions?|regulations?|directives?|conventions?)\ (?:\(EU\)\ )?(?:no\.?\ )?\d[\d/.]*
      | \b(?:under|over)-\d+(?:-?year-?olds?)?s?\b|\bunder-(?:five|eighteen|two|one)s?\b
      | \b\d+(?:-\d+)?(?:\ |-)?(?:to|and|-)?(?:\ |-)?\d*-?year-?olds?\b|\b(?:\d+(?:\.\d+)?|{words.NUMBER_WORDS})-(?:year|month|week|day|hour|minute|point|tier|lane|star|storey|bed|bedroom|seat|step|stage|digit|class|room|person|pillar|part|metre|kilometre|km|mile|term)(?:-\w+)?\b
      | \b(?:aged?|ages)\ (?:between\ |over\ |under\ |of\ )?\d+(?:\ ?(?:-|to|and|--)\ ?\d+)?(?:\ (?:years?|months?)(?:\ (?:old|and\ (?:over|above|older|under)|or\ (?:over|above|older|under)))?|\+)?(?:\ and\ (?:over|above|older|under))?
      | \b(?:children|people|adults|youth|persons|women|men|infants|those|girls|boys)\ (?:under|over|below|above)\ (?:the\ age\ of\ )?(?:\d+|five|two|one|eighteen)(?:\ years?(?:\ old|\ of\ age)?)?\b
      | \bunder\ (?:5|five|1|one|18)\ (?=mortality|child|years|stunting|death|-)
      | \b\d+(?:st|nd|rd|th)\b(?!(?:\ in\ {_YEAR}|\ place|\ position)?\ to\ (?:the\ |at\ least\ )?\d+(?:st|nd|rd|th)\b|\ (?:place|position|out|or\ (?:better|higher|above)|in\ the\ world|among|globally|nationally|worldwide|overall|rank))
      | \b(?:scopes?|phases?|levels?|grades?|types?|stages?|tiers?|categor(?:y|ies)|goals?|articles?|chapters?|sections?|annex(?:es)?|tables?|figures?|pillars?|bands?|key\ stages?|SDGs?|classes|class|lots?|zones?|objectives?|priorit(?:y|ies)|parts?|volumes?|schedules?|targets?|outcomes?|indicators?)\ \d{{1,2}}(?:\.\d+|\.[a-z])*(?:(?:,\ |\ and\ |\ to\ |-|\ or\ |\ &\ |/)\d{{1,2}}(?:\.\d+)*)*\b(?!\ ?(?:%|per|million|billion|thousand|years|days|months|weeks|hours|points)|[,.]\d)
    )
  | (?P<rank>\b(?P<place>\d+(?:st|nd|rd|th))\b|\b(?:rank(?:ed|ing|s)?|placed|position)\ (?:of\ |at\ )?(?:no\.?\ |number\ )?(?P<place2>\d{{1,3}}|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)(?:st|nd|rd|th)?\b|\b(?:one\ of|among|amongst)\ (?:the\ )?(?:[a-z]+['’]s\ )?(?:top\ )?(?P<place4>\d{{1,3}}|three|five|ten|twenty|fifty|hundred)\ (?=(?:most|best|least|leading|[a-z]+est)\b)|\btop[ -](?P<place3>\d{{1,3}}|three|five|ten|twenty|fifty|hundred)\b(?!\ per\ ?cent|%|\ percent))
  | (?P<times>\b(?:halv(?:e|es|ed|ing)|doubl(?:e|es|ed|ing)(?!-|\ (?:taxation|burden|counting|glaz))|trebl(?:e|es|ed|ing)|tripl(?:e|es|ed|ing)|quadrupl(?:e|es|ed|ing)|twofold|threefold|fourfold|fivefold|tenfold|twice)\b|\b(?P<fold>\d+(?:\.\d+)?|two|three|four|five|six|seven|eight|nine|ten)[-\ ]?fold\b)
  | (?P<ratio>(?<![\d.:])\d+(?:\.\d+)?(?:\ ?:\ ?\d+(?:\.\d+)?){{1,4}}(?![\d:]|\ ?[ap]\.?m))
  | (?P<qty>
        (?P<inner>\b(?:{_N}|{words.NUMBER_WORDS})\b)(?:\ (?:out\ of|in|(?P<of>of))(?P<every>\ (?:every|each|the|all|a|its|our|their|his|her))?\ |(?P<slash>/)(?!1,?0{{3}}|10,?0{{3}}|100,?0{{3}}))(?P<outer>(?:{_N}|{words.NUMBER_WORDS})\b)(?!\ ?(?:%|per|years?|months?|weeks?|hours?|days|countries|districts|regions))(?!\ ?(?:million|thousand))
      | (?<![\w-])(?:(?P<count>(?:one|two|three|four|five|seven|nine|a|\d)[ -])(?P<part>{_PARTS})|(?P<half>half))\b(?!\ (?:consecutive|successive|straight|party|parties|world|sector|countr|term|phase|largest|time\b|year|quarter|meeting|session))(?!-(?:year|hour|time))
      | (?P<sign>(?<![\w%)])[-+±])?(?:(?P<cur>{_CUR})\ ?)?(?(cur)|(?<![\w.]))(?P<num>{_N}|\b{_W}\b|\ba\ (?=(?:million|billion|thousand|hundred|dozen)\b))(?P<scale>{_S})?
    )
  | (?P<open>\()|(?P<close>\)))
    """,
    re.VERBOSE | re.IGNORECASE,
)
_RANGE = re.compile(
    r"\ ?(?:-{1,2}|~|to|and|or)\ ?(?=[\d$£€¥₹]|US\$|(?:one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty|forty|fifty)\b)".replace(
        "\\ ", " "
    ),
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"\b(?:by|rose|rises?|fell|falls?|grew|up|down|dropped|increased|decreased|declined|climbed|gained)\s\S{0,4}$",
    re.IGNORECASE,
)
_PART_RANGE = re.compile(rf" and (?P<count>a|one|two|three|four)[ -](?P<part>{_PARTS})\b", re.IGNORECASE)
_TOPS = frozenset({4, 5, 6, 7, 10, 100})
_SCORED = re.compile(
    r"\b(?:scores?|scored|scoring|rating|rated|rate|stars?|satisfaction|index|grade)\b[^;]*$", re.IGNORECASE
)
_LESSER_PART = re.compile(
    rf",?[ ](?:and[ ])?(?P<num>\d+|\b(?:{words.NUMBER_WORDS})\b)(?=[ ](?:months?|minutes?|mins|seconds|hours?|days?)\b)",
    re.IGNORECASE,
)
_SECOND = re.compile(rf"(?:{_CUR})?[ ]?(?P<num>{_N}|\b{_W}\b)(?P<scale>{_S})?", re.IGNORECASE)
_DECIMAL_COMMA = re.compile(r"\d{1,3},\d{1,2}")
_LESSER = {
    ("years", "months"): 12,
    ("hours", "minutes"): 60,
    ("minutes", "seconds"): 60,
    ("days", "hours"): 24,
    ("weeks", "days"): 7,
}
_UNIT_WORDS = sorted(words.UNITS, key=len, reverse=True)
_UNIT = re.compile(
    r"[ -]?(?:" + "|".join(re.escape(u) + (r"(?![\w])" if u[-1].isalnum() else "") for u in _UNIT_WORDS) + ")",
    re.IGNORECASE,
)
_PER = re.compile(
    r" ?(?:(?:[a-z]+ ){0,3}?(?:per|for every|in every|for each|out of every|in each)|/) ?(?P<base>\d+ (?:million|thousand|billion)|1,000|1 000|1000|100,000|100 000|100000|10,000|10 000|10000|1,000,000|million|100|thousand|hundred thousand|one thousand|one hundred thousand|lakh|crore)(?! ?(?:%|USD))(?: (?:live births|population|people|inhabitants|persons|births|women|children|workers|uninfected population))?",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r",? ?(?:"
    + "|".join(re.escape(a) + (r"\b" if a[-1].isalpha() else "") for a in sorted(words.AFTER, key=len, reverse=True))
    + r"|\+(?! ?\w))",
    re.IGNORECASE,
)
_PLUS_MINUS = re.compile(
    r" ?(?:±|\+/-|plus or minus) ?(\d+(?:\.\d+)?) ?(%|per cent|percent|percentage points?|pp)?", re.IGNORECASE
)
_ORDINALS = {
    name: n for n, name in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1)
} | {"three": 3, "five": 5, "ten": 10, "twenty": 20, "fifty": 50, "hundred": 100}
_FOLDS = {
    "halv": Decimal("0.5"),
    "doub": Decimal(2),
    "treb": Decimal(3),
    "trip": Decimal(3),
    "quad": Decimal(4),
    "twof": Decimal(2),
    "thre": Decimal(3),
    "four": Decimal(4),
    "five": Decimal(5),
    "tenf": Decimal(10),
    "twic": Decimal(2),
}


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
    negative: bool = False
    signed: str = ""
    printed: tuple[str, ...] = ()
    terms: tuple[Decimal, ...] = ()


def tokens(text: str) -> Iterator[Token]:
    """The figures, dates, names and brackets of a sentence, in order."""
    consumed = 0
    for match in _TOKEN.finditer(text):
        start = match.start()
        if start < consumed:
            continue
        kind = match.lastgroup or ""
        if kind == "qty":
            token = _quantity(text, match)
            if token is None:
                continue
            consumed = token.end
            yield token
        elif kind == "times":
            word = match[0].casefold()
            value = (
                (arabic_number(match["fold"]) or english_number(match["fold"])) if match["fold"] else _FOLDS[word[:4]]
            )
            yield Token("times", start, match.end(), value, unit="times")
        elif kind == "rank":
            raw = (match["place"] or match["place2"] or match["place3"] or match["place4"]).casefold()
            digits = re.match(r"\d+", raw)
            place = Decimal(digits[0]) if digits else Decimal(_ORDINALS[raw])
            yield Token(
                "rank",
                start,
                match.end(),
                place,
                unit="rank",
                after=("at_most",) if match["place3"] or match["place4"] else (),
            )
        elif kind == "ratio":
            terms = tuple(Decimal(t.strip()) for t in match[0].split(":"))
            yield Token("ratio", start, match.end(), terms[0], unit="ratio", terms=terms, printed=(match[0],))
        else:
            yield Token(kind, start, match.end())


def _number(num: str, scale: str | None) -> Decimal | None:
    bare = num.strip().replace("'", "").replace("’", "")
    if _DECIMAL_COMMA.fullmatch(bare):
        bare = bare.replace(",", ".")
    base = arabic_number(bare) if bare[0].isdigit() else english_number(bare)
    if base is None:
        return None
    for word in (scale or "").replace("-", " ").split():
        base *= english_number(word) or 1
    return base


def _unit_at(text: str, pos: int) -> tuple[str | None, int, int]:
    match = _UNIT.match(text, pos)
    if match is None:
        return None, pos, 1
    word = match[0].strip(" -").casefold() if match[0].strip() != "-fold" else "fold"
    if match[0].startswith("-") and word != "fold" and words.UNITS.get(word) != "percentage_point":
        return None, pos, 1
    if word in words.SCALED_UNITS:
        factor, unit = words.SCALED_UNITS[word]
        return unit, match.end(), factor
    return words.UNITS[word], match.end(), 1


def _quantity(text: str, match: re.Match[str]) -> Token | None:
    start, end = match.span()
    if match["inner"]:
        inner, outer = _number(match["inner"], None), _number(match["outer"], None)
        if inner is None or not outer or inner > outer:
            return None
        if _SCORED.search(text[max(0, start - 60) : start]) and outer in _TOPS:
            return Token("qty", start, end, inner, unit="count", out_of=True, printed=(match["inner"],))
        if match["slash"]:
            return Token("bad", start, end)
        definite = (
            bool(match["of"])
            or (match["every"] or "").strip().casefold() in {"the", "all", "its", "our", "their", "his", "her"}
            or outer > 10
        )
        if definite:
            return Token("qty", start, end, inner, unit="count", out_of=True, printed=(match[0],))
        return _closed(
            text,
            Token(
                "qty",
                start,
                end,
                as_percent(Fraction(inner) / Fraction(outer)),
                unit="percent",
                part=True,
                printed=(match[0],),
            ),
        )
    if match["part"] or match["half"]:
        part = PARTS_EN[(match["part"] or "half").casefold()]
        count = (match["count"] or "one").strip(" -").casefold()
        number = Decimal(1) if count in {"a", ""} else (english_number(count) or arabic_number(count))
        if number is None:
            return None
        second = _PART_RANGE.match(text, end) if text[max(0, start - 8) : start].casefold() == "between " else None
        if second is not None:
            more = Decimal(1) if second["count"].casefold() == "a" else english_number(second["count"]) or Decimal(1)
            upper = as_percent(PARTS_EN[second["part"].casefold()] * Fraction(more))
            low = as_percent(part * Fraction(number))
            return Token(
                "qty", start, second.end(), low, upper, unit="percent", part=True, printed=(text[start : second.end()],)
            )
        return _closed(
            text,
            Token(
                "qty", start, end, as_percent(part * Fraction(number)), unit="percent", part=True, printed=(match[0],)
            ),
        )
    value = _number(match["num"] if match["num"].strip().casefold() != "a" else "one", match["scale"])
    if value is None:
        return Token("bad", start, end)
    token = Token(
        "qty",
        start,
        end,
        value,
        word=not match["num"].strip()[0].isdigit(),
        scaled=bool(match["scale"]),
        printed=(match["num"],),
    )
    token.signed = match["sign"] or ""
    token.negative = token.signed == "-"
    unit, at, factor = _unit_at(text, end)
    if match["cur"]:
        token.unit = words.CURRENCIES.get(match["cur"].casefold().strip(), match["cur"].strip().upper())
    elif unit:
        token.unit, token.end, token.value = unit, at, value * factor
        if unit in words.TIME_UNITS:
            _lesser(text, token)
        if unit == "times" and text[end:at].strip().casefold() == "x" and text[at : at + 1].isalnum():
            token.unit, token.end = None, end
    _per(text, token)
    _range(text, token)
    return _closed(text, token)


def _lesser(text: str, token: Token) -> None:
    """12 minutes 30 seconds, two years and six months: one length of time."""
    match = _LESSER_PART.match(text, token.end)
    if match is None or token.unit is None or token.value is None:
        return
    number = _number(match["num"], None)
    unit, at, _ = _unit_at(text, match.end("num"))
    base = _LESSER.get((token.unit, unit or ""))
    if base and number is not None and number < base:
        total = Fraction(token.value) + Fraction(number) / base
        token.value = Decimal(total.numerator) / total.denominator if 1000 % total.denominator == 0 else total
        token.end = at


def _per(text: str, token: Token) -> None:
    per = _PER.match(text, token.end)
    if per is None:
        return
    base = arabic_number(per["base"]) or english_number(per["base"])
    if base and (token.unit is None or token.unit.startswith("count")):
        token.unit, token.end = f"per_{int(base)}", per.end()


def _range(text: str, token: Token) -> None:
    plus_minus = _PLUS_MINUS.match(text, token.end)
    if plus_minus and isinstance(token.value, Decimal):
        width = Decimal(plus_minus[1])
        token.value, token.high = token.value - width, token.value + width
        token.end = plus_minus.end()
        if plus_minus[2] and token.unit is None:
            token.unit = words.UNITS[plus_minus[2].casefold()]
        return
    sep = _RANGE.match(text, token.end)
    if sep is None or not isinstance(token.value, Decimal):
        return
    if sep[0].strip().casefold() == "and" and not re.search(
        r"\bbetween(?: (?:about|around|approximately))? (?:US\$|[$£€])?$",
        text[max(0, token.start - 24) : token.start],
        re.IGNORECASE,
    ):
        return
    if sep[0].strip().casefold() == "or":
        return
    if sep[0].strip().casefold() == "to" and re.search(
        r"\b(?:from|to)(?: (?:about|around|approximately|only|just|some|an estimated|a baseline of|a level of|the current|below|under|over))? $",
        text[max(0, token.start - 32) : token.start],
        re.IGNORECASE,
    ):
        return
    second = _SECOND.match(text, sep.end())
    # fell by 1,200 to 38,500: a change and the level it gave
    if second is not None and sep[0].strip().casefold() == "to" and token.unit != "percent":
        reached = _number(second["num"], second["scale"])
        if (
            reached
            and token.value * 5 < reached
            and not (second["scale"] and not token.scaled)
            and _MOVED.search(text[max(0, token.start - 40) : token.start])
        ):
            return
    # rose 6.2% to $3.4 billion: two figures, not a range
    apart = token.unit == "percent" and sep[0].strip().casefold() == "to"
    if apart and second is not None and (not second[0][0].isalnum() or second["scale"]):
        return
    if second is None or re.match(_YEAR + r"\b", second["num"]):
        return
    high = _number(second["num"], second["scale"])
    if high is None:
        return
    unit, at, factor2 = _unit_at(text, second.end())
    if token.unit is not None and unit is not None and unit != token.unit:
        return
    low = token.value
    if token.unit is None and unit is not None:
        low, high = low * factor2, high * factor2
    elif unit is not None:
        high *= factor2
    if second["scale"] and not token.scaled:
        base = _number(second["num"], None)
        if base and low <= base:
            low = low * (high / base)
    if low > high:
        return
    token.value, token.high, token.unit = low, high, token.unit or unit
    token.end = at if unit else second.end()
    token.printed = (*token.printed, second["num"])
    _per(text, token)


def _closed(text: str, token: Token) -> Token:
    after = _AFTER.match(text, token.end)
    if after:
        word = after[0].strip(" ,").casefold()
        if not (
            word in {"minimum", "maximum", "plus", "at least", "odd", "approximately"}
            and re.match(r" ?[\w]", text[after.end() : after.end() + 2])
        ):
            token.after = ("at_least",) if word == "+" else (words.AFTER[word],)
            token.end = after.end()
            if token.unit is None:
                unit, at, factor = _unit_at(text, token.end)
                if unit and isinstance(token.value, Decimal):
                    token.unit, token.end, token.value = unit, at, token.value * factor
    return token
