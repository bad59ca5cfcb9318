"""The heat table: shares, totals, both languages, and that no text of a table becomes markup."""

import re
from xml.etree import ElementTree as ET

import pytest

import plantargets as pt
from plantargets.report import heat_table

SVG = "{http://www.w3.org/2000/svg}"
COUNTS = [
    {"area": "North", "target": "gdp", "attained": 3, "missed": 1, "undetermined": 0},
    {"area": "South", "target": "gdp", "attained": 0, "missed": 2, "undetermined": 2},
    {"area": "South", "target": "jobs", "attained": 0, "missed": 0, "undetermined": 5},
]


def texts(picture):
    return [each.text for each in ET.fromstring(picture).iter(f"{SVG}text")]


def titles(picture):
    return [each.text for each in ET.fromstring(picture).iter(f"{SVG}title")][1:]


def test_each_cell_has_its_commonest_verdict_and_its_share():
    shown = texts(heat_table(COUNTS, "area", "target"))
    assert shown[:3] == ["gdp", "jobs", "all"]
    assert shown[3:15] == ["North", "✔75", "–", "✔75", "South", "=50", "?100", "?78", "all", "=38", "?100", "?54"]


def test_nothing_is_left_out_of_the_counts():
    told = titles(heat_table(COUNTS, "area", "target"))
    assert told[0] == "North, gdp: attained 3, missed 1, undetermined 0"
    assert told[-1] == "all, all: attained 3, missed 3, undetermined 7"


def test_the_bars_are_as_wide_as_the_shares():
    picture = heat_table(COUNTS[:1], "area", "target")
    widths = {kind: re.findall(rf'class="{kind}" d="M[\d.]+ 17h([\d.]+)v', picture) for kind in "amu"}
    assert widths["u"] == []
    attained, missed = float(widths["a"][0]), float(widths["m"][0])
    assert attained == pytest.approx(3 * missed, abs=0.1)


def test_further_groups_are_added_up():
    years = [{**COUNTS[0], "period": year} for year in (2022, 2023)]
    assert titles(heat_table(years, "area", "target"))[0] == "North, gdp: attained 6, missed 2, undetermined 0"


def test_a_share_is_100_for_all_of_them_only():
    near = [{**COUNTS[0], "attained": 1999}]
    assert "✔99" in texts(heat_table(near, "area", "target"))


def test_labels_give_words_and_order():
    shown = texts(heat_table(COUNTS, "area", "target", labels={"South": "the south", "jobs": "new jobs"}))
    assert shown[:3] == ["new jobs", "gdp", "all"]
    assert [shown[3], shown[7]] == ["the south", "North"]


def test_whole_numbers_are_in_their_order():
    years = [{**COUNTS[0], "target": year} for year in (10, 9, 2023)]
    assert texts(heat_table(years, "area", "target"))[:4] == ["9", "10", "2023", "all"]


def test_chinese():
    picture = heat_table(COUNTS, "area", "target", title="计划", note="数据为虚构。" * 40, lang="zh")
    assert titles(picture)[0] == "North，gdp：完成 3，未完成 1，无法判定 0"
    shown = texts(picture)
    assert {"计划", "合计", "未完成", "没有可判定的目标"} <= set(shown)
    assert not any("attained" in text or text == "all" for text in shown)
    assert "".join(text for text in shown if "虚构" in text) == "数据为虚构。" * 40


def test_words_and_symbols_stand_beside_every_colour():
    shown = texts(heat_table(COUNTS, "area", "target"))
    for symbol, word in (("✔", "attained"), ("✘", "missed"), ("?", "undetermined")):
        assert shown[shown.index(symbol) + 1] == word


def test_texts_are_escaped_and_nothing_is_outside():
    odd = [{**COUNTS[0], "area": "<script>&", "target": 'a "b"'}]
    picture = heat_table(odd, "area", "target", title="</title><b>", note="&")
    assert "<script>&" in texts(picture)
    assert ET.fromstring(picture).find(f"{SVG}title").text == "</title><b>"
    assert {each.tag.removeprefix(SVG) for each in ET.fromstring(picture).iter()} <= set(
        "svg title style path text g".split()
    )
    assert "href" not in picture
    assert "url(" not in picture


def test_everything_is_inside_the_picture():
    long = [{**COUNTS[0], "area": "a county with a very long name indeed", "target": "an indicator with one too"}]
    root = ET.fromstring(heat_table(long, "area", "target", title="A title " * 30, note="a note " * 60))
    width, height = float(root.get("width")), float(root.get("height"))
    placed = [each for each in root.iter(f"{SVG}text") if each.get("x") is not None]
    assert all(0 <= float(each.get("x")) <= width for each in placed)
    assert all(0 <= float(each.get("y")) <= height - 4 for each in placed)
    lines = [each.text for each in placed if "note" in each.text]
    assert len(lines) > 1
    assert max(map(len, lines)) * 6.1 <= width


@pytest.mark.parametrize(
    ("change", "error", "said"),
    [
        ({"attained": -1}, pt.FieldTypeError, r"summary\[0\]\.attained"),
        ({"missed": 1.5}, pt.FieldTypeError, "whole number"),
        ({"undetermined": True}, pt.FieldTypeError, "count"),
        ({"area": None}, pt.FieldTypeError, "group by"),
    ],
)
def test_bad_counts_are_refused_clearly(change, error, said):
    with pytest.raises(error, match=said):
        heat_table([{**COUNTS[0], **change}], "area", "target")


def test_bad_arguments_are_refused_clearly():
    with pytest.raises(pt.FieldError, match="province"):
        heat_table(COUNTS, "province", "target")
    with pytest.raises(pt.FieldError, match="at least one"):
        heat_table([], "area", "target")
    with pytest.raises(pt.FieldError, match="'en' or 'zh'"):
        heat_table(COUNTS, "area", "target", lang="fr")
    with pytest.raises(pt.FieldTypeError, match="a table of pandas"):
        heat_table(3, "area", "target")
