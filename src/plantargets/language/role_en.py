"""Whether an English sentence sets a target or reports an outcome, and how firmly."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from plantargets.language.statements import Commitment, Role

_OUTCOME: Final = frozenset(
    (
        "was were had has fell rose grew declined decreased increased dropped reached achieved met recorded registered remained "
        "showed improved narrowed expanded contracted exceeded surpassed climbed completed delivered reduced halved doubled "
        "narrowed attended averaged slowed accelerated jumped provisional "
    ).split()
)
_OUTCOME_PARTS: Final = frozenset({"been", "stood", "came"})
_OUTCOME_PHRASE: Final = re.compile(r"\b(?:have been|stood at|came in)\b")
_TARGET: Final = frozenset(
    (
        "will should shall must target targets targeted goal aim aims ensure commit pledge reduce increase raise cut halve "
        "double achieve reach maintain keep limit retrofit build plant install expand boost bring create deliver recruit train "
        "expected "
    ).split()
)
_TARGET_PHRASE: Final = re.compile(
    r"\b(?:to be|by (?:the end of )?(?:19|20)\d\d|at least|no more than|plan to|seek to|lower(?! than)|set to)\b"
)
_WORD: Final = re.compile(r"[a-z]+")
_COMPARES: Final = frozenset("target targets goal goals plan standard standards".split())
#: In this order: what ensures also strives.
_FIRMNESS: Final[tuple[Commitment, ...]] = ("ensure", "strive", "expected", "binding", "provisional")
_COMMITMENTS: Final = re.compile(
    r"\b(?:(?P<ensure>ensure|ensures|ensuring|guarantee)|"
    r"(?P<strive>strive|striving|seek|seeks|endeavou?r|aspire|ambition)|"
    r"(?P<expected>expected(?! (?:standard|level|outcome|result|performance))|projected|forecast|anticipated|is set to)|"
    r"(?P<binding>binding|mandatory|legally|statutory)|"
    r"(?P<provisional>provisional|preliminary|estimated at))\b",
    re.IGNORECASE,
)
#: A target that a report only compares with.
_BESIDE: Final = re.compile(
    r"\b(?:against|exceeding|exceeded|above|below|(?:as )?compared (?:with|to)|versus|missing|missed|meeting|met|beating|ahead of|short of|surpassing)\s"
    r"(?:a |an |the |its |our |their )?(?:[\w%.,£$€-]+\s){0,3}?(?:targets?|goals?|plan|standard)\b|\((?:target|goal|plan|standard)s?\b",
    re.IGNORECASE,
)


def role_of(text: str) -> Role | None:
    """Target, outcome, or None where the words show neither or both."""
    lower = text.lower()
    found = set(_WORD.findall(lower))
    outcome = not _OUTCOME.isdisjoint(found) or (
        not _OUTCOME_PARTS.isdisjoint(found) and _OUTCOME_PHRASE.search(lower) is not None
    )
    bare = lower if _COMPARES.isdisjoint(found) else _BESIDE.sub(" ", lower)
    if bare != lower:
        found = set(_WORD.findall(bare))
    target = not _TARGET.isdisjoint(found) or _TARGET_PHRASE.search(bare) is not None
    if bare != lower and not target:
        return "outcome"
    if outcome and not target:
        return "outcome"
    return "target" if target and not outcome else None


def commitment_of(text: str) -> Commitment | None:
    """How firmly a sentence binds."""
    found = {match.lastgroup for match in _COMMITMENTS.finditer(text)}
    return next((each for each in _FIRMNESS if each in found), None) if found else None
