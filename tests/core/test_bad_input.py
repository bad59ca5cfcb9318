"""Bad input meets a clear error at the door: the field, what was given, what is allowed."""

import math
from decimal import Decimal

import pytest

import plantargets as pt
from plantargets import (
    About,
    AtLeast,
    Between,
    ChangeFrom,
    Fall,
    Indicator,
    InLineWith,
    Interval,
    JustOver,
    Milestone,
    Nearly,
    NotDone,
    Outcome,
    Outcomes,
    Period,
    Plan,
    RankWithin,
    Reference,
    Target,
    evaluate,
)

gdp = Indicator("gdp", unit="percent", kind="growth", direction="higher")
jobs = Indicator("jobs", unit="jobs", direction="higher", integer=True)
road = Indicator("road", kind="milestone")


REFUSED = [
    (lambda: Outcome(gdp, math.nan), pt.FieldError, r"Outcome.value.*nan"),
    (lambda: Outcome(gdp, math.inf), pt.FieldError, r"Outcome.value.*inf"),
    (lambda: Outcome(gdp, Decimal("NaN")), pt.FieldError, r"Outcome.value"),
    (lambda: About(math.nan), pt.FieldError, r"value.*nan"),
    (lambda: About("NaN %"), pt.FieldError, r"value.*NaN"),
    (lambda: Interval(2, 1), pt.EmptyIntervalError, r"\(2, 1\)"),
    (lambda: Interval(1, 1, False, True), pt.EmptyIntervalError, r"both ends closed"),
    (lambda: Interval(math.nan, 1), pt.FieldError, r"Interval.low"),
    (lambda: Between("7 %", "6 %"), pt.FieldError, r"Between.*lower figure"),
    (lambda: Between("6 %", "6 %"), pt.FieldError, r"Exactly"),
    (lambda: About("5 parsecs"), pt.UnknownUnitError, r"parsecs"),
    (lambda: Indicator("x", unit="percnt"), pt.UnknownUnitError, r"percent"),
    (lambda: About("6 %", within="-1 point"), pt.FieldError, r"zero or more"),
    (lambda: pt.relative("-5 %"), pt.FieldError, r"zero or more"),
    (lambda: pt.relative("5 jobs"), pt.FieldError, r"8 %"),
    (lambda: Indicator("x", direction="up"), pt.FieldError, r"Indicator.direction.*'higher'"),
    (lambda: Indicator("x", kind="stock"), pt.FieldError, r"Indicator.kind"),
    (lambda: Plan("p", targets=[Target(gdp, "5 %"), Target(gdp, "6 %")]), pt.DuplicateIdError, r"gdp"),
    (lambda: Target(gdp, InLineWith(gdp)), pt.ReferenceTargetError, r"'gdp' itself"),
    (lambda: Target(gdp, InLineWith(jobs)), pt.UnitMismatchError, r"percent"),
    (lambda: InLineWith("gdp"), pt.FieldTypeError, r"an Indicator"),
    (Reference, pt.FieldError, r"Reference"),
    (lambda: Period("2023-13"), pt.PeriodError, r"2023-13"),
    (lambda: Target(gdp, "5 %", period="2023-Q5"), pt.PeriodError, r"2023-Q5"),
    (lambda: Outcome(gdp, "5 %", period="next year"), pt.PeriodError, r"next year"),
    (lambda: About("1e999 %"), pt.FieldError, r"1e999"),
    (lambda: Outcome(gdp, 10**400), pt.FieldError, r"digits"),
    (lambda: Outcome(gdp, True), pt.FieldTypeError, r"bool"),
    (lambda: AtLeast(True), pt.FieldTypeError, r"bool"),
    (lambda: Target(jobs, AtLeast("5 percent")), pt.UnitMismatchError, r"percent.*jobs"),
    (lambda: Outcome(gdp, "5 points"), pt.UnitMismatchError, r"points.*percent"),
    (lambda: Outcome(gdp, "5 %", status="finall"), pt.FieldError, r"'normal'.*did you mean|'normal'"),
    (lambda: Outcome(gdp, "5 %", published="2024-02-30"), pt.FieldError, r"2024-02-30"),
    (lambda: Outcome(gdp, InLineWith(jobs)), pt.FieldTypeError, r"comparative criteria belong to targets"),
    (lambda: Outcome(road, "5"), pt.FieldError, r"Done\(\)"),
    (lambda: Outcome(gdp, pt.Done()), pt.FieldError, r"kind growth"),
    (lambda: Outcome(road, NotDone()), pt.FieldError, r"Outcome.period"),
    (lambda: Outcome(jobs, Fall("3 jobs")), pt.FieldError, r"growth and change"),
    (lambda: Outcome(jobs, "99.5 jobs"), pt.FieldError, r"whole number"),
    (lambda: Outcome(gdp, About("5 %"), precision="printed"), pt.FieldError, r"Outcome.precision.*bare figure"),
    (lambda: Outcome(gdp, "5 %", standard_error="-1 point"), pt.FieldError, r"Outcome.standard_error"),
    (lambda: Outcome(gdp, "5 %", standard_error="1 %"), pt.FieldError, r"points"),
    (lambda: Outcome(Indicator("r", kind="rank"), "0"), pt.FieldError, r"1 or more"),
    (lambda: RankWithin(0), pt.FieldError, r"1 or more"),
    (lambda: RankWithin(True), pt.FieldTypeError, r"whole number"),
    (lambda: Fall("-3 %"), pt.FieldError, r"Fall\('3 %'\)"),
    (lambda: Fall(Fall("3 %")), pt.FieldTypeError, r"plain word"),
    (lambda: Nearly("0 %"), pt.FieldError, r"Fall\(Nearly"),
    (lambda: JustOver("-3 %"), pt.FieldError, r"Fall\(JustOver"),
    (lambda: About("0 %"), pt.FieldError, r"About.within"),
    (lambda: Target(jobs, Fall("3 jobs")), pt.FieldError, r"ChangeFrom"),
    (lambda: Target(gdp, Milestone()), pt.FieldError, r"kind growth"),
    (lambda: Target(road, "5"), pt.FieldError, r"Milestone"),
    (lambda: Target(gdp, "5 %", over="sum"), pt.FieldError, r"cannot be summed"),
    (lambda: Target(gdp, "5 %", over="last"), pt.FieldError, r"'end'"),
    (lambda: Target(gdp, "5 %", obligation="must"), pt.FieldError, r"'binding'"),
    (lambda: Target(gdp, "5 %", strength="ensured"), pt.FieldError, r"did you mean 'ensure'"),
    (lambda: Target("gdp", "5 %"), pt.FieldTypeError, r"Target.indicator"),
    (lambda: Target(gdp, [5]), pt.FieldTypeError, r"value"),
    (
        lambda: Target(jobs, InLineWith(Indicator("people", unit="jobs"), basically=True)),
        pt.FieldError,
        r"within='200 jobs'",
    ),
    (lambda: Outcomes([gdp]), pt.FieldTypeError, r"outcomes\[0\]"),
    (lambda: Plan("p", targets=[gdp]), pt.FieldTypeError, r"Plan.targets\[0\]"),
    (lambda: evaluate(gdp, []), pt.FieldTypeError, r"a Target"),
    (lambda: evaluate(Target(gdp, "5 %"), [], convention="offical"), pt.FieldError, r"did you mean 'official'"),
    (lambda: evaluate(Target(gdp, "5 %"), [], as_of="soon"), pt.FieldError, r"soon"),
    (lambda: evaluate(Target(gdp, "5 %"), []).explain("fr"), pt.FieldError, r"'en' or 'zh'"),
    (lambda: ChangeFrom("2 %", base="long ago"), pt.PeriodError, r"long ago"),
]


