"""Reading what was written gives the object back."""

from decimal import Decimal

import pytest
from hypothesis import given, settings, strategies as st

from plantargets import (
    About,
    AtLeast,
    AtMost,
    Between,
    ChangeFrom,
    Exactly,
    Fall,
    FasterThan,
    Figure,
    Indicator,
    InLineWith,
    JustOver,
    KeepFalling,
    KeepRising,
    LessThan,
    MoreThan,
    MultipleOf,
    Nearly,
    Outcome,
    RankWithin,
    Reach,
    SlowerThan,
    Target,
)
from plantargets.errors import FieldError
from plantargets.language import catalogue, read, write

INCOME = Indicator("income_x", kind="growth", name={"zh": "牧民收入", "en": "herder incomes"})
PRICES = Indicator("prices_x", kind="growth", name={"zh": "草料价格", "en": "fodder prices"})
SHARE = Indicator("share_x", kind="share", name={"zh": "暖棚覆盖率", "en": "barn coverage"})
WOOL = Indicator("wool_x", unit="t", name={"zh": "羊毛产量", "en": "wool output"})
SALES = Indicator("sales_x", unit="元", name={"zh": "乳品销售额", "en": "dairy sales"})
RANK = Indicator("rank_x", kind="rank", name={"zh": "草原质量", "en": "pasture quality"})
ALL = [INCOME, PRICES, SHARE, WOOL, SALES, RANK]
CATALOGUE = catalogue().with_indicators(*ALL)

ONE = [About, AtLeast, MoreThan, AtMost, LessThan, Exactly, Reach, Nearly, JustOver]
numbers = st.decimals("0.1", 99, places=1) | st.integers(1, 98).map(Decimal)
percents = numbers.map(lambda n: Figure.of(f"{n}%"))
words = st.builds(lambda word, figure: word(figure), st.sampled_from(ONE), percents)
ranges = st.tuples(percents, percents).filter(lambda p: p[0].number < p[1].number).map(lambda p: Between(*p))
growths = words | ranges | st.builds(Fall, words | ranges)
years = st.integers(1990, 2060).map(str)
LANGS = st.sampled_from(["zh", "en"])


def again(text, lang):
    [statement] = read(text, lang)
    return statement


def check(target, lang):
    text = write(target, lang)
    back = again(text, lang).target(catalogue=CATALOGUE)
    assert (back.indicator, back.criterion) == (target.indicator, target.criterion), text
    assert back.period == target.period


@settings(max_examples=150)
@given(growths, LANGS, st.none() | years)
def test_growth_targets(word, lang, period):
    check(Target(INCOME, word, period=period), lang)


@settings(max_examples=80)
@given(words | ranges, LANGS, st.none() | years)
def test_share_targets(word, lang, period):
    check(Target(SHARE, word, period=period), lang)


@settings(max_examples=80)
@given(st.sampled_from(ONE), st.integers(1, 9999).map(Decimal) | st.decimals("0.1", 999, places=2), LANGS)
def test_level_targets(word, number, lang):
    unit = WOOL.unit
    check(Target(WOOL, word(Figure(number, unit))), lang)


@settings(max_examples=40)
@given(st.sampled_from(ONE), st.integers(1, 9999))
def test_scaled_money_in_chinese(word, number):
    check(Target(SALES, word(f"{number}亿元")), "zh")


@settings(max_examples=40)
@given(growths, LANGS, st.none() | years, st.sampled_from(["normal", "provisional", "estimated"]))
def test_growth_outcomes(word, lang, year, status):
    outcome = Outcome(INCOME, word.value if isinstance(word, Reach) else word, period=year, status=status)
    said = write(outcome, lang)
    back = again(said, lang).outcome(catalogue=CATALOGUE)
    assert (back.possible(), back.period, back.status) == (outcome.possible(), outcome.period, outcome.status), said


@settings(max_examples=60)
@given(st.sampled_from(ONE), st.integers(1, 9999), LANGS, st.none() | years)
def test_level_outcomes(word, number, lang, year):
    outcome = Outcome(WOOL, word(Figure(Decimal(number), WOOL.unit)), period=year)
    said = write(outcome, lang)
    back = again(said, lang).outcome(catalogue=CATALOGUE)
    assert (back.possible(), back.period) == (outcome.possible(), outcome.period), said


@settings(max_examples=40)
@given(st.builds(Fall, words) | words, years, LANGS)
def test_changes_from_a_base(word, year, lang):
    check(Target(WOOL, ChangeFrom(word, base=year)), lang)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    ("indicator", "criterion"),
    [
        (INCOME, InLineWith(PRICES)),
        (INCOME, InLineWith(PRICES, basically=True)),
        (INCOME, FasterThan(PRICES)),
        (INCOME, SlowerThan(PRICES)),
        (WOOL, KeepRising()),
        (WOOL, KeepFalling()),
        (RANK, RankWithin(3)),
        (WOOL, MultipleOf(2, base="2020")),
        (WOOL, MultipleOf(AtLeast("1.5"), base="2015")),
    ],
)
def test_criteria_that_compare(indicator, criterion, lang):
    check(Target(indicator, criterion), lang)


@pytest.mark.parametrize(
    "target",
    [
        Target(INCOME, About("5 %", within="0.5 points")),
        Target(INCOME, About("5 %", two_sided=True)),
        Target(INCOME, AtLeast("5 %"), period="2023-Q1"),
        Outcome(INCOME, "5 %", status="forecast"),
        Outcome(INCOME, None),
    ],
)
def test_what_no_wording_says(target):
    with pytest.raises(FieldError):
        write(target)


def test_wording_is_that_of_plans_and_reports():
    jobs = Indicator("jobs_x", unit="个", name={"zh": "新增岗位", "en": "new jobs"})
    assert write(Target(jobs, JustOver("8000个"))) == "新增岗位达到8000余个"
    assert write(Target(SHARE, AtMost("4.5 %"))) == "暖棚覆盖率控制在4.5%以内"
    assert write(Target(SHARE, AtMost("4.5 %")), "en") == "barn coverage to be at most 4.5%"
    assert write(Outcome(INCOME, "4.3 %", period="2023"), "en") == "herder incomes grew by 4.3% in 2023"
    assert write(Outcome(INCOME, "4.3 %", period="2023", status="provisional")) == "2023年初步核算，牧民收入增长4.3%"


def test_an_unknown_language():
    with pytest.raises(FieldError, match="'zh' or 'en'"):
        write(Target(INCOME, AtLeast("5 %")), "fr")
