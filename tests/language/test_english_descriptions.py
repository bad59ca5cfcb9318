"""English figures that describe what is counted, parts of years, and labels, in sentences with other figures."""

import pytest

from plantargets.language import read


def values(text):
    return [float(said.value) for said in read(text, "en") if said.value is not None]


@pytest.mark.parametrize(
    ("text", "stated", "left"),
    [
        ("Farms larger than 50 hectares must file a plan by 2026", [], ["50 hectares"]),
        ("Firms with fewer than 10 staff account for 93% of shops", [93], ["10"]),
        ("In 14 of 28 valleys the rate exceeded 10%", [10], ["14 of 28"]),
        ("The fund lent €3.2 billion to 12 members", [3_200_000_000], ["12"]),
    ],
)
def test_what_describes_is_unread(text, stated, left):
    reading = read(text, "en")
    assert values(text) == stated
    assert [part.text for part in reading.unread] == left


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Farms must be larger than 50 hectares", [50]),
        ("One third of the 1.2 million hectares burned lay in parks", [100 / 3]),
        ("1.4 million tonnes of CO2 were saved, equal to taking 300,000 cars off the road", [1_400_000]),
        ("Food inflation slowed for a fifth month running, to 6.4%", [6.4]),
        ("Rents rose in a third week of bidding by 2%", [2]),
        ("ferry trips doubled to 800", [2, 800]),
    ],
)
def test_only_statements_are_read(text, expected):
    assert values(text) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The rate was 5.5% in Q1 and 5.1% in Q2 2024", ["2024-Q1", "2024-Q2"]),
        ("Sales fell 3% in March and 4% in April 2024", ["2024-03", "2024-04"]),
        ("Women's share of seats: 2023 actual 31%, 2025 target 40%", ["2023", "2025"]),
        ("Sales fell 3% in March 2023", ["2023-03"]),
    ],
)
def test_parts_of_a_year_and_labels_date_their_figure(text, expected):
    assert [said.period for said in read(text, "en")] == expected


def test_labels_of_years_leave_the_name():
    found = read("Women's share of seats: 2023 actual 31%, 2025 target 40%", "en")
    assert [said.indicator for said in found] == ["Women's share of seats"] * 2


def test_guidance_is_of_the_figure_with_its_unit():
    growth, _, guided = read("Turnover grew 7.2% to £812m, ahead of guidance of 5%", "en")
    assert (growth.measure, guided.measure, guided.role) == ("growth_rate", "growth_rate", "target")


def test_short_of_a_year_is_below_it():
    (said,) = read("Bus use is 15% short of its 2019 level", "en")
    assert (said.measure, said.movement, said.baseline) == ("growth_rate", "down", "2019")


def test_special_drawing_rights_are_a_currency():
    (said,) = read("Lending will reach SDR 3.2 billion by 2030", "en")
    assert (said.value, said.unit) == (3_200_000_000, "XDR")


def test_what_was_saved_has_a_name():
    assert read("1.4 million tonnes of CO2 were saved", "en")[0].indicator == "CO2 saved"


def test_of_so_many_the_part_is_named():
    reading = read("Out of 1,200 applications, 860 were approved", "en")
    assert [(float(said.value), said.indicator) for said in reading] == [(860, "applications approved")]


def test_a_start_without_an_end_in_figures_is_unread():
    reading = read("Bring down the dropout rate from 18% to single digits", "en")
    assert not any(said.has_number for said in reading)
    assert [part.text for part in reading.unread] == ["18%", "single digits"]


@pytest.mark.parametrize(
    ("text", "name", "measure", "value"),
    [
        ("The tunnel shortens the journey by 35 minutes", "journey", "change", 35),
        ("Annual rainfall below 400 mm", "Annual rainfall", "level", 400),
        ("By 2030, 40% of managers will be women", "women among managers", "share", 40),
        ("Joblessness among 15 to 24-year-olds stood at 22%", "Joblessness among 15 to 24-year-olds", "share", 22),
        ("Deliver 100,000 school meals daily", "school meals", "level", 100_000),
    ],
)
def test_names_and_measures(text, name, measure, value):
    (said,) = read(text, "en")
    assert (said.indicator, said.measure, float(said.value)) == (name, measure, value)


def test_a_new_clause_has_its_length():
    _, days = read("Staff turnover 9.8%; sickness absence 4.1 days per employee", "en")
    assert (days.indicator, float(days.value), days.unit) == ("sickness absence", 4.1, "days")


def test_a_figure_said_twice_has_one_name():
    found = read("Gifts came to £3.4m, equivalent to 1.1% of pre-tax profit", "en")
    assert [said.indicator for said in found] == ["Gifts", "Gifts"]


def test_a_span_of_years_is_the_period():
    (said,) = read("Achieve a surplus of 2.0% of GDP on average in 2025-2027", "en")
    assert said.period == "2025-2027"


def test_the_start_may_stand_last():
    (said,) = read("Cases fell to 4 per 100,000 people in 2022 from 9 in 2015", "en")
    assert (float(said.value), float(said.from_value)) == (4, 9)


@pytest.mark.parametrize(
    "text",
    [
        "The office is open 24 hours a day, 7 days a week",
        "The plan has a twofold purpose",
        "Mr Lee, 54, has led the team since 2011",
        "Between 2 and 4 pm the road is closed",
        "The top five priorities are listed below",
        "The board of 11 members meets twice a year",
    ],
)
def test_prose_with_numbers_states_nothing(text):
    assert not any(said.has_number for said in read(text, "en"))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a twofold rise in exports", 2),
        ("Rents are twice the national average", 2),
        ("be among the top five ports by 2030", 5),
        ("extend opening hours to 12 hours a day", 12),
        ("a team of 11 advisers by 2030", 11),
    ],
)
def test_what_looks_alike_is_read(text, value):
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We achieved a mean score of 62 against a goal of 60", [62, 60]),
        ("The median wait was 14.9 weeks, the target is 9 weeks", [14.9, 9]),
        ("About $90 million of the $120 million grant was spent", [90_000_000]),
        ("Two thirds of the 900 kilometres planned have been built", [200 / 3]),
    ],
)
def test_goals_are_read_and_wholes_are_not(text, expected):
    assert values(text) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gender pay gap: median 9.1%, mean 12.4%", ["Gender pay gap", "Gender pay gap"]),
        ("There are 1.8 vets per 1,000 people", ["vets"]),
        ("Output per head was 72% of the EU average", ["Output per head"]),
        ("double tourist spending within a decade", ["tourist spending"]),
        ("About $90 million of the $120 million grant was spent", ["grant spent"]),
        ("Two thirds of the 900 kilometres planned have been built", ["kilometres planned built"]),
        ("Waste recycled rose to 46%, still short of the 50% target", ["Waste recycled", "Waste recycled"]),
        ("The scheme will save 1.2 Mt of CO2e a year by 2032", ["CO2 saved"]),
    ],
)
def test_names_beside_descriptions(text, expected):
    assert [said.indicator for said in read(text, "en")] == expected


def test_a_rate_has_its_base():
    (said,) = read("an accident rate of 0.21 per 200,000 hours worked", "en")
    assert (float(said.value), said.unit, said.measure) == (0.21, "per_200000", "ratio")
