"""Progress graphs: what methods of progress judge, as a way from a base to a target."""

import xml.etree.ElementTree as ET

import pytest
from hypothesis import example, given, settings, strategies as st

import plantargets as pt
from plantargets import evaluators, report
from plantargets.bullet import Progress
from plantargets.formats import from_json, to_json
from plantargets.report.courses import progress
from plantargets.svg import bullet_svg


def test_the_bar_runs_from_the_base_and_the_line_is_straight():
    course = Progress(50, 71, 80, years=(2015, 2022, 2025), direction="higher")
    layout = course.layout()
    assert course.on_the_line == 71
    assert layout.bar == (layout.zero, layout.expected)
    assert layout.markers[0] == layout.accepted.start > layout.expected
    assert layout.accepted.stop_end == "arrow"
    assert [tick.text for tick in layout.ticks] == ["50 (2015)", "80 (2025)"]


def test_a_fall_runs_to_the_left_and_a_step_back_is_seen():
    layout = Progress(2000, 1440, 1200, years=(2015, 2022, 2025), direction="lower").layout()
    assert layout.bar[1] == layout.zero > layout.markers[0] == layout.accepted.stop
    back = Progress(90, 86, 120, direction="higher").layout()
    assert back.bar[1] == back.zero
    assert back.expected is None


def test_a_band_a_standstill_and_an_expected_figure():
    layout = Progress(24, 24, (30, 35), expected=28).layout()
    assert (layout.bar, layout.dot) == (None, layout.zero)
    assert (layout.accepted.start, layout.accepted.stop) == layout.markers
    assert layout.zero < layout.expected < layout.markers[0]
    assert "30" in [tick.text for tick in layout.ticks]


def test_after_the_target_year_the_line_stays_at_the_target():
    assert Progress(0, 5, 10, years=(2010, 2030, 2020)).on_the_line == 10
    assert Progress(0, 5, 10, years=(2020, 2021, 2020)).on_the_line is None


NUMBERS = st.floats(-1e9, 1e9)


@settings(max_examples=100, deadline=None)
@example(5e-324, 5e-324, 5e-324, None, None)
@given(NUMBERS, NUMBERS, NUMBERS, st.sampled_from([None, "higher", "lower"]), st.none() | NUMBERS)
def test_everything_stays_on_the_scale(base, latest, target, direction, expected):
    course = Progress(base, latest, target, direction=direction, expected=expected)
    layout = course.layout()
    places = [layout.zero, *layout.markers, *(layout.bar or ()), *(tick.at for tick in layout.ticks)]
    assert all(0 <= place <= 1 for place in places)
    assert (layout.bar is None) is not (layout.dot is None)
    picture = ET.fromstring(bullet_svg(course, "base & target"))
    assert picture[0].text == "base & target"


@pytest.mark.parametrize(
    "inputs",
    [
        {},
        {"base": 1, "latest": 2},
        {"base": 1, "latest": 2, "target": "high"},
        {"base": True, "latest": 2, "target": 3},
        {"base": 1, "latest": float("inf"), "target": 3},
        {"base": 1, "latest": 2, "target": (1, 2, 3)},
        {"base": 1, "latest": 2, "target": 10**400},
    ],
)
def test_inputs_that_cannot_be_drawn(inputs):
    assert progress(inputs) is None


@pytest.fixture(scope="module")
def card():
    jobs = pt.Indicator("jobs", unit="jobs", direction="higher", name={"en": "new jobs", "zh": "新增就业"})
    none = pt.Indicator("none", direction="higher")
    plan = pt.Plan("P", period="2025", targets=[pt.Target(jobs, "100 jobs"), pt.Target(none, 5)])
    series = [pt.Outcome(jobs, value, period=str(year)) for year, value in ((2015, 50), (2020, 60), (2022, 64))]
    return plan.evaluate(series, evaluator=evaluators.Pace())


def test_a_method_has_its_picture_its_words_and_its_counts(card):
    made = report.report(card)
    rows = {row.id: row for group in made.groups for row in group.rows}
    assert rows["jobs"].picture == "base 50 (2015), latest 64 (2022), Target 100 (2025), on the straight line 85"
    assert [each.text for each in rows["jobs"].reported] == ["base 50 (2015)", "latest 64 (2022)"]
    assert rows["none"].bullet is None
    assert [(word, number) for _, word, number in made.counts] == [("undetermined", 1), ("behind", 1)]
    chinese = report.report(card, "zh")
    assert "按直线应为 85" in next(row.picture for group in chinese.groups for row in group.rows if row.bullet)
    assert "基期 50（2015）" in report.text(card, "zh")


@pytest.mark.parametrize(("lang", "said"), [("en", "Broken line"), ("zh", "虚线")])
def test_the_page_draws_and_explains_it(card, lang, said):
    page = report.html(card, lang)
    assert page.count('<path class="e"') == 1
    assert said in page
    assert "Grey bands" not in page


def test_a_result_from_a_file_is_drawn_the_same(card):
    back = from_json(to_json(card), pt.Scorecard)
    pictures = [[row.bullet for group in report.report(each).groups for row in group.rows] for each in (card, back)]
    assert pictures[0] == pictures[1]


def test_the_figure_draws_it(card):
    (axes,) = report.figure(card).axes
    assert len(axes.lines) == 3
    assert [label.get_text() for label in axes.get_xticklabels()] == ["50 (2015)", "100 (2025)"]
