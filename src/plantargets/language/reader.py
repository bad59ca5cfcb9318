"""Reading a text: folding, sentences, and the grammar of its language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from plantargets.errors import FieldError, FieldTypeError
from plantargets.language.script import fold, is_chinese
from plantargets.language.statements import Reading, Statement, Unread, moved

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plantargets.language.parts_zh import Context
    from plantargets.language.statements import Lang

_SENTENCE_ZH = re.compile(r"[^。；！？\n;!?]+[。；！？\n;!?]?")
_WORTH_ZH = re.compile(
    r"\d|[百千万亿成倍番半][\u4e00-\u9fff]?|底线|双[下降提增上]|[移升位][一两二三四五六七八九十]{1,2}位|[一两二三四五六七八九十]个?[位名]次|匹配|适应|协调|不发生|零[发死事伤填直上积]|杜绝|十[余几多]|分之|第[一二三四五六七八九十]|首位|同步|快于|慢于|高于|低于|优于|不低于|持续|继续|稳步|不断|进一步|明显|平衡|清零|翻番|基本|保持|相当|持平|若干|前[一二三四五六七八九十]|强|全部|全面|总体|消除|[不只]增|建成|启动|开工|完成|实现|投用|竣工|脱贫|达峰|中和|通车|设立|零增长|前列"
)


#: Longer sentences are cut where a clause ends, so that the time to read a text grows with its length alone.
LONGEST_SENTENCE = 1200
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
    """Read the statements of a text, in order, and list the figures that could not be read."""
    if not isinstance(text, str):
        raise FieldTypeError("read.text", text, "a str, such as '增长5%左右'")
    if lang not in {None, "zh", "en"}:
        raise FieldError("read.lang", lang, "'zh', 'en' or None (found from the text)")
    folded = fold(text)
    chosen = lang or ("zh" if is_chinese(folded) else "en")
    statements: list[Statement] = []
    unread: list[Unread] = []
    if chosen == "zh":
        _read_chinese(text, folded, statements, unread)
    else:
        from plantargets.language.grammar_en import read_english

        read_english(text, folded, statements, unread)
    return Reading(text, tuple(statements), tuple(unread), chosen)


def _read_chinese(text: str, folded: str, statements: list[Statement], unread: list[Unread]) -> None:
    from plantargets.language.parts_zh import Context

    context = Context()
    for start, end in pieces(folded, _SENTENCE_ZH, _BREAK_ZH):
        if not _WORTH_ZH.search(folded, start, end):
            continue
        known, unknown, context = _sentence(text[start:end], folded[start:end], context)
        statements.extend(moved(each, start) for each in known)
        unread.extend(Unread(u.text, u.start + start, u.end + start, u.reason) for u in unknown)


_Read: TypeAlias = "tuple[tuple[Statement, ...], tuple[Unread, ...], Context]"
_READ: dict[tuple[object, ...], _Read] = {}
#: Sentences kept: the same plan is read for report after report, and reports repeat each other's sentences.
MOST_KEPT = 2048


def _sentence(original: str, folded: str, context: Context) -> _Read:
    """The statements of one sentence, and the context that it leaves; both depend on nothing else."""
    key = (original, *context.subjects, context.period, context.start_value)
    found = _READ.get(key)
    if found is None:
        from plantargets.language.grammar_zh import SentenceReader

        reader = SentenceReader(folded, original, context.copy())
        reader.read()
        found = (tuple(reader.statements), tuple(reader.unread), reader.context)
        if len(_READ) >= MOST_KEPT:
            _READ.clear()
        _READ[key] = found
    return found
