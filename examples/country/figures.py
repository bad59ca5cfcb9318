"""The figures of the SYNTHETIC country, drawn with a fixed seed; the same on every machine."""

from __future__ import annotations

from collections.abc import Callable
from math import inf
from random import Random
from typing import TypeAlias

SEED = "plantargets synthetic country 1"
PROVINCES = "ABCDEFGHIJKLMNOPQRS"
YEARS = range(2010, 2025)
REPORTED = range(2009, 2025)  # and the year before, to compare with

Data: TypeAlias = dict[str, list[object]]

# Growth: the usual rate, how far counties and years differ, and what is added each year, in percent.
_GROWTH = """
gdp 7.2 2.2 -.1 | investment 9 5 -.2 | retail 8 3 -.1 | prices 2.2 1.3 0 | trade 7 8 -.1 | income_urban 7.2 1.8 -.08
income_rural 8 2 -.08 | industry 7.4 3 -.1 | energy -2.6 1.6 -.03 | water -1.6 1.5 -.04 | spending 7.2 4 -.15
"""
# Shares and ratios: the start, the step of a year, how far counties differ, and the largest value.
_SHARES = """
unemployment 5.4 -.06 1.2 100 | poverty 12 -.75 4 100 | irrigation 48 1.1 12 100 | mechanised 55 1.8 10 100
hightech 9 .6 4 100 | research 1.1 .08 .5 100 | village_roads 70 2.2 9 100 | broadband 35 4.2 9 100
mobile 84 1.3 5 100 | clean_buses 8 4 9 100 | preschool 62 1.9 8 100 | nine_years 91 .4 3 100
upper_school 74 1.2 6 100 | class_size 19 -.25 2 99 | literacy 94 .28 2 100 | life 74 .24 1.6 99
infants 11 -.4 2.4 99 | insured 88 .6 4 100 | hospital_beds 3.6 .17 .9 99 | smoking 27 -.3 3 100
clean_air 68 1 9 100 | forest 30 .2 11 100 | sewage 66 2.2 9 100 | tap_water 70 1.9 8 100 | old_houses 9 -.55 3 100
waste 5 4.2 8 100 | care_beds 18 1 5 99 | heating 36 2.6 10 100 | online 22 5.2 9 100 | debt 58 .6 14 200
"""
# Levels: the start, the rate of a year, how far years differ, and the decimals.
_LEVELS = """
jobs 3100 .01 .14 0 | grain 120000 .02 .012 0 | farmland 42000 .0005 .004 0 | fertiliser 9000 -.012 .03 0
firms 260 .06 .05 0 | patents 90 .07 .1 0 | roads 900 .02 .006 1 | accidents 220 -.06 .04 0
"""


def _read(text: str) -> dict[str, tuple[float, ...]]:
    parts = (part.split() for part in text.replace("\n", " | ").split("|") if part.strip())
    return {code: tuple(map(float, numbers)) for code, *numbers in parts}


GROWTH, SHARES, LEVELS = _read(_GROWTH), _read(_SHARES), _read(_LEVELS)


def figures(counties: int, progress: Callable[[int], None] = lambda _: None) -> Data:
    """A long table: one row for each county, indicator and year that reported.

    Args:
        counties: how many in each province; the figures of a county do not depend on it.
        progress: called with the number of provinces that are done.
    """
    names = "county year indicator value low high low_closed high_closed status".split()
    data: Data = {name: [] for name in names}
    for place, province in enumerate(PROVINCES):
        # A province is ahead or behind, and its offices report more or less.
        ahead, silence = (place * 7 % 19 - 9) / 12, 0.01 + place * 5 % 19 / 150
        for number in range(counties):
            _county(data, f"{province}{number:03}", ahead, silence)
        progress(place + 1)
    return data


def _county(data: Data, area: str, ahead: float, silence: float) -> None:
    draw = Random(f"{SEED} {area}").random  # noqa: S311
    size = 0.6 + 0.8 * draw()
    for code, (usual, spread, trend) in GROWTH.items():
        better = -1 if usual < 0 else 1
        own = spread * (0.3 * ahead + 0.8 * (draw() - 0.5))
        values = [
            round(usual + trend * step + better * own + spread * 0.9 * (draw() - 0.5), 1)
            for step in range(len(REPORTED))
        ]
        _rows(data, area, code, values, silence, draw)
    for code, (start, change, spread, most) in SHARES.items():
        better = -1 if change < 0 else 1
        own = better * spread * (0.5 * ahead + 0.9 * (draw() - 0.5))
        pace = change * (0.7 + 0.6 * draw())
        values = [
            min(most, max(0.1, round(start + own + pace * step + spread * 0.12 * (draw() - 0.5), 1)))
            for step in range(len(REPORTED))
        ]
        _rows(data, area, code, values, silence, draw)
    for code, (start, rate, spread, decimals) in LEVELS.items():
        own = rate + 0.01 * ahead * (-1 if rate < 0 else 1) + 0.02 * (draw() - 0.5)
        level = start * size
        values = [
            round(level * (1 + own) ** step * (1 + spread * 2 * (draw() - 0.5)), int(decimals) or None)
            for step in range(len(REPORTED))
        ]
        _rows(data, area, code, values, silence, draw)


def _rows(  # noqa: PLR0917
    data: Data, area: str, code: str, values: list[float], silence: float, draw: Callable[[], float]
) -> None:
    """A series as reported: gaps, empty figures, bounds, and forecasts for the last year."""
    for year, value in zip(REPORTED, values, strict=True):
        luck = draw()
        if luck < silence:
            continue
        row: tuple[object, ...] = (value, None, None, True, True, "normal")
        if luck < silence + 0.01:
            row = (None, None, None, True, True, "missing")
        elif luck > 0.97:  # "over 90": the figure, a little less, and nothing above
            row = (None, float(int(value * 0.98)), inf, False, False, "normal")
        elif year == YEARS[-1] and luck > 0.9:
            row = (value, None, None, True, True, "forecast")
        elif year == YEARS[-1]:
            row = (value, None, None, True, True, "provisional")
        for name, cell in zip(data, (area, year, code, *row), strict=True):
            data[name].append(cell)
