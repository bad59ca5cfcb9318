"""Reports: groups, languages, and that no text of a plan becomes markup."""

import re
from html.parser import HTMLParser

import pytest

import plantargets as pt
from plantargets.marks import MARKS
from plantargets.report import html, markdown, report, text

VOID = {"meta", "br", "path", "rect", "circle"}


class Page(HTMLParser):
    """Checks that elements are closed, and keeps what stands where."""

    def __init__(self):
        super().__init__()
        self.open, self.tags, self.links, self.texts = [], [], [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        assert not any(name.startswith("on") for name, _ in attrs)
        self.links += [value for name, value in attrs if name in {"href", "src"}]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.texts.append(data)


def parsed(page):
    found = Page()
    found.feed(page)
    assert found.open == []
    return found


def test_groups_keep_undetermined_and_not_due_apart(card):
    made = report(card)
    groups = {group.name: [row.id for row in group.rows] for group in made.groups}
    assert groups == {
        "attained": ["jobs", "park", "rank"],
        "missed": ["gdp", "income", "energy", "clean"],
        "undetermined": ["trade", "reform"],
        "not_due": ["later"],
    }
    assert made.total == len(card)
    assert {mark.name: number for mark, _, number in made.counts}["not_due"] == 1


def test_a_row_says_what_an_analyst_expects(card):
    rows = {row.id: row for group in report(card).groups for row in group.rows}
    gdp = rows["gdp"]
    assert (gdp.wording, gdp.reading, gdp.accepts) == ("增长6.5%左右", "about 6.5%", "[6.1, ∞) %")
    assert (gdp.margin, gdp.details, gdp.cites, gdp.reported[0].cites) == ("−1.8 points", "expected", (1,), (2,))
    assert gdp.reported[0].text == "4.3% (provisional)"
    assert rows["income"].reported[1].text.startswith("compared with: gdp growth 4.3%")
    assert rows["jobs"].allows == "[8001, 8999] jobs"
    assert rows["trade"].why == "no figure was reported"
    assert rows["reform"].bullet is None


def test_the_report_speaks_both_languages(card):
    en, zh = text(card), text(card, "zh")
    assert "✘ missed" in en
    assert "gdp growth" in en
    assert "✘ 未完成" in zh
    assert "gdp增速" in zh
    assert "尚未到期" in zh
    assert "missed" not in zh
    with pytest.raises(pt.FieldError, match="lang"):
        html(card, "fr")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_page_is_whole_and_stands_alone(card, lang, hostile):
    page = parsed(html(card, lang))
    drawn = sum(row.bullet is not None for group in report(card, lang).groups for row in group.rows)
    assert not {"script", "img", "link", "iframe", "object"} & set(page.tags)
    assert page.tags.count("svg") == drawn == len(card) - 1
    assert "javascript:alert(1)" not in page.links
    assert "https://example.org/plan?a=1&b=2" in page.links
    assert hostile in page.texts
    assert not re.search(r"url\(|@import|https?://(?!example\.org|www\.w3\.org)", html(card, lang))


def test_status_is_never_colour_alone(card):
    page = html(card)
    for mark, word, _ in report(card).counts:
        assert re.search(rf"--c:{mark.colour}.*?{re.escape(mark.symbol)}.*?{word}", page)
    assert len({mark.symbol for mark in MARKS.values()}) == len({mark.colour for mark in MARKS.values()}) == len(MARKS)


def test_markdown_cells_hold_no_markup(card):
    lines = [line for line in markdown(card).splitlines() if "script" in line]
    assert lines
    for line in lines:
        assert not re.search(r"(?<!\\)<script", line)
        assert len(re.findall(r"(?<!\\)\|", line)) in {0, 8}


def test_an_empty_plan_has_a_report():
    card = pt.Plan("Nothing yet").evaluate([])
    assert text(card).startswith("Nothing yet\n")
    parsed(html(card))
    assert markdown(card).startswith("# Nothing yet")


class Coin:
    """A method without verdicts."""

    name = "coin"

    def evaluate(self, target, outcomes):
        return Toss(target)


class Toss:
    label, level, statistic, score, verdict, reasons, source = "on_track", 1, 0.25, 61.5, None, (), "Coin & co."
    inputs = {"base": 1, "latest": 2, "other": 3}  # noqa: RUF012

    def __init__(self, target):
        self.target = target

    def explain(self, lang="en"):
        return f"tossed <{lang}>"


def test_other_methods_keep_their_words(plan, outcomes):
    made = report(plan.evaluate(outcomes, evaluator=Coin()))
    (group,) = made.groups
    assert group.name == "no_verdict"
    row = group.rows[0]
    assert (row.word, row.margin) == ("on track", "0.25, Score: 61.5")
    assert [each.text for each in row.reported] == ["base 1", "latest 2"]
    assert made.method == "Coin & co."
    assert "tossed &lt;en&gt;" in html(plan.evaluate(outcomes, evaluator=Coin()))


def test_notebooks_show_marks_and_pictures(card):
    shown = card._repr_html_()
    assert shown.count("<svg") == len(card) - 1
    assert "<script" not in shown
    assert card["gdp"]._repr_html_().startswith("<div><strong>✘ gdp: missed</strong><svg")
    assert card["reform"]._repr_html_().startswith("<div><strong>? reform: undetermined</strong><p>")


def test_a_set_says_its_unit_once():
    money = pt.Indicator("trade", unit="亿元", direction="higher")
    plan = pt.Plan("P", period="2023", targets=[pt.Target(money, pt.AtLeast("120 亿元"))])
    (group,) = report(plan.evaluate([])).groups
    assert group.rows[0].accepts == "[CNY 12 billion, ∞)"
    (group,) = report(plan.evaluate([]), "zh").groups
    assert group.rows[0].accepts == "[120, ∞) 亿元"
