"""The settled semantics, worked by hand."""

import decimal
from decimal import Decimal

import pytest

import plantargets as pt
from plantargets import (
    About,
    AtLeast,
    AtMost,
    Between,
    ChangeFrom,
    Done,
    Exactly,
    Fall,
    FasterThan,
    Grade,
    Indicator,
    InLineWith,
    Interval,
    JustOver,
    KeepFalling,
    KeepRising,
    LessThan,
    Milestone,
    MoreThan,
    MultipleOf,
    Nearly,
    NotDone,
    Outcome,
    Outcomes,
    Plan,
    RankWithin,
    Reach,
    Reason,
    Reference,
    SlowerThan,
    Target,
    Unquantified,
    Verdict,
    evaluate,
    relative,
)

A, M, U = Verdict.ATTAINED, Verdict.MISSED, Verdict.UNDETERMINED
gdp = Indicator("gdp", unit="percent", kind="growth", direction="higher", basis="real")
income = Indicator("income", unit="percent", kind="growth", direction="higher")
energy = Indicator("energy", unit="percent", kind="growth", direction="lower")
jobs = Indicator("jobs", unit="jobs", direction="higher", integer=True, accumulates=True)
trade = Indicator("trade", unit="亿元", direction="higher")
cpi = Indicator("cpi", unit="percent", kind="growth", direction="lower")
plain = Indicator("plain", unit="percent", kind="growth")
road = Indicator("road", kind="milestone")


def judge(indicator, criterion, *values, **options):
    return evaluate(Target(indicator, criterion), [Outcome(indicator, value) for value in values], **options)


class TestWorkedByHand:
    def test_t01(self):
        result = judge(gdp, About("6.5 %"), "4.3 %")
        assert result.verdict is M
        assert result.acceptable == Interval.at_least("6.1")
        assert (result.margin, result.gap) == (Decimal("-1.8"), Interval.point("-2.2"))
        assert result.grade is Grade.MISSED

    def test_about_within_tolerance(self):
        result = judge(gdp, About("6.5 %"), "6.4 %")
        assert (result.verdict, result.grade) == (A, Grade.WITHIN_TOLERANCE)
        assert (result.margin, result.gap) == (Decimal("0.3"), Interval.point("-0.1"))
        assert result.tolerance == Decimal("0.4")

    def test_about_reported_as_about(self):
        result = judge(gdp, About("6.5 %"), About("6.5 %"))
        assert (result.verdict, result.margin) == (A, 0)

    def test_odd_jobs(self):
        report = JustOver("8000 jobs")
        assert judge(jobs, Reach("8000 jobs"), report).verdict is A
        assert judge(jobs, Reach("20000 jobs"), report).verdict is M
        assert Outcome(jobs, report).possible() == Interval.closed(8001, 8999)

    def test_over_99_for_at_least_100(self):
        assert judge(jobs, AtLeast("100 jobs"), MoreThan("99 jobs")).verdict is A
        assert judge(trade, AtLeast(100), MoreThan(99)).verdict is U

    def test_double_an_uncertain_base(self):
        target = Target(trade, MultipleOf(2, base="2020"), period="2023")
        reports = [Outcome(trade, MoreThan(500), period="2020"), Outcome(trade, 1200, period="2023")]
        result = evaluate(target, reports)
        assert (result.verdict, result.reasons) == (U, (Reason.STRADDLES,))
        assert result.possible.high == Decimal("2.4")

    def test_fall_of_3_or_more(self):
        target = Fall(AtLeast("3 %"))
        assert judge(energy, target, "5 %").verdict is M
        assert judge(energy, target, "-3.5 %").verdict is A
        assert judge(energy, target, Fall("3 %")).verdict is A
        assert judge(energy, target, Fall(About("3.1 %"))).verdict is U

    def test_cpi_as_a_ceiling(self):
        assert judge(cpi, About("3 %"), "0.2 %").grade is Grade.EXCEEDED
        assert judge(cpi, About("3 %", two_sided=True), "0.2 %").verdict is M

    def test_pass_and_fail_rates_agree(self):
        passed = Indicator("pass", unit="percent", kind="share", direction="higher")
        failed = Indicator("fail", unit="percent", kind="share", direction="lower")
        for value in ("96.6", "96.5", "97", "95"):
            other = str(100 - Decimal(value))
            assert judge(passed, About("97 %"), value).verdict is judge(failed, About("3 %"), other).verdict

    def test_percent_and_permille(self):
        permille = Indicator("gdp", unit="permille", kind="growth", direction="higher")
        for value, same in (("6.1 %", "61 ‰"), ("6.09 %", "60.9 ‰")):
            results = {
                judge(gdp, About("6.5 %"), value).verdict,
                judge(permille, About("65 ‰"), same).verdict,
                judge(permille, About("6.5 %"), value).verdict,
            }
            assert len(results) == 1

    def test_published_early(self):
        target = Target(gdp, About("6.5 %"), period="2024")
        report = Outcome(gdp, "6.5 %", period="2024", published="2024-12-30", status="estimated")
        assert evaluate(target, report, as_of="2024-12-30").verdict is A

    def test_mutual_in_line(self):
        plan = Plan("p", period="2023", targets=[Target(gdp, InLineWith(income)), Target(income, InLineWith(gdp))])
        card = plan.evaluate([Outcome(gdp, "5 %", period="2023"), Outcome(income, "5.0 %", period="2023")])
        assert [each.verdict for each in card.values()] == [A, A]


