"""Reports: a scorecard as text, Markdown, one HTML page, or a figure.

>>> gdp = Indicator("gdp", unit="percent", kind="growth", direction="higher")
>>> plan = Plan("Work plan", period="2023", targets=[Target(gdp, About("6.5 %"))])
>>> page = html(plan.evaluate([Outcome(gdp, "4.3 %", period="2023")]), lang="zh")
"""

from plantargets.report.md import markdown
from plantargets.report.model import Group, Report, Reported, Row, report
from plantargets.report.page import html
from plantargets.report.plain import text

__all__ = ["Group", "Report", "Reported", "Row", "html", "markdown", "report", "text"]
