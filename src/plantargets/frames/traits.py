"""What a query needs to know of its columns, and small expressions on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, final

import attrs
import narwhals.stable.v2 as nw

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plantargets.frames.compile import Shape


@final
@attrs.frozen
class Traits:
    """What a query needs to know of the columns it works on."""

    shape: Shape
    flags: bool  # reports may have open ends
    status: bool  # reports may be forecasts
    open_edges: bool  # some acceptable set has an open end
    soft: bool  # some target has a tolerance
    units: bool  # some reference has another unit
    ambiguous: bool  # some target has no declared direction

    @property
    def slots(self) -> list[str]:
        """The names of the slots."""
        found = [str(index) for index in range(self.shape.values)]
        return [*found, *(["w"] if self.shape.whole else []), *(["r"] if self.shape.reference else [])]


def col(name: str, slot: str = "") -> nw.Expr:
    """A private column."""
    return nw.col(f"_{name}{slot}")


def true(of: nw.Expr) -> nw.Expr:
    """The condition with null counted as false."""
    return nw.when(of).then(nw.lit(value=True)).otherwise(nw.lit(value=False))


def total(parts: Sequence[nw.Expr]) -> nw.Expr:
    """The sum of the parts."""
    found = parts[0]
    for each in parts[1:]:
        found = found + each
    return found
