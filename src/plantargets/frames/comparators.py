"""Criteria as codes and texts, for tables of targets: one row each.

Figures are kept as printed, since conventions may count their digits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from plantargets.criteria import (
    ChangeFrom,
    Criterion,
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
from plantargets.errors import FieldError, FieldTypeError, nearest, one_of
from plantargets.references import Reference
from plantargets.tolerances import Tolerance, relative
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
    from collections.abc import Mapping

    from plantargets.indicators import Indicator

#: The words about one figure, by code.
WORDS: Final[
    Mapping[str, type[About | AtLeast | MoreThan | AtMost | LessThan | Exactly | Reach | Nearly | JustOver]]
] = {
    "about": About,
    "at_least": AtLeast,
    "more_than": MoreThan,
    "at_most": AtMost,
    "less_than": LessThan,
    "exactly": Exactly,
    "reach": Reach,
    "nearly": Nearly,
    "just_over": JustOver,
}
_CODES: Final = {kind: code for code, kind in WORDS.items()}
_COMPARING: Final = ("in_line", "basically_in_line", "faster", "slower", "multiple", "change")
_OTHERS: Final = ("between", "keep_rising", "keep_falling", "rank_within", "milestone", "no_test")
#: Every code of the column ``comparator``.
COMPARATORS: Final = (*WORDS, *_OTHERS, *_COMPARING)
#: The columns of a criterion, all of text.
FIELDS: Final = (
    "comparator",
    "word",
    "value",
    "high",
    "within",
    "sides",
    "fall",
    "reference",
    "reference_period",
    "reference_area",
)


def to_texts(criterion: Criterion) -> dict[str, str]:
    """The columns of a criterion.

    Raises:
        FieldTypeError: a criterion of your own, which has no code.

    >>> {name: text for name, text in to_texts(Fall(AtLeast("3 %"))).items() if text}
    {'comparator': 'at_least', 'value': '3 %', 'fall': 'yes'}
    """
    texts: dict[str, str] = dict.fromkeys(FIELDS, "")
    match criterion:
        case InLineWith():
            texts |= {"comparator": "basically_in_line" if criterion.basically else "in_line"}
            texts |= {"within": _within(criterion), "sides": "two" if criterion.two_sided else ""}
        case FasterThan() | SlowerThan():
            texts |= _inner(criterion.by)
            texts["comparator"] = "faster" if isinstance(criterion, FasterThan) else "slower"
        case MultipleOf():
            texts |= _inner(criterion.multiple) | {"comparator": "multiple"}
        case ChangeFrom():
            texts |= _inner(criterion.change) | {"comparator": "change"}
        case KeepRising():
            texts["comparator"] = "keep_rising"
        case KeepFalling():
            texts["comparator"] = "keep_falling"
        case RankWithin():
            texts |= {"comparator": "rank_within", "value": str(criterion.n)}
        case Milestone():
            texts |= {"comparator": "milestone", "value": criterion.by.isoformat() if criterion.by else ""}
        case Unquantified():
            texts["comparator"] = "no_test"
        case _:
            if not isinstance(criterion, Word):
                raise FieldTypeError(
                    "criterion", type(criterion).__name__, "a criterion of the library; yours has no code"
                )
            texts |= _inner(criterion)
            texts["comparator"] = texts.pop("word")
            texts["word"] = ""
    reference = getattr(criterion, "reference", None) or getattr(criterion, "base", None)
    if isinstance(reference, Reference):
        texts["reference"] = reference.indicator.code if reference.indicator else ""
        texts["reference_period"] = reference.period.text if reference.period else ""
        texts["reference_area"] = reference.area or ""
    return texts


def _within(word: InLineWith | About | Nearly) -> str:
    within = word.within
    return "" if within is None else str(within)


def _inner(word: Word | None) -> dict[str, str]:
    if word is None:
        return {}
    texts: dict[str, str] = {}
    if isinstance(word, Fall):
        texts["fall"] = "yes"
        word = word.word
    if isinstance(word, Between):
        high = str(word.high)
        return texts | {
            "word": "between",
            "value": str(word.low),
            "high": high,
            "sides": "two" if word.two_sided else "",
        }
    texts |= {"word": _CODES[type(word)], "value": str(word.value)}
    if isinstance(word, About | Nearly):
        texts |= {"within": _within(word), "sides": "two" if word.two_sided else ""}
    return texts


def from_texts(texts: Mapping[str, str], indicators: Mapping[str, Indicator]) -> Criterion:
    """The criterion of a row.

    Raises:
        FieldError: an unknown comparator, word or indicator, or a figure that cannot be read.

    >>> print(from_texts({"comparator": "at_least", "value": "3 %", "fall": "yes"}, {}))
    a fall of at least 3 %
    """
    code = texts.get("comparator", "")
    if code not in COMPARATORS:
        raise FieldError("comparator", code, f"{one_of(COMPARATORS)}; {nearest(code, COMPARATORS)}".rstrip("; "))
    value, two = texts.get("value", ""), texts.get("sides", "") == "two"
    if code in WORDS or code == "between":
        return _word(code, texts)
    if code in _COMPARING:
        reference = _reference(texts, indicators)
        word = _word(texts["word"], texts) if texts.get("word") else None
        if code in {"in_line", "basically_in_line"}:
            return InLineWith(reference, basically=code != "in_line", within=_tolerance(texts), two_sided=two)
        if code in {"faster", "slower"}:
            return (FasterThan if code == "faster" else SlowerThan)(reference, by=word)
        if word is None:
            word = _word("reach", texts)
        if code == "change":
            return ChangeFrom(word, base=reference)
        if isinstance(word, Fall):
            raise FieldError("fall", "yes", "empty for a multiple")
        return MultipleOf(word, base=reference)
    simple = {"keep_rising": KeepRising, "keep_falling": KeepFalling, "no_test": Unquantified}
    if code in simple:
        return simple[code]()
    if code == "milestone":
        return Milestone(by=value or None)
    if not value.isdecimal():
        raise FieldError("value", value, "a whole number, for rank_within")
    return RankWithin(int(value))


def _tolerance(texts: Mapping[str, str]) -> Tolerance | str | None:
    text = texts.get("within", "")
    if not text:
        return None
    return relative(text.removesuffix(" of the figure")) if text.endswith("of the figure") else text


def _word(code: str, texts: Mapping[str, str]) -> Word:
    if code not in WORDS and code != "between":
        known = (*WORDS, "between")
        raise FieldError("word", code, f"{one_of(known)}; {nearest(code, known)}".rstrip("; "))
    value, two = texts.get("value", ""), texts.get("sides", "") == "two"
    if not value:
        raise FieldError("value", value, "a figure as printed, such as '6.5 %'")
    kind = None if code == "between" else WORDS[code]
    if kind is None:
        word: Simple = Between(value, texts.get("high", ""), two_sided=two)
    elif kind is About or kind is Nearly:
        word = kind(value, within=_tolerance(texts), two_sided=two)
    else:
        word = kind(value)
    return Fall(word) if texts.get("fall") == "yes" else word


def _reference(texts: Mapping[str, str], indicators: Mapping[str, Indicator]) -> Reference:
    code = texts.get("reference", "")
    if code and code not in indicators:
        raise FieldError("reference", code, f"{one_of(indicators)}; {nearest(code, indicators)}".rstrip("; "))
    return Reference(
        indicators[code] if code else None, texts.get("reference_period") or None, texts.get("reference_area") or None
    )
