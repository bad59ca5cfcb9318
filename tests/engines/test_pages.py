"""Every example on the pages and in the docstrings that need an engine runs and prints what it says."""

import pkgutil

import pytest

import plantargets
from docs_pages import ENGINE_PAGES, ROOT, docstrings, run, run_page


@pytest.mark.parametrize("name", sorted(ENGINE_PAGES))
@pytest.mark.filterwarnings("ignore:Dask support:FutureWarning", "ignore:PySpark does not yet:FutureWarning")
def test_examples_of_pages(name, request):
    if "pyspark" in ENGINE_PAGES[name]:
        request.getfixturevalue("spark")
    # tests/test_docs.py imports this module without any engine.
    from polars import Config

    with Config():  # pages set how tables are printed
        failures = run_page(ROOT / name)
    assert not failures, failures


def test_examples_of_docstrings():
    modules = [each.name for each in pkgutil.walk_packages(plantargets.__path__, "plantargets.")]
    found = [test for name in modules if not name.endswith("__main__") for test in docstrings(name, engines=True)]
    assert "plantargets.frames.series.progress" in {test.name for test in found}
    failures = "".join(run(test) for test in found)
    assert not failures, failures
