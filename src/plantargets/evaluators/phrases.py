"""Results in words, in English and Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from plantargets.errors import FieldError
from plantargets.phrases import reason_text
from plantargets.verdicts import Verdict

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
    "moved_away": "偏离目标",
    "small": "差距小",
    "medium": "差距中等",
    "long": "差距大",
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
    figures = [_at(inputs[name], inputs.get(f"{name}_year"), zh) for name in ("base", "latest") if name in inputs]
    if len(figures) == 2 and inputs.get("base_year") == inputs.get("latest_year") is not None:
        del figures[0]
    if figures:
        parts.append(("，" if zh else ", ").join(figures))
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
    parts.extend(reason_text(reason, lang) for reason in result.reasons)
    return ("；" if zh else "; ").join(parts) + ("。" if zh else ".")


def _at(figure: object, year: object, zh: bool) -> str:
    if year is None:
        return str(figure)
    return f"{year} 年 {figure}" if zh else f"{figure} in {year}"


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
    "inverse": "目标与实际之比",
    "percent of the target": "目标完成百分比",
    "anticipated gap in percent": "预计差距（%）",
    "score": "得分",
    "place of the symbol": "符号等级",
}
