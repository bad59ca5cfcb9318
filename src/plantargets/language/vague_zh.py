"""Chinese clauses without a figure that still state a target: keep rising, in line with, milestones."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plantargets.language.composite import closed, coordinated, split_names
from plantargets.language.shapes_zh import spelled
from plantargets.language.statements import Statement

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plantargets.language.statements import Comparator, Measure, Movement

_MANNER = r"(?:已?连续[\d一二三四五六七八九十]{1,3}个?(?:年|月|季度)|持续|继续|恢复性?|稳中|逆势|企稳|止跌|触底|稳步|不断|进一步|明显|稳定|逐步|显著|有所|大幅|大幅度|较快|平稳|全面|更加|更|日益|逐年|有效|总体|加快|实现|保持|基本|双双|双|均|都|整体|再|得到|同步|较大幅度|快速|合理|适度|平稳较快|平稳健康|较大|有序|质的有效)*"
_RISE = r"提高|提升|增长|改善|优化|扩大|增强|上升|增加|向好|好转|回升|壮大|拓展|加强|升级|提质|变好|改观|增进|回暖|健全|完善|领先|进步|增多|上涨|攀升|回稳|集聚"
_FALL = r"下降|减少|降低|缩小|缩减|回落|压减|收窄|减轻|减弱|双降|下滑"
_STATE = r"峰值|促稳提质|平衡|稳定|全覆盖|清零|为零|消除|建成|启动|投用|投产|运营|完工|竣工|达标|合格|形成|建立|确立|落地|完成|开工|通车|实现|突破|可控|充足|安全|畅通|见效|动态清零|摘帽|脱贫|达峰|中和|零增长|只增不减|只减不增|不减|不降|不反弹|有效控制|有力有效|收官|前列|第一方阵|获批|揭牌|零发生|零死亡|零事故|零伤亡|零感染|零新增|零报告|零污染|零突破|不发生|全清零|归零|零填埋|零直排|零上升|零积压|见底清零"
_TREND = re.compile(
    rf"(?P<manner>{_MANNER})(?:(?P<rise>{_RISE})|(?P<fall>{_FALL})|(?P<state>{_STATE}))(?:了|势头|态势|趋势|空间|提升|运行)?$"
)
_ENDS = tuple({*f"{_RISE}|{_FALL}|{_STATE}".split("|"), *"了 势头 态势 趋势 空间 提升 运行".split()})
_THAN_OP = re.compile("于|领先|跑赢|超")
_STRONG = re.compile(
    r"连续|持续|继续|稳步|不断|进一步|明显|逐步|显著|大幅|有所|更|日益|逐年|较快|平稳|总体|基本|保持|全面|双"
)
_LIKE = re.compile(
    r"^(?P<subject>.*?)(?:要|将|应|力争|实现|确保|努力|基本|大体|继续|保持)*(?:与|同|和)(?P<ref>[^，。；]{2,24}?)(?:保持|基本|大体|实现|继续|总体)*(?P<basically>基本|大体)?(?:保持|实现)?(?P<word>同步|相当|持平|同频|一致|相适应|相协调|适应|协调|匹配|相匹配|相衔接|同向|同步增长|同步提高|同步提升)(?:增长|提高|提升|发展)?$"
)
_LIKE_LAST = re.compile(
    r"^(?P<subject>.*?)(?:较|比)(?P<ref>去年|上年|上年同期|去年同期|往年|上月|上季度|同期)(?P<basically>基本|大体)?(?:保持|实现)?(?P<word>持平)$"
)
_LIKE_YEAR = re.compile(r"^(?P<subject>.*?)(?P<ref>同比)(?P<basically>基本|大体)?(?:保持|实现)?(?P<word>持平)$")
_LIKE_FIRST = re.compile(_LIKE.pattern.replace("(?:与|同|和)", "(?:与|同(?![步比期时等样频]))", 1))
_THAN = re.compile(
    r"^(?P<subject>.*?)(?:要|将|应|均|都|继续|持续|总体|力争|实现|确保|努力|保持|明显|显著|大幅|始终|略|稳定|总体上|分别|年均)*(?P<op>不低于|不高于|不快于|不慢于|不落后于|快于|高于|低于|慢于|优于|好于|大于|小于|领先于|领先|跑赢|超过|超出|落后于|强于|多于|少于|高出)(?P<ref>[^，。；]{2,24}?)(?:的)?$"
)
_THAN_REF = re.compile(
    r"平均|水平|增速|增幅|增长|全国|全省|全市|全区|经济|GDP|生产总值|目标|同期|时期|上年|去年|收入|财政|投资|标准|规划|预期|周边|同类|涨幅|均值|降幅|以往|往年|CPI|物价|地区|人口|任务|上级|指标"
)
_LEAD = re.compile(
    r"^(?:到?(?:20\d\d年?[底末]?(?:以?前)?|“?十[一二三四五]五”?(?:末|期间|时期)?)|今年|全年|年内|力争|确保|争取|努力|实现|推动|促进|全省|全市|全国|全区|全县|我省|我市|其中|使|让|要|将|应|并|，|、|和|[一二三四五]是|预计|预期|更好|着力|大力|加快|切实|有效)+"
)
_NEVER = re.compile(
    r"(?:坚决|牢牢|坚持|切实|有效)*(?:守住|守牢|兜住|筑牢|严守)?(?:不发生|不出现|杜绝|零发生)(?P<what>[^，。；]{2,40}?)(?:的)?(?:底线)?$"
)
_DONE = re.compile(
    r"(?:20\d\d年?[底末]?前|全面|全部|基本|彻底|如期|顺利)*(?:消除|建成|启动实施|启动|开工建设|完成|建立|确立|设立|取缔|打赢|开通|出台|淘汰|揭牌|成立|实施)(?=.{2,})"
)


_EDGES = " ，、。；：的”“()"
_SHORTEST, _LONGEST = 4, 80
_ASKS = re.compile("能否|是否|如何|怎么|怎样")


def may_state(text: str, low: int, high: int) -> bool:
    """Whether a clause without a figure may state something at all: a quick look that passes over prose."""
    while high > low and text[high - 1] in _EDGES:
        high -= 1
    return text[high - 2 : high] in _TAILS or text[high - 1] in _NOUN_ENDS or _HINT.search(text, low, high) is not None


def vague_statements(text: str, original: str, low: int, high: int, inherited: Sequence[str]) -> Iterator[Statement]:
    """Statements of a clause without a figure; nothing where no predicate of a target is found."""
    offset, stripped = _words(text, low, high)
    if not _SHORTEST <= len(stripped) <= _LONGEST or _ASKS.search(stripped):
        return
    span = (offset, offset + len(stripped))
    if stripped.endswith(_LIKE_ENDS):
        like = next(filter(None, (each.match(stripped) for each in (_LIKE_YEAR, _LIKE_FIRST, _LIKE, _LIKE_LAST))), None)
        if like:
            yield from _referring(original, span, like, "in_line_with", inherited)
            return
    than = _THAN.match(stripped) if _THAN_OP.search(stripped) else None
    if (
        than
        and "%" not in than["ref"]
        and not than["ref"].startswith(("一半", "半数"))
        and (
            than["op"] in {"快于", "慢于", "不快于", "不慢于"}
            or _THAN_REF.search(than["ref"])
            or re.search(r"增速|增长|增幅|收入|投资$", than["subject"])
        )
        and not stripped.endswith(("项目", "企业"))
    ):
        comparator = _THAN_WORDS.get(than["op"], "faster_than")
        yield from _referring(original, span, than, comparator, inherited)
        return
    held = _HELD.match(stripped) or _REACHED_MEAN.match(stripped)
    if held:
        subject, reference = (
            original[span[0] + held.start(g) : span[0] + held.end(g)].strip() for g in ("subject", "ref")
        )
        kept: Comparator = "at_most" if "控制" in held[0] else "in_line_with"
        name = _subject(subject) or (inherited[-1] if inherited else "")
        yield _statement(original, span, name, kept, None, reference, "level")
        return
    more = _RAISE_FIRST.match(stripped, _lead_end(stripped))
    if more:
        rising = more["rise"] is not None
        name = original[span[0] + more.start("what") : span[0] + more.end("what")].strip()
        yield _statement(original, span, name, "keep_rising" if rising else "keep_falling", "up" if rising else "down")
        return
    if "若干" in stripped or stripped.startswith(("一批", "一大批")):
        name = original[span[0] : span[1]].strip()
        yield _statement(
            original, span, re.sub(r"^(?:和|及|了)?(?:若干|一大?批)[个条项]?", "", name), "milestone", None
        )
        return
    lead = _LEAD.match(stripped)
    never = _NEVER.match(stripped, lead.end() if lead else 0)
    if never:
        what = original[span[0] + never.start("what") : span[0] + never.end("what")]
        yield _statement(original, span, what.strip(), "milestone", None)
        return
    trend = _TREND.search(stripped) if stripped.endswith(_ENDS) else None
    if trend is None:
        done = _DONE.match(stripped, lead.end() if lead else 0)
        if done:
            yield _statement(original, span, _subject(original[span[0] + done.end() : span[1]]), "milestone", None)
        return
    if trend["state"] is None and not _STRONG.search(stripped) and len(stripped) > 16:
        return
    subject = _subject(original[span[0] : span[0] + trend.start()])
    names = split_names(subject) if trend["state"] is None and len(subject) > 5 else [subject]
    if any(len(n) < 2 for n in names):
        names = [subject]
    moving: Comparator = "keep_rising" if trend["rise"] else "keep_falling" if trend["fall"] else "milestone"
    movement: Movement | None = "up" if trend["rise"] else "down" if trend["fall"] else None
    if trend["state"] and len(subject) == 1:
        names = [subject + trend["state"]]  # 碳达峰
    if subject.endswith("不"):  # 面积不减少
        names, moving, movement = [subject[:-1]], "milestone", None
    for name in names:
        yield _statement(original, span, name or (inherited[-1] if inherited else ""), moving, movement)


def _words(text: str, low: int, high: int) -> tuple[int, str]:
    """The words of a clause without the signs around them, and where they begin; quotes stay in pairs."""
    clause = text[low:high]
    stripped = clause.strip(_EDGES)
    offset = low + clause.index(stripped)
    if "”" in stripped and "“" not in stripped and text[offset - 1 : offset] == "“":
        return offset - 1, "“" + stripped
    return offset, stripped


def topic(text: str, original: str, low: int, high: int) -> list[str]:
    """What a clause without a figure speaks of (工业由负转正，…), so that the next clause may leave it out."""
    said = _TURN.fullmatch(text, low, high)
    if said is None and _NOUNS.fullmatch(text, low, high):
        return [_subject(original[low:high])]
    name = _subject(original[slice(*said.span("subject"))]) if said else ""
    return [name] if len(name) > 1 else []


_NOUN_ENDS = frozenset("了入值资额率重比例度积量数耗格程出命")
#: What is compared is a growth, unless the words are about a level: 人均住房面积高于全国平均水平.
_GROWING = re.compile(r"[增速涨快慢]|经济|GDP|生产总值|发展|目标|预期")
#: A clause that only names what the next one counts.
_NOUNS = re.compile(
    r"[^，。；于不了着]{2,22}?(?:收入|总值|增加值|产值|投资|总额|(?:[^效])率|比重|占比|比例|浓度|面积|产量|人数|数量|强度|能耗|价格|里程|支出|余额|寿命|用电量|吞吐量)\s*"
)
_TURN = re.compile(
    r"\s*(?P<subject>[^，。；]{2,24}?)(?:实现|全年|总体|持续|继续|保持)*(?:由[负正降升减增跌涨]转[负正降升减增跌涨]|[转扭][负亏][为转][正盈]|"
    r"扭亏(?:为盈)?|转正|转负|止跌(?:回升|企稳|回稳)|触底(?:回升|反弹)|企稳(?:回升)?|稳中有[进升增降]|(?:再|又)?创(?:历史|历年)?新[高低]|"
    r"[再喜又]获丰收|丰收|逆势上扬|平稳运行|运行平稳|较快发展|快速发展|健康发展|两旺|活跃|旺盛|繁荣)\s*"
)
#: 控制在省下达指标以内, 达到全省平均水平: a bound or a level that a reference sets.
_HELD = re.compile(
    r"^(?P<subject>.{2,30}?)(?:要|应|必须|严格|继续|稳定)*控制在(?P<ref>[^，。；\d]{2,24}?)(?:以内|之内|以下|范围内|范围之内|内)$"
)
_REACHED_MEAN = re.compile(
    r"^(?P<subject>.{2,30}?)(?:要|应|基本|总体|力争|均|都)*(?:达到|赶上|追平|达)(?P<ref>[^，。；\d]{0,12}平均(?:水平|值|数)?)$"
)
#: 稳步提高直接融资比重: the verb before the thing.
_RAISE_FIRST = re.compile(
    r"(?:持续|继续|稳步|不断|进一步|逐步|逐年|稳定|有效|切实|大幅)+(?:(?P<rise>提高|提升|增加|扩大)|(?P<fall>降低|减少|缩小|压减))"
    r"(?P<what>[^，。；]{2,30}(?:比例|比重|占比|率|收入|标准|覆盖面|份额|差距|强度|成本|负担|浓度|排放量|总量|水平|规模|数量|质量|待遇|产量|面积|效率|效益))$"
)


def _lead_end(text: str) -> int:
    lead = _LEAD.match(text)
    return lead.end() if lead else 0


_LIKE_ENDS = ("同步", "相当", "持平", "同频", "一致", "适应", "协调", "衔接", "匹配", "增长", "提高", "提升", "发展")
#: A clause that neither ends in one of these nor has one of the words below states nothing.
_TAILS = frozenset(word[-2:] for word in (*_ENDS, *_LIKE_ENDS)) - {"发展"}
_HINT = re.compile(
    spelled(
        "于 领先 跑赢 超 若干 一批 一大批 不发生 零发生 不出现 杜绝 消除 建成 启动 开工 完成 建立 确立 设立 成立 取缔 打赢 开通 出台 淘汰 揭牌 实施"
        " 控制在 平均 扭亏 止跌 触底 企稳 稳中 新高 新低 丰收 逆势 平稳运行 运行平稳 两旺 活跃 旺盛 繁荣 转[负正降升减增跌涨亏]"
    )
    + "|"
    + spelled("稳步 逐步 持续 不断 逐年 进一步 继续 有效 切实 大幅", "[提增扩降减缩压]")
    + "|"
    + spelled("较快 快速 健康 同步 协调 相当 持平 同频 一致 适应 匹配 衔接 同向 增长 提高 提升", "发展")
)
_THAN_WORDS: dict[str, Comparator] = {
    "不低于": "at_least",
    "不慢于": "at_least",
    "不落后于": "at_least",
    "不高于": "at_most",
    "不快于": "at_most",
    "低于": "slower_than",
    "慢于": "slower_than",
    "小于": "slower_than",
    "少于": "slower_than",
    "落后于": "slower_than",
}


def _referring(
    original: str,
    span: tuple[int, int],
    match: re.Match[str],
    comparator: Comparator,
    inherited: Sequence[str],
) -> Iterator[Statement]:
    subject = _subject(original[span[0] : span[0] + match.end("subject")])
    name = (
        re.sub(r"(?:年均|实际|名义)?(?:增长|增速|增幅|涨幅)(?:速度)?$", "", re.sub("^保持", "", subject))
        or subject
        or (inherited[-1] if inherited else "")
    )
    reference = original[span[0] + match.start("ref") : span[0] + match.end("ref")].strip()
    reference = "上年同期" if reference == "同比" else re.sub(r"(?:基本|大体|保持|的)+$", "", reference)
    for each in coordinated(name, each=False, growth=True):
        yield _statement(
            original,
            span,
            each,
            comparator,
            None,
            reference,
            "level" if "op" in match.re.groupindex and not _GROWING.search(match[0]) else "growth_rate",
            basically="基本" in match[0][match.start("ref") - match.start() :] or "基本" in match[0],
        )


def _subject(raw: str) -> str:
    trimmed = _LEAD.sub("", raw.strip())
    return closed(trimmed.strip(" ，、的“”"), trimmed)


def _statement(
    original: str,
    span: tuple[int, int],
    name: str,
    comparator: Comparator,
    movement: Movement | None,
    reference: str | None = None,
    measure: Measure = "milestone",
    *,
    basically: bool = False,
) -> Statement:
    if measure == "milestone" and comparator in {"keep_rising", "keep_falling"}:
        measure = "level"
    return Statement(
        text=original[span[0] : span[1]],
        start=span[0],
        end=span[1],
        lang="zh",
        comparator=comparator,
        measure=measure,
        indicator=name or None,
        reference=reference,
        movement=movement,
        hedge="basically" if basically else None,
    )
