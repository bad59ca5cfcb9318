"""Tables in each engine, and the verdicts that a careful person would write in that engine by hand.

``bare`` is the relation of two sets with no guard against missing values. ``joined`` compares each
figure with another indicator's of the same area and period, by one join on whole numbers.
"""

import numpy as np
import pyarrow as pa

WIDE = ("low", "high", "acceptable_low", "acceptable_high")
KEYS = ("area", "period", "indicator")
SHOWN = [*KEYS, "verdict", "margin"]


class Polars:
    name = "Polars, lazy"

    def __init__(self, wide: pa.Table, long: pa.Table, bounds: pa.Table) -> None:
        import polars as pl

        self.pl = pl
        self.wide, self.long, self.bounds = (pl.from_arrow(each).lazy() for each in (wide, long, bounds))

    def run(self, query, names):
        return query.select(names).collect()

    def verdicts(self, result):
        return result["verdict"].to_numpy()

    def _code(self, met, missed):
        pl = self.pl
        one, none, less = (pl.lit(code, pl.Int8) for code in (1, 0, -1))
        return pl.when(met).then(one).when(missed).then(less).otherwise(none).alias("verdict")

    def bare(self):
        pl = self.pl
        low, high, bottom, top = (pl.col(name) for name in WIDE)
        code = self._code((low >= bottom) & (high <= top), (high < bottom) | (low > top))
        return self.wide.select(code, pl.min_horizontal(low - bottom, top - high).alias("margin")).collect()

    def bounded(self):
        pl = self.pl
        table = self.long.with_columns(value=pl.col("value").fill_nan(None)).join(self.bounds, on="indicator")
        margin = pl.col("value") - pl.col("bound")
        return table.select(*KEYS, self._code(margin >= 0, margin < 0), margin.alias("margin")).collect()

    def joined(self, *, every=False):
        pl = self.pl
        table = self.long.with_columns(value=pl.col("value").fill_nan(None))
        other = table.filter(pl.col("indicator") == "gdp").select("area", "period", other="value")
        mine = table.filter(pl.col("indicator") == "income").select("area", "period", "value")
        if every:
            grid = self.long.select("area").unique().join(self.long.select("period").unique(), how="cross")
            mine = grid.join(mine, on=["area", "period"], how="left")
        table = mine.join(other, on=["area", "period"], how="left")
        gap = (pl.col("value") - pl.col("other")).round(6)
        code = self._code(gap >= -0.5, gap < -0.5)
        return table.select("area", "period", pl.lit("income").alias("indicator"), code, margin=gap + 0.5).collect()


class DuckDB:
    name = "DuckDB"

    def __init__(self, wide: pa.Table, long: pa.Table, bounds: pa.Table) -> None:
        import duckdb

        self.connection = duckdb.connect()
        for name, table in (("wide", wide), ("long", long), ("bounds", bounds)):
            self.connection.register("given", table)
            self.connection.execute(f"CREATE TABLE {name} AS SELECT * FROM given")
            self.connection.unregister("given")

    wide = property(lambda self: self.connection.table("wide"))
    long = property(lambda self: self.connection.table("long"))

    def run(self, query, names):
        return query.select(", ".join(names)).to_arrow_table()

    def verdicts(self, result):
        return result["verdict"].to_numpy()

    def bare(self):
        return self.connection.sql("""
            SELECT CASE WHEN low >= acceptable_low AND high <= acceptable_high THEN 1::TINYINT
                        WHEN high < acceptable_low OR low > acceptable_high THEN -1::TINYINT
                        ELSE 0::TINYINT END AS verdict,
                   least(low - acceptable_low, acceptable_high - high) AS margin
            FROM wide""").to_arrow_table()

    def bounded(self):
        return self.connection.sql("""
            SELECT area, period, indicator,
                   CASE WHEN value >= bound THEN 1::TINYINT WHEN value < bound THEN -1::TINYINT
                        ELSE 0::TINYINT END AS verdict,
                   value - bound AS margin
            FROM (SELECT area, period, indicator, CASE WHEN isfinite(value) THEN value END AS value FROM long)
            JOIN bounds USING (indicator)""").to_arrow_table()

    def joined(self, *, every=False):
        grid = """(SELECT DISTINCT area FROM long) CROSS JOIN (SELECT DISTINCT period FROM long)
                  LEFT JOIN figures USING (area, period)"""
        return self.connection.sql(f"""
            WITH figures AS (SELECT area, period, CASE WHEN isfinite(value) THEN value END AS value
                             FROM long WHERE indicator = 'income'),
                 others AS (SELECT area, period, CASE WHEN isfinite(value) THEN value END AS other
                            FROM long WHERE indicator = 'gdp')
            SELECT area, period, 'income' AS indicator,
                   CASE WHEN gap >= -0.5 THEN 1::TINYINT WHEN gap < -0.5 THEN -1::TINYINT
                        ELSE 0::TINYINT END AS verdict,
                   gap + 0.5 AS margin
            FROM (SELECT area, period, round(value - other, 6) AS gap
                  FROM {grid if every else "figures"} LEFT JOIN others USING (area, period))""").to_arrow_table()

    def counted(self, path):
        """The counts by indicator and verdict, from a Parquet file."""
        return self.connection.sql(f"""
            SELECT indicator, count(*) AS total, count(*) FILTER (value >= bound) AS attained,
                   count(*) FILTER (value < bound) AS missed, count(*) FILTER (value IS NULL) AS undetermined
            FROM (SELECT indicator, CASE WHEN isfinite(value) THEN value END AS value FROM read_parquet('{path}'))
            JOIN bounds USING (indicator) GROUP BY indicator""").fetchall()