class TestWords:
    @pytest.mark.parametrize(
        ("criterion", "shown"),
        [
            (About("6.5 %"), "[6.1, ∞)"),
            (Reach("10 %"), "[10, ∞)"),
            (Exactly("10 %"), "{10}"),
            (MoreThan("10 %"), "(10, ∞)"),
            (Nearly("10 %"), "[9.5, ∞)"),
            (JustOver("10 %"), "(10, ∞)"),
            (Between("6 %", "6.5 %"), "[6, ∞)"),
            (Between("6 %", "6.5 %", two_sided=True), "[6, 6.5]"),
        ],
    )
    def test_acceptable_when_higher_is_better(self, criterion, shown):
        assert str(Target(gdp, criterion).acceptable()) == shown

    @pytest.mark.parametrize(
        ("criterion", "shown"),
        [
            (About("3 %"), "(-∞, 3.4]"),
            (Reach("3 %"), "(-∞, 3]"),
            (AtMost("3 %"), "(-∞, 3]"),
            (LessThan("3 %"), "(-∞, 3)"),
            (Nearly("3 %"), "(-∞, 3]"),
            (Fall("3 %"), "(-∞, -3]"),
            (Fall(About("3 %")), "(-∞, -2.6]"),
            (Fall(Nearly("3 %")), "(-∞, -2.6]"),
            (Fall(JustOver("3 %")), "(-∞, -3)"),
            (Fall(Between("2 %", "3 %")), "(-∞, -2]"),
        ],
    )
    def test_acceptable_when_lower_is_better(self, criterion, shown):
        assert str(Target(energy, criterion).acceptable()) == shown

    @pytest.mark.parametrize(
        ("value", "shown"),
        [
            ("3 %", "{3}"),
            (Nearly("3 %"), "[2.6, 3)"),
            (JustOver("3.5 %"), "(3.5, 3.6)"),
            (Fall(LessThan("3 %")), "(-3, 0)"),
            (Fall(AtMost("3 %")), "[-3, 0)"),
            (Fall(Nearly("3 %")), "(-3, -2.6]"),
            (Fall("3 %"), "{-3}"),
            (Between("2 %", "3 %"), "[2, 3]"),
            (Interval.more_than(2), "(2, ∞)"),
        ],
    )
    def test_possible(self, value, shown):
        assert str(Outcome(energy, value).possible()) == shown

    def test_printed_digit_of_a_multiplier(self):
        assert str(Outcome(trade, JustOver("1.3万亿元")).possible()) == "(13000, 14000)"

    def test_nearly_a_small_count(self):
        assert Outcome(jobs, Nearly("10 jobs")).possible() == Interval.point(9)
        with pytest.raises(pt.FieldError, match="whole number"):
            Outcome(jobs, JustOver("99 jobs"))

    def test_rounding_and_errors_on_request(self):
        assert str(Outcome(gdp, "5.0 %").possible()) == "{5}"
        assert str(Outcome(gdp, "5.0 %", precision="printed").possible()) == "[4.95, 5.05)"
        assert str(Outcome(gdp, "-5.0 %", precision="printed").possible()) == "(-5.05, -4.95]"
        assert str(Outcome(gdp, "5.0 %", precision="0.5 points").possible()) == "[4.75, 5.25)"
        assert str(Outcome(gdp, "5.0 %", standard_error="0.2 points").possible()) == "[4.6, 5.4]"
        assert evaluate(Target(gdp, AtLeast("5 %")), Outcome(gdp, "5.0 %")).verdict is A
        assert evaluate(Target(gdp, AtLeast("5 %")), Outcome(gdp, "5.0 %", precision="printed")).verdict is U

    def test_figures_keep_their_printed_form(self):
        assert About("6 %") != About("6.0 %")
        wide, narrow = (Target(gdp, About(text)).acceptable(pt.convention("last_digit")) for text in ("6 %", "6.0 %"))
        assert (str(wide), str(narrow)) == ("[5, ∞)", "[5.9, ∞)")


