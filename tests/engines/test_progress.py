"""The published methods on a table of series: what each method says of each series, on every engine."""

import math
import random

import pytest

import method_tables
from plantargets import frames
from plantargets.evaluators import (
    Completion,
    Cuts,
    Eurostat,
    Eustat,
    Guard,
    Method,
    OpenSDG,
    Rule,
    Settle,
    UNProgressChart,
    guards,
    statistics,
)
from plantargets.evaluators.ladders import Cut

HOUSE = Method(
    "house rules",
    Rule(
        guards=(guards.NO_TARGET, Guard(guards.met, Settle("done", 1.0)), guards.ZERO_SPAN, guards.BASE_MET_LOST),
        statistic=statistics.completion,
        ladder=Cuts((1.0, "done"), Cut(0.85, "nearly"), Cut(0.1, "begun", closed=False), "open"),
    ),
    warns_of_base=False,
)

METHODS = {
    "open-sdg": OpenSDG(),
    "open-sdg-2012": OpenSDG(base_year=2012),
    "open-sdg-limit": OpenSDG(limit=30),
    "open-sdg-as-published": OpenSDG(as_published=True),
    "eurostat": Eurostat(),
    "eurostat-2012": Eurostat(base_year=2012, no_progress=True),
    "eurostat-as-published": Eurostat(as_published=True),
    "eustat": Eustat(),
    "eustat-2013": Eustat(base_year=2013, limit=21),
    "eustat-as-published": Eustat(as_published=True, limit=20),
    "un": UNProgressChart(),
    "un-2012": UNProgressChart(base_year=2012, percent=False, as_published=True),
    "completion": Completion(),
    "completion-2012": Completion(base_year=2012),
    "completion-base": Completion(base=2.5),
    "attainment": Completion(of="attainment"),
    "inverse": Completion(of="inverse", ladder=Cuts((0.95, "nearly"), (0.6, "on_the_way"), "far")),
    "house": HOUSE,
}
SETTINGS = ("base_year", "base", "limit")
EMPTY = (None, math.nan, math.inf, -math.inf)


def drawn_series(rng, method):
    """Figures by year, and what is known of the indicator; ties, zeros, signs, gaps."""
    target = rng.choice([None, 0.0, 100.0, 20.0, round(rng.uniform(-5, 50), 1)])
    scale = rng.choice([1, 1, 1, 1, -1])
    first, last = rng.choice([2005, 2012, 2019]), rng.choice([2006, 2014, 2021, 2024])
    near = 3.0 if target is None else target
    rate = rng.choice([0.015, 0.005, 0.02, 0.01, 0.001, -0.01, 0.05])
    steady, begun = rng.random() < 0.15, rng.choice([1.0, 10.0, 20.0, 200.0])

    def figure(year):
        if rng.random() < 0.25:
            return rng.choice(EMPTY)
        if steady:
            return scale * begun * (1 + rate) ** (year - first)
        wide = round(scale * rng.uniform(1, 50), rng.choice([0, 1, 1, 3]))
        tie = round(near * rng.choice([0.85, 0.95, 0.6, 0.1, 1.0]), 3)
        return rng.choice([0.0, wide, wide, round(scale * 20 + rng.uniform(-2, 2), 1), near, tie, scale * 20.0])

    figures = {year: figure(year) for year in range(first, last)} or {2020: 1.0}
    goal = {"target": target, "target_year": rng.choice([None, 2030, 2025, 2020, 2010])}
    goal["direction"] = rng.choice(["higher", "lower"])
    names = ["limit"] if method is HOUSE else [name for name in SETTINGS if hasattr(method, name) or name == "limit"]
    values = {"base_year": [2008, 2013, 2020], "base": [0.0, 1.5, 20.0], "limit": [0.0, 20.0, 25.0, -30.0]}
    goal |= {name: rng.choice([None, None, *values[name]]) for name in names}
    return figures, goal


