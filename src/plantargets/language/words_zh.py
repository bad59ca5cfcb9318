"""The Chinese vocabulary of plans: hedges, verbs, commitment words, units. Data only."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plantargets.language.statements import Commitment

#: Words that stand directly before a number: (comparator, inclusive). Longest match wins.
HEDGES: dict[str, str] = {}
for _comparator, _words in {
    "exact": "恰好 恰为 正好 刚好",
    "about": "约 大约 约在 大约在 大概 约为 大体 ≈",
    "nearly": "近 将近 接近 逼近 几近 直逼",
    "at_least": "上 不低于 不少于 不小于 不下于 不下 至少 最少 最低 不亚于 下限 不得低于 不得少于 不弱于 ≥ >= 迈上 站上 跃上 跨上 登上 站稳 迈入 跨入 不能低于 应不低于 起码 大于等于 大于或等于 不短于 不落后于 不慢于",
    "at_most": "不高于 不超过 不超 不大于 不多于 不突破 至多 最多 最高 上限 不得超过 不得高于 不得突破 ≤ <= 不能超过 不可超过 不超出 小于等于 小于或等于 不长于 不快于",
    "more_than": "高于 大于 多于 超过 超 突破 逾 破 过 超出 远超 远超过 首破 超额 > 冲破 超越 跨越 迈过 跨过 首超",
    "less_than": "低于 小于 少于 不足 不到 不满 未满 未达 未达到 未到 <",
}.items():
    HEDGES.update(dict.fromkeys(_words.split(), _comparator))

#: Words after the number.
AFTER: dict[str, str] = {}
for _comparator, _words in {
    "about": "左右 上下 许 前后",
    "at_least": "以上 及以上 或以上 或更高 之上 起",
    "at_most": "以下 以内 之内 及以下 或以下 之下 内 封顶",
    "between": "之间 区间 的区间",
    "more_than": "开外 多 余",
}.items():
    AFTER.update(dict.fromkeys(_words.split(), _comparator))

_UP = (
    "改善 激增 猛增 剧增 陡增 大增 微增 略增 稳增 成长 年增 月增 季增 年成长 年增率 增长 增加 提高 提升 上升 上涨 增幅 增速 涨幅 涨 升 扩大 回升 增产 增收 多增 增 增值 攀升 跃升 递增 上浮 上调 升高 延长 加快 净增长 增支 升值 增效 "
    "增加了 增长了 提高了 提升了 上升了 上涨了 扩大了 净增加 增长率 增长速度 平均增速 年均增速 多 高 高出 快 上行 增大 涨价 新高 反弹 净增长 前移 进位 晋位 前进 跃进 赶超进位 晋升 多增加 多增长"
)
_DOWN = (
    "负增长 骤降 锐减 大降 微降 略降 骤减 减支 减收 贬值 年减 月减 季减 下降 降低 减少 降幅 回落 缩小 缩减 压减 削减 下滑 减 降 下跌 收窄 压缩 减产 跌 压降 少 低 递减 下调 减排 减轻 减幅 跌幅 缩短 减低 下浮 节约 节能 "
    "下降了 降低了 减少了 回落了 缩小了 缩短了 缩减了 衰减 消减 萎缩 下降率 降低率 降速 削减率 下探 降耗 收缩 放缓 放缓了 少增加 多减少 多下降 后移 退后 后退 退位"
)
#: Verbs and nouns of movement that stand before the size of the movement.
MOVES: dict[str, str] = {**dict.fromkeys(_UP.split(), "up"), **dict.fromkeys(_DOWN.split(), "down")}
_BASES_UP = "进 前移 前进 晋升 跃 上移 增长 增加 提高 提升 上升 升 增 扩大 回升 攀升 跃升 延长 上调 升高 增多 上涨 涨 拓展 扩 发展 壮大 提 扩容 扩展 恢复 调高 调升 反弹"
_BASES_DOWN = "下降 降低 减少 降 减 缩小 缩减 压减 削减 回落 下滑 缩短 压缩 收窄 下调 压降 控减 跌 下跌 缩 调低 调降 压"
#: The same verbs with 到 and the like: the number is the value reached.
REACHED: dict[str, str] = {}
for _bases, _way in ((_BASES_UP, "up"), (_BASES_DOWN, "down")):
    for _base in _bases.split():
        for _to in "到 至 为 到了 成".split():
            REACHED[_base + _to] = _way
# 经济增长为6.9%: a noun and a copula
del REACHED["增长为"]
REACHED.update(
    {
        "增至": "up",
        "升至": "up",
        "升到": "up",
        "跃升至": "up",
        "跃升到": "up",
        "跃升为": "up",
        "跃居": "up",
        "上升至": "up",
    }
)

#: Copulas: the number is the value itself.
COPULAS: frozenset[str] = frozenset(
    "介乎 介于 高达 多达 低至 长达 达到 达 为 是 至 到 达成 保持在 稳定在 维持在 控制在 控制到 稳控在 保持 稳定 维持 稳定到 限定在 定为 确定为 设定为 达到了 达了 实现 完成 落在 处于 运行在 设为 设在 定在 确定在 安排 占 占到 约占 : ： = 持平于 为了 共有 共 有 累计达 累计达到 总数 总数达 总数达到 总量 总量达 总量达到 总规模 总额 总额达 总额达到 规模达 规模达到 调整为 调整到 提前达到 总计 合计 共计 突破并稳定在 守住 保住 稳住 巩固在 落实 收于 报 录得 按 按照 在".split()
)
CEILING_COPULAS: frozenset[str] = frozenset(["控制在", "控制到", "稳控在", "限定在"])

#: Words of manner and modality that may stand between subject and number; their kind, or "" for none.
MANNERS: dict[str, str] = {
    **dict.fromkeys(
        "年均 年平均 平均每年 每年平均 累计 同比 按年 环比 按月 按季 平均 每年 逐年 预期 实际 名义 总体 进一步 再 再次 稳步 大幅 有效 率先 首次 一举 成功 每人 每月 每日 每周 每小时 每季度 每人每月 每人每年 每户 每亩 每天 每名 每生 每生每年 每股 每吨 将 应 要 需 须 应当 必须 可 能 会 已 已经 仍 仅 只 就 也 又 还 力求 尽量 原则上 全面 全部 顺利 提前 同步 同口径 按可比价 按可比价格计算 按可比价计算 按不变价计算 可比口径 按可比口径 扣除价格因素 持续 继续 不断 明显 显著 保持 今后 基本 大致 力保 总 总共 一共 全年 当年 每年新 应该 得以 可以 能够 有望 合理 即 的目标 目标 的预期目标 幅度 幅度为 目标为 的目标为 的预期目标为 预期目标为 预期目标 目标值为 目标值 指标为 任务 任务为 目标是 的目标是 的预期目标是 设定 由此 随之 双双 速度 的速度 快速 较快 平稳 逆势 止跌 继续保持 动态 常年 长期 年度 了 的 期末 常态化 连年 实有 业已 了约 幅 较之 超额 剔除 不含 新".split(),
        "",
    ),
    **dict.fromkeys("连续 均 都 各 皆 分别 各自 依次 双双 先后 相继 接连".split(), "each"),
}
COMMITMENTS: dict[str, Commitment] = {
    **dict.fromkeys("确保 保证 必保 务必 必须确保 坚决 力保".split(), "ensure"),
    **dict.fromkeys(
        "力争 争取 努力争取 努力 奋力 冲刺 积极争取 全力争取 争创 力争实现 争取实现 努力实现 奋斗".split(),
        "strive",
    ),
    **dict.fromkeys("预计 预期 预估 估计 可望 拟 拟定 预计将 预计为 有望 预期目标 料 预测".split(), "expected"),
    **dict.fromkeys(["约束性"], "binding"),
    **dict.fromkeys("初步核算 初步统计 初步 初步测算 据初步统计 据初步核算 初步预计".split(), "provisional"),
}

#: Words that may open a clause and are no part of what is counted.
LEADS: frozenset[str] = frozenset(
    "拟安排 计划安排 拟 至少 最少 起码 至多 最多 其中 到 在 全年 今年 年内 本年 明年 去年 上年 来年 当年 本年度 实现 推动 促进 使 让 使得 将 把 并 且 同时 以及 以 和 及 与 、 , ， 的 全国 全省 全市 全区 全县 全州 全镇 全盟 全旗 全球 我省 我市 我国 我区 我县 我州 各地 主要目标是 主要预期目标是 预期目标是 目标是 总体目标是 发展目标是 主要目标 预期目标 要 应 须 需 需要 必须 可 完成 共 已 达到 达 预计到 基本 主要 末 底 前 初 期间 时期 以来 累计 中国 即 是 为 对 : ： ; ； 力求 全面 全部 截至 截止 届时 左右 年底 年末 月底 月末 到年底 到年末 内 规划 规划期 末 全面完成 超额完成 圆满完成 全口径 每年 年均 平均 一是 二是 三是 四是 五是 年 此外 另外 尤其是 特别是 也 还 又 则 均 都 分别 大幅 进一步 持续 不断 加快 保持 · • - ▲ ● ◆ ★ * 十 时 之前 前后 至 较 全社会: 一 坚持 按照 更 再 统筹 稳定 逐步 积极 大力 着力 深入 扎实 仅 由 从 自 于".split()
) - {"基本", "平均", "主要", "十", "一", "更", "和", "中国", "全社会:", "保持", "稳定", "加快", "年", "由", "从"} | {
    "由 "
}

#: Units of measure: text -> unit code. Counted nouns are below.
UNITS: dict[str, str] = {
    "%": "percent",
    "个百分点": "percentage_point",
    "百分点": "percentage_point",
    "个点": "percentage_point",
    "个pct": "percentage_point",
    "pct": "percentage_point",
    "‰": "permille",
    "个千分点": "permille",
    "元": "CNY",
    "元人民币": "CNY",
    "兆比特": "Mbps",
    "兆比特每秒": "Mbps",
    "人民币": "CNY",
    "块钱": "CNY",
    "块": "CNY",
    "美元": "USD",
    "欧元": "EUR",
    "港元": "HKD",
    "港币": "HKD",
    "日元": "JPY",
    "英镑": "GBP",
    "美金": "USD",
    "台币": "TWD",
    "元台币": "TWD",
    "卢布": "RUB",
    "新台币": "TWD",
    "元新台币": "TWD",
    "澳门元": "MOP",
    "韩元": "KRW",
    "t": "t",
    "t标准煤": "t:标准煤",
    "tce": "t:标准煤",
    "kg": "kg",
    "km": "km",
    "km2": "km2",
    "hm2": "ha",
    "担": "count:担",
    "公担": "count:公担",
    "毫升": "mL",
    "公升": "L",
    "兆瓦时": "MWh",
    "吉瓦时": "GWh",
    "太瓦时": "TWh",
    "MWh": "MWh",
    "GWh": "GWh",
    "TWh": "TWh",
    "吉焦": "GJ",
    "百万千瓦": "GW",
    "马力": "hp",
    "TB": "TB",
    "TFLOPS": "TFLOPS",
    "毫克/立方米": "mg/m3",
    "mg/L": "mg/L",
    "毫克/千克": "mg/kg",
    "斤": "jin",
    "公斤": "kg",
    "千克": "kg",
    "克": "g",
    "毫克": "mg",
    "吨": "t",
    "公吨": "t",
    "吨标准煤": "t:标准煤",
    "吨标煤": "t:标准煤",
    "千克标准煤": "kg:标准煤",
    "公斤标准煤": "kg:标准煤",
    "千克标煤": "kg:标准煤",
    "克标准煤": "g:标准煤",
    "克标煤": "g:标准煤",
    "克标准煤/千瓦时": "g:标准煤/kWh",
    "克标煤/千瓦时": "g:标准煤/kWh",
    "克/千瓦时": "g/kWh",
    "个位次": "rank",
    "位次": "rank",
    "个名次": "rank",
    "名次": "rank",
    "吨二氧化碳当量": "t:CO2e",
    "吨二氧化碳": "t:CO2e",
    "吨碳": "t:C",
    "吨油当量": "t:oe",
    "吨公里": "t km",
    "人公里": "person km",
    "载重吨": "t:DWT",
    "标箱": "count:TEU",
    "标准箱": "count:TEU",
    "TEU": "count:TEU",
    "亩": "mu",
    "亩次": "mu",
    "公顷": "ha",
    "平方米": "m2",
    "㎡": "m2",
    "m2": "m2",
    "平米": "m2",
    "平方公里": "km2",
    "平方千米": "km2",
    "立方米": "m3",
    "方": "m3",
    "立方": "m3",
    "升": "L",
    "桶": "bbl",
    "桶/日": "bbl/day",
    "公里": "km",
    "千米": "km",
    "海里": "nmi",
    "米": "m",
    "厘米": "cm",
    "毫米": "mm",
    "里": "li",
    "千瓦": "kW",
    "兆瓦": "MW",
    "吉瓦": "GW",
    "瓦": "W",
    "GW": "GW",
    "MW": "MW",
    "kW": "kW",
    "KW": "kW",
    "千瓦时": "kWh",
    "度": "kWh",
    "度电": "kWh",
    "kWh": "kWh",
    "千伏安": "kVA",
    "年": "years",
    "周年": "years",
    "岁": "years",
    "周岁": "years",
    "天": "days",
    "日": "days",
    "个工作日": "days",
    "工作日": "days",
    "个月": "months",
    "月": "months",
    "周": "weeks",
    "个小时": "hours",
    "小时": "hours",
    "分钟": "minutes",
    "学时": "hours",
    "课时": "hours",
    "分": "count:分",
    "℃": "degC",
    "摄氏度": "degC",
    "°C": "degC",
    "倍": "times",
    "微克/立方米": "ug/m3",
    "μg/m3": "ug/m3",
    "µg/m3": "ug/m3",
    "ug/m3": "ug/m3",
    "μg/m³": "ug/m3",
    "微克每立方米": "ug/m3",
    "微克": "ug",
    "毫克/升": "mg/L",
    "分贝": "dB",
    "兆": "M",
    "平方米/人": "m2/person",
    "米/平方公里": "m/km2",
    "Mbps": "Mbps",
    "GB": "GB",
    "PB": "PB",
    "EFLOPS": "EFLOPS",
    "PFLOPS": "PFLOPS",
    "EB": "EB",
    "吨/年": "t",
    "吨/日": "t/day",
    "元/平方米": "CNY/m2",
    "元/吨": "CNY/t",
    "元/人": "CNY/person",
    "元/人年": "CNY/person",
    "元/月": "CNY/month",
    "元/亩": "CNY/mu",
    "斤/亩": "jin/mu",
    "公斤/亩": "kg/mu",
    "吨/人": "t/person",
    "立方米/人": "m3/person",
    "吨标准煤/万元": "t:标准煤",
    "立方米/万元": "m3",
}
#: Words that count things (classifiers and nouns written straight after the number).
COUNTERS: tuple[str, ...] = tuple(
    "个 家 户 名 人 人次 次 所 座 台 辆 架 艘 条 项 件 篇 部 场 处 套 间 张 枚 只 头 羽 尾 株 棵 盏 位 口 批 类 种 种类 例 起 宗 单 笔 份 本 册 门 期 片 栋 幢 台套 台(套) 台/套 辆次 架次 班次 列 列次 班 人份 剂次 剂 针 对 双 支 枝 床 床位 张床位 学位 个学位 户次 户数 村 个村 人口 名学生 村次 社区 组 队 团 届 轮 万件 吨级 泊位 个泊位 标台 标准台 公里/小时 颗 粒 群 桩 根 道 层 款 站 点 线 店 铺 院 校 园 厅 馆 档 星 格 户籍 头只 头(只) 羽(只) 标准件 机架 标准机架 个标准机架 个机架 重量箱 箱 瓶 盒 袋 包 匹 峰 车次 航次 家次 件次 场次 项次 篇次 台次 名次 亿次 例次 趟 周次 户(次) 口人 手 封 页 幅 尊 所(个) 家(次) 个(次) 人(次) 块 面 扇 颗星 级 股 窝 万只 把 副 匹马 门类 桶 台(辆) 标准车 标准立方 点位 门店 端口 平台 基地 企业 学校 项目 家企业 号 卡 箱次 亩次 辆(台) 个市 个县 个省 国 人年 罐 筒 捆 束 串 朵 卷 席 个席位 席位 锭 车位 个车位 个泊车位 工日 人日 人月 床日 台时 车公里 个单位 个岗位 顷 坪 标准煤 标方 批次 个批次 份次 趟次 帧".split()
)
#: Characters after which a counter is the begin of a noun: 20万群众, 6万人才.
NOT_COUNTER: dict[str, tuple[str, ...]] = {
    word: tuple(following)
    for word, following in {
        "群": "众",
        "个省": "重属直内外会管定",
        "个市": "重属直内外管定",
        "个县": "属内外域城",
        "人": "才民工大",
        "家": "庭长具电禽",
        "国": "家有内际企营",
        "村": "民庄镇",
        "个村": "民庄镇级",
        "组": "织",
        "团": "队体",
        "支": "持付",
        "本": "市地科级省次土",
        "种": "植业子",
        "部": "分队门",
        "分": "别布析",
        "户": "外",
        "口": "岸",
        "方": "面案",
        "面": "积向",
        "校": "园",
        "级": "别",
        "批": "准",
        "处": "理置",
    }.items()
}
#: Verbs of making: with a small numeral in characters and a counter they make a count (新建两所学校).
MAKERS: tuple[str, ...] = tuple(
    "新建 新增 建成 建设 改造 策划 新开 开工 完成 创建 培育 打造 引进 开通 建立 设立 组建 启用 投用 投运 竣工 修建 改建 扩建 改扩建 新改扩建 购置 增加 增设 培养 招聘 招录 实施 布局 开设 推出 举办 落地 签约 新开工 新签约 投放 发放 兑现 筹集 支持 新认定 认定 发展 建造 植树 栽植 治理 整治 修复 提供 开发 新开发 帮助 扶持 转移 培训 救助 资助 安置 解决 盘活 归集 种植 加装 安装 选派 选树 评选 引育 获批 申报 争取 制定 修订 发布 出台 新购 更新 淘汰 关闭 清退 腾退 拆除 检查 筛查 开展 补贴 减免 减税 让利 投入 争创 收储 供应 交付 销售 生产 实现 达成 入库 储备 转化 承接 新培育 新引进 新改造 新发展 新组建 新创建 新获批 配建 新设立 净增 办理 惠及 覆盖 服务 带动 吸引 拉动 接待 谋划 推进 推广 植 造 建 新植 新种 建好 办好 打通 新打 疏浚 维修 新安装 新设 清理 查处 招引 招商 新招引 孵化 新孵化 成立 新成立 纳入 新纳入 植绿 复垦 保护 铺设 敷设 新敷设 新铺设 架设 完工 续建 力争 确保 争取上级 发行 安排 下达 拨付 筹措 募集 融资 贷款 放贷 投资".split()
)
#: Words that end like a word of the vocabulary and are not one.
STOPS: tuple[str, ...] = tuple(
    "上年度 去年 前年 增加值 通过 作为 行为 发达 人均 户均 新高 日均 月均 亩均 提高标准 创新 更新 高新 减排 节能减排 最低 身高 海拔高 产能 功能 职能 智能 储能 超高 村均 单产 作出 走在 排在 居民收入增 其中 自然增长率 改造提升 巩固提升 提质增效 新建提升 较高 最高 新增 净增 到位 总计划 资金总 供应 反应 响应 对应 适应 效应 需要 主要 重要 必要 摘要 所有 拥有 国有 私有 持有 公共 社会 协会 委员会 大会 机会 晚会 展会 商会 工会 议会 年会 可能 新能 性能 热能 动能 电能 技能 效能 光能 核能 氢能 势能 于是 但是 日报 情报 海报 简报 申报 到达 直达 通达 抵达 传达 存在 现在 所在 内在 乃至 以至 甚至 受到 得到 收到 看到 遇到 来到 做到 感到 迟到 报到 签到 不仅 内需 刚需 必需 供需 急需 即将 许可 认可 宁可 反超 经过 不过 难过 路过 圆满 饱满 美满 丰满 附近 最近 邻近 靠近 周边 缺少 许多 更多 众多 材料 原料 塑料 肥料 燃料 饲料 资料 饮料 布料 涂料 面料 草料 颜料 香料 废料 调料 预料 虚拟 模拟 合约 公约 条约 契约 签约 履约 违约 集约 特约 预约 邀约 盟约 统计 设计 审计 会计 特快 明快 新快 年轻 组成 构成 合成 生成 形成 集成 落成 养成 回报 举报 预报 公报 晚报 学报 墙报 汇报 通报 播报 优越 高超 赶超 再高 登高 抬高 贬低 偏低 压低 减半 过半 直升 加减 增减 裁减".split()
)
STOP_ENDS: frozenset[str] = frozenset(word[-1] for word in STOPS)
#: Words that begin like a lead and are not one: 在建, 初中, 内资.
LEAD_IN_WORD: dict[str, str] = {
    "对": "外俄",
    "到": "位期货岗",
    "从": "业",
    "并": "网购",
    "以": "工",
    "和": "谐平",
    "及": "时格",
    "把": "握",
    "与": "会",
    "让": "利",
    "即": "时",
    "再": "生贷制造",
    "末": "端",
    "底": "数栏",
    "较": "大高低重强",
    "初": "中级",
    "内": "资需贸河蒙",
    "前": "沿瞻列海",
    "可": "再用持支",
    "达": "标",
    "应": "急届用收",
    "需": "求",
    "时": "空代令尚速候间期段",
    "自": "然主驾贸有来用",
    "在": "建校岗园线册营外",
    "共": "享青产建同",
    "要": "素",
    "将": "军",
    "使": "用",
    "仅": "",
    "为": "民",
}