class TestDirection:
    def test_undeclared_agrees_or_stays_open(self):
        assert judge(plain, About("6.5 %"), "6.4 %").verdict is A
        result = judge(plain, About("6.5 %"), "4.3 %")
        assert (result.verdict, result.reasons, result.grade) == (U, (Reason.NO_DIRECTION,), None)
        assert judge(plain, About("6.5 %"), "9 %").reasons == (Reason.NO_DIRECTION,)
        assert judge(plain, AtLeast("6.5 %"), "4.3 %").verdict is M

    def test_grade_is_the_worst_reading(self):
        assert judge(plain, AtLeast("6.5 %"), "9 %").grade is Grade.MET
        assert judge(plain, About("6.5 %"), "6.6 %").grade is Grade.WITHIN_TOLERANCE

    @pytest.mark.parametrize(
        ("indicator", "criterion", "use"),
        [
            (energy, AtLeast("3 %"), "AtMost"),
            (energy, MoreThan("3 %"), "LessThan"),
            (gdp, AtMost("3 %"), "AtLeast"),
            (gdp, LessThan("3 %"), "MoreThan"),
            (energy, JustOver("3 %"), "AtMost"),
            (gdp, Fall(AtLeast("3 %")), "AtMost"),
            (energy, FasterThan(gdp), "SlowerThan"),
            (gdp, SlowerThan(energy), "FasterThan"),
            (energy, KeepRising(), "KeepFalling"),
            (gdp, KeepFalling(), "KeepRising"),
            (energy, MultipleOf(AtLeast(2), base="2020"), "AtMost"),
        ],
    )
    def test_adverse_words_raise(self, indicator, criterion, use):
        with pytest.raises(pt.DirectionError, match=use):
            Target(indicator, criterion, period="2023")
        assert Target(indicator, criterion, period="2023", adverse=True).adverse

    def test_on_target(self):
        sex_ratio = Indicator("parity", unit="ratio", kind="ratio", direction="on_target")
        assert judge(sex_ratio, Reach("1"), "1.0").grade is Grade.MET
        assert judge(sex_ratio, Reach("1"), "1.1").verdict is M
        assert judge(sex_ratio, About("1", within="0.1"), "1.05").grade is Grade.WITHIN_TOLERANCE


class TestGrades:
    @pytest.mark.parametrize(
        ("criterion", "value", "grade"),
        [
            (AtLeast("30 %"), "30 %", Grade.MET),
            (AtLeast("30 %"), "31 %", Grade.EXCEEDED),
            (MoreThan("30 %"), "99 %", Grade.MET),
            (Between("6 %", "6.5 %"), "6.1 %", Grade.MET),
            (Between("6 %", "6.5 %"), "6.6 %", Grade.EXCEEDED),
            (About("6.5 %"), "6.5 %", Grade.MET),
            (About("6.5 %"), "6.6 %", Grade.EXCEEDED),
            (About("6.5 %"), AtLeast("6.5 %"), Grade.MET),
            (About("6.5 %"), About("6.6 %"), Grade.WITHIN_TOLERANCE),
        ],
    )
    def test_worst_the_report_allows(self, criterion, value, grade):
        assert judge(gdp, criterion, value).grade is grade

    def test_gap_of_a_ceiling_is_turned(self):
        assert judge(cpi, About("3 %"), "2.1 %").gap == Interval.point("0.9")
        assert judge(plain, Reach("3 %"), "2.1 %").gap == Interval.point("-0.9")

    def test_gap_of_a_bound(self):
        assert judge(jobs, Reach("8000 jobs"), JustOver("8000 jobs")).gap == Interval.closed(1, 999)


