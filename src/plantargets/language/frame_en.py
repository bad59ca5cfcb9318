"""The words around an English figure: hedges, preposition, movement, dates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import define, field

from plantargets.language import words_en as words
from plantargets.language.tokens_en import Token, tokens

if TYPE_CHECKING:
    from plantargets.exact import Number
    from plantargets.language.statements import Commitment, Hedge, Movement, Role, Statement, Unread


_WORD: Final = re.compile(r"[A-Za-z°][A-Za-z0-9'’°.]*(?:-[A-Za-z0-9]+)*|[<>≥≤~≈]=?|[^\sA-Za-z0-9]")
_LONGEST = 6
_OUTCOME: Final = re.compile(
    r"\b(?:was|were|had|has|have been|fell|rose|grew|declined|decreased|increased|dropped|reached|achieved|met|recorded|registered|stood at|remained|showed|improved|narrowed|expanded|contracted|exceeded|surpassed|climbed|completed|delivered|reduced|halved|doubled|narrowed|attended|averaged|came in|slowed|accelerated|jumped|provisional)\b",
    re.IGNORECASE,
)
_TARGET: Final = re.compile(
    r"\b(?:will|should|shall|must|target|targets|targeted|goal|aim|aims|to be|by (?:the end of )?(?:19|20)\d\d|at least|no more than|plan to|seek to|ensure|commit|pledge|reduce|increase|raise|cut|halve|double|achieve|reach|maintain|keep|limit|retrofit|build|plant|install|expand|boost|lower|bring|create|deliver|recruit|train|set to|expected)\b",
    re.IGNORECASE,
)
_COMMITMENTS: Final[tuple[tuple[re.Pattern[str], Commitment], ...]] = (
    (re.compile(r"\b(?:ensure|ensures|ensuring|guarantee)\b", re.IGNORECASE), "ensure"),
    (re.compile(r"\b(?:strive|striving|seek|seeks|endeavou?r|aspire|ambition)\b", re.IGNORECASE), "strive"),
    (re.compile(r"\b(?:expected|projected|forecast|anticipated|is set to)\b", re.IGNORECASE), "expected"),
    (re.compile(r"\b(?:binding|mandatory|legally|statutory)\b", re.IGNORECASE), "binding"),
    (re.compile(r"\b(?:provisional|preliminary|estimated at)\b", re.IGNORECASE), "provisional"),
)
_LEVEL_BREAKS: Final = frozenset(
    "reach reaching achieve achieving maintain maintaining keep keeping attain hit".split()
)
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
_OPPOSITE: Final = {
    "more_than": "at_most",
    "less_than": "at_least",
}
_SET_PHRASES: Final = frozenset({"just over", "just above", "not only", "better than"})
_NEGATIONS: Final = frozenset(
    "not never no none nobody nothing neither nor cannot without avoid avoids prevent prevents shouldn't mustn't won't can't doesn't don't didn't isn't".split()
)
_MODALS: Final = frozenset("must should shall will may can could would does do did to is are was were".split())
_AUXILIARIES: Final = frozenset(
    "be been being is are was were to have has had do does did will shall should must may can rise rises rising rose fall falls falling fell go goes going gone drop drops dropping remain remains stand take takes last "
    "exceed exceeding increase decrease decline be allowed permitted allow it them its from at any time point ever become becoming stay exceed cost contain require reach reaching let deteriorate slip climb grow grew in fact".split()
)
_DENIAL_ENDS: Final = frozenset("and but or while with by of than where which who only later change yet".split())
_BASE: Final = re.compile(
    r"\b(?P<prep>below|above|from|relative to|compared (?:with|to)|in comparison (?:with|to)|against|versus|vs\.?|over|on|under|of|than|since|as of|with respect to|base(?:d on)?|baseline|baseline year|base year|on the basis of|starting from|in relation to|as compared (?:with|to)|when compared (?:with|to)|up from|down from|beneath|to|taking|times)\s(?:(?:a|an|the|its|their|our|those of|that of|that in|in|year|base year|baseline of|baseline year|average|levels? in|levels? of|emissions? in|the levels? of|the year|fiscal year|financial year|FY)\s)*(?P<year>(?:FY\s?)?(?:19|20)\d\d(?:\s?[-/]\s?\d{2,4})?)(?P<noun>\s?(?:-?\s?(?:levels?|baseline|base(?:\s?year|line)?|values?|figures?|emissions?|average|rates?|benchmark|reference|as (?:the )?base(?:line)?(?: year)?|prices)))?",
    re.IGNORECASE,
)
_BASE_NAME: Final = re.compile(
    r"\b(?:below|above|from|relative to|compared (?:with|to)|against|over|on|than|in)\s(?:(?:a|an|the|its|their|our)\s)?(?P<name>(?:pre-industrial|preindustrial|pre-pandemic|pre-crisis|pre-COVID(?:-19)?|business[- ]as[- ]usual|BAU|current|baseline|base year|previous year|today[’']s|present|last year)(?:\s(?:levels?|scenario|emissions|values?|rates?|times|projections?))?)\b",
    re.IGNORECASE,
)
_BETWEEN: Final = re.compile(
    r"\b(?:between|from)\s(?P<a>(?:19|20)\d\d)(?:\s?[-/]\s?\d\d)?\s(?:and|to|until|through)\s(?P<b>(?:19|20)\d\d(?:\s?[-/]\s?\d\d)?)",
    re.IGNORECASE,
)
_DEADLINE: Final = re.compile(
    r"\b(?:by|until|before|for|in|during|to|through|of|over|at|throughout|since)\s(?:(?:the|end|year|of|mid|late|early|end-|mid-|fiscal|financial|FY|January|February|March|April|May|June|July|August|September|October|November|December|\d{1,2}|period|years|summer|spring|and|including|at|latest|no|later|than)[\s-]*)*(?P<year>(?:FY\s?)?(?:19|20)\d\d(?:\s?[-/]\s?\d{2,4})?)\b",
    re.IGNORECASE,
)
_SPAN: Final = re.compile(
    r"\b(?P<year>(?:FY\s?)?(?:19|20)\d\d\s?[-/]\s?\d{2,4}|FY\s?\d\d(?:[-/]\d\d)?|(?:19|20)\d\d)\b"
)


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
    words: list[tuple[str, int, int]] = field(factory=list)


_WORDY = re.compile(
    r"\b(?:half|third|quarter|halv|doubl|trebl|tripl|quadrupl|"
    + words.NUMBER_WORDS
    + r"|twofold|threefold|twice|tenth|fifth)",
    re.IGNORECASE,
)


class FrameReader:
    """The words around a figure."""

    _start_value: Number | None = None
    _start_unit: str | None = None

    def __init__(self, text: str, original: str) -> None:
        self.text = text
        self.original = original
        self.statements: list[Statement] = []
        self.unread: list[Unread] = []
        self.items = list(tokens(text)) if any(c.isdigit() for c in text) or _WORDY.search(text) else []
        _share_units(text, self.items)
        self.years = {text[t.start : t.end] for t in self.items if t.kind == "date"}
        self.baseline, self.base_span, self.period = self._when()
        self.role: Role | None = _role(text)
        self.commitment: Commitment | None = next((c for p, c in _COMMITMENTS if p.search(text)), None)
        self.last: Frame | None = None
        self.last_name = ""

    def _in_dates(self, token: Token) -> bool:
        return (
            self.base_span is not None
            and self.base_span[0] <= token.start < self.base_span[1]
            and token.unit is None
            and token.kind == "qty"
            and token.value is not None
            and 1900 <= token.value < 2100
        )

    def _when(self) -> tuple[str | None, tuple[int, int] | None, str | None]:
        text = self.text
        baseline: str | None = None
        span: tuple[int, int] | None = None
        if not any(t.kind == "date" for t in self.items):
            name = _BASE_NAME.search(text)
            return (name["name"] if name else None), (name.span() if name else None), None
        between = _BETWEEN.search(text)
        if between:
            return between["a"], between.span(), between["b"]
        for match in _BASE.finditer(text):
            prep = match["prep"].casefold()
            if (
                match["noun"]
                or prep
                in {
                    "relative to",
                    "compared with",
                    "compared to",
                    "as compared with",
                    "as compared to",
                    "since",
                    "as of",
                    "versus",
                    "vs",
                    "vs.",
                    "against",
                    "in comparison with",
                    "in comparison to",
                    "in relation to",
                    "than",
                    "when compared with",
                    "when compared to",
                    "base",
                    "baseline",
                    "baseline year",
                    "base year",
                    "based on",
                }
                or (
                    prep in {"from", "up from", "down from"}
                    and not re.match(r"\s?(?:to|until|onwards?|through)\b", text[match.end() :])
                )
            ):
                if (
                    match["noun"]
                    and match["noun"].strip().casefold() in {"prices", "emissions"}
                    and prep in {"of", "on", "to", "taking"}
                ):
                    continue
                if prep in {"to", "of"} and not match["noun"]:
                    continue
                baseline, span = match["year"].replace(" ", ""), match.span()
                break
        if baseline is None and (name := _BASE_NAME.search(text)):
            baseline, span = name["name"], name.span()
        period: str | None = None
        candidates = [m for m in _DEADLINE.finditer(text) if not span or not (span[0] <= m.start("year") < span[1])]
        candidates.sort(
            key=lambda m: (0 if m[0].casefold().startswith(("by", "until", "before", "end")) else 1, m.start())
        )
        if candidates:
            period = candidates[0]["year"]
        else:
            for match in _SPAN.finditer(text):
                if not span or not (span[0] <= match.start() < span[1]):
                    period = match["year"]
                    break
        return baseline, span, re.sub(r"\s", "", period) if period else None

    def _frame(self, token: Token, low: int) -> Frame:
        text = self.text
        frame = Frame(token, low)
        found = [(m[0].casefold(), m.start(), m.end()) for m in _WORD.finditer(text, low, token.start)]
        frame.words = found
        end = len(found)
        while end > 0:
            for length in range(min(_LONGEST, end), 0, -1):
                first = end - length
                phrase = " ".join(w for w, _, _ in found[first:end])
                comparator = words.BEFORE.get(phrase)
                if comparator is None:
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
        self._movement(frame)
        return frame

    def _denied(self, found: list[tuple[str, int, int]], first: int, phrase: str) -> bool:
        """Whether a comparative stands under a negation: must not be longer than, no ward above."""
        if phrase.startswith(("no ", "not ", "never ")):
            return False
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

    def _movement(self, frame: Frame) -> None:
        """The verb or noun of movement that governs the figure: right behind it, or the nearest to its left."""
        text, token = self.text, frame.token
        behind = re.match(
            r"[\s-]*(?:(?:net|real|annual|average|year-on-year|cumulative|absolute|overall|domestic|relative|further|per annum|per year|a year|yearly|GDP|economic|nominal|gross domestic product|total|employment|export|job|productivity|revenue|sales|sustained|rate of|annualized|annualised|GHG|emissions?|carbon|CO2|energy|waste|greenhouse gas|water|cost|or more|relative|improvement in)\s)*(?P<word>reductions?|decreases?|declines?|falls?|cuts?|drops?|decreased|increases?|rises?|growth|expansion|fewer|less|lower|more|higher|greater|contraction|improvements?|savings?|gains?|uplift|off|below|above|under|over|down|up|smaller|faster|slower|larger)\b(?P<rest>\s+\w+)?",
            text[token.end : token.end + 80],
            re.IGNORECASE,
        )
        if (behind and token.unit in {"percent", "percentage_point", "points", "times", "permille"}) or (
            behind
            and behind["word"].casefold() in {"fewer", "more", "increase", "reduction", "decrease", "less", "rise"}
        ):
            word = behind["word"].casefold()
            if word in {"below", "above", "under", "over"}:
                span = self.base_span
                word = word if span and token.end <= span[0] <= token.end + behind.end() + 2 else ""
            if (
                word in {"more", "higher", "less", "lower", "up", "down", "off"}
                and behind["rest"]
                and behind["rest"].strip().casefold() == "or"
            ):
                word = ""
            if word:
                frame.move = (
                    "down"
                    if word.startswith(
                        (
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
                            "slow",
                        )
                    )
                    else "up"
                )
                frame.right_move = True
                frame.move_span = (token.end + behind.start("word"), token.end + behind.end("word"))
                return
        for word, start, end in reversed(frame.words):
            if word == ";" or (word in _LEVEL_BREAKS and self.text[:start].rstrip().endswith((" and", ","))):
                break
            move = words.MOVES.get(word)
            if move is None or (word == "ease" and text[end : end + 4] == " of "):
                continue
            near = bool(frame.words) and frame.words[-1][1] - end <= 1
            verb = word == "lower" and (
                start == frame.words[0][1] or self.text[:start].rstrip().endswith(("to", "and", "will", "should", ","))
            )
            if word in words.WEAK_MOVES and not (
                verb
                or near
                or frame.words[-1][1] == start
                or (
                    frame.prep in {"by", "to", "of"}
                    and frame.words[-1][1] - end <= 40
                    and word
                    in {
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
            ):
                continue
            if word == "growth" and frame.prep not in {"of", "by", "at", ":", "to", "from", ""}:
                continue
            frame.move, frame.move_span = ("up" if move == "up" else "down"), (start, end)
            return
        if (
            self.last is not None
            and self.last.move
            and frame.low == self.last.token.end
            and (not frame.words[:-1] or frame.prep in {"by", "to"})
        ):
            frame.move, frame.move_span = self.last.move, None
            frame.prep = frame.prep or self.last.prep
            return
        if self.last is not None and self.last.prep == "from" and frame.prep == "to":
            frame.move, frame.move_span = self.last.move, self.last.move_span


_SHARED: Final = words.TIME_UNITS | {"percent", "percentage_point"}
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


def _role(text: str) -> Role | None:
    target, outcome = _TARGET.search(text), _OUTCOME.search(text)
    if outcome and not target:
        return "outcome"
    return "target" if target and not outcome else None
