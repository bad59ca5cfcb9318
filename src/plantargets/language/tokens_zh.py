"""Figures, dates, ranks and names in folded Chinese text: one pass of one regular expression."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final, final

from attrs import define

from plantargets.exact import add, divide, mul, sub
from plantargets.language import shapes_zh as shapes, words_zh as words
from plantargets.language.numerals import approximate, arabic_number, as_percent, chinese_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plantargets.exact import Number

_COUNTERS = frozenset(words.COUNTERS)
_PLUS_MINUS = re.compile(r" ?(?:±|\+/-) ?(\d+(?:\.\d+)?)(%|个百分点)?")
#: Numbers that only name something: telephones, post codes, house numbers, documents.
_CODE = re.compile(
    shapes.spelled(
        "电话(?!用户|普及|机|主线|线路|业务) 点击量?[:：] 阅读量?[:：] 浏览量?[:：] 责编 查询[:：] 咨询[:：] 联系[:：] 传真 手机 邮编 邮政编码 号码 编号 文号 账号 代码 证号 型号 微信 QQ ISBN ISSN GB/?T",
        r"[^，。；\d]{0,4}$",
    )
    + "|热线[:：为是]?$"
)
_MORE: Final = frozenset("余多来几")
_SCALES: Final = frozenset("万亿兆百千")
#: What a base such as 每百人 or /亩, and the second end of a range, begin with.
_PER_TIME: Final = {"/日": "/day", "/天": "/day", "/秒": "/s", "/小时": "/h", "/月": "/month", "/年": "/year"}
_PER_SIGNS: Final = frozenset(" /每")
_RANGE_SIGNS: Final = frozenset(" -~至到和与跟±+")
MAGNITUDE_UNITS: Final = frozenset({"percent", "permille", "percentage_point"})
#: 增加4000张至1.6万张: by how much, and to what.
_MOVED_BY = re.compile("(?:增加|减少|提高|降低|下降|上升|增|减)[了约近]?$")
#: The unit text of a half in words.
HALF: Final = "半"


def lengths_by_start(known: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """For each first character, the lengths of the words that begin with it, longest first."""
    found: dict[str, set[int]] = {}
    for word in known:
        found.setdefault(word[0], set()).add(len(word))
    return {start: tuple(sorted(lengths, reverse=True)) for start, lengths in found.items()}


@final
class Endings:
    """Whether one of some words ends at a place."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = frozenset(known)
        self._lengths = lengths_by_start(word[::-1] for word in self._known)

    def at(self, text: str, low: int, high: int) -> bool:
        """Whether one of the words ends at ``high`` and begins at ``low`` or behind it."""
        return high > low and any(
            length <= high - low and text[high - length : high] in self._known
            for length in self._lengths.get(text[high - 1], ())
        )


_UNIT_LENGTHS: Final = lengths_by_start([*words.UNITS, *words.COUNTERS])
_AFTER_LENGTHS: Final = lengths_by_start(words.AFTER)


#: 多 that belongs to the next word: 多元文化, 多层次.
_OF_MANY = re.compile("多(?:元[化主文]|[种式样渠措层])")


@define(slots=True)
class Token:
    """One item of a sentence: where it stands, and what it holds."""

    kind: str
    start: int
    end: int
    value: Number | None = None
    high: Number | None = None
    unit: str | None = None
    unit_text: str = ""
    after: tuple[str, ...] = ()
    more: bool = False
    numeral: bool = False
    negative: bool = False
    scaled: bool = False
    printed: tuple[str, ...] = ()
    terms: tuple[Decimal, ...] = ()


def tokens(text: str, low: int = 0, high: int | None = None) -> Iterator[Token]:
    """The figures, dates, ranks, names and delimiters of a sentence, or of a part of it, in order."""
    consumed = low
    for match in shapes.TOKEN.finditer(text, low, len(text) if high is None else high):
        start = match.start()
        if start < consumed:
            continue
        kind = match.lastgroup or ""
        if kind == "qty":
            token = _quantity(text, match)
            if token is None:
                continue
            yield token
            consumed = token.end
        elif kind == "times":
            yield _times(text, match)
        elif kind == "rank":
            yield _rank(match)
        elif kind == "ratio":
            if shapes.CLOCK.fullmatch(match[0]) and not shapes.PROPORTION.search(text, max(0, start - 24), start):
                yield Token("stamp", start, match.end())
                continue
            terms = tuple(Decimal(t.strip()) for t in re.split("[:：∶]", match[0]))
            yield _closed(
                text, Token("ratio", start, match.end(), terms[0], unit="ratio", terms=terms, printed=(match[0],))
            )
        else:
            yield Token(kind, start, match.end())


