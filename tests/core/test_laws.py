"""Laws that hold for every target and report."""

import copy
import pickle
from decimal import Decimal

import attrs
import pytest
from hypothesis import given, strategies as st

import plantargets as pt
from plantargets import Grade, Indicator, Interval, Outcome, Target, Verdict, evaluate

DIRECTIONS = ["higher", "lower", "on_target", None]
figures = st.decimals(min_value="0.1", max_value="99.9", places=1).map(lambda number: f"{number} %")
signed = st.decimals(min_value="-99.9", max_value="99.9", places=1)
plain_words = st.sampled_from(
    [pt.About, pt.AtLeast, pt.MoreThan, pt.AtMost, pt.LessThan, pt.Exactly, pt.Reach, pt.Nearly, pt.JustOver]
)
ranges = (
    st.tuples(figures, figures)
    .filter(lambda pair: Decimal(pair[0][:-2]) < Decimal(pair[1][:-2]))
    .map(lambda pair: pt.Between(*pair))
)
simple = st.one_of(st.builds(lambda word, figure: word(figure), plain_words, figures), ranges)
words = st.one_of(simple, simple.map(pt.Fall))
conventions = st.sampled_from(list(pt.CONVENTIONS.values()))


def growth(direction, unit="percent"):
    return Indicator("growth", unit=unit, kind="growth", direction=direction)


@given(words, st.sampled_from(DIRECTIONS), conventions)
def test_the_same_words_are_attained(word, direction, convention):
    indicator = growth(direction)
    target = Target(indicator, word, adverse=True)
    result = evaluate(target, Outcome(indicator, word), convention=convention)
    assert result.verdict is Verdict.ATTAINED, result.explain()


@given(words, st.sampled_from(DIRECTIONS), signed, conventions)
def test_quick_and_full_paths_agree(word, direction, value, convention):
    indicator = growth(direction)
    target, outcome = Target(indicator, word, adverse=True), Outcome(indicator, value)
    quick, full = evaluate(target, outcome, convention=convention), evaluate(target, [outcome], convention=convention)
    assert quick == full
    names = ["verdict", "grade", "margin", "gap", "acceptable", "possible", "reasons", "tolerance", "unit", "notes"]
    assert [getattr(quick, name) for name in names] == [getattr(full, name) for name in names]
    assert quick.explain("zh") == full.explain("zh")


@given(words, st.sampled_from(["higher", "lower"]), signed, signed, conventions)
def test_better_is_never_judged_worse(word, direction, one, other, convention):
    indicator = growth(direction)
    try:
        target = Target(indicator, word)
    except pt.DirectionError:
        return
    worse, better = sorted([one, other], reverse=direction == "lower")
    levels = {Verdict.MISSED: 0, Verdict.UNDETERMINED: 1, Verdict.ATTAINED: 2}
    first, second = (evaluate(target, Outcome(indicator, value), convention=convention) for value in (worse, better))
    if isinstance(word, pt.Exactly) or (isinstance(word, pt.Fall) and isinstance(word.word, pt.Exactly)):
        return  # Exactly is two-sided by its own meaning
    assert levels[first.verdict] <= levels[second.verdict]
    assert (first.level or 0) <= (second.level or 0)
    if None not in {first.margin, second.margin}:
        assert first.margin <= second.margin


@given(words, st.sampled_from(DIRECTIONS), signed)
def test_unit_change(word, direction, value):
    percent, permille = growth(direction), growth(direction, "permille")
    one = evaluate(Target(percent, word, adverse=True), Outcome(percent, value))
    two = evaluate(Target(permille, word, adverse=True), Outcome(permille, f"{value} %"))
    across = evaluate(Target(permille, word, adverse=True), Outcome(percent, value))
    assert one.verdict is two.verdict is across.verdict
    assert one.grade is two.grade is across.grade
    assert one.reasons == two.reasons == across.reasons
    if one.margin is not None:
        assert one.margin * 10 == two.margin == across.margin


@given(simple, st.sampled_from(["higher", "lower"]), st.decimals(min_value="0.1", max_value="99.9", places=1))
def test_mirror(word, direction, value):
    """A target on a fall, judged on the fall, is the mirror image of one on the rise."""
    if isinstance(word, (pt.AtMost, pt.LessThan)):
        return  # reported falls hold no rises: the mirror image is of half-lines there
    other = {"higher": "lower", "lower": "higher"}[direction]
    rise, fall = growth(direction), growth(other)
    one = evaluate(Target(rise, word, adverse=True), Outcome(rise, value))
    two = evaluate(Target(fall, pt.Fall(word), adverse=True), Outcome(fall, -value))
    assert (one.verdict, one.grade, one.margin) == (two.verdict, two.grade, two.margin)
    assert one.gap == two.gap


