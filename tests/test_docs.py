"""Every example in the README, the docs and the docstrings runs and prints what it says."""

import doctest
import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import plantargets

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
PAGES = [page for page in PAGES if "_build" not in page.parts]
FENCE = re.compile(r"^(?P<fence>```+)(?P<info>[^\n`]*)\n(?P<body>.*?)^(?P=fence)\s*$", re.MULTILINE | re.DOTALL)
FLAGS = doctest.ELLIPSIS


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


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_examples_of_pages(page):
    text = blocks(page.read_text("utf-8"))
    test = doctest.DocTestParser().get_doctest(text, {"__name__": "__main__"}, page.name, str(page), 0)
    failures = run(test)
    assert not failures, failures


def test_the_first_example_prints_what_the_readme_says(capsys):
    """A block of Python and the block of text after it."""
    fences = {match["info"].strip(): match["body"] for match in FENCE.finditer((ROOT / "README.md").read_text("utf-8"))}
    exec(compile(fences["python"], "README.md", "exec"), {"__name__": "__main__"})
    assert capsys.readouterr().out == fences["text"]


# Docstrings may use every public name, as a reader of the docs would.
PUBLIC = {name: getattr(plantargets, name) for name in plantargets.__all__}

# __main__ would run the command line.
MODULES = [
    name
    for _, name, _ in pkgutil.walk_packages(plantargets.__path__, "plantargets.")
    if name.rpartition(".")[2] != "__main__"
]


@pytest.mark.parametrize("name", ["plantargets", *MODULES])
def test_examples_of_docstrings(name):
    try:
        module = importlib.import_module(name)
    except ModuleNotFoundError as error:
        pytest.skip(f"optional library not installed: {error.name}")
    names = {**PUBLIC, **vars(module)}
    failures = "".join(run(test) for test in doctest.DocTestFinder().find(module, name, globs=names))
    assert not failures, failures


def test_the_fences_of_a_page_are_found():
    page = "text\n```{doctest}\n>>> 1 + 1\n2\n```\n\n```sh\nls\n```\n````pycon\n>>> 2\n2\n````\n"
    assert [line for line in blocks(page).splitlines() if line] == [">>> 1 + 1", "2", ">>> 2", "2"]
    assert blocks(page).splitlines()[2] == ">>> 1 + 1"


def test_every_public_name_is_in_the_reference():
    pages = "".join(page.read_text("utf-8") for page in (ROOT / "docs" / "reference" / "api").glob("*.md"))
    listed = set(re.findall(r"^\.\. (?:auto\w+|py:\w+):: ([\w.]+)$", pages, re.MULTILINE))
    assert set(plantargets.__all__) - listed == set()
