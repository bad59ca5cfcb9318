"""The 62 results for 2022 that the same article (S1) reports, by row; a row of several figures has several outcomes.

The article is of mid January, before the annual data, so every figure is preliminary. Only the
first sentence says so (预计, expected): its figures have the status ``estimated``.
"""

from __future__ import annotations

from harbin.indicators import (
    GDP_GROWTH,
    HIGH_TECH,
    JOBS,
    KEY_PROJECTS,
    NEW_HIGH_TECH,
    PARK_ENTERPRISES,
    PROJECTS_SIGNED,
    growth,
    level,
    rank,
    share,
    step,
)
from harbin.sources import NORTH_BANK, PARK, SOURCES
from plantargets import About, AtLeast, Done, Indicator, JustOver, MoreThan, Outcome
from plantargets.figures import NumberLike
from plantargets.outcomes import Reported


def of(
    indicator: Indicator,
    value: NumberLike | Reported,
    wording: str,
    *,
    area: str = NORTH_BANK,
    status: str = "normal",
    note: str | None = None,
) -> Outcome:
    """One figure for 2022."""
    return Outcome(
        indicator,
        value,
        period="2022",
        area=area,
        status=status,
        published="2023-01-18",
        wording=wording,
        source=SOURCES["S1"],
        note=note,
    )


_EXPECTED = "预计 stands at the head of the sentence"
_FIRST = "居全市第一"

_ECONOMY = {
    "O01": of(GDP_GROWTH, About("3.5 %"), "预计…增长3.5%左右", status="estimated"),
    "O02": of(
        rank("revenue_rank", "public budget revenue, place in the city", "公共预算收入总量位次"),
        1,
        _FIRST,
        status="estimated",
        note=_EXPECTED,
    ),
    "O03": of(
        rank("industry_rank", "industrial value added, place in the city", "工业增加值总量位次"),
        1,
        _FIRST,
        status="estimated",
        note=_EXPECTED,
    ),
    "O04": of(
        rank("investment_rank", "fixed-asset investment, place in the city", "固定资产投资总量位次"),
        1,
        _FIRST,
        status="estimated",
        note=_EXPECTED,
    ),
    "O05": of(
        rank("capital_rank", "domestic capital utilised, place in the city", "实际利用内资总量位次"),
        1,
        _FIRST,
        status="estimated",
        note=_EXPECTED,
    ),
    "O06": of(
        rank("composite_rank", "composite ranking", "综合指标排名"),
        None,
        "连续四年位居全市前列",
        note="no place is given",
    ),
    "O07": of(level("policy_support", "policy support paid", "政策扶持资金", "亿元"), "14亿元", "14亿元"),
    "O08": of(
        level("stabilisation_loans", "loans to stabilise firms and jobs", "稳企稳岗贷款", "亿元"), "6亿元", "6亿元"
    ),
    "O09": of(level("financing", "financing arranged for firms", "帮助企业融资", "亿元"), "4.5亿元", "4.5亿元"),
    "O10": of(
        level("new_entities", "new market entities", "新增市场主体", "market entities"), "1.5万户市场主体", "1.5万户"
    ),
    "O11": of(growth("new_entities_growth", "new market entities, growth", "新增市场主体增速"), "14.3 %", "14.3%"),
    "O12": of(level("consumption_subsidies", "consumption subsidies", "消费补贴资金", "万元"), "2409万元", "2409万元"),
    "O13": of(
        level("consumption_induced", "consumption induced", "拉动消费规模", "亿元"), AtLeast("10亿元"), "10亿元以上"
    ),
    "O14.1": of(step("housing_fair", "first housing fair", "首届房展会"), Done(), "首届"),
    "O14.2": of(
        step("housing_vouchers", "housing vouchers, first in the province", "“房票”、“房产超市”"), Done(), "全省首推"
    ),
    "O15": of(level("vouchers_paid", "housing vouchers paid", "兑付“房票”资金", "亿元"), "7.28亿元", "7.28亿元"),
    "O16": of(
        level("floor_space", "additional floor space sold", "增加房屋销售面积", "万平方米"), "13万平方米", "13万平方米"
    ),
    "O17": of(step("housing_market", "housing market turned up", "房地产市场回升"), Done(), "止跌回升"),
}

