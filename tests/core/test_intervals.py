"""Intervals: laws on random cases, and the portion library as an independent witness."""

import copy
import decimal
import math
import operator
import pickle
from decimal import Decimal
from fractions import Fraction

import portion
import pytest
from hypothesis import given, settings, strategies as st

from plantargets.errors import EmptyIntervalError, FieldError, FieldTypeError, PlanTargetsError
from plantargets.intervals import Interval

# A small grid, so that ends meet often.
grid = st.one_of(
    st.integers(-6, 6).map(Decimal),
    st.integers(-12, 12).map(lambda n: Decimal(n) / 2),
    st.integers(-9, 9).map(lambda n: Fraction(n, 3)),
)
law = settings(max_examples=80, deadline=None)


@st.composite
def intervals(draw):
    low, high = draw(st.none() | grid), draw(st.none() | grid)
    if low is not None and high is not None and low > high:
        low, high = high, low
    point = low is not None and low == high
    return Interval(low, high, point or draw(st.booleans()), point or draw(st.booleans()))


@st.composite
def interval_and_member(draw):
    """An interval and a number in it, often at or near an end."""
    of = draw(intervals())
    low = of.low if of.low is not None else (of.high if of.high is not None else Decimal(0)) - 50
    high = of.high if of.high is not None else (of.low if of.low is not None else Decimal(0)) + 50
    share = draw(st.sampled_from([Fraction(0), Fraction(1, 1000), Fraction(1, 2), Fraction(999, 1000), Fraction(1)]))
    member = Fraction(low) + (Fraction(high) - Fraction(low)) * share
    if member not in of:
        member = (Fraction(low) + Fraction(high)) / 2
    return of, member


def witness(of):
    """The same set for portion, whose ends are Fractions."""
    low = -portion.inf if of.low is None else Fraction(of.low)
    high = portion.inf if of.high is None else Fraction(of.high)
    left = portion.CLOSED if of.low_closed else portion.OPEN
    right = portion.CLOSED if of.high_closed else portion.OPEN
    return portion.Interval.from_atomic(left, low, high, right)


# --- the witness


@law
@given(low=st.none() | grid, high=st.none() | grid, low_closed=st.booleans(), high_closed=st.booleans())
def test_empty_exactly_when_portion_says_so(low, high, low_closed, high_closed):
    theirs = portion.Interval.from_atomic(
        portion.CLOSED if low_closed else portion.OPEN,
        -portion.inf if low is None else Fraction(low),
        portion.inf if high is None else Fraction(high),
        portion.CLOSED if high_closed else portion.OPEN,
    )
    try:
        ours = Interval(low, high, low_closed, high_closed)
    except EmptyIntervalError:
        assert theirs.empty
    else:
        assert witness(ours) == theirs


@law
@given(a=intervals(), x=grid)
def test_membership_as_portion(a, x):
    assert (x in a) is (Fraction(x) in witness(a))


@law
@given(a=intervals(), b=intervals())
def test_relations_as_portion(a, b):
    ours, theirs = witness(a), witness(b)
    assert a.issubset(b) is (ours in theirs)
    assert a.isdisjoint(b) is (ours & theirs).empty
    both = a.intersection(b)
    assert (both is None) is (ours & theirs).empty
    if both is not None:
        assert witness(both) == ours & theirs
    assert witness(a.hull(b)) == (ours | theirs).enclosure


# --- laws of sets


@law
@given(a=intervals(), b=intervals(), c=intervals())
def test_laws_of_subsets(a, b, c):
    assert a.issubset(a)
    assert not (a.issubset(b) and b.issubset(a)) or a == b
    assert not (a.issubset(b) and b.issubset(c)) or a.issubset(c)
    assert a.isdisjoint(b) is b.isdisjoint(a)
    assert not (a.issubset(b) and a.isdisjoint(b))
    assert a.intersection(b) == b.intersection(a)
    assert a.issubset(a.hull(b))
    assert b.issubset(a.hull(b))


@law
@given(a=intervals(), b=intervals())
def test_mirrors(a, b):
    mirrored = -a
    assert -mirrored == a
    assert (-a).issubset(-b) is a.issubset(b)
    assert (-a).isdisjoint(-b) is a.isdisjoint(b)


