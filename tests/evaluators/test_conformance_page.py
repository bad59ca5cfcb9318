"""The conformance table of the docs says what a run says."""

from pathlib import Path

import method_conformance


def test_the_page_is_made_by_running():
    page = Path(__file__).parents[2] / "docs" / "methods" / "conformance.md"
    assert page.read_text("utf-8") == method_conformance.page(), "run python tests/method_conformance.py"


def test_everything_that_is_said_to_come_out_does():
    short = {what: known - right for _, what, right, known in method_conformance.lines() if right < known}
    assert short == {"weather symbols, with the site's later data": 7}
