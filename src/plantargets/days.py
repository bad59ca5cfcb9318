"""Days, as they are given: a date, or its text."""

from __future__ import annotations

import datetime as dt

from plantargets.errors import FieldError, FieldTypeError


def as_date(value: dt.date | str, field: str = "date") -> dt.date:
    """Read a day: a date, or a text such as ``"2023-09-05"``."""
    if isinstance(value, dt.datetime):
        raise FieldTypeError(field, value, "a date without a time, such as '2023-09-05'")
    if isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(value)
    except (TypeError, ValueError):
        raise FieldError(field, value, "a date such as '2023-09-05'") from None


def as_of_day(value: dt.date | str | None) -> dt.date | None:
    """Read an ``as_of``."""
    return None if value is None else as_date(value, "as_of")
