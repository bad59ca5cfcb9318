"""What a document says, and what is refused with its place."""

import json
import os
import subprocess
import sys
from decimal import Decimal
from fractions import Fraction

import attrs
import pytest

import plantargets.formats.schema as schema_module
from plantargets import (
    NOT_STATED,
    About,
    AtLeast,
    Convention,
    Figure,
    FormatError,
    Indicator,
    InLineWith,
    Interval,
    JustOver,
    MultipleOf,
    Outcome,
    Outcomes,
    Plan,
    Reach,
    Scorecard,
    Source,
    Target,
    convention,
)
from plantargets.formats import (
    Recorded,
    criteria,
    from_dict,
    from_json,
    from_toml,
    load,
    model,
    records,
    save,
    to_dict,
    to_json,
)
from plantargets.formats.fields import Record

GDP = Indicator("gdp", kind="growth", direction="higher", name={"en": "GDP", "zh": "地区生产总值"})
TRADE = Indicator("trade", unit="亿元", direction="higher")
SOURCE = Source("Work report", id="S1")
PLAN = Plan(
    "计划",
    area="Songbei",
    period="2023",
    targets=[
        Target(GDP, About("6.5 %"), wording="增长6.5%左右", source=SOURCE),
        Target(TRADE, MultipleOf(AtLeast(2), base="2020"), area="north", source=SOURCE),
        Target(TRADE.growth(), InLineWith(GDP)),
    ],
)


def problems(document, expect=None):
    with pytest.raises(FormatError) as caught:
        from_dict({"plantargets": 1, **document}, *([expect] if expect else []))
    return {each.place: each.message for each in caught.value.problems}


def test_a_document_is_short_and_readable():
    assert to_dict(PLAN) == {
        "plantargets": 1,
        "kind": "plan",
        "name": "计划",
        "area": "Songbei",
        "period": "2023",
        "targets": [
            {
                "indicator": "gdp",
                "criterion": {"kind": "about", "value": "6.5 %"},
                "wording": "增长6.5%左右",
                "source": "S1",
            },
            {
                "indicator": "trade",
                "criterion": {
                    "kind": "multiple_of",
                    "multiple": {"kind": "at_least", "value": "2"},
                    "base": {"period": "2020"},
                },
                "area": "north",
                "source": "S1",
            },
            {
                "indicator": "trade_growth",
                "criterion": {"kind": "in_line_with", "reference": {"indicator": "gdp"}},
            },
        ],
        "indicators": {
            "gdp": {
                "name": {"en": "GDP", "zh": "地区生产总值"},
                "unit": "percent",
                "kind": "growth",
                "direction": "higher",
            },
            "trade": {"unit": "亿元", "direction": "higher"},
            "trade_growth": {
                "unit": "percent",
                "kind": "growth",
                "direction": "higher",
                "of": {"how": "growth", "part": "trade"},
            },
        },
        "sources": {"S1": {"title": "Work report"}},
    }


def test_one_indicator_is_one_object_again():
    back = from_json(to_json(Plan("P", targets=[Target(GDP, "6 %"), Target(GDP, AtLeast("5 %"), id="floor")])), Plan)
    assert back["gdp"].indicator is back["floor"].indicator


def test_words_written_alike_are_one_and_numbers_that_only_look_alike_are_not():
    def read(*values):
        targets = [{"indicator": "x", "id": f"t{n}", "criterion": each} for n, each in enumerate(values)]
        document = {"plantargets": 1, "kind": "plan", "name": "P", "indicators": {"x": {}}, "targets": targets}
        return [each.criterion for each in from_dict(document, Plan).targets]

    first, again = read({"kind": "about", "value": "6"}, {"kind": "about", "value": "6"})
    assert first is again
    whole, shown = read({"kind": "reach", "value": 1}, {"kind": "reach", "value": Decimal("1.0")})
    assert (str(whole), str(shown)) == ("1", "1.0")
    with pytest.raises(FormatError, match="True"):
        read({"kind": "reach", "value": 1}, {"kind": "reach", "value": True})
    with pytest.raises(FormatError) as caught:
        read("about nothing", "about nothing")
    assert [each.place for each in caught.value.problems] == ["$.targets[0].criterion", "$.targets[1].criterion"]


