"""The published figures in tests/data/methods, as the tests and the conformance table read them."""

import csv
from collections.abc import Iterator
from pathlib import Path

DATA = Path(__file__).parent / "data" / "methods"


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def number(text: str) -> float | None:
    return float(text) if text else None


def pairs(text: str) -> dict[int, float]:
    """``"2015=3.5 2016=4"`` as figures by year."""
    return {int(year): float(value) for year, value in (part.split("=") for part in text.split())}


def given(row: dict[str, str]) -> dict[str, object]:
    """The arguments of ``series`` that a row states."""
    target = pairs(row["target"])
    year = next(iter(target), None)
    found: dict[str, object] = {
        "series": {**pairs(row["from"]), **pairs(row["to"])},
        "target": None if year is None else target[year],
        "target_year": year,
        "direction": row["direction"],
    }
    if row.get("limit"):
        found["limit"] = float(row["limit"])
    return found


def scores(text: str) -> Iterator[list[float | None]]:
    """Scores by group: ``;`` between series, ``|`` between groups."""
    for group in text.split("|"):
        yield [number(part.strip()) for part in group.split(";")]
