"""Figures that another figure is held against, dates in parts of a year, and figures that continue a list."""

import pytest

from plantargets.language import read


def numbered(text):
    return [s for s in read(text, "en").statements if s.has_number]


@pytest.mark.parametrize(
    ("text", "value", "start"),
    [
        ("Cocoa sales were 6.4 lakh tonnes as against 5.9 lakh tonnes a year earlier", 640000, 590000),
        ("Growth of 6.1 per cent compared with 5.4 per cent in the previous quarter", 6.1, 5.4),
        ("Joblessness stood at 4.2%, against 4.8% in 2022", 4.2, 4.8),
        ("The yard finished 340 hulls versus 310 hulls in 2021", 340, 310),
        (
            "The harbour economy expanded by 5.6 per cent in 2023 compared to a revised growth of 4.9 per cent in 2022",
            5.6,
            4.9,
        ),
        ("Inflation averaged 5.7%, down from 8.1% in 2022", 5.7, 8.1),
        ("Compared with 45% in 2019, the recycling rate reached 50%", 50, 45),
        ("enlarge the tram network to 36 km, from 23 km", 36, 23),
    ],
)
def test_what_a_figure_is_held_against_is_its_start(text, value, start):
    (found,) = numbered(text)
    assert (float(found.value), float(found.from_value)) == (value, start)


def test_a_target_in_a_report_is_a_statement():
    done, aim = numbered("Some 3,450 km of lanes were repaired against a target of 3,000 km")
    assert (done.value, aim.value, aim.role) == (3450, 3000, "target")


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Joblessness stood at 4.2% in March 2024", "2024-03"),
        ("By the end of June 2026, 500 buses will be electric", "2026-06"),
        ("Output rose by 2.1 per cent in the fourth quarter of 2023", "2023-Q4"),
        ("Exports grew 4% in Q2 2024", "2024-Q2"),
        ("Sales fell 3% in the first half of 2025", "2025-S1"),
        ("From 2031, at least 2% of ferry fuel must be renewable", "2031"),
        ("an average of 3,300 new homes each year from 2021 to 2030", "2021-2030"),
    ],
)
def test_periods(text, period):
    (found,) = numbered(text)
    assert found.period == period
    assert found.baseline is None


def test_a_month_is_a_period_of_the_outcome():
    (found,) = read("Joblessness stood at 4.2% in March 2024")
    assert str(found.outcome().period) == "2024-03"


def test_a_year_after_from_is_a_baseline_where_it_ends_the_change():
    (found,) = numbered("Cut ferry emissions by 30% from 2010")
    assert (found.baseline, found.period) == ("2010", None)


def test_a_level_has_not_the_baseline_of_the_change():
    level, change = numbered(
        "12,660 families were on the list on 31 December 2023, up 12.1% from the same date in 2022"
    )
    assert (level.baseline, change.baseline) == (None, "2022")
    assert change.period == "2023-12"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Reduce ferry emissions by 30% by 2030 and 50% by 2040",
            [(30, "growth_rate", "down"), (50, "growth_rate", "down")],
        ),
        ("a 30% reduction by 2025 and 50% by 2030", [(30, "growth_rate", "down"), (50, "growth_rate", "down")]),
        ("Raise coverage to 60% by 2025 and 80% by 2030", [(60, "share", "up"), (80, "share", "up")]),
        (
            "Emissions per tonne were down 37% and water use 44%",
            [(37, "growth_rate", "down"), (44, "growth_rate", "down")],
        ),
    ],
)
def test_a_figure_that_continues_a_list(text, wanted):
    assert [(float(s.value), s.measure, s.movement) for s in numbered(text)] == wanted


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The mill burns 12 km² of reed", 12, "km2"),
        ("2/3 of farms to have piped water", 66.67, "percent"),
        ("The exchange rate was US$1=1,500 naira", 1500, "NGN"),
        ("The rate is projected at N1,400 to the dollar", 1400, "NGN"),
        ("The state set aside N2.5 billion for clinics", 2.5e9, "NGN"),
        ("farmland to be kept at no less than 1.2 million mu", 1.2e6, "mu"),
        ("The port rose to 12th in the regional efficiency index", 12, "rank"),
        ("The island is now 3rd in Africa for tourism", 3, "rank"),
        ("GDP rose at an annual rate of 3.3 percent", 3.3, "percent"),
    ],
)
def test_units_and_forms(text, value, unit):
    (found,) = numbered(text)
    assert float(found.value) == pytest.approx(value, abs=0.01)
    assert found.unit == unit


