"""The worked example through every format by the command line: verdicts unchanged, losses said, pipes whole."""

import csv
import io
import itertools
import os
import subprocess
import sys
from pathlib import Path

import pytest

from plantargets import Outcomes, Plan
from plantargets.cli import main
from plantargets.formats import from_iati, from_json, load

KINDS = ("json", "toml", "csv", "xlsx", "xml")
PUBLISHED = Path(__file__).parents[1] / "data" / "iati"


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    """The plan and outcomes of the demo in every format, and what was said of each."""
    folder = tmp_path_factory.mktemp("example")
    main(["demo", "--files", str(folder)])
    for name, kind in itertools.product(("plan", "outcomes"), KINDS):
        assert main(["convert", str(folder / f"{name}.json"), str(folder / f"{name}-1.{kind}")]) == 0
    return folder


def verdicts(capsys, plan, outcomes):
    capsys.readouterr()
    assert main(["evaluate", str(plan), str(outcomes), "--format", "csv"]) == 0
    shown, said = capsys.readouterr()
    assert said == ""
    return [(row["id"], row["verdict"], row["reasons"], row["margin"]) for row in csv.DictReader(io.StringIO(shown))]


@pytest.mark.parametrize(("first", "second"), list(itertools.product(KINDS, KINDS)))
def test_verdicts_are_the_same_after_any_two_formats(example, tmp_path, capsys, first, second):
    wanted = verdicts(capsys, example / "plan.json", example / "outcomes.json")
    files = []
    for name in ("plan", "outcomes"):
        files.append(tmp_path / f"{name}.{second}")
        assert main(["convert", str(example / f"{name}-1.{first}"), str(files[-1])]) == 0
    # What a table cannot hold is gone after the first one, and is not lost again.
    loses = {"xlsx": first not in {"csv", "xlsx"}, "csv": first != "csv", "xml": True}
    assert ("lost: " in capsys.readouterr().err) is loses.get(second, False)
    assert verdicts(capsys, *files) == wanted
    assert len(wanted) == 61


def run(*arguments, given=b"", **more):
    """The program in a process of its own, in a locale that knows no Chinese."""
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-W", "error", "-m", "plantargets", *map(str, arguments)]
    return subprocess.run(command, input=given, capture_output=True, env=env, check=False, **more)


def test_a_pipe_through_every_format(example):
    data = (example / "plan.json").read_bytes()
    for kind in ("toml", "xlsx", "xml", "csv", "json"):
        done = run("convert", "-", "-", "--to", kind, given=data)
        assert done.returncode == 0, done.stderr
        data = done.stdout
    assert list(from_json(data, Plan)) == list(load(example / "plan.json", Plan))


def test_a_pipe_into_evaluate_and_a_pipe_out(example):
    for kind in ("xlsx", "csv"):
        given = (example / f"outcomes-1.{kind}").read_bytes()
        done = run("evaluate", example / "plan.json", "-", "--lang", "zh", "--fail-on", "missed", given=given)
        assert (done.returncode, done.stderr) == (1, b"")
        assert "未完成" in done.stdout.decode("utf-8")
    first = run("evaluate", example / "plan.json", "-", "--format", "json", given=given)
    assert run("convert", "-", "-", "--to", "toml", given=first.stdout).returncode == 0


@pytest.mark.parametrize("kind", KINDS)
def test_the_filled_template_evaluates(tmp_path, capsys, kind):
    plan, reports = tmp_path / f"plan.{kind}", tmp_path / f"reports.{kind}"
    assert main(["template", str(plan)]) == 0
    assert main(["template", str(reports), "--of", "outcomes"]) == 0
    assert [row[:2] for row in verdicts(capsys, plan, reports)] == [
        ("gdp", "attained"),
        ("income", "undetermined"),
        ("trade", "undetermined"),
        ("jobs", "attained"),
    ]


@pytest.mark.parametrize("kind", ["text", "md", "html", "json", "csv"])
def test_a_file_is_whole_or_as_it_was(example, tmp_path, kind, capsys):
    plan, reports, out = str(example / "plan.json"), str(example / "outcomes.json"), tmp_path / "report"
    out.write_text("before", "utf-8")
    assert main(["evaluate", plan, str(tmp_path / "none.json"), "--format", kind, "-o", str(out)]) == 2
    assert out.read_text("utf-8") == "before"
    assert main(["evaluate", plan, reports, "--format", kind, "-o", str(out)]) == 0
    capsys.readouterr()
    assert main(["evaluate", plan, reports, "--format", kind]) == 0
    assert out.read_bytes().decode("utf-8") == capsys.readouterr().out
    assert [path.name for path in tmp_path.iterdir()] == ["report"]


