"""Figures: numbers as printed, with their unit."""

import copy
import decimal
import math
import pickle
from decimal import Decimal
from fractions import Fraction

import pint
import pytest
from hypothesis import given, settings, strategies as st

from plantargets.errors import FieldError, FieldTypeError, PlanTargetsError, UnitMismatchError, UnknownUnitError
from plantargets.figures import MAX_TEXT, Figure
from plantargets.units import unit


@pytest.mark.parametrize(
    ("given_", "number", "text"),
    [
        ("6.5 %", "6.5", "%"),
        ("6.5%", "6.5", "%"),
        ("６．５％", "6.5", "%"),
        ("+0.5 points", "0.5", "points"),
        ("-3.5 %", "-3.5", "%"),
        ("−3.5 %", "-3.5", "%"),
        ("－３．５％", "-3.5", "%"),
        ("0.5个百分点", "0.5", "个百分点"),
        ("8,000 jobs", "8000", "jobs"),
        ("1,234,567.50 yuan", "1234567.50", "yuan"),
        ("８，０００个", "8000", "个"),
        ("8000个", "8000", "个"),
        ("120 亿元", "120", "亿元"),
        ("120亿元", "120", "亿元"),
        ("1.5万户", "1.5", "万户"),
        ("2.38万亩", "2.38", "万亩"),
        ("13万平方米", "13", "万平方米"),
        ("CNY 12 billion", "12", "CNY billion"),
        ("CNY12 billion", "12", "CNY billion"),
        ("US$5 million", "5", "US$ million"),
        ("€3.2 million", "3.2", "€ million"),
        ("12 billion CNY", "12", "billion CNY"),
        ("1.2 million tonnes", "1.2", "million tonnes"),
        ("0.53 tce/万元", "0.53", "tce/万元"),
        ("3 /10万", "3", "/10万"),
        ("1e5 jobs", "1e5", "jobs"),
        ("5 EUR", "5", "EUR"),
        ("5e3", "5e3", None),
        ("  6.50  ", "6.50", None),
        ("-0", "0", None),
        ("12 count:orchard", "12", "count:orchard"),
    ],
)
def test_texts_are_read(given_, number, text):
    figure = Figure.of(given_)
    assert str(figure.number) == str(Decimal(number))
    assert figure.unit == (None if text is None else unit(text))
    assert str(figure) == given_.strip()


@pytest.mark.parametrize(
    ("given_", "says"),
    [
        ("", "a number with its unit"),
        ("%", "a number with its unit"),
        ("nan", "a number with its unit"),
        ("inf %", "a number with its unit"),
        ("about 6.5 %", "criteria: About"),
        ("超过5%", "criteria: About"),
        ("1,5", "a point separates decimals"),
        ("8,00 jobs", "a point separates decimals"),
        ("1,2345 jobs", "a point separates decimals"),
        ("8 000 jobs", "separated by commas"),
        ("8 500", "separated by commas"),
        ("1.2.3", "a number with its unit"),
        (".5", "a number with its unit"),
        ("5.", "a number with its unit"),
        ("- 5", "a number with its unit"),
        ("--5", "a number with its unit"),
        ("٣", "a number with its unit"),
        ("½", "a number with its unit"),
        ("1/3", "unit"),
        ("1e999", "at most 60 digits"),
        ("1e-999", "at most 60 digits"),
        ("9" * 61, "at most 60 digits"),
        ("5 " + "x" * MAX_TEXT, f"at most {MAX_TEXT} characters"),
    ],
)
def test_what_is_no_figure_is_refused(given_, says):
    with pytest.raises(FieldError, match=r"Target.value: got ") as caught:
        Figure.of(given_, "Target.value")
    assert says in str(caught.value)


@pytest.mark.parametrize("given_", ["6.5 percnt", "6.5 % or so", "1_000", "10²", "5 %%", "6.5 % 以上", "5 $", "10m m"])
def test_a_wrong_unit_is_refused(given_):
    with pytest.raises(UnknownUnitError):
        Figure.of(given_)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="0123456789.,+-−eE %万亿元个百分点jobs８．\u3000xN", max_size=24))
def test_any_text_is_a_figure_or_a_clear_error(text):
    try:
        figure = Figure.of(text, "Target.value")
    except PlanTargetsError as error:
        refused = str(error)
        assert "Target.value: got" in refused
    else:
        assert eval(repr(figure), {"Figure": Figure, "Decimal": Decimal}) == figure
        assert Figure.of(str(figure)) == figure


@pytest.mark.parametrize(
    ("given_", "printed"),
    [
        (6, "6"),
        (6.5, "6.5"),
        (6.0, "6.0"),
        (0.1 + 0.2, "0.30000000000000004"),
        (Decimal("6.50"), "6.50"),
        (Fraction(13, 2), "6.5"),
        (Fraction(1, 3), "1/3"),
        (Decimal("1E+4"), "10000"),
    ],
)
def test_numbers_are_read(given_, printed):
    figure = Figure.of(given_)
    assert str(figure) == printed
    assert figure.unit is None
    assert eval(repr(figure), {"Figure": Figure, "Decimal": Decimal, "Fraction": Fraction}) == figure


