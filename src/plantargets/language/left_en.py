"""The English phrase before a figure that names it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from plantargets.language.phrase_en import NEXT_DOING, noun_phrase

if TYPE_CHECKING:
    from plantargets.language.frame_en import Frame

from plantargets.language.labels_en import MAKERS
from plantargets.language.place_en import PlaceReader

#: Words between a name and its figure.
_TRAILING: Final = frozenset(
    "by in nominal requires require peaked to of from at between is are was were be been reach reaches reached stand stands stood showed shows had has have should shall will set a an the "
    "expected projected targeted target remain remained remains not averaged or and with as also steadily further significantly came come comes went "
    "hold holds stabilise stabilize move moves moved capped data totalled totaled put pegged estimated forecast reported amount amounts amounted "
    "amounting measured numbered arrived now currently only just hit exceeded exceeding recorded registered achieve achieved maintain kept rank ranks "
    "ranked somewhat all-time historic high low peak record touch touched edged slipped average averaging brought down held limited".split()
)
_TRAILING_PHRASES: Final = tuple(
    f" {phrase}"
    for phrase in (
        "in real terms|worked out|came in|rank in|ranks in|ranked in|rank among|ranks among|ranked among|in the|changed little"
    ).split("|")
)

#: The first words of what ``NO_NAME_START`` finds.
_FIRST: Final = re.compile(r"[A-Za-z]+(?![\w’'])")
_FIRST_OF_NONE: Final = frozenset(
    "of in for on to over by during from since until at the this a an each every per january february march april may june july august september "
    "october november december fy first second third fourth fifth last same previous corresponding preceding following current next past coming final "
    "year years month quarter period week decade day main key major projected expected national goal goals target targets objective objectives "
    "priorities than against versus vs compared relative equivalent between or and as more less almost nearly around been be transferred provided "
    "allocated set given these under such estimated forecast targeted likely anticipated above below exceeding beating ahead short missing meeting "
    "factor but not which that up down annum capita annually respectively today now currently while whilst whereas meanwhile out real end mid early late".split()
)
#: Longer texts are no empty words.
_LONGEST: Final = 48
_EDGE: Final = " :=|-\n\t"
TIME = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Q[1-4]\b|H[12]\b|FY ?\d+|(?:19|20)\d\d|"
    r"(?:first|second|third|fourth|last|same|previous|corresponding|preceding|following|current|next|past|coming|final)\s[\w -]*?"
    r"\b(?:half|quarter|months?|years?|period|week|date|day|consecutive|decade)|year|years|month|quarter|period|week|decade|day)\b"
)

#: Words that begin no name.
NO_NAME_START = re.compile(
    r"(?:(?:of|in|for|on|to|over|by|during|from|since|until|at)\s)?(?:(?:the|this|a|an|each|every|per)\s)?(?:"
    + TIME
    + r"|(?:main |key |major |projected |expected |national )*(?:goals?|targets?|objectives?|priorities)\s(?:for|of|in|are|include)|(?:third|second|fourth|fifth|\w+) consecutive|than|against|versus|vs|from|compared|relative|equivalent|over|between|during|since|by|until|or|and|as|at|"
    r"[$£€¥]|following\b|more|less|almost|nearly|around|been|be|transferred|provided|allocated|set aside|given|this|these|under this|such|"
    r"projected|expected|estimated|forecast|targeted|likely|anticipated|above|below|exceeding|beating|ahead|short|under(?!-)|missing|meeting|"
    r"as (?:many|much|high|large)|factor of|but not|not|which|that|up|down|annum|capita(?!\s\w)|annually|respectively|on average|today|now|currently|while|whilst|whereas|meanwhile|but|year-on-year|year over year|out of|real terms|(?:end|mid|early|late)-|\d+)\b",
    re.IGNORECASE,
)

_HAVING_DONE = re.compile(
    r"\b(?:has |have |had )?(?:achieved|recorded|registered|posted|attained|saw|reported)\s+(?=\w+\s\w)", re.IGNORECASE
)

_NO_NAME = re.compile(
    r"(?:slightly|sharply|steadily|significantly|markedly|further|rapidly|gradually|modestly|strongly|considerably|substantially|"
    r"marginally|again|back|(?:Articles?|Sections?|Chapter|Clause|Rule|Annex) \d+|even more|much more|goals?|objectives?|priorities|(?:average |annual |growth |narrow )*(?:rates?|levels?|range|pace|numbers?|values?|averages?)|(?:nominal|real|absolute|cash) terms|(?:m/m|y/y|q/q|yoy|like-for-like|i\.?e|e\.?g|namely|viz|out|there|still|yet)|numbers? recorded|(?:(?:the )?(?:target|tolerance) )?(?:band|range)|(?:the )?(?:national |regional |EU |OECD )?(?:average|mean|median)|whom|which|end|start|\w+ly|(?:an?other |a further |further |initial )?(?:sum|amount|total|figure)|base ?line|targets?|goal|value|result|actual|them|it|these|those|this|that|they|aims?|plans?|intends?|(?:19|20)\d\d(?:[-/]\d+)?|[\W\d]*)",
    re.IGNORECASE,
)

#: Verbs before a figure that name nothing of it.
_BARE_VERBS: Final = frozenset(
    "source sourcing mobilise mobilize sequester divert answer enter drive break move commit spend save offset avoid procure purchase offer "
    "cover meet generate deliver secure conserve capture commercialize commercialise we will into back put help need needs".split()
)

#: What introduces a clause: ensure that, figures show that, we estimate.
_THAT: Final = re.compile(
    r"\b(?:(?:ensure|ensures|ensuring|ensured|show|shows|showed|indicates?|indicated|expects?|estimates?|projects?) that|"
    r"(?:data|figures|estimates|results|statistics) (?:show|showed|indicate|suggest)|expects|wants|forecasts|(?:we|I) (?:estimate|expect|project|forecast|assume))\s",
    re.IGNORECASE,
)

#: No area should have a ratio above 2; the region has the highest rate at 5.
_HAVING: Final = re.compile(
    r"\b(?:(?:should|must|will|to|shall|may) have|has|have|had)\s(?:by far\s)?(?:an?|the)\s(?:(?:highest|lowest|largest|smallest|best|worst)\s)?(?=\w)",
    re.IGNORECASE,
)

#: Behind a figure, "of GDP in 2024 and" belongs to it; what it is joined to may name the next.
_TAIL_OF_LAST: Final = re.compile(r"\s(?:of|for|in|among|per|nationally|globally|nationwide)\b")

_JOINED: Final = re.compile(r"[,;]\s|\b(?:and|but|while|or|then)\b", re.IGNORECASE)

#: In economic growth or energy savings the noun of movement belongs to the name.
_QUALITY: Final = re.compile(
    r"\b(?:economic|inclusive|sustained|sustainable) $|\b(?:energy|cost|water|efficiency|fuel|budget) (?=$)",
    re.IGNORECASE,
)

_SHARE_LIST: Final = re.compile(
    r"\b(?:share|proportion|percentage|number|rate|average)s? of\s[^;:]*,\s[\w-]+ and [\w-]+\b[^,;:]*$", re.IGNORECASE
)

_WHILE: Final = re.compile(r"(?:^|[\s,])(?:while|whilst|whereas|meanwhile|but)\s", re.IGNORECASE)


#: The label of a figure behind the name of all: 2023 actual.
_LABEL: Final = re.compile(
    r"\s*(?:(?:19|20)\d\d(?:[-/]\d\d)? )?(?:actuals?|targets?|results?|outturn|value|median|mean|average|forecast|estimate|baseline|goal|plan)?\s*",
    re.IGNORECASE,
)
_ENDING: Final = re.compile(r"\s*\b(?:by|to|of|from|at|between|reach|stand at)\s*$")
_BEGINNING: Final = re.compile(r"^\s*(?:in|of|for)\s+")
_CLAUSE: Final = re.compile(r"[;,]\s|:\s+(?=\S)")
#: What stands before the name within its clause, with words that it has.
_CLAUSES: Final = (
    (
        frozenset(
            "that data figures estimates estimate results statistics expect project forecast assume expects wants forecasts".split()
        ),
        _THAT,
    ),
    (frozenset("achieved recorded registered posted attained saw reported".split()), _HAVING_DONE),
    (frozenset("have has had".split()), _HAVING),
)


class LeftNameReader(PlaceReader):
    """The phrase before a figure."""

    def _left_name(self, frame: Frame) -> str:
        text = self.original
        end = frame.at
        if frame.move_span is not None and not frame.right_move and frame.prep not in {":", "=", "|"}:
            between = text[frame.move_span[1] : end]
            between = _ENDING.sub("", between.rstrip())
            between = _BEGINNING.sub("", between)
            phrase = noun_phrase(between, "moved" if frame.prep in {"to", "by", "from"} else "left")
            if (
                len(phrase) > 2
                and clean(phrase)
                and not re.match(r"\s*(?:at|for|by|with|from)\b", text[frame.move_span[1] : end])
            ):
                return phrase
            end = frame.move_span[0]
            if _QUALITY.search(text, 0, end) and frame.prep != "by":
                end = frame.move_span[1]
        chunk = text[frame.low : end]
        if frame.low and _TAIL_OF_LAST.match(chunk):
            chunk = _JOINED.split(chunk)[-1] if _JOINED.search(chunk) else ""
        listed = _SHARE_LIST.search(chunk)
        if listed is None:
            chunk = _CLAUSE.split(chunk)[-1] if not chunk.rstrip().endswith(":") else chunk
            chunk = _WHILE.split(NEXT_DOING.split(chunk)[-1])[-1]
        found = set(chunk.split())
        for first, lead in _CLAUSES:
            if not first.isdisjoint(found) and (clause := lead.search(chunk)) and chunk[clause.end() :].strip():
                chunk = chunk[clause.end() :]
        labelled = (
            text[frame.low : end].rpartition(": ")[0]
            if ":" in text[frame.low : end] and _LABEL.fullmatch(chunk)
            else ""
        )
        if labelled:
            return noun_phrase(labelled, "moved")
        return _untrailed(
            noun_phrase(_untrailed(chunk), "moved" if listed or frame.prep in {":", "=", "|"} else "left")
        )


def clean(name: str) -> str:
    """A phrase, or an empty text where it names nothing: further, the rate, in March."""
    if not name or (len(name) < _LONGEST and _NO_NAME.fullmatch(name)):
        return ""
    first = _FIRST.match(name)
    plain = first is not None and first[0].casefold() not in _FIRST_OF_NONE and " consecutive" not in name
    return name if plain or not NO_NAME_START.match(name) else ""


def doing(name: str) -> bool:
    """Whether a phrase has only verbs of making and doing, such as "build" or "train and recruit"."""
    found = name.casefold().split()
    if len(found) > 1 and found[-2] == "to" and found[-1] in MAKERS:
        return True
    return all(word in MAKERS or word in _BARE_VERBS or word in {"and", "to", "or"} for word in found)


def _untrailed(chunk: str) -> str:
    """A phrase without the words between a name and its figure."""
    for _ in range(8):
        chunk = chunk.rstrip(_EDGE)
        cut = chunk.rfind(" ") + 1
        if chunk[cut:] in _TRAILING:
            chunk = chunk[:cut]
            continue
        phrase = (
            next((each for each in _TRAILING_PHRASES if chunk.endswith(each)), None)
            if chunk.endswith(_TRAILING_PHRASES)
            else None
        )
        if phrase is None:
            break
        chunk = chunk[: -len(phrase)]
    return chunk
