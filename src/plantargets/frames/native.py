"""Small tables in the engine of a large one, without touching the large one."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, TypeAlias, cast

import narwhals.stable.v2 as nw

from plantargets.errors import FieldTypeError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

# Tables in memory have the same methods; narwhals gives the two no common type.
Frame: TypeAlias = "nw.LazyFrame[Any]"
InMemory: TypeAlias = "nw.DataFrame[Any]"
Cell: TypeAlias = str | int | float
Columns: TypeAlias = "Mapping[str, Sequence[Cell]]"
Types: TypeAlias = "Mapping[str, nw.dtypes.DType]"

# Between the cells of a column written as one text: a separator of records, or a private character.
_MARKS = (30, *range(0xE000, 0xF900))
# Rows of a piece: many enough that the fixed cost of one is small beside it.
PIECE = 2**20
# Up to so many rows of pandas are judged in PyArrow, which needs less work for a step, and more memory.
FEW = 2**15
ENGINES = "pandas, Polars (eager or lazy), PyArrow, DuckDB, Dask, Ibis or PySpark"


def wrap(native: object, field: str) -> Frame:
    """The table as narwhals sees it.

    Raises:
        FieldTypeError: it is no table of a known engine.
    """
    try:
        return cast("Frame", nw.from_native(cast("Any", native)))
    except TypeError:
        raise FieldTypeError(field, type(native).__name__, f"a table of {ENGINES}") from None


def is_lazy(frame: object) -> bool:
    """Whether its rows are not in memory."""
    return isinstance(frame, nw.LazyFrame)


def deferred(frame: Frame) -> Frame:
    """The table, lazy where its engine then does less work for the same result."""
    return frame.lazy() if frame.implementation.is_polars() else frame


def lighter(frame: Frame, names: Sequence[str]) -> Frame:
    """Some columns of the table, in the engine that does the least work for the same result.

    A step costs pandas more than it costs PyArrow, however few the rows. Joins of PyArrow lose
    the order of rows, so that of tables of pandas is brought back.
    """
    if not frame.implementation.is_pandas() or len(cast("InMemory", frame)) > FEW or find_spec("pyarrow") is None:
        return frame
    native: Any = frame.to_native()
    if not all(_is_plain(native[name].dtype) for name in names):
        return frame
    pa: Any = import_module("pyarrow")
    return wrap(pa.table({name: pa.array(native[name]) for name in names}), "table")


def _is_plain(dtype: Any) -> bool:
    """A type that comes back from PyArrow as it was."""
    numbers = getattr(dtype, "kind", "") in {"i", "u", "f", "b"} and getattr(dtype, "isnative", False)
    return (numbers and dtype.itemsize <= 8) or bool(dtype == "str")


def finished(result: Frame, given: Frame) -> Frame:
    """The result in the engine of the given table, and in memory if that was."""
    if is_lazy(given):
        return result
    table = in_memory(result)
    if given.implementation.is_pandas() and table.implementation.is_pyarrow():
        return wrap(table.to_native().to_pandas(use_threads=False), "table")
    return cast("Frame", table)


def in_pieces(frame: Frame, work: Callable[[Frame], Frame], made: Sequence[str]) -> Frame:
    """The table with the columns that ``work`` adds, each row by itself.

    Engines that hold every step in memory take a large table piece by piece.
    """
    if is_lazy(frame):
        return work(frame)
    table = cast("InMemory", frame)
    if len(table) < 2 * PIECE:
        return work(frame)
    parts = [
        cast("InMemory", work(cast("Frame", table[start : start + PIECE]))).select(*made)
        for start in range(0, len(table), PIECE)
    ]
    whole = nw.concat(parts)
    return cast("Frame", table.with_columns(*(whole[name] for name in made)))


def in_memory(frame: Frame) -> InMemory:
    """The table in memory; for small ones, such as targets and counts."""
    return frame.collect() if is_lazy(frame) else cast("InMemory", frame)


def many(frame: Frame) -> list[dict[str, object]]:
    """The rows of a small table."""
    return [dict(row) for row in in_memory(frame).rows(named=True)]


def picked(frame: Frame, where: nw.Expr, names: Sequence[str]) -> Frame:
    """Rows that the condition holds for; in memory only some of their columns, which it need not be about."""
    if is_lazy(frame):
        return frame.filter(where)
    table = cast("InMemory", frame)
    return cast("Frame", table.select(*names).filter(table.select(where.alias("_pt_where"))["_pt_where"]))


def distinct(frame: Frame, names: Sequence[str]) -> Frame:
    """The rows of some columns, each once."""
    if is_lazy(frame):
        # Engines of SQL find unique rows with a window over all of them, which costs much more.
        return frame.group_by(*names).agg(nw.len().alias("_pt_n")).select(*names)
    return frame.select(*names).unique()


def numbered(frame: Frame, name: str) -> Frame:
    """A table in memory with the numbers of its rows."""
    table = cast("InMemory", frame).with_row_index(name)
    return cast("Frame", table.with_columns(nw.col(name).cast(nw.Int64())))


def small(data: Columns, like: Frame, types: Types | None = None) -> Frame:
    """A small table in the engine of another; columns are all text, all int or all float.

    Args:
        data: its columns.
        like: the table whose engine it shall be in.
        types: types of whole numbers that are not Int64.
    """
    engine = like.implementation
    kind = engine.name
    maker = _MAKERS.get(kind)
    schema = {name: (types or {}).get(name) or _dtype(values) for name, values in data.items()}
    if kind == "POLARS":
        made = nw.from_dict(data, schema, backend="polars")
        return made.lazy() if is_lazy(like) else cast("Frame", made)
    if not is_lazy(like):
        return cast("Frame", nw.from_dict(data, schema, backend=cast("Any", engine)))
    if maker is None:
        raise FieldTypeError("table", kind.lower(), f"a table of {ENGINES}")
    return wrap(maker(data, schema, like.to_native()), "table")


def dtype_of(cell: Cell) -> nw.dtypes.DType:
    """The type of a column of such cells."""
    return nw.String() if isinstance(cell, str) else nw.Int64() if isinstance(cell, int) else nw.Float64()


def _dtype(values: Sequence[Cell]) -> nw.dtypes.DType:
    return dtype_of(values[0] if values else 0.0)


_WHOLE = {"Int8": "TINYINT", "Int16": "SMALLINT", "Int32": "INTEGER", "Int64": "BIGINT", "Int128": "HUGEINT"}
_SQL = {"String": "VARCHAR", "Float64": "DOUBLE"} | _WHOLE | {f"U{name}": f"U{kind}" for name, kind in _WHOLE.items()}
_SPARK = _SQL | {"String": "STRING", "Int32": "INT"}


def _rows(data: Columns) -> list[tuple[Cell, ...]]:
    return list(zip(*data.values(), strict=True))


def _duckdb(data: Columns, schema: Types, native: Any) -> object:
    # Made of the relation itself it stays on the caller's connection, and a count of no rows is one row.
    # One text a column: every relation built on this one parses it again, and VALUES take it a cell at a time.
    columns = ", ".join(f'{_unnested(data[name], _SQL[str(kind)])} AS "{name}"' for name, kind in schema.items())
    made = native.limit(0).aggregate("count(*) AS _pt_n").project(columns)
    return made if _rows(data) else made.limit(0)


def _unnested(cells: Sequence[Cell], kind: str) -> str:
    texts = [cell if isinstance(cell, str) else repr(cell) for cell in cells]
    whole = "".join(texts)
    parting = next(mark for mark in map(chr, _MARKS) if mark not in whole)
    text = parting.join(texts).replace("'", "''")
    split = f"string_split('{text}', chr({ord(parting)}))"
    return (
        f"unnest({split if kind == 'VARCHAR' else f'CAST({split} AS {kind}[])'})" if texts else f"CAST(NULL AS {kind})"
    )


def _dask(data: Columns, schema: Types, native: Any) -> object:  # noqa: ARG001
    dd: Any = import_module("dask.dataframe")
    return dd.from_pandas(nw.from_dict(data, schema, backend="pandas").to_native(), npartitions=1)


def _ibis(data: Columns, schema: Types, native: Any) -> object:  # noqa: ARG001
    ibis = import_module("ibis")

    names = list(data)
    rows = [dict(zip(names, row, strict=True)) for row in _rows(data)]
    return ibis.memtable(rows, schema={name: str(kind).lower() for name, kind in schema.items()})


def _spark(data: Columns, schema: Types, native: Any) -> object:
    kinds = ", ".join(f"`{name}` {_SPARK[str(kind)]}" for name, kind in schema.items())
    return native.sparkSession.createDataFrame(_rows(data), kinds)


_MAKERS: dict[str, Callable[[Columns, Types, Any], object]] = {
    "DUCKDB": _duckdb,
    "DASK": _dask,
    "IBIS": _ibis,
    "PYSPARK": _spark,
    "PYSPARK_CONNECT": _spark,
}
