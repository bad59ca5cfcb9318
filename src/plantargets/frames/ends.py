"""The base and the latest figure of every series of a long table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals.stable.v2 as nw

from plantargets.frames import methods
from plantargets.frames.native import beside

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from plantargets.evaluators.base_years import Wanted
    from plantargets.evaluators.engine import Method
    from plantargets.frames.native import Frame

_YEAR, _LAST, _RANK, _LEAST = nw.col("_y"), nw.col("latest_year"), nw.col("_r"), nw.col("_least")


def ends(rows: Frame, on: Sequence[str], method: Method, own: Wanted | None) -> Frame:
    """One row a series: the years and figures of its base and its latest year.

    The rows of those two years are found first, and only they are taken further.

    Args:
        rows: the keys, ``_y`` and ``_v``, both null unless there is a usable figure, and ``_wy``
            where ``own`` is given.
        on: the keys of a series.
        method: the record, whose rule for the base holds where no year is wanted.
        own: the rule for the wanted years; None without them.

    Returns:
        The keys, ``base_year`` and ``latest_year``, null for none, and the greatest and the least
        figure of each: ``_b``, ``_b2``, ``_x``, ``_x2``.
    """
    rank = methods.base_rank(method, own)
    rows = rows.with_columns(rank.of(_YEAR).alias("_r"))
    rows = _with_most(rows, on, latest_year=_YEAR.max(), _least=_RANK.min())
    wanted = (_YEAR == _LAST) | (_RANK == _LEAST) | _LAST.is_null()
    if rank.last_yields is None:
        rows = rows.filter(wanted)
    else:
        # Another year comes first only in series whose last one did.
        rows = rows.filter(wanted | (rank.last_yields & (rank.of(_LAST) == _LEAST)))
        yields = rank.last_yields & (_YEAR == _LAST)
        rows = rows.with_columns(nw.when(yields).then(methods.AFTER_ALL).otherwise(_RANK).alias("_r")).drop("_least")
        rows = _with_most(rows, on, _least=_RANK.min())
    first, last = _RANK == _LEAST, _YEAR == _LAST
    rows = rows.with_columns(
        nw.when(first).then(_YEAR).alias("base_year"),
        nw.when(first).then(nw.col("_v")).alias("_b"),
        nw.when(last).then(nw.col("_v")).alias("_x"),
    )
    return rows.group_by(*on).agg(
        nw.col("latest_year").max(),
        nw.col("base_year").max(),
        nw.col("_b").max(),
        nw.col("_x").max(),
        nw.col("_b").min().alias("_b2"),
        nw.col("_x").min().alias("_x2"),
    )


def _with_most(rows: Frame, on: Sequence[str], **most: nw.Expr) -> Frame:
    """The rows with the most of their series beside them."""
    engine = rows.implementation
    if engine.is_polars() or engine.is_pyarrow() or engine.is_dask():
        # narwhals puts a window of PyArrow beside rows that its join has moved, and has none for Dask's.
        return beside(rows, rows.group_by(*on).agg(*_named(most)), on)
    return rows.with_columns(*_named({name: made.over(*on) for name, made in most.items()}))


def _named(made: Mapping[str, nw.Expr]) -> list[nw.Expr]:
    return [each.alias(name) for name, each in made.items()]