def test_two_indicators_of_one_code_are_both_kept():
    other = Indicator("gdp", unit="亿元")
    plan = Plan("P", targets=[Target(GDP, "6 %"), Target(other, "100", id="level")])
    assert from_json(to_json(plan), Plan) == plan
    assert to_dict(plan)["targets"][1]["indicator"] == {"code": "gdp", "unit": "亿元"}


@pytest.mark.parametrize(
    "figure",
    [
        Figure.of("6.50 %"),
        Figure.of("8,000 jobs"),
        Figure.of("1.5万户"),
        Figure.of(0.1),
        Figure(Decimal("1E+3"), None),
        Figure(Fraction(1, 3), GDP.unit),
        Figure(Decimal("6.0"), TRADE.unit),
    ],
)
def test_figures_keep_their_digits(figure):
    outcome = Outcome(Indicator("x", unit=figure.unit), figure)
    back = from_json(to_json(outcome), Outcome)
    assert back.value == figure
    assert back.figure.last_digit == figure.last_digit


def test_numbers_and_notation_are_read_too():
    document = {
        "kind": "plan",
        "name": "P",
        "indicators": {"gdp": {"kind": "growth", "direction": "higher"}, "income": {"kind": "growth"}},
        "targets": [
            {"indicator": "gdp", "criterion": "about 6.5 %", "period": 2023},
            {"indicator": "gdp", "id": "plain", "criterion": Decimal("6.50")},
            {"indicator": "income", "criterion": "in line with gdp"},
        ],
    }
    plan = from_dict({"plantargets": 1, **document}, Plan)
    assert [each.criterion for each in plan.targets] == [
        About("6.5 %"),
        Reach("6.50"),
        InLineWith(plan["gdp"].indicator),
    ]


def test_outcomes_hold_sets_words_and_unknown_areas():
    reports = Outcomes(
        [
            Outcome(TRADE, Interval(5, Fraction(29, 3), False), area=NOT_STATED),
            Outcome(TRADE, JustOver("8000")),
            Outcome(TRADE, None, status="missing"),
        ]
    )
    assert from_json(to_json(reports)) == reports


def test_all_problems_at_once_each_with_its_path():
    found = problems(
        {
            "kind": "plan",
            "name": 3,
            "indicators": {"gdp": {"unit": "percnt"}, "8.5.2": {"kind": "growht"}},
            "targets": [
                {"indicator": "gdp", "criterion": {"kind": "abuot", "value": "6.5 %"}},
                {"indicator": "8.5.2", "criterion": {"kind": "about", "value": "six", "wthin": 2}},
                {"indicator": "nowhere", "criterion": {"value": "6.5 %"}, "peroid": "2023", "period": "2023-13"},
                "text",
                {"criterion": {"kind": "fall", "word": {"kind": "fall", "word": 2}}},
            ],
        }
    )
    assert found.keys() == {
        "$.name",
        "$.indicators.gdp.unit",
        '$.indicators["8.5.2"].kind'.replace('"', "'"),
        "$.targets[0].criterion.kind",
        "$.targets[1].criterion.value",
        "$.targets[1].criterion.wthin",
        "$.targets[2].indicator",
        "$.targets[2].criterion.kind",
        "$.targets[2].peroid",
        "$.targets[2].period",
        "$.targets[3]",
        "$.targets[4].indicator",
        "$.targets[4].criterion.word.kind",
    }
    assert "did you mean 'about'" in found["$.targets[0].criterion.kind"]
    assert "did you mean 'within'" in found["$.targets[1].criterion.wthin"]
    assert "did you mean 'period'" in found["$.targets[2].peroid"]
    assert "did you mean 'percent'" in found["$.indicators.gdp.unit"]


def test_what_the_classes_refuse_has_a_path_too():
    found = problems(
        {
            "kind": "plan",
            "name": "P",
            "indicators": {"gdp": {"kind": "growth", "direction": "higher"}},
            "targets": [
                {"indicator": "gdp", "criterion": {"kind": "at_most", "value": "6 %"}},
                {"indicator": "gdp", "criterion": "120 亿元"},
                {"indicator": "gdp", "criterion": {"kind": "about", "value": "0 %"}},
            ],
        }
    )
    assert found.keys() == {
        "$.targets[0].criterion",
        "$.targets[1].criterion",
        "$.targets[2].criterion.within",
    } or found.keys() == {"$.targets[0].criterion", "$.targets[1]", "$.targets[2].criterion.within"}


