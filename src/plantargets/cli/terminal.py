"""Tables and progress on a terminal, with rich where it is installed (extra ``cli``); plain text elsewhere."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING, final

import attrs

from plantargets.comparison import Unjudged
from plantargets.errors import DirectionError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from plantargets.evaluation import Evaluation, Evaluator
    from plantargets.evidence import Outcomes
    from plantargets.report import Report, Row
    from plantargets.targets import Target

_MANY = 500


@final
@attrs.frozen
class Watched:
    """A judge that says when it has judged a target, and leaves open what its method cannot take."""

    judge: Evaluator
    done: Callable[[], None]

    @property
    def name(self) -> str:
        """The judge's own name."""
        return self.judge.name

    def evaluate(self, target: Target, outcomes: Outcomes) -> Evaluation:
        """The judge's own evaluation."""
        try:
            return self.judge.evaluate(target, outcomes)
        except DirectionError:
            return Unjudged(target, self.judge.name)
        finally:
            self.done()


def has_rich() -> bool:
    """Whether rich is installed."""
    return find_spec("rich") is not None


@contextmanager
def progress(total: int) -> Generator[Callable[[], None]]:
    """A progress bar on standard error, when that is a terminal and there is much to do; nothing elsewhere."""
    if total < _MANY or not sys.stderr.isatty() or not has_rich():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("judging", total=total)
        yield lambda: bar.advance(task)


def show(made: Report) -> bool:
    """Print a report as tables in colour; False when there is no terminal or no rich."""
    if not sys.stdout.isatty() or not has_rich():
        return False
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console, said = Console(), made.words
    console.print(Text(made.title, style="bold"))
    if made.subtitle:
        console.print(Text(made.subtitle))
    console.print(Text(f"{said.judged_by}{said.colon}{made.method}", style="dim"))
    for group in made.groups:
        table = Table(title=f"{group.title} ({len(group.rows)})", title_justify="left", expand=True)
        for name in (said.status, said.indicator, said.target, said.accepts, said.reported, said.margin_or_why):
            table.add_column(name, overflow="fold")
        for row in group.rows:
            table.add_row(Text(f"{row.mark.symbol} {row.word}", style=row.mark.colour), *map(Text, _cells(row)))
        console.print()
        console.print(table)
    for number, source in enumerate(made.sources, 1):
        console.print(Text(f"[{number}] {source}", style="dim"))
    return True


def _cells(row: Row) -> list[str]:
    return [
        row.indicator if row.indicator == row.id else f"{row.indicator}\n{row.id}",
        row.wording or row.reading,
        row.accepts,
        "\n".join(each.text for each in row.reported) or "—",
        "\n".join(part for part in (row.margin, row.why, *row.notes) if part),
    ]
