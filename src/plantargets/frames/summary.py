"""Counts of verdicts, overall and by any grouping."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import narwhals.stable.v2 as nw

from plantargets.frames.codes import ATTAINED, MISSED, UNDETERMINED, VERDICTS
from plantargets.frames.columns import need
from plantargets.frames.native import wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narwhals.stable.v2.typing import IntoFrameT

_ONE, _NONE = nw.lit(1, nw.Int64()), nw.lit(0, nw.Int64())


def summarise(result: IntoFrameT, by: str | Sequence[str] = ()) -> IntoFrameT:
    """Count the verdicts of a result, one row for each group.

    What is undetermined stays in the count: ``undetermined_share`` is its share of all rows. The
    result is of the same engine, and lazy if the given table was.

    Args:
        result: what :func:`evaluate`, :func:`judge` or :func:`progress` gave, with codes or labels.
            Of the last, rows without a verdict are in the total only.
        by: the columns to group by, such as ``"area"`` or ``["indicator", "period"]``; without
            them there is one row for the whole.

    Returns:
        The groups, and the columns ``total``, ``attained``, ``missed``, ``undetermined``,
        ``undetermined_share``, ``inexact`` (0 where the table has no such column).

    Raises:
        ColumnError: the table has no verdicts, or no such group.

    >>> import polars as pl
    >>> summarise(pl.DataFrame({"verdict": [1, 1, 0, -1]})).to_dicts()[0]["undetermined_share"]
    0.25
    """
    frame = wrap(result, "result")
    schema = frame.collect_schema()
    found = {name: schema[name] for name in schema.names()}
    groups = [by] if isinstance(by, str) else list(by)
    for name in ("verdict", *groups):
        need(found, name, name, "result")
    labelled = not found["verdict"].is_integer()
    verdict = nw.col("verdict")

    def counted(code: int) -> nw.Expr:
        holds = verdict == (VERDICTS[code].value if labelled else code)
        return nw.when(holds).then(_ONE).otherwise(_NONE)

    inexact = nw.when(nw.col("inexact")).then(_ONE).otherwise(_NONE) if "inexact" in found else _NONE
    names = {"attained": counted(ATTAINED), "missed": counted(MISSED), "undetermined": counted(UNDETERMINED)}
    parts = [*names, "inexact"]
    frame = frame.select(
        *groups,
        *(each.alias(f"_{name}") for name, each in names.items()),
        inexact.alias("_inexact"),
        _ONE.alias("_total"),
    )
    sums = [nw.col(f"_{name}").sum().alias(name) for name in ("total", *parts)]
    frame = frame.group_by(*groups).agg(*sums) if groups else frame.select(*sums)
    # Sums are wider in some engines, and null of nothing.
    frame = frame.with_columns(*(nw.col(name).fill_null(0).cast(nw.Int64()) for name in ("total", *parts)))
    share = nw.when(nw.col("total") > 0).then(nw.col("undetermined").cast(nw.Float64()) / nw.col("total"))
    frame = frame.with_columns(share.alias("undetermined_share"))
    return cast("IntoFrameT", frame.select(*groups, "total", *names, "undetermined_share", "inexact").to_native())
