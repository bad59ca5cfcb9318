"""The engines: how each makes a table of columns, and how its result is read back."""

import itertools
import math
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest

TYPES = {
    "area": str,
    "period": str,
    "indicator": str,
    "status": str,
    "unit": str,
    "direction": str,
    "sex": str,
    "year": int,
    "low_closed": bool,
    "high_closed": bool,
    "acceptable_low_closed": bool,
    "acceptable_high_closed": bool,
}


COUNT = itertools.count()


@dataclass(frozen=True)
class Engine:
    name: str
    make: Callable[[dict], object]
    rows: Callable[[object], list[dict]]

    def __str__(self) -> str:
        return self.name


def arrow(data):
    import pyarrow as pa

    types = {str: pa.string(), bool: pa.bool_(), float: pa.float64(), int: pa.int64()}
    return pa.table({name: pa.array(values, types[TYPES.get(name, float)]) for name, values in data.items()})


def polars(data):
    import polars as pl

    return pl.from_arrow(arrow(data))


def pandas(data):
    import pandas as pd

    types = {str: "str", bool: "bool", float: "float64", int: "int64"}
    return pd.DataFrame({name: pd.Series(values, dtype=types[TYPES.get(name, float)]) for name, values in data.items()})


def pandas_objects(data):
    frame = pandas(data)
    return frame.astype({name: "object" for name in frame if TYPES.get(name) is str})


def pandas_nullable(data):
    import pandas as pd

    return arrow(data).to_pandas(types_mapper=pd.ArrowDtype)


def duckdb(data):
    import duckdb as db

    # Relations of two connections cannot be joined.
    connection, name = db.default_connection(), f"table_{next(COUNT)}"
    connection.register("arrow_table", arrow(data))
    connection.execute(f"CREATE TABLE {name} AS SELECT * FROM arrow_table")
    return connection.table(name)


def dask(data):
    import dask.dataframe as dd

    return dd.from_pandas(pandas(data), npartitions=2)


def ibis(data):
    import ibis as ib

    return ib.memtable(arrow(data))


def read(native):
    import narwhals as nw

    frame = nw.from_native(native)
    if isinstance(frame, nw.LazyFrame):
        frame = frame.collect("pyarrow") if frame.implementation.name != "DASK" else frame.collect()
    return [{name: clean(value) for name, value in row.items()} for row in frame.rows(named=True)]


def clean(value):
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, float) and math.isnan(value):
        return None
    return value if value is not None and value == value else None


def spark_session():
    import warnings

    from pyspark.sql import SparkSession

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return (
            SparkSession.builder.master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "2")
            .config("spark.driver.memory", "1g")
            .getOrCreate()
        )


@pytest.fixture(scope="session")
def spark():
    if shutil.which("java") is None:
        pytest.skip("NOT RUN: Spark needs java, which is not on this machine")
    session = spark_session()
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


ENGINES = {
    "polars": polars,
    "polars-lazy": lambda data: polars(data).lazy(),
    "pandas": pandas,
    "pandas-objects": pandas_objects,
    "pandas-arrow": pandas_nullable,
    "pyarrow": arrow,
    "duckdb": duckdb,
}
SLOW = {"dask": dask, "ibis": ibis}


@pytest.fixture(scope="session")
def engines():
    return {name: Engine(name, make, read) for name, make in ENGINES.items()}


@pytest.fixture(params=ENGINES)
def engine(request):
    return Engine(request.param, ENGINES[request.param], read)


@pytest.fixture(params=[*SLOW, "pyspark"])
def slow_engine(request):
    if request.param != "pyspark":
        return Engine(request.param, SLOW[request.param], read)
    session = request.getfixturevalue("spark")

    def make(data):
        types = {str: "string", bool: "boolean", float: "double", int: "bigint"}
        schema = ", ".join(f"`{name}` {types[TYPES.get(name, float)]}" for name in data)
        cells = [
            [float(cell) if TYPES.get(name, float) is float and cell is not None else cell for cell in column]
            for name, column in data.items()
        ]
        return session.createDataFrame(list(zip(*cells, strict=True)), schema)

    return Engine("pyspark", make, read)


assert sys.version_info >= (3, 11)
