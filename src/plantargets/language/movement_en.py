"""The verb or noun of movement that governs an English figure: right behind it, or the nearest to its left."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from plantargets.language import words_en as words
from plantargets.language.dates_en import base_at

if TYPE_CHECKING:
    from plantargets.language.frame_en import Frame

_LEVEL_BREAKS: Final = frozenset(
    "reach reaching achieve achieving maintain maintaining keep keeping attain hit".split()
)

_BEHIND = re.compile(
    r"[\s-]*(?:(?:respectively|net|real|annual|average|year-on-year|cumulative|absolute|overall|domestic|relative|further|per annum|per year|a year|yearly|GDP|economic|nominal|gross domestic product|total|employment|export|job|productivity|revenue|sales|sustained|rate of|annualized|annualised|GHG|emissions?|carbon|CO2|energy|waste|greenhouse gas|water|cost|or more|relative|improvement in)\s)*(?P<word>reductions?|decreases?|declines?|falls?|cuts?|drops?|decreased|increases?|rises?|growth|expansion|fewer|less|lower|more|higher|greater|contraction|improvements?|savings?|gains?|uplift|off|below|above|under|over|down|up|smaller|faster|slower|larger|longer|shorter|short(?= of\b))\b(?P<rest>\s+\w+)?",
    re.IGNORECASE,
)
#: £12 billion lower than last year: the size of a change.
_COMPARATIVES = frozenset("lower higher smaller larger greater longer shorter".split())
_THAN = re.compile(
    r"\sthan\b(?!\s(?:the |its |our |their )?(?:[\w-]+ ){0,2}(?:target|plan|goal|forecast|budget|average))"
)
_FALLING = (
    "reduc",
    "decreas",
    "declin",
    "fall",
    "cut",
    "drop",
    "fewer",
    "less",
    "lower",
    "contract",
    "saving",
    "off",
    "below",
    "under",
    "down",
    "small",
    "short",
    "slow",
)
_SLOW_VERBS = frozenset(
    {
        "improvement",
        "improve",
        "improved",
        "improving",
        "saving",
        "savings",
        "extend",
        "enhance",
        "strengthen",
        "contract",
    }
)
PROPER = (
    r"(?:Act|Fund|Dividends?|Plan|Programme|Program|Strategy|Initiative|Bank|Agency|Council|Commission|Scheme|Pact|Deal|Package|Hub|Zones?|"
    r"Partnership|Corporation|Bill|Law|Market|Company|Board|Project|Forum|Corridor|Centre|Center|Policy|Framework|Roadmap|Report|Survey)\b"
)
_CAPITAL = re.compile(rf"\s{PROPER}")
#: Make up, set up, break down and power cuts say nothing of a movement.
_PHRASAL = re.compile(
    r"\b(?:make|makes|made|making|set|sets|setting|sign(?:ed)?|follow(?:ed)?|take|taken|speed|catch|step|break|lay|shut|power|tax)\s$",
    re.IGNORECASE,
)


def _moves_already(frame: Frame) -> bool:
    return frame.prep == "by" or any(
        word in words.MOVES and word not in words.WEAK_MOVES for word, _, _ in frame.words[-3:]
    )


def find_movement(frame: Frame, text: str, last: Frame | None) -> None:
    """Set the movement of a frame; ``last`` is the figure before it in the sentence."""
    token = frame.token
    behind = _BEHIND.match(text[token.end : token.end + 80])
    if (behind and token.unit in {"percent", "percentage_point", "points", "times", "permille"}) or (
        behind
        and (
            behind["word"].casefold() in {"fewer", "more", "increase", "reduction", "decrease", "less", "rise"}
            or (behind["word"].casefold() in _COMPARATIVES and _THAN.match(text, token.end + behind.end("word")))
        )
    ):
        word = behind["word"].casefold()
        if word in {"below", "above", "under", "over"}:
            based = not _moves_already(frame) and base_at(text, token.end + behind.start("word"))
            word = word if based else ""
        if word == "short" and not base_at(text, token.end + behind.end("word") + 1):
            word = ""
        if (
            word in {"more", "higher", "less", "lower", "up", "down", "off"}
            and behind["rest"]
            and behind["rest"].strip().casefold() == "or"
        ):
            word = ""
        if word:
            frame.move = "down" if word.startswith(_FALLING) else "up"
            frame.right_move = True
            frame.move_span = (token.end + behind.start("word"), token.end + behind.end("word"))
            return
    for word, start, end in reversed(frame.words):
        if word == ";" or (word in _LEVEL_BREAKS and text[:start].rstrip().endswith((" and", ","))):
            break
        move = words.MOVES.get(word)
        if move is None or (word == "ease" and text[end : end + 4] == " of "):
            continue
        if start and text[start].isupper() and _CAPITAL.match(text, end):
            continue
        if word in {"up", "down", "cuts"} and _PHRASAL.search(text, max(0, start - 12), start):
            continue
        near = bool(frame.words) and frame.words[-1][1] - end <= 1
        verb = word == "lower" and (
            start == frame.words[0][1] or text[:start].rstrip().endswith(("to", "and", "will", "should", ","))
        )
        if word in words.WEAK_MOVES and not (
            verb
            or near
            or frame.words[-1][1] == start
            or (frame.prep in {"by", "to", "of"} and frame.words[-1][1] - end <= 40 and word in _SLOW_VERBS)
        ):
            continue
        if word == "growth" and text.startswith((" retard", " monitor", " falter", " strateg", " plan"), end):
            continue
        if word == "growth" and frame.prep not in {"of", "by", "at", ":", "to", "from", ""}:
            continue
        if word == "growth" and text[:start].casefold().endswith("negative "):
            move = "down"
        frame.move, frame.move_span = ("up" if move == "up" else "down"), (start, end)
        return
    if (
        last is not None
        and last.move
        and frame.low == last.token.end
        and (not frame.words[:-1] or frame.prep in {"by", "to", "from"})
        and (frame.prep != "at" or token.unit == last.token.unit)
    ):
        frame.move, frame.move_span = last.move, None
        frame.prep = frame.prep or last.prep
        return
    if last is not None and last.prep == "from" and frame.prep == "to":
        frame.move, frame.move_span = last.move, last.move_span
