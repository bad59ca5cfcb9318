"""The house: imports go down, heavy libraries have one door, modules stay readable."""

import ast
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

SRC = Path(__file__).parents[1] / "src" / "plantargets"

# Bottom to top. A module imports from floors below its own; on one floor nobody imports a neighbour.
FLOORS = [
    ["errors"],
    ["exact", "days"],
    ["verdicts", "intervals"],
    ["marks", "bullet"],
    ["svg"],
    ["units"],
    ["figures"],
    ["periods"],
    ["printing"],
    ["sources"],
    ["indicators"],
    ["references", "tolerances"],
    ["conventions"],
    ["scales"],
    ["words"],
    ["criteria"],
    ["outcomes"],
    ["findings"],
    ["evidence"],
    ["acceptance"],
    ["targets"],
    ["evaluation", "judging", "phrases"],
    ["explanations"],
    ["pictures"],
    ["attainment"],
    ["sensitivities", "review", "comparison"],
    ["plans"],
    ["evaluators", "language"],
    ["frames"],
    ["formats"],
    ["report"],
    ["testing"],
    ["cli"],
    ["__main__", "__init__"],
]
FLOOR = {name: floor for floor, names in enumerate(FLOORS) for name in names}

# Libraries that one part alone may import.
DOORS = {
    "pint": {"units"},
    "dateutil": {"periods"},
    "narwhals": {"frames"},
    "pandas": {"frames"},
    "polars": {"frames"},
    "pyarrow": {"frames"},
    "matplotlib": {"report"},
    "openpyxl": {"formats"},
    "tomli_w": {"formats"},
    "rich": {"cli", "__main__"},
    "hypothesis": {"testing"},
}

MOST_LINES = 400
LONGER = {
    "words.py": 410,  # eleven small classes of one shape, best read together
}

MODULES = sorted(SRC.rglob("*.py"))
NAMES = [path.relative_to(SRC).as_posix() for path in MODULES]


def part(path: Path) -> str:
    """The name in FLOORS: a top-level module, or the folder that a file stands in."""
    return path.relative_to(SRC).with_suffix("").parts[0]


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Every imported module, wherever the statement stands (TYPE_CHECKING and functions too)."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: imports are absolute here"
            module = str(node.module)
            if module == "plantargets":
                yield from ((node.lineno, f"plantargets.{alias.name}") for alias in node.names)
            else:
                yield node.lineno, module


def test_every_module_has_a_floor():
    missing = {part(path) for path in MODULES} - FLOOR.keys()
    assert not missing, f"give these a place in FLOORS: {sorted(missing)}"


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_imports_go_down(path):
    here = part(path)
    for line, name in imports(path):
        if not name.startswith("plantargets."):
            continue
        there = name.split(".")[1]
        if there == here and path.parent != SRC:
            continue
        assert FLOOR[there] < FLOOR[here], f"{path.name}:{line}: {here} may not import {there}"


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_each_library_has_its_door(path):
    for line, name in imports(path):
        doors = DOORS.get(name.split(".")[0])
        assert doors is None or part(path) in doors, f"{path.name}:{line}: {name} is imported by {doors} only"


def annotations(scope: ast.Module | ast.ClassDef) -> Iterator[ast.expr]:
    """Of the functions, classes and fields that a user can reach."""
    for node in scope.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and public(node.name):
            spec = node.args
            arguments = [*spec.posonlyargs, *spec.args, *spec.kwonlyargs, spec.vararg, spec.kwarg]
            yield from (a.annotation for a in arguments if a is not None and a.annotation is not None)
            if node.returns is not None:
                yield node.returns
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and public(node.target.id):
            yield node.annotation
        elif isinstance(node, ast.ClassDef) and public(node.name):
            yield from annotations(node)


def public(name: str) -> bool:
    return not name.startswith("_") or (name.startswith("__") and name.endswith("__"))


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_no_any_in_public_signatures(path):
    for annotation in annotations(ast.parse(path.read_text("utf-8"))):
        names = {node.id for node in ast.walk(annotation) if isinstance(node, ast.Name)}
        assert "Any" not in names, f"{path.name}:{annotation.lineno}: say what it is, or object"


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_modules_stay_readable(path):
    lines = path.read_text("utf-8").count("\n")
    limit = LONGER.get(path.relative_to(SRC).as_posix(), MOST_LINES)
    assert lines <= limit, f"{path.name} has {lines} lines; split it, or state its reason in LONGER"


def test_comments_are_few():
    """2 to 5 comments a hundred lines say why; more of them repeat the code."""
    lines = comments = 0
    for path in MODULES:
        with path.open("rb") as file:
            comments += sum(token.type == tokenize.COMMENT for token in tokenize.tokenize(file.readline))
        lines += path.read_text("utf-8").count("\n")
    assert comments <= 0.05 * lines, f"{comments} comments in {lines} lines"
