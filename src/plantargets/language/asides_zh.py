"""Figures that name, describe or are compared with something, and so state nothing of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from plantargets.language import words_zh as words
from plantargets.language.left_zh import LeftReader
from plantargets.language.shapes_zh import any_of
from plantargets.language.tokens_zh import MAGNITUDE_UNITS

if TYPE_CHECKING:
    from plantargets.language.parts_zh import Predicate
    from plantargets.language.tokens_zh import Token

_POLICY = re.compile(r"(?:出台|制定|修订|落实|推出|发布|实施|完善)(?!.*(?:措施|举措|政策|任务|事项))")
#: 以下10项工作 opens a list; the figure is no goal.
_LISTED = re.compile(r"(?:以下|如下|下列|下面|上述|前述|这|那)(?:的)?$")
_SHORTEST_CONDITION = 3
#: 35条河流中优良断面比例达到71%: a rate of those, whose number is no statement.
_RATE_OF = re.compile("(?:率|比例|比重|占比)(?:均|都|全部)?(?:达到?|超过?|突破|不低于|为)$")
_CONDITION = re.compile(r"(?:达到?|超过?|突破|不低于|高于|低于|在|不少于|实现)$")
#: 较过去10年3.4%的平均增幅低, 高于过往平均2.9%的趋势: the figure stands in what is compared with.
_COMPARED = re.compile(
    r"(?:(?<![占同环之对])比(?![例重率值])|较(?![大快高低强好])|[高低快慢优]于)[^，、]*?[\u4e00-\u9fff]{2}[^，、]{0,12}$"
)
#: Where something lies, and what it is like: no goal and no result.
_SITE = re.compile(r"(?:海拔|东经|北纬|时速|相距|距离?(?!上年|去年)[^，、\d]{0,8})$")
#: 总投资86亿元、装机200万千瓦的电站: the first of what describes one thing.
_ONE_OF_SEVERAL = re.compile(r"、[^，。；、]{2,24}的[\u4e00-\u9fff]{2}")
_OF_NOUN = re.compile(r"的(?!目标|任务|成绩|水平|基础)[\u4e00-\u9fff]{2}")
_ATTENDING = re.compile(r"参会|应到|实到|出席|到会|与会|列席")
#: 草案共分12篇, 约6万字, 设5大类22项指标: how long a text is, and what it is made of.
PARTS: Final = frozenset({"count:篇", "count:章", "count:节"})
_ITEMS: Final = frozenset({"count:项", "count:个", "count:类"})
_OF_TEXT = re.compile(
    r"指标|大类|子项|[\u4e00-\u9fff]{0,4}分类|(?:[\u4e00-\u9fff]{0,4}(?:方面|领域|部分|板块|范畴))(?![\u4e00-\u9fff])"
)
#: 长江大桥等6个, with nothing made before: how many were named.
_SUCH_AS = re.compile(r"(?:(?![甲乙丙一二三四优中高初同头劣])[\u4e00-\u9fff]|[”》])等共?$")
_WORKING: Final = frozenset("支持 推进 推广 服务 帮助 扶持 开展 检查 保护 谋划 安排".split())
_MAKES = re.compile(any_of(set(words.MAKERS) - _WORKING))
#: 100万吨乙烯项目, 年产30万辆汽车基地: a capacity that describes what is built.
_SIZES: Final = frozenset({"t", "kW", "MW", "GW", "kVA", "count:辆", "count:台", "count:套", "count:TEU", "count:件"})
_BUILT: Final = "(?:项目|装置|生产线|基地|机组|电站|工厂|矿井)"
_YEARLY = re.compile("年(?:产|出栏|存栏|处理|加工|供气|供水|发电|销售)$")
_SIZED_NOUN = re.compile(rf"[\u4e00-\u9fff]{{1,12}}?{_BUILT}(?![\u4e00-\u9fff]{{0,4}}[\d一二两三四五六七八九十])")
_SIZED_LIST = re.compile(rf"[^，。；]{{0,24}}{_BUILT}")
#: 流域面积2920平方公里: as it is.
_AREA = re.compile("(?:流域|国土|幅员|辖区|行政区|占地|水域|湖面|建筑|楼面)(?:总)?面积$|占地$")
_AGES: Final = frozenset({"岁", "周岁"})
#: 聚焦剩余的2万人和40个村: those it is about.
_ABOUT = re.compile(r"\s*(?:聚焦|围绕|针对|面向|瞄准|来自)")
#: 在36个大城市, 聚焦612个项目, “1”指1个大厅.
WHERE = re.compile(r"(?:(?<![持定制设处居列升降现达放立存])在|聚焦|围绕|针对|面向|根据|依据|指|即)$")
#: 30个省重点项目、300个市重点项目分别完成…: those of whom something is said.
_EACH_OF = re.compile(
    r"[^，。；\d]{1,14}(?:[、和及]\d+[^，。；\d]{1,14})*(?:分别|均|共)(?:完成|实现|达到|增长|建成|投入)[^，。；\d]{0,8}\d"
)
#: 稳外贸20条, 惠企30条.
_POLICY_NAME = re.compile("[稳促惠助优纾扶][\u4e00-\u9fff]{1,5}")


class AsideReader(LeftReader):
    """Tells figures that are no statements by what stands around them."""

    def _aside(self, token: Token, left: Predicate, bare: str, low: int, following: Token | None) -> str:
        """Why a figure is no statement before its place is looked at; empty where it may be one."""
        text = self.text
        if _ATTENDING.search(text, low, token.start) or _LISTED.search(text, low, token.start):
            return "skip"
        if (
            self._of_a_text(token, left, bare)
            or self._sizes(token, left, low)
            or self._of_those_named(token, left, low)
            or self._as_it_is(token, left, bare, low)
        ):
            return "skip"
        if token.unit == "count:条" and _POLICY.search(text, low, token.start):
            return "skip"
        if token.after and following is not None and following.start == token.end and token.unit != following.unit:
            return "skip"
        if left.hedges and self._in_quotes(token):
            return "skip"
        if self.text.endswith("总投资", low, left.at) and _ONE_OF_SEVERAL.match(text, token.end):
            return "skip"
        if not left.says and (_SITE.search(text, low, token.start) or (not bare and self._describes(token, following))):
            return "skip"
        if bare and (bare[0] == "的" or bare[-1] in "高低快慢多少") and _COMPARED.search(text, low, token.start):
            return "no:a value that is compared with"
        return ""

    def _of_a_text(self, token: Token, left: Predicate, bare: str) -> bool:
        """How long a text is, or how many indicators it has."""
        if token.unit in PARTS or (token.unit is None and bare.startswith("字")):
            return True
        named = self.text.endswith("指标", 0, left.at) if not bare else _OF_TEXT.match(bare) is not None
        return token.unit in _ITEMS and named and not left.move

    def _sizes(self, token: Token, left: Predicate, low: int) -> bool:
        """A capacity that describes the thing built behind it."""
        if token.unit not in _SIZES or token.after or left.says:
            return (
                _YEARLY.search(self.text, low, token.start) is not None
                and _SIZED_LIST.match(self.text, token.end) is not None
            )
        made = _MAKES.match(self.text, self._skip_leads(low, token.start)) is not None
        return (_SIZED_NOUN if made else _SIZED_LIST).match(self.text, token.end) is not None

    def _as_it_is(self, token: Token, left: Predicate, bare: str, low: int) -> bool:
        """Areas as they are, ages, grades of a scheme and what a reckoning starts from."""
        if bare.startswith(("为基数", "为基准", "为例")) or (token.unit_text in _AGES and bare.startswith("的")):
            return True
        if self.text.endswith("分", low, token.start) and (token.unit or "").startswith("count") and not left.says:
            return True
        return not (left.move or left.copula) and _AREA.search(self.text, low, left.at) is not None

    def _of_those_named(self, token: Token, left: Predicate, low: int) -> bool:
        """江南大桥等6个项目: how many were named, where nothing was made; and those that work is about."""
        if not (token.unit or "").startswith("count") or left.says:
            return False
        if _ABOUT.match(self.text, low):
            return True
        begin = self._skip_leads(low, token.start)
        return _SUCH_AS.search(self.text, low, token.start) is not None and not _MAKES.match(self.text, begin)

    def _describes(self, token: Token, following: Token | None) -> bool:
        """占地100亩、总投资3亿元的项目: figures joined by 、 before one 的 describe the noun behind it."""
        return (
            following is not None
            and self.text.startswith("、", token.end)
            and not token.after
            and not (following.unit or "count").startswith("count")
            and token.unit not in MAGNITUDE_UNITS
            and _OF_NOUN.match(self.text, following.end) is not None
        )

    def _said_of_others(self, token: Token, left: Predicate, low: int) -> bool:
        """Counts of where, of what is meant, of a policy by its articles, or of those of whom something is said."""
        text, start = self.text, token.start
        if WHERE.search(text, low, start):
            return True
        if left.says or token.after:
            return False
        return _EACH_OF.match(text, token.end) is not None or (
            token.unit == "count:条" and _POLICY_NAME.fullmatch(text[low : left.at].strip()) is not None
        )

    def _part_with(self, token: Token, left: Predicate, right: str, low: int) -> bool:
        """60%的村年收入达到10万元: a share of a whole whose condition has a figure of its own."""
        some = (
            (token.unit or "").startswith("count") and not right.startswith("的") and len(right) > _SHORTEST_CONDITION
        )
        some = some and (
            left.at <= low or self.text[left.at : token.start].strip() in {"有", "共有", "已有", "约有", "近"}
        )
        some = some and _RATE_OF.search(right) is None
        return (
            (some or (token.unit in {"percent", "permille"} and right.startswith("的")))
            and not (left.move or left.share or (left.copula and not some))
            and _CONDITION.search(right) is not None
        )

    def _in_quotes(self, token: Token) -> bool:
        opened = self.text.rfind("“", 0, token.start)
        return (
            opened >= 0
            and self.text.find("”", opened, token.start) < 0
            and 0 <= self.text.find("”", token.end) - token.end > 1
        )
