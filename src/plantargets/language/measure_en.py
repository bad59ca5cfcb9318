"""What an English figure measures: a level, a share, a change or a growth rate."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plantargets.language import words_en as words
from plantargets.language.lengths_en import TARGET_OF
from plantargets.language.movement_en import PROPER
from plantargets.language.name_en import NameReader

if TYPE_CHECKING:
    from plantargets.language.frame_en import Frame
    from plantargets.language.statements import Measure, Movement

_INFLATION = re.compile(r"inflation|\bCPI\b|\bRPI\b", re.IGNORECASE)
_GATHER = frozenset("lift lifts lifted lifting add adds added adding raise raised raises raising save saved".split())
PER_NAME = re.compile(
    r"\b(?:per|for every) (?P<base>\d{1,3}(?:[ ,]\d{3})+|100|1000|10000|100000|thousand|hundred thousand|million)\b(?!\s?(?:%|USD))",
    re.IGNORECASE,
)
_BALANCE = re.compile(
    r"\b(?:balance|deficit|surplus|margin|position|rate|gap|return|yield|ratio|share)\b", re.IGNORECASE
)
_NOMINAL = frozenset(
    {
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
        "decreases",
        "drops",
        "rises",
        "contractions",
        "expansions",
    }
)
#: Between two figures on the same thing: 30% by 2030 and 50% by 2040.
_AGAIN = re.compile(
    r"(?:\s[a-z]+ly\b)?(?:\s(?:of|in)\s[^,;:.()\d]{1,60}?)?\s*(?:,?\s?\(?(?:(?:by|in|for|during|from)\s)?(?:the end of |end-|mid-|FY\s?)?(?:19|20)\d\d(?:[-/]\d{2,4})?\)?)?\s*[,;]?\s*"
    r"(?:(?:and|or|then|but|&|plus|followed by|(?P<moving>rising|increasing|growing|falling|declining|dropping))\s+)*(?:(?:a further|(?P<to>to)|by|of|at)\s*)*",
    re.IGNORECASE,
)
#: Another thing in the same breath: emissions were down 37% and water use 44%.
_OTHER = re.compile(r"(?:,|,? and|,? while|;)\s+(?P<name>(?:[\w-]+\s+){1,6})", re.IGNORECASE)
_NOT_NAMES = re.compile(
    r"\b(?:to|by|at|is|are|was|were|be|will|shall|should|has|have|had|reach\w*|stood|account\w*|represent\w*|with|than|or|about|covering|including|only|which|who|of)\b",
    re.IGNORECASE,
)
_YEARLY = re.compile(
    r"\s?\(?(?:y/y|yoy|y-o-y|m/m|mom|q/q|qoq|(?:year|month|quarter)(?:-| )(?:on|over)(?:-| )(?:year|month|quarter))\b",
    re.IGNORECASE,
)
_GROWS = re.compile(r"\bgrowth\b", re.IGNORECASE)
_CONTRIBUTES = re.compile(r"\bcontribut\w+\b.*\bto\b.*\bgrowth\b", re.IGNORECASE)
_GROWTH_NAME = re.compile(
    rf"\bGrowth (?={PROPER})|\bgrowth (?=retardation|monitoring|faltering|stunting|plans?\b|strateg)"
)
_AT_RATE = re.compile(r"^[^,;]*\bat (?:a|an|the) (?:[\w-]+ ){0,3}(?:rate|pace) of$", re.IGNORECASE)


class MeasureReader(NameReader):
    """What is measured."""

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
        if _AT_RATE.search(gap):
            return True
        noun = self.text[frame.move_span[0] : frame.move_span[1]].casefold() if frame.move_span else ""
        nominal = noun in _NOMINAL
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
        """The measure and the movement; a figure that only continues a list has those of the figure before it."""
        measure, movement = self._continued(frame) or self._own_measure(frame, name)
        frame.measured = (measure, None if frame.token.negative and movement == "up" else movement)
        return frame.measured

    def _continued(self, frame: Frame) -> tuple[Measure, Movement | None] | None:
        last = self.last
        if (
            last is not None
            and last.token.unit != frame.token.unit
            and TARGET_OF.search(self.text[: frame.token.start])
        ):
            same = next((each for each in reversed(self.statements) if each.unit == frame.token.unit), None)
            return (same.measure, same.movement) if same is not None else None
        if last is None or last.measured is None or last.token.unit != frame.token.unit or frame.right_move:
            return None
        if frame.move_span is not None and frame.move_span[0] >= last.token.end:
            return None  # exports fell 2%, investment rose 3%: a verb of its own
        low, high = self.base_span or (0, 0)
        gap = self.text[last.token.end : frame.at]
        if last.token.end <= low and high <= frame.at:
            gap = self.text[last.token.end : low] + self.text[high : frame.at]
        if TARGET_OF.search(self.text[: frame.token.start]):
            return last.measured
        again = _AGAIN.fullmatch(gap)
        reached = again and again["to"] and last.prep != "to" and not again["moving"]
        if again and not reached and not (again["moving"] and last.measured[0] != "growth_rate"):
            return last.measured
        if last.measured[0] == "growth_rate" and last.measured[1] and (other := _OTHER.fullmatch(gap)):
            return None if _NOT_NAMES.search(other["name"]) else last.measured
        return None

    def _own_measure(self, frame: Frame, name: str) -> tuple[Measure, Movement | None]:
        token = frame.token
        unit = token.unit or ""
        size = self._size(frame)
        movement = frame.move
        context = _GROWTH_NAME.sub("", name + " " + self.text[frame.low : frame.at])
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
            if token.signed == "+" or _YEARLY.match(self.text, token.end):
                return "growth_rate", movement or ("up" if not token.negative else None)
            if size or (token.negative and not _BALANCE.search(context)):
                return "growth_rate", movement
            if (
                _GROWS.search(context)
                and not _CONTRIBUTES.search(context)
                and not re.search(r"% of|per cent of|percent of|share", self.text[token.start : token.end + 5])
            ):
                return "growth_rate", movement or (None if token.negative else "up")
            if _INFLATION.search(context) or _INFLATION.search(_clause(self.text, token.end)[:24]):
                return "growth_rate", movement if size else None
            if re.search(r"\bgrowth\b", self.text[token.end : token.end + 40]):
                return "growth_rate", "up"
            return "share", movement
        if unit in {"", "count"} and not size and PER_NAME.search(f"{self.text[frame.low : frame.at]} {name}"):
            return "ratio", movement
        if frame.move_span and frame.prep == "of" and self.text[slice(*frame.move_span)].casefold() == "savings":
            return "level", None
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


def _clause(text: str, start: int) -> str:
    """The text from a position to the end of its clause."""
    return re.split(r"[;,.:(]", text[start : start + 80], maxsplit=1)[0]
