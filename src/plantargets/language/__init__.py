"""Statements in Chinese and English, read to typed targets and outcomes, and back."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plantargets.language.catalogues import Catalogue, catalogue
    from plantargets.language.highlighting import highlight
    from plantargets.language.judging import judge
    from plantargets.language.reader import read
    from plantargets.language.statements import Reading, Statement, Unread
    from plantargets.language.writing import write

__all__ = ["Catalogue", "Reading", "Statement", "Unread", "catalogue", "highlight", "judge", "read", "write"]

_HOMES = {
    "catalogues": "Catalogue catalogue",
    "highlighting": "highlight",
    "judging": "judge",
    "reader": "read",
    "statements": "Reading Statement Unread",
    "writing": "write",
}
_HOME = {name: home for home, names in _HOMES.items() for name in names.split()}

if not TYPE_CHECKING:

    def __getattr__(name):
        if name not in _HOME:
            raise AttributeError(f"module 'plantargets.language' has no attribute {name!r}")
        value = getattr(import_module(f"plantargets.language.{_HOME[name]}"), name)
        globals()[name] = value
        return value
