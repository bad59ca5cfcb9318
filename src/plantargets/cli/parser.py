"""The options of each command, with their help; the reference page is made from this."""

from __future__ import annotations

import argparse
from typing import Final, Protocol

from plantargets.cli.methods import METHODS
from plantargets.conventions import CONVENTIONS
from plantargets.formats import SUFFIXES
from plantargets.indicators import DIRECTIONS

EXIT_CODES: Final = """\
exit status:
  0  it worked
  1  it worked, and a target has a verdict that --fail-on names
  2  bad input or options; one line on standard error for each problem
  130, 141  stopped by the user, or by the reader of the output"""

FORMATS: Final = ("text", "md", "html", "json", "csv")
_FILES: Final = f"a file ({', '.join(SUFFIXES)}), or - for standard input"
_KINDS: Final = tuple(suffix.lstrip(".") for suffix in SUFFIXES)


class _Help(argparse.RawDescriptionHelpFormatter):
    """Help of a fixed width, so that it reads the same in a terminal, a pipe and the documentation."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=26, width=96)


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command line."""
    top = argparse.ArgumentParser(
        prog="plantargets",
        description="Judge plan targets by what was reported: attained, missed, or undetermined and why.",
        epilog=f"plantargets COMMAND --help says more, with examples.\n\n{EXIT_CODES}",
        formatter_class=_Help,
    )
    top.add_argument("--version", action="version", version=f"plantargets {_version()}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for build in _BUILDERS:
        build(commands)
    return top


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("plantargets")
    except PackageNotFoundError:
        return "(not installed)"


class Commands(Protocol):
    """Where commands are added; argparse keeps the class of it to itself."""

    def add_parser(
        self,
        name: str,
        *,
        help: str,  # noqa: A002
        description: str,
        epilog: str,
        formatter_class: type[argparse.HelpFormatter],
    ) -> argparse.ArgumentParser:
        """Add a command."""
        ...


def command_names() -> tuple[str, ...]:
    """The commands, in the order of the help."""
    return tuple(build.__name__.lstrip("_") for build in _BUILDERS)


def _command(commands: Commands, name: str, said: str, *examples: str) -> argparse.ArgumentParser:
    shown = "\n".join(["examples:", *(f"  {each}" for each in examples)])
    described = f"{said[0].upper()}{said[1:]}."
    return commands.add_parser(name, help=said, description=described, epilog=shown, formatter_class=_Help)


def _inputs(to: argparse.ArgumentParser) -> None:
    to.add_argument("plan", metavar="PLAN", help=_FILES)
    to.add_argument("outcomes", metavar="OUTCOMES", help="the same; what was reported")
    _stdin(to)


def _stdin(to: argparse.ArgumentParser) -> None:
    to.add_argument(
        "--from",
        dest="source",
        metavar="KIND",
        choices=_KINDS,
        help=f"what standard input is: {', '.join(_KINDS)} (default: by how it begins)",
    )
    to.add_argument("--encoding", default="utf-8", help="of CSV files: utf-8 (default) or gb18030")
    to.add_argument("--activity", metavar="ID", help="the iati-identifier wanted, in an IATI file of several")
    to.add_argument(
        "--skip-bad", action="store_true", help="leave out values of an IATI file that are no numbers, and list them"
    )


def _judging(to: argparse.ArgumentParser) -> None:
    to.add_argument("--as-of", metavar="DATE", help="judge with what was published by this day, as 2024-07-06")
    to.add_argument("--forecasts", action="store_true", help="judge forecasts too")
    to.add_argument(
        "--same-area",
        metavar="REPORTED=PLANNED",
        action="append",
        default=[],
        help="an area of the reports that stands for one of the plan",
    )


def _output(to: argparse.ArgumentParser, formats: tuple[str, ...] = FORMATS) -> None:
    to.add_argument("--lang", choices=("en", "zh"), default="en", help="language of the result (default: en)")
    to.add_argument(
        "--format", choices=formats, help=f"{', '.join(formats)} (default: by the suffix of FILE, else text)"
    )
    to.add_argument("-o", "--output", metavar="FILE", help="write to a file; it is whole or not there")


def _convention(to: argparse.ArgumentParser, *, several: bool = False) -> None:
    names = ", ".join(CONVENTIONS)
    if several:
        to.add_argument("--convention", metavar="NAME", action="append", default=[], help=f"{names}; may be repeated")
        to.add_argument(
            "--evaluator", metavar="NAME", action="append", default=[], help=f"{', '.join(METHODS)}; may be repeated"
        )
        return
    to.add_argument("--convention", metavar="NAME", default="official", help=f"how soft words are read: {names}")
    to.add_argument(
        "--evaluator",
        metavar="NAME",
        help=f"a published method, with settings as NAME:setting=value: {', '.join(METHODS)}",
    )


def _fail_on(to: argparse.ArgumentParser) -> None:
    to.add_argument(
        "--fail-on",
        metavar="VERDICT",
        action="append",
        choices=("missed", "undetermined"),
        default=[],
        help="exit with 1 if a target is missed, or undetermined; may be repeated",
    )


def _read(commands: Commands) -> None:
    command = _command(
        commands,
        "read",
        "read the statements of a text, in English or Chinese",
        "plantargets read 'GDP is to grow by about 6.5%, exports by 30% or more'",
        "plantargets read --json < report.txt",
        "plantargets read --html < report.txt > report.html",
        """echo '{"id": 1, "text": "增长6.5%左右"}' | plantargets read --jsonl""",
    )
    command.add_argument("text", nargs="?", metavar="TEXT", help="the text; without it, standard input")
    how = command.add_mutually_exclusive_group()
    how.add_argument("--json", action="store_true", help="print JSON")
    how.add_argument("--html", action="store_true", help="print the text as a page, its statements marked")
    _lines(command, "id and text")


def _judge(commands: Commands) -> None:
    command = _command(
        commands,
        "judge",
        "judge a target by an outcome, each one sentence",
        "plantargets judge 'GDP growth of about 6.5%' 'GDP grew by 4.3%'",
        "plantargets judge 增长6.5%左右 增长4.3% --direction higher",
    )
    command.add_argument("target", nargs="?", metavar="TARGET", help="a sentence with a target")
    command.add_argument("outcome", nargs="?", metavar="OUTCOME", help="a sentence with an outcome")
    command.add_argument(
        "--direction", choices=DIRECTIONS, help="which side is better, where the sentences leave it open"
    )
    _lines(command, "id, target and outcome")


def _lines(to: argparse.ArgumentParser, fields: str) -> None:
    to.add_argument("--lang", choices=("zh", "en"), help="language of the text; by default it is recognised")
    to.add_argument("--jsonl", action="store_true", help=f"one JSON object a line, in (with {fields}) and out")


def _evaluate(commands: Commands) -> None:
    command = _command(
        commands,
        "evaluate",
        "judge every target of a plan by the outcomes reported",
        "plantargets evaluate plan.json outcomes.json",
        "plantargets evaluate plan.toml outcomes.json --lang zh -o report.html",
        "plantargets evaluate plan.json outcomes.json --as-of 2024-07-06 --convention none",
        "cat outcomes.json | plantargets evaluate plan.json - --format csv | head",
        "plantargets evaluate plan.json outcomes.json --evaluator eurostat:base_year=2015",
        "plantargets evaluate plan.json outcomes.json --fail-on missed || echo 'a target was missed'",
    )
    _inputs(command)
    _convention(command)
    _judging(command)
    _output(command)
    _fail_on(command)


def _compare(commands: Commands) -> None:
    command = _command(
        commands,
        "compare",
        "judge a plan by several methods and conventions, and show where they differ",
        "plantargets compare plan.json outcomes.json --convention official --convention none",
        "plantargets compare plan.json outcomes.json --evaluator completion --evaluator pace -o compare.html",
    )
    _inputs(command)
    _convention(command, several=True)
    command.add_argument("--as-of", metavar="DATE", help="judge with what was published by this day")
    _output(command, ("text", "md", "html"))


def _review(commands: Commands) -> None:
    command = _command(
        commands,
        "review",
        "look at a plan before its outcomes: targets that contradict or imply each other, or cannot be judged",
        "plantargets review plan.json",
        "plantargets review plan.json outcomes-of-last-year.json --lang zh",
    )
    command.add_argument("plan", metavar="PLAN", help=_FILES)
    command.add_argument("outcomes", metavar="OUTCOMES", nargs="?", help="outcomes of earlier periods to compare with")
    command.add_argument("--as-of", metavar="DATE", help="look at what was published by this day only")
    _stdin(command)
    _output(command, ("text", "json"))


def _convert(commands: Commands) -> None:
    command = _command(
        commands,
        "convert",
        "write a plan or outcomes in another format, and say what it cannot hold",
        "plantargets convert plan.toml plan.json",
        "plantargets convert plan.json - --to toml",
        "plantargets convert plan.json activity.xml --outcomes outcomes.json --identifier XM-1-42 --organisation XM-1",
        "plantargets convert activities.xml plan.csv --activity 44000-P145054 --skip-bad",
        "plantargets convert 计划.csv plan.json --encoding gb18030",
    )
    command.add_argument("input", metavar="IN", help=_FILES)
    command.add_argument("output", metavar="OUT", help="a file, or - for standard output")
    _stdin(command)
    command.add_argument(
        "--to", metavar="KIND", choices=_KINDS, help=f"format of standard output: {', '.join(_KINDS)} (default: json)"
    )
    command.add_argument("--outcomes", metavar="FILE", help="put these outcomes into the same .xlsx or .xml file")
    command.add_argument("--identifier", metavar="ID", help="iati-identifier of the activity written")
    command.add_argument("--organisation", metavar="REF", help="identifier of the organisation that reports it")
    command.add_argument("--as", dest="expect", choices=("plan", "outcomes"), help="what to take from the file")
    command.add_argument(
        "--strict", action="store_true", help="if anything would be lost, write nothing and exit with 2"
    )


def _schema(commands: Commands) -> None:
    command = _command(
        commands,
        "schema",
        "print the JSON Schema of plan files",
        "plantargets schema > plantargets.schema.json",
    )
    command.add_argument("-o", "--output", metavar="FILE", help="write to a file")


def _template(commands: Commands) -> None:
    command = _command(
        commands,
        "template",
        "write a small plan, or outcomes, to change into your own",
        "plantargets template plan.toml",
        "plantargets template outcomes.json --of outcomes",
    )
    command.add_argument("output", metavar="FILE", help="a file; its suffix is the format")
    command.add_argument("--of", choices=("plan", "outcomes"), default="plan", help="what to write (default: plan)")
    command.add_argument("--force", action="store_true", help="write over a file that is there")


def _demo(commands: Commands) -> None:
    command = _command(
        commands,
        "demo",
        "judge the worked example: the plan of Harbin New Area for 2023 on published figures",
        "plantargets demo",
        "plantargets demo --lang zh -o harbin.html",
        "plantargets demo --files . && plantargets evaluate plan.json outcomes.json",
    )
    _convention(command)
    _judging(command)
    _output(command)
    _fail_on(command)
    command.add_argument("--files", metavar="FOLDER", help="write plan.json and outcomes.json there, and judge nothing")


_BUILDERS: Final = (_read, _judge, _evaluate, _compare, _review, _convert, _schema, _template, _demo)
