"""Units: what texts name, what converts into what, and what is refused."""

import copy
import json
import pickle
import subprocess
import sys
from decimal import Decimal
from fractions import Fraction

import pint
import pytest
from hypothesis import given, settings, strategies as st

from plantargets.errors import FieldTypeError, PlanTargetsError, UnitMismatchError, UnknownUnitError
from plantargets.units import Unit, read_pint, to_pint, unit
from plantargets.units.texts import MAX_TEXT, names


@pytest.fixture(scope="module")
def default():
    """pint's own default registry."""
    return pint.UnitRegistry()


@pytest.mark.parametrize(
    ("texts", "dimension"),
    [
        ("percent|%|％|pct|per cent|百分比", "ratio"),
        ("permille|‰|per mille", "ratio"),
        ("ratio|1|倍|times", "ratio"),
        ("points|point|pp|percentage point|percentage points|percentage-points|个百分点|百分点", "point"),
        ("basis points|bp|个基点", "point"),
        ("yuan|CNY|RMB|元|人民币|人民币元", "currency CNY"),
        ("US$|USD|dollars|美元", "currency USD"),
        ("euro|EUR|欧元|€", "currency EUR"),
        ("mu|亩", "area"),
        ("hectares|ha|公顷", "area"),
        ("m2|㎡|m²|m^2|平方米|square metres|sq m|metre^2", "area"),
        ("km2|㎢|km²|平方公里|square kilometres", "area"),
        ("m3|m³|㎥|立方米", "volume"),
        ("barrels|bbl|桶", "volume"),
        ("km|公里|千米|kilometer", "length"),
        ("t|tonnes|吨|metric tons", "mass"),
        ("jin|斤", "mass"),
        ("tce|吨标准煤|tonnes of coal equivalent", "coal equivalent"),
        ("tCO2e|tCO₂e|吨二氧化碳当量|t CO2e", "CO2 equivalent"),
        ("kWh|千瓦时|度|kilowatt-hours|kW*h", "energy"),
        ("MW|兆瓦|megawatts", "power"),
        ("°C|℃|摄氏度|degC", "temperature"),
        ("years|年|岁", "calendar"),
        ("days|天|日", "time"),
        ("rank|位|位次|名次", "rank"),
        ("jobs|job|posts|岗位|个岗位|就业岗位", "job"),
        ("people|person|人|名", "person"),
        ("人次|visits|person-times", "visit"),
        ("households|户家庭|农户", "household"),
        ("enterprises|firms|companies|家企业|户企业|企业", "enterprise"),
        ("items|count|个|家|户|项|件|所|座|条|处", "item"),
        ("beds|床位|张床位|个床位|hospital beds", "bed"),
        ("schools|所学校|学校", "school"),
        ("count:orchard|count: Orchard", "count:orchard"),
        ("count:果园", "count:果园"),
    ],
)
def test_names_of_one_unit(texts, dimension):
    found = [unit(text) for text in texts.split("|")]
    assert {one.dimension for one in found} == {dimension}
    assert all(one == found[0] for one in found)
    assert len({hash(one) for one in found}) == 1


