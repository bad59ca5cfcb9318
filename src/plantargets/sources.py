"""Where a target or a figure was published."""

from __future__ import annotations

from typing import TYPE_CHECKING, final

import attrs

from plantargets.errors import FieldError, FieldTypeError
from plantargets.periods import Period

if TYPE_CHECKING:
    import datetime as dt


def _date_text(value: dt.date | str | int | None) -> str | None:
    return None if value is None else Period.of(value, "Source.date").text


def _title(_: object, __: attrs.Attribute[str], value: str) -> None:
    if not isinstance(value, str):
        raise FieldTypeError("Source.title", value, "the title of the document, such as 'Government work report 2023'")
    if not value.strip():
        raise FieldError("Source.title", value, "the title of the document, such as 'Government work report 2023'")


@final
@attrs.frozen(repr=False)
class Source:
    """A published document.

    Args:
        title: its title, in the language it was published in.
        publisher: who published it.
        date: when, as exactly as is known: ``"2024-07-06"``, ``"2024-07"``, ``"2024"`` or a date.
        url: where it can be read.
        page: the page or section.
        id: a short name, such as ``"S2"``, to cite it by.
        licence: the terms under which the figures may be used.

    >>> print(Source("Statistical bulletin 2023", publisher="District Statistics Bureau", date="2024-07-06"))
    District Statistics Bureau, Statistical bulletin 2023, 2024-07-06
    """

    title: str = attrs.field(validator=_title)
    publisher: str | None = None
    date: str | None = attrs.field(default=None, converter=_date_text)
    url: str | None = None
    page: str | int | None = None
    id: str | None = None
    licence: str | None = None

    def __str__(self) -> str:
        page = None if self.page is None else f"p. {self.page}" if str(self.page)[:1].isdigit() else str(self.page)
        return ", ".join(part for part in (self.publisher, self.title, page, self.date) if part)

    def __repr__(self) -> str:
        given = [f"{name}={value!r}" for name, value in attrs.asdict(self).items() if value is not None]
        return f"Source({', '.join([repr(self.title), *given[1:]])})"
