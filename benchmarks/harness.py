"""Side-by-side timing: both sides in one run, in turns, medians and their ratio."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Result:
    """One line of the table: seconds of the reference and of plantargets, and the ratio to reach."""

    title: str
    reference: float
    ours: float
    ratio: float
    spread: tuple[float, float]
    goal: float | None  # highest ratio wanted
    most: float | None  # highest seconds wanted
    least: float | None  # lowest reference / ours wanted: how many times faster
    sizes: bool = False  # bytes instead of seconds

    @property
    def reached(self) -> bool:
        return (
            (self.goal is None or self.ratio <= self.goal)
            and (self.most is None or self.ours <= self.most)
            and (self.least is None or 1 / self.ratio >= self.least)
        )


@dataclass(frozen=True)
class Calls:
    """Two functions of no arguments in this process, such as an evaluation and a hand-written check."""

    title: str
    reference: Callable[[], object]
    ours: Callable[[], object]
    goal: float | None = None
    most: float | None = None
    least: float | None = None
    seconds: float = 0.02  # of one turn
    parts: float = 1  # a slow reference does one of so many equal parts of the work; its time is multiplied

    def run(self, turns: int) -> Result:
        rounds = [(_loop(self.reference, n), _loop(self.ours, n)) for n in (1, 1)]
        counts = [
            max(1, int(self.seconds / max(one, 1e-8))) for one in (min(r[0] for r in rounds), min(r[1] for r in rounds))
        ]
        pairs = [(self.parts * _loop(self.reference, counts[0]), _loop(self.ours, counts[1])) for _ in range(turns)]
        return _result(self, pairs)


@dataclass(frozen=True)
class Processes:
    """Two programs, each turn in a fresh process; ``start`` is a program whose time is subtracted from both."""

    title: str
    reference: list[str]
    ours: list[str]
    start: list[str] | None = None
    goal: float | None = None
    most: float | None = None
    least: float | None = None

    def run(self, turns: int) -> Result:
        pairs = []
        for _ in range(turns + 1):  # the first turn warms the disk
            start = _process(self.start) if self.start else 0.0
            pairs.append((_process(self.reference) - start, _process(self.ours) - start))
        return _result(self, pairs[1:])


@dataclass(frozen=True)
class Sizes:
    """A program that prints how many bytes it needs, beside an amount of bytes."""

    title: str
    reference: int
    ours: list[str]
    goal: float | None = None

    def run(self, turns: int) -> Result:
        found = [int(_output(self.ours)) for _ in range(min(turns, 3))]
        ratios = [each / self.reference for each in found]
        ours = statistics.median(found)
        spread = (min(ratios), max(ratios))
        return Result(
            self.title, self.reference, ours, ours / self.reference, spread, self.goal, None, None, sizes=True
        )


@dataclass(frozen=True)
class Fact:
    """Something that must hold while the timings are taken; it raises if it does not."""

    title: str
    check: Callable[[], None]


Case = Calls | Processes | Sizes | Fact


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def _loop(function: Callable[[], object], count: int) -> float:
    times = range(count)
    started = time.perf_counter()
    for _ in times:
        function()
    return (time.perf_counter() - started) / count


def _environment() -> dict[str, str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed package has its bytecode
    return environment


def _output(command: list[str]) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT, env=_environment()).stdout


def _process(command: list[str]) -> float:
    environment = _environment()
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=ROOT, env=environment)
    return time.perf_counter() - started


def _result(case: Calls | Processes, pairs: list[tuple[float, float]]) -> Result:
    reference = statistics.median(pair[0] for pair in pairs)
    ours = statistics.median(pair[1] for pair in pairs)
    ratios = [pair[1] / pair[0] for pair in pairs]
    spread = (min(ratios), max(ratios))
    return Result(case.title, reference, ours, ours / reference, spread, case.goal, case.most, case.least)


def show(seconds: float) -> str:
    for unit, size in (("s", 1.0), ("ms", 1e-3), ("µs", 1e-6)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds / 1e-9:.0f} ns"


def _shown(result: Result, amount: float) -> str:
    return f"{amount / 2**20:.0f} MiB" if result.sizes else show(amount)


def table(results: Iterable[Result]) -> str:
    head = ("", "reference", "plantargets", "ratio", "spread", "to reach", "")
    rows = [head]
    for result in results:
        wanted = [
            f"≤ {result.goal:g}×" if result.goal is not None else "",
            f"≤ {show(result.most)}" if result.most is not None else "",
            f"≥ {result.least:g}× faster" if result.least is not None else "",
        ]
        rows.append(
            (
                result.title,
                _shown(result, result.reference),
                _shown(result, result.ours),
                f"{result.ratio:.3g}",
                f"{result.spread[0]:.3g}–{result.spread[1]:.3g}",
                ", ".join(filter(None, wanted)),
                ("reached" if result.reached else "NOT REACHED") if any(wanted) else "",
            )
        )
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )
