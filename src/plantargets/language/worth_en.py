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


def has_figures(text: str, found: set[str]) -> bool:
    """Whether a sentence may have a figure; ``found`` are its stems."""
    return not _FIGURES.isdisjoint(found) or _DIGIT.search(text) is not None
