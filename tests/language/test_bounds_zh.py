"""Chinese statements whose bound, place or number hides: halves, early hedges, thresholds, vague counts, codes."""

from decimal import Decimal

import pytest

from plantargets.language import read


def one(text):
    (statement,) = read(text, "zh").statements
    return statement


@pytest.mark.parametrize(
    ("words", "low", "high", "inclusive"),
    [
        ("减少一半以上", None, Decimal("0.5"), True),
        ("下降过半", None, Decimal("0.5"), False),
        ("压减超过一半", None, Decimal("0.5"), False),
    ],
)
def test_a_fall_by_more_than_half_leaves_less_than_half(words, low, high, inclusive):
    said = one(f"露天焚烧火点数{words}")
    assert (said.comparator, said.low, said.high, said.high_inclusive) == ("multiply", low, high, inclusive)
    assert said.movement == "down"


@pytest.mark.parametrize(
    ("hedge", "comparator"),
    [("至少", "at_least"), ("起码", "at_least"), ("至多", "at_most"), ("最多", "at_most"), ("不少于", "at_least")],
)
def test_a_hedge_before_the_verb_bounds_the_figure(hedge, comparator):
    said = one(f"每年{hedge}培育区级示范农场8家")
    assert (said.comparator, said.value, said.indicator) == (comparator, 8, "培育区级示范农场")


def test_a_hedge_in_a_quoted_name_bounds_nothing():
    assert one("“至多盖一章”事项占比82%").comparator == "exactly"


@pytest.mark.parametrize("hedge", ["不低于", "超过", "约为"])
def test_one_hedge_after_respectively_covers_every_figure(hedge):
    first, second = read(f"甲县、乙县绿化率分别{hedge}41%和37%", "zh").statements
    assert first.comparator == second.comparator != "exactly"
    assert (first.value, second.value) == (41, 37)


def test_the_threshold_just_passed_gives_way_to_the_value_reached():
    assert one("园区产值突破300亿元大关，达到318亿元").value == 31800000000
    assert one("园区产值突破300亿元大关").comparator == "more_than"


@pytest.mark.parametrize(
    "text",
    [
        "吸引数百家商户",
        "新增店铺成百上千家",
        "利润增速保持两位数",
        "园区产值连跨两个百亿台阶",
        "咨询电话：0451-12345678",
        "办公时间8:30-17:00",
        "更新时间：2023-11-05 08:15",
    ],
)
def test_no_number_is_made_of_vague_counts_and_codes(text):
    assert not [s for s in read(text, "zh") if s.has_number]


def test_places_moved_are_a_change_of_rank_and_places_left_are_where_it_came_from():
    moved = one("幸福指数排名前移4位")
    assert (moved.measure, moved.unit, moved.value, moved.movement) == ("change", "rank", 4, "up")
    rank = one("创新指数由全省第11位提升至第6位")
    assert (rank.measure, rank.value, rank.from_value) == ("rank", 6, 11)


def test_a_base_of_so_many_people_holds_until_whole_people_are_counted():
    beds, doctors = read("每千人口床位数达到7.2张，医师数达到3.4人", "zh").statements
    assert beds.unit == doctors.unit == "per_1000"
    beds, villages = read("每千人口床位数达到7.2张，示范村达到34个", "zh").statements
    assert villages.unit == "count:个"


def test_words_that_hold_a_joiner_are_not_cut():
    names = [s.indicator for s in read("宽带普及率、参与率分别达到91%和64%", "zh")]
    assert names == ["宽带普及率", "参与率"]


def test_respectively_in_a_later_clause_takes_the_indicators_before_it():
    text = "接待游客260万人次，实现门票收入1.3亿元，分别增长11%和14%"
    assert [s.indicator for s in read(text, "zh")] == ["接待游客", "门票收入"] * 2


def test_tenths_with_a_second_digit_keep_it_before_a_hedge():
    said = one("合同签订率达到八成五以上")
    assert (said.comparator, said.value) == ("at_least", 85)


def test_the_half_of_a_level_is_a_multiple_with_its_base():
    said = one("漏损水量降到2016年水平的一半以下")
    assert (said.comparator, said.high, said.baseline, said.period) == ("multiply", Decimal("0.5"), "2016", None)


def test_a_hedge_inside_a_doubling_is_kept():
    assert one("门票收入翻了近一番").hedge == "nearly"


def test_a_rank_compared_with_is_no_rank_reached():
    said = one("增速高于第三名0.8个百分点")
    assert (said.unit, said.value) == ("percentage_point", Decimal("0.8"))


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("每百名学生拥有球拍28副", "per_100:副"),
        ("万人拥有社工达到21名", "per_10000"),
        ("新增廉租房单位约900个", "count:个"),
    ],
)
def test_the_base_of_a_rate_is_named_in_many_ways(text, unit):
    assert one(text).unit == unit


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("乳品销售额达到1亿余元", 100_000_000, "CNY"),
        ("乳品销售额达到3000多元", 3000, "CNY"),
        ("乳品销售额达到500余亿元", 50_000_000_000, "CNY"),
    ],
)
def test_somewhat_more_stands_before_the_unit(text, value, unit):
    said = one(text)
    assert (said.comparator, said.low, said.unit) == ("more_than", value, unit)


@pytest.mark.parametrize("text", ["建成5个多元文化中心", "建成5个多层次平台"])
def test_many_that_belongs_to_the_next_word_is_no_hedge(text):
    assert one(text).comparator == "exactly"
