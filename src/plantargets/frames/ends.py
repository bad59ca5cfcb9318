"""The base and the latest figure of every series of a long table."""

from __future__ import annotations

from inspect import signature
from typing import TYPE_CHECKING

from plantargets.frames import methods
from plantargets.frames.words import NARWHALS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import narwhals.stable.v2 as nw

    from plantargets.evaluators.base_years import Wanted
    from plantargets.evaluators.engine import Method
    from plantargets.frames.native import Frame
    from plantargets.frames.words import Words


def ends(rows: Frame, words: Words, on: Sequence[str], method: Method, own: Wanted | None) -> Frame:
    """One row a series: the years and figures of its base and its latest year.

    The rows of those two years are found first, and only they are taken further.

    Args:
        rows: the keys, ``_y`` and ``_v``, both null unless there is a usable figure, and ``_wy``
            where ``own`` is given.
        words: those of the table.
        on: the keys of a series.
        method: the record, whose rule for the base holds where no year is wanted.
        own: the rule for the wanted years; None without them.

    Returns:
        The keys, ``base_year`` and ``latest_year``, null for none, and the greatest and the least
        figure of each: ``_b``, ``_b2``, ``_x``, ``_x2``.
    """
    year, value, last = words.col("_y"), words.col("_v"), words.col("latest_year")
    place, least = words.col("_r"), words.col("_least")
    rank = methods.base_rank(words, method, own)
    rows = rows.with_columns(rank.of(year).alias("_r"))
    rows = _with_most(rows, words, on, {"latest_year": year.max(), "_least": place.min()})
    wanted = (year == last) | (place == least) | last.is_null()
    if rank.last_yields is None:
        rows = rows.filter(wanted)
    else:
        # Another year comes first only in series whose last one did.
        rows = rows.filter(wanted | (rank.last_yields & (rank.of(last) == least)))
        yields = rank.last_yields & (year == last)
        rows = rows.with_columns(words.when(yields).then(methods.AFTER_ALL).otherwise(place).alias("_r")).drop("_least")
        rows = _with_most(rows, words, on, {"_least": place.min()})
    rows = rows.with_columns(
        words.when(place == least).then(year).alias("base_year"),
        words.when(place == least).then(value).alias("_b"),
        words.when(year == last).then(value).alias("_x"),
    )
    base, latest = words.col("_b"), words.col("_x")
    return rows.group_by(*on).agg(
        last.max(),
        words.col("base_year").max(),
        base.max(),
        latest.max(),
        base.min().alias("_b2"),
        latest.min().alias("_x2"),
    )


def _with_most(rows: Frame, words: Words, on: Sequence[str], most: Mapping[str, nw.Expr]) -> Frame:
    """The rows with the most of their series beside them, also where a key is null."""
    if words is not NARWHALS:
        found = rows.group_by(*on).agg(*_named(most))
        # Polars calls it by another word since 1.24.
        nulls = "nulls_equal" if "nulls_equal" in signature(rows.join).parameters else "join_nulls"
        return rows.join(found, on=list(on), how="inner", **{nulls: True})  # type: ignore[arg-type]
    if rows.implementation.is_pyarrow() or rows.implementation.is_dask():
        # narwhals puts a window of PyArrow beside rows that its join has moved, and has none for Dask's.
        return rows.join(rows.group_by(*on).agg(*_named(most)), on=list(on), how="left")
    return rows.with_columns(*_named({name: made.over(*on) for name, made in most.items()}))


def _named(made: Mapping[str, nw.Expr]) -> list[nw.Expr]:
    return [each.alias(name) for name, each in made.items()]
