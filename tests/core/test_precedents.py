"""Every official verdict collected, against the conventions shipped."""

import csv
from pathlib import Path

import pytest

import plantargets as pt

TABLE = Path(__file__).parents[1] / "data" / "precedents.csv"
ROWS = list(csv.DictReader(TABLE.read_text("utf-8").splitlines()))
DECIDING = [row for row in ROWS if row["decides"] == "yes"]


def judged(row, convention="official"):
    percent = row["kind"] != "level"
    unit = "percent" if percent else "count"
    indicator = pt.Indicator("x", unit=unit, kind=row["kind"], direction=row["direction"])
    gdp = pt.Indicator("gdp", unit="percent", kind="growth", direction="higher")
    figures = row["figure"].split(";")
    outcomes = [pt.Outcome(indicator, row["outcome"])]
    words = {
        "about": pt.About,
        "at_least": pt.AtLeast,
        "more_than": pt.MoreThan,
        "reach": pt.Reach,
        "fall": pt.Fall,
        "fall_about": lambda figure: pt.Fall(pt.About(figure)),
        "between": pt.Between,
        "in_line": lambda _: pt.InLineWith(gdp),
        "basically_in_line": lambda _: pt.InLineWith(gdp, basically=True),
    }
    if row["words"].endswith("in_line"):
        outcomes.append(pt.Outcome(gdp, figures[0]))
    return pt.evaluate(pt.Target(indicator, words[row["words"]](*figures)), outcomes, convention=convention)


def agrees(row, convention):
    wanted = pt.Verdict.ATTAINED if row["accepted"] == "yes" else pt.Verdict.MISSED
    return judged(row, convention).verdict is wanted


@pytest.mark.parametrize("row", DECIDING, ids=[row["id"] for row in DECIDING])
def test_official_reproduces_every_deciding_precedent(row):
    result = judged(row)
    assert result.verdict.value == ("attained" if row["accepted"] == "yes" else "missed"), result.explain()
    assert result.convention.name == "official"


def test_conventions_against_precedents():
    missed = {name: [row["id"] for row in DECIDING if not agrees(row, name)] for name in pt.CONVENTIONS}
    assert missed == {
        "official": [],
        "fixed": ["C25"],
        "relative": ["C15", "C23"],
        "last_digit": [],
        "rule_of_thumb": ["C22"],
        "empirical": [],
        "none": ["C15", "C18", "C21", "C23", "C25"],
    }


def test_official_is_the_narrowest_that_reproduces_all():
    soft = [row for row in DECIDING if "about" in row["words"]]

    def mean(name):
        reaches = [(judged(row, name).tolerance, pt.Figure.of(row["figure"]).number) for row in soft]
        return sum(float(reach) / float(figure) for reach, figure in reaches) / len(soft)

    complete = [name for name in pt.CONVENTIONS if all(agrees(row, name) for row in DECIDING)]
    assert "official" in complete
    assert min(complete, key=mean) == "official"
