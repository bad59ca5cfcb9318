"""Laws that hold for every method, on random series; and where a published method breaks one."""

from fractions import Fraction

import pytest
from hypothesis import assume, given, settings, strategies as st

from plantargets.evaluators import (
    ESCAP,
    ChinaSchedule,
    ChinaStepScore,
    Completion,
    Cuts,
    Eurostat,
    Eustat,
    GermanStrategy,
    Ladder,
    Method,
    OECDDistance,
    OpenSDG,
    Pace,
    Rule,
    SDGIndex,
    UNProgressChart,
    guards,
    statistics,
)

UN = UNProgressChart(percent=False)
SHIFTABLE = [GermanStrategy(), ESCAP(), Completion(), ChinaSchedule(), Pace(), OECDDistance(sd=8)]
RATIOS = [OpenSDG(), Eurostat(), Eustat(), UN, Completion("attainment"), ChinaStepScore("S40"), Pace("geometric")]
EVERY = [*SHIFTABLE, *RATIOS]
NAME = {"ids": lambda method: repr(method)[:40]}

# Powers of two scale floats without rounding, so that no label hangs on a last digit.
FACTORS = st.sampled_from([0.25, 0.5, 2.0, 8.0, 1024.0])
FIGURES = st.integers(1, 400).map(lambda number: number / 4)
SERIES = st.lists(FIGURES, min_size=6, max_size=9)
SIDES = st.sampled_from(["higher", "lower"])
FEW = settings(max_examples=40, deadline=None)


def judged(method, values, target, direction, *, first=2015, year=2030):
    series = {first + place: value for place, value in enumerate(values)}
    return method.series(series, target=target, target_year=year, direction=direction)


@pytest.mark.parametrize("method", [m for m in EVERY if not isinstance(m, OECDDistance)], **NAME)
@FEW
@given(SERIES, FIGURES, SIDES, FACTORS)
def test_rescaling_the_unit_changes_no_label(method, values, target, side, factor):
    before = judged(method, values, target, side)
    after = judged(method, [value * factor for value in values], target * factor, side)
    assert (after.label, after.reasons, after.verdict) == (before.label, before.reasons, before.verdict)


def test_a_zero_replaced_by_a_thousandth_depends_on_the_unit():
    published = OpenSDG(as_published=True)
    tonnes = judged(published, [10, 8], 0, "lower")
    kilograms = judged(published, [10_000, 8_000], 0, "lower")
    assert tonnes.statistic != pytest.approx(kilograms.statistic)


@pytest.mark.parametrize("method", SHIFTABLE, **NAME)
@FEW
@given(SERIES, FIGURES, SIDES, st.integers(-500, 500))
def test_shifting_the_scale_changes_no_label_of_linear_methods(method, values, target, side, shift):
    before = judged(method, values, target, side)
    after = judged(method, [value + shift for value in values], target + shift, side)
    assert (after.label, after.verdict) == (before.label, before.verdict)


def test_shifting_the_scale_does_change_labels_of_growth_methods():
    assert judged(OpenSDG(), [100, 101], None, "higher").label != judged(OpenSDG(), [10, 11], None, "higher").label


@pytest.mark.parametrize("method", [*SHIFTABLE, OpenSDG(), Eustat()], **NAME)
@FEW
@given(SERIES, FIGURES, SIDES)
def test_mirroring_values_and_direction_changes_no_label(method, values, target, side):
    other = "lower" if side == "higher" else "higher"
    before = judged(method, values, target, side)
    after = judged(method, [-value for value in values], -target, other)
    assert (after.label, after.verdict) == (before.label, before.verdict)


MONOTONE = [OpenSDG(), Eustat(), Completion(), ChinaSchedule(), Pace(), OECDDistance(sd=8), ChinaStepScore("S40")]


@pytest.mark.parametrize("method", [*MONOTONE, Eurostat(), UN, ESCAP(), Ladder.global_fund()], **NAME)
@FEW
@given(FIGURES, FIGURES, FIGURES, FIGURES, SIDES)
def test_more_progress_never_lowers_a_level(method, base, latest, better, target, side):
    assume(not isinstance(method, (ChinaStepScore, Ladder)) or side == "higher")
    worse, best = sorted((latest, better), reverse=side == "lower")
    low, high = (judged(method, [base, value], target, side) for value in (worse, best))
    assume(low.level is not None and high.level is not None)
    assert high.level >= low.level
    if low.score is not None and high.score is not None and not isinstance(method, (Completion, ChinaSchedule, Pace)):
        assert high.score >= low.score - 1e-9


def test_german_symbols_break_that_law_where_a_met_target_falls_back():
    # Just short of the target and moving is a sun; just past it after a fall is sun and cloud.
    nearly = judged(GermanStrategy(), [9, 9.1, 9.2, 9.3, 9.4, 9.5], 10, "higher")
    past = judged(GermanStrategy(), [20, 18, 16, 14, 12, 10.5], 10, "higher")
    assert (nearly.label, past.label) == ("sun", "sun+cloud")


@FEW
@given(st.integers(-1000, 1000), st.integers(-1000, 1000), st.sampled_from([(100, 0, 20, 60), (0, 100, 80, 40)]))
def test_a_better_figure_never_lowers_an_sdg_index_colour(one, other, bounds):
    judge = SDGIndex(**dict(zip(("lower_bound", "optimum", "green", "red"), bounds, strict=True)))
    worse, better = sorted((one, other), reverse=judge.direction == "lower")
    low, high = (judge.series({2021: value}) for value in (worse, better))
    assert high.level >= low.level
    assert high.score >= low.score
    assert 0 <= low.score <= 100


@FEW
@given(FIGURES, FIGURES, FIGURES, SIDES)
def test_a_met_target_is_attained_under_every_method(base, latest, target, side):
    reached = latest >= target if side == "higher" else latest <= target
    for method in (OpenSDG(), Eustat(), Eurostat(), UN, ESCAP(), OECDDistance(sd=3)):
        result = judged(method, [base, latest], target, side)
        if reached and result.label is not None:
            assert str(result.verdict) == "attained"
        elif not reached:
            assert str(result.verdict) != "attained"


@FEW
@given(st.decimals("0.01", 100, places=2), st.decimals("0.01", 100, places=2))
def test_decimals_are_compared_exactly(latest, target):
    result = Completion("attainment").series({2020: latest}, target=target, target_year=2020, direction="higher")
    assert (str(result.verdict) == "attained") is (latest >= target)
    assert (result.label in {"completed", "exceeded"}) is (Fraction(latest) >= Fraction(target))


def test_a_house_method_in_ten_lines():
    house = Method(
        "house rules",
        Rule(
            guards=(guards.NO_TARGET, guards.TOO_FEW, guards.ZERO_SPAN, guards.BASE_MET_LOST),
            statistic=statistics.completion,
            ladder=Cuts((1.0, "done"), (0.9, "nearly"), "open"),
            score=lambda share, _: 10 * min(share, 1.0),
        ),
        source="our handbook, page 7",
    )
    result = house.series({2020: 50, 2024: 95}, target=100, target_year=2025, direction="higher")
    assert (result.label, result.level, result.score) == ("nearly", 1, 9)
    assert result.source == "our handbook, page 7"
    assert house.series({2020: 50, 2024: 95}, direction="higher").verdict is not None
