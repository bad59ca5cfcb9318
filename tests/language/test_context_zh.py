"""What one Chinese clause hands to the next: its subject and its year, and where that ends."""

from decimal import Decimal

import pytest

from plantargets.language import read


def names(text):
    return [(each.indicator, str(each.value)) for each in read(text, "zh") if each.has_number]


@pytest.mark.parametrize(
    ("turn", "name"),
    [
        ("零售总额平稳增长", "零售总额"),
        ("规模以上工业由负转正", "规模以上工业"),
        ("工业经济稳中向好", "工业经济"),
        ("外贸出口创历史新高", "外贸出口"),
        ("民间投资企稳回升", "民间投资"),
        ("粮油生产再获丰收", "粮油生产"),
    ],
)
def test_a_clause_without_a_figure_names_the_next(turn, name):
    assert names(f"三次产业结构为1:2:3，{turn}，同比增长6%")[-1] == (name, "6")


def test_words_about_the_method_leave_the_subject():
    assert names("地区生产总值500亿元，按可比价格计算，增长5%")[-1] == ("地区生产总值", "5")


def test_a_new_line_forgets_the_subject():
    assert names("茶叶产量增长3%。\n同比增长1.2%")[-1] == (None, "1.2")


@pytest.mark.parametrize("text", ["力争投入强度高于“十三五”时期实际。失业率5%以内", "投入快于2015年。失业率5%以内"])
def test_a_year_that_is_compared_with_is_not_the_period(text):
    assert read(text, "zh")[-1].period is None


@pytest.mark.parametrize(
    ("text", "comparator", "bound"),
    [
        ("新增装机超过全球一半", "more_than", 50),
        ("快递业务量突破全国总量的三分之一", "more_than", None),
        ("用水量不到全省一半", "less_than", 50),
    ],
)
def test_a_hedge_reaches_over_the_whole_to_its_fraction(text, comparator, bound):
    [said] = read(text, "zh")
    assert said.comparator == comparator
    figure = said.low if comparator == "more_than" else said.high
    assert bound is None or figure == Decimal(bound)
    assert "全" not in said.indicator


def test_what_is_arranged_is_not_called_so():
    assert names("拟安排专项债券3.9万亿元") == [("专项债券", "3900000000000.0")]


def test_setting_a_record_again_is_no_target():
    [said] = read("粮食总产量1.39万亿斤，再创历史新高", "zh")
    assert said.role == "outcome"


@pytest.mark.parametrize(
    "text",
    ["新增就业3.2万人，完成年计划的118%", "登记失业率3.1%，低于控制目标0.9个百分点", "完成投资3亿元，为年度目标的112%"],
)
def test_what_is_held_against_its_goal_is_an_outcome(text):
    assert {said.role for said in read(text, "zh")} == {"outcome"}


@pytest.mark.parametrize("start", ["去年", "过去一年", "五年来"])
def test_a_year_that_is_not_named_ends_the_year_before(start):
    first, second = read(f"到2027年，草原面积达到3万亩。{start}，牧民收入增长5%。", "zh")
    assert (first.period, second.period) == ("2027", None)


def test_what_recovered_to_a_year_is_no_target():
    assert read("旅游收入恢复到2019年的88%", "zh")[0].role != "target"
