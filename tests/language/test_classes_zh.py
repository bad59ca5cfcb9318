"""Classes of Chinese statements: for each, several sentences and what they say (comparator, value, unit)."""

from decimal import Decimal

import pytest

from plantargets.language import read


def said(text):
    found = []
    for statement in read(text, "zh"):
        if statement.has_number:
            ends = (statement.low, statement.high) if statement.comparator == "between" else (statement.value,)
            number = "..".join(f"{float(end):g}" for end in ends)
            found.append(f"{statement.comparator} {number} {(statement.unit or '-').split(':')[0]}")
    return "; ".join(found)


CASES = {
    "a noun that begins like a counter": {
        "全年新设18个省级工业园，总数达到41个": "exactly 18 count; exactly 41 count",
        "建成9个村级养老驿站": "exactly 9 count",
        "改造26个县级水厂": "exactly 26 count",
    },
    "each of the indicators before": {
        "甲市、乙市投资分别增长7%和9%，增速均居全省第4位": (
            "exactly 7 percent; exactly 9 percent; exactly 4 rank; exactly 4 rank"
        ),
        "稻谷、大豆分别增产2万吨和3万吨，单产均达到500公斤": (
            "exactly 20000 t; exactly 30000 t; exactly 500 kg; exactly 500 kg"
        ),
    },
    "two indicators, one growth": {
        "图书馆、博物馆数量增加一倍": "multiply 2 times; multiply 2 times",
        "外贸总额和居民收入比2012年翻一番": "multiply 2 times; multiply 2 times",
        "货物出口和实际使用外资增长8%": "exactly 8 percent; exactly 8 percent",
    },
    "the movement and the value it led to": {
        "门店收入按年上升6.2%至港币88亿元": "exactly 6.2 percent; exactly 8.8e+09 HKD",
        "净利润同比下降4.1%至13.7亿元": "exactly 4.1 percent; exactly 1.37e+09 CNY",
        "贷款余额增长9%至人民币210亿元": "exactly 9 percent; exactly 2.1e+10 CNY",
    },
    "thousands with a space": {
        "公屋供应目标为246 000个单位": "exactly 246000 count",
        "常住人口为2 150 300人": "exactly 2.1503e+06 count",
    },
    "a comparison beside a figure": {
        "水费收入增长6%、快于售水量增速": "exactly 6 percent",
        "户均耕地达到30亩、高于全省平均水平": "exactly 30 mu",
    },
    "a place climbed to": {
        "创新指数全国排名进至第41位": "exactly 41 rank",
        "县域百强进到66位": "exactly 66 rank",
    },
    "measure words of trades": {"收购蚕茧3.2万担": "exactly 32000 count", "供汽14万吉焦": "exactly 140000 GJ"},
    "from the value before": {
        "开办企业时限由原来的20多个工作日压缩至3个工作日": "exactly 3 days",
        "收费项目从此前的48项减少到19项": "exactly 19 count",
    },
    "a share whose condition has a figure": {
        "全县70%的村集体年收入达8万元以上": "exactly 70 percent",
        "90%以上的家庭用水支出低于300元": "at_least 90 percent",
    },
    "a fund and its size": {
        "设立总规模不低于30亿元的种业基金": "at_least 3e+09 CNY",
        "发起设立规模超过5亿元的文旅产业基金": "more_than 5e+08 CNY",
    },
    "hours of work done, not hours of opening": {
        "为残疾人提供不少于2万小时居家服务": "at_least 20000 hours",
        "开展24小时值班服务": "",
    },
    "lists to follow": {"全力做好以下9项工作": "", "重点实施下列6个项目": ""},
    "a rate of deaths without a unit": {"煤矿百万吨死亡率降至0.04": "exactly 0.04 ratio"},
    "ordinals of sectors": {
        "第二、第三产业占比分别提高1.4和0.6个百分点": "exactly 1.4 percentage_point; exactly 0.6 percentage_point",
        "第一、二季度税收分别为3.1亿元、3.6亿元": "exactly 3.1e+08 CNY; exactly 3.6e+08 CNY",
        "第一、二、三产业分别增长3%、5%和6%": "exactly 3 percent; exactly 5 percent; exactly 6 percent",
        "甲、乙两县排名分别居全省第二、第三": "exactly 2 rank; exactly 3 rank",
    },
    "people without a measure word": {
        "带动2.6万农民增收": "exactly 26000 count",
        "9.4万贫困人口全部脱贫": "exactly 94000 count",
        "惠及30万群众，引进4万人才": "exactly 300000 count",
    },
    "two parts of the value before": {
        "困难户由1204户3310人减至96户210人": "exactly 96 count; exactly 210 count",
    },
    "the value before and a comma": {
        "出租单位比例由2027/28年度的64%，下降至2031/32年度的51%": "exactly 51 percent",
        "登记失业率由上年的4.6%，逐步降至4.2%": "exactly 4.2 percent",
    },
    "the value compared with": {
        "大豆产量比上年的12万吨增加3万吨": "exactly 30000 t",
        "用工人数较2020年的5万人增长8%": "exactly 8 percent",
    },
    "a half behind the unit": {
        "平均轮候时间由五年降至约三年半": "about 3.5 years",
        "平均就读时间达到十一年半": "exactly 11.5 years",
    },
    "thirds without 之": {"约三分一住户参与，四分三学校达标": "about 33.3333 percent; exactly 75 percent"},
    "commas and semicolons of the keyboard": {
        "进口额跨越3000亿元,达3120亿元,增长6%;出口略有下降": "exactly 3.12e+11 CNY; exactly 6 percent",
        "村庄达标25%,15-59岁人口占62%,用水1,200万吨": "exactly 25 percent; exactly 62 percent; exactly 1.2e+07 t",
    },
    "words that end like a hedge or a verb": {
        "房屋供应8万套": "exactly 80000 count",
        "汽车保有量达到90万辆": "exactly 900000 count",
        "复合肥料40万吨": "exactly 400000 t",
        "履行合约300份": "exactly 300 count",
    },
    "others, not things counted": {"仓储面积居天津、重庆2个直辖市之后": ""},
    "a myriad and the rest in digits": {
        "每户补助2萬4,300元": "exactly 24300 CNY",
        "民间投资达新台币3兆8,420亿元": "exactly 3.842e+12 TWD",
        "人均产值可达2万 6100到2万 6400美元": "between 26100..26400 USD",
        "基站达到1万2600个": "exactly 12600 count",
    },
    "ranges of per cent in words": {
        "经济成长率为百分之三到三点五之间": "between 3..3.5 percent",
        "失业率维持在百分之四点一至百分之四点三": "between 4.1..4.3 percent",
        "物价涨幅约在1.4%跟1.5%之间": "between 1.4..1.5 percent",
        "出口额较上年增加百分之一三点零六": "exactly 13.06 percent",
    },
    "a ceiling as the goal": {"物价上涨率以不超过2.5%为努力目标": "at_most 2.5 percent"},
    "two counts of two nouns": {
        "新增1500个托班学额和2600个社区托额": "exactly 1500 count; exactly 2600 count",
        "建成6个公园和14座公厕": "exactly 6 count; exactly 14 count",
    },
    "rates named for their end": {
        "改造任务完成率121%": "exactly 121 percent",
        "样本量达到每千人5.2批次": "exactly 5.2 per_1000",
    },
    "things improved are not increased": {"提升16所村小基础设施": "exactly 16 count"},
    "steps passed": {
        "外贸总额先后迈上2万亿元、3万亿元两个台阶": "at_least 2e+12 CNY; at_least 3e+12 CNY",
        "存款余额连续突破500亿元、600亿元大关": "more_than 5e+10 CNY; more_than 6e+10 CNY",
        "外贸总额连跨两个千亿台阶": "",
    },
    "a bracket of the unit": {"27个县（区）实现通高铁": "exactly 27 count"},
    "numerals that are words": {
        "有9个镇被评为全国百强": "exactly 9 count",
        "7家企业列入第一批试点": "exactly 7 count",
        "新建4个千吨级码头": "exactly 4 count",
        "培育6家百亿元企业": "exactly 6 count",
    },
    "a sum and the count that it pays for": {
        "开工建设总投资超过18亿元的14个水利项目": "more_than 1.8e+09 CNY; exactly 14 count",
        "引进总投资21亿元的储能电池项目": "",
    },
    "a value that is compared with": {
        "较过去10年2.8%的平均升幅低": "",
        "投资去年增长4.1%，高于过往五年平均3.6%的增长率": "exactly 4.1 percent",
    },
    "the goal of a share": {
        "实现绿色建筑占比达到45%的目标": "exactly 45 percent",
        "完成林地比重达到31%的任务": "exactly 31 percent",
    },
    "growth as a noun": {
        "经济增长为百分之四点二": "exactly 4.2 percent",
        "产值可望有百分之三至四的升幅": "between 3..4 percent",
        "全年实质增长介乎2.5%至3%": "between 2.5..3 percent",
        "设备出口激增31%": "exactly 31 percent",
    },
    "two units with a stroke": {"储能规模达到320万千瓦/640万千瓦时": "exactly 3.2e+06 kW; exactly 6.4e+06 kWh"},
    "units in Latin letters": {"能源消费总量控制在8亿t标准煤以内": "at_most 8e+08 t"},
    "a full stop of the keyboard": {"单位产值能耗比2020年下降15%.": "exactly 15 percent"},
    "places that meet a condition with a figure": {
        "全市有6个县（区）增速超过9%": "exactly 6 count",
        "14个乡镇财政收入突破800万元": "exactly 14 count",
    },
    "a verb of movement that opens the clause": {
        "精简审批材料40%以上": "at_least 40 percent",
        "降低企业物流成本6%": "exactly 6 percent",
    },
    "what something is like": {
        "全长86公里、时速250公里的城际铁路": "",
        "占地面积90亩、总投资2亿元的产业园": "",
        "距县城18公里，海拔900米": "",
        "上午9点半，在201会议室": "",
        "稻谷产量80万吨、增长3%的目标": "exactly 800000 t; exactly 3 percent",
    },
    "thousands of 亿 in characters": {
        "储备规模保持在一万二千亿斤以上": "at_least 1.2e+12 jin",
        "投资达到两万五千亿元": "exactly 2.5e+12 CNY",
    },
    "a list whose last figure has the unit": {
        "养老、工伤、失业保险参保人数分别达到110万、260万、38万人": (
            "exactly 1.1e+06 count; exactly 2.6e+06 count; exactly 380000 count"
        ),
        "三县税收分别完成7.2、4.1和2.3亿元": "exactly 7.2e+08 CNY; exactly 4.1e+08 CNY; exactly 2.3e+08 CNY",
        "同比分别提高2.3、1.7个百分点": "exactly 2.3 percentage_point; exactly 1.7 percentage_point",
    },
    "a floor and a ceiling": {
        "水费年均增长不低于3%且不高于5%": "at_least 3 percent; at_most 5 percent",
        "货运量增长超过4%但低于7%": "more_than 4 percent; less_than 7 percent",
    },
    "a code is no number": {"凭证编号0082，样品007号": "", "批次为0031的产品": ""},
    "in a cubic metre of air": {
        "PM10年均浓度不高于55微克": "at_most 55 ug/m3",
        "臭氧浓度控制在150微克以内": "at_most 150 ug/m3",
    },
}


