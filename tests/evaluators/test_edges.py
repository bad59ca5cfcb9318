"""Section by section, what each method answers at the edges; and bad input."""

from decimal import Decimal
from fractions import Fraction

import pytest

from plantargets import Reason, Verdict
from plantargets.errors import DirectionError, FieldError
from plantargets.evaluators import (
    ESCAP,
    ChinaSchedule,
    ChinaStepScore,
    Completion,
    Conformance,
    Cut,
    Cuts,
    Eurostat,
    Eustat,
    Gamma,
    GermanStrategy,
    Ladder,
    Normal,
    OECDDistance,
    OpenSDG,
    Pace,
    Path,
    Piecewise,
    SDGIndex,
    Uniform,
    UNProgressChart,
    aarr,
    all_met,
    aroc,
    conformance_probability,
    end_value,
    eu_performance_framework,
    goal_colour,
    guard_band,
    mean,
    required_rate,
    risks,
    share_met,
    tur_guard_factor,
    worst,
    worst_label,
)

GROWTH = [OpenSDG(), Eurostat(), Eustat(), UNProgressChart()]
WITH_TARGET = [*GROWTH, ESCAP(), GermanStrategy(), Completion(), ChinaSchedule(), Pace()]


def names(methods):
    return [method.name for method in methods]


def long(first, last, start=2015):
    """Six points in a straight line, so that every method has enough."""
    return {start + step: first + (last - first) * step / 5 for step in range(6)}


@pytest.mark.parametrize("method", WITH_TARGET, ids=names(WITH_TARGET))
@pytest.mark.parametrize("direction", [None, "up", 1, ""])
def test_a_missing_direction_raises(method, direction):
    with pytest.raises(DirectionError, match="higher"):
        method.series({2015: 1, 2020: 2}, target=3, target_year=2030, direction=direction)


@pytest.mark.parametrize("method", WITH_TARGET, ids=names(WITH_TARGET))
def test_meeting_the_target_is_attained_and_gives_the_best_label(method):
    result = method.series(long(5, 11), target=10, target_year=2030, direction="higher")
    assert result.verdict is Verdict.ATTAINED
    assert result.label in {
        "target_achieved", "significant_progress", "met_or_on_track", "maintain", "sun", "exceeded",
        "achieved_early", "met",
    }  # fmt: skip
    assert result.reasons == ()


@pytest.mark.parametrize("method", WITH_TARGET, ids=names(WITH_TARGET))
def test_a_target_still_met_since_the_base(method):
    result = method.series(long(12, 11), target=10, target_year=2030, direction="higher")
    assert result.verdict is Verdict.ATTAINED
    if not isinstance(method, GermanStrategy):
        assert result.reasons == (Reason.BASELINE_MET,)
    else:
        assert result.label == "sun+cloud"


LOST = [
    (OpenSDG(), "deterioration"),
    (Eustat(), "significant_deterioration"),
    (GermanStrategy(), "storm"),
    (Eurostat(), None),
    (UNProgressChart(), None),
    (ESCAP(), None),
    (Completion(), None),
    (ChinaSchedule(), None),
    (Pace(), None),
]


@pytest.mark.parametrize(("method", "label"), LOST, ids=names(method for method, _ in LOST))
def test_a_target_met_at_the_base_and_lost_since(method, label):
    result = method.series(long(12, 9), target=10, target_year=2030, direction="higher")
    assert result.label == label
    assert (Reason.BASELINE_MET in result.reasons) is (label != "storm")
    assert result.verdict is (Verdict.UNDETERMINED if label is None else None)


def test_where_the_published_formula_is_meaningless_it_needs_its_setting():
    lost = {"series": long(12, 9), "target": 10, "target_year": 2030, "direction": "higher"}
    assert UNProgressChart(as_published=True).series(**lost).label == "met_or_on_track"
    assert Eurostat(as_published=True).series(**lost).label == "significant_progress"


ZERO_TARGET = [
    (OpenSDG(), Reason.ZERO_TARGET),
    (Eustat(), Reason.ZERO_TARGET),
    (Eurostat(), Reason.ZERO_TARGET),
    (UNProgressChart(), None),
    (GermanStrategy(), None),
    (ESCAP(), None),
    (Completion(), None),
    (ChinaSchedule(), None),
    (Pace(), None),
    (Completion("attainment"), Reason.NOT_COVERED),
]


