"""Judging a plan on a long table of outcomes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeAlias, cast, final

import attrs
import narwhals.stable.v2 as nw

from plantargets.conventions import OFFICIAL, Convention, convention as convention_named
from plantargets.errors import FieldError, FieldTypeError
from plantargets.frames import checks, outputs as outputs_, relational
from plantargets.frames.codes import label
from plantargets.frames.columns import Columns, Layout, layout
from plantargets.frames.compile import Compiled, Shape, compiled
from plantargets.frames.listing import area_key, period_key, slots
from plantargets.frames.native import deferred, finished, in_memory, is_lazy, lighter, small, wrap
from plantargets.frames.outputs import OUTPUTS
from plantargets.frames.reports import Reports, milestones, parts_of
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
    outputs: Sequence[str] = OUTPUTS,
    labels: bool = False,
    validate: bool | None = None,
) -> IntoFrameT:
    """Judge targets on a long table of outcomes: one row of the result for each target and area.

    It gives what :func:`plantargets.evaluate` gives for each of them. A target without an area is
    judged in every area of the table, one without a period in every period. The result is a
    table of the same engine, and lazy if the outcomes were: nothing is collected.

    Its columns are ``area``, ``period``, ``target``, ``indicator``, and those that ``outputs`` asks
    for: ``verdict`` (1 attained, 0 undetermined, −1 missed), ``grade``, ``margin``, ``reason`` (the
    first one); the ends of the acceptable and of the possible set; and ``inexact``: a comparison
    with another figure had more than the declared decimals, and was made on rounded figures.

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
        outputs: which columns to add to the keys: ``verdict``, ``grade``, ``margin``, ``reason``,
            ``acceptable`` and ``possible`` (four columns each), ``inexact``. Calls are
            faster the fewer they are.
        labels: words instead of the codes of verdict, grade and reason.
        validate: look for duplicate keys, empty keys, unknown status codes and units, and for
            references that no row is about. By default for tables in memory only; on a lazy table
            it runs a few small queries.

    Raises:
        ColumnError: a column is missing.
        FieldTypeError: a column has the wrong type; outputs or areas are no list.
        FieldError: the table breaks a rule that ``validate`` looks for, or an output is unknown.
        DuplicateIdError: two targets with the same id, area and period.

    >>> import polars as pl
    >>> growth = Indicator("growth", unit="percent", kind="growth", direction="higher")
    >>> table = pl.DataFrame({"area": ["A", "B"], "period": 2023, "indicator": "growth", "value": [6.4, 5.1]})
    >>> found = evaluate(Target(growth, About("6.5 %"), period="2023"), table, labels=True).sort("area")
    >>> found.select("area", "verdict", "grade").rows()
    [('A', 'attained', 'within_tolerance'), ('B', 'missed', 'missed')]
    >>> evaluate(Target(growth, About("6.5 %"), period="2023"), table, outputs=["verdict"]).columns
    ['area', 'period', 'target', 'indicator', 'verdict']
    """
    wanted = outputs_.checked(outputs)
    within = _area_list(areas)
    given = wrap(outcomes, "outcomes")
    named = Columns.of(columns)
    frame = lighter(given, layout(given, named).names)
    lay = layout(frame, named)
    checked = not is_lazy(frame) if validate is None else validate
    listed = _listed(targets, indicators)
    known = _periods(listed, frame, lay, periods)
    chosen = convention_named(convention)
    made = [each for target in listed for each in _timed(target, known, chosen, decimals)]
    relational.check_keys(lay, [each.target for each in made])
    if checked:
        checks.rows(frame, lay, listed)
    groups = relational.grouped(made)
    lay = _holding(lay, made, within or ())
    found = Reports(deferred(frame), lay, forecasts, ordered=frame is not given)
    period_texts = not lay.whole_years or not all(_is_year(each.period) for each in made)
    asked = _Asked(within, wanted, missing, period_texts)
    results = [_shape(part, shape, found, asked) for shape, group in groups.items() for part in _parts(group, asked)]
    if not results:
        raise FieldError("targets", "none", "at least one target")
    whole = relational.stacked(results)
    worded = [name for name in ("verdict", "grade", "reason") if labels and name in wanted]
    if worded:
        whole = whole.with_columns(*map(label, worded))
    return cast("IntoFrameT", finished(whole, given).to_native())


def _holding(lay: Layout, made: Sequence[Compiled], areas: Sequence[object]) -> Layout:
    """The layout with keys that hold the areas and years of the targets."""
    if lay.whole_areas:
        named = {each.target.area for each in made} | {key.area for each in made for key in each.references}
        lay = lay.holding("area", [*areas, *(area_key(area, lay) for area in named if area is not None)])
    if lay.whole_years:
        keys = (key.period for each in made for key in (*each.values, *each.references))
        lay = lay.holding("period", {period_key(period, lay) for period in {*keys, *(each.period for each in made)}})
    return lay


def _area_list(areas: Iterable[str | int] | None) -> tuple[str | int, ...] | None:
    if areas is None:
        return None
    if isinstance(areas, str | bytes) or not isinstance(areas, Iterable):
        raise FieldTypeError("areas", areas, "a list of areas, such as ['North']")
    return tuple(areas)


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
    outputs: tuple[str, ...]
    missing: bool
    period_texts: bool


def _parts(group: Sequence[Compiled], asked: _Asked) -> list[list[Compiled]]:
    """The targets of one shape that are looked for in one way: those with an area, and those without, by themselves."""
    if asked.missing or not group[0].shape.simple:
        return [list(group)]
    placed = [each for each in group if each.target.area is not None]
    free = [each for each in group if each.target.area is None]
    return [part for part in (free, placed) if part]


def _shape(group: Sequence[Compiled], shape: Shape, found: Reports, asked: _Asked) -> Frame:
    """The result for the targets of one shape."""
    if shape.how == "milestone":
        found = milestones(found, {each.target.indicator.code for each in group})
    lay = found.lay
    parts = parts_of(shape, lay)
    looked = slots(group[0])
    if not asked.missing and shape.simple:
        table, listed = relational.reported(group, found, asked.period_texts, parts)
        looked.pop("0")
    else:
        table, listed = relational.spread(group, found, _areas(found, asked.areas), asked.period_texts)
    place: str | None = "_a"
    if lay.area is not None and shape.references:
        table, place = relational.with_places(table, group, listed)
    table = relational.looked_up(table, looked, found, listed, parts, place)
    if found.ordered:
        table = relational.in_order(table)
    table, made = outputs_.judged(table, Traits.of(group, lay, listed, asked.outputs))
    wanted = [nw.col("_a").alias("area")] if lay.area is not None else []
    names = [*(["period"] if lay.period is not None else []), "target", "indicator"]
    wanted += [listed.cell(name).alias(name) for name in names]
    wanted += [made[name].alias(name) for name in outputs_.columns(asked.outputs)]
    if lay.area is None:
        # Constants alone would be one row.
        names += outputs_.columns(asked.outputs)
        return table.with_columns(*wanted).select(*names)
    return table.select(*wanted)


def _areas(found: Reports, areas: Sequence[str | int] | None) -> Frame | None:
    lay = found.lay
    if lay.area is None:
        return None
    if areas is not None:
        listed = [area_key(each, lay) if isinstance(each, str) else each for each in areas]
        return small({"_a": listed}, found.frame, {"_a": lay.types["area"]})
    return found.areas()
