"""The 61 targets for 2023, in the order of the article (S1).

Words that launch, found or open something are milestones, due when the year ends. Words that
push on, deepen or improve set no test and stay `Unquantified`, several of them in one row too.
"""

from harbin.indicators import (
    ATTRACTED_SHARE,
    GDP_GROWTH,
    JOBS,
    KEY_PROJECTS,
    NEW_HIGH_TECH,
    PARK_ENTERPRISES,
    PROJECTS_SIGNED,
    SHENZHEN_PRACTICES,
    TRADE,
    TRADE_GROWTH,
    amount,
    count,
    growth,
    rank,
    share,
    step,
)
from harbin.sources import NORTH_BANK, PARK, SOURCES
from plantargets import (
    About,
    AtLeast,
    ChangeFrom,
    Criterion,
    Indicator,
    InLineWith,
    KeepRising,
    Milestone,
    MoreThan,
    Plan,
    RankWithin,
    Reach,
    Target,
    Unquantified,
)


def row(
    key: str,
    indicator: Indicator,
    criterion: Criterion,
    wording: str,
    strength: str | None = None,
    *,
    area: str | None = None,
    note: str | None = None,
) -> Target:
    """One row of the plan; period and area are the plan's unless said."""
    return Target(
        indicator, criterion, id=key, wording=wording, strength=strength, area=area, note=note, source=SOURCES["S1"]
    )


HEADLINE = [
    row("T01", GDP_GROWTH, About("6.5 %"), "增长6.5%左右", "aim"),
    row(
        "T02",
        growth(
            "industry_growth",
            "industry above designated size, real growth",
            "规模以上工业增加值增速",
            "real",
            better=True,
        ),
        About("9 %"),
        "增长9%左右",
        "aim",
    ),
    row(
        "T03",
        growth("retail_growth", "retail sales, nominal growth", "社会消费品零售总额增速", "nominal", better=True),
        About("7 %"),
        "增长7%左右",
        "aim",
    ),
    row(
        "T04",
        growth(
            "investment_growth", "fixed-asset investment, nominal growth", "固定资产投资增速", "nominal", better=True
        ),
        About("10 %"),
        "增长10%左右",
        "aim",
    ),
    row(
        "T05",
        growth("budget_growth", "general public budget revenue, growth", "一般公共预算收入增速", better=True),
        Reach("10 %"),
        "增长10%",
        "aim",
        note="the only headline figure without a hedge; a growth rate stated bare is a floor",
    ),
    row("T06", TRADE_GROWTH, AtLeast("30 %"), "增长30%以上", "aim"),
    row(
        "T07",
        growth("foreign_capital_growth", "foreign capital utilised, growth", "实际利用外资增速", better=True),
        AtLeast("30 %"),
        "增长30%以上",
        "aim",
    ),
    row(
        "T08",
        growth("urban_income_growth", "urban disposable income, growth", "城镇居民人均可支配收入增速", better=True),
        InLineWith(GDP_GROWTH),
        "与GDP增速同步",
        "aim",
        note="the price basis of income is not stated; national practice compares real income with real GDP",
    ),
    row(
        "T09",
        growth("rural_income_growth", "rural disposable income, growth", "农村居民人均可支配收入增速", better=True),
        InLineWith(GDP_GROWTH),
        "与GDP增速同步",
        "aim",
        note="the price basis of income is not stated; national practice compares real income with real GDP",
    ),
    row(
        "T10",
        rank("all_work", "all work of the area", "各项工作"),
        Unquantified(),
        "走在最前列…誓夺第一名",
        note="a slogan: it names no ranking in which to be first",
    ),
]

REFORM = [
    row(
        "T11",
        step("linked_zones", "linked mechanism of the two zones", "“双自联动”运行机制"),
        Milestone(),
        "加快确立",
        "accelerate",
    ),
    row("T12", step("work_safety", "launch of the work-safety reform", "安全生产一体化改革"), Milestone(), "启动实施"),
    row("T13", step("business_3", "business environment 3.0 campaign", "“营商环境3.0版”专项行动"), Milestone(), "实施"),
    row(
        "T14",
        step("permit_on_signing", "permit-on-signing reform", "“签约即发证”改革"),
        Milestone(),
        "探索实施",
        "explore",
    ),
    row(
        "T15",
        step("payout", "launch of payouts without application", "政策兑现“免申即享”改革"),
        Milestone(),
        "启动实施",
    ),
    row(
        "T16",
        step(
            "other_reforms",
            "seven other reforms",
            "议事规则、国企、要素、保险金融综合服务、放管服、双随机一公开、包联企业直通车",
        ),
        Unquantified(),
        "完善/推进/深化",
    ),
]

