"""The pages of the documentation, the examples on them, and which need an engine of tables."""

import doctest
import re
from importlib import import_module
from pathlib import Path

import plantargets

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
PAGES = [page for page in PAGES if "_build" not in page.parts]
FENCE = re.compile(r"^(?P<fence>```+)(?P<info>[^\n`]*)\n(?P<body>.*?)^(?P=fence)\s*$", re.MULTILINE | re.DOTALL)
FLAGS = doctest.ELLIPSIS

# Run by tests/engines, where the engines are installed; all others by tests/test_docs.py.
ENGINE_PAGES = {
    "README.md": {"polars"},
    "docs/howto/country.md": {"polars"},
    "docs/howto/frames-dask-ibis.md": {"dask", "ibis", "pyarrow"},
    "docs/howto/frames-folder.md": {"duckdb", "polars"},
    "docs/howto/frames-memory.md": {"polars"},
    "docs/howto/frames-progress.md": {"polars"},
    "docs/howto/frames-spark.md": {"pyspark"},
}
NAMES = "dask|duckdb|ibis|pandas|polars|pyarrow|pyspark"
ENGINES = re.compile(rf"^>>> (?:import|from) ({NAMES})\b", re.MULTILINE)


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def blocks(text: str) -> str:
    """The fenced blocks that hold examples, each on its own line numbers."""
    kept = []
    for match in FENCE.finditer(text):
        if ">>> " in match["body"]:
            skipped = text.count("\n", 0, match.start("body")) - sum(part.count("\n") for part in kept)
            kept += ["\n" * skipped, match["body"], "\n"]
    return "".join(kept)


def run(test: doctest.DocTest) -> str:
    report: list[str] = []
    doctest.DocTestRunner(optionflags=FLAGS).run(test, out=report.append)
    return "".join(report)


def run_page(page: Path) -> str:
    """What goes wrong on a page; its examples share their names."""
    text = blocks(page.read_text("utf-8"))
    return run(doctest.DocTestParser().get_doctest(text, {"__name__": "__main__"}, page.name, str(page), 0))


def docstrings(name: str, *, engines: bool) -> list[doctest.DocTest]:
    """The docstrings of a module whose examples import an engine, or all others."""
    module = import_module(name)
    # They may use every public name, as a reader of the docs would.
    names = {each: getattr(plantargets, each) for each in plantargets.__all__} | vars(module)
    found = doctest.DocTestFinder().find(module, name, globs=names)
    imports = re.compile(rf"(?:import|from) ({NAMES})\b")
    return [test for test in found if any(imports.match(each.source) for each in test.examples) is engines]
