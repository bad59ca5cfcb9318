"""IATI results: ours go out valid and come back whole, those of others are read as far as they go."""

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from plantargets import (
    About,
    AtLeast,
    Between,
    Fall,
    Figure,
    FormatError,
    Indicator,
    InLineWith,
    Outcome,
    Period,
    Plan,
    Reach,
    Target,
    Unquantified,
)
from plantargets.formats import Heading, from_iati, load, to_iati
from plantargets.formats.iatiwrite import NAMESPACE
from plantargets.formats.xmlread import parse_xml
from plantargets.testing import plans, reports

FEW = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)
HEADING = Heading("XX-TEST-1", "XX-TEST", "Bureau")
GDP = Indicator("gdp", kind="growth", direction="higher", name={"en": "GDP", "zh": "地区生产总值"})
HEAD = (
    '<iati-activities version="2.03"><iati-activity><iati-identifier>A-1</iati-identifier>'
    '<result type="1"><title><narrative>Wells</narrative></title>'
)
FOOT = "</result></iati-activity></iati-activities>"

# What the standard admits, in order, in each element that is written: (name, least, most), and attributes that must be.
ANY = None
CONTENT = {
    "iati-activities": ([("iati-activity", 1, ANY)], {"version"}),
    "iati-activity": (
        [("iati-identifier", 1, 1), ("reporting-org", 1, 1), ("title", 1, 1), ("description", 1, ANY),
         ("participating-org", 1, ANY), ("activity-status", 1, 1), ("activity-date", 1, ANY), ("result", 0, ANY)],
        set(),
    ),
    "reporting-org": ([("narrative", 1, ANY)], {"ref", "type"}),
    "participating-org": ([("narrative", 0, ANY)], {"role"}),
    "activity-status": ([], {"code"}),
    "activity-date": ([("narrative", 0, ANY)], {"iso-date", "type"}),
    "title": ([("narrative", 1, ANY)], set()),
    "description": ([("narrative", 1, ANY)], set()),
    "comment": ([("narrative", 1, ANY)], set()),
    "result": ([("title", 1, 1), ("description", 0, 1), ("reference", 0, ANY), ("indicator", 1, ANY)], {"type"}),
    "indicator": (
        [("title", 1, 1), ("description", 0, 1), ("reference", 0, ANY), ("baseline", 0, ANY), ("period", 0, ANY)],
        {"measure"},
    ),
    "reference": ([], {"vocabulary", "code"}),
    "baseline": ([("location", 0, ANY), ("dimension", 0, ANY), ("comment", 0, 1)], {"year"}),
    "period": ([("period-start", 1, 1), ("period-end", 1, 1), ("target", 0, ANY), ("actual", 0, ANY)], set()),
    "period-start": ([], {"iso-date"}),
    "period-end": ([], {"iso-date"}),
    "target": ([("location", 0, ANY), ("dimension", 0, ANY), ("comment", 0, 1)], set()),
    "actual": ([("location", 0, ANY), ("dimension", 0, ANY), ("comment", 0, 1)], set()),
    "dimension": ([], {"name", "value"}),
    "iati-identifier": ([], set()),
    "narrative": ([], set()),
}  # fmt: skip


def check(node):
    """Elements in the order of the standard, ours last, and the attributes that must be."""
    names = [child.name for child in node.children]
    own = [name.startswith(f"{{{NAMESPACE}}}") for name in names]
    assert own == sorted(own), f"{node.place}: elements of ours stand before those of IATI"
    content, attributes = CONTENT[node.name]
    assert attributes <= node.attributes.keys(), node.place
    wanted = [name for name, *_ in content]
    plain = [name for name, ours in zip(names, own, strict=True) if not ours]
    assert plain == sorted(plain, key=wanted.index), node.place
    for name, least, most in content:
        assert least <= plain.count(name) <= (most or 10**6), f"{node.place}: {name}"
    for child, ours in zip(node.children, own, strict=True):
        if not ours:
            check(child)


@FEW
@given(st.data())
def test_what_goes_out_is_in_the_order_of_the_standard_and_comes_back(data):
    plan = data.draw(plans(most=3))
    outcomes = data.draw(reports(plan))
    text, losses = to_iati(plan, outcomes, heading=HEADING)
    check(parse_xml(text.encode()))
    (activity,) = from_iati(text)
    assert activity.plan == plan
    assert activity.outcomes == outcomes
    assert all(each.place and each.what for each in losses)


