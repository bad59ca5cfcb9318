"""Verbs that chain figures in one clause, years of the Republic, and words that give no figure."""

from __future__ import annotations

import pytest

from plantargets.language import read


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("筹资6亿元新建幼儿园18所", [("筹资", "600000000"), ("新建幼儿园", "18")]),
        ("拨付2亿元专项资金支持90个村发展茶产业", [("拨付专项资金", "200000000"), ("支持发展茶产业", "90")]),
        ("培育8家种业企业带动4000户", [("培育种业企业", "8"), ("带动", "4000")]),
        ("发放补助3000万元惠及牧民2万户", [("发放补助", "30000000"), ("惠及牧民", "20000")]),
        ("签约项目25个总投资160亿元", [("签约项目", "25"), ("总投资", "16000000000")]),
        ("整合资金9亿元用于40个村庄绿化", [("整合资金", "900000000"), ("用于村庄绿化", "40")]),
        ("新增6条线路通达14个县", [("新增线路", "6"), ("通达", "14")]),
    ],
)
def test_a_verb_behind_a_figure_begins_the_next_count(text: str, wanted: list[tuple[str, str]]):
    assert [(each.indicator, f"{each.value:f}") for each in read(text)] == wanted


@pytest.mark.parametrize("text", ["公园300米覆盖率达到92%", "全县12个镇实施改厕5000户"])
def test_a_figure_within_a_name_begins_no_chain(text: str):
    assert [each.unit for each in read(text)][1:] == []


@pytest.mark.parametrize(
    "text", ["外贸增速达到两位数增长", "税收个位数增长", "逾期率控制在个位数", "投资保持两位数增长"]
)
def test_a_number_of_digits_is_no_figure(text: str):
    reading = read(text)
    assert len(reading) == 0
    assert [part.reason for part in reading.unread] == ["a count without a figure"]


def test_a_median_is_no_number_of_digits():
    (said,) = read("工资中位数稳步提高")
    assert (said.indicator, said.comparator) == ("工资中位数", "keep_rising")


@pytest.mark.parametrize(
    ("text", "period", "indicator"),
    [
        ("116年失業率降至3.2%", "2027", "失業率"),
        ("民國98年底自來水普及率達92%", "2009", "自來水普及率"),
        ("113年第3季經濟成長率4%", "2024-Q3", "經濟成長率"),
        ("115年度預算20億元", "2026", "預算"),
    ],
)
def test_years_of_the_republic(text: str, period: str, indicator: str):
    (said,) = read(text)
    assert (said.period, said.indicator) == (period, indicator)


def test_years_that_only_tell_how_long():
    assert all(each.period is None for each in read("堤防达到110年一遇标准，老字号有112年历史，树龄超过115年以上"))


@pytest.mark.parametrize(("text", "basically"), [("进口同比持平", False), ("用电量同比基本持平", True)])
def test_flat_on_the_year(text: str, basically: bool):
    (said,) = read(text)
    assert (said.comparator, said.reference) == ("in_line_with", "上年同期")
    assert (said.hedge == "basically") is basically


def test_growth_of_nothing_is_in_percent():
    growth, cases = read("进口增速为0，新增事故为0")
    assert (growth.measure, growth.unit) == ("growth_rate", "percent")
    assert (cases.measure, cases.unit) == ("level", None)


@pytest.mark.parametrize(
    "text",
    [
        "规划草案共9篇38章",
        "约4.2万字",
        "设置6大类30项指标",
        "预期性指标12项",
        "2021年3月4日 09:25:30",
        "亿元地区生产总值能耗持续下降",
        "80万吨水泥、2×660MW机组等项目有序推进",
        "建成60万吨纸浆项目",
        "推进年产20万台电机基地建设",
        "江北大桥等4个项目顺利推进",
        "聚焦剩余的1.8万困难人口和36个村",
        "来自高校和企业的60余名代表参加",
        "30万吨级航道建设提速",
    ],
)
def test_figures_of_texts_capacities_and_those_named_state_nothing(text: str):
    assert [each for each in read(text) if each.has_number] == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("新建医院、学校等25个项目", 25),
        ("移动电话用户260万户", 2600000),
        ("建成80公里绿道", 80),
    ],
)
def test_figures_that_look_like_those_and_state(text: str, value: int):
    assert [each.value for each in read(text)] == [value]


