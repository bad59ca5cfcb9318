"""Rules for how far a soft word reaches from its figure."""

from __future__ import annotations

import decimal
from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar, Protocol, TypeAlias, final, runtime_checkable

import attrs

from plantargets import exact
from plantargets.errors import FieldError, one_of
from plantargets.exact import Number
from plantargets.figures import Figure, NumberLike

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plantargets.units import Unit

_MATHS = decimal.Context(prec=40, rounding=decimal.ROUND_HALF_EVEN)
_PUBLISHED = decimal.Context(prec=12, rounding=decimal.ROUND_HALF_EVEN)
_POINT = Decimal("0.01")


class Axis(Protocol):
    """Where a figure is laid down: a unit, and whether values are shares of a whole."""

    @property
    def unit(self) -> Unit | None:
        """The unit of the numbers."""
        ...

    @property
    def is_share(self) -> bool:
        """Whether values are shares of a whole."""
        ...

    def number(self, figure: Figure) -> Number:
        """The figure in that unit."""
        ...

    def difference(self, figure: Figure, field: str) -> Number:
        """An amount between two values, in that unit."""
        ...


@runtime_checkable
class ToleranceRule(Protocol):
    """How far a soft word reaches from its figure."""

    def tolerance(self, figure: Figure, axis: Axis) -> Number:
        """The reach in the axis's unit, zero or more."""
        ...


@final
@attrs.frozen
class Relative:
    """A share of the figure: ``relative("8 %")``."""

    share: Number
    kind: ClassVar[str] = "relative"

    def tolerance(self, figure: Figure, axis: Axis) -> Number:
        """``share × |figure|``, in the axis's unit."""
        return exact.mul(self.share, exact.magnitude(axis.number(figure)))

    def __str__(self) -> str:
        return f"{exact.show(exact.mul(self.share, Decimal(100)))} % of the figure"

    def __repr__(self) -> str:
        return f"relative('{exact.show(exact.mul(self.share, Decimal(100)))} %')"


@final
@attrs.frozen
class Fixed:
    """A fixed amount: points on the percent family, the indicator's unit elsewhere."""

    amount: Figure
    kind: ClassVar[str] = "fixed"

    def tolerance(self, figure: Figure, axis: Axis) -> Number:  # noqa: ARG002
        """The amount, in the axis's unit."""
        return axis.difference(self.amount, "within")

    def __str__(self) -> str:
        return str(self.amount)

    def __repr__(self) -> str:
        return f"fixed({str(self.amount)!r})"


@final
@attrs.frozen
class Points:
    """A number of percentage points; for the percent family only."""

    amount: Number
    kind: ClassVar[str] = "points"

    def tolerance(self, figure: Figure, axis: Axis) -> Number:
        """The points, in the axis's unit.

        Raises:
            FieldError: the axis is not a percent, permille, point or bare ratio.
        """
        if axis.unit is None or not axis.unit.is_percent_family:
            raise FieldError(
                "within",
                str(figure),
                "an amount of its own off the percent family, such as within='200 jobs' or relative('8 %')",
            )
        return exact.mul(self.amount, one_point(axis.unit))

    def __str__(self) -> str:
        return f"{exact.show(self.amount)} points"


@final
@attrs.frozen
class ByFamily:
    """One rule on percents, points, permilles and bare ratios, another on everything else."""

    percents: ToleranceRule
    elsewhere: ToleranceRule
    kind: ClassVar[str] = "by_family"

    def tolerance(self, figure: Figure, axis: Axis) -> Number:
        """The reach by the rule of the axis's family."""
        family = axis.unit is not None and axis.unit.is_percent_family
        return (self.percents if family else self.elsewhere).tolerance(figure, axis)

    def __str__(self) -> str:
        return f"{self.percents} on percents, {self.elsewhere} elsewhere"


