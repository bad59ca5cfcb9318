"""pint quantities in and out."""

# pint's own types leave the kind of number open.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final, Protocol, cast, runtime_checkable

from plantargets import exact
from plantargets.errors import UnknownUnitError
from plantargets.units.model import EXAMPLES, Unit, unit
from plantargets.units.texts import NUMBER, _registry, find, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pint

    from plantargets.exact import Number

_PHYSICAL: Final = frozenset({"length", "mass", "time", "temperature"})


class PintUnit(Protocol):
    """A unit of any pint registry."""

    @property
    def dimensionality(self) -> Mapping[str, object]:
        """The powers of its base dimensions."""
        ...

    def __rmul__(self, number: int, /) -> PintLike:
        """That many of the unit."""
        ...


@runtime_checkable
class PintLike(Protocol):
    """A quantity of any pint registry."""

    @property
    def magnitude(self) -> object:
        """The number."""
        ...

    @property
    def dimensionality(self) -> Mapping[str, object]:
        """The powers of its base dimensions."""
        ...

    def unit_items(self) -> Iterable[tuple[str, object]]:
        """The powers of its units."""
        ...

    def to_base_units(self) -> PintLike:
        """The same quantity in base units."""
        ...


class PintRegistry(Protocol):
    """A pint registry."""

    def parse_units(self, input_string: str, /) -> object:
        """The units that a text names."""
        ...


def read_pint(quantity: PintLike, field: str = "value") -> tuple[Number, Unit]:
    """The number and the unit of a pint quantity of any registry.

    Units are matched by name. A name that is unknown here, or means something else there (a printer's
    *point* is a length), is first taken to base units by its own registry.

    Raises:
        UnknownUnitError: the unit is not known here.
        FieldError: the magnitude is not a finite number.
    """
    text = _text_of(quantity)
    if text is None:
        quantity, foreign = quantity.to_base_units(), quantity
        text = _text_of(quantity)
        if text is None:
            shown = " * ".join(f"{name}^{power}" for name, power in foreign.unit_items())
            raise UnknownUnitError(field, shown, EXAMPLES)
    return exact.to_number(quantity.magnitude, field), unit(text, field)


def to_pint(number: Number, of: Unit, registry: PintRegistry | None = None) -> PintLike:
    """The number and unit as a pint quantity, of the given registry or of plantargets' own.

    Numbers within the unit go into the magnitude: 120 亿元 is 12000000000 yuan. The magnitude is of the
    registry's own kind of number; a fraction that is no finite decimal is cut at 50 digits.

    Raises:
        UnknownUnitError: the given registry does not have the unit, or means something else by its name.

    >>> print(to_pint(Decimal(120), unit("亿元")))
    12000000000 yuan
    """
    chosen = _registry(Decimal) if registry is None else cast("pint.UnitRegistry[Any]", registry)
    reading = read(of.text)
    factors: list[str] = []
    for term in reading.terms:
        number = exact.simplest(Fraction(number) * term.number**term.exponent)
        name = "count" if registry is not None and term.atom.name == "item" else term.atom.name
        if registry is None and name not in chosen and term.atom is not NUMBER:
            chosen.define(f"{name} = [{name}]")
        if term.atom.dimensions not in {(), NUMBER.dimensions} or term.atom.factor != 1:
            factors.append(f"{name} ** {term.exponent}")
    try:
        units = chosen.parse_units(" * ".join(factors))
        same = _agree(reading.dimensions, units.dimensionality)
    except (AttributeError, ValueError, TypeError):
        units, same = None, False
    if not same:
        allowed = "a registry that defines this unit; without one, plantargets' own is used"
        raise UnknownUnitError("registry", of.text, allowed)
    return cast("PintLike", chosen.Quantity(_as(chosen.non_int_type, number), units))


def _text_of(quantity: PintLike) -> str | None:
    """The quantity's unit as a text that names the same here; None when there is none."""
    above: list[str] = []
    below: list[str] = []
    dimensions: dict[str, int] = {}
    for name, given in quantity.unit_items():
        text = name.replace("count_", "count:", 1) if name.startswith("count_") else name
        atom, power = find(text), _whole(given)
        if atom is None or not power:
            return None
        for dimension, own in atom.dimensions:
            dimensions[dimension] = dimensions.get(dimension, 0) + own * power
        written = text.replace("_", " ") + ("" if abs(power) == 1 else f"^{abs(power)}")
        (above if power > 0 else below).append(written)
    if not _agree(tuple(dimensions.items()), quantity.dimensionality):
        return None
    return "/".join(["*".join(above) or "1", *below])


def _whole(power: object) -> int:
    text = str(power)
    return int(text) if text.lstrip("-").isdigit() else 0


def _as(kind: type, number: Number) -> Number | float:
    if kind is Fraction:
        return Fraction(number)
    if kind is Decimal:
        return number if isinstance(number, Decimal) else exact.divide_outwards(number, Decimal(1))[0]
    return float(number)


def _agree(ours: Iterable[tuple[str, int]], theirs: Mapping[str, object]) -> bool:
    """Whether a unit measures the same in both registries: alike in physics, and counted or not in both."""
    mine = {name: power for name, power in ours if power and name != "number"}
    if "calendar" in mine:
        return True
    named = {name.strip("[]"): power for name, power in theirs.items()}
    others = mine.keys() - _PHYSICAL - {"count_item"}
    return _physical(mine) == _physical(named) and (not others or bool(named.keys() - _PHYSICAL))


def _physical(dimensions: Mapping[str, object]) -> dict[str, object]:
    return {name: power for name, power in dimensions.items() if name in _PHYSICAL}
