"""Numerals in Chinese characters and in English words, read exactly."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from plantargets.exact import Number

DIGITS_ZH = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "半": 0}
TENS_ZH = {"十": 10, "百": 100, "千": 1000}
MYRIADS_ZH = {"万": 10**4, "亿": 10**8, "兆": 10**12}
_ONE = Decimal(1)


def chinese_number(text: str) -> Decimal | None:
    """The value of a numeral such as ``两万``, ``1万8千``, ``1.4万亿``, ``百``, ``一百零五``; None if it is not one.

    Digits and characters may be mixed. 兆 is 10**12.

    >>> chinese_number("1万8千"), chinese_number("千亿"), chinese_number("万万万万万")
    (Decimal('18000'), Decimal('100000000000'), None)
    """
    if len(text) > MAX_LENGTH:
        return None
    if "点" in text or "·" in text:
        return _with_point(text.replace("·", "点"))
    total = section = Decimal(0)
    digit: Decimal | None = None
    last_ten = last_myriad = 10**13
    scaled = False
    i, n = 0, len(text)
    while i < n:
        char = text[i]
        if char.isascii():
            j = i
            while j < n and text[j].isascii():
                j += 1
            digit = arabic_number(text[i:j])
            if digit is None:
                return None
            i = j
            continue
        i += 1
        if char in DIGITS_ZH:
            if digit is not None and digit != 0:
                # 二〇二五 and the like: digits written one by one
                return _digit_by_digit(text)
            digit = Decimal(DIGITS_ZH[char])
        elif char in TENS_ZH:
            ten = TENS_ZH[char]
            if ten >= last_ten:
                return None
            section += (_ONE if digit is None or (digit == 0 and scaled) else digit) * ten
            digit, last_ten, scaled = None, ten, True
        elif char in MYRIADS_ZH:
            myriad = MYRIADS_ZH[char]
            part = section + (digit or 0)
            if digit is None and not scaled:
                if total:
                    return None
                part = _ONE
            if myriad > last_myriad:
                # 1.4万亿 and 一万三千亿: the earlier part is scaled as a whole
                if last_myriad * myriad > 10**17 or part >= last_myriad:
                    return None
                total = (total + part) * myriad
                last_myriad = 10**4 if myriad == 10**8 else last_myriad
            elif myriad == last_myriad:
                return None
            else:
                total += part * myriad
                last_myriad = myriad
            section, digit, last_ten, scaled = Decimal(0), None, 10**13, False
            if i < n and text[i] in MYRIADS_ZH and MYRIADS_ZH[text[i]] > myriad:
                total *= MYRIADS_ZH[text[i]]
                i += 1
        else:
            return None
    return total + section + (digit or 0)


MAX_LENGTH = 40


_ROUGH: Final = re.compile("([两一二三四五六七八])([二三四五六七八九])([十百千万亿]+)")


def approximate(text: str) -> tuple[Decimal, Decimal] | None:
    """Both ends of two neighbouring digits with one scale: ``六七十`` is 60 to 70; None for anything else.

    >>> approximate("三四百"), approximate("三五百")
    ((Decimal('300'), Decimal('400')), None)
    """
    found = _ROUGH.fullmatch(text)
    if found is None or DIGITS_ZH[found[2]] - DIGITS_ZH[found[1]] != 1:
        return None
    low, high = chinese_number(found[1] + found[3]), chinese_number(found[2] + found[3])
    return None if low is None or high is None else (low, high)


def _digit_by_digit(text: str) -> Decimal | None:
    digits = [DIGITS_ZH.get(c) for c in text]
    if any(d is None for d in digits):
        return None
    return Decimal("".join(str(d) for d in digits))


def _with_point(text: str) -> Decimal | None:
    """一点五, 二十四点一, 一点二亿."""
    whole, _, rest = text.partition("点")
    k = 0
    while k < len(rest) and rest[k] in DIGITS_ZH:
        k += 1
    if not k:
        return None
    base = chinese_number(whole) if whole else None
    if base is None:
        return None
    value = base + Decimal("0." + "".join(str(DIGITS_ZH[c]) for c in rest[:k]))
    for char in rest[k:]:
        factor = TENS_ZH.get(char) or MYRIADS_ZH.get(char)
        if factor is None:
            return None
        value *= factor
    return value


def arabic_number(text: str) -> Decimal | None:
    """``1,200.5`` as a Decimal; None where the digits are not a number or are absurdly many."""
    bare = text if text.isalnum() else text.replace(",", "").replace(" ", "").replace("\u00a0", "")
    if not bare or len(bare) > MAX_LENGTH or not bare[0].isdigit() or not bare.replace(".", "", 1).isdigit():
        return None
    return Decimal(bare)


WORDS_EN = {
    name: n
    for n, name in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
    )
} | {name: 10 * n for n, name in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
SCALES_EN = {
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "lakh": 10**5,
    "lakhs": 10**5,
    "crore": 10**7,
    "crores": 10**7,
    "dozen": 12,
    "mn": 10**6,
    "bn": 10**9,
    "m": 10**6,
    "bln": 10**9,
    "mln": 10**6,
    "tn": 10**12,
    "k": 1000,
    "millions": 10**6,
    "billions": 10**9,
}
PARTS_EN: dict[str, Fraction] = {
    "half": Fraction(1, 2),
    "third": Fraction(1, 3),
    "thirds": Fraction(1, 3),
    "quarter": Fraction(1, 4),
    "quarters": Fraction(1, 4),
    "fifth": Fraction(1, 5),
    "fifths": Fraction(1, 5),
    "sixth": Fraction(1, 6),
    "eighth": Fraction(1, 8),
    "tenth": Fraction(1, 10),
    "tenths": Fraction(1, 10),
}


def english_number(text: str) -> Decimal | None:
    """The value of ``seven``, ``one hundred and twenty``, ``2.5 million``; None if it is not a number.

    >>> english_number("twenty-five thousand"), english_number("1.2 billion"), english_number("and")
    (Decimal('25000'), Decimal('1200000000.0'), None)
    """
    words = text.casefold().replace("-", " ").split()
    if not words or len(words) > MAX_LENGTH:
        return None
    total = section = Decimal(0)
    seen = False
    for word in words:
        if word in {"and", "a", "an"}:
            if word != "and":
                section, seen = _ONE, True
            continue
        if word in WORDS_EN:
            section += WORDS_EN[word]
        elif word in SCALES_EN:
            scale = SCALES_EN[word]
            section = (section if seen else _ONE) * scale
            if scale >= 1000:
                total, section = total + section, Decimal(0)
        else:
            number = arabic_number(word)
            if number is None:
                return None
            section += number
        seen = True
    return total + section if seen else None


def as_percent(part: Number) -> Number:
    """A fraction as percent: 1/4 is 25, 1/3 stays a Fraction."""
    percent = Fraction(part) * 100
    return Decimal(percent.numerator) if percent.denominator == 1 else percent
