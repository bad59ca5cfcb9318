"""What the reader hands back: statements with their typed parts, and the parts it could not read."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plantargets.exact import Number
    from plantargets.indicators import Direction, Indicator
    from plantargets.language.catalogues import Catalogue
    from plantargets.outcomes import Outcome
    from plantargets.periods import PeriodLike
    from plantargets.references import Reference
    from plantargets.sources import Source
    from plantargets.targets import Target

Lang: TypeAlias = Literal["zh", "en"]
Role: TypeAlias = Literal["target", "outcome"]
Measure: TypeAlias = Literal["level", "growth_rate", "change", "share", "rank", "ratio", "milestone"]
Comparator: TypeAlias = Literal[
    "about",
    "at_least",
    "more_than",
    "at_most",
    "less_than",
    "exactly",
    "between",
    "in_line_with",
    "faster_than",
    "slower_than",
    "multiply",
    "keep_rising",
    "keep_falling",
    "milestone",
]
Commitment: TypeAlias = Literal["ensure", "strive", "expected", "binding", "provisional"]
Movement: TypeAlias = Literal["up", "down"]
Hedge: TypeAlias = Literal["nearly", "just_over", "basically", "fuzzy_range", "exact"]

#: Sentences with more figures are tables or noise; they are listed as unread.
MOST_FIGURES = 60

#: The statement fields that are written out, in the order of the reading guide.
FIELDS = (
    "role",
    "indicator",
    "measure",
    "comparator",
    "low",
    "high",
    "low_inclusive",
    "high_inclusive",
    "value",
    "unit",
    "reference",
    "period",
    "commitment",
    "movement",
    "baseline",
    "from_value",
)


@frozen(kw_only=True, slots=True)
class Statement:
    """One thing that a text says about one indicator.

    Numbers are magnitudes as printed, with 万, 亿, million and the like applied; ``movement`` carries the sign of a
    growth rate or a change. ``text`` is what the statement says, on one line; ``start`` and ``end`` are character positions
    in the text that was read.

    >>> from plantargets.language import read
    >>> statement = read("规模以上工业增加值增长9%左右").statements[0]
    >>> statement.comparator, str(statement.value), statement.unit, statement.movement
    ('about', '9', 'percent', 'up')
    """

    text: str
    start: int
    end: int
    lang: Lang
    comparator: Comparator
    measure: Measure
    indicator: str | None = None
    role: Role | None = None
    value: Number | None = None
    low: Number | None = None
    high: Number | None = None
    low_inclusive: bool | None = None
    high_inclusive: bool | None = None
    unit: str | None = None
    reference: str | None = None
    period: str | None = None
    commitment: Commitment | None = None
    movement: Movement | None = None
    baseline: str | None = None
    from_value: Number | None = None
    hedge: Hedge | None = None
    printed: tuple[str, ...] = ()
    unit_text: str | None = None

    def target(
        self,
        indicator: Indicator | None = None,
        *,
        catalogue: Catalogue | None = None,
        reference: Indicator | Reference | None = None,
        base: PeriodLike | Indicator | Reference | None = None,
        period: PeriodLike | None = None,
        id: str | None = None,  # noqa: A002 - a Target's own field name
        area: str | None = None,
        source: Source | None = None,
        direction: Direction | None = None,
    ) -> Target:
        """The statement as a :class:`~plantargets.Target`, with its words and its place in the text.

        Args:
            indicator: what is measured; by default the catalogue's, else one made from the words, whose direction
                is not declared.
            catalogue: where to look for indicators; by default the one that is shipped.
            reference: what the statement compares with, where the catalogue does not know its words.
            base: the base of a multiple or change, where the words do not say it.
            period: by default the period in the words.
            id: by default the indicator's code.
            area: where the target holds.
            source: where it was printed.
            direction: which side is better, for an indicator made from the words.

        Raises:
            FieldError: something needed is neither said nor given; the message names it.
            DirectionError: the words open to the worse side of the indicator's direction.

        >>> from plantargets.language import read
        >>> print(read("规模以上工业增加值增长9%左右")[0].target().criterion)
        about 9%
        """
        from plantargets.language.build import target_of

        return target_of(
            self,
            indicator,
            catalogue=catalogue,
            reference=reference,
            base=base,
            period=period,
            id=id,
            area=area,
            source=source,
            direction=direction,
        )

    def outcome(
        self,
        indicator: Indicator | None = None,
        *,
        catalogue: Catalogue | None = None,
        period: PeriodLike | None = None,
        area: str | None = None,
        source: Source | None = None,
    ) -> Outcome:
        """The statement as an :class:`~plantargets.Outcome`; arguments as for :meth:`target`.

        >>> from plantargets.language import read
        >>> read("社会消费品零售总额下降3.7%")[0].outcome(period="2020").number
        Decimal('-3.7')
        """
        from plantargets.language.build import outcome_of

        return outcome_of(self, indicator, catalogue=catalogue, period=period, area=area, source=source)

    def printed_decimals(self, number: Number) -> bool:
        """Whether the digits of a number were printed as they are, with no 万 or million applied."""
        return any(text.replace(",", "") == str(number) for text in self.printed)

    @property
    def has_number(self) -> bool:
        """Whether the statement carries a figure."""
        return self.value is not None or self.low is not None or self.high is not None

    def as_dict(self) -> dict[str, str | float | int | bool | None]:
        """The fields as plain values for JSON (numbers become int or float)."""
        out: dict[str, str | float | int | bool | None] = {}
        for name in FIELDS:
            value: object = getattr(self, name)
            out[name] = _plain(value)
        out["text"], out["start"], out["end"] = self.text, self.start, self.end
        return out


def _plain(value: object) -> str | float | int | bool | None:
    if isinstance(value, (Decimal, Fraction)):
        return int(value) if value == int(value) else float(value)
    if value is None or isinstance(value, (str, bool)):
        return value
    msg = f"no plain form of {value!r}"
    raise TypeError(msg)


@frozen(slots=True)
class Unread:
    """A part with a number that was not read, and why."""

    text: str
    start: int
    end: int
    reason: str

    def as_dict(self) -> dict[str, str | int]:
        """The fields as plain values for JSON."""
        return {"text": self.text, "start": self.start, "end": self.end, "reason": self.reason}


@frozen(slots=True)
class Reading:
    """The result of reading a text: its statements in order, and its unread parts."""

    text: str
    statements: tuple[Statement, ...]
    unread: tuple[Unread, ...] = ()
    lang: Lang = "zh"

    def __iter__(self) -> Iterator[Statement]:
        return iter(self.statements)

    def __len__(self) -> int:
        return len(self.statements)

    def __getitem__(self, index: int) -> Statement:
        return self.statements[index]

    def _repr_html_(self) -> str:
        from plantargets.language.highlighting import highlight

        return highlight(self)

    def as_dict(self) -> dict[str, object]:
        """The reading as plain values for JSON."""
        return {"statements": [s.as_dict() for s in self.statements], "unread": [u.as_dict() for u in self.unread]}


def shift(statement: Statement, by: int) -> None:
    """Move the place of a statement that has not been handed out yet."""
    object.__setattr__(statement, "start", statement.start + by)
    object.__setattr__(statement, "end", statement.end + by)


def fill(statement: Statement, **fields: str | int | None) -> Statement:
    """Set fields of a statement that has not been handed out yet; ``evolve`` would cost as much as reading it."""
    for name, value in fields.items():
        object.__setattr__(statement, name, value)
    return statement
