"""Judges side by side."""

import re

import pytest

import plantargets as pt
from plantargets.evaluators import Pace
from plantargets.report import comparison_html, comparison_markdown


@pytest.fixture(scope="module")
def compared(plan, outcomes):
    near = pt.Outcome(plan["gdp"].indicator, "6.2 %", period="2023", published="2024-07-06")
    return plan.compare([near, *outcomes[1:]], conventions=["official", "none"])


def test_rows_that_flip_come_first_with_their_reasons(compared):
    lines = comparison_markdown(compared).splitlines()
    assert "## The judges differ (1)" in lines
    row = next(line for line in lines if line.startswith("| gdp growth"))
    assert "≈ met within tolerance" in row
    assert "✘ missed" in row
    (why,) = [line for line in lines if line.startswith("- gdp")]
    assert r"accepts \[6.1, ∞), reported \{6.2\}" in why


@pytest.mark.parametrize(("lang", "differ"), [("en", "The judges differ"), ("zh", "判定不一致")])
def test_the_page(compared, lang, differ, hostile):
    page = comparison_html(compared, lang, title="A & B")
    assert "<h1>A &amp; B</h1>" in page
    assert page.index(differ) < page.index("gdp")
    assert len(re.findall("<tr>", page)) == len(compared) + 2
    assert hostile not in page
    assert "<script" not in page


def test_labels_of_methods_are_in_the_language_asked_for(plan):
    jobs = plan["jobs"].indicator
    series = [pt.Outcome(jobs, value, period=year) for value, year in ((7000, 2022), (8100, 2023))]
    compared = plan.compare(series, evaluators=[pt.Completion()])
    assert "exceeded" in comparison_markdown(compared)
    chinese = comparison_markdown(compared, "zh")
    assert "超额完成" in chinese
    assert "exceeded |" not in chinese


def test_labels_are_counted_and_judges_without_verdicts_are_not_compared():
    jobs = pt.Indicator("jobs", direction="higher")
    plan = pt.Plan("P", period="2025", targets=[pt.Target(jobs, 100)])
    series = [pt.Outcome(jobs, value, period=year) for value, year in ((50, 2015), (60, 2022))]
    both = plan.compare(series, evaluators=[Pace()], conventions=["official", "none"])
    pages = {lang: comparison_html(both, lang) for lang in ("en", "zh")}
    assert re.search(r"<b>1</b> <span class=.chip.[^>]*><span[^>]*>–[^<]*</span> behind", pages["en"])
    assert "no verdict" not in pages["en"]
    assert "滞后" in pages["zh"]
    assert "attainment (official) / attainment (none)：1/1" in comparison_markdown(both, "zh")
    assert "of 0" not in comparison_markdown(both) + pages["en"] + both.to_text()
