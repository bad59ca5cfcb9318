"""The worked example, as a program and as objects."""

import ast
import importlib
import json
import os
import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from plantargets import CONVENTIONS, NOT_STATED, Reason, Remark, Source, Status, Unquantified, Verdict

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
PROGRAM = EXAMPLES / "harbin_newarea_2023.py"
IDS = [f"T{n:02}" for n in range(1, 62)]


@pytest.fixture(scope="module")
def example():
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(EXAMPLES)
        yield importlib.import_module("harbin_newarea_2023")


@pytest.fixture(scope="module")
def data(example):
    """The modules of data, by name."""
    names = ("plan", "results_2022", "results_2023", "sources")
    return {name: importlib.import_module(f"harbin.{name}") for name in names}


@pytest.fixture(scope="module")
def card(example):
    return example.judge()


def run(*options, cwd=None):
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(
        [sys.executable, str(PROGRAM), *options], cwd=cwd, env=environment, capture_output=True, check=False
    )
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8", "replace")


def as_json(*options, cwd=None):
    code, out, err = run("--json", *options, cwd=cwd)
    assert (code, err) == (0, "")
    judged = json.loads(out)
    return judged, {each["id"]: each for each in judged["targets"]}


# The program


def test_json_from_another_folder(tmp_path):
    judged, targets = as_json(cwd=tmp_path)
    assert list(targets) == IDS
    assert judged["counts"] == {"attained": 1, "missed": 1, "undetermined": 59}
    first = targets["T01"]
    assert (first["verdict"], first["grade"], first["reasons"], first["margin"]) == ("missed", "missed", [], "-1.8")
    assert first["acceptable"] == {"low": "6.1", "high": None, "low_closed": True, "high_closed": False}
    assert first["possible"] == {"low": "4.3", "high": "4.3", "low_closed": True, "high_closed": True}
    assert "gap to the stated figure -2.2 points" in first["explanation"]
    jobs = targets["T56"]
    assert (jobs["verdict"], jobs["grade"]) == ("attained", "exceeded")
    for key in ("T08", "T09"):
        income = targets[key]
        assert (income["verdict"], income["grade"], income["reasons"]) == ("undetermined", None, ["no_outcome"])
        assert "compared with GDP, real growth 4.3%" in income["explanation"]
        assert "6.5" not in income["explanation"]
        assert income["possible"] is None
    park = targets["T30"]
    assert park["reasons"] == ["part_period", "straddles"]
    assert park["possible"] == {"low": None, "high": None, "low_closed": False, "high_closed": False}
    assert targets["T16"]["acceptable"] is None
    launch = {"low": None, "high": "2023-12-31", "low_closed": False, "high_closed": True}
    assert targets["T12"]["acceptable"] == launch


def test_json_is_well_formed(example, card):
    for each in example.as_json(card, "en")["targets"]:
        assert each["verdict"] in {"attained", "missed", "undetermined"}
        assert (each["grade"] is None) is (each["verdict"] == "undetermined")
        assert bool(each["reasons"]) is (each["verdict"] == "undetermined")
        assert all(Reason(reason).value == reason for reason in each["reasons"])
        assert each["margin"] is None or Decimal(each["margin"]).is_finite()
        assert each["explanation"].startswith(each["indicator"])
        for found in (each["acceptable"], each["possible"]):
            if found is not None:
                assert set(found) == {"low", "high", "low_closed", "high_closed"}
                ends = [end for end in (found["low"], found["high"]) if end is not None]
                assert all(re.fullmatch(r"-?\d+(\.\d+)?|\d{4}-\d\d-\d\d", end) for end in ends)


def test_as_of_a_day_before_the_bulletin():
    judged, targets = as_json("--as-of", "2023-10-01")
    assert judged["as_of"] == "2023-10-01"
    assert judged["counts"] == {"attained": 0, "missed": 0, "undetermined": 61}
    assert targets["T01"]["reasons"] == ["no_outcome", "not_due"]
    assert targets["T56"]["reasons"] == ["no_outcome", "not_due"]
    assert targets["T08"]["reasons"] == ["no_outcome", "not_due", "no_reference"]
    assert targets["T30"]["reasons"] == ["not_due", "part_period", "straddles"]
    assert targets["T16"]["reasons"] == ["no_test"]


