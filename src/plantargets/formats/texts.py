"""Bytes to text, with the place of what is not in the encoding."""

from __future__ import annotations

import codecs
from typing import Final

from plantargets.errors import FieldTypeError, FormatError, Problem

MAX_BYTES: Final = 1 << 30
_MARKS: Final = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}


def decoded(given: str | bytes, what: str, encoding: str = "utf-8") -> str:
    """The text, without its byte order mark.

    Args:
        given: text, or bytes.
        what: the format, for the error.
        encoding: ``utf-8`` (with or without a byte order mark) or another name that Python knows.

    Raises:
        FormatError: the bytes are not in the encoding; the line and the byte are named.
    """
    if isinstance(given, str):
        return given.removeprefix("\ufeff")
    if not isinstance(given, bytes):
        raise FieldTypeError(what, type(given).__name__, "a text or bytes")
    if len(given) > MAX_BYTES:
        raise FormatError([Problem(what, f"{len(given)} bytes; at most {MAX_BYTES}")])
    for mark, name in _MARKS.items():
        if given.startswith(mark):
            raise FormatError([Problem("line 1", f"the file is in {name}; save it as UTF-8 (in Excel: CSV UTF-8)")])
    try:
        return given.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = given.count(b"\n", 0, error.start) + 1
        hint = (
            "; if Chinese Excel saved it, say encoding='gb18030' (--encoding gb18030)"
            if (what, encoding) == ("CSV", "utf-8")
            else ""
        )
        message = f"byte 0x{given[error.start]:02x} at {error.start} is not {encoding.upper()}{hint}"
        raise FormatError([Problem(f"line {line}", message)]) from None
    except LookupError:
        raise FormatError([Problem(what, f"no encoding is called {encoding!r}; utf-8 or gb18030 are")]) from None
