"""A SYNTHETIC country: 2,850 counties, 50 indicators, 15 years, judged in one call.

No figure here is real. Nineteen provinces of 150 counties report each year on the targets of a
national plan; some counties have targets of their own. Some figures are missing, some are bounds
("over 8,000"), some of the last year are forecasts. All are drawn with a fixed seed.

    python examples/synthetic_country.py
    python examples/synthetic_country.py --engine duckdb
    python examples/synthetic_country.py --counties 10 --picture country.svg

It needs `pip install "plantargets[frames]"` and the engine: Polars, pandas, DuckDB (with PyArrow) or PyArrow.
The indicators, targets and figures are made in `country/`.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from country.figures import PROVINCES, YEARS, figures
from country.plan import NAMES, PLAN, own_targets
from plantargets import evaluate
from plantargets.frames import evaluate as evaluate_table, outcomes_from_frame, summarise
from plantargets.report import heat_table

if TYPE_CHECKING:
    from plantargets import Target

WARNING = "SYNTHETIC figures, drawn with a fixed seed: no country, no county, no year is meant."
COLUMNS = {"area": "county", "period": "year"}
LAST = YEARS[-1]
Counts = dict[str, int]

# ------------------------------------------------------------------------------------------------
# 1. The table, in the engine asked for


def polars_table(data: Mapping[str, list[object]]) -> object:
    """A Polars frame."""
    polars: Any = import_module("polars")
    return polars.DataFrame(data, schema_overrides=dict.fromkeys(("value", "low", "high"), polars.Float64))


def pandas_table(data: Mapping[str, list[object]]) -> object:
    """A pandas frame."""
    pandas: Any = import_module("pandas")
    return pandas.DataFrame(data).astype(dict.fromkeys(("value", "low", "high"), "float64"))


def pyarrow_table(data: Mapping[str, list[object]]) -> object:
    """A PyArrow table."""
    pyarrow: Any = import_module("pyarrow")
    table = pyarrow.table(data)
    for name in ("value", "low", "high"):
        place = table.column_names.index(name)
        table = table.set_column(place, name, table[name].cast(pyarrow.float64()))
    return cast("object", table)


def duckdb_table(data: Mapping[str, list[object]]) -> object:
    """A DuckDB relation, on a table of its own."""
    duckdb: Any = import_module("duckdb")
    connection = duckdb.connect()
    connection.register("given", pyarrow_table(data))
    connection.execute("CREATE TABLE outcomes AS SELECT * FROM given")
    return connection.table("outcomes")


ENGINES: Mapping[str, Callable[[Mapping[str, list[object]]], object]] = {
    "polars": polars_table,
    "pandas": pandas_table,
    "duckdb": duckdb_table,
    "pyarrow": pyarrow_table,
}

# ------------------------------------------------------------------------------------------------
# 2. The verdicts, and their counts by target, province and year


def judged(table: object, targets: Sequence[Target], years: Sequence[int] = YEARS) -> object:
    """Every target in every county and year, as codes; lazy where the engine is."""
    return evaluate_table(targets, cast("Any", table), columns=COLUMNS, periods=years, outputs=("verdict",))


def counted(result: object) -> list[dict[str, Any]]:
    """The counts, in memory: a few thousand rows. A county's code begins with its province."""
    narwhals: Any = import_module("narwhals.stable.v2")
    frame = narwhals.from_native(result)
    frame = frame.with_columns(narwhals.col("area").str.slice(0, 1).alias("province"))
    counts = narwhals.from_native(summarise(frame.to_native(), by=["target", "province", "period"]))
    if isinstance(counts, narwhals.LazyFrame):
        counts = counts.collect()
    rows = cast("list[dict[str, Any]]", counts.rows(named=True))
    return sorted(rows, key=lambda row: (row["target"], row["province"], row["period"]))


def check(table: object, targets: Iterable[Target], county: str) -> Counter[str]:
    """The verdicts of one county, from objects: the same plan, one target at a time."""
    narwhals: Any = import_module("narwhals.stable.v2")
    mine = narwhals.from_native(table).filter(narwhals.col("county") == county).to_native()
    outcomes = outcomes_from_frame(mine, [each.indicator for each in PLAN.targets], columns=COLUMNS)
    found: Counter[str] = Counter()
    for year in YEARS:
        for each in targets:
            if each.area in {None, county}:
                dated = type(each)(each.indicator, each.criterion, id=each.id, period=year, area=county)
                found[str(evaluate(dated, outcomes).verdict)] += 1
    return found


