"""Reading a text: folding, sentences, and the grammar of its language."""

from __future__ import annotations

import decimal
import re
from typing import TYPE_CHECKING

from plantargets.errors import FieldError, FieldTypeError
from plantargets.language.lines import unwrap
from plantargets.language.script import fold, is_chinese, printable
from plantargets.language.statements import Reading, Statement, Unread, fill, shift

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plantargets.language.lines import Unwrapped
    from plantargets.language.statements import Lang

_SENTENCE_ZH = re.compile(r"[^。；！？\n;!?]+[。；！？\n;!?]?")


#: Longer sentences are cut where a clause ends, so that the time to read a text grows with its length alone.
LONGEST_SENTENCE = 1200
#: Numbers are worked out in this context, whatever the caller's.
_ARITHMETIC = decimal.Context(prec=60)
#: A year that is not named; the year named before does not hold here.
_OTHER_YEAR = re.compile(r"\s*(?:去年|今年|上年|明年|过去(?:的)?[一五]年|[一五]年来)")
#: Commas and semicolons of the keyboard, but for commas between thousands.
_ASCII_STOP = re.compile(r";|,(?!\d{3}(?!\d))|,(?<!\d,)|\.(?<=[%\u4e00-\u9fff]\.)(?=\s|$)")
_WIDE_STOPS = {",": "，", ";": "；", ".": "。"}
#: The number of a heading or of a point: (三), 二、, 3., 第一，; not the sectors 一、二、三产业.
_HEADING = re.compile(
    r"\s*(?:\([一二三四五六七八九十\d]{1,3}\)|[一二三四五六七八九十]{1,3}、(?!第?[一二三四五六七八九十]+[、和产])|\d{1,2}(?:\.(?!\d)|、(?!\d)))\s*"
)
_BREAK_ZH = re.compile(r"[，、,：:\s]")


def pieces(text: str, sentence: re.Pattern[str], breaks: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Where sentences begin and end; one that is too long is cut at the last break within its bound."""
    for match in sentence.finditer(text):
        start, end = match.span()
        while end - start > LONGEST_SENTENCE:
            cut = start + LONGEST_SENTENCE
            for found in breaks.finditer(text, start + LONGEST_SENTENCE // 2, cut):
                cut = found.end()
            yield start, cut
            start = cut
        yield start, end


def read(text: str, lang: Lang | None = None) -> Reading:
    """Read the statements of a text, in order, and list the figures that could not be read.

    Args:
        text: a sentence, a passage or a whole document.
        lang: ``"zh"`` or ``"en"``; by default found from the text.

    Raises:
        FieldTypeError: the text is no str.
        FieldError: another language.

    >>> reading = read("地区生产总值增长6.5%左右，投资增长5%左右以上")
    >>> [(each.indicator, each.comparator, str(each.value)) for each in reading]
    [('地区生产总值', 'about', '6.5')]
    >>> [(part.text, part.reason) for part in reading.unread]
    [('5%左右以上', 'hedges that contradict each other')]
    """
    if not isinstance(text, str):
        raise FieldTypeError("read.text", text, "a str, such as '增长5%左右'")
    if lang not in {None, "zh", "en"}:
        raise FieldError("read.lang", lang, "'zh', 'en' or None (found from the text)")
    with decimal.localcontext(_ARITHMETIC):
        return _read(text, lang)


def _read(text: str, lang: Lang | None) -> Reading:
    shown = printable(text)
    folded = fold(shown)
    chosen: Lang = lang or ("zh" if is_chinese(folded) else "en")
    lines = unwrap(shown, folded, chosen)
    if lines is not None:
        return _read_lines(text, lines, chosen)
    statements, unread = _read_folded(shown, folded, chosen)
    return Reading(text, tuple(statements), tuple(unread), chosen)


def _read_lines(text: str, lines: Unwrapped, lang: Lang) -> Reading:
    """Read a text whose sentences go over several lines; places are those of the text as given."""
    statements, unread = _read_folded(lines.shown, lines.folded, lang)
    for statement in statements:
        start, end = lines.span(statement.start, statement.end)
        fill(statement, start=start, end=end)
    parts = tuple(Unread(part.text, *lines.span(part.start, part.end), part.reason) for part in unread)
    return Reading(text, tuple(statements), parts, lang)


def _read_folded(shown: str, folded: str, lang: Lang) -> tuple[list[Statement], list[Unread]]:
    statements: list[Statement] = []
    unread: list[Unread] = []
    if lang == "zh":
        _read_chinese(shown, folded, statements, unread)
    else:
        from plantargets.language.grammar_en import read_english

        read_english(shown, folded, statements, unread)
    return statements, unread


def _read_chinese(text: str, folded: str, statements: list[Statement], unread: list[Unread]) -> None:
    from plantargets.language.grammar_zh import SentenceReader
    from plantargets.language.parts_zh import Context

    folded = _ASCII_STOP.sub(lambda m: _WIDE_STOPS[m[0]], folded)
    context = Context()
    for start, end in pieces(folded, _SENTENCE_ZH, _BREAK_ZH):
        if folded[start - 1 : start] == "\n":
            context.subjects = []
        if _OTHER_YEAR.match(folded, start):
            context.period = None
        heading = _HEADING.match(folded, start, end)
        low = start if heading is None else heading.end()
        reader = SentenceReader(folded[low:end], text[low:end], context)
        reader.read()
        for statement in reader.statements:
            shift(statement, low)
        statements += reader.statements
        unread += [Unread(u.text, u.start + low, u.end + low, u.reason) for u in reader.unread]
