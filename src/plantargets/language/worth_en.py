"""Which English sentences are worth reading: a look at the first letters of their words."""

from __future__ import annotations

import re
from typing import Final

from plantargets.language import words_en as words

_WORD: Final = re.compile(r"[a-z]+")
_DIGIT: Final = re.compile(r"\d")
_PARTS: Final = (
    "half halves third thirds quarter quarters fifth fifths sixth eighth tenth tenths first second dozen lakh lakhs crore crores "
    "million billion trillion"
)
_TIMES: Final = (
    "halve halved halving double doubles doubled doubling treble trebles trebled trebling triple triples tripled tripling "
    "quadruple quadrupled twofold threefold fourfold fivefold sixfold sevenfold eightfold ninefold tenfold twice"
)
_LENGTH: Final = 6
#: The words that a figure without digits may begin with.
_FIGURES: Final = frozenset(
    word[:_LENGTH] for word in (*words.NUMBER_WORDS.split("|"), *_PARTS.split(), *_TIMES.split())
)


def stems(text: str) -> set[str]:
    """The first six letters of each word, in lower case."""
    return {word[:_LENGTH] for word in _WORD.findall(text.lower())}


def has_number_words(found: set[str]) -> bool:
    """Whether a sentence of these stems may have a figure in words."""
    return not _FIGURES.isdisjoint(found)


def has_digits(text: str) -> bool:
    """Whether a sentence has a digit."""
    return _DIGIT.search(text) is not None