def test_plain_values_hedges_and_losses():
    plan = Plan(
        "P",
        period="2023",
        area="Songbei",
        targets=[
            Target(GDP, About("6.5 %"), wording="增长6.5%左右", strength="strive"),
            Target(GDP, "6 %", id="bare"),
            Target(GDP, Between("6 %", "6.5 %"), id="band"),
            Target(Indicator("price", kind="growth", direction="lower"), Fall(AtLeast("3 %"))),
            Target(Indicator("income", kind="growth"), InLineWith(GDP)),
        ],
    )
    text, losses = to_iati(plan, [Outcome(GDP, "4.3 %", period="2023", status="provisional")], heading=HEADING)
    assert 'measure="2" ascending="1"' in text
    assert 'measure="2" ascending="0"' in text
    assert '<target value="6.5">' in text
    assert '<target value="-3">' in text
    assert "<target>" in text
    assert "<narrative>增长6.5%左右 (about 6.5 %)</narrative>" in text
    assert '<dimension name="area" value="Songbei" />' in text
    assert '<narrative xml:lang="zh">地区生产总值</narrative>' in text
    said = "\n".join(map(str, losses))
    assert "target gdp: about 6.5 %: the value is 6.5; the words are in the comment" in said
    assert "target gdp: strength kept in our own element only" in said
    assert "target income: in line with gdp: it has no value" in said
    assert "outcome 1 (gdp 2023): status kept in our own element only" in said
    assert "target bare: 6 %" not in said


def test_a_value_that_was_edited_beside_the_typed_form_is_refused():
    text, _ = to_iati(Plan("P", period="2023", targets=[Target(GDP, About("6.5 %"))]), heading=HEADING)
    with pytest.raises(FormatError, match=r"line \d+, .*/target\[1\]: value is '7', and the typed form beside it says"):
        from_iati(text.replace('value="6.5"', 'value="7"'))


FOREIGN = (
    HEAD
    + """<document-link url="x" format="y"/>
  <indicator measure="1" ascending="1"><title><narrative>Wells dug</narrative><narrative xml:lang="fr">Puits</narrative></title>
    <reference vocabulary="99" code="wells"/>
    <baseline year="2019" value="10"><comment><narrative>census</narrative></comment></baseline>
    <period><period-start iso-date="2020-01-01"/><period-end iso-date="2020-12-31"/>
      <target value="1,200"/><target value="500"><dimension name="sex" value="female"/></target>
      <actual value="1300.0"/><actual value="450"><dimension name="sex" value="female"/></actual>
    </period></indicator>
  <indicator measure="2" ascending="false"><title><narrative>Drop-out rate</narrative></title>
    <period><period-start iso-date="2020-01-01"/><period-end iso-date="2020-06-30"/>
      <target value="5.50"><location ref="L1"/></target><actual/></period></indicator>
  <indicator measure="5"><title><narrative>Trust</narrative></title>
    <period><period-start iso-date="2020-01-01"/><period-end iso-date="2020-12-31"/>
      <target><comment><narrative>People trust the wells</narrative></comment></target></period></indicator>"""  # noqa: E501
    + FOOT
)


def test_files_of_others_are_read():
    (activity,) = from_iati(FOREIGN)
    assert activity.identifier == "A-1"
    wells = activity.plan["wells"]
    assert wells.criterion == Reach("1,200")
    assert wells.indicator.direction == "higher"
    assert wells.indicator.name == {"und": "Wells dug", "fr": "Puits"}
    assert wells.period == Period("2020")
    rate = activity.plan["Drop-out_rate.location_L1"]
    assert (rate.direction, str(rate.figure), str(rate.period)) == ("lower", "5.50", "2020-S1")
    assert activity.plan["Trust"].criterion == Unquantified("People trust the wells")
    base = activity.outcomes[0]
    assert (str(base.period), base.note, base.wording) == ("2019", "baseline", "census")


def test_a_baseline_never_stands_for_the_figure_of_its_year():
    (activity,) = from_iati(FOREIGN.replace('year="2019" value="10"', 'year="2020" iso-date="2020-01-15" value="2000"'))
    assert activity.plan.evaluate(activity.outcomes)["wells"].outcomes[0].number == 1300
    assert str(activity.outcomes[0].period) == "2020-01-15"
    (activity,) = from_iati(FOREIGN.replace('year="2019"', 'year="2020"').replace('<actual value="1300.0"/>', ""))
    assert activity.plan.evaluate(activity.outcomes)["wells"].verdict.value == "undetermined"


