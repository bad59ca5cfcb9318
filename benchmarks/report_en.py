"""A made-up council plan in English: distinct sentences, with as many figures as plans and annual reports have.

Parts that look back have a figure in every 80 characters or so, parts that plan one in about 300; prose that names
years, phases and numbered priorities stands between.
"""

import random

_GROWING = (
    "retail sales/household income/port traffic/output of the food industry/spending by visitors/tax revenue/"
    "construction output/exports of machinery/ridership on buses/energy use in public buildings/"
    "the number of small firms/rents in the centre"
).split("/")
_SHARES = (
    "the employment rate/the share of waste recycled/broadband coverage/the share of pupils who read well/"
    "the vaccination rate/the share of trips made on foot/the rate of rough sleeping/"
    "the share of homes with good insulation/attendance at school"
).split("/")
_COUNTED = (
    "affordable homes/charging points/apprentices/school places/hectares of woodland/"
    "kilometres of cycle lane/hospital beds/street trees/social workers/heat pumps/nursery places/"
    "shop fronts"
).split("/")
_WHO = (
    "the council/our partners/the health board/local employers/tenants and landlords/the college/"
    "the harbour trust/voluntary groups/the youth panel/parish clerks/the culture service/head teachers"
).split("/")
_DO = (
    "worked closely with/listened to/learned from/shared offices with/wrote to/stood by/relied on/spoke for/"
    "met/looked after/answered to/borrowed from"
).split("/")
_WHAT = (
    "families who care for a relative/traders on the old market/people who are new to the district/"
    "farmers on the hills/schools and their governors/neighbours who organise themselves/"
    "artists in the former mill/residents of the island/carers and their employers/the wardens of our parks/"
    "small firms that train young people/clubs on the waterfront"
).split("/")
_HOW = (
    "in plain words/with patience and good humour/wherever a service can be shared/as the charter asks/"
    "in the evenings too/without needless forms/at the front desk of the library/"
    "in every part of the district/as Phase 2 of the charter says/under priority 3 of this plan/"
    "through the Vision 2040 forum/as residents asked us to"
).split("/")


def report(characters: int, *, dense: float, seed: int = 7) -> str:
    """Paragraphs of distinct sentences; ``dense`` is the share of paragraphs that look back on a year."""
    chance = random.Random(seed)
    seen: set[str] = set()
    paragraphs: list[str] = []
    length = 0
    while length < characters:
        make = _looking_back if chance.random() < dense else _planning
        sentences = []
        for _ in range(chance.randint(3, 7)):
            sentence = make(chance)
            if sentence not in seen:
                seen.add(sentence)
                sentences.append(sentence)
        paragraphs.append(" ".join(sentences))
        length += len(paragraphs[-1]) + 1
    return "\n".join(paragraphs)


def _prose(chance: random.Random) -> str:
    return f"{chance.choice(_WHO)} {chance.choice(_DO)} {chance.choice(_WHAT)} {chance.choice(_HOW)}"


def _said(text: str) -> str:
    return text[0].upper() + text[1:] + "."


def _reported(chance: random.Random) -> str:
    kind = chance.random()
    if kind < 0.4:
        return f"{chance.choice(_GROWING)} {chance.choice(['rose', 'fell'])} by {chance.randint(5, 199) / 10:g}%"
    if kind < 0.7:
        return f"{chance.choice(_SHARES)} reached {chance.randint(300, 999) / 10:g} per cent"
    return f"{chance.randint(12, 9800):,} {chance.choice(_COUNTED)} were provided"


def _planned(chance: random.Random) -> str:
    hedge = chance.choice(["at least ", "about ", "no more than ", ""])
    by = f"by {chance.randint(2027, 2040)}"
    if chance.random() < 0.5:
        return f"we will provide {hedge}{chance.randint(12, 9800):,} {chance.choice(_COUNTED)} {by}"
    return f"{chance.choice(_SHARES)} should reach {hedge}{chance.randint(300, 999) / 10:g}% {by}"


def _looking_back(chance: random.Random) -> str:
    if chance.random() < 0.7:
        return _said(f"{_reported(chance)}, and {_reported(chance)}" if chance.random() < 0.5 else _reported(chance))
    return _said(_prose(chance))


def _planning(chance: random.Random) -> str:
    return _said(_planned(chance) if chance.random() < 0.3 else _prose(chance))