def _figure(text: str) -> tuple[Number | None, bool]:
    """The number and whether it says 余 or 多 (somewhat more)."""
    if text.isascii():
        return arabic_number(text), False
    bare = text.replace(" ", "")
    if not _MORE.isdisjoint(bare):
        for mark in "余多来几":
            if mark in bare:
                bare = bare.replace(mark, "", 1)
                return (chinese_number(bare) if not bare.isascii() else arabic_number(bare)), mark in "余多几"
    return (arabic_number(bare) if bare.isascii() else chinese_number(bare.replace(",", ""))), False


def _unit_at(text: str, pos: int) -> tuple[str | None, int]:
    """The unit that starts at ``pos`` (one space allowed) and where it ends."""
    if pos < len(text) and text[pos] == " ":
        pos += 1
    for length in _UNIT_LENGTHS.get(text[pos : pos + 1], ()):
        word = text[pos : pos + length]
        unit = words.UNITS.get(word)
        if word[-1] in "省市县区村国校院" and len(word) > 1 and text[pos + len(word) : pos + len(word) + 1] == "级":
            continue  # 24个省级开发区
        if text[pos + len(word) : pos + len(word) + 1] in words.NOT_COUNTER.get(word, ()):
            continue
        if unit is not None:
            if unit in {"months", "days"} and word in {"月", "日"}:
                return None, pos
            return unit, pos + len(word)
        if word in _COUNTERS:
            return f"count:{word}", pos + len(word)
    return None, pos


def _after_at(text: str, pos: int) -> tuple[tuple[str, ...], int]:
    """The hedges behind a figure, such as 左右 and 以上."""
    found: list[str] = []
    while pos < len(text):
        at = pos + 1 if text[pos] == " " else pos
        for length in _AFTER_LENGTHS.get(text[at : at + 1], ()):
            word = text[at : at + length]
            comparator = words.AFTER.get(word)
            if comparator is None:
                continue
            following = text[at + len(word) : at + len(word) + 1]
            if word in {"内", "起"} and following and following not in "，。；、,;":
                continue
            if word in {"多", "余"} and (found or _OF_MANY.match(text, at)):
                continue
            found.append(comparator)
            pos = at + len(word)
            break
        else:
            return tuple(found), pos
    return tuple(found), pos


def _quantity(text: str, match: re.Match[str]) -> Token | None:
    start, end = match.span()
    group = match.group
    if group("per"):
        value, high, end = _in_words(text, group("pernum"), group("per"), end)
        unit: str | None = {"百分之": "percent", "千分之": "permille"}.get(group("per"), "per_10000")
        if value is None:
            return None
        return _closed(text, Token("qty", start, end, value, high, unit=unit, unit_text=group("per")))
    if group("den") or group("below") or group("den2"):
        below = _figure(group("den") or group("below") or group("den2"))[0]
        above = _figure(group("numer") or group("above") or group("numer2"))[0]
        if not below or above is None:
            return None
        part = as_percent(Fraction(above) / Fraction(below))
        unit, at = _unit_at(text, end)
        if unit == "percentage_point":
            return _closed(
                text, Token("qty", start, at, Fraction(above) / Fraction(below), unit=unit, unit_text="百分点")
            )
        return _closed(text, Token("qty", start, end, part, unit="percent", unit_text="分之"))
    if group("part"):
        over = group("part").startswith("过")
        return _closed(text, Token("qty", start, end, Decimal(50), unit="percent", unit_text=HALF, more=over))
    if group("tenths"):
        digit = chinese_number(group("tenths"))
        if digit is None:
            return None
        more = group("half")
        value = digit * 10 + (5 if more == "半" else chinese_number(more) or 0 if more else 0)
        return _closed(text, Token("qty", start, end, value, unit="percent", unit_text="成"))
    return _plain_quantity(text, match)


def _in_words(text: str, first: str, per: str, end: int) -> tuple[Number | None, Number | None, int]:
    """百分之三, 百分之六七十, 百分之三到五: both ends, and where the words end."""
    rough = approximate(first)
    if rough is not None:
        return *rough, end
    value = _figure(first)[0]
    sep = shapes.RANGE_IN_WORDS.match(text, end)
    second = shapes.SECOND.match(text, sep.end()) if sep and sep["per"] in {per, None} else None
    high = _figure(second[0])[0] if second else None
    if value is None or second is None or high is None or high <= value:
        return value, None, end
    return value, high, second.end()


