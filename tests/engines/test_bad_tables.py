"""What is refused, and what is counted instead, is the same on every engine."""

import math
import warnings

import narwhals as nw
import pytest

import plantargets as pt
from plantargets import frames

gdp = pt.Indicator("gdp", unit="%", kind="growth", direction="higher")
income = pt.Indicator("income", unit="%", kind="growth", direction="higher")
jobs = pt.Indicator("jobs", unit="jobs", direction="higher")
plan = pt.Plan(
    "Work plan",
    period="2023",
    targets=[pt.Target(gdp, "6.5 %"), pt.Target(income, pt.InLineWith(gdp)), pt.Target(jobs, pt.AtLeast("100 jobs"))],
)
DATA = {
    "area": ["A", "A", "A", "B"],
    "period": ["2023"] * 4,
    "indicator": ["gdp", "income", "jobs", "gdp"],
    "value": [7.0, 6.5, 120.0, 6.0],
}
ENDS = {"low": [6.0] * 4, "high": [7.0] * 4}

#: What is changed or left out, options, the error, and what its message says.
BAD = {
    "no value": (
        {"value": None},
        {},
        frames.ColumnError,
        r"outcomes\.value: got \['area', .*columns=\{'value': 'area'\}",
    ),
    "no indicator": (
        {"indicator": None},
        {},
        frames.ColumnError,
        r"outcomes\.indicator.*columns=\{'indicator': 'area'\}",
    ),
    "no area": ({"area": None}, {}, frames.ColumnError, r"columns=\{'area': 'period'\}, or columns=\{'area': None\}"),
    "no period": ({"period": None}, {}, frames.ColumnError, r"outcomes\.period.*columns=\{'period': None\}"),
    "values of text": ({"unit": ["6"] * 4}, {"columns": {"value": "unit"}}, pt.FieldTypeError, "numbers"),
    "codes of numbers": (
        {},
        {"columns": {"indicator": "value"}},
        pt.FieldTypeError,
        "text in the column for indicator",
    ),
    "periods of fractions": ({}, {"columns": {"period": "value"}}, pt.FieldTypeError, "text or whole numbers"),
    "areas of fractions": ({}, {"columns": {"area": "value"}}, pt.FieldTypeError, "text or whole numbers"),
    "flags of numbers": (
        ENDS,
        {"columns": {"low_closed": "low", "high_closed": "high"}},
        pt.FieldTypeError,
        "true and false",
    ),
    "one key twice": (
        {"area": ["A", "A", "A", "A"]},
        {},
        pt.FieldError,
        "'gdp'.*2 rows have this key: keep the latest",
    ),
    "an empty key": ({"area": ["A", "A", None, "B"]}, {}, pt.FieldError, r"a value in each key column \(area"),
    "an empty indicator": ({"indicator": ["gdp", "income", None, "gdp"]}, {}, pt.FieldError, "a value in each key"),
    "a period in other words": ({"period": ["2023-A1", *["2023"] * 3]}, {}, pt.PeriodError, "'2023'"),
    "no period at all": ({"period": ["last year", *["2023"] * 3]}, {}, pt.PeriodError, "last year"),
    "an unknown status": ({"status": ["final"] * 4}, {}, pt.FieldError, "'final'.*forecast"),
    "mixed units": ({"unit": ["%", "percent", "10 thousand jobs", "%"]}, {}, pt.FieldError, "convert the rows"),
    "units of another kind": ({"unit": ["t", "%", "jobs", "%"]}, {}, pt.FieldError, "convert the rows"),
    "ends upside down": ({"low": [7.0] * 4, "high": [6.0] * 4}, {}, pt.FieldError, "low at or below high"),
    "a column that is none": ({}, {"columns": {"county": "area"}}, pt.FieldError, "county"),
    "too many decimals": ({}, {"decimals": 20}, pt.FieldError, "0 to 15"),
    "decimals of no number": ({}, {"decimals": {"gdp": "2"}}, pt.FieldTypeError, "a whole number"),
    "an unknown convention": ({}, {"convention": "offical"}, pt.FieldError, "official"),
}


def changed(change):
    return {name: values for name, values in (DATA | change).items() if values is not None}


def refuse(engine, names):
    for name in names:
        change, options, error, said = BAD[name]
        with pytest.raises(error, match=said):
            frames.evaluate(plan, engine.make(changed(change)), **options, validate=True)


@pytest.mark.parametrize("name", BAD)
def test_bad_outcomes_are_refused_clearly(engine, name):
    refuse(engine, [name])


@pytest.mark.filterwarnings("ignore:Dask support:FutureWarning")
def test_bad_distributed_outcomes_are_refused_clearly(slow_engine):
    refuse(slow_engine, BAD)


