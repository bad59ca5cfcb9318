"""Judging tables, beside verdicts that are written by hand in the same engine.

``PLANTARGETS_ROWS=10000000 python benchmarks/run.py frames`` takes the full size that the goals are
about: of seconds, of memory, and beside joins, which are all start at fewer rows. By default it takes
seconds. Engines with threads of their own need the machine to themselves.
"""

import os
import runpy
import sys
import tempfile
from pathlib import Path
from types import SimpleNamespace

import narwhals  # noqa: F401
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from engines_by_hand import ENGINES, SHOWN, WIDE
from harness import Calls, Case, Fact, Sizes

from plantargets import AtLeast, Indicator, InLineWith, Plan, Target, frames
from plantargets.evaluators import OpenSDG

ROWS = int(os.environ.get("PLANTARGETS_ROWS", "200000"))
FULL = 10_000_000
YEARS = range(2010, 2025)
GDP, INCOME = (Indicator(code, unit="percent", kind="growth", direction="higher") for code in ("gdp", "income"))
MANY = [Indicator(f"i{n:02}", unit="percent", kind="growth", direction="higher") for n in range(50)]
IN_LINE = Target(INCOME, InLineWith(GDP, within="0.5 points"))
BOUNDS = {each.code: 3 + n % 5 for n, each in enumerate([GDP, INCOME, *MANY])}
PUBLISHED = "its published code"
SECONDS = {"Polars, lazy": 0.7, "DuckDB": 1.0}


def wide(rows: int) -> pa.Table:
    """Two sets a row, in tenths: some points, some without an upper end, none missing."""
    rng = np.random.default_rng(1)
    low, bottom = rng.integers(0, 1000, rows) / 10, rng.integers(0, 900, rows) / 10
    high = low + np.where(rng.random(rows) < 0.5, 0, rng.integers(0, 30, rows) / 10)
    top = np.where(rng.random(rows) < 0.5, np.inf, bottom + rng.integers(0, 200, rows) / 10)
    return pa.table(dict(zip(WIDE, (low, high, bottom, top), strict=True)))


