"""Plain clauses are read at once, and just as the whole grammar reads them."""

from __future__ import annotations

import pytest
from hypothesis import example, given, strategies as st

from language.scoring import DATA, rows
from plantargets.language import Reading, read
from plantargets.language.plain_zh import PlainReader, behind
from plantargets.language.tokens_zh import Endings

OWN = [row.text for number in (1, 2, 3, 4) for row in rows(f"statements_zh_{number}.txt")]
NAMES = [
    "",
    *"""
    粮食产量 一般公共预算收入 社会消费品零售总额 第三产业增加值 进出口总额 单位产品能耗 单位
    水库移民人均收入 非化石能源消费比重 中小学生近视率 参保率 增长速度 自然增长率 精简审批环节 其中出口 占比
    新建公园 到位外资 政府债务余额占收入的比例 快于全省的投资 保税区与港口吞吐量 普及率 在营企业
    实际利用外资规模目标 累计发放贷款 三次产业投资 全年用电量 “两重”投资 每万人病床
    约束性指标 聚焦困难职工 来自外省 学校、医院等 年产 移动电话用户 流域面积 占地 按等级分 总投资 利用系数
    """.split(),
]
VERBS = [
    "",
    *"""
    增长 同比增长 比上年增长 较去年同期下降 达到 提高到 控制在 保持在 为 力争达到 累计下降 占全省 居全市第
    至少建成 突破 由 均达到 分别增长 的 高于全国 实现 压减 成为第
    """.split(),
]
HEDGES = [
    "",
    " ",
    *"约 不低于 超过 不超过 近 第 突破 在".split(),
]
NUMBERS = "5 6.5 0.3 007 1,200 2019 12 3.50 800000000000 0 1.2.3 30".split()
BEHIND = [
    "",
    *"""
    % %左右 %以上 个百分点 亿元 万亿元以内 万人次 多亿元 余户 ‰以下 家 位 名 倍 天以上 岁 %以上左右 条
    个项目 立方米 元/人 年 成 万 亿斤以上台阶 分之一 级 月 %—7% 微克/立方米
    """.split(),
]
CLAUSE = st.tuples(*map(st.sampled_from, (NAMES, VERBS, HEDGES, NUMBERS, BEHIND))).map("".join)
STOPS = st.sampled_from(["，", "。", "；", "、", "\n", "！", "，其中", "。2024年，"])


def whole(text: str) -> Reading:
    """The reading by the grammar alone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PlainReader, "_plain", lambda *_: False)
        return read(text, "zh")


@pytest.mark.parametrize("together", [1, 2, 5, 60])
def test_own_statements_read_the_same(together: int):
    for start in range(0, len(OWN), together):
        text = "，".join(OWN[start : start + together])
        assert read(text, "zh") == whole(text), text


def test_an_article_reads_the_same():
    text = (DATA / "article_zh.txt").read_text("utf-8")
    assert read(text) == whole(text)


@given(st.lists(st.tuples(CLAUSE, STOPS).map("".join), max_size=5).map("".join))
@example("人均公园面积提高到15平方米，较去年同期下降0.3%")
@example("突破500亿元，达到516亿元。")
@example("2024年1-6月，粮食产量增长3.50%，全年用电量增长5%")
def test_clauses_of_any_kind_read_the_same(text: str):
    assert read(text, "zh") == whole(text)


def test_most_plain_clauses_are_read_at_once(monkeypatch: pytest.MonkeyPatch):
    taken: list[bool] = []
    plain = PlainReader._plain
    monkeypatch.setattr(PlainReader, "_plain", lambda *given: taken.append(plain(*given)) or taken[-1])
    found = read(
        "粮食产量增长5%，一般公共预算收入达到30亿元以上，社会消费品零售总额比上年增长6.5%左右，新登记企业1200户"
    )
    assert taken == [True] * 4
    assert [each.comparator for each in found] == ["exactly", "at_least", "about", "exactly"]


@pytest.mark.parametrize("words", ["年", "天", "成", "月份", "、6%", "条", "", "倍于去年的数量而且还要更多更多"])
def test_words_behind_a_figure_that_need_a_closer_look(words: str):
    assert behind(words) is None


def test_what_stands_behind_a_figure():
    found = behind("万亿元以上")
    assert found is not None
    assert (found.value, found.unit, found.after) == (10**12, "CNY", ("at_least",))


def test_a_sentence_with_too_many_figures_leaves_no_trace():
    """What was read before the sentence shows to be a table is taken back, its subject too."""
    table = "，".join(f"产量增长{n}%" for n in range(1, 63))
    found = read(f"投资增长5%。{table}。下降3%。")
    assert [(each.indicator, str(each.value)) for each in found] == [("投资", "5"), ("投资", "3")]
    assert [part.reason for part in found.unread] == ["more figures than a sentence has"]
    assert found.unread[0].text == table + "。"


def test_endings_stay_within_their_bounds():
    known = Endings(["新建", "改扩建"])
    assert known.at("学校新建", 0, 4)
    assert not known.at("学校新建", 3, 4)
    assert not known.at("", 0, 0)
