"""Methods on targets and reports."""

import copy
import pickle

import pytest

import plantargets as pt
from plantargets import Reason, Verdict
from plantargets.evaluators import (
    ESCAP,
    ChinaSchedule,
    ChinaStepScore,
    Completion,
    Conformance,
    Eurostat,
    Eustat,
    GermanStrategy,
    Ladder,
    OECDDistance,
    OpenSDG,
    Pace,
    SDGIndex,
    UNProgressChart,
    obligations,
)

EVERY = [
    OpenSDG(), Eurostat(), Eustat(), UNProgressChart(), ESCAP(), GermanStrategy(), Completion(), Ladder.global_fund(),
    ChinaSchedule(), ChinaStepScore(), OECDDistance(sd=2), Conformance(1), Pace(),
    SDGIndex(lower_bound=20, optimum=0, green=5, red=10),
]  # fmt: skip

DEATHS = pt.Indicator("deaths", unit="percent", direction="lower")
JOBS = pt.Indicator("jobs", unit="jobs", direction="higher", accumulates=True)


def reports(indicator, **figures):
    unit = {"percent": " %", "jobs": " jobs"}[str(indicator.unit)]
    return pt.Outcomes([pt.Outcome(indicator, f"{value}{unit}", period=year[1:]) for year, value in figures.items()])


FALLING = reports(DEATHS, y2015="14.5", y2019="12", y2023="10.2")


@pytest.mark.parametrize("method", EVERY, ids=lambda method: method.name)
def test_every_method_is_an_evaluator(method):
    assert isinstance(method, pt.Evaluator)
    target = pt.Target(DEATHS, pt.Reach("7.25 %"), period="2030")
    result = method.evaluate(target, FALLING)
    assert isinstance(result, pt.Evaluation)
    assert result.target is target
    assert result.explain("zh").endswith("。")
    assert result.source
    assert str(result)
    assert repr(result).startswith("TargetResult(")


@pytest.mark.parametrize("method", EVERY, ids=lambda method: method.name)
def test_methods_copy_compare_and_pickle(method):
    assert copy.deepcopy(method) == method
    if type(method).__name__ != "OECDDistance" or method.peers == ():
        assert pickle.loads(pickle.dumps(method)) == method


def test_a_target_gives_what_its_plain_numbers_give():
    target = pt.Target(DEATHS, pt.Reach("7.25 %"), period="2030")
    plain = {2015: 14.5, 2019: 12, 2023: 10.2}
    for method in (OpenSDG(), UNProgressChart(), Eurostat(), Completion(), Pace()):
        given = method.evaluate(target, FALLING)
        series = method.series(plain, target=7.25, target_year=2030, direction="lower")
        assert (given.label, given.statistic, given.score) == (series.label, series.statistic, series.score)


def test_figures_come_in_the_indicators_unit_up_to_the_due_year():
    target = pt.Target(JOBS, pt.AtLeast("8000 jobs"), period="2023")
    found = reports(JOBS, y2022="5000", y2023="9000", y2024="1")
    result = Completion("attainment").evaluate(target, found)
    assert (result.inputs["latest_year"], result.score, result.verdict) == (2023, 112.5, Verdict.ATTAINED)


def test_bands_and_directions():
    inflation = pt.Indicator("inflation", unit="percent", kind="growth", direction="on_target")
    target = pt.Target(inflation, pt.Between("2 %", "3 %"), period="2025")
    result = Completion().evaluate(target, reports(inflation, y2020="7", y2023="5"))
    assert result.statistic == 0.5
    undeclared = pt.Indicator("share", unit="percent", kind="share")
    with pytest.raises(pt.DirectionError):
        OpenSDG().evaluate(pt.Target(undeclared, pt.AtLeast("5 %"), period="2030"), reports(undeclared, y2020="3"))


def test_a_strict_target_has_to_be_passed():
    for word, verdict in ((pt.MoreThan("8000 jobs"), Verdict.MISSED), (pt.AtLeast("8000 jobs"), Verdict.ATTAINED)):
        target = pt.Target(JOBS, word, period="2023")
        assert Completion("attainment").evaluate(target, reports(JOBS, y2023="8000")).verdict is verdict


def test_missing_open_and_unquantified():
    target = pt.Target(DEATHS, pt.Reach("7.25 %"), period="2030")
    assert OpenSDG().evaluate(target, []).reasons == (Reason.NO_OUTCOME,)
    hedged = pt.Outcome(DEATHS, pt.LessThan("9 %"), period="2024")
    assert OpenSDG().evaluate(target, [*FALLING, hedged]).reasons == (Reason.STRADDLES,)
    elsewhere = [pt.Outcome(DEATHS, "10 %", period="2023", area="Harbin")]
    here = pt.Target(DEATHS, pt.Reach("7.25 %"), period="2030", area="Songbei")
    assert OpenSDG().evaluate(here, elsewhere).reasons == (Reason.NO_OUTCOME,)
    vague = pt.Target(DEATHS, pt.Unquantified(), period="2030")
    assert OpenSDG().evaluate(vague, FALLING).reasons == (Reason.NO_TEST,)
    half = [pt.Outcome(DEATHS, "10 %", period="2030-S1")]
    assert OpenSDG().evaluate(target, half).reasons == (Reason.PART_PERIOD,)
    mean = pt.Target(DEATHS, pt.Reach("7.25 %"), period="2020/2030", over="mean")
    assert OpenSDG().evaluate(mean, FALLING).reasons == (Reason.NOT_COVERED,)


