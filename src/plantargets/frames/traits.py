"""What a query needs to know of its columns, and small expressions on them."""

from __future__ import annotations

from math import inf, isfinite
from typing import TYPE_CHECKING, final

import attrs
import narwhals.stable.v2 as nw

from plantargets.frames import words
from plantargets.frames.expressions import Edge, Ends, above, any_of, below

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plantargets.frames.columns import Layout
    from plantargets.frames.compile import Compiled, Shape
    from plantargets.frames.listing import Listing


@final
@attrs.frozen(eq=False)
class Traits:
    """What a query needs to know of its targets and columns, so that it does no needless work.

    Args:
        shape: what its targets have in common.
        listed: their numbers: constants where all have the same, else columns.
        outputs: the columns of the result that are asked for.
        points: every figure is one number.
        flags: reports may have open ends.
        status: reports may be forecasts.
        open_edges: some acceptable set has an open end.
        lower: some acceptable set has a lower edge.
        upper: some has an upper edge.
        soft: some target has a tolerance.
        exceeds: some target can be exceeded.
        units: some reference has another unit.
        ambiguous: some target has no declared direction.
        mismatch: some target has another price basis than its reference.
    """

    shape: Shape
    listed: Listing
    outputs: frozenset[str]
    points: bool
    flags: bool
    status: bool
    open_edges: bool
    lower: bool
    upper: bool
    soft: bool
    exceeds: bool
    units: bool
    ambiguous: bool
    mismatch: bool

    @classmethod
    def of(cls, group: Sequence[Compiled], lay: Layout, listed: Listing, outputs: Iterable[str]) -> Traits:
        """Look at the targets of one shape."""
        shape = group[0].shape

        def some(name: str, but: float) -> bool:
            return any(each.cells.get(name, but) != but for each in group)

        multiple, ambiguous = shape.how == "multiple", some("ambiguous", 0)
        if multiple:
            lower, upper = some("alx", 1.0), some("ahx", 1.0)
            soft = any(_differ(each, "alm clm aln cln ahm chm ahn chn") for each in group)
            exceeds = some("blx", 1.0) or some("bhx", 1.0)
        else:
            lower, upper = some("al", -inf), some("ah", inf)
            soft = any(_differ(each, "al cl ah ch") for each in group)
            exceeds = some("bl", inf) or some("bh", -inf)
        return cls(
            shape,
            listed,
            frozenset(outputs),
            shape.points(lay.ends or lay.flags),
            lay.flags,
            lay.status,
            some("alo", 0.0) or some("aho", 0.0),
            lower or ambiguous or not upper,
            upper or ambiguous,
            soft,
            exceeds,
            some("m", 1.0) or some("n", 1.0),
            ambiguous,
            some("mismatch", 0),
        )

    @property
    def direct(self) -> bool:
        """One figure, or its difference from another, is held against one set: nothing has to be put together."""
        shape = self.shape
        one = shape.values == 1 and shape.references <= 1 and not shape.whole and not shape.reference_whole
        return one and shape.how in {"plain", "difference"} and not (self.ambiguous or self.mismatch)

    @property
    def slots(self) -> list[str]:
        """The names of the slots."""
        found = [str(index) for index in range(self.shape.values)]
        found += ["w"] if self.shape.whole else []
        found += [f"r{index}" for index in range(self.shape.references)]
        return [*found, *(["rw"] if self.shape.reference_whole else [])]

    @property
    def ends(self) -> tuple[str, ...]:
        """The names of the ends of a figure: one for both where all are points."""
        return ("l",) if self.points else ("l", "h")

    @property
    def count(self) -> float:
        """By how much a sum that stands for a mean is too large."""
        return float(self.shape.values) if self.shape.combine == "mean" else 1.0

    @property
    def reference_count(self) -> float:
        """By how much the figures compared with are too small beside such a sum."""
        return self.count if self.shape.references == 1 else 1.0

    def is_finite(self, name: str) -> bool:
        """Whether a number is not ±inf for any target."""
        return all(isfinite(cell) for cell in self.listed.cells(f"_{name}") if isinstance(cell, int | float))

    def cell(self, name: str) -> nw.Expr:
        """A number of the target: a constant if all have the same."""
        return self.listed.cell(f"_{name}")

    def says(self, name: str) -> nw.Expr:
        """Whether a number of the target is 1, not 0."""
        cell = self.listed.fixed.get(f"_{name}")
        return self.cell(name) > 0 if cell is None else nw.lit(value=cell == 1)

    def number(self, name: str) -> nw.Expr | float:
        """The same, for the right of an operator: engines take a bare number with less work than a constant column."""
        cell = self.listed.fixed.get(f"_{name}")
        return float(cell) if isinstance(cell, int | float) else self.cell(name)

    def figure(self, slot: str) -> Ends:
        """A figure looked up."""
        flags = (col("lo", slot), col("ho", slot)) if self.flags else (None, None)
        return Ends(col("l", slot), col(self.ends[-1], slot), *flags)

    def edge(self, name: str, *, at_zero: bool = False) -> Edge:
        """An edge of the target; the edges of a multiple are at 0 of another quantity."""
        at, fixed = 0.0 if at_zero else self.number(name), self.listed.fixed.get(f"_{name}o")
        if fixed == 0.0 or not (self.open_edges or name.startswith("b")):
            return Edge(at)
        return Edge(at, self.cell(f"{name}o"), always=fixed == 1.0)

    def beyond(self, of: Ends) -> nw.Expr:
        """The set lies beyond the stated figure, on either side where there is one."""
        parts = [above(of, self.edge("bl"))] if self.listed.fixed.get("_bl") != inf else []
        parts += [below(of, self.edge("bh"))] if self.listed.fixed.get("_bh") != -inf else []
        return any_of(parts) if parts else nw.lit(value=False)


def _differ(each: Compiled, names: str) -> bool:
    listed = names.split()
    return any(
        each.cells.get(wide) != each.cells.get(narrow) for wide, narrow in zip(listed[::2], listed[1::2], strict=True)
    )


def col(name: str, slot: str = "") -> nw.Expr:
    """A private column."""
    return nw.col(f"_{name}{slot}")


def true(of: nw.Expr) -> nw.Expr:
    """The condition with null counted as false."""
    return words.true(words.NARWHALS, of)


def total(parts: Sequence[nw.Expr]) -> nw.Expr:
    """The sum of the parts."""
    found = parts[0]
    for each in parts[1:]:
        found = found + each
    return found
