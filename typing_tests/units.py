"""Units, figures, periods and indicators as a user's type checker sees them."""

# pint's own types leave the kind of number open.
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false

from decimal import Decimal
from fractions import Fraction
from typing import assert_type

import pint

from plantargets.exact import Number
from plantargets.figures import Figure
from plantargets.indicators import Indicator
from plantargets.periods import Period
from plantargets.units import PintLike, Unit, to_pint, unit

registry: pint.UnitRegistry[float] = pint.UnitRegistry()
quantity = registry.Quantity(6.5, "percent")

assert_type(unit("亿元"), Unit)
assert_type(unit(registry.Unit("percent")), Unit)
assert_type(unit("亿元").factor_to(unit("万元")), Number)
assert_type(to_pint(Decimal(5), unit("mu")), PintLike)
assert_type(to_pint(Fraction(1, 3), unit("percent"), registry), PintLike)

assert_type(Figure.of("6.5 %"), Figure)
assert_type(Figure.of(quantity), Figure)
assert_type(Figure.of(6.5).in_unit(None), Number)
Figure.of([6.5])  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]

assert_type(Period("2023").previous(), Period)
assert_type(Period.of(2023).years(), tuple[Period, ...])

trade = Indicator("trade", unit="亿元", basis="nominal", direction="higher")
assert_type(trade.growth(), Indicator)
assert_type(trade.growth(unit="‰", direction="lower").unit, Unit | None)
assert_type(trade.name, dict[str, str])
Indicator("gdp", kind="levle")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
trade.growth(colour="red")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