class TestReferences:
    def test_faster_by(self):
        target = Target(income, FasterThan(gdp, by="0.5 points"))
        reports = lambda value: [Outcome(gdp, "5 %"), Outcome(income, value)]  # noqa: E731
        assert evaluate(target, reports("5.5 %")).grade is Grade.MET
        assert evaluate(target, reports("5.6 %")).grade is Grade.EXCEEDED
        assert evaluate(target, reports("5.4 %")).margin == Decimal("-0.1")
        assert evaluate(Target(income, FasterThan(gdp)), reports("5 %")).verdict is M
        with pytest.raises(pt.FieldError, match=r"0\.5 points"):
            Target(income, FasterThan(gdp, by="0.5 %"))

    def test_missing_reference(self):
        result = evaluate(Target(income, InLineWith(gdp)), Outcome(income, "5 %"))
        assert (result.verdict, result.reasons) == (U, (Reason.NO_REFERENCE,))

    def test_self_reference_raises(self):
        with pytest.raises(pt.ReferenceTargetError):
            Target(gdp, InLineWith(gdp))
        assert Target(gdp, InLineWith(Reference(gdp, area="national")), area="Songbei")

    def test_national_reference(self):
        target = Target(gdp, FasterThan(Reference(gdp, area="national")), area="Songbei", period="2023")
        reports = [Outcome(gdp, "4.3 %", period="2023"), Outcome(gdp, "5.2 %", period="2023", area="national")]
        result = evaluate(target, [reports[0], reports[1]])
        assert (result.verdict, result.margin) == (M, Decimal("-0.9"))

    def test_relative_change_and_points(self):
        share = Indicator("share", unit="percent", kind="share", direction="higher")
        base = Outcome(share, "10 %", period="2020")
        for change, enough, short in (("2 %", "10.2 %", "10.19 %"), ("2 points", "12 %", "11.99 %")):
            target = Target(share, ChangeFrom(change, base="2020"), period="2023")
            assert evaluate(target, [base, Outcome(share, enough, period="2023")]).verdict is A
            assert evaluate(target, [base, Outcome(share, short, period="2023")]).verdict is M

    def test_fall_from_a_base(self):
        intensity = Indicator("intensity", unit="tce", direction="lower")
        target = Target(intensity, ChangeFrom(Fall(About("20 %")), base="2005"), period="2010")
        reports = [Outcome(intensity, 100, period="2005"), Outcome(intensity, "80.9", period="2010")]
        result = evaluate(target, reports)
        assert (result.verdict, result.grade) == (A, Grade.WITHIN_TOLERANCE)
        assert result.possible == Interval.point("-19.1")
        assert result.margin == Decimal("0.1")
        assert result.gap == Interval.point("-0.9")
        with pytest.raises(pt.FieldError, match="ChangeFrom"):
            Target(intensity, Fall("20 %"))

    def test_base_not_positive(self):
        target = Target(trade, MultipleOf(2, base="2020"), period="2023")
        reports = [Outcome(trade, AtMost(5), period="2020"), Outcome(trade, 12, period="2023")]
        assert evaluate(target, reports).reasons == (Reason.BASE_NOT_POSITIVE,)

    def test_multiple_between(self):
        target = Target(trade, MultipleOf(Between(2, 3, two_sided=True), base="2020"), period="2023")
        base = Outcome(trade, 100, period="2020")
        verdicts = [
            evaluate(target, [base, Outcome(trade, value, period="2023")]).verdict for value in (199, 200, 300, 301)
        ]
        assert verdicts == [M, A, A, M]

    def test_multiple_in_percent(self):
        target = Target(trade, MultipleOf(AtLeast("200 %"), base="2020"), period="2023")
        assert target.acceptable() == Interval.at_least(2)
        naked = Indicator("naked")
        with pytest.raises(pt.UnitMismatchError):
            Target(naked, AtLeast("5 %"))

    def test_keep_rising(self):
        share = Indicator("share", unit="percent", kind="share", direction="higher")
        years = [Outcome(share, f"{value} %", period=year) for year, value in ((2020, 10), (2021, 11), (2022, 12))]
        assert evaluate(Target(share, KeepRising(), period="2022"), years).grade is Grade.MET
        assert evaluate(Target(share, KeepRising(), period="2021/2022"), years).verdict is A
        assert evaluate(Target(share, KeepRising(), period="2023"), years).reasons == (Reason.NO_OUTCOME,)
        assert evaluate(Target(share, KeepRising(), period="2020"), years).reasons == (Reason.NO_REFERENCE,)
        flat = [*years, Outcome(share, "12 %", period=2023)]
        assert evaluate(Target(share, KeepRising(), period="2021/2023"), flat).verdict is M

    def test_basis(self):
        nominal = Indicator("income", unit="percent", kind="growth", direction="higher", basis="nominal")
        result = evaluate(Target(nominal, InLineWith(gdp)), [Outcome(nominal, "5 %"), Outcome(gdp, "3 %")])
        assert (result.verdict, result.reasons) == (U, (Reason.BASIS_MISMATCH,))
        noted = evaluate(Target(income, InLineWith(gdp)), [Outcome(income, "5 %"), Outcome(gdp, "3 %")])
        assert noted.verdict is A
        assert "price basis" in str(noted.notes[0])


