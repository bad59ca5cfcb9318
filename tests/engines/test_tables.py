"""Tables of targets and outcomes, summaries, labels, and everything that can be wrong with a table."""

import itertools
import math
import random
import warnings
from decimal import Decimal
from pathlib import Path

import narwhals as nw
import pandas as pd
import polars as pl
import pytest

import plantargets as pt
from plantargets import frames
from plantargets.frames import native

gdp = pt.Indicator("gdp", unit="percent", kind="growth", direction="higher")
income = pt.Indicator("income", unit="percent", kind="growth", direction="higher")
trade = pt.Indicator("trade", unit="亿元", direction="higher")
jobs = pt.Indicator("jobs", unit="jobs", direction="higher", integer=True)
targets = [
    pt.Target(gdp, pt.About("6.5 %")),
    pt.Target(income, pt.InLineWith(gdp)),
    pt.Target(trade, pt.MultipleOf(2, base="2020")),
    pt.Target(jobs, pt.AtLeast("100 jobs")),
]
plan = pt.Plan("Plan", period="2023", targets=targets)
DATA = {
    "area": ["A", "A", "A", "A", "B", "B", "A"],
    "period": ["2023", "2023", "2020", "2023", "2023", "2023", "2023"],
    "indicator": ["gdp", "income", "trade", "trade", "gdp", "income", "jobs"],
    "value": [6.1, 6.1, 50.0, 100.0, 4.3, None, 99.0],
}


def rows(native):
    frame = nw.from_native(native)
    frame = frame.collect() if isinstance(frame, nw.LazyFrame) else frame
    return frame.rows(named=True)


def test_the_result_has_codes_and_bounds(engine):
    found = {(row["area"], row["target"]): row for row in engine.rows(frames.evaluate(plan, engine.make(DATA)))}
    assert len(found) == 8
    first = found["A", "gdp"]
    assert (first["verdict"], first["grade"], first["reason"], first["margin"]) == (1, 1, 0, 0)
    assert (first["acceptable_low"], first["acceptable_high"], first["acceptable_low_closed"]) == (6.1, math.inf, True)
    assert (first["possible_low"], first["possible_high"], first["period"], first["inexact"]) == (
        6.1,
        6.1,
        "2023",
        False,
    )
    assert found["A", "income"]["verdict"] == 1
    assert found["A", "trade"]["possible_low"] == 2
    assert frames.REASONS[found["B", "trade"]["reason"]] is pt.Reason.NO_OUTCOME
    assert found["A", "jobs"]["verdict"] == -1


def test_labels_on_request(engine):
    found = engine.rows(frames.evaluate(plan, engine.make(DATA), labels=True, outputs=("verdict", "grade", "reason")))
    row = next(row for row in found if (row["area"], row["target"]) == ("B", "income"))
    assert (row["verdict"], row["grade"], row["reason"]) == ("undetermined", "", "no_outcome")
    assert "acceptable_low" not in row


def test_only_the_columns_asked_for(engine):
    table = engine.make(DATA)
    keys = ["area", "period", "target", "indicator"]
    ends = [f"possible_{part}" for part in ("low", "high", "low_closed", "high_closed")]
    for outputs, names in ((("margin", "verdict"), ["margin", "verdict"]), (("possible",), ends), ((), [])):
        result = frames.evaluate(plan, table, outputs=outputs, missing=False)
        assert list(nw.from_native(result).collect_schema()) == [*keys, *names]
    with pytest.raises(pt.FieldError, match=r"outputs: got 'bounds'.*verdict, grade, margin"):
        frames.evaluate(plan, table, outputs=("bounds",))


def test_what_is_the_same_in_every_row_is_there_as_often(engine):
    table = engine.make({"indicator": ["gdp", "income"], "value": [6.1, 6.2]})
    names = {"area": None, "period": None}
    for asked, count in ((targets[0], 1), (pt.Target(jobs, "5 jobs"), 0)):
        options = {"columns": names, "missing": False, "outputs": ["inexact", "acceptable"]}
        found = engine.rows(frames.evaluate(asked, table, **options))
        assert [row["inexact"] for row in found] == [False] * count
        assert all(len(row) == 7 for row in found)


