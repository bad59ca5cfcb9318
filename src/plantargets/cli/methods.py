"""Methods by name, for ``--evaluator``: ``completion`` or ``eurostat:base_year=2015``."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final, cast

import attrs

from plantargets.errors import FieldError, nearest

if TYPE_CHECKING:
    from plantargets.evaluation import Evaluator

#: Names on the command line, and the classes of ``plantargets.evaluators``.
METHODS: Final = {
    "china-schedule": "ChinaSchedule",
    "china-step-score": "ChinaStepScore",
    "completion": "Completion",
    "conformance": "Conformance",
    "escap": "ESCAP",
    "eurostat": "Eurostat",
    "eustat": "Eustat",
    "german-strategy": "GermanStrategy",
    "oecd-distance": "OECDDistance",
    "open-sdg": "OpenSDG",
    "pace": "Pace",
    "sdg-index": "SDGIndex",
    "un-progress-chart": "UNProgressChart",
}


def method(text: str) -> Evaluator:
    """The method that a text names, with its settings after a colon.

    Raises:
        FieldError: an unknown method or setting, or a setting that the method cannot use.

    >>> method("eurostat:base_year=2015").base_year
    2015
    """
    name, _, given = text.partition(":")
    if name not in METHODS:
        hint = nearest(name, METHODS)
        raise FieldError("--evaluator", name, f"{', '.join(METHODS)}" + (f"; {hint}" if hint else ""))
    made = getattr(import_module("plantargets.evaluators"), METHODS[name])
    allowed = [field.name for field in attrs.fields(made) if field.init and not field.name.startswith("_")]
    settings: dict[str, object] = {}
    for part in given.split(",") if given else ():
        key, equals, value = part.partition("=")
        if not equals or key.strip() not in allowed:
            known = ", ".join(allowed) or "no settings"
            raise FieldError("--evaluator", part, f"settings of {name} as name=value: {known}")
        settings[key.strip()] = _value(value.strip())
    try:
        return cast("Evaluator", made(**settings))
    except TypeError as error:
        if isinstance(error, FieldError):
            raise
        raise FieldError("--evaluator", text, f"settings that {name} can use: {error}") from None


def _value(text: str) -> object:
    if text in {"true", "false"}:
        return text == "true"
    return int(text) if text.lstrip("-").isdigit() else text