@pytest.mark.parametrize(
    ("text", "indicator", "start"),
    [
        ("（二）城乡面貌持续改善", "城乡面貌", 3),
        ("四、科技创新能力稳步提升", "科技创新能力", 2),
        ("5.水环境质量稳步提升", "水环境质量", 2),
        ("（一）茶叶产量增长5%", "茶叶产量", 3),
        ("“护苗行动”课堂实现学校全覆盖", "“护苗行动”课堂实现学校", 0),
        ("“两化”项目投资增长8%", "“两化”项目投资", 0),
        ("外贸总额[12]达到90亿元", "外贸总额", 0),
        ("社区“零距离服务”保持为零", "社区“零距离服务”", 0),
        ("百万吨死亡率为零", "百万吨死亡率", 0),
        ("时代广场客流量下降3%", "时代广场客流量", 0),
    ],
)
def test_names_without_numbers_of_headings_and_with_their_quotes(text: str, indicator: str, start: int):
    (said,) = read(text)
    assert (said.indicator, said.start) == (indicator, start)


def test_sectors_joined():
    found = read("一、二、三产业增加值分别增长2%、4%和6%；第一产业、第二产业和第三产业投资分别增长3%、5%和7%")
    assert [each.indicator for each in found] == [f"第{n}产业{what}" for what in ("增加值", "投资") for n in "一二三"]


def test_a_question_states_nothing():
    assert len(read("年度任务能否完成")) == 0


def test_a_metric_is_that_of_the_subject_before():
    output, rank = read("甘蔗产量达到40万吨，增速居全省第2位")
    assert (output.indicator, rank.indicator) == ("甘蔗产量", "甘蔗产量增速")


@pytest.mark.parametrize(("text", "movement"), [("PM10浓度改善7%", "down"), ("通行效率改善7%", "up")])
def test_an_improvement_by_so_much(text: str, movement: str):
    (said,) = read(text)
    assert (said.measure, said.movement) == ("growth_rate", movement)


@pytest.mark.parametrize(
    "text",
    [
        "支持市中医院等3家医院创建高水平医院",
        "以总股本12.5亿股为基数",
        "委员会主任由61岁的会计学教授担任",
        "详见第52页表3-1",
        "点击：312次",
        "补助比例按投资额分4档核定",
        "占地约2万亩",
        "流域面积1830平方公里",
        "年出栏50万头生猪养殖基地建设提速",
        "报告涵盖7个领域",
        "总投资9亿元、床位800张的康复中心开工",
        "会议时间14时30分",
        "扶摇直上九万里",
        "查询：2633 8080",
    ],
)
def test_figures_that_describe_state_nothing(text: str):
    assert [each for each in read(text) if each.has_number] == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("累计识别困难对象860户2310人", [("识别困难对象", "860", "count:户"), ("识别困难对象", "2310", "count:人")]),
        ("服务券增加3000张至1.5万张", [("服务券", "3000", "count:张"), ("服务券", "15000", "count:张")]),
        ("轮候时间由最高7年缩短至4年", [("轮候时间", "4", "years")]),
        ("28条入海河流中优良断面比例达到75%", [("28条入海河流中优良断面比例", "75", "percent")]),
        ("出水水质（总磷≤0.3毫克/升）", [("总磷", "0.3", "mg/L")]),
        ("日供水能力从90万立方米/日增至120万立方米/日", [("日供水能力", "1200000", "m3/day")]),
        ("生态流量不小于22立方米/秒", [("生态流量", "22", "m3/s")]),
        ("农田灌溉水有效利用系数0.58", [("农田灌溉水有效利用系数", "0.58", "ratio")]),
        ("其中二级甲等36所", [("二级甲等", "36", "count:所")]),
        ("民间投资下降2%，扣除房地产投资后增长7%", [("民间投资", "2", "percent"), ("民间投资", "7", "percent")]),
        ("近視篩查覆蓋率於2027/28學年達到九成", [("近視篩查覆蓋率", "90", "percent")]),
        ("收回約2 300公頃土地", [("收回土地", "2300", "ha")]),
        ("舉行30場諮詢會", [("舉行諮詢會", "30", "count:场")]),
        ("设立80亿元「科创引导基金」", [("设立「科创引导基金」", "8000000000", "CNY")]),
    ],
)
def test_figures_that_state(text: str, wanted: list[tuple[str, str, str]]):
    assert [
        (each.indicator, str(int(each.value) if each.value == int(each.value) else each.value), each.unit)
        for each in read(text)
    ] == wanted
