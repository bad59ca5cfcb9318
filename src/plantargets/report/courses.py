"""The way from a base to a target, out of the inputs of a method's result."""

from __future__ import annotations

import math
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import cast

from plantargets.bullet import Progress


def progress(inputs: Mapping[str, object]) -> Progress | None:
    """What can be drawn of a result with a base, a latest figure and a target; None without them.

    >>> progress({"base": 50, "latest": "71", "target": 80, "latest_year": 2022}).latest
    71.0
    """
    base, latest = _number(inputs.get("base")), _number(inputs.get("latest"))
    target = inputs.get("target")
    ends = (
        [_number(end) for end in cast("tuple[object, ...]", target)] if isinstance(target, tuple) else [_number(target)]
    )
    if base is None or latest is None or None in ends or not 1 <= len(ends) <= 2:
        return None
    places = [end for end in ends if end is not None]
    years = [inputs.get(f"{name}_year") for name in ("base", "latest", "target")]
    first, now, last = (year if type(year) is int else None for year in years)
    direction = inputs.get("direction")
    return Progress(
        base,
        latest,
        places[0] if len(places) == 1 else (places[0], places[1]),
        years=(first, now, last),
        direction=direction if isinstance(direction, str) else None,
        expected=_number(inputs.get("expected")),
    )


def _number(value: object) -> float | None:
    """A number for drawing; results read from files hold their numbers as texts."""
    if isinstance(value, bool):
        return None
    if isinstance(value, str):
        try:
            value = Decimal(value)
        except InvalidOperation:
            return None
    if not isinstance(value, int | float | Decimal | Fraction):
        return None
    try:
        found = float(value)
    except OverflowError:
        return None
    return found if math.isfinite(found) else None
