"""What is no statement is refused, by name, and never takes long."""

import pytest

from plantargets.errors import FieldError, FieldTypeError
from plantargets.language import read
from plantargets.language.reader import _BREAK_ZH, _SENTENCE_ZH, LONGEST_SENTENCE, pieces


@pytest.mark.parametrize("given", [None, 5, b"GDP", ["GDP"], 6.5])
def test_not_a_text(given):
    with pytest.raises(FieldTypeError, match=r"read\.text"):
        read(given)


def test_an_unknown_language():
    with pytest.raises(FieldError, match="'zh', 'en' or None"):
        read("PIB +5 %", lang="fr")


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "。。。", "...", "\ud800", "\x00\x01\x02", "增长\ud800%", "“”", "()"]
)
@pytest.mark.parametrize("lang", [None, "zh", "en"])
def test_nothing_to_read(text, lang):
    assert not [s for s in read(text, lang) if s.has_number]


@pytest.mark.parametrize(
    "text",
    [
        "地区生产总值增长5%左右以上",
        "失业率控制在5%以上以内",
        "不低于8%以下",
        "growth of at least 5% at most",
        "no more than 8% or more of patients",
        "近5000余人",
    ],
)
def test_hedges_that_contradict_each_other(text):
    reading = read(text)
    assert not [s for s in reading if s.has_number]
    assert [u.reason for u in reading.unread] == ["hedges that contradict each other"]


def test_surrogates_and_control_characters_keep_their_place():
    text = "\x00增长\ud8005%，\x07粮食产量达到\u200b300万吨"
    found = [s for s in read(text) if s.has_number and s.unit == "t"]
    assert [s.value for s in found] == [3_000_000]
    assert text[found[0].start : found[0].end].endswith("300万吨")


def test_names_have_no_control_characters():
    [said] = read("GDP\x07growth\x00of 5%", "en")
    assert said.indicator == "GDP"
    [said] = read("粮食\x0c茶叶产量\ud800达到3万吨", "zh")
    assert said.indicator.isprintable()


def test_two_languages_in_one_text():
    reading = read("GDP增长5%左右，R&D经费占比达到2.8%以上。Growth of 5% is planned.")
    assert [(s.comparator, float(s.value)) for s in reading if s.has_number][:2] == [("about", 5), ("at_least", 2.8)]


def test_numbers_of_absurd_length_are_not_read():
    for text in ("增长" + "9" * 500 + "%", "growth of " + "9" * 500 + "%"):
        reading = read(text)
        assert not [s for s in reading if s.has_number]
        assert reading.unread


@pytest.mark.parametrize(
    "unit", ["9", "(", "（", "-", "—", "万", "亿万", "1,", "5%", "增长", "。", "“", "to 5 ", "half ", "1/", "1:"]
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_hostile_text_is_read_in_bounded_pieces(unit, lang):
    text = (unit * 20_000)[:20_000]
    longest = max(end - start for start, end in pieces(text, _SENTENCE_ZH, _BREAK_ZH)) if unit != "。" else 0
    assert longest <= LONGEST_SENTENCE
    read(text, lang)


def test_pieces_cover_the_text():
    text = "增长5%，" * 2000 + "。" + "x" * 5000
    assert "".join(text[start:end] for start, end in pieces(text, _SENTENCE_ZH, _BREAK_ZH)) == text


def test_nothing_is_evaluated():
    assert not read("增长__import__('os').system('true')%").statements


@pytest.mark.parametrize(
    "unit",
    [
        "9",
        "9 ",
        "9-",
        "9,",
        "9.",
        "(9",
        "()",
        "- ",
        ", ",
        "   ",
        "million million ",
        "and and ",
        "per per ",
        "five and ",
        "5 per ",
        "5±",
        "+44 ",
    ],
)
def test_hostile_english_gives_no_figure(unit):
    text = (unit * 20_000)[:20_000]
    reading = read(text, "en")
    assert not [s for s in reading if s.has_number]
    assert all(text[part.start : part.end].strip() == part.text.strip() for part in reading.unread)
    assert all(part.reason for part in reading.unread)


def test_prose_without_figures_or_goals_is_passed_over():
    text = "People told us that they like the park, and that letters are hard to follow. " * 50
    reading = read(text, "en")
    assert not reading.statements
    assert not reading.unread


def test_a_figure_at_the_end_of_a_long_paragraph_keeps_its_words():
    text = (
        "People like the new library and its quiet rooms. " * 60
        + "Reduce waste sent to landfill to 12% of GDP. Keep noise below 55 dB."
    )
    first, second = read(text, "en").statements
    assert (first.indicator, first.value, first.measure) == ("waste sent to landfill", 12, "share")
    assert (second.comparator, second.value) == ("less_than", 55)


@pytest.mark.parametrize("short", ["approx.", "vs.", "No.", "e.g.", "Rs."])
def test_a_short_form_ends_no_sentence(short):
    (found,) = [s for s in read(f"Cut leakage, {short} US leaks, by 20 per cent") if s.has_number]
    assert found.movement == "down"
