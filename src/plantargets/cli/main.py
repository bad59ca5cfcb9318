"""The commands."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from plantargets.attainment import SetAttainment
from plantargets.cli import streams, terminal
from plantargets.cli.methods import method
from plantargets.cli.parser import FORMATS, parser
from plantargets.errors import FieldError, PlanTargetsError
from plantargets.evidence import Outcomes
from plantargets.plans import Plan

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Mapping, Sequence

    from plantargets.evaluation import Evaluator
    from plantargets.formats import Heading, Holdable
    from plantargets.plans import Scorecard


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        argv: the arguments after the program's name; by default those of the process.

    Returns:
        The exit status: 0 done, 1 a target has a verdict that ``--fail-on`` names, 2 bad input.
    """
    streams.utf8()
    given = list(sys.argv[1:] if argv is None else argv)
    try:
        return _run(given)
    except PlanTargetsError as error:
        return _failed(str(error))
    except UnicodeDecodeError as error:
        return _failed(f"standard input: no UTF-8: {error}")
    except BrokenPipeError:
        # The reader is gone; nothing may be flushed to it when the interpreter ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except OSError as error:
        return _failed(f"{error.filename}: {error.strerror}" if error.filename else str(error))
    except KeyboardInterrupt:
        return 130


def _failed(message: str) -> int:
    for line in message.splitlines():
        sys.stderr.write(f"plantargets: {line}\n")
    return 2


def _run(given: list[str]) -> int:
    options = parser().parse_args(given)
    command: Callable[[argparse.Namespace], int] = _COMMANDS[options.command]
    return command(options)


def _of_language(options: argparse.Namespace) -> int:
    from plantargets.language.cli import run

    return run(options.command, options)


def _evaluate(options: argparse.Namespace) -> int:
    plan, outcomes = _pair(options)
    return _judged(plan, outcomes, options)


def _pair(options: argparse.Namespace) -> tuple[Plan, Outcomes]:
    if options.plan == options.outcomes == "-":
        raise streams.UsageError("only one of PLAN and OUTCOMES can be standard input")
    plan = streams.read(options.plan, Plan, options)
    return plan, streams.read(options.outcomes, Outcomes, options)


def _judged(plan: Plan, outcomes: Outcomes, options: argparse.Namespace) -> int:
    wanted = streams.format_of(options.output, options.format, FORMATS)
    judge, seen = _judge(options), outcomes
    if options.evaluator is not None and options.as_of is not None:
        seen = outcomes.as_of(options.as_of)
    with terminal.progress(len(plan)) as done:
        card = plan.evaluate(seen, evaluator=terminal.Watched(judge, done))
    _put(card, wanted, options)
    failing = set(options.fail_on)
    return int(any(each.verdict is not None and each.verdict.value in failing for each in card.values()))


def _judge(options: argparse.Namespace) -> Evaluator:
    if options.evaluator is not None:
        return method(options.evaluator)
    areas = dict(_area(each) for each in options.same_area)
    return SetAttainment(options.convention, options.as_of, options.forecasts, areas)


def _area(text: str) -> tuple[str, str]:
    reported, equals, planned = text.partition("=")
    if not equals or not reported or not planned:
        raise FieldError("--same-area", text, "REPORTED=PLANNED, such as 'Songbei District=Songbei'")
    return reported, planned


def _put(card: Scorecard, wanted: str, options: argparse.Namespace) -> None:
    from plantargets import report
    from plantargets.report.plain import plain

    if wanted == "text" and options.output is None and terminal.show(report.report(card, options.lang)):
        return
    if wanted == "json":
        from plantargets.formats import to_json

        streams.write(to_json(card) + "\n", options.output)
        return
    makers: Mapping[str, Callable[[], str]] = {
        "text": lambda: plain(report.report(card, options.lang)),
        "md": lambda: report.markdown(card, options.lang),
        "html": lambda: report.html(card, options.lang),
        "csv": lambda: report.csv(card, options.lang),
    }
    streams.write(makers[wanted](), options.output)


def _compare(options: argparse.Namespace) -> int:
    from plantargets.report import comparison_html, comparison_markdown

    plan, outcomes = _pair(options)
    wanted = streams.format_of(options.output, options.format, ("text", "md", "html"))
    if options.as_of is not None:
        outcomes = outcomes.as_of(options.as_of)
    compared = plan.compare(
        outcomes, evaluators=[method(each) for each in options.evaluator], conventions=options.convention
    )
    if wanted == "text":
        streams.write(compared.to_text(options.lang) + "\n", options.output)
    else:
        make = comparison_html if wanted == "html" else comparison_markdown
        streams.write(make(compared, options.lang, title=plan.name), options.output)
    return 0


def _review(options: argparse.Namespace) -> int:
    from plantargets.review import review_table

    plan = streams.read(options.plan, Plan, options)
    known = Outcomes(()) if options.outcomes is None else streams.read(options.outcomes, Outcomes, options)
    found = plan.review(known if options.as_of is None else known.as_of(options.as_of))
    if streams.format_of(options.output, options.format, ("text", "json")) == "json":
        rows = [
            {
                "remark": each.remark.value,
                "targets": list(each.ids),
                "text": each.note.zh if options.lang == "zh" else each.note.en,
            }
            for each in found
        ]
        streams.write(json.dumps(rows, ensure_ascii=False, indent=2) + "\n", options.output)
    else:
        streams.write(review_table(found, options.lang) + "\n", options.output)
    return 0


def _convert(options: argparse.Namespace) -> int:
    if options.input == options.outcomes == "-":
        raise streams.UsageError("only one of IN and --outcomes can be standard input")
    found: Holdable
    if options.expect == "plan" or options.outcomes is not None:
        found = streams.read(options.input, Plan, options, every=True)
    elif options.expect == "outcomes":
        found = streams.read(options.input, Outcomes, options, every=True)
    else:
        found = streams.read_any(options.input, options)
    outcomes = None if options.outcomes is None else streams.read(options.outcomes, Outcomes, options, every=True)
    heading = _heading(options)
    losses = streams.save(found, options.output, options.to, strict=options.strict, outcomes=outcomes, heading=heading)
    for each in losses:
        sys.stderr.write(f"plantargets: lost: {each}\n")
    return 0


def _heading(options: argparse.Namespace) -> Heading | None:
    from plantargets.formats import Heading

    if options.identifier is None and options.organisation is None:
        return None
    if options.identifier is None or options.organisation is None:
        raise streams.UsageError("say both --identifier and --organisation, or neither")
    return Heading(options.identifier, options.organisation)


def _schema(options: argparse.Namespace) -> int:
    from plantargets.formats.schema import shipped

    streams.write(shipped(), options.output)
    return 0


def _template(options: argparse.Namespace) -> int:
    from plantargets.cli.examples import template

    if Path(options.output).exists() and not options.force:
        raise FieldError("FILE", options.output, "a file that is not there yet, or say --force")
    streams.save(template(options.of), options.output, None)
    return 0


def _demo(options: argparse.Namespace) -> int:
    from plantargets.cli.examples import demo, demo_files

    if options.files is not None:
        for name, text in demo_files().items():
            streams.write(text, str(Path(options.files, name)))
        return 0
    plan, outcomes = demo()
    return _judged(plan, outcomes, options)


_COMMANDS: Final = {
    "read": _of_language,
    "judge": _of_language,
    "evaluate": _evaluate,
    "compare": _compare,
    "review": _review,
    "convert": _convert,
    "schema": _schema,
    "template": _template,
    "demo": _demo,
}