def test_a_fall_to_another_unit_is_two_figures():
    fall, level = numbered("Clearing of forest fell by 22.3% to 9,001 km² last year")
    assert (float(fall.value), fall.movement, level.value, level.unit) == (22.3, "down", 9001, "km2")


def test_places_moved_and_the_place_reached():
    moved, place = numbered("The country moved up 14 places to 62nd in the innovation index")
    assert (moved.value, moved.measure, place.value, place.measure) == (14, "change", 62, "rank")


@pytest.mark.parametrize(
    "text", ["Face masks of type N95 and K9 units", "in the 20th century", "on the 3rd floor, to the 5th grade"]
)
def test_no_figure_of_codes_and_ordinals(text):
    assert not numbered(text)


@pytest.mark.parametrize(
    ("text", "measure", "movement", "baseline", "period"),
    [
        ("grow farm output at 4 to 5 percent annually from 2024 to 2028", "growth_rate", "up", None, "2024-2028"),
        ("cut leaks by 30% from 2024 to 2028", "growth_rate", "down", "2024", "2028"),
        ("Output rose by 2.3% between May 2013 and May 2014", "growth_rate", "up", "2013", "2014-05"),
        ("Leaks fell by 5.4% from 2022 to 384 million litres", "growth_rate", "down", "2022", None),
        ("12 pumps were open as of 2023", "level", None, None, "2023"),
        ("not more than 70% of methane emissions as of 1990", "share", None, "1990", None),
        ("cut leaks by 56% by 2030 with a 2019 baseline", "growth_rate", "down", "2019", "2030"),
        ("wool exports recorded nominal decreases of 1.0%", "growth_rate", "down", None, None),
        ("output is 2.0% below its pre-drought level", "growth_rate", "down", "pre-drought level", None),
        ("The growth monitoring rate among lambs will be 80%", "share", None, None, None),
        ("Power from peat made up 62% of use, up from 47%", "share", "up", None, None),
        ("Joblessness was 4.8%, down from 5.2%", "share", "down", None, None),
    ],
)
def test_measures_with_their_bases(text, measure, movement, baseline, period):
    said = numbered(text)[0]
    assert (said.measure, said.movement, said.baseline, said.period) == (measure, movement, baseline, period)


def test_a_list_goes_on_behind_an_adverb():
    found = numbered("reduce leaks by 31.9% unconditionally and 43.2% conditionally by 2030")
    assert [(said.measure, said.movement) for said in found] == [("growth_rate", "down")] * 2


@pytest.mark.parametrize(
    "text",
    [
        "a shortfall of 1.5% of GDP in 2024 and 2.0% of GDP in 2025",
        "a fiscal gap of 3.8% in RE 2024 and 3.5% for BE 2025",
    ],
)
def test_each_figure_has_its_year(text):
    assert [said.period for said in numbered(text)] == ["2024", "2025"]


@pytest.mark.parametrize(
    ("text", "name", "movement"),
    [
        ("farm incomes to grow faster than city incomes", "farm incomes", "up"),
        ("rents to fall faster than wages", "rents", "down"),
    ],
)
def test_faster_says_which_way(text, name, movement):
    (said,) = read(text, "en")
    assert (said.comparator, said.movement, said.indicator) == ("faster_than", movement, name)