def test_texts_in_languages_and_encodings():
    title = '<narrative xml:lang="EN">Wells dug</narrative><narrative xml:lang="FRA">Puits</narrative>'
    text = FOREIGN.replace('<narrative>Wells dug</narrative><narrative xml:lang="fr">Puits</narrative>', title)
    text = text.replace(
        "<narrative>census</narrative>", '<narrative>census</narrative><narrative xml:lang="fr">été</narrative>'
    )
    for source in (text, text.encode(), ('<?xml version="1.0" encoding="ISO-8859-1"?>' + text).encode("latin-1")):
        (activity,) = from_iati(source)
        assert activity.plan["wells"].indicator.name == {"en": "Wells dug", "fr": "Puits"}
        assert any("another text has no place in the model: été (fr)" in each.what for each in activity.losses)
    # A text is read as it stands, whatever its first line says.
    (activity,) = from_iati('<?xml version="1.0" encoding="ISO-8859-1"?>' + text)
    assert any("été (fr)" in each.what for each in activity.losses)


def test_codes_that_nobody_knows_and_second_references():
    text = FOREIGN.replace('measure="1"', 'measure="7"').replace(
        "<baseline", '<reference vocabulary="9" code="6.1.1"/><baseline'
    )
    (activity,) = from_iati(text)
    said = [each.what for each in activity.losses]
    assert "measure 7 is none of 1, 2, 3, 4, 5; read as a unit" in said
    assert "a second reference, to 6.1.1, has no place in the model" in said


def test_parts_never_meet_the_total():
    (activity,) = from_iati(FOREIGN)
    card = activity.plan.evaluate(activity.outcomes)
    assert card["wells"].verdict.value == "attained"
    assert card["wells.sex_female"].verdict.value == "missed"


def test_what_has_no_place_is_listed():
    (activity,) = from_iati(FOREIGN)
    said = [str(each) for each in activity.losses]
    assert any("document-link has no place" in each for each in said)
    assert any("an actual without a value" in each for each in said)


BROKEN = {
    "not closed": (HEAD, "no XML: no element found"),
    "mismatched": (HEAD + "</indicator>", "mismatched tag"),
    "no IATI": ("<html/>", "the root of an IATI file is iati-activities"),
    "old": ('<iati-activities version="1.05"/>', "versions 2.01 to 2.03"),
    "laughs": ('<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><iati-activities>&b;</iati-activities>', "document type"),  # noqa: E501
    "external": ('<!DOCTYPE x SYSTEM "file:///etc/passwd"><iati-activities/>', "document type"),
    "deep": ("<a>" * 100_000, r"\Aline 1: elements are nested too deep"),
    "value": (FOREIGN.replace("1,200", "N/A"), r"line 6, /iati-activities/iati-activity\[1\]/result\[1\]/indicator\[1\]/period\[1\]/target\[1\]: value 'N/A'"),  # noqa: E501
    "date": (FOREIGN.replace("2020-06-30", "2019-06-30"), r"indicator\[2\]/period\[1\]: from 2020-01-01 to 2019-06-30 is no period"),  # noqa: E501
    "measure": (FOREIGN.replace('measure="5"', ""), r"indicator\[3\]: measure is missing"),
    "ascending": (FOREIGN.replace('"false"', '"down"'), "ascending is 'down'"),
    "year": (FOREIGN.replace('"2019"', '"19"'), r"baseline\[1\]: from 19 to 19 is no period"),
    "empty": ("", "no XML"),
    "half a character": ("<a>\ud800</a>", "invalid token"),
    "no start": (FOREIGN.replace('<period-start iso-date="2020-01-01"/>', ""), "from nothing to 2020-12-31"),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_broken_files_give_line_and_path(name):
    text, message = BROKEN[name]
    with pytest.raises(FormatError, match=message) as caught:
        from_iati(text)
    assert all(each.place for each in caught.value.problems)


def test_bad_values_can_be_skipped_and_are_then_listed():
    (activity,) = from_iati(FOREIGN.replace("1,200", "N/A"), skip_bad=True)
    assert "wells" not in activity.plan
    assert any("N/A" in each.what for each in activity.losses)


@settings(FEW, max_examples=60)
@given(st.integers(0, len(FOREIGN)), st.sampled_from(["", "<", '"', "&", "7", "]]>", "\x00", "é"]))
def test_damaged_files_are_read_or_refused(place, put):
    text = FOREIGN[:place] + put + FOREIGN[place + 1 :]
    try:
        from_iati(text)
    except FormatError as error:
        assert error.problems  # noqa: PT017


def test_a_file_of_two_activities_is_not_one_plan(tmp_path):
    path = tmp_path / "two.xml"
    one = FOREIGN.removeprefix('<iati-activities version="2.03">').removesuffix("</iati-activities>")
    path.write_text(f'<iati-activities version="2.03">{one}{one}</iati-activities>', encoding="utf-8")
    with pytest.raises(FormatError, match="2 activities"):
        load(path, Plan)


def test_control_characters_are_refused():
    plan = Plan("P", period="2023", targets=[Target(GDP, Figure.of("6 %"), wording="a\x01")])
    with pytest.raises(FormatError, match="control character"):
        to_iati(plan, heading=HEADING)
