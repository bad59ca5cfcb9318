"""Line breaks within sentences, as texts from PDF files and mails have them.

A break is within a sentence where the words on both sides say so (a figure and its unit or hedge, a comma before it,
a small letter behind it), or where the lines of a paragraph are filled to one width. Other breaks end a sentence.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final, final

from attrs import frozen

from plantargets.language import words_zh as words
from plantargets.language.shapes_zh import any_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plantargets.language.statements import Lang

_LINE: Final = re.compile(r"[^\n]+")
#: What a list item or a heading begins with.
_ITEM: Final = re.compile(
    r"[ ]*(?:$|[#|>*•●▪■◆▲○·☆★-]|\d{1,2}[.)、](?!\d)|[(（]?[一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十\d]+[章节条篇]|[a-z]\))"
)
_FULL_STOPS: Final = frozenset("。.")
_BRACKETS: Final = frozenset("”）)】》")
_CLOSED: Final = frozenset("。！？；!?;：:…|”)）】》")
_FIGURE_ENDS: Final = re.compile(r"\d[\u4e00-\u9fff%‰]{0,4}$")
_HEDGES: Final = any_of([word for word in words.AFTER if len(word) > 1])
#: What goes on with a figure that ends a line; a unit only where the line ends in a digit or its scale.
_HEDGE_ZH: Final = re.compile(rf"(?:{_HEDGES})")
_UNIT_ZH: Final = re.compile(
    rf"(?:[万亿%‰]|(?:{any_of([unit for unit in words.UNITS if unit not in {'年', '月', '日', '分', '里', '方', '度'}])})"
    r"(?:[，。；、]|$|" + _HEDGES + "))"
)
#: Words behind which a figure is due.
_LEADS_TO: Final = re.compile(
    f"(?:[和与及或]|{any_of([*words.MOVES, *words.REACHED, *words.COPULAS, *words.HEDGES])})$"
)
#: Words that may be cut in two: 增|长, 左|右.
_CUT_WORDS: Final = frozenset(
    word
    for word in (*words.MOVES, *words.REACHED, *words.COPULAS, *words.AFTER, *words.HEDGES, "个百分点", "百分点")
    if len(word) > 1
)
#: A figure that is cut in two, but for the number of a table.
_CUT_ZH: Final = re.compile(r"[\u4e00-\u9fff](?<!附件)(?<!专栏)(?<![表图第])\d{1,3}$")
_STOP_ZH: Final = re.compile("[，。；、！？）”]")
_OPEN_ZH: Final = "，、"
#: Small words that neither begin nor end a sentence.
_SMALL_EN: Final = re.compile(
    r"(?:a|an|the|and|or|of|in|by|to|from|for|per|on|at|with|than|as|that|which|compared|below|above|over|under|between|within|until|before|since"
    r"|through|relative|percentage|points?|million|billion|trillion|thousand|about|around|nearly|least|most|more|less|up|reach|reaching|exceed|exceeding|no|not|its|their|will|is|are|was"
    r"|were|has|have|be|been)\b"
)
#: 5.1 bring water to 55% of homes: what a numbered point begins with.
DEEDS_EN: Final = "bring|end|vaccinate|keep|get|halve|reduce|increase|raise|cut|build|train|reach|ensure|provide|achieve|double|expand|improve|support|deliver"
_NUMBERED_EN: Final = re.compile(
    rf"\d{{1,2}}[.)]\s|\d+$|\d{{1,2}}(?:\.\d{{1,2}})+\s(?:(?=[A-Z][a-z]|A\s)|(?:{DEEDS_EN})\b)(?!Million|Billion|Per)"
)
_UNIT_EN: Final = re.compile(r"%|(?:hundred|bn|mn|percent|percentage)\b")
_YEAR_EN: Final = re.compile(r"\b(?:19|20)\d\d$")
#: Columns of a line that is taken for one of running text, and how much of it may be left empty at its end.
_WIDE: Final = 50
_RAGGED: Final = {"zh": 6, "en": 14}
#: Narrow columns: so many lines of nearly one width.
_NARROW, _SOME = 24, 4
#: So much of a line is looked at on each side of a break.
_NEAR: Final = 24


@final
@frozen
class Unwrapped:
    """A text with its sentences on one line each, and where each of its characters stands in the text as given."""

    shown: str
    folded: str
    places: list[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A span of this text in the text as given."""
        return self.places[start], self.places[end - 1] + 1


