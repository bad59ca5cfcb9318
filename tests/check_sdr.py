"""Check the Sustainable Development Report rules against its published tables.

The tables are not part of this project (their licence, CC BY-NC-ND 4.0, does not allow it).
Run ``python tests/check_sdr.py FOLDER`` with the folder that holds ``sdr_scores.csv``,
``sdr_arrows.csv``, ``sdr_goal_colours.csv`` and ``sdr_aggregates.csv``.
"""

import csv
import math
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from plantargets.evaluators import sdgindex
from plantargets.evaluators.sdgindex import SDGIndex


def rows(folder: Path, name: str) -> Iterator[dict[str, str]]:
    with (folder / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def score(row: dict[str, str]) -> bool:
    judge = SDGIndex(
        lower_bound=row["lower_bound"],
        optimum=row["optimum"],
        green=row["green_threshold"],
        red=row["red_threshold"],
    )
    result = judge.series({int(row["edition"]): row["value"]})
    assert result.score is not None
    return result.label == row["colour"] and abs(result.score - float(row["score"])) <= 0.0006


def arrow(row: dict[str, str]) -> bool:
    judge = SDGIndex(green=row["green_threshold"], red=row["red_threshold"])
    figures = dict(part.split(":") for part in row["series"].split(";"))
    window = {int(year): float(value) for year, value in figures.items()}
    result = judge.arrow(window, first_year=int(row["first_year"]), last_year=int(row["last_year"]))
    return result.label == row["published_arrow"]


def goal_colour(row: dict[str, str]) -> bool:
    rescaled = [float(part.split("=")[1]) for part in row["rescaled_0_3"].split(";")]
    return sdgindex.goal_colour(rescaled, row["indicator_colours"].split(";")) == row["published_colour"]


def aggregate(row: dict[str, str]) -> bool:
    members = [float(part) for part in row["member_scores"].split(";") if part]
    found = sdgindex.goal_score(members) if row["level"] == "goal" else sdgindex.index(members)
    return found is not None and math.isclose(found, float(row["score"]), abs_tol=1e-6)


def say(line: str) -> None:
    sys.stdout.write(line + "\n")


def main(folder: Path) -> int:
    wrong = 0
    for name, check in (
        ("sdr_scores", score),
        ("sdr_arrows", arrow),
        ("sdr_goal_colours", goal_colour),
        ("sdr_aggregates", aggregate),
    ):
        counts: Counter[tuple[str, bool]] = Counter()
        for row in rows(folder, f"{name}.csv"):
            explained, right = row.get("reproduces") or "yes", check(row)
            counts[explained, right] += 1
            if explained == "yes" and not right:
                say(f"  {name}: {row['id']} differs")
        matched, missed = counts["yes", True], counts["yes", False]
        known = counts["no", True] + counts["no", False]
        wrong += missed
        line = f"{name}: {matched} of {matched + missed} reproduced"
        if known:
            line += f"; {known} published results the rule does not explain, {counts['no', True]} of them met"
        say(line)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
