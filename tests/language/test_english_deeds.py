"""What is done to the thing counted, or said of it, belongs to its English name."""

import pytest

from plantargets.language import read


def names(text):
    return [said.indicator for said in read(text, "en")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The council will plant 40,000 hedgerow shrubs by 2027", ["hedgerow shrubs planted"]),
        ("repair 300 km of towpaths and replace 20 km of pipes each year", ["towpaths repaired", "pipes replaced"]),
        ("restore or create at least 5,000 ha of wet meadow", ["wet meadow restored or created"]),
        ("lift 400,000 families out of debt within ten years", ["families lifted out of debt"]),
        (
            "connect 70,000 farms in the valley to the grid over five years",
            ["farms in the valley connected to the grid"],
        ),
        ("divert 80% of garden waste from landfill", ["garden waste diverted from landfill"]),
        ("answer at least 85% of letters within ten days", ["letters answered within ten days"]),
        ("the scheme will insure between 3 and 4 million herders", ["herders insured"]),
        ("The port handled 3.1 million tonnes of grain in 2022", ["grain handled"]),
        ("The agency met 19 of its 23 goals", ["goals met"]),
        ("equip 300 schools with boilers", ["schools equipped with boilers"]),
        ("The yard will ship 400 turbines", ["turbines shipped"]),
        ("We will identify 20 springs", ["springs identified"]),
        ("modernising 60 mills", ["mills modernised"]),
        ("install 9 GW of wind and 4 GW of solar", ["wind installed", "solar installed"]),
        ("The quarry avoided 2.4 million tonnes of CO2 equivalent", ["CO2 equivalent avoided"]),
    ],
)
def test_what_is_done(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The town planted 6,000 lime trees",
        "6,000 lime trees were planted",
        "plant 6,000 lime trees",
        "6,000 lime trees will be planted by 2030",
        "6,000 lime trees planted",
    ],
)
def test_target_and_outcome_have_one_name(text):
    assert names(text) == ["lime trees planted"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("81% of parcels were delivered within two days", "parcels delivered within two days"),
        ("9% of parcels were not delivered within two days", "parcels not delivered within two days"),
        (
            "95% of calls to be taken, logged or passed on within an hour",
            "calls taken, logged or passed on within an hour",
        ),
        ("Nearly half of pensioners still live alone", "pensioners living alone"),
        ("Four in ten firms now use cloud software", "firms using cloud software"),
        ("Three quarters of schools have a library", "schools with a library"),
        ("fewer than one in ten villages had a bank branch", "villages with a bank branch"),
        ("At least 40% of heat should come from waste water", "heat from waste water"),
        ("700,000 people were living in temporary shelters in 2023", "people living in temporary shelters"),
        ("More than one in three tenants (41,000) were in arrears", "tenants in arrears"),
        ("Close to 5,000 ha of peatland had been rewetted by 2023", "peatland rewetted"),
        ("The society trained 300 energy use advisers", "energy use advisers trained"),
        ("There were 310 fires in reported vehicles", "fires in reported vehicles"),
        ("12 of 14 performance goals were met", "performance goals met"),
    ],
)
def test_what_is_said_of_it(text, expected):
    assert names(text)[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The college trained 900 welders, of whom 120 were women", "women among welders trained"),
        ("2,400 apprentices, 38% of them women", "women among apprentices"),
        ("9,000 farmers, 38% of them supported by advisers", "farmers supported by advisers"),
        ("1,200 flats by 2031, of which at least 60% for social rent", "flats for social rent"),
        ("The lab tested 12,000 samples, of which 3% failed", "samples tested that failed"),
        ("employ 5,000 nurses, of whom 20% have children", "nurses employed with children"),
        ("create 40,000 jobs, including 9,000 rural", "rural jobs created"),
    ],
)
def test_a_part_of_them_says_of_whom(text, expected):
    assert names(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The vaccination rate was 91% for girls and 88% for boys",
            ["vaccination rate for girls", "vaccination rate for boys"],
        ),
        (
            "Joblessness fell to 4.1% in the north and 6.3% in the south",
            ["Joblessness in the north", "Joblessness in the south"],
        ),
        ("Rents rose by 5% in March and 3% in April", ["Rents", "Rents"]),
        ("a fiscal surplus of 1.5% of GDP in 2024 and 2.0% of GDP in 2025", ["fiscal surplus", "fiscal surplus"]),
    ],
)
def test_figures_of_two_groups(text, expected):
    assert names(text) == expected