NARROW = {"period": [2023, 2022, 2023], "indicator": ["gdp", "gdp", "income"], "value": [6.4, 5.0, 6.0]}


@pytest.mark.parametrize("missing", [True, False])
@pytest.mark.parametrize("kinds", [("int32", "int16"), ("uint8", "int64"), ("int64", "uint16")])
def test_whole_keys_keep_their_types(engine, kinds, missing):
    table = nw.from_native(
        engine.make({**{name: NARROW[name] for name in ("indicator", "value")}, "year": NARROW["period"]})
    )
    types = {"int16": nw.Int16(), "int32": nw.Int32(), "int64": nw.Int64(), "uint8": nw.UInt8(), "uint16": nw.UInt16()}
    area, period = (types[kind] for kind in kinds)
    table = table.with_columns(nw.lit(7).cast(area).alias("area"), nw.col("year").cast(period).alias("period"))
    asked = [
        pt.Target(gdp, "6 %", id="every"),
        pt.Target(gdp, "6 %", id="one", area="7", period="2023"),
        pt.Target(income, pt.InLineWith(pt.Reference(gdp, area="7")), id="income", period="2023"),
        pt.Target(income, pt.KeepRising(), id="rising", period="2023"),
    ]
    options = {"periods": [2022, 2023], "missing": missing, "validate": False}
    result = frames.evaluate(asked, table.to_native(), **options)
    schema = nw.from_native(result).collect_schema()
    assert (schema["area"], schema["period"]) == (area, period)
    found = {(row["target"], row["period"]): row["verdict"] for row in engine.rows(result)}
    assert found == {
        ("every", 2022): -1,
        ("every", 2023): 1,
        ("one", 2023): 1,
        ("income", 2023): -1,
        ("rising", 2023): 0,
    }
    # An area that the type of the column does not hold is an area that nobody reported on.
    far = [pt.Target(gdp, "6 %", id="far", area="5000000000", period="2023"), asked[1]]
    result = frames.evaluate(far, table.to_native(), validate=False)
    assert {row["target"]: row["verdict"] for row in engine.rows(result)} == {"far": 0, "one": 1}
    assert nw.from_native(result).collect_schema()["area"] == nw.Int64()


@pytest.mark.parametrize("missing", [True, False])
@pytest.mark.parametrize("labels", [True, False])
def test_few_and_many_rows_of_pandas_give_the_same_table(monkeypatch, missing, labels):
    keys = list(itertools.product("BCA", (2020, 2023, 2022), ("income", "jobs", "gdp", "trade")))
    random.Random(1).shuffle(keys)
    table = pd.DataFrame(keys[:28], columns=["area", "period", "indicator"])
    table["value"] = (table.index * 37 % 90 / 10).astype("float32")
    table["note"] = [{}, [], None, 1] * 7
    asked = [*plan.targets, *(pt.Target(gdp, f"{n} %", id=f"gdp{n}", period="2022") for n in (3, 2, 4))]
    asked += [
        pt.Target(gdp, "1 %", id="one", period="2022", area="C"),
        pt.Target(jobs, pt.KeepRising(), id="up", period="2023"),
    ]
    options = {"missing": missing, "labels": labels, "validate": False}
    few = frames.evaluate(asked, table, **options)
    monkeypatch.setattr(native, "FEW", 0)
    many = frames.evaluate(asked, table, **options)
    assert len(few) > 8
    pd.testing.assert_frame_equal(few.reset_index(drop=True), many.reset_index(drop=True))


def test_an_empty_table_gives_an_empty_result_of_the_same_columns(engine):
    empty = engine.rows(frames.evaluate(plan, engine.make({name: [] for name in DATA})))
    assert empty == []
    listed = engine.rows(frames.evaluate(plan, engine.make({name: [] for name in DATA}), areas=["A"]))
    assert [row["reason"] for row in listed] == [1, 1, 1, 1]


