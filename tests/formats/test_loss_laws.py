"""What comes back from a file equals what went in, or differs where the losses say so, field by field."""

import attrs
from hypothesis import HealthCheck, example, given, settings, strategies as st

from plantargets import FormatError, Indicator, Outcome, Outcomes, Plan, Reference, Source, Target
from plantargets.formats import (
    from_csv,
    from_excel,
    from_iati,
    from_json,
    from_toml,
    to_csv,
    to_excel,
    to_iati,
    to_json,
    to_toml,
)
from plantargets.indicators import Derivation
from plantargets.testing import collections, plans, reports, sources

FEW = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)
#: Texts that a table could spoil.
NASTY = st.none() | st.sampled_from(
    [
        "",
        " ",
        "\n",
        "\t",
        " a ",
        "a\nb",
        "a\r\nb",
        "a\rb",
        "'a",
        "=1",
        "'=1",
        "-3",
        "+a",
        "@",
        "_x000D_",
        "1",
        "N/A",
        "1,5",
        '"',
        "，",
    ]
)
PAGES = st.none() | st.integers(0, 3) | NASTY
GDP = Indicator("gdp", kind="growth")


@st.composite
def sourced(draw):
    """A source, or none, with texts that a table could spoil."""
    one = draw(st.none() | sources())
    if one is None:
        return None
    return attrs.evolve(one, publisher=draw(NASTY), url=draw(NASTY), page=draw(PAGES), id=None, licence=draw(NASTY))


@st.composite
def spoilt_plans(draw):
    """A plan some of whose texts a table could spoil."""
    plan = draw(plans(most=3))
    made = [
        attrs.evolve(each, wording=draw(NASTY), note=draw(NASTY), source=draw(sourced()))
        if draw(st.booleans())
        else each
        for each in plan.targets
    ]
    return attrs.evolve(plan, targets=made, note=draw(NASTY), source=draw(sourced()))


@st.composite
def spoilt_outcomes(draw):
    """Outcomes some of whose texts a table could spoil."""
    return Outcomes(
        attrs.evolve(each, wording=draw(NASTY), note=draw(NASTY), source=draw(sourced()))
        if draw(st.booleans())
        else each
        for each in draw(collections(most=3))
    )


def places(plan):
    """Every thing of a plan or of outcomes by the place that a loss names."""
    if isinstance(plan, Plan):
        yield "plan", attrs.evolve(plan, targets=())
        held = [(f"target {each.id}", each) for each in plan.targets]
    else:
        held = [(f"outcome {number}", each) for number, each in enumerate(plan, 1)]
    for place, each in held:
        yield place, each
        yield from indicators(each.indicator)
        if isinstance(each, Target) and each.reference is not None and each.reference.indicator is not None:
            yield from indicators(each.reference.indicator)


def indicators(indicator):
    """An indicator and those it is derived from."""
    yield f"indicator {indicator.code}", indicator
    for part in (indicator.of.part, indicator.of.whole) if indicator.of is not None else ():
        if part is not None:
            yield from indicators(part)


def bare(held):
    """The same with nothing of the indicators in it but what a table always holds: they have places of their own."""
    if isinstance(held, Indicator):
        return attrs.evolve(held, name=None, description=None, source=None, of=bare(held.of))
    if isinstance(held, Derivation | Reference) or hasattr(held, "reference") or hasattr(held, "base"):
        names = [field.name for field in attrs.fields(type(held))]
        return attrs.evolve(held, **{name: bare(getattr(held, name)) for name in names})
    return held


def fields(thing):
    """What can differ: the fields of a thing that are its own, with their printed form."""
    skipped = {"indicator"} if isinstance(thing, Target | Outcome) else {"targets"}
    names = [field.name for field in attrs.fields(type(thing)) if not field.name.startswith("_")]
    held = {name: bare(getattr(thing, name)) for name in names if name not in skipped}
    return {name: (value, str(value)) for name, value in held.items()}


def unsaid(before, after, losses):
    """Fields that differ without a loss that names the place and the field."""
    found, said = [], {(each.place, word) for each in losses for word in each.what.replace(",", " ").split()}
    pairs = list(zip(places(before), places(after), strict=True))
    for (place, one), (_, other) in pairs:
        was, now = fields(one), fields(other)
        found += [
            (place, name, was[name], now[name]) for name in was if was[name] != now[name] and (place, name) not in said
        ]
    return found


def through(write, read, obj):
    """The object after a file, and what was said to be lost; None where it was refused."""
    try:
        data, losses = write(obj)
    except FormatError:
        return None
    return read(data), losses


PLAN = Plan(
    "P",
    period="2023",
    note="",
    source=Source("S", page=3, publisher=""),
    targets=[Target(GDP, "6 %", wording="", note=" ", source=Source("S", page=0, url=""))],
)


@settings(FEW, max_examples=60)
@given(spoilt_plans() | spoilt_outcomes())
@example(PLAN)
@example(Outcomes([Outcome(Indicator("x", description="", source=Source("S")), "6", wording="", note="")]))
def test_csv_says_what_it_loses(obj):
    if (found := through(to_csv, from_csv, obj)) is not None:
        assert unsaid(obj, *found) == []


@FEW
@given(spoilt_plans(), spoilt_outcomes())
@example(PLAN, Outcomes([Outcome(GDP, "6 %", wording="", note="\r")]))
def test_excel_says_what_it_loses(plan, outcomes):
    for given_ in (plan, outcomes):
        pair = (given_, None) if isinstance(given_, Plan) else (None, given_)
        found = through(lambda obj, pair=pair: to_excel(*pair), from_excel, given_)
        if found is not None:
            (back, reported), losses = found
            assert unsaid(given_, back if reported is None else reported, losses) == []


@FEW
@given(st.data())
def test_documents_and_iati_lose_nothing_that_we_read_back(data):
    plan = data.draw(spoilt_plans())
    outcomes = Outcomes([*data.draw(spoilt_outcomes()), *data.draw(reports(plan))])
    assert unsaid(plan, from_json(to_json(plan), Plan), ()) == []
    assert unsaid(plan, from_toml(to_toml(plan), Plan), ()) == []
    assert unsaid(outcomes, from_json(to_json(outcomes), Outcomes), ()) == []
    found = through(lambda obj: to_iati(obj, outcomes), from_iati, plan)
    if found is not None:
        ((activity,), _) = found
        assert unsaid(plan, activity.plan, ()) == []
        assert unsaid(outcomes, activity.outcomes, ()) == []