def test_links_stay_links_and_pipes_with_names_are_read(example, tmp_path):
    link = tmp_path / "link.toml"
    link.symlink_to(tmp_path / "real.toml")
    assert main(["convert", str(example / "plan.json"), str(link)]) == 0
    assert link.is_symlink()
    assert load(tmp_path / "real.toml", Plan) == load(example / "plan.json", Plan)
    reader, writer = os.pipe()
    with os.fdopen(writer, "wb") as pipe:
        pipe.write(b"indicator,value\njobs_developed,8001\n")
    done = run("evaluate", example / "plan.json", f"/dev/fd/{reader}", "--format", "csv", pass_fds=[reader])
    os.close(reader)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_device_is_written_to_and_stays_one(example):
    if not Path(os.devnull).is_char_device():
        pytest.skip("no device to write to")
    assert (
        main(
            ["evaluate", str(example / "plan.json"), str(example / "outcomes.json"), "--format", "md", "-o", os.devnull]
        )
        == 0
    )
    assert Path(os.devnull).is_char_device()


def test_strict_writes_nothing(example, tmp_path, capsys):
    out = tmp_path / "plan.csv"
    assert main(["convert", str(example / "plan.json"), str(out), "--strict"]) == 2
    assert "would be lost: plan: its source has no column" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


BROKEN = {
    "broken.json": ('{"plantargets": 1, "kind": "plan", "name": "P", "targets": [{"indicator": "x"}]}', "$.targets[0]"),
    "broken.toml": ("plantargets = 1\nkind = ", "line 2"),
    "broken.csv": ("indicator,target\ngdp,quite a lot\n", "row 2, column target"),
    "broken.xlsx": ("no workbook", "workbook"),
    "broken.xml": ('<iati-activities version="2.03"><iati-activity>', "line 1"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_wrong_names_file_and_place(example, tmp_path, name, capsys):
    text, place = BROKEN[name]
    path = tmp_path / name
    path.write_text(text, "utf-8")
    assert main(["evaluate", str(path), str(example / "outcomes.json")]) == 2
    said = capsys.readouterr().err.splitlines()
    assert all(line.startswith("plantargets: ") for line in said)
    assert any(line.startswith(f"plantargets: {path}: {place}") for line in said)
    done = run("convert", "-", "-", "--from", path.suffix[1:], given=text.encode())
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"standard input: " in done.stderr


def test_other_encodings_are_said_and_read(tmp_path, capsys):
    path = tmp_path / "计划.csv"
    path.write_bytes("指标代码,类型,目标\ngdp,growth,增长6.5%左右\n".encode("gb18030"))
    assert main(["convert", str(path), "-"]) == 2
    assert "--encoding gb18030" in capsys.readouterr().err
    assert main(["convert", str(path), str(tmp_path / "plan.json"), "--encoding", "gb18030"]) == 0
    assert load(tmp_path / "plan.json", Plan).name == "计划"
    done = run("convert", "-", "-", "--encoding", "gb18030", given=path.read_bytes())
    assert from_json(done.stdout, Plan)["gdp"].criterion == load(tmp_path / "plan.json", Plan)["gdp"].criterion


def test_iati_files_of_others(tmp_path, capsys):
    bank = str(PUBLISHED / "world-bank-broken.xml")
    one = ["--activity", "44000-P171269"]
    assert main(["evaluate", bank, bank]) == 2
    assert "3 problems" in capsys.readouterr().err
    assert main(["evaluate", bank, bank, *one, "--skip-bad", "--fail-on", "missed"]) == 0
    shown, said = capsys.readouterr()
    assert "IR1.3" in shown
    assert "not read: line 75, /iati-activities/iati-activity[3]" in said
    good = str(PUBLISHED / "terre-des-hommes.xml")
    assert main(["evaluate", good, good]) == 0
    assert capsys.readouterr().err == f"plantargets: {good}: not read: 4 things; plantargets convert lists them\n" * 2
    assert main(["convert", good, str(tmp_path / "reports.csv"), "--as", "outcomes"]) == 0
    assert "not read: line 12, " in capsys.readouterr().err
    assert len(load(tmp_path / "reports.csv", Outcomes)) == 14


def test_a_plan_and_its_outcomes_in_one_file(example, tmp_path, capsys):
    plan, reports = str(example / "plan.json"), str(example / "outcomes.json")
    both = ["--outcomes", reports]
    named = ["--identifier", "XX-TEST-42", "--organisation", "XX-TEST"]
    assert main(["convert", plan, str(tmp_path / "both.xml"), *both, *named]) == 0
    assert "placeholders" not in capsys.readouterr().err
    (activity,) = from_iati((tmp_path / "both.xml").read_bytes())
    assert (activity.identifier, activity.outcomes) == ("XX-TEST-42", load(reports))
    assert main(["convert", plan, str(tmp_path / "both.xlsx"), *both]) == 0
    wanted = verdicts(capsys, plan, reports)
    for name in ("both.xml", "both.xlsx"):
        assert verdicts(capsys, tmp_path / name, tmp_path / name) == wanted
    assert main(["convert", plan, str(tmp_path / "both.json"), *both]) == 2
    assert main(["convert", plan, str(tmp_path / "b.xml"), "--identifier", "XX-TEST-42"]) == 2
    assert main(["convert", plan, str(tmp_path / "b.csv"), *named]) == 2
    assert main(["convert", "-", str(tmp_path / "b.xml"), "--outcomes", "-"]) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["both.xlsx", "both.xml"]
