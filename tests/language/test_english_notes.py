"""English figures in notes, lists and comparisons: what states something, and what only explains."""

from decimal import Context, localcontext

import pytest

from plantargets.language import read


def figures(text):
    return [(s.comparator, s.value if s.low is None else s.low, s.high, s.unit) for s in read(text, "en")]


@pytest.mark.parametrize(
    "text",
    [
        "The accounts follow IFRS 9 and ISAE 3000 and IEC 61400-1",
        "US$1 = TZS 2,310 as of 31 December 2021",
        "Workshops were held in Nadi on 3 and 4 May 2022",
        "Estimates rest on a monthly survey of about 4,500 farms",
        "Shares may not add up to 100 per cent because of rounding",
        "Prices are referenced to 2015 so that the 2015 average is equal to 100",
    ],
)
def test_notes_state_nothing(text):
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "comparator", "bound", "unit"),
    [
        ("spend on schools of 5% of GDP or more", "at_least", 5, "percent"),
        ("keep debt at 40 per cent of GDP or less", "at_most", 40, "percent"),
        ("raise spending to at least the equivalent of 7% of GDP", "at_least", 7, "percent"),
        ("the Gini ratio stood at 0.391", "exactly", 0.391, "ratio"),
        ("cut losses by 30% relative to the reference scenario of 120 Mt", "exactly", 30, "percent"),
        (
            "the deficit is expected to be 4.8 per cent, lower than the earlier estimate of 5.1 per cent",
            "exactly",
            4.8,
            "percent",
        ),
    ],
)
def test_one_figure_is_stated(text, comparator, bound, unit):
    [said] = read(text, "en")
    assert (said.comparator, float(said.value), said.unit) == (comparator, bound, unit)


def test_an_increase_of_a_part_of_a_point():
    found = figures("the jobless rate was 7,9%, an increase of 0,3 of a percentage point")
    assert [(float(f[1]), f[3]) for f in found] == [(7.9, "percent"), (0.3, "percentage_point")]


def test_a_base_and_a_bound_are_shared_by_a_list():
    text = "Mortality of infants, toddlers, and mothers will be kept below 3.5, 5.5, and 6.5 per thousand"
    assert [(f[0], float(f[2]), f[3]) for f in figures(text)] == [
        ("less_than", 3.5, "per_1000"),
        ("less_than", 5.5, "per_1000"),
        ("less_than", 6.5, "per_1000"),
    ]


@pytest.mark.parametrize(
    ("text", "comparator", "reference"),
    [
        ("wages to rise more slowly than productivity", "slower_than", "productivity"),
        ("farm income outpaced that of cities", "faster_than", "cities"),
        ("limit growth in spending to no more than the rate of inflation", "at_most", "rate of inflation"),
    ],
)
def test_comparisons_without_a_figure(text, comparator, reference):
    [said] = read(text, "en")
    assert (said.comparator, said.reference) == (comparator, reference)


def test_neutrality_after_a_figure_is_a_milestone():
    first, second = read("cut emissions by at least 40% by 2030 and become carbon neutral by 2050", "en")
    assert (first.comparator, first.period) == ("at_least", "2030")
    assert (second.comparator, second.period) == ("milestone", "2050")


@pytest.mark.parametrize(
    "text", ["incomes rise by 12.345% or more", "产值达到12345.678万元", "2.5 to 3.75 million jobs"]
)
def test_numbers_do_not_depend_on_the_callers_context(text):
    with localcontext(Context(prec=2)):
        rounded = read(text)
    assert rounded == read(text)


@pytest.mark.parametrize(
    ("text", "value", "start"),
    [
        ("Inflation eased to 6.4 per cent from a peak of 8.8 per cent in May 2023", 6.4, 8.8),
        (
            "those without water fell to 61 million, compared to 75 million in 2015 and 90 million in 2005",
            61e6,
            75e6,
        ),
        ("The country's rank improved from 131 in 2012 to 77 in 2020", 77, 131),
    ],
)
def test_one_figure_and_where_it_came_from(text, value, start):
    [said] = read(text, "en")
    assert (float(said.value), float(said.from_value)) == (value, start)


@pytest.mark.parametrize("text", ["enter the list of 20 most livable cities", "improve its ranking to 77 by 2030"])
def test_places_in_words(text):
    [said] = read(text, "en")
    assert (said.measure, said.unit) == ("rank", "rank")


@pytest.mark.parametrize("join", [" and ", ", while ", ", ", "; "])
@pytest.mark.parametrize("first", ["fell", "rose"])
def test_each_figure_moves_as_its_own_verb_says(first, join):
    second = "rose" if first == "fell" else "fell"
    found = read(f"Wool exports {first} 2%{join}hay imports {second} 3%", "en")
    assert [s.movement for s in found] == ["down", "up"][:: 1 if first == "fell" else -1]
