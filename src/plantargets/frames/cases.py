"""One case a row, as a method sees it, and what methods do with its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, final

import attrs

from plantargets.frames.words import true

if TYPE_CHECKING:
    import narwhals.stable.v2 as nw

    from plantargets.frames.words import Words


@final
@attrs.frozen(eq=False)
class Case:
    """One case a row: base, latest figure and target as a method sees them; it may mend them on the way."""

    words: Words
    base: nw.Expr
    latest: nw.Expr
    target: nw.Expr
    met: nw.Expr

    @classmethod
    def plain(cls, words: Words) -> Case:
        """The figures as they are in the table."""
        return cls(words, words.col("_b"), words.col("_x"), words.col("_t0"), words.col("_m"))

    @property
    def sign(self) -> nw.Expr:
        """1 where higher is better, −1 where lower is."""
        return self.words.col("_s")

    @property
    def has(self) -> nw.Expr:
        """Whether there is a target."""
        return self.words.col("_has")

    @property
    def base_met(self) -> nw.Expr:
        """Whether the base met the target."""
        return self.words.col("_bm")

    @property
    def years(self) -> nw.Expr:
        """The years from base to latest figure."""
        return self.words.col("_n")

    @property
    def span(self) -> nw.Expr:
        """The years from base to target."""
        return self.words.col("_span")

    @property
    def number(self) -> nw.Expr:
        """The statistic."""
        return self.words.col("statistic")

    def reached(self, value: nw.Expr, target: nw.Expr) -> nw.Expr:
        """Whether a figure is at the target or on its better side; null counts as no."""
        return true(self.words, self.sign * value >= self.sign * target)

    def side(self, of: nw.Expr) -> nw.Expr:
        """1, or −1 below 0."""
        return self.words.when(of < 0).then(-1.0).otherwise(1.0)

    def over(self, top: nw.Expr, bottom: nw.Expr) -> nw.Expr:
        """A quotient; null where nothing can be divided."""
        return top / self.words.when(bottom != 0).then(bottom)

    def rate(self, to: nw.Expr, base: nw.Expr, years: nw.Expr) -> nw.Expr:
        """Compound growth a year."""
        # No engine divides by zero or takes a root of less: some of them would stop.
        ratio, when = self.over(to, base), self.words.when
        return when(ratio >= 0).then(ratio) ** (1.0 / when(years > 0).then(years)) - 1.0

    def coefficient(self, base: nw.Expr) -> nw.Expr:
        """How far a natural limit reduces the cut points; 1 where there is none."""
        size, limit = base.abs(), self.words.col("_lim").abs()
        share = self.over(size, limit)
        chain = self.words.when(limit.is_null() | (size >= 2.0 * limit)).then(1.0)
        # A power of less than 0 stops some engines, also where it is not used.
        beyond = self.words.when(share <= 2.0).then(2.0 - share)
        return chain.when(size <= limit).then(1.0 - share**4.44).otherwise(1.0 - beyond**4.44)