def counted(engine):
    """A reference that nobody reported on: undetermined, counted, warned of once."""
    table = engine.make(
        {
            name: [each for each, code in zip(values, DATA["indicator"], strict=True) if code != "gdp"]
            for name, values in DATA.items()
        }
    )
    with pytest.warns(frames.MissingReferenceWarning, match="no row is about gdp, and 1 of the targets") as seen:
        result = frames.evaluate(plan, table, validate=True)
    assert sum(issubclass(each.category, frames.MissingReferenceWarning) for each in seen) == 1
    reasons = {row["target"]: frames.REASONS[row["reason"]] for row in engine.rows(result)}
    assert reasons == {"gdp": pt.Reason.NO_OUTCOME, "income": pt.Reason.NO_REFERENCE, "jobs": None}
    (row,) = engine.rows(frames.summarise(result))
    assert (row["total"], row["undetermined"], row["attained"]) == (3, 2, 1)


def test_a_missing_reference_is_counted_and_warned_of_once(engine):
    counted(engine)


def flagged(engine):
    """More decimals than declared: the verdict is on rounded figures, and says so."""
    table = engine.make(DATA | {"value": [7.0, 7.1234567, 120.0, 6.0]})
    result = frames.evaluate(plan, table)
    rows = engine.rows(result)
    assert {(row["area"], row["target"]) for row in rows if row["inexact"]} == {("A", "income")}
    (row,) = engine.rows(frames.summarise(result))
    assert row["inexact"] == 1
    by = {row["target"]: row["inexact"] for row in engine.rows(frames.summarise(result, by="target"))}
    assert by == {"gdp": 0, "income": 1, "jobs": 0}
    exact = engine.rows(frames.evaluate(plan, table, decimals={"income": 7}))
    assert not any(row["inexact"] for row in exact)


def test_more_decimals_than_declared_are_flagged_and_counted(engine):
    flagged(engine)


def unreported(engine):
    """A status says that there is no figure, in the words or codes of SDMX."""
    for status in ("missing", "O", "M"):
        made = engine.make(DATA | {"status": [status, "normal", "A", "P"]})
        rows = {(row["area"], row["target"]): row for row in engine.rows(frames.evaluate(plan, made))}
        assert frames.REASONS[rows["A", "gdp"]["reason"]] is pt.Reason.NO_OUTCOME
        assert rows["A", "jobs"]["verdict"] == 1


def test_what_a_status_calls_missing_is_not_judged(engine):
    unreported(engine)


def schema(native):
    found = nw.from_native(native).collect_schema()
    return {name: found[name] for name in found.names()}


def empty(engine):
    """No rows in, no rows out, of the same columns and types."""
    nothing = engine.make({name: [] for name in DATA})
    with warnings.catch_warnings():
        warnings.filterwarnings("error", category=UserWarning)
        result = frames.evaluate(plan, nothing)
    assert engine.rows(result) == []
    assert schema(result) == schema(frames.evaluate(plan, engine.make(DATA)))
    (row,) = engine.rows(frames.summarise(result))
    assert (row["total"], row["undetermined"], row["undetermined_share"]) == (0, 0, None)
    grouped = frames.summarise(result, by=["area", "target"])
    assert engine.rows(grouped) == []
    sets = engine.make({"low": [], "high": [], "acceptable_low": [], "acceptable_high": []})
    assert engine.rows(frames.judge(sets)) == []
    assert list(schema(frames.judge(sets)))[-4:] == ["verdict", "grade", "margin", "reason"]


def test_an_empty_table_gives_an_empty_result(engine):
    empty(engine)


SETS = {"low": [1.0], "high": [2.0], "acceptable_low": [0.0], "acceptable_high": [3.0], "unit": ["x"]}
BAD_SETS = [
    ({"low": None}, {}, frames.ColumnError, r"table\.low: got \['acceptable_high'"),
    ({"acceptable_high": None}, {}, frames.ColumnError, r"table\.acceptable_high"),
    ({}, {"possible": "figure"}, frames.ColumnError, r"table\.figure"),
    ({}, {"possible": ("low", "unit")}, pt.FieldTypeError, r"table\.unit.*numbers"),
    ({}, {"possible_closed": ("low", "high")}, pt.FieldTypeError, "true and false"),
    ({}, {"acceptable_closed": ("a", "b")}, frames.ColumnError, r"table\.a"),
    ({}, {"core": ("unit", "high")}, pt.FieldTypeError, "numbers"),
    ({}, {"exceeded": ("low", "b")}, frames.ColumnError, r"table\.b"),
    ({}, {"outputs": ["label"]}, pt.FieldError, "verdict, grade, margin, reason"),
]


