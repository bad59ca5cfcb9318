"""Units and multipliers that a figure takes from the words around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plantargets.exact import divide, mul
from plantargets.language.numerals import arabic_number, chinese_number
from plantargets.language.shapes_zh import FULL_NUMBER

if TYPE_CHECKING:
    from plantargets.language.tokens_zh import Token

_PER_NAME = re.compile(
    r"^([十百]?[百千万])(?:常住人口|人口|人(?=拥有|均|有效|发明|高价值|犯罪|专利))|每([一二三十百千万\d]+)(?:名|个|位)?[\u4e00-\u9fff\d]{0,8}(?:人口|人|居民|老年人|老人|学生|幼儿|职工|村民|青少年|妇女|儿童|活产|户|劳动者|劳动力|从业人员)"
)
_THOUSAND = 1000
_PEOPLE = ("人", "名", "例")


def share_scale(token: Token, last: Token) -> None:
    """8.2、5.1和3.3亿元: the multiplier of the last figure of a list serves those before."""
    plain = FULL_NUMBER.match(last.printed[0]) if last.scaled and not token.scaled and last.printed else None
    base = arabic_number(plain[0]) if plain else None
    if base and token.value is not None and last.value is not None:
        token.value = mul(token.value, divide(last.value, base))


def per_unit(token: Token, name: str) -> tuple[str | None, bool]:
    """The unit with the base that the name states (每万人口…), and whether it states one."""
    unit = token.unit
    if unit and unit.startswith("per_1000:"):
        return "per_1000", True
    per = _PER_NAME.search(name) if unit and unit.startswith("count") else None
    base = chinese_number(per[1] or per[2]) if per else None
    if base is None or base <= 1:
        return unit, False
    return f"per_{int(base)}" + ("" if token.unit_text in _PEOPLE or base == _THOUSAND else f":{token.unit_text}"), True
