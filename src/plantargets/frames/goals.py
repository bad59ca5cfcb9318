"""Targets, directions and settings of many series, beside the series."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from math import nan
from typing import TYPE_CHECKING, Final, TypeAlias, TypedDict, cast, final

import attrs
import narwhals.stable.v2 as nw

from plantargets.errors import DirectionError, FieldError, FieldTypeError, nearest, one_of
from plantargets.evaluators.engine import Method
from plantargets.evaluators.series import NumberLike, value_of
from plantargets.frames.columns import need
from plantargets.frames.native import in_memory, is_lazy, many, small, wrap
from plantargets.frames.words import spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from plantargets.evaluators.base_years import Wanted
    from plantargets.evaluators.engine import PublishedMethod
    from plantargets.frames.native import Cell, Frame
    from plantargets.frames.words import Words


class Goal(TypedDict, total=False):
    """What is known of one indicator; every entry may be left out."""

    direction: str
    target: NumberLike
    target_year: int
    base_year: int
    base: NumberLike
    limit: NumberLike


#: Goals by indicator, a bare number being a target; or a table with a row for each.
Goals: TypeAlias = "Mapping[str, Goal | NumberLike] | object"

DIRECTIONS: Final = ("higher", "lower")
#: The numbers of a goal, and the private columns that hold them.
NUMBERS: Final = {"target": "_t", "target_year": "_ty", "base_year": "_wy", "base": "_bg", "limit": "_lim"}


class MissingSeriesWarning(UserWarning):
    """Targets are on an indicator that no row of the table is about."""


@final
@attrs.frozen(eq=False)
class Asked:
    """The goals as a table of the engine of the series.

    Args:
        frame: the keys under the names that ``on`` has, and the columns of ``found``; None for none.
        on: the keys that tell goals apart.
        found: which private columns it has.
    """

    frame: Frame | None
    on: tuple[str, ...] = ()
    found: frozenset[str] = frozenset()


def own_base_year(method: PublishedMethod | Method) -> Wanted | None:
    """The rule that the method follows when it is told a base year."""
    if "base_year" not in _settings(method):
        return None
    given: dict[str, object] = {name: getattr(method, name) for name in _settings(method)}
    told = cast("Callable[..., PublishedMethod]", type(method))(**(given | {"base_year": 1}))
    return cast("Wanted", told.record.base)


def _settings(method: PublishedMethod | Method) -> set[str]:
    """What the method can be told; a house method is told everything in its record."""
    return set() if isinstance(method, Method) else {each.name for each in attrs.fields(type(method)) if each.init}


def asked(
    goals: Goals | None, series: Frame, keys: Mapping[str, str], method: PublishedMethod | Method, *, validate: bool
) -> Asked:
    """Bring the goals into the engine of the series, and into its words.

    Args:
        goals: a mapping by indicator, or a table.
        series: the series, with its keys under private names.
        keys: what a user calls the keys (``indicator``, ``area``, …), and their private names.
        method: the method that they are for.
        validate: look at every row of a lazy table of goals, as of those in memory.

    Raises:
        ColumnError: a table of goals without a column for the indicator.
        FieldTypeError: a column of the wrong type, or goals that are no table and no mapping.
        FieldError: an unknown setting, two goals with one key.
        DirectionError: a direction that is neither ``higher`` nor ``lower``.
    """
    if goals is None or (isinstance(goals, Mapping) and not goals):
        return Asked(None)
    if isinstance(goals, Mapping):
        given = small(_listed(cast("Mapping[str, Goal | NumberLike]", goals)), series)
        validate = False
    else:
        given = wrap(goals, "targets")
        validate = validate or not is_lazy(given)
    schema = given.collect_schema()
    types = {name: schema[name] for name in schema.names()}
    need(types, "indicator", "indicator", "targets")
    _check_settings(types, keys, method)
    on = [name for name in keys if name in types]
    if validate:
        _check_rows(given, on, types)
    frame = given if isinstance(goals, Mapping) else _beside(given, series, [*on, "direction", *NUMBERS])
    if frame is None:
        return Asked(None)
    numbers = {name: private for name, private in NUMBERS.items() if name in types}
    frame, words = spoken(_alike(frame, series, {name: keys[name] for name in on}))
    made = [words.col(name).alias(keys[name]) for name in on]
    made += [_number(words, name).alias(private) for name, private in numbers.items()]
    if "direction" in types:
        made.append(sign(words, words.col("direction")).alias("_s"))
    names = [*numbers.values(), *(["_s"] if "direction" in types else [])]
    return Asked(frame.select(*made), tuple(keys[name] for name in on), frozenset(names))


def sign(words: Words, direction: nw.Expr) -> nw.Expr:
    """1 where higher is better, −1 where lower is; null for neither."""
    text = direction.cast(words.String)
    return words.when(text == words.lit("higher")).then(1.0).when(text == words.lit("lower")).then(-1.0)


def check_direction(given: object, field: str = "direction") -> None:
    """Refuse a direction that no table can be judged by."""
    if given not in DIRECTIONS:
        more = "; judge distances to a band one series at a time with method.series()" if given == "on_target" else ""
        raise DirectionError(field, given, f"'higher' or 'lower'{more}")


def _number(words: Words, name: str) -> nw.Expr:
    number = words.col(name).cast(words.Float64)
    return words.when(number.is_finite()).then(number)


def _alike(frame: Frame, series: Frame, keys: Mapping[str, str]) -> Frame:
    """The table with its keys of the types that the series have."""
    here, there = frame.collect_schema(), series.collect_schema()
    # Types that are one to narwhals may be two to their engine, such as two kinds of text in PyArrow.
    alike = (
        {name for name in keys if here[name] == there[keys[name]]} if series.implementation.is_polars() else set[str]()
    )
    other = [nw.col(name).cast(there[private]) for name, private in keys.items() if name not in alike]
    return frame.with_columns(*other) if other else frame


def _listed(goals: Mapping[str, Goal | NumberLike]) -> dict[str, list[Cell]]:
    """The columns of a mapping: "" and NaN where it says nothing."""
    known = ("direction", *NUMBERS)
    rows: dict[str, dict[str, object]] = {}
    for code, goal in goals.items():
        given: dict[str, object] = dict(goal) if isinstance(goal, Mapping) else {"target": goal}
        for name in given:
            if name not in known:
                raise FieldError(f"targets[{code!r}]", name, f"{one_of(known)}; {nearest(name, known)}".rstrip("; "))
        direction = given.get("direction")
        if direction is not None:
            check_direction(direction, f"targets[{code!r}].direction")
        rows[code] = given
    data: dict[str, list[Cell]] = {"indicator": [str(code) for code in rows]}
    for name in known:
        if any(row.get(name) is not None for row in rows.values()):
            data[name] = [_cell(row.get(name), name, code) for code, row in rows.items()]
    return data


def _cell(value: object, name: str, code: str) -> Cell:
    if name == "direction":
        return "" if value is None else str(value)
    return nan if value is None else float(value_of(value, f"targets[{code!r}].{name}"))


def _beside(frame: Frame, series: Frame, wanted: Sequence[str]) -> Frame | None:
    """The table of goals in the engine of the series; that of another engine is read, and has to be small."""
    if frame.implementation is series.implementation:
        if is_lazy(frame) == is_lazy(series):
            return frame
        if is_lazy(series):
            return frame.lazy()
    listed = in_memory(frame)
    if not len(listed):
        return None
    data: dict[str, list[Cell]] = {}
    for name in listed.columns:
        column = listed[name].to_list()
        if name in NUMBERS:
            data[name] = [nan if each is None else float(each) for each in column]
        elif name == "direction":
            data[name] = ["" if each is None or each != each else str(each) for each in column]  # noqa: PLR0124
        elif name in wanted:
            data[name] = column
    return small(data, series)


def _check_settings(
    types: Mapping[str, nw.dtypes.DType], keys: Mapping[str, str], method: PublishedMethod | Method
) -> None:
    for name in ("base_year", "base"):
        if name in types and name not in _settings(method):
            raise FieldError(f"targets.{name}", method.name, f"a method with the setting {name}, or no such column")
    for name in NUMBERS:
        if name in types and not types[name].is_numeric():
            raise FieldTypeError(f"targets.{name}", str(types[name]), "numbers; cast the column first")
    if "area" in types and "area" not in keys:
        raise FieldError("targets.area", "area", "series with a column of areas, or targets without one")


def _check_rows(frame: Frame, on: Sequence[str], types: Mapping[str, nw.dtypes.DType]) -> None:
    empty = nw.col(on[0]).is_null()
    for name in on[1:]:
        empty = empty | nw.col(name).is_null()
    nameless = many(frame.filter(empty).select(*on).head(1))
    if nameless:
        raise FieldError("targets", nameless[0], f"a value in each key column ({', '.join(on)})")
    double = many(frame.group_by(*on).agg(nw.len().alias("_pt_n")).filter(nw.col("_pt_n") > 1).head(1))
    if double:
        count = double[0].pop("_pt_n")
        raise FieldError("targets", double[0], f"one row for each {', '.join(on)}; {count} rows have this key")
    if "direction" in types:
        for row in many(frame.select(nw.col("direction").cast(nw.String())).unique()):
            given = row["direction"]
            if given not in {None, ""} and given == given:  # noqa: PLR0124
                check_direction(given, "targets.direction")


def warn_of_missing(asked: Asked, series: Frame, indicator: str) -> None:
    """Warn, once, of goals on indicators that no row is about."""
    if asked.frame is None:
        return
    codes = series.select(indicator).unique().with_columns(nw.lit(1).alias("_there"))
    beside = wrap(asked.frame, "targets").select(indicator).unique().join(codes, on=[indicator], how="left")
    names = sorted(str(row[indicator]) for row in many(beside.filter(nw.col("_there").is_null())))
    if names and many(codes.head(1)):
        shown = ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")
        warnings.warn(f"no row is about {shown}: undetermined, for no_outcome", MissingSeriesWarning, stacklevel=3)
