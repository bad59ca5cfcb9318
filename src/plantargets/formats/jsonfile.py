"""Documents as JSON text: UTF-8, numbers as texts so that their printed form survives."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Final, NoReturn, TypeVar, cast, overload

from plantargets.errors import FormatError, Problem
from plantargets.formats.decode import from_dict
from plantargets.formats.encode import Holdable, to_dict
from plantargets.formats.texts import decoded

if TYPE_CHECKING:
    from collections.abc import Mapping

T = TypeVar("T")
_LONGEST_NUMBER: Final = 1000


def to_json(obj: Holdable, *, indent: int | None = 2) -> str:
    """The object as JSON text. Nothing is lost: :func:`from_json` gives an equal object back.

    Args:
        obj: a plan, scorecard, outcomes, outcome, target, indicator, convention, source or period.
        indent: spaces of indentation; None writes one line.

    Raises:
        FormatError: something in it that no file can hold, such as a criterion of your own.

    >>> from plantargets import Source
    >>> print(to_json(Source("Work report"), indent=None))
    {"plantargets": 1, "kind": "source", "source": {"title": "Work report"}}
    """
    return json.dumps(to_dict(obj), ensure_ascii=False, allow_nan=False, indent=indent)


@overload
def from_json(text: str | bytes) -> Holdable: ...
@overload
def from_json(text: str | bytes, expect: type[T]) -> T: ...
def from_json(text: str | bytes, expect: type[T] | None = None) -> T | Holdable:
    """The object that a JSON text holds.

    Args:
        text: as text, or as bytes in UTF-8 with or without a byte order mark.
        expect: the class wanted, such as ``Plan``; another kind of document is refused.

    Raises:
        FormatError: no JSON (with line and column), or a document with problems (each with its path).

    >>> from plantargets import Source
    >>> from_json('{"plantargets": 1, "kind": "source", "source": {"title": "Work report"}}', Source)
    Source('Work report')
    """
    data = parse(decoded(text, "JSON"))
    return (
        from_dict(cast("Mapping[str, object]", data))
        if expect is None
        else from_dict(cast("Mapping[str, object]", data), expect)
    )


def parse(text: str) -> object:
    """Plain data of a JSON text; numbers keep their digits, and a name given twice is refused."""
    try:
        return cast("object", _DECODER.decode(text))
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise FormatError([Problem(place, f"no JSON: {error.msg}")]) from None
    except RecursionError:
        raise FormatError([Problem("$", "brackets are nested too deep; a document has a few dozen levels")]) from None
    except _Twice as twice:
        raise FormatError([Problem("$", f"the name {twice.name!r} is given twice in one object")]) from None
    except ValueError as error:
        raise FormatError([Problem("$", str(error))]) from None


class _Twice(ValueError):  # noqa: N818
    def __init__(self, name: str) -> None:
        self.name = name


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    made = dict(pairs)
    if len(made) != len(pairs):
        names = [name for name, _ in pairs]
        raise _Twice(next(name for name in names if names.count(name) > 1))
    return made


def _whole(text: str) -> int | Decimal:
    return int(text) if len(text) < _LONGEST_NUMBER else _real(text)


def _real(text: str) -> Decimal:
    if len(text) >= _LONGEST_NUMBER:
        raise ValueError(f"a number of {len(text)} characters; at most {_LONGEST_NUMBER}")
    return Decimal(text)


def _constant(text: str) -> NoReturn:
    raise ValueError(f"{text} is no number; an unknown value is a missing outcome")


_DECODER: Final = json.JSONDecoder(
    object_pairs_hook=_object, parse_int=_whole, parse_float=_real, parse_constant=_constant
)
