"""Two sentences to a verdict, and the command line."""

import io
import json

import pytest

from plantargets import AtLeast, ChangeFrom, Fall, Indicator, Verdict, judge
from plantargets.cli import main
from plantargets.errors import FieldError
from plantargets.language import catalogue, read


@pytest.mark.parametrize(
    ("target", "outcome", "verdict"),
    [
        ("地区生产总值增长6%左右", "地区生产总值增长5.8%", Verdict.ATTAINED),
        ("地区生产总值增长6%左右", "地区生产总值增长3.1%", Verdict.MISSED),
        ("居民消费价格涨幅3%左右", "居民消费价格上涨0.5%", Verdict.ATTAINED),
        ("城镇新增就业30万人以上", "城镇新增就业37.4万人", Verdict.ATTAINED),
        ("单位地区生产总值能耗下降3%以上", "单位地区生产总值能耗下降2.1%", Verdict.MISSED),
        ("新增高新技术企业100家以上", "新增高新技术企业百余家", Verdict.ATTAINED),
        ("粮食产量达到300万吨以上", "粮食产量超过290万吨", Verdict.UNDETERMINED),
        ("Defect rate: 4.0%", "5.3%", Verdict.MISSED),
        ("On-time departures: 90%", "93.5 per cent", Verdict.ATTAINED),
        ("keep unemployment below 5%", "unemployment fell from 6% to 5.4%", Verdict.MISSED),
        (
            "cut emissions by 20% by 2020 compared with 1990",
            "emissions fell by 24% on 1990 levels by 2020",
            Verdict.ATTAINED,
        ),
        ("build 6,000 homes", "more than 6,500 homes were built", Verdict.ATTAINED),
    ],
)
def test_two_sentences(target, outcome, verdict):
    assert judge(target, outcome).verdict is verdict


def test_what_was_assumed_is_said():
    found = judge("Defect rate: 4.0%", "5.3%")
    assert found.target.indicator.direction == "lower"
    assert found.target.note == "direction 'lower': taken from the name, which no catalogue entry settles"
    hops = judge("hops per visit: 12", "14 hops per visit", direction="lower")
    assert hops.verdict is Verdict.MISSED


def test_no_target_and_no_outcome():
    with pytest.raises(FieldError, match="target_text"):
        judge("各位代表，大家好", "增长5%")
    with pytest.raises(FieldError, match="outcome_text"):
        judge("地区生产总值增长5%", "谢谢大家")


def test_an_outcome_of_another_kind_decides_nothing():
    assert judge("地区生产总值增长5%左右", "实现地区生产总值5000亿元").verdict is Verdict.UNDETERMINED


def test_catalogue():
    entries = catalogue()
    assert len(entries) >= 150
    for indicator in entries.values():
        assert set(indicator.name) == {"zh", "en"}
        assert indicator.source is not None
        assert entries.find(indicator.name["zh"]) is not None
    assert entries.find("全省规模以上工业增加值", measure="growth_rate").code == "industry_value_added_growth"
    assert entries["cpi"].direction == "lower"
    assert entries.find("规上工业增价值") is None
    assert "industry_value_added_growth" in [each.code for each in entries.near("规上工业增价值")]
    growth = entries.find("旅客吞吐量", measure="growth_rate")
    assert growth.kind == "growth"
    with pytest.raises(FieldError, match="aliases"):
        entries.with_indicators(aliases={"nowhere": ["没有"]})
    own = entries.with_indicators(Indicator("gdp_own", name={"zh": "地区生产总值"}, unit="元"))
    assert own.find("地区生产总值").code == "gdp_own"
    assert entries.find("地区生产总值").code != "gdp_own"


def test_a_change_from_a_far_year_is_of_the_thing_itself():
    target = read("单位国内生产总值二氧化碳排放比2005年下降60%以上")[0].target()
    assert (target.indicator.kind, target.indicator.direction) == ("level", "lower")
    assert target.criterion == ChangeFrom(Fall(AtLeast("60%")), base="2005")


def _run(monkeypatch, capsys, arguments, given=""):
    monkeypatch.setattr("sys.stdin", io.StringIO(given))
    status = main(arguments)
    return status, capsys.readouterr()


