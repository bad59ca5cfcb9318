"""Periods: the days from a first to a last, written as in the SDMX time formats.

A period equals every other way to write the same days: ``2023-A1``, ``2023`` and ``2023-01/2023-12``.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from numbers import Integral
from typing import TYPE_CHECKING, Literal, TypeAlias, final

import attrs

from plantargets.errors import FieldTypeError, PeriodError

if TYPE_CHECKING:
    from plantargets.units import Language

PeriodLike: TypeAlias = "Period | str | int | date"
Frequency: TypeAlias = Literal["A", "S", "T", "Q", "M", "W", "D"]

_EXAMPLES = (
    "a period such as '2023', '2023-S1', '2023-Q3', '2023-07', '2023-07-15', '2021/2025', '2023-01/2023-08' "
    "or 'FY2023-04'"
)
_ONE = re.compile(r"([0-9]{4})(?:-(?:([ASTQMW])([0-9]{1,2})|([0-9]{2})(?:-([0-9]{2}))?))?")
_FISCAL = re.compile(r"FY([0-9]{4})-([0-9]{2})")
_DURATION = re.compile(r"P(?:([0-9]{1,3})Y)?(?:([0-9]{1,3})M)?(?:([0-9]{1,3})W)?(?:([0-9]{1,4})D)?")
_MONTHS = {"A": 12, "S": 6, "T": 4, "Q": 3, "M": 1}
_MONTH_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ORDINALS = ("", "一", "二", "三", "四")
_CACHE_SIZE = 4096


@final
@attrs.frozen(init=False, eq=False, repr=False, order=False)
class Period:
    """The days from ``start`` to ``end``, both included.

    Args:
        text: a year ``2023``, a half ``2023-S1``, a third ``2023-T2``, a quarter ``2023-Q3``, a month ``2023-07``
            or ``2023-M07``, an ISO week ``2023-W05``, a day, two of these joined by ``/``, a start and a duration
            ``2023-01-01/P6M``, or a fiscal year ``FY2023-04`` (the twelve months from April 2023). A whole
            number is a year, a date is a day.

    Raises:
        PeriodError: the text names no period.
        FieldTypeError: not a text, a year or a date.

    >>> half = Period("2023-S1")
    >>> half.start, half.end, half.is_part_of("2023")
    (datetime.date(2023, 1, 1), datetime.date(2023, 6, 30), True)
    >>> Period("2023-01/2023-12") == Period(2023)
    True
    """

    start: date
    end: date
    text: str

    def __init__(self, text: PeriodLike) -> None:
        known = Period.of(text)
        self.__attrs_init__(known.start, known.end, known.text)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]

    @classmethod
    def of(cls, value: PeriodLike, field: str = "period") -> Period:
        """The period that a text, a year or a date names; a period is returned as it is."""
        if type(value) is str:
            found = _TEXTS.get(value)
            if found is not None:
                return found
            made = _parse(value.strip(), value, field)
            if len(_TEXTS) >= _CACHE_SIZE:
                _TEXTS.clear()
            _TEXTS[value] = made
            return made
        if isinstance(value, Period):
            return value
        if isinstance(value, Integral) and not isinstance(value, bool):
            year = int(value)
            if not 1000 <= year <= 9999:
                raise PeriodError(field, value, "a year from 1000 to 9999, or " + _EXAMPLES)
            return cls.of(str(year), field)
        if isinstance(value, date) and not isinstance(value, datetime):
            return cls.between(value, value)
        if isinstance(value, str):
            return cls.of(str(value), field)
        raise FieldTypeError(field, value, _EXAMPLES)

    @classmethod
    def between(cls, start: date, end: date) -> Period:
        """The period from one day to another, both included."""
        if start > end:
            raise PeriodError("period", f"{start}/{end}", "a start that is not after the end")
        if start.year < 1000:
            raise PeriodError("period", f"{start}/{end}", "years from 1000 to 9999")
        return _make(start, end, _canonical(start, end))

    @classmethod
    def fiscal(cls, year: int, start_month: int) -> Period:
        """The fiscal year that begins in a month of a calendar year.

        >>> print(Period.fiscal(2023, start_month=4), Period.fiscal(2023, start_month=4).end)
        FY2023-04 2024-03-31
        """
        return cls.of(f"FY{year:04}-{start_month:02}")

    @classmethod
    def year_to_date(cls, year: int, month: int) -> Period:
        """January to a month of a year.

        >>> print(Period.year_to_date(2023, 8))
        2023-01/2023-08
        """
        return cls.of(f"{year:04}-01/{year:04}-{month:02}")

    @property
    def months(self) -> int | None:
        """How many whole calendar months it is, or None when it does not begin and end with a month."""
        start, end = self.start, self.end
        if start.day != 1 or (end < date.max and (end + timedelta(days=1)).day != 1):
            return None
        return (end.year - start.year) * 12 + end.month - start.month + 1

    @property
    def frequency(self) -> Frequency | None:
        """The SDMX frequency of one year, half, third, quarter, month, week or day; None for other spans."""
        months = self.months
        if months == 12:
            return "A"
        if months is not None and months in _FREQUENCIES and (self.start.month - 1) % months == 0:
            return _FREQUENCIES[months]
        days = (self.end - self.start).days
        return "D" if days == 0 else "W" if days == 6 and self.start.weekday() == 0 else None

    def contains(self, other: PeriodLike) -> bool:
        """Whether every day of the other period is in this one."""
        that = Period.of(other)
        return self.start <= that.start and that.end <= self.end

    def is_part_of(self, other: PeriodLike) -> bool:
        """Whether this period lies in the other and is shorter."""
        that = Period.of(other)
        return that.contains(self) and self != that

    def years(self) -> tuple[Period, ...]:
        """The years it is made of, each twelve months; empty when it is not a whole number of years.

        >>> [str(year) for year in Period("2021/2023").years()]
        ['2021', '2022', '2023']
        """
        months = self.months
        if months == 12:
            return (self,)
        if months is None or months % 12:
            return ()
        return tuple(_span(self.start, 12 * year, 12 * year + 12) for year in range(months // 12))

    def last_year(self) -> Period:
        """Its final twelve months; itself when it is not longer than a year."""
        months = self.months
        if months is not None and months > 12:
            return _span(self.start, months - 12, months)
        return self

    def shift(self, years: int = 0, months: int = 0) -> Period:
        """The same period some years or months later (earlier when negative).

        Raises:
            PeriodError: the other year has no such week, or lies beyond the calendar.
        """
        by = 12 * years + months
        whole = self.months
        try:
            if whole is not None:
                return _span(self.start, by, by + whole)
            if self.frequency == "W" and not months:
                year, week, _ = self.start.isocalendar()
                monday = date.fromisocalendar(year + years, week, 1)
                return Period.between(monday, monday + timedelta(days=6))
            return Period.between(_add_months(self.start, by), _add_months(self.end, by))
        except (ValueError, OverflowError):
            raise PeriodError(
                "period", self.text, f"a period that exists {years} years and {months} months away"
            ) from None

    def previous(self) -> Period:
        """The period of the same length that ends just before this one starts."""
        whole = self.months
        if whole is not None:
            return self.shift(months=-whole)
        length = self.end - self.start
        try:
            end = self.start - timedelta(days=1)
            return Period.between(end - length, end)
        except OverflowError:
            raise PeriodError("period", self.text, "a period with another one before it") from None

    def year_before(self) -> Period:
        """The same part of the year before.

        >>> print(Period("2023-Q3").year_before(), Period("2023-01/2023-08").year_before())
        2022-Q3 2022-01/2022-08
        """
        return self.shift(years=-1)

    def label(self, language: Language = "en") -> str:
        """The period for people.

        >>> Period("2023-Q3").label(), Period("2023-Q3").label("zh"), Period("2021/2025").label("zh")
        ('2023 Q3', '2023年第三季度', '2021—2025年')
        """
        return _chinese(self) if language == "zh" else _english(self)

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if not isinstance(other, Period):
            return NotImplemented
        return self.start == other.start and self.end == other.end

    def __hash__(self) -> int:
        return hash((self.start, self.end))

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return Period.of, (self.text,)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"Period({self.text!r})"


_TEXTS: dict[str, Period] = {}
_FREQUENCIES: dict[int, Frequency] = {6: "S", 4: "T", 3: "Q", 1: "M"}


def optional_period(value: PeriodLike | None) -> Period | None:
    """Read a period that may be left out."""
    return None if value is None else Period.of(value)


def _make(start: date, end: date, text: str) -> Period:
    made = object.__new__(Period)
    made.__attrs_init__(start, end, text)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    return made


def _parse(text: str, given: str, field: str) -> Period:
    try:
        start, end, name = _read(text)
    except (ValueError, OverflowError):
        dashed = re.fullmatch(r"\d{4}\s*[-–—~至]+\s*\d{4}年?", text)
        hint = "; a span is written with a slash, as in '2021/2025'" if dashed else ""
        raise PeriodError(field, given, _EXAMPLES + hint) from None
    if start > end:
        raise PeriodError(field, given, "a start that is not after the end, such as '2021/2025'")
    return _make(start, end, name or _canonical(start, end))


def _read(text: str) -> tuple[date, date, str]:
    """First day, last day, and the name to keep, if any. Raises ValueError."""
    if match := _FISCAL.fullmatch(text):
        start = date(int(match[1]), int(match[2]), 1)
        return start, _last_day(start, 12), "" if start.month == 1 else text
    left, slash, right = text.partition("/")
    start, end = _ends(left)
    if not slash:
        return start, end, ""
    return start, _after_duration(start, right) if right.startswith("P") else _ends(right)[1], ""


def _ends(text: str) -> tuple[date, date]:
    match = _ONE.fullmatch(text)
    if match is None or text[0] == "0":
        raise ValueError(text)
    year, letter, number, month, day = match.groups()
    if day:
        only = date(int(year), int(month), int(day))
        return only, only
    if letter == "W":
        monday = date.fromisocalendar(int(year), int(number), 1)
        return monday, monday + timedelta(days=6)
    length = _MONTHS[letter or ("M" if month else "A")]
    index = int(number or month or 1)
    if not 1 <= index <= 12 // length or (letter and letter != "M" and len(number) != 1):
        raise ValueError(text)
    start = date(int(year), (index - 1) * length + 1, 1)
    return start, _last_day(start, length)


def _after_duration(start: date, text: str) -> date:
    match = _DURATION.fullmatch(text)
    if match is None or text == "P":
        raise ValueError(text)
    years, months, weeks, days = (int(group or 0) for group in match.groups())
    return _add_months(start, 12 * years + months) + timedelta(days=7 * weeks + days - 1)


def _add_months(day: date, months: int) -> date:
    from dateutil.relativedelta import relativedelta

    return day + relativedelta(months=months)


def _last_day(start: date, months: int) -> date:
    from dateutil.relativedelta import relativedelta

    # Month first, day second, so that no day after 9999-12-31 is touched.
    return start + relativedelta(months=months - 1, day=31)


def _span(start: date, first: int, last: int) -> Period:
    begin = _add_months(start, first)
    return Period.between(begin, _last_day(begin, last - first))


def _canonical(start: date, end: date) -> str:
    period = _make(start, end, "")
    frequency, months = period.frequency, period.months
    if months is not None and frequency is not None:
        if frequency == "A":
            return f"{start.year:04}" if start.month == 1 else f"{start:%Y-%m}/{end:%Y-%m}"
        if frequency == "M":
            return f"{start:%Y-%m}"
        return f"{start.year:04}-{frequency}{(start.month - 1) // months + 1}"
    if frequency == "W":
        year, week, _ = start.isocalendar()
        return f"{year:04}-W{week:02}"
    if frequency == "D":
        return start.isoformat()
    if months is not None:
        return (
            f"{start.year:04}/{end.year:04}" if start.month == 1 and months % 12 == 0 else f"{start:%Y-%m}/{end:%Y-%m}"
        )
    return f"{start.isoformat()}/{end.isoformat()}"


def _english(period: Period) -> str:
    start, end, months = period.start, period.end, period.months
    if months is None:
        if "W" in period.text:
            return f"week {int(period.text[-2:])} of {period.text[:4]}"
        return _day(start) if start == end else f"{_day(start)} – {_day(end)}"
    if start.month == 1 and months % 12 == 0:
        return f"{start.year}" if months == 12 else f"{start.year}–{end.year}"
    names = {"S": ("first", "second"), "T": ("first", "second", "third")}
    if period.frequency in names:
        part = names[period.frequency][(start.month - 1) // months]
        return f"{part} {'half' if months == 6 else 'third'} of {start.year}"
    if period.frequency == "Q":
        return f"{start.year} Q{(start.month - 1) // 3 + 1}"
    first, last = _MONTH_NAMES[start.month - 1], _MONTH_NAMES[end.month - 1]
    if months == 1:
        return f"{first} {start.year}"
    return f"{first}–{last} {start.year}" if start.year == end.year else f"{first} {start.year} – {last} {end.year}"


def _day(day: date) -> str:
    return f"{day.day} {_MONTH_NAMES[day.month - 1]} {day.year}"


def _chinese(period: Period) -> str:
    start, end, months = period.start, period.end, period.months
    if months is None:
        first = f"{start.year}年{start.month}月{start.day}日"
        if start == end:
            return first
        if "W" in period.text:
            return f"{period.text[:4]}年第{int(period.text[-2:])}周"
        return f"{first}至{'' if start.year == end.year else f'{end.year}年'}{end.month}月{end.day}日"
    if start.month == 1 and months % 12 == 0:
        return f"{start.year}年" if months == 12 else f"{start.year}—{end.year}年"
    if period.frequency == "S":
        return f"{start.year}年{'上' if start.month == 1 else '下'}半年"
    if period.frequency == "Q":
        return f"{start.year}年第{_ORDINALS[(start.month - 1) // 3 + 1]}季度"
    if start.month == 1 and months == 9:
        return f"{start.year}年前三季度"
    if months == 1:
        return f"{start.year}年{start.month}月"
    if start.year == end.year:
        return f"{start.year}年{start.month}—{end.month}月"
    return f"{start.year}年{start.month}月至{end.year}年{end.month}月"
