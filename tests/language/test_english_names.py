"""What an English figure is said to be of."""

import pytest

from plantargets.language import read


def names(text):
    return [said.indicator for said in read(text, "en")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("install 9 GW of wind and 4 GW of solar", ["wind", "solar"]),
        ("create 2 million jobs to reduce unemployment", ["jobs"]),
        ("7.5 percent of U.S. households were without water", ["U.S. households"]),
        ("wind accounted for 11% of electricity", ["wind"]),
        ("wool exports fell 2%, while hay imports rose 3%", ["wool exports", "hay imports"]),
        (
            "reduce neonatal mortality to 14 per 1,000 live births and under-5 mortality to 28 per 1,000 live births",
            ["neonatal mortality", "under-5 mortality"],
        ),
        ("create 900 new jobs and keep unemployment between 4 and 5 per cent", ["new jobs", "unemployment"]),
    ],
)
def test_the_name_is_that_of_its_own_figure(text, expected):
    assert names(text) == expected
