"""What single elements of IATI say: texts by language, dates, codes, values."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Final

from plantargets.criteria import Unquantified
from plantargets.figures import Figure
from plantargets.sources import Source

if TYPE_CHECKING:
    from plantargets.formats.xmlread import Node

#: The codes of IATI's lists that are read, and what they stand for.
MEASURES: Final = {"1": "unit", "2": "percentage", "3": "nominal", "4": "ordinal", "5": "qualitative"}
RESULTS: Final = {"1": "output", "2": "outcome", "3": "impact", "9": "other"}
ASCENDING: Final = {"1": "higher", "true": "higher", "0": "lower", "false": "lower"}
_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_NOT_CODE: Final = re.compile(r"[^\w.\-]+")
_LANGUAGES: Final = {"eng": "en", "zho": "zh", "chi": "zh", "fra": "fr", "fre": "fr", "spa": "es"}
_BARE: Final = re.compile(r"[-+]?[0-9][0-9,]*(?:\.[0-9]+)?\s*%?")


def language(node: Node) -> str | None:
    """The language that an element states for itself: ``EN`` and ``eng`` are ``en``."""
    given = (node.get(_LANG) or "").lower().partition("-")[0]
    return _LANGUAGES.get(given, given) or None


def names(node: Node | None, default: str | None = None) -> dict[str, str]:
    """The narratives of an element by language, of several in one language the first."""
    found: dict[str, str] = {}
    for each in () if node is None else node.all("narrative"):
        text = " ".join(each.text.split())
        if text:
            found.setdefault(language(each) or default or "und", text)
    return found


def narrative(node: Node | None, default: str | None = None) -> str:
    """One text: the English one, else the one in no stated language, else the first."""
    found = names(node, default)
    return found.get("en") or found.get("und") or next(iter(found.values()), "")


def left_out(node: Node | None, default: str | None = None) -> list[str]:
    """The narratives that :func:`narrative` passes over."""
    kept = narrative(node, default)
    listed = (
        []
        if node is None
        else [(language(each) or default, " ".join(each.text.split())) for each in node.all("narrative")]
    )
    return [f"{text} ({lang})" if lang else text for lang, text in listed if text and text != kept]


def day(node: Node | None) -> str:
    """The date of an element as ``2023-09-05``, or what stands there instead."""
    text = "" if node is None else node.get("iso-date") or ""
    try:
        return dt.date.fromisoformat(text[:10]).isoformat()
    except ValueError:
        return text


def code(text: str) -> str:
    """A code that an indicator may have."""
    return _NOT_CODE.sub("_", text).strip("_.-")[:100] or "indicator"


def position(node: Node) -> int:
    """The place that our own element remembers."""
    given = node.get("position") or ""
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0


def defined(reference: Node | None) -> Source | None:
    """Where the indicator of a reference is defined."""
    if reference is None or not reference.get("code"):
        return None
    address = reference.get("indicator-uri") or reference.get("vocabulary-uri")
    return Source(f"IATI indicator vocabulary {reference.get('vocabulary') or 'not stated'}", url=address)


def asked(value: str | None, comment: str | None, measure: str) -> Figure | Unquantified:
    """What a target asks: a figure, or words where there is none or the measure is qualitative.

    Raises:
        PlanTargetsError: no figure.
    """
    if value is None:
        return Unquantified(comment)
    if measure == "5" and not _BARE.fullmatch(value):
        return Unquantified(value)
    return Figure.of(value)


def said(value: str, measure: str) -> Figure | None:
    """What an actual or baseline says; None for words about a qualitative measure.

    Raises:
        PlanTargetsError: no figure.
    """
    if measure == "5" and not _BARE.fullmatch(value):
        return None
    return Figure.of(value)