class TestPeriodsAndAreas:
    def test_part_period_of_a_count(self):
        floor, ceiling = Target(jobs, AtLeast("8000 jobs"), period="2023"), None
        half = lambda value: Outcome(jobs, value, period="2023-S1")  # noqa: E731
        assert evaluate(floor, half("8100 jobs")).verdict is A
        assert evaluate(floor, half("5000 jobs")).reasons == (Reason.PART_PERIOD, Reason.STRADDLES)
        deaths = Indicator("deaths", unit="people", direction="lower", accumulates=True)
        ceiling = Target(deaths, AtMost("100 people"), period="2023")
        assert evaluate(ceiling, Outcome(deaths, "101 people", period="2023-S1")).verdict is M
        rate = Target(gdp, AtLeast("5 %"), period="2023")
        assert evaluate(rate, Outcome(gdp, "9 %", period="2023-Q1")).reasons == (Reason.PART_PERIOD,)

    def test_not_due(self):
        target = Target(jobs, AtLeast("8000 jobs"), period="2023")
        assert evaluate(target, [], as_of="2023-07-01").reasons == (Reason.NO_OUTCOME, Reason.NOT_DUE)
        assert evaluate(target, [], as_of="2024-07-01").reasons == (Reason.NO_OUTCOME,)

    def test_areas(self):
        plan = Plan("p", area="Songbei", period="2023", targets=[Target(gdp, AtLeast("5 %"))])
        verdict = lambda area, **kw: plan.evaluate([Outcome(gdp, "6 %", period="2023", area=area)], **kw)["gdp"].verdict  # noqa: E731
        assert verdict(None) is A
        assert verdict("Songbei") is A
        assert verdict("Harbin") is U
        assert verdict(pt.NOT_STATED) is U
        assert verdict("JB", areas={"JB": "Songbei"}) is A

    def test_over(self):
        target = lambda over: Target(gdp, AtLeast("6 %"), period="2021/2023", over=over)  # noqa: E731
        years = [Outcome(gdp, value, period=year) for year, value in ((2021, "8 %"), (2022, "4 %"), (2023, "6 %"))]
        assert evaluate(target("end"), years).verdict is A
        assert evaluate(target("mean"), years).verdict is A
        assert evaluate(target("every"), years).verdict is M
        assert evaluate(target("mean"), years[:2]).verdict is U
        assert evaluate(target("every"), years[:2]).verdict is M
        assert evaluate(target("every"), years[:1]).verdict is U
        counted = Target(jobs, AtLeast("30 jobs"), period="2021/2023", over="sum")
        assert evaluate(counted, [Outcome(jobs, "10 jobs", period=year) for year in (2021, 2022, 2023)]).verdict is A
        assert evaluate(counted, [Outcome(jobs, "31 jobs", period=2021)]).verdict is A
        assert evaluate(counted, [Outcome(jobs, "10 jobs", period=2021)]).reasons == (
            Reason.PART_PERIOD,
            Reason.STRADDLES,
        )

    def test_milestones(self):
        target = Target(road, Milestone("start the road"), period="2023")
        done = lambda value, **kw: evaluate(target, Outcome(road, value, **kw))  # noqa: E731
        assert done(Done(on="2023-09-05")).grade is Grade.MET
        assert done(Done(on="2024-01-01")).verdict is M
        assert done(Done(), period="2023").verdict is A
        assert done(NotDone(by="2023-12-31")).verdict is M
        assert done(NotDone(by="2023-06-30")).reasons == (Reason.STRADDLES,)
        early = evaluate(target, Outcome(road, NotDone(by="2023-06-30"), published="2023-07-01"), as_of="2023-07-02")
        assert early.reasons == (Reason.NOT_DUE, Reason.STRADDLES)
        assert done(Done(on="2023-09-05")).margin == 117
        assert done(Done(on="2023-09-05")).gap is None

    def test_rank(self):
        rank = Indicator("rank", kind="rank")
        assert judge(rank, RankWithin(3), "2").grade is Grade.EXCEEDED
        assert judge(rank, RankWithin(3), "4").verdict is M

    def test_no_test(self):
        assert judge(gdp, Unquantified("推进"), "5 %").reasons == (Reason.NO_TEST,)


