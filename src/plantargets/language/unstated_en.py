"""English wording that speaks of a figure and names none: single digits, flat, unchanged."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from plantargets.language.statements import Unread

if TYPE_CHECKING:
    from collections.abc import Iterator

_DIGITS: Final = re.compile(
    r"\b(?:(?:high|low|mid)[- ])?(?:single|double|triple)[- ](?:digits?|figures?)\b", re.IGNORECASE
)
#: Held flat at 4.5% has a figure; "was flat in 2023" has none.
_STILL: Final = re.compile(
    r"\b(?:was|were|is|are|be|been|remain(?:s|ed|ing)?|stay(?:s|ed|ing)?|stood|ke(?:ep|eps|pt|eping)|held|holds?|holding)\s"
    r"(?:[a-z-]+\s){0,3}?(?P<word>flat|unchanged|static)(?=\s*(?:$|[,.;:)]|(?:from|on|in|over|during|since|compared|at|for|by|and|year|this|between|against)\b))",
    re.IGNORECASE,
)
_AT_FIGURE: Final = re.compile(r"[^.;]{0,60}?\bat\s(?:[a-z]+\s){0,3}?\S{0,4}\d", re.IGNORECASE)


def may_be_unstated(text: str) -> bool:
    """Whether a sentence has one of the words that :func:`unstated` looks for."""
    lower = text.lower()
    return "digit" in lower or "figure" in lower or "flat" in lower or "unchanged" in lower or "static" in lower


def unstated(text: str, original: str) -> Iterator[Unread]:
    """What a sentence says of a figure without naming one."""
    for match in _DIGITS.finditer(text):
        yield _left(match.span(), original, "how many digits a figure has, not the figure")
    for match in _STILL.finditer(text):
        if not _AT_FIGURE.match(text, match.end()):
            yield _left(match.span("word"), original, "said not to have changed; the figure is not stated")


def _left(span: tuple[int, int], original: str, reason: str) -> Unread:
    return Unread(original[slice(*span)], *span, reason)