def test_the_undetermined_are_counted(engine):
    result = frames.evaluate(plan, engine.make(DATA))
    (whole,) = engine.rows(frames.summarise(result))
    assert (whole["total"], whole["attained"], whole["missed"], whole["undetermined"]) == (8, 3, 2, 3)
    assert whole["undetermined_share"] == 3 / 8
    by_area = {row["area"]: row for row in engine.rows(frames.summarise(result, by="area"))}
    assert (by_area["B"]["total"], by_area["B"]["undetermined"]) == (4, 3)
    labelled = frames.summarise(frames.evaluate(plan, engine.make(DATA), labels=True), by=["indicator", "period"])
    assert {row["indicator"]: row["attained"] for row in engine.rows(labelled)} == {
        "gdp": 1,
        "income": 1,
        "trade": 1,
        "jobs": 0,
    }


def test_counts_have_one_type(engine):
    counts = frames.summarise(frames.evaluate(plan, engine.make(DATA)), by="area")
    schema = nw.from_native(counts).collect_schema()
    names = ["total", "attained", "missed", "undetermined", "inexact"]
    assert {schema[name] for name in names} == {nw.Int64()}


def test_only_what_was_reported_on_request(engine):
    every = {(row["area"], row["target"]): row for row in engine.rows(frames.evaluate(plan, engine.make(DATA)))}
    some = engine.rows(frames.evaluate(plan, engine.make(DATA), missing=False))
    assert {(row["area"], row["target"]) for row in some} == every.keys() - {("B", "trade"), ("B", "jobs")}
    assert all(every[row["area"], row["target"]] == row for row in some)
    two = [pt.Target(gdp, f"{figure} %", id=f"gdp{figure}", period="2023") for figure in (4, 5)]
    found = {
        (row["area"], row["target"]): row["verdict"]
        for row in engine.rows(frames.evaluate(two, engine.make(DATA), missing=False))
    }
    assert found == {("A", "gdp4"): 1, ("A", "gdp5"): 1, ("B", "gdp4"): 1, ("B", "gdp5"): -1}
    own = [pt.Target(gdp, "5 %", area=area, period="2023") for area in "BC"]
    assert [row["area"] for row in engine.rows(frames.evaluate(own, engine.make(DATA), missing=False))] == ["B"]


def test_targets_of_every_period_give_what_those_of_each_period_give(engine):
    years, areas = range(2018, 2024), ("A", "B", "C")
    keys = [
        (area, year, code)
        for index, (area, year, code) in enumerate(
            (area, year, code) for area in areas for year in years for code in ("gdp", "income", "trade", "jobs", "x")
        )
        if index % 7
    ]
    table = {
        "area": [area for area, _, _ in keys],
        "period": [str(year) for _, year, _ in keys],
        "indicator": [code for _, _, code in keys],
        "value": [None if index % 11 == 3 else float(index * 37 % 90) / 10 for index in range(len(keys))],
    }
    asked = [
        pt.Target(gdp, "5 %", id="gdp"),
        pt.Target(gdp, pt.AtLeast("3 %"), id="floor"),
        pt.Target(gdp, "7 %", id="last", period="2023"),
        pt.Target(income, pt.InLineWith(gdp), id="income"),
        pt.Target(income, pt.FasterThan(gdp), id="faster"),
        pt.Target(trade, "4 亿元", id="trade"),
        pt.Target(jobs, pt.AtLeast("4 jobs"), id="jobs", area="B"),
    ]
    native, options = engine.make(table), {"periods": [str(year) for year in years], "areas": areas}
    every = {
        (row["area"], row["period"], row["target"]): row
        for row in engine.rows(frames.evaluate(asked, native, **options))
    }
    some = engine.rows(frames.evaluate(asked, native, missing=False, **options))
    reported = {
        (area, str(year), each.id)
        for area, year, code in keys
        for each in asked
        if each.indicator.code == code and str(each.period or year) == str(year) and each.area in {None, area}
    }
    assert len(some) == len(reported)
    assert {(row["area"], row["period"], row["target"]) for row in some} == reported
    assert all(every[row["area"], row["period"], row["target"]] == row for row in some)
    assert {row["reason"] for key, row in every.items() if key not in reported} == {1}