@law
@given(a=intervals())
def test_whole_numbers_are_those_inside(a):
    whole = a.integers()
    inside = [n for n in range(-70, 71) if n in a]
    if whole is None:
        assert not inside
    else:
        assert whole.issubset(a)
        assert [n for n in range(-70, 71) if n in whole] == inside
        assert all(end is None or end == int(end) for end in (whole.low, whole.high))


# --- laws of arithmetic


@law
@given(one=interval_and_member(), two=interval_and_member())
def test_what_is_computed_of_members_is_in_the_result(one, two):
    (a, x), (b, y) = one, two
    assert x + y in a + b
    assert x - y in a - b
    assert x * y in a * b
    assert -x in -a
    if y:
        assert x / y in a / b


def corners(a, b, operate):
    """The range of an operation over bounded closed sets, by its corners."""
    values = [operate(Fraction(x), Fraction(y)) for x in (a.low, a.high) for y in (b.low, b.high)]
    return min(values), max(values)


@law
@given(a=intervals(), b=intervals())
def test_results_are_no_wider_than_they_must_be(a, b):
    if not (a.is_bounded and b.is_bounded):
        return
    for made, operate in ((a + b, Fraction.__add__), (a - b, Fraction.__sub__), (a * b, Fraction.__mul__)):
        assert (made.low, made.high) == corners(a, b, operate)
    if a.low_closed and a.high_closed and b.low_closed and b.high_closed and 0 not in b:
        low, high = corners(a, b, Fraction.__truediv__)
        quotient = a / b
        tiny = Fraction(1, 10**40)
        assert low - tiny < Fraction(quotient.low) <= low
        assert high <= Fraction(quotient.high) < high + tiny


@law
@given(a=intervals(), b=intervals(), c=intervals())
def test_sums_and_products_commute_and_grow_with_their_sets(a, b, c):
    assert a + b == b + a
    assert a * b == b * a
    if a.issubset(b):
        assert (a + c).issubset(b + c)
        assert (a * c).issubset(b * c)
        assert (c - a).issubset(c - b)
        assert (a / c).issubset(b / c)


@law
@given(a=intervals(), n=grid)
def test_numbers_act_as_points(a, n):
    point = Interval.point(n)
    assert a + n == n + a == a + point
    assert a - n == a - point
    assert n - a == point - a
    assert a * n == n * a == a * point
    assert a / n == a / point
    assert n / a == point / a


@pytest.mark.parametrize(
    ("made", "text"),
    [
        (Interval(1, 2) + Interval.open(3, 4), "(4, 6)"),
        (Interval(1, 2) - Interval.more_than(3), "(-∞, -1)"),
        (Interval(0, 1) * Interval.at_least(1), "[0, ∞)"),
        (Interval(0, 1, low_closed=False) * Interval.at_least(1), "(0, ∞)"),
        (Interval(-1, 1) * Interval.at_least(1), "(-∞, ∞)"),
        (Interval.point(0) * Interval.whole(), "{0}"),
        (Interval.open(-1, 0) * Interval.open(-1, 0), "(0, 1)"),
        (Interval(0, 1) * Interval.open(1, 2), "[0, 2)"),
        (Interval(1, 2) / Interval(4, 5), "[0.2, 0.5]"),
        (Interval.at_least(1) / Interval.at_least(1), "(0, ∞)"),
        (Interval(1, 2) / Interval(0, 2, low_closed=False), "[0.5, ∞)"),
        (Interval(1, 2) / Interval(-2, 0, high_closed=False), "(-∞, -0.5]"),
        (Interval(0, 1) / Interval.more_than(0), "[0, ∞)"),
        (Interval(1, 2) / Interval.more_than(0), "(0, ∞)"),
        (Interval(-2, -1) / Interval.less_than(0), "(0, ∞)"),
        (Interval.whole() / Interval(1, 2), "(-∞, ∞)"),
    ],
)
def test_worked_by_hand(made, text):
    assert str(made) == text


@pytest.mark.parametrize("zero", [Interval(0, 5), Interval(-1, 1), Interval.point(0), Interval.whole(), 0])
def test_division_by_a_set_with_zero_says_nothing(zero):
    assert Interval(3, 4) / zero == Interval.whole()


def test_a_quotient_is_rounded_outwards_at_50_digits():
    third = Interval.point(1) / 3
    assert Fraction(third.low) < Fraction(1, 3) < Fraction(third.high)
    assert str(third.low) == "0." + "3" * 50
    assert str(third.high) == "0." + "3" * 49 + "4"
    assert Interval.point(1) / 8 == Interval.point("0.125")


