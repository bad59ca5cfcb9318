"""English figures that describe or begin something: thresholds, parts of a count, starting values, none left, how often."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plantargets.language.lengths_en import LengthReader
from plantargets.language.phrase_en import noun_phrase

if TYPE_CHECKING:
    from plantargets.language.frame_en import Frame

_SAID_OF = re.compile(
    r"\b(?:should|shall|will|must|would|is|are|was|were|to be|to reach|reach(?:es|ed)?|stood|stands)\b", re.IGNORECASE
)
_EACH_OF = re.compile(r"\b(?:each|every one|any|some|most|none|one) of (?:the |our |its |their )?$", re.IGNORECASE)
_ARROW = re.compile(r"\s?(?:to|->|→|=>|>)\s?(?=[\d$£€])")
MORE_TIMES = re.compile(
    r"\s(?:more|higher|as|the|its|their|larger|greater|faster|bigger|smaller|lower|fewer|that|those|what|of|current|today|over|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
OFTEN = re.compile(
    r"\s?(?:(?:a|an|each|every|per|in a|in any|in the|during|this|last|over the) (?:\w+ )?(?:day|week|month|quarter|year|decade|shift|season|period|term|night)|daily|weekly|monthly|yearly|annually|in (?:19|20)\d\d)\b",
    re.IGNORECASE,
)
RATIO_NAME = re.compile(
    r"leverage|gearing|debt|ratio|cover(?:age)?\b|multiple|EBITDA|earnings|turnover|turns|oversubscri", re.IGNORECASE
)
_COMPARED = re.compile(
    r"(?:^|[\s,(;])(?:as against|against|(?:as )?compared (?:with|to)|in comparison (?:with|to)|versus|vs\.?|v\.?|(?:up|down) on|(?:higher|lower|more|less|fewer|greater|better|worse) than|unlike|instead of|rather than|on top of|as opposed to)"
    r"\s(?P<mid>(?:[^\s,;:()]+\s){0,8})$",
    re.IGNORECASE,
)
_HELD = frozenset("against compared comparison versus vs vs. v v. on than unlike of instead rather opposed".split())
_AIMED = re.compile(
    r"\b(?:targets?|plan(?:ned)?|goals?|budget(?:ed)?|objective|standard|threshold|ceiling|floor|benchmark|limit|requirement|projection|forecast|"
    r"projected|estimate[ds]?|expect\w*|by|to|will|should|is|was|are|were|rose|fell|grew)\b",
    re.IGNORECASE,
)


_EARLIER = re.compile(
    r"(?:the |its |their |an? )?(?:earlier|previous|prior|initial|original|preceding)\b", re.IGNORECASE
)
#: A survey of 6,000 firms, a scenario of 143 Mt, 2010 equal to 100: how something was worked out.
_WORKED_OUT = re.compile(
    r"\b(?:surveys?|sample|panel|poll|interviews?|questionnaires?|responses?|respondents|scenario|business[- ]as[- ]usual)\b"
    r"(?: size| results| data| level| emissions| \([A-Z]+\))?\s(?:of|from|with)\s(?:about |approximately |around |over |more than |some |nearly |almost )?$",
    re.IGNORECASE,
)
_STUDIES = frozenset(
    "survey surveys sample panel poll interview interviews questionnaire questionnaires response responses respondents scenario usual business".split()
)
#: Farms larger than 50 ha, firms with fewer than 10 staff: of what size the things are.
_OF_SIZE = re.compile(
    r"\b(?:(?:larger|bigger|smaller|longer|shorter|older|younger|heavier|taller|wider|deeper) than|"
    r"(?:with|having|employing|owning|earning|serving) (?:at least|more than|fewer than|less than|over|under|up to|at most|no more than))\s\S{0,4}$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"(?:\s[a-z-]+){0,3}?\s(?:must|will|should|shall|may|can|could|are|were|is|was|have|has|had|account|accounts|accounted|make up|made up|get|pay|receive|need|rose|fell|grew)\b"
)
_LIKENED = re.compile(
    r"\b(?:equal|equivalent|comparable|similar) to (?:taking|removing|powering|planting|heating|lighting|feeding|driving)\s(?:\w+\s)?$"
)
#: A committee of 11 members meets.
_BODY_OF = re.compile(
    r"\b(?:committee|board|council|team|panel|group|commission|jury|cabinet|assembly|network|alliance|consortium|delegation) of $",
    re.IGNORECASE,
)
_MEMBERS = re.compile(
    r"\s(?:[a-z]+\s)?[a-z]+s\s(?:meets?|met|is|was|has|had|will|decides?|decided|approve[sd]?|advise[sd]?|oversees?|oversaw|visited|led|leads)\b"
)
_OF_THE = re.compile(r"\s*of (?:the|our|its|all|these|those|their)(?: \w+)?\s*")
#: Out of 1,200 applications, 860 were approved.
_OUT_OF = re.compile(r"\s*(?:out )?of (?:the |these |those )?", re.IGNORECASE)
#: The plan sets out 12 actions: how a document is made.
_SET_OUT = re.compile(
    r"\b(?:sets? out|outlin(?:es?|ed)|contains?|contained|presents?|lists?|describes?|(?:organi[sz]ed|structured|divided|grouped) (?:in|into|around|under)|"
    r"(?:agenda|plan|strategy|framework|report|policy|roadmap|chapter|document) (?:has|have|includes?|comprises?|identifies|identified|defines?|proposes?))\s"
    r"(?:\d+ [\w-]+(?:,| and) ){0,3}$",
    re.IGNORECASE,
)
_ADDING_UP = re.compile(r"\b(?:add|adds|added|sum|sums|total)(?: up)? to $", re.IGNORECASE)
_INDEX_BASE = re.compile(r"(?:=|\b(?:equals?|equal to|set (?:to|at)|is))\s?$", re.IGNORECASE)


#: Grew by 7.6% in 2023, following 7.0% in 2022.
_FOLLOWING = re.compile(r"(?:\s(?:in|during|for)\s[^,;]{4,24})?,?\s(?:following|after)\s(?:an?\s)?", re.IGNORECASE)
#: Compared with 1 billion in 2016 and 1.2 billion in 2010.
_AND_THEN = re.compile(r"\s?(?:(?:in|at|of|from|by)\s)?(?:19|20)\d\d,?\s(?:and|or)\s(?:an?\s|the\s|about\s|around\s)?")


class DescriptionReader(LengthReader):
    """Whether a figure belongs to a description."""

    _held_against = -1
    _out_of = False

    def _multiplied(self, frame: Frame) -> bool:
        token, text = frame.token, self.text
        if text[token.start : token.end].casefold().endswith(("x", "fold")) or frame.move is not None:
            return not OFTEN.match(text, token.end) or frame.move is not None
        if OFTEN.match(text, token.end):
            return False
        return bool(MORE_TIMES.match(text, token.end)) or bool(RATIO_NAME.search(text)) or frame.prep in {"to", "by"}

    def _described(self, frame: Frame, done: int) -> bool:
        """Whether the figure describes what is counted: 75% of trips under 5 km, each of the 12 wards."""
        token, text = frame.token, self.text
        counted = token.unit is None or token.unit.startswith("count")
        lead = text[max(0, token.start - 60) : token.start]
        if (not _STUDIES.isdisjoint(frame.near) and _WORKED_OUT.search(lead)) or (
            token.value == 100 and _ADDING_UP.search(lead)
        ):
            return True
        if token.value == 100 and token.unit is None and _INDEX_BASE.search(lead) and re.search(r"(?:19|20)\d\d", lead):
            return True
        if "to" in frame.near and _LIKENED.search(lead):
            return True
        if counted and not frame.hedges and _BODY_OF.search(lead) and _MEMBERS.match(text, token.end):
            return True
        if counted and _OUT_OF.fullmatch(text, 0, token.start):
            listed = re.match(r"[^,;.]*", self.original[token.end : token.end + 120])
            self.last_name = noun_phrase(listed[0], "right") if listed else ""
            self._out_of = True
            return True
        if counted and _SET_OUT.search(lead):
            return True
        if counted and "of" in frame.near and _EACH_OF.search(text[max(0, token.start - 40) : token.start]):
            return True
        gap = text[done : token.start]
        if (
            self.statements
            and token.unit is not None
            and self.statements[-1].unit == token.unit
            and _OF_THE.fullmatch(gap)
        ):
            return True
        if not self.statements or self.statements[-1].unit != "percent" or token.unit == "percent":
            return False
        if _OF_THE.fullmatch(gap):
            return True
        return (
            bool(frame.hedges)
            and bool(re.fullmatch(r"\s*of [^,;:()]*", gap))
            and not _SAID_OF.search(gap)
            and " and " not in gap
            and " to " not in gap
        )

    def _qualifies(self, frame: Frame) -> bool:
        """Whether a bound describes the subject of a clause: farms larger than 50 ha must, firms with fewer than 10 staff account for."""
        if not frame.hedges or frame.prep or frame.token.high is not None:
            return False
        token, text = frame.token, self.text
        before = _OF_SIZE.search(text, frame.low, token.start)
        if before is None or _SAID_OF.search(text, frame.low, token.start):
            return False
        return _GOES_ON.match(text, token.end) is not None

    def _falls_to(self, frame: Frame) -> bool:
        """Whether "81% to 60%" or "40 -> 65" gives a start and an end."""
        token, text = frame.token, self.text
        arrow = _ARROW.match(text, token.end)
        if arrow is None or frame.move is not None or token.high is not None or frame.prep not in {"", ":", "=", "|"}:
            return False
        later = next((t for t in self.items if t.start >= arrow.end() and t.kind == "qty"), None)
        if later is None or later.start - arrow.end() > 2 or later.value is None or token.value is None:
            return False
        if later.unit != token.unit and token.unit is not None:
            return False
        return "to" not in arrow[0] or (
            later.unit is not None and token.unit == later.unit and token.value > later.value
        )

    def _none_left(self, frame: Frame) -> bool:
        """Zero as a figure: cut to zero; "; zero deaths". Net zero and zero carbon are names."""
        text, token = self.text, frame.token
        if (
            re.match(
                r"[- ](?:carbon|emissions?|tolerance|hunger|based|rated|hours|waste|trust|plastic)\b",
                text[token.end :],
                re.IGNORECASE,
            )
            and frame.prep != "to"
        ):
            return False
        if text.startswith("-", token.end):
            return False
        if re.search(r"\b(?:net|near|close to|above|below|sub|ground)[- ]$", text[: token.start], re.IGNORECASE):
            return False
        if frame.prep in {"to", "at", "of"}:
            return True
        return bool(self.statements) and bool(re.search(r"[;,] (?:and )?$|\band $", text[: token.start]))

    def _threshold(self, frame: Frame) -> bool:
        """In "corridors with costs higher than 5 per cent" the figure belongs to a description."""
        left = self.text[frame.low : frame.at]
        match = re.search(
            r"\b(with|whose|where|having|earning|costing|worth|employing|valued at|priced|living on|living in|live on|greater|located)\b(?P<mid>[^,;:]{0,40})$",
            left,
            re.IGNORECASE,
        )
        if match is not None and _SAID_OF.search(match["mid"]):
            return False
        if match is None or frame.prep in {"to", "by"} or left[: match.start()].rstrip().endswith(","):
            return False
        head = self.text[frame.low : frame.low + match.start()].strip()
        return not (not head or frame.prep == "of")

    def _compared(self, frame: Frame, done: int) -> bool:
        """Whether the figure is what another one is held against: 6.1% compared with a revised 5.4% in 2022."""
        gap = self.text[done : frame.token.start]
        if frame.token.unit == "percent" and self.statements and _FOLLOWING.fullmatch(gap):
            return True
        if done == self._held_against and _AND_THEN.fullmatch(gap):
            return True
        match = None if _HELD.isdisjoint(gap.casefold().replace("(", " ").split()) else _COMPARED.search(gap)
        if match is None or (_AIMED.search(match["mid"]) and not _EARLIER.match(match["mid"])):
            return False
        # no more than 5%, in a sentence that holds nothing else against it, is a bound
        first = gap[match.start() : match.start("mid")].strip(" ,(;").casefold()
        return not first.endswith(" than") or (bool(self.statements) and match["mid"].startswith(("the ", "its ")))
