"""The targets of one shape as a small table, down to the columns that say something of their own.

What is the same for all is a constant, what repeats another column a copy of it, and keys that
are combined in every way are looked for, not joined on.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, final

import attrs
import narwhals.stable.v2 as nw

from plantargets.errors import FieldError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from plantargets.frames.columns import Layout
    from plantargets.frames.compile import Cell, Compiled, Key
    from plantargets.frames.native import Frame
    from plantargets.periods import Period


def slots(each: Compiled) -> dict[str, Key]:
    """The figures to look up, by the name of their slot."""
    found = {str(index): key for index, key in enumerate(each.values)}
    if each.whole is not None:
        found["w"] = each.whole
    found |= {f"r{index}": key for index, key in enumerate(each.references)}
    if each.reference_whole is not None:
        found["rw"] = each.reference_whole
    return found


def rows(group: Sequence[Compiled], lay: Layout, period_texts: bool) -> dict[str, list[Cell]]:
    """The small table of some targets of one shape."""
    data: dict[str, list[Cell]] = {}
    for each in group:
        period, reference = each.period, next(iter(each.references), None)
        cells: dict[str, Cell] = {"target": each.target.id, "indicator": each.target.indicator.code}
        if lay.period is not None:
            cells["period"] = ("" if period is None else period.text) if period_texts else period_key(period, lay)
        if lay.area is not None and each.target.area is not None:
            cells["_a"] = area_key(each.target.area, lay)
        if lay.area is not None and reference is not None:
            cells["_elsewhere"] = int(reference.area is not None)
            cells["_ar"] = area_key(reference.area or "0", lay)
        for slot, key in slots(each).items():
            cells[f"_i{slot}"] = key.indicator.code
            if lay.period is not None and key.period is not None:
                cells[f"_p{slot}"] = period_key(key.period, lay)
        for name, cell in (cells | {f"_{name}": cell for name, cell in each.cells.items()}).items():
            data.setdefault(name, []).append(cell)
    return data


def period_key(period: Period | None, lay: Layout) -> Cell:
    """The period as the table writes it; whole years as a number where the table does."""
    if not lay.whole_years:
        return "" if period is None else period.text
    return period.start.year if period is not None and period.text.isdecimal() else 0


def area_key(area: str, lay: Layout) -> Cell:
    """The area as the table writes it."""
    if not lay.whole_areas:
        return area
    try:
        return int(area)
    except ValueError:
        raise FieldError("area", area, "a whole number, as in the table's column of areas") from None


_KEYS = ("_i0", "_p0")


@final
@attrs.frozen
class Listing:
    """A small table of targets.

    Args:
        fixed: the columns that are the same for all.
        copies: the columns that are equal to another one, and which.
        columns: the others.
    """

    fixed: dict[str, Cell]
    copies: dict[str, str]
    columns: dict[str, list[Cell]]

    @classmethod
    def of(cls, data: Mapping[str, list[Cell]], *, one: bool) -> Listing:
        """The table without what is said twice; with ``one``, a column stays though all are constant."""
        fixed = {name: values[0] for name, values in data.items() if name != "_a" and len(set(values)) == 1}
        if one and len(fixed) == len(data):
            fixed.pop("target")
        copies: dict[str, str] = {}
        sources = [key for key in _KEYS if key in data and key not in fixed]
        for name, values in data.items():
            if name in fixed or name in sources or name == "_a":
                continue
            like = [key for key in sources if data[key] == values and type(data[key][0]) is type(values[0])]
            if like:
                copies[name] = like[0]
        rest = {name: values for name, values in data.items() if name not in fixed and name not in copies}
        return cls(fixed, copies, rest)

    def copied(self, table: Frame) -> Frame:
        """Add the columns that copy another."""
        if not self.copies:
            return table
        return table.with_columns(*(nw.col(source).alias(name) for name, source in self.copies.items()))

    def parted(self) -> tuple[dict[str, list[Cell]], dict[str, list[Cell]]]:
        """The columns to join, and the values to look for of keys that go with every row of these.

        >>> listed = Listing({}, {}, {"_i0": ["a", "a", "b", "b"], "_p0": [1, 2, 1, 2], "_al": [5, 5, 6, 6]})
        >>> listed.parted()
        ({'_i0': ['a', 'b'], '_al': [5, 6]}, {'_p0': [1, 2]})
        """
        columns: dict[str, list[Cell]] = dict(self.columns)
        among: dict[str, list[Cell]] = {}
        names = [name for name in columns if name != "_p0"]
        if "_p0" in columns and (not names or {"_i0", "_a"} & set(names)):
            blocks: dict[Cell, list[tuple[Cell, ...]]] = {period: [] for period in columns["_p0"]}
            for period, row in zip(columns["_p0"], _rows(columns, names), strict=True):
                blocks[period].append(row)
            first, *others = blocks.values()
            if all(Counter(first) == Counter(each) for each in others) and len(set(first)) == len(first):
                among["_p0"] = list(blocks)
                columns = {name: [row[index] for row in first] for index, name in enumerate(names)}
        if list(columns) == ["_i0"]:
            among["_i0"] = columns.pop("_i0")
        return columns, among


def _rows(columns: Mapping[str, Sequence[Cell]], names: Sequence[str]) -> Iterable[tuple[Cell, ...]]:
    if not names:
        return [()] * len(columns["_p0"])
    return zip(*(columns[name] for name in names), strict=True)


def among(name: str, values: Sequence[Cell]) -> nw.Expr:
    """Whether a key is one of the values; of years in a row, whether it lies between the first and the last."""
    years = sorted(each for each in values if isinstance(each, int))
    if len(years) == len(values) and years[-1] - years[0] == len(set(years)) - 1:
        return (nw.col(name) >= years[0]) & (nw.col(name) <= years[-1])
    return nw.col(name).is_in(list(values))
