"""Judging a table that already has both sets in its columns."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, TypeAlias, cast

import narwhals.stable.v2 as nw

from plantargets.errors import FieldError, FieldTypeError
from plantargets.frames.codes import label, reason_code
from plantargets.frames.columns import need
from plantargets.frames.expressions import Edge, Ends, above, below, code, grade, holds, least, past, short_of, verdict
from plantargets.frames.native import deferred, finished, in_pieces, wrap
from plantargets.verdicts import Reason

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narwhals.stable.v2.typing import IntoFrameT

    from plantargets.frames.native import Frame

OUTPUTS = ("verdict", "grade", "margin", "reason")
_STEP = "_pt_"


def judge(
    table: IntoFrameT,
    *,
    possible: tuple[str, str] | str = ("low", "high"),
    acceptable: tuple[str, str] = ("acceptable_low", "acceptable_high"),
    possible_closed: tuple[str, str] | None = None,
    acceptable_closed: tuple[str, str] | None = None,
    core: tuple[str, str] | None = None,
    exceeded: tuple[str, str] | None = None,
    outputs: Sequence[str] = OUTPUTS,
    labels: bool = False,
) -> IntoFrameT:
    """Add the relation of two sets, given as columns, to any table.

    Both sets are in one unit. An end that is null or NaN makes its set unknown, and so does a set
    that is empty; −inf and inf stand for no end. The result is of the same engine, lazy if it was.

    Args:
        table: a table of any engine.
        possible: the columns of the possible set, lower and upper end, or of the figure.
        acceptable: the columns of the acceptable set.
        possible_closed: two columns of true and false; without them all ends are closed.
        acceptable_closed: the same for the acceptable set.
        core: what is accepted without any tolerance; without it, the acceptable set.
        exceeded: the columns of the figures to be strictly above, and strictly below, for the
            grade "exceeded" (inf and −inf for none).
        outputs: which columns to add: ``verdict`` (1, 0, −1), ``grade``, ``margin``, ``reason``.
        labels: words instead of codes.

    Raises:
        ColumnError: a column is missing.
        FieldTypeError: a column is not of numbers.

    >>> import polars as pl
    >>> table = pl.DataFrame({"low": [6.0, 6.4], "high": [6.2, 6.6], "floor": 6.5, "ceiling": float("inf")})
    >>> judge(table, acceptable=("floor", "ceiling"), labels=True)["verdict"].to_list()
    ['missed', 'undetermined']
    """
    given = wrap(table, "table")
    frame = deferred(given)
    low, high = (possible, possible) if isinstance(possible, str) else possible
    _check(frame, (low, high, *acceptable, *(core or ()), *(exceeded or ())), possible_closed, acceptable_closed)
    for name in outputs:
        if name not in OUTPUTS:
            raise FieldError("outputs", name, ", ".join(OUTPUTS))

    def related(part: Frame) -> Frame:
        return _related(part, ((low, high), possible_closed), (acceptable, acceptable_closed), core, exceeded, outputs)

    frame = in_pieces(frame, related, outputs)
    if labels:
        frame = frame.with_columns(*(label(name) for name in outputs if name != "margin"))
    return cast("IntoFrameT", finished(frame, given).to_native())


_Set: TypeAlias = "tuple[tuple[str, str], tuple[str, str] | None]"


def _related(  # noqa: PLR0917
    frame: Frame,
    possible: _Set,
    acceptable: _Set,
    core: tuple[str, str] | None,
    exceeded: tuple[str, str] | None,
    outputs: Sequence[str],
) -> Frame:
    """The table with the outputs."""
    frame, ours = _ends(frame, *possible, "p")
    frame, wanted = _ends(frame, *acceptable, "a")
    bottom, top = Edge(wanted.low, wanted.low_open), Edge(wanted.high, wanted.high_open)
    known = nw.col("_pt_p") & nw.col("_pt_a")
    frame = frame.with_columns(
        (known & above(ours, bottom) & below(ours, top)).alias("_pt_in"),
        (known & (short_of(ours, bottom) | past(ours, top))).alias("_pt_out"),
    )
    inside, outside = nw.col("_pt_in"), nw.col("_pt_out")
    made: dict[str, nw.Expr] = {"verdict": verdict(inside, outside)}
    if "margin" in outputs:
        frame = frame.with_columns(
            (ours.low - wanted.low).alias("_pt_low"), (wanted.high - ours.high).alias("_pt_high")
        )
        made["margin"] = (
            nw.when(inside)
            .then(least([nw.col("_pt_low"), nw.col("_pt_high")]))
            .when(outside & (ours.high <= wanted.low))
            .then(ours.high - wanted.low)
            .when(outside)
            .then(wanted.high - ours.low)
        )
    if "grade" in outputs:
        made["grade"] = _grade(ours, wanted, inside, outside, core, exceeded)
    if "reason" in outputs:
        made["reason"] = (
            nw.when(inside | outside)
            .then(code(0))
            .when(known)
            .then(code(reason_code(Reason.STRADDLES)))
            .when(nw.col("_pt_p"))
            .then(code(reason_code(Reason.NO_TEST)))
            .otherwise(code(reason_code(Reason.NO_OUTCOME)))
        )
    frame = frame.with_columns(*(made[name].alias(name) for name in outputs))
    names = frame.collect_schema().names()
    return frame.select(*(name for name in names if not name.startswith(_STEP)))


def _check(
    frame: Frame,
    numbers: tuple[str, ...],
    possible_closed: tuple[str, str] | None,
    acceptable_closed: tuple[str, str] | None,
) -> None:
    schema = frame.collect_schema()
    found = {name: schema[name] for name in schema.names()}
    for name in numbers:
        need(found, name, name, "table")
        if not found[name].is_numeric():
            raise FieldTypeError(f"table.{name}", str(found[name]), "numbers; cast the column first")
    for name in (*(possible_closed or ()), *(acceptable_closed or ())):
        need(found, name, name, "table")
        if found[name] != nw.Boolean():
            raise FieldTypeError(f"table.{name}", str(found[name]), "true and false")


def _ends(frame: Frame, names: tuple[str, str], closed: tuple[str, str] | None, side: str) -> tuple[Frame, Ends]:
    """The ends of a set as they are, and a column that says whether it is known and holds a number."""
    low, high = names
    bottom, top, known = nw.col(low), nw.col(high), f"_pt_{side}"
    if low == high:
        return frame.with_columns(bottom.is_finite().alias(known)), Ends(bottom, top)
    schema = frame.collect_schema()
    sound = holds(bottom, top) if schema[low].is_float() or schema[high].is_float() else bottom <= top
    if closed is None:
        return frame.with_columns(sound.alias(known)), Ends(bottom, top)
    # No end is neither open nor closed, whatever its flag says.
    shut = nw.col(closed[0]) | (bottom == -inf), nw.col(closed[1]) | (top == inf)
    frame = frame.with_columns(
        *(nw.when(each).then(0.0).otherwise(1.0).alias(f"{known}{i}") for i, each in enumerate(shut))
    )
    opened = nw.col(f"{known}0"), nw.col(f"{known}1")
    sound = sound & ((bottom < top) | ((opened[0] + opened[1]) < 0.5))
    return frame.with_columns(sound.alias(known)), Ends(bottom, top, *opened)


def _grade(  # noqa: PLR0917
    ours: Ends,
    wanted: Ends,
    inside: nw.Expr,
    outside: nw.Expr,
    core: tuple[str, str] | None,
    exceeded: tuple[str, str] | None,
) -> nw.Expr:
    met: nw.Expr | None = None
    if core is not None:
        met = above(ours, Edge(nw.col(core[0]), wanted.low_open)) & below(ours, Edge(nw.col(core[1]), wanted.high_open))
    if exceeded is None:
        better = None
    else:
        edge = Edge(nw.col(exceeded[0])), Edge(nw.col(exceeded[1]))
        better = (ours.low > edge[0].at) | (ours.high < edge[1].at)
        if ours.low_open is not None and ours.high_open is not None:
            better = (
                better
                | ((ours.low == edge[0].at) & (ours.low_open > 0.5))
                | ((ours.high == edge[1].at) & (ours.high_open > 0.5))
            )
    return grade(inside, outside, better, met)
