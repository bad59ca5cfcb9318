"""The fixed phrases of explanations, in English and Chinese."""

from __future__ import annotations

from typing import Literal

from plantargets.errors import FieldError
from plantargets.verdicts import Reason

Language = Literal["en", "zh"]

_VERDICTS = {
    "en": {
        "exceeded": "exceeded",
        "met": "attained",
        "within_tolerance": "attained within tolerance",
        "missed": "missed",
        "undetermined": "undetermined",
    },
    "zh": {
        "exceeded": "超额完成",
        "met": "完成",
        "within_tolerance": "在容差内完成",
        "missed": "未完成",
        "undetermined": "无法判定",
    },
}
_REASONS_EN = {
    Reason.NO_OUTCOME: "no figure was reported",
    Reason.NOT_DUE: "it was not due yet",
    Reason.PART_PERIOD: "the figures cover only a part of the period",
    Reason.NO_REFERENCE: "the figure it is compared with is missing",
    Reason.STRADDLES: "the report allows values on both sides of the edge",
    Reason.NO_TEST: "the wording sets no test",
    Reason.NO_DIRECTION: "the answer depends on which side is better, which is not declared",
    Reason.BASE_NOT_POSITIVE: "the base may be zero or negative",
    Reason.BASIS_MISMATCH: "nominal and real figures cannot be compared",
    Reason.FORECAST: "the only figure is a forecast",
    Reason.CONFLICT: "the sources contradict each other",
    Reason.NO_TARGET: "the method needs a target figure",
    Reason.NO_BASE: "the method needs a base value",
    Reason.TOO_FEW_POINTS: "the series is too short for the method",
    Reason.ZERO_TARGET: "the method cannot use a target of zero",
    Reason.ZERO_BASE: "the method cannot use a base of zero",
    Reason.SIGN_CHANGE: "a growth rate across zero has no meaning",
    Reason.ZERO_SPAN: "the target equals the base",
    Reason.TARGET_YEAR_PASSED: "the target year has passed",
    Reason.BASELINE_MET: "the base already met the target",
    Reason.NOT_COVERED: "the method has no rule for this case",
}
_REASONS_ZH = {
    Reason.NO_OUTCOME: "未见公布数据",
    Reason.NOT_DUE: "尚未到期",
    Reason.PART_PERIOD: "数据只覆盖部分时段",
    Reason.NO_REFERENCE: "缺少对比数据",
    Reason.STRADDLES: "公布的表述允许界线两侧的数值",
    Reason.NO_TEST: "表述没有可检验的要求",
    Reason.NO_DIRECTION: "结论取决于优劣方向，而方向未声明",
    Reason.BASE_NOT_POSITIVE: "基数可能为零或负数",
    Reason.BASIS_MISMATCH: "名义与实际口径不可比",
    Reason.FORECAST: "只有预测数",
    Reason.CONFLICT: "来源相互矛盾",
    Reason.NO_TARGET: "该方法需要目标数值",
    Reason.NO_BASE: "该方法需要基期数值",
    Reason.TOO_FEW_POINTS: "序列太短",
    Reason.ZERO_TARGET: "该方法不能用于零目标",
    Reason.ZERO_BASE: "该方法不能用于零基数",
    Reason.SIGN_CHANGE: "跨零的增长率没有意义",
    Reason.ZERO_SPAN: "目标等于基数",
    Reason.TARGET_YEAR_PASSED: "目标年份已过",
    Reason.BASELINE_MET: "基期已达到目标",
    Reason.NOT_COVERED: "该方法没有适用规则",
}


def reason_text(reason: Reason, lang: str = "en") -> str:
    """A reason in words."""
    return (_REASONS_ZH if language(lang) == "zh" else _REASONS_EN)[reason]


def verdict_text(label: str, lang: str = "en") -> str:
    """A grade or verdict in words: ``missed`` is 未完成."""
    return _VERDICTS[language(lang)].get(label, label)


def language(lang: str) -> Language:
    """The language, checked."""
    if lang not in {"en", "zh"}:
        raise FieldError("lang", lang, "'en' or 'zh'")
    return "zh" if lang == "zh" else "en"