@given(words, st.sampled_from(DIRECTIONS), st.one_of(words, signed))
def test_verdict_is_the_relation_of_the_sets(word, direction, report):
    indicator = growth(direction)
    result = evaluate(Target(indicator, word, adverse=True), Outcome(indicator, report))
    if result.verdict is Verdict.ATTAINED:
        assert result.possible.issubset(result.acceptable)
        assert result.margin is None or result.margin >= 0
        assert result.grade in {Grade.EXCEEDED, Grade.MET, Grade.WITHIN_TOLERANCE}
    elif result.verdict is Verdict.MISSED:
        assert result.possible.isdisjoint(result.acceptable)
        assert result.margin <= 0
        assert result.grade is Grade.MISSED
    else:
        assert result.reasons
        assert result.margin is None
        assert result.grade is None


@given(words, st.sampled_from(DIRECTIONS), st.one_of(words, signed))
def test_repr_pickle_copy_hash(word, direction, report):
    indicator = growth(direction)
    target, outcome = Target(indicator, word, adverse=True, period="2023"), Outcome(indicator, report, period="2023")
    scope = {name: getattr(pt, name) for name in pt.__all__} | {"Decimal": Decimal}
    for thing in (word, target, outcome, evaluate(target, outcome)):
        again = [pickle.loads(pickle.dumps(thing)), copy.copy(thing), copy.deepcopy(thing)]
        if not isinstance(thing, pt.Attainment):
            again.append(eval(repr(thing), scope))
        for other in again:
            assert other == thing
            assert hash(other) == hash(thing)
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            thing.anything = 1


@given(st.decimals(min_value="0.1", max_value="99.9", places=1), st.decimals(min_value="0", max_value="99.9", places=1))
def test_pass_and_fail_shares_agree(passed, value):
    """97 % pass and 3 % fail are one target."""
    ups = Indicator("pass", unit="percent", kind="share", direction="higher")
    downs = Indicator("fail", unit="percent", kind="share", direction="lower")
    one = evaluate(Target(ups, pt.About(passed)), Outcome(ups, value))
    two = evaluate(Target(downs, pt.About(100 - passed)), Outcome(downs, 100 - value))
    assert (one.verdict, one.grade, one.margin) == (two.verdict, two.grade, two.margin)


@given(st.decimals(min_value="-50", max_value="50", places=2), st.decimals(min_value="-50", max_value="50", places=2))
def test_in_line_is_decided_on_exact_differences(value, reference):
    gdp = growth("higher")
    income = Indicator("income", unit="percent", kind="growth", direction="higher")
    result = evaluate(
        Target(income, pt.InLineWith(gdp, within="0.1 points")), [Outcome(income, value), Outcome(gdp, reference)]
    )
    assert (result.verdict is Verdict.ATTAINED) is (value - reference >= Decimal("-0.1"))


@given(
    st.integers(1, 10**6),
    st.integers(1, 10**6),
    st.integers(1, 9),
    st.sampled_from([pt.AtLeast, pt.MoreThan, pt.AtMost]),
)
def test_multiples_without_quotients(value, base, times, word):
    level = Indicator("level", unit="CNY")
    target = Target(level, pt.MultipleOf(word(times), base="2020"), period="2023")
    result = evaluate(target, [Outcome(level, base, period="2020"), Outcome(level, value, period="2023")])
    met = {pt.AtLeast: value >= times * base, pt.MoreThan: value > times * base, pt.AtMost: value <= times * base}[word]
    assert (result.verdict is Verdict.ATTAINED) is met
    assert result.possible.issubset(Interval.closed(0, 10**6))


@given(st.lists(st.tuples(signed, st.sampled_from(["2024-01-01", "2024-06-01", None])), min_size=1, max_size=4))
def test_order_of_reports_does_not_matter(reports):
    gdp = growth("higher")
    listed = [Outcome(gdp, value, published=day) for value, day in reports]
    target = Target(gdp, pt.About("6.5 %"))
    one, two = evaluate(target, listed), evaluate(target, listed[::-1])
    assert (one.verdict, one.reasons, one.margin) == (two.verdict, two.reasons, two.margin)
