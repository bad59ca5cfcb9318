"""The command line: what it prints, where, and with which exit status."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import plantargets as pt
from plantargets.cli import main
from plantargets.formats import from_json, load, save

ROOT = Path(__file__).parents[2]


@pytest.fixture
def files(tmp_path):
    gdp = pt.Indicator("gdp", kind="growth", direction="higher", name={"en": "GDP", "zh": "地区生产总值"})
    jobs = pt.Indicator("jobs", unit="jobs", direction="higher")
    odd = pt.Indicator("odd", kind="growth")
    plan = pt.Plan(
        "Plan",
        area="A",
        period="2023",
        targets=[
            pt.Target(gdp, pt.About("6.5 %"), wording="=1+1"),
            pt.Target(jobs, "8000 jobs"),
            pt.Target(odd, pt.AtLeast("3 %")),
        ],
    )
    reports = pt.Outcomes(
        [
            pt.Outcome(gdp, "4.3 %", period="2023", area="A", published="2024-07-06"),
            pt.Outcome(jobs, pt.JustOver("8000 jobs"), period="2023", area="B", published="2024-07-06"),
        ]
    )
    save(plan, tmp_path / "plan.json")
    save(reports, tmp_path / "outcomes.toml")
    return [str(tmp_path / "plan.json"), str(tmp_path / "outcomes.toml")]


def test_evaluate_prints_a_table(files, capsys):
    assert main(["evaluate", *files]) == 0
    out, err = capsys.readouterr()
    assert "✘ missed" in out
    assert "attainment, convention official" in out
    assert err == ""


def test_evaluate_in_chinese_and_options(files, capsys):
    assert main(["evaluate", *files, "--lang", "zh", "--same-area", "B=A", "--convention", "none"]) == 0
    out = capsys.readouterr().out
    assert "超额完成 1" in out
    assert "口径none" in out


@pytest.mark.parametrize(
    ("options", "status"),
    [([], 0), (["missed"], 1), (["undetermined"], 1), (["missed", "undetermined"], 1)],
)
def test_fail_on(files, options, status, capsys):
    assert main(["evaluate", *files, *(part for each in options for part in ("--fail-on", each))]) == status
    assert "missed" in capsys.readouterr().out


def test_fail_on_looks_at_verdicts_only(files, capsys):
    assert main(["evaluate", *files, "--as-of", "2024-01-01", "--fail-on", "missed"]) == 0
    assert "no figure was reported" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "start"),
    [("r.html", "<!doctype html>"), ("r.md", "# Plan"), ("r.json", "{"), ("r.csv", "id,"), ("r.txt", "Plan\n")],
)
def test_the_suffix_is_the_format(files, tmp_path, name, start, capsys):
    assert main(["evaluate", *files, "-o", str(tmp_path / name)]) == 0
    assert (tmp_path / name).read_text("utf-8").startswith(start)
    assert capsys.readouterr().out == ""


def test_json_is_the_scorecard(files, capsys):
    assert main(["evaluate", *files, "--format", "json"]) == 0
    card = from_json(capsys.readouterr().out, pt.Scorecard)
    assert card["gdp"].verdict is pt.Verdict.MISSED


def test_csv_for_spreadsheets_holds_no_formulas(files, capsys):
    assert main(["evaluate", *files, "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [(row["id"], row["verdict"], row["margin"]) for row in rows] == [
        ("gdp", "missed", "-1.8"),
        ("jobs", "undetermined", ""),
        ("odd", "undetermined", ""),
    ]
    assert rows[0]["wording"] == "'=1+1"


def test_evaluators_by_name(files, capsys):
    assert main(["evaluate", *files, "--evaluator", "completion", "--as-of", "2024-12-31"]) == 0
    assert "Completion: results frameworks" in capsys.readouterr().out
    assert main(["compare", *files, "--convention", "official", "--convention", "none", "--evaluator", "pace"]) == 0
    assert "attainment (none)" in capsys.readouterr().out


def test_compare_as_a_page(files, tmp_path):
    page = tmp_path / "judges.html"
    assert main(["compare", *files, "--convention", "official", "--convention", "none", "-o", str(page)]) == 0
    assert "attainment (none)" in page.read_text("utf-8")


def test_review(files, capsys):
    assert main(["review", files[0], "--format", "json"]) == 0
    assert isinstance(json.loads(capsys.readouterr().out), list)
    assert main(["review", *files, "--lang", "zh"]) == 0
    assert "提示" in capsys.readouterr().out


def test_review_sees_what_was_published_by_a_day(tmp_path, capsys):
    jobs = pt.Indicator("jobs", direction="higher")
    save(pt.Plan("P", period="2023", targets=[pt.Target(jobs, 8)]), tmp_path / "plan.json")
    known = pt.Outcomes([pt.Outcome(jobs, 9, period="2022", published="2023-03-01")])
    save(known, tmp_path / "known.json")
    files = [str(tmp_path / "plan.json"), str(tmp_path / "known.json")]
    assert main(["review", *files, "--format", "json"]) == 0
    assert [each["remark"] for each in json.loads(capsys.readouterr().out)] == ["below_last_year"]
    assert main(["review", *files, "--format", "json", "--as-of", "2023-01-18"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_convert_there_and_back(files, tmp_path, capsysbinary):
    toml = tmp_path / "plan.toml"
    assert main(["convert", files[0], str(toml)]) == 0
    assert load(toml) == load(files[0])
    assert main(["convert", str(toml), "-", "--to", "json", "--as", "plan", "--strict"]) == 0
    assert from_json(capsysbinary.readouterr().out) == load(files[0])


def test_schema_and_template(tmp_path, capsys):
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out)["$schema"].endswith("2020-12/schema")
    plan, reports = str(tmp_path / "p.toml"), str(tmp_path / "o.json")
    assert main(["template", plan]) == 0
    assert main(["template", reports, "--of", "outcomes"]) == 0
    assert main(["evaluate", plan, reports, "--fail-on", "missed"]) == 0
    assert main(["template", plan]) == 2
    assert "--force" in capsys.readouterr().err


def test_the_demo_is_the_worked_example(tmp_path, capsys):
    assert main(["demo", "--format", "csv"]) == 0
    shown = capsys.readouterr().out
    assert main(["demo", "--files", str(tmp_path)]) == 0
    assert main(["evaluate", str(tmp_path / "plan.json"), str(tmp_path / "outcomes.json"), "--format", "csv"]) == 0
    assert capsys.readouterr().out == shown
    verdicts = [row["verdict"] for row in csv.DictReader(io.StringIO(shown))]
    assert (len(verdicts), verdicts.count("attained"), verdicts.count("missed")) == (61, 1, 1)


def test_the_demo_files_are_those_of_the_example(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "docs"))
    monkeypatch.syspath_prepend(str(ROOT / "examples"))
    from example import package_files

    for name, text in package_files().items():
        shipped = (ROOT / "src" / "plantargets" / "cli" / name).read_text("utf-8")
        assert shipped == text, "run: python docs/example.py --package"


BAD = [
    (["evaluate", "none.json", "{1}"], "none.json: No such file"),
    (["evaluate", "{broken}", "{1}"], "line 1"),
    (["evaluate", "{latin}", "{1}"], "UTF-8"),
    (["evaluate", "{1}", "{1}"], "plan"),
    (["evaluate", "{0}", "{0}"], "outcomes"),
    (["evaluate", "-", "-"], "only one of PLAN and OUTCOMES"),
    (["evaluate", "{0}", "{1}", "--convention", "offical"], "did you mean 'official'"),
    (["evaluate", "{0}", "{1}", "--evaluator", "eurostats"], "did you mean 'eurostat'"),
    (["evaluate", "{0}", "{1}", "--evaluator", "eurostat:base=1"], "settings of eurostat"),
    (["evaluate", "{0}", "{1}", "--evaluator", "sdg-index"], "settings that sdg-index can use"),
    (["evaluate", "{0}", "{1}", "--as-of", "yesterday"], "yesterday"),
    (["evaluate", "{0}", "{1}", "--same-area", "B"], "REPORTED=PLANNED"),
    (["evaluate", "{0}", "{1}", "-o", "report.pdf"], "--format"),
    (["evaluate", "{0}", "{1}", "-o", "{folder}/no/such/folder.html"], "No such file"),
    (["convert", "{0}", "plan.docx"], "plan.docx"),
    (["demo", "--files", "{folder}/no/such"], "No such file"),
]


@pytest.mark.parametrize(("arguments", "said"), BAD, ids=[" ".join(case[0]) for case in BAD])
def test_bad_input_is_one_line_and_status_2(files, tmp_path, arguments, said, capsys):
    broken, latin = tmp_path / "broken.json", tmp_path / "latin.json"
    broken.write_text('{"plantargets": 1,', "utf-8")
    latin.write_bytes('{"name": "Höhe"}'.encode("latin-1"))
    names = {"0": files[0], "1": files[1], "broken": broken, "latin": latin, "folder": tmp_path}
    given = [each.format("", "") if "{" not in each else _filled(each, names) for each in arguments]
    assert main(given) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert "Traceback" not in err
    assert all(line.startswith("plantargets: ") for line in err.splitlines())


def _filled(text, names):
    for name, value in names.items():
        text = text.replace(f"{{{name}}}", str(value))
    return text


def test_unknown_commands_end_with_2(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["evalute"])
    assert ended.value.code == 2
    assert "invalid choice" in capsys.readouterr().err


def run(*arguments, given=b""):
    """The program in a process of its own, whose locale knows no Chinese."""
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-W", "error", "-m", "plantargets", *arguments]
    return subprocess.run(command, input=given, capture_output=True, env=env, check=False)


def test_pipelines_speak_utf_8(files):
    done = run("evaluate", files[0], "-", "--lang", "zh", given=Path(files[1]).read_bytes())
    assert (done.returncode, done.stderr) == (0, b"")
    assert "未完成" in done.stdout.decode("utf-8")


def test_a_reader_that_left_is_no_error():
    reader, writer = os.pipe()
    os.close(reader)
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-m", "plantargets", "demo", "--format", "html"]
    done = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, env=env, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, b"")


def test_read_and_judge(capsys):
    assert main(["read", "增长6.5%左右", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["statements"]
    assert main(["judge", "GDP growth of about 6.5%", "GDP grew by 4.3%"]) == 0
    assert "missed" in capsys.readouterr().out
    assert main(["judge", "GDP growth of about 6.5%"]) == 2
    assert "two sentences" in capsys.readouterr().err


def test_a_bad_line_is_answered_and_the_rest_goes_on():
    lines = ['{"id": 1, "text": "增长6.5%左右"}', "no json", "[1]", '{"id": 4}', '{"id": 5, "text": "增长30%以上"}']
    done = run("read", "--jsonl", given="\n".join(lines).encode())
    rows = [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]
    assert (done.returncode, done.stderr) == (0, b"")
    assert [row["id"] for row in rows] == [1, None, None, 4, 5]
    assert ["error" in row for row in rows] == [False, True, True, True, False]


@pytest.mark.parametrize("command", ["read", "judge"])
def test_input_in_another_encoding(command):
    done = run(command, "--jsonl", given=b"\xff\xfe{}")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"plantargets: standard input: no UTF-8")
