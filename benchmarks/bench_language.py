"""Reading plan language, beside the number and percentage models of recognizers-text-suite.

Those find numbers and lose the hedges; reading here also gives indicator, comparator, movement and span.
No sentence stands in a text twice, and nothing is kept from turn to turn. Both sides get the same text;
the peer gets it paragraph by paragraph, from models made beforehand.
"""

import re

from harness import ROOT, Calls, Case, Fact
from recognizers_number import NumberRecognizer
from report_en import report as report_en
from report_zh import report

from plantargets.language import read

DATA = ROOT / "tests" / "language" / "data"


def cases() -> list[Case]:
    running = report(24_000, dense=0.3)
    dense = report(6_000, dense=1.0)
    article = (DATA / "article_zh.txt").read_text("utf-8")
    english = (DATA / "article_en.txt").read_text("utf-8")
    plan = report_en(24_000, dense=0.2)
    chinese, latin = _models("zh-cn"), _models("en-us")
    return [
        _about("a work report", running),
        _about("its parts that look back", dense),
        _about("an article of figures", article),
        Calls(
            "a work report in Chinese / recognizers-text-suite",
            reference=lambda: _recognized(running, chinese),
            ours=lambda: read(running),
            most=len(running) / 1e6,
            least=10,
        ),
        Calls(
            "its parts that look back / recognizers-text-suite",
            reference=lambda: _recognized(dense, chinese),
            ours=lambda: read(dense),
        ),
        Calls(
            "an article of figures / recognizers-text-suite",
            reference=lambda: _recognized(article, chinese),
            ours=lambda: read(article),
        ),
        _about("a plan in English", plan),
        Calls(
            "a plan in English / recognizers-text-suite",
            reference=lambda: _recognized(plan, latin),
            ours=lambda: read(plan),
        ),
        Calls(
            "an English article / recognizers-text-suite",
            reference=lambda: _recognized(english, latin),
            ours=lambda: read(english),
        ),
    ]


def _about(what: str, text: str) -> Fact:
    sentences = [part for part in re.split(r"[。\n]|\. ", text) if part]
    figures = sum(statement.has_number for statement in read(text))

    def check() -> None:
        assert what.startswith("an article") or len(sentences) == len(set(sentences)), "a sentence stands twice"

    return Fact(f"{what}: {len(text)} characters, a figure read in every {len(text) / figures:.0f}", check)


def _models(culture: str) -> list:
    recognizer = NumberRecognizer(culture)
    return [recognizer.get_number_model(), recognizer.get_percentage_model()]


def _recognized(text: str, models: list) -> int:
    return sum(len(model.parse(line)) for line in text.splitlines() for model in models)
