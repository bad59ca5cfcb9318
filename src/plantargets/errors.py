"""The exceptions of plantargets: one base class, and the built-in a caller would expect."""

from __future__ import annotations

from contextlib import contextmanager
from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable


class PlanTargetsError(Exception):
    """Base of every error that plantargets raises on purpose."""


class FieldError(PlanTargetsError, ValueError):
    """A field was given a value that it cannot hold.

    The message says which field, what was given and what is allowed.

    Args:
        field: name of the field, such as ``"Target.period"``.
        given: the value that was given.
        allowed: what the field accepts, in words, best with an example.

    >>> raise FieldError("Outcome.status", "finall", "normal, provisional, estimated or forecast")
    Traceback (most recent call last):
    ...
    plantargets.errors.FieldError: Outcome.status: got 'finall'; allowed: normal, provisional, estimated or forecast
    """

    def __init__(self, field: str, given: object, allowed: str) -> None:
        self.field = field
        self.given = given
        self.allowed = allowed
        super().__init__(f"{field}: got {_shown(given)}; allowed: {allowed}")

    def __reduce__(self) -> tuple[type[FieldError], tuple[str, object, str]]:
        return type(self), (self.field, self.given, self.allowed)


class FieldTypeError(FieldError, TypeError):
    """A field was given a value of the wrong type (a bool where a number is wanted, say)."""


class EmptyIntervalError(FieldError):
    """An interval that would hold no value at all."""


class UnknownUnitError(FieldError, LookupError):
    """A unit text that is not known; the message offers the nearest names."""


class UnitMismatchError(FieldError, TypeError):
    """Two units that measure different things, such as percent and percentage points."""


class PeriodError(FieldError):
    """A text that names no period, such as ``"2023-13"``."""


class ReferenceTargetError(FieldError):
    """A reference that cannot be: to the target itself, or to something unknown."""


class DirectionError(FieldError):
    """Words whose accepted side is the worse side of the indicator's declared direction."""


class DuplicateIdError(FieldError):
    """Two targets of one plan with the same id."""


class Problem(NamedTuple):
    """One thing wrong with a file: where it stands, and what is wrong."""

    place: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


class FormatError(PlanTargetsError, ValueError):
    """A file or text that cannot be read, or an object that a format cannot hold.

    Args:
        problems: every problem found, each with its place: a JSON path, a sheet with row and column, a line.

    >>> raise FormatError([Problem("$.targets[0].criterion.kind", "got 'abuot'; did you mean 'about'?")])
    Traceback (most recent call last):
    ...
    plantargets.errors.FormatError: $.targets[0].criterion.kind: got 'abuot'; did you mean 'about'?
    """

    _SHOWN = 20

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        lines = [str(each) for each in self.problems[: self._SHOWN]]
        if len(self.problems) > 1:
            lines.insert(0, f"{len(self.problems)} problems")
        if len(self.problems) > self._SHOWN:
            lines.append(f"and {len(self.problems) - self._SHOWN} more")
        super().__init__("\n".join(lines))

    def __reduce__(self) -> tuple[type[FormatError], tuple[tuple[Problem, ...]]]:
        return type(self), (self.problems,)


class MissingExtraError(PlanTargetsError, ModuleNotFoundError):
    """An optional library is not installed; the message says which extra brings it."""


@contextmanager
def extra(name: str, what: str, library: str) -> Generator[None, None, None]:
    """Imports of an optional library; where it is missing the error says what needs it and how to install it."""
    try:
        yield
    except ImportError as error:
        raise MissingExtraError(f"{what} needs {library}: pip install 'plantargets[{name}]'", name=library) from error


class NoTruthValueError(PlanTargetsError, TypeError):
    """A verdict has three values; it cannot be used as true or false."""


def _shown(given: object, limit: int = 120) -> str:
    text = repr(given)
    return text if len(text) <= limit else text[: limit - 1] + "…"


def one_of(names: Iterable[str]) -> str:
    """The names as a phrase: ``'a', 'b' or 'c'``."""
    quoted = [repr(name) for name in names]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"


def nearest(name: str, names: Iterable[str]) -> str:
    """A hint such as ``did you mean 'percent'?``, or an empty text when nothing is near."""
    close = get_close_matches(name, list(names), n=3, cutoff=0.6)
    return f"did you mean {one_of(close)}?" if close else ""
