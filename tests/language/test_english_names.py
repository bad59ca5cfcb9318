"""What an English figure is said to be of."""

import pytest

from plantargets.language import read


def names(text):
    return [said.indicator for said in read(text, "en")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("install 9 GW of wind and 4 GW of solar", ["wind installed", "solar installed"]),
        ("create 2 million jobs to reduce unemployment", ["jobs created"]),
        ("7.5 percent of U.S. households were without water", ["U.S. households without water"]),
        ("wind accounted for 11% of electricity", ["wind"]),
        ("wool exports fell 2%, while hay imports rose 3%", ["wool exports", "hay imports"]),
        (
            "reduce neonatal mortality to 14 per 1,000 live births and under-5 mortality to 28 per 1,000 live births",
            ["neonatal mortality", "under-5 mortality"],
        ),
        ("create 900 new jobs and keep unemployment between 4 and 5 per cent", ["new jobs created", "unemployment"]),
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
            ["land and sea kept", "peat use", "farms"],
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what stands before the figure
        ("We will source 100% renewable heat by 2030", ["renewable heat"]),
        ("Figures show that rents rose by 7% last year", ["rents"]),
        ("No valley should have a flood risk score greater than 4", ["flood risk score"]),
        ("The region has the highest jobless rate at 11.2%", ["jobless rate"]),
        ("In real terms wages were up 1.4 percent", ["wages"]),
        ("The 2022 census coverage rate is 97.4%", ["census coverage rate"]),
        ("The vacancy rate has remained within a narrow range of 3.3 to 3.5 percent", ["vacancy rate"]),
        ("lost time accident rate below 0.5 per million hours worked", ["lost time accident rate"]),
        ("cut the share of people who live in damp homes from 14% to 6% by 2030", ["people who live in damp homes"]),
        ("reduce overcrowding from 130 per cent of places to at most 105 per cent", ["overcrowding"]),
        (
            "private finance from the fund's own resources will reach $8 billion",
            ["private finance from the fund's own resources"],
        ),
        ("Between 2018 and 2022 the number of house fires fell by 12%", ["house fires"]),
        ("Reduce by one third, between 2015 and 2030, the suicide rate", ["suicide rate"]),
        ("The sector has been growing at an average annual growth rate of 4.6 per cent", ["sector"]),
        ("maintain economic growth of 5% a year", ["economic growth"]),
        ("savings of £40m over three years", ["savings"]),
        ("Debt stood at £30bn, equivalent to 44% of GDP", ["Debt", "Debt"]),
        ("Imports fell $3.4 billion to $81.7 billion", ["Imports", "Imports"]),
        # between figure and movement, or behind
        ("achieve at least 4 per cent export growth per year", ["export"]),
        ("a binding goal of a net reduction of at least 30% in leakage by 2030", ["leakage"]),
        ("Women to hold at least two in five board seats by 2030", ["board seats held by women"]),
        ("Ferries to make up at least 20% of crossings", ["Ferries"]),
        ("No more than 5 complaints per 10,000 calls", ["complaints"]),
        ("ranger patrols doubled to 800", ["ranger patrols", "ranger patrols"]),
        ("visits rose 12-fold to 1.2 million", ["visits", "visits"]),
        # rankings
        ("Malta ranked 14th out of 60 states for ease of paying taxes", ["ease of paying taxes"]),
        ("move into the top 15 of the rail punctuality table", ["rail punctuality table"]),
        ("ranked 38th globally and second in Africa in ease of paying taxes", ["ease of paying taxes"] * 2),
        ("Headline inflation peaked at 54.1% in December 2022", ["Headline inflation"]),
        ("The harbour board expects arrivals to reach 2.4 million in 2025", ["arrivals"]),
        (
            "94% of permits were to be issued in time; 91% were issued",
            ["permits issued in time", "permits issued in time"],
        ),
        ("Peat supplied 41.4% of heat", ["Peat"]),
        ("Prices should fall back within the 3-5% target band", ["Prices"]),
        ("Broadband coverage: 97% of farms", ["Broadband coverage"]),
        ("Clinics: at least 78% of callers seen the same day", ["callers seen the same day"]),
        ("People below the poverty line: 18.2%", ["People below the poverty line"]),
        ("Spend 0.7% of GNI on aid", ["aid"]),
        ("Phase 2 will add 45 km of track", ["track"]),
        ("A further 2,300 beds will be added, bringing the total to 11,800", ["beds added", "beds"]),
        ("The 2031 Agenda has 17 aims and 160 steps", []),
        ("The rate must not fall below 85%", ["rate"]),
        ("Exports to the islands grew faster than imports", ["Exports to the islands"]),
        ("Two-thirds of teachers had completed the course", ["teachers having completed the course"]),
        ("Two-thirds of teachers had limited access to books", ["teachers with limited access to books"]),
        # times and places of a figure are no part of its name
        ("immunise 3 million calves between 2021 and 2025", ["calves immunised"]),
        ("train 800 midwives annually over the next five years", ["midwives trained"]),
    ],
)
def test_names_are_the_thing_counted(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "cut CO2, NOx and soot emissions by 30%, 40% and 50% respectively",
            ["CO2 emissions", "NOx emissions", "soot emissions"],
        ),
        (
            "tax revenue and grants are budgeted at 14.2 per cent and 1.1 per cent of GDP, respectively",
            ["tax revenue", "grants"],
        ),
        (
            "incomes of urban and rural households to rise by 5 percent and 6 percent respectively",
            ["incomes of urban households", "incomes of rural households"],
        ),
        (
            "fuel use and waste per unit of output to fall by 3 percent and 5 percent",
            ["fuel use per unit of output", "waste per unit of output"],
        ),
        ("In 2023, wool and hay exports grew by 3% and 4% respectively", ["wool exports", "hay exports"]),
        ("GDP and household income grew by 5% and 3%", ["GDP", "household income"]),
    ],
)
def test_lists_share_what_stands_once(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a sustained reduction in the school dropout gap", "school dropout gap"),
        ("end the epidemics of cholera, measles and polio by 2030", "epidemics of cholera, measles and polio"),
        ("close the gap in rural incomes within a generation, by 2031", "gap in rural incomes"),
        ("farm income growth broadly in line with economic growth", "farm income"),
        ("keep support of the elderly in step with wages", "support of the elderly"),
    ],
)
def test_names_without_a_figure(text, expected):
    assert names(text) == [expected]