@pytest.mark.parametrize(("method", "reason"), ZERO_TARGET, ids=names(method for method, _ in ZERO_TARGET))
def test_a_target_of_zero(method, reason):
    result = method.series(long(10, 5), target=0, target_year=2030, direction="lower")
    assert result.reasons == (() if reason is None else (reason,))
    assert result.verdict is (None if reason is None else Verdict.UNDETERMINED)
    assert (result.statistic is None) is (reason is not None)


@pytest.mark.parametrize("method", [OpenSDG, Eustat])
def test_zeros_become_a_thousandth_only_as_published(method):
    given = {"series": {2015: 10, 2020: 5}, "target": 0, "direction": "lower"}
    published = method(as_published=True).series(**given)
    assert published.statistic == method().series(**given | {"target": 0.001}).statistic
    assert published.inputs["mended"] == "target 0 -> 0.001"
    base = {"series": {2015: 0, 2020: 5}, "direction": "higher"}
    assert method().series(**base).reasons == (Reason.ZERO_BASE,)
    assert method().series(**base).label == "not_available"
    assert method(as_published=True).series(**base).label is not None
    assert method(as_published=True).series(**base).statistic == pytest.approx(5000 ** (1 / 5) - 1)


@pytest.mark.parametrize("method", GROWTH, ids=names(GROWTH))
def test_growth_needs_a_base_and_no_change_of_sign(method):
    def reasons(first, last, target):
        return method.series({2015: first, 2020: last}, target=target, target_year=2030, direction="higher").reasons

    assert reasons(0, 5, 10) == (Reason.ZERO_BASE,)
    assert reasons(-1, 5, 10) in {(Reason.SIGN_CHANGE,), (Reason.BASE_NOT_POSITIVE,)}
    assert reasons(0, 5, None) == (Reason.ZERO_BASE,)


@pytest.mark.parametrize(
    "method", [GermanStrategy(), ESCAP(), Completion(), ChinaSchedule(), Pace()], ids=lambda method: method.name
)
def test_linear_methods_do_not_mind_zeros_and_signs(method):
    for series in (long(0, 5), long(-5, 5), long(-9, -5)):
        result = method.series(series, target=10, target_year=2030, direction="higher")
        assert result.label is not None
        assert result.reasons == ()


def test_all_negative_figures_turn_open_sdg_round():
    up = OpenSDG().series({2015: -3, 2016: -1}, direction="higher")
    assert (up.label, up.statistic) == ("substantial_progress", pytest.approx(2 / 3))
    assert Eurostat().series({2015: -3, 2016: -1}, direction="higher").reasons == (Reason.BASE_NOT_POSITIVE,)


def test_without_a_target_there_is_progress_but_no_verdict():
    for method in (*GROWTH, GermanStrategy()):
        result = method.series(long(10, 12), direction="higher")
        assert result.label is not None
        assert result.verdict is None
    for method in (ESCAP(), Completion(), ChinaSchedule(), Pace(), OECDDistance(sd=1)):
        result = method.series(long(10, 12), direction="higher")
        assert (result.label, result.reasons) == (None, (Reason.NO_TARGET,))
        assert result.verdict is Verdict.UNDETERMINED


@pytest.mark.parametrize("method", WITH_TARGET, ids=names(WITH_TARGET))
def test_too_few_points(method):
    for series in ({2020: 5}, {2020: 5, 2021: None}):
        result = method.series(series, target=10, target_year=2030, direction="higher")
        assert result.reasons == (Reason.TOO_FEW_POINTS,)
        assert result.verdict is Verdict.UNDETERMINED
    assert method.series({}, target=10, direction="higher").reasons == (Reason.NO_OUTCOME,)


def test_german_symbols_fall_back_to_four_points():
    four = {2017: 1, 2018: 2, 2019: 3, 2020: 4}
    result = GermanStrategy().series(four, target=10, target_year=2030, direction="higher")
    assert result.label == "sun"
    assert GermanStrategy().series(dict(list(four.items())[1:]), direction="higher").reasons == (Reason.TOO_FEW_POINTS,)
    five = {2016: 100, **four}
    assert GermanStrategy().series(five, target=10, target_year=2030, direction="higher").inputs["base_year"] == 2017