def test_columns_can_have_other_names():
    table = pd.DataFrame({"county": ["A"], "year": [2023], "series": ["gdp"], "reported": [6.4]})
    names = {"area": "county", "period": "year", "indicator": "series", "value": "reported"}
    (row,) = rows(frames.evaluate(pt.Target(gdp, "6.5 %"), table, columns=names))
    assert (row["area"], row["period"], row["verdict"]) == ("A", 2023, -1)


def test_targets_without_a_period_are_judged_in_every_period():
    table = pl.DataFrame({"period": [2021, 2022], "indicator": ["gdp", "gdp"], "value": [7.0, 6.0]})
    found = rows(frames.evaluate(pt.Target(gdp, "6.5 %"), table, columns={"area": None}))
    assert {row["period"]: row["verdict"] for row in found} == {2021: 1, 2022: -1}
    with pytest.raises(pt.FieldError, match="periods"):
        frames.evaluate(pt.Target(gdp, "6.5 %"), table.lazy(), columns={"area": None})
    lazy = frames.evaluate(pt.Target(gdp, "6.5 %"), table.lazy(), columns={"area": None}, periods=range(2021, 2024))
    assert isinstance(lazy, pl.LazyFrame)
    assert sorted(row["reason"] for row in rows(lazy)) == [0, 0, 1]


def test_areas_can_have_their_own_targets():
    own = [pt.Target(gdp, f"{6 + index} %", area=area, period="2023") for index, area in enumerate("AB")]
    table = frames.targets_to_frame(own)
    found = rows(frames.evaluate(table, pl.DataFrame(DATA), indicators=[gdp]))
    assert {row["area"]: row["acceptable_low"] for row in found} == {"A": 6.0, "B": 7.0}
    assert frames.targets_from_frame(table, [gdp]) == tuple(own)


@pytest.mark.parametrize("backend", ["pandas", "polars", "pyarrow"])
def test_tables_and_back(backend):
    reports = pt.Outcomes(
        [
            pt.Outcome(gdp, "6.50 %", period="2023", area="A", status="provisional"),
            pt.Outcome(gdp, None, period="2023", area="B"),
            pt.Outcome(trade, pt.JustOver("500 亿元"), period="2023-Q1", area="A"),
        ]
    )
    table = frames.outcomes_to_frame(reports, backend)
    back = frames.outcomes_from_frame(table, [gdp, trade])
    assert [each.possible() for each in back] == [each.possible() for each in reports]
    assert str(back[0].value) == "6.50"
    assert [each.status for each in back] == [each.status for each in reports]
    assert frames.targets_from_frame(frames.targets_to_frame(plan, backend), [gdp, income, trade, jobs]) == plan.targets


def test_numbers_of_a_table_of_targets_are_printed_with_their_decimals():
    table = pl.DataFrame(
        {"indicator": ["gdp", "gdp"], "comparator": ["about", "about"], "value": [6.0, 6.0], "decimals": [0, 1]}
    )
    first, second = frames.targets_from_frame(table, [gdp])
    digits = pt.convention("printed_digit") if "printed_digit" in pt.CONVENTIONS else None
    assert (str(first.figure), str(second.figure)) == ("6", "6.0")
    if digits is not None:
        assert first.acceptable(digits) != second.acceptable(digits)


def test_bad_arguments_are_refused_clearly():
    with pytest.raises(pt.FieldTypeError, match="a table of pandas"):
        frames.evaluate(plan, DATA)
    with pytest.raises(pt.FieldTypeError, match="indicators="):
        frames.evaluate(frames.targets_to_frame(plan), pl.DataFrame(DATA))
    with pytest.raises(pt.FieldError, match=r"targets\[0\].indicator"):
        frames.evaluate(frames.targets_to_frame(plan), pl.DataFrame(DATA), indicators=[income])
    with pytest.raises(pt.DuplicateIdError):
        frames.evaluate([plan["gdp"], plan["gdp"]], pl.DataFrame(DATA))
    with pytest.raises(pt.FieldError, match="at least one target"):
        frames.evaluate([], pl.DataFrame(DATA))
    with pytest.raises(pt.FieldError, match="a column of periods"):
        frames.evaluate(plan, pl.DataFrame(DATA), columns={"area": None, "period": None})
    with pytest.raises(frames.ColumnError, match="verdict"):
        frames.summarise(pl.DataFrame(DATA))


