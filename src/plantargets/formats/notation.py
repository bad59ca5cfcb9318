"""The short notation for words and criteria: ``about 6.5 %``, ``>= 30 %``, ``[6, 6.5)``.

It holds every criterion of the library, reads back what it wrote, and is the same in every
language. Tables, TOML files and the command line use it.

=============================  ============================================================
``6.5 %``                      a bare figure: a floor or ceiling on a target (``Reach``)
``about 6.5 %``                ``About``; ``(within 0.5 points)`` and ``(two-sided)`` may follow
``>= 30 %``, ``> 30 %``        at least, more than (the words may be written out too)
``<= 3 %``, ``< 3 %``          at most, less than
``exactly 100 %``              ``Exactly``
``6 to 6.5 %``                 ``Between``
``nearly 500``                 ``Nearly``
``just over 8000 jobs``        ``JustOver``
``fall about 3 %``             ``Fall`` of any of the above
``in line with gdp``           ``InLineWith``; ``basically in line with gdp``
``faster than gdp by 1 point`` ``FasterThan``; ``slower than …`` likewise
``at least 2 times 2020``      ``MultipleOf`` the figure of 2020
``fall 20 % from 2005``        ``ChangeFrom`` the figure of 2005
``keep rising``                ``KeepRising``; ``keep falling``
``rank <= 3``                  ``RankWithin``; ``(among provinces)`` may follow
``done by 2023-09-30: open``   ``Milestone``; both parts may be left out
``no test: deepen reform``     ``Unquantified``
=============================  ============================================================

What is compared with is an indicator's code, a period, an area, or several of them:
``gdp``, ``2005``, ``gdp in 2022 @ national``, ``@ "north bank"``. Reported values may also be
sets in brackets in the indicator's unit, ``done on 2023-09-05``, ``not done by 2023-12-31`` or
``missing``.
"""

from __future__ import annotations

import re
from json import loads
from typing import TYPE_CHECKING, Final

