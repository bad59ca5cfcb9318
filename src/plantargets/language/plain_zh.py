"""Plain clauses, which most are: a name, its verb, and one figure that ends them.

What is read here, the whole grammar reads the same, only slower: a clause with anything that needs a closer look
(a date, a list, a comparison, a noun behind the figure) is left to it.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from attrs import evolve

from plantargets.exact import mul
from plantargets.language.asides_zh import PARTS, WHERE
from plantargets.language.place_zh import UNITS_OF_TIME
from plantargets.language.said_zh import METRICS, OF_PLAN, StatementMaker
from plantargets.language.shapes_zh import FIGURE_STARTS
from plantargets.language.tokens_zh import Token, tokens

if TYPE_CHECKING:
    from plantargets.exact import Number

_NUMBER: Final = re.compile(r"(?:0|[1-9]\d{0,8})(?:\.\d{1,6})?(?![\d.,])")
#: Words that begin like a numeral and are none.
_NAMED: Final = re.compile("一般公共|零售|(?<=第)[一二三]产业")
_FIGURE: Final = re.compile(rf"[{FIGURE_STARTS}]")
#: Left of the figure: words that make it no statement, and those that make more than one name.
_CLOSER_LOOK: Final = re.compile(
    r"[、)席距这那¥￥$€£“”]|次会议|指标|来自|聚焦|围绕|针对|面向|瞄准|年产|流域|国土|幅员|辖区|行政区|占地|水域|湖面|建筑|楼面|等共|参会|[应实]到|[到与]会|以下|如下|下[列面]|[上前]述|海拔|东经|北纬|时速"
    r"|电话|传真|手机|邮|[号代]码|[编文账证型]号|微信|热线|人民币|[港台]币|[美欧港日]元"
    r"|(?<![普涉惠波危])及|(?<![调中饱总缓共])和|与"
)
#: A hedge before the verb.
_EARLY: Final = re.compile("至[少多]|最[少多高]|起码|不少于|不低于|不超过")
#: Before a figure these tell which one, or of what.
_WHICH: Final = frozenset("第前每的等分")
_LONGEST_UNIT: Final = 12
#: Figures with these units are statements only in certain places, or belong to a date.
_LOOKED_AT: Final = UNITS_OF_TIME | PARTS | {"count:条"}
_OF_DATES: Final = frozenset("年季月天日周次届")
#: The same unit is read behind each of these, or the words behind depend on the figure.
_TRIED: Final = ("1", "23.4", "2019")


@lru_cache(maxsize=2048)
def behind(words: str) -> Token | None:
    """The token of a figure of 1 with these words behind it; None where they say more, or depend on the figure."""
    if len(words) > _LONGEST_UNIT:
        return None
    found: list[Token] = []
    for number in _TRIED:
        text = f"长{number}{words}"
        read = list(tokens(text))
        if len(read) != 1 or read[0].kind != "qty" or read[0].end != len(text):
            return None
        value = read[0].value
        if not isinstance(value, Decimal) or read[0].high is not None:
            return None
        printed = tuple(each.removeprefix(number) for each in read[0].printed)
        found.append(evolve(read[0], value=value / Decimal(number), end=len(words), printed=printed))
    first, *others = found
    said = first.unit is not None and first.unit not in _LOOKED_AT and words[0] not in _OF_DATES
    return first if said and all(each == first for each in others) else None


class PlainReader(StatementMaker):
    """Reads plain clauses at once."""

    def _plain(self, low: int, at: int, high: int) -> bool:
        """Read a clause with its first figure at ``at``; False, and nothing done, where it is not plain."""
        text, context = self.text, self.context
        named = _NAMED.match(text, at, high)
        if named is not None:
            further = _FIGURE.search(text, named.end(), high)
            if further is None:
                return False
            at = further.start()
        number = _NUMBER.match(text, at, high)
        if number is None:
            return False
        unit = behind(text[number.end() : high])
        last = text[at - 1]
        if (
            unit is None
            or at < self.skip_to
            or last in _WHICH
            or last.isascii()
            or WHERE.search(text, max(low, at - 2), at)
            or _CLOSER_LOOK.search(text, low, at)
            or text[low] == " "
            or (text[low] in "在从" and unit.after)
            or text[high : high + 1] not in "，。；"
            or context.start_value is not None
            or context.base is not None
            or (context.period is not None and "-" in context.period)
        ):
            return False
        value: Number = Decimal(number[0])
        if unit.value != 1 and unit.value is not None:
            value = mul(value, unit.value)
        token = Token(
            "qty",
            at,
            high,
            value,
            unit=unit.unit,
            unit_text=unit.unit_text,
            after=unit.after,
            more=unit.more,
            scaled=unit.scaled,
            printed=(number[0] + unit.printed[0],) if unit.printed else (),
        )
        predicate = self._predicate(token, low)
        place, hedges = predicate.at, predicate.hedges
        if (
            predicate.each
            or predicate.start_value
            or len(hedges) + len(unit.after) + unit.more > 1
            or (hedges and "“" in text)
            or _EARLY.search(text, low, place)
            or (named is not None and place <= named.end())
            or ("单位" in text[low:place] and place <= text.index("单位", low) + 4)
        ):
            return False
        predicate.begin = low
        name = subject = self._subject(low, predicate)
        if not subject:
            if len(context.subjects) != 1:
                return False
            name = context.subjects[0]
        elif subject[0] == "占" or subject in METRICS:
            return False
        self._emit(token, predicate, name)
        if subject and not (context.subjects and OF_PLAN.search(subject)):
            context.subjects = [subject]
        return True
