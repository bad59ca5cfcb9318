"""Reports: a scorecard as text, Markdown, one HTML page, or a figure; judges side by side; counts as a heat table.

>>> gdp = Indicator("gdp", unit="percent", kind="growth", direction="higher")
>>> plan = Plan("Work plan", period="2023", targets=[Target(gdp, About("6.5 %"))])
>>> page = html(plan.evaluate([Outcome(gdp, "4.3 %", period="2023")]), lang="zh")
"""

from plantargets.errors import MissingExtraError
from plantargets.report.compare import comparison_html, comparison_markdown
from plantargets.report.heat import heat_table
from plantargets.report.md import markdown
from plantargets.report.model import Group, Report, Reported, Row, report
from plantargets.report.page import html
from plantargets.report.plain import text
from plantargets.report.plot import CHINESE_FONTS, MissingFontWarning, chinese_font, figure
from plantargets.report.sheet import csv

__all__ = [
    "CHINESE_FONTS",
    "Group",
    "MissingExtraError",
    "MissingFontWarning",
    "Report",
    "Reported",
    "Row",
    "chinese_font",
    "comparison_html",
    "comparison_markdown",
    "csv",
    "figure",
    "heat_table",
    "html",
    "markdown",
    "report",
    "text",
]
