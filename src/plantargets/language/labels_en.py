"""Numbers in English text that are names, ages, clock times or places in a list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plantargets.language import words_en as words

if TYPE_CHECKING:
    from plantargets.language.frame_en import Frame

from plantargets.language.descriptions_en import DescriptionReader

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
MAKERS = frozenset(
    "build building built retrofit plant planting planted create creating created train training trained recruit recruiting deliver delivering delivered install installing construct constructing constructed establish establishing open opening provide providing support supporting restore restoring protect deploy reach reaching reached connect connecting generate attract rehabilitate complete completing upgrade hire launch develop fund award settle resettle lift enrol enroll vaccinate treat add produce export import reduce maintain achieve achieved ensure have having employ host welcomed welcome register registered serve served completed opened trained supported planted installed launched recruited provided distributed distribute screened screen tested test helped help benefited reviewed inspected inspect processed process issued issue secured secure exceed total creation construction".split()
)
_MANY = frozenset("several few many of various numerous some".split())
_LAWS = frozenset(
    "decree order ordinance circular gazette bill rule notification law statute directive protocol recommendation amendment docket case contract "
    "permit licence license model series apollo agreement notice memorandum opinion judgment".split()
)
#: The number of an item within a sentence: three stages: 1. 2011 to 2013, 2. 2014.
_LISTED = re.compile(r"\.\s+[A-Z\d]")
_VAGUE = re.compile(r"\b(?:several|few|many|couple of|various|numerous|some)\s$", re.IGNORECASE)
_SCALE_ALONE = re.compile(r"(?:hundred|thousand|million|billion|dozen)\b", re.IGNORECASE)
_MINUS_TOO = re.compile(r"\s?(?:to|and|or)\s-\d")
_NO_NOUN = re.compile(r"\s(?:on|and|or|in|is|was|were|are|has|have|had|for|to|at|with|by|from|who|which|that)\b")
_LAST_WORD = re.compile(r"([A-Za-z][\w-]*)\s*$")
_GOES_ON = re.compile(r"(?:been|the|being)\b")
_CLOCK = re.compile(r"(?:[ap]m|[ap]\.m\.)(?![a-z])")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b|[/:.]\d|\s*,?\s*(?:" + _MONTHS + ")")
#: Mr Lee, 54, has led the team.
_AGED = re.compile(r"\b(?:M(?:r|rs|s)|Dr|Prof|Sir)\.?\s(?:[A-Z][\w’'-]+\s?){1,3},\s$")


class LabelReader(DescriptionReader):
    """Whether a number labels something."""

    def _labelled(self, frame: Frame, direct: str) -> str:
        """Whether a number is the name of something, a date, a place in a list or too vague; empty where it is not."""
        token, text = frame.token, self.text
        right = text[token.end :].lstrip(" ")
        raw_right = text[token.end : token.end + 1]
        lead = text[max(0, token.start - 48) : token.start]
        if (
            direct in words.NAME_WORDS
            and token.unit is None
            and not token.scaled
            and token.value is not None
            and token.value < 1000
            and not frame.hedges
        ):
            return "skip"
        if direct in {"grades", "level", "levels", "scope", "scopes", "phase", "category"} and token.unit is None:
            return "skip"
        if (
            token.unit is None
            and not token.scaled
            and not frame.hedges
            and (direct in _LAWS or _LISTED.match(text, token.end))
        ):
            return "skip"
        named = self.text[max(0, token.start - 24) : token.start].rstrip().rpartition(" ")[2]
        if (
            token.unit is None
            and not token.scaled
            and not frame.hedges
            and named[:1].isupper()
            and named.isalpha()
            and direct not in MAKERS
            and frame.prep == ""
            and token.value is not None
            and token.value < 3000
            and _NO_NOUN.match(text, token.end)
        ):
            return "no:a number without a unit after a word that does not introduce one"
        if token.unit is None and not frame.hedges and _GOES_ON.match(right):
            return "skip"
        if token.unit is None and not token.scaled and _CLOCK.match(right):
            return "skip"
        if token.unit is None and raw_right == "," and 10 < (token.value or 0) < 100 and _AGED.search(lead):
            return "skip"
        if not _MANY.isdisjoint(frame.near) and _VAGUE.search(lead) and _SCALE_ALONE.match(text, token.start):
            return "no:a vague number"
        if token.negative and token.unit is None and _MINUS_TOO.match(text, token.end):
            return "no:a range of negative numbers"
        if (
            token.unit is None
            and raw_right == ")"
            and text.count("(", 0, token.start) <= text.count(")", 0, token.start)
        ):
            return "skip"
        if (
            direct in {"its", "our", "their", "these", "those"}
            and token.unit is None
            and not token.scaled
            and not frame.hedges
            and token.value is not None
            and token.value < 100
            and frame.prep not in {"to", "by"}
        ):
            return "skip"
        if raw_right == "-" and token.unit is None:
            return "skip"
        if token.unit is None and _ORDINAL.match(text, token.end):
            return "skip"
        return ""

    def _word_before(self, position: int) -> str:
        before = self.text[max(0, position - 24) : position].rstrip()
        word = before.rpartition(" ")[2]
        if word.isascii() and word.isalpha():
            return word.casefold()
        found = _LAST_WORD.search(before)
        return found[1].casefold() if found else ""

    def _makes(self, frame: Frame) -> bool:
        return any(w in MAKERS for w, _, _ in frame.words[-4:])
