"""The published methods on a table of many series at once: one query for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import attrs
import narwhals.stable.v2 as nw

from plantargets.errors import FieldError
from plantargets.frames import checks, goals, steps
from plantargets.frames.cases import Case
from plantargets.frames.codes import label, reason_code
from plantargets.frames.columns import Columns, layout, need
from plantargets.frames.ends import ends
from plantargets.frames.legends import record_of
from plantargets.frames.native import deferred, finished, is_lazy, wrap
from plantargets.frames.relational import decimals_of
from plantargets.frames.reports import FORECASTS, NOT_REPORTED
from plantargets.frames.words import spoken, true
from plantargets.verdicts import Reason

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from narwhals.stable.v2.typing import IntoFrameT

    from plantargets.evaluators.engine import Method, PublishedMethod
    from plantargets.frames.columns import Layout
    from plantargets.frames.goals import Asked, Goals
    from plantargets.frames.native import Frame
    from plantargets.frames.words import Words

MADE = (
    "base_year", "latest_year", "statistic", "score", "code", "level", "verdict", "reason", "inexact", "label",
)  # fmt: skip


def progress(
    series: IntoFrameT,
    method: PublishedMethod | Method,
    targets: Goals | None = None,
    *,
    columns: Columns | Mapping[str, str | None] | None = None,
    by: str | Sequence[str] = (),
    direction: str | None = None,
    target_year: int | None = None,
    decimals: int = 6,
    forecasts: bool = False,
    missing: bool = True,
    labels: bool = False,
    validate: bool | None = None,
) -> IntoFrameT:
    """Judge every series of a long table by a published method, in one query.

    It gives what ``method.series`` gives for each series. The result is a table of the same
    engine, and lazy if the series were: nothing is collected. A call has a fixed cost, so all
    indicators belong in one; below some hundred series ``method.series`` in a loop is faster.

    Args:
        series: one row for each area, indicator and year, of pandas, Polars, PyArrow, DuckDB,
            Dask, Ibis or PySpark. Figures that are null, NaN or infinite were not reported.
        method: :class:`~plantargets.evaluators.OpenSDG`, ``Eurostat``, ``Eustat``,
            ``UNProgressChart``, ``Completion`` with their settings, or a house
            :class:`~plantargets.evaluators.Method` made of their parts.
        targets: what is known of each indicator: a mapping by its code, of targets or of dicts with
            any of ``direction``, ``target``, ``target_year``, ``base_year``, ``base`` and
            ``limit``; or a table with a column ``indicator``, columns of these names, and
            ``area`` or columns of ``by`` where they differ. An indicator without a target is
            judged as the method judges those.
        columns: names of the columns of ``series`` where they differ from those of
            :class:`Columns`. Years are in ``period``, or ``year`` where there is none: whole
            numbers, or text such as ``"2015"`` or ``"2015-16"``.
        by: further columns that tell series apart, such as ``"sex"``.
        direction: ``"higher"`` or ``"lower"`` for the indicators that state none.
        target_year: the same for target years; without it, the method's own.
        decimals: the decimals of the figures: quotients of such figures are exact.
        forecasts: judge forecasts too, where there is a column of statuses.
        missing: give a row, undetermined, to each target that there is no series of.
        labels: add the publisher's word, and words instead of the codes of verdict and reason.
        validate: look for duplicate and empty keys, unknown words, mixed units, unreadable years,
            and targets that no row is about. By default for tables in memory only.

    Returns:
        One row for each series, with the columns ``area``, those of ``by``, ``indicator``;
        ``base_year`` and ``latest_year`` (0 for none); ``statistic`` and ``score``; ``code`` of the
        label and its ``level`` (−1 for none); ``verdict`` (1 met, −1 missed, 0 undetermined, 2
        none, for want of a target or on its way); ``reason``, the first one, of which
        ``baseline_met`` may stand beside a label; ``inexact``, where the statistic lies so near a
        cut point that the last digit of its floats decides. :func:`legend` gives the words, and
        what of the method is unverified.

        Without a direction a series is undetermined for ``no_direction``; with two different
        figures for a year that counts, for ``conflict``.

    Raises:
        ColumnError: a column is missing.
        FieldTypeError: a column has the wrong type.
        FieldError: the method has a part without a form for tables, or ``validate`` found
            something.
        DirectionError: a direction that is neither ``higher`` nor ``lower``.

    >>> import polars as pl
    >>> from plantargets.evaluators import OpenSDG
    >>> years = pl.DataFrame({
    ...     "indicator": ["poverty", "poverty", "schooling", "schooling"],
    ...     "year": [2015, 2023, 2015, 2023],
    ...     "value": [14.5, 10.2, 90.0, 93.2],
    ... })
    >>> known = {"poverty": {"target": 7.25, "direction": "lower"}, "schooling": {"direction": "higher"}}
    >>> found = progress(years, OpenSDG(), known, columns={"area": None}, labels=True).sort("indicator")
    >>> found["label"].to_list(), found["statistic"].round(4).to_list()
    (['substantial_progress', 'limited_progress'], [0.9526, 0.0044])
    """
    frame = wrap(series, "series")
    lay = _laid(frame, Columns.of(columns))
    extra = [by] if isinstance(by, str) else list(by)
    keys = _keys(frame, lay, extra)
    if direction is not None:
        goals.check_direction(direction)
    record, checked = record_of(method), not is_lazy(frame) if validate is None else validate
    if checked:
        checks.series(frame, lay, extra)
    own, words = spoken(deferred(frame))
    rows = _rows(own, words, lay, keys, forecasts=forecasts)
    asked = goals.asked(targets, wrap(rows, "series"), keys, method, validate=checked)
    if checked:
        goals.warn_of_missing(asked, wrap(rows, "series"), keys["indicator"])
    if missing:
        rows = _with_missing(rows, words, asked, keys)
    found = _cases(rows, words, asked, keys, method, direction, target_year)
    limits = "_lim" in asked.found or getattr(method, "limit", None) is not None
    judge = steps.Judge(words, record, decimals_of(decimals, ()), targets="_t" in asked.found, limits=limits)
    shown = {**keys, **{name: name for name in MADE[2:-1]}, "base_year": "_base_year", "latest_year": "_latest_year"}
    order = [*keys, *MADE[:-1]]
    found = steps.judged(found, judge).select(*(words.col(shown[name]).alias(name) for name in order))
    result = wrap(found, "series")
    if labels:
        result = result.with_columns(_word(record).alias("label"), label("verdict"), label("reason"))
    return cast("IntoFrameT", finished(result, frame).to_native())


def _laid(frame: Frame, columns: Columns) -> Layout:
    names = frame.collect_schema().names()
    if columns.period == "period" and "period" not in names and "year" in names:
        columns = attrs.evolve(columns, period="year")
    lay = layout(frame, columns, "series")
    if lay.period is None:
        raise FieldError("columns.period", None, "a column of years")
    if lay.value is None:
        need({name: nw.Float64() for name in names}, columns.value, "value", "series")
    return lay


def _keys(frame: Frame, lay: Layout, by: Sequence[str]) -> dict[str, str]:
    """The keys of a series by the name in the result, under private names."""
    schema = frame.collect_schema()
    found = {name: schema[name] for name in schema.names()}
    for name in by:
        need(found, name, "by", "series")
        if name in {*MADE, "area", "indicator"} or name.startswith("_"):
            raise FieldError("by", name, "a column that the result has no other meaning for; rename it first")
    keys = {"area": "_a"} if lay.area is not None else {}
    return keys | {name: f"_k{index}" for index, name in enumerate(by)} | {"indicator": "_i"}


def _rows(frame: Frame, words: Words, lay: Layout, keys: Mapping[str, str], *, forecasts: bool) -> Frame:
    """Keys, years and figures; both null unless there is a usable figure."""
    names = lay.columns
    assert lay.period is not None
    assert lay.value is not None
    made: list[nw.Expr] = []
    for name, private in keys.items():
        column = words.col({"area": lay.area or "", "indicator": names.indicator}.get(name, name))
        text = name == "indicator" or (name == "area" and not lay.whole_areas)
        made.append((column.cast(words.String) if text else column).alias(private))
    year, value = words.col(lay.period), words.col(lay.value).cast(words.Float64)
    if not lay.whole_years:
        year = year.cast(words.String).str.slice(0, 4)
    usable = value.is_finite()
    if lay.status:
        unused = NOT_REPORTED if forecasts else (*NOT_REPORTED, *FORECASTS)
        usable = usable & ~true(words, words.col(names.status).is_in(unused))
    frame = frame.select(*made, year.cast(words.Float64).alias("_y"), words.when(usable).then(value).alias("_v"))
    return frame.with_columns(words.when(~words.col("_v").is_null()).then(words.col("_y")).alias("_y"))


def _with_missing(rows: Frame, words: Words, asked: Asked, keys: Mapping[str, str]) -> Frame:
    """The rows, and an empty one for each target in each place."""
    if asked.frame is None:
        return rows
    spine = asked.frame.select(*asked.on)
    others = [private for private in keys.values() if private not in asked.on]
    if others:
        spine = rows.select(*others).unique().join(spine, how="cross")
    nothing = words.lit(None, words.Float64)
    spine = spine.with_columns(nothing.alias("_y"), nothing.alias("_v"))
    names = [*keys.values(), "_y", "_v"]
    return words.concat([rows.select(*names), spine.select(*names)])


def _cases(  # noqa: PLR0917
    rows: Frame,
    words: Words,
    asked: Asked,
    keys: Mapping[str, str],
    method: PublishedMethod | Method,
    direction: str | None,
    target_year: int | None,
) -> Frame:
    """One row a series: base, latest figure and target, as a method sees them."""
    on, record = list(keys.values()), record_of(method)
    own = goals.own_base_year(method) if "_wy" in asked.found else None
    due = record.target_year if target_year is None else target_year
    cut = record.cut_at_target_year
    early = {*(["_wy"] if own is not None else []), *(["_ty"] if cut and "_ty" in asked.found else [])}
    if asked.frame is not None and early:
        rows = rows.join(asked.frame.select(*asked.on, *sorted(early)), on=list(asked.on), how="left")
    if cut and ("_ty" in early or due is not None):
        last = _or(words, words.col("_ty"), due) if "_ty" in early else words.lit(float(due or 0))
        within = last.is_null() | (words.col("_y") <= last)
        rows = rows.with_columns(*(words.when(within).then(words.col(name)).alias(name) for name in ("_y", "_v")))
    found = ends(rows, words, on, record, own)
    if asked.frame is not None:
        found = found.join(asked.frame, on=list(asked.on), how="left")
    return _completed(found, words, asked, method, direction, due)


def _or(words: Words, column: nw.Expr, default: float | None) -> nw.Expr:
    return column if default is None else words.when(column.is_null()).then(float(default)).otherwise(column)


def _completed(  # noqa: PLR0917
    found: Frame, words: Words, asked: Asked, method: PublishedMethod | Method, direction: str | None, due: int | None
) -> Frame:
    """Add what lies between base, latest figure and target, and why there is no case."""
    side = None if direction is None else 1.0 if direction == "higher" else -1.0
    record, limit = record_of(method), getattr(method, "limit", None)
    apart = None if record.base_value is None else float(record.base_value)
    plain = {"_t": None, "_ty": due, "_s": side, "_bg": apart, "_lim": None if limit is None else float(limit)}
    made: list[nw.Expr] = []
    for name, given in plain.items():
        if name not in asked.found:
            made.append(words.lit(given, words.Float64).alias(name))
        elif given is not None:
            made.append(_or(words, words.col(name), given).alias(name))
    base_year, latest_year, other = words.col("base_year"), words.col("latest_year"), words.col("_bg")
    conflict = words.col("_x") > words.col("_x2")
    if apart is None:
        same = words.col("_b") > words.col("_b2")
        conflict = conflict | (other.is_null() & same if "_bg" in asked.found else same)
    if made:
        found = found.with_columns(*made)
    why = words.when(latest_year.is_null()).then(_reason(words, Reason.NO_OUTCOME))
    why = why.when(words.col("_s").is_null()).then(_reason(words, Reason.NO_DIRECTION))
    why = (
        why.when(conflict)
        .then(_reason(words, Reason.CONFLICT))
        .when(base_year.is_null())
        .then(_reason(words, Reason.NO_BASE))
    )
    target, year = words.col("_t"), words.col("_ty")
    told = apart is not None or "_bg" in asked.found
    found = found.with_columns(
        why.otherwise(_reason(words, None)).alias("_why"),
        *([words.when(other.is_null()).then(words.col("_b")).otherwise(other).alias("_b")] if told else []),
        (~target.is_null()).alias("_has"),
        words.when(target.is_null()).then(0.0).otherwise(target).alias("_t0"),
        (latest_year - base_year).alias("_n"),
        words.when(year.is_null()).then(0.0).otherwise(year - base_year).alias("_span"),
    )
    has, started = words.col("_has"), words.col("_n") > 0
    met, base_met = (Case.plain(words).reached(words.col(name), words.col("_t0")) for name in ("_x", "_b"))
    started, none = (
        (started | ~other.is_null(), base_year.is_null() | ~other.is_null()) if told else (started, base_year.is_null())
    )
    return found.with_columns(
        (has & met).alias("_m"),
        (has & base_met & true(words, started)).alias("_bm"),
        words.when(none).then(0.0).otherwise(base_year).cast(words.Int32).alias("_base_year"),
        words.when(latest_year.is_null()).then(0.0).otherwise(latest_year).cast(words.Int32).alias("_latest_year"),
    )


def _reason(words: Words, reason: Reason | None) -> nw.Expr:
    return words.lit(0 if reason is None else reason_code(reason), words.Int32)


def _word(record: Method) -> nw.Expr:
    """The label of a code; for none, the publisher's word for that, or ""."""
    chain = nw.when(nw.col("code") == -1).then(nw.lit(record.no_label or ""))
    for index, name in enumerate(steps.labels(record)):
        chain = chain.when(nw.col("code") == index).then(nw.lit(name))
    return chain.otherwise(nw.lit(""))
