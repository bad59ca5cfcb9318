"""From figures with their predicates to statements."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from plantargets.exact import add
from plantargets.language.composite import closed, coordinated, paired
from plantargets.language.hedges import Bounds, bounds, kept, resolve
from plantargets.language.lent_zh import per_unit, share_scale
from plantargets.language.parts_zh import period_text
from plantargets.language.place_zh import PlaceReader
from plantargets.language.script import fold
from plantargets.language.statements import Statement
from plantargets.language.tokens_zh import HALF, Token

if TYPE_CHECKING:
    from plantargets.language.parts_zh import Predicate
    from plantargets.language.statements import Comparator, Hedge, Measure, Movement

ONE = Decimal(1)
_SHARE_NAME = re.compile(
    r"率$|率[（(]|比重|占比|比例|覆盖|份额|率(?:平均|总体|整体)?$|普及|占.{2,30}$|城镇化|满意度|贡献|依存度|化水平|合格|达标|成数|集中度|指数$|强度$|系数$"
)
_GROWTH_NAME = re.compile(
    r"(?:增长|成长|年增|月增|季增|上涨|增加|上升|下降|衰退)率$|增速$|增幅$|涨幅$|降幅$|增长速度$|涨跌幅|(?:年均|平均)?增速|通胀|通货膨胀|CPI$|消费价格(?:指数|总水平)?$|PPI$|出厂价格"
)
_AMOUNT_NAME = re.compile(
    r"(?:总值|增加值|收入|投资|总额|产值|GDP|出口|进口|外贸|进出口|经济|消费|支出|税收|利润|销售额|产量|能耗|排放|浓度|营业额|交易额)$"
)
_MOVED_NAME = re.compile(r"(?:(增速|增幅|涨幅|增长)|(降幅|跌幅|下降))(?:目标)?$")
#: A fall by more than a half leaves less than a half.
_MIRROR: dict[Comparator, Comparator] = {
    "at_least": "at_most",
    "more_than": "less_than",
    "at_most": "at_least",
    "less_than": "more_than",
}
_PASSED = re.compile("突破|跨越|迈过|跨过|冲破|迈上|站上|跃上|跨上|登上|跨入|迈入")
_REACHING = re.compile(r"(?:[\u4e00-\u9fff]{0,4}(?:大关|关口|台阶))?，(?:达到了?|达|为|实现)?")
#: 增量均排名第二: what each of the indicators before is measured by.
METRICS = frozenset(
    "增量 增速 增幅 总量 占比 比重 规模 数量 人均 降幅 涨幅 余额 均价 总额 排名 位次 产量 产值 面积 单产 总产".split()
)
_PLACES = frozenset({"位", "名", "个位次", "位次", "个名次", "名次"})
_OVERTAKING = frozenset("前移 后移 进位 晋位 前进 退后 后退 退位 跃升 跃进 上升 提升 下滑 晋升 升".split())
#: 迈上4万亿元、5万亿元两个台阶: each of the values is a step passed.
_STEPS = re.compile(r"(?:[两三四五]个|\d个)?(?:大关|台阶|关口|大台阶|整数关口)")
#: 为调整预算数的100.7%: a share of a plan is no new subject for the clauses behind.
OF_PLAN = re.compile(r"(?:预算|计划|任务|目标)数?$")
_OPENING_MOVE = re.compile(
    r"(?:(提高|增加|提升|扩大)|精简|压减|削减|缩减|减少|降低|压缩|下调|减轻|取消)(?=[\u4e00-\u9fff]{2})"
)
#: 恢复至2019年的95%: the year is what is compared with.
_BACK_TO = re.compile(r"(?:恢复[到至]|相当于) ?((?:19|20)\d\d)年(?:同期|水平)?的$")
_CLIMBS = ("进至", "进到", "前移", "前进", "晋升", "跃至", "跃到", "跃升", "上移")
_RANKED = re.compile(r"排名|位次|名次|排位|座次")
#: Concentrations of these are printed by the cubic metre of air, said or not.
_IN_AIR = re.compile(r"PM ?(?:2\.5|10)|颗粒物|臭氧|二氧化[硫氮]|O3|SO2|NO2")
_LESS_IS_BETTER: Final = re.compile(
    r"PM ?(?:2\.5|10)|SO2|NO2|O3|浓度|排放|能耗|物耗|死亡|污染|近视|肥胖|贫困|失业|差距|成本"
)
_RATIO_NAME = re.compile(r"(?<!占)(?<![对环同])比值?$|倍差$|系数$|倍数$|(?:死亡|伤亡|发生|发病|事故)率$")
_MULTIPLE_OF = re.compile(
    r"(?:是|为|相当于|(?:扩大|提高|提升|增加|上升|下降|降低|减少|缩小|降|升|增)(?:到|至)|达到了|达到|达|超过)([^，。；倍]{2,20}?)的?$"
)
#: Multiples of these compare with others, not with an earlier self.
_STANDARD = re.compile(r"平均|水平$|标准$|全[国省市]$")
_RANK_WORDS = re.compile(
    r"(?:稳居|位居|居于|居|位列|名列|列|排名|排|进入|跻身|跃居|保持|迈入|升至|跃升|上升|提升|在|到|至|为|继续|总量|稳定|进位)*"
    r"(?:全国|全省|全市|全区|世界|全球|全县|全州|国内|省内|市内|同类城市|中部|西部|东部|东北|中西部|副省级城市|地级市)?$"
)


class StatementMaker(PlaceReader):
    """Makes the statements."""

    def _emit_list(self, values: list[tuple[Token, Predicate, str]], subject: str) -> None:
        """One or several figures on one subject, which may itself be a list (分别, 均, 和)."""
        first = values[0][1]
        inherited = not subject
        subjects = [subject] if subject else list(self.context.subjects)
        if inherited and first.each and len(subjects) < len(values) <= len(self.statements):
            earlier = [s.indicator for s in self.statements[-len(values) :] if s.indicator]
            if len(set(earlier)) == len(values):
                subjects = earlier
        noun = values[0][2]
        if noun and first.move_word in {"提升", "提高"} and (values[0][0].unit or "").startswith("count"):
            first.move, noun = None, first.move_word + noun  # 提升12所学校: the schools are improved, not their number
        if noun:
            maker = subject
            whole = maker if maker and self._is_lead_noun(maker) else closed((maker + noun).strip(" 的，、”“"))
            self._emit(values[0][0], first, whole)
            self.context.subjects = [whole]
            return
        if subject and values[0][0].kind == "rank":
            named = _RANK_WORDS.sub("", subject).strip("，、 的")
            first.each = first.each or named.endswith(("均", "都", "双双", "分别"))
            subject = re.sub(r"(?:均|都|双双|分别)$", "", named)
            subjects = [subject] if subject else list(self.context.subjects)
        subjects = self._shared_names(subject, subjects, values)
        names = paired(subjects, len(values), each=first.each)
        last = values[-1][0].after if len(values) > 1 and first.each else ()
        covered = not any(token.after or own.hedges for token, own, _ in values[:-1])
        stepped = first.hedges and _STEPS.match(self.text, values[-1][0].end) is not None
        for (token, own, _), name in zip([values[i] for i, _ in names], [n for _, n in names], strict=True):
            if own is not first and self._lands(token, own, first):
                own.move, own.reached = first.move, True
            elif own is not first:
                own.move, own.reached, own.copula = (
                    own.move or first.move,
                    own.reached or first.reached,
                    own.copula or first.copula,
                )
                own.move_word = own.move_word or first.move_word
                own.baseline, own.commitment = own.baseline or first.baseline, own.commitment or first.commitment
            if own is not first and (first.each or stepped) and first.hedges and not own.hedges and not token.after:
                own.hedges = list(first.hedges)
            if last and covered and not token.after and not own.hedges:
                token.after = last
            unit_from = values[-1][0]
            if token.unit is None and unit_from.unit is not None:
                token.unit = unit_from.unit
                share_scale(token, unit_from)
            self._emit(token, own, name)
        beside = subject.startswith("占") or subject in METRICS or OF_PLAN.search(subject) is not None
        if subject and not (beside and self.context.subjects):
            self.context.subjects = subjects

    def _shared_names(self, subject: str, subjects: list[str], values: list[tuple[Token, Predicate, str]]) -> list[str]:
        """The names that a subject stands for: a list, or a metric or share of what the clause before counted."""
        first, before = values[0][1], self.context.subjects
        metric = subject in METRICS
        if first.each and (
            ((metric or subject.startswith("占")) and len(before) == len(values)) or (metric and before[1:])
        ):
            return [f"{name}{subject}" for name in before]
        if len(before) == 1 and (metric or (subject.startswith("占") and len(values) == 1)):
            return [f"{before[0]}{subject}"]
        if not subject:
            return subjects
        growth = (first.move is not None and not first.reached) or values[0][0].kind == "times"
        return coordinated(subject, each=first.each or len(values) > 1, growth=growth)

    def _lands(self, token: Token, own: Predicate, first: Predicate) -> bool:
        """下降3.2%至12.6亿元: after the size of the movement the value that it led to."""
        led = own.copula and not own.move and first.move is not None and not first.reached
        return led and token.unit not in {None, "percentage_point"} and self.text[own.at : own.at + 1] in "至到达为"

    def _is_lead_noun(self, subject: str) -> bool:
        return bool(re.search(r"(?:量|额|率|数|收入|产值|里程|面积|规模|能力|价格|资金|投资)$", subject))

    def _emit(self, token: Token, predicate: Predicate, name: str | None) -> None:
        if token.kind == "rank":
            self._emit_rank(token, predicate, name)
            return
        if token.kind == "ratio":
            self._emit_ratio(token, predicate, name)
            return
        hints = [*predicate.hedges, *token.after]
        comparator = resolve(hints, more=token.more, ranged=token.high is not None)
        self._drop_passed(token, predicate)
        if comparator is None or token.value is None:
            self._refuse(token, "hedges that contradict each other")
            return
        if token.unit_text == HALF and (
            (predicate.move == "down" and not predicate.reached) or self.text.endswith("的", 0, token.start)
        ):
            kind = "qty" if self.text.endswith("的", 0, token.start) else "times"
            part = Token(kind, token.start, token.end, Decimal("0.5"), unit="times")
            below = comparator if predicate.reached or predicate.move is None else _MIRROR.get(comparator, comparator)
            self._emit_times(part, predicate, name, below)
            return
        if token.unit_text in _PLACES and (
            predicate.move_word in _OVERTAKING or predicate.move_word.startswith(_CLIMBS) or _RANKED.search(name or "")
        ):
            token.unit = "rank"
        if token.unit == "times":
            self._emit_times(token, predicate, name, comparator)
            return
        plain = (name or "") if self.text == self.original else fold(name or "")
        if token.unit is None and not token.value and predicate.move is not None and not predicate.reached:
            token.unit = "percent"  # 增速为0
        if token.unit in {"percent", "percentage_point"} and not (predicate.move or predicate.copula):
            # 精简审批事项30%以上: the verb of the movement opens the clause
            opened = _OPENING_MOVE.match(name or "")
            predicate.move = None if opened is None else "up" if opened[1] else "down"
        if predicate.move_word == "改善" and _LESS_IS_BETTER.search(plain):
            predicate.move = "down"
        measure = self._measure(token, predicate, plain)
        movement = predicate.move
        if movement is None and token.unit in {"percent", "permille"} and (moved := _MOVED_NAME.search(plain)):
            movement = "up" if moved[1] else "down"
        value = -token.value if token.negative else token.value
        unit, per = per_unit(token, plain)
        if unit == "ug" and _IN_AIR.search(name or ""):
            unit = "ug/m3"
        if not per and unit and unit.startswith("count") and value % 1 and self.statements:
            # 床位数达到7.4张，医师数达到3.2人: a part of a person shows that the base before still holds
            base = (self.statements[-1].unit or "").split(":")[0]
            if base.startswith("per_"):
                unit, per = base, True
        if (
            not predicate.baseline
            and self.text.endswith("的", 0, token.start)
            and (back := _BACK_TO.search(self.text, 0, token.start))
        ):
            predicate.baseline = back[1]
            self.context.period = None if self.context.period == back[1] else self.context.period
        growing = predicate.move is not None and not predicate.reached
        if unit is None and _RATIO_NAME.search(plain):
            unit, per = "ratio", not growing
        self._push(
            token,
            predicate,
            name,
            comparator,
            "ratio" if per else measure,
            bounds(comparator, value, token.high),
            unit=unit,
            movement=movement,
            reference=predicate.reference,
            baseline=predicate.baseline,
            hedge=kept(hints, more=token.more, ranged=comparator == "between"),
        )

    def _drop_passed(self, token: Token, predicate: Predicate) -> None:
        """突破500亿元大关，达到516亿元: the threshold just passed is no statement beside the value reached."""
        last = self.statements[-1] if self.statements else None
        if (
            last is None
            or token.value is None
            or last.low is None
            or self.commitment in {"ensure", "strive", "binding"}
        ):
            return
        if last.unit not in {token.unit, None}:
            return
        between = self.text[last.end : token.start]
        if (
            token.value >= last.low
            and not predicate.hedges
            and not token.after
            and _REACHING.fullmatch(between)
            and _PASSED.search(last.text)
        ):
            self.statements.pop()

    def _push(
        self,
        token: Token,
        predicate: Predicate,
        name: str | None,
        comparator: Comparator,
        measure: Measure,
        numbers: Bounds,
        *,
        unit: str | None,
        movement: Movement | None,
        reference: str | None = None,
        baseline: str | None = None,
        hedge: Hedge | None = None,
    ) -> None:
        start = self._start_of(predicate) if predicate.begin is None else predicate.begin
        base, self.context.base = self.context.base, None
        if base is not None and (named := period_text(base)):
            base = named
        self.statements.append(
            Statement(
                text=self.original[start : token.end].strip(),
                start=start,
                end=token.end,
                lang="zh",
                comparator=comparator,
                measure=measure,
                indicator=name or None,
                role=self.role,
                value=numbers.value,
                low=numbers.low,
                high=numbers.high,
                low_inclusive=numbers.low_inclusive,
                high_inclusive=numbers.high_inclusive,
                unit=unit,
                reference=reference,
                period=self.context.period,
                commitment=predicate.commitment or self.commitment,
                movement=movement,
                baseline=baseline or base,
                from_value=self.context.start_value,
                hedge=hedge,
                printed=token.printed,
                unit_text=token.unit_text or None,
            )
        )
        self.context.start_value = self.starts.pop(0) if self.starts else None

    def _start_of(self, predicate: Predicate) -> int:
        text, at = self.text, predicate.at
        while at > 0 and text[at - 1] not in "，。；：！？,;!?\n、":
            at -= 1
        return at + len(text[at : predicate.at]) - len(text[at : predicate.at].lstrip())

    def _measure(self, token: Token, predicate: Predicate, name: str) -> Measure:
        unit = token.unit or ""
        growing = predicate.move is not None and not predicate.reached
        if unit == "percentage_point" or (unit == "rank" and predicate.move and not predicate.reached):
            return "change"
        if unit == "rank":
            return "rank"
        if unit in {"permille", "ratio"} or unit.startswith("per_"):
            return "ratio"
        if unit == "percent":
            if predicate.gap:
                return "change"
            if growing:
                return "growth_rate"
            last = self.statements[-1] if predicate.reached and self.statements else None
            if last is not None and last.measure == "growth_rate" and last.indicator == name:
                return "growth_rate"  # 一季度增长6%，二季度回落到5%
            if predicate.share or "占" in self.text[predicate.at : token.start]:
                return "share"
            if _GROWTH_NAME.search(name):
                return "growth_rate"
            if _SHARE_NAME.search(name):
                return "share"
            if not predicate.reached and _AMOUNT_NAME.search(name):
                return "growth_rate"
            return "share"
        if (
            growing
            and not name.startswith(("新增", "净增", "新建", "再新增"))
            and predicate.move_word not in {"增速", "涨幅"}
        ):
            return "change"
        if predicate.gap:
            return "change"
        return "level"

    def _emit_times(self, token: Token, predicate: Predicate, name: str | None, comparator: Comparator) -> None:
        value, high = token.value, token.high
        if value is None:
            return
        if token.kind == "qty" and predicate.move == "up" and not predicate.reached:
            # 增长1.9倍 is 2.9 times as much
            value, high = add(value, ONE), (None if high is None else add(high, ONE))
        baseline = predicate.baseline
        if token.kind == "qty" and baseline is None:
            left = self.text[: predicate.at]
            of = _MULTIPLE_OF.search(left)
            if of is not None:
                baseline = of[1].strip("的 ")
                if _STANDARD.search(baseline) and not re.search(r"\d|[上去前]年|基期", baseline):
                    predicate.reference, baseline = baseline, None
                name = left[: of.start()].split("，")[-1].strip() or name
            elif predicate.copula and predicate.dates:
                baseline = predicate.dates[0]
        if baseline and re.fullmatch(r"(?:19|20)\d\d年(?:水平)?", baseline):
            baseline = baseline[:4]
        if baseline is not None and self.context.period == baseline:
            self.context.period = None
        predicate.baseline = baseline
        turned: Movement | None = "down" if value < 1 else "up" if token.kind == "times" else None
        self._push(
            token,
            predicate,
            name,
            "multiply",
            "growth_rate",
            bounds(comparator, value, high),
            unit="times",
            movement=predicate.move or turned,
            reference=predicate.reference,
            baseline=baseline,
            hedge=kept([*predicate.hedges, *token.after]),
        )

    def _emit_ratio(self, token: Token, predicate: Predicate, name: str | None) -> None:
        """A:1 is one ratio; A:B:C has one statement for each term."""
        terms = list(token.terms)
        if len(terms) == 2 and terms[1] == 1:
            terms = terms[:1]
        for term in terms:
            part = Token("qty", token.start, token.end, term, unit="ratio", after=token.after, printed=token.printed)
            self._emit(part, predicate, name)

    def _emit_rank(self, token: Token, predicate: Predicate, name: str | None) -> None:
        bounded = bool({"at_most", "at_least"} & {*predicate.hedges, *token.after})
        comparator: Comparator = "at_most" if bounded else "exactly"
        subject = _RANK_WORDS.sub("", name or "").strip("，、 的")
        last = self.context.subjects[-1] if self.context.subjects else None
        numbers = bounds(comparator, token.value)
        self._push(token, predicate, subject or last, comparator, "rank", numbers, unit="rank", movement=predicate.move)
