"""Chinese lists of figures, figures in words, aims, and work that reaches no state."""

from decimal import Decimal

import pytest

from plantargets.language import read


def figures(text):
    return [(s.indicator, s.comparator, s.value if s.low is None else s.low, s.high, s.unit) for s in read(text, "zh")]


@pytest.mark.parametrize("verb", ["连续突破", "先后突破", "相继超过"])
def test_one_verb_for_thresholds_passed_one_after_the_other(verb):
    assert [f[1:3] for f in figures(f"茶叶产值{verb}20亿元、30亿元")] == [
        ("more_than", 2 * 10**9),
        ("more_than", 3 * 10**9),
    ]


def test_starts_and_ends_in_two_lists():
    found = list(read("山羊、绵羊存栏比重分别由12%、20%提高到18%、31%", "zh"))
    assert [(s.value, s.from_value) for s in found] == [(18, 12), (31, 20)]


def test_nouns_behind_two_counts():
    assert [(f[0], f[2]) for f in figures("新建4所幼儿园和2座水塔")] == [("新建幼儿园", 4), ("水塔", 2)]


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("百分之六七十", 60, 70),
        ("百分之三点一到三点四", Decimal("3.1"), Decimal("3.4")),
        ("百分之五至百分之七", 5, 7),
    ],
)
def test_percentages_in_words_have_two_ends(words, low, high):
    assert figures(f"覆盖率达到{words}")[0][2:4] == (low, high)


def test_neighbouring_digits_are_a_range():
    assert figures("合作社达到三四百家")[0][1:4] == ("between", 300, 400)


@pytest.mark.parametrize(("words", "value"), [("百分之二〇·七", "20.7"), ("百分之一二·五", "12.5")])
def test_a_raised_dot_is_a_decimal_point(words, value):
    assert figures(f"煤耗降低{words}")[0][2] == Decimal(value)


@pytest.mark.parametrize(("words", "value"), [("2，760万元", 27_600_000), ("27，203，319元", 27_203_319)])
def test_chinese_commas_part_thousands(words, value):
    assert figures(f"林业收入{words}")[0][2] == value


def test_a_chinese_comma_between_clauses_parts_nothing():
    assert figures("产量增长5%，300家企业达标")[0][2] == 5


def test_about_before_the_verb():
    assert figures("饲料成本约降低9%")[0][1:3] == ("about", 9)
    assert figures("水资源节约降低9%")[0][1] == "exactly"


@pytest.mark.parametrize(
    "text", ["加快推进3个百亿元园区建设", "做好12家后备企业的培育工作", "加快推进203、305国道改线工程"]
)
def test_work_that_reaches_no_state_is_no_target(text):
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "comparator", "value"),
    [
        ("药材收入向30亿元迈进", "exactly", 3 * 10**9),
        ("物价涨幅以不超过2.5%为努力目标", "at_most", None),
        ("热线12345受理诉求3.2万件", "exactly", 32_000),
        ("受理12345热线诉求3.2万件", "exactly", 32_000),
        ("带宽达到200兆比特", "exactly", 200),
    ],
)
def test_words_around_a_figure(text, comparator, value):
    [said] = read(text, "zh")
    assert said.comparator == comparator
    assert value is None or said.value == value


@pytest.mark.parametrize(
    ("text", "comparator", "reference"),
    [
        ("单位产值能耗控制在省定目标以内", "at_most", "省定目标"),
        ("人均绿地面积达到全省平均水平", "in_line_with", "全省平均水平"),
    ],
)
def test_levels_that_a_reference_sets(text, comparator, reference):
    [said] = read(text, "zh")
    assert (said.comparator, said.reference) == (comparator, reference)


def test_the_verb_may_stand_before_what_moves():
    [said] = read("稳步提高涉农贷款比重", "zh")
    assert (said.comparator, said.indicator, said.movement) == ("keep_rising", "涉农贷款比重", "up")
    assert not read("不断提升治理能力", "zh").statements


def test_a_name_in_traditional_script_is_of_the_same_measure():
    assert read("消費者物價指數上漲率2.1%", "zh")[0].measure == "growth_rate"


@pytest.mark.parametrize(
    "text",
    [
        "在12个旗县率先推开",
        "聚焦58个重点工程",
        "“1”指1个服务大厅",
        "助牧20条：牧区帮扶政策",
        "根据12个旗县的调查",
    ],
)
def test_counts_of_where_and_of_what_is_meant_state_nothing(text):
    assert figures(text) == []


def test_those_of_whom_something_is_said_are_not_counted():
    found = figures("12个市重点项目、30个县重点项目分别完成投资3亿元、5亿元")
    assert [f[2] for f in found] == [3 * 10**8, 5 * 10**8]


def test_a_share_put_to_a_use():
    assert figures("新增财力70%用于牧区")[0][1:3] == ("exactly", 70)


@pytest.mark.parametrize("text", ["稳步提高牧民养老待遇水平", "不断扩大草原补奖规模"])
def test_levels_and_sizes_that_are_to_rise(text):
    [said] = read(text, "zh")
    assert said.comparator == "keep_rising"


def test_kept_at_none():
    [said] = read("牧区零就业家庭动态保持为零", "zh")
    assert (said.indicator, said.comparator, said.value) == ("牧区零就业家庭", "exactly", 0)
