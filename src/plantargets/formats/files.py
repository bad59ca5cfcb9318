"""Files by their suffix: one function to load, one to save. A crash never leaves half a file."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar, cast, overload

from plantargets.errors import FieldError, FormatError, Problem
from plantargets.formats.jsonfile import from_json, to_json
from plantargets.formats.tomlfile import from_toml, to_toml

if TYPE_CHECKING:
    from plantargets.evidence import Outcomes
    from plantargets.formats.encode import Holdable
    from plantargets.formats.iatiwrite import Heading
    from plantargets.formats.losses import Losses

T = TypeVar("T")
SUFFIXES: Final = (".json", ".toml", ".csv", ".xlsx", ".xml")
MAX_BYTES: Final = 1 << 30


@overload
def load(path: str | os.PathLike[str]) -> Holdable: ...
@overload
def load(
    path: str | os.PathLike[str], expect: type[T], *, encoding: str = "utf-8", activity: str | None = None
) -> T: ...
def load(
    path: str | os.PathLike[str],
    expect: type[T] | None = None,
    *,
    encoding: str = "utf-8",
    activity: str | None = None,
) -> T | Holdable:
    """The object in a file, by its suffix: ``.json``, ``.toml``, ``.csv``, ``.xlsx`` or ``.xml`` (IATI).

    Args:
        path: the file.
        expect: the class wanted, such as ``Plan`` or ``Outcomes``; without it, what a JSON or TOML
            file says it holds, and the plan of a table or IATI file if it has targets.
        encoding: of CSV files, ``utf-8`` or ``gb18030``.
        activity: the ``iati-identifier`` of the activity wanted, in an IATI file of several.

    Raises:
        FormatError: every problem found, each with its place in the file.
        FieldError: another suffix.
        OSError: the file cannot be read.
    """
    found, _ = load_with_losses(path, expect, encoding=encoding, activity=activity)
    return found


def load_with_losses(
    path: str | os.PathLike[str],
    expect: type[T] | None = None,
    *,
    encoding: str = "utf-8",
    activity: str | None = None,
    skip_bad: bool = False,
) -> tuple[T | Holdable, Losses]:
    """The object in a file as :func:`load` gives it, and what the file says that it has no place for.

    Only IATI files of others say more than the model holds.

    Args:
        path: the file.
        expect: the class wanted.
        encoding: of CSV files.
        activity: the activity wanted, in an IATI file of several.
        skip_bad: in IATI files, list values that cannot be read among the losses.

    Raises:
        FormatError: every problem found, each with its place in the file.
        FieldError: another suffix.
        OSError: the file cannot be read.
    """
    from plantargets.formats.losses import Losses

    where = Path(path)
    given = _suffix(where)
    data = read_bytes(where)
    nothing = Losses()
    if given == ".json":
        return (from_json(data) if expect is None else from_json(data, expect)), nothing
    if given == ".toml":
        return (from_toml(data) if expect is None else from_toml(data, expect)), nothing
    if given == ".xml":
        from plantargets.formats.iati import one_of_file

        found, losses = one_of_file(data, expect, activity, skip_bad=skip_bad)
        return cast("T | Holdable", found), losses
    from plantargets.formats import tidy

    return cast("T | Holdable", tidy.load(data, given, expect, name=where.stem, encoding=encoding)), nothing


def save(
    obj: Holdable,
    path: str | os.PathLike[str],
    *,
    outcomes: Outcomes | None = None,
    heading: Heading | None = None,
) -> Losses:
    """Write an object to a file, by the suffix. The file is whole or not there.

    Args:
        obj: what to write.
        path: the file.
        outcomes: what was reported on a plan, for the same ``.xlsx`` or ``.xml`` file.
        heading: who reports, for ``.xml`` (IATI).

    Returns:
        What the format cannot hold; nothing for JSON and TOML.

    Raises:
        FormatError: something that no file can hold, such as a criterion of your own.
        FieldError: another suffix, or an object that this format has no place for.
        OSError: the file cannot be written; what was there before is untouched.
    """
    where = Path(path)
    data, losses = bytes_of(obj, _suffix(where), outcomes, heading)
    write_bytes(where, data)
    return losses


def bytes_of(
    obj: Holdable, suffix: str, outcomes: Outcomes | None = None, heading: Heading | None = None
) -> tuple[bytes, Losses]:
    """The bytes of a file of a suffix, and what they cannot hold."""
    from plantargets.formats.losses import Losses

    if outcomes is not None and suffix not in {".xlsx", ".xml"}:
        raise FieldError("outcomes", suffix, "None, since only .xlsx and .xml files hold a plan and outcomes")
    if heading is not None and suffix != ".xml":
        raise FieldError("heading", suffix, "None, since only .xml files (IATI) say who reports")
    if suffix == ".json":
        return encoded(to_json(obj) + "\n"), Losses()
    if suffix == ".toml":
        return encoded(to_toml(obj)), Losses()
    if suffix == ".xml":
        from plantargets.formats.iatiwrite import document_of

        text, losses = document_of(obj, outcomes, heading)
        return encoded(text), losses
    from plantargets.formats import tidy

    return tidy.dump(obj, suffix, outcomes)


def _suffix(path: Path) -> str:
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise FieldError("path", str(path), f"a file that ends in {', '.join(SUFFIXES)}")
    return suffix


def encoded(text: str) -> bytes:
    """The text in UTF-8.

    Raises:
        FormatError: it holds half a character (a lone surrogate).
    """
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        near = text[max(0, error.start - 20) : error.start]
        raise FormatError([Problem(f"after {near!r}", "half a character, which no file can hold")]) from None


def read_bytes(path: Path) -> bytes:
    """The whole file.

    Raises:
        FormatError: it is larger than a gibibyte.
    """
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise FormatError([Problem(str(path), f"{size} bytes; at most {MAX_BYTES}")])
    return path.read_bytes()


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file beside the old one, then put it in its place. A link stays one; a device or pipe is written to."""
    path = Path(os.path.realpath(path))
    if path.exists() and not path.is_file():
        path.write_bytes(data)
        return
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        # mkstemp makes files for the owner alone; a new file gets the usual rights, an old one keeps its own.
        part.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
