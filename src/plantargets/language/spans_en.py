"""The stretch of text that an English statement covers: from its first word to its last."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from plantargets.language.statements import fill

if TYPE_CHECKING:
    from plantargets.language.statements import Statement

#: What joins a statement to the one before it.
_JOINT: Final = re.compile(r"(?:[\s,;:]+|(?:and|but|while|respectively|with|plus)\b)+")
#: A deadline, base or "respectively" after the figure.
_TAIL: Final = re.compile(
    r"(?:,?\s+(?:(?:by|in|from|compared (?:with|to)|relative to|versus|below|above|on|against|since|until|before|over)"
    r"\s+(?:the\s+)?(?:end of\s+|end-|year\s+|fiscal year\s+|its\s+)?(?:19|20)\d\d(?:[-–/]\d{2,4})?\b"
    r"(?:\s+(?:levels?|baseline|base)\b)?|respectively\b))+"
)
#: How far after the figure its name may end, in characters.
_NEAR: Final = 120


def spanned(statements: list[Statement], text: str) -> list[Statement]:
    """Let each statement reach over its name and what dates it, and begin with its own first word."""
    found: list[Statement] = []
    done = 0
    for each in statements:
        end = _end(each, text)
        start = max(each.start, done) if each.end > done else each.start
        joint = _JOINT.match(text, start, each.end)
        start = joint.end() if joint and joint.end() < each.end else start
        found.append(each if (start, end) == (each.start, each.end) else _moved(each, text, start, end))
        done = end
    return found


def _end(statement: Statement, text: str) -> int:
    end = statement.end
    name = statement.indicator
    if name and name not in text[statement.start : end]:
        at = text.find(name, end, end + _NEAR)
        if at >= 0 and not re.search(r"[.;,]\s", text[end:at]):
            end = at + len(name)
    tail = _TAIL.match(text, end)
    return tail.end() if tail else end


def _moved(statement: Statement, text: str, start: int, end: int) -> Statement:
    return fill(statement, text=text[start:end].strip(), start=start, end=end)
