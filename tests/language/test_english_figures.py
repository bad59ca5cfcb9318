"""Distances, places in a ranking, growth of nothing, and wording that names no figure."""

import pytest

from plantargets.errors import FieldError
from plantargets.language import read


def only(text):
    (found,) = read(text, "en").statements
    return found


@pytest.mark.parametrize(
    ("text", "reference", "movement"),
    [
        ("The graduation rate was 2.4 percentage points below target", "target", "down"),
        ("81% of letters were sent in time, 1.9 points short of the annual target", "annual target", "down"),
        ("64% of trains ran in time, 3 percentage points above our plan", "plan", "up"),
    ],
)
def test_a_distance_from_a_target_has_it_as_its_reference(text, reference, movement):
    apart = read(text, "en").statements[-1]
    assert (apart.measure, apart.unit, apart.movement, apart.reference) == (
        "change",
        "percentage_point",
        movement,
        reference,
    )


def test_a_distance_is_no_outcome_of_the_indicator_itself():
    with pytest.raises(FieldError, match="compares with another figure"):
        only("The graduation rate was 2.4 percentage points below target").outcome()


@pytest.mark.parametrize(
    ("text", "part", "reason"),
    [
        ("keep inflation in single digits", "single digits", "how many digits a figure has, not the figure"),
        ("Exporters saw double-digit growth", "double-digit", "how many digits a figure has, not the figure"),
        ("a high single-digit rise in rents", "high single-digit", "how many digits a figure has, not the figure"),
        ("Freight volumes were broadly flat in 2023", "flat", "said not to have changed; the figure is not stated"),
        ("Fares remained unchanged from last year", "unchanged", "said not to have changed; the figure is not stated"),
    ],
)
def test_wording_that_names_no_figure_is_unread(text, part, reason):
    reading = read(text, "en")
    assert not any(said.has_number for said in reading)
    assert [(u.text, u.reason) for u in reading.unread] == [(part, reason)]
    assert text[reading.unread[0].start : reading.unread[0].end] == part


def test_a_figure_beside_such_wording_is_read():
    reading = read("bring inflation to single digits and lift output growth to 5%", "en")
    assert [float(said.value) for said in reading if said.has_number] == [5]
    assert [u.text for u in reading.unread] == ["single digits"]


@pytest.mark.parametrize(
    "text", ["Joblessness was unchanged at 4.4%", "a flat rate of 12%", "rents held flat at about $900 a month"]
)
def test_what_has_a_figure_is_not_unread(text):
    assert read(text, "en").unread == ()


def test_unchanged_from_last_year_dates_nothing():
    said = only("The vacancy rate remained unchanged from last year at 5.2%")
    assert (float(said.value), said.period, said.baseline) == (5.2, None, None)


@pytest.mark.parametrize("text", ["zero growth in freight by 2028", "The bank projects zero GDP growth for 2028"])
def test_zero_growth_is_a_growth_of_nothing(text):
    said = only(text)
    assert (said.value, said.unit, said.measure, said.period) == (0, "percent", "growth_rate", "2028")


@pytest.mark.parametrize("text", ["net zero growth in traffic", "near-zero growth in rents"])
def test_net_or_near_zero_growth_is_no_figure(text):
    assert not any(said.has_number for said in read(text, "en"))


def test_places_given_in_words_beside_another_place():
    first, second = read("Malawi placed 12th globally and third in Africa in the transparency index", "en")
    assert [(said.value, said.unit) for said in (first, second)] == [(12, "rank"), (3, "rank")]


@pytest.mark.parametrize("text", ["It was the first in the world to tax peat", "Oslo opened its second in Europe"])
def test_first_in_the_world_is_no_place_by_itself(text):
    assert not any(said.has_number for said in read(text, "en"))


@pytest.mark.parametrize(
    ("text", "comparator", "place"),
    [
        ("rank at least 10th in the index by 2030", "at_most", 10),
        ("rank 3rd or better in the index", "at_most", 3),
        ("improve the rank to at least 25", "at_most", 25),
        ("rank no lower than 20th worldwide", "at_most", 20),
        ("rank above 30th in the index", "less_than", 30),
        ("rank below 30th in the index", "more_than", 30),
    ],
)
def test_a_bound_on_a_place_is_on_its_number(text, comparator, place):
    said = only(text)
    assert (said.comparator, said.value, said.unit) == (comparator, place, "rank")


def test_a_count_of_a_description_is_named_as_unread():
    reading = read("Turnout rose by 4% across 62 wards and fell by 2% in 9 towns", "en")
    assert [(u.text, u.reason) for u in reading.unread] == [
        ("62", "a count in a description"),
        ("9", "a count in a description"),
    ]


@pytest.mark.parametrize(("sign", "unit"), [("K", "K"), ("P", "P")])
def test_a_sign_that_several_currencies_share_stays_a_sign(sign, unit):
    said = only(f"A fund of {sign}2.5 billion was set up for roads")
    assert (said.value, said.unit) == (2_500_000_000, unit)
    assert said.target().indicator.unit is None


@pytest.mark.parametrize(
    ("text", "value", "measure", "movement"),
    [
        ("Net lending was £12.4 billion lower than in the same month last year", 12_400_000_000, "change", "down"),
        ("Queues are now 14,000 longer than in March", 14_000, "change", "up"),
        ("The queue is 40 metres shorter than in May", 40, "change", "down"),
        ("12 out of every 1,000 calls were dropped", 12, "ratio", None),
        ("The index stood at 112.4 (2015 = 100)", 112.4, "level", None),
    ],
)
def test_changes_and_rates(text, value, measure, movement):
    said = only(text)
    assert (float(said.value), said.measure, said.movement, said.period) == (value, measure, movement, None)


def test_a_distance_from_a_plan_in_money_has_it_as_its_reference():
    said = only("Costs were $3 million higher than the plan")
    assert (said.measure, said.movement, said.reference) == ("change", "up", "plan")


def test_by_and_to_with_a_unit_each_are_no_range():
    change, level = read("The average wait for a hearing fell by 14 days to 62 days", "en")
    assert (change.value, change.measure, level.value, level.measure) == (14, "change", 62, "level")
    ranged = only("cut the wait by 5 minutes to 7 minutes")
    assert (ranged.low, ranged.high) == (5, 7)


def test_an_age_is_no_figure():
    assert not any(said.has_number for said in read("No child under five should die of measles by 2030", "en"))


def test_the_sharpest_fall_since_a_year_has_no_base():
    said = only("Traffic fell 12.5 per cent, the sharpest drop since 2009")
    assert (float(said.value), said.baseline) == (12.5, None)
