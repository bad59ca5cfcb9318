"""The project's own statements with their readings, and how a reading is compared with them."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

DATA = Path(__file__).parent / "data"
VAGUE = {"milestone", "keep_rising", "keep_falling"}
SINCE_LAST_YEAR = {"上年", "去年", "上年同期", "去年同期"}


@dataclass
class Wanted:
    """One reading by hand."""

    comparators: set[str]
    low: float | None
    high: float | None
    unit: str | None
    measures: set[str]
    more: dict[str, str] = field(default_factory=dict)
    movement: str | None = None


@dataclass
class Row:
    """One statement; ``optional`` ones may also be refused."""

    text: str
    wanted: list[Wanted]
    optional: bool


def rows(name: str) -> list[Row]:
    found = []
    for line in (DATA / name).read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        text, _, readings = line.rpartition(" => ")
        options = readings.split(" | ")
        wanted = [] if options[-1] == "none" else [_wanted(part) for part in options[-1].split(" ; ")]
        found.append(Row(text, wanted, len(options) > 1))
    return found


def _wanted(text: str) -> Wanted:
    comparator, number, unit, measure, *rest = text.split()
    low, _, high = number.partition("..")
    found = Wanted(
        {comparator},
        None if number == "-" else float(Fraction(low)),
        float(high) if high else None,
        None if unit == "-" else unit,
        set(measure.split("|")),
    )
    for part in rest:
        key, equals, value = part.partition("=")
        if not equals:
            found.movement = key
        elif key == "alt":
            found.comparators |= set(value.split(","))
        else:
            found.more[key] = value.replace("_", " ")
    return found


def _family(unit: str | None) -> str | None:
    if unit is None or unit.startswith("count"):
        return None
    return {"ratio": "times", "per_1000": "permille"}.get(unit, unit.split(":")[0])


def right(said, wanted: Wanted) -> bool:
    """Comparator, numbers and unit agree."""
    if said.comparator in VAGUE and wanted.comparators & VAGUE:
        return True
    if said.comparator not in wanted.comparators:
        return False
    if wanted.high is not None:
        numbers = math.isclose(said.low, wanted.low) and math.isclose(said.high, wanted.high)
    elif wanted.low is None:
        numbers = said.value is None
    else:
        numbers = said.value is not None and math.isclose(said.value, wanted.low, rel_tol=1e-6)
    return numbers and (wanted.unit is None or _family(said.unit) == _family(wanted.unit))


def complete(said, wanted: Wanted) -> bool:
    """Right, and measure, movement, reference, baseline and stated period agree too."""
    free = said.comparator in VAGUE or said.comparator == "multiply"
    if not free and said.measure not in wanted.measures:
        return False
    if said.measure != "rank" and said.comparator != "multiply" and said.movement != wanted.movement:
        return False
    base = wanted.more.get("base")
    if (said.baseline or "") != (base or "") and not (base is None and said.baseline in SINCE_LAST_YEAR):
        return False
    if not _agree(said.reference, wanted.more.get("ref")):
        return False
    return "per" not in wanted.more or said.period == wanted.more["per"]


def _agree(said: str | None, wanted: str | None) -> bool:
    if said is None or wanted is None:
        return said is wanted
    short, long = sorted((said, wanted), key=len)
    return short in long and 2 * len(short) >= len(long)


def judge(row: Row, reading) -> tuple[bool, bool, bool]:
    """Whether a reading is right, complete, and silently wrong."""
    numbered = (
        [s for s in reading if s.has_number and s.role != "target"]
        if _reports(row)
        else [s for s in reading if s.has_number]
    )
    if not row.wanted:
        ok = row.optional or not numbered
        return ok, ok, not ok
    if row.optional and not numbered:
        return True, True, False
    best = (0, 0)
    padded = [*reading, *[None] * len(row.wanted)]
    for chosen in itertools.permutations(padded[:9], len(row.wanted)) if len(row.wanted) <= 6 else [padded]:
        pairs = [(s, w) for s, w in zip(chosen, row.wanted, strict=False) if s is not None and right(s, w)]
        best = max(best, (len(pairs), sum(complete(s, w) for s, w in pairs)))
    ok = best[0] == len(row.wanted) and len(numbered) <= len(row.wanted)
    return ok, ok and best[1] == len(row.wanted), not ok and any(s.has_number for s in reading)


def _reports(row: Row) -> bool:
    return any(w.more.get("role") == "outcome" for w in row.wanted)
