"""Documents as TOML, which people write by hand. The structure is that of the JSON."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar, overload

from plantargets.errors import FormatError, Problem, extra
from plantargets.formats.decode import from_dict
from plantargets.formats.encode import Holdable, to_dict
from plantargets.formats.texts import decoded

if TYPE_CHECKING:
    from typing import Final

T = TypeVar("T")
_LONGEST_NUMBER: Final = 1000


def to_toml(obj: Holdable) -> str:
    """The object as TOML. Nothing is lost. Needs ``plantargets[toml]``.

    Raises:
        FormatError: something in it that no file can hold, such as a criterion of your own.
        MissingExtraError: tomli-w is not installed.
    """
    with extra("toml", "writing TOML", "tomli-w"):
        import tomli_w

    return tomli_w.dumps(to_dict(obj), multiline_strings=False)


@overload
def from_toml(text: str | bytes) -> Holdable: ...
@overload
def from_toml(text: str | bytes, expect: type[T]) -> T: ...
def from_toml(text: str | bytes, expect: type[T] | None = None) -> T | Holdable:
    """The object that a TOML text holds. Nothing needs to be installed for reading.

    Args:
        text: as text, or as bytes in UTF-8.
        expect: the class wanted, such as ``Plan``.

    Raises:
        FormatError: no TOML (with line and column), or a document with problems (each with its path).

    >>> from plantargets import Plan
    >>> plan = from_toml('''
    ... plantargets = 1
    ... kind = "plan"
    ... name = "Work plan"
    ... period = 2023
    ...
    ... [indicators]
    ... gdp = {unit = "percent", kind = "growth", direction = "higher"}
    ...
    ... [[targets]]
    ... indicator = "gdp"
    ... criterion = "about 6.5 %"
    ... ''', Plan)
    >>> print(plan["gdp"])
    gdp: about 6.5 % (2023)
    """
    plain = decoded(text, "TOML")
    try:
        data = tomllib.loads(plain, parse_float=_real)
    except tomllib.TOMLDecodeError as error:
        message, _, place = str(error).rpartition(" (at ")
        where = place.rstrip(")").replace("end of document", f"line {plain.count(chr(10)) + 1}, end of document")
        raise FormatError([Problem(where, f"no TOML: {message}")]) from None
    except RecursionError:
        raise FormatError([Problem("TOML", "nested too deep; a document has a few dozen levels")]) from None
    except ValueError as error:
        raise FormatError([Problem("TOML", str(error))]) from None
    return from_dict(data) if expect is None else from_dict(data, expect)


def _real(text: str) -> Decimal:
    if len(text) >= _LONGEST_NUMBER or text.lstrip("+-") in {"inf", "nan"}:
        raise ValueError(f"{text[:20]} is no figure; an unknown value is a missing outcome")
    return Decimal(text)