OPENING_UP = [
    row(
        "T17",
        step("doubling", "launch of the three-year doubling campaign", "对外开放“三年倍增”行动"),
        Milestone(),
        "启动",
        note="what is to double, and from which base, is not said",
    ),
    row("T18", step("ftz_upgrade", "FTZ upgrading strategy", "自贸试验区提升战略"), Unquantified(), "全面实施"),
    row(
        "T19",
        step(
            "foreign_investors",
            "national treatment and four services for foreign investors",
            "外商投资准入前国民待遇加负面清单；促进、保护、跟踪、投诉机制",
        ),
        Milestone(),
        "全面落实 / 建立完善",
        note="read as: all four service mechanisms are in place",
    ),
    row("T20", step("enclave", "enclave of the FTZ area", "自贸片区“飞地”"), Unquantified(), "探索建设", "explore"),
    row("T21", step("qflp", "pilot for foreign limited partners (QFLP)", "QFLP试点"), Unquantified(), "深入推进"),
    row("T22", step("qdlp", "pilot for domestic limited partners (QDLP)", "QDLP试点"), Milestone(), "积极筹建"),
    row(
        "T23",
        step(
            "settlement",
            "trade settlement centre; settlement unit for Russia",
            "国际贸易结算中心；哈尔滨银行对俄结算专营机构",
        ),
        Milestone(),
        "支持…设立",
        "support",
    ),
    row(
        "T24",
        step("e_commerce", "cross-border e-commerce exports, supply-chain finance", "B2C、B2B出口和跨境供应链金融"),
        Unquantified(),
        "争取…新突破",
        "seek",
    ),
    row(
        "T25",
        step(
            "platforms",
            "export processing zone; import promotion zone",
            "高水平消费品出口加工区；进口贸易促进创新示范区",
        ),
        Unquantified(),
        "积极建设",
    ),
    row("T26", TRADE, AtLeast("120亿元"), "达到120亿元以上", "strive"),
    row(
        "T27",
        step("russian_parks", "Sino-Russian parks for green food and logistics", "中俄绿色食品、现代物流专业园区"),
        Unquantified(),
        "谋划建设",
        "prepare",
    ),
]

SCIENCE = [
    row(
        "T28",
        step("bay_area_centre", "branch of the Greater Bay Area innovation centre", "粤港澳大湾区国家技术创新中心"),
        Milestone(),
        "加快推动…落户",
        "accelerate",
    ),
    row(
        "T29",
        SHENZHEN_PRACTICES,
        ChangeFrom(Reach("20 items"), base="2022"),
        "20项",
        "strive",
        area=PARK,
        note="taken as the park's; items may be counted for the park, the area or the city",
    ),
    row(
        "T30",
        PARK_ENTERPRISES,
        ChangeFrom(Reach("100 enterprises"), base="2022"),
        "100家",
        "strive",
        area=PARK,
        note="no subject is printed, taken as the park's; 力争 is carried over from the item before",
    ),
    row(
        "T31",
        step("state_laboratories", "state key laboratories, national platforms", "国家重点实验室、国家级创新载体"),
        Milestone(),
        "积极争取",
        "seek",
    ),
    row(
        "T32",
        NEW_HIGH_TECH,
        AtLeast("100 enterprises"),
        "100家以上",
        "strive",
        note="gross or net of lapses is not said",
    ),
    row(
        "T33",
        count("tech_smes", "technology SMEs entered in the register", "科技型中小企业入库", "enterprises"),
        AtLeast("800 enterprises"),
        "800家以上",
        "strive",
        note="力争 is carried over from the item before",
    ),
    row("T34", step("ai_zone", "AI demonstration zone", "新一代人工智能创新服务示范区"), Unquantified(), "大力推进"),
]

