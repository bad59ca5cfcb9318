"""The table of conventions and precedents in the docs is the one that the library gives."""

import runpy
from pathlib import Path

import plantargets as pt

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "explanation" / "conventions.md"


def table() -> str:
    precedents = runpy.run_path(str(ROOT / "tests" / "core" / "test_precedents.py"))
    head = ["target", "outcome", "verdict", *(name.replace("_", " ") for name in pt.CONVENTIONS)]
    lines = [head, ["---"] * 3 + [":-:"] * len(pt.CONVENTIONS)]
    for row in precedents["DECIDING"]:
        if "about" in row["words"]:
            fall = "a fall of " if row["words"].startswith("fall") else ""
            outcome = row["outcome"].replace("-", "−")
            verdict = "passed" if row["accepted"] == "yes" else "not achieved"
            marks = ["✓" if precedents["agrees"](row, name) else "✗" for name in pt.CONVENTIONS]
            lines.append([f"{row['indicator']}: {fall}about {row['figure']}", outcome, verdict, *marks])
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def test_the_page_shows_the_table():
    text = PAGE.read_text("utf-8")
    _, _, rest = text.partition("<!-- precedents -->\n")
    shown, _, _ = rest.partition("<!-- end -->")
    assert shown.strip() == table().strip(), f"write this table into {PAGE}:\n{table()}"


def test_exact_words_agree_under_every_convention():
    precedents = runpy.run_path(str(ROOT / "tests" / "core" / "test_precedents.py"))
    exact = [row for row in precedents["DECIDING"] if "about" not in row["words"]]
    assert len(exact) > 5
    assert all(precedents["agrees"](row, name) for row in exact for name in pt.CONVENTIONS)
