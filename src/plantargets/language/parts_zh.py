"""What one Chinese clause says beside its figures: predicate, period, role, commitment."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from attrs import define, field

from plantargets.language.shapes_zh import spelled

if TYPE_CHECKING:
    from plantargets.exact import Number
    from plantargets.language.statements import Commitment, Movement, Role

_OUTCOME = re.compile(
    r"同比|已|完成了|实现了|达到了|增长了|提高了|下降了|了[\d]|去年|上年|过去|五年来|初步核算|据统计|全年(?:实现|完成|共|累计|净增|新增)|超额完成|圆满完成|预计全年|突破|净增|增产|兑现|惠及|位居|居全|跃升|跃居|首次|创(?:历史)?新[高低]|再创|再获|再上|累计(?:下降|完成|实现|建成|新增)|从[^，。]{1,16}(?:到|至)|近五年|回顾|取得"
)
_TARGET = re.compile(
    r"目标|力争|争取|确保|将|到(?<!恢复到)20\d\d年|拟|计划|预期|努力|应|不低于|不超过|以上$|以内$|左右$|保持在|控制在|要|必须|规划|安排|未来|今后|推动|加快|再(?![创次度获现上一添])|新开工|培育|打造"
)
_PART_OF_YEAR = re.compile(
    r"(?P<half>[上下])半年|(?P<to>前)?(?P<quarter>[一二三四1-4])个?季度?|前(?P<months>\d{1,2})个月|(?P<first>\d{1,2})(?:[-至到](?P<last>\d{1,2}))? ?月(?: ?(?P<day>\d{1,2}) ?[日号])?"
)
_FISCAL = re.compile(r"((?:19|20)\d\d[-/]\d\d(?:(?:年度)? ?[-~至到] ?(?:19|20)\d\d[-/]\d\d)?)(?:年度|学年)")
#: Years of the Republic of China: 民国114年, 114年.
_ROC: Final = re.compile(r"民国 ?(\d{2,3}) ?年|(1\d\d) ?年")
_BEFORE_ROC: Final = 1911
_DIGITS: Final = "一二三四1234"
_LAST_QUARTER: Final = 4
_MONTHS: Final = 12
_MOST_DAYS: Final = 31
#: 完成年计划的118.7%, 低于控制目标1.1个百分点: what was reached beside what was meant.
_HELD_AGAINST_GOAL = re.compile(
    spelled("完成 达到", r"(?:了)?(?:全年|年度|年|年初)?(?:计划|目标|任务)(?:任务)?的\s?\d")
    + r"|为(?:全年|年度|年)?(?:计划|目标)(?:任务)?的\s?\d|"
    + spelled("低于 高于 好于 优于", r"(?:年度|年初|控制|预期|计划)*目标\s?\d")
)
_COMMITMENTS: Final[tuple[tuple[str, Commitment], ...]] = (
    ("确保", "ensure"),
    ("力争", "strive"),
    ("争取", "strive"),
    ("预计", "expected"),
    ("预期目标", "expected"),
    ("拟", "expected"),
    ("约束性", "binding"),
    ("初步", "provisional"),
)


@define(slots=True)
class Predicate:
    """What the words left of a figure say."""

    at: int
    #: Where its clause begins, where that is known.
    begin: int | None = None
    hedges: list[str] = field(factory=list)
    copula: bool = False
    ceiling: bool = False
    move: Movement | None = None
    move_word: str = ""
    reached: bool = False
    each: bool = False
    commitment: Commitment | None = None
    start_value: bool = False
    baseline: str | None = None
    than_base: bool = False
    dates: list[str] = field(factory=list)
    reference: str | None = None
    gap: bool = False
    share: bool = False

    @property
    def says(self) -> bool:
        return self.copula or self.move is not None or bool(self.hedges) or self.reached


@define(slots=True)
class Context:
    """What one clause hands to the next."""

    subjects: list[str] = field(factory=list)
    period: str | None = None
    start_value: Number | None = None
    base: str | None = None

    def now(self) -> tuple[list[str], str | None, Number | None, str | None]:
        """What is handed on at this point, to go back to."""
        return self.subjects, self.period, self.start_value, self.base

    def back_to(self, then: tuple[list[str], str | None, Number | None, str | None]) -> None:
        """Forget what was said since ``then``."""
        self.subjects, self.period, self.start_value, self.base = then


@lru_cache(maxsize=1024)
def period_text(text: str) -> str | None:
    """A date of the text as a period: 2030, 2016-2020, 2018-01, 2018-Q1; None for a mere duration."""
    if fiscal := _FISCAL.match(text):
        return fiscal[1].replace(" ", "").replace("年度", "")
    years: list[str] = re.findall(r"(?:19|20)\d\d", text)
    if not years and (roc := _ROC.match(text)):
        return part_of_year(str(int(roc[1] or roc[2]) + _BEFORE_ROC), text[roc.end() :])
    if not years:
        plan = re.match(r"“?(十[一二三四五六七八])五", text)
        return text.replace("“", "").replace("”", "") if plan else None
    second = re.search(r"(?:-|~|至|到)\s?(\d{4}|\d\d)(?!\d)(?!\s?月)", text)
    if second:
        end = second[1] if len(second[1]) == 4 else years[0][:2] + second[1]
        return f"{years[0]}-{end}"
    return part_of_year(years[0], text[text.index(years[0]) + 4 :])


def part_of_year(year: str, text: str) -> str:
    """The part of a year that words such as 上半年, 6月底 and 1-7月 name; the year where they name none."""
    found = _PART_OF_YEAR.search(text)
    if found is None:
        return year
    if found["half"]:
        return f"{year}-S{1 if found['half'] == '上' else 2}"
    if found["quarter"]:
        quarter = _DIGITS.index(found["quarter"]) % 4 + 1
        if found["to"]:
            return year if quarter == _LAST_QUARTER else f"{year}-01/{year}-{3 * quarter:02}"
        return f"{year}-Q{quarter}"
    first, last = int(found["first"] or 1), int(found["last"] or found["months"] or found["first"])
    if not 1 <= first <= last <= _MONTHS:
        return year
    if first < last or found["months"]:
        return year if (first, last) == (1, _MONTHS) else f"{year}-{first:02}/{year}-{last:02}"
    day = f"-{int(found['day']):02}" if found["day"] and 1 <= int(found["day"]) <= _MOST_DAYS else ""
    return f"{year}-{last:02}{day}"


def role_of(text: str) -> Role | None:
    """Whether a sentence reads as a target or as an outcome; None where it shows neither, or both."""
    if _HELD_AGAINST_GOAL.search(text):
        return "outcome"
    outcome = _OUTCOME.search(text)
    target = _TARGET.search(text)
    if outcome and not target:
        return "outcome"
    if target and not outcome:
        return "target"
    return None


def commitment_in(text: str) -> Commitment | None:
    """The strength of wording that stands anywhere in a sentence."""
    for word, value in _COMMITMENTS:
        if word in text:
            return value
    return None