@pytest.mark.parametrize(("text", "wanted"), [pair for cases in CASES.values() for pair in cases.items()])
def test_what_a_sentence_says(text, wanted):
    assert said(text) == wanted


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2027年9月底前建成泵站5座", "2027-09"),
        ("2026年上半年，地区用水量下降3%", "2026-S1"),
        ("2025年前三季度税收增长4%", "2025-01/2025-09"),
        ("2025年1-8月完成投资32亿元", "2025-01/2025-08"),
        ("2024年前11个月，出口增长4%", "2024-01/2024-11"),
        ("到2028年6月30日，建成水厂2座", "2028-06-30"),
        ("2028/29年度前新增约1,500个宿位", "2028/29"),
        ("2026/27至2030/31年度，每年兴建约3万个单位", "2026/27至2030/31"),
        ("2005年6月，水位下降3米", "2005-06"),
        ("2026年一季度，用电量增长5%", "2026-Q1"),
        ("2026至2030年新建水库3座", "2026-2030"),
    ],
)
def test_part_of_a_year(text, period):
    (statement,) = read(text, "zh").statements
    assert statement.period == period


def test_comparisons_beside_figures_are_read_too():
    first, second = read("户均收入增长6%、快于全市平均水平", "zh").statements
    assert (first.comparator, second.comparator, second.reference) == ("exactly", "faster_than", "全市平均水平")
    first, second = read("外贸增速高于全国平均水平、进入全省前五", "zh").statements
    assert (first.comparator, second.comparator, second.value) == ("faster_than", "at_most", 5)


