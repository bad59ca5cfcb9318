"""The catalogue of common indicators, by code and by the wordings that plans use for them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Final, cast, final

import attrs

from plantargets.errors import FieldError, FieldTypeError
from plantargets.indicators import Basis, Direction, Indicator, Kind
from plantargets.language.script import fold
from plantargets.sources import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plantargets.language.statements import Measure

#: The indicator kinds that a statement's measure may belong to, best first.
KINDS_OF: Final[dict[Measure, tuple[Kind, ...]]] = {
    "level": ("level", "share", "ratio", "change"),
    "growth_rate": ("growth",),
    "change": ("change", "share", "level", "growth"),
    "share": ("share", "ratio", "growth"),
    "ratio": ("ratio", "share"),
    "rank": ("rank",),
    "milestone": ("milestone",),
}
_SCOPE = re.compile(
    r"^(?:全[国省市区县州]|我[国省市区县州]|各地|年末|全年|实现|完成|the |a |an |total |overall |national )+"
)


def key_of(wording: str) -> str:
    """A wording without case, spaces, punctuation and words of scope: what exact matching compares."""
    bare = _SCOPE.sub("", fold(wording).strip().casefold())
    return "".join(c for c in bare if c.isalnum()) or wording


@final
@attrs.frozen(repr=False)
class Catalogue(Mapping[str, Indicator]):
    """Indicators by code, found by their wordings: exact names and aliases only.

    >>> from plantargets.language import catalogue
    >>> catalogue().find("规模以上工业增加值", measure="growth_rate").code
    'industry_value_added_growth'
    >>> catalogue().find("hens per square mile") is None
    True
    """

    _indicators: dict[str, Indicator]
    _wordings: dict[str, tuple[str, ...]]

    def __getitem__(self, code: str) -> Indicator:
        return self._indicators[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._indicators)

    def __len__(self) -> int:
        return len(self._indicators)

    def find(self, wording: str, *, measure: Measure | None = None) -> Indicator | None:
        """The indicator that a wording names, or None. Spaces, punctuation and 全省 or "the" do not matter.

        Args:
            wording: the indicator as written.
            measure: what the statement measures; among several of one name it decides. A growth rate of a level
                that has no entry of its own gives the level's growth.
        """
        codes = self._wordings.get(key_of(wording), ())
        if not codes:
            return None
        found = [self._indicators[code] for code in codes]
        if measure is None:
            return found[0]
        for kind in KINDS_OF[measure]:
            for indicator in found:
                if indicator.kind == kind:
                    return indicator
        if measure == "growth_rate":
            level = next((each for each in found if each.kind == "level"), None)
            return None if level is None else level.growth()
        return None

    def near(self, wording: str, limit: int = 5) -> tuple[Indicator, ...]:
        """Indicators whose wordings look like this one, nearest first: suggestions, never used by the reader."""
        close = get_close_matches(key_of(wording), self._wordings, n=limit, cutoff=0.6)
        codes = dict.fromkeys(code for key in close for code in self._wordings[key])
        return tuple(self._indicators[code] for code in codes)

    def with_indicators(self, *indicators: Indicator, aliases: Mapping[str, Iterable[str]] | None = None) -> Catalogue:
        """A catalogue with more indicators; of the same wording the new ones come first.

        Args:
            *indicators: found by their names and their code.
            aliases: further wordings by code.

        Raises:
            FieldError: an alias of a code that is not in the catalogue.
        """
        known = dict(self._indicators)
        wordings = dict(self._wordings)
        for indicator in indicators:
            if not isinstance(indicator, Indicator):
                raise FieldTypeError("indicators", indicator, "an Indicator, such as Indicator('gdp', unit='percent')")
            known[indicator.code] = indicator
            for name in [*indicator.name.values(), indicator.code]:
                _add(wordings, name, indicator.code)
        for code, names in (aliases or {}).items():
            if code not in known:
                raise FieldError("aliases", code, "the code of an indicator in the catalogue")
            for name in names:
                _add(wordings, name, code)
        return Catalogue(known, wordings)

    def __repr__(self) -> str:
        return f"<Catalogue of {len(self)} indicators>"


def _add(wordings: dict[str, tuple[str, ...]], name: str, code: str) -> None:
    key = key_of(name)
    wordings[key] = (code, *(c for c in wordings.get(key, ()) if c != code))


@cache
def catalogue() -> Catalogue:
    """The catalogue that the package ships, read once."""
    import tomllib
    from importlib.resources import files

    data = cast(
        "dict[str, dict[str, list[list[str]]]]",
        tomllib.loads((files("plantargets.language") / "catalogue.toml").read_text("utf-8")),
    )
    raw = cast("dict[str, list[str]]", data["sources"])
    sources = {key: Source(title, publisher=publisher, url=url) for key, (title, publisher, url) in raw.items()}
    indicators: dict[str, Indicator] = {}
    wordings: dict[str, tuple[str, ...]] = {}
    for code, zh, en, unit, kind, direction, basis, flags, source in reversed(data["indicators"]["rows"]):
        indicators[code] = Indicator(
            code,
            name={"zh": zh.split("|")[0], "en": en.split("|")[0]},
            unit=unit or None,
            kind=cast("Kind", kind),
            direction=cast("Direction", direction) if direction else None,
            basis=cast("Basis", basis) if basis else None,
            integer="integer" in flags,
            accumulates="accumulates" in flags,
            source=sources[source],
        )
        for name in [*zh.split("|"), *en.split("|")]:
            _add(wordings, name, code)
    return Catalogue(dict(reversed(indicators.items())), wordings)
