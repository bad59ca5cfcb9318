"""Bullet graphs: where things stand, and that nothing is drawn that is not known."""

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given, settings, strategies as st

from plantargets import Interval
from plantargets.bullet import Bullet
from plantargets.svg import bullet_svg

P = Interval.parse
SVG = "{http://www.w3.org/2000/svg}"


def laid(acceptable, possible=None, stated=None, **more):
    made = [None if text is None else P(text) for text in (acceptable, possible, stated)]
    found = Bullet(made[0], made[1], made[2], made[0], **more).layout()
    assert found is not None
    return found


def test_a_bar_starts_at_zero():
    found = laid("[6.1, ∞)", "{4.3}", "{6.5}")
    assert found.bar is not None
    assert found.bar[0] == found.zero == 0
    assert 0 < found.bar[1] < found.markers[0] < 1
    assert found.dot is found.whisker is None


def test_a_dot_where_the_scale_has_no_zero():
    found = laid("[98, ∞)", "{97.3}", "{98}")
    assert found.zero is found.bar is None
    assert found.dot is not None
    assert 0 < found.dot < found.markers[0]


def test_a_value_of_zero_is_a_dot_and_not_an_invisible_bar():
    found = laid("[0, ∞)", "{0}", "{0}")
    assert found.bar is None
    assert found.dot == found.zero


def test_lower_is_better_runs_to_the_left():
    found = laid("(-∞, -3]", "{-3.4}", "{-3}")
    assert found.accepted is not None
    assert found.accepted.start == 0
    assert found.accepted.start_end == "arrow"
    assert found.bar is not None
    assert found.bar[1] == found.zero == 1
    assert found.bar[0] < found.markers[0]


def test_what_cannot_be_negative_has_no_arrow_at_zero():
    assert laid("(-∞, 5.5]", "{2}", positive=True).accepted.start_end == "flush"
    assert laid("(-∞, 5.5]", "{2}").accepted.start_end == "arrow"


def test_an_interval_is_a_whisker_with_its_own_ends():
    found = laid("[8000, ∞)", "(8000, 12000]")
    assert (found.whisker.start_end, found.whisker.stop_end) == ("open", "closed")
    assert found.bar == (0, found.whisker.start)
    found = laid("[8000, ∞)", "(500, ∞)")
    assert (found.whisker.stop, found.whisker.stop_end) == (1, "arrow")


def test_no_bar_where_zero_is_possible():
    assert laid("[3, ∞)", "(-1, 2)").bar is None


def test_no_figure_draws_no_value():
    found = laid("[30, ∞)", None, "{30}")
    assert not found.has_value
    assert "no figure" in bullet_svg(Bullet(P("[30, ∞)"), None), "trade")
    assert "no figure" not in bullet_svg(Bullet(P("[30, ∞)"), P("{31}")), "trade")


def test_a_quotient_rounded_outwards_is_one_value():
    assert laid("[5, ∞)", "[3.84149506834999999999, 3.84149506835000000001]").whisker is None


def test_nothing_to_draw():
    assert Bullet(Interval.whole()).layout() is None
    assert Bullet(None).layout() is None
    assert bullet_svg(Bullet(None), "nothing") == ""


def test_dates_and_ranks():
    found = laid("(-∞, 738885]", "{738800}", "{738885}", scale="date")
    assert [tick.text for tick in found.ticks] == ["2023-12-31", "2023-10-07"]
    found = laid("(-∞, 3]", "{4}", "{3}", scale="rank")
    assert [tick.text for tick in found.ticks] == ["1", "2", "3", "4"]
    assert found.bar is None


@pytest.mark.parametrize(
    ("top", "lang", "last"),
    [("7", "en", "6"), ("61000000", "en", "60M"), ("61000000", "zh", "6000万"), ("3e17", "en", "3e+17")],
)
def test_ticks_are_round(top, lang, last):
    layout = Bullet(Interval.point(top)).layout(lang)
    assert layout is not None
    assert layout.ticks[0].text == "0"
    assert layout.ticks[-1].text == last


numbers = st.decimals(-(10**9), 10**9, places=2) | st.decimals(-1, 1, places=9) | st.just(0)
ends = st.none() | numbers


@st.composite
def intervals(draw):
    low, high = draw(ends), draw(ends)
    if low is not None and high is not None and low >= high:
        return Interval(high, low)
    return Interval(low, high, draw(st.booleans()), draw(st.booleans()))


@settings(max_examples=150, deadline=None)
@given(intervals(), st.none() | intervals(), st.booleans())
def test_everything_stays_on_the_scale_and_in_order(acceptable, possible, positive):
    bullet = Bullet(acceptable, possible, positive=positive)
    layout = bullet.layout()
    finite = [end for each in (acceptable, possible) if each is not None for end in (each.low, each.high)]
    assert (layout is None) is all(end is None for end in finite)
    if layout is None:
        return
    for span in (layout.accepted, layout.core, layout.whisker):
        assert span is None or 0 <= span.start <= span.stop <= 1
    assert all(0 <= at <= 1 for at in (*layout.markers, *(tick.at for tick in layout.ticks)))
    assert layout.has_value is (possible is not None)
    root = ET.fromstring(bullet_svg(bullet, "a < b & c"))
    assert root.find(f"{SVG}title").text == "a < b & c"
