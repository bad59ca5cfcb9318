"""What a format could not hold: said on every export."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, final, overload


class Loss(NamedTuple):
    """One thing that was left out or reduced: where it was, and what became of it."""

    place: str
    what: str

    def __str__(self) -> str:
        return f"{self.place}: {self.what}"


@final
class Losses(Sequence[Loss]):
    """The losses of one export, in order; empty when nothing was lost.

    >>> print(Losses([Loss("target gdp", "the tolerance is kept in our own element only")]))
    target gdp: the tolerance is kept in our own element only
    >>> print(Losses())
    nothing was lost
    """

    __slots__ = ("_items",)

    def __init__(self, items: Sequence[Loss] = ()) -> None:
        self._items = tuple(dict.fromkeys(items))

    @overload
    def __getitem__(self, index: int) -> Loss: ...
    @overload
    def __getitem__(self, index: slice) -> Losses: ...
    def __getitem__(self, index: int | slice) -> Loss | Losses:
        return Losses(self._items[index]) if isinstance(index, slice) else self._items[index]

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[Loss]:
        return iter(self._items)

    def __str__(self) -> str:
        return "\n".join(map(str, self._items)) or "nothing was lost"

    def __repr__(self) -> str:
        return f"Losses({list(self._items)!r})"