def refuse_sets(engine):
    for change, options, error, said in BAD_SETS:
        data = {name: values for name, values in (SETS | change).items() if values is not None}
        with pytest.raises(error, match=said):
            frames.judge(engine.make(data), **options)
    with pytest.raises(frames.ColumnError, match=r"result\.verdict"):
        frames.summarise(engine.make(DATA))
    judged = frames.judge(engine.make(SETS))
    with pytest.raises(frames.ColumnError, match=r"result\.area"):
        frames.summarise(judged, by=["area"])


def test_bad_sets_and_results_are_refused_clearly(engine):
    refuse_sets(engine)


@pytest.mark.filterwarnings("ignore:Dask support:FutureWarning")
def test_distributed_tables_count_what_is_not_judged(slow_engine):
    counted(slow_engine)
    flagged(slow_engine)
    unreported(slow_engine)
    empty(slow_engine)
    refuse_sets(slow_engine)


def named(columns, engine):
    """A table of columns of text, whatever their names."""
    texts = ["area", "period", "indicator", "status", "unit", "direction", "sex"][: len(columns)]
    made = nw.from_native(engine.make(dict(zip(texts, columns.values(), strict=True))))
    return made.rename(dict(zip(texts, columns, strict=True))).to_native()


BAD_TARGETS = [
    ({"indicator": ["gdp"]}, frames.ColumnError, r"targets\.comparator: got \['indicator'\]"),
    ({"comparator": ["about"]}, frames.ColumnError, r"targets\.indicator"),
    (
        {"indicator": ["gdp", "gpd"], "comparator": ["about"] * 2, "value": ["6 %"] * 2},
        pt.FieldError,
        r"targets\[1\]\.indicator.*'gpd'.*'gdp'",
    ),
    (
        {"indicator": ["gdp"], "comparator": ["abuot"], "value": ["6 %"]},
        pt.FieldError,
        r"targets\[0\]\.comparator.*'abuot'.*about",
    ),
    ({"indicator": ["gdp"], "comparator": ["about"], "value": ["many"]}, pt.FieldError, r"targets\[0\]"),
    ({"indicator": ["gdp"], "comparator": ["about"], "value": ["6 t"]}, pt.UnitMismatchError, "not mass"),
    (
        {"indicator": ["income"], "comparator": ["in_line"], "reference": ["gpd"]},
        pt.FieldError,
        r"targets\[0\]\.reference.*'gpd'",
    ),
    ({"indicator": ["gdp"], "comparator": ["about"], "value": ["6 %"], "period": ["last"]}, pt.FieldError, "last"),
]


@pytest.mark.parametrize("index", range(len(BAD_TARGETS)))
def test_bad_tables_of_targets_are_refused_clearly(engine, index):
    columns, error, said = BAD_TARGETS[index]
    with pytest.raises(error, match=said):
        frames.evaluate(named(columns, engine), engine.make(DATA), indicators=[gdp, income, jobs])


def test_two_targets_of_one_name_are_refused(engine):
    columns = {"indicator": ["gdp"] * 2, "comparator": ["about"] * 2, "value": ["6 %", "7 %"], "period": ["2023"] * 2}
    with pytest.raises(pt.DuplicateIdError, match="gdp"):
        frames.evaluate(named(columns, engine), engine.make(DATA), indicators=[gdp])


BAD_REPORTS = [
    ({"indicator": ["gdp", "income", "water", "gdp"]}, pt.FieldError, r"outcomes\[2\]\.indicator.*'water'"),
    ({"value": [7.0, math.inf, 120.0, 6.0]}, pt.FieldError, "inf"),
    ({"value": None}, frames.ColumnError, r"outcomes\.value"),
    ({"status": ["final"] * 4}, pt.FieldError, "final"),
    ({"period": ["last", *["2023"] * 3]}, pt.PeriodError, "last"),
]


@pytest.mark.parametrize("index", range(len(BAD_REPORTS)))
def test_bad_tables_of_outcomes_are_no_outcomes(engine, index):
    change, error, said = BAD_REPORTS[index]
    with pytest.raises(error, match=said):
        frames.outcomes_from_frame(engine.make(changed(change)), [gdp, income, jobs])


def test_empty_tables_are_empty_both_ways(engine):
    assert len(frames.outcomes_from_frame(engine.make({name: [] for name in DATA}), [gdp])) == 0
    assert frames.targets_from_frame(named({"indicator": [], "comparator": []}, engine), [gdp]) == ()
    for backend in ("pandas", "polars", "pyarrow"):
        for made in (frames.outcomes_to_frame([], backend), frames.targets_to_frame([], backend)):
            frame = nw.from_native(made, eager_only=True)
            assert len(frame) == 0
            assert "indicator" in frame.columns
