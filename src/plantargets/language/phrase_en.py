"""Where an English noun phrase begins and ends."""

from __future__ import annotations

import re
from typing import Final

_MONTH: Final = "January|February|March|April|May|June|July|August|September|October|November|December"
_YEAR: Final = r"(?:19|20)\d\d"
_COUNT: Final = r"\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|several|few"
_WHICH: Final = "first|second|third|fourth|same|previous|next|coming|last|past|current|final|following"
_LEADS: Final = re.compile(
    r"^(?:the|a|an|our|its|their|this|these|that|of|in|to|we|will|should|must|shall|would|and|or|by|for|with|on|at|number of|proportion of|percentage of|share of|total|all|overall|both|some|an estimated|estimated|aim to|target to|targeted to|aims to|plan to|ensure that|ensure|ensuring|achieve|achieving|reach|reaching|maintain|maintaining|keep|keeping|attain|deliver|delivering|"
    r"i|i will|i propose|propose|proposed|am|are|set aside|allocate|allocating|provide|providing|commit|committed to|a sum of|sum of|an amount of|amount of|a total of|outlay of|secure|sustain|sustaining|lift|lifting|increase|increasing|reduce|reducing|raise|raising|cut|cutting|lower|lowering|decrease|expand|expanding|boost|boosting|limit|limiting|hold|bring|bringing|also|further|has been|have been|had been|is|are|was|were|has|have|had|least|per cent|percent|it|average|annual average|(?:high |low )?(?:single|double)-digit|"
    rf"(?:real|nominal|absolute|cash) terms|(?:FY ?)?{_YEAR}(?:[-/]\d\d)?(?= [A-Za-z]))\b(?:[\s,:]+|$)",
    re.IGNORECASE,
)
#: Dates, spans of time and what a figure is compared with are no part of a name.
_DATED: Final = (
    rf"by (?:the )?(?:end|start|middle|close|next|project end|programme end|(?:mid|end|late|early)[- ]|FY|[QH][1-4]\b|{_YEAR}|{_MONTH})|"
    rf"until|before|since|(?:between|from) (?:FY ?)?{_YEAR}|in (?:the )?(?:year )?(?:FY ?)?{_YEAR}|"
    rf"(?:over|during|throughout|for|in) (?:the|this|that) (?:{_WHICH}|medium|long|short|(?:financial |fiscal |\w+ )?(?:year|years|months|period|parliament|term|decade|quarter|half))|"
    rf"(?:over|in|within|during|for) (?:a |an )?(?:{_COUNT})(?: to \d+)?(?:[- ]years?|[- ]months?| decades?)|"
    rf"(?:within|over|in) an? (?:decade|generation|century)|"
    rf"for (?:[A-Z]{{2}} )?(?:FY ?)?{_YEAR}|for the (?:\w+) (?:consecutive|straight|successive)|"
    rf"(?:in|by|on|to|at|as of|as at) (?:the (?:end|start) of )?(?:{_MONTH}|the (?:{_WHICH}))|"
    rf"at (?:all times|the latest|any time|the end|year[- ]end)|no later|(?:each|every|a|per) (?:year|month|week|day|quarter|annum)|annually|yearly|year[- ]on[- ]year|"
    rf"on (?:the )?(?:year|month|quarter)|year over year|so far|to date|at present|"
    rf"compared|relative to|versus|vs|as against|as compared|against|than(?! (?:[$£€]?\d|R\d|(?:{_COUNT}) (?:years|months|weeks|days|hours|minutes)))|"
    rf"(?:up|down) from|from an? (?:[\w-]+ ){{0,3}}(?:of )?(?=[$£€]?\d|base)|respectively"
)
_SAID: Final = "should|shall|will|would|must|has been|have been|had been|were|was|it|they|we|he|she"
#: Seen, treated or sent home; on foot, by tram or by bus; tuberculosis, cholera and measles; scopes 1, 2 and 3.
_LIST: Final = (
    r"\s\w+(?:ed)?\s(?:or|and)\s\w+ed\b|\s\w+ed,\s|\s(?:by|in|on|with|at)\s\w+\s(?:or|and)\s|"
    r"\s[\w.]+\s(?:and|or)\s[\w.]+\s*(?:$|[.;]|by\s)|\s\d\sand\s\d\s"
)
_BRACKETS: Final = "[;()]"
#: Young people (10-17 years) in care: a bracket within a name.
_OPEN_BRACKETS: Final = (
    r"[;]|\((?![^()]{1,40}\)\s(?:in|of|with|who|living|on)\s(?!\d))|\)(?!\s(?:in|of|with|who|living|on)\s(?!\d))"
)
_STOPS: Final = rf",(?!\d|{_LIST})|{_BRACKETS}|(?<!U\.S)(?<!U\.K)(?<!U\.N)\.(?:\s|$)"
_ENDS: Final = {
    # what is moved: reduce the share of people who live on less than $2 a day to 3%
    "moved": re.compile(rf"\s(?:{_DATED})\b|{_STOPS.replace(_BRACKETS, _OPEN_BRACKETS)}", re.IGNORECASE),
    "right": re.compile(rf"\s(?:{_DATED}|{_SAID}|are|is|to be|target(?! of))\b|{_STOPS}", re.IGNORECASE),
    "left": re.compile(
        rf"\s(?:{_DATED}|{_SAID}|is|are|to be|which|that|who|between|worldwide|across the country|nationwide|"
        r"over the|during|below|above|in line|through|under the|at the latest|within|while|so that|to (?=[\d$£€])(?!\d+-year))(?:\b|(?<=\s))|"
        rf"{_STOPS}|:| - |--",
        re.IGNORECASE,
    ),
}
#: Where the next thing to do begins.
NEXT_DOING: Final = re.compile(
    r",?\s(?:and|while|but)\s+(?:to\s+)?(?:keep|reduce|increase|cut|raise|lower|create|build|expand|improve|achieve|reach|hold|"
    r"maintain|ensure|halve|double|triple|doubling|tripling|deliver|limit|bring|end|eliminate)\b",
    re.IGNORECASE,
)
#: Where the next figure begins: 10 GW of wind and 5 GW of solar; or what the thing is for.
_NEXT_FIGURE: Final = re.compile(
    r"(?<!\d),?\s(?:and|or)\s(?:(?:about|around|at least|over|some|nearly|approximately|up to)\s)?[$£€¥]?\d[\d,.]*\s?(?:%|per ?cent|[A-Za-z]{1,4}\sof\b)|"
    r"\sto\s(?:reduce|increase|cut|raise|lower|improve|achieve|reach|ensure|support|meet)\b",
    re.IGNORECASE,
)
_BY_YEAR: Final = re.compile(
    rf"^[\s,]*(?:(?:by|before|until|in|during|for|since) (?:the end of |end-|end |FY ?)?{_YEAR}(?:[-/]\d\d)?|(?:between|from) {_YEAR} (?:and|to) {_YEAR}),?\s(?=\w)",
    re.IGNORECASE,
)
_EDGES: Final = ' ,.:;()|=-–—“”"'
_GLOBALLY: Final = re.compile(
    r"\s(?:(?:globally|worldwide|nationwide|nationally)\b|(?:daily|weekly|monthly)$)", re.IGNORECASE
)


def noun_phrase(raw: str, side: str = "left") -> str:
    """The noun phrase that a text begins with; ``side`` says where it stands: left or right of its figure, or moved."""
    dated = _BY_YEAR.match(raw)
    text = (raw[dated.end() :] if dated else raw).strip(_EDGES)
    if "wide" in text or "ally" in text or text.endswith("ly"):
        text = _GLOBALLY.sub("", text)
    for _ in range(6):
        lead = _LEADS.match(text)
        if lead is None or not lead.end():
            break
        text = text[lead.end() :]
    for end in (_ENDS[side].search(text), NEXT_DOING.search(text), _NEXT_FIGURE.search(text)):
        if end and end.start() > 1:
            text = text[: end.start()]
    return text.strip(_EDGES)
