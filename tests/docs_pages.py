"""The pages of the documentation, the examples on them, and which need an engine of tables."""

import doctest
import re
from pathlib import Path

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
    "docs/howto/frames-spark.md": {"pyspark"},
}
ENGINES = re.compile(r"^>>> (?:import|from) (dask|duckdb|ibis|pandas|polars|pyarrow|pyspark)\b", re.MULTILINE)


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