_REFORM = {
    "O18": of(level("reform_items", "reform items", "统筹推进改革事项", "items"), "113 items", "113项"),
    "O19": of(level("first_reforms", "first-of-kind reforms", "首创性改革举措", "reforms"), "10 reforms", "10项"),
    "O20.1": of(
        step("early_review", "comprehensive early review, first in the country", "前期综合评审"), Done(), "全国率先"
    ),
    "O20.2": of(step("park_model", "Shenzhen-Harbin model spread nationwide", "深哈模式"), Done(), "全国推广"),
    "O20.3": of(step("reform_case", "national reform case", "国家级改革案例"), Done(), "国家级改革案例"),
    "O21": of(
        level("first_in_province", "reforms first in the province", "全省率先实施改革", "reforms"), "9 reforms", "9项"
    ),
    "O22": of(
        level("ftz_cases", "FTZ innovations replicated in the province", "自贸区制度创新案例", "items"),
        "11 items",
        "11项",
    ),
    "O23": of(step("qflp_area", "QFLP pilot area, first in the province", "QFLP试点地区"), Done(), "首个"),
    "O24": of(level("qflp_quota", "QFLP quota, first batch", "QFLP基金额度", "亿元"), "50亿元", "50亿元"),
}

_PROJECTS = {
    "O25": of(KEY_PROJECTS, "66 projects", "66个"),
    "O26": of(
        level("key_investment", "investment in key projects", "省市重点项目完成投资", "亿元"), "148.9亿元", "148.9亿元"
    ),
    "O27": of(
        share("key_investment_share", "key-project investment, share of the city", "完成投资占全市比重"),
        "26.6 %",
        "26.6%",
    ),
    "O28.1": of(step("student_park", "start of the students' park", "龙江学子产业园"), Done(), "开工"),
    "O28.2": of(step("u_valley", "start of Liandong U Valley", "联东U谷"), Done(), "开工"),
    "O28.3": of(step("shanxing", "Shanxing Medical signed and built", "善行医疗"), Done(), "当年签约当年建成"),
    "O28.4": of(step("siling", "Siling Robotics signed and built", "思灵机器人"), Done(), "当年签约当年建成"),
    "O28.5": of(step("digital_park", "digital economy park opened", "数字经济产业园"), Done(), "揭牌"),
    "O28.6": of(step("bio_park", "bioeconomy park opened", "生物经济产业园"), Done(), "揭牌"),
    "O29": of(PROJECTS_SIGNED, "114 projects", "114个", note="新签约项目, newly signed projects"),
    "O30": of(level("agreed_investment", "agreed investment", "协议引资", "亿元"), "488亿元", "488亿元"),
}

_SCIENCE = {
    "O31.1": of(
        step("innovation_zone", "national independent innovation zone", "国家自主创新示范区"),
        Done(),
        "国家自主创新示范区",
    ),
    "O31.2": of(step("facility", "national scientific facility", "科学装置"), Done(), "科学装置"),
    "O31.3": of(step("future_park", "future industry science park", "未来产业科技园"), Done(), "首批十大"),
    "O32": of(
        level("transfer_platforms", "transfer platforms in operation", "科技成果转化平台启动运行", "platforms"),
        "2 platforms",
        "两大",
    ),
    "O33": of(PARK_ENTERPRISES, MoreThan("500 enterprises"), "突破500家", area=PARK),
    "O34": of(level("science_grants", "science and technology grants", "科技奖补资金", "亿元"), "3.11亿元", "3.11亿元"),
    "O35": of(
        level("firms_benefiting", "firms benefiting from the grants", "惠及企业", "enterprises"),
        "1142 enterprises",
        "1142户",
    ),
    "O36": of(NEW_HIGH_TECH, "268 enterprises", "268户"),
    "O37": of(
        growth("new_high_tech_growth", "newly added high-tech enterprises, growth", "新增高新技术企业增速"),
        "29 %",
        "29%",
    ),
    "O38": of(HIGH_TECH, "925 enterprises", "925户"),
    "O39": of(
        share("high_tech_share", "high-tech enterprises, share of the province", "高新技术企业占全省比重"),
        "25.7 %",
        "25.7%",
    ),
    "O40.1": of(
        level("little_giants", "national little-giant firms", "国家级“小巨人”", "enterprises"), "12 enterprises", "12家"
    ),
    "O40.2": of(
        share("little_giants_share", "little-giant firms, share of the province", "国家级“小巨人”占比"),
        "14.8 %",
        "14.8%",
    ),
    "O41.1": of(
        level("srdi", "provincial specialised firms (SRDI)", "省级“专精特新”", "enterprises"),
        "128 enterprises",
        "128家",
    ),
    "O41.2": of(
        share("srdi_share", "specialised firms, share of the province", "省级“专精特新”占比"), "24.5 %", "24.5%"
    ),
    "O42": of(
        step("park_roads", "park roads and utilities complete", "深哈园区市政道路和基础设施"),
        Done(),
        "全部建成投用",
        area=PARK,
    ),
}