@pytest.mark.parametrize(("make", "error", "says"), REFUSED, ids=range(len(REFUSED)))
def test_refused(make, error, says):
    with pytest.raises(error, match=says) as caught:
        make()
    assert isinstance(caught.value, pt.PlanTargetsError)


def test_unknown_id_offers_the_nearest():
    plan = Plan("p", targets=[Target(gdp, "5 %")])
    with pytest.raises(KeyError, match="did you mean 'gdp'"):
        plan["gpd"]


class TestBugsOfPeers:
    """One test for each bug found in neighbouring systems."""

    def test_missing_year_is_not_met(self):
        target = Target(Indicator("co2", unit="t", direction="lower"), pt.AtMost(5), period="2022")
        report = Outcome(target.indicator, 3, period="2021")
        assert evaluate(target, report).verdict is pt.Verdict.UNDETERMINED

    def test_negative_figure_with_relative_tolerance(self):
        balance = Indicator("balance", unit="CNY", direction="on_target")
        target = Target(balance, About(-10, within=pt.relative("10 %")))
        assert target.acceptable() == Interval.closed(-11, -9)
        assert evaluate(target, Outcome(balance, -10)).grade is pt.Grade.MET

    def test_target_on_a_bound_or_at_zero(self):
        balance = Indicator("balance", unit="CNY", direction="higher")
        assert evaluate(Target(balance, AtLeast(0)), Outcome(balance, 0)).margin == 0
        assert evaluate(Target(balance, Between(0, 5)), Outcome(balance, 0)).verdict is pt.Verdict.ATTAINED

    def test_zero_tolerance(self):
        target = Target(gdp, About("5 %", within=0))
        assert evaluate(target, Outcome(gdp, "4.95 %")).verdict is pt.Verdict.MISSED
        assert evaluate(target, Outcome(gdp, "5 %")).grade is pt.Grade.MET

    def test_missing_direction_is_not_lower(self):
        plain = Indicator("plain", unit="percent", kind="growth")
        result = evaluate(Target(plain, "5 %"), Outcome(plain, "4 %"))
        assert result.reasons == (pt.Reason.NO_DIRECTION,)

    @pytest.mark.parametrize("base", [0, -5])
    def test_zero_or_negative_base(self, base):
        level = Indicator("level", unit="CNY", direction="higher")
        target = Target(level, ChangeFrom("10 %", base="2020"), period="2023")
        result = evaluate(target, [Outcome(level, base, period="2020"), Outcome(level, 6, period="2023")])
        assert result.reasons == (pt.Reason.BASE_NOT_POSITIVE,)

    def test_falling_target_has_no_ratio_above_one(self):
        cases = Indicator("cases", unit="cases", direction="lower")
        result = evaluate(Target(cases, "10 cases"), Outcome(cases, "5 cases"))
        assert (result.grade, result.margin, result.gap) == (pt.Grade.EXCEEDED, 5, Interval.point(5))

    def test_target_equal_to_its_base(self):
        level = Indicator("level", unit="CNY", direction="higher")
        target = Target(level, ChangeFrom(AtLeast(0), base="2020"), period="2023")
        result = evaluate(target, [Outcome(level, 5, period="2020"), Outcome(level, 5, period="2023")])
        assert result.grade is pt.Grade.MET

    def test_unjudged_items_are_counted(self):
        other = Indicator("other", unit="percent", kind="growth", direction="higher")
        plan = Plan("p", period="2023", targets=[Target(gdp, "5 %"), Target(other, "5 %")])
        counts = plan.evaluate([Outcome(gdp, "5 %", period="2023")]).counts
        assert counts == {pt.Verdict.ATTAINED: 1, pt.Verdict.MISSED: 0, pt.Verdict.UNDETERMINED: 1}

    def test_more_than_is_not_at_least(self):
        assert evaluate(Target(gdp, pt.MoreThan("5 %")), Outcome(gdp, "5 %")).verdict is pt.Verdict.MISSED
        assert evaluate(Target(gdp, AtLeast("5 %")), Outcome(gdp, "5 %")).verdict is pt.Verdict.ATTAINED

    def test_no_clock(self):
        with pytest.raises(pt.PeriodError):
            Period("Q3")


def test_a_criterion_of_ones_own_has_to_give_an_interval():
    class Pair:
        def acceptable(self, scale):
            return (1, 2)

    with pytest.raises(pt.FieldTypeError, match=r"Pair.acceptable\(\): got \(1, 2\); allowed: an Interval"):
        pt.Target(pt.Indicator("x", unit="percent", kind="growth"), Pair())
