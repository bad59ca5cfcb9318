"""Small tables in the engine of a large one, without touching the large one."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import narwhals.stable.v2 as nw

from plantargets.errors import FieldTypeError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Frame: TypeAlias = "nw.DataFrame[object] | nw.LazyFrame[object]"
Cell: TypeAlias = str | int | float
Columns: TypeAlias = "Mapping[str, Sequence[Cell]]"

ENGINES = "pandas, Polars (eager or lazy), PyArrow, DuckDB, Dask, Ibis or PySpark"


def wrap(native: object, field: str) -> Frame:
    """The table as narwhals sees it.

    Raises:
        FieldTypeError: it is no table of a known engine.
    """
    try:
        found: Frame = nw.from_native(native)  # type: ignore[call-overload]
    except TypeError:
        raise FieldTypeError(field, type(native).__name__, f"a table of {ENGINES}") from None
    return found


def is_lazy(frame: Frame) -> bool:
    """Whether its rows are not in memory."""
    return isinstance(frame, nw.LazyFrame)


def small(data: Columns, like: Frame) -> Frame:
    """A small table in the engine of another; columns are all text, all int or all float."""
    engine = like.implementation
    kind = engine.name
    maker = _MAKERS.get(kind)
    if kind == "POLARS":
        made = nw.from_dict(data, _schema(data), backend="polars")
        return made.lazy() if is_lazy(like) else made
    if not is_lazy(like):
        return nw.from_dict(data, _schema(data), backend=engine)
    if maker is None:
        raise FieldTypeError("table", kind.lower(), f"a table of {ENGINES}")
    return nw.from_native(maker(data, nw.to_native(like)))  # type: ignore[call-overload]


def _schema(data: Columns) -> dict[str, nw.dtypes.DType]:
    return {name: _dtype(values) for name, values in data.items()}


def _dtype(values: Sequence[Cell]) -> nw.dtypes.DType:
    first = values[0] if values else 0.0
    return nw.String() if isinstance(first, str) else nw.Int64() if isinstance(first, int) else nw.Float64()


def _kinds(data: Columns, text: str, whole: str, real: str) -> dict[str, str]:
    kinds: dict[type[nw.dtypes.DType], str] = {nw.String: text, nw.Int64: whole, nw.Float64: real}
    return {name: kinds[type(_dtype(values))] for name, values in data.items()}


def _rows(data: Columns) -> list[tuple[Cell, ...]]:
    return list(zip(*data.values(), strict=True))


def _duckdb(data: Columns, native: object) -> object:
    # A query on the relation itself stays on the caller's connection, which a new relation would not.
    kinds = _kinds(data, "VARCHAR", "BIGINT", "DOUBLE")
    values = ", ".join(
        "(" + ", ".join(_literal(cell, kind) for cell, kind in zip(row, kinds.values(), strict=True)) + ")"
        for row in _rows(data)
    )
    names = ", ".join(f'"{name}"' for name in data)
    return native.query("_pt_unused", f"SELECT * FROM (VALUES {values}) AS _pt_small({names})")  # type: ignore[attr-defined]


def _literal(cell: Cell, kind: str) -> str:
    text = str(cell).replace("'", "''") if isinstance(cell, str) else repr(cell)
    return f"CAST('{text}' AS {kind})"


def _dask(data: Columns, native: object) -> object:  # noqa: ARG001
    import dask.dataframe as dd

    return dd.from_pandas(nw.from_dict(data, _schema(data), backend="pandas").to_native(), npartitions=1)


def _ibis(data: Columns, native: object) -> object:  # noqa: ARG001
    import ibis

    names = list(data)
    rows = [dict(zip(names, row, strict=True)) for row in _rows(data)]
    return ibis.memtable(rows, schema=_kinds(data, "string", "int64", "float64"))


def _spark(data: Columns, native: object) -> object:
    kinds = _kinds(data, "string", "bigint", "double")
    schema = ", ".join(f"`{name}` {kind}" for name, kind in kinds.items())
    return native.sparkSession.createDataFrame(_rows(data), schema)  # type: ignore[attr-defined]


_MAKERS: dict[str, Callable[[Columns, object], object]] = {
    "DUCKDB": _duckdb,
    "DASK": _dask,
    "IBIS": _ibis,
    "PYSPARK": _spark,
    "PYSPARK_CONNECT": _spark,
}