class TestReports:
    def test_vintages(self):
        target = Target(gdp, AtLeast("5 %"), period="2023")
        reports = Outcomes(
            [
                Outcome(gdp, "5.1 %", period="2023", published="2024-01-20"),
                Outcome(gdp, "4.9 %", period="2023", published="2024-07-06"),
                Outcome(gdp, "9 %", period="2023"),
            ]
        )
        assert evaluate(target, reports).verdict is M
        early = evaluate(target, reports, as_of="2024-02-01")
        assert early.verdict is A
        assert "1 undated figure" in str(early.notes[0])

    def test_conflict_and_precision(self):
        target = Target(gdp, AtLeast("5.2 %"))
        assert judge(gdp, AtLeast("5.2 %"), "5.2 %", "5.18 %").verdict is M
        result = judge(gdp, AtLeast("5.2 %"), "5.2 %", "4.9 %")
        assert result.reasons == (Reason.CONFLICT,)
        assert len(result.outcomes) == 2
        assert evaluate(target, [Outcome(gdp, About("5 %")), Outcome(gdp, AtLeast("5.2 %"))]).verdict is A

    def test_forecast_only_on_request(self):
        forecast = Outcome(gdp, "6 %", status="forecast")
        target = Target(gdp, AtLeast("5 %"))
        assert evaluate(target, forecast).reasons == (Reason.FORECAST,)
        assert evaluate(target, forecast, forecasts=True).verdict is A

    def test_forecast_beside_a_part_of_the_period(self):
        target = Target(jobs, AtLeast("8000 jobs"), period="2023")
        reports = [
            Outcome(jobs, "9000 jobs", period="2023", status="forecast"),
            Outcome(jobs, "8100 jobs", period="2023-S1"),
        ]
        assert evaluate(target, reports).verdict is A
        assert evaluate(target, reports[:1]).reasons == (Reason.FORECAST,)

    def test_milestone_vintages(self):
        target = Target(road, Milestone(), period="2023")
        reports = [
            Outcome(road, NotDone(by="2023-06-30"), published="2023-07-01"),
            Outcome(road, Done(on="2023-12-30"), published="2024-01-05"),
            Outcome(road, Done(on="2024-01-02"), published="2024-02-01"),
        ]
        assert evaluate(target, reports).verdict is M
        assert evaluate(target, reports, as_of="2024-01-10").verdict is A
        assert evaluate(target, Outcome(road, Done(on="2023-12-30"), status="forecast")).reasons == (Reason.FORECAST,)

    def test_missing_is_never_met(self):
        assert judge(gdp, AtLeast("5 %"), None).reasons == (Reason.NO_OUTCOME,)
        assert evaluate(Target(cpi, AtMost("5 %"), period=2022), Outcome(cpi, "1 %", period=2021)).reasons == (
            Reason.NO_OUTCOME,
        )

    def test_derived_growth_share_difference(self):
        growth = trade.growth("trade_growth", direction="higher")
        reports = [Outcome(trade, 100, period="2022"), Outcome(trade, 130, period="2023")]
        result = evaluate(Target(growth, AtLeast("30 %"), period="2023"), reports)
        assert (result.verdict, result.margin) == (A, 0)
        assert "growth from trade CNY 13 billion" in result.explain()
        city = Indicator("city", unit="billion yuan")
        share = trade.share_of(city, direction="higher")
        part = [Outcome(trade, 100, period="2023"), Outcome(city, 30, period="2023")]
        shared = evaluate(Target(share, AtLeast("33.3 %"), period="2023"), part)
        assert shared.verdict is A
        change = trade.difference()
        assert evaluate(Target(change, AtLeast(30), period="2023"), reports).verdict is A

    def test_derived_from_a_part_of_the_period(self):
        stock = Indicator("stock", unit="enterprises", direction="higher", accumulates=True, integer=True)
        added = stock.difference(code="added")
        target = Target(added, Reach("100 enterprises"), period="2023")
        reports = [
            Outcome(stock, MoreThan("500 enterprises"), period="2022"),
            Outcome(stock, "590 enterprises", period="2023-08"),
        ]
        assert evaluate(target, reports).reasons == (Reason.PART_PERIOD, Reason.STRADDLES)
        exact = [Outcome(stock, "480 enterprises", period="2022"), reports[1]]
        assert evaluate(target, exact).verdict is A
        growth = Target(stock.growth(), AtLeast("10 %"), period="2023")
        assert evaluate(growth, exact).reasons == (Reason.PART_PERIOD,)

    def test_derived_from_a_base_of_zero(self):
        growth = trade.growth("trade_growth", direction="higher")
        reports = [Outcome(trade, 0, period="2022"), Outcome(trade, 130, period="2023")]
        assert evaluate(Target(growth, AtLeast("30 %"), period="2023"), reports).reasons == (Reason.BASE_NOT_POSITIVE,)


