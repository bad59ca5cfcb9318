"""Mixed numbers, starts without a unit of their own, gaps to an average, page numbers and phrasal verbs."""

import pytest

from plantargets.language import read


def numbered(text):
    return [s for s in read(text, "en").statements if s.has_number]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("half a million barns to be insulated by 2031", 500000, "count:barns"),
        ("a quarter of a million new seedlings", 250000, "count:seedlings"),
        ("half a billion dollars of grain exports", 5e8, "USD"),
        ("one and a half million seedlings", 1.5e6, "count:seedlings"),
        ("1½ million visitors came to the fair", 1.5e6, "count:visitors"),
        ("a levy of one and a half per cent of turnover", 1.5, "percent"),
        ("a fleet average of 49 miles per gallon", 49, "mpg"),
        ("The harbour's trade has crossed 12 trillion yuan", 12e12, "CNY"),
    ],
)
def test_mixed_numbers_and_units(text, value, unit):
    (found,) = numbered(text)
    assert float(found.value) == value
    assert found.unit in {unit, None}


def test_two_and_a_half_times():
    (found,) = numbered("wool exports were two and a half times their 2010 level")
    assert (found.comparator, float(found.value), found.baseline) == ("multiply", 2.5, "2010")


@pytest.mark.parametrize(
    ("text", "start", "end", "unit"),
    [
        ("Herd size to go from 1.2 to 1.5 million", 1.2e6, 1.5e6, None),
        ("Leakage fell from 12% in 2015 to 8 in 2020", 12, 8, "percent"),
        ("Infant deaths fell from 45 per 1,000 live births in 2010 to 31 in 2020", 45, 31, "per_1000"),
        ("Revenue to rise from $1.2 to 1.5 billion", 1.2e9, 1.5e9, "USD"),
    ],
)
def test_a_start_and_an_end_share_scale_and_unit(text, start, end, unit):
    (found,) = numbered(text)
    assert (float(found.from_value), float(found.value), found.unit) == (start, end, unit)
    assert found.period in {None, "2020"}


def test_an_end_that_may_lack_its_scale_is_refused():
    reading = read("Arrivals rose from 1.2 million in 2019 to 1.5 in 2022")
    assert not [s for s in reading if s.has_number]
    assert [u.reason for u in reading.unread] == ["a number whose scale only the start has"]


def test_the_year_of_the_start_is_no_period():
    growth, level = numbered("Wages rose by 7.6% from $10,099 in 2022 to $10,869 in 2023")
    assert (growth.period, level.period, float(level.from_value)) == ("2023", "2023", 10099)


def test_a_gap_to_an_average_has_a_reference():
    rate, gap = numbered("The rate was 4.1%, 0.3 percentage points below the county average")
    assert (gap.measure, gap.movement, gap.reference) == ("change", "down", "county average")
    assert rate.reference is None


@pytest.mark.parametrize(
    ("text", "baseline"),
    [
        ("Ridership recovered to 92% of pre-pandemic levels", "pre-pandemic levels"),
        ("Trade was about 6 per cent lower than before the pandemic", "before the pandemic"),
        ("cut fuel use by 12 per cent from the average of the last three years", "average of the last three years"),
        ("Joblessness averaged 7.8% in 2023, the lowest since 2014", None),
        ("3,695 homes were built, up 10.0% on 2022", "2022"),
    ],
)
def test_baselines(text, baseline):
    assert numbered(text)[-1].baseline == baseline


@pytest.mark.parametrize(
    ("text", "movement"),
    [
        ("solar to make up 20% of supply by 2030", None),
        ("Energy use fell by 0.5 percent over the previous year", "down"),
        ("Sales were 5% over 2019 levels", "up"),
    ],
)
def test_up_and_over(text, movement):
    (found,) = numbered(text)
    assert found.movement == movement


@pytest.mark.parametrize("text", ["See pages 21 to 23 and 40-42", "Filed under 17 CFR Part 240", "paragraphs 4 and 5"])
def test_places_in_a_document(text):
    assert not numbered(text)


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("all rural families will be covered by a clinic", "milestone"),
        ("end rough sleeping by 2031", "milestone"),
        ("to have debt falling as a percentage of GDP", "keep_falling"),
        ("debt to be on a downward path", "keep_falling"),
    ],
)
def test_goals_without_a_figure(text, comparator):
    (found,) = read(text, "en").statements
    assert found.comparator == comparator


def test_a_goal_in_a_report_measures_the_same():
    done, aim = numbered(
        "We reduced our fleet emissions by 42% versus our 2019 baseline, exceeding our 2025 goal of 30%"
    )
    assert (done.measure, done.movement, done.baseline, done.period) == ("growth_rate", "down", "2019", None)
    assert (aim.measure, aim.movement, aim.period, aim.role) == ("growth_rate", "down", "2025", "target")


def test_a_deadline_is_no_baseline():
    (found,) = numbered("peak emissions at 15 MtCO2e no later than 2030")
    assert (found.baseline, found.period) == (None, "2030")


def test_a_condition_between_two_figures():
    found = numbered("cut emissions 32% below business as usual by 2030, and 43% with support")
    assert [(float(s.value), s.measure, s.movement) for s in found] == [
        (32, "growth_rate", "down"),
        (43, "growth_rate", "down"),
    ]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("No patient should wait longer than 12 weeks for a scan", 12, "weeks"),
        ("Sickness absence of no more than 4.5 days per person", 4.5, "days"),
    ],
)
def test_lengths_of_time_with_a_ceiling(text, value, unit):
    (found,) = numbered(text)
    assert (found.comparator, float(found.value), found.unit) == ("at_most", value, unit)


@pytest.mark.parametrize(
    "text",
    ["several hundred jobs in weaving", "a few thousand trees", "many thousand sheep", "a couple of hundred barns"],
)
def test_vague_numbers_are_refused(text):
    reading = read(text, "en")
    assert not [s for s in reading if s.has_number]
    assert [u.reason for u in reading.unread] == ["a vague number"]


@pytest.mark.parametrize(
    ("text", "comparator", "value"),
    [
        ("c. 5% growth in output", "about", 5),
        ("increase yields by a factor of three", "multiply", 3),
        ("reduce losses by a factor of four", "multiply", 0.25),
        ("three times as many vets as in 2015", "multiply", 3),
        ("keep the rate from exceeding 4%", "at_most", 4),
        ("1-in-5 lambs", "exactly", 20),
        ("a 25 bps cut", "exactly", 25),
        ("a 10-point rise in the index", "exactly", 10),
    ],
)
def test_more_forms(text, comparator, value):
    (found,) = numbered(text)
    assert (found.comparator, float(found.value)) == (comparator, value)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("a yield of 5% (plus or minus 1 percentage point)", 4, 6),
        ("a reduction of a quarter to a half", 25, 50),
        ("yields of two to two and a half tonnes", 2, 2.5),
    ],
)
def test_ranges_of_parts(text, low, high):
    (found,) = numbered(text)
    assert (found.comparator, float(found.low), float(found.high)) == ("between", low, high)


def test_a_count_of_ours_is_a_description():
    assert not numbered("The 2031 Agenda and its 17 goals guide the plan")
