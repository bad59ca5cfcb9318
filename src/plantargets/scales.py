"""Scales: where words are laid down."""

from __future__ import annotations

from typing import final

import attrs

from plantargets import exact
from plantargets.conventions import Reading
from plantargets.errors import FieldError
from plantargets.exact import Number
from plantargets.figures import Figure
from plantargets.indicators import Indicator
from plantargets.tolerances import ToleranceRule
from plantargets.units import Unit


@final
@attrs.frozen
class Scale:
    """Where words are laid down: a unit, a side, and a convention's reading of soft words.

    Args:
        unit: unit of the numbers, or None for bare numbers.
        reading: how soft words are read on this side.
        is_share: the values are shares of a whole.
        of_differences: the values are differences, so that percents are counted in points.
        forced: a reach that replaces every tolerance; 0 gives the words without any.
    """

    unit: Unit | None
    reading: Reading
    is_share: bool = False
    of_differences: bool = False
    forced: Number | None = None

    @classmethod
    def of(cls, indicator: Indicator, reading: Reading) -> Scale:
        """The scale of an indicator's own values."""
        return cls(indicator.unit, reading, is_share=indicator.kind == "share")

    def number(self, figure: Figure) -> Number:
        """The figure in this scale's unit.

        Raises:
            UnitMismatchError: the figure's unit measures something else.
        """
        if figure.unit is None:
            return figure.number
        if self.of_differences:
            return self.difference(figure, "by")
        return figure.in_unit(self.unit)

    def difference(self, figure: Figure, field: str) -> Number:
        """An amount between two values of this scale: points where the unit is a percent."""
        if figure.unit is None:
            return figure.number
        if self.unit is not None and self.unit.is_ratio:
            if figure.unit.is_ratio:
                raise FieldError(
                    field,
                    str(figure),
                    f"points, as in '{exact.show(figure.number)} points', or relative('8 %') for a share of the figure",
                )
            return figure.in_unit(self.unit.difference)
        return figure.in_unit(self.unit)

    def reach(self, rule: ToleranceRule, figure: Figure) -> Number:
        """The reach of a soft word by a rule, in this scale's unit."""
        return rule.tolerance(figure, self) if self.forced is None else self.forced
