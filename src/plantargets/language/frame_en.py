"""The words around an English figure: hedges, preposition, movement, dates."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Final

from attrs import define, field

from plantargets.language import units_en as units, words_en as words
from plantargets.language.dates_en import when
from plantargets.language.movement_en import find_movement
from plantargets.language.role_en import commitment_of, role_of
from plantargets.language.shapes_en import Token
from plantargets.language.statements import MOST_FIGURES
from plantargets.language.tokens_en import tokens

if TYPE_CHECKING:
    from plantargets.exact import Number
    from plantargets.language.statements import Commitment, Hedge, Measure, Movement, Role, Statement, Unread


_WORD: Final = re.compile(r"[A-Za-z°][A-Za-z0-9'’°.]*(?:-[A-Za-z0-9]+)*|[<>≥≤~≈]=?|[^\sA-Za-z0-9]")
_LETTERS: Final = re.compile(r"[a-z]+")
#: How far before a figure the words stand that may make it a part of a description, in characters.
_NEAR: Final = 72
_LONGEST = 6
_FINE: Final[dict[str, Hedge]] = {
    "exactly": "exact",
    "precisely": "exact",
    **dict.fromkeys(
        (
            "just over",
            "just above",
            "a little over",
            "slightly over",
            "slightly above",
            "slightly more than",
            "a little more than",
            "just more than",
        ),
        "just_over",
    ),
}
#: With these, "up to" says where a number goes, and sets no ceiling.
_GOING: Final = frozenset(
    "go goes going gone went move moves moved rose edged inched shot jumped crept climbed ticked scaled stepped pushed ramped brought taken took".split()
)
_LAST_WORDS: Final = frozenset(phrase.split(" ")[-1] for phrase in words.BEFORE)
_OPPOSITE: Final = {
    "more_than": "at_most",
    "less_than": "at_least",
}
_SET_PHRASES: Final = frozenset({"just over", "just above", "not only", "better than"})
_NEGATIONS: Final = frozenset(
    "not never no none nobody nothing neither nor cannot without avoid avoids prevent prevents shouldn't mustn't won't can't doesn't don't didn't isn't".split()
)
_STOPPING: Final = frozenset("keep keeps keeping stop stops stopping prevent prevents preventing".split())
_MODALS: Final = frozenset("must should shall will may can could would does do did to is are was were".split())
_AUXILIARIES: Final = frozenset(
    "be been being is are was were to have has had do does did will shall should must may can rise rises rising rose fall falls falling fell go goes going gone drop drops dropping remain remains stand take takes last "
    "exceed exceeding increase decrease decline be allowed permitted allow it them its from at any time point ever become becoming stay exceed cost contain require reach reaching let deteriorate slip climb grow grew in fact".split()
)
_DENIAL_ENDS: Final = frozenset("and but or while with by of than where which who only later change yet".split())


@define(slots=True)
class Frame:
    """What the words around one figure say."""

    token: Token
    low: int
    hedges: list[str] = field(factory=list)
    at: int = 0
    prep: str = ""
    move: Movement | None = None
    move_span: tuple[int, int] | None = None
    right_move: bool = False
    fine: Hedge | None = None
    measured: tuple[Measure, Movement | None] | None = None
    words: list[tuple[str, int, int]] = field(factory=list)
    near: frozenset[str] = frozenset()


#: More items than this make no sentence; the rest is not looked at.
MOST_ITEMS: Final = 2 * MOST_FIGURES


class FrameReader:
    """The words around a figure."""

    _start_value: Number | None = None
    _start_unit: str | None = None
    _start: Token | None = None

    def __init__(self, text: str, original: str, *, figures: bool = True) -> None:
        self.text = text
        self.original = original
        self.statements: list[Statement] = []
        self.unread: list[Unread] = []
        self.items = list(islice(tokens(text), MOST_ITEMS)) if figures else []
        _share_units(text, self.items)
        self.years = {text[t.start : t.end] for t in self.items if t.kind == "date"}
        self.baseline: str | None = None
        self.base_span: tuple[int, int] | None = None
        self.bases: tuple[tuple[str, tuple[int, int]], ...] = ()
        self.period: str | None = None
        if self.items:
            dates = when(text, dated=bool(self.years))
            self.bases, self.period = dates.bases, dates.period
            if self.bases:
                self.baseline, self.base_span = self.bases[0]
        self.last: Frame | None = None
        self.last_name = ""

    @cached_property
    def role(self) -> Role | None:
        """Target or outcome, where the words of the sentence show it."""
        return role_of(self.text)

    @cached_property
    def commitment(self) -> Commitment | None:
        """How firmly the sentence binds."""
        return commitment_of(self.text)

    def _in_dates(self, token: Token) -> bool:
        return (
            any(low <= token.start < high for _, (low, high) in self.bases)
            and token.unit is None
            and token.kind == "qty"
            and token.value is not None
            and 1900 <= token.value < 2100
        )

    def _frame(self, token: Token, low: int) -> Frame:
        text = self.text
        frame = Frame(
            token, low, near=frozenset(_LETTERS.findall(text[max(0, token.start - _NEAR) : token.start].lower()))
        )
        found = [(m[0].casefold(), m.start(), m.end()) for m in _WORD.finditer(text, low, token.start)]
        frame.words = found
        end = len(found)
        while end > 0 and found[end - 1][0] in _LAST_WORDS:
            for length in range(min(_LONGEST, end), 0, -1):
                first = end - length
                phrase = " ".join(w for w, _, _ in found[first:end])
                comparator = words.BEFORE.get(phrase)
                if comparator is None:
                    continue
                if phrase == "up to" and first and found[first - 1][0] in _GOING:
                    continue
                if (
                    phrase in {"a", "an", "the", "its", "all", "net", "total of", "fully", "on average"}
                    and not frame.hedges
                    and end == len(found)
                    and token.kind == "times"
                    and phrase != "the"
                ):
                    continue
                if comparator in _OPPOSITE and phrase not in _SET_PHRASES and self._denied(found, first, phrase):
                    comparator = _OPPOSITE[comparator]
                if comparator != "exactly" and not (phrase == "within" and token.high is not None):
                    frame.hedges.append(comparator)
                frame.fine = frame.fine or _FINE.get(phrase)
                end = first
                break
            else:
                break
        frame.at = found[end][1] if end < len(found) else token.start
        frame.words = found[:end]
        if token.kind == "times":
            return frame
        if end:
            last = found[end - 1][0]
            if last in {"by", "to", "of", "from", "between", "than", "for", "a", "at", "as"} or last in {":", "|", "="}:
                frame.prep = last
            elif last in {"target", "targets"}:
                frame.prep = "of"
            elif last == "into":
                frame.prep = "to"
            if (last == "between" and end > 1 and found[end - 2][0] in {"by", "to", "of", "from"}) or (
                last == "about" and end > 1
            ):
                frame.prep = found[end - 2][0]
        if end and any(c.isdigit() for c in self.text[found[end - 1][2] : frame.at]):
            frame.prep = ""
        find_movement(frame, text, self.last)
        return frame

    def _denied(self, found: list[tuple[str, int, int]], first: int, phrase: str) -> bool:
        """Whether a comparative stands under a negation: must not be longer than, no ward above."""
        if phrase.startswith(("no ", "not ", "never ")):
            return False
        if first and found[first - 1][0] == "from" and any(word in _STOPPING for word, _, _ in found[:first]):
            return True
        subject = False
        for at in range(first - 1, max(-1, first - 11), -1):
            word, start, _ = found[at]
            if word in _NEGATIONS:
                ruled = word not in {"not", "never", "cannot"} or (at > 0 and found[at - 1][0] in _MODALS)
                return not subject or ruled or self.text.startswith((" one ", " a ", " any "), start + 3)
            if word in _DENIAL_ENDS or not word[0].isalpha() or self.text[start - 1 : start] == "-":
                return False
            subject = subject or word not in _AUXILIARIES
        return False


_SHARED: Final = units.TIME_UNITS | {"percent", "percentage_point"}
_LISTED = re.compile(r",? and |, ")


def _share_units(text: str, items: list[Token]) -> None:
    """In "70 and 75 years" both figures are years."""
    for token, after in zip(items[-2::-1], items[:0:-1], strict=True):
        if (
            token.kind == after.kind == "qty"
            and token.unit is None
            and not token.scaled
            and not token.word
            and token.high is None
            and after.unit in _SHARED
            and _LISTED.fullmatch(text, token.end, after.start)
        ):
            token.unit = after.unit