def wanted(method, figures, goal):
    """The same by the objects."""
    settings = {name: goal[name] for name in ("base_year", "base") if goal.get(name) is not None}
    if settings:
        given = {name: getattr(method, name) for name in type(method).__init__.__annotations__ if name != "return"}
        method = type(method)(**(given | settings))
    usable = {year: value for year, value in figures.items() if value is not None and math.isfinite(value)}
    return method.series(
        usable,
        target=goal["target"],
        target_year=goal["target_year"],
        direction=goal["direction"],
        limit=goal.get("limit"),
    )


def table(drawn, rng):
    rows = [("A", "x" + key, year, value) for key, (figures, _) in drawn.items() for year, value in figures.items()]
    rng.shuffle(rows)
    return {name: [row[index] for row in rows] for index, name in enumerate(("area", "indicator", "year", "value"))}


def targets_of(drawn):
    listed = [{"indicator": "x" + key} | goal for key, (_, goal) in drawn.items()]
    return {name: [row[name] for row in listed] for name in listed[0]}


def same(row, expected, said):
    if not row["inexact"]:
        level = -1 if expected.level is None else expected.level
        assert (row["label"], row["level"], row["code"] >= 0) == (expected.label or "", level, level >= 0), said
    assert row["verdict"] == ("" if expected.verdict is None else expected.verdict.value), said
    assert row["reason"] == (expected.reasons[0].value if expected.reasons else ""), said
    for name in ("statistic", "score") if not row["inexact"] else ("statistic",):
        found, exact = row[name], getattr(expected, name)
        assert (found is None) == (exact is None), said
        if exact is not None:
            assert math.isclose(found, exact, rel_tol=1e-9, abs_tol=1e-9), said
    assert row["base_year"] == expected.inputs.get("base_year", 0), said
    if "latest_year" in expected.inputs:
        assert row["latest_year"] == expected.inputs["latest_year"], said


def agree(engine, method, drawn, rng, *, from_table):
    goals = targets_of(drawn)
    targets = engine.make(goals) if from_table else {row["indicator"]: row for row in as_rows(goals)}
    if not from_table:
        for goal in targets.values():
            del goal["indicator"]
    result = frames.progress(engine.make(table(drawn, rng)), method, targets, labels=True, validate=False)
    rows = engine.rows(result)
    assert len(rows) == len(drawn)
    words = frames.legend(method).labels
    for row in rows:
        figures, goal = drawn[row["indicator"][1:]]
        expected = wanted(method, figures, goal)
        same(row, expected, f"{figures} {goal}\n{row}\n{expected!r}")
        assert words[row["code"]] == (row["label"] or None)
    return rows


def as_rows(columns):
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


@pytest.mark.parametrize("name", METHODS)
def test_series_and_tables_agree(engine, name):
    rng, method = random.Random(name), METHODS[name]
    drawn = {str(number): drawn_series(rng, method) for number in range(400)}
    rows = agree(engine, method, drawn, rng, from_table=rng.random() < 0.5)
    labelled = [row for row in rows if row["code"] >= 0]
    assert len(labelled) > 20
    assert sum(row["inexact"] for row in rows) < len(rows) / 5


@pytest.mark.filterwarnings("ignore:Dask support:FutureWarning")
def test_series_and_distributed_tables_agree(slow_engine):
    rng = random.Random(1)
    for name in ("open-sdg", "eustat-2013", "un", "completion-base"):
        drawn = {str(number): drawn_series(rng, METHODS[name]) for number in range(60)}
        agree(slow_engine, METHODS[name], drawn, rng, from_table=name == "un")


@pytest.mark.parametrize("name", ["open-sdg", "eurostat", "un", "completion"])
def test_large_tables_agree(engine, name):
    """As many rows as make engines work in parts."""
    rng, method = random.Random(name), METHODS[name]
    kinds = {str(number): drawn_series(rng, method) for number in range(50)}
    drawn = {f"{key}-{copy}": kind for copy in range(60) for key, kind in kinds.items()}
    rows = engine.rows(
        frames.progress(
            engine.make(table(drawn, rng)), method, engine.make(targets_of(drawn)), labels=True, validate=False
        )
    )
    assert len(rows) == len(drawn)
    for row in rows:
        figures, goal = drawn[row["indicator"][1:]]
        same(row, wanted(method, figures, goal), f"{figures} {goal}\n{row}")