def test_relative_targets_take_a_comparator():
    europe = pt.Indicator("deaths_eu", unit="percent", direction="lower")
    target = pt.Target(DEATHS, pt.SlowerThan(europe), period="2030")
    years = range(2012, 2018)
    own = [
        pt.Outcome(DEATHS, f"{v} %", period=str(y))
        for y, v in zip(years, (11.3, 11.6, 11.3, 10.7, 9.7, 9.1), strict=True)
    ]
    other = [
        pt.Outcome(europe, f"{v} %", period=str(y))
        for y, v in zip(years, (19.8, 19.5, 18.5, 17, 15.7, 14.5), strict=True)
    ]
    assert GermanStrategy().evaluate(target, [*own, *other]).label == "sun+cloud"
    assert GermanStrategy().evaluate(target, own).reasons == (Reason.NO_REFERENCE,)
    wrong = pt.Target(DEATHS, pt.FasterThan(europe), period="2030", adverse=True)
    assert GermanStrategy().evaluate(wrong, [*own, *other]).reasons == (Reason.NOT_COVERED,)


def test_changes_and_multiples_are_taken_from_their_base():
    fall = pt.Target(DEATHS, pt.ChangeFrom(pt.Fall("50 %"), base="2015"), period="2030")
    result = Completion().evaluate(fall, FALLING)
    assert float(result.inputs["target"]) == 7.25
    twice = pt.Target(JOBS, pt.MultipleOf(2, base="2020"), period="2025")
    assert Completion().evaluate(twice, reports(JOBS, y2020="100", y2023="150")).statistic == 0.5
    unknown = pt.Target(JOBS, pt.MultipleOf(2, base="2019"), period="2025")
    assert Completion().evaluate(unknown, reports(JOBS, y2020="100", y2023="150")).reasons == (Reason.NO_REFERENCE,)


def test_a_sum_over_several_years_runs_up_from_nothing():
    target = pt.Target(JOBS, pt.AtLeast("1000 jobs"), period="2021/2025", over="sum")
    result = ChinaSchedule().evaluate(target, reports(JOBS, y2020="999", y2021="300", y2022="200"))
    assert (result.label, result.score) == ("faster_than_expected", 50)


def test_keep_rising_is_progress_without_a_figure():
    target = pt.Target(JOBS, pt.KeepRising(), period="2023")
    found = reports(JOBS, y2015="100", y2023="120")
    result = OpenSDG().evaluate(target, found)
    assert (result.label, result.verdict) == ("substantial_progress", None)


def test_pace_from_a_part_of_the_year():
    target = pt.Target(JOBS, pt.AtLeast("8000 jobs"), period="2023")
    half = [pt.Outcome(JOBS, "4500 jobs", period="2023-S1")]
    result = Pace().evaluate(target, half)
    assert result.label == "ahead"
    assert result.inputs["projection"] == pytest.approx(4500 * 365 / 181)
    whole = [*half, pt.Outcome(JOBS, "7900 jobs", period="2023")]
    assert Pace().evaluate(target, whole).reasons == (Reason.TOO_FEW_POINTS,)


def test_un_chart_reads_the_unit():
    tonnes = pt.Indicator("waste", unit="tonne", direction="higher")
    target = pt.Target(tonnes, pt.AtLeast("100 tonne"), period="2030")
    found = [pt.Outcome(tonnes, f"{v} tonne", period=str(y)) for y, v in ((2015, 100), (2020, 99.5))]
    assert UNProgressChart().evaluate(target, found).label is None


def test_conformance_takes_the_reports_standard_error():
    target = pt.Target(DEATHS, pt.AtMost("10 %"), period="2023")
    near = [pt.Outcome(DEATHS, "9.5 %", period="2023", standard_error="0.5 points")]
    result = Conformance().evaluate(target, near)
    assert (result.label, result.reasons) == ("neither_proven", (Reason.STRADDLES,))
    assert result.statistic == pytest.approx(0.8413447)
    assert Conformance("0.1").evaluate(target, reports(DEATHS, y2023="9.5")).verdict is Verdict.ATTAINED
    assert Conformance().evaluate(target, reports(DEATHS, y2023="9.5")).reasons == (Reason.NOT_COVERED,)
    assert Conformance(1).evaluate(target, reports(DEATHS, y2022="9.5")).reasons == (Reason.NO_OUTCOME,)