@pytest.mark.parametrize(
    ("text", "other", "factor"),
    [
        ("percent", "permille", Decimal(10)),
        ("ratio", "percent", Decimal(100)),
        ("倍", "%", Decimal(100)),
        ("points", "bp", Decimal(100)),
        ("亿元", "万元", Decimal(10**4)),
        ("兆元", "万亿元", Decimal(1)),
        ("万亿元", "亿元", Decimal(10**4)),
        ("billion CNY", "亿元", Decimal(10)),
        ("CNY billion", "亿元", Decimal(10)),
        ("CNY 100 million", "亿元", Decimal(1)),
        ("100 million yuan", "亿元", Decimal(1)),
        ("hundred million yuan", "亿元", Decimal(1)),
        ("US$ million", "万美元", Decimal(100)),
        ("mu", "ha", Fraction(1, 15)),
        ("万亩", "hectares", Fraction(2000, 3)),
        ("km2", "mu", Decimal(1500)),
        ("万m2", "平方米", Decimal(10**4)),
        ("万平方米", "万m2", Decimal(1)),
        ("ha", "m2", Decimal(10**4)),
        ("million tonnes", "万吨", Decimal(100)),
        ("斤", "公斤", Decimal("0.5")),
        ("万吨标准煤", "tce", Decimal(10**4)),
        ("kgce", "tce", Decimal("0.001")),
        ("亿千瓦时", "万千瓦时", Decimal(10**4)),
        ("GWh", "kWh", Decimal(10**6)),
        ("kWh", "MJ", Decimal("3.6")),
        ("万千瓦", "MW", Decimal(10)),
        ("兆瓦", "kW", Decimal(1000)),
        ("千人", "people", Decimal(1000)),
        ("万户", "户", Decimal(10**4)),
        ("万人次", "人次", Decimal(10**4)),
        ("years", "months", Decimal(12)),
        ("µg/m3", "mg/m3", Decimal("0.001")),
        ("微克/立方米", "μg/m^3", Decimal(1)),
        ("bbl/day", "桶/天", Decimal(1)),
        ("tce/万元", "kgce/元", Decimal("0.1")),
        ("beds per 1000 people", "张床位/万人", Decimal(10)),
        ("per 1000", "per 100,000", Decimal(100)),
        ("/千人", "/10万人", Decimal(100)),
        ("每千人", "per 1000 people", Decimal(1)),
        ("例/10万", "cases per 100,000".replace("cases", "items"), Decimal(1)),
        ("kg/t", "mg/kg", Decimal(1000)),
        ("million count:orchard", "count:orchard", Decimal(10**6)),
        ("count:beds", "床位", Decimal(1)),
    ],
)
def test_factors_are_exact(text, other, factor):
    assert unit(text).factor_to(unit(other)) == factor
    assert Fraction(unit(other).factor_to(unit(text))) * Fraction(factor) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("percent", "points"),
        ("percent", "jobs"),
        ("points", "jobs"),
        ("percent", "per 1000"),
        ("percent", "kg/t"),
        ("percent", "元/元"),
        ("yuan", "US$"),
        ("jobs", "people"),
        ("households", "people"),
        ("people", "visits"),
        ("enterprises", "items"),
        ("个", "jobs"),
        ("tce", "tonnes"),
        ("tCO2e", "tonnes"),
        ("tce", "kWh"),
        ("years", "days"),
        ("rank", "items"),
        ("km", "km2"),
        ("kW", "kWh"),
        ("per 1000", "per 1000 people"),
        ("count:orchard", "count:果园"),
    ],
)
def test_different_things_are_never_converted(one, other):
    for given_, wanted in ((one, other), (other, one)):
        with pytest.raises(UnitMismatchError) as caught:
            unit(given_).factor_to(unit(wanted), "Outcome.value")
        message = str(caught.value)
        assert message.startswith("Outcome.value: ")
        assert repr(given_) in message
        assert repr(wanted) in message
        assert unit(given_) != unit(wanted)


def test_the_message_says_what_to_do():
    for one, other, hint in [
        ("percent", "points", "say '0.5 points'"),
        ("points", "percent", "points measure a difference of percents"),
        ("个", "jobs", "name the noun on both sides"),
        ("yuan", "US$", "currencies are never converted"),
    ]:
        with pytest.raises(UnitMismatchError, match=hint):
            unit(one).factor_to(unit(other))


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("percnt", "percent"),
        ("jbos", "jobs"),
        ("hectars", "hectares"),
        ("houshold", "household"),
        ("kilowat hours", "kilowatt hours"),
        ("百分", "百分点"),
    ],
)
def test_an_unknown_unit_brings_the_nearest_names(text, hint):
    with pytest.raises(UnknownUnitError, match=f"Indicator.unit: got '{text}'.*did you mean .*{hint}"):
        unit(text, "Indicator.unit")


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "_", "0", "2", "42", "m2 m2", "ms", "hh", "ps", "kt2", "kjob", "/", "*", "^", "1/", "//", "m//s",
        "m^9", "m^", "percent percent", "count:", "count:7", "count:!", "万%", "million percent", "百points",
        "亿万元", "万万元", "m; import os", "__import__('os')",
        "m**m", "lambda: 1", "(m)", "9**9**9", "x" * 61, "万" * 30, "兆赫",
        "000 jobs", "500 jobs", "1,00 jobs", "¥", "$", "10^3 jobs", "\x00", "m\nm", "元元", "²",
    ],
)  # fmt: skip
def test_what_is_no_unit_is_refused(text):
    with pytest.raises(UnknownUnitError):
        unit(text)


