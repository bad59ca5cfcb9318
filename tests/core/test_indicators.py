"""Indicators, what they derive from, and sources."""

import copy
import pickle
from datetime import date

import attrs
import pytest

from plantargets.errors import (
    DirectionError,
    FieldError,
    FieldTypeError,
    PeriodError,
    UnitMismatchError,
    UnknownUnitError,
)
from plantargets.indicators import KINDS, Derivation, Indicator
from plantargets.sources import Source
from plantargets.units import unit

GDP = Indicator(
    "gdp",
    unit="percent",
    kind="growth",
    direction="higher",
    basis="real",
    name={"zh": "地区生产总值", "en": "GDP"},
    description="gross domestic product at comparable prices",
    source=Source("Statistical bulletin 2023", publisher="Statistics Bureau", date="2024-07-06"),
)
TRADE = Indicator("trade", unit="亿元", direction="higher", basis="nominal", name="imports and exports")
CITY = Indicator("city.trade", unit="元")
JOBS = Indicator("jobs-new", unit="jobs", direction="higher", integer=True, accumulates=True)


@pytest.mark.parametrize(
    "indicator",
    [GDP, TRADE, CITY, JOBS, TRADE.growth(), TRADE.share_of(CITY), JOBS.difference(), Indicator("R1", kind="rank")],
)
def test_copies(indicator):
    scope = {"Indicator": Indicator, "Derivation": Derivation, "Source": Source}
    for same in (eval(repr(indicator), scope), pickle.loads(pickle.dumps(indicator)), copy.deepcopy(indicator)):
        assert same == indicator
        assert hash(same) == hash(indicator)
        assert repr(same) == repr(indicator)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        indicator.code = "x"


def test_repr_says_what_is_not_the_default():
    assert repr(Indicator("gdp", kind="growth", unit="percent")) == "Indicator('gdp', kind='growth')"
    assert repr(Indicator("gdp", kind="growth", unit="‰")) == "Indicator('gdp', unit='‰', kind='growth')"
    assert repr(TRADE) == (
        "Indicator('trade', name='imports and exports', unit='亿元', direction='higher', basis='nominal')"
    )


def test_defaults():
    plain = Indicator("x")
    assert (plain.kind, plain.unit, plain.direction, plain.basis) == ("level", None, None, None)
    assert (plain.integer, plain.accumulates, plain.of, plain.name) == (False, False, None, {})
    for kind in KINDS:
        default = Indicator("x", kind=kind).unit
        assert default == {"growth": unit("%"), "share": unit("%"), "rank": unit("rank")}.get(kind)


def test_names():
    assert GDP.label("zh") == "地区生产总值"
    assert str(GDP) == GDP.label() == "GDP"
    assert TRADE.label("zh") == TRADE.label("en") == "imports and exports"
    assert CITY.label("zh") == "city.trade"
    assert Indicator("x", name={"zh": "就业"}).label("en") == "x"
    assert GDP.name == {"en": "GDP", "zh": "地区生产总值"}
    GDP.name["en"] = "changed"
    assert GDP.name["en"] == "GDP"
    assert Indicator("x", name={"en": "a", "zh": "b"}) == Indicator("x", name={"zh": "b", "en": "a"})


def test_ranks_are_whole_and_first_is_best():
    rank = Indicator("r", kind="rank")
    assert (rank.direction, rank.integer) == ("lower", True)
    assert Indicator("r", kind="rank", direction="lower") == rank
    for direction in ("higher", "on_target"):
        with pytest.raises(DirectionError, match=r"Indicator.direction: got .*first place is 1"):
            Indicator("r", kind="rank", direction=direction)


@pytest.mark.parametrize("code", ["", " ", "a b", "a/b", "-a", ".a", "a\n", "a" * 121, "名 称"])
def test_bad_codes_are_refused(code):
    with pytest.raises(FieldError, match=r"Indicator.code: got "):
        Indicator(code)


