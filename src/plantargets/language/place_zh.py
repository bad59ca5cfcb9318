"""Whether a figure is a statement, part of a name, or an attribute of something else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from plantargets.language import words_zh as words
from plantargets.language.asides_zh import AsideReader
from plantargets.language.shapes_zh import any_of
from plantargets.language.statements import Unread
from plantargets.language.tokens_zh import HALF, MAGNITUDE_UNITS, Endings

if TYPE_CHECKING:
    from plantargets.language.parts_zh import Predicate
    from plantargets.language.tokens_zh import Token

_TAIL = re.compile(
    r"^(?:的)?(?:(?:同比|预期|年度|年均|平均|合理)?(?:增长|增速|增幅|降幅|下降|增长率|涨幅|升幅|跌幅|目标任务|目标值|目标|任务|水平|大关|关口|台阶|规模|区间|速度|幅度|标准|预期|要求|合理区间|预期目标|增长目标|增长速度|的目标|整数关口|安排|把握|考虑|掌握|确定|编制|(?:作?为)(?:努力|奋斗|预期|控制)?目标)(?:的)?(?:目标|预期目标|水平)?)(?=$|[\s””’\)])"
)
_MAKERS = Endings(words.MAKERS)
_MAKING = re.compile("|".join(words.MAKERS[:40]))
_RATIO = re.compile("(?:系数|指数)$")
_TAIL_MOVE = re.compile(r"(增长|增速|增幅|涨幅|升幅)|(降幅|下降|跌幅)")
_TIME_NAME = re.compile(r"年限|寿命|天数|时间|日数|时长|期限|年龄|时限|周期|工期|日|期望|里程$")
_MONEY: Final = frozenset({"CNY", "USD"})
UNITS_OF_TIME: Final = frozenset({"years", "days", "months", "weeks", "hours", "minutes"})
_SMALL_MAKERS: Final = tuple(
    "新建 建成 建设 改造 新开 开工 开通 新增 引进 创建 培育 打造 修建 改建 扩建 改扩建 购置 开设 组建 设立 增设 启用 投用 新改扩建 建立 布局 认定 新认定 规划建设 新开工 竣工 建好 建造".split()
)


#: 超额完成3%的年度目标, after the outcome: the goal that was met, not another outcome.
_DUTY = re.compile(r"的?(?:[\u4e00-\u9fff]{0,8})(?:目标|任务|计划|指标)(?:任务|要求)?$")
_FULFILLED = re.compile(r"(?:完成|实现|好于|优于|高于|超过|超)(?:了)?[^，、]{0,8}$")
_SCOPE = re.compile(r"(?:全[国省市区县州]|我[国省市区县]|下辖|辖|现有|的)$")
_BESIDE_RANK = re.compile(r"(?:(?<!不)[高低]于|领先于?|落后于?|仅次于|超过|比|较)(?:全[国省市区县])?$")
_FUND = re.compile(r"基金|资金池|专项债|债券")
_RAISED = re.compile(
    r"(?:设立|组建|成立|发起|发起设立|筹建|募集|发行|建立|出资)[^，。、]{0,10}(?:规模|总额|额度|资金)$"
)
#: 居3个直辖市之后: others, not something counted.
_OTHERS = re.compile(r"[\u4e00-\u9fff]{1,8}?(?:之后|以外|之外|后全|后的|之首|之一)")
#: 13万贫困人口: people counted without a measure word.
_PEOPLE = re.compile(
    r"[\u4e00-\u9fff]{0,6}?(人口|群众|农民|学生|学子|居民|老人|老年人|干部|职工|市民|党员|农户|移民|儿童|妇女|务工人员|毕业生|残疾人|病人|独居老人|劳动力|患者|旅客|游客|师生|新生|网民|用户|企业|商户|从业者|考生|青年|农牧民|牧民)"
)
#: 比上年的105万吨增加5%: the value compared with is no statement.
_THAN_VALUE = re.compile(r"[比较与](?P<base>[^，。、]{1,16}?)的$|(?:^|(?<=[，、]))比(?P<other>[^，。、\d]{2,24})$")
_LISTED_NOUN = re.compile(r"(?P<noun>[^的，、和与及以\d]{2,16})(?:以及|和|与|及)")
#: 38个县(市、区)实现脱贫: the bracket belongs to the unit.
_BRACKET = re.compile(r"\([^)]{1,12}\)(?=[\u4e00-\u9fff])")
_PLACES_COUNTED = ("县", "市", "区", "乡", "镇", "村")
#: 总投资35亿元的80项工程 tells the sum and the count.
_TOTAL = re.compile(r"(?:总|计划总?|概算)投资(?:约|近|超|超过|达)?(?:[\d.,]+[万亿]+元的)?$")
#: 分别提高2.1、1.5个百分点: the unit stands behind the last figure of a list.
_UNIT_AHEAD = re.compile(r"(?:[、和及与] ?-?\d[\d.,]*[万亿]*)+ ?(?:%|‰|个?百分点|元|美元|吨|人次?|户|家|个|亩|公里)")
_STEPS_BEHIND = re.compile(r"、[\d.]+[万千百亿]*(?:[两三四五]个)?(?:台阶|大关)")


#: 向3000亿元迈进, 以不超过2%为目标: words around a figure that is aimed at.
_AIMED = re.compile(r"^(?:的?目标)?(?:冲刺|迈进|进军|挺进|奋进|进发|冲击|靠近)(?=$|[，。；])")
_AIM = re.compile("[向朝以]$")
#: Work that goes on with so many things, and reaches no state: 加快2个园区建设.
_WORK = re.compile(
    r"[、，和及与\s]*(?:今年|全年|年内|继续|持续|大力|全力|统筹|扎实|深入|积极|重点|切实)*"
    r"(?:加快推进|加快推动|加快|推进|推动|抓好|抓实|做好|做实|加强|谋划推进|协调推进|服务保障)(?!建成|建设|新建|完成|实现)"
)
_WORK_END = re.compile(r"[^，。；]*?(?:建设|工作|培育|前期|整治|工程|发展|进度|申报|谋划)(?=[，。；]|$)")


#: 投入5亿元新建学校12所: a verb behind a figure begins what the next figure counts; 拨付3亿元专项资金支持120个村.
_CHAIN = re.compile(
    r"(?P<noun>[^的，、\d和及与]{0,12}?)(?:"
    + any_of(
        "新建 新增 改造 支持 带动 惠及 覆盖 建成 用于 受益 扶持 帮助 解决 发放 兑现 实施 完成 培育 引进 打造 创建 拉动 撬动 吸引 总投资 总里程"
        " 总面积 通达 涉及 盘活 消化 购置 开展 举办 安置 资助 救助 修建 改建 扩建 改扩建 新改扩建 修复 治理 投放 投入 实现 签约 减免 受惠".split()
    )
    + ")(?![率面度量数额])"
)


#: 7所中学和1所特殊教育学校: the noun of the first figure.
_BESIDE = re.compile("([\u4e00-\u9fff]{2,20}?)(?:和|及|与|以及)")


class PlaceReader(AsideReader):
    """Whether a figure is a statement."""

    def _place(self, token: Token, left: Predicate, right: str, stop: int, following: Token | None, low: int) -> str:
        """``end``, ``noun:…`` (the noun that is counted), ``skip`` (a name or an attribute) or ``no:reason``."""
        text = self.text
        right = _cut_at_bracket(token, right)
        bare = right.strip(' “”"()')
        if token.kind == "rank":
            return "skip" if _BESIDE_RANK.search(text, low, token.start) else "end"
        if token.kind in {"times", "ratio"}:
            return "end"
        unit = token.unit
        if aside := self._aside(token, left, bare, low, following):
            return aside
        if following is not None and following.start < stop and self._part_with(token, left, right, low):
            self.skip_to = stop
            return f"noun:{_BRACKET.sub('', text[token.end : stop], count=1).removeprefix('的')}"
        has_maker = _MAKERS.at(text, low, left.at)
        behind = (
            text[token.end : following.start].strip() if following is not None and following.start <= stop else None
        )
        counted = (unit or "").startswith("count")
        if (
            (counted and not has_maker and self._said_of_others(token, left, low))
            or (counted and _WORK.match(text, low) and _WORK_END.match(text, token.end))
            or (self.statements and _DUTY.match(bare) and _FULFILLED.search(text, low, token.start))
        ):
            return "skip"
        bare = self._aimed(left, bare, low)
        tail = _TAIL.match(bare)
        if tail:
            bare = bare[tail.end() :].strip()
            left.at -= "为" in tail[0] and text.endswith("以", low, left.at)
            if (moved := _TAIL_MOVE.search(tail[0])) and left.move is None and unit in {"percent", "permille"}:
                left.move, left.move_word = ("up" if moved[1] else "down"), moved[0]
        if behind:
            two = _LISTED_NOUN.fullmatch(text, token.end, following.start) if following is not None else None
            if two and self._is_listed(token, left, has_maker, following):
                return f"noun:{two['noun']}"
            if (chain := self._chained(token, left, has_maker, following, low)) is not None:
                return f"noun:{chain}" if chain else "end"
            if left.start_value or (behind == "的" and _TOTAL.search(text, low, token.start)):
                return "end"
            if (than := _THAN_VALUE.search(text, low, token.start)) and following is not None:
                self.context.base = than["base"] or than["other"]
                left.at = than.start()
                return "than"
            if following is not None and self._only_predicate(token.end, following):
                return "end"
            if tail and not bare:
                return "end"
            if (
                bare
                and not has_maker
                and not (unit or "").startswith("count")
                and left.says
                and bare.startswith(("和", "及", "与", "以及", "，"))
            ):
                return "end"
            if bare.startswith(("和", "及", "与", "以及")) and (left.says or has_maker or self._subject(low, left)):
                return "end"
            list_of = _BESIDE.fullmatch(behind) if has_maker and (unit or "").startswith("count") else None
            if list_of is not None:
                return f"noun:{list_of[1]}"
            if (
                unit
                and unit.startswith("count")
                and (has_maker or left.hedges)
                and behind in {"过", "超", "超过", "近", "逾", "不低于"}
            ):
                self.skip_to = stop if stop < len(text) and text[stop] != "、" else len(text)
                return f"noun:{text[token.end : self.skip_to]}"
            if (
                unit
                and unit.startswith("count")
                and has_maker
                and _MAKING.search(behind)
                and not behind.startswith("的")
            ):
                return f"noun:{right}"
            return "skip"
        numeral_ok = self._numeral_ok(token, left, has_maker, bare)
        if not bare:
            if unit is None:
                return self._bare_number(token, left, low)
            if not numeral_ok:
                return "skip"
            if unit in UNITS_OF_TIME:
                name = self._subject(low, left) or (
                    self.context.subjects[-1] if self.context.subjects and left.says else ""
                )
                beside = low > 0 and text[low : left.at].strip() in {"和", "、", "及", "与"}
                if left.start_value or beside or (name and (left.says or _TIME_NAME.search(name))):
                    return "end"
                return "skip"
            if (
                left.at <= low
                and not left.says
                and not self.context.subjects
                and not token.after
                and unit.startswith("count")
            ):
                return "no:no words say what is counted"
            return "end"
        if left.start_value:
            return "end"
        return self._with_noun(token, left, bare, right, low, has_maker, numeral_ok)

    def _with_noun(
        self, token: Token, left: Predicate, bare: str, right: str, low: int, has_maker: bool, numeral_ok: bool
    ) -> str:
        unit = token.unit
        if unit is None:
            if token.scaled and not token.numeral and (people := _PEOPLE.match(bare)):
                token.unit, token.unit_text = "count:" + people[1], people[1]
                return f"noun:{right}"
            if left.says and (token.scaled or bool(left.hedges)) and not token.numeral and not right.startswith("的"):
                return f"noun:{right}"
            return "skip"
        worked = unit == "hours" and has_maker and (bool(left.hedges) or bool(token.after) or token.scaled)
        if not numeral_ok or (unit in UNITS_OF_TIME and not worked) or bare[0] in "“《级次版号":
            return "skip"
        if unit == "percent":
            if (
                bare.startswith("的")
                or token.unit_text in {"成", "分之", HALF}
                or (token.after and not left.says)
                or re.match(
                    r"覆盖|达标|合格|完成|到位|落实|兑现|运行|建成|实现|收集|普及|清零|解决|办结|用于|投向|流向|投入到|入",
                    bare,
                )
            ):
                return f"noun:{right}"
            if left.says and re.match(r"(?:，|并|且|而|来自|集中|用于|，)", bare):
                return "end"
            return "no:a percentage whose place in the clause is not clear"
        if bare.startswith("的") and unit in _MONEY and _FUND.search(bare) and _RAISED.search(self.text, low, left.at):
            return f"noun:{right}"
        if bare.startswith("的"):
            return "end" if left.says and bare == "的" else "skip"
        counted = unit.startswith("count")
        if (
            counted
            and not left.says
            and not has_maker
            and not token.after
            and _SCOPE.search(self.text[low : token.start])
            and not _TOTAL.search(self.text, 0, token.start)
        ):
            return "skip"
        bounded = bool(token.after) or bool({"more_than", "less_than"} & set(left.hedges))
        if counted and not has_maker and not left.says and _OTHERS.match(bare):
            return "skip"
        if counted:
            if bounded and unit in {"count:人", "count:户"} and not has_maker and not left.copula and not left.move:
                return "skip" if not self._subject(low, left) and not left.hedges else f"noun:{right}"
            return f"noun:{right}"
        if (
            bounded
            and (unit in {"CNY", "USD", "t", "mu", "kW"} or unit in {"m2", "km", "m"})
            and not has_maker
            and not left.copula
        ):
            return "skip"
        if (
            bounded
            and unit == "CNY"
            and re.match(r"(?:的)?(?:\w{0,6})?(?:项目|企业|产业|集群|园区|县|镇|村|品牌|大户|商户)", bare)
        ):
            return "skip"
        if has_maker or left.says or left.at <= low or self.statements:
            return f"noun:{right}"
        return "no:a figure whose place in the clause is not clear"

    def _aimed(self, left: Predicate, bare: str, low: int) -> str:
        """向3000亿元迈进: the words around the figure say that it is aimed at."""
        aimed = _AIMED.match(bare)
        if aimed is None or not _AIM.search(self.text, low, left.at):
            return bare
        left.at, left.copula, left.commitment = left.at - 1, True, left.commitment or "strive"
        return bare[aimed.end() :]

    def _chained(self, token: Token, left: Predicate, has_maker: bool, following: Token | None, low: int) -> str | None:
        """The noun of a figure behind which a verb begins the next count; empty where it has none, None where none does."""
        if following is None or left.start_value or token.unit is None or token.unit in UNITS_OF_TIME or token.numeral:
            return None
        counted = token.unit.startswith("count")
        chain = _CHAIN.match(self.text, token.end, following.start)
        if chain is None or not (
            has_maker or left.says or token.unit in _MONEY or (counted and not chain["noun"] and left.at > low)
        ):
            return None
        if _SCOPE.search(self.text, low, left.at) and not has_maker:
            return None
        return str(chain["noun"])

    def _is_listed(self, token: Token, left: Predicate, has_maker: bool, following: Token | None) -> bool:
        """新增20个甲和30个乙: two counts of two nouns, not an attribute of the second."""
        unit = token.unit or ""
        return (
            (unit.startswith("count") or (bool(token.after) and unit == "CNY"))
            and (has_maker or bool(left.hedges) or bool(token.after) or left.move is not None or left.copula)
            and following is not None
            and following.kind == "qty"
            and (following.unit or "").startswith("count")
            and not self.text.startswith("的", following.end)
        )

    def _numeral_ok(self, token: Token, left: Predicate, has_maker: bool, bare: str) -> bool:
        """Numerals in characters are mostly words: 一批, 三个, 百姓. Only clear counts pass."""
        if not token.numeral or token.unit in MAGNITUDE_UNITS or token.unit == "times":
            return True
        if token.unit == "rank" or (token.unit_text == "位" and left.move is not None):
            return left.move is not None
        if token.value is None or token.value < 2 or token.unit_text == "里":
            return False
        if token.unit in UNITS_OF_TIME:
            return left.copula or left.reached or left.start_value
        if token.more and (has_maker or left.says or not bare):
            return True
        if token.value >= 100:
            return bool(
                left.says
                or has_maker
                or token.after
                or token.more
                or (token.value % 1 == 0 and token.value not in {100, 1000, 10000})
            )
        if bare.startswith(("“", "《", "大", "重", "新")):
            return False
        return self.text.endswith(_SMALL_MAKERS, 0, left.at) or bool(left.copula and left.at > 2 and not bare)

    def _bare_number(self, token: Token, left: Predicate, low: int) -> str:
        if token.value == 0 and (left.copula or left.reached) and self._subject(low, left):
            return "end"
        if token.numeral and not (token.scaled and left.hedges):
            return "skip"
        if _STEPS_BEHIND.match(self.text, token.end):
            return "no:steps without a unit"
        listed = _UNIT_AHEAD.match(self.text, token.end) is not None
        behind = self.text[low : token.start] in {"、", "和", "及", "与"} and self.text[low - 1 : low].isalnum()
        if (token.scaled and left.says) or (listed and (left.says or behind)):
            return "end"
        if left.says and (left.copula or left.reached or left.hedges) and self._subject(low, left):
            return "end"
        if left.reached and self.context.start_value is not None:
            return "end"
        if token.after and self._subject(low, left):
            return "end"
        if (
            left.move is not None
            and not left.reached
            and self.statements
            and self.statements[-1].unit in {None, "ratio"}
        ):
            return "end"
        if not token.numeral and _RATIO.search(self._subject(low, left)):
            return "end"
        if left.move is not None and not left.reached:
            return "no:a movement by a number without a unit"
        return "skip"

    def _only_predicate(self, start: int, following: Token) -> bool:
        """Whether nothing but predicate words stands between this figure and the next."""
        probe = self._predicate(following, start)
        between = self.text[start : probe.at].strip(" 、和及与或，/")
        if probe.hedges and between in {"且", "但", "并且"}:
            return True  # 不低于6%且不高于8%
        if probe.hedges and not (probe.copula or probe.move):
            return False
        return not between and (
            probe.says
            or probe.at > start
            or self.text[start : following.start].strip() in {"", "、", "和", "及", "与", "或"}
        )

    def _refuse(self, token: Token, reason: str) -> None:
        self.unread.append(Unread(self.original[token.start : token.end], token.start, token.end, reason))


def _cut_at_bracket(token: Token, right: str) -> str:
    """The words right of a figure up to a bracket, but for one that belongs to the unit: 38个县(市、区)实现脱贫."""
    bracket = _BRACKET.match(right)
    if bracket is not None and (token.unit or "").endswith(_PLACES_COUNTED):
        right = right[bracket.end() :]
    return right.split("(", maxsplit=1)[0].rstrip(' )”"')
