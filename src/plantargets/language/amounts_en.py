"""What stands behind an English number and belongs to it: scale, unit, base, the other end of a range, a closing hedge."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from plantargets.language import units_en as units, words_en as words
from plantargets.language.numerals import arabic_number, english_number
from plantargets.language.shapes_en import CURRENCY, NUMBER, SCALE, WORDED, YEAR

if TYPE_CHECKING:
    from plantargets.language.shapes_en import Token

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
_HAS_MOVED = re.compile(
    r"\b(?:rose|fell|grew|dropped|increased|decreased|declined|climbed|gained|improved|shortened|widened|lengthened) (?:by )?\S{0,4}$",
    re.IGNORECASE,
)
_LESSER_PART = re.compile(
    rf",?[ ](?:and[ ])?(?P<num>\d+|\b(?:{words.NUMBER_WORDS})\b)(?=[ ](?:months?|minutes?|mins|seconds|hours?|days?)\b)",
    re.IGNORECASE,
)
_SECOND = re.compile(rf"(?:{CURRENCY})?[ ]?(?P<num>{NUMBER}|\b{WORDED}\b)(?P<scale>{SCALE})?", re.IGNORECASE)
_DECIMAL_COMMA = re.compile(r"\d{1,3},\d{1,2}")
_LESSER = {
    ("years", "months"): 12,
    ("hours", "minutes"): 60,
    ("minutes", "seconds"): 60,
    ("days", "hours"): 24,
    ("weeks", "days"): 7,
}
_UNIT_WORDS = sorted(units.UNITS, key=len, reverse=True)
_UNIT = re.compile(
    r"[ -]?(?:" + "|".join(re.escape(u) + (r"(?![\w])" if u[-1].isalnum() else "") for u in _UNIT_WORDS) + ")",
    re.IGNORECASE,
)
_PER = re.compile(
    r" ?(?:(?:[a-z]+ ){0,3}?(?:per|for every|in every|for each|out of every|in each)|/) ?(?P<base>\d+ (?:million|thousand|billion)|\d{1,3}(?:,000)+|1 000|1000|100,000|100 000|100000|10,000|10 000|10000|1,000,000|million|100|thousand|hundred thousand|one thousand|one hundred thousand|lakh|crore)(?! ?(?:%|USD))(?: (?:live births|population|people|inhabitants|persons|births|women|children|workers|uninfected population))?",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?P<whole> of (?:the |total |nominal )*(?:GDP|GNI|GNP|national income|revenues?|exports|imports|income|budget|population|households|total)(?= or (?:more|less|above|below|over|under|higher|lower)\b))?,? ?(?:"
    + "|".join(
        re.escape(a) + (r"\b(?! than\b)" if a[-1].isalpha() else "") for a in sorted(words.AFTER, key=len, reverse=True)
    )
    + r"|(?<=[\d%])\+(?!\w)|\+(?! ?\w))",
    re.IGNORECASE,
)
_RATIO_OF = re.compile(r"\bratio (?:of|at|is|was|to be)(?: (?:about|at least|less than|below))? ?$", re.IGNORECASE)
_AND_HALF = re.compile(r" and a (?P<part>half|quarter)\b")
_PLUS_MINUS = re.compile(
    r" ?\(? ?(?:±|\+/-|plus or minus) ?(\d+(?:\.\d+)?) ?(%|percentage points?|per cent|percent|pp)?", re.IGNORECASE
)


def scaled_number(num: str, scale: str | None) -> Decimal | None:
    """A number in digits or words times its scale: 2.5 and million; None where it is none."""
    bare = num.strip().replace("'", "").replace("’", "")
    if _DECIMAL_COMMA.fullmatch(bare):
        bare = bare.replace(",", ".")
    base = arabic_number(bare) if bare[0].isdigit() else english_number(bare)
    if base is None:
        return None
    for word in (scale or "").replace("-", " ").split():
        base *= english_number(word) or 1
    return base


def unit_at(text: str, pos: int) -> tuple[str | None, int, int]:
    """The unit at a position, where it ends, and the factor that it carries."""
    match = _UNIT.match(text, pos)
    if match is None:
        return None, pos, 1
    word = match[0].strip(" -").casefold() if match[0].strip() != "-fold" else "fold"
    if match[0].startswith("-") and word != "fold" and units.UNITS.get(word) not in {"percentage_point", "points"}:
        return None, pos, 1
    if word in units.SCALED_UNITS:
        factor, unit = units.SCALED_UNITS[word]
        return unit, match.end(), factor
    return units.UNITS[word], match.end(), 1


def lesser(text: str, token: Token) -> None:
    """12 minutes 30 seconds, two years and six months: one length of time."""
    match = _LESSER_PART.match(text, token.end)
    if match is None or token.unit is None or token.value is None:
        return
    number = scaled_number(match["num"], None)
    unit, at, _ = unit_at(text, match.end("num"))
    base = _LESSER.get((token.unit, unit or ""))
    if base and number is not None and number < base:
        total = Fraction(token.value) + Fraction(number) / base
        token.value = Decimal(total.numerator) / total.denominator if 1000 % total.denominator == 0 else total
        token.end = at


def per_base(text: str, token: Token) -> None:
    """Take per 1,000 people and the like into the unit."""
    per = _PER.match(text, token.end)
    if per is None:
        return
    base = arabic_number(per["base"]) or english_number(per["base"])
    if base and (token.unit is None or token.unit.startswith("count")):
        token.unit, token.end = f"per_{int(base)}", per.end()


def ranged(text: str, token: Token) -> None:
    """Take the other end of a range, or the width of a band, into the figure."""
    plus_minus = _PLUS_MINUS.match(text, token.end)
    if plus_minus and isinstance(token.value, Decimal):
        width = Decimal(plus_minus[1])
        token.value, token.high = token.value - width, token.value + width
        token.end = plus_minus.end()
        if plus_minus[2] and token.unit is None:
            token.unit = units.UNITS[plus_minus[2].casefold()]
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
        r"\bfrom(?: (?:about|around|approximately|only|just|some|an estimated|a baseline of|a level of|the current|below|under|over))? $",
        text[max(0, token.start - 32) : token.start],
        re.IGNORECASE,
    ):
        return
    second = _SECOND.match(text, sep.end())
    # a ratio of 1 to 30 is no range
    if (
        second is not None
        and token.unit is None
        and unit_at(text, second.end())[0] is None
        and _RATIO_OF.search(text, 0, token.start)
    ):
        number = scaled_number(second["num"], None)
        if number is not None and isinstance(token.value, Decimal) and not second["scale"]:
            token.kind, token.unit, token.terms, token.end = "ratio", "ratio", (token.value, number), second.end()
        return
    # fell by 1,200 to 38,500: a change and the level it gave
    if second is not None and sep[0].strip().casefold() == "to":
        reached = scaled_number(second["num"], second["scale"])
        if (
            reached
            and token.value * 5 < reached
            and not (second["scale"] and not token.scaled)
            and _MOVED.search(text[max(0, token.start - 40) : token.start])
        ):
            return
    # fell by 14 days to 62 days: each has its unit, and a range would have it once
    if (
        token.unit in units.TIME_UNITS
        and sep[0].strip().casefold() == "to"
        and _HAS_MOVED.search(text[max(0, token.start - 40) : token.start])
    ):
        return
    # rose 6.2% to $3.4 billion: two figures, not a range
    apart = token.unit == "percent" and sep[0].strip().casefold() == "to"
    if apart and second is not None and (not second[0][0].isalnum() or second["scale"]):
        return
    if second is None or re.match(YEAR + r"\b", second["num"]):
        return
    high = scaled_number(second["num"], second["scale"])
    if high is None:
        return
    end = second.end()
    part = None if second["scale"] else _AND_HALF.match(text, end)
    if part is not None:
        high, end = high + (Decimal("0.5") if part["part"] == "half" else Decimal("0.25")), part.end()
    unit, at, factor2 = unit_at(text, end)
    if token.unit is not None and unit is not None and unit != token.unit:
        return
    # fell 22% to 9,001: only the first has a unit, and it stands behind the number
    if apart and unit is None:
        return
    low = token.value
    if token.unit is None and unit is not None:
        low, high = low * factor2, high * factor2
    elif unit is not None:
        high *= factor2
    if second["scale"] and not token.scaled:
        base = scaled_number(second["num"], None)
        if base and low <= base:
            low = low * (high / base)
    if low > high:
        return
    token.value, token.high, token.unit = low, high, token.unit or unit
    token.end = at if unit else end
    token.printed = (*token.printed, second["num"])
    per_base(text, token)


def closed(text: str, token: Token) -> Token:
    """Take the hedge behind the figure: or more, at most, or so."""
    after = _AFTER.match(text, token.end)
    if after:
        word = after[0][len(after["whole"] or "") :].strip(" ,").casefold()
        if not (
            word in {"minimum", "maximum", "plus", "at least", "odd", "approximately"}
            and re.match(r" ?[\w]", text[after.end() : after.end() + 2])
        ):
            token.after = ("at_least",) if word == "+" else (words.AFTER[word],)
            token.end = after.end()
            if token.unit is None:
                unit, at, factor = unit_at(text, token.end)
                if unit and isinstance(token.value, Decimal):
                    token.unit, token.end, token.value = unit, at, token.value * factor
    return token