class TestExactness:
    def test_caller_context_does_not_matter(self):
        with decimal.localcontext() as context:
            context.prec = 2
            context.rounding = decimal.ROUND_UP
            result = judge(gdp, AtLeast("30.001 %"), "30.0009 %")
            assert (result.verdict, result.margin) == (M, Decimal("-0.0001"))

    def test_no_float_noise(self):
        for tenths in range(1, 1000):
            reports = [Outcome(income, (tenths - 1) / 10), Outcome(gdp, tenths / 10)]
            assert evaluate(Target(income, InLineWith(gdp, within=0.1)), reports).verdict is A

    def test_units_refuse_to_mix(self):
        with pytest.raises(pt.UnitMismatchError, match=r"percent.*job|job.*percent"):
            Target(jobs, AtLeast("5 percent"))
        with pytest.raises(pt.UnitMismatchError):
            Target(gdp, AtLeast("5 points"))
        with pytest.raises(pt.FieldError, match=r"0\.5 points"):
            Target(gdp, About("6.5 %", within="0.5 %"))
        assert Target(gdp, About("6.5 %", within=relative("8 %"))).acceptable() == Interval.at_least("5.98")


class TestCustom:
    def test_custom_criterion(self):
        class TwiceOrMore:
            def acceptable(self, scale):
                return Interval.closed(2, 4)

        plan = Plan("p", period="2023", targets=[Target(gdp, TwiceOrMore())])
        card = plan.evaluate([Outcome(gdp, "3 %", period="2023")])
        assert card["gdp"].grade is Grade.MET
        assert "gdp" in str(card)
        assert card["gdp"].explain("zh")


class TestTruth:
    def test_no_truth_value(self):
        for thing in (A, judge(gdp, AtLeast(1), 2)):
            with pytest.raises(pt.NoTruthValueError):
                bool(thing)
