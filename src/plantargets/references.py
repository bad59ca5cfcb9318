"""References: the figure that a target is compared with."""

from __future__ import annotations

from typing import final

import attrs

from plantargets.errors import FieldError
from plantargets.indicators import Indicator
from plantargets.periods import Period, optional_period
from plantargets.printing import short_repr


@final
@attrs.frozen(repr=False)
class Reference:
    """A figure to compare with: the outcome of an indicator.

    Args:
        indicator: which; by default the target's own.
        period: which period; by default the target's.
        area: which area; by default the target's.
    """

    indicator: Indicator | None = None
    period: Period | None = attrs.field(default=None, converter=optional_period)
    area: str | None = None

    def __attrs_post_init__(self) -> None:
        if self.indicator is None and self.period is None and self.area is None:
            raise FieldError(
                "Reference", self, "an indicator, a period or an area, such as Reference(gdp, area='national')"
            )

    def __str__(self) -> str:
        named = [str(part) for part in (self.indicator, self.period, self.area) if part is not None]
        return ", ".join(named)

    def __repr__(self) -> str:
        return short_repr(self)
