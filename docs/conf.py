"""Sphinx configuration; the build needs no network."""

import plantargets

project = "plantargets"
author = "plantargets contributors"
copyright = "plantargets contributors"
release = version = plantargets.__version__

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.doctest",
    "sphinx.ext.intersphinx",
    "sphinx.ext.napoleon",
    "sphinx.ext.viewcode",
    "sphinx_copybutton",
]
exclude_patterns = ["_build"]
nitpicky = True

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
python_maximum_signature_line_length = 100
autodoc_preserve_defaults = True
napoleon_numpy_docstring = False

# Plain-text inventories of the few objects referred to, so that links resolve offline.
intersphinx_mapping = {"python": ("https://docs.python.org/3", "_inventories/python.inv")}

# The examples of docstrings run with the names of their module: tests/test_docs.py does that.
doctest_test_doctest_blocks = ""
copybutton_prompt_text = r">>> |\.\.\. |\$ "
copybutton_prompt_is_regexp = True

html_theme = "furo"
html_title = "plantargets"