# ------------------------------------------------------------------------------------------------
# 3. What is printed, and the picture


def added(rows: Iterable[Mapping[str, Any]], by: str) -> dict[Any, Counts]:
    """The counts of each group."""
    found: dict[Any, Counts] = {}
    for row in rows:
        group = found.setdefault(row[by], dict.fromkeys(("total", "attained", "missed", "undetermined"), 0))
        for name in group:
            group[name] += int(row[name])
    return found


def table_text(heading: str, groups: Mapping[Any, Counts]) -> str:
    """Shares in percent, with a bar of the three."""
    wide = max(len(heading), *(len(str(name)) for name in groups))
    lines = [f"{heading:<{wide}}  {'judged':>9}  attained  open  missed"]
    for name, counts in groups.items():
        shares = [100 * counts[each] / counts["total"] for each in ("attained", "undetermined", "missed")]
        filled, open_ = round(shares[0] / 4), round(shares[1] / 4)
        bar = "#" * filled + "?" * open_ + "." * (25 - filled - open_)
        met, left, missed = (f"{share:.1f}" for share in shares)
        lines.append(f"{name!s:<{wide}}  {counts['total']:>9,}  {met:>8}  {left:>4}  {missed:>6}  {bar}")
    return "\n".join(lines)


def page(rows: Sequence[Mapping[str, Any]]) -> str:
    """The counts by year, and of the last year by province and for the targets most and least often met."""
    last = [row for row in rows if row["period"] == LAST]
    whole = added([{**row, "all": "all"} for row in rows], "all")["all"]
    ranked = sorted(added(last, "target").items(), key=lambda each: -each[1]["attained"] / each[1]["total"])
    named = [(NAMES.get(key, key), counts) for key, counts in ranked]
    signs = (("✔", "attained"), ("?", "undetermined"), ("✘", "missed"))
    shares = ", ".join(f"{sign} {name} {whole[name]:,}" for sign, name in signs)
    parts = [
        WARNING,
        f"{whole['total']:,} verdicts: {shares}",
        "Shares in percent; open is undetermined. In the bars # is attained, ? open, . missed.",
        table_text("year", added(rows, "period")),
        table_text(f"province, {LAST}", added(last, "province")),
        table_text(f"most often met, {LAST}", dict(named[:5])),
        table_text(f"least often met, {LAST}", dict(named[-5:])),
    ]
    return "\n\n".join(parts)


def picture(rows: Sequence[Mapping[str, Any]]) -> str:
    """Targets by province in the last year, as SVG."""
    last = [row for row in rows if row["period"] == LAST]
    title = f"SYNTHETIC country: 52 targets in 19 provinces, {LAST}"
    return heat_table(last, "target", "province", title=title, note=WARNING, labels=NAMES)


# ------------------------------------------------------------------------------------------------
# 4. The command line


def say(text: str) -> None:
    """Progress, on a terminal only."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\033[K{text}")
        sys.stderr.flush()


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the options, judge, print and draw."""
    parser = argparse.ArgumentParser(description="A SYNTHETIC country, judged in one call.")
    parser.add_argument("--engine", choices=tuple(ENGINES), default="polars", help="where the table lives")
    parser.add_argument("--counties", type=int, default=150, metavar="N", help="counties in each of the 19 provinces")
    parser.add_argument("--picture", type=Path, metavar="FILE", help="write a heat table, as SVG")
    options = parser.parse_args(arguments)
    if not 1 <= options.counties <= 999:
        parser.error("--counties: 1 to 999")
    started = time.perf_counter()
    data = figures(options.counties, lambda done: say(f"drawing figures: {done} of {len(PROVINCES)} provinces"))
    table = ENGINES[options.engine](data)
    drawn = time.perf_counter()
    say(f"judging in {options.engine}: {len(data['county']):,} figures")
    rows = counted(judged(table, [*PLAN.targets, *own_targets(options.counties)]))
    say(f"drawn in {drawn - started:.1f} s, judged and counted in {time.perf_counter() - drawn:.1f} s\n")
    if options.picture:
        options.picture.write_text(picture(rows) + "\n", "utf-8")
    print(page(rows))


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    main()
