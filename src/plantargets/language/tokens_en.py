"""Figures, dates and names of folded English text, in order."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from plantargets.exact import add, mul
from plantargets.language import units_en as units
from plantargets.language.amounts_en import closed, lesser, per_base, ranged, scaled_number, unit_at
from plantargets.language.numerals import PARTS_EN, arabic_number, as_percent, english_number
from plantargets.language.shapes_en import PARTS, SCALE, Token, shapes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plantargets.exact import Number

_TOPS = frozenset({4, 5, 6, 7, 10, 100})
_BASES = frozenset({1000, 10000, 100000, 1000000})
_SCORED = re.compile(
    r"\b(?:scores?|scored|scoring|rating|rated|rate|stars?|satisfaction|index|grade)\b[^;]*$", re.IGNORECASE
)
_PART_RANGE = re.compile(rf" (?:and|to) (?P<count>a|one|two|three|four)[ -](?P<part>{PARTS})\b", re.IGNORECASE)
_SIGNS = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4)}
_AND_PART = re.compile(
    rf"(?: and (?:a|one)[ -](?P<part>half|third|quarter)\b|[ ]?(?P<sign>[½¼¾]))(?P<scale>{SCALE})?", re.IGNORECASE
)
#: Half a million, a quarter of a percentage point: a part of one.
_OF_ONE = re.compile(
    r" (?:of )?(?:an?|one) (?P<scale>(?:hundred|thousand|million|billion|trillion|dozen)\b)?", re.IGNORECASE
)
_FACTOR_OF = re.compile(r"\bfactor of (?:about |around |at least |more than |nearly |over |almost )?$", re.IGNORECASE)
#: Zero growth is a growth of 0 %; net zero growth and near-zero growth are not.
_ZERO_GROWTH = re.compile(
    r"\s(?:(?:real|nominal|GDP|economic|net|output|export|sales|revenue|population)\s){0,2}growth\b", re.IGNORECASE
)
_NOT_ZERO = re.compile(r"\b(?:net|near|nearly|close to|above|below|sub|from|almost|around)[- ]$", re.IGNORECASE)
_MINUS = re.compile(r"(?<!or )\b(?:minus|negative) $", re.IGNORECASE)
_SHARE_OF = re.compile(r"(?: or more)? (?:of|majority)\b|rds of\b")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)", re.IGNORECASE)
_PLACE_BEFORE = re.compile(
    r"\b(?:to|into|rank(?:s|ed|ing)?|placed?|at|came|comes?|finish(?:ed|es)?|stands?|stood|from|now|currently|is|was|were|are|reach(?:es|ed)?|achieve(?:s|d)?|secure(?:s|d)?|take(?:s|n)?|took|holds?|held)\s(?:the\s)?(?:(?:at least|no lower than|no worse than|not lower than|above|below|about|around)\s)?$",
    re.IGNORECASE,
)
_OR_BETTER = re.compile(r"\s(?:place\s)?or\s(?:better|higher|above|(?P<worse>worse|lower|below))\b", re.IGNORECASE)
_PLACE_AFTER = re.compile(
    r"\s*(?:$|[,.;)]|(?:in|among|amongst|out of|of (?:the )?\d+|or (?:better|higher|above|worse|lower|below)|globally|worldwide|overall|nationally|regionally|position|place|spot|by|from|to|on)\b)",
    re.IGNORECASE,
)
#: What shows that a sentence speaks of a ranking.
RANKING = re.compile(
    r"\brank|\b(?:places?|index|position|league|spots?|leaderboard|competitiveness|globally|worldwide|in the world|out of \d+|of \d+ (?:countries|economies|nations)|"
    r"in (?:Africa|Asia|Europe|the region|ASEAN|Latin America|the EU|the OECD))\b",
    re.IGNORECASE,
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


def tokens(text: str) -> Iterator[Token]:
    """The figures, dates, names and brackets of a sentence, in order."""
    consumed = 0
    for match in shapes(text):
        start = match.start()
        if start < consumed:
            continue
        kind = match.lastgroup or ""
        if kind == "qty":
            token = _quantity(text, match)
            if token is None:
                continue
            consumed = token.end
            if token.unit is None and token.high is None and _FACTOR_OF.search(text, 0, start):
                token.kind, token.unit = "times", "times"
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
            top = ("at_most",) if match["place3"] or match["place4"] else ()
            token = _bettered(text, Token("rank", start, match.end(), place, unit="rank", after=top))
            consumed = token.end
            yield token
        elif kind == "ratio":
            terms = tuple(Decimal(t.strip()) for t in match[0].split(":"))
            yield Token("ratio", start, match.end(), terms[0], unit="ratio", terms=terms, printed=(match[0],))
        elif kind == "name" and _ORDINAL.fullmatch(match[0]) and _is_place(text, start, match.end()):
            token = _bettered(text, Token("rank", start, match.end(), Decimal(match[0][:-2]), unit="rank"))
            consumed = token.end
            yield token
        else:
            yield Token(kind, start, match.end())


def _bettered(text: str, token: Token) -> Token:
    """10th or better is a rank of 10 at most."""
    better = _OR_BETTER.match(text, token.end)
    if better is not None:
        token.after, token.end = ("at_least" if better["worse"] else "at_most",), better.end()
    return token


def _is_place(text: str, start: int, end: int) -> bool:
    """Whether an ordinal is a place in a ranking: up 14 places to 62nd in the index."""
    return (
        _PLACE_BEFORE.search(text[max(0, start - 40) : start]) is not None
        and _PLACE_AFTER.match(text, end) is not None
        and RANKING.search(text) is not None
    )


#: 0.5 m and 12 m high are metres, 12 m people are millions.
_OF_LENGTH = re.compile(
    r"\s?(?:$|[^\s\w]|(?:high|wide|long|deep|tall|above|below|of|in|from|by|on|at|and|or|to|with|between|per|than|over|under|thick|away)\b)"
)


def _quantity(text: str, match: re.Match[str]) -> Token | None:
    if match["inner"]:
        return _one_of_many(text, match)
    if match["part"] or match["half"]:
        return _part(text, match)
    start, end = match.span()
    if match["scale"] == " m" and not match["cur"] and _OF_LENGTH.match(text, end):
        length = scaled_number(match["num"], None)
        return _finished(text, Token("qty", start, end, length, unit="m", printed=(match["num"],)))
    value = scaled_number(match["num"] if match["num"].strip().casefold() != "a" else "one", match["scale"])
    if value is None:
        return Token("bad", start, end)
    number: Number = value
    scaled = bool(match["scale"])
    if text[end : end + 1] == "," and text[end + 1 : end + 2].isdigit():
        return Token("bad", start, end + 2)
    more = None if scaled else _AND_PART.match(text, end)
    if more is not None:
        number, end = _with_part(value, more)
        scaled = bool(more["scale"])
    token = Token(
        "qty",
        start,
        end,
        number,
        word=not match["num"].strip()[0].isdigit() and more is None,
        scaled=scaled,
        printed=(text[start:end],) if more else (match["num"],),
        factor=english_number(match["scale"].strip(" -")) if match["scale"] else None,
    )
    if value == 0 and token.word and _ZERO_GROWTH.match(text, end) and not _NOT_ZERO.search(text, 0, start):
        token.unit = "percent"
    token.signed = (match["sign"] or "").strip()
    token.negative = token.signed == "-" or _MINUS.search(text, max(0, start - 14), start) is not None
    if match["cur"]:
        token.unit = units.CURRENCIES.get(match["cur"].casefold().strip(), match["cur"].strip().upper())
    return _finished(text, token)


def _one_of_many(text: str, match: re.Match[str]) -> Token | None:
    """Three in four, 9 of our 14 depots, 2/3 of."""
    start, end = match.span()
    inner, outer = scaled_number(match["inner"], None), scaled_number(match["outer"], None)
    if inner is None or not outer or inner > outer:
        return None
    if _SCORED.search(text[max(0, start - 60) : start]) and outer in _TOPS:
        return Token("qty", start, end, inner, unit="count", out_of=True, printed=(match["inner"],))
    if match["slash"] and (outer > 10 or not _SHARE_OF.match(text, end)):
        return Token("bad", start, end)
    if (match["every"] or "").strip().casefold() in {"every", "each"} and outer in _BASES:
        return closed(text, Token("qty", start, end, inner, unit=f"per_{int(outer)}", printed=(match["inner"],)))
    definite = not match["slash"] and (
        bool(match["of"])
        or (match["every"] or "").strip().casefold() in {"the", "all", "its", "our", "their", "his", "her"}
        or (outer > 10 and (inner > 1 or bool(match["slash"])))
    )
    if definite:
        return Token("qty", start, end, inner, unit="count", out_of=True, printed=(match[0],))
    return closed(
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


def _part(text: str, match: re.Match[str]) -> Token | None:
    """A third, two-thirds, half, half a million."""
    start, end = match.span()
    part = PARTS_EN[(match["part"] or "half").casefold()]
    count = (match["count"] or "one").strip(" -").casefold()
    number = Decimal(1) if count in {"a", ""} else (english_number(count) or arabic_number(count))
    if number is None:
        return None
    second = _PART_RANGE.match(text, end)
    between = text[max(0, start - 8) : start].casefold() == "between "
    if second is not None and (between or (" to " in second[0] and not text.startswith("from ", max(0, start - 5)))):
        more = Decimal(1) if second["count"].casefold() == "a" else english_number(second["count"]) or Decimal(1)
        upper = as_percent(PARTS_EN[second["part"].casefold()] * Fraction(more))
        low = as_percent(part * Fraction(number))
        return Token(
            "qty", start, second.end(), low, upper, unit="percent", part=True, printed=(text[start : second.end()],)
        )
    small = _OF_ONE.match(text, end)
    if small is not None and (small["scale"] or unit_at(text, small.end())[0]):
        size = mul(mul(number, part), english_number(small["scale"] or "one") or Decimal(1))
        end = small.end()
        return _finished(
            text,
            Token("qty", start, end, size, scaled=bool(small["scale"]), printed=(text[start:end],)),
        )
    return closed(
        text,
        Token("qty", start, end, as_percent(part * Fraction(number)), unit="percent", part=True, printed=(match[0],)),
    )


def _with_part(whole: Decimal, match: re.Match[str]) -> tuple[Number, int]:
    """Two and a half million: the number, and where it ends."""
    part = PARTS_EN[match["part"].casefold()] if match["part"] else _SIGNS[match["sign"]]
    total = add(whole, part)
    if match["scale"]:
        total = mul(total, english_number(match["scale"].strip(" -")) or Decimal(1))
    return total, match.end()


def _finished(text: str, token: Token) -> Token:
    """Take in what stands behind the number: its unit, base, other end and hedge."""
    unit, at, factor = (None, token.end, 1) if token.unit else unit_at(text, token.end)
    if unit and token.value is not None:
        end, token.unit, token.end = token.end, unit, at
        token.value = token.value if factor == 1 else mul(token.value, Decimal(factor))
        if unit in units.TIME_UNITS:
            lesser(text, token)
        if unit == "times" and text[end:at].strip().casefold() == "x" and text[at : at + 1].isalnum():
            token.unit, token.end = None, end
    per_base(text, token)
    ranged(text, token)
    return closed(text, token)
