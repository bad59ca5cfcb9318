"""Every example in the README, the docs and the docstrings runs and prints what it says."""

import pkgutil
import re
from importlib import import_module

import pytest

import plantargets
from docs_pages import ENGINE_PAGES, ENGINES, FENCE, PAGES, ROOT, blocks, docstrings, name_of, run, run_page

HERE = [page for page in PAGES if name_of(page) not in ENGINE_PAGES]


@pytest.mark.parametrize("page", HERE, ids=name_of)
def test_examples_of_pages(page):
    failures = run_page(page)
    assert not failures, failures


def test_every_page_is_run_somewhere():
    """Here, or in tests/engines if and only if it imports an engine."""
    found = {name_of(page): set(ENGINES.findall(blocks(page.read_text("utf-8")))) for page in PAGES}
    assert {name: engines for name, engines in found.items() if engines} == ENGINE_PAGES
    (marked,) = import_module("engines.test_pages").test_examples_of_pages.pytestmark[-1:]
    assert marked.args == ("name", sorted(ENGINE_PAGES))


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_the_docs_builder_runs_the_same_blocks(page):
    """It runs the blocks marked `doctest` and has no engines: theirs are `pycon`."""
    wanted = "pycon" if name_of(page) in ENGINE_PAGES else "{doctest}"
    fences = FENCE.finditer(page.read_text("utf-8"))
    assert {match["info"].strip() for match in fences if re.search(r"^>>> ", match["body"], re.MULTILINE)} <= {wanted}


def test_the_first_example_prints_what_the_readme_says(capsys):
    """A block of Python and the block of text after it."""
    fences = {match["info"].strip(): match["body"] for match in FENCE.finditer((ROOT / "README.md").read_text("utf-8"))}
    exec(compile(fences["python"], "README.md", "exec"), {"__name__": "__main__"})
    assert capsys.readouterr().out == fences["text"]


# __main__ would run the command line.
MODULES = [
    name
    for _, name, _ in pkgutil.walk_packages(plantargets.__path__, "plantargets.")
    if name.rpartition(".")[2] != "__main__"
]


@pytest.mark.parametrize("name", ["plantargets", *MODULES])
def test_examples_of_docstrings(name):
    """All but those that import an engine, which tests/engines runs."""
    try:
        found = docstrings(name, engines=False)
    except ModuleNotFoundError as error:
        pytest.skip(f"optional library not installed: {error.name}")
    failures = "".join(run(test) for test in found)
    assert not failures, failures


def test_the_fences_of_a_page_are_found():
    page = "text\n```{doctest}\n>>> 1 + 1\n2\n```\n\n```sh\nls\n```\n````pycon\n>>> 2\n2\n````\n"
    assert [line for line in blocks(page).splitlines() if line] == [">>> 1 + 1", "2", ">>> 2", "2"]
    assert blocks(page).splitlines()[2] == ">>> 1 + 1"


DIRECTIVE = re.compile(r"^\.\. (auto\w+|py:\w+|module|currentmodule):: ([\w.]+)$", re.MULTILINE)
SECOND = ["evaluators", "formats", "frames", "language", "report", "testing"]


def listed_names():
    """The names of the reference, in full."""
    for page in sorted((ROOT / "docs" / "reference" / "api").glob("*.md")):
        module = "plantargets"
        for kind, name in DIRECTIVE.findall(page.read_text("utf-8")):
            if kind in {"module", "currentmodule", "automodule"}:
                module = name
            else:
                yield name if name.startswith("plantargets.") else f"{module}.{name}"


@pytest.mark.parametrize("part", ["", *SECOND])
def test_every_public_name_is_in_the_reference(part):
    name = f"plantargets.{part}".rstrip(".")
    listed = set(listed_names())
    module = import_module(name)
    missing = {each for each in module.__all__ if f"{name}.{each}" not in listed}
    again = {each for each in missing if part and getattr(module, each) is getattr(plantargets, each, None)}
    assert missing - again == set()
