"""Judging a plan on a long table of outcomes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeAlias, cast, final

import attrs
import narwhals.stable.v2 as nw

from plantargets.conventions import OFFICIAL, Convention, convention as convention_named
from plantargets.errors import FieldError, FieldTypeError
from plantargets.frames import checks, outputs, relational
from plantargets.frames.codes import label
from plantargets.frames.columns import Columns, Layout, layout
from plantargets.frames.compile import Compiled, Shape, compiled
from plantargets.frames.listing import area_key, slots
from plantargets.frames.native import deferred, dtype_of, finished, in_memory, is_lazy, small, wrap
from plantargets.frames.tables import targets_from_frame
from plantargets.frames.traits import Traits
from plantargets.periods import Period
from plantargets.plans import Plan
from plantargets.targets import Target

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from narwhals.stable.v2.typing import IntoFrameT

    from plantargets.frames.native import Frame
    from plantargets.indicators import Indicator
    from plantargets.periods import PeriodLike

Targets: TypeAlias = "Plan | Target | Iterable[Target] | object"


def evaluate(
    targets: Targets,
    outcomes: IntoFrameT,
    *,
    columns: Columns | Mapping[str, str | None] | None = None,
    convention: Convention | str = OFFICIAL,
    periods: Iterable[PeriodLike] | None = None,
    areas: Iterable[str | int] | None = None,
    indicators: Iterable[Indicator] | None = None,
    forecasts: bool = False,
    decimals: int | Mapping[str, int] = 6,
    missing: bool = True,
    bounds: bool = True,
    labels: bool = False,
    validate: bool | None = None,
) -> IntoFrameT:
    """Judge targets on a long table of outcomes: one row of the result for each target and area.

    It gives what :func:`plantargets.evaluate` gives for each of them. A target without an area is
    judged in every area of the table, one without a period in every period. The result is a
    table of the same engine, and lazy if the outcomes were: nothing is collected.

    Its columns are ``area``, ``period``, ``target``, ``indicator``; ``verdict`` (1 attained, 0
    undetermined, −1 missed), ``grade``, ``margin``, ``reason`` (the first one); the ends of the
    acceptable and of the possible set; and ``inexact``: a comparison with another figure had more
    than the declared decimals, and was made on rounded figures.

    Args:
        targets: a plan, targets, or a small table of targets as
            :func:`targets_to_frame` makes it, with ``indicators``.
        outcomes: a table with one row for each area, period and indicator, of pandas, Polars,
            PyArrow, DuckDB, Dask, Ibis or PySpark. NaN and null are figures that were not reported.
        columns: names of its columns where they differ from those of :class:`Columns`.
        convention: the reading of soft words, or its name.
        periods: the periods for targets that state none; by default those of the table, which
            have to be given when it is lazy.
        areas: the areas for targets that state none; by default those of the table.
        indicators: what the codes of a table of targets stand for.
        forecasts: judge forecasts too.
        decimals: the decimals of the figures, for comparisons with other figures; one number, or
            one for each indicator (6 where none is given). Those of whole numbers are 0.
        missing: give a row, undetermined, to each target and area that nobody reported on. Without
            them targets of one figure cost one join less.
        bounds: add the acceptable and the possible set.
        labels: words instead of the codes of verdict, grade and reason.
        validate: look for duplicate keys, empty keys, unknown status codes and units, and for
            references that no row is about. By default for tables in memory only; on a lazy table
            it runs a few small queries.

    Raises:
        ColumnError: a column is missing.
        FieldTypeError: a column has the wrong type.
        FieldError: the table breaks a rule that ``validate`` looks for.
        DuplicateIdError: two targets with the same id, area and period.

    >>> import polars as pl
    >>> growth = Indicator("growth", unit="percent", kind="growth", direction="higher")
    >>> table = pl.DataFrame({"area": ["A", "B"], "period": 2023, "indicator": "growth", "value": [6.4, 5.1]})
    >>> found = evaluate(Target(growth, About("6.5 %"), period="2023"), table, labels=True).sort("area")
    >>> found.select("area", "verdict", "grade").rows()
    [('A', 'attained', 'within_tolerance'), ('B', 'missed', 'missed')]
    """
    frame = wrap(outcomes, "outcomes")
    lay = layout(frame, Columns.of(columns))
    checked = not is_lazy(frame) if validate is None else validate
    listed = _listed(targets, indicators)
    known = _periods(listed, frame, lay, periods)
    chosen = convention_named(convention)
    made = [each for target in listed for each in _timed(target, known, chosen, decimals)]
    relational.check_keys(lay, [each.target for each in made])
    if checked:
        checks.rows(frame, lay, listed)
    given, frame = frame, deferred(frame)
    groups = relational.grouped(made)
    points = all("h" not in relational.parts_of(shape, lay) and shape.how != "milestone" for shape in groups)
    found = relational.reports(frame, lay, forecasts=forecasts, points=points)
    period_texts = not lay.whole_years or not all(_is_year(each.period) for each in made)
    asked = _Asked(None if areas is None else tuple(areas), bounds, missing, period_texts)
    results = [_shape(group, shape, frame, found, lay, asked) for shape, group in groups.items()]
    if not results:
        raise FieldError("targets", "none", "at least one target")
    whole = relational.stacked(results)
    if labels:
        whole = whole.with_columns(label("verdict"), label("grade"), label("reason"))
    return cast("IntoFrameT", finished(whole, given).to_native())


def _listed(targets: Targets, indicators: Iterable[Indicator] | None) -> tuple[Target, ...]:
    if indicators is not None:
        return targets_from_frame(targets, indicators)
    if isinstance(targets, Plan):
        return targets.targets
    if isinstance(targets, Target):
        return (targets,)
    _refuse_tables(targets)
    found: list[Target] = []
    for index, each in enumerate(cast("Iterable[object]", targets)):
        if not isinstance(each, Target):
            raise FieldTypeError(f"targets[{index}]", each, "a Target")
        found.append(each)
    return tuple(found)


def _refuse_tables(given: object) -> None:
    kind = type(given).__name__
    if hasattr(given, "columns") or not isinstance(given, Iterable):
        raise FieldTypeError("targets", kind, "a Plan, Targets, or a table of targets with indicators=[…]")


def _periods(
    targets: Sequence[Target], frame: Frame, lay: Layout, periods: Iterable[PeriodLike] | None
) -> list[Period] | None:
    """The periods for targets that state none; None where none is needed, or the table tells none apart."""
    if all(each.period is not None for each in targets) or (lay.period is None and periods is None):
        return None
    if periods is not None:
        return [Period.of(each) for each in periods]
    assert lay.period is not None
    if is_lazy(frame):
        raise FieldError(
            "periods",
            None,
            "the periods to judge, such as range(2010, 2025): the table is lazy and a target states none",
        )
    values = [each for each in in_memory(frame)[lay.period].unique().to_list() if each is not None]
    return sorted((Period.of(each) for each in values), key=lambda each: (each.start, each.end))


def _timed(
    target: Target, periods: Sequence[Period] | None, convention: Convention, decimals: int | Mapping[str, int]
) -> list[Compiled]:
    """The target in its period; one without stands for every period."""
    digits = _decimals(target, decimals)
    if target.period is not None or periods is None:
        return [compiled(target, convention, digits)]
    years = [each for each in periods if _is_year(each)]
    reference = target.reference
    made: list[Compiled] = []
    if years and (reference is None or reference.period is None):
        first = compiled(attrs.evolve(target, period=years[0]), convention, digits)
        if first.shape.simple:
            made = [first, *(first.in_year(year) for year in years[1:])]
    others = [each for each in periods if not (made and _is_year(each))]
    return made + [compiled(attrs.evolve(target, period=each), convention, digits) for each in others]


def _is_year(period: Period | None) -> bool:
    return period is not None and period.text.isdecimal()


def _decimals(target: Target, given: int | Mapping[str, int]) -> int:
    reference = target.reference
    indicators = [target.indicator]
    if reference is not None and reference.indicator is not None:
        indicators.append(reference.indicator)
    whole = all(each.integer or each.kind == "rank" for each in indicators)
    found = relational.decimals_of(given, [each.code for each in indicators])
    return 0 if whole else found


@final
@attrs.frozen
class _Asked:
    """Options of one call."""

    areas: tuple[str | int, ...] | None
    bounds: bool
    missing: bool
    period_texts: bool


def _shape(  # noqa: PLR0917
    group: Sequence[Compiled],
    shape: Shape,
    frame: Frame,
    found: Frame,
    lay: Layout,
    asked: _Asked,
) -> Frame:
    """The result for the targets of one shape."""
    if shape.how == "milestone":
        found = relational.milestones(found, lay, {each.target.indicator.code for each in group})
        lay = attrs.evolve(lay, flags=True, status=True)
    parts = relational.parts_of(shape, lay)
    looked = slots(group[0])
    if not asked.missing and shape.simple:
        table, fixed = relational.reported(group, lay, found, asked.period_texts, parts)
        looked.pop("0")
    else:
        table, fixed = relational.spread(group, lay, found, _areas(frame, found, lay, asked.areas), asked.period_texts)
    traits = Traits.of(group, lay, fixed)
    table = relational.looked_up(table, looked, lay, found, fixed, parts)
    table = outputs.judged(table, traits, bounds=asked.bounds)

    def given(name: str) -> nw.Expr:
        cell = fixed.get(name)
        return nw.col(name) if cell is None else nw.lit(cell, dtype_of(cell))

    wanted = [nw.col("_a").alias("area")] if lay.area is not None else []
    names = [*(["period"] if lay.period is not None else []), "target", "indicator"]
    wanted += [given(name).alias(name) for name in names]
    wanted += [nw.col(name) for name in ("verdict", "grade", "margin", "reason")]
    if asked.bounds:
        known = shape.how != "no_test"
        wanted += [
            (given("_sl") if known else nw.lit(None, nw.Float64())).alias("acceptable_low"),
            (given("_sh") if known else nw.lit(None, nw.Float64())).alias("acceptable_high"),
            (given("_slc") > 0).alias("acceptable_low_closed"),
            (given("_shc") > 0).alias("acceptable_high_closed"),
            *(nw.col(f"possible_{end}") for end in ("low", "high", "low_closed", "high_closed")),
        ]
    return table.select(*wanted, nw.col("inexact") if shape.scaled else nw.lit(value=False).alias("inexact"))


def _areas(frame: Frame, found: Frame, lay: Layout, areas: Sequence[str | int] | None) -> Frame | None:
    if lay.area is None:
        return None
    if areas is not None:
        listed = [area_key(each, lay) if isinstance(each, str) else each for each in areas]
        return small({"_a": listed}, frame)
    return found.select("_a").unique()
