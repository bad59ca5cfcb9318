"""What a user's type checker sees; checked by mypy and basedpyright, never run."""

from typing import assert_type

from plantargets.intervals import Interval

band = Interval("6.1", "6.9")
assert_type(band, Interval)
assert_type(band.issubset(Interval.at_least(6)), bool)
assert_type(-band, Interval)
