"""A text with its statements marked."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, strategies as st

from plantargets.cli import main
from plantargets.errors import FieldError
from plantargets.language import highlight, read, signs
from plantargets.language.statements import Comparator

TEXTS = [
    "2023年，地区生产总值增长6.5%左右，进出口总额和实际利用外资增长30%以上，城镇登记失业率控制在4.5%以内。",
    "工业和投资分别增长7%和10%以上；投资增长5%左右以上。",
    "Output is to grow by about 5%, exports by 3% or more. Unemployment is to stay below 5% & falling.",
    "",
    "加强领导，狠抓落实。",
]


class Page(HTMLParser):
    """The text outside the marks' signs, the marks, and whatever could run or load."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words, self.marks, self.signs, self.open, self.tags = "", [], [], [], set()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.open.append(tag)
        assert self.open.count("mark") < 2, "marks do not nest"
        if tag == "mark":
            self.marks.append(dict(attrs))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "p" in self.open:
            if "b" in self.open:
                self.signs.append(data)
            else:
                self.words += data


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("lang", ["en", "zh", None])
def test_the_text_is_kept_and_each_statement_signed(text, lang):
    reading = read(text)
    page = Page(highlight(reading, lang))
    assert page.words == text
    assert len(page.signs) == len(reading.statements) + len(reading.unread)
    assert page.signs.count("?") == len(reading.unread)
    ordered = sorted(reading.statements, key=lambda s: s.end)
    assert [sign for sign in page.signs if sign != "?"] == [signs.SIGNS[s.comparator].symbol for s in ordered]


@given(st.text(alphabet="增长下降5%8.左右以上，。<>&\"' and by about 9 the", max_size=60))
def test_any_text_is_kept_and_escaped(text):
    page = Page(highlight(read(text)))
    assert page.words == text
    assert page.tags <= {"style", "div", "p", "mark", "b", "ul", "li", "span"}


def test_every_comparator_has_a_sign():
    assert set(signs.SIGNS) == set(Comparator.__args__)
    assert len({sign.symbol for sign in signs.SIGNS.values()}) == len(signs.SIGNS)


def test_what_is_shown_on_pointing():
    [first, second] = Page(highlight(read("投资下降3%以上；税收增长5%左右以上。"), "en")).marks
    assert first["title"] == "投资: -≥ 3 percent"
    assert second["class"] == "unread"
    assert second["title"] == "not read: hedges that contradict each other"


def test_notebook_and_page(capsys):
    reading = read(TEXTS[0])
    assert reading._repr_html_() == highlight(reading)
    assert main(["read", "--html", TEXTS[0]]) == 0
    printed = capsys.readouterr().out
    assert printed == highlight(reading, page=True)
    assert printed.startswith("<!doctype html>")
    assert not re.search(r"<script|src=|href=", printed)


def test_an_unknown_language_of_the_key():
    with pytest.raises(FieldError, match="'en' or 'zh'"):
        highlight(read("投资增长5%"), "fr")