@pytest.mark.parametrize("code", ["gdp", "8.5.2", "NY.GDP.MKTP.CD", "地区生产总值", "_x", "a-b"])
def test_good_codes(code):
    assert Indicator(code).code == code


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"kind": "levle"}, r"Indicator.kind: got 'levle'; allowed: 'level', .*did you mean 'level'"),
        ({"kind": None}, "Indicator.kind: got None"),
        ({"direction": "highr"}, r"Indicator.direction: got 'highr'; .*not declared.*did you mean 'higher'"),
        ({"direction": "up"}, "Indicator.direction: got 'up'"),
        ({"basis": "current"}, "Indicator.basis: got 'current'; allowed: 'nominal' or 'real'"),
        ({"kind": "milestone", "unit": "%"}, "Indicator.unit: got '%'; allowed: None for a milestone"),
        ({"kind": "growth", "accumulates": True}, "Indicator.accumulates: got True"),
        ({"kind": "share", "integer": True}, "Indicator.integer: got True"),
        ({"integer": 1}, "Indicator.integer: got 1"),
        ({"accumulates": "no"}, "Indicator.accumulates: got 'no'"),
        ({"name": 5}, "Indicator.name: got 5"),
        ({"name": {"en": ""}}, "Indicator.name: got "),
        ({"name": {1: "x"}}, "Indicator.name: got "),
        ({"of": "gdp"}, "Indicator.of: got 'gdp'"),
        ({"source": "yearbook"}, "Indicator.source: got 'yearbook'"),
    ],
)
def test_bad_fields_are_refused(fields, says):
    with pytest.raises(FieldError, match=says):
        Indicator("x", **fields)


@pytest.mark.parametrize("code", [None, 5, b"gdp"])
def test_a_code_is_a_text(code):
    with pytest.raises(FieldTypeError, match=r"Indicator.code"):
        Indicator(code)


def test_units_of_kinds():
    with pytest.raises(UnknownUnitError, match=r"Indicator.unit: got 'percnt'"):
        Indicator("x", unit="percnt")
    for kind, text in [("growth", "points"), ("growth", "jobs"), ("share", "亿元"), ("share", "points")]:
        with pytest.raises(
            UnitMismatchError, match=f"Indicator.unit: got '{text}'; allowed: percent, permille or ratio"
        ):
            Indicator("x", kind=kind, unit=text)
    assert Indicator("x", kind="growth", unit="‰").unit == unit("permille")
    assert Indicator("x", unit=unit("jobs")).unit is unit("jobs")


def test_growth():
    growth = TRADE.growth()
    assert (growth.code, growth.kind, growth.unit) == ("trade_growth", "growth", unit("percent"))
    assert (growth.direction, growth.basis) == ("higher", "nominal")
    assert growth.of == Derivation("growth", TRADE)
    assert TRADE.growth("g", unit="‰", name="growth of trade").label() == "growth of trade"
    assert Indicator("x", direction="on_target").growth().direction is None
    assert Indicator("x").growth(basis="real").basis == "real"


def test_growth_of_a_nominal_level_is_nominal():
    with pytest.raises(FieldError, match=r"basis.*got 'real'; allowed: 'nominal'"):
        TRADE.growth(basis="real")
    assert TRADE.growth(basis="nominal") == TRADE.growth()


@pytest.mark.parametrize("kind", ["growth", "share", "change", "rank", "milestone"])
def test_growth_of_what_has_none(kind):
    with pytest.raises(FieldError, match="an indicator of the kind 'level'"):
        Indicator("x", kind=kind).growth()


def test_shares():
    share = TRADE.share_of(CITY)
    assert (share.code, share.kind, share.unit) == ("trade_share_of_city.trade", "share", unit("percent"))
    assert share.direction is None
    assert share.of == Derivation("share", TRADE, CITY)
    assert TRADE.share_of(CITY, "s", direction="higher").direction == "higher"
    with pytest.raises(UnitMismatchError, match=r"'亿元'.*'jobs'"):
        TRADE.share_of(JOBS)
    with pytest.raises(FieldError):
        TRADE.share_of(TRADE)
    with pytest.raises(FieldError):
        TRADE.share_of(GDP)
    with pytest.raises(FieldTypeError):
        TRADE.share_of("trade")


