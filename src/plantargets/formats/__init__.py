"""Plans and outcomes in files: JSON and TOML without loss, tables, IATI results.

>>> from plantargets import Indicator, Plan, Target
>>> from plantargets.formats import from_json, to_json
>>> plan = Plan("Work plan", period="2023", targets=[Target(Indicator("gdp", kind="growth"), "6.5 %")])
>>> from_json(to_json(plan)) == plan
True
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plantargets.formats.codes import Code, read_code, write_code
    from plantargets.formats.decode import from_dict
    from plantargets.formats.encode import VERSION, Holdable, to_dict
    from plantargets.formats.excel import from_excel, to_excel
    from plantargets.formats.files import SUFFIXES, load, load_with_losses, save
    from plantargets.formats.iati import Activity, from_iati
    from plantargets.formats.iatiwrite import Heading, to_iati
    from plantargets.formats.jsonfile import from_json, to_json
    from plantargets.formats.losses import Loss, Losses
    from plantargets.formats.model import Recorded
    from plantargets.formats.schema import json_schema
    from plantargets.formats.tidy import from_csv, template, to_csv
    from plantargets.formats.tomlfile import from_toml, to_toml

__all__ = [
    "SUFFIXES",
    "VERSION",
    "Activity",
    "Code",
    "Heading",
    "Holdable",
    "Loss",
    "Losses",
    "Recorded",
    "from_csv",
    "from_dict",
    "from_excel",
    "from_iati",
    "from_json",
    "from_toml",
    "json_schema",
    "load",
    "load_with_losses",
    "read_code",
    "save",
    "template",
    "to_csv",
    "to_dict",
    "to_excel",
    "to_iati",
    "to_json",
    "to_toml",
    "write_code",
]

_HOMES = {
    "codes": "Code read_code write_code",
    "decode": "from_dict",
    "encode": "Holdable VERSION to_dict",
    "excel": "from_excel to_excel",
    "files": "SUFFIXES load load_with_losses save",
    "iati": "Activity from_iati",
    "iatiwrite": "Heading to_iati",
    "jsonfile": "from_json to_json",
    "losses": "Loss Losses",
    "model": "Recorded",
    "schema": "json_schema",
    "tidy": "from_csv template to_csv",
    "tomlfile": "from_toml to_toml",
}
_HOME = {name: home for home, names in _HOMES.items() for name in names.split()}

if not TYPE_CHECKING:  # type checkers would take any misspelt name for what this returns

    def __getattr__(name):
        if name not in _HOME:
            raise AttributeError(f"module 'plantargets.formats' has no attribute {name!r}")
        value = getattr(import_module(f"plantargets.formats.{_HOME[name]}"), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
