"""What a table of series may hold, what is asked of it, and what is refused."""

import math
import warnings
from pathlib import Path

import narwhals as nw
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import plantargets as pt
from plantargets import frames
from plantargets.evaluators import (
    ESCAP,
    Completion,
    GermanStrategy,
    Ladder,
    OECDDistance,
    OpenSDG,
    Pace,
    UNProgressChart,
)

DATA = {
    "area": ["A", "A", "A", "B", "B"],
    "indicator": ["jobs", "jobs", "rate", "jobs", "jobs"],
    "year": [2020, 2024, 2024, 2020, 2024],
    "value": [100.0, 150.0, 5.0, 80.0, 90.0],
}
GOALS = {"jobs": {"target": 200, "target_year": 2025, "direction": "higher"}, "rate": {"direction": "lower"}}
SCHEMA = {
    "base_year": nw.Int32,
    "latest_year": nw.Int32,
    "statistic": nw.Float64,
    "score": nw.Float64,
    "code": nw.Int8,
    "level": nw.Int8,
    "verdict": nw.Int8,
    "reason": nw.Int8,
    "inexact": nw.Boolean,
}


def read(engine, *arguments, **options):
    rows = engine.rows(frames.progress(*arguments, **options))
    return {(row.get("area"), row["indicator"]): row for row in rows}


def test_one_row_a_series(engine):
    found = read(engine, engine.make(DATA), Completion(), GOALS, labels=True)
    assert set(found) == {("A", "jobs"), ("B", "jobs"), ("A", "rate"), ("B", "rate")}
    row = found["A", "jobs"]
    assert (row["statistic"], row["score"], row["label"], row["verdict"]) == (0.5, 50, "partly_completed", "")
    assert (row["base_year"], row["latest_year"], row["reason"]) == (2020, 2024, "")
    assert found["B", "rate"]["reason"] == "no_outcome"
    assert found["A", "rate"]["reason"] == "no_target"
    assert found["A", "rate"]["verdict"] == "undetermined"


def test_codes_and_their_words(engine):
    found = read(engine, engine.make(DATA), OpenSDG(), GOALS | {"jobs": {"target": 90, "direction": "higher"}})
    legend = frames.legend(OpenSDG())
    row = found["A", "jobs"]
    assert legend.labels[row["code"]] == "target_achieved"
    assert legend.verdicts[row["verdict"]] is pt.Verdict.ATTAINED
    # The base already met the target: a warning beside the label.
    assert legend.reasons[row["reason"]] is pt.Reason.BASELINE_MET
    assert legend.labels[-1] == "not_available"
    assert legend.verdicts[2] is None
    assert frames.legend(UNProgressChart()).unverified[0] == "series of negative figures"


def test_what_a_table_of_targets_may_say(engine):
    """A row for each indicator and area; what it leaves open is taken from the call."""
    goals = {
        "indicator": ["jobs", "jobs"],
        "area": ["A", "B"],
        "target": [200.0, math.nan],
        "direction": ["higher", None],
    }
    found = read(engine, engine.make(DATA), Completion(), engine.make(goals), direction="lower", missing=False)
    assert set(found) == {("A", "jobs"), ("B", "jobs"), ("A", "rate")}
    assert found["A", "jobs"]["statistic"] == 0.5
    assert frames.REASONS[found["B", "jobs"]["reason"]] is pt.Reason.NO_TARGET
    other = pd.DataFrame(goals) if engine.name != "pandas" else pl.DataFrame(goals, strict=False)
    same = read(engine, engine.make(DATA), Completion(), other, direction="lower", missing=False)
    assert {key: row["code"] for key, row in same.items()} == {key: row["code"] for key, row in found.items()}


def test_series_may_be_told_apart_by_more(engine):
    data = DATA | {"sex": ["f", "f", "f", "m", "m"], "area": ["A"] * 5}
    rows = engine.rows(frames.progress(engine.make(data), Completion(), GOALS, by="sex", missing=False))
    assert {(row["sex"], row["indicator"], row["base_year"], row["latest_year"]) for row in rows} == {
        ("f", "jobs", 2020, 2024),
        ("m", "jobs", 2020, 2024),
        ("f", "rate", 2024, 2024),
    }
    goals = {"indicator": ["jobs", "jobs"], "sex": ["f", "m"], "target": [200.0, 90.0], "direction": ["higher"] * 2}
    rows = engine.rows(
        frames.progress(engine.make(data), Completion("attainment"), engine.make(goals), by=["sex"], missing=False)
    )
    assert {row["sex"]: row["statistic"] for row in rows if row["indicator"] == "jobs"} == {"f": 0.75, "m": 1.0}


