"""Targets as numbers: this part needs no engine."""

import subprocess
import sys
from decimal import Decimal
from fractions import Fraction
from math import inf

import pytest
from hypothesis import given, strategies as st

import plantargets as pt
from plantargets.frames.comparators import COMPARATORS, WORDS, from_texts, to_texts
from plantargets.frames.compile import _edge, compiled

gdp = pt.Indicator("gdp", unit="percent", kind="growth", direction="higher")
trade = pt.Indicator("trade", unit="亿元", direction="higher")
other = pt.Indicator("other", unit="percent", kind="growth", direction="higher")
yuan = pt.Indicator("yuan", unit="万元", direction="higher")
numbers = st.one_of(
    st.decimals(-1000, 1000, places=3),
    st.fractions(-1000, 1000, max_denominator=97),
    st.decimals(-10, 10, places=25),
)


@given(end=numbers, value=st.floats(-1000, 1000), closed=st.booleans(), lower=st.booleans())
def test_a_float_edge_parts_floats_as_the_exact_edge_parts_their_decimals(end, value, closed, lower):
    edge, opened = _edge(Fraction(end), closed, lower=lower, whole=False)
    for each in (value, edge):
        exact = Fraction(Decimal(repr(each)))
        wanted = (exact > end if lower else exact < end) or (exact == end and closed)
        found = (each > edge if lower else each < edge) or (each == edge and not opened)
        assert found is wanted


@given(end=numbers, value=st.integers(-1000, 1000), closed=st.booleans(), lower=st.booleans())
def test_whole_numbers_are_parted_too(end, value, closed, lower):
    edge, opened = _edge(Fraction(end), closed, lower=lower, whole=True)
    wanted = (value > end if lower else value < end) or (value == end and closed)
    assert ((value > edge if lower else value < edge) or (value == edge and not opened)) is wanted


def test_edges_of_a_plain_target():
    found = compiled(pt.Target(gdp, pt.About("6.5 %"), period="2023"), pt.OFFICIAL, 6)
    cells = found.cells
    assert (cells["al"], cells["ah"], cells["cl"], cells["bl"], cells["bh"]) == (6.1, inf, 6.5, 6.5, -inf)
    assert (cells["alo"], cells["blo"], cells["scale"]) == (0.0, 1.0, 1.0)
    assert [key.period.text for key in found.values] == ["2023"]


def test_units_of_a_reference_become_whole_numbers():
    target = pt.Target(yuan, pt.FasterThan(trade, by="5"), period="2023")
    cells = compiled(target, pt.OFFICIAL, 2).cells
    assert (cells["n"], cells["m"], cells["al"], cells["per"]) == (10000.0, 1.0, 500.0, 100.0)


def test_what_is_looked_up():
    years = compiled(pt.Target(trade, pt.KeepRising(), period="2021/2023"), pt.OFFICIAL, 6)
    assert [key.period.text for key in years.values] == ["2020", "2021", "2022", "2023"]
    base = compiled(pt.Target(trade, pt.MultipleOf(2, base="2020"), period="2021/2025"), pt.OFFICIAL, 6)
    looked_up = [base.references[0], base.whole, base.values[0]]
    assert [key.period.text for key in looked_up] == ["2020", "2021/2025", "2025"]
    every = compiled(pt.Target(gdp, pt.FasterThan(other), period="2021/2022", over="every"), pt.OFFICIAL, 6)
    assert [key.period.text for key in every.references] == ["2021", "2022"]
    mean = compiled(pt.Target(gdp, pt.AtLeast("6 %"), period="2021/2023", over="mean"), pt.OFFICIAL, 6)
    assert (mean.shape.combine, mean.cells["al"], mean.cells["per"]) == ("mean", 18e6, 3e6)


def test_a_milestone_needs_a_day():
    opening = pt.Indicator("opening", kind="milestone")
    with pytest.raises(pt.FieldError, match="by="):
        compiled(pt.Target(opening, pt.Milestone()), pt.OFFICIAL, 6)


CRITERIA = [
    pt.About("6.5 %", within="0.5 points", two_sided=True),
    pt.About("8,000 jobs", within=pt.relative("8 %")),
    pt.Nearly("4 %", within="1"),
    pt.Between("6 %", "6.50 %", two_sided=True),
    pt.Fall(pt.Between("2 %", "3 %")),
    pt.Fall(pt.AtLeast("3 %")),
    pt.InLineWith(gdp, basically=True, within="0.2", two_sided=True),
    pt.FasterThan(pt.Reference(gdp, area="national")),
    pt.FasterThan(gdp, by=pt.MoreThan("0.5 points")),
    pt.SlowerThan(pt.Reference(gdp, "2020"), by=pt.Between("1 points", "2 points")),
    pt.MultipleOf(pt.AtLeast(3), base="2020"),
    pt.ChangeFrom(pt.Fall(pt.About("20 %")), base="2005"),
    pt.ChangeFrom("2 points", base=gdp),
    pt.KeepRising(),
    pt.KeepFalling(),
    pt.RankWithin(3),
    pt.Milestone(by="2023-06-30"),
    pt.Unquantified(),
    *(word("3 %") for word in WORDS.values()),
]


@pytest.mark.parametrize("criterion", CRITERIA, ids=str)
def test_codes_and_back(criterion):
    texts = to_texts(criterion)
    assert texts["comparator"] in COMPARATORS
    assert from_texts(texts, {"gdp": gdp}) == criterion


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ({"comparator": "abuot", "value": "3"}, "did you mean 'about'"),
        ({"comparator": "about"}, "a figure as printed"),
        ({"comparator": "faster", "reference": "gpd"}, "did you mean 'gdp'"),
        (
            {"comparator": "multiple", "word": "atleast", "value": "3", "reference_period": "2020"},
            "did you mean 'at_least'",
        ),
        ({"comparator": "multiple", "value": "3", "fall": "yes", "reference_period": "2020"}, "empty for a multiple"),
        ({"comparator": "rank_within", "value": "first"}, "a whole number"),
    ],
)
def test_bad_codes_are_named(texts, said):
    with pytest.raises(pt.FieldError, match=said):
        from_texts(texts, {"gdp": gdp})


def test_a_criterion_of_ones_own_has_no_code():
    class Own:
        def acceptable(self, scale):
            return pt.Interval.at_least(0)

    with pytest.raises(pt.FieldTypeError, match="has no code"):
        to_texts(Own())


def test_without_narwhals_the_message_says_what_to_install():
    code = (
        f"import sys; sys.path[:0] = {sys.path!r}; sys.modules['narwhals'] = None\nfrom plantargets.frames import judge"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "pip install 'plantargets[frames]'" in done.stderr
