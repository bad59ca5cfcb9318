"""Explanations as a reader sees them, and errors that name the field they are about."""

import pytest

from plantargets import (
    AtLeast,
    Between,
    ChangeFrom,
    Done,
    FieldError,
    FieldTypeError,
    Indicator,
    JustOver,
    KeepRising,
    Milestone,
    MoreThan,
    MultipleOf,
    NotDone,
    Outcome,
    Outcomes,
    Reason,
    Target,
    Unquantified,
    Verdict,
    evaluate,
)

REVENUE = Indicator("revenue", unit="亿元", direction="higher", name={"en": "revenue", "zh": "收入"})
GDP = Indicator("gdp", unit="percent", kind="growth", direction="higher")


def explained(indicator, criterion, value="100", lang="en"):
    return evaluate(Target(indicator, criterion, period="2023"), Outcome(indicator, value, period="2023")).explain(lang)


def test_sets_are_written_on_the_scale_of_the_figures():
    english = explained(REVENUE, AtLeast(120))
    assert "at least CNY 12 billion, which accepts [CNY 12 billion, ∞)" in english
    assert "{CNY 10 billion} is possible. Margin -CNY 2 billion" in english
    assert "可接受范围[120, ∞)" in explained(REVENUE, AtLeast(120), lang="zh")
    assert "accepts [5, ∞)" in explained(GDP, AtLeast("5 %"))


@pytest.mark.parametrize(
    ("word", "text"),
    [
        (2, "2020年的2倍"),
        (AtLeast(3), "2020年的3倍以上"),
        (MoreThan(2), "超过2020年的2倍"),
        (JustOver(2), "2020年的2倍多"),
        (Between(2, 3), "2020年的2倍至3倍"),
    ],
)
def test_multiples_in_chinese(word, text):
    assert f"目标为{text}，" in explained(REVENUE, MultipleOf(word, base="2020"), lang="zh")


def test_english_sentences():
    assert "The target is to keep rising" in explained(GDP, KeepRising())
    assert "a rise of at least CNY 200 million from 2022" in explained(
        REVENUE, ChangeFrom(AtLeast("2亿元"), base="2022")
    )
    assert "The target says: deepen reform." in explained(GDP, Unquantified("deepen reform"))
    years = [Outcome(REVENUE, value, period=str(year)) for year, value in enumerate((110, 120, 130), 2021)]
    every = evaluate(Target(REVENUE, AtLeast(100), period="2021/2023", over="every"), years)
    assert "the report says CNY 11 billion, CNY 12 billion and CNY 13 billion, so" in every.explain()
    road = Indicator("road", kind="milestone")
    done = Outcome(road, Done("2023-12-30"))
    assert "Margin 1 day." in evaluate(Target(road, Milestone(), period="2023"), done).explain()


@pytest.mark.parametrize(
    ("make", "field"),
    [
        (lambda: Outcome(GDP, 5, published="soon"), "Outcome.published"),
        (lambda: Done("2023-02-30"), "Done.on"),
        (lambda: NotDone("2023-02-30"), "NotDone.by"),
        (lambda: Milestone(by="2023-02-30"), "Milestone.by"),
        (lambda: evaluate(Target(GDP, 5), [], as_of="2023-02-30"), "as_of"),
        pytest.param(lambda: Outcomes([]).as_of("2023-02-30"), "as_of", id="collection"),
    ],
)
def test_days_name_their_field(make, field):
    with pytest.raises(FieldError) as caught:
        make()
    assert caught.value.field == field


def test_outcomes_have_to_be_outcomes():
    with pytest.raises(FieldTypeError, match=r"outcomes: got None"):
        evaluate(Target(GDP, 5), None)


def test_whole_numbers_are_of_things_and_not_of_ten_thousands():
    people = Indicator("people", unit="万人", direction="higher", integer=True)
    target = Target(people, AtLeast("1.2万人"), period="2023")
    assert evaluate(target, Outcome(people, "1.25万人", period="2023")).verdict is Verdict.ATTAINED
    assert evaluate(target, Outcome(people, MoreThan("1.1999万人"), period="2023")).verdict is Verdict.ATTAINED
    with pytest.raises(FieldError, match="whole"):
        Outcome(people, "1.25005万人")


def test_derived_indicators_can_be_pasted_back():
    jobs = Indicator("jobs", unit="job", direction="higher")
    total = Indicator("all_jobs", unit="job")
    growth = jobs.growth(basis=None, direction=None)
    for each in (growth, jobs.share_of(total), jobs.difference(), jobs.difference(total, direction="higher")):
        assert eval(repr(each), {"Indicator": Indicator}) == each


def test_price_bases_of_what_a_figure_is_worked_out_from():
    level = Indicator("level", unit="亿元", direction="higher")
    target = Target(level.growth(basis="real"), AtLeast("30 %"), period="2023")

    def judged(now, before):
        return evaluate(
            target,
            [Outcome(level, 130, period="2023", basis=now), Outcome(level, 100, period="2022", basis=before)],
        )

    assert judged("real", "real").verdict is Verdict.ATTAINED
    assert not judged("real", "real").notes
    assert judged(None, None).notes
    assert judged("nominal", "nominal").reasons == (Reason.BASIS_MISMATCH,)
    assert judged("nominal", "real").reasons == (Reason.BASIS_MISMATCH,)