def test_years_may_be_texts_and_columns_have_other_names(engine):
    data = {"area": DATA["area"], "unit": DATA["indicator"], "period": ["2020", "2024-25", "2024", "2020", "2024"]}
    data["status"] = ["normal"] * 5
    table = nw.from_native(engine.make(data | {"value": DATA["value"]})).rename({"unit": "series"}).to_native()
    found = read(engine, table, Completion(), GOALS, columns={"indicator": "series"}, missing=False)
    assert found["A", "jobs"]["latest_year"] == 2024
    assert found["B", "jobs"]["statistic"] == pytest.approx(10 / 120)


def test_forecasts_and_missing_figures_are_left_out(engine):
    data = DATA | {"status": ["normal", "forecast", "M", "A", "F"]}
    found = read(engine, engine.make(data), Completion(), GOALS)
    assert {key: row["latest_year"] for key, row in found.items()} == {
        ("A", "jobs"): 2020,
        ("B", "jobs"): 2020,
        ("A", "rate"): 0,
        ("B", "rate"): 0,
    }
    found = read(engine, engine.make(data), Completion(), GOALS, forecasts=True)
    assert (found["A", "jobs"]["latest_year"], found["A", "rate"]["latest_year"]) == (2024, 0)


def test_without_a_direction_nothing_is_guessed(engine):
    found = read(engine, engine.make(DATA), OpenSDG(), {"jobs": 200})
    assert {frames.REASONS[row["reason"]] for row in found.values()} == {pt.Reason.NO_DIRECTION}
    found = read(engine, engine.make(DATA), OpenSDG(), {"jobs": 200}, direction="higher", target_year=2024)
    assert found["A", "jobs"]["verdict"] == -1


def test_figures_that_contradict_each_other_decide_nothing(engine):
    data = {name: [*column, column[-1]] for name, column in DATA.items()}
    same = read(engine, engine.make(data), Completion(), GOALS, validate=False)
    assert same["B", "jobs"]["reason"] == 0
    data["value"][-1] = 91.0
    found = read(engine, engine.make(data), Completion(), GOALS, validate=False)
    assert frames.REASONS[found["B", "jobs"]["reason"]] is pt.Reason.CONFLICT
    assert found["B", "jobs"]["statistic"] is None
    assert found["A", "jobs"]["statistic"] == 0.5


def schema_of(native):
    schema = nw.from_native(native).collect_schema()
    return {name: type(dtype) for name, dtype in schema.items()}


def test_an_empty_table_gives_an_empty_result_of_the_same_columns(engine):
    full = schema_of(frames.progress(engine.make(DATA), OpenSDG(), GOALS))
    assert {name: full[name] for name in SCHEMA} == SCHEMA
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for targets in (GOALS, None, engine.make({"indicator": [], "target": [], "direction": []})):
            made = frames.progress(engine.make({name: [] for name in DATA}), OpenSDG(), targets)
            assert engine.rows(made) == []
            assert schema_of(made) == full


def test_targets_without_a_series_are_counted_and_warned_of_once(engine):
    goals = GOALS | {"water": {"target": 5, "direction": "higher"}, "waste": 3}
    with pytest.warns(frames.MissingSeriesWarning, match="no row is about waste, water") as seen:
        found = read(engine, engine.make(DATA), OpenSDG(), goals, validate=True)
    assert len(seen) == 1
    absent = [row for (_, code), row in found.items() if code in {"water", "waste"}]
    assert [frames.REASONS[row["reason"]] for row in absent] == [pt.Reason.NO_OUTCOME] * 4


def test_lazy_tables_stay_lazy_and_are_not_read(tmp_path):
    file = tmp_path / "series.parquet"
    pl.DataFrame(DATA).write_parquet(file)
    lazy = frames.progress(pl.scan_parquet(file), OpenSDG(), GOALS, labels=True)
    Path(file).unlink()
    assert isinstance(lazy, pl.LazyFrame)
    with pytest.raises(FileNotFoundError):
        lazy.collect()


def test_the_result_is_counted(engine):
    result = frames.progress(engine.make(DATA), Completion(), GOALS | {"jobs": {"target": 120, "direction": "higher"}})
    (row,) = engine.rows(frames.summarise(result))
    assert (row["total"], row["attained"], row["undetermined"]) == (4, 1, 2)