def test_a_target_equal_to_the_base():
    for method in (Completion(), Pace(), ChinaSchedule(), Eurostat(), UNProgressChart(), ESCAP()):
        worse = method.series({2015: 10, 2020: 9}, target=10, target_year=2030, direction="higher")
        assert worse.verdict is Verdict.UNDETERMINED
        kept = method.series({2015: 10, 2020: 10}, target=10, target_year=2030, direction="higher")
        assert kept.verdict is Verdict.ATTAINED
    assert Eustat().series({2015: 10, 2020: 9}, target=10, direction="higher").label == "not_available"
    same = OpenSDG(as_published=True).series({2015: 3, 2016: 1}, target=3, direction="lower")
    assert (same.label, same.statistic) == ("target_achieved", float("inf"))


@pytest.mark.parametrize(
    "method", [*GROWTH, Completion(), ESCAP(), Pace(), ChinaSchedule()], ids=lambda method: method.name
)
def test_the_target_year_has_to_come_after_the_base(method):
    for year in (2015, 2010):
        result = method.series({2015: 5, 2020: 6}, target=10, target_year=year, direction="higher")
        if isinstance(method, Completion):
            assert result.statistic == pytest.approx(0.2)
            assert result.verdict is Verdict.MISSED
        else:
            assert result.verdict is Verdict.UNDETERMINED


def test_the_target_year_reached_gives_the_final_verdict():
    for method in (*GROWTH, Completion(), GermanStrategy()):
        given = {"target": 10, "target_year": 2020, "direction": "higher"}
        assert method.series(long(5, 9), **given).verdict is Verdict.MISSED
        assert method.series(long(5, 10), **given).verdict is Verdict.ATTAINED
    late = UNProgressChart().series({2015: 5, 2020: 9, 2023: 20}, target=10, target_year=2020, direction="higher")
    assert (late.inputs["latest_year"], late.verdict) == (2020, Verdict.MISSED)


def test_several_target_years_mean_the_next_one():
    by_year = {2020: 18, 2030: 30}
    series = {2013: 13.8, 2014: 14.3, 2015: 15.2, 2016: 14.9, 2017: 16, 2018: 16.8}
    assert GermanStrategy().series(series, target=by_year, direction="higher").inputs["target_year"] == 2020
    later = Completion().series({2015: 10, 2024: 20}, target=by_year, direction="higher")
    assert (later.inputs["target"], later.statistic) == (30, 0.5)
    with pytest.raises(FieldError, match="target_year"):
        Completion().series(series, target=by_year, target_year=2030, direction="higher")


def test_bands_count_from_their_weakest_edge():
    up = Completion().series({2015: 0, 2020: 50}, target=(100, 120), direction="higher")
    down = Completion().series({2015: 220, 2020: 170}, target=(100, 120), direction="lower")
    assert up.statistic == down.statistic == 0.5
    with pytest.raises(FieldError, match="band"):
        Completion().series({2015: 0, 2020: 50}, target=(120, 100), direction="higher")


def test_on_target_is_progress_of_the_distance():
    def half(series):
        return Completion().series(series, target=(40, 60), target_year=2030, direction="on_target")

    assert half({2015: 80, 2020: 70}).statistic == half({2015: 20, 2020: 30}).statistic == 0.5
    assert half({2015: 80, 2020: 30}).statistic == 0.5
    assert half({2015: 80, 2020: 55}).verdict is Verdict.ATTAINED
    assert OpenSDG().series({2015: 80, 2020: 70}, target=60, direction="on_target").reasons == (Reason.ZERO_TARGET,)


def test_a_comparator_is_judged_by_the_lead_over_it():
    europe = {2012: 19.8, 2013: 19.5, 2014: 18.5, 2015: 17, 2016: 15.7, 2017: 14.5}
    germany = {2012: 11.3, 2013: 11.6, 2014: 11.3, 2015: 10.7, 2016: 9.7, 2017: 9.1}
    result = GermanStrategy().series(germany, comparator=europe, direction="lower")
    assert result.label == "sun+cloud"
    assert result.inputs["latest"] == pytest.approx(5.4)
    level = GermanStrategy().series(germany, comparator=germany, direction="lower")
    assert level.verdict is not Verdict.ATTAINED
    assert OpenSDG().series(
        level_lost := {2015: 5, 2017: 9}, comparator={2015: 4, 2017: 4}, direction="lower"
    ).reasons == (Reason.ZERO_TARGET,)
    assert Completion().series(level_lost, comparator={2015: 4, 2017: 8}, direction="lower").statistic == 0


