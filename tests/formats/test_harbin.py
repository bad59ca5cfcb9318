"""The worked example goes through every format and comes back, with the same verdicts."""

import importlib
import sys
from pathlib import Path

import pytest

from plantargets import Outcomes, Plan
from plantargets.formats import (
    Heading,
    from_csv,
    from_excel,
    from_iati,
    from_json,
    from_toml,
    load,
    save,
    to_csv,
    to_excel,
    to_iati,
    to_json,
    to_toml,
)

sys.path.append(str(Path(__file__).parents[2] / "examples"))
PLAN: Plan = importlib.import_module("harbin.plan").PLAN
NOW = importlib.import_module("harbin.results_2023")
REPORTS = Outcomes(
    [
        *NOW.RESULTS_2023.values(),
        *NOW.BASELINES.values(),
        *importlib.import_module("harbin.results_2022").RESULTS_2022.values(),
    ]
)
CARD = PLAN.evaluate(REPORTS)
VERDICTS = {key: (each.verdict, each.reasons, each.margin) for key, each in CARD.items()}


def verdicts(plan, reports):
    return {key: (each.verdict, each.reasons, each.margin) for key, each in plan.evaluate(reports).items()}


def test_the_example_has_something_to_lose():
    assert len(PLAN) > 50
    assert len(REPORTS) > 60
    assert len({verdict for verdict, *_ in VERDICTS.values()}) == 3


@pytest.mark.parametrize(("write", "read"), [(to_json, from_json), (to_toml, from_toml)], ids=["JSON", "TOML"])
def test_documents_lose_nothing(write, read):
    plan, reports = read(write(PLAN), Plan), read(write(REPORTS), Outcomes)
    assert plan == PLAN
    assert reports == REPORTS
    assert repr(plan) == repr(PLAN)
    assert verdicts(plan, reports) == VERDICTS


def test_the_scorecard_comes_back():
    back = from_json(to_json(CARD))
    assert back == CARD
    assert [each.explain("zh") for each in back.values()] == [each.explain("zh") for each in CARD.values()]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_csv_keeps_the_verdicts(encoding):
    (targets, lost), (outcomes, lost_too) = to_csv(PLAN, encoding=encoding), to_csv(REPORTS, encoding=encoding)
    given = "gb18030" if encoding == "gb18030" else "utf-8"
    plan, reports = from_csv(targets, encoding=given), from_csv(outcomes, encoding=given)
    assert verdicts(plan, reports) == VERDICTS
    assert [each.criterion for each in plan.targets] == [each.criterion for each in PLAN.targets]
    said = {each.what for each in (*lost, *lost_too)}
    assert all("has no column" in each or "all targets share" in each or "a text in a table" in each for each in said)


def test_excel_keeps_the_verdicts():
    data, losses = to_excel(PLAN, REPORTS)
    plan, reports = from_excel(data)
    assert verdicts(plan, reports) == VERDICTS
    assert (plan.name, plan.area, plan.period, plan.note) == (PLAN.name, PLAN.area, PLAN.period, PLAN.note)
    assert [each.what for each in losses if each.place == "plan"] == ["the page of its source is a text in a table"]


def test_iati_keeps_everything_and_says_what_others_do_not_see():
    text, losses = to_iati(PLAN, REPORTS, heading=Heading("XX-TEST-1", "XX-TEST"))
    (activity,) = from_iati(text)
    assert activity.plan == PLAN
    assert activity.outcomes == REPORTS
    assert verdicts(activity.plan, activity.outcomes) == VERDICTS
    hedged = [each for each in losses if "the words are in the comment" in each.what]
    assert len(hedged) > 20
    assert to_iati(PLAN, REPORTS)[1][0].place == "activity"


def test_files_of_every_kind(tmp_path):
    for suffix in (".json", ".toml", ".csv", ".xlsx", ".xml"):
        plan, reports = tmp_path / f"plan{suffix}", tmp_path / f"reports{suffix}"
        losses = [*save(PLAN, plan), *save(REPORTS, reports)]
        assert bool(losses) is (suffix not in {".json", ".toml"})
        assert verdicts(load(plan, Plan), load(reports, Outcomes)) == VERDICTS
