"""Importing the package is cheap, and its public names are whole."""

import ast
import copy
import inspect
import pickle
import pkgutil
import subprocess
import sys
import textwrap
from importlib import import_module
from pathlib import Path

import pytest

import plantargets

ROOT = Path(plantargets.__file__).parent
HEAVY = """
    pint numpy pandas polars pyarrow duckdb dask ibis pyspark narwhals dateutil cattrs matplotlib openpyxl rich
    hypothesis argparse json importlib.metadata xml.etree.ElementTree
    plantargets.language plantargets.frames plantargets.formats plantargets.report plantargets.evaluators
    plantargets.testing plantargets.cli
""".split()


def fresh(code: str) -> str:
    """What a new interpreter prints, with the same path as this one."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", f"import sys; sys.path[:0] = {sys.path!r}\n{code}"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_import_leaves_heavy_parts_alone():
    loaded = fresh("import plantargets; print(*sys.modules)").split()
    assert "plantargets" in loaded
    assert sorted(set(HEAVY) & set(loaded)) == []


def test_each_module_imports_alone():
    """No module counts on another having been imported before it."""
    top = sorted(path.stem for path in ROOT.glob("*.py") if not path.stem.startswith("__"))
    assert "intervals" in top
    core = [name for name in top if f"plantargets.{name}" not in HEAVY]
    code = f"""
        for name in {core}:
            for loaded in [each for each in sys.modules if each.partition(".")[0] == "plantargets"]:
                del sys.modules[loaded]
            __import__("plantargets." + name)
            print(name)
    """
    assert fresh(textwrap.dedent(code)).split() == core


def test_all_is_sorted_and_whole():
    names = plantargets.__all__
    assert names == sorted(names, key=lambda name: (not name.isupper(), not name[0].isupper(), name))
    tree = ast.parse((ROOT / "__init__.py").read_text("utf-8"))
    imported = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith("plantargets")
        for alias in node.names
    }
    assert imported == set(names)
    assert plantargets._HOME.keys() == set(names)


@pytest.mark.parametrize("part", ["", "evaluators", "formats", "frames", "language", "report"])
def test_no_module_has_the_name_of_a_public_name(part):
    """Importing the module would put it in the place of what is loaded on first use."""
    package = import_module(f"plantargets.{part}".rstrip("."))
    modules = {each.name for each in pkgutil.iter_modules(package.__path__)}
    assert modules & set(package.__all__) == set()


def test_dir_holds_the_lazy_names():
    assert set(plantargets.__all__) <= set(dir(plantargets))


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="has no attribute 'Goal'"):
        _ = plantargets.Goal  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", plantargets.__all__)
def test_public_methods_are_described(name):
    value = getattr(plantargets, name)
    if not inspect.isclass(value) or getattr(value, "_is_protocol", False):
        return
    for attribute, member in vars(value).items():
        if attribute.startswith("_") or not (inspect.isfunction(member) or isinstance(member, property | classmethod)):
            continue
        assert inspect.getdoc(getattr(value, attribute)), f"{name}.{attribute} has no docstring"


@pytest.mark.parametrize("name", plantargets.__all__)
def test_public_names_are_there_and_described(name):
    value = getattr(plantargets, name)
    if inspect.isclass(value) or inspect.isroutine(value):
        assert len((value.__doc__ or "").split()) >= 3, f"{name} has no docstring"
        assert value.__module__.startswith("plantargets")


@pytest.mark.parametrize("name", [n for n in plantargets.__all__ if inspect.isclass(getattr(plantargets, n))])
def test_public_classes_copy_and_pickle_by_name(name):
    value = getattr(plantargets, name)
    assert pickle.loads(pickle.dumps(value)) is value
    assert copy.deepcopy(value) is value
