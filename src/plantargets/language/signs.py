"""A sign, words and a colour for each comparator, and a statement in a few signs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, final

import attrs

from plantargets.exact import show

if TYPE_CHECKING:
    from plantargets.language.statements import Statement


@final
@attrs.frozen
class Sign:
    """How a comparator is shown: ``symbol`` and words stand beside the colour, which says nothing by itself."""

    symbol: str
    en: str
    zh: str
    colour: str


#: Colours of Okabe and Ito (Color Universal Design, 2008), one for each family of comparators.
SIGNS: Final = {
    "about": Sign("≈", "about", "左右", "#56B4E9"),
    "at_least": Sign("≥", "at least", "以上", "#009E73"),
    "more_than": Sign(">", "more than", "超过", "#009E73"),
    "at_most": Sign("≤", "at most", "以内", "#D55E00"),
    "less_than": Sign("<", "less than", "低于", "#D55E00"),
    "exactly": Sign("=", "a bare figure", "达到", "#808080"),
    "between": Sign("↔", "between", "区间", "#C8B900"),
    "in_line_with": Sign("∥", "in line with", "同步", "#CC79A7"),
    "faster_than": Sign("»", "faster than", "快于", "#CC79A7"),
    "slower_than": Sign("«", "slower than", "慢于", "#CC79A7"),
    "multiply": Sign("×", "multiply", "倍数", "#0072B2"),
    "keep_rising": Sign("↗", "keep rising", "持续提高", "#E69F00"),
    "keep_falling": Sign("↘", "keep falling", "持续下降", "#E69F00"),
    "milestone": Sign("⚑", "milestone", "事项", "#E69F00"),
}


def short(statement: Statement) -> str:
    """The hedge and figure of a statement in a few signs: ``≈ 5``, ``-≥ 3`` (a fall), ``4.5 to 5``.

    >>> from plantargets.language import read
    >>> short(read("规模以上工业增加值增长9%左右")[0])
    '≈ 9'
    """
    sign = "-" if statement.movement == "down" and statement.measure in {"growth_rate", "change"} else ""
    if statement.comparator == "between" and statement.low is not None and statement.high is not None:
        return f"{sign}{show(statement.low)} to {show(statement.high)}"
    if statement.value is None:
        return statement.comparator.replace("_", " ") + (f" {statement.reference}" if statement.reference else "")
    return f"{sign}{SIGNS[statement.comparator].symbol} {show(statement.value)}"
