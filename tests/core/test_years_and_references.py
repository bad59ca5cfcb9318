"""Plans of several years, and the figures that targets are compared with: same years, same place."""

import pytest

from plantargets import (
    AtLeast,
    AtMost,
    ChangeFrom,
    Indicator,
    InLineWith,
    KeepRising,
    MultipleOf,
    Outcome,
    Reason,
    Target,
    Verdict,
    evaluate,
)

GDP = Indicator("gdp", unit="percent", kind="growth", direction="higher")
INCOME = Indicator("income", unit="percent", kind="growth", direction="higher")
REVENUE = Indicator("revenue", unit="亿元", direction="higher")
COST = Indicator("cost", unit="万元", direction="lower")
JOBS = Indicator("jobs", unit="job", direction="higher", accumulates=True)


def yearly(indicator, first, *values):
    return [Outcome(indicator, value, period=str(first + n)) for n, value in enumerate(values)]


def judged(target, *outcomes):
    found = evaluate(target, [each for group in outcomes for each in group])
    return found.verdict, found.reasons


@pytest.mark.parametrize(
    "target",
    [
        Target(REVENUE, AtLeast(100), period="2021/2023", over="every"),
        Target(REVENUE, KeepRising(), period="2021/2023"),
    ],
)
def test_a_year_known_only_in_part_is_not_attained(target):
    quarter = [Outcome(REVENUE, 200, period="2023-Q1")]
    found = judged(target, yearly(REVENUE, 2020, 90, 110, 120), quarter)
    assert found == (Verdict.UNDETERMINED, (Reason.PART_PERIOD,))
    missed = judged(target, yearly(REVENUE, 2020, 90, 110, 80), quarter)
    assert missed[0] is Verdict.MISSED


def test_a_count_that_already_passed_last_year_has_risen():
    target = Target(JOBS, KeepRising(), period="2023")
    base = yearly(JOBS, 2022, 100)
    assert judged(target, base, [Outcome(JOBS, 101, period="2023-S1")])[0] is Verdict.ATTAINED
    assert judged(target, base, [Outcome(JOBS, 100, period="2023-S1")])[0] is Verdict.UNDETERMINED


@pytest.mark.parametrize(
    ("incomes", "verdict"),
    [((5, 7, 7), Verdict.ATTAINED), ((5, 6, 9), Verdict.MISSED)],
)
def test_every_year_is_compared_with_its_own_reference(incomes, verdict):
    target = Target(INCOME, InLineWith(GDP), period="2021/2023", over="every")
    assert judged(target, yearly(INCOME, 2021, *incomes), yearly(GDP, 2021, 5, 7, 6))[0] is verdict


def test_a_year_without_its_reference_leaves_every_year_open():
    target = Target(INCOME, InLineWith(GDP), period="2021/2023", over="every")
    found = judged(target, yearly(INCOME, 2021, 5, 7, 7), yearly(GDP, 2021, 5, 7))
    assert found == (Verdict.UNDETERMINED, (Reason.NO_REFERENCE,))


def test_a_mean_is_compared_with_a_mean():
    target = Target(INCOME, InLineWith(GDP), period="2021/2023", over="mean")
    incomes = yearly(INCOME, 2021, 5, 6, 7)
    assert judged(target, incomes, yearly(GDP, 2021, 5, 7, 6))[0] is Verdict.ATTAINED
    assert judged(target, incomes, yearly(GDP, 2021, 5, 7, 7))[0] is Verdict.MISSED
    assert judged(target, incomes, [Outcome(GDP, 7, period="2021/2023")])[0] is Verdict.MISSED
    assert judged(target, incomes, yearly(GDP, 2021, 5, 7))[1] == (Reason.NO_REFERENCE,)


def test_a_sum_is_compared_with_a_sum_and_every_year_with_its_own_base():
    revenues, costs = yearly(REVENUE, 2021, 4, 4, 4), yearly(COST, 2021, 10000, 20000, 30000)
    double = MultipleOf(2, base=COST)
    assert judged(Target(REVENUE, double, period="2021/2023", over="sum"), revenues, costs)[0] is Verdict.ATTAINED
    every = evaluate(Target(REVENUE, double, period="2021/2023", over="every"), [*revenues, *costs])
    assert (every.verdict, every.margin, str(every.possible)) == (
        Verdict.MISSED,
        -2,
        "{1.33333333333}",
    )


def test_every_year_may_be_compared_with_one_base_year():
    target = Target(REVENUE, ChangeFrom(AtLeast("10 %"), base="2020"), period="2021/2023", over="every")
    assert judged(target, yearly(REVENUE, 2020, 10, 11, 12, 13))[0] is Verdict.ATTAINED
    assert judged(target, yearly(REVENUE, 2020, 10, 12, "10.9", 13))[0] is Verdict.MISSED


def test_a_figure_of_several_years_is_not_compared_with_the_last_year():
    target = Target(INCOME, InLineWith(GDP), period="2021/2023")
    span, last = Outcome(INCOME, 6, period="2021/2023"), Outcome(GDP, 2, period="2023")
    assert judged(target, [span, last])[1] == (Reason.NO_REFERENCE,)
    assert judged(target, [span, last, Outcome(GDP, 7, period="2021/2023")])[0] is Verdict.MISSED


def test_a_target_without_an_area_is_compared_within_one_area():
    target = Target(INCOME, InLineWith(GDP), period="2023")
    ours = Outcome(INCOME, 6, period="2023", area="Songbei")
    assert judged(target, [ours, Outcome(GDP, 5, period="2023", area="Harbin")])[1] == (Reason.NO_REFERENCE,)
    assert judged(target, [ours, Outcome(GDP, 5, period="2023", area="Songbei")])[0] is Verdict.ATTAINED


def test_a_count_of_an_earlier_year_says_nothing_of_the_last():
    counts = yearly(JOBS, 2021, 120, 130)
    ceiling = Indicator("jobs", unit="job", direction="lower", accumulates=True)
    assert judged(Target(JOBS, AtLeast(100), period="2021/2023"), counts)[1] == (Reason.NO_OUTCOME,)
    assert judged(Target(ceiling, AtMost(100), period="2021/2023"), counts)[1] == (Reason.NO_OUTCOME,)
    assert judged(Target(JOBS, AtLeast(250), period="2021/2023", over="sum"), counts)[0] is Verdict.ATTAINED
    part = [Outcome(JOBS, 250, period="2021/2022")]
    assert judged(Target(JOBS, AtLeast(250), period="2021/2023", over="sum"), part)[0] is Verdict.ATTAINED
    assert judged(Target(JOBS, AtLeast(250), period="2021/2023", over="mean"), part)[0] is Verdict.UNDETERMINED
