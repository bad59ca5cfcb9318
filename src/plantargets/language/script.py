"""One form for reading: full-width to half-width, traditional to simplified, one dash, one space.

Every character becomes exactly one character, so positions in the folded text are positions in the text given.
"""

from __future__ import annotations

import re

from plantargets.language.characters import PAIRS

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if code != 0xFF0C}
_FOLD: dict[int, int] = {
    **_FULL_WIDTH,
    **{ord(pair[0]): ord(pair[1]) for pair in PAIRS.split()},
    **dict.fromkeys(map(ord, "\u3000\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\t\u200b\ufeff\u00ad"), ord(" ")),
    **{ord(low): ord(digit) for low, digit in zip("₀₁₂₃₄₅₆₇₈₉", "0123456789", strict=True)},
    **dict.fromkeys(map(ord, "—–―‐‑‒−－─"), ord("-")),
    **dict.fromkeys(map(ord, "～〜∼˜"), ord("~")),
    **dict.fromkeys(map(ord, "「『＂"), ord("“")),
    **dict.fromkeys(map(ord, "」』"), ord("”")),
    **dict.fromkeys([*range(9), *range(14, 32), *range(127, 160)], ord(" ")),
    **dict.fromkeys(map(ord, "\v\f\r\x85\u2028\u2029"), ord("\n")),
    ord("*"): ord(" "),
    ord("％"): ord("%"),
    ord("﹪"): ord("%"),
    ord("'"): ord("’"),
    ord("‘"): ord("’"),
    ord("﹣"): ord("-"),
    ord("︰"): ord(":"),
    ord("○"): ord("〇"),
}


_HAN = re.compile("[\u4e00-\u9fff]+")
_LATIN = re.compile("[A-Za-z]+")
_TO_FOLD = re.compile(f"[{re.escape(''.join(map(chr, _FOLD)))}]+")


_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
# １，２００: a comma between full-width digits separates thousands.
_WIDE_COMMA = re.compile("，(?<=[０-９]，)(?=[０-９]{3}(?![０-９]))")
# 2，760: so do Chinese commas between a short number and groups of three digits.
_CHINESE_COMMA = re.compile(r"\d(?<![\d.，]\d)\d{0,2}(?:，\d{3})++(?!\d)")


def fold(text: str) -> str:
    """The text in the one form that the grammars know, character by character.

    >>> fold("經濟增長４．５％—５％")
    '经济增长4.5%-5%'
    """
    if "，" in text:
        text = _WIDE_COMMA.sub(",", text)
        text = _CHINESE_COMMA.sub(_plain_commas, text)
    return _TO_FOLD.sub(_translated, text)


def _plain_commas(match: re.Match[str]) -> str:
    return match[0].replace("，", ",")


def _translated(match: re.Match[str]) -> str:
    return match[0].translate(_FOLD)


def printable(text: str) -> str:
    r"""The text with control characters as spaces and broken characters as U+FFFD, at the same places.

    >>> printable("GDP\x07is 5%")
    'GDP is 5%'
    """
    return _UNPRINTABLE.sub(_replaced, text) if _UNPRINTABLE.search(text) else text


def _replaced(match: re.Match[str]) -> str:
    return "\ufffd" if match[0] >= "\ud800" else " "


def is_chinese(text: str) -> bool:
    """Whether a text reads as Chinese: it has Han characters, and at least a quarter as many as Latin letters."""
    sample = text[:4000]
    han = sum(map(len, _HAN.findall(sample)))
    latin = sum(map(len, _LATIN.findall(sample)))
    return han > 0 and han * 4 >= latin
