"""The columns of tidy tables: one row a target or an outcome, the same names in CSV and Excel."""

from __future__ import annotations

from typing import Final, NamedTuple


class Column(NamedTuple):
    """One column: its name, its Chinese name (read as well), what stands in it, and an example."""

    name: str
    zh: str
    meaning: str
    example: str = ""


INDICATOR: Final = (
    Column("indicator", "指标代码", "code of the indicator: letters, digits, _ . -", "gdp"),
    Column("name", "指标名称", "its name, in no stated language"),
    Column("name_en", "英文名称", "its English name", "GDP"),
    Column("name_zh", "中文名称", "its Chinese name", "地区生产总值"),
    Column("unit", "单位", "unit of its values", "percent"),
    Column("kind", "类型", "level, growth, share, change, ratio, rank or milestone; empty: level", "growth"),
    Column("direction", "方向", "higher, lower or on_target; empty: not declared", "higher"),
    Column("basis", "价格口径", "nominal or real; empty: not stated", "real"),
    Column("integer", "整数", "yes: whole numbers only"),
    Column("accumulates", "累计", "yes: a level that only grows within its period"),
    Column("derived", "推算", "growth of CODE, share of CODE in CODE, difference of CODE [and CODE]"),
    Column("description", "说明", "what exactly is counted"),
)
SOURCE: Final = (
    Column("source", "来源", "title of the document", "Government work report 2023"),
    Column("publisher", "发布单位", "who published it", "District government"),
    Column("source_date", "来源日期", "when, as exactly as is known", "2023-01"),
    Column("url", "网址", "where it can be read"),
    Column("page", "页码", "page or section"),
    Column("source_id", "来源编号", "short name to cite it by", "S1"),
    Column("licence", "许可", "terms of use"),
)
TARGETS: Final = (
    Column("plan", "规划", "name of the plan", "Work plan 2023"),
    Column("id", "编号", "name of the target; empty: the indicator's code", "gdp"),
    *INDICATOR,
    Column("target", "目标", "the criterion in the short notation, or as written", "about 6.5 %"),
    Column("period", "时期", "2023, 2023-S1, 2023-Q3, 2023-07, 2021/2025, FY2023-04", "2023"),
    Column("area", "地区", "where", "Songbei"),
    Column("over", "评判方式", "end, sum, mean or every; empty: end"),
    Column("obligation", "约束力", "binding or expected", "expected"),
    Column("strength", "力度", "ensure, aim, strive, plan, seek, explore …"),
    Column("wording", "原文", "the words as printed", "增长6.5%左右"),
    *SOURCE,
    Column("note", "备注", "anything a reader should know"),
    Column("adverse", "反向", "yes: the bound opens to the worse side on purpose"),
)
OUTCOMES: Final = (
    *INDICATOR,
    Column("value", "数值", "the figure, words about it, a set in brackets, done on DATE, or missing", "4.3 %"),
    Column("period", "时期", "2023, 2023-S1, 2023-Q3, 2023-07, 2021/2025, FY2023-04", "2023"),
    Column("area", "地区", "where; (not stated) matches no target", "Songbei"),
    Column(
        "status", "数据状态", "normal, provisional, estimated, forecast, missing; sdmx:P or eurostat:p", "provisional"
    ),
    Column("published", "发布日期", "day of publication", "2024-07-06"),
    Column("figure_basis", "数据口径", "nominal or real, of this figure"),
    Column("wording", "原文", "the words as printed"),
    Column("precision", "精度", "printed, or an amount it is rounded to"),
    Column("standard_error", "标准误", "standard error of the figure"),
    Column("coverage", "包含因子", "coverage factor of the standard error; empty: 2"),
    *SOURCE,
    Column("note", "备注", "anything a reader should know"),
)
TABLES: Final = {"targets": TARGETS, "outcomes": OUTCOMES}
NOT_STATED: Final = "(not stated)"


def header(table: str, lang: str = "en") -> list[str]:
    """The names of a table's columns, in English or Chinese."""
    return [column.zh if lang == "zh" else column.name for column in TABLES[table]]