@pytest.mark.parametrize("given_", [None, 5, 5.0, True, [], {}, b"percent", object()])
def test_what_is_no_text_is_refused(given_):
    with pytest.raises(FieldTypeError, match=r"Target.unit: got "):
        unit(given_, "Target.unit")


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=MAX_TEXT + 20))
def test_any_text_is_a_unit_or_a_clear_error(text):
    try:
        found = unit(text)
    except PlanTargetsError as error:
        refused = str(error)
        assert "unit: got" in refused
    else:
        assert found.factor > 0


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from("万 亿 million 100 元 jobs / * ^2 per 每 个 % count: 人 1".split()), max_size=8))
def test_any_mixture_of_known_parts_is_a_unit_or_a_clear_error(parts):
    for text in ("".join(parts), " ".join(parts)):
        try:
            found = unit(text)
        except UnknownUnitError:
            continue
        assert unit(found.text).factor_to(found) == 1


def test_a_unit_is_made_once():
    assert unit("亿元") is unit("亿元")
    assert unit(unit("亿元")) is unit("亿元")
    assert pickle.loads(pickle.dumps(unit("亿元"))) is unit("亿元")
    assert copy.deepcopy(unit("亿元")) is unit("亿元")
    assert repr(unit("亿元")) == "unit('亿元')"
    assert str(unit(" 亿元 ")) == "亿元"
    assert unit("%") != "%"


def test_a_unit_is_not_changed():
    with pytest.raises(AttributeError):
        unit("%").text = "jobs"


@pytest.mark.parametrize("name", sorted(names()))
def test_every_listed_name_can_be_written_with_spaces(name):
    made = unit(name.replace("_", " "))
    assert made.factor > 0
    assert made.label("en")
    assert made.label("zh")


def test_every_unit_has_an_english_and_a_chinese_label():
    for atom in set(names().values()):
        label = unit(atom.name.replace("_", " ")).label("zh")
        assert label in {"%", "‰"} or label > "\u2e80", atom.name
        assert atom.names[1].replace("-", "_") in names(), atom.name
        assert unit(unit(atom.name.replace("_", " ")).label("en")) == unit(atom.name.replace("_", " "))


@pytest.mark.parametrize(
    ("text", "number", "en", "zh"),
    [
        ("percent", "6.5", "6.5%", "6.5%"),
        ("‰", "6.5", "6.5‰", "6.5‰"),
        ("points", "0.5", "0.5 points", "0.5个百分点"),
        ("points", "1", "1 point", "1个百分点"),
        ("jobs", "8000", "8000 jobs", "8000个岗位"),
        ("jobs", "1", "1 job", "1个岗位"),
        ("people", "1", "1 person", "1人"),
        ("enterprises", "-1", "-1 enterprise", "-1家企业"),
        ("户", "2", "2 items", "2户"),
        ("亿元", "120", "CNY 12 billion", "120亿元"),
        ("亿元", "0.5", "CNY 50 million", "0.5亿元"),
        ("万元", "0", "CNY 0", "0万元"),
        ("million tonnes", "1.2", "1.2 million tonnes", "120万吨"),
        ("万亩", "2.38", "23800 mu", "2.38万亩"),
        ("万户", "1.5", "15000 items", "1.5万户"),
        ("km", "36.17", "36.17 km", "36.17公里"),
        ("ratio", "0.53", "0.53", "0.53"),
        ("倍", "2", "2", "2倍"),
        ("rank", "3", "rank 3", "第3位"),
        ("tce/万元", "0.5", "0.5 tce/万元", "0.5 tce/万元"),
        ("count:orchard", "3", "3 orchard", "3 orchard"),
        ("US$", "5", "USD 5", "5美元"),
    ],
)
def test_quantities_for_people(text, number, en, zh):
    assert unit(text).quantity(Decimal(number)) == en
    assert unit(text).quantity(Decimal(number), "zh") == zh


@pytest.mark.parametrize(
    ("text", "difference"),
    [("%", "percentage point"), ("‰", "permille point"), ("ratio", "ratio point"), ("points", "points"), ("km", "km")],
)
def test_a_difference_keeps_its_number(text, difference):
    assert unit(text).difference == unit(difference)
    assert unit(text).difference.factor == unit(text).factor
    assert unit(text).difference.is_point is unit(text).is_percent_family