INDUSTRY = [
    row(
        "T35",
        PROJECTS_SIGNED,
        MoreThan("100 projects"),
        "超百个",
        "ensure",
        note="read as newly signed projects, as in the results of 2022; landed ones may be meant",
    ),
    row(
        "T36",
        ATTRACTED_SHARE,
        KeepRising(),
        "持续提升",
        "ensure",
        note="agreed or actual investment is not said; whether 确保 reaches this far is unclear",
    ),
    row(
        "T37",
        KEY_PROJECTS,
        Reach("100 projects"),
        "100个",
        note="实施建设: new starts, resumed ones or all under way is not said",
    ),
    row(
        "T38",
        rank("key_projects_rank", "number of key projects, place", "重点项目数位次"),
        RankWithin(1, among="city and province"),
        "持续引领全省全市",
        "ensure",
        note="引领 (lead) read as first place",
    ),
    row(
        "T39",
        rank("key_investment_rank", "investment in key projects, place", "年度投资额位次"),
        RankWithin(1, among="city and province"),
        "持续引领全省全市",
        "ensure",
        note="引领 (lead) read as first place",
    ),
    row(
        "T40",
        amount("emerging_cluster", "cluster of strategic emerging industries", "战略性新兴产业集群", "亿元"),
        Unquantified(),
        "百亿级",
        note="a scale of 100亿元 without a deadline, so no figure for 2023 could miss it",
    ),
    row(
        "T41",
        step(
            "named_parks",
            "four industrial parks and bases",
            "军民融合产业园，预制菜产业园，新能源，高端新材料基地（“国内一流”）",
        ),
        Unquantified(),
        "推动/加快推进",
    ),
    row(
        "T42",
        step("alliances", "industry alliances founded", "产业联盟（细胞再生医学、生物农业等）"),
        Milestone(),
        "组建成立",
    ),
    row(
        "T43",
        step("design_centre", "opening of the Harbin Creative Design Centre", "哈尔滨创意设计中心"),
        Milestone(),
        "揭牌运营",
        "accelerate",
    ),
    row(
        "T44",
        step("policy_packages", "revision of three policy packages", "“黄金30条”“新驱25条”“助企上市10条”"),
        Milestone(),
        "修订完善",
    ),
    row(
        "T45", amount("farmland", "new high-standard farmland", "高标准农田", "万亩"), Reach("2.38万亩"), "新建2.38万亩"
    ),
    row(
        "T46",
        step("provincial_design", "provincial industrial design centres", "省级工业设计中心"),
        Unquantified(),
        "引导创建",
        "guide",
    ),
]

PRIVATE_SECTOR = [
    row(
        "T47",
        share(
            "procurement_share",
            "private share of government procurement",
            "民企在政府采购、购买服务中的份额",
            better=True,
        ),
        KeepRising(),
        "提升",
    ),
    row(
        "T48",
        step("consultation", "policy consultation and third-party review", "涉企政策协商和第三方评估机制"),
        Unquantified(),
        "探索",
        "explore",
    ),
]

DEMAND = [
    row(
        "T49",
        step(
            "demand",
            "vouchers, loan subsidies, housing measures",
            "消费券，国家商品馆，首套房贷款贴息，改善购房补贴，“房票”，公租房",
        ),
        Unquantified(),
        "创新/支持/探索/深化",
    ),
]

CITY_BUILDING = [
    row(
        "T50",
        amount("municipal_works", "investment in municipal works", "市政基础配套投资", "亿元"),
        Reach("20亿元"),
        "计划投资20亿元",
        "plan",
    ),
    row(
        "T51",
        step("ring_road", "north-bank ring road opened", "江北中环线道路打通工程"),
        Milestone(),
        "实施",
        note="read as opened; a start of work may be meant",
    ),
    row("T52", step("sewers", "launch of separate sewers in Limin", "利民雨污分流管网改造"), Milestone(), "启动"),
    row(
        "T53",
        step("wastewater", "start of the wastewater plant in Limin", "利民片区新污水厂"),
        Milestone(),
        "启动…建设",
    ),
    row(
        "T54",
        amount("heat_network", "heat network laid, area served", "新增敷设热源管网", "万平方米"),
        Reach("1000万平方米"),
        "1000万平方米",
        note="a network in square metres, so the floor area served; not the pipes in km of O43",
    ),
    row(
        "T55", step("enforcement", "smart enforcement platform", "“智慧综合执法+城管”平台"), Unquantified(), "加快推进"
    ),
]

LIVELIHOOD = [
    row("T56", JOBS, Reach("8000 jobs"), "8000个"),
    row("T57", count("trainee_bases", "new trainee bases", "新增就业见习基地", "bases"), Reach("5 bases"), "5家"),
    row(
        "T58",
        count("schools", "schools built, rebuilt or extended", "新建、改扩建学校", "schools"),
        Reach("7 schools"),
        "7所",
        note="whether kindergartens count is not said",
    ),
    row(
        "T59",
        step("hospitals", "regional medical centre, Limin hospital", "国家区域医疗中心，利民综合医院"),
        Unquantified(),
        "加快推进",
    ),
    row(
        "T60",
        step(
            "public_places",
            "library, culture, sports and care facilities",
            "图书馆，文化馆，健身驿站，门球场，养老设施",
        ),
        Unquantified(),
        "加快推进",
    ),
    row(
        "T61",
        step("epidemic", "vaccination, intensive-care beds, medicines", "疫情防控（接种，重症床位，药品）"),
        Unquantified(),
        "有序推进/加大",
    ),
]

PLAN = Plan(
    "Harbin New Area 2023",
    area=NORTH_BANK,
    period="2023",
    source=SOURCES["S1"],
    note="that the area is the north bank is inferred from the district congress (S4)",
    targets=[
        *HEADLINE,
        *REFORM,
        *OPENING_UP,
        *SCIENCE,
        *INDUSTRY,
        *PRIVATE_SECTOR,
        *DEMAND,
        *CITY_BUILDING,
        *LIVELIHOOD,
    ],
)
