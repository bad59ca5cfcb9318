"""The progress chart and its zones."""

from itertools import pairwise

import pytest

from plantargets.errors import FieldError
from plantargets.evaluators import Completion, OpenSDG, Pace, label_zones
from plantargets.report.progress_chart import progress_chart

SERIES = {2015: 14.5, 2019: 12.0, 2023: 10.2}
WAY = {"target": 7.25, "target_year": 2030, "direction": "lower"}


def test_zones_have_the_edges_of_the_method():
    zones = label_zones(OpenSDG(), SERIES, **WAY, low=5, high=16)
    assert [label for _, _, label in zones] == [
        "target_achieved", "substantial_progress", "moderate_progress", "limited_progress", "deterioration"
    ]  # fmt: skip
    assert zones[0][1] == pytest.approx(7.25, abs=1e-4)
    assert zones[-1][0] == pytest.approx(14.5, abs=1e-4)
    assert all(a[1] == b[0] for a, b in pairwise(zones))


def test_figures_without_a_label_are_in_no_zone():
    zones = label_zones(Completion("attainment"), {2020: 5}, target=0, direction="higher", low=1, high=2)
    assert zones == []
    with pytest.raises(FieldError, match="low below high"):
        label_zones(OpenSDG(), SERIES, **WAY, low=2, high=1)


@pytest.fixture
def plt():
    matplotlib = pytest.importorskip("matplotlib")
    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    yield plt
    plt.close("all")


def test_a_chart_shows_base_path_latest_projection_and_target(plt):
    result = Pace().series(SERIES, **WAY)
    zones = label_zones(Pace(), SERIES, **WAY, low=6, high=16)
    ax = progress_chart(SERIES, target=7.25, target_year=2030, result=result, zones=zones, title="deaths", unit="%")
    assert ax.get_title() == "deaths: ahead"
    lines = {line.get_label(): line for line in ax.get_lines()}
    assert list(lines["path"].get_xdata()) == [2015, 2030]
    assert list(lines["reported"].get_ydata()) == [14.5, 12.0, 10.2]
    assert list(lines["projection"].get_ydata()) == [10.2, pytest.approx(10.2 - 4.3 * 7 / 8)]
    assert list(lines["target"].get_ydata()) == [7.25]
    assert {text.get_text() for text in ax.texts} >= {"base", "10.2", "ahead", "behind", "met"}
    ax.figure.canvas.draw()


def test_a_chart_of_a_band_and_a_path_of_ones_own(plt):
    _, ax = plt.subplots()
    path = {2015: 14.5, 2020: 9, 2030: 7}
    found = progress_chart(SERIES, target=(6, 7), target_year=2030, path=path, projection=8, lang="zh", ax=ax)
    assert found is ax
    labels = ax.get_legend_handles_labels()[1]
    assert set(labels) == {"路径", "目标", "预测", "公布数"}


@pytest.mark.parametrize(
    ("kwargs", "field"),
    [
        ({"target_year": 2015}, "target_year"),
        ({"target_year": 2030, "base_year": 2016}, "series"),
        ({"target_year": 2030, "lang": "fr"}, "lang"),
    ],
)
def test_a_chart_says_what_is_wrong(kwargs, field):
    with pytest.raises(FieldError, match=field):
        progress_chart(SERIES, target=1, **kwargs)