def test_differences():
    change = JOBS.difference()
    assert (change.code, change.kind, change.unit, change.direction) == (
        "jobs-new_change",
        "change",
        unit("jobs"),
        "higher",
    )
    assert change.of == Derivation("difference", JOBS)
    rate = Indicator("rate", kind="share")
    assert rate.difference().unit == unit("percentage points")
    gap = TRADE.difference(CITY)
    assert (gap.code, gap.direction, gap.of) == ("trade_minus_city.trade", None, Derivation("difference", TRADE, CITY))
    with pytest.raises(UnitMismatchError):
        TRADE.difference(JOBS)
    for kind in ("rank", "milestone"):
        with pytest.raises(FieldError):
            Indicator("x", kind=kind).difference()


def test_derivations_are_whole():
    for how, whole in [("growht", None), ("share", None), ("growth", CITY)]:
        with pytest.raises(FieldError, match="Derivation"):
            Derivation(how, TRADE, whole)


# --- sources


@pytest.mark.parametrize(
    ("given_", "kept"),
    [
        ("2024-07-06", "2024-07-06"),
        (date(2024, 7, 6), "2024-07-06"),
        ("2024-07", "2024-07"),
        (2024, "2024"),
        (None, None),
    ],
)
def test_dates_of_sources(given_, kept):
    assert Source("Bulletin", date=given_).date == kept


def test_sources():
    source = Source(
        "Bulletin", publisher="Bureau", date="2024", url="https://example.org", page=3, id="S2", licence="CC0"
    )
    for same in (eval(repr(source)), pickle.loads(pickle.dumps(source)), copy.deepcopy(source)):
        assert same == source
        assert hash(same) == hash(source)
    assert str(source) == "Bureau, Bulletin, p. 3, 2024"
    assert str(Source("Bulletin", page="section 2")) == "Bulletin, section 2"
    assert repr(Source("Bulletin")) == "Source('Bulletin')"
    with pytest.raises(PeriodError, match=r"Source.date"):
        Source("Bulletin", date="July")
    with pytest.raises(FieldError, match=r"Source.title"):
        Source(" ")
    with pytest.raises(FieldTypeError, match=r"Source.title"):
        Source(None)


@pytest.mark.parametrize(
    ("indicator", "en", "zh"),
    [
        (Indicator("gdp", name={"en": "GDP", "zh": "地区生产总值"}).growth(), "GDP growth", "地区生产总值增长率"),
        (Indicator("gdp", name="GDP").growth(name="output growth"), "output growth", "output growth"),
        (Indicator("gdp", name={"en": "GDP"}).growth(), "GDP growth", "gdp_growth"),
        (Indicator("gdp").growth(), "gdp_growth", "gdp_growth"),
        (
            Indicator("it", name={"en": "IT", "zh": "信息产业"}).share_of(
                Indicator("gdp", name={"en": "GDP", "zh": "GDP"})
            ),
            "IT as a share of GDP",
            "信息产业占GDP比重",
        ),
        (Indicator("it", name={"en": "IT"}).share_of(Indicator("gdp")), "it_share_of_gdp", "it_share_of_gdp"),
        (Indicator("jobs", name="jobs").difference(), "change in jobs", "jobs增量"),
        (
            Indicator("a", unit="percent", name="A").difference(Indicator("b", unit="percent", name="B")),
            "A minus B",
            "A与B之差",
        ),
    ],
)
def test_a_derived_indicator_is_called_after_what_it_follows_from(indicator, en, zh):
    assert (indicator.label("en"), indicator.label("zh")) == (en, zh)
