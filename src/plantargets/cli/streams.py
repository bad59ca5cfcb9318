"""Files, standard input and output: UTF-8 always, whole files or none."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from plantargets.errors import FieldError, PlanTargetsError

if TYPE_CHECKING:
    from plantargets.formats import Holdable, Losses

T = TypeVar("T")


class UsageError(PlanTargetsError):
    """Options that do not go together."""


def utf8() -> None:
    """Read and write UTF-8 whatever the locale says."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace" if stream is sys.stderr else "strict")


def read(path: str, expect: type[T], kind: str | None = None) -> T:
    """The object in a file or on standard input."""
    from plantargets.formats import load

    if path != "-":
        return load(path, expect)
    with tempfile.TemporaryDirectory() as folder:
        copy = _copied(folder, kind)
        return load(copy, expect)


def read_any(path: str, kind: str | None = None) -> Holdable:
    """What a file or standard input holds, whatever it is."""
    from plantargets.formats import load

    if path != "-":
        return load(path)
    with tempfile.TemporaryDirectory() as folder:
        copy = _copied(folder, kind)
        return load(copy)


def _copied(folder: str, kind: str | None) -> Path:
    data = sys.stdin.buffer.read()
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    guessed = {b"{": "json", b"<": "xml"}.get(start, "toml")
    copy = Path(folder, f"standard-input.{kind or guessed}")
    copy.write_bytes(data)
    return copy


def write(text: str, output: str | None) -> None:
    """Print a text, or write it to a file."""
    from plantargets.formats.files import encoded, write_bytes

    if output is None or output == "-":
        sys.stdout.write(text)
        sys.stdout.flush()
    else:
        write_bytes(Path(output), encoded(text))


def save(obj: Holdable, output: str, kind: str | None = None, *, strict: bool = False) -> Losses:
    """Write an object to a file or to standard output, and say what is lost.

    Raises:
        UsageError: something would be lost, and ``strict`` forbids that; nothing is written.
    """
    from plantargets.formats import save as save_file
    from plantargets.formats.files import write_bytes

    name = f"standard-output.{kind or 'json'}" if output == "-" else Path(output).name
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, name)
        losses = save_file(obj, copy)
        if losses and strict:
            raise UsageError("\n".join(f"would be lost: {each}" for each in losses))
        data = copy.read_bytes()
    if output == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        write_bytes(Path(output), data)
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
