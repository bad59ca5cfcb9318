"""What is written is read back, whatever it is."""

import json

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from plantargets import FormatError, Plan, Scorecard
from plantargets.formats import from_json, from_toml, json_schema, to_dict, to_json, to_toml
from plantargets.testing import (
    collections,
    conventions,
    indicators,
    outcomes,
    periods,
    plans,
    reports,
    sources,
    targets,
)

VALIDATOR = jsonschema.Draft202012Validator(json_schema())
FEW = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)
ANYTHING = st.one_of(plans(), targets(), outcomes(), collections(), indicators(), conventions(), sources(), periods())


@settings(FEW, max_examples=100)
@given(ANYTHING)
def test_json_gives_back_what_it_was_given(obj):
    text = to_json(obj)
    back = from_json(text)
    assert type(back) is type(obj)
    assert back == obj
    assert repr(back) == repr(obj)
    assert to_json(back) == text


@FEW
@given(st.data())
def test_scorecards_come_back(data):
    plan = data.draw(plans(most=3))
    card = plan.evaluate(data.draw(reports(plan)))
    back = from_json(to_json(card), Scorecard)
    assert back == card
    assert back.to_text() == card.to_text()
    assert [each.explain("zh") for each in back.values()] == [each.explain("zh") for each in card.values()]


@FEW
@given(plans(most=2))
def test_toml_gives_back_what_it_was_given(plan):
    back = from_toml(to_toml(plan), Plan)
    assert back == plan
    assert repr(back) == repr(plan)


@settings(FEW, max_examples=40)
@given(st.one_of(plans(most=2), outcomes(), indicators(), conventions(), periods()))
def test_the_schema_holds_for_what_is_written(obj):
    errors = [error.message for error in VALIDATOR.iter_errors(json.loads(to_json(obj)))]
    assert not errors


@settings(FEW, max_examples=20)
@given(st.data())
def test_the_schema_holds_for_scorecards(data):
    plan = data.draw(plans(most=2))
    card = plan.evaluate(data.draw(reports(plan)))
    assert not [error.message for error in VALIDATOR.iter_errors(json.loads(to_json(card)))]


def scribbled(draw, data):
    """The same document with one place changed."""
    if isinstance(data, dict) and data and draw(st.integers(0, 3)):
        key = draw(st.sampled_from(sorted(data)))
        return {**data, key: scribbled(draw, data[key])}
    if isinstance(data, list) and data and draw(st.integers(0, 3)):
        index = draw(st.integers(0, len(data) - 1))
        return [*data[:index], scribbled(draw, data[index]), *data[index + 1 :]]
    return draw(st.sampled_from([None, True, -1, 10**30, "", "x", "6.5 %", "2023", [], {}, [[]], {"kind": "about"}]))


@settings(FEW, max_examples=120)
@given(st.data())
def test_a_changed_document_is_read_or_refused(data):
    document = to_dict(data.draw(st.one_of(plans(most=2), outcomes(), conventions())))
    changed = json.dumps(scribbled(data.draw, document))
    found = attempt(changed)
    if isinstance(found, FormatError):
        assert found.problems
        assert all(each.place.startswith("$") and each.message for each in found.problems)


def attempt(text):
    try:
        return from_json(text)
    except FormatError as error:
        return error


@settings(FEW, max_examples=120)
@given(st.one_of(st.text(max_size=30), st.binary(max_size=30)), st.sampled_from([from_json, from_toml]))
def test_rubbish_is_refused(text, read):
    with pytest.raises(FormatError) as caught:
        read(text)
    assert caught.value.problems