@final
@attrs.frozen
class PrintedDigit:
    """``n`` units of the last printed digit: 0.1 for 6.5, 1 for 8000.

    Args:
        n: how many units.
        nonzero: in whole numbers, count the last digit that is not 0: 1000 for 8000.
    """

    n: Number = Decimal(1)
    nonzero: bool = False
    kind: ClassVar[str] = "printed_digit"

    def tolerance(self, figure: Figure, axis: Axis) -> Number:
        """``n × one unit of the digit``, in the axis's unit."""
        digit = figure.last_digit if self.nonzero else Decimal(1).scaleb(-figure.decimals)
        return exact.mul(exact.mul(self.n, digit), figure.factor_to(axis.unit))

    def __str__(self) -> str:
        return f"{exact.show(self.n)} of the last {'non-zero' if self.nonzero else 'printed'} digit"


@final
@attrs.frozen
class OfficialReach:
    """max(5 % of |v|, min(0.4 point, 15 % of |v|)) on percents; 5 % of |v| elsewhere.

    On shares |v| is the smaller of v and 100 − v, so that "97 % pass" and "3 % fail" agree.
    """

    kind: ClassVar[str] = "official"

    def tolerance(self, figure: Figure, axis: Axis) -> Number:
        """The reach in the axis's unit."""
        size = exact.magnitude(axis.number(figure))
        unit = axis.unit
        if unit is None or not unit.is_percent_family:
            return exact.mul(Decimal("0.05"), size)
        if unit.is_ratio and axis.is_share:
            size = min(size, exact.magnitude(exact.sub(exact.divide(Decimal(1), unit.factor), size)))
        return max(
            exact.mul(Decimal("0.05"), size),
            min(exact.mul(Decimal("0.4"), one_point(unit)), exact.mul(Decimal("0.15"), size)),
        )

    def __str__(self) -> str:
        return "5 % of the figure, or 0.4 points if that is more (at most 15 %)"


@final
@attrs.frozen
class NoReach:
    """No tolerance at all."""

    kind: ClassVar[str] = "none"

    def tolerance(self, figure: Figure, axis: Axis) -> Number:  # noqa: ARG002
        """Zero."""
        return exact.ZERO

    def __str__(self) -> str:
        return "none"


# A, B, C, D, E, F, G, H of the width model of Ferson and others (Int. J. Approx. Reasoning, 2015).
_WIDTHS: Mapping[str, tuple[str, ...]] = {
    "about": ("-0.2085", "0.4285", "0.2807", "0.0940", "0.0147", "-0.0640", "-0.0102", "0.0404"),
    "around": ("-0.1018", "0.3429", "0.3169", "0.0951", "0.0381", "-0.0005", "0.0174", "-0.0029"),
    "approximately": ("-0.3171", "0.4993", "0.2540", "0.6410", "0.0177", "-0.2835", "0.1025", "0.0169"),
    "roughly": ("-0.1030", "0.3687", "0.2559", "-0.0303", "0.0353", "0.1051", "0.1422", "-0.0562"),
    "nearly": ("-0.2716", "0.3420", "0.2722", "0.0923", "0.0440", "0.0196", "0.0386", "-0.0270"),
    "almost": ("-0.4539", "0.4593", "0.3567", "0.4006", "-0.0196", "-0.2245", "-0.0534", "0.0882"),
    "over": ("-0.0668", "0.3793", "0.2490", "-0.1635", "0.0344", "0.1353", "-0.0068", "-0.0176"),
    "above": ("-0.1736", "0.4483", "0.2625", "0.0224", "0.0112", "0.0669", "-0.1354", "0.0156"),
    "below": ("-0.3052", "0.4275", "0.2666", "0.3141", "0.0353", "-0.1348", "0.1678", "-0.0168"),
    "at least": ("-0.1128", "0.3624", "0.3829", "0.3188", "0.0087", "-0.1404", "0.0069", "0.0409"),
    "at most": ("-0.3076", "0.4751", "0.2477", "0.1168", "0.0088", "-0.0619", "0.1551", "0.0052"),
}


