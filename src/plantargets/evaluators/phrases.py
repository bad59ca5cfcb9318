"""Results in words, in English and Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from plantargets.errors import FieldError
from plantargets.verdicts import Reason, Verdict

if TYPE_CHECKING:
    from plantargets.evaluators.result import MethodResult

#: Chinese words for labels. A label that is not here is shown as it is.
LABELS_ZH: Final[dict[str, str]] = {
    "accelerate": "需加快",
    "achieved": "达标",
    "achieved_early": "提前完成",
    "ahead": "超前",
    "basically_in_line": "基本符合预期进度",
    "behind": "滞后",
    "completed": "完成",
    "conforming": "合格",
    "not_conforming": "不合格",
    "neither_proven": "无法判定是否合格",
    "decreasing": "下降",
    "deterioration": "倒退",
    "exceeded": "超额完成",
    "fair_progress": "有一定进展，需加快",
    "faster_than_expected": "快于预期",
    "green": "绿色",
    "insufficient_progress": "进展不足",
    "lagging": "滞后于预期",
    "limited_progress": "进展有限",
    "maintain": "保持",
    "met": "完成",
    "met_or_on_track": "已达到或步入正轨",
    "moderate_deterioration": "中度倒退",
    "moderate_movement_away": "中度偏离",
    "moderate_progress": "中度进展",
    "moderately_improving": "中度改善",
    "movement_away": "偏离目标",
    "no_progress": "无进展",
    "not_achieved": "未达标",
    "not_available": "无法评估",
    "not_completed": "未完成",
    "not_met": "未完成",
    "on_pace": "符合进度",
    "on_track": "步入正轨",
    "orange": "橙色",
    "partly_completed": "部分完成",
    "red": "红色",
    "reverse": "需扭转",
    "serious_failure": "严重未达标",
    "significant_deterioration": "显著倒退",
    "significant_movement_away": "显著偏离",
    "significant_progress": "显著进展",
    "slightly_below": "略低于目标",
    "stagnating": "停滞",
    "stagnation_or_regression": "停滞或倒退",
    "storm": "雷雨",
    "cloud": "多云",
    "sun": "晴",
    "sun+cloud": "晴间多云",
    "substantial_progress": "显著进展",
    "target_achieved": "目标已实现",
    "yellow": "黄色",
}

REASONS: Final[dict[Reason, tuple[str, str]]] = {
    Reason.NO_OUTCOME: ("there is no figure", "没有数据"),
    Reason.NOT_DUE: ("the period is not over", "尚未到期"),
    Reason.PART_PERIOD: ("the figure covers a part of the period only", "数据只覆盖部分时期"),
    Reason.NO_REFERENCE: ("the figure to compare with is missing", "缺少对比数据"),
    Reason.STRADDLES: ("the report allows values on both sides of an edge", "报告的数值可能落在界限两侧"),
    Reason.NO_TEST: ("the wording sets no test", "表述没有可检验的标准"),
    Reason.NO_DIRECTION: ("the direction was not declared", "没有声明方向"),
    Reason.NO_TARGET: ("there is no target figure", "没有目标值"),
    Reason.NO_BASE: ("there is no base figure", "没有基期数据"),
    Reason.TOO_FEW_POINTS: ("the series is too short", "数据点太少"),
    Reason.ZERO_TARGET: ("the method divides by the target, which is zero", "目标值为零，无法计算"),
    Reason.ZERO_BASE: ("the method divides by the base, which is zero", "基期值为零，无法计算"),
    Reason.SIGN_CHANGE: ("a growth rate across zero has no meaning", "数值跨越零点，增长率没有意义"),
    Reason.ZERO_SPAN: ("the target equals the base", "目标值等于基期值"),
    Reason.TARGET_YEAR_PASSED: ("the target year is not after the years measured", "目标年份已过"),
    Reason.BASELINE_MET: ("the base already met the target", "基期已达到目标"),
    Reason.NOT_COVERED: ("the method has no rule for this case", "该方法没有规定这种情形"),
}

VERDICTS: Final[dict[Verdict, tuple[str, str]]] = {
    Verdict.ATTAINED: ("the target is met", "目标已达到"),
    Verdict.MISSED: ("the target year is over and the target is not met", "目标年份已到，目标未达到"),
    Verdict.UNDETERMINED: ("undetermined", "无法判定"),
}


def explain(result: MethodResult, lang: str) -> str:
    """One or two sentences: the label, the figures behind it, the reasons."""
    if lang not in ("en", "zh"):
        raise FieldError("lang", lang, "'en' or 'zh'")
    zh = lang == "zh"
    label = result.label
    if label is not None:
        label = LABELS_ZH.get(label, label) if zh else label.replace("_", " ")
    parts = [f"{result.method}：{label or '无法判定'}" if zh else f"{result.method}: {label or 'undetermined'}"]
    inputs = result.inputs
    if "latest" in inputs:
        base, latest = inputs.get("base"), inputs.get("latest")
        base_year, latest_year = inputs.get("base_year"), inputs.get("latest_year")
        if zh:
            parts.append(f"{base_year} 年 {base}，{latest_year} 年 {latest}")
        else:
            parts.append(f"{base} in {base_year}, {latest} in {latest_year}")
    if inputs.get("target") is not None:
        year = inputs.get("target_year")
        if zh:
            parts.append(f"目标 {inputs['target']}" + (f"（{year} 年）" if year else ""))
        else:
            parts.append(f"target {inputs['target']}" + (f" by {year}" if year else ""))
    if result.statistic is not None and result.measure:
        measure = MEASURES_ZH.get(result.measure, result.measure) if zh else result.measure
        parts.append(f"{measure} {result.statistic:.4g}")
    if result.verdict is not None and not (result.verdict is Verdict.UNDETERMINED and result.label is None):
        parts.append(VERDICTS[result.verdict][zh])
    parts.extend(REASONS[reason][zh] if reason in REASONS else str(reason) for reason in result.reasons)
    return ("；" if zh else "; ").join(parts) + ("。" if zh else ".")


MEASURES_ZH: Final[dict[str, str]] = {
    "growth ratio": "实际增速与所需增速之比",
    "growth": "年均增长率（向好为正）",
    "projected share of the way": "预计完成路程的比例",
    "share of the gap left": "届时剩余差距的比例",
    "completion": "完成度",
    "attainment": "完成率",
    "pace": "进度指数",
    "distance": "标准化距离",
    "conformance probability": "合格概率",
    "lead over schedule": "超前进度",
    "mean change": "平均变化",
}
