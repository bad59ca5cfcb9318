"""Small tables in the engine of a large one, without touching the large one."""

from __future__ import annotations

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

# Between the cells of a column written as one text: a separator of records, or a private character.
_MARKS = (30, *range(0xE000, 0xF900))
# Rows of a piece: many enough that the fixed cost of one is small beside it.
PIECE = 2**20
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


def finished(result: Frame, given: Frame) -> Frame:
    """The result, in memory if the given table was."""
    return result if is_lazy(given) else cast("Frame", in_memory(result))


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


def small(data: Columns, like: Frame) -> Frame:
    """A small table in the engine of another; columns are all text, all int or all float."""
    engine = like.implementation
    kind = engine.name
    maker = _MAKERS.get(kind)
    if kind == "POLARS":
        made = nw.from_dict(data, _schema(data), backend="polars")
        return made.lazy() if is_lazy(like) else cast("Frame", made)
    if not is_lazy(like):
        return cast("Frame", nw.from_dict(data, _schema(data), backend=cast("Any", engine)))
    if maker is None:
        raise FieldTypeError("table", kind.lower(), f"a table of {ENGINES}")
    return wrap(maker(data, like.to_native()), "table")


def _schema(data: Columns) -> dict[str, nw.dtypes.DType]:
    return {name: _dtype(values) for name, values in data.items()}


def dtype_of(cell: Cell) -> nw.dtypes.DType:
    """The type of a column of such cells."""
    return nw.String() if isinstance(cell, str) else nw.Int64() if isinstance(cell, int) else nw.Float64()


def _dtype(values: Sequence[Cell]) -> nw.dtypes.DType:
    return dtype_of(values[0] if values else 0.0)


def _kinds(data: Columns, text: str, whole: str, real: str) -> dict[str, str]:
    kinds: dict[type[nw.dtypes.DType], str] = {nw.String: text, nw.Int64: whole, nw.Float64: real}
    return {name: kinds[type(_dtype(values))] for name, values in data.items()}


def _rows(data: Columns) -> list[tuple[Cell, ...]]:
    return list(zip(*data.values(), strict=True))


def _duckdb(data: Columns, native: Any) -> object:
    # A query on the relation itself stays on the caller's connection, which a new relation would not.
    # One text a column: every relation built on this one parses it again, and VALUES take it a cell at a time.
    kinds = _kinds(data, "VARCHAR", "BIGINT", "DOUBLE")
    columns = ", ".join(f'{_unnested(data[name], kind)} AS "{name}"' for name, kind in kinds.items())
    some = "" if _rows(data) else " WHERE false"
    return native.query("_pt_unused", f"SELECT * FROM (SELECT {columns}) AS _pt_small{some}")  # noqa: S608


def _unnested(cells: Sequence[Cell], kind: str) -> str:
    texts = [cell if isinstance(cell, str) else repr(cell) for cell in cells]
    whole = "".join(texts)
    parting = next(mark for mark in map(chr, _MARKS) if mark not in whole)
    text = parting.join(texts).replace("'", "''")
    split = f"string_split('{text}', chr({ord(parting)}))"
    return (
        f"unnest({split if kind == 'VARCHAR' else f'CAST({split} AS {kind}[])'})" if texts else f"CAST(NULL AS {kind})"
    )


def _dask(data: Columns, native: Any) -> object:  # noqa: ARG001
    from importlib import import_module

    dd: Any = import_module("dask.dataframe")
    return dd.from_pandas(nw.from_dict(data, _schema(data), backend="pandas").to_native(), npartitions=1)


def _ibis(data: Columns, native: Any) -> object:  # noqa: ARG001
    from importlib import import_module

    ibis = import_module("ibis")

    names = list(data)
    rows = [dict(zip(names, row, strict=True)) for row in _rows(data)]
    return ibis.memtable(rows, schema=_kinds(data, "string", "int64", "float64"))


def _spark(data: Columns, native: Any) -> object:
    kinds = _kinds(data, "string", "bigint", "double")
    schema = ", ".join(f"`{name}` {kind}" for name, kind in kinds.items())
    return native.sparkSession.createDataFrame(_rows(data), schema)


_MAKERS: dict[str, Callable[[Columns, Any], object]] = {
    "DUCKDB": _duckdb,
    "DASK": _dask,
    "IBIS": _ibis,
    "PYSPARK": _spark,
    "PYSPARK_CONNECT": _spark,
}
