"""How objects are printed: reprs that can be pasted back, and plain tables that line up in Chinese too."""

from __future__ import annotations

import datetime as dt
from enum import Enum
from typing import TYPE_CHECKING, cast
from unicodedata import east_asian_width

import attrs

from plantargets.figures import Figure
from plantargets.periods import Period
from plantargets.units import Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


def short_repr(instance: object, positional: int = 1, hide: Mapping[str, object] | None = None) -> str:
    """The call that makes the object: the first fields by position, then what differs from its default.

    ``hide`` names defaults that depend on other fields.
    """
    cls = cast("type[attrs.AttrsInstance]", type(instance))
    parts: list[str] = []
    for index, field in enumerate(attrs.fields(cls)):
        if not field.init or field.name.startswith("_"):
            continue
        value: object = getattr(instance, field.name)
        if hide and field.name in hide and hide[field.name] == value:
            continue
        if index < positional:
            parts.append(_plain(value))
        elif field.default is attrs.NOTHING or value != _default(field.default):
            parts.append(f"{field.name}={_plain(value)}")
    return f"{cls.__name__}({', '.join(parts)})"


def _default(default: object) -> object:
    factory = getattr(default, "factory", None)
    return factory() if callable(factory) and not getattr(default, "takes_self", False) else default


def _plain(value: object) -> str:
    if isinstance(value, (Figure, Period, Unit)):
        return repr(str(value))
    if isinstance(value, Enum):
        return repr(value.value)
    if isinstance(value, dt.date):
        return repr(value.isoformat())
    if isinstance(value, tuple):
        inner = ", ".join(_plain(item) for item in cast("tuple[object, ...]", value))
        return f"[{inner}]"
    return repr(value)


def width(text: str) -> int:
    """Columns that a text takes on a terminal; Chinese characters take two."""
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def table(header: Sequence[str], rows: Iterable[Sequence[str]], *, widest: int = 44) -> str:
    """A plain text table; cells longer than ``widest`` columns are cut with an ellipsis, the last of a row is not."""
    lines = [[*[_cut(cell, widest) for cell in row[:-1]], " ".join(row[-1].split())] for row in (header, *rows)]
    widths = [max(width(line[i]) for line in lines) for i in range(len(header))]
    drawn = [
        "  ".join(cell + " " * (size - width(cell)) for cell, size in zip(line, widths, strict=True)).rstrip()
        for line in lines
    ]
    rule = "  ".join("-" * size for size in widths)
    return "\n".join([drawn[0], rule, *drawn[1:]])


def _cut(text: str, widest: int) -> str:
    flat = " ".join(text.split())
    if width(flat) <= widest:
        return flat
    kept = ""
    for char in flat:
        if width(kept + char) > widest - 1:
            break
        kept += char
    return kept + "…"
