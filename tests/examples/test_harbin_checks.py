"""The cross-checks of the worked example, worked out again in fractions from figures typed here."""

import importlib
from fractions import Fraction
from math import ceil, floor
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"


def printed(text, step):
    """What rounds half up to a figure above zero: [figure − step / 2, figure + step / 2)."""
    return Fraction(text) - Fraction(step) / 2, Fraction(text) + Fraction(step) / 2


def grown(percents):
    return 1 + Fraction(percents) / 100


@pytest.fixture(scope="module")
def found():
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(EXAMPLES)
        example = importlib.import_module("harbin_newarea_2023")
        made = list(importlib.import_module("harbin.checks").checks(example.PLAN, example.REPORTS))
        known = {*example.PLAN, *example.REPORTS}
    assert [each.id for each in made] == [f"A{n}" for n in range(1, 23)]
    assert {row for each in made for row in each.rows.split()} <= known
    return {each.id: each.sets for each in made}


def close(interval, low, high=...):
    """Both ends are right to twenty decimals; None is no end."""
    wanted = (low, low if high is ... else high)
    return all(
        end is wanted_end
        if end is None or wanted_end is None
        else abs(Fraction(end) - wanted_end) < Fraction(1, 10**20)
        for end, wanted_end in zip((interval.low, interval.high), wanted, strict=True)
    )


def test_a1_level_and_growth(found):
    base, needed, reached = found["A1"]
    assert close(base, Fraction(1200, 13))
    assert close(needed, 12000 / Fraction("76.3") - 100)
    assert close(reached, Fraction("99.19"))


def test_a2_doubling(found):
    rate, planned = found["A2"]
    assert close(rate, 26)
    assert Fraction("1.259") ** 3 < 2 <= Fraction("1.26") ** 3
    assert close(planned, Fraction("2.197"))


def test_a3_market_entities(found):
    plain, wide = found["A3"]
    assert close(plain, 15000 / grown("14.3"))
    assert close(wide, 14500 / grown("14.35"), 15500 / grown("14.25"))
    assert (wide.low_closed, wide.high_closed) == (False, False)


def test_a4_the_province(found):
    plain, wide, share = found["A4"]
    low, high = printed("25.7", "0.1")
    assert close(plain, 92500 / Fraction("25.7"))
    assert close(wide, 92500 / high, 92500 / low)
    assert 92500 / high < 3605 < 92500 / low
    assert close(share, Fraction(92500, 3605))


def test_a5_a6_high_tech(found):
    low, high = printed(29, 1)
    first, last = ceil(268 / grown(high)), floor(268 / grown(low))
    assert (first, last) == (207, 208)
    assert close(found["A5"][0], first, last)
    before, grew = found["A6"]
    assert close(before, 657)
    assert close(grew, Fraction(26800, 657))


def test_a7_firms_in_the_province(found):
    giants, firms = found["A7"]
    low, high = printed("14.8", "0.1")
    assert [n for n in range(70, 90) if low <= Fraction(1200, n) < high] == [81]
    low, high = printed("24.5", "0.1")
    assert [n for n in range(500, 550) if low <= Fraction(12800, n) < high] == [522, 523]
    assert close(giants, 81)
    assert close(firms, 522, 523)


def test_a8_the_city(found):
    plain, wide, share = found["A8"]
    money, part = printed("148.9", "0.1"), printed("26.6", "0.1")
    assert close(plain, 14890 / Fraction("26.6"))
    assert close(wide, money[0] * 100 / part[1], money[1] * 100 / part[0])
    assert wide.low < 560 < wide.high
    assert close(share, Fraction(14890, 560))


def test_a9_petitions(found):
    rounded, cut = found["A9"]
    low, high = printed(97, 1)
    assert [n for n in range(117, 140) if low <= Fraction(11700, n) < high] == [121]
    assert [n for n in range(117, 140) if floor(Fraction(11700, n)) == 97] == [120]
    assert close(rounded, 121)
    assert close(cut, 120)


def test_a10_to_a14_targets_and_results(found):
    (jobs,) = found["A10"]
    assert close(jobs, -100, Fraction(20, 3))
    assert (jobs.low_closed, jobs.high_closed) == (False, True)
    assert close(found["A11"][0], Fraction(3400, 66))
    assert close(found["A12"][0], -14)
    assert close(found["A13"][0], Fraction(10000, 268))
    assert close(found["A14"][0], 3)


def test_a15_to_a18_ratios(found):
    assert close(found["A15"][0], Fraction(100000, 2409), None)
    assert close(found["A16"][0], 5600)
    assert close(found["A17"][0], Fraction(820_000_000, 12_900))
    assert close(found["A18"][0], 500)


def test_a19_sectors(found):
    total, *shares = found["A19"]
    assert close(total, Fraction("600.1"))
    for share, value in zip(shares, ("8.2", "218.1", "373.8"), strict=True):
        assert close(share, Fraction(value) * 100 / Fraction("600.1"))


def test_a20_growth_from_the_sectors(found):
    plain, wide = found["A20"]
    sectors = [("8.2", "-4.1"), ("218.1", "0.3"), ("373.8", "6.9")]
    before = sum(Fraction(value) / grown(rate) for value, rate in sectors)
    assert close(plain, (Fraction("600.1") / before - 1) * 100)
    assert round(plain.low, 2) == Fraction("4.24")
    least, most = (
        sum(printed(value, "0.1")[i] / grown(printed(rate, "0.1")[1 - i]) for value, rate in sectors) for i in (0, 1)
    )
    low, high = printed("600.1", "0.1")
    assert close(wide, (low / most - 1) * 100, (high / least - 1) * 100)
    assert wide.low < Fraction("4.35")
    assert wide.high > Fraction("4.25")


def test_a21_the_shortfall(found):
    before, on_target, short = found["A21"]
    last = Fraction("600.1") / grown("4.3")
    assert close(before, last)
    assert close(on_target, last * grown("6.5"))
    assert close(short, last * grown("6.5") - Fraction("600.1"))


def test_a22_agriculture(found):
    assert close(found["A22"][0], Fraction("14.63"))
