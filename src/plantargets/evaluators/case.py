"""One case for a method: base, latest, target, years, direction."""

from __future__ import annotations

from typing import TYPE_CHECKING, final

if TYPE_CHECKING:
    from plantargets.evaluators.series import Value


@final
class Case:
    """The figures of one evaluation, as its guards, trends and statistics see them.

    ``b``, ``x`` and ``t`` are the base, the latest figure and the target as floats; ``base``,
    ``latest`` and ``target`` are the same as given. ``sign`` is 1 when higher is better and -1
    when lower is. ``n`` is the number of years from base to latest, ``span`` from base to target.
    """

    __slots__ = (
        "b",
        "base",
        "base_met",
        "base_year",
        "count",
        "every_year",
        "latest",
        "latest_year",
        "limit",
        "met",
        "n",
        "sign",
        "span",
        "start",
        "t",
        "target",
        "target_year",
        "values",
        "x",
        "years",
    )  # fmt: skip

    b: float
    base: Value
    base_met: bool
    base_year: int
    count: int
    every_year: bool
    latest: Value
    latest_year: int
    limit: float | None
    met: bool
    n: int
    sign: int
    span: int
    start: int
    t: float
    target: Value | None
    target_year: int | None
    values: list[Value]
    x: float
    years: list[int]

    @property
    def remaining(self) -> int:
        """Years from the latest figure to the target year."""
        return self.span - self.n