_CITY_BUILDING = {
    "O43": of(level("heat_pipes", "heat pipes renewed", "改造供热老旧管网", "公里"), "36.17公里", "36.17公里"),
    "O44": of(
        level("heated_households", "households served by them", "惠及居民", "households"),
        JustOver("2万户家庭"),
        "2万余户",
    ),
    "O45": of(
        level("gas_plant", "investment in the gas heat and power plant", "燃气热电联产项目投资", "亿元"),
        "8.7亿元",
        "8.7亿元",
    ),
    "O46": of(
        level("heating_capacity", "heating capacity added", "新增供热能力", "万平方米"), "1200万平方米", "1200万平方米"
    ),
    "O47.1": of(share("bus_stops", "bus stops within 500 m, coverage", "公交站点500米覆盖率"), "100 %", "100%"),
    "O47.2": of(level("bus_lines", "bus lines opened", "开通公交线路", "routes"), "3 routes", "3 lines opened"),
    "O48": of(
        step("cim", "city information platform, first in the province", "CIM基础平台（全省首个）"), Done(), "建成"
    ),
    "O49": of(step("canal", "main works of the canal clean-up", "松浦支渠水体治理"), Done(), "主体竣工"),
    "O50": of(
        level("petitions_closed", "petition cases closed", "中央环保督察信访案件办结", "cases"), "117 cases", "117件"
    ),
    "O51": of(share("closure_rate", "petition cases, closure rate", "办结率"), "97 %", "97%"),
}

_LIVELIHOOD = {
    "O52": of(step("ten_programmes", "ten livelihood programmes", "十大民生工程"), Done(), "全面完成"),
    "O53": of(JOBS, AtLeast("7500 jobs"), "7500个以上"),
    "O54.1": of(
        step("hospital_4", "second phase of the fourth hospital opened", "医大四院二期"), Done(), "医大四院二期"
    ),
    "O54.2": of(step("hospital_6", "sixth hospital opened", "医大六院"), Done(), "医大六院"),
    "O54.3": of(
        step("medical_centre", "regional medical centre approved and started", "国家级区域医疗中心"),
        Done(),
        "国家级区域医疗中心",
    ),
    "O55": of(
        level("institutions", "new medical institutions", "新增医疗机构", "count:institution"),
        "19 count:institution",
        "19所",
    ),
    "O56.1": of(step("school_17", "New Area school of No. 17", "十七中新区学校"), Done(), "建成投用"),
    "O56.2": of(step("kindergarten_14", "kindergarten No. 14", "第十四幼儿园"), Done(), "建成投用"),
    "O57": of(
        level("public_schools", "new public schools and kindergartens", "新增公办学校幼儿园", "schools"),
        "16 schools",
        "16所",
    ),
    "O58": of(level("school_places", "new school places", "新增学位", "school places"), "8000 school places", "8000个"),
    "O59": of(step("evaluation", "schools evaluated, all of them", "办学质量发展性评价"), Done(), "全覆盖"),
    "O60": of(
        step("pilot_zone", "vocational pilot zone, first in the province", "产教融合示范合作先导区"), Done(), "获批"
    ),
    "O61": of(level("delivery_funds", "funds to deliver homes", "“保交楼”资金", "亿元"), "8.2亿元", "8.2亿元"),
    "O62": of(
        level("moved_in", "households moved in on schedule", "居民如期进户", "households"), "1.29万户家庭", "1.29万户"
    ),
}

RESULTS_2022 = {**_ECONOMY, **_REFORM, **_PROJECTS, **_SCIENCE, **_CITY_BUILDING, **_LIVELIHOOD}