def test_tenths_compare_as_tenths():
    """Float differences would miss more than half of these."""
    basically = pt.Target(income, pt.InLineWith(gdp, basically=True), period="2023")
    tenths = [n / 10 for n in range(1, 1000)]
    areas = [str(n) for n in range(999)]
    data = {"area": areas * 2, "period": ["2023"] * 1998, "indicator": ["gdp"] * 999 + ["income"] * 999}
    table = pl.DataFrame(data | {"value": [*tenths, *((n - 1) / 10 for n in range(1, 1000))]})
    assert sum(b - a < -0.1 for a, b in zip(tenths, table["value"][999:], strict=True)) > 400
    assert {row["verdict"] for row in rows(frames.evaluate(basically, table))} == {1}


def test_lazy_tables_stay_lazy_and_are_not_read(tmp_path):
    file = tmp_path / "outcomes.parquet"
    pl.DataFrame(DATA).write_parquet(file)
    lazy = frames.summarise(frames.evaluate(plan, pl.scan_parquet(file)), by="verdict")
    Path(file).unlink()
    assert isinstance(lazy, pl.LazyFrame)
    with pytest.raises(FileNotFoundError):
        lazy.collect()


def test_a_lazy_table_is_checked_on_request():
    doubled = pl.concat([pl.LazyFrame(DATA), pl.LazyFrame(DATA)])
    with pytest.raises(pt.FieldError, match="rows have this key"):
        frames.evaluate(plan, doubled, validate=True)


def test_both_sets_in_columns(engine):
    data = {"value": [6.0, 6.1, math.nan, None, 7.0], "low_bound": [6.1] * 5, "high_bound": [math.inf] * 4 + [6.5]}
    made = frames.judge(engine.make(data), possible="value", acceptable=("low_bound", "high_bound"), labels=True)
    found = engine.rows(made)
    assert [row["verdict"] for row in found] == ["missed", "attained", "undetermined", "undetermined", "missed"]
    assert [row["reason"] for row in found] == ["", "", "no_outcome", "no_outcome", ""]
    assert [row["margin"] for row in found] == pytest.approx([-0.1, 0, None, None, -0.5])
    with pytest.raises(frames.ColumnError, match="low"):
        frames.judge(engine.make(data))


ENDS = (-math.inf, 0.1, 0.5, 1.0, math.inf, math.nan, None)


def two_sets():
    """Every pair of sets with these ends, some of them open."""
    rng = random.Random(7)
    names = "low high acceptable_low acceptable_high".split()
    every = list(itertools.product(ENDS, repeat=4))
    table = {name: [ends[index] for ends in every] for index, name in enumerate(names)}
    flags = [f"{name}_closed" for name in names]
    return names, flags, table | {name: [rng.random() < 0.6 for _ in table["low"]] for name in flags}


def set_of(low, high, low_closed, high_closed):
    if low is None or high is None or math.isnan(low) or math.isnan(high) or low > high:
        return None
    if low == math.inf or high == -math.inf or (low == high and not (low_closed and high_closed)):
        return None
    ends = [None if math.isinf(each) else Decimal(str(each)) for each in (low, high)]
    return pt.Interval(*ends, low_closed=low_closed, high_closed=high_closed)


def related(ours, wanted):
    """Verdict, first reason and margin of two sets, from the intervals."""
    if ours is None:
        return 0, pt.Reason.NO_OUTCOME, None
    if wanted is None:
        return 0, pt.Reason.NO_TEST, None
    spaces = [
        each - other if lower else other - each
        for each, other, lower in ((ours.low, wanted.low, True), (ours.high, wanted.high, False))
        if each is not None and other is not None
    ]
    if ours.issubset(wanted):
        return 1, None, min(spaces, default=None)
    if not ours.isdisjoint(wanted):
        return 0, pt.Reason.STRADDLES, None
    if ours.high is not None and wanted.low is not None and ours.high <= wanted.low:
        return -1, None, ours.high - wanted.low
    return -1, None, wanted.high - ours.low


