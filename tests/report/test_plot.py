"""The figure of a whole plan: what it needs, and what it says when that is missing."""

import builtins
import io
import re
from html import unescape
from pathlib import Path

import pytest

import plantargets as pt
from plantargets.report import MissingExtraError, MissingFontWarning, figure, plot


def test_without_matplotlib_the_message_names_the_extra(card, monkeypatch):
    found = builtins.__import__

    def without(name, *rest):
        if name.startswith("matplotlib"):
            raise ImportError(name)
        return found(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingExtraError, match=r"plantargets\[plot\]"):
        figure(card)
    assert issubclass(MissingExtraError, pt.PlanTargetsError)


def test_every_target_is_in_the_figure(card, monkeypatch):
    monkeypatch.setattr(plot, "chinese_font", lambda: "DejaVu Sans")
    made = figure(card)
    said = {text.get_text() for text in made.texts}
    assert {"gdp growth", "✘", "missed", "Not due (1)", "the wording sets no test"} <= said
    assert len(made.axes) == len(card) - 1
    made.savefig(io.BytesIO(), format="svg")


@pytest.mark.filterwarnings("ignore:Glyph:UserWarning")
def test_chinese_without_a_font_warns_and_draws(card, monkeypatch):
    monkeypatch.setattr(plot, "chinese_font", lambda: None)
    with pytest.warns(MissingFontWarning, match="CHINESE_FONTS"):
        made = figure(card, "zh", columns=1)
    assert made.texts


def test_money_signs_are_no_mathematics(monkeypatch):
    plan = pt.Plan("Costs $1 and $2", targets=[pt.Target(pt.Indicator("a", name="$x_1$ < $y"), pt.Unquantified())])
    made = figure(plan.evaluate([]))
    made.savefig(io.BytesIO(), format="svg")
    assert any(r"\$x_1\$" in text.get_text() for text in made.texts)


def test_a_group_that_goes_on_is_named_again(card):
    texts = [text.get_text() for text in figure(card, columns=2).texts]
    assert sum(text.endswith(", continued") for text in texts) == 1
    assert not any(text.endswith("continued") for text in (t.get_text() for t in figure(card, columns=1).texts))


def test_a_figure_of_nothing():
    assert figure(pt.Plan("Nothing yet").evaluate([])).axes == []


def test_the_figure_of_the_readme_is_that_of_the_example(monkeypatch):
    root = Path(__file__).parents[2]
    monkeypatch.syspath_prepend(str(root / "docs"))
    monkeypatch.syspath_prepend(str(root / "examples"))
    from example import PLAN, outcomes

    made = figure(PLAN.evaluate(outcomes()))
    wanted = [text.get_text() for text in made.texts] + [t.get_text() for axes in made.axes for t in axes.texts]
    shown = re.findall(r"<text[^>]*>(.*?)</text>", (root / "docs" / "images" / "harbin-2023.svg").read_text("utf-8"))
    kept = {unescape(text) for text in shown}
    assert not set(wanted) - kept, "run: python docs/example.py --readme"
