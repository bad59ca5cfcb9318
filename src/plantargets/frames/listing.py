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
from plantargets.frames.native import dtype_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from plantargets.frames.columns import Layout
    from plantargets.frames.compile import Cell, Compiled, Key
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
    """The small table of some targets of one shape; a column of areas has those that are stated."""
    data: dict[str, list[Cell]] = {
        "target": [each.target.id for each in group],
        "indicator": [each.target.indicator.code for each in group],
    }
    if lay.period is not None and period_texts:
        data["period"] = ["" if each.period is None else each.period.text for each in group]
    elif lay.period is not None:
        data["period"] = [period_key(each.period, lay) for each in group]
    if lay.area is not None:
        areas = [area_key(each.target.area, lay) for each in group if each.target.area is not None]
        data |= {"_a": areas} if areas else {}
    if lay.area is not None and group[0].references:
        others = [each.references[0].area for each in group]
        data["_elsewhere"] = [int(area is not None) for area in others]
        data["_ar"] = [area_key(area or "0", lay) for area in others]
    looked = [slots(each) for each in group]
    for slot, first in looked[0].items():
        data[f"_i{slot}"] = [each[slot].indicator.code for each in looked]
        if lay.period is not None and first.period is not None:
            data[f"_p{slot}"] = [period_key(each[slot].period, lay) for each in looked]
    return data | {f"_{name}": [each.cells[name] for each in group] for name in group[0].cells}


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


def types(each: Compiled, lay: Layout, period_texts: bool) -> dict[str, nw.dtypes.DType]:
    """The types of the keys in that table which are whole numbers."""
    found: dict[str, nw.dtypes.DType] = {}
    if lay.whole_areas:
        found |= dict.fromkeys(("_a", "_ar"), lay.types["area"])
    if lay.whole_years:
        names = [f"_p{slot}" for slot in slots(each)]
        found |= dict.fromkeys(names if period_texts else [*names, "period"], lay.types["period"])
    return found


_KEYS = ("_i0", "_p0")


@final
@attrs.frozen(eq=False)
class Listing:
    """A small table of targets.

    Args:
        fixed: the columns that are the same for all.
        copies: the columns that are equal to another one, and which.
        columns: the others.
        types: the types of keys that are whole numbers.
    """

    fixed: dict[str, Cell]
    copies: dict[str, str]
    columns: dict[str, list[Cell]]
    types: dict[str, nw.dtypes.DType] = attrs.field(factory=dict)

    @classmethod
    def of(
        cls, data: Mapping[str, list[Cell]], types: Mapping[str, nw.dtypes.DType] | None = None, *, one: bool
    ) -> Listing:
        """The table without what is said twice; with ``one``, a column stays though all are constant."""
        fixed = {name: values[0] for name, values in data.items() if name != "_a" and len(set(values)) == 1}
        if one and len(fixed) == len(data):
            fixed.pop("target")
        copies: dict[str, str] = {}
        sources = [key for key in _KEYS if key in data and key not in fixed]
        numbers: dict[tuple[Cell, ...], str] = {}
        for name, values in data.items():
            if name in fixed or name in sources or name == "_a":
                continue
            if isinstance(values[0], float):
                like = numbers.setdefault(tuple(values), name)
            else:
                # A key is looked for in a column of its own kind.
                mine = [key for key in sources if not name.startswith("_") or name.startswith(key[:2])]
                same = (key for key in mine if data[key] == values and type(data[key][0]) is type(values[0]))
                like = next(same, name)
            if like != name:
                copies[name] = like
        rest = {name: values for name, values in data.items() if name not in fixed and name not in copies}
        return cls(fixed, copies, rest, dict(types or {}))

    def name(self, name: str) -> str:
        """The column that says it: its own, or the one it copies."""
        return self.copies.get(name, name)

    def cells(self, name: str) -> Sequence[Cell]:
        """What the targets say in a column; once, if all say the same."""
        return [self.fixed[name]] if name in self.fixed else self.columns[self.name(name)]

    def constant(self, name: str) -> str | None:
        """The text that all the targets say in a column, if they do."""
        cell = self.fixed.get(name)
        return None if cell is None else str(cell)

    def cell(self, name: str) -> nw.Expr:
        """What the targets say in a column: a constant if all say the same."""
        cell = self.fixed.get(name)
        return nw.col(self.name(name)) if cell is None else nw.lit(cell, self.types.get(name) or dtype_of(cell))

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


def among(key: nw.Expr, values: Sequence[Cell]) -> nw.Expr:
    """Whether a key is one of the values; of years in a row, whether it lies between the first and the last."""
    if len(values) == 1:
        return key == values[0]
    years = sorted(each for each in values if isinstance(each, int))
    if len(years) == len(values) and years[-1] - years[0] == len(set(years)) - 1:
        return (key >= years[0]) & (key <= years[-1])
    return key.is_in(list(values))
