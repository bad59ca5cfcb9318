"""Kinds of English wording, each with a sentence of our own and its reading."""

import pytest

from plantargets.language import read

READ = [
    # decimal commas, Indian grouping, apostrophes
    ("Wind and solar will supply 37,5% of power in 2031", "exactly", 37.5, "percent"),
    ("Build 3,20,000 rural homes by 2028", "exactly", 320000, "count:homes"),
    ("Connect 1,20,00,000 households to piped water", "exactly", 12000000, "count:households"),
    # currencies written against the figure
    ("KSh750 million for county clinics in 2026", "exactly", 750000000, "KES"),
    ("issue EUR15bn of green bonds by 2029", "exactly", 15000000000, "EUR"),
    ("R320 million for school sanitation", "exactly", 320000000, "ZAR"),
    ("NOK 45 million of savings by 2028", "exactly", 45000000, "NOK"),
    # negated comparatives
    ("the average journey must not be longer than 25 minutes", "at_most", 25, "minutes"),
    ("No county shall have measles coverage below 85%", "at_least", 85, "percent"),
    ("Interest costs should not be allowed to rise above 12 percent of revenue", "at_most", 12, "percent"),
    ("Overheads will never be higher than 6% of spending", "at_most", 6, "percent"),
    ("Response to urgent calls must not average longer than 18 minutes", "at_most", 18, "minutes"),
    ("Prevent the jobless rate from rising above 9 per cent", "at_most", 9, "percent"),
    # lengths of time in two units
    ("The mean call handling time was 6 minutes and 30 seconds", "exactly", 6.5, "minutes"),
    # ordinals, and ranks given by an index
    ("climb from 71st to 55th place in the trade logistics ranking", "exactly", 55, "rank"),
    ("Improve our ranking in ease of starting a firm from 98 to 60", "exactly", 60, "rank"),
    ("be one of the three most liveable cities in the region", "at_most", 3, "rank"),
    # rates whose base stands in the name
    ("nurses per 10,000 population to increase to 31", "exactly", 31, "per_10000"),
    ("Clinic beds per 1,000 people to rise from 1.4 to 2.2", "exactly", 2.2, "per_1000"),
    # ratios in x, and growth in times
    ("leverage not exceeding 3.5x", "at_most", 3.5, "times"),
    ("Fishery exports to be 4 times the 2018 level", "multiply", 4, "times"),
    # none left
    ("bring the number of families in hotels to zero by 2027", "exactly", 0, "count:people"),
    # hedges in a pair
    ("inflation below, but close to, 3 percent", "less_than", 3, "percent"),
    # labels of a table
    ("Open defecation: baseline 19%, target 4% by 2029", "exactly", 4, "percent"),
    ("Baseline (2022): 41%; Target (2028): 66%", "exactly", 66, "percent"),
    ("Visitor rating of 4.2 out of 5", "exactly", 4.2, "count"),
]


@pytest.mark.parametrize(("text", "comparator", "value", "unit"), READ)
def test_classes_of_wording(text, comparator, value, unit):
    found = read(text, "en").statements
    assert len(found) == 1, found
    assert found[0].comparator == comparator
    assert float(found[0].value) == value
    assert found[0].unit == unit or found[0].unit is None


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("keep inflation within the 2-5% target range", 2, 5),
        ("Inflation target of 4 per cent plus or minus 2 percentage points", 2, 6),
    ],
)
def test_bands(text, low, high):
    (found,) = read(text, "en").statements
    assert (found.comparator, found.low, found.high) == ("between", low, high)


@pytest.mark.parametrize(
    "text",
    [
        "The trustees met seven times and the risk panel three times last year",
        "Page 12 of 80 | Corporate Plan 2026/27",
        "To report a fault ring 0345 600 7890 or write to PO Box 4410",
        "one midwife for every 400 people",
        "The bridge is expected to open in the first quarter of 2027",
    ],
)
def test_no_figure_is_made_of(text):
    assert not [s for s in read(text, "en").statements if s.has_number]


def test_a_tolerance_is_not_a_statement():
    (found,) = read("Keep inflation at 3%, within a tolerance of one percentage point either side", "en").statements
    assert (found.comparator, found.value) == ("exactly", 3)


def test_the_poorest_40_per_cent_is_a_name():
    (found,) = read("incomes of the bottom 40 per cent to grow faster than the national average", "en").statements
    assert found.comparator == "faster_than"
    assert found.value is None


def test_the_year_of_an_earlier_figure_is_its_own():
    (found,) = read("Growth of 5.5%, up from 4.1% in 2022", "en").statements
    assert found.period is None
    assert float(found.from_value) == 4.1


def test_both_gives_each_of_the_two():
    found = read("both urban and rural access rates at or above 96%", "en").statements
    assert [(s.indicator, s.low) for s in found] == [("urban access rates", 96), ("rural access rates", 96)]


def test_ours_of_so_many_are_one_figure():
    (found,) = read("9 of our 14 depots are powered by wind", "en").statements
    assert float(found.value) == 9


def test_a_description_does_not_swallow_the_target():
    (found,) = read("the share of 25-29-year-olds with vocational training should be at least 35%", "en").statements
    assert (found.comparator, found.low) == ("at_least", 35)


def test_a_distance_from_a_forecast_is_refused():
    reading = read("Output grew by 2.9% in 2024, 0.3 percentage points below the spring forecast", "en")
    assert [float(s.value) for s in reading.statements] == [2.9]
    assert [u.text for u in reading.unread] == ["0.3 percentage points"]