@pytest.mark.parametrize("given_", [True, False, None, [], {}, object(), 1 + 2j, b"5"])
def test_what_is_no_number_is_a_type_error(given_):
    with pytest.raises(FieldTypeError, match=r"Outcome.value: got "):
        Figure.of(given_, "Outcome.value")


@pytest.mark.parametrize("given_", [math.nan, math.inf, Decimal("NaN"), Decimal("1e99"), 10**100])
def test_absurd_numbers_are_refused(given_):
    for read in (Figure.of, Figure):
        with pytest.raises(FieldError):
            read(given_)


def test_pint_quantities_are_read():
    registry = pint.UnitRegistry()
    assert Figure.of(registry.Quantity(6.5, "percent")).in_unit(unit("‰")) == 65
    assert Figure.of(registry.Quantity("3 km")) == Figure.of("3 km")
    with pytest.raises(FieldError):
        Figure.of(registry.Quantity(math.nan, "percent"))


@pytest.mark.parametrize(
    ("text", "last", "decimals"),
    [
        ("6.5 %", "0.1", 1),
        ("6.50 %", "0.01", 2),
        ("6 %", "1", 0),
        ("6.0", "0.1", 1),
        ("0.05", "0.01", 2),
        ("8000", "1000", 0),
        ("8,000 jobs", "1000", 0),
        ("8010", "10", 0),
        ("8001", "1", 0),
        ("100", "100", 0),
        ("-120", "10", 0),
        ("0", "1", 0),
        ("0.00", "0.01", 2),
        ("1.5万户", "0.1", 1),
        ("2万户", "1", 0),
        ("1e5", "100000", 0),
        ("20e4", "100000", 0),
    ],
)
def test_the_last_printed_digit(text, last, decimals):
    figure = Figure.of(text)
    assert figure.last_digit == Decimal(last)
    assert figure.decimals == decimals


def test_figures_are_equal_as_printed():
    assert Figure.of("6.5 %") == Figure.of("6.5%") == Figure.of("6.5 percent") == Figure(Decimal("6.5"), unit("%"))
    assert Figure.of("8,000 jobs") == Figure.of("8000个岗位")
    assert hash(Figure.of("6.5 %")) == hash(Figure.of("6.5 percent"))
    different = [
        "6.5 %",
        "6.50 %",
        "6.5",
        "6.5 points",
        "65 ‰",
        "0.065 ratio",
        "6",
        "6.0",
        "1.5万户",
        "15000户",
        "1e1",
        "10",
    ]
    assert len({Figure.of(text) for text in different}) == len(different)
    assert Figure.of("6") != 6
    assert Figure.of(6) != Figure.of(6.0)


def test_a_figure_in_another_unit():
    assert Figure.of("6.5 %").in_unit(unit("‰")) == 65
    assert Figure.of("2.38万亩").in_unit(unit("ha")) == Fraction(4760, 3)
    assert Figure.of("6.5").in_unit(unit("%")) == Decimal("6.5")
    assert Figure.of("6.5").in_unit(None) == Decimal("6.5")
    assert str(Figure.of("6.50 %").in_unit(unit("percent"))) == "6.50"


def test_a_bare_multiplier_scales_counts_and_money_only():
    assert Figure.of("2万").in_unit(unit("jobs")) == 20000
    assert Figure.of("1.5 million").in_unit(unit("yuan")) == 1500000
    assert Figure.of("1.5 million").in_unit(None) == 1500000
    for other in ("亿元", "%", "km", "万户", "tonnes"):
        with pytest.raises(UnitMismatchError, match="with its unit after the number"):
            Figure.of("2万").in_unit(unit(other))


@pytest.mark.parametrize(("text", "wanted"), [("5 %", "jobs"), ("5 %", "points"), ("5 jobs", "people"), ("5 km", None)])
def test_other_units_are_refused(text, wanted):
    with pytest.raises(UnitMismatchError, match=r"Target.value"):
        Figure.of(text).in_unit(None if wanted is None else unit(wanted), "Target.value")


@settings(max_examples=60, deadline=None)
@given(st.decimals(min_value=-(10**6), max_value=10**6, allow_nan=False, places=3))
def test_units_change_no_value(number):
    there = Figure(number, unit("万亩")).in_unit(unit("ha"))
    back = Figure(there, unit("ha")).in_unit(unit("万亩"))
    assert back == number


def test_the_callers_context_changes_nothing():
    with decimal.localcontext(decimal.Context(prec=2, traps=[])):
        figure = Figure.of("123,456.789 万亩")
        assert figure.number == Decimal("123456.789")
        assert figure.in_unit(unit("亩")) == Decimal(1234567890)
        assert Figure.of("1,234.5").last_digit == Decimal("0.1")
        assert Figure.of(Decimal("123456.789")).number == Decimal("123456.789")
        with pytest.raises(FieldError):
            Figure.of("1e999")


@pytest.mark.parametrize("text", ["6.5 %", "8,000 jobs", "1.5万户", "CNY 12 billion", "6.50", "−3 %"])
def test_copies(text):
    figure = Figure.of(text)
    for same in (pickle.loads(pickle.dumps(figure)), copy.deepcopy(figure), eval(repr(figure))):
        assert same == figure
        assert str(same) == text
    assert Figure.of(figure) is figure
    with pytest.raises(AttributeError):
        figure.number = Decimal(1)
