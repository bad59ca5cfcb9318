"""English figures that label, define or describe: no statement, and no wrong number."""

from __future__ import annotations

import pytest

from plantargets.language import read


def figures(text: str) -> list[tuple[str | None, str, str | None]]:
    return [(s.indicator, f"{s.value}", s.unit) for s in read(text, "en") if s.has_number]


@pytest.mark.parametrize(
    "text",
    [
        "Module 4 of the training portal opens in March.",
        "Source: MICS 5 and 6, p. 81.",
        "The office is at 12 Orchard Lane, Room 3.07.",
        "Enquiries: weekdays, 9.30-17.00.",
        "Ratings: A, 90% of the goal or higher; B, 70-89%; C, below 70%.",
        "Key: red, under 40% of the milestone.",
        "Figures come with a 95% confidence interval; the standard error is 0.4 points.",
        "The dam is built for return periods of 20, 50 and 200 years.",
        "“Small” means employing fewer than 20 staff.",
        "A household is in fuel poverty if it spends over 12% of its income on heating.",
        "Applicants must have lived here for at least three years.",
        "Firms with fewer than 15 employees are exempt.",
        "Grants above £20,000 are audited.",
        "The fund buys farms of 2 to 5 hectares.",
        "The 23 grants of the last round were audited.",
        "The strategy is reviewed in all 17 wards.",
        "Of the 48 actions, most are under way.",
        "This report covers 31 factories.",
        "The 12.5% VAT rate applies.",
        "We modelled 1.5 °C pathways.",
        "“I walked 6 kilometres to the well,” she said.",
        "Anna, 41, runs the centre.",
        "It is well above the minimum of 30 percent.",
        "Truancy, defined as missing 12 percent or more of school days, is a concern.",
        "The total excludes operations below $4 million.",
        "12 priorities guide the plan.",
        "Paper of 80 g/m2 was used.",
        "Give priority for areas where 25% of pupils are poor.",
        "We serve through our fleet of 140 vehicles.",
        "Figure 3 shows 45% of households.",
        "A standard 500 g loaf costs more.",
        "Box 4.2 describes the system: five years of school.",
        "Indicator | 2021 | 2024\n2.1 Stunting (%) | 33.0 | 29.5",
    ],
)
def test_no_statement(text: str):
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2.3 A cleaner city: cut waste by 20%.", [("waste", "20", "percent")]),
        ("5.1 bring piped water to 65% of homes.", [("homes with piped water brought", "65", "percent")]),
        ("Scope 1 emissions were 180 ktCO2e.", [("Scope 1 emissions", "180000", "t:CO2e")]),
        ("Leaks amounted to 9.4 t.", [("Leaks", "9.4", "t")]),
        ("Keep the sea level rise below 0.6 m.", [("sea level rise", "0.6", "m")]),
        ("The plan will reach 4 m people.", [("people", "4000000", None)]),
        ("Unemployment below 6%, growth of 3%.", [("Unemployment", "6", "percent"), ("growth", "3", "percent")]),
        ("A 25% reduction in salt intake.", [("salt intake", "25", "percent")]),
        (
            "Serve eligible families and have no more than 400 children waiting.",
            [("children", "400", None)],
        ),
        ("Extend the standard from 9 to all 14 sites.", None),
    ],
)
def test_statements_that_look_like_those(text: str, wanted: list[tuple[str, str, str]] | None):
    found = figures(text)
    if wanted is None:
        assert [value for _, value, _ in found] == ["14"]
    else:
        assert [each[1:] for each in found] == [each[1:] for each in wanted]


def test_what_describes_is_listed_as_unread_and_a_label_is_not():
    reading = read("Grants above £20,000 are audited under Article 7. Exports will grow by 4%.", "en")
    assert [s.text for s in reading] == ["Exports will grow by 4%"]
    assert [part.text for part in reading.unread] == ["20,000"]
