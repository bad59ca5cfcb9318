"""A made-up work report in Chinese: distinct sentences, with as many figures as a report of a province has.

Parts that look back have a figure in every 35 characters or so, parts that plan one in about 100; prose that names
dates, projects and numbered points stands between. Over all that is about one figure in 70 characters.
"""

import random

_GROWING = """
    规模以上工业增加值 固定资产投资 社会消费品零售总额 一般公共预算收入 进出口总额 服务业增加值
    居民人均可支配收入 工业投资 民间投资 技术改造投资 高技术制造业增加值 税收收入 货运量 快递业务量
    网上零售额 旅游总收入 农产品加工产值 全社会用电量
""".split()
_SHARES = """
    城镇调查失业率 常住人口城镇化率 森林覆盖率 空气质量优良天数比率 义务教育巩固率 基本医疗保险参保率
    高等教育毛入学率 畜禽粪污综合利用率 农作物耕种收综合机械化率 生活垃圾无害化处理率 国考断面水质优良比例
    居民健康素养水平
""".split()
_COUNTED = """
    新增城镇就业/万人 新登记经营主体/万户 改造老旧小区/个 新建高标准农田/万亩 新建改建农村公路/公里
    发放创业担保贷款/亿元 签约重点项目/个 新增普惠性幼儿园学位/万个 培育专精特新企业/家 新建充电桩/个
    完成投资/亿元 引进急需人才/人 减税降费/亿元 粮食产量达到/万吨 新增发电装机/万千瓦 建成光伏电站/座
""".split()
_DO = "深化 推进 完善 健全 优化 提升 加强 落实 抓好 统筹 促进 支持 规范 创新 巩固".split()
_WHAT = """
    国有企业改革 区域协调发展 营商环境 社会保障体系 产业链供应链协作 农村人居环境整治 公共文化服务
    科技成果转化机制 基层治理 知识产权保护 绿色低碳转型 防灾减灾能力 医药卫生体制改革 数据要素市场
    职业教育产教融合 河湖长制 法治政府建设 外贸新业态发展 军民团结 养老服务供给 老城区更新 粮食安全责任
    财税体制改革 要素市场化配置 耕地保护 安全生产责任 民族团结进步事业 基础教育扩优提质 应急管理体系
    口岸功能
""".split()
_HOW = "扎实 着力 深入 大力 坚持 加快 积极 全力 有序 稳妥".split()
_SO = """
    让发展成果更好惠及群众 为高质量发展提供支撑 把各项部署落到实处 不断激发市场活力 切实维护社会稳定
    走好符合实际的路子 形成上下联动的合力 筑牢长远发展根基 守护好一方碧水蓝天 在新征程上展现新作为
""".split()
_ASIDE = """
    这是“十四五”规划的重要任务 按照第三次全体会议的要求 一是抓住关键环节 用好第二批试点经验
    编制2035年远景规划 打好三大攻坚战 以“一带一路”为引领 发挥两个积极性
""".split()
_HEDGED = "{}左右 {}以上 {}".split()


def report(characters: int, *, dense: float, seed: int = 7) -> str:
    """Paragraphs of distinct sentences; ``dense`` is the share of paragraphs that look back on a year."""
    chance = random.Random(seed)
    seen: set[str] = set()
    paragraphs: list[str] = []
    length = 0
    while length < characters:
        make = _looking_back if chance.random() < dense else _planning
        sentences = []
        for _ in range(chance.randint(3, 7)):
            sentence = make(chance)
            if sentence not in seen:
                seen.add(sentence)
                sentences.append(sentence)
        paragraphs.append("".join(sentences))
        length += len(paragraphs[-1]) + 1
    return "\n".join(paragraphs)


def _prose(chance: random.Random, clauses: int) -> list[str]:
    said = [f"{chance.choice(_HOW)}{chance.choice(_DO)}{chance.choice(_WHAT)}" for _ in range(clauses)]
    if chance.random() < 0.5:
        said.append(chance.choice(_SO))
    if chance.random() < 0.3:
        said.insert(0, chance.choice(_ASIDE))
    return said


def _figure(chance: random.Random, *, planned: bool) -> str:
    hedged = chance.choice(_HEDGED) if planned else "{}"
    kind = chance.random()
    if kind < 0.4:
        verb = "增长" if chance.random() < 0.9 else "下降"
        return chance.choice(_GROWING) + verb + hedged.format(f"{chance.randint(10, 199) / 10:g}%")
    if kind < 0.6:
        verb = chance.choice(["达到", "提高到", "为"])
        return chance.choice(_SHARES) + verb + hedged.format(f"{chance.randint(300, 999) / 10:g}%")
    name, unit = chance.choice(_COUNTED).split("/")
    return name + hedged.format(f"{chance.randint(2, 9999) / chance.choice([1, 1, 10]):g}{unit}")


def _looking_back(chance: random.Random) -> str:
    clauses = [_figure(chance, planned=False) for _ in range(chance.randint(1, 2))]
    return "，".join([*_prose(chance, chance.randint(1, 4)), *clauses]) + "。"


def _planning(chance: random.Random) -> str:
    clauses = [_figure(chance, planned=True)] if chance.random() < 0.35 else []
    return "，".join([*_prose(chance, chance.randint(2, 4)), *clauses]) + "。"
