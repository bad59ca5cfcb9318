"""What the worked example gives to the package and the documentation.

python docs/example.py              the report and figure, into docs/_example
python docs/example.py --package    the files of `plantargets demo`, into the package
python docs/example.py --readme     the figure of the README, into docs/images
"""

import argparse
import sys
from pathlib import Path

DOCS = Path(__file__).parent
sys.path.insert(0, str(DOCS.parent / "examples"))  # the example stands beside the package, not in it

import plantargets as pt
from harbin.plan import PLAN
from harbin.results_2022 import RESULTS_2022
from harbin.results_2023 import BASELINES, RESULTS_2023
from plantargets import report


def outcomes() -> pt.Outcomes:
    """Everything published."""
    return pt.Outcomes([*RESULTS_2022.values(), *RESULTS_2023.values(), *BASELINES.values()])


def package_files() -> dict[str, str]:
    """The files of the demo, by name."""
    from plantargets.formats import to_json

    return {
        "harbin_2023_plan.json": to_json(PLAN) + "\n",
        "harbin_2023_outcomes.json": to_json(outcomes()) + "\n",
    }


def make(folder: Path) -> None:
    """The reports and figures of the documentation."""
    folder.mkdir(parents=True, exist_ok=True)
    card = PLAN.evaluate(outcomes())
    for lang in ("en", "zh"):
        (folder / f"harbin-2023.{lang}.html").write_text(report.html(card, lang), "utf-8")
        draw(folder / f"harbin-2023.{lang}.svg", lang, card)
    judges = PLAN.compare(outcomes(), conventions=["official", "none"], evaluators=[pt.Completion()])
    (folder / "harbin-2023.judges.html").write_text(report.comparison_html(judges, title=PLAN.name), "utf-8")


def draw(path: Path, lang: str, card: pt.Scorecard) -> None:
    """The figure, with its text as text, so that any browser finds a font for it."""
    import matplotlib as mpl

    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": "plantargets"}):
        report.figure(card, lang).savefig(path, metadata={"Date": None})


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--package", action="store_true")
    parser.add_argument("--readme", action="store_true")
    options = parser.parse_args()
    if options.package:
        for name, text in package_files().items():
            (DOCS.parent / "src" / "plantargets" / "cli" / name).write_text(text, "utf-8")
    elif options.readme:
        (DOCS / "images").mkdir(exist_ok=True)
        draw(DOCS / "images" / "harbin-2023.svg", "en", PLAN.evaluate(outcomes()))
    else:
        make(DOCS / "_example")