BAD = [
    ({"value": None}, GOALS, {}, frames.ColumnError, r"series\.value.*'area'.*columns=\{'value': 'area'\}"),
    ({"indicator": None}, GOALS, {}, frames.ColumnError, r"series\.indicator.*columns=\{'indicator'"),
    ({"area": None}, GOALS, {}, frames.ColumnError, r"series\.area.*columns=\{'area': None\}"),
    ({"year": None}, GOALS, {}, frames.ColumnError, r"series\.period.*columns=\{'period': 'area'\}"),
    ({}, GOALS, {"by": "sex"}, frames.ColumnError, r"series\.sex"),
    ({}, GOALS, {"by": "value_"}, frames.ColumnError, r"series\.value_"),
    (
        {"unit": ["year"] * 5},
        GOALS,
        {"columns": {"value": "unit"}},
        pt.FieldTypeError,
        "numbers in the column for value",
    ),
    ({}, GOALS, {"columns": {"period": "value"}}, pt.FieldTypeError, "whole numbers in the column for period"),
    ({}, GOALS, {"columns": {"indicator": "value"}}, pt.FieldTypeError, "text in the column for indicator"),
    ({}, GOALS, {"columns": {"period": None}}, pt.FieldError, "a column of years"),
    ({"year": [2020] * 5}, GOALS, {}, pt.FieldError, "2 rows have this key: keep the latest figure"),
    ({"area": ["A", None, "A", "B", "B"]}, GOALS, {}, pt.FieldError, "a value in each key column"),
    ({"unit": ["%", "%", "t", "t", "%"]}, GOALS, {}, pt.FieldError, "one unit in all rows of 'jobs'"),
    ({"status": ["final"] * 5}, GOALS, {}, pt.FieldError, "forecast"),
    ({"period": ["FY20", "2024", "2024", "2020", "2024"]}, GOALS, {}, pt.FieldTypeError, "a year such as 2015"),
    ({}, {"jobs": {"goal": 3}}, {}, pt.FieldError, r"targets\['jobs'\].*target_year"),
    ({}, {"jobs": {"target": math.nan}}, {}, pt.FieldError, "a finite number"),
    ({}, {"jobs": {"direction": "up"}}, {}, pt.DirectionError, "'higher' or 'lower'"),
    ({}, {"jobs": {"direction": "on_target"}}, {}, pt.DirectionError, r"method\.series"),
    ({}, {"jobs": {"base": 3}}, {"method": OpenSDG()}, pt.FieldError, "a method with the setting base"),
    ({}, GOALS, {"direction": "up"}, pt.DirectionError, "'higher' or 'lower'"),
    ({}, GOALS, {"by": "direction"}, frames.ColumnError, "direction"),
    ({}, GOALS, {"decimals": 20}, pt.FieldError, "0 to 15"),
    ({}, GOALS, {"columns": {"county": "area"}}, pt.FieldError, "columns"),
]


@pytest.mark.parametrize(
    ("change", "goals", "options", "error", "said"), BAD, ids=[str(index) for index in range(len(BAD))]
)
def test_bad_tables_are_refused_clearly(engine, change, goals, options, error, said):
    data = {name: values for name, values in (DATA | change).items() if values is not None}
    given = {"method": Completion(), "targets": goals, "validate": True} | options
    with pytest.raises(error, match=said):
        frames.progress(engine.make(data), **given)


BAD_GOALS = [
    ({"target": [3.0]}, frames.ColumnError, r"targets\.indicator"),
    ({"indicator": ["jobs"], "unit": ["9"]}, None, ""),
    ({"indicator": ["jobs"] * 2, "target": [3.0, 4.0]}, pt.FieldError, "one row for each indicator; 2 rows"),
    ({"indicator": ["jobs"], "direction": ["up"]}, pt.DirectionError, "targets.direction"),
    ({"indicator": ["jobs"], "base": [3.0]}, pt.FieldError, "the setting base"),
]


@pytest.mark.parametrize(("goals", "error", "said"), BAD_GOALS, ids=[str(index) for index in range(len(BAD_GOALS))])
def test_bad_tables_of_targets_are_refused_clearly(engine, goals, error, said):
    if error is None:
        assert read(engine, engine.make(DATA), OpenSDG(), engine.make(goals), validate=True)
        return
    with pytest.raises(error, match=said):
        frames.progress(engine.make(DATA), OpenSDG(), engine.make(goals), validate=True)


def test_targets_of_another_engine_are_checked_too(engine):
    """Two goals for one key would double its rows, so those in memory are looked at even beside lazy series."""
    other = pd.DataFrame if "pandas" not in engine.name else pl.DataFrame
    with pytest.raises(pt.FieldError, match="one row for each indicator; 2 rows"):
        frames.progress(engine.make(DATA), OpenSDG(), other({"indicator": ["jobs"] * 2, "target": [3.0, 4.0]}))
    with pytest.raises(pt.FieldError, match="a value in each key column"):
        frames.progress(engine.make(DATA), OpenSDG(), other({"indicator": ["jobs", None], "target": [3.0, 4.0]}))
    with pytest.raises(pt.FieldTypeError, match=r"targets\.target.*numbers"):
        frames.progress(engine.make(DATA), OpenSDG(), other({"indicator": ["jobs"], "target": ["many"]}))
    none = other({"indicator": ["jobs"], "target": [3.0]})[:0]
    found = read(engine, engine.make(DATA), Completion(), none, direction="higher")
    assert {frames.REASONS[row["reason"]] for row in found.values()} == {pt.Reason.NO_TARGET}


