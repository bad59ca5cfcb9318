"""Files, standard input and output: UTF-8 always, whole files or none."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar, cast

from plantargets.errors import FieldError, FormatError, PlanTargetsError, Problem

if TYPE_CHECKING:
    import argparse

    from plantargets.evidence import Outcomes
    from plantargets.formats import Heading, Holdable, Losses

T = TypeVar("T")


class UsageError(PlanTargetsError):
    """Options that do not go together."""


def utf8() -> None:
    """Read and write UTF-8 whatever the locale says."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace" if stream is sys.stderr else "strict")


def read(path: str, expect: type[T], options: argparse.Namespace, *, every: bool = False) -> T:
    """The object in a file or on standard input.

    What an IATI file says and the model has no place for is said on standard error: in one line, or
    all of it if ``every`` is true or bad values are skipped.
    """
    return cast("T", _read(path, expect, options, every=every))


def read_any(path: str, options: argparse.Namespace) -> Holdable:
    """What a file or standard input holds, whatever it is."""
    return cast("Holdable", _read(path, None, options, every=True))


def _read(path: str, expect: type[object] | None, options: argparse.Namespace, *, every: bool) -> object:
    name = "standard input" if path == "-" else path
    try:
        found, losses = _loaded(path, expect, options)
    except FormatError as error:
        raise FormatError([Problem(f"{name}: {each.place}", each.message) for each in error.problems]) from None
    if every or options.skip_bad:
        for each in losses:
            sys.stderr.write(f"plantargets: {name}: not read: {each}\n")
    elif losses:
        sys.stderr.write(f"plantargets: {name}: not read: {len(losses)} things; plantargets convert lists them\n")
    return found


def _loaded(path: str, expect: type[object] | None, options: argparse.Namespace) -> tuple[object, Losses]:
    from plantargets.formats import load_with_losses

    with tempfile.TemporaryDirectory() as folder:
        piped = path == "-" or Path(path).is_fifo()  # <(a command) is a pipe with a name
        file = _copied(path, folder, options.source) if piped else Path(path)
        return load_with_losses(
            file, expect, encoding=options.encoding, activity=options.activity, skip_bad=options.skip_bad
        )


def _copied(path: str, folder: str, kind: str | None) -> Path:
    data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    copy = Path(folder, f"standard-input.{kind or _guessed(data)}")
    copy.write_bytes(data)
    return copy


def _guessed(data: bytes) -> str:
    """What standard input is, by how it begins."""
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")
    known = {b"{": "json", b"<": "xml", b"P": "xlsx" if start.startswith(b"PK") else "toml"}
    first = start.partition(b"\n")[0]
    names = first.replace(b";", b",").replace(b"\t", b",").split(b",")
    table = b"=" not in first and {each.strip(b' "\r').lower() for each in names} & _COLUMNS
    return "csv" if table else known.get(start[:1], "toml")


#: Columns that every table has, one of them in each encoding.
_COLUMNS: Final = {
    b"indicator",
    b"value",
    b"target",
    *("指标代码".encode(code) for code in ("utf-8", "gb18030")),
}


def write(text: str, output: str | None) -> None:
    """Print a text, or write it to a file."""
    from plantargets.formats.files import encoded, write_bytes

    if output is None or output == "-":
        sys.stdout.write(text)
        sys.stdout.flush()
    else:
        write_bytes(Path(output), encoded(text))


def save(
    obj: Holdable,
    output: str,
    kind: str | None = None,
    *,
    strict: bool = False,
    outcomes: Outcomes | None = None,
    heading: Heading | None = None,
) -> Losses:
    """Write an object to a file or to standard output, and say what is lost.

    Raises:
        UsageError: something would be lost, and ``strict`` forbids that; nothing is written.
    """
    from plantargets.formats import SUFFIXES
    from plantargets.formats.files import bytes_of, write_bytes

    suffix = f".{kind or 'json'}" if output == "-" else Path(output).suffix.lower()
    if suffix not in SUFFIXES:
        raise FieldError("OUT", output, f"a file that ends in {', '.join(SUFFIXES)}, or -")
    data, losses = bytes_of(obj, suffix, outcomes, heading)
    if losses and strict:
        raise UsageError("\n".join(f"would be lost: {each}" for each in losses))
    if output != "-":
        write_bytes(Path(output), data)
    elif suffix == ".xlsx" and sys.stdout.isatty():
        raise UsageError("a workbook is no text; write it to a file or into a pipe")
    else:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    return losses


def format_of(output: str | None, given: str | None, formats: tuple[str, ...]) -> str:
    """The format asked for: by name, else by the suffix of the file, else text."""
    if given is not None:
        return given
    suffix = "" if output is None else Path(output).suffix.lower().lstrip(".")
    found = {"htm": "html", "markdown": "md", "txt": "text", "": "text"}.get(suffix, suffix)
    if found not in formats:
        raise FieldError("--output", output, f"a file that ends in {', '.join(formats)}, or say --format")
    return found