@final
@attrs.frozen
class Empirical:
    """Half the median width that readers gave a hedged numeral, by its size, roundness and last digit.

    ``log10 w = A + B z + C r + D f + E z r + F z f + G r f + H z r f`` with z = log10 of the
    numeral, r = its trailing zeros (minus its decimals), f = 1 when its last significant digit is 5.

    Source: Ferson, O'Rawe, Antonenko, Siegrist and others, "Natural language of uncertainty:
    numeric hedge words", International Journal of Approximate Reasoning, 2015.
    """

    hedge: str = "about"
    kind: ClassVar[str] = "empirical"

    def __attrs_post_init__(self) -> None:
        if self.hedge not in _WIDTHS:
            raise FieldError("Empirical.hedge", self.hedge, one_of(_WIDTHS))

    def tolerance(self, figure: Figure, axis: Axis) -> Number:
        """Half the width, in the axis's unit, at 12 digits."""
        unit_digit = figure.last_digit
        if not figure.number:
            return exact.ZERO
        a, b, c, d, e, f, g, h = (Decimal(text) for text in _WIDTHS[self.hedge])
        size = exact.magnitude(figure.number)
        z = _MATHS.log10(
            size if isinstance(size, Decimal) else _MATHS.divide(Decimal(size.numerator), Decimal(size.denominator))
        )
        r = Decimal(unit_digit.adjusted())
        five = exact.divide(size, unit_digit)
        ends_in_five = Decimal(int(isinstance(five, Decimal) and int(five) % 10 == 5))
        power = (
            a
            + b * z
            + c * r
            + d * ends_in_five
            + e * z * r
            + f * z * ends_in_five
            + g * r * ends_in_five
            + h * z * r * ends_in_five
        )
        half = _PUBLISHED.plus(_MATHS.divide(_MATHS.power(Decimal(10), power), Decimal(2)))
        return exact.mul(half, figure.factor_to(axis.unit))

    def __str__(self) -> str:
        return f"half the median width of “{self.hedge}”"


def one_point(unit: Unit) -> Number:
    """One percentage point, in a unit of the percent family: 1 for percent, 10 for permille."""
    return exact.divide(_POINT, unit.factor)


def printed_unit(figure: Figure, axis: Axis) -> Number:
    """One unit of the figure's last printed digit, in the axis's unit."""
    return exact.mul(figure.last_digit, figure.factor_to(axis.unit))


Tolerance: TypeAlias = Relative | Fixed


def relative(share: NumberLike) -> Relative:
    """A tolerance as a share of the figure.

    Args:
        share: ``"8 %"``, or a bare ratio such as ``0.08``; zero or more.

    >>> relative("8 %")
    relative('8 %')
    """
    figure = Figure.of(share, "relative")
    value: Number = figure.number
    if figure.unit is not None:
        if not figure.unit.is_ratio:
            raise FieldError("relative", share, "a share, such as '8 %' or 0.08")
        value = exact.mul(figure.number, figure.unit.factor)
    if value < 0:
        raise FieldError("relative", share, "zero or more, such as '8 %'")
    return Relative(value)


def fixed(amount: NumberLike) -> Fixed:
    """A tolerance as a fixed amount, such as ``"0.5 points"`` or ``"200 jobs"``; zero or more."""
    figure = Figure.of(amount, "fixed")
    if figure.number < 0:
        raise FieldError("fixed", amount, "zero or more, such as '0.5 points'")
    return Fixed(figure)


def tolerance(value: Relative | Fixed | NumberLike | None, field: str = "within") -> Tolerance | None:
    """Read a ``within=`` or ``by=`` amount."""
    if value is None or isinstance(value, (Relative, Fixed)):
        return value
    figure = Figure.of(value, field)
    if figure.number < 0:
        raise FieldError(field, value, "zero or more, such as '0.5 points' or relative('8 %')")
    return Fixed(figure)