PUBLISHED = {
    "open_sdg": OpenSDG(as_published=True),
    "eustat": Eustat(as_published=True),
    "eurostat": Eurostat(),
    "un_progress_chart": UNProgressChart(),
}
# To as many digits as were published.
CLOSE = {
    "open_sdg": {"rel_tol": 1e-9},
    "eustat": {"rel_tol": 1e-9},
    "eurostat": {"rel_tol": 0.0, "abs_tol": 1e-5},
    "un_progress_chart": {"rel_tol": 1e-5},
}


@pytest.mark.parametrize("name", PUBLISHED)
def test_published_results(engine, name):
    """Every published series in one call."""
    listed = {row["id"]: row for row in method_tables.rows(name)}
    cases = {code: method_tables.given(row) for code, row in listed.items()}
    figures = [(code, year, value) for code, case in cases.items() for year, value in case["series"].items()]
    data = {key: [row[index] for row in figures] for index, key in enumerate(("indicator", "year", "value"))}
    goals = {code: {key: cell for key, cell in case.items() if key != "series"} for code, case in cases.items()}
    method = PUBLISHED[name]
    rows = engine.rows(frames.progress(engine.make(data), method, goals, columns={"area": None}, labels=True))
    assert len(rows) == len(listed) >= {"open_sdg": 223, "eustat": 50, "eurostat": 2, "un_progress_chart": 12}[name]
    for row in rows:
        published = listed[row["indicator"]]
        assert row["label"] == published["label"], published
        value = published.get("value", published.get("share", ""))
        if value:
            assert math.isclose(row["statistic"], float(value), **CLOSE[name]), published
        if published.get("score"):
            assert math.isclose(row["score"], float(published["score"]), abs_tol=1e-9), published


EXTREMES = [
    (1e300, 1e-300, 1.0),
    (1e-300, 1e300, 2.0),
    (5e-324, 1e308, 1e307),
    (1e15 + 1, 1e15 + 3, 1e15 + 5),
    (1.1, 1.2, 1.3),
    (0.1, 0.3, 0.2),
    (100.0, 100.1, 100.2),
    (3e-9, 5e-9, 7e-9),
    (1e9 + 0.1, 1e9 + 0.2, 1e9 + 0.5),
]


def test_large_and_small_figures(engine):
    """Where floats overflow or vanish, tables still say what objects say."""
    drawn = {}
    for number, (first, last, target) in enumerate(EXTREMES):
        for side in ("higher", "lower"):
            goal = {"target": target, "target_year": 2030, "direction": side}
            drawn[f"{number}{side}"] = {2015: first, 2020: last}, goal
    for method in (OpenSDG(), Eurostat(), UNProgressChart(), Completion(), HOUSE):
        agree(engine, method, drawn, random.Random(2), from_table=True)


def test_quotients_at_cut_points_are_exact(engine):
    """85 of 100 is 85 %, also in tenths that floats do not hold."""
    drawn = {
        f"{begin}/{span}": ({2020: begin / 10, 2024: (begin + span * share) / 10}, {"target": (begin + span) / 10})
        for begin in range(1, 60, 7)
        for span in range(20, 400, 20)
        for share in (0.85,)
    }
    for _, goal in drawn.values():
        goal.update(target_year=2030, direction="higher")
    rows = agree(engine, HOUSE, drawn, random.Random(3), from_table=False)
    assert {(row["label"], row["inexact"]) for row in rows} == {("nearly", False)}


def test_a_growth_at_a_cut_point_is_flagged(engine):
    """The last digit of a root decides there, and engines differ in it."""
    data = {"indicator": ["x"] * 2, "year": [2015, 2018], "value": [100.0, 100 * 1.005**3]}
    (row,) = engine.rows(frames.progress(engine.make(data), OpenSDG(), direction="higher", columns={"area": None}))
    assert row["inexact"]
    data["value"] = [100.0, 100.0]
    (row,) = engine.rows(frames.progress(engine.make(data), OpenSDG(), direction="higher", columns={"area": None}))
    assert not row["inexact"]
    assert row["statistic"] == 0
