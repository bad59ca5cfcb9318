"""The wording of statistical releases: changes and the level reached, printed signs, targets named in passing."""

import pytest

from plantargets.language import read


def numbered(text):
    return [s for s in read(text, "en").statements if s.has_number]


@pytest.mark.parametrize(
    ("text", "change", "level"),
    [
        ("The number of people in work rose by 74,000 to a record 33.2 million", 74000, 33.2e6),
        ("Reserves rose by $2.98 billion to $643.16 billion", 2.98e9, 643.16e9),
        ("Staff numbers fell by 900 to 27,400", 900, 27400),
    ],
)
def test_a_change_and_the_level_reached(text, change, level):
    first, second = numbered(text)
    assert (float(first.value), first.measure) == (change, "change")
    assert (float(second.value), second.measure) == (level, "level")


@pytest.mark.parametrize(
    ("text", "value", "movement"),
    [
        ("Freight index +2.8%", 2.8, "up"),
        ("Timber exports: 4.2% y/y", 4.2, "up"),
        ("Timber exports: -1.3%", -1.3, None),
    ],
)
def test_printed_signs_and_yearly_rates(text, value, movement):
    (found,) = numbered(text)
    assert (float(found.value), found.measure, found.movement) == (value, "growth_rate", movement)


@pytest.mark.parametrize(
    "text",
    [
        "Enrolment is 96.7%, against a target of 98%",
        "77.3% of patients were seen in four weeks, exceeding the 75% target",
        "Punctuality: 74.2% (target 76%)",
    ],
)
def test_a_report_that_names_a_target_is_an_outcome(text):
    assert numbered(text)[0].role == "outcome"


@pytest.mark.parametrize(
    ("text", "comparator", "value"),
    [
        ("150+ schools", "at_least", 150),
        ("20+ hectares of orchard", "at_least", 20),
        ("one in eleven people went hungry", "exactly", 100 / 11),
        ("answered within 24 hours in 95% of cases", "exactly", 95),
        ("Calls answered: 88% v 90%", "exactly", 88),
    ],
)
def test_short_forms(text, comparator, value):
    (found,) = numbered(text)
    assert found.comparator == comparator
    assert float(found.value) == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Earnings growth was 5.9%, the weakest since the three months to September 2022", None),
        ("A 57% reduction on 2019/20 by 2030/31", "2030/31"),
    ],
)
def test_periods_of_reports(text, period):
    (found,) = numbered(text)
    assert found.period == period


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Per capita disposable income reached 39,218 yuan", "Per capita disposable income"),
        ("Landfill has more than halved since 2015", "Landfill"),
        ("Access has doubled in a decade to 58%", "Access"),
        ("Remittances reached an all-time high of $37.2 billion", "Remittances"),
        ("A&E four-hour performance: 74.2%", "A&E four-hour performance"),
        ("The jobless rate was 5.9% in December 2023", "jobless rate"),
        ("Joblessness rose slightly to 4.4 per cent in July", "Joblessness"),
        ("Mill output came in at 94.8% against a plan of 94.1%", "Mill output"),
    ],
)
def test_names(text, name):
    assert numbered(text)[0].indicator == name


@pytest.mark.parametrize(
    "text",
    ["the G20 summit and COP26 agreed", "Shed 737 and 2x4 timber", "Windows 11 on every laptop", "a ratio of 1 to 30"],
)
def test_names_and_ratios_give_no_figure(text):
    assert not numbered(text)


def test_the_label_of_a_figure_in_brackets_is_no_period():
    growth, level = numbered("Underlying profit rose 12% to £145.2m (2022: £129.6m)")
    assert (growth.period, level.period) == (None, None)
    assert numbered("Headcount was 12,345 at 31 March 2024 (31 March 2023: 11,987)")[0].period == "2024-03"


def test_a_margin_is_a_share_and_a_margin_of_error_is_none():
    (found,) = numbered("Operating margin of 18-20 per cent")
    assert (found.comparator, found.low, found.high) == ("between", 18, 20)
    (found,) = numbered("Support stands at 54 per cent, with a margin of error of 3 per cent")
    assert found.value == 54


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Get 50,000 more nurses by 2024/25 compared with 2019", "2024/25"),
        ("100 MW of storage in operation by end-2025, 300 MW by end-2028", "2028"),
        ("Lift tax revenue from 13.2 to at least 16 percent of GDP by FY28", "FY28"),
    ],
)
def test_periods_of_plans(text, period):
    assert numbered(text)[-1].period == period


def test_levels_in_brackets_after_a_change():
    change, level = numbered("Improve the placement rate of trainees by 2 percentage points (from 56% to 58%)")
    assert (change.value, change.measure, level.value, level.from_value, level.measure) == (
        2,
        "change",
        58,
        56,
        "share",
    )


def test_a_span_of_fiscal_years():
    (found,) = numbered("Between FY 2022 and FY 2026, insulate 4,500 homes")
    assert (found.period, found.baseline) == ("FY2022-2026", None)


@pytest.mark.parametrize(
    ("text", "value", "movement"),
    [
        ("The economy showed negative growth of 2.0%", 2, "down"),
        ("Growth was minus 2% in 2020", -2, None),
        ("GDP growth of negative 1.5 per cent", -1.5, None),
    ],
)
def test_negative_growth(text, value, movement):
    (found,) = numbered(text)
    assert (float(found.value), found.measure) == (value, "growth_rate")
    assert found.movement == movement
