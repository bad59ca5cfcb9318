"""Sentences over several lines, as texts from PDF files and mails have them."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given, strategies as st

from language.scoring import DATA, rows
from plantargets.language import read
from plantargets.language.lines import unwrap

STOPS = frozenset("，。；：、”）！？%")


def said(text: str, lang: str = "zh") -> list[str]:
    return [f"{each.indicator} {each.comparator} {each.value} {each.unit}" for each in read(text, lang)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("茶叶产量增长7%\n左右，出口增长5%", ["茶叶产量 about 7 percent", "出口 exactly 5 percent"]),
        ("单位产值水耗下降\n4%以上。", ["单位产值水耗 at_least 4 percent"]),
        ("高速公路里程达到450\n公里以上", ["高速公路里程 at_least 450 km"]),
        ("新增贷款3\n00亿元", ["新增贷款 exactly 30000000000 CNY"]),
        ("粮食产量60万吨，\n增长2%。", ["粮食产量 exactly 600000 t", "粮食产量 exactly 2 percent"]),
        ("工业增加值增长6%\n出口增长5%", ["工业增加值 exactly 6 percent", "出口 exactly 5 percent"]),
        (
            "出口增\n长5%，棉花、蚕茧产量分别增长2%和\n3%",
            ["出口 exactly 5 percent", "棉花产量 exactly 2 percent", "蚕茧产量 exactly 3 percent"],
        ),
        ("主要目标\n工业增加值增长6%", ["工业增加值 exactly 6 percent"]),
        (
            "加快推进城市供水管网和排水管网的更新改造并做好老旧小区综合整治\n新建改建农村公路120公里",
            ["新建改建农村公路 exactly 120 km"],
        ),
        ("附件1\n2025年工业增加值增长6%", ["工业增加值 exactly 6 percent"]),
        ("- 工业增加值增长\n- 新增6所学校", ["新增学校 exactly 6 count:所"]),
    ],
)
def test_chinese_breaks(text: str, wanted: list[str]):
    assert said(text)[-len(wanted) :] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Exports are to grow by about\n7% in 2026.", ["Exports about 7 percent"]),
        ("Lending will reach $40\nbillion by 2030.", ["Lending exactly 40000000000 USD"]),
        ("Reduce water use by 12\nper cent", ["water use exactly 12 percent"]),
        ("We will build 1,400\nkilometres of cycle paths.", ["cycle paths built exactly 1400 km"]),
        ("Goals for 2030\n40% fewer accidents", ["accidents exactly 40 percent"]),
        ("- Inflation below\n  4%", ["Inflation less_than 4 percent"]),
        ("Cut waste by 5%\nRaise recycling to 60%", ["waste exactly 5 percent", "recycling exactly 60 percent"]),
        ("raise recycling to 60%\ncut waste by 5%", ["recycling exactly 60 percent", "waste exactly 5 percent"]),
    ],
)
def test_english_breaks(text: str, wanted: list[str]):
    assert said(text, "en") == wanted


def test_places_are_those_of_the_text_and_words_on_one_line():
    text = "总体目标：\n规模以上工业增加值增\n  长9%\n左右，投资增长5%左右\n以上。出口增长3%。"
    reading = read(text)
    assert [(each.text, text[each.start : each.end]) for each in reading] == [
        ("规模以上工业增加值增长9%左右", "规模以上工业增加值增\n  长9%\n左右"),
        ("出口增长3%", "出口增长3%"),
    ]
    assert [(part.text, text[part.start : part.end]) for part in reading.unread] == [("5%左右以上", "5%左右\n以上")]


def wrapped(paragraph: str, columns: int) -> str:
    """Lines of so many columns, in which two take a Chinese character, and none begins with a stop."""
    lines, line, filled = [], "", 0
    for char in paragraph:
        width = 2 if len(char.encode()) > 2 else 1
        if filled + width > columns and char not in STOPS:
            lines.append(line)
            line, filled = "", 0
        line, filled = line + char, filled + width
    return "\n".join([*lines, line])


def paragraphs(lang: str, numbers: list[int], together: int) -> list[str]:
    own = [row.text.rstrip("。.") for number in numbers for row in rows(f"statements_{lang}_{number}.txt")]
    stop = "。" if lang == "zh" else ". "
    groups = [own[start : start + together] for start in range(0, len(own), together)]
    return [(stop.join(text[:1].upper() + text[1:] for text in group) + stop).strip() for group in groups]


PARAGRAPHS = {"zh": paragraphs("zh", [1, 2, 3, 4], 8), "en": paragraphs("en", [1, 2, 4], 6)}


@pytest.mark.parametrize("columns", [44, 56, 64, 76])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_paragraph_in_lines_reads_like_one_line(lang: str, columns: int):
    """But for a few of a hundred: a break may stand where the words allow an end."""
    fill = wrapped if lang == "zh" else lambda text, width: textwrap.fill(text, width, break_on_hyphens=False)
    same = [said(fill(text, columns), lang) == said(text, lang) for text in PARAGRAPHS[lang]]
    assert sum(same) >= 0.95 * len(same)


def test_an_article_in_lines_reads_like_one_line():
    article = (DATA / "article_zh.txt").read_text("utf-8")
    lines = "\n".join(wrapped(line, 70) for line in article.splitlines())
    assert said(lines) == said(article)


@given(st.text("增长5%左右，。\n 1一、A.bc$，", max_size=80), st.sampled_from(["zh", "en"]))
def test_nothing_but_breaks_and_blanks_goes_and_places_hold(text: str, lang: str):
    found = unwrap(text, text, lang)  # type: ignore[arg-type]
    if found is None:
        return
    assert "".join(found.shown.split()) == "".join(text.split())
    assert len(found.places) == len(found.shown) == len(found.folded)
    assert all(text[place] == char for place, char in zip(found.places, found.shown, strict=True) if not char.isspace())


def test_lines_without_an_end_are_read_in_linear_time():
    for text in ("增长5%\n" * 20_000, "\n" * 200_000, "地区生产总值增长" * 20_000 + "\n5%", "a b\n" * 50_000):
        assert read(text).text == text