def test_targets_of_every_year():
    series = long(12, 11)
    assert GermanStrategy().series(series, target=10, every_year=True, direction="higher").label == "sun+cloud"
    for method in (OpenSDG(), Eurostat(), Eustat(), UNProgressChart(), Completion(), ESCAP(), Pace(), ChinaSchedule()):
        result = method.series(long(5, 9), target=10, target_year=2030, every_year=True, direction="higher")
        assert result.reasons == (Reason.NOT_COVERED,)


def test_gaps_in_years_and_their_order_do_not_matter():
    gaps = {2023: 10.2, 2015: 14.5, 2019: None, 2018: 13}
    plain = {2015: 14.5, 2018: 13, 2023: 10.2}
    given = {"target": 7.25, "target_year": 2030, "direction": "lower"}
    for method in GROWTH:
        assert method.series(gaps, **given) == method.series(plain, **given)
    assert OpenSDG().series([("2023-24", 10.2), ("2015", 14.5)], **given).statistic == pytest.approx(0.9525901792032172)


@pytest.mark.parametrize(
    "series",
    [
        [(2015, 1), (2015, 2)],
        {2015: 1, "2015": 2},
        {2015: float("nan"), 2016: 1},
        {2015: 1, 2016: float("inf")},
        {2015: True, 2016: 2},
        {2015: "many", 2016: 2},
        {True: 1, 2016: 2},
        {20150: 1, 2016: 2},
        {"soon": 1, 2016: 2},
        {2015: Decimal("NaN"), 2016: 2},
    ],
)
def test_bad_series_raise(series):
    with pytest.raises(FieldError, match="series"):
        OpenSDG().series(series, direction="higher")


def test_the_base_year_of_each_method():
    def base(method, *years):
        series = dict.fromkeys(years, 5) | {years[-1]: 6}
        return method.series(series, target=10, target_year=2030, direction="higher").inputs.get("base_year")

    assert base(OpenSDG(), 2014, 2016, 2018) == 2016
    assert base(OpenSDG(base_year=2015), 2014, 2016, 2018) == 2016
    assert base(OpenSDG(), 2010, 2014) == 2010
    assert OpenSDG(base_year=2015).series({2010: 1, 2014: 2}, direction="higher").reasons == (Reason.NO_BASE,)
    assert base(Eustat(), 2013, 2014, 2016, 2018) == 2016
    assert base(Eustat(), 2014, 2018) == 2014
    assert base(UNProgressChart(), 2014, 2016, 2018) == 2016
    assert base(UNProgressChart(), 2010, 2012, 2014) == 2012
    assert base(Eurostat(), 2008, 2016, 2018) == 2008
    assert base(Eurostat(base_year=2016), 2008, 2016, 2018) == 2016
    assert base(Eurostat(base_year=2015), 2008, 2016, 2018) is None


def test_un_chart_counts_nearly_0_or_100_percent_as_met():
    near = {"series": {2015: 90, 2020: 99.2}, "target": 100, "direction": "higher"}
    assert UNProgressChart().series(**near).label == "met_or_on_track"
    falling = {"series": {2015: 100, 2020: 99.2}, "target": 100, "direction": "higher"}
    assert UNProgressChart().series(**falling).label == "met_or_on_track"
    assert UNProgressChart(percent=False).series(**falling).label is None
    assert UNProgressChart().series({2015: 5, 2020: 0.8}, target=0, direction="lower").level == 3


def test_cut_points_belong_to_the_side_that_the_publisher_says():
    def growth(method, percent):
        return method.series({2015: 100, 2016: 100 + percent}, direction="higher").label

    assert growth(UNProgressChart(), 2) == "met_or_on_track"
    assert growth(Eurostat(), 1) == "significant_progress"
    assert growth(Eurostat(), 0) == "moderate_progress"
    assert growth(Eurostat(no_progress=True), 0) == "no_progress"
    assert growth(Eurostat(), -1) == "significant_movement_away"
    assert growth(Eustat(), 0) == "no_progress"
    assert growth(Eustat(), 1.0001) == "significant_progress"


def test_german_cut_points():
    def symbol(left):
        # From 0 to 10 in five steps of 2: by 2030 what is left of the gap of T - 10 is `left` of it.
        target = 10 + 20 / (1 - left)
        return GermanStrategy().series(long(0, 10), target=target, target_year=2030, direction="higher").label

    assert symbol(0.049) == "sun"
    assert symbol(0.051) == "sun+cloud"
    assert symbol(0.199) == "sun+cloud"
    assert symbol(0.201) == "cloud"
    flat = dict.fromkeys(range(2015, 2021), 5)
    assert GermanStrategy().series(flat, target=10, target_year=2030, direction="higher").label == "storm"


