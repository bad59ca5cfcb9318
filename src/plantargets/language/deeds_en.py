"""What is done to the thing counted, or said of it, as a part of its English name: trees planted, patients seen in time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from plantargets.language import words_en as words

if TYPE_CHECKING:
    from plantargets.language.frame_en import Frame

_REGULAR: Final = (
    "construct plant train recruit install create rehabilitate connect restore retrofit vaccinate immunise immunize answer complete process "
    "divert recycle lift treat support distribute screen upgrade launch settle resettle convert sequester insulate renovate refurbish repair "
    "replace electrify open inspect audit certify enrol register house equip hire employ serve rescue pave drill demolish decommission "
    "commercialize commercialise plough deploy digitise digitize modernise modernize reforest approve award issue capture"
)
_IRREGULAR: Final = {
    "build": "built",
    "building": "built",
    "builds": "built",
    "dig": "dug",
    "lay": "laid",
    "sell": "sold",
    "sells": "sold",
    "sold": "sold",
    "met": "met",
    "built": "built",
    "spent": "spent",
    "lost": "lost",
    "sent": "sent",
    "save": "saved",
    "saves": "saved",
    "saved": "saved",
    "sequestering": "sequestered",
}


#: The last consonant of these is doubled: shipped, equipped.
_DOUBLED: Final = re.compile(
    r"[^aeiou]*[aeiou][^aeiouwxy]|(?:enrol|retrofit|equip|submit|permit|admit|commit|transfer|control|refer|program|format)"
)


def _stem(verb: str) -> str:
    """A verb as it stands before -ed and -ing."""
    return verb + verb[-1] if _DOUBLED.fullmatch(verb) else verb.removesuffix("e")


def _past(verb: str) -> str:
    if verb.endswith("y") and verb[-2:-1] not in {"a", "e", "o", "u"}:
        return f"{verb[:-1]}ied"
    return f"{_stem(verb)}ed"


def _forms(verb: str) -> dict[str, str]:
    past = _past(verb)
    return {verb: past, past: past, f"{verb}s": past, f"{_stem(verb)}ing": past}


_DONE: Final[dict[str, str]] = _IRREGULAR | {
    form: past for verb in _REGULAR.split() for form, past in _forms(verb).items()
}
_MODALS: Final = frozenset("will shall should must to would can could".split())
#: Verbs behind a modal that do nothing to what is counted, or whose participle is another.
_NO_DEEDS: Final = frozenset(
    "reach achieve have total exceed cost require need make take give send teach bring hold find lead keep know mean pass come become remain "
    "stay stand amount equal match maintain ensure deliver provide generate attract source mobilise mobilize invest spend contribute account "
    "represent comprise average number earn receive gain offer secure meet include cover host begin start last cross surpass beat aim number "
    "only just about almost nearly around some another these those full fully also further well over more than under each every another "
    "within between somewhere approximately roughly least most".split()
)
#: Words in -ed before a figure that do nothing to what is counted.
_NOT_DONE: Final = frozenset(
    "reached achieved recorded registered totalled totaled averaged exceeded estimated targeted projected planned expected showed represented "
    "remained attained numbered surpassed topped crossed proposed need needed indeed united amounted measured posted ended hundred gained "
    "included followed used allocated provided saved based budgeted raised exceeded agreed fixed limited aged combined added delivered generated "
    "combined released reported observed".split()
)
#: Where the words of place, time and manner behind a noun begin.
_BEHIND: Final = re.compile(
    r"(?<!ed)(?<!en)\s(?:to (?![\d])|from|out of|within|in|into|over|by|with|for|on|at|across|outside|inside|through|under|abroad|overseas|locally)\b"
)
_OWN: Final = {"connected": "to|with", "diverted": "from", "lifted": "out of", "converted": "to|into"}
_YEARLY: Final = re.compile(r"\s(?:annually|each year|every year|a year|per year|per annum|yearly)\b", re.IGNORECASE)
_BETWEEN: Final = frozenset("somewhere between about".split())


def deed(frame: Frame) -> str:
    """The participle of the verb that governs a figure: planted for "plant 2 million trees"; empty where none does."""
    found = [word for word, _, _ in frame.words[-5:]]
    while found and found[-1] in _BETWEEN:
        found.pop()
    if not found:
        return ""
    done = _participle(found[-1]) or (_regular(found[-1]) if len(found) > 1 and found[-2] in _MODALS else "")
    if done and len(found) > 2 and found[-2] in {"and", "or"} and (other := _participle(found[-3])):
        return f"{other} {found[-2]} {done}"
    return done


def _participle(word: str) -> str:
    known = _DONE.get(word)
    if known:
        return known
    return word if word.endswith("ed") and len(word) > 4 and word not in _NOT_DONE and word not in words.MOVES else ""


def _regular(verb: str) -> str:
    """Insured for "will insure": what stands behind a modal is a verb; verbs of level and movement do nothing to a thing."""
    if verb.endswith(("ing", "s")) or verb in _NO_DEEDS or verb in words.MOVES or not verb.isalpha() or len(verb) < 4:
        return ""
    return _past(verb)


def with_deed(name: str, done: str) -> str:
    """A name with what is done: people connected to the grid; a name that says so already stays."""
    if not name or done in name.split():
        return name
    name = _YEARLY.sub("", name)
    behind = (re.search(rf"\s(?:{_OWN[done]})\s", name) if done in _OWN else None) or _BEHIND.search(name)
    return f"{name[: behind.start()]} {done}{name[behind.start() :]}" if behind else f"{name} {done}"


_ASIDE: Final = r"(?:\s\([^()]{1,40}\)|,\sor\s[^,]{1,40},)?"
_NOW: Final = r"(?:now|still|also|currently|already|then|both|all|either|each|either|[a-z]+ly(?!\s(?:or|and)\b))"
_TO_BE: Final = re.compile(
    rf"(?P<np>[^,;:()]{{2,100}}?){_ASIDE}\s(?:(?:should|will|must|shall|would|can|could|may|are|is|was|were|to|have|has|had|{_NOW})\s)*(?:be|been|is|are|was|were)\s"
    rf"(?:(?:being|{_NOW})\s)*(?:(?:expected|projected|planned|scheduled|due|set|targeted|intended|estimated|required|likely)\sto\s(?:be\s)?)?(?P<rest>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_MONTHS: Final = "January|February|March|April|May|June|July|August|September|October|November|December"
_STATE: Final = re.compile(
    r"(?:not\s)?(?:[a-z]+ly\s(?:(?:or|and)\s[a-z]+ly\s)?)?(?:[a-z]+(?:ed|ing)\b|"
    r"(?:built|made|met|held|sold|put|spent|born|given|taken|brought|paid|left|lost|known|seen|driven|drawn|grown|set up|run|kept|lent|led|begun|bought|caught|taught|won|written|sent|laid)\b|"
    rf"(?:at|in|on|under|within|without|out of|of|with|behind|ahead of)\s(?!(?:[$£€]?\d|{_MONTHS}|the (?:first|second|third|fourth|same|previous|year)|total\b|all\b|addition\b|fact\b|average\b))|"
    r"(?:able|unable|free of|aware|eligible|online|literate|illiterate|overweight|obese|homeless|vacant|available|accessible|affordable|compliant|insecure|food insecure|[a-z-]+[- ]free|undernourished|poor|safe|attributable|dependent|reliant)\b)",
    re.IGNORECASE,
)
_NOT_STATES: Final = frozenset(
    "expected projected estimated forecast targeted budgeted recorded registered reported compared followed needed required proposed".split()
)
_HOLDERS: Final = frozenset("people children women men population youth staff pupils girls boys".split())
_ACTIVE: Final[dict[str, str]] = {
    "has": "with",
    "have": "with",
    "had": "with",
    "having": "with",
    "come from": "from",
    "comes from": "from",
    "came from": "from",
    "took": "taking",
    "met": "meeting",
    "got": "getting",
    "fell ill": "falling ill",
    "run on": "running on",
    "ran on": "running on",
    "runs on": "running on",
} | {
    form: f"{_stem(verb)}ing"
    for verb in (
        "live lack face receive use own attend experience suffer work offer benefit reach pass achieve enter smoke vote adopt "
        "participate wait hold meet take get earn report enjoy support".split()
    )
    for form in (verb, f"{verb}s", _past(verb))
}
_VERB: Final = re.compile(
    rf"(?P<np>[^,;:()]{{2,90}}?){_ASIDE}\s(?P<modal>(?:(?:to|will|should|must|shall|would|can|could|do|did|does|have|has|had|{_NOW})\s)*)(?P<not>not\s)?"
    rf"(?P<verb>{'|'.join(sorted(_ACTIVE, key=len, reverse=True))})\s(?P<rest>(?!(?:to|been|be|by)\b)[\w$£€].*)",
    re.IGNORECASE | re.DOTALL,
)
_FUNCTIONS: Final = frozenset("in of the a an for with from by at on and or to its their our as than".split())
_PRONOUNS: Final = frozenset("it they we he she you i".split())
#: Had completed the course, beside had limited access.
_PERFECT: Final = re.compile(r"[a-z]+ed\s(?:the|an?|their|its|his|her|all|both|at|to|from)\s")
_GROUPS: Final = re.compile(r"(?:women|men|girls|boys|female|male)(?=\s*(?:$|[,.;]|in\b|by\b))", re.IGNORECASE)
_WHO: Final = re.compile(r"\b(?:who|that|which)$", re.IGNORECASE)
_MAY_BE: Final = re.compile(r"\b(?:be|been|is|are|was|were)\s", re.IGNORECASE)


def said_of(text: str) -> str:
    """A noun and what is said of it as one phrase: patients seen in time; empty where nothing is said.

    >>> said_of("patients were seen within four hours")
    'patients seen within four hours'
    >>> said_of("households now have piped water")
    'households with piped water'
    """
    being = _TO_BE.match(text) if _MAY_BE.search(text, 0, 130) else None
    active = _VERB.match(text)
    if active is not None and _WHO.search(active["np"]):
        return ""
    if active is not None and _acts(active) and (being is None or len(active["np"]) < len(being["np"])):
        verb = _ACTIVE[active["verb"].casefold()]
        if verb == "with" and _PERFECT.match(active["rest"]):
            verb = "having"
        if active["not"]:
            verb = "without" if verb == "with" else f"not {verb}"
        return f"{active['np']} {verb} {active['rest']}"
    if being is not None and (who := _GROUPS.match(being["rest"])) and not _WHO.search(being["np"]):
        return f"{who[0]} among {being['np']}"
    if being is None or _WHO.search(being["np"]) or not _STATE.match(being["rest"]):
        return ""
    first = being["rest"].split(maxsplit=1)[0].casefold()
    if first in _NOT_STATES or first in words.MOVES:
        return ""
    return f"{being['np']} {being['rest']}"


def _acts(match: re.Match[str]) -> bool:
    """Whether a form is a verb here, and no noun as in "energy use": many do it, or a modal stands before."""
    np = match["np"].casefold().split()
    if not np or np[-1] in _FUNCTIONS or np[-1].endswith(("ed", "ing")) or not _PRONOUNS.isdisjoint(np):
        return False
    return bool(match["modal"]) or any(
        (word.endswith("s") and not word.endswith("ss")) or word in _HOLDERS for word in np
    )
