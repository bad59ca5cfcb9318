"""Whether an English figure is a statement, part of a name, or a threshold in a description."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from plantargets.language import units_en as units
from plantargets.language.statements import Unread
from plantargets.language.tokens_en import RANKING

if TYPE_CHECKING:
    from plantargets.language.frame_en import Frame
    from plantargets.language.shapes_en import Token

from plantargets.language.descriptions_en import OFTEN
from plantargets.language.labels_en import MAKERS, LabelReader
from plantargets.language.lengths_en import TARGET_OF

_PLACE_BEFORE: Final = frozenset(
    "in across among amongst at within from for covering throughout with serving per over between through via benefiting against of".split()
)
_LEVEL_VERBS: Final = frozenset(
    "reach reaches reached reaching at achieve achieves achieved achieving is are was were be exceed attain attained totalled totaled total stood stands stand hit meet met hits equals equal remain remained remains maintain maintained keep as being been average averaged averages averaging standing reads : = | score scored".split()
)
#: Stood at 0.388: what is said to be at a number.
_STANDING: Final = frozenset(
    "stood stands stand standing remained remains remain remaining recorded estimated reported set measured averaged rated scored peaked kept keep maintained maintain held hold stabilised stabilized fixed capped was is".split()
)
_NUMERIC_LEADS = (
    frozenset(
        "to by of at from is was are were be than exceed reach reached reaches about total totalling totaling approximately : = and or , | ( with for".split()
    )
    | MAKERS
    | _LEVEL_VERBS
)


_TOLERANCE = re.compile(
    r"\b(?:tolerance|margin of error|within a margin|confidence|error|band|bands)(?:\s(?:band|range|level|interval|margin))?(?:\s(?:of|is|:))?\s*(?:\+/-?|±|plus or minus|up to|about)?\s*$",
    re.IGNORECASE,
)
DISTANCE = re.compile(
    r"\s(?P<side>above|below|under|over|short of|ahead of|behind|off|more than|less than|higher than|lower than)\s(?:the |our |its |their )?(?P<ref>(?:[\w-]+ ){0,2}(?:target|forecast|plan|projection|budget|expectations?|estimate|guidance|consensus|threshold|goal|trajectory|norm)s?)\b",
    re.IGNORECASE,
)
_ONE_PER = re.compile(
    r"\b(?:one|1|a|an|single) (?:[a-z-]+ ){1,5}(?:(?:for|per|to|in|serving) (?:every |each )|per )(?:roughly |about |some )?$",
    re.IGNORECASE,
)
_TOLERANCES = frozenset("tolerance margin confidence error band bands".split())
_BASELINE_LABEL = re.compile(
    r"\bbase ?line(?:\s(?:value|figure|year|level))?(?:\s?\([^()]{0,20}\)|\s(?:19|20)\d\d(?:[-/]\d\d)?)?\s?[:=|]?\s*$",
    re.IGNORECASE,
)
_EVERY = frozenset({"every", "each", "per"})
#: "In 14 of 28 regions the rate rose": behind the first word of a sentence.
_FIRST_WORD = 5
_MONEY = frozenset(units.CURRENCIES.values())
#: US$1 = 1,500 naira: the second figure is the rate.
_EQUALS = re.compile(r"\s?=\s?(?=\S{0,5}\s?\d)")
_EQUALLED = re.compile(r"\d\s?=\s?$")


#: The top five priorities are listed: no places in a ranking.
_LISTED_TOP = re.compile(
    r"\s(?:[a-z]+\s)?(?:priorit|issue|reason|concern|risk|challenge|thing|tip|cause|theme|topic|area|finding|question|lesson|recommendation)",
    re.IGNORECASE,
)
_PLAIN_NOUN = re.compile(
    r"\s(?:purpose|aim|role|nature|approach|structure|strategy|task|goal|objective|mandate|function|challenge|path|plan|problem|answer|question)",
    re.IGNORECASE,
)
_EITHER_SIDE = re.compile(r"\s?(?:either side|tolerance|margin of error|on either side)")
_PARTICIPLE = re.compile(r"\w+(?:ed|built|met|held|sold|made)\b")
_RANKED = re.compile(r"\b(?:rank(?:s|ed|ing)?|placed?|position(?:ed)?)\b", re.IGNORECASE)
#: From 18% to single digits.
_TO_WORDS = re.compile(r"(?:\s(?:in|of) [\w ]{1,30}?)?\sto\s[a-z]")
#: 62% of power, up from 47%.
_FROM_WHERE = re.compile(r"\b(up|down) from\b", re.IGNORECASE)
#: The year that belongs to a figure: "in 2030", "(2030)".
OWN_PERIOD = re.compile(
    r"(?:\s*(?:,\s?)?(?:in|by|for|during)\s(?:the )?(?:(?:end of|end-|start of|early|late|mid-?|January|February|March|April|May|June|July|August|September|October|November|December|(?:first|second|third|fourth) (?:quarter|half) of)\s?)?(?:[BR]E\s)?|\s?\()((?:FY\s?)?(?:19|20)\d\d(?:[-/]\d\d)?)\b(?! levels?)"
)


class PlaceReader(LabelReader):
    """Whether a figure is a statement."""

    def _place(self, frame: Frame, done: int) -> str:
        token, text = frame.token, self.text
        before = frame.words[-1][0] if frame.words else ""
        direct = self._word_before(token.start)
        right = text[token.end :].lstrip(" ")
        lead = text[max(0, token.start - 48) : token.start]
        if (
            not _TOLERANCES.isdisjoint(frame.near)
            and _TOLERANCE.search(lead)
            and (token.high is None or "band" not in lead)
        ) or _EITHER_SIDE.match(text, token.end):
            return "skip"
        if (
            token.kind in {"qty", "rank"}
            and ("baseline" in frame.near or "base" in frame.near)
            and _BASELINE_LABEL.search(lead)
        ):
            self._start_value, self._start_unit = token.value, token.unit
            return "skip"
        if (
            self.statements
            and token.unit in {"percent", "percentage_point", "points"}
            and DISTANCE.match(text, token.end)
        ):
            return "statement" if token.unit != "percent" and self.last_name else "no:a distance from another figure"
        if token.kind in {"qty", "rank"} and self._compared(frame, done):
            return "compared"
        if token.kind == "qty" and (self._described(frame, done) or _is_rate(text, token)):
            return "skip"
        if (
            token.kind == "qty"
            and not _EVERY.isdisjoint(frame.near)
            and _ONE_PER.search(text[max(0, token.start - 70) : token.start])
        ):
            return "no:one for every so many: the rate is not stated"
        if token.kind == "qty" and token.unit == "times" and not self._multiplied(frame):
            return "no:how often something happens, not by how much it grows"
        if token.kind == "times":
            if self._counts_nothing(token, before):
                return "skip"
            if re.match(r"\s*(?:digit|figure|-)", text[token.end :]) or (
                before == "a" and re.match(r"\s*(?:tax|burden)", text[token.end :])
            ):
                return "skip"
            return "statement"
        if token.kind == "ratio":
            if frame.prep == "from" and self._later_value(token):
                return "from"
            return "statement" if frame.words else "no:a ratio with no name before it"
        if token.kind == "rank" and text[token.start].isalpha() and not token.after and not self._ranked(token):
            return "skip"
        if token.kind == "rank" and token.after and _LISTED_TOP.match(text, token.end):
            return "skip"
        if token.kind == "rank":
            if before == "from" and re.search(r"\bto\b", text[token.end :]) and self._later_value(token):
                return "from"
            return (
                "statement"
                if token.after
                or frame.prep == "to"
                or (self._start_value is not None and self.text[frame.low : frame.at].strip() == "to")
                or RANKING.search(text)
                else "skip"
            )
        if token.word and token.unit is None and not token.scaled and not token.part:
            number = token.value or 0
            if number == 0:
                return "statement" if self._none_left(frame) else "skip"
            if number < 2 or (
                number < 10 and not frame.hedges and frame.prep not in {"to", "by"} and not self._makes(frame)
            ):
                return "skip"
            if before in {
                "all",
                "these",
                "those",
                "first",
                "last",
                "next",
                "other",
                "following",
                "each",
                "every",
                "one",
                "or",
            }:
                return "skip"
        labelled = self._labelled(frame, direct)
        if labelled:
            return labelled
        if token.unit in units.TIME_UNITS:
            return self._time_place(frame)
        if (
            frame.prep == "from"
            and token.unit != "times"
            and re.search(r"\b(?:to|and)\b", right)
            and self._later_value(token)
        ):
            return "from"
        if self._falls_to(frame):
            return "from"
        if frame.prep == "from" and _TO_WORDS.match(text, token.end):
            return "no:a start whose end is no figure"
        if frame.prep == "from" and self.statements and frame.low == done:
            gap = text[done : token.start]
            if (
                token.unit == self.statements[-1].unit
                or re.search(r",|\(|\b(?:up|down|increase|rise|fall|decrease|growth|reduction)\b", gap)
                or not re.match(r"\s(?!in (?:19|20)\d\d)[a-z]", text[token.end :])
            ):
                self._set_start(token)
            return "skip"
        if before in {"on", "under"} and token.unit in _MONEY and re.match(r"(?:a|per) day|daily", right):
            return "skip"
        if frame.hedges and token.unit is not None and self._threshold(frame):
            return "skip"
        if self._qualifies(frame):
            return "no:a number in a description"
        if token.out_of and before == "in" and token.start < _FIRST_WORD:
            return "no:a count in a description"
        if (
            before == "to"
            and token.unit is None
            and not token.scaled
            and not frame.hedges
            and frame.move is None
            and self.last is not None
            and self.last.token.kind == "qty"
            and text[done : token.start].strip() == "to"
        ):
            return "no:a count in a description"
        participle = _PARTICIPLE.match(right)
        if (
            token.unit is None
            and not token.scaled
            and self.statements
            and before in _PLACE_BEFORE
            and not TARGET_OF.search(lead)
            and not participle
            and not frame.hedges
            and token.value is not None
        ):
            return "no:a count in a description"
        if (
            token.unit is None
            and token.value is not None
            and token.value < 1000
            and not frame.hedges
            and before in {"in", "across", "at", "from", "the", "these", "per", "among", "than", "after", "during"}
            and not token.scaled
        ):
            standing = before == "at" and len(frame.words) > 1 and frame.words[-2][0] in _STANDING
            rest_has = not standing and any(t.kind in {"qty", "times"} and t.start > token.end for t in self.items)
            if rest_has or (not standing and before == "at") or before in {"the", "these", "per", "after", "during"}:
                return "skip"
        if (
            self._start_value is None
            and token.unit is None
            and not right
            and not frame.words
            and not frame.hedges
            and not token.scaled
        ):
            return "no:a number with no words around it"
        if (
            token.unit is None
            and not token.scaled
            and not frame.hedges
            and frame.words
            and direct.istitle() is False
            and before.isalpha()
            and before not in _NUMERIC_LEADS
            and not self._makes(frame)
            and not right[:1].isalpha()
            and not frame.prep
        ):
            return "no:a number without a unit after a word that does not introduce one"
        return "statement"

    def _counts_nothing(self, token: Token, before: str) -> bool:
        """Whether "twofold purpose" or "meets twice a year" says nothing of a growth."""
        word = self.text[token.start : token.end].casefold()
        if word == "twice":
            return OFTEN.match(self.text, token.end) is not None
        return (
            word.endswith("fold")
            and word.isalpha()
            and before in {"a", "the", "is"}
            and _PLAIN_NOUN.match(self.text, token.end) is not None
        )

    def _ranked(self, token: Token) -> bool:
        """Whether "third in Africa" is a place: ranked first, or beside another place."""
        if self.statements and self.statements[-1].unit == "rank":
            return True
        return _RANKED.search(self.text, 0, token.end) is not None

    def _set_start(self, token: Token) -> None:
        from attrs import evolve

        last = self.statements[-1]
        if last.unit != token.unit and token.unit is not None:
            return
        own = OWN_PERIOD.match(self.text[token.end : token.end + 60])
        if own and last.period is not None and last.period.startswith(own[1]):
            last = evolve(last, period=None, baseline=last.baseline or own[1])
        way = _FROM_WHERE.search(self.text, last.end, token.start)
        if way is not None and last.movement is None and last.measure in {"level", "share", "ratio"}:
            last = evolve(last, movement="up" if way[1].casefold() == "up" else "down")
        self.statements[-1] = evolve(last, from_value=token.value)

    def _refuse(self, token: Token, reason: str) -> None:
        self.unread.append(Unread(self.original[token.start : token.end].strip(), token.start, token.end, reason))


def _is_rate(text: str, token: Token) -> bool:
    """US$1 = 1,500 naira: either side of a conversion, unless the sentence is about the rate."""
    return token.unit in _MONEY and (
        _EQUALS.match(text, token.end) is not None
        or (_EQUALLED.search(text[: token.start]) is not None and "rate" not in text[: token.start].casefold())
    )
