"""The English phrase that names what is counted, and what is measured of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from plantargets.language import words_en as words

if TYPE_CHECKING:
    from plantargets.language.frame_en import Frame
    from plantargets.language.statements import Measure, Movement

from plantargets.language.place_en import PlaceReader

_INFLATION = re.compile(r"inflation|\bCPI\b|\bRPI\b", re.IGNORECASE)
_KEEP_LEADS = re.compile(
    r"^(?:the|a|an|our|its|their|this|these|that|of|in|to|we|will|should|must|shall|would|and|or|by|for|with|on|at|number of|proportion of|percentage of|share of|total|all|overall|both|some|an estimated|estimated|aim to|target to|targeted to|aims to|plan to|ensure that|ensure|ensuring|achieve|achieving|reach|reaching|maintain|maintaining|keep|keeping|attain|deliver|delivering|"
    r"secure|increase|increasing|reduce|reducing|raise|raising|cut|cutting|lower|lowering|decrease|expand|expanding|boost|boosting|limit|limiting|hold|bring|also|further|has been|have been|had been|is|are|was|were|has|have|had|least|per cent|percent|it|average|annual average)\b[\s,:]*",
    re.IGNORECASE,
)
_NP_END: Final = re.compile(
    r"\s(?:by|until|before|since|compared|relative|against|versus|vs|between|over the|during|in (?:19|20)\d\d|from (?:19|20)\d\d|should|shall|will|would|must|have been|has been|had been|were|was|is|are|to be|which|that|who|each year|every year|per year|a year|annually|per annum|worldwide|across the country|nationwide|from a|below|above|in line|respectively|through|under the|at the latest|no later|within|while|so that|up from|down from|from)\b|,(?!\d)|[;:()]|--| - |\.(?:\s|$)",
    re.IGNORECASE,
)
_GATHER = frozenset("lift lifts lifted lifting add adds added adding raise raised raises raising save saved".split())
_NP_END_SOFT = re.compile(
    r"\s(?:by (?:the )?(?:end|(?:19|20)\d\d)|until|before|since|compared|relative|against|in (?:19|20)\d\d|from (?:19|20)\d\d|at the latest|no later|should|shall|will|would|must|have been|has been|had been|were|was)\b|,(?!\d)|[;()]|\.(?:\s|$)",
    re.IGNORECASE,
)


#: Words between a name and its figure.
_TRAILING = re.compile(
    r"\s*\b(?:by|to|of|from|at|between|is|are|was|were|be|been|reach|reaches|reached|stands?|stood|showed|shows|had|has|have|should|shall|will|"
    r"set|a|an|the|expected|projected|targeted|target|remain|remained|remains|not|averaged|or|and|with|as|also|steadily|further|significantly|"
    r"recorded|registered|achieved?|maintain|kept|rank(?:s|ed)?(?: in| among)?|in the|somewhat|average|averaging|brought|down|held|limited)\s*$"
)


#: Wholes that no plan sets a target for by themselves: the name stands before the figure.
_WHOLE = re.compile(
    r"\s*of\s(?:the |its |our |total |annual |gross |net |national |government |domestic |all )*(?:GDP|GNI|GNP|domestic product|national income|national product|revenues?|budget|outlays|expenditures?|spending|turnover|total|sales|income|exports|imports|assets|capital|electricity)\b",
    re.IGNORECASE,
)
_DOING = re.compile(r"\w+(?:e|ing|nd|st)?", re.IGNORECASE)
_NO_NAME = re.compile(
    r"(?:base ?line|targets?|goal|value|result|actual|(?:19|20)\d\d(?:[-/]\d+)?|[\W\d]*)", re.IGNORECASE
)
PER_NAME = re.compile(
    r"\b(?:per|for every) (?P<base>\d{1,3}(?:[ ,]\d{3})+|100|1000|10000|100000|thousand|hundred thousand|million)\b(?!\s?(?:%|USD))",
    re.IGNORECASE,
)


class NameReader(PlaceReader):
    """The phrase that names what is counted."""

    def _name(self, frame: Frame) -> str | None:
        """The phrase that names what is counted."""
        text, token = self.original, frame.token
        right = text[token.end :]
        left = self._left_name(frame)
        name = ""
        if frame.right_move and frame.move_span is not None:
            after = text[frame.move_span[1] :]
            match = re.match(r"\s+(?:in|of|for|on|to)\s+(?P<rest>.+)", after, re.DOTALL)
            name = _noun_phrase(match["rest"]) if match else _noun_phrase(after)
            if not name or re.match(
                r"\s+(?:(?:than|on|from|compared|relative|by|levels|in\s(?:19|20))\b|(?:the |its |their )?(?:(?:19|20)\d\d|pre-|business|baseline|base\b|current))",
                after,
            ):
                name = left or name
        elif re.match(r"\s*(?:of|in)\s+(?!(?:19|20)\d\d)", right) and token.unit in {"percent", "count"}:
            match = re.match(r"\s*(?:of|in)\s+(?:the\s+|all\s+|its\s+|our\s+)*(?P<rest>.+)", right, re.DOTALL)
            name = _noun_phrase(match["rest"], keep_verbs=True) if match else ""
            if len(left) > 3 and _WHOLE.match(right) and not _DOING.fullmatch(left):
                name = left
            if left and (frame.prep in {"to", "at", "by", "is", ":"} or frame.move is not None) and len(left) > 3:
                name = left
        elif (
            frame.move_span is not None
            and frame.prep in {"by", "to", "from"}
            and len(self.text[frame.move_span[1] : frame.at].split()) <= 2
            and not left
        ):
            name = _noun_phrase(right)
        elif left and (
            frame.prep in {"to", "by", "of", "at", "from", ":", "as", "between"}
            or token.unit in {"percent", "percentage_point"}
            or token.unit in words.TIME_UNITS
        ):
            name = left
        else:
            name = _noun_phrase(right, keep_verbs=True) or left
        if _NO_NAME.fullmatch(name):
            name = ""
        name = name or ("" if _NO_NAME.fullmatch(left) else left) or self.last_name
        if name:
            self.last_name = name
        return name or None

    def _left_name(self, frame: Frame) -> str:
        text = self.original
        end = frame.at
        if frame.move_span is not None and not frame.right_move:
            between = text[frame.move_span[1] : end]
            between = re.sub(r"\s*\b(?:by|to|of|from|at|between|reach|stand at)\s*$", "", between.rstrip())
            between = re.sub(r"^\s*(?:in|of|for)\s+", "", between)
            phrase = _noun_phrase(between)
            if len(phrase) > 2:
                return phrase
            end = frame.move_span[0]
        chunk = text[frame.low : end]
        chunk = re.split(r"[;,]\s|:\s+(?=\S)", chunk)[-1] if not chunk.rstrip().endswith(":") else chunk
        chunk = _NEXT_DOING.split(chunk)[-1]
        for _ in range(8):
            shorter = _TRAILING.sub("", chunk.rstrip(" :=|-"))
            if shorter == chunk:
                break
            chunk = shorter
        return _noun_phrase(chunk)

    def _times_name(self, frame: Frame) -> str | None:
        token, text = frame.token, self.original
        right = text[token.end :]
        word = self.text[token.start : token.end].casefold()
        if word.endswith(("fold", "times")) or (token.unit == "times" and token.kind == "qty"):
            left = self._left_name(frame)
            return left or _noun_phrase(right)
        phrase = _noun_phrase(right)
        return phrase or self._left_name(frame)

    def _noun(self, end: int) -> str:
        match = re.match(
            r"\s*((?:(?!(?:within|in|on|at|by|to|for|with|from|of|per|and|or|under|over|during|is|as|than)\s)[a-z][\w-]*\s+){0,3}?(?!(?:is|as|was|has|this|its)\b)[a-z][\w-]*s)\b",
            self.text[end : end + 60],
        )
        return match[1].split()[-1] if match else ""

    def _governed(self, frame: Frame) -> bool:
        return (
            frame.prep == "by"
            or frame.right_move
            or (frame.move_span is not None and frame.at - frame.move_span[1] <= 2)
        )

    def _size(self, frame: Frame) -> bool:
        """Whether the figure is the size of the movement rather than the value reached."""
        if frame.move is None:
            return False
        if frame.right_move:
            return True
        if frame.prep == "by":
            return True
        if frame.prep == "at" and frame.move_span and self.text[slice(*frame.move_span)].casefold().startswith("grow"):
            return True
        if frame.prep in {"to", "from", "at", "as"}:
            return False
        gap = self.text[frame.move_span[1] : frame.at].strip() if frame.move_span else ""
        noun = self.text[frame.move_span[0] : frame.move_span[1]].casefold() if frame.move_span else ""
        nominal = noun in {
            "growth",
            "reduction",
            "reductions",
            "decline",
            "increase",
            "rise",
            "fall",
            "drop",
            "cut",
            "decrease",
            "expansion",
            "contraction",
            "gain",
            "improvement",
            "savings",
            "saving",
            "cuts",
            "increases",
            "gains",
            "declines",
            "uplift",
            "falls",
        }
        if frame.prep in {"of", ":", "between"} or (
            frame.prep == "" and self.text[: frame.at].rstrip().endswith((":", "|"))
        ):
            return nominal and (len(gap) < 60)
        if (
            re.search(
                r"\b(?:below|under|above)\s+(?:\S+\s+)?$",
                self.text[frame.at : frame.token.start] if frame.at < frame.token.start else "",
            )
            and noun != "growth"
        ):
            return False
        if not gap:
            return True
        if nominal and frame.prep == "":
            return noun == "growth" or len(gap) < 40
        if (
            frame.token.unit in {"percent", "percentage_point"}
            and frame.prep == ""
            and noun in words.MOVES
            and noun not in {"lower", "higher"}
        ):
            return frame.token.unit == "percentage_point" or len(gap) < 70
        return False

    def _measure(self, frame: Frame, name: str) -> tuple[Measure, Movement | None]:
        token = frame.token
        unit = token.unit or ""
        size = self._size(frame)
        movement = frame.move
        context = name + " " + self.text[frame.low : frame.at]
        if (
            frame.move_span is not None
            and not frame.right_move
            and not size
            and frame.prep not in {"to", "from"}
            and not (
                frame.hedges
                and self.text[frame.at : token.start].strip().casefold().split(" ")[-1:]
                and self.text[frame.at : token.start].strip().casefold()
                in {"below", "under", "above", "over", "less than"}
            )
        ):
            movement = None
        if unit in {"percentage_point", "points", "basis_point"}:
            return "change", movement
        if unit == "permille" or unit.startswith("per_"):
            return "ratio", movement if (size or frame.prep in {"to", "from"} or movement) else None
        if unit == "percent":
            if size:
                return "growth_rate", movement
            if re.search(r"\bGDP growth|growth\b", context, re.IGNORECASE) and not re.search(
                r"% of|per cent of|percent of|share", self.text[token.start : token.end + 5]
            ):
                return "growth_rate", movement or "up"
            if _INFLATION.search(context) or _INFLATION.search(self.text[token.end : token.end + 24]):
                return "growth_rate", movement if size else None
            if re.search(r"\bgrowth\b", self.text[token.end : token.end + 40]):
                return "growth_rate", "up"
            return "share", movement
        if unit in {"", "count"} and not size and PER_NAME.search(f"{self.text[frame.low : frame.at]} {name}"):
            return "ratio", movement
        if size and frame.prep != "of":
            if frame.right_move and re.match(r"\s*(?:more|fewer)\b", self.text[token.end :]):
                return "change", movement
            if (
                not frame.right_move
                and frame.prep != "by"
                and self.text[frame.move_span[0] : frame.move_span[1]].casefold() in _GATHER
                if frame.move_span
                else False
            ):
                return "level", None
            if re.match(r"\s*(?:additional|extra|new)\b", self.text[token.end :]) or self._makes_new(frame):
                return "level", None
            if frame.right_move and re.match(r"\s*more\b", self.text[token.end :]) and token.unit is None:
                return "change", movement
            return "change", movement
        if size:
            return "change", movement
        if unit == "degC":
            return "change", movement or (
                "up" if re.search(r"warming|temperature (?:rise|increase)", self.text, re.IGNORECASE) else None
            )
        if re.search(r"\bratio\b", name, re.IGNORECASE):
            return "ratio", movement
        return "level", movement

    def _makes_new(self, frame: Frame) -> bool:
        return bool(frame.words) and frame.words[-1][0] in {"create", "creating", "created", "build", "deliver"}


#: Where the next thing to do begins.
_NEXT_DOING: Final = re.compile(
    r",?\s(?:and|while|but)\s+(?:to\s+)?(?:keep|reduce|increase|cut|raise|lower|create|build|expand|improve|achieve|reach|hold|"
    r"maintain|ensure|halve|double|triple|deliver|limit|bring|end|eliminate)\b",
    re.IGNORECASE,
)
_BY_YEAR = re.compile(r"^[\s,]*(?:by|before|until) (?:the end of |end-|end )?(?:19|20)\d\d,?\s(?=\w)")


def _noun_phrase(raw: str, *, keep_verbs: bool = False) -> str:
    text = _BY_YEAR.sub("", raw).strip(' ,.:;()|=-–—“”"')
    text = _KEEP_LEADS.sub("", text)
    for _ in range(5):
        shorter = _KEEP_LEADS.sub("", text)
        if shorter == text:
            break
        text = shorter
    pattern = _NP_END_SOFT if keep_verbs else _NP_END
    for end in (pattern.search(text), _NEXT_DOING.search(text)):
        if end and end.start() > 1:
            text = text[: end.start()]
    return text.strip(' ,.:;()|=-–—“”"')
