"""English sentences without a figure that still state a target: eliminate, achieve, in line with, continue to rise."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plantargets.language.statements import Statement
from plantargets.language.worth_en import stems

if TYPE_CHECKING:
    from plantargets.language.statements import Comparator, Measure, Movement

_LIKE = re.compile(
    r"(?P<subject>.*?)\b(?:(?:to|will|should|shall|must|is|be|grow|grows|rise|rises|increase|increases|growing|keep|remain|stay|fully|moves?|develop)\s)*(?P<word>(?P<basically>broadly |basically |roughly |largely )?(?:in line with|in step with|at the same (?:rate|pace) as|on a par with|keep(?:s|ing)? pace with|commensurate with|equal to|match(?:es|ing)?(?= the)|in tandem with|in proportion to))\s(?P<ref>.+)$",
    re.IGNORECASE,
)
_THAN = re.compile(
    r"(?P<subject>.*?)\b(?P<op>no faster than|not faster than|no slower than|no higher than|no lower than|not lower than|not less than|no more than|at least as fast as|at least as high as|faster than|at a rate higher than|(?:at )?a (?:faster|higher|greater) (?:rate|pace) than|more (?:quickly|rapidly|slowly) than|higher than|greater than|exceed(?:s|ing)?|outpac(?:e|es|ed|ing)|outstrip(?:s|ped|ping)?|outperform(?:s|ing)?|above|slower than|lower than|less than|below)\s(?P<ref>(?:(?<=faster than )|(?<=slower than )|(?<=slowly than )|(?<=quickly than )|(?<=rapidly than )|the |that of |its |overall |of |GDP|national|economic|EU|OECD|inflation|population|average|growth|nominal|real)[^,;.]*)",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"\b(?:grow|grew|rise|rose|increas|expand|climb|outpac|declin|fall|fell|decreas|drop|shrink)", re.IGNORECASE
)
_DOWN = ("declin", "fall", "fell", "decreas", "drop", "shrink")
_KEEP = re.compile(
    r"\b(?:continu(?:e|es|ed|ing) to|keep(?:s)?|steadily|progressively|sustained|continued|continuous(?:ly)?|further|significantly|substantially|year on year|gradually|consistently|constantly|(?:have|with|put|keep|see)(?: [\w-]+){1,3}|on an?|is|are|be)\s+(?:\w+\s+)?(?P<word>(?:upward|downward) (?:path|trajectory|trend)|falling as|rising as|ris\w+|increas\w+|improv\w+|grow\w*|expand\w*|enhanc\w+|strengthen\w*|declin\w+|decreas\w+|fall\w*|reduc\w+|drop\w*|lower\w*|cut\w*|narrow\w*|shrink\w*)",
    re.IGNORECASE,
)
_MOVE_VAGUE = re.compile(
    r"^(?:to |we will |will |substantially |significantly |progressively |further )*(?P<word>increase|reduce|improve|enhance|strengthen|decrease|lower|raise|expand|cut|narrow|promote|upgrade)\b(?P<rest>.+)",
    re.IGNORECASE,
)
_RISE_OF = re.compile(
    r"^(?:an? |the |further |continued |sustained |year[- ]on[- ]year |annual |steady |significant |substantial |continuous |net )*(?P<word>increase|rise|growth|improvement|reduction|decrease|decline|fall|narrowing|expansion|strengthening)s? (?:in|of) (?P<rest>.+)",
    re.IGNORECASE,
)
_MILESTONE = re.compile(
    r"\b(?P<word>(?:all|every) (?:[\w’-]+ ){1,8}?(?:will|should|shall|must|to) (?:be|have)|^(?:to |we will |will )?end (?=[a-z]+ [a-z]+)|clos(?:e|es|ing|ed) (?:the|this|that|all|\w+) (?:\w+ )?gaps?|ent(?:er|ers|ering|ered) (?:into )?(?:service|force|operation|use)|com(?:e|es|ing) (?:into (?:service|force|operation|use|effect)|online|on stream)|go(?:es)? live|operational|(?:nature|water|climate|carbon|energy)[- ](?:positive|neutral|negative)|no (?:poverty|hunger|deaths?|fatalities|child|one|new \w+)|eliminat\w+|peak(?:ing|ed)?|eradicat\w+|end(?:ing)? (?:all|hunger|poverty|the|extreme|AIDS|preventable|malnutrition)|net[- ]zero|zero|carbon[- ]neutral\w*|climate[- ]neutral\w*|universal|achiev\w+|complet\w+|launch\w*|establish\w*|introduc\w+|halt\w*|phas\w+ out|ban|bans|banned|banning|adopt\w*|implement\w*|ensur\w+|open\w*|commission\w*|convergence|equilibrium|self-sufficien\w+|(?:price|financial|fiscal|macroeconomic|exchange rate) stability|balanced (?:budget|growth|trade)|abolish\w*|full (?:coverage|access|employment)|parity|publish(?:es|ed|ing)?|enact\w*|ratif\w+|set up|create|deliver\w*|develop\w*|integrat\w+|build|finali[sz]e\w*|attain\w*)\b",
    re.IGNORECASE,
)
_LIKE_STEMS = frozenset("line step same par pace commen equal match matche matchi tandem propor".split())
_THAN_STEMS = frozenset("than fast high least exceed outpac outstr outper above below".split())
_KEEP_STEMS = frozenset(
    "contin keep keeps fallin rising upward downwa steadi progre sustai further signif substa year gradua consis consta".split()
)
_DONE_STEMS = frozenset(
    "all every close closes closin closed enter enters enteri entere come comes coming goes go operat positi neutra negati no elimin peak peakin peaked "
    "eradic end ending net zero univer achiev comple launch establ introd halt halted haltin halts phase phased phasin phases ban bans banned "
    "bannin adopt adopte adopti adopts implem ensure ensuri open opened openin opens commis conver abolis full parity publis enact enacte "
    "enacti ratify ratifi set create delive develo integr build finali attain equili stabil self balanc".split()
)
_MOVE_STEMS = frozenset(
    "increa reduce reduct improv enhanc streng decrea lower raise expand expans cut narrow promot upgrad rise rises growth declin fall falls".split()
)
GOAL_STEMS = _LIKE_STEMS | _THAN_STEMS | _KEEP_STEMS | _DONE_STEMS | _MOVE_STEMS


def vague_statement(text: str, original: str) -> Statement | None:
    """The statement of a sentence without a figure, or None where it states no target."""
    stripped = text.strip(" .,:")
    if len(stripped) < 8 or len(stripped) > 400:
        return None
    start = text.index(stripped)
    span = (start, start + len(stripped))
    found = stems(stripped)
    like = None if found.isdisjoint(_LIKE_STEMS) else _LIKE.match(stripped)
    if like and not like["ref"][0].isdigit():
        return _make(
            original,
            span,
            like["subject"],
            "in_line_with",
            "growth_rate",
            None,
            like["ref"],
            basically=bool(like["basically"]),
        )
    than = None if found.isdisjoint(_THAN_STEMS) else _THAN.match(stripped)
    if than and not any(c.isdigit() for c in than["ref"]):
        op = than["op"].casefold()
        comparator: Comparator = "faster_than"
        if op.startswith(("no faster", "not faster", "no higher", "no more")):
            comparator = "at_most"
        elif op.startswith(("no slower", "no lower", "not lower", "not less", "at least")):
            comparator = "at_least"
        elif op in {"slower than", "more slowly than", "lower than", "less than", "below"}:
            comparator = "slower_than"
        moved = _MOVED.findall(f"{than['subject']} {than['op']}")
        way: Movement | None = None
        if moved:
            way = "down" if moved[-1].casefold().startswith(_DOWN) else "up"
        return _make(original, span, than["subject"], comparator, "growth_rate", way, than["ref"])
    keep = None if found.isdisjoint(_KEEP_STEMS) else _KEEP.search(stripped)
    if keep:
        before = stripped[: keep.start()]
        named = before if _TRIM.sub("", f"{before.strip()} ").strip() not in {"", "a", "an"} else stripped[keep.end() :]
        return _moving(original, span, keep["word"], re.sub(r"^\s*(?:in|of)\s", "", named))
    moving = _MOVE_VAGUE.match(stripped) or _RISE_OF.match(stripped)
    if moving:
        return _moving(original, span, moving["word"], moving["rest"])
    if not found.isdisjoint(_DONE_STEMS) and _MILESTONE.search(stripped):
        return _make(original, span, stripped, "milestone", "milestone", None, None)
    return None


def _moving(original: str, span: tuple[int, int], word: str, subject: str) -> Statement:
    down = word.casefold().startswith(
        ("declin", "downward", "decreas", "fall", "reduc", "drop", "lower", "cut", "narrow", "shrink")
    )
    return _make(
        original, span, subject, "keep_falling" if down else "keep_rising", "level", "down" if down else "up", None
    )


_TRIM = re.compile(
    r"^(?:by (?:19|20)\d\d,?\s*|to |we |will |should |shall |must |ensure |that |the |all |achieve |eliminate |eradicate |end |reach |keep |maintain |and |in |our |its |sustain |close |(?:growth|growths|increases?|rises?|improvements?) (?:in|of) )+",
    re.IGNORECASE,
)
_LOOSE = re.compile(
    r"(?:\s*\b(?:growth|to|is|are|be|at|a|growing|rising|grew|grows?|rose|rises?|falls?|declines?|increased?|expanded?|generally|broadly|[a-z]+ly)(?<!family)(?<!supply)(?<!elderly))+\s*$"
)
_CUT = re.compile(
    r"\s(?:by|until|before|through|including|for the|over the|in (?:19|20)|in accordance|at the latest|no later|in particular|grow|growing|rise|rising|to grow|is to|will|should|to be|shall|within an?)\b.*$|,(?! [\w.]+ (?:and|or) [\w.]+\s*(?:$|by\b)).*$|;.*$",
    re.IGNORECASE,
)


def _make(
    original: str,
    span: tuple[int, int],
    subject: str,
    comparator: Comparator,
    measure: Measure,
    movement: Movement | None,
    reference: str | None,
    *,
    basically: bool = False,
) -> Statement:
    name = _CUT.sub("", _TRIM.sub("", subject.strip()))
    name = _LOOSE.sub("", name.strip(" .,:")) or name
    if reference is not None:
        reference = _CUT.sub("", re.sub(r"^(?:the|that of|its)\s", "", reference.strip(" .,"))).strip()
    return Statement(
        text=original[span[0] : span[1]],
        start=span[0],
        end=span[1],
        lang="en",
        comparator=comparator,
        measure=measure,
        indicator=name or None,
        reference=reference,
        movement=movement,
        hedge="basically" if basically else None,
    )