def test_read_table_and_json(monkeypatch, capsys):
    status, out = _run(monkeypatch, capsys, ["read", "粮食产量达到300万吨以上"])
    assert status == 0
    assert "≥ 3000000" in out.out
    _, out = _run(monkeypatch, capsys, ["read", "--json"], "粮食产量达到300万吨以上")
    assert json.loads(out.out)["statements"][0]["value"] == 3_000_000


def test_read_lines(monkeypatch, capsys):
    rows = [
        {"id": 1, "text": "增长5%左右", "lang": "zh"},
        {"id": 2, "text": None},
        {"id": 3, "text": "by 5%", "lang": "xx"},
    ]
    status, out = _run(monkeypatch, capsys, ["read", "--jsonl"], "\n".join(map(json.dumps, rows)) + "\n\n")
    answers = [json.loads(line) for line in out.out.splitlines()]
    assert status == 0
    assert [a["id"] for a in answers] == [1, 2, 3]
    assert answers[0]["statements"][0]["comparator"] == "about"
    assert "read.text" in answers[1]["error"]
    assert answers[2]["statements"] == []


def test_judge_lines_and_words(monkeypatch, capsys):
    row = {"id": "a", "target": "失业率控制在5.5%以内", "outcome": "失业率为5.1%"}
    _, out = _run(monkeypatch, capsys, ["judge", "--jsonl"], json.dumps(row))
    answer = json.loads(out.out)
    assert (answer["id"], answer["verdict"], answer["grade"]) == ("a", "attained", "exceeded")
    assert answer["explanation"]
    status, out = _run(monkeypatch, capsys, ["judge", "失业率控制在5.5%以内", "失业率为5.1%"])
    assert status == 0
    assert "5.1" in out.out
    status, out = _run(monkeypatch, capsys, ["judge", "各位代表", "失业率为5.1%"])
    assert status == 2
    assert "target_text" in out.err


@pytest.mark.parametrize(
    ("target", "outcome", "verdict", "margin"),
    [
        ("Double rice exports", "Rice exports rose by 90%", "missed", "-10"),
        ("Double rice exports", "Rice exports doubled", "attained", "0"),
        ("Halve landfill by 2031", "landfill fell by 45%", "missed", "-5"),
        ("more than halve food waste by 2031", "food waste fell by half", "missed", "0"),
        ("技术合同成交额翻番", "技术合同成交额增长1.3倍", "attained", "30"),
        ("exports to rise by 50%", "exports doubled", "attained", "50"),
        ("Double rice exports", "Rice exports reached 4 million tonnes", "undetermined", "None"),
    ],
)
def test_multiples_are_judged_as_changes_from_one_base(target, outcome, verdict, margin):
    found = judge(target, outcome)
    assert (str(found.verdict), str(found.margin)) == (verdict, margin)
    assert "rise" in target or "taken as changes from one base" in found.target.note


def test_an_outcome_of_another_known_indicator_decides_nothing():
    found = judge("GDP增长5%左右", "出口下降3%")
    assert found.verdict is Verdict.UNDETERMINED
    assert "another indicator" in found.target.note


def test_lines_with_broken_characters_are_answered(monkeypatch, capsys):
    monkeypatch.setattr(
        "sys.stdin", io.StringIO('{"id": "\\ud800", "text": "产量\\ud800达到5%"}\n{"id": 2, "text": "增长5%"}\n')
    )
    assert main(["read", "--jsonl"]) == 0
    first, second = map(json.loads, capsys.readouterr().out.encode("utf-8").splitlines())
    assert first["id"] == "\ud800"
    assert second["statements"][0]["value"] == 5


@pytest.mark.parametrize(
    ("target", "outcome"),
    [
        ("居民收入增长5%以上", "居民人均可支配收入增长6%"),
        ("失业率5%以内", "城镇调查失业率4.9%"),
        ("GDP growth of 5%", "economic growth of 5.2%"),
    ],
)
def test_an_outcome_under_a_name_of_the_same_thing_is_judged(target, outcome):
    assert judge(target, outcome).verdict is Verdict.ATTAINED
