"""What a user's type checker sees; checked by mypy and basedpyright, never run."""

import datetime
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import assert_never, assert_type

import attrs

import plantargets as pt

# Intervals
band = pt.Interval("6.1", "6.9")
assert_type(band, pt.Interval)
assert_type(band.issubset(pt.Interval.at_least(6)), bool)
assert_type(-band, pt.Interval)
assert_type(band + 1, pt.Interval)
assert_type(band.intersection(pt.Interval.whole()), pt.Interval | None)
assert_type(band.low, Decimal | Fraction | None)

# Numbers come as text, int, float, Decimal or Fraction
gdp = pt.Indicator("gdp", unit="percent", kind="growth", direction="higher", name={"en": "GDP", "zh": "地区生产总值"})
jobs = pt.Indicator("jobs", unit="jobs", integer=True, accumulates=True)
for value in ("6.5 %", 6, 6.5, Decimal("6.5"), Fraction(13, 2)):
    pt.Target(gdp, value)
    pt.Outcome(gdp, value, period=2023)
pt.Indicator("gdp", kind="grwoth")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
pt.Indicator("gdp", direction="up")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
pt.About(None)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
assert_type(jobs.growth(), pt.Indicator)
assert_type(gdp.unit, pt.Unit | None)

# Targets and criteria
target = pt.Target(gdp, pt.About("6.5 %"), period="2023", obligation="expected")
assert_type(target.acceptable(), pt.Interval | None)
assert_type(target.figure, pt.Figure | None)
assert_type(target.due, datetime.date | None)
pt.Target(gdp, pt.InLineWith(jobs))
pt.Target(gdp, pt.Fall(pt.AtLeast("3 %")))
pt.Fall(pt.InLineWith(gdp))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


@attrs.frozen
class Corridor:
    """A criterion of one's own."""

    low: int
    high: int

    def acceptable(self, scale: pt.Scale) -> pt.Interval:
        """The set from low to high."""
        assert_type(scale.unit, pt.Unit | None)
        return pt.Interval(self.low, self.high)


pt.Target(gdp, Corridor(1, 3))
pt.Target(gdp, gdp)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]

# Outcomes
report = pt.Outcome(gdp, "4.3 %", period="2023", status="provisional")
assert_type(report.possible(), pt.Interval | None)
assert_type(report.number, Decimal | Fraction | None)
outcomes = pt.Outcomes([report])
assert_type(outcomes[0], pt.Outcome)
assert_type(outcomes.latest(), pt.Outcomes)
assert_type(outcomes.series(gdp), dict[pt.Period, pt.Outcome])
pt.Outcome(gdp, pt.InLineWith(gdp))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]

# Judging
result = pt.evaluate(target, [report], convention="official", as_of="2024-08-01")
assert_type(result, pt.Attainment)
assert_type(result.verdict, pt.Verdict)
assert_type(result.grade, pt.Grade | None)
assert_type(result.margin, Decimal | Fraction | None)
assert_type(result.gap, pt.Interval | None)
assert_type(result.reasons, tuple[pt.Reason, ...])
assert_type(result.inputs, Mapping[str, object])
assert_type(result.explain("zh"), str)
evaluation: pt.Evaluation = result
judge: pt.Evaluator = pt.SetAttainment(convention="none")


def word(verdict: pt.Verdict) -> str:
    """A match over the three verdicts is exhaustive."""
    match verdict:
        case pt.Verdict.ATTAINED:
            return "met"
        case pt.Verdict.MISSED:
            return "not met"
        case pt.Verdict.UNDETERMINED:
            return "open"
        case _:
            assert_never(verdict)


# Plans
plan = pt.Plan("Work plan", area="Songbei", period="2023", targets=[target])
card = plan.evaluate(outcomes, evaluator=judge)
assert_type(plan["gdp"], pt.Target)
assert_type(card, pt.Scorecard)
assert_type(card["gdp"], pt.Evaluation)
assert_type(card["gdp"].verdict, pt.Verdict | None)
assert_type(card.counts, dict[pt.Verdict | None, int])
assert_type(pt.sensitivity(target, report), pt.Sensitivity | None)

# A misspelt name is an error
pt.Goal  # type: ignore[attr-defined]  # noqa: B018  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnusedExpression]
