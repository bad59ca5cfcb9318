"""Several indicators or several figures in one clause: 分别, 均, 和 and 、."""

from __future__ import annotations

import re

_JOIN = re.compile(r"、|和|与|及|以及|，")
#: Words that end in 及, 与 or 和 and join nothing.
_WORDS_WITH_JOINER = (
    "普及",
    "涉及",
    "惠及",
    "波及",
    "危及",
    "参与",
    "赋与",
    "给与",
    "调和",
    "中和",
    "饱和",
    "总和",
    "缓和",
    "共和",
)
#: 一、二、三产业增加值, 第一、第二、第三产业.
_SECTOR = re.compile(r"第?([一二三])次?产业(.*)")
_ORDINAL = re.compile("第?[一二三](?:产业)?")
_HEAD = re.compile(
    r"(?:总额|收入|支出|投资|增加值|总产值|生产总值|销售额|零售额|产量|外资|内资|排放量|排放总量|排放|浓度|能耗|价格|余额|存款|贷款|消费|人数|人次|进出口|出口|进口|产值|利润|税收|营业额|贸易额|吞吐量|用电量|GDP|供应量|融资规模|强度|增速|指数|面积|周转量|总量)(?:同比)?$"
)
_MODIFIERS = (
    "城镇常住",
    "农村常住",
    "城镇",
    "农村",
    "城市",
    "乡村",
    "男性",
    "女性",
    "男",
    "女",
    "第一产业",
    "第二产业",
    "第三产业",
    "小学",
    "初中",
    "高中",
    "化学需氧量",
    "氨氮",
    "二氧化硫",
    "氮氧化物",
    "出口",
    "进口",
    "企业",
    "居民",
)
_LONGEST_MEMBER = 8
_POLLUTION = re.compile(
    r"(?:主要污染物)?(?:重点工程减排量|排放总量|排放量|减排量|浓度|产量|增加值|比重|覆盖率|参保率|达标率|比例)$"
)
_TOWN_COUNTRY = re.compile(r"^城乡(?=居民|人均|常住|低保)")


def split_names(subject: str) -> list[str]:
    """The parts of a list of indicators, brackets and quotes kept whole."""
    if _JOIN.search(subject) is None:
        whole = subject.strip(" 的")
        return [whole] if whole else []
    parts: list[str] = []
    start = depth = 0
    at = 0
    while at < len(subject):
        char = subject[at]
        if char in "（(“《":
            depth += 1
        elif char in "）)”》":
            depth = max(0, depth - 1)
        elif not depth:
            match = _JOIN.match(subject, at)
            if (
                match
                and at > start
                and match.end() < len(subject)
                and not subject.startswith(("和谐", "和平", "及格", "与会", "及以", "及其"), at)
                and not subject.endswith(_WORDS_WITH_JOINER, 0, match.end())
            ):
                parts.append(subject[start:at])
                start = at = match.end()
                continue
        at += 1
    parts.append(subject[start:])
    return [p.strip(" 的") for p in parts if p.strip(" 的")]


def coordinated(subject: str, *, each: bool, growth: bool) -> list[str]:
    """The indicators that a subject names: one, or several where 分别 or 均 says so or each part is an indicator by itself."""
    parts = split_names(subject)
    if _TOWN_COUNTRY.match(subject) and each:
        rest = subject[2:]
        return ["城镇" + rest, "农村" + rest] if len(split_names(rest)) == 1 else parts
    if len(parts) < 2:
        return [subject]
    if each:
        return _shared_head(parts)
    if growth and all(_HEAD.search(p) and len(p) >= 2 for p in parts):
        return parts
    if growth and parts[-1].endswith("数量") and all(len(p) <= _LONGEST_MEMBER for p in parts[:-1]):
        return [*(p if p.endswith("数量") else p + "数量" for p in parts[:-1]), parts[-1]]
    return [subject]


def _shared_head(parts: list[str]) -> list[str]:
    last = parts[-1]
    sector = _SECTOR.match(last)
    if sector is not None and all(_ORDINAL.fullmatch(p) for p in parts[:-1]):
        numbers = [p.removeprefix("第")[0] for p in parts]
        return [f"第{number}产业{sector[2]}" for number in numbers]
    for modifier in _MODIFIERS:
        if last.startswith(modifier) and len(last) > len(modifier) + 1 and all(p in _MODIFIERS for p in parts[:-1]):
            head = last[len(modifier) :]
            return [p + head for p in parts[:-1]] + [last]
    head_match = _POLLUTION.search(last)
    if head_match and all(len(p) <= 8 and p[-1:] not in "率量额数值" and not _POLLUTION.search(p) for p in parts[:-1]):
        return [p + head_match[0] for p in parts[:-1]] + [last]
    return parts


def paired(subjects: list[str], count: int, *, each: bool) -> list[tuple[int, str | None]]:
    """Pairs (index of the figure, name) for ``count`` figures on these subjects."""
    names: list[str | None] = list(subjects)
    if not names:
        return [(i, None) for i in range(count)]
    if len(names) == count:
        return list(enumerate(names))
    if count == 1:
        return [(0, name) for name in names] if each or len(names) > 1 else [(0, names[0])]
    joint = "、".join(subjects)
    return [(i, joint) for i in range(count)]


def closed(name: str, within: str = "") -> str:
    """A name with the quotes that its ends have lost: the closing one, and the opening one where the words have it."""
    for opening, closing in ("“”", "「」"):
        if closing in name and opening not in name and opening in within:
            name = opening + name
        elif opening in name and name.count(opening) > name.count(closing):
            name += closing
    return name
