"""Statements written for this project.

Files 1, 2 and 4 were read by hand before the grammar was looked at, and guided it afterwards. The readings of
``statements_zh_3.txt`` were made by the reader, then checked one by one and corrected where they were wrong; as they
began with the reader, they guard against a step back and measure nothing.
"""

import sys
from pathlib import Path

import pytest

from plantargets.language import read

sys.path.insert(0, str(Path(__file__).parent))
from scoring import DATA, judge, rows

FILES = sorted(path.name for path in DATA.glob("statements_*.txt"))


@pytest.mark.parametrize("name", FILES)
def test_own_statements_are_read(name):
    lang = name.split("_")[1]
    found = [(row, *judge(row, read(row.text, lang))) for row in rows(name)]
    wrong = [row.text for row, right, _, _ in found if not right]
    silent = [row.text for row, _, _, silent in found if silent]
    assert len(found) > 100
    assert len(wrong) <= 0.02 * len(found), wrong
    assert len(silent) <= max(1, 0.01 * len(found)), silent
    assert sum(complete for _, _, complete, _ in found) >= 0.93 * len(found)


@pytest.mark.parametrize("name", FILES)
def test_spans_point_at_the_words(name):
    for row in rows(name):
        for statement in read(row.text):
            assert row.text[statement.start : statement.end].strip() == statement.text
            assert statement.text
