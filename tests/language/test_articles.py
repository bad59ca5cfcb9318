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


def test_a_bracket_beside_changes_nothing():
    """Sentences without brackets are read clause by clause, others token by token."""
    for text in (
        "税收收入增长15.9%左右，“十四五”时期累计完成投资1,200亿元，一是抓住关键环节，就业持续稳定",
        "2024年粮食产量达到300万吨，排名全省第2位，居民收入增速快于经济增速，新建学校5所、医院2家",
        "失业率控制在5.5%以内，力争5%，首位度提升，翻一番",
    ):
        plain = [(s.comparator, s.value, s.indicator, s.period) for s in read(text)]
        noted = [(s.comparator, s.value, s.indicator, s.period) for s in read(text.replace("，", "（注），", 1))]
        assert len(plain) > 2
        assert noted == plain
