"""What the hedges around one figure come to: a comparator and its bounds, in the form of the reading guide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plantargets.exact import Number
    from plantargets.language.statements import Comparator, Hedge

_SIDES: Final[tuple[Comparator, ...]] = ("at_most", "at_least", "less_than", "more_than")
_PAIRS: Final[dict[frozenset[str], Comparator]] = {
    frozenset({"more_than", "at_least"}): "more_than",
    frozenset({"less_than", "at_most"}): "less_than",
}
#: What a hedge by itself comes to.
_ALONE: Final[dict[str, Comparator]] = {
    **{side: side for side in _SIDES},
    "about": "about",
    "nearly": "about",
    "exact": "exactly",
    "between": "exactly",
}
_UPPER: Final = frozenset({"at_most", "less_than"})
_LOWER: Final = frozenset({"at_least", "more_than"})


@frozen
class Bounds:
    """The numbers of a statement."""

    value: Number | None = None
    low: Number | None = None
    high: Number | None = None
    low_inclusive: bool | None = None
    high_inclusive: bool | None = None


def resolve(hints: Sequence[str], *, more: bool = False, ranged: bool = False) -> Comparator | None:
    """One comparator for the hedges around a figure, or None where they contradict each other.

    >>> resolve(["at_least", "more_than"]), resolve(["about", "at_least"]), resolve([], ranged=True)
    ('more_than', None, 'between')
    """
    if not more and not ranged and len(hints) <= 1:
        return _ALONE[hints[0]] if hints else "exactly"
    if more and "nearly" in hints:
        return None
    found: set[str] = {"about" if hint == "nearly" else hint for hint in hints} - {"exact", "between"}
    if more:
        return "more_than" if not found & _UPPER else None
    if found & _UPPER and found & _LOWER:
        return None
    if ranged:
        for side in _SIDES:
            if side in found:
                return side
        return "between"
    if not found:
        return "exactly"
    if len(found) == 1:
        return cast("Comparator", found.pop())
    return _PAIRS.get(frozenset(found))


def bounds(comparator: Comparator, value: Number | None, high: Number | None = None) -> Bounds:
    """The bounds and the central number; a ceiling on a range takes its upper end, a floor the lower one."""
    if comparator == "between":
        return Bounds(low=value, high=high, low_inclusive=True, high_inclusive=True)
    if comparator in _LOWER:
        return Bounds(value=value, low=value, low_inclusive=comparator == "at_least")
    if comparator in _UPPER:
        end = value if high is None else high
        return Bounds(value=end, high=end, high_inclusive=comparator == "at_most")
    return Bounds(value=value)


def kept(hints: Iterable[str], *, more: bool = False, ranged: bool = False) -> Hedge | None:
    """The shade of a hedge that the comparator alone does not show."""
    found = set(hints)
    if ranged and found & {"about", "nearly"}:
        return "fuzzy_range"
    if "exact" in found:
        return "exact"
    if "nearly" in found:
        return "nearly"
    return "just_over" if more else None