def test_before_the_article_nothing_is_known(example, capsys):
    example.main(["--as-of", "2022-12-31"])
    out = capsys.readouterr().out
    assert "A19  not published by 2022-12-31: R01, R03.1" in out
    assert "A3   not published by 2022-12-31: O10, O11" in out
    assert "below last year" not in out
    assert "people newly employed" not in out


def test_chinese(example, capsys):
    example.main(["--lang", "zh"])
    out = capsys.readouterr().out
    assert "1 完成, 1 未完成, 59 无法判定" in out
    assert "目标为6.5%左右，可接受范围[6.1, ∞)" in out
    assert "T32       低于上年结果      100家企业以上，而2022年为268家企业" in out
    assert "8000余个岗位" in out
    checked = [line for line in out.splitlines() if re.match(r"A\d", line)]
    assert len(checked) == 22
    assert not [line for line in checked if re.search(r"[a-z]{3}", line)]


def test_the_page_says_what_matters(example, capsys):
    example.main([])
    out = capsys.readouterr().out
    for said in (
        "1 attained, 1 missed, 59 undetermined",
        "The area is inferred",
        "T06, T26  same at base     at least 30 % and at least 120亿元 coincide for a base of 92.3077 亿元",
        "T32       below last year  at least 100 enterprises, and 2022 brought 268 enterprises",
        "T35       below last year  more than 100 projects, and 2022 brought 114 projects",
        "doubling in three years takes 26.0 % a year",
        "gives x2.20: consistent, T06 is stricter",
        "no figure was reported: T02 T03",
        "the wording sets no test: T10 T16",
        "new urban employment 2598 people",
    ):
        assert said in out
    checked = [line.split()[0] for line in out.splitlines() if re.match(r"A\d", line)]
    assert checked == [f"A{n}" for n in range(1, 23)]


@pytest.mark.parametrize("name", CONVENTIONS)
def test_every_convention(example, name):
    card = example.judge(name)
    assert (card["T01"].verdict, card["T56"].verdict) == (Verdict.MISSED, Verdict.ATTAINED)
    assert card.counts[Verdict.UNDETERMINED] == 59
    assert name in card["T01"].explain()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--lang", "fr"], "invalid choice: 'fr'"),
        (["--convention", "lenient"], "invalid choice: 'lenient'"),
        (["--as-of", "2023-13-01"], "invalid fromisoformat value: '2023-13-01'"),
    ],
)
def test_wrong_options(example, capsys, options, said):
    with pytest.raises(SystemExit) as stopped:
        example.main(options)
    assert stopped.value.code == 2
    assert said in capsys.readouterr().err


def test_text_from_another_folder(tmp_path):
    code, out, err = run("--lang", "zh", cwd=tmp_path)
    assert (code, err) == (0, "")
    assert out.startswith("Harbin New Area 2023")


@pytest.mark.parametrize("path", [PROGRAM, *sorted((EXAMPLES / "harbin").glob("*.py"))], ids=lambda path: path.name)
def test_no_clock(path):
    """A date of today would change the page from day to day."""
    tree = ast.parse(path.read_text("utf-8"))
    used = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    named = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    assert not used & {"today", "now", "utcnow", "fromtimestamp"}
    assert "time" not in named


# The objects


def test_the_plan(data):
    plan, sources = data["plan"].PLAN, data["sources"]
    assert list(plan) == IDS
    assert {each.period.text for each in plan.values()} == {"2023"}
    assert {each.area for each in plan.values()} == {sources.NORTH_BANK, sources.PARK}
    assert [key for key, each in plan.items() if each.area == sources.PARK] == ["T29", "T30"]
    assert {each.source for each in plan.values()} == {sources.SOURCES["S1"]}
    assert all(each.wording for each in plan.values())
    assert {each.obligation for each in plan.values()} == {None}
    assert [key for key, each in plan.items() if each.strength == "aim"] == IDS[:9]
    assert [key for key, each in plan.items() if each.strength == "ensure"] == ["T35", "T36", "T38", "T39"]
    assert [key for key, each in plan.items() if each.strength == "strive"] == ["T26", "T29", "T30", "T32", "T33"]
    assert sum(isinstance(each.criterion, Unquantified) for each in plan.values()) == 18


def test_every_name_is_given_in_both_languages(example):
    for each in (*example.PLAN.values(), *example.REPORTS.values()):
        assert set(each.indicator.name) == {"en", "zh"}