def test_columns_of_targets_have_to_be_numbers(engine):
    goals = nw.from_native(engine.make({"indicator": ["jobs"], "unit": ["9"]})).rename({"unit": "target"}).to_native()
    with pytest.raises(pt.FieldTypeError, match=r"targets\.target.*numbers"):
        frames.progress(engine.make(DATA), OpenSDG(), goals)


@pytest.mark.parametrize(
    "method",
    [GermanStrategy(), Pace(), ESCAP(), OECDDistance(sd=2), Ladder.global_fund()],
    ids=lambda method: method.name,
)
def test_methods_without_a_form_for_tables_are_refused(method):
    with pytest.raises(pt.FieldError, match=r"method\.series"):
        frames.progress(pl.DataFrame(DATA), method, GOALS)


def test_what_is_no_table_is_refused():
    with pytest.raises(pt.FieldTypeError, match="a table of pandas"):
        frames.progress(DATA, OpenSDG(), GOALS)
    with pytest.raises(pt.FieldTypeError, match="targets"):
        frames.progress(pl.DataFrame(DATA), OpenSDG(), [1, 2])
    with pytest.raises(pt.FieldError, match="without one"):
        frames.progress(
            pl.DataFrame(DATA)[:3],
            OpenSDG(),
            pl.DataFrame({"indicator": ["jobs"], "area": ["A"]}),
            columns={"area": None},
        )


@pytest.mark.filterwarnings("ignore:Dask support:FutureWarning")
def test_distributed_tables_are_checked_alike(slow_engine):
    data = slow_engine.make(DATA)
    for change, goals, options, error, said in BAD:
        if change and None not in change.values() and "period" not in change:
            with pytest.raises(error, match=said):
                frames.progress(slow_engine.make(DATA | change), Completion(), goals, **options, validate=True)
    with pytest.warns(frames.MissingSeriesWarning, match="water"):
        found = read(slow_engine, data, Completion(), GOALS | {"water": 3}, validate=True)
    assert frames.REASONS[found["B", "water"]["reason"]] is pt.Reason.NO_OUTCOME
    if slow_engine.name != "pyspark":
        made = frames.progress(slow_engine.make({name: [] for name in DATA}), OpenSDG(), GOALS)
        assert slow_engine.rows(made) == []
        assert {name: schema_of(made)[name] for name in SCHEMA} == SCHEMA


@pytest.mark.parametrize("name", ["polars-lazy", "duckdb"])
def test_rows_without_a_further_key_are_a_series(engines, name):
    """Lazy tables are not looked at, and totals often have an empty place where their parts have a word."""
    data = {
        "indicator": ["jobs"] * 4,
        "sex": [None, None, "women", "women"],
        "year": [2020, 2024, 2020, 2024],
        "value": [100.0, 150.0, 60.0, 50.0],
    }
    made = engines[name].make(data)
    found = frames.progress(made, OpenSDG(), by="sex", direction="higher", columns={"area": None}, labels=True)
    labels = {row["sex"]: row["label"] for row in engines[name].rows(found)}
    assert labels == {None: "substantial_progress", "women": "deterioration"}


def test_kinds_of_text_of_one_engine_meet():
    """PyArrow has two kinds of text, which it does not join."""
    series = pa.table({"indicator": ["jobs", "jobs"], "year": [2020, 2024], "value": [100.0, 150.0]})
    goals = pa.table({"indicator": pa.array(["jobs"], pa.large_string()), "target": [200.0]})
    found = frames.progress(series, Completion(), goals, direction="higher", columns={"area": None})
    assert found["statistic"].to_pylist() == [0.5]


@pytest.mark.filterwarnings("ignore:Dask support:FutureWarning")
def test_one_unit_in_every_part_of_a_table(slow_engine):
    data = {name: DATA[name][:2] * 2 for name in ("indicator", "year", "value")}
    made = slow_engine.make(data | {"area": ["A", "A", "B", "B"], "unit": ["jobs"] * 4})
    found = read(slow_engine, made, OpenSDG(), direction="higher", validate=True, labels=True)
    labels = {key: row["label"] for key, row in found.items()}
    assert labels == {("A", "jobs"): "substantial_progress", ("B", "jobs"): "substantial_progress"}
