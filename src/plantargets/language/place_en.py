"""Whether an English figure is a statement, part of a name, or a threshold in a description."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from plantargets.language import words_en as words
from plantargets.language.statements import Unread

if TYPE_CHECKING:
    from plantargets.language.tokens_en import Token

from plantargets.language.frame_en import Frame, FrameReader

_TIMELY = re.compile(
    r"expectancy|years? of (?:schooling|education)|\btime\b|times\b|response|processing|journey|speed|latency|answer|duration|\bage\b|days\b|wait|length|turnaround|schooling|pendency|delay|hours|lifespan|healthy life|longevity|stay|minutes|period|cover|reserves|tenure|leave|pregnan",
    re.IGNORECASE,
)
_PLACE_BEFORE: Final = frozenset(
    "in across among amongst at within from for covering throughout with serving per over between through via benefiting against of".split()
)
_LEVEL_VERBS: Final = frozenset(
    "reach reaches reached reaching at achieve achieves achieved achieving is are was were be exceed attain attained totalled totaled total stood stands stand hit meet met hits equals equal remain remained remains maintain maintained keep as being been average averaged averages averaging standing reads : = | score scored".split()
)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_MAKERS = frozenset(
    "build building built retrofit plant planting planted create creating created train training trained recruit recruiting deliver delivering delivered install installing construct constructing constructed establish establishing open opening provide providing support supporting restore restoring protect deploy reach reaching reached connect connecting generate attract rehabilitate complete completing upgrade hire launch develop fund award settle resettle lift enrol enroll vaccinate treat add produce export import reduce maintain achieve achieved ensure have having employ host welcomed welcome register registered serve served completed opened trained supported planted installed launched recruited provided distributed distribute screened screen tested test helped help benefited reviewed inspected inspect processed process issued issue secured secure exceed total creation construction".split()
)
_NUMERIC_LEADS = (
    frozenset(
        "to by of at from is was are were be than exceed reach reached reaches about total totalling totaling approximately : = and or , | ( with for".split()
    )
    | _MAKERS
    | _LEVEL_VERBS
)


_TOLERANCE = re.compile(
    r"\b(?:tolerance|margin|confidence|error|band|bands)(?:\s(?:band|range|level|interval|margin))?(?:\s(?:of|is|:))?\s*(?:\+/-?|±|plus or minus|up to|about)?\s*$",
    re.IGNORECASE,
)
_DISTANCE = re.compile(
    r"\s(?:above|below|under|over|short of|ahead of|behind|off|more than|less than|higher than|lower than)\s(?:the |our |its |their )?(?:[\w-]+ ){0,2}(?:target|forecast|plan|projection|budget|average|expectations?|estimate|guidance|consensus|median|threshold|goal|trajectory|norm)s?\b",
    re.IGNORECASE,
)
_SAID_OF = re.compile(
    r"\b(?:should|shall|will|must|would|is|are|was|were|to be|to reach|reach(?:es|ed)?|stood|stands)\b", re.IGNORECASE
)
_EACH_OF = re.compile(r"\b(?:each|every one|any|some|most|none|one) of (?:the |our |its |their )?$", re.IGNORECASE)
_ARROW = re.compile(r"\s?(?:to|->|→|=>|>)\s?(?=[\d$£€])")
_ONE_PER = re.compile(
    r"\b(?:one|1|a|an|single) (?:[a-z-]+ ){1,5}(?:(?:for|per|to|in|serving) (?:every |each )|per )(?:roughly |about |some )?$",
    re.IGNORECASE,
)
_BASELINE_LABEL = re.compile(
    r"\bbase ?line(?:\s(?:value|figure|year|level))?(?:\s?\([^()]{0,20}\)|\s(?:19|20)\d\d(?:[-/]\d\d)?)?\s?[:=|]?\s*$",
    re.IGNORECASE,
)
MORE_TIMES = re.compile(
    r"\s(?:more|higher|as|the|its|their|larger|greater|faster|bigger|smaller|lower|fewer|that|those|what|of|current|today|over|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_OFTEN = re.compile(
    r"\s?(?:(?:a|an|each|every|per|in a|in any|in the|during|this|last|over the) (?:\w+ )?(?:day|week|month|quarter|year|decade|shift|season|period|term|night)|daily|weekly|monthly|yearly|annually|in (?:19|20)\d\d)\b",
    re.IGNORECASE,
)
RATIO_NAME = re.compile(
    r"leverage|gearing|debt|ratio|cover(?:age)?\b|multiple|EBITDA|earnings|turnover|turns|oversubscri", re.IGNORECASE
)


#: The year that belongs to a figure: "in 2030", "(2030)".
OWN_PERIOD = re.compile(
    r"(?:\s*(?:,\s?)?(?:in|by|for|during)\s|\s?\()((?:FY\s?)?(?:19|20)\d\d(?:[-/]\d\d)?)\b(?! levels?)"
)


class PlaceReader(FrameReader):
    """Whether a figure is a statement."""

    def _place(self, frame: Frame, done: int) -> str:
        token, text = frame.token, self.text
        before = frame.words[-1][0] if frame.words else ""
        direct = self._word_before(token.start)
        right = text[token.end :].lstrip(" ")
        raw_right = text[token.end : token.end + 1]
        lead = text[max(0, token.start - 48) : token.start]
        if (_TOLERANCE.search(lead) and (token.high is None or "band" not in lead)) or re.match(
            r"\s?(?:either side|tolerance|margin of error|on either side)", text[token.end :]
        ):
            return "skip"
        if token.kind in {"qty", "rank"} and _BASELINE_LABEL.search(lead):
            self._start_value, self._start_unit = token.value, token.unit
            return "skip"
        if (
            self.statements
            and token.unit in {"percent", "percentage_point", "points"}
            and _DISTANCE.match(text, token.end)
        ):
            return "no:a distance from another figure"
        if token.kind == "qty" and self._described(frame, done):
            return "skip"
        if token.kind == "qty" and _ONE_PER.search(text[max(0, token.start - 70) : token.start]):
            return "no:one for every so many: the rate is not stated"
        if token.kind == "qty" and token.unit == "times" and not self._multiplied(frame):
            return "no:how often something happens, not by how much it grows"
        if token.kind == "times":
            if re.match(r"\s*(?:digit|figure|-)", text[token.end :]) or (
                before == "a" and re.match(r"\s*(?:tax|burden)", text[token.end :])
            ):
                return "skip"
            return "statement"
        if token.kind == "ratio":
            if frame.prep == "from" and self._later_value(token):
                return "from"
            return "statement" if frame.words else "no:a ratio with no name before it"
        if token.kind == "rank":
            if before == "from" and re.search(r"\bto\b", text[token.end :]) and self._later_value(token):
                return "from"
            return (
                "statement"
                if token.after
                or frame.prep == "to"
                or (self._start_value is not None and self.text[frame.low : frame.at].strip() == "to")
                or re.search(r"rank|place|position", text[max(0, token.start - 20) : token.end + 12], re.IGNORECASE)
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
        if raw_right == "-" and token.unit is None:
            return "skip"
        if token.unit is None and re.match(r"(?:st|nd|rd|th)\b|[/:.]\d|\s*,?\s*(?:" + _MONTHS + ")", text[token.end :]):
            return "skip"
        if token.unit in words.TIME_UNITS:
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
        if frame.prep == "from" and self.statements and frame.low == done:
            gap = text[done : token.start]
            if (
                token.unit == self.statements[-1].unit
                or re.search(r",|\(|\b(?:up|down|increase|rise|fall|decrease|growth|reduction)\b", gap)
                or not re.match(r"\s[a-z]", text[token.end :])
            ):
                self._set_start(token)
            return "skip"
        if (
            before in {"on", "under"}
            and token.unit in words.CURRENCIES.values()
            and re.match(r"(?:a|per) day|daily", right)
        ):
            return "skip"
        if frame.hedges and token.unit is not None and self._threshold(frame):
            return "skip"
        participle = re.match(r"\w+(?:ed|built|met|held|sold|made)\b", right)
        if (
            token.unit is None
            and not token.scaled
            and self.statements
            and before in _PLACE_BEFORE
            and not participle
            and not frame.hedges
            and token.value is not None
        ):
            return "skip"
        if (
            token.unit is None
            and token.value is not None
            and token.value < 1000
            and not frame.hedges
            and before in {"in", "across", "at", "from", "the", "these", "per", "among", "than", "after", "during"}
            and not token.scaled
        ):
            rest_has = any(t.kind in {"qty", "times"} and t.start > token.end for t in self.items)
            if rest_has or before in {"at", "the", "these", "per", "after", "during"}:
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

    def _multiplied(self, frame: Frame) -> bool:
        token, text = frame.token, self.text
        if text[token.start : token.end].casefold().endswith(("x", "fold")) or frame.move is not None:
            return not _OFTEN.match(text, token.end) or frame.move is not None
        if _OFTEN.match(text, token.end):
            return False
        return bool(MORE_TIMES.match(text, token.end)) or bool(RATIO_NAME.search(text)) or frame.prep in {"to", "by"}

    def _described(self, frame: Frame, done: int) -> bool:
        """Whether the figure describes what is counted: 75% of trips under 5 km, each of the 12 wards."""
        token, text = frame.token, self.text
        counted = token.unit is None or token.unit.startswith("count")
        if counted and _EACH_OF.search(text[max(0, token.start - 40) : token.start]):
            return True
        if not self.statements or self.statements[-1].unit != "percent" or token.unit == "percent":
            return False
        gap = text[done : token.start]
        if counted and re.fullmatch(r"\s*of (?:the|our|its|all|these|those|their)(?: \w+)?\s*", gap):
            return True
        return (
            bool(frame.hedges)
            and bool(re.fullmatch(r"\s*of [^,;:()]*", gap))
            and not _SAID_OF.search(gap)
            and " and " not in gap
            and " to " not in gap
        )

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
        if re.search(r"\b(?:net|near|close to|above|below|sub|ground)[- ]$", text[: token.start], re.IGNORECASE):
            return False
        if frame.prep in {"to", "at", "of"}:
            return True
        return bool(self.statements) and bool(re.search(r"[;,] (?:and )?$|\band $", text[: token.start]))

    def _set_start(self, token: Token) -> None:
        from attrs import evolve

        last = self.statements[-1]
        if last.unit != token.unit and token.unit is not None:
            return
        own = OWN_PERIOD.match(self.text[token.end : token.end + 60])
        if own and own[1] == last.period:
            last = evolve(last, period=None, baseline=last.baseline or own[1])
        self.statements[-1] = evolve(last, from_value=token.value)

    def _word_before(self, position: int) -> str:
        found = re.search(r"([A-Za-z][\w-]*)\s*$", self.text[max(0, position - 24) : position])
        return found[1].casefold() if found else ""

    def _makes(self, frame: Frame) -> bool:
        return any(w in _MAKERS for w, _, _ in frame.words[-4:])

    def _later_value(self, token: Token) -> bool:
        later = [
            t
            for t in self.items
            if t.start >= token.end and t.kind in {"qty", "times", "rank", "ratio"} and not self._in_dates(t)
        ]
        return bool(later) and bool(re.search(r"\bto\b", self.text[token.end : later[0].start]))

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

    def _time_place(self, frame: Frame) -> str:
        token, text = frame.token, self.text
        before = frame.words[-1][0] if frame.words else ""
        if before in {
            "in",
            "within",
            "over",
            "for",
            "after",
            "every",
            "during",
            "next",
            "last",
            "past",
            "waiting",
            "first",
            "the",
            "coming",
            "per",
        } or (
            not frame.words
            and frame.hedges
            and frame.hedges[0] in {"at_most", "more_than"}
            and not _TIMELY.search(text[: token.start])
        ):
            if (
                before in {"within", "in"}
                and _TIMELY.search(text[: frame.at])
                and not any(s.has_number for s in self.statements)
                and before == "within"
            ):
                return "statement"
            return "skip"
        if self.statements and self.statements[-1].unit == "percent" and frame.prep != "to":
            return "skip"
        if (
            self.statements
            and self.last is not None
            and self.last.token.unit == token.unit
            and re.fullmatch(r",? and |, ", text[self.last.token.end : token.start])
        ):
            return "statement"
        described = re.match(
            r"\s*(?:of (?:age|schooling|education|experience|free)|old|ago|later|earlier|after|before)\b",
            text[token.end :],
        )
        if (
            described
            and frame.prep not in {"to", "of", "by"}
            and not re.match(r"\s*of (?:schooling|education|free)", text[token.end :])
        ):
            return "skip"
        subject = text[frame.low : frame.at] + " " + text[token.end : token.end + 40]
        if frame.prep in {"to", "by", "from"} or frame.move:
            if frame.prep == "from" and self._later_value(token):
                return "from"
            return (
                "statement"
                if (_TIMELY.search(subject) or frame.prep in {"to", "by"})
                and not (frame.hedges and frame.hedges[0] == "at_most" and before == "")
                else "skip"
            )
        if _TIMELY.search(subject) and before not in {"waiting", "wait", "than"}:
            if (
                frame.hedges
                and re.search(
                    r"\b(?:waiting|wait|waited|stay|staying|lasting|delayed)\s*$",
                    text[frame.low : frame.at].rstrip(),
                    re.IGNORECASE,
                )
                and (
                    self.statements
                    or re.search(r"\b(?:people|patients|children|number)\b", text[: frame.at], re.IGNORECASE)
                )
            ):
                return "skip"
            return "statement"
        return "skip"

    def _refuse(self, token: Token, reason: str) -> None:
        self.unread.append(Unread(self.original[token.start : token.end].strip(), token.start, token.end, reason))
