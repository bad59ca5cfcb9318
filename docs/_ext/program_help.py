"""The directive `program-help`: what `--help` prints, for the program and each command.

The reports and figures of the worked example are made before the pages are read.
"""

import contextlib
import io
import sys
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ExtensionError
from sphinx.util.docutils import SphinxDirective

DOCS = Path(__file__).parents[1]


class ProgramHelp(SphinxDirective):
    def run(self) -> list[nodes.Node]:
        from plantargets.cli import parser

        self.env.note_dependency(str(parser.__file__))
        made: list[nodes.Node] = [_help()]
        for name in parser.command_names():
            section = nodes.section("", nodes.title(name, name), _help(name), ids=[f"plantargets-{name}"])
            self.state.document.note_explicit_target(section)
            made.append(section)
        return made


def _help(*arguments: str) -> nodes.literal_block:
    from plantargets.cli import main

    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.suppress(SystemExit):
        main([*arguments, "--help"])
    text = printed.getvalue().strip("\n")
    if not text.startswith("usage: "):
        raise ExtensionError(f"no help for {arguments}")
    return nodes.literal_block(text, text, language="text")


def _make_reports(_app: Sphinx, _config: Config) -> None:
    sys.path.insert(0, str(DOCS))
    from example import make

    make(DOCS / "_example")


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_directive("program-help", ProgramHelp)
    app.connect("config-inited", _make_reports)  # before Sphinx looks for html_extra_path
    return {"parallel_read_safe": True}