@pytest.mark.parametrize(
    ("percent", "band"),
    [("100.01", "A1"), (100, "A2"), ("89.5", "A2"), ("89.49", "B1"), (60, "B1"), ("59.4", "B2"), ("29.99", "C")],
)
def test_global_fund_bands(percent, band):
    assert Ladder.global_fund().percent(percent).label == band


def test_gaps_between_bands_may_stay_open():
    strict = Ladder.global_fund(on_gap="undetermined")
    assert strict.percent("89.5").reasons == (Reason.NOT_COVERED,)
    assert strict.percent(89).label == "B1"
    assert strict.series({2023: 895}, target=1000, direction="higher").reasons == (Reason.NOT_COVERED,)
    assert Ladder.us_commerce().series({2023: 99}, target=100, direction="higher").label == "slightly_below"
    assert Ladder.us_commerce().percent("125.1").label == "exceeded"


def test_ratios_are_exact():
    assert Ladder(Cuts((85, "met"), "not_met")).series({1: 0.17}, target=0.2, direction="higher").label == "met"
    tenths = Completion(ladder=Cuts((0.3, "yes"), "no")).series({1: 0.1, 2: 0.4}, target=1.1, direction="higher")
    assert tenths.label == "yes"


def test_attainment_of_falling_targets_is_not_covered():
    assert Completion("attainment").series({1: 5}, target=10, direction="lower").reasons == (Reason.NOT_COVERED,)
    assert Completion("inverse").series({1: 20}, target=10, direction="lower").score == 50
    assert Completion("inverse").series({1: 20}, target=10, direction="higher").reasons == (Reason.NOT_COVERED,)
    assert Completion("inverse").series({1: 0}, target=10, direction="lower").reasons == (Reason.NOT_COVERED,)


def test_falling_targets_are_completed_the_right_way_round():
    # A known bug elsewhere gives 1050 percent here, and drops the cases where the target equals the base.
    falling = Completion().series({2020: 20, 2023: 5}, target=10, direction="lower")
    assert (falling.score, falling.label) == (150, "exceeded")
    assert Completion(base=20).series({2023: 15}, target=10, direction="lower").score == 50


@pytest.mark.parametrize(
    ("ratios", "label"),
    [
        ([85], "achieved"),
        (["84.9"], "not_achieved"),
        ([64, 100], "serious_failure"),
        ([65, 100], "not_achieved"),
        ([100, 100, 75], "achieved"),
        ([100, 84, 80], "not_achieved"),
        ([64, 64, 100], "serious_failure"),
        ([None, 60], "serious_failure"),
        ([None, 100], None),
    ],
)
def test_eu_performance_framework(ratios, label):
    assert eu_performance_framework(ratios) == label


@pytest.mark.parametrize(
    ("rule", "ratio", "points", "veto"),
    [
        ("S40", "0.5", 20, True),
        ("S40", "0.5999", 20, True),
        ("S40", "1.3", 49, False),
        ("S40", 2, 49, False),
        ("S30", 1, 30, False),
        ("S30", "1.0999", 30, False),
        ("S30", "1.2", 32, False),
        ("S30", 3, 35, False),
        ("S30", "0.99", 0, True),
        ("S10", "0.85", 8, False),
    ],
)
def test_step_scales(rule, ratio, points, veto):
    result = ChinaStepScore(rule).ratio(ratio)
    assert result.score == points
    assert result.inputs.get("veto", False) is veto


def test_step_scores_from_levels():
    judge = ChinaStepScore("S40", of="completion")
    assert judge.series({2010: 1.0, 2015: 0.82}, target=0.8, target_year=2015, direction="lower").score == 36
    assert judge.ratio("0.9").score == 36
    assert ChinaStepScore("S40", between="linear").ratio("0.49").score == 0


def test_schedule_labels():
    def label(done, **kwargs):
        judge = ChinaSchedule(**kwargs)
        return judge.series({2020: 0, 2022: done}, target=100, target_year=2025, direction="higher").label

    assert [label(done) for done in (39, 40, 41, 100)] == [
        "lagging", "basically_in_line", "faster_than_expected", "achieved_early"
    ]  # fmt: skip
    assert label(45, elapsed="0.5") == "lagging"
    assert label(45, elapsed="0.5", tolerance="0.05") == "basically_in_line"
    done = ChinaSchedule().series({2020: 0, 2025: 100}, target=100, target_year=2025, direction="higher")
    assert (done.label, done.verdict) == ("completed", Verdict.ATTAINED)


