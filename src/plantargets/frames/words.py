"""The words that expressions are made of: those of narwhals, or of Polars itself.

narwhals took its words from Polars. A query of some hundred expressions takes much longer to
write down through narwhals as in Polars, so one text is written in the words of either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol, cast

import narwhals.stable.v2 as nw

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plantargets.frames.native import Frame


class Words(Protocol):
    """The part of narwhals and of Polars that has one meaning in both."""

    @property
    def Float64(self) -> type[nw.Float64]: ...  # noqa: N802
    @property
    def Int32(self) -> type[nw.Int32]: ...  # noqa: N802
    @property
    def Int8(self) -> type[nw.Int8]: ...  # noqa: N802
    @property
    def String(self) -> type[nw.String]: ...  # noqa: N802

    def col(self, name: str, /) -> nw.Expr:
        """A column."""
        ...

    def lit(self, value: object, dtype: type[nw.dtypes.DType] | None = None) -> nw.Expr:
        """A constant."""
        ...

    def when(self, condition: nw.Expr, /) -> nw.When:
        """The beginning of a choice."""
        ...

    def concat(self, frames: Iterable[Frame], /) -> Frame:
        """Rows below rows."""
        ...


#: The words for tables of most engines.
NARWHALS: Final = cast("Words", nw)


def true(words: Words, of: nw.Expr) -> nw.Expr:
    """The condition with null counted as false."""
    return words.when(of).then(words.lit(value=True)).otherwise(words.lit(value=False))


def spoken(frame: Frame) -> tuple[Frame, Words]:
    """The table and the words for it: a table of Polars understands its own."""
    if frame.implementation.is_polars():
        return cast("Frame", frame.to_native()), cast("Words", frame.implementation.to_native_namespace())
    return frame, NARWHALS
