"""Typed plan targets and outcomes, and honest verdicts on whether the targets were met.

A target's words name a set of acceptable values, a report's words name a set of possible
values, and attainment is the relation of the two sets.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from plantargets.errors import (
    DirectionError,
    DuplicateIdError,
    EmptyIntervalError,
    FieldError,
    FieldTypeError,
    NoTruthValueError,
    PeriodError,
    PlanTargetsError,
    ReferenceTargetError,
    UnitMismatchError,
    UnknownUnitError,
)
from plantargets.intervals import Interval
from plantargets.verdicts import Grade, Reason, Verdict

__version__ = "0.1.0"

__all__ = [
    "DirectionError",
    "DuplicateIdError",
    "EmptyIntervalError",
    "FieldError",
    "FieldTypeError",
    "Grade",
    "Interval",
    "NoTruthValueError",
    "PeriodError",
    "PlanTargetsError",
    "Reason",
    "ReferenceTargetError",
    "UnitMismatchError",
    "UnknownUnitError",
    "Verdict",
]

# Loaded on first use, so that importing the package stays cheap: public name -> its module.
_LAZY: dict[str, str] = {}
_PARTS: frozenset[str] = frozenset()

if TYPE_CHECKING:
    pass
else:  # hidden from type checkers, which would take any misspelt name for an object

    def __getattr__(name):
        if name in _PARTS:
            return import_module(f"plantargets.{name}")
        if name not in _LAZY:
            raise AttributeError(f"module 'plantargets' has no attribute {name!r}")
        value = getattr(import_module(f"plantargets.{_LAZY[name]}"), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__, *_PARTS})
