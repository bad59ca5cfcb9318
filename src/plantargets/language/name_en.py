"""The English phrase that names what is counted, and what is measured of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from plantargets.language import units_en as units

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plantargets.language.frame_en import Frame

from plantargets.language.place_en import MAKERS, PlaceReader

_KEEP_LEADS = re.compile(
    r"^(?:the|a|an|our|its|their|this|these|that|of|in|to|we|will|should|must|shall|would|and|or|by|for|with|on|at|number of|proportion of|percentage of|share of|total|all|overall|both|some|an estimated|estimated|aim to|target to|targeted to|aims to|plan to|ensure that|ensure|ensuring|achieve|achieving|reach|reaching|maintain|maintaining|keep|keeping|attain|deliver|delivering|"
    r"i|i will|i propose|propose|proposed|am|are|set aside|allocate|allocating|provide|providing|commit|committed|a sum of|sum of|an amount of|amount of|a total of|outlay of|secure|sustain|sustaining|lift|lifting|increase|increasing|reduce|reducing|raise|raising|cut|cutting|lower|lowering|decrease|expand|expanding|boost|boosting|limit|limiting|hold|bring|also|further|has been|have been|had been|is|are|was|were|has|have|had|least|per cent|percent|it|average|annual average)\b(?:[\s,:]+|$)",
    re.IGNORECASE,
)
_NP_END: Final = re.compile(
    r"\s(?:by|until|before|since|compared|relative|against|versus|vs|between|over the|during|in (?:19|20)\d\d|from (?:19|20)\d\d|should|shall|will|would|must|have been|has been|had been|were|was|is|are|to be|which|that|who|each year|every year|per year|a year|annually|per annum|worldwide|across the country|nationwide|from a|than|as against|as compared|over (?:the|this|that) (?:next|last|past|period|parliament|coming|term)|on (?:the )?(?:year|month|quarter)|year[- ]on[- ]year|year over year|in (?:January|February|March|April|May|June|July|August|September|October|November|December|the (?:first|second|third|fourth|last))|below|above|in line|respectively|through|under the|at the latest|no later|within|while|so that|up from|down from|from|to (?=[\d$£€]))(?:\b|(?<=\s))|,(?!\d)|[;:()]|--| - |(?<!U\.S)(?<!U\.K)(?<!U\.N)\.(?:\s|$)",
    re.IGNORECASE,
)
_NP_END_SOFT = re.compile(
    r"\s(?:by (?:the )?(?:end|(?:19|20)\d\d)|until|before|since|compared|relative|against|versus|than|as against|as compared|over (?:the|this|that) (?:next|last|past|period|parliament|coming|term)|(?:in|by|on|to) (?:January|February|March|April|May|June|July|August|September|October|November|December|the (?:first|second|third|fourth|last))|in (?:19|20)\d\d|from (?:19|20)\d\d|from a|year[- ]on[- ]year|per annum|annually|at the latest|no later|should|shall|will|would|must|have been|has been|had been|were|was)\b|,(?!\d)|[;()]|(?<!U\.S)(?<!U\.K)(?<!U\.N)\.(?:\s|$)",
    re.IGNORECASE,
)


#: Words between a name and its figure.
_TRAILING = re.compile(
    r"\s*\b(?:by|to|of|from|at|between|is|are|was|were|be|been|reach|reaches|reached|stands?|stood|showed|shows|had|has|have|should|shall|will|"
    r"set|a|an|the|expected|projected|targeted|target|remain|remained|remains|not|averaged|or|and|with|as|also|steadily|further|significantly|"
    r"came|come|comes|went|totalled|totaled|put|pegged|estimated|forecast|reported|amounts?|amounted|amounting|measured|numbered|arrived|now|currently|only|just|"
    r"in real terms|worked out|came in|hit|exceeded|exceeding|recorded|registered|achieved?|maintain|kept|rank(?:s|ed)?(?: in| among)?|in the|somewhat|all-time|historic|high|low|peak|record|touch|touched|edged|slipped|changed little|average|averaging|brought|down|held|limited)\s*$"
)


#: Wholes that no plan sets a target for by themselves: the name stands before the figure.
_WHOLE = re.compile(
    r"\s*of\s(?:the |its |our |total |annual |gross |net |national |government |domestic |all )*(?:GDP|GNI|GNP|domestic product|national income|national product|revenues?|budget|outlays|expenditures?|spending|turnover|total|sales|income|exports|imports|assets|capital|electricity)\b",
    re.IGNORECASE,
)
_TIME = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Q[1-4]\b|H[12]\b|FY ?\d+|(?:19|20)\d\d|"
    r"(?:first|second|third|fourth|last|same|previous|corresponding|preceding|following|current|next|past|coming|final)\s[\w -]*?"
    r"\b(?:half|quarter|months?|years?|period|week|date|day|consecutive|decade)|year|years|month|quarter|period|week|decade|day)\b"
)
#: Words that begin no name.
_NO_NAME_START = re.compile(
    r"(?:(?:of|in|for|on|to|over|by|during|from|since|until|at)\s)?(?:(?:the|this|a|an|each|every|per)\s)?(?:"
    + _TIME
    + r"|(?:main |key |major |projected |expected |national )*(?:goals?|targets?|objectives?|priorities)\s(?:for|of|in|are|include)|(?:third|second|fourth|fifth|\w+) consecutive|than|against|versus|vs|from|compared|relative|equivalent|over|between|during|since|by|until|or|and|as|at|"
    r"more|less|almost|nearly|around|been|be|transferred|provided|allocated|set aside|given|this|these|under this|such|"
    r"projected|expected|estimated|forecast|targeted|likely|anticipated|above|below|exceeding|beating|ahead|short|under(?!-)|missing|meeting|"
    r"as (?:many|much|high|large)|factor of|but not|not|which|that|up|down|annum|capita(?!\s\w)|annually|respectively|on average|today|now|currently|while|whilst|whereas|meanwhile|but|year-on-year|year over year|out of|real terms|(?:end|mid|early|late)-|\d+)\b",
    re.IGNORECASE,
)
_AFTER_MOVE = re.compile(
    r"\s*(?:[,;:()]|(?:than|on|from|compared|relative|by|levels|in\s(?:19|20))\b|(?:the |its |their )?(?:(?:19|20)\d\d|pre-|business|baseline|base\b|current))",
)
_HAVING_DONE = re.compile(
    r"\b(?:has |have |had )?(?:achieved|recorded|registered|posted|attained|saw|reported)\s+(?=\w+\s\w)", re.IGNORECASE
)
_MONEY = frozenset(units.CURRENCIES.values())
#: Wind represented 24% of supply: the part is named before the verb.
_MAKING_UP = re.compile(
    r"\s*\b(?:represent(?:s|ed)?|account(?:s|ed)? for|ma(?:ke|kes|de) up|compris(?:e|es|ed)|constitut(?:e|es|ed)|contribut(?:e|es|ed))\s*$",
    re.IGNORECASE,
)
_DOING = re.compile(r"\w+(?:e|ing|nd|st)?", re.IGNORECASE)
#: Behind "doubled", what these begin is not the thing that doubled.
_NOT_OBJECT = re.compile(
    r"\s*(?:[,;:.()]|$|(?:in|since|over|to|from|by|between|during|compared|relative|within|every|again|and|on|at)\b)",
    re.IGNORECASE,
)
_SPENT_ON = re.compile(
    r"\s*(?:(?:has been|have been|had been|was|were|is|are|is being|will be)\s)?(?:(?:\w+ed|set aside|given|spent)\s)?(?:for|to|towards|on|in|into)\s+(?P<rest>.+)",
    re.DOTALL,
)
_NO_NAME = re.compile(
    r"(?:slightly|sharply|steadily|significantly|markedly|further|rapidly|gradually|modestly|strongly|considerably|substantially|"
    r"marginally|again|(?:an?other |a further |further |initial )?(?:sum|amount|total|figure)|base ?line|targets?|goal|value|result|actual|them|it|these|those|this|that|they|aims?|plans?|intends?|(?:19|20)\d\d(?:[-/]\d+)?|[\W\d]*)",
    re.IGNORECASE,
)


class NameReader(PlaceReader):
    """The phrase that names what is counted."""

    def _name(self, frame: Frame) -> str | None:
        """The phrase that names what is counted."""
        left = self._left_name(frame)
        if self._start_value is not None and self.last_name and not left:
            return self.last_name
        found = (_clean(each) for each in self._candidates(frame, left))
        name = next((each for each in found if each), "") or _clean(left) or self.last_name
        if name:
            self.last_name = name
        return name or None

    def _candidates(self, frame: Frame, left: str) -> Iterator[str]:
        """Phrases that may name the figure, the likeliest first."""
        text, token = self.original, frame.token
        right = text[token.end :]
        if frame.right_move and frame.move_span is not None:
            after = text[frame.move_span[1] :]
            of = re.match(r"\s+(?:in|of|for|on|to)\s+(?P<rest>.+)", after, re.DOTALL)
            if not _AFTER_MOVE.match(after):
                yield _right_phrase(f" {of['rest']}" if of else after)
            yield left
            return
        part_of = re.match(r"\s*(?:of|in)\s+(?:the\s+|all\s+|its\s+|our\s+)*(?P<rest>.+)", right, re.DOTALL)
        strong = len(left) > 2 and not _doing(left)
        if part_of and token.unit in {"percent", "count"} and not re.match(r"\s*in\s+(?:19|20)\d\d", right):
            if _MAKING_UP.search(text, frame.low, frame.at) and left:
                yield _MAKING_UP.sub("", left).strip()
            governed = frame.prep in {"to", "at", "by", "is", ":", "of"} or frame.move is not None
            if strong and (governed or (_WHOLE.match(right) and not _DOING.fullmatch(left))):
                yield left
            if not re.match(r"\s*in\s+(?:the\s+)?" + _TIME, right, re.IGNORECASE):
                yield _right_phrase(f" {part_of['rest']}")
            yield left
            return
        if (
            frame.move_span is not None
            and frame.prep in {"by", "to", "from"}
            and len(self.text[frame.move_span[1] : frame.at].split()) <= 2
            and not left
        ):
            yield _right_phrase(right)
            return
        measured = token.unit is not None and not token.unit.startswith(("count", "per_"))
        if self.statements and measured and token.unit != "percentage_point" and part_of:
            yield _right_phrase(f" {part_of['rest']}")
        if left and (
            frame.prep in {"to", "by", "of", "at", "from", ":", "as", "between"}
            or token.unit in {"percent", "percentage_point"}
            or token.unit in units.TIME_UNITS
            or (measured and strong and token.unit not in _MONEY)
            or (measured and strong and not re.match(r"\s*(?:for|in|on|to)\s", right))
        ):
            yield left
        yield _right_phrase(right)
        if token.unit in _MONEY and (spent := _SPENT_ON.match(right)):
            yield _right_phrase(f" {spent['rest']}")

    def _left_name(self, frame: Frame) -> str:
        text = self.original
        end = frame.at
        if frame.move_span is not None and not frame.right_move:
            between = text[frame.move_span[1] : end]
            between = re.sub(r"\s*\b(?:by|to|of|from|at|between|reach|stand at)\s*$", "", between.rstrip())
            between = re.sub(r"^\s*(?:in|of|for)\s+", "", between)
            phrase = _noun_phrase(between)
            if (
                len(phrase) > 2
                and _clean(phrase)
                and not re.match(r"\s*(?:at|for|by|with|from)\b", text[frame.move_span[1] : end])
            ):
                return phrase
            end = frame.move_span[0]
        chunk = text[frame.low : end]
        chunk = re.split(r"[;,]\s|:\s+(?=\S)", chunk)[-1] if not chunk.rstrip().endswith(":") else chunk
        chunk = _WHILE.split(_NEXT_DOING.split(chunk)[-1])[-1]
        done = _HAVING_DONE.search(chunk)
        chunk = chunk[done.end() :] if done else chunk
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
            named = re.match(r"\s*as (?:many|much) (?P<name>[^,;]+?) as\b", right)
            return left or (named["name"] if named else _clean(_noun_phrase(right)))
        phrase = _clean(_noun_phrase(right))
        left = self._left_name(frame)
        return (left or phrase) if _NOT_OBJECT.match(right) else (phrase or left)

    def _noun(self, end: int) -> str:
        match = re.match(
            r"\s*((?:(?!(?:within|in|on|at|by|to|for|with|from|of|per|and|or|under|over|during|is|as|than)\s)[a-z][\w-]*\s+){0,3}?(?!(?:is|as|was|has|this|its)\b)[a-z][\w-]*s)\b",
            self.text[end : end + 60],
        )
        return match[1].split()[-1] if match else ""


def _clean(name: str) -> str:
    return "" if _NO_NAME.fullmatch(name) or _NO_NAME_START.match(name) else name


def _doing(name: str) -> bool:
    """Whether a phrase has only verbs of making and doing, such as "build" or "train and recruit"."""
    return all(word in MAKERS or word in {"and", "to", "or"} for word in name.casefold().split())


def _right_phrase(text: str) -> str:
    """The name right behind a figure; none behind a comma or a bracket."""
    if not re.match(r"[\s-]*[\w“\"’]", text):
        return ""
    return _noun_phrase(text, keep_verbs=True)


#: Where the next thing to do begins.
_NEXT_DOING: Final = re.compile(
    r",?\s(?:and|while|but)\s+(?:to\s+)?(?:keep|reduce|increase|cut|raise|lower|create|build|expand|improve|achieve|reach|hold|"
    r"maintain|ensure|halve|double|triple|deliver|limit|bring|end|eliminate)\b",
    re.IGNORECASE,
)
#: Where the next figure begins: 10 GW of wind and 5 GW of solar; or what the thing is for.
_NEXT_FIGURE: Final = re.compile(
    r"(?<!\d),?\s(?:and|or)\s(?:(?:about|around|at least|over|some|nearly|approximately|up to)\s)?[$£€¥]?\d[\d,.]*\s?(?:%|per ?cent|[A-Za-z]{1,4}\sof\b)|"
    r"\sto\s(?:reduce|increase|cut|raise|lower|improve|achieve|reach|ensure|support|meet)\b",
    re.IGNORECASE,
)
_WHILE: Final = re.compile(r"(?:^|[\s,])(?:while|whilst|whereas|meanwhile|but)\s", re.IGNORECASE)
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
    for end in (pattern.search(text), _NEXT_DOING.search(text), _NEXT_FIGURE.search(text)):
        if end and end.start() > 1:
            text = text[: end.start()]
    return text.strip(' ,.:;()|=-–—“”"')