def test_duplicate_ids_name_the_first():
    found = problems(
        {
            "kind": "plan",
            "name": "P",
            "indicators": {"gdp": {}},
            "targets": [{"indicator": "gdp", "criterion": 1}, {"indicator": "gdp", "criterion": 2}],
        }
    )
    assert list(found) == ["$.targets[1].id"]
    assert "targets[0]" in found["$.targets[1].id"]


@pytest.mark.parametrize(
    ("document", "place"),
    [
        ({}, "$.plantargets"),
        ({"plantargets": 2, "kind": "plan"}, "$.plantargets"),
        ({"plantargets": True, "kind": "plan"}, "$.plantargets"),
        ({"plantargets": 1}, "$.kind"),
        ({"plantargets": 1, "kind": "paln"}, "$.kind"),
        ({"plantargets": 1, "kind": "outcomes"}, "$.outcomes"),
        ({"plantargets": 1, "kind": "source"}, "$.source"),
        ({"plantargets": 1, "kind": "outcomes", "outcomes": [], "more": 1}, "$.more"),
        ({"plantargets": 1, "kind": "plan", "name": "P", "targets": [], "indicators": []}, "$.indicators"),
    ],
)
def test_the_head_is_checked(document, place):
    with pytest.raises(FormatError) as caught:
        from_dict(document)
    assert place in {each.place for each in caught.value.problems}


def test_a_later_version_says_so():
    with pytest.raises(FormatError, match="a later version of the library may read it"):
        from_json('{"plantargets": 2, "kind": "plan"}')


def test_another_kind_than_wanted_is_refused():
    with pytest.raises(FormatError, match="wanted here: 'outcomes'"):
        from_json(to_json(PLAN), Outcomes)


@attrs.frozen
class Even:
    low: int

    def acceptable(self, scale):
        return Interval.closed(self.low, 2 * self.low)


def test_a_criterion_of_your_own_is_refused_by_name_with_advice():
    plan = Plan("P", targets=[Target(GDP, "6 %"), Target(TRADE, Even(3))])
    with pytest.raises(FormatError, match=r"\$\.targets\[1\]\.criterion: Even is none of .* stays in code") as caught:
        to_json(plan)
    assert "attrs.evolve" in str(caught.value)


def test_indicators_made_from_themselves_are_refused():
    found = problems(
        {
            "kind": "indicator",
            "indicator": {"code": "x", "of": {"how": "growth", "part": "a"}},
            "indicators": {
                "a": {"kind": "growth", "of": {"how": "growth", "part": "b"}},
                "b": {"of": {"how": "growth", "part": "a"}},
            },
        }
    )
    assert "made from itself" in next(iter(found.values()))


def nested(depth):
    return '{"kind":"growth","code":"a","of":{"how":"growth","part":' * depth + "1" + "}}" * depth


@pytest.mark.parametrize(
    "text",
    [
        "[" * 50_000_000,
        '{"a":' * 10_000_000,
        '{"plantargets":1,"kind":"indicator","indicator":' + nested(200) + "}",
        '{"plantargets":1,"kind":"outcome","outcome":'
        + '{"indicator":{"code":"a"},"value":1,"working":{"how":"x","inputs":[' * 100
        + "]}}" * 100
        + "}",
    ],
    ids=["50 MB of brackets", "50 MB of objects", "nested indicators", "nested workings"],
)
def test_deep_nesting_is_refused_in_words(text):
    with pytest.raises(FormatError, match="deep"):
        from_json(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"plantargets": 1, "kind": "plan", "name": "P", "targets": [', "line 1, column 61"),
        ('{"plantargets": 1, "plantargets": 1}', "'plantargets' is given twice"),
        ('{"plantargets": NaN}', "NaN is no number"),
        ('{"plantargets": ' + "9" * 5000 + "}", "5000"),
        (b'{"plantargets": 1, "name": "\xb9\xfe"}', "line 1: byte 0xb9 at 28 is not UTF-8"),
        ('{"plantargets": 1}'.encode("utf-16"), "UTF-16"),
        ("", "no JSON"),
    ],
)
def test_broken_json_names_the_place(text, message):
    with pytest.raises(FormatError, match=message.replace("(", r"\(")):
        from_json(text)


