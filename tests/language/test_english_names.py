"""What an English figure is said to be of."""

import pytest

from plantargets.language import read


def names(text):
    return [said.indicator for said in read(text, "en")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("install 9 GW of wind and 4 GW of solar", ["wind", "solar"]),
        ("create 2 million jobs to reduce unemployment", ["jobs"]),
        ("7.5 percent of U.S. households were without water", ["U.S. households"]),
        ("wind accounted for 11% of electricity", ["wind"]),
        ("wool exports fell 2%, while hay imports rose 3%", ["wool exports", "hay imports"]),
        (
            "reduce neonatal mortality to 14 per 1,000 live births and under-5 mortality to 28 per 1,000 live births",
            ["neonatal mortality", "under-5 mortality"],
        ),
        ("create 900 new jobs and keep unemployment between 4 and 5 per cent", ["new jobs", "unemployment"]),
    ],
)
def test_the_name_is_that_of_its_own_figure(text, expected):
    assert names(text) == expected


def test_members_of_a_list_without_a_figure_are_read_too():
    text = (
        "Goals for the year: over 3,000 new jobs; fodder prices to rise by about 2%; growth in herder incomes in step "
        "with economic growth; wool output of over 600 tonnes; and continued improvements in pasture quality"
    )
    found = [(said.comparator, said.indicator, said.reference) for said in read(text, "en")]
    assert found == [
        ("more_than", "new jobs", None),
        ("about", "fodder prices", None),
        ("in_line_with", "herder incomes", "economic growth"),
        ("more_than", "wool output", None),
        ("keep_rising", "pasture quality", None),
    ]


def test_the_next_clause_does_not_say_what_is_measured():
    first, _ = read("surveyed unemployment rate of around 5.5%; CPI increase of around 3%", "en")
    assert first.measure == "share"


def test_a_pronoun_names_nothing_new():
    found = read("Emissions were down 41%; we aim to cut them by half by 2030", "en")
    assert [said.indicator for said in found] == ["Emissions", "Emissions"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "at least 20% of land and sea will be kept by 2031, peat use will be cut by half, 15% of farms will move",
            ["land and sea", "peat use", "farms"],
        ),
        (
            "Exports fell by 3% to US$40 billion while services rose 4% to US$30 billion",
            ["Exports", "Exports", "services", "services"],
        ),
        ("Output grew by 6.2% in 2022-23, following 5.1% in 2021-22", ["Output"]),
        ("The plan sets out 14 actions", []),
    ],
)
def test_names_stay_in_their_clause(text, expected):
    assert names(text) == expected