def long(rows: int, indicators: list[Indicator]) -> pa.Table:
    """Shuffled outcomes: an area, a year, an indicator and tenths, of which one in fifty is NaN."""
    rng = np.random.default_rng(2)
    kinds, years = len(indicators), len(YEARS)
    areas = max(1, rows // (kinds * years))
    order = rng.permutation(areas * kinds * years)
    value = rng.integers(-50, 150, len(order)) / 10
    value[rng.random(len(order)) < 0.02] = np.nan
    codes = pa.array([each.code for each in indicators])
    return pa.table(
        {
            "area": pa.array((order // (kinds * years)).astype("int32")),
            "period": pa.array((order // kinds % years + YEARS[0]).astype("int16")),
            "indicator": codes.take(pa.array(order % kinds)),
            "value": pa.array(value, from_pandas=False),
        }
    )


def bounds(indicators: list[Indicator]) -> pa.Table:
    return pa.table(
        {
            "indicator": [each.code for each in indicators],
            "bound": [float(BOUNDS[each.code]) for each in indicators],
        }
    )


def floors(indicators: list[Indicator]) -> list[Target]:
    return [Target(each, AtLeast(f"{BOUNDS[each.code]} %")) for each in indicators]


def evaluated(engine, targets, **options):
    query = frames.evaluate(
        targets, engine.long, periods=YEARS, validate=False, **({"outputs": ("verdict", "margin")} | options)
    )
    return engine.run(query, SHOWN)


def counts(engine, result):
    return np.bincount(engine.verdicts(result) + 1, minlength=3).tolist()


def same(engine, by_hand, ours) -> None:
    assert np.array_equal(engine.verdicts(by_hand()), engine.verdicts(ours()))


def same_counts(engine, by_hand, ours) -> None:
    """Joins may give the rows in another order."""
    assert counts(engine, by_hand()) == counts(engine, ours())


def agreed(ask) -> None:
    """Every engine counts the same verdicts."""
    found = [counts(*each) for each in ask()]
    assert all(each == found[0] for each in found), found


def made() -> list:
    """The engines that are installed, with their tables."""
    two_sets, pairs, many = wide(ROWS), long(ROWS, [GDP, INCOME]), long(ROWS, MANY)
    found = []
    for kind in ENGINES:
        try:
            found.append((kind(two_sets, pairs, bounds([GDP, INCOME])), kind(two_sets.slice(0, 0), many, bounds(MANY))))
        except ModuleNotFoundError as error:
            print(f"NOT RUN: {kind.name}, {error.name} is not installed")
    return found


def cases() -> list[Case]:
    engines = made()
    found: list[Case] = []
    for engine, many in engines:
        found += _two_sets(engine)
        found += _long(engine, many)
        if engine.name == "DuckDB":
            found += _pipeline(many)
        found += _small(engine)
    found += _progress(2_000, 50)
    found += _progress(200_000, 200) if ROWS >= FULL else []
    relational = [(engine, evaluated(engine, IN_LINE, missing=False)) for engine, _ in engines]
    found.append(Fact("every engine gives the same number of each verdict", lambda: agreed(lambda: relational)))
    return found


def _two_sets(engine) -> list[Case]:
    def ours(outputs=("verdict", "margin")):
        return engine.run(frames.judge(engine.wide, outputs=outputs), list(outputs))

    goal = 8 if engine.name == "pandas" else 4
    full = ROWS >= FULL
    found: list[Case] = [
        Fact(f"{engine.name}: both sides give the same verdicts", lambda: same(engine, engine.bare, ours)),
        Calls(
            f"{engine.name}: verdict and margin of {ROWS:,} rows / bare, by hand",
            engine.bare,
            ours,
            goal=goal,
            most=SECONDS.get(engine.name) if full else None,
        ),
        Calls(
            f"{engine.name}: verdict, grade, margin and reason / bare, by hand",
            engine.bare,
            lambda: ours(frames.two_sets.OUTPUTS),
            goal=2 * goal,
        ),
    ]
    if full:
        program = [sys.executable, __file__, type(engine).__name__]
        found.append(Sizes(f"{engine.name}: extra peak memory / the four columns", ROWS * 32, program, goal=1.5))
    else:
        print(f"NOT RUN: {engine.name}, peak memory of judge and seconds; they need PLANTARGETS_ROWS={FULL}")
    return found


def _long(engine, many) -> list[Case]:
    def related(**options):
        return evaluated(engine, IN_LINE, **options)

    goal = 1.3 if ROWS >= FULL else None
    more = ("verdict", "grade", "margin", "reason", "inexact")
    pairs = (
        ("reported areas", engine.joined, lambda: related(missing=False), goal),
        ("every area and year", lambda: engine.joined(every=True), related, goal),
        (
            "reported areas; grade, reason and what was rounded too",
            engine.joined,
            lambda: related(missing=False, outputs=more),
            None,
        ),
    )
    found: list[Case] = []
    for what, by_hand, ours, most in pairs:
        found += [
            Fact(
                f"{engine.name}: both sides count the same verdicts, {what}",
                lambda by_hand=by_hand, ours=ours: same_counts(engine, by_hand, ours),
            ),
            Calls(
                f"{engine.name}: in line with another indicator, {what} / own join, by hand",
                by_hand,
                ours,
                goal=most,
            ),
        ]
    simple = floors(MANY)

    def floored():
        return evaluated(many, simple, missing=False)

    return [
        *found,
        Fact(
            f"{engine.name}: both sides count the same verdicts, 50 indicators",
            lambda: same_counts(many, many.bounded, floored),
        ),
        Calls(f"{engine.name}: 50 indicators at least a figure / join of the figures, by hand", many.bounded, floored),
    ]


def _pipeline(engine) -> list[Case]:
    folder = tempfile.TemporaryDirectory()
    path = Path(folder.name) / "outcomes.parquet"
    pq.write_table(engine.long.to_arrow_table(), path)
    targets = floors(MANY)

    def ours():
        assert folder  # kept as long as the case
        table = engine.connection.read_parquet(str(path))
        judged = frames.evaluate(targets, table, periods=YEARS, missing=False, outputs=("verdict",))
        names = "indicator, total, attained, missed, undetermined"
        return frames.summarise(judged, by="indicator").select(names).fetchall()

    def by_hand():
        return engine.counted(path)

    def agree():
        assert sorted(by_hand()) == sorted(ours())

    return [
        Fact("DuckDB: both sides count the same from Parquet", agree),
        Calls(
            "DuckDB: Parquet to counts by indicator / SQL by hand", by_hand, ours, goal=1.5 if ROWS >= FULL else None
        ),
    ]


def _small(engine) -> list[Case]:
    table = type(engine)(wide(0), long(1500, MANY), bounds(MANY))
    plan = Plan("Plan", period="2020", targets=floors(MANY))

    def ours(**options):
        return table.run(frames.evaluate(plan, table.long, missing=False, validate=False, **options), SHOWN)

    title = f"{engine.name}: a plan of 50 targets on 1,500 rows"
    return [
        Calls(f"{title} / join of the figures, by hand", table.bounded, ours, most=0.006),
        Calls(
            f"{title}, verdict and margin only / the same",
            table.bounded,
            lambda: ours(outputs=("verdict", "margin")),
            most=0.006,
        ),
    ]


def _progress(count: int, some: int) -> list[Case]:
    """Open SDG's method on many series, beside its published code: some of the series, one by one."""
    try:
        import polars as pl
    except ModuleNotFoundError:
        return []
    rng = np.random.default_rng(3)
    start = rng.uniform(20, 80, count)
    values = np.round(start[:, None] * np.cumprod(1 + rng.normal(-0.01, 0.02, (count, len(YEARS))), axis=1), 2)
    wanted = np.round(start * rng.uniform(0.4, 0.8, count), 2)
    codes = [f"i{n}" for n in range(count)]
    long_ = {"indicator": np.repeat(codes, len(YEARS)), "year": np.tile(YEARS, count), "value": values.ravel()}
    series = pl.LazyFrame(long_)
    goals = pl.LazyFrame({"indicator": codes, "target": wanted, "target_year": [2030] * count})
    method = OpenSDG(base_year=2015)

    def ours():
        return frames.progress(
            series, method, goals, direction="lower", columns={"area": None}, missing=False, validate=False
        ).collect()

    one_by_one, peer = _one_by_one(method, values[:some].tolist(), wanted[:some].tolist())

    def agree():
        found, words = ours(), frames.legend(method).labels
        ours_by_code = dict(zip(found["indicator"], found["code"], strict=True))
        assert [words[ours_by_code[code]] for code in codes[:some]] == one_by_one()

    title = f"Polars, lazy: Open SDG's method on {count:,} series of 15 years / {peer}"
    return [
        Fact(f"Open SDG's method: {some} of {count:,} series have the same labels as from {peer}", agree),
        Calls(title, one_by_one, ours, least=500 if peer == PUBLISHED or ROWS >= FULL else None, parts=count / some),
    ]


def _one_by_one(method, values, wanted):
    """The published code where ``OPEN_SDG_PROGRESS`` says where its file is, else our own method on objects."""
    file = os.environ.get("OPEN_SDG_PROGRESS")
    if file is None:
        print("NOT RUN: Open SDG's published code; OPEN_SDG_PROGRESS is not the path of its ProgressMeasure.py")
        series = [dict(zip(YEARS, each, strict=True)) for each in values]

        def ours():
            return [
                method.series(each, target=target, target_year=2030, direction="lower").label
                for each, target in zip(series, wanted, strict=True)
            ]

        return ours, "our own method, series by series"
    import pandas as pd

    code = runpy.run_path(file)["measure_indicator_progress"]
    indicators = [
        SimpleNamespace(
            data=pd.DataFrame({"Year": list(YEARS), "Value": each}),
            meta={
                "auto_progress_calculation": True,
                "progress_calculation_options": [{"target": target, "direction": "negative", "base_year": 2015}],
            },
        )
        for each, target in zip(values, wanted, strict=True)
    ]
    words = {"on_track": "substantial_progress", "progress_needs_acceleration": "moderate_progress"}

    def published():
        return [words.get(label, label) for label in map(code, indicators)]

    return published, PUBLISHED


def _peak(name: str) -> None:
    """Print the bytes that judging needs at its peak beyond what was there, its result among them."""
    kind = next(each for each in ENGINES if each.__name__ == name)
    engine = kind(wide(ROWS), long(2, [GDP]), bounds([GDP]))
    warm = kind(wide(1000), long(2, [GDP]), bounds([GDP]))
    warm.run(frames.judge(warm.wide), ["verdict", "margin"])
    pa.default_memory_pool().release_unused()
    Path("/proc/self/clear_refs").write_text("5")
    before = _status("VmRSS")
    result = engine.run(frames.judge(engine.wide, outputs=("verdict", "margin")), ["verdict", "margin"])
    print(_status("VmHWM") - before)
    assert len(result)


def _status(field: str) -> int:
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(field)) * 1024


if __name__ == "__main__":
    _peak(sys.argv[1])