def test_the_results_of_2022(data):
    results, sources = data["results_2022"].RESULTS_2022, data["sources"]
    assert list(dict.fromkeys(key.split(".")[0] for key in results)) == [f"O{n:02}" for n in range(1, 63)]
    assert len(results) == 78
    assert all(each.wording for each in results.values())
    assert {each.period.text for each in results.values()} == {"2022"}
    assert {each.source for each in results.values()} == {sources.SOURCES["S1"]}
    assert [key for key, each in results.items() if each.area == sources.PARK] == ["O33", "O42"]
    estimated = [key for key, each in results.items() if each.status is Status.ESTIMATED]
    assert estimated == ["O01", "O02", "O03", "O04", "O05"]
    assert [key for key, each in results.items() if each.value is None] == ["O06"]


def test_the_results_of_2023(data):
    results, sources = data["results_2023"].RESULTS_2023, data["sources"]
    assert list(dict.fromkeys(key.split(".")[0] for key in results)) == [f"R{n:02}" for n in range(1, 18)]
    unplaced = [key for key, each in results.items() if each.area is NOT_STATED]
    assert unplaced == ["R11.1", "R11.2", "R12.2", "R14", "R15.1", "R15.2", "R16"]
    accounts = [key for key, each in results.items() if each.status is Status.PROVISIONAL]
    assert accounts == ["R01", "R02", *(f"R03.{n}" for n in range(1, 10))]
    bulletin = [key for key, each in results.items() if each.source == sources.SOURCES["S2"]]
    assert list(dict.fromkeys(key.split(".")[0] for key in bulletin)) == [f"R{n:02}" for n in range(1, 11)]
    assert {str(results[key].published) for key in bulletin} == {"2024-07-06"}


def test_sources_resolve(example, data):
    sources = data["sources"].SOURCES
    assert all(isinstance(each, Source) and each.id == key and each.publisher for key, each in sources.items())
    cited = {each.source.id for each in (*example.REPORTS.values(), *example.PLAN.values())}
    # S4 is where the area is inferred from; no figure is taken from it.
    assert cited | {"S4"} == set(sources)
    assert all(each.published.isoformat() == each.source.date for each in example.REPORTS.values())


def test_figures_that_are_taken_for_one_another_stay_apart(example):
    plan, reports = example.PLAN, example.REPORTS
    code = {key: each.indicator.code for key, each in {**plan, **reports}.items()}
    assert code["T56"] == code["R04"] == code["O53"] != code["R05.1"]
    assert code["T02"] not in {code["R03.2"], code["R03.5"]}
    assert len({code["T54"], code["O43"], code["O46"]}) == 3
    assert code["T36"] not in {code["O27"], code["O30"]}
    assert code["T32"] == code["O36"] != code["R16"]
    assert code["T26"] == code["B01"]
    assert plan["T26"].area != reports["B01"].area


def test_a_share_of_an_unknown_area_decides_nothing(card):
    assert card["T36"].reasons == (Reason.NO_OUTCOME, Reason.NO_REFERENCE)
    assert "1 figure left out, since no area is stated" in card["T36"].explain()


def test_the_review(example):
    found = example.PLAN.review(example.REPORTS.values())
    assert [(each.remark, each.ids) for each in found if each.remark is not Remark.NOT_TESTABLE] == [
        (Remark.SAME_AT_BASE, ("T06", "T26")),
        (Remark.BELOW_LAST_YEAR, ("T32",)),
        (Remark.BELOW_LAST_YEAR, ("T35",)),
    ]


def test_near_figures_settle_nothing(example, card):
    for key, rows, *_ in example.NEAR:
        without = [each for row, each in example.REPORTS.items() if row not in rows]
        assert example.PLAN.evaluate(without)[key].verdict is card[key].verdict


def test_the_targets_side_by_side(example):
    compared = example.compared()
    assert list(compared) == ["T01", "T56"]
    assert compared.flips == ()
    assert {judge: str(each.verdict) for judge, each in compared["T01"].items()} == {
        "attainment (official)": "missed",
        "attainment (none)": "missed",
        "Attainment ratio": "missed",
        "China S40": "missed",
        "Pace": "undetermined",
    }
    assert compared["T56"]["Attainment ratio"].reasons == (Reason.STRADDLES,)
    code, out, err = run("--compare", "--lang", "zh")
    assert (code, err) == (0, "")
    assert "T56" in out