def unwrap(shown: str, folded: str, lang: Lang) -> Unwrapped | None:
    r"""The text without the line breaks within its sentences; None where it has none.

    >>> unwrap("增长9%\n左右", "增长9%\n左右", "zh").folded
    '增长9%左右'
    """
    if "\n" not in folded:
        return None
    cuts = list(_within(folded, lang))
    if not cuts:
        return None
    kept: list[slice] = [slice(a, b) for (_, a), (b, _) in pairwise([(0, 0), *cuts, (len(folded), len(folded))])]
    joint = "" if lang == "zh" else " "
    places: list[int] = []
    for part in kept:
        if places and joint:
            places.append(part.start - 1)
        places.extend(range(part.start, part.stop))
    return Unwrapped(joint.join(shown[part] for part in kept), joint.join(folded[part] for part in kept), places)


def _within(text: str, lang: Lang) -> Iterator[tuple[int, int]]:
    """The line breaks within sentences, with the blanks around them."""
    lines = [match.span() for match in _LINE.finditer(text)]
    block: list[tuple[int, int]] = []
    for line, following in pairwise([*lines, (len(text) + 2, len(text) + 2)]):
        block.append(line)
        if following[0] - line[1] > 1:
            yield from _of_block(text, block, lang)
            block = []


def _of_block(text: str, block: list[tuple[int, int]], lang: Lang) -> Iterator[tuple[int, int]]:
    """Of lines without an empty one between them."""
    widths = [_width(text[start:end].rstrip()) for start, end in block]
    widest = max(widths)
    full = widest - _RAGGED[lang]
    even = len(block) >= _SOME and widest >= _NARROW and min(widths[:-1]) >= full
    if widest < _WIDE and not even:
        full = widest + 1  # short lines of a list
    ends = [text[start:end].rstrip()[-1:] for start, end in block]
    inside = lang == "zh" and any("。" in text[start : end - 1] for start, end in block)
    prose = inside or (ends[-1] in _FULL_STOPS and ":" not in ends)
    for ((start, end), (low, high)), width in zip(pairwise(block), widths[:-1], strict=True):
        before, behind = text[start:end].rstrip(), text[low:high].lstrip()
        if not before or not behind or _ITEM.match(text, low, high) or "|" in before + behind:
            continue
        goes_on = _goes_on_zh if lang == "zh" else _goes_on_en
        if goes_on(before[-_NEAR:], behind[:_NEAR], filled=width >= full, prose=prose):
            yield start + len(before), high - len(behind)


def _goes_on_zh(before: str, behind: str, *, filled: bool, prose: bool) -> bool:
    last = before[-1]
    if last in _OPEN_ZH or _STOP_ZH.match(behind):
        return True
    if last in _CLOSED:
        return filled and prose and last in _BRACKETS
    if behind[0].isdigit() and (_LEADS_TO.search(before) or _CUT_ZH.search(before)):
        return True
    if any(before[-i:] + behind[:j] in _CUT_WORDS for i in range(1, 4) for j in range(1, 4)):
        return True
    if _FIGURE_ENDS.search(before):
        if _HEDGE_ZH.match(behind) or (last in "0123456789万亿" and _UNIT_ZH.match(behind)):
            return True
        return filled and (prose or last.isdigit())
    return filled and prose


def _goes_on_en(before: str, behind: str, *, filled: bool, prose: bool) -> bool:
    if _NUMBERED_EN.match(behind) or before[-1] in ".!?:;|":
        return False
    if before[-1] == "," or _SMALL_EN.match(behind) or _UNIT_EN.match(behind):
        return True
    if behind[0].isupper():
        return filled and (prose or before[-1].isalpha())
    filled = filled or prose
    if before[-1].isdigit():
        return filled or (behind[0].islower() and not _YEAR_EN.search(before))
    return filled or _SMALL_EN.fullmatch(before.rsplit(maxsplit=1)[-1]) is not None


def _width(line: str) -> int:
    """Columns: a Chinese character takes two of them, and three bytes."""
    return (len(line) + len(line.encode())) // 2
