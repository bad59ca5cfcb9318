"""The directive `example-output`: what the worked example prints, run when the docs are built.

The argument holds options of the program. `:section:` keeps the part under one heading (or `table`,
the part before the first), `:only:` the lines that match an expression, and long lines are folded.
"""

import re
import subprocess
import sys
import textwrap
from functools import cache
from pathlib import Path

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util.docutils import SphinxDirective

PROGRAM = Path(__file__).parents[2] / "examples" / "harbin_newarea_2023.py"
HEADING = re.compile(r"^(.+)\n=+$", re.MULTILINE)


@cache
def sections(options: str) -> dict[str, str]:
    """The page that the program prints, by heading."""
    command = [sys.executable, str(PROGRAM), *options.split()]
    done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603
    if done.returncode:
        raise ExtensionError(f"{PROGRAM.name} {options}: {done.stderr.decode('utf-8', 'replace')}")
    table, *rest = HEADING.split(done.stdout.decode("utf-8"))
    return {"table": table, **dict(zip(rest[::2], rest[1::2], strict=True))}


class ExampleOutput(SphinxDirective):
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec = {  # noqa: RUF012
        "section": directives.unchanged_required,
        "only": directives.unchanged_required,
        "fold": directives.positive_int,
    }

    def run(self) -> list[nodes.Node]:
        for path in [PROGRAM, *PROGRAM.parent.glob("harbin/*.py")]:
            self.env.note_dependency(str(path))
        found = sections(self.arguments[0] if self.arguments else "")
        name = self.options.get("section", "table")
        if name not in found:
            raise self.error(f"no section {name!r}; there are {list(found)}")
        lines = found[name].strip("\n").splitlines()
        if "only" in self.options:
            wanted = re.compile(self.options["only"])
            lines = [line for line in lines if wanted.search(line)]
            if not lines:
                raise self.error(f"no line of {name!r} matches {wanted.pattern!r}")
        if "fold" in self.options:
            fold = textwrap.TextWrapper(self.options["fold"], subsequent_indent="     ", break_on_hyphens=False)
            lines = [part for line in lines for part in (fold.wrap(line) or [""])]
        text = "\n".join(lines)
        return [nodes.literal_block(text, text, language="text")]


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_directive("example-output", ExampleOutput)
    return {"parallel_read_safe": True}
