"""Status codes of SDMX and Eurostat."""

import pytest

from plantargets import FieldError, Status
from plantargets.formats import read_code, write_code
from plantargets.formats.codes import EUROSTAT, SDMX


def test_every_code_is_read_and_kept():
    assert len(SDMX) == 20
    for scheme, table in (("sdmx", SDMX), ("eurostat", EUROSTAT)):
        for code, (status, meaning) in table.items():
            found = read_code(code, scheme)
            assert (found.code, found.status, found.meaning) == (code, status, meaning)
            assert code in str(found)


@pytest.mark.parametrize("scheme", ["sdmx", "eurostat"])
@pytest.mark.parametrize("status", list(Status))
def test_a_status_comes_back(scheme, status):
    code = write_code(status, scheme)
    assert read_code(code, scheme).status is status
    assert read_code(code, scheme).is_plain


def test_several_flags_stand_for_the_least_final():
    assert read_code("bp", "eurostat").status is Status.PROVISIONAL
    assert read_code("ef", "eurostat").status is Status.FORECAST
    assert not read_code("bp", "eurostat").is_plain


@pytest.mark.parametrize(
    ("code", "scheme"), [("Z", "sdmx"), ("p", "sdmx"), ("P", "eurostat"), ("A", "other"), (3, "sdmx"), ("", "sdmx")]
)
def test_unknown_codes_are_refused(code, scheme):
    with pytest.raises(FieldError):
        read_code(code, scheme)


def test_the_core_writes_the_same_codes():
    assert {status: status.sdmx for status in Status} == {status: write_code(status, "sdmx") for status in Status}