def test_from_a_fall_to_a_rise():
    (said,) = read("出口增速由-3.1%回升至5.2%", "zh").statements
    assert (said.measure, said.from_value, said.value, said.movement) == (
        "growth_rate",
        Decimal("-3.1"),
        Decimal("5.2"),
        "up",
    )
    (said,) = read("用电量降幅由8.4%收窄到2.5%", "zh").statements
    assert (said.measure, said.from_value, said.movement) == ("growth_rate", Decimal("8.4"), "down")


def test_multiples_of_an_average_and_of_a_year():
    (said,) = read("户均用水量是全省平均水平的1.3倍", "zh").statements
    assert (said.reference, said.baseline) == ("全省平均水平", None)
    first, second = read("门店和仓库达到60家和12座，是2018年的1.5倍和3倍", "zh").statements[-2:]
    assert (first.baseline, second.baseline) == ("2018", "2018")


def test_a_count_of_steps_is_named_as_unread():
    reading = read("外贸总额连跨两个千亿台阶", "zh")
    assert [u.text for u in reading.unread] == ["两个千亿台阶"]


def test_level_with_last_year():
    (said,) = read("消费价格较去年持平", "zh").statements
    assert (said.comparator, said.reference) == ("in_line_with", "去年")


def test_shares_of_a_whole_are_no_new_subject():
    names = [s.indicator for s in read("县级财政收入28,400万元，占年初预算103.2%，同比增长6.4%，增收1,710万元", "zh")]
    assert names == ["县级财政收入", "县级财政收入占年初预算", "县级财政收入", "县级财政收入"]


