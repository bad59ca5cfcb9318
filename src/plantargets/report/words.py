"""The words of reports, in English and Chinese."""

from __future__ import annotations

from typing import Final, final

import attrs


@final
@attrs.frozen
class Words:
    """Headings and fixed phrases of one language."""

    lang: str
    status: str
    indicator: str
    target: str
    accepts: str
    reported: str
    margin: str
    margin_or_why: str
    compared_with: str
    why: str
    picture: str
    sources: str
    notes: str
    judged_by: str
    as_of: str
    counts: str
    legend: str
    legend_text: str
    reads: str
    published: str
    no_figure: str
    possible: str
    explanation: str
    none: str
    colon: str
    comma: str
    open: str
    close: str
    convention: str
    judge: str
    flips: str
    agreement: str
    compared: str
    all_same: str
    score: str
    base: str
    latest: str
    line: str
    progress_text: str
    continued: str
    groups: dict[str, str]
    marks: dict[str, str]
    status_words: dict[str, str]


EN: Final = Words(
    lang="en",
    status="Result",
    indicator="Indicator",
    target="Target",
    accepts="Accepts",
    reported="Reported",
    margin="Margin",
    margin_or_why="Margin or reason",
    compared_with="compared with",
    why="Why",
    picture="Picture",
    sources="Sources",
    notes="Note",
    judged_by="Judged by",
    as_of="as of",
    counts="Results",
    legend="How to read the pictures",
    legend_text=(
        "Grey bands: what the target accepts; the lighter part is accepted thanks to a tolerance. Upright mark: the "
        "figure the target states. Bar: the reported figure, from zero; a dot where the scale does not start at zero. "
        "Line with tips: the values the report allows; a round tip does not belong to them, an arrow has no end. Bands "
        "fade where the target sets no bound."
    ),
    reads="read as",
    published="published",
    no_figure="no figure",
    possible="allows",
    explanation="In words",
    none="—",
    colon=": ",
    comma=", ",
    open=" (",
    close=")",
    convention="Convention",
    judge="Judge",
    flips="The judges differ",
    agreement="The judges do not differ",
    compared="Comparison of judges",
    all_same="Same verdict, by pairs",
    score="Score",
    base="base",
    latest="latest",
    line="on the straight line",
    progress_text=(
        "Methods of progress show the way from the base to the target. Bar: from the base, a thin line, to the latest "
        "figure. Upright mark: the target; what is beyond it is grey. Broken line: where the figure should be by now, "
        "as the method says or on the straight line from the base to the target."
    ),
    continued=", continued",
    groups={
        "attained": "Attained",
        "missed": "Missed",
        "undetermined": "Undetermined",
        "not_due": "Not due",
        "no_verdict": "Labelled, without a verdict",
    },
    marks={
        "exceeded": "exceeded",
        "met": "met",
        "within_tolerance": "met within tolerance",
        "missed": "missed",
        "undetermined": "undetermined",
        "not_due": "not due",
        "no_verdict": "no verdict",
    },
    status_words={"binding": "binding", "expected": "expected"},
)

ZH: Final = Words(
    lang="zh",
    status="结论",
    indicator="指标",
    target="目标",
    accepts="可接受范围",
    reported="公布结果",
    margin="余量",
    margin_or_why="余量或原因",
    compared_with="对比",
    why="原因",
    picture="图示",
    sources="来源",
    notes="注",
    judged_by="判定方法",
    as_of="数据截至",
    counts="结果",
    legend="读图说明",
    legend_text=(
        "灰色带：目标的可接受范围，较浅部分靠容差才可接受。竖线：目标写明的数值。横条：公布数值，自零起；"
        "坐标不从零起时画圆点。带端点的线：公布表述允许的数值，空心端点不包含在内，箭头表示没有界限。"
        "目标不设界限的一侧，色带渐隐。"
    ),
    reads="读作",
    published="发布于",
    no_figure="无公布数据",
    possible="允许",
    explanation="说明",
    none="—",
    colon="：",
    comma="，",
    open="（",
    close="）",
    convention="口径",
    judge="判定方法",
    flips="判定不一致",
    agreement="判定无分歧",
    compared="判定方法对比",
    all_same="两两一致的目标数",
    score="得分",
    base="基期",
    latest="最新",
    line="按直线应为",
    progress_text=(
        "衡量进展的方法另作图示，显示从基期到目标的路程。横条：自基期（细线）至最新数值。竖线：目标，超过目标的一侧为灰色。"
        "虚线：目前应达到的位置，依该方法，或按基期到目标的直线。"
    ),
    continued="（续）",
    groups={
        "attained": "完成",
        "missed": "未完成",
        "undetermined": "无法判定",
        "not_due": "尚未到期",
        "no_verdict": "只作评级，不下结论",
    },
    marks={
        "exceeded": "超额完成",
        "met": "完成",
        "within_tolerance": "在容差内完成",
        "missed": "未完成",
        "undetermined": "无法判定",
        "not_due": "尚未到期",
        "no_verdict": "无结论",
    },
    status_words={"binding": "约束性", "expected": "预期性"},
)


def words(lang: str) -> Words:
    """The words of a language.

    Raises:
        FieldError: the language is not ``"en"`` or ``"zh"``.
    """
    from plantargets.errors import FieldError

    if lang not in {"en", "zh"}:
        raise FieldError("lang", lang, "'en' or 'zh'")
    return ZH if lang == "zh" else EN