def _plain_quantity(text: str, match: re.Match[str]) -> Token | None:
    printed = match["num"]
    value, more = _figure(printed)
    start, end = match.span()
    numeral = not printed[0].isdigit()
    rough = approximate(printed) if numeral else None
    if _CODE.search(text, max(0, start - 12), start):
        return Token("name", start, end)
    if numeral and text[start - 1 : start] in {"数", "几"} and printed[0] in "十百千万亿":
        return Token("vague", start - 1, end)
    unit, at = _unit_at(text, end)
    if rough is not None and unit is not None:
        token = Token("qty", start, at, *rough, unit=unit, unit_text=text[end:at].strip(), numeral=True)
        return _closed(text, token)
    if value is None:
        return Token("bad", start, end) if not numeral else None
    if printed.startswith("0") and printed[1:2].isdigit():
        return Token("name", start, end)  # 007: a number with zeros before it is a code
    if unit is None and shapes.SPACED.search(printed):
        return Token("bad", start, end)
    named = text[end:at].strip()
    if named in {"年", "倍", "天", "小时", "岁"} and shapes.HALF_AFTER.match(text, at):
        value, at = add(value, Decimal("0.5")), at + 1
    if unit and text[at : at + 1] in {"多", "余"} and not _OF_MANY.match(text, at):
        more, at = True, at + 1
    if match["cur"]:
        unit, at = shapes.CURRENCY[match["cur"]], (at if unit in {"CNY", "USD"} else end)
    token = Token(
        "qty",
        start,
        at if unit else end,
        value,
        unit=unit,
        unit_text=named,
        more=more,
        numeral=numeral,
        scaled=not _SCALES.isdisjoint(printed),
        printed=(printed,),
    )
    token.negative = start > 0 and text[start - 1] == "-" and (start < 2 or text[start - 2] not in "0123456789%-")
    _per_clause(text, token)
    _range(text, token)
    return _closed(text, token)


def _per_clause(text: str, token: Token) -> None:
    if text[token.end : token.end + 1] not in _PER_SIGNS:
        return
    per = shapes.PER.match(text, token.end)
    base = chinese_number(per["n"] or per["n2"]) if per else None
    if per and base and str(int(base)).strip("0") == "1":
        noun = f":{token.unit_text}" if token.unit and token.unit.startswith("count") else ""
        token.unit, token.end = f"per_{int(base)}{noun}", per.end()
    elif token.unit and (more := shapes.PERUNIT.match(text, token.end)):
        known = words.UNITS.get(token.unit_text + more[0])
        token.unit, token.end = known or f"{token.unit}{_PER_TIME.get(more[0], more[0])}", more.end()


def _range(text: str, token: Token) -> None:
    """A range: its second end, with the unit and the multiplier shared where only one end shows them."""
    if text[token.end : token.end + 1] not in _RANGE_SIGNS:
        return
    plus_minus = _PLUS_MINUS.match(text, token.end)
    if plus_minus and token.value is not None:
        width, middle = Decimal(plus_minus[1]), token.value
        token.value, token.high = sub(middle, width), add(middle, width)
        token.end = plus_minus.end()
        if token.unit is None and plus_minus[2]:
            token.unit = words.UNITS[plus_minus[2]]
        return
    sep = shapes.RANGE.match(text, token.end) or shapes.BETWEEN.match(text, token.end)
    if sep is None:
        return
    second = shapes.SECOND.match(text, sep.end())
    if second is None:
        return
    high, more = _figure(second[0])
    if high is None or high < 0 or token.value is None:
        return
    unit, at = _unit_at(text, second.end())
    if token.unit is not None and unit is not None and unit != token.unit:
        return
    if token.unit is not None and sep[0].strip() in {"至", "到"}:
        moved = token.unit not in MAGNITUDE_UNITS and _MOVED_BY.search(text, max(0, token.start - 4), token.start)
        if unit is None or moved:
            return
    low = token.value
    if token.unit is None and not token.scaled:
        plain = shapes.FULL_NUMBER.match(second[0])
        if plain and (base := arabic_number(plain[0])):
            low = mul(low, divide(high, base))
    if low > high:
        return
    token.value, token.high, token.more = low, high, more
    token.unit, token.end = unit or token.unit, at if unit else second.end()
    token.unit_text = text[second.end() : at].strip() if unit else token.unit_text
    token.printed = (*token.printed, second[0])
    _per_clause(text, token)


def _closed(text: str, token: Token) -> Token:
    token.after, token.end = _after_at(text, token.end)
    if "more_than" in token.after:
        token.after = tuple(a for a in token.after if a != "more_than")
        token.more = True
    return token


def _times(text: str, match: re.Match[str]) -> Token:
    word = match[0]
    value = Decimal("0.5") if word.startswith("减") else Decimal(2)
    if match["fold"]:
        value = Decimal(2) ** {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4}[match["fold"]]
    token = _closed(text, Token("times", match.start(), match.end(), value, unit="times"))
    if match["near"]:
        token.after = (words.HEDGES[match["near"]], *token.after)
    return token


def _rank(match: re.Match[str]) -> Token:
    for group in ("rank1", "rank2", "rank3"):
        if match[group]:
            place = chinese_number(match[group])
            return Token(
                "rank", match.start(), match.end(), place, after=("at_most",) if group == "rank3" else (), unit="rank"
            )
    return Token("rank", match.start(), match.end(), Decimal(1), unit="rank")