def test_pace_paths():
    def pace(done, path):
        return Pace(path).series({2020: 100, 2022: done}, target=400, target_year=2024, direction="higher")

    assert pace(250, "linear").label == "on_pace"
    assert pace(200, "geometric").label == "on_pace"
    assert pace(200, "geometric").inputs["projection"] == pytest.approx(400)
    assert pace(150, {2023: 200}).inputs["expected"] == pytest.approx(100 + 100 * 2 / 3)
    steps = Path("steps", {2023: 200})
    assert pace(99, steps).label == "behind"
    assert pace(100, steps).label == "on_pace"
    assert pace(400, steps).label == "met"
    zero = Pace("geometric").series({2020: 0, 2022: 5}, target=10, target_year=2024, direction="higher")
    assert zero.reasons == (Reason.ZERO_BASE,)


def test_pace_within_a_year():
    result = Pace().part(4500, target=8000, elapsed=Fraction(1, 2), direction="higher")
    assert (result.label, result.statistic, result.score) == ("ahead", 1.125, 56.25)
    assert (result.inputs["projection"], result.inputs["required_rate"]) == (9000, 3500)
    assert Pace().part(8000, target=8000, elapsed="0.6", direction="higher").label == "met"
    with pytest.raises(FieldError, match="elapsed"):
        Pace().part(1, target=2, elapsed=0, direction="higher")


def test_oecd_distance():
    assert OECDDistance(sd=2).series({1: 9}, target=10, direction="lower").statistic == 0
    assert OECDDistance(sd=0).series({1: 12}, target=10, direction="lower").reasons == (Reason.ZERO_SPAN,)
    assert OECDDistance(peers=[1, 2, 3]).series({1: 2}, target=4, direction="higher").statistic == 2
    assert OECDDistance(peers=[1], quorum=3).series({1: 2}, target=4, direction="higher").reasons == (
        Reason.TOO_FEW_POINTS,
    )
    assert [OECDDistance(sd=2).series({1: x}, target=10, direction="lower").label for x in (10, 11, 13, 14)] == [
        "met", "small", "medium", "long"
    ]  # fmt: skip
    assert end_value(range(1, 11), "higher") == 9


def test_escap():
    result = ESCAP().series({2015: 40, 2023: 55}, target=80, target_year=2030, direction="higher")
    assert (result.score, result.label) == (3.75, "accelerate")
    assert ESCAP().series({2015: 40, 2023: 35}, target=80, direction="higher").label == "reverse"
    assert ESCAP().series({2015: 40, 2023: 90}, target=80, direction="higher").score == 10
    assert ESCAP(cap=False).series({2015: 40, 2023: 90}, target=80, direction="higher").score == 12.5


def test_sdg_index():
    judge = SDGIndex(lower_bound=100, optimum=0, green=20, red=60)
    assert [judge.series({2021: x}).label for x in (20, 20.1, 40, 40.1, 60, 60.1)] == [
        "green", "yellow", "yellow", "orange", "orange", "red"
    ]  # fmt: skip
    assert [judge.rescaled(x) for x in (120, 100, 80, 60, 40, 20, 10, 0, -5)] == [0, 0, 0.5, 1, 1.5, 2, 2.5, 3, 3]
    assert judge.series({2021: 120}).score == 0
    assert judge.arrow({2015: 80, 2020: 60}).label == "on_track"
    assert judge.arrow({2015: 80, 2020: 71}).label == "stagnating"
    assert judge.arrow({2015: 80, 2020: 69}).label == "moderately_improving"
    assert judge.arrow({2015: 80, 2020: 81}).label == "decreasing"
    assert judge.arrow({2015: 10, 2020: 30}).label == "decreasing"
    assert judge.arrow({2015: 10, 2020: 15}).label == "on_track"
    assert judge.arrow({2015: 10}).reasons == (Reason.TOO_FEW_POINTS,)
    assert judge.arrow({2010: 10, 2015: 80, 2020: 60}, first_year=2015).label == "on_track"
    with pytest.raises(FieldError, match="direction"):
        judge.series({2021: 1}, direction="higher")
    with pytest.raises(FieldError, match="optimum"):
        SDGIndex(lower_bound=1, optimum=1, green=1, red=1)
    with pytest.raises(FieldError, match="green"):
        SDGIndex(lower_bound=0, optimum=100, green=20, red=60)
    with pytest.raises(FieldError, match="both bounds"):
        SDGIndex(optimum=1, green=2, red=3)
    plain = SDGIndex(green=20, red=60)
    assert [plain.series({2021: x}).label for x in (20, 40, 60, 61)] == ["green", "yellow", "orange", "red"]
    assert plain.series({2021: 30}).score is None
    assert plain.arrow({2015: 80, 2020: 60}).label == "on_track"
    with pytest.raises(FieldError, match="bounds"):
        plain.rescaled(30)
    assert goal_colour([0.5, 2.5], ["red", "green"]) == "yellow"
    assert goal_colour([0.5, 1.2], ["red", "orange"]) == "orange"
    assert goal_colour([], []) is None


