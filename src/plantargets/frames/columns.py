"""Which columns of a table mean what, and whether they can."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, final

import attrs
import narwhals.stable.v2 as nw

from plantargets.errors import FieldError, FieldTypeError, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from plantargets.frames.native import Frame


class ColumnError(FieldError, LookupError):
    """A column that is not there; the message lists those found and how to map one."""


@final
@attrs.frozen(kw_only=True)
class Columns:
    """The names of the columns of a long table of outcomes: one row each area, period and indicator.

    Args:
        area: the area; None for a table of one area.
        period: the period, as text such as ``"2023"`` or ``"2023-Q3"``, or as a whole year; None
            for a table of one period.
        indicator: the indicator's code.
        value: the figure, in the indicator's unit.
        low: lower end of a hedged figure, −inf for none.
        high: upper end, inf for none.
        low_closed: whether the lower end belongs to the set; without the column it does.
        high_closed: the same for the upper end.
        status: observation status, as a word (``"forecast"``) or an SDMX code (``"F"``).
        unit: the unit of the row, which has to be the indicator's.
        decimals: printed digits after the decimal point.

    Optional columns are used when the table has one of that name.
    """

    area: str | None = "area"
    period: str | None = "period"
    indicator: str = "indicator"
    value: str = "value"
    low: str = "low"
    high: str = "high"
    low_closed: str = "low_closed"
    high_closed: str = "high_closed"
    status: str = "status"
    unit: str = "unit"
    decimals: str = "decimals"

    @classmethod
    def of(cls, given: Columns | Mapping[str, str | None] | None) -> Columns:
        """The mapping itself, or one made of a dict such as ``{"area": "county"}``.

        Raises:
            FieldError: the dict maps something that is not a column of outcomes.
        """
        if isinstance(given, Columns):
            return given
        known = attrs.fields_dict(cls)
        for name in given or {}:
            if name not in known:
                raise FieldError("columns", name, f"{', '.join(known)}; {nearest(name, known)}".rstrip("; "))
        return cls(**(given or {}))  # type: ignore[arg-type]


@final
@attrs.frozen
class Layout:
    """The columns that a table really has.

    Args:
        types: the types of keys: text, or whole numbers as the table has them.
        plain: the keys whose columns are of these types as they are.
    """

    columns: Columns
    area: str | None
    period: str | None
    value: str | None
    ends: bool
    flags: bool
    status: bool
    unit: bool
    decimals: bool
    types: Mapping[str, nw.dtypes.DType]
    plain: frozenset[str]

    @property
    def whole_years(self) -> bool:
        """Periods are whole numbers."""
        return self.period is not None and self.types["period"].is_integer()

    @property
    def whole_areas(self) -> bool:
        """Areas are whole numbers."""
        return self.area is not None and self.types["area"].is_integer()

    @property
    def names(self) -> list[str]:
        """The columns that have a meaning."""
        names = self.columns
        found = [*self.keys, *([self.value] if self.value is not None else [])]
        found += [names.low, names.high] if self.ends else []
        found += [names.low_closed, names.high_closed] if self.flags else []
        return found + [name for name, there in ((names.status, self.status), (names.unit, self.unit)) if there]

    def key(self, role: Literal["area", "period", "indicator"]) -> nw.Expr:
        """A key, in the type it is compared and joined in."""
        name = {"area": self.area, "period": self.period, "indicator": self.columns.indicator}[role]
        assert name is not None
        return nw.col(name) if role in self.plain else nw.col(name).cast(self.types[role])

    def holding(self, role: Literal["area", "period"], cells: Iterable[object]) -> Layout:
        """The same, with a wider key where the type of the table's does not hold these whole numbers."""
        found = self.types.get(role)
        if found is None or not found.is_integer() or all(_fits(each, found) for each in cells):
            return self
        return attrs.evolve(self, types={**self.types, role: nw.Int64()}, plain=self.plain - {role})

    @property
    def keys(self) -> list[str]:
        """Names of the key columns."""
        return [name for name in (self.area, self.period, self.columns.indicator) if name is not None]


def layout(frame: Frame, columns: Columns, table: str = "outcomes") -> Layout:
    """Look at the schema of a table of outcomes.

    Raises:
        ColumnError: a column is missing.
        FieldTypeError: a column has a type that cannot hold its meaning.
    """
    schema = frame.collect_schema()
    found = {name: schema[name] for name in schema.names()}
    need(found, columns.indicator, "indicator", table)
    of_text(found, columns.indicator, "indicator", table)
    for role, name in (("area", columns.area), ("period", columns.period)):
        if name is not None:
            need(found, name, role, table, optional=True)
            of_text(found, name, role, table, or_whole=True)
    ends = columns.low in found and columns.high in found
    value = columns.value if columns.value in found else None
    if value is None and not ends:
        need(found, columns.value, "value", table)
    numbers = [("value", value)] if value else []
    numbers += [("low", columns.low), ("high", columns.high)] if ends else []
    for role, name in numbers:
        if not found[name].is_numeric():
            raise FieldTypeError(
                f"{table}.{name}",
                str(found[name]),
                f"numbers in the column for {role}; cast it first, or map another with columns={{{role!r}: '…'}}",
            )
    flags = ends and columns.low_closed in found and columns.high_closed in found
    for name in (columns.low_closed, columns.high_closed):
        if flags and found[name] != nw.Boolean():
            raise FieldTypeError(f"{table}.{name}", str(found[name]), "true and false")
    roles = {"area": columns.area, "period": columns.period, "indicator": columns.indicator}
    keys = {role: name for role, name in roles.items() if name is not None}
    types = {role: found[name] if found[name].is_integer() else nw.String() for role, name in keys.items()}
    # Some engines have several types of text, which cannot be joined with each other.
    engine = frame.implementation
    several = engine.is_pyarrow() or engine.is_pandas_like() or engine.is_dask()
    plain = (
        role for role, name in keys.items() if found[name] == types[role] and (types[role].is_integer() or not several)
    )
    return Layout(
        columns,
        columns.area,
        columns.period,
        value,
        ends,
        flags,
        columns.status in found,
        columns.unit in found,
        columns.decimals in found,
        types,
        frozenset(plain),
    )


def _fits(cell: object, dtype: nw.dtypes.DType) -> bool:
    bits = int(str(dtype).removeprefix("U").removeprefix("Int"))
    least, most = (0, 2**bits) if dtype.is_unsigned_integer() else (-(2 ** (bits - 1)), 2 ** (bits - 1))
    return not isinstance(cell, int) or least <= cell < most


def need(found: Mapping[str, nw.dtypes.DType], name: str, role: str, table: str, *, optional: bool = False) -> None:
    """Raise unless the table has the column."""
    if name in found:
        return
    without = f", or columns={{{role!r}: None}} for a table without" if optional else ""
    raise ColumnError(
        f"{table}.{name}",
        sorted(found),
        f"a column for {role}; map one with columns={{{role!r}: '{next(iter(found), 'name')}'}}{without}",
    )


def of_text(found: Mapping[str, nw.dtypes.DType], name: str, role: str, table: str, *, or_whole: bool = False) -> None:
    """Raise unless the column holds text, or whole numbers where those are allowed."""
    dtype = found[name]
    texts = isinstance(dtype, (nw.String, nw.Categorical, nw.Enum, nw.Object))
    if texts or (or_whole and dtype.is_integer()):
        return
    allowed = "text" + (" or whole numbers" if or_whole else "")
    raise FieldTypeError(f"{table}.{name}", str(dtype), f"{allowed} in the column for {role}; cast it first")