class PyArrow:
    name = "PyArrow"

    def __init__(self, wide: pa.Table, long: pa.Table, bounds: pa.Table) -> None:
        import pyarrow.compute as pc

        self.pc = pc
        self.wide, self.long, self.bounds = wide, long, bounds

    def run(self, query, names):
        return query.select(names)

    def verdicts(self, result):
        return result["verdict"].to_numpy()

    def _code(self, met, missed):
        one, none, less = (pa.scalar(code, pa.int8()) for code in (1, 0, -1))
        return self.pc.if_else(met, one, self.pc.if_else(missed, less, none))

    def _known(self, condition):
        return self.pc.fill_null(condition, False)

    def bare(self):
        pc = self.pc
        low, high, bottom, top = (self.wide[name] for name in WIDE)
        met = pc.and_(pc.greater_equal(low, bottom), pc.less_equal(high, top))
        missed = pc.or_(pc.less(high, bottom), pc.greater(low, top))
        margin = pc.min_element_wise(pc.subtract(low, bottom), pc.subtract(top, high))
        return pa.table({"verdict": self._code(met, missed), "margin": margin})

    def _finite(self, column):
        return self.pc.if_else(self.pc.is_finite(column), column, None)

    def bounded(self):
        pc = self.pc
        table = self.long.join(self.bounds, keys=["indicator"], join_type="inner")
        margin = pc.subtract(self._finite(table["value"]), table["bound"])
        code = self._code(self._known(pc.greater_equal(margin, 0)), self._known(pc.less(margin, 0)))
        return pa.table({**{name: table[name] for name in KEYS}, "verdict": code, "margin": margin})

    def joined(self, *, every=False):
        pc, keys = self.pc, ["area", "period"]
        own, other = (
            self.long.filter(pc.equal(self.long["indicator"], code)).select([*keys, "value"])
            for code in ("income", "gdp")
        )
        if every:
            areas, years = self.long["area"].unique(), self.long["period"].unique()
            grid = pa.table(
                {
                    "area": areas.take(pa.array(np.repeat(np.arange(len(areas)), len(years)))),
                    "period": years.take(pa.array(np.tile(np.arange(len(years)), len(areas)))),
                }
            )
            own = grid.join(own, keys=keys, join_type="left outer")
        table = own.join(other.rename_columns([*keys, "other"]), keys=keys, join_type="left outer")
        gap = pc.round(pc.subtract(self._finite(table["value"]), self._finite(table["other"])), 6)
        code = self._code(self._known(pc.greater_equal(gap, -0.5)), self._known(pc.less(gap, -0.5)))
        shown = {"indicator": pa.repeat("income", len(table)), "verdict": code, "margin": pc.add(gap, 0.5)}
        return pa.table({**{name: table[name] for name in keys}, **shown})


class Pandas:
    name = "pandas"

    def __init__(self, wide: pa.Table, long: pa.Table, bounds: pa.Table) -> None:
        import pandas as pd

        self.pd = pd
        self.wide, self.long, self.bounds = (each.to_pandas() for each in (wide, long, bounds))

    def run(self, query, names):
        return query[names]

    def verdicts(self, result):
        return result["verdict"].to_numpy()

    def bare(self):
        low, high, bottom, top = (self.wide[name] for name in WIDE)
        met, missed = (low >= bottom) & (high <= top), (high < bottom) | (low > top)
        first, second = low - bottom, top - high
        margin = first.where(first <= second, second)
        return self.pd.DataFrame({"verdict": met.astype("int8") - missed.astype("int8"), "margin": margin})

    def bounded(self):
        table = self.long.merge(self.bounds, on="indicator")
        margin = table["value"] - table["bound"]
        code = (margin >= 0).astype("int8") - (margin < 0).astype("int8")
        return table[list(KEYS)].assign(verdict=code, margin=margin)

    def joined(self, *, every=False):
        keys = ["area", "period"]
        own, other = (self.long.loc[self.long["indicator"] == code, [*keys, "value"]] for code in ("income", "gdp"))
        if every:
            grid = self.pd.MultiIndex.from_product([self.long[key].unique() for key in keys], names=keys).to_frame(
                index=False
            )
            own = grid.merge(own, on=keys, how="left")
        table = own.merge(other.rename(columns={"value": "other"}), on=keys, how="left")
        gap = (table["value"] - table["other"]).round(6)
        code = (gap >= -0.5).astype("int8") - (gap < -0.5).astype("int8")
        return table[keys].assign(indicator="income", verdict=code, margin=gap + 0.5)


ENGINES = (Polars, DuckDB, PyArrow, Pandas)