def test_limits_may_belong_to_the_method():
    share = pt.Indicator("share", unit="percent", direction="higher")
    target = pt.Target(share, pt.KeepRising(), period="2030")
    found = reports(share, y2016="98.55", y2022="99.47")
    assert OpenSDG(limit=100).evaluate(target, found).label == "substantial_progress"
    assert OpenSDG().evaluate(target, found).label == "limited_progress"


PLAN = pt.Plan(
    "plan", area="Songbei", period="2023",
    targets=[
        pt.Target(pt.Indicator("gdp", unit="percent", kind="growth", direction="higher"), pt.About("6.5 %")),
        pt.Target(JOBS, pt.AtLeast("8000 jobs")),
        pt.Target(pt.Indicator("share", unit="percent", kind="share"), pt.AtMost("5 %")),
    ],
)  # fmt: skip
OUTCOMES = [
    pt.Outcome(PLAN["gdp"].indicator, "6.3 %", period="2023"),
    pt.Outcome(JOBS, "9000 jobs", period="2023"),
    pt.Outcome(PLAN["share"].indicator, "4 %", period="2023"),
]


def test_side_by_side():
    table = PLAN.compare(
        OUTCOMES, evaluators=[Completion("attainment"), Completion("attainment")], conventions=["official", "none"]
    )
    assert table.judges == (
        "attainment (official)", "attainment (none)", "Attainment ratio", "Attainment ratio (2)"
    )  # fmt: skip
    assert list(table) == ["gdp", "jobs", "share"]
    assert [flip.id for flip in table.flips] == ["gdp"]
    assert [flip.id for flip in table.opened] == ["share"]
    flip = table.flips[0]
    assert flip.verdicts["attainment (official)"] is Verdict.ATTAINED
    assert flip.verdicts["attainment (none)"] is Verdict.MISSED
    assert flip.because["attainment (official)"] == "accepts [6.1, ∞), reported {6.3}"
    assert "6.3 against a target figure of 6.5" in flip.because["Attainment ratio"]
    assert table["share"]["Attainment ratio"].reasons == (Reason.NO_DIRECTION,)
    assert table.agreement["attainment (official)", "attainment (none)"].agree == 2
    assert str(table.agreement["attainment (none)", "Attainment ratio"]) == "2 of 3"
    assert table.counts["attainment (official)"][Verdict.ATTAINED] == 3
    with pytest.raises(KeyError, match="gdp"):
        table["gdpp"]


def test_side_by_side_prints_in_both_languages():
    table = PLAN.compare(OUTCOMES, evaluators=[Completion("attainment")], conventions=["official"])
    lines = str(table).splitlines()
    assert lines[0].split()[0] == "id"
    assert lines[2].startswith("gdp")
    assert lines[2].endswith("*")
    assert "* gdp: attainment (official): attained (accepts" in str(table)
    assert "编号" in table.to_text("zh")
    html = table._repr_html_()
    assert html.count("<tr>") == 4
    assert "gdp *" in html
    assert repr(table) == "<Comparison of 3 targets under 2 judges, 1 flips>"
    assert len(PLAN.compare(OUTCOMES).judges) == 1
    assert "声明" in table["share"]["Attainment ratio"].explain("zh")


def test_a_scorecard_of_a_method():
    card = PLAN.evaluate(OUTCOMES[:2], evaluator=ChinaStepScore("S40"))
    assert card["jobs"].score == 43
    assert "completed" in str(card)


def test_a_missed_binding_target_vetoes_and_an_open_one_leaves_it_open():
    def counted(binding, *reports):
        plan = pt.Plan(
            "p", period="2023", targets=[
                pt.Target(JOBS, pt.AtLeast("8000 jobs"), obligation=binding),
                pt.Target(DEATHS, pt.AtMost("5 %"), obligation="expected"),
            ],
        )  # fmt: skip
        return obligations(plan.evaluate(reports).values())

    missed = pt.Outcome(JOBS, "7000 jobs", period="2023")
    assert counted("binding", missed).vetoed is True
    assert counted("expected", missed).vetoed is False
    assert counted("binding").vetoed is None
    assert counted(None, missed).unstated == (0, 1, 0)
    assert counted(None, missed).expected == (0, 0, 1)


def test_last_years_figure_does_not_meet_this_years_target():
    target = pt.Target(JOBS, pt.AtLeast("8000 jobs"), period="2023")
    before = reports(JOBS, y2021="5000", y2022="9000")
    for method in (Completion("attainment"), ChinaStepScore(), Ladder.us_commerce()):
        assert method.evaluate(target, before).reasons == (Reason.NO_OUTCOME,)
    for method in (OpenSDG(), Completion(), GermanStrategy(), UNProgressChart(), ChinaSchedule()):
        assert method.evaluate(target, before).verdict is not Verdict.ATTAINED
    early = pt.Target(JOBS, pt.AtLeast("8000 jobs"), period="2021/2025")
    result = ChinaSchedule().evaluate(early, before)
    assert (result.label, result.verdict) == ("achieved_early", Verdict.ATTAINED)