def test_a_byte_order_mark_is_no_trouble():
    assert from_json(b"\xef\xbb\xbf" + to_json(PLAN).encode()) == PLAN


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('plantargets = 1\nkind = "plan', "line 2"),
        ("plantargets = 1\nkind = 'plan'\nname = 'P'\n[[targets]]\nindicator = 'x'\ncriterion = nan", "no figure"),
        ("a = " + "[" * 100_000, "deep"),
        ("plantargets = 1\nplantargets = 1", "line 2"),
    ],
)
def test_broken_toml_names_the_place(text, message):
    with pytest.raises(FormatError, match=message):
        from_toml(text)


def test_toml_dates_and_numbers():
    text = """
        plantargets = 1
        kind = "outcomes"
        [indicators.gdp]
        kind = "growth"
        [[outcomes]]
        indicator = "gdp"
        value = 4.30
        period = 2023
        published = 2024-07-06
        [[outcomes]]
        indicator = "gdp"
        value = "about 4 %"
    """
    reports = from_toml(text, Outcomes)
    assert str(reports[0].value) == "4.30"
    assert reports[0].published.year == 2024
    assert reports[1].value == About("4 %")


def test_conventions_by_name_and_in_full():
    own = Convention.make("own", about="0.3 points", elsewhere="5", note="as agreed")
    for given in (convention("empirical"), own):
        assert from_json(to_json(given)) == given
    assert to_dict(convention("official"))["convention"] == "official"


class Counting:
    """A way of judging that is not set attainment."""

    name = "counting"

    def evaluate(self, target, outcomes):
        return Recorded(target, label="fine", level=2, statistic=Decimal("1.50"), score=0.1, inputs={"n": 3})


def test_scorecards_of_other_methods_keep_what_they_say():
    card = PLAN.evaluate([Outcome(GDP, "4.3 %", period="2023")], evaluator=Counting())
    back = from_json(to_json(card), Scorecard)
    assert back == card
    assert back["gdp"].statistic == Decimal("1.50")
    assert back["gdp"].score == 0.1


def test_every_field_of_every_class_is_in_its_record():
    """A field that is added to a class and not here would be lost in silence."""
    found = [
        each for module in (records, criteria, model) for each in vars(module).values() if isinstance(each, Record)
    ]
    found += [*criteria.REPORTED.records, *criteria.CRITERIA.records, *records.RULES.records, *model.RESULT.records]
    checked = 0
    for record in found:
        cls = record.make
        if not (isinstance(cls, type) and attrs.has(cls)):
            continue
        names = {each.alias for each in attrs.fields(cls) if each.init} - {"target"}
        assert {each.name for each in record.fields} == names, record.name
        checked += 1
    assert checked > 30


def test_the_schema_shipped_is_the_one_made():
    assert schema_module.shipped() == schema_module.text()


def test_files_are_whole_or_not_there(tmp_path):
    path = tmp_path / "plan.json"
    assert not save(PLAN, path)
    assert load(path) == PLAN
    assert load(path, Plan) == PLAN
    before = path.read_bytes()
    with pytest.raises(FormatError):
        save(Plan("P", targets=[Target(TRADE, Even(3))]), path)
    with pytest.raises(FormatError, match="half a character"):
        save(Plan("\ud800"), path)
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["plan.json"]


def test_a_crash_while_writing_leaves_the_old_file(tmp_path):
    path = tmp_path / "plan.json"
    save(PLAN, path)
    code = f"""
import os, sys
sys.path[:0] = {sys.path!r}
from plantargets import Plan
from plantargets.formats import save
os.fsync = lambda handle: os._exit(9)
save(Plan("new"), {str(path)!r})
"""
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 9
    assert load(path) == PLAN


def test_a_new_file_has_the_usual_rights_and_an_old_one_its_own(tmp_path):
    path = tmp_path / "plan.toml"
    save(PLAN, path)
    mask = os.umask(0o022)
    os.umask(mask)
    assert path.stat().st_mode & 0o777 == 0o666 & ~mask
    path.chmod(0o640)
    save(PLAN, path)
    assert path.stat().st_mode & 0o777 == 0o640
    assert load(path, Plan) == PLAN


def test_an_unknown_suffix_names_the_known(tmp_path):
    with pytest.raises(ValueError, match=r"\.json, \.toml"):
        save(PLAN, tmp_path / "plan.yaml")


def test_json_is_in_the_language_of_the_plan():
    assert "增长6.5%左右" in to_json(PLAN)
    assert json.loads(to_json(PLAN, indent=None)) == to_dict(PLAN)
