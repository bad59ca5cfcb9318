"""The SYNTHETIC country: the same verdicts as objects, the same page from every engine, a picture that is current."""

import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "synthetic_country.py"
PAGE = ROOT / "docs" / "howto" / "country.md"
PICTURE = ROOT / "docs" / "images" / "synthetic-country.svg"
sys.path.insert(0, str(EXAMPLE.parent))

import plantargets as pt  # noqa: E402
import synthetic_country as country  # noqa: E402
from country.figures import PROVINCES, figures  # noqa: E402
from country.plan import NAMES, PLAN, own_targets  # noqa: E402
from plantargets import frames  # noqa: E402
from plantargets.report import heat_table  # noqa: E402

COUNTIES = 2
TARGETS = [*PLAN.targets, *own_targets(COUNTIES)]


@pytest.fixture(scope="module")
def data():
    return figures(COUNTIES)


@pytest.fixture(scope="module")
def rows(data):
    return country.counted(country.judged(country.polars_table(data), TARGETS))


def test_its_size():
    assert len(PLAN.targets) == 50
    assert len(PROVINCES) * 150 == 2850
    assert len(country.YEARS) == 15
    assert {each.id for each in TARGETS} == NAMES.keys()


def test_the_figures_of_a_county_do_not_depend_on_how_many_there_are(data):
    more = figures(COUNTIES + 1)
    of = [[row for row in zip(*each.values(), strict=True) if row[0] == "C001"] for each in (data, more)]
    assert of[0] == of[1] != []


@pytest.mark.parametrize("county", ["A000", "G001", "S000"])
def test_verdicts_are_those_of_objects(county, data):
    import polars as pl

    table = country.polars_table(data)
    result = country.judged(table, TARGETS)
    mine = result.filter(pl.col("area") == county)["verdict"].to_list()
    found = Counter(str(frames.VERDICTS[code]) for code in mine)
    assert found == country.check(table, TARGETS, county)
    assert len(found) == 3


def test_the_data_hold_what_makes_judging_hard(data):
    assert {"normal", "provisional", "forecast", "missing"} == set(data["status"])
    assert None in data["value"]
    assert False in data["low_closed"]
    criteria = {type(each.criterion) for each in TARGETS}
    assert {pt.InLineWith, pt.FasterThan, pt.MultipleOf, pt.ChangeFrom, pt.KeepRising, pt.Unquantified} <= criteria
    assert {each.area for each in TARGETS} != {None}


@pytest.mark.parametrize("name", sorted(country.ENGINES))
def test_every_engine_gives_the_same_page_and_picture(name, data, rows):
    found = country.counted(country.judged(country.ENGINES[name](data), TARGETS))
    assert country.page(found) == country.page(rows)
    assert country.picture(found) == country.picture(rows)


@pytest.mark.parametrize("name", sorted(country.ENGINES))
def test_a_heat_table_of_the_summary_itself(name, data):
    result = country.judged(country.ENGINES[name](data), [each for each in TARGETS if each.area is None])
    picture = heat_table(frames.summarise(result, by=["target", "period"]), "target", "period", labels=NAMES)
    assert picture.count("<title>") == 1 + 51 * 16


def test_it_says_that_it_is_synthetic_and_keeps_still_in_a_pipe(tmp_path):
    picture = tmp_path / "country.svg"
    command = [sys.executable, str(EXAMPLE), "--counties", "1", "--engine", "duckdb", "--picture", str(picture)]
    done = subprocess.run(command, capture_output=True, check=False, env=os.environ | {"PYTHONPATH": str(ROOT / "src")})
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode("utf-8").startswith("SYNTHETIC")
    assert picture.read_text("utf-8").count("SYNTHETIC") == 3


def test_the_picture_and_the_tables_of_the_documentation_are_current():
    """python examples/synthetic_country.py --picture docs/images/synthetic-country.svg."""
    targets = [*PLAN.targets, *own_targets(150)]
    rows = country.counted(country.judged(country.polars_table(figures(150)), targets, [country.LAST]))
    assert PICTURE.read_text("utf-8") == country.picture(rows) + "\n"
    (printed,) = re.findall(r"```text\n(.*?)\n```", PAGE.read_text("utf-8"), re.DOTALL)
    assert printed == country.page(rows).split("\n\n", 4)[-1]
