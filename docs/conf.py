"""Sphinx configuration; the build needs no network."""

import contextlib
import importlib
import pkgutil
import sys
from functools import cache
from pathlib import Path
from types import ModuleType

from docutils.nodes import Element
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.ext.intersphinx import resolve_reference_any_inventory
from sphinx.ext.napoleon import Config, GoogleDocstring

import plantargets

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

project = "plantargets"
author = "plantargets contributors"
copyright = "plantargets contributors"
release = version = plantargets.__version__

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.doctest",
    "sphinx.ext.intersphinx",
    "sphinx.ext.viewcode",
    "sphinx_copybutton",
    "example_output",
    "passage",
    "program_help",
]
exclude_patterns = ["_build", "_example"]
nitpicky = True
# Types of other libraries, without an inventory here.
nitpick_ignore_regex = [("py:class", r"(.*\.)?(IntoFrameT|SearchStrategy)")]
# Two modules may have a class of one name; a link from an annotation then goes to the first.
suppress_warnings = ["ref.python"]

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

add_module_names = False
autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
python_maximum_signature_line_length = 100

# Plain-text inventories of the few objects referred to, so that links resolve offline.
intersphinx_mapping = {
    "python": ("https://docs.python.org/3", "_inventories/python.inv"),
    "matplotlib": ("https://matplotlib.org/stable", "_inventories/matplotlib.inv"),
}

# The examples of docstrings run with the names of their module: tests/test_docs.py does that.
doctest_test_doctest_blocks = ""
copybutton_prompt_text = r">>> |\.\.\. |\$ "
copybutton_prompt_is_regexp = True

html_theme = "furo"
html_title = "plantargets"
html_static_path = ["_static"]
html_extra_path = ["_example"]  # made by the build
html_css_files = ["page.css"]

_STYLE = Config(napoleon_use_ivar=True)
_ALIASES = {
    "_NotStated": "NotStated",
    "WordBase": "Word",
    "dt.date": "datetime.date",
    "Axes": "matplotlib.axes.Axes",
}


def _google(app: Sphinx, what: str, name: str, obj: object, options: object, lines: list[str]) -> None:
    """Read Google style, but leave properties alone: a colon in their first line is no type."""
    if what not in {"attribute", "data", "property"}:
        lines[:] = GoogleDocstring(lines, _STYLE, app, what, name, obj, options).lines()


def _documented(app: Sphinx, env: BuildEnvironment, node: pending_xref, content: Element) -> Element | None:
    """Find a name of an annotation where it is documented; names inside the package that are not stay text."""
    if node.get("refdomain") != "py":
        return None
    target = node["reftarget"]
    short = target.rpartition(".")[2]
    target = _ALIASES.get(target) or _ALIASES.get(short) or target
    domain = env.domains.python_domain
    likely = [f"plantargets.{short}", f"plantargets.{node.get('py:class')}.{short}"]
    suffix = [name for name in domain.objects if name.endswith(f".{target}")]
    found = next((name for name in [target, *likely, *suffix] if name in domain.objects), None)
    if found is not None:
        node["reftarget"] = found
        return domain.resolve_xref(env, node["refdoc"], app.builder, node["reftype"], found, node, content)
    node["reftarget"] = target
    outside = resolve_reference_any_inventory(env, honor_disabled_refs=False, node=node, contnode=content)
    return content if outside is None and any(hasattr(module, short) for module in _modules()) else outside


@cache
def _modules() -> list[ModuleType]:
    found = []
    for each in pkgutil.walk_packages(plantargets.__path__, "plantargets."):
        with contextlib.suppress(ModuleNotFoundError):  # an optional library
            found += [importlib.import_module(each.name)] if not each.name.endswith("__main__") else []
    return found


def setup(app: Sphinx) -> None:
    app.connect("autodoc-process-docstring", _google)
    app.connect("missing-reference", _documented)