def test_conformance_decisions():
    def label(x, **kwargs):
        return Conformance("0.1", **kwargs).series({2023: x}, target=(9, 10), direction="on_target").label

    assert [label(x) for x in ("9.2", "9.1", "8.9", "8.7", "8.8")] == [
        "conforming", "neither_proven", "neither_proven", "not_conforming", "neither_proven"
    ]  # fmt: skip
    assert label("9.05", rule="simple") == "conforming"
    assert label("9.1", rule="guarded_acceptance") == "not_conforming"
    assert label("8.9", rule="guarded_rejection") == "conforming"
    assert label("9.17", rule="probability", probability=0.95) == "conforming"
    assert label("9.16", rule="probability", probability=0.95) == "neither_proven"
    proven = Conformance(1).series({2023: 12}, target=10, direction="higher")
    assert (proven.label, proven.verdict) == ("conforming", Verdict.ATTAINED)
    assert Conformance(0).series({2023: 10}, target=10, direction="higher").statistic == 1
    assert Conformance().series({2023: 10}, target=10, direction="higher").reasons == (Reason.NOT_COVERED,)


BAD = [
    lambda: Conformance(-1),
    lambda: Conformance(1, probability=1.0),
    lambda: Conformance(1, probability=-0.1),
    lambda: Conformance(1, rule="lenient"),
    lambda: Conformance(1, coverage=-1),
    lambda: Conformance(1).series({1: 1}, target=(2, 1), direction="on_target"),
    lambda: conformance_probability(Normal(0, 1), 2, 1),
    lambda: conformance_probability(Normal(0, 1), float("nan")),
    lambda: risks(Normal(0, 1), -1, 0, 1),
    lambda: risks(Normal(0, 1), 0, 0, 1),
    lambda: risks(Normal(0, 1), 1),
    lambda: risks(Normal(0, 1), 1, 0, 1, guard=0.6),
    lambda: guard_band(1.5, 1),
    lambda: tur_guard_factor(1),
    lambda: tur_guard_factor(4, "none"),
    lambda: Normal(0, 0),
    lambda: Gamma(0.5, 1),
    lambda: Uniform(1, 0),
    lambda: Cuts((0.1, "a"), (0.5, "b"), "c"),
    lambda: Cuts((0.5, "a"), "a"),
    lambda: Cuts((0.5, "a")),
    lambda: Piecewise(((1, 0), (0, 1))),
    lambda: Completion("share"),
    lambda: Ladder.global_fund(on_gap="guess"),
    lambda: ChinaStepScore("S50"),
    lambda: ChinaStepScore("S40", between="cubic"),
    lambda: ChinaSchedule(tolerance=-1),
    lambda: ChinaSchedule(elapsed=2),
    lambda: GermanStrategy("guess"),
    lambda: OECDDistance(sd=-1),
    OECDDistance,
    lambda: OECDDistance(peers=[1, 2], quorum=1),
    lambda: Path("spiral"),
    lambda: Path("steps"),
    lambda: Pace(tolerance=-1),
    lambda: aarr(0, 1, 5),
    lambda: aarr(1, 1, 0),
    lambda: aroc(-1, 1),
    lambda: required_rate(1, 2, 0),
    lambda: share_met(3, 2),
    lambda: eu_performance_framework([]),
    lambda: goal_colour([1.0], []),
    lambda: goal_colour([1.0], ["blue"]),
    lambda: mean([float("nan")]),
    lambda: OpenSDG().series({2015: 1, 2016: 2}, target="x", direction="higher"),
    lambda: OpenSDG().series({2015: 1, 2016: 2}, target={}, direction="higher"),
    lambda: OpenSDG().series({2015: 1, 2016: 2}, limit=float("nan"), direction="higher"),
]


