"""Kinds of English wording, each with a sentence of our own and its reading."""

import itertools

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


def test_a_distance_in_points_is_a_change_with_a_reference():
    _, apart = read("Output grew by 2.9% in 2024, 0.3 percentage points below the spring forecast", "en")
    assert (float(apart.value), apart.measure, apart.movement, apart.reference) == (
        0.3,
        "change",
        "down",
        "spring forecast",
    )


def test_a_distance_in_percent_may_be_points_and_is_refused():
    reading = read("Output grew by 2.9% in 2024, 0.3% below the spring forecast", "en")
    assert [float(s.value) for s in reading.statements] == [2.9]
    assert [u.text for u in reading.unread] == ["0.3%"]


def test_a_change_and_the_level_it_gave():
    change, level = read("staff numbers fell by 900 to 27,400", "en").statements
    assert (float(change.value), change.measure, change.movement) == (900, "change", "down")
    assert float(level.value) == 27400


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [("Share of pupils absent: 24% to 15% by 2029", 24, 15), ("Kilometres of cycle lane: 40 -> 65", 40, 65)],
)
def test_a_start_and_an_end(text, start, end):
    (found,) = read(text, "en").statements
    assert (found.comparator, float(found.from_value), float(found.value)) == ("exactly", start, end)


def test_places_are_not_a_starting_value():
    (found,) = read("In 2024, 18 nurses from 4 regions joined the panel", "en").statements
    assert found.from_value is None


@pytest.mark.parametrize(
    "text",
    ["Tel: +33 1 70 18 99 00", "ISBN 978-2-12345-678-0", "Lines run from 8am to 6pm", "Fax: (0117) 496 0000"],
)
def test_numbers_to_call_and_hours_of_the_day(text):
    assert not read(text, "en").statements


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Rural and urban joblessness to fall to 5% and 8% respectively",
            [("Rural joblessness", 5, None), ("urban joblessness", 8, None)],
        ),
        (
            "Farming, mining and tourism to grow by 2%, 4% and 9%",
            [("Farming", 2, None), ("mining", 4, None), ("tourism", 9, None)],
        ),
        (
            "Growth of 4.5%, 4.9% and 5.2% in 2025, 2026 and 2027 respectively",
            [(None, 4.5, "2025"), (None, 4.9, "2026"), (None, 5.2, "2027")],
        ),
        (
            "male and female life expectancy of 68 and 73 years",
            [("male life expectancy", 68, None), ("female life expectancy", 73, None)],
        ),
    ],
)
def test_lists_are_paired(text, wanted):
    found = read(text, "en").statements
    assert [float(s.value) for s in found] == [value for _, value, _ in wanted]
    assert all(name is None or s.indicator == name for s, (name, _, _) in zip(found, wanted, strict=True))
    assert [s.period for s in found] == [year for _, _, year in wanted]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Two-thirds of trips under 3 km made on foot", 66.67, "percent"),
        ("over 80 per cent of the 950 planned wells", 80, "percent"),
        ("visitor satisfaction of 4.4/5", 4.4, "count"),
        ("grow by half", 50, "percent"),
        ("3 lakh crore rupees", 3e12, "INR"),
    ],
)
def test_one_figure_and_no_other(text, value, unit):
    (found,) = read(text, "en").statements
    assert float(found.value) == pytest.approx(value, abs=0.01)
    assert found.unit == unit


def test_fractions_make_a_range():
    (found,) = read("between a quarter and a half of graduates", "en").statements
    assert (found.comparator, found.low, found.high) == ("between", 25, 50)


@pytest.mark.parametrize("text", ["24/7 cover", "at least one clinic in each of the 15 wards", "a grade of 7/9"])
def test_no_figure_where_none_is_sure(text):
    assert not [s for s in read(text, "en").statements if s.has_number]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Imports and exports rose by 3% and 4.5% respectively, and prices stayed below 2%",
            ["Imports and exports rose by 3%", "4.5% respectively", "prices stayed below 2%"],
        ),
        (
            "Cut losses by at least 20% by 2030 compared with 2015 levels, double farm incomes and raise yields by 4%",
            [
                "Cut losses by at least 20% by 2030 compared with 2015 levels",
                "double farm incomes",
                "raise yields by 4%",
            ],
        ),
    ],
)
def test_a_span_covers_its_statement_and_no_other(text, parts):
    found = read(text, "en")
    assert [each.text for each in found] == parts
    assert [text[each.start : each.end] for each in found] == parts
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


def test_figures_of_a_list_inside_a_longer_sentence_take_their_own_names():
    found = read("In 2024 output grew by 5%, imports and exports rose by 3% and 4.5% respectively.", "en")
    assert [(each.indicator, str(each.value)) for each in found][1:] == [("imports", "3"), ("exports", "4.5")]


def test_figures_of_years_share_one_name():
    found = read("Coverage reached 80, 85 and 90 per cent in 2019, 2020 and 2021 respectively", "en")
    assert [(each.indicator, each.period) for each in found] == [
        ("Coverage", year) for year in ("2019", "2020", "2021")
    ]


def test_a_name_ends_where_the_next_thing_to_do_begins():
    found = read("create 900 new jobs and keep unemployment between 4 and 5 per cent", "en")
    assert [each.indicator for each in found] == ["new jobs created", "unemployment"]
