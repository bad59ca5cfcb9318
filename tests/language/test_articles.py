"""Whole documents: every quantified row is found, and no number is made of a name."""

import collections
import sys
from pathlib import Path

import pytest

from plantargets.language import read

sys.path.insert(0, str(Path(__file__).parent))
from scoring import DATA


def _wanted(name):
    rows = []
    for line in (DATA / f"{name}_rows.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            number, unit, comparator = line.split()
            rows.append((tuple(map(float, number.split(".."))), unit, comparator))
    return rows


def _said(text):
    for statement in read(text):
        if statement.has_number:
            numbers = (statement.low, statement.high) if statement.comparator == "between" else (statement.value,)
            yield tuple(map(float, numbers)), (statement.unit or "count").split(":")[0], statement.comparator


@pytest.mark.parametrize("name", ["article_zh", "article_en"])
def test_rows_of_an_article(name):
    text = (DATA / f"{name}.txt").read_text("utf-8")
    wanted, said = collections.Counter(_wanted(name)), collections.Counter(_said(text))
    assert said - wanted == collections.Counter()
    missing = wanted - said
    assert missing.total() <= 0.05 * wanted.total(), missing


def test_windows_lines_and_tabs_change_nothing():
    text = (DATA / "article_zh.txt").read_text("utf-8")
    plain = [(s.value, s.unit, s.comparator) for s in read(text)]
    assert [(s.value, s.unit, s.comparator) for s in read(text.replace("\n", "\r\n"))] == plain