def test_what_a_unit_is():
    assert unit("%").is_ratio
    assert unit("points").is_point
    assert not unit("points").is_ratio
    assert not unit("mg/kg").is_percent_family
    assert unit("亿元").is_currency
    assert not unit("元/人").is_currency
    assert unit("万户").is_count
    assert not unit("beds per 1000 people").is_count
    assert not unit("人/km2").is_count


# --- pint


@pytest.mark.parametrize(
    ("number", "text", "same"),
    [
        (6.5, "percent", "6.5 %"),
        (5, "kilometer ** 2", "5 km2"),
        (3, "tonne", "3 t"),
        (3, "kilowatt_hour", "3 kWh"),
        (3, "metric_ton / hectare", "3 t/ha"),
        (3, "1 / year", "3 1/year"),
        (3, "mile", "3 mile"),
        (4, "count", "4 items"),
        (2, "delta_degree_Celsius", "2 °C"),
        (0.5, "", "0.5 ratio"),
    ],
)
def test_quantities_of_the_default_registry_are_read(default, number, text, same):
    found, its_unit = read_pint(default.Quantity(number, text))
    expected_number, expected_unit = same.split(" ", 1)
    assert found == Decimal(expected_number)
    assert its_unit == unit(expected_unit)


@pytest.mark.parametrize(("text", "dimension"), [("pp", "length"), ("pct", "mass"), ("mu", "mass")])
def test_names_that_mean_something_else_there_are_not_taken_at_their_word(default, text, dimension):
    """pint reads pp as a printer's point and pct as a picocarat."""
    try:
        _, its_unit = read_pint(default.Quantity(1, text))
    except UnknownUnitError:
        return
    assert its_unit.dimension == dimension


def test_units_of_other_registries_are_accepted(default):
    assert unit(default.Unit("percent")) == unit("%")
    assert unit(default.kilometer) == unit("km")
    with pytest.raises(FieldTypeError):
        unit(default.Quantity(5, "km"))
    with pytest.raises(UnknownUnitError):
        unit(default.candela)


@pytest.mark.parametrize("numbers", [float, Decimal, Fraction])
def test_quantities_of_a_users_registry_are_read(numbers):
    mine = pint.UnitRegistry(None, non_int_type=numbers, cache_folder=None)
    mine.load_definitions(["job = [job]", "yuan = [currency]", "million = 1000000", "percent = 0.01 = %"])
    assert read_pint(mine.Quantity(mine.non_int_type("8"), "job")) == (Decimal(8), unit("jobs"))
    assert read_pint(mine.Quantity(8, "yuan / job")) == (Decimal(8), unit("元/job"))
    assert read_pint(mine.Quantity(8, "percent")) == (Decimal(8), unit("%"))


@pytest.mark.parametrize("text", ["percent", "亿元", "万亩", "tce/万元", "beds per 1000 people", "count:orchard", "个"])
def test_there_and_back_again(text):
    number, its_unit = Decimal("7.25"), unit(text)
    quantity = to_pint(number, its_unit)
    back, back_unit = read_pint(quantity)
    assert Fraction(back) * Fraction(back_unit.factor_to(its_unit)) == Fraction(number)


def test_a_given_registry_is_used(default):
    quantity = to_pint(Decimal("6.5"), unit("万吨"), default)
    assert isinstance(quantity, default.Quantity)
    assert quantity == default.Quantity(65000.0, "tonne")
    exact = to_pint(Decimal("6.5"), unit("percent"), pint.UnitRegistry(non_int_type=Fraction))
    assert exact.magnitude == Fraction(13, 2)


@pytest.mark.parametrize("text", ["亿元", "亩", "points", "jobs", "count:orchard"])
def test_a_registry_without_the_unit_is_told(default, text):
    with pytest.raises(UnknownUnitError, match=f"registry: got '{text}'"):
        to_pint(Decimal(5), unit(text), default)


def test_the_application_registry_is_left_alone():
    code = """
import json, sys
from plantargets.units import unit
before = "pint" in sys.modules
unit("percent")
import pint
application = pint.get_application_registry()
print(json.dumps([before, "job" in application, "megaparsec" in application]))
"""
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path[:0] = {sys.path!r}\n{code}"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout) == [False, False, True]


def test_a_unit_has_one_type():
    assert isinstance(unit("%"), Unit)
