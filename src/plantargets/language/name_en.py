"""The English phrase that names what is counted, and what is measured of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from plantargets.language import units_en as units, words_en as words
from plantargets.language.deeds_en import deed, said_of, with_deed
from plantargets.language.phrase_en import noun_phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plantargets.language.frame_en import Frame
    from plantargets.language.shapes_en import Token

from plantargets.language.labels_en import MAKERS
from plantargets.language.left_en import NO_NAME_START, TIME, LeftNameReader, clean, doing

#: Wholes that no plan sets a target for by themselves: the name stands before the figure.
_WHOLE = re.compile(
    r"\s*of\s(?:the |its |our |total |annual |gross |net |national |government |domestic |all |world[’']s |adult |working-age |UK |EU |US |OECD |regional )*(?:population|average|median|GDP|GNI|GNP|domestic product|national income|national product|revenues?|budget|outlays|expenditures?|spending|turnover|total|sales|income|exports|imports|assets|capital|electricity)\b",
    re.IGNORECASE,
)
_AFTER_MOVE = re.compile(
    r"\s*(?:[,;:()]|(?:than|on|from|compared|relative|by|levels|in\s(?:19|20))\b|(?:the |its |their )?(?:(?:19|20)\d\d|pre-|business|baseline|base\b|current))",
)
_MONEY = frozenset(units.CURRENCIES.values())
#: Wind represented 24% of supply: the part is named before the verb.
_MAKING_UP = re.compile(
    r"\s*\b(?:represent(?:s|ed)?|account(?:s|ed)? for|ma(?:ke|kes|de) up|compris(?:e|es|ed)|constitut(?:e|es|ed)|contribut(?:e|es|ed)|suppl(?:y|ies|ied)|provid(?:e|es|ed)|generat(?:e|es|ed))\s*$",
    re.IGNORECASE,
)
#: 0.7% of GNI on aid.
_WHOLE_ON: Final = re.compile(
    _WHOLE.pattern + r"\s(?:\([^()]{1,20}\)\s)?(?:on|for|towards)\s(?P<rest>[A-Za-z].*)", re.IGNORECASE | re.DOTALL
)
_DOING = re.compile(r"\w+(?:e|ing|nd|st)?", re.IGNORECASE)
#: Behind "doubled", what these begin is not the thing that doubled.
_NOT_OBJECT = re.compile(
    r"\s*(?:[,;:.()]|$|(?:in|since|over|to|from|by|between|during|compared|relative|within|every|again|and|on|at|its|as)\b)",
    re.IGNORECASE,
)
_SPENT_ON = re.compile(
    r"\s*(?:(?:has been|have been|had been|was|were|is|are|is being|will be)\s)?(?:(?:\w+ed|set aside|given|spent)\s)?(?:for|to|towards|on|in|into)\s+(?P<rest>.+)",
    re.DOTALL,
)


_MEASURED: Final = re.compile(
    r"\b(?:coverage|rate|share|access|ratio|score|use|uptake|turnout|attendance|enrolment|literacy|satisfaction|occupancy)$",
    re.IGNORECASE,
)
_MEASURES: Final = frozenset("rate share level index average number figure".split())
#: 2,300 beds added, bringing the total to 11,800: that is no longer of what was added.
_TOTAL: Final = re.compile(r"\btotal (?:number )?(?:to|at|of|is|was)\s\S*$")
_HOLDING: Final = re.compile(
    r"(?P<who>[\w-]+(?:\s[\w-]+){0,3}?)\s(?:to\s|will\s|should\s|now\s)?(?:hold|holds|held|fill|fills|occupy|occupied|filled|own|owned)\s*$",
    re.IGNORECASE,
)
#: What begins the words of the next figure.
_ALSO: Final = re.compile(r",?\s(?:and|or|while|but|whilst)\s(?=(?P<words>(?:[\w’'-]+\s){0,6})\S{0,4}$)", re.IGNORECASE)
_ATTRIBUTES: Final = frozenset(
    "with in of across among within under over aged than for through at on less more".split()
)
_ASIDE: Final = re.compile(r",\s(?:between|by|from|over|in)\s[^,]{3,40},\s(?=(?:the|its|our|their)\s)", re.IGNORECASE)
_ONLY_QUALITIES: Final = re.compile(
    r"(?:\s|-|\b(?:real|annual|net|average|year-on-year|cumulative|absolute|overall|relative|further|per annum|per year|a year|yearly|nominal|total|"
    r"sustained|rate of|domestic|or more|annualized|annualised|economic|improvement in)\b)+",
    re.IGNORECASE,
)
_PART_OF_THEM: Final = re.compile(r"\bof (?:whom|which|these|them)\b|\bincluding\b", re.IGNORECASE)
_THEM: Final = re.compile(
    r"\s*(?:of (?:them|whom|these)\s)?(?P<be>(?:are|were|is|was|(?:will|should|must|to) be|being)\s)?(?P<have>(?:to )?ha(?:ve|s|d)\s)?(?P<rest>\w.*)",
    re.IGNORECASE | re.DOTALL,
)
_QUALITIES: Final = frozenset("female male overseas abroad rural urban foreign domestic disabled".split())
_QUALIFIED: Final = re.compile(r"(?P<prep>(?:for|in|at|on|under|with)\s)|(?P<verb>\w+(?:ed|ing)\s)", re.IGNORECASE)
#: 5 complaints per 10,000 calls.
_PER: Final = re.compile(r"\d\s(?P<name>[A-Za-z][A-Za-z -]+?)\s(?:per|for every|/)\s")
_BRACKET: Final = re.compile(r"^\s\([^()]{1,40}\)(?=\s)")
#: 84% for men and 76% for women; 0.2% in towns and 0.3% in villages.
_GROUP: Final = re.compile(
    r"\s(?P<group>(?:for|among|in)\s(?!(?:[A-Z]{2}\s)?(?:FY|\d)|line\b|total\b|fact\b|real\b|nominal\b|(?:the |an? |each |every )*(?:"
    + TIME
    + r"))(?:the\s|every\s|all\s|each\s)?[A-Za-z][A-Za-z-]*(?:\s(?!(?:and|by|in|from|to|of|with|as|up|down|is|was)\b)[A-Za-z][\w-]*){0,2})"
    r"(?=\s*(?:$|[,.;)]|and\s|(?:in|by)\s(?:19|20)))"
)
_GROUP_NEXT: Final = re.compile(
    r"\s?,?\s?and\s(?:[a-z]+\s){0,2}[$£€≥≤]?\s?\d[\d.,]*\s?(?:%|per ?cent)?\s(?:for|among|in)\s", re.IGNORECASE
)
_SCOPE: Final = re.compile(
    r"(?:\s*(?:,|and\s[a-z0-9]+|place|position|globally|worldwide|overall|nationally|regionally|in (?:Africa|Asia|Europe|Latin America|ASEAN|the (?:world|region|EU|OECD|G20|continent))|"
    r"out of (?:the )?\d+(?: \w+)?|(?:among|amongst|of) (?:the )?\d+ [\w-]+(?: featured| surveyed| assessed| covered)?|by (?:19|20)\d\d|or better)(?![\w-]))+",
    re.IGNORECASE,
)
_OF_RANKING: Final = re.compile(r"\s*(?:for|in terms of|on|in|of)\s+(?P<rest>[A-Za-z].*)", re.DOTALL)
#: 91% were issued: of what was named before.
_WERE_DONE: Final = re.compile(
    r"\s(?:were|was|are|is|(?:have|has) been|will be|to be)\s(?:not\s)?(?P<done>[a-z]+(?:ed|en))\b"
)
#: Double the share to 12%.
_TO_FIGURE: Final = re.compile(r"\sto (?=[$£€]?\d)")
#: £3m, equivalent to 1.1% of profit: one thing, said twice.
_EQUIVALENT: Final = re.compile(r"\b(?:(?:equivalent|equal|equating|amounting) to|or)\s*$")
#: $90 million of the $120 million grant; two thirds of the 900 km planned.
_SUM_OF: Final = re.compile(
    r"^\s?of\s(?:the |our |its )[$£€]?\d[\d.,]*(?:\s(?:million|billion|thousand|crore|lakh))?\s(?:(?:hectares|kilometres|kilometers|km|tonnes|litres|miles|acres|ha)\s(?!\w+ed\b))?(?=[a-z])"
)
_OF: Final = re.compile(r"\s*of\s+(?P<rest>.+)", re.DOTALL)
_FOR: Final = re.compile(r"\s*(?:for|in|on|to)\s")
_WORDY: Final = re.compile(r"[\s-]*[\w“\"’]")
_OPENING: Final = re.compile(r"^[\s-]*(?:of\s)?")
#: How far behind a figure its name is looked for, in characters.
_FAR: Final = 240


class NameReader(LeftNameReader):
    """The phrase that names what is counted."""

    _done = ""

    def _name(self, frame: Frame) -> str | None:
        """The phrase that names what is counted."""
        left = self._left_name(frame)
        if self._start_value is not None and self.last_name and not left:
            return self.last_name
        if self.last_name and _TOTAL.search(self.text, frame.low, frame.token.start):
            return re.sub(r"\s[a-z]+ed$", "", self.last_name)
        part = self._part_of_last(frame)
        if part:
            return part
        group = self._group(frame, left)
        if group and self.last_name and not left:
            return f"{self.last_name} {group}"
        found = (clean(each) for each in self._candidates(frame, left))
        name = (
            next((each for each in found if each), "")
            or ("" if doing(left) else clean(left))
            or self.last_name
            or self._moved_noun(frame)
            or (left if left.casefold() in _MEASURES else "")
        )
        if name:
            self.last_name = name
        return f"{name} {group}" if name and group and group not in name else name or None

    def _candidates(self, frame: Frame, left: str) -> Iterator[str]:
        """Phrases that may name the figure, the likeliest first."""
        text, token = self.original, frame.token
        right = text[token.end : self._until(token)]
        right = _BRACKET.sub("", right) if right.startswith(" (") else right
        if frame.right_move and frame.move_span is not None:
            yield from self._moved_names(frame, frame.move_span)
            yield left
            return
        if token.kind == "rank":
            yield from _ranking(text[token.end : token.end + _FAR])
            yield "" if doing(left) else left
            yield right_phrase(right)
            return
        timed = token.unit in units.TIME_UNITS
        done = self._done = "" if timed else deed(frame) or (self._done if _listed(frame, self.last) else "")
        whole = _SUM_OF.match(right)
        of = _OF.match(f" of {right[whole.end() :]}" if whole else right)
        if whole and of:
            yield right_phrase(f" {of['rest']}")
        if (
            done
            and not (of and _MAKING_UP.search(text, frame.low, frame.at))
            and (of or token.part or token.unit is None or token.unit.startswith(("count", "t:CO2")))
        ):
            yield with_deed(_done_to(of["rest"] if of else right, token, self.text), done)
        if (token.unit or "").startswith("t:CO2") and (saved := _WERE_DONE.match(right)):
            yield f"CO2 {saved['done']}"
        if self.last_name and self._out_of and (met := _WERE_DONE.match(right)):
            yield with_deed(self.last_name, met["done"])
        strong = len(left) > 2 and not doing(left) and bool(clean(left))
        if (
            of
            and not done
            and frame.prep == ""
            and frame.words
            and frame.words[-1][0] in MAKERS
            and token.unit != "percent"
        ):
            yield right_phrase(f" {of['rest']}")
        if token.part and not of and (holder := _HOLDING.search(text, frame.low, frame.at)):
            yield f"{right_phrase(right)} held by {_lower(noun_phrase(holder['who']))}"
        if (
            frame.prep == "to"
            and not clean(left)
            and self.last_name
            and self.last is not None
            and self.last.move
            and frame.low == self.last.token.end
        ):
            yield self.last_name
        if of and token.unit in {"percent", "count"}:
            yield from self._parts(frame, left, right, of["rest"], strong=strong)
            return
        if frame.move_span is not None and frame.prep == "of" and token.unit in {"percent", "percentage_point"}:
            inside = re.match(r"\s*(?:in|of)\s+(?P<rest>.+)", right, re.DOTALL)
            if inside and not NO_NAME_START.match(inside["rest"]):
                yield right_phrase(f" {inside['rest']}")
        if (
            frame.move_span is not None
            and frame.prep in {"by", "to", "from"}
            and len(self.text[frame.move_span[1] : frame.at].split()) <= 2
            and not left
        ):
            yield right_phrase(right)
            return
        measured = token.unit is not None and not token.unit.startswith(("count", "per_"))
        if self.statements and measured and token.unit != "percentage_point" and of:
            yield right_phrase(f" {of['rest']}")
        if left and (
            frame.prep in {"to", "by", "of", "at", "from", ":", "as", "between"}
            or token.unit in {"percent", "percentage_point"}
            or token.unit in units.TIME_UNITS
            or (measured and strong and token.unit not in _MONEY)
            or (measured and strong and not _FOR.match(right))
            or (strong and token.unit is not None and token.unit.startswith("per_"))
        ):
            yield "" if doing(left) and right else left
        per = _PER.search(text, token.start, token.end)
        if per is not None:
            yield per["name"]
        yield right_phrase(right)
        if token.unit in _MONEY and (spent := _SPENT_ON.match(right)):
            yield right_phrase(f" {spent['rest']}")

    def _moved_names(self, frame: Frame, span: tuple[int, int]) -> Iterator[str]:
        """Names behind or before a movement that follows its figure: a 5% rise in rents, 7% export growth."""
        text, token = self.original, frame.token
        after = text[span[1] : max(span[1], self._until(token))]
        of = re.match(r"\s+(?:in|of|for|on|to)\s+(?P<rest>.+)", after, re.DOTALL)
        if not _AFTER_MOVE.match(after):
            yield right_phrase(f" {of['rest']}" if of else after)
        yield _inner(text[token.end : span[0]])

    def _parts(self, frame: Frame, left: str, right: str, rest: str, *, strong: bool) -> Iterator[str]:
        """Names of a part of something: 24% of supply."""
        text = self.original
        if self.last_name and _EQUIVALENT.search(text, frame.low, frame.at):
            yield self.last_name
        holder = _HOLDING.search(text, frame.low, frame.at)
        if holder is not None:
            yield f"{right_phrase(f' {rest}')} held by {_lower(noun_phrase(holder['who']))}"
        if _MAKING_UP.search(text, frame.low, frame.at) and left:
            yield re.sub(r"\s(?:to|will|should|must|shall|now)$", "", _MAKING_UP.sub("", left).strip())
        whole = _WHOLE.match(right) is not None
        spent = _WHOLE_ON.match(right) if whole and not strong else None
        if spent is not None:
            yield noun_phrase(spent["rest"], "right")
        governed = frame.prep in {"to", "at", "by", "is", "of", "from"} or frame.move is not None
        labelled = frame.prep == ":" and (whole or _MEASURED.search(left) is not None)
        if strong and (governed or labelled or (whole and not _DOING.fullmatch(left))):
            yield left
        if whole and not clean(left) and self.last_name and not said_of(rest):
            yield self.last_name
        if not re.match(r"\s*in\s+(?:the\s+)?" + TIME, right, re.IGNORECASE):
            yield right_phrase(f" {rest}")
        yield left

    def _part_of_last(self, frame: Frame) -> str:
        """1,200 trainees, of whom 40% are women: women among trainees."""
        end = frame.token.end
        own = self.text[frame.low : frame.at]
        spoken = (
            self.statements and self.last_name and (_PART_OF_THEM.search(own) or self.text.startswith(" of them ", end))
        )
        match = _THEM.match(self.original[end : self._until(frame.token)]) if spoken else None
        if match is None:
            return ""
        phrase = noun_phrase(match["rest"], "right")
        if phrase.casefold() in _QUALITIES:
            return f"{phrase} {self.last_name}"
        if "including" in own.casefold() or not phrase:
            return ""
        if match["have"]:
            return f"{self.last_name} with {phrase}"
        own_words = _QUALIFIED.match(f"{match['rest']} ")
        if own_words is None:
            return f"{phrase} among {self.last_name}"
        alone = "that " if phrase.isalpha() and match["be"] is None else ""
        return f"{self.last_name} {alone + phrase if own_words['verb'] else own_words['prep'] + phrase}"

    def _group(self, frame: Frame, left: str) -> str:
        """Whose figure it is, where a figure beside it is of another group: for women."""
        end = frame.token.end
        match = _GROUP.match(self.original, end) if frame.token.kind == "qty" else None
        if match is None or frame.right_move:
            return ""
        last = self.last
        goes_on = last is not None and last.token.unit == frame.token.unit and not left and bool(self.statements)
        if (
            goes_on
            and last is not None
            and _GROUP.match(self.original, last.token.end) is None
            and match["group"][:2] != "in"
        ):
            goes_on = frame.token.unit == "percent"
        return match["group"] if goes_on or _GROUP_NEXT.match(self.text, match.end()) else ""

    def _moved_noun(self, frame: Frame) -> str:
        """Growth of 2%, savings of £3m: the noun itself where nothing else is named."""
        if frame.move_span is None or frame.right_move or frame.prep != "of":
            return ""
        return self.original[slice(*frame.move_span)]

    def _until(self, token: Token) -> int:
        """Where the words behind a figure may belong to the next one."""
        far = min(len(self.text), token.end + _FAR)
        later = next((t.start for t in self.items if t.start >= token.end and t.kind in {"qty", "times", "rank"}), far)
        if later >= far:
            return far
        joints = list(_ALSO.finditer(self.text, token.end, later))
        if not joints:
            return far
        also = joints[-1]
        between = also["words"].casefold().split()
        return far if len(between) > 1 and between[-1] in _ATTRIBUTES else also.start()

    def _times_name(self, frame: Frame) -> str | None:
        name = clean(self._times_phrase(frame) or "") or self.last_name
        self.last_name = name
        return name or None

    def _times_phrase(self, frame: Frame) -> str | None:
        token, text = frame.token, self.original
        right = text[token.end : self._until(token)]
        word = self.text[token.start : token.end].casefold()
        left = _without_move(self._left_name(frame))
        if word.endswith(("fold", "times")) or (token.unit == "times" and token.kind == "qty"):
            named = re.match(r"\s*as (?:many|much) (?P<name>[^,;]+?) as\b", right)
            return left or (named["name"] if named else clean(noun_phrase(right)))
        phrase = clean(noun_phrase(_TO_FIGURE.split(right)[0], "right"))
        return (left or phrase) if _NOT_OBJECT.match(right) else (phrase or left)

    def _noun(self, end: int) -> str:
        match = re.match(
            r"\s*((?:(?!(?:within|in|on|at|by|to|for|with|from|of|per|and|or|under|over|during|is|as|than)\s)[a-z][\w-]*\s+){0,3}?(?!(?:is|as|was|has|this|its)\b)[a-z][\w-]*s)\b",
            self.text[end : end + 60],
        )
        return match[1].split()[-1] if match else ""


def _without_move(name: str) -> str:
    """Visits, where "visits rose" stands before "12-fold"."""
    head, _, last = name.rpartition(" ")
    return head if head and last.casefold() in words.MOVES else name


def _listed(frame: Frame, last: Frame | None) -> bool:
    """Whether a figure only continues a list: install 9 GW of wind and 4 GW of solar."""
    found = [word for word, _, _ in frame.words]
    return last is not None and frame.low == last.token.end and found[-1:] in (["and"], [","]) and frame.move is None


def _done_to(rest: str, token: Token, text: str) -> str:
    if (token.unit or "").startswith("t:CO2"):
        return "CO2 equivalent" if "equivalent" in text[token.start : token.end] else "CO2"
    return noun_phrase(rest, "right") if _WORDY.match(rest) else ""


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]


def _inner(between: str) -> str:
    """What grows in "7% export growth": the words between figure and noun that are more than qualities."""
    return (
        ""
        if _ONLY_QUALITIES.fullmatch(between)
        else re.sub(r"^(?:\W|(?:real|annual|net|average|or more|a|per|year)\b)+", "", between).strip(" -")
    )


def _ranking(right: str) -> Iterator[str]:
    """The ranking of "38th of 190 economies for ease of starting a firm"."""
    scope = _SCOPE.match(right)
    of = _OF_RANKING.match(right, scope.end() if scope else 0)
    if of is not None:
        yield re.sub(r"\s(?:19|20)\d\d$", "", noun_phrase(of["rest"], "right"))


def right_phrase(text: str) -> str:
    """The name right behind a figure, with what is said of it; none behind a comma or a bracket."""
    aside = _ASIDE.match(text)
    text = text[aside.end() - 1 :] if aside else text
    if _WERE_DONE.match(text):
        return ""
    if not _WORDY.match(text):
        return ""
    said = said_of(_OPENING.sub("", text))
    return noun_phrase(said, "moved") if said else noun_phrase(text, "right")