def test_a_clause_that_only_names():
    text = "山区农民人均纯收入，从2014年的7102元增长到2021年的15600元，年均增长11.9%"
    names = [s.indicator for s in read(text, "zh")]
    assert names == ["山区农民人均纯收入"] * 2


def test_the_value_before_belongs_to_its_own_figure():
    first, second = read("劳动生产率年均增长1万元、从目前的13.2万元增加到18万元左右", "zh").statements
    assert (first.from_value, second.from_value) == (None, 132000)


def test_a_multiple_of_an_earlier_year_with_keyboard_commas():
    first, second = read("光伏装机已达3.2亿千瓦,是2019年底的1.8倍", "zh").statements
    assert (first.baseline, second.comparator, second.baseline) == (None, "multiply", "2019")


def test_spaces_around_the_year_compared_with():
    (said,) = read("营运车辆碳排放强度比 2020 年下降 8.5% 左右", "zh").statements
    assert (said.baseline, said.period, said.indicator) == ("2020", None, "营运车辆碳排放强度")


def test_last_year_without_than_is_when():
    (said,) = read("本港经济去年增长2.6%", "zh").statements
    assert (said.baseline, said.indicator) == (None, "本港经济")


def test_the_verb_that_opens_the_clause_gives_the_movement():
    (said,) = read("精简审批材料40%以上", "zh").statements
    assert (said.measure, said.movement) == ("growth_rate", "down")
    (said,) = read("降低登记失业率0.4个百分点", "zh").statements
    assert (said.measure, said.movement) == ("change", "down")


def test_back_to_an_earlier_year():
    (said,) = read("航空客运量恢复至2018年的93%", "zh").statements
    assert (said.value, said.baseline, said.period) == (93, "2018", None)


def test_a_growth_that_slows_is_still_a_growth():
    first, second = read("一季度产值增长6.3%，二季度回落到5.1%", "zh").statements
    assert (first.measure, second.measure, second.movement) == ("growth_rate", "growth_rate", "down")


def test_negative_growth_falls():
    (said,) = read("外贸总额负增长2.4%", "zh").statements
    assert (said.measure, said.movement, said.indicator) == ("growth_rate", "down", "外贸总额")


def test_not_falling_is_no_fall():
    (said,) = read("天然湿地面积不减少", "zh").statements
    assert (said.comparator, said.indicator, said.movement) == ("milestone", "天然湿地面积", None)


def test_falling_for_months_on_end():
    (said,) = read("服装零售价格月度涨幅已连续5个月回落", "zh").statements
    assert (said.comparator, said.value) == ("keep_falling", None)


def test_a_part_of_the_year_named_before():
    periods = [s.period for s in read("2026年上半年，产值增长5%，一季度增长4%，全年力争增长6%", "zh")]
    assert periods == ["2026-S1", "2026-Q1", "2026"]


def test_months_reach_the_target():
    (statement,) = read("2005年6月底前建成泵站5座", "zh").statements
    assert str(statement.target().period) == "2005-06"
    assert read("水库蓄水量达到3亿立方米，2005年6月", "zh")[0].period is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("到位外资6亿美元以上", "到位外资"),
        ("社会消费品零售总额增长6%", "社会消费品零售总额"),
        ("现代服务业占比提高1.5个百分点", "现代服务业占比"),
        ("用水总量控制在9亿立方米以内", "用水总量"),
        ("从业人员达到12万人", "从业人员"),
        ("并网装机规模达到300万千瓦", "并网装机规模"),
        ("再生水利用率达到30%", "再生水利用率"),
    ],
)
def test_the_whole_name(text, name):
    assert read(text, "zh")[0].indicator == name