def relate_as_intervals_do(engine):
    names, flags, table = two_sets()
    for closed in (False, True):
        pairs = {"possible_closed": tuple(flags[:2]), "acceptable_closed": tuple(flags[2:])} if closed else {}
        found = engine.rows(frames.judge(engine.make(table), **pairs))
        assert len(found) == len(table["low"])
        for each in found:
            row = each if closed else each | dict.fromkeys(flags, True)
            ours, wanted = (
                set_of(*(math.nan if row[name] is None else row[name] for name in ends), *(row[name] for name in shut))
                for ends, shut in ((names[:2], flags[:2]), (names[2:], flags[2:]))
            )
            verdict, reason, margin = related(ours, wanted)
            assert (row["verdict"], frames.REASONS[row["reason"]]) == (verdict, reason), row
            assert row["margin"] == (margin if margin is None else pytest.approx(float(margin))), row


def test_sets_in_columns_relate_as_intervals_do(engine):
    relate_as_intervals_do(engine)


@pytest.mark.filterwarnings("ignore:Dask support:FutureWarning")
def test_sets_in_distributed_columns_relate_as_intervals_do(slow_engine):
    relate_as_intervals_do(slow_engine)


def test_tables_judged_in_pieces_are_judged_alike(engine, monkeypatch):
    _, _, table = two_sets()
    whole = engine.rows(frames.judge(engine.make(table), labels=True))
    monkeypatch.setattr(native, "PIECE", 100)
    assert engine.rows(frames.judge(engine.make(table), labels=True)) == whole


def test_pieces_keep_an_index_of_ones_own(monkeypatch):
    table = pd.DataFrame({"value": [1.0, 2.0, 3.0, 4.0, 5.0] * 2, "low": 3.0, "high": 4.0}, index=[7, 7, 3, 2, 1] * 2)
    whole = frames.judge(table, possible="value", acceptable=("low", "high"))
    monkeypatch.setattr(native, "PIECE", 3)
    pieces = frames.judge(table, possible="value", acceptable=("low", "high"))
    pd.testing.assert_frame_equal(pieces, whole)
    assert list(pieces["verdict"]) == [-1, -1, 1, 1, -1] * 2
    assert list(pieces.index) == list(table.index)


def test_nothing_is_warned_of(engine):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        engine.rows(frames.summarise(frames.evaluate(plan, engine.make(DATA)), by="area"))


@pytest.mark.parametrize("outputs", ["verdict", b"margin", None, 5])
def test_outputs_are_a_list_of_names(outputs):
    with pytest.raises(pt.FieldTypeError, match=r"outputs: got .*such as \['verdict', 'margin'\]"):
        frames.evaluate(plan, pl.DataFrame(DATA), outputs=outputs)


def test_outputs_are_asked_for_once_and_near_names_are_offered():
    with pytest.raises(pt.FieldError, match="each name once"):
        frames.evaluate(plan, pl.DataFrame(DATA), outputs=["verdict", "verdict"])
    with pytest.raises(pt.FieldError, match="did you mean 'verdict'"):
        frames.evaluate(plan, pl.DataFrame(DATA), outputs=["verdit"])


def test_outputs_may_come_one_by_one():
    found = frames.evaluate(plan, pl.DataFrame(DATA), outputs=(name for name in ("verdict", "margin")))
    assert found.columns[-2:] == ["verdict", "margin"]


@pytest.mark.parametrize("areas", ["North", 5])
def test_areas_are_a_list(areas):
    with pytest.raises(pt.FieldTypeError, match=r"areas: got .*such as \['North'\]"):
        frames.evaluate(plan, pl.DataFrame(DATA), areas=areas)


def test_decimals_are_a_number_or_one_for_each_indicator():
    with pytest.raises(pt.FieldTypeError, match="a whole number from 0 to 15"):
        frames.evaluate(plan, pl.DataFrame(DATA), decimals="a")
