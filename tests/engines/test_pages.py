"""Every example on the pages that need an engine runs and prints what it says."""

import polars as pl
import pytest

from docs_pages import ENGINE_PAGES, ROOT, run_page


@pytest.mark.parametrize("name", sorted(ENGINE_PAGES))
@pytest.mark.filterwarnings("ignore:Dask support:FutureWarning", "ignore:PySpark does not yet:FutureWarning")
def test_examples_of_pages(name, request):
    if "pyspark" in ENGINE_PAGES[name]:
        request.getfixturevalue("spark")
    with pl.Config():  # pages set how tables are printed
        failures = run_page(ROOT / name)
    assert not failures, failures