@law
@given(a=intervals(), b=intervals())
def test_the_callers_context_changes_nothing(a, b):
    def results():
        return [str((a + b).low), repr(a - b), repr(a * b), repr(a / b), repr(a.integers()), str(a), a.issubset(b)]

    plain = results()
    with decimal.localcontext(decimal.Context(prec=1, rounding=decimal.ROUND_UP, traps=[])):
        assert results() == plain


# --- construction


def test_bad_ends_are_refused():
    for low, high in [(6, 5), ("6.1", "6.0")]:
        with pytest.raises(EmptyIntervalError, match="a low end that is not above the high end"):
            Interval(low, high)
    for closed in [(True, False), (False, True), (False, False)]:
        with pytest.raises(EmptyIntervalError, match="two different ends"):
            Interval(5, 5, *closed)
    for bad in (math.nan, math.inf, Decimal("NaN"), "NaN", "abc", "", "1e999", "1_000", "٣", "1/0", Decimal("1e99999")):
        with pytest.raises(FieldError, match=r"Interval.low: got "):
            Interval(bad, None)
    for bad in (True, [], object()):
        with pytest.raises(FieldTypeError, match=r"Interval.high: got "):
            Interval(None, bad)


def test_an_absent_end_is_open():
    assert Interval(None, None) == Interval.whole() == Interval(None, None, low_closed=False, high_closed=False)
    assert not Interval.at_least(5).high_closed


def test_results_may_have_more_digits_than_a_figure():
    long = Decimal("1." + "1" * 80)
    assert Interval(long, None).low == long
    assert Interval.point(long) * 3 == Interval.point(Decimal("3." + "3" * 80))


@law
@given(a=intervals())
def test_texts_and_copies_are_the_same_set(a):
    assert eval(repr(a)) == a
    assert pickle.loads(pickle.dumps(a)) == a == copy.deepcopy(a)
    assert hash(copy.copy(a)) == hash(a)
    if not any(isinstance(end, Fraction) for end in (a.low, a.high)):
        assert Interval.parse(str(a)) == a


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("[6.1, ∞)", Interval.at_least("6.1")),
        (" ( -inf , 3 ) ", Interval.less_than(3)),
        ("(−∞, −3]", Interval.at_most(-3)),
        ("{5}", Interval.point(5)),
        ("[1/3, 0.5)", Interval(Fraction(1, 3), "0.5", high_closed=False)),
        ("(-∞, +∞)", Interval.whole()),
    ],
)
def test_texts_are_read(text, same):
    assert Interval.parse(text) == same


@pytest.mark.parametrize("text", ["", "5", "[5", "[5; 6]", "[5, 6, 7]", "{}", "{∞}", "[a, b]", "[nan, 5]", "[∞, 5]"])
def test_bad_texts_are_refused(text):
    with pytest.raises(FieldError):
        Interval.parse(text)


def test_a_text_is_wanted():
    with pytest.raises(FieldTypeError):
        Interval.parse(None)


@pytest.mark.parametrize("compare", [operator.lt, operator.le, operator.gt, operator.ge])
def test_sets_have_no_order(compare):
    with pytest.raises(TypeError):
        compare(Interval(1, 2), Interval(3, 4))


@pytest.mark.parametrize("other", [True, "5", 5.5, None])
def test_only_sets_and_exact_numbers_are_added(other):
    for operate in (lambda: Interval(1, 2) + other, lambda: Interval(1, 2) * other, lambda: Interval(1, 2) / other):
        with pytest.raises(TypeError):
            operate()


def test_nan_is_in_no_set_and_no_number_is_an_error():
    with pytest.raises(PlanTargetsError):
        _ = Decimal("NaN") in Interval.whole()
    with pytest.raises(FieldTypeError):
        _ = "5" in Interval.whole()


def test_frozen():
    with pytest.raises(AttributeError):
        Interval(1, 2).low = Decimal(0)


def test_equal_as_sets():
    assert Interval("6", "6.50") == Interval("6.0", "6.5")
    assert hash(Interval("6", "6.50")) == hash(Interval("6.0", "6.5"))
    assert Interval(1, 2) != Interval(1, 2, high_closed=False)
    assert Interval(1, 1) != 1