from plantargets.criteria import (
    ChangeFrom,
    FasterThan,
    InLineWith,
    KeepFalling,
    KeepRising,
    Milestone,
    MultipleOf,
    RankWithin,
    SlowerThan,
    Unquantified,
)
from plantargets.errors import FieldError
from plantargets.figures import Figure
from plantargets.formats.phrasing import OF_IT, is_period, write, write_value
from plantargets.formats.shapes import number
from plantargets.intervals import Interval
from plantargets.outcomes import Done, NotDone
from plantargets.periods import Period
from plantargets.references import Reference
from plantargets.tolerances import Fixed, relative
from plantargets.words import (
    About,
    AtLeast,
    AtMost,
    Between,
    Exactly,
    Fall,
    JustOver,
    LessThan,
    MoreThan,
    Nearly,
    Reach,
    Simple,
    Word,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from plantargets.criteria import BuiltIn
    from plantargets.indicators import Indicator
    from plantargets.outcomes import Reported
    from plantargets.tolerances import Tolerance

__all__ = ["read", "read_value", "write", "write_value"]

LONGEST: Final = 2000
_HELP: Final = "such as 'about 6.5 %', '>= 30 %', '6 to 6.5 %', 'in line with gdp' or 'keep rising'"
_SIGNS: Final = str.maketrans({"≥": ">=", "≤": "<=", "≈": "~", "＞": ">", "＜": "<", "～": "~", "（": "(", "）": ")"})
_SOFT: Final = {"about ": About, "~": About, "nearly ": Nearly}
_PREFIXES: Final[dict[str, type[AtLeast | MoreThan | AtMost | LessThan | Exactly | JustOver | Reach]]] = {
    ">=": AtLeast, "at least ": AtLeast, ">": MoreThan, "more than ": MoreThan,
    "<=": AtMost, "at most ": AtMost, "<": LessThan, "less than ": LessThan,
    "==": Exactly, "=": Exactly, "exactly ": Exactly, "just over ": JustOver, "reach ": Reach,
}  # fmt: skip
_REFERENCE: Final = r'(?:[^\s@"()]+)?(?:\s*\bin\s+[^\s@"()]+)?(?:\s*@\s*(?:"(?:[^"\\]|\\.)*"|[^\s@"()]+))?'
_PARTS: Final = re.compile(r'([^\s@"()]+)?(?:\s*\bin\s+([^\s@"()]+))?(?:\s*@\s*("(?:[^"\\]|\\.)*"|[^\s@"()]+))?')
_IN_LINE: Final = re.compile(rf"(basically\s+)?in line with\s+({_REFERENCE})", re.IGNORECASE)
_FASTER: Final = re.compile(rf"(faster|slower) than\s+({_REFERENCE})(?:\s+by\s+(.+))?", re.IGNORECASE | re.DOTALL)
_TIMES: Final = re.compile(rf"(.+?)\s+times\s+({_REFERENCE})", re.IGNORECASE | re.DOTALL)
_FROM: Final = re.compile(rf"(.+?)\s+from\s+({_REFERENCE})", re.IGNORECASE | re.DOTALL)
_FALL: Final = re.compile(r"(?:a fall of|fall(?: of)?)\s+(.+)", re.IGNORECASE | re.DOTALL)
_TO: Final = re.compile(r"(.+?)\s+to\s+(.+)", re.IGNORECASE | re.DOTALL)
_RANK: Final = re.compile(r"rank\s*(?:<=)?\s*([0-9]{1,9})(?:\s+\(among (.+)\))?", re.IGNORECASE | re.DOTALL)
_DONE: Final = re.compile(r"done(?:\s+by\s+([0-9-]{10}))?(?:\s*:\s*(.*))?", re.IGNORECASE | re.DOTALL)
_NO_TEST: Final = re.compile(r"no test(?:\s*:\s*(.*))?", re.IGNORECASE | re.DOTALL)
_OPTIONS: Final = re.compile(r"(.+?)\s*\(((?:within|two-sided)[^()]*)\)", re.IGNORECASE | re.DOTALL)
_BRACKETS: Final = re.compile(r"([\[(])([^,\[\]()]+),([^,\[\]()]+)([\])])\s*(.*)", re.DOTALL)
_REPORTED: Final = re.compile(r"(done|not done)(?:\s+(?:on|by)\s+([0-9-]{10}))?", re.IGNORECASE)


def read(text: str, find: Callable[[str], Indicator] | None = None) -> BuiltIn:
    """A criterion from its notation.

    Args:
        text: such as ``"about 6.5 %"``.
        find: gives the indicator of a code, for criteria that compare with one.

    Raises:
        FieldError: the text is no criterion; the message says what is.

    >>> read("about 6.5 %"), read(">= 30 %"), read("fall 20 % from 2005")
    (About('6.5 %'), AtLeast('30 %'), ChangeFrom(Fall(Reach('20 %')), base=Reference(None, period='2005')))
    """
    if isinstance(text, str) and (found := _with_free_text(text.strip())) is not None:
        return found
    plain = _plain(text)
    lowered = plain.lower()
    if lowered in {"keep rising", "keep falling"}:
        return KeepRising() if lowered == "keep rising" else KeepFalling()
    options, rest = _options(plain)
    if match := _IN_LINE.fullmatch(rest):
        reach, two_sided = options
        return InLineWith(
            _reference(match[2], find, text), basically=match[1] is not None, within=reach, two_sided=two_sided
        )
    if match := _FASTER.fullmatch(plain):
        kind = FasterThan if match[1].lower() == "faster" else SlowerThan
        by = match[3]
        return kind(_reference(match[2], find, text), by=None if by is None else _lead(by, text))
    if match := _TIMES.fullmatch(plain):
        return MultipleOf(_simple(match[1], text), base=_reference(match[2], find, text))
    if match := _FROM.fullmatch(plain):
        return ChangeFrom(_word(match[1], text), base=_reference(match[2], find, text))
    return _word(plain, text)


def _with_free_text(text: str) -> RankWithin | Milestone | Unquantified | None:
    """Criteria that end in words of anyone's, which stay as they are."""
    if match := _RANK.fullmatch(text):
        return RankWithin(int(match[1]), among=_unquoted(match[2]))
    if match := _DONE.fullmatch(text):
        return Milestone(_unquoted(match[2]), by=match[1])
    if match := _NO_TEST.fullmatch(text):
        return Unquantified(_unquoted(match[1]))
    return None


def _unquoted(text: str | None) -> str | None:
    if text is None or not text.startswith('"'):
        return text or None
    try:
        return str(loads(text))
    except ValueError:
        return text


def read_value(text: str) -> Reported:
    """The value of an outcome from its notation; an empty text or ``missing`` is None.

    >>> read_value("just over 8000 jobs"), read_value("[6, 6.5)"), read_value("4.3 %")
    (JustOver('8000 jobs'), Interval('6', '6.5', True, False), Figure.of('4.3 %'))
    """
    plain = _plain(text) if text.strip() else "missing"
    if plain.lower() == "missing":
        return None
    if match := _REPORTED.fullmatch(plain):
        return Done(match[2]) if match[1].lower() == "done" else NotDone(match[2])
    if plain[0] in "[({":
        return _interval(plain, text)
    word = _word(plain, text)
    return word.value if isinstance(word, Reach) and not plain.lower().startswith("reach ") else word


def _plain(text: str) -> str:
    if not isinstance(text, str) or not text.strip() or len(text) > LONGEST:
        raise FieldError("notation", text, f"words {_HELP}")
    return text.translate(_SIGNS).strip()


def _lead(text: str, whole: str) -> Word:
    word = _word(text, whole)
    return AtLeast(word.value) if isinstance(word, Reach) and not text.lower().startswith("reach ") else word


def _word(text: str, whole: str) -> Word:
    match = _FALL.fullmatch(text)
    return Fall(_simple(match[1], whole)) if match else _simple(text, whole)


def _simple(text: str, whole: str) -> Simple:
    (reach, two_sided), rest = _options(text)
    lowered = rest.lower()
    for prefix, soft in _SOFT.items():
        if lowered.startswith(prefix):
            value = Figure.of(rest[len(prefix) :].strip())
            if soft is About:
                return About(value, within=reach, two_sided=two_sided)
            return Nearly(value, within=reach, two_sided=two_sided)
    if reach is None:
        match = _TO.fullmatch(rest)
        if match is not None:
            return Between(Figure.of(match[1]), Figure.of(match[2]), two_sided=two_sided)
        match = _BRACKETS.fullmatch(rest)
        if match is not None:
            return _bracketed(match, whole, two_sided=two_sided)
    if reach is None and not two_sided:
        return _hard(rest, lowered, whole)
    raise FieldError("notation", whole, "'(within …)' after about or nearly only, '(two-sided)' after bands too")


def _hard(rest: str, lowered: str, whole: str) -> Simple:
    for prefix, kind in _PREFIXES.items():
        if lowered.startswith(prefix):
            return kind(Figure.of(rest[len(prefix) :].strip()))
    try:
        return Reach(Figure.of(rest))
    except FieldError as error:
        if type(error) is not FieldError:
            raise
        raise FieldError("notation", whole, f"words {_HELP}") from None


def _options(text: str) -> tuple[tuple[Tolerance | None, bool], str]:
    match = _OPTIONS.fullmatch(text)
    if match is None:
        return (None, False), text
    reach: Tolerance | None = None
    two_sided = False
    for part in (each.strip() for each in match[2].split(";")):
        if part.lower() == "two-sided":
            two_sided = True
        elif part.lower().startswith("within "):
            given = part[7:].strip()
            reach = relative(given.removesuffix(OF_IT)) if given.endswith(OF_IT) else Fixed(Figure.of(given, "within"))
        else:
            raise FieldError("notation", part, "'within 0.5 points' or 'two-sided', joined by a semicolon")
    return (reach, two_sided), match[1]


def _bracketed(match: re.Match[str], whole: str, *, two_sided: bool) -> Simple:
    left, low, high, right, unit = match.groups()
    low, high = low.strip(), high.strip()
    no_low, no_high = low in {"-∞", "-inf", "−∞"}, high in {"∞", "inf", "+∞", "+inf"}
    if no_low is no_high:
        if no_low or (left, right) != ("[", "]"):
            raise FieldError(
                "notation", whole, "a band with both ends in it, such as '[6, 6.5] %', or one open end: '[6, ∞) %'"
            )
        return Between(Figure.of(f"{low} {unit}"), Figure.of(f"{high} {unit}"), two_sided=two_sided)
    if no_high:
        return (AtLeast if left == "[" else MoreThan)(Figure.of(f"{low} {unit}"))
    return (AtMost if right == "]" else LessThan)(Figure.of(f"{high} {unit}"))


def _interval(plain: str, text: str) -> Interval:
    if plain.startswith("{") and plain.endswith("}"):
        middle = number(plain[1:-1].strip())
        if middle is not None:
            return Interval.point(middle)
    match = _BRACKETS.fullmatch(plain)
    if match is None or match[5]:
        raise FieldError("notation", text, "a set in the indicator's unit, such as '[6, 6.5)' or '{5}'")
    low, high = match[2].strip().replace("−", "-"), match[3].strip().replace("−", "-")
    ends = [None if end.lstrip("+-") in {"∞", "inf"} else number(end) for end in (low, high)]
    if (ends[0] is None and low not in {"-∞", "-inf"}) or (ends[1] is None and high.lstrip("+") not in {"∞", "inf"}):
        raise FieldError("notation", text, "numbers as ends, such as '[6, 6.5)' or '[6, ∞)'")
    return Interval(ends[0], ends[1], match[1] == "[", match[4] == "]")


def _reference(text: str, find: Callable[[str], Indicator] | None, whole: str) -> Reference:
    match = _PARTS.fullmatch(text.strip())
    if match is None or not text.strip():
        raise FieldError("notation", whole, "what to compare with, such as 'gdp', '2005' or 'gdp in 2022 @ national'")
    name, when, where = match.groups()
    period = None if when is None else Period.of(when)
    area = where if where is None or not where.startswith('"') else str(loads(where))
    if name is None:
        return Reference(period=period, area=area)
    if period is None and is_period(name):
        return Reference(period=Period.of(name), area=area)
    if find is None:
        raise FieldError("notation", whole, "a comparison with a period; for indicators say where to find them")
    return Reference(find(name.removeprefix("indicator:")), period, area)