@pytest.mark.parametrize("number", range(len(BAD)))
def test_bad_parameters_raise(number):
    with pytest.raises(FieldError):
        BAD[number]()


def test_cuts_may_leave_one_point_to_a_label_of_its_own():
    cuts = Cuts(Cut(1, "more", closed=False), Cut(1, "same"), "less")
    assert [cuts.find(x)[0] for x in (1.1, 1.0, 0.9)] == ["more", "same", "less"]
    assert cuts.find(Fraction(1))[0] == "same"


def test_totals_carry_what_is_not_scored():
    scored = OpenSDG().series({2015: 1, 2020: 5}, direction="higher")
    missing = OpenSDG().series({2020: 5}, direction="higher")
    total = OpenSDG().aggregate([scored, missing])
    assert (total.score, total.low, total.high) == (5, 0, 5)
    assert total.labels == ("substantial_progress", "moderate_progress")
    assert (total.scored, total.unscored, total.firm) == (1, 1, False)
    assert OpenSDG().aggregate([missing]).label == "not_available"
    met = OpenSDG().series({2015: 1, 2020: 5}, target=4, direction="higher")
    assert OpenSDG().aggregate([met, met]).label == "target_achieved"
    assert OpenSDG().aggregate([met, met]).firm
    assert OpenSDG().aggregate([met, scored]).label == "substantial_progress"
    assert OpenSDG().aggregate([[5.0, 5.0, 5.0], [-5.0]]).score == 0
    assert worst([3, None, 1, 2], 2) == 1.5
    assert worst([None]) is None
    assert mean([1, [2, 4], None]) == 2
    assert share_met(23, 24) == pytest.approx(95.8, abs=0.05)


def test_several_targets_take_the_worst_label_and_all_have_to_be_met():
    sun = GermanStrategy().series(long(5, 11), target=10, target_year=2030, direction="higher")
    storm = GermanStrategy().series(long(9, 5), target=10, target_year=2020, direction="higher")
    unknown = GermanStrategy().series({2020: 5}, target=10, direction="higher")
    assert worst_label([sun, storm]) == GermanStrategy().aggregate([storm, sun]) == "storm"
    assert worst_label([sun, unknown]) is None
    assert all_met([sun, sun]) is Verdict.ATTAINED
    assert all_met([sun, storm]) is Verdict.MISSED
    assert all_met([sun, unknown]) is Verdict.UNDETERMINED
    assert all_met([]) is None


def test_explanations_speak_both_languages():
    for method in WITH_TARGET:
        result = method.series(long(5, 9), target=10, target_year=2030, direction="higher")
        assert "10 by 2030" in result.explain()
        assert "2030 年" in result.explain("zh")
        with pytest.raises(FieldError, match="lang"):
            result.explain("fr")
    refused = OpenSDG().series({2015: 1, 2020: 2}, target=0, direction="lower")
    assert "zero" in refused.explain()
    assert "零" in refused.explain("zh")


def test_unverified_rules_are_marked():
    assert any("closure" in text for text in Eurostat().record.unverified)
    assert OpenSDG().record.unverified == ()
    assert ESCAP().series({2015: 1, 2020: 2}, target=3, direction="higher").unverified == ESCAP().record.unverified


@pytest.mark.parametrize("method", [Eurostat(), Pace(), ChinaSchedule()], ids=lambda method: method.name)
def test_a_target_without_a_year_is_no_target_for_these(method):
    assert method.series({2015: 5, 2020: 6}, target=10, direction="higher").reasons == (Reason.NO_TARGET,)


@pytest.mark.parametrize("method", [OpenSDG(as_published=True), Eustat(as_published=True)])
@pytest.mark.parametrize("target", [None, -20])
def test_a_replaced_base_of_zero_keeps_its_side(method, target):
    """0.001 stands for 0; a negative figure then lies across zero."""
    found = method.series({2015: 0, 2020: -5}, target=target, target_year=2030, direction="lower")
    assert found.label == "not_available"
    assert found.reasons == (Reason.SIGN_CHANGE,)
