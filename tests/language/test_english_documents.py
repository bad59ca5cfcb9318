"""What whole documents bring: numbered paragraphs, addresses, fonts without a rupee sign, several baselines."""

import pytest

from plantargets.language import read


def numbered(text):
    return [s for s in read(text, "en").statements if s.has_number]


def test_numbers_of_paragraphs_are_not_read():
    text = (
        "The scheme helps weavers. 110. Task of linking two thousand villages by cable was completed. "
        "111. Sheds will be built. "
        "4.2 Irrigation will reach 60 per cent of farms."
    )
    assert [float(s.value) for s in numbered(text)] == [2000, 60]


def test_a_sentence_may_begin_with_a_figure():
    kilometres, _ = numbered(
        "We electrify the railway. 400 kilometres are targeted for 2027. 95 per cent of bridges are sound."
    )
    assert (kilometres.value, kilometres.unit, kilometres.period) == (400, "km", "2027")


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/policies/44?page=9&region=A%2CB%20C",
        "see www.example.org/2030/plan-15 for details",
        "Chart 1 shows the plan",
        "5/2006: the law was passed",
        "vehicles with zero- and low-emission engines",
    ],
)
def test_addresses_and_labels_are_not_read(text):
    assert not numbered(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [("a sum of ` 1,85,752 crore was spent on dams", 1857520000000), ("We spend `16000 crore on seeds", 160000000000)],
)
def test_a_rupee_sign_of_an_old_font(text, value):
    (found,) = numbered(text)
    assert (found.value, found.unit) == (value, "INR")


def test_each_change_has_the_baseline_next_to_it():
    found = numbered(
        "reduction of methane by 39 % compared to 1990; reduction of energy use by 17% compared to 2012; "
        "and a 33% increase in solar power relative to 2020"
    )
    assert [(float(s.value), s.baseline, s.period) for s in found] == [
        (39, "1990", None),
        (17, "2012", None),
        (33, "2020", None),
    ]


@pytest.mark.parametrize(
    ("text", "comparator", "movement"),
    [
        ("Investment in weirs will go up to Rs 50 crore", "exactly", "up"),
        ("Grants of up to Rs 50 crore for weirs", "at_most", None),
    ],
)
def test_going_up_to_is_no_ceiling(text, comparator, movement):
    (found,) = numbered(text)
    assert (found.comparator, found.movement) == (comparator, movement)


def test_a_range_after_to():
    (found,) = numbered("Growth is to slow down to 1% to 3% in 2032")
    assert (found.comparator, found.low, found.high) == ("between", 1, 3)


@pytest.mark.parametrize(
    ("text", "start", "value"),
    [
        ("The ceiling is raised from the current $5,000 to $5,500", 5000, 5500),
        ("an allowance of 5% instead of an allowance of 3%", 3, 5),
    ],
)
def test_what_held_before(text, start, value):
    (found,) = numbered(text)
    assert (float(found.from_value), float(found.value)) == (start, value)


def test_decimal_commas_before_units():
    found = numbered("a fleet of 9,6 GW; 6,3 GW of coal; 11,4 GW of wind")
    assert [float(s.value) for s in found] == [9.6, 6.3, 11.4]


@pytest.mark.parametrize(
    "text", ["Decree 4892 requires blending", "three stages: 1. 2011 to 2013: pilot projects", "see items 1,2 and 3"]
)
def test_numbers_of_laws_and_items(text):
    assert not numbered(text)


def test_a_number_with_a_comma_that_is_neither_decimal_nor_thousands_is_refused():
    reading = read("The score was 9,6 in the end")
    assert not [s for s in reading if s.has_number]
    assert [u.text for u in reading.unread] == ["9,6"]


def test_growth_in_a_name_measures_nothing():
    (found,) = numbered("The Green Growth Act asks firms to buy at least 10% of clean vans")
    assert (found.measure, found.movement) == ("share", None)


@pytest.mark.parametrize(
    ("text", "period", "baseline"),
    [
        ("under Directive 2009/28/EC the share should reach 20%", None, None),
        ("FY 2026 target: 95% of payments made on time", "FY2026", None),
        ("Over 12,000 nurses enrolled, twice the number recorded in 2021", None, "2021"),
    ],
)
def test_years_of_laws_targets_and_multiples(text, period, baseline):
    last = numbered(text)[-1]
    assert (last.period, last.baseline) == (period, baseline)


def test_thousands_after_a_comma_and_a_space():
    homes, systems = numbered("Grants pay for 20, 000 small boilers and 2, 000 large pumps")
    assert (homes.value, systems.value) == (20000, 2000)


def test_numbers_of_points_in_a_sentence():
    assert not numbered("The work falls into 1) short term and 2) medium term tasks")


def test_a_list_with_semicolons_goes_on():
    found = numbered("cut methane below 2014 levels by 17.9% by 2020; 39.2% by 2025; and 44.7% by 2030")
    assert [(s.measure, s.movement, s.period) for s in found] == [
        ("growth_rate", "down", "2020"),
        ("growth_rate", "down", "2025"),
        ("growth_rate", "down", "2030"),
    ]


def test_a_year_right_below():
    (found,) = numbered("emissions 30% below 2005 by 2030")
    assert (found.measure, found.movement, found.baseline, found.period) == ("growth_rate", "down", "2005", "2030")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The ownership rate is about 85%[3].", 85),
        ("During April-January 2011-12, exports grew by 23 per cent", 23),
        ("Art. 3 states that suppliers must blend at least 3.5% of fuel", 3.5),
        ("cut CO 2 emissions from cars by 12%", 12),
    ],
)
def test_notes_months_of_fiscal_years_and_articles(text, value):
    (found,) = numbered(text)
    assert float(found.value) == value


def test_a_range_of_negative_numbers_is_refused():
    reading = read("By 2030: -30 to -25% below 1990 levels", "en")
    assert "a range of negative numbers" in [u.reason for u in reading.unread]


@pytest.mark.parametrize(
    "text", ["Prior to COVID-19, trade was free", "on the terms of Decree 403-09, which still holds", "COVID-19"]
)
def test_numbers_behind_a_hyphen(text):
    assert not numbered(text)


def test_an_amount_is_no_year():
    (found,) = numbered("Wool output reached just over 1900 tonnes in 1990")
    assert (found.value, found.period) == (1900, "1990")
