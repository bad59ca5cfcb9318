"""Without an optional library a command says which extra brings it, and writes nothing."""

import builtins

import pytest

from plantargets.cli import main
from plantargets.errors import MissingExtraError, PlanTargetsError


@pytest.fixture
def bare(monkeypatch):
    """An installation without any extra."""
    found = builtins.__import__

    def without(name, *rest):
        if name.partition(".")[0] in {"tomli_w", "openpyxl", "matplotlib"}:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return found(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)


@pytest.mark.parametrize(
    ("suffix", "said"),
    [
        ("toml", "writing TOML needs tomli-w: pip install 'plantargets[toml]'"),
        ("xlsx", "a workbook needs openpyxl: pip install 'plantargets[excel]'"),
    ],
)
@pytest.mark.usefixtures("bare")
def test_a_missing_library_is_named_with_its_extra(suffix, said, tmp_path, capsys):
    plan, made = tmp_path / "plan.json", tmp_path / f"plan.{suffix}"
    assert main(["template", str(plan)]) == 0
    assert main(["convert", str(plan), str(made)]) == 2
    assert capsys.readouterr().err == f"plantargets: {said}\n"
    assert not made.exists()


def test_a_missing_extra_is_a_missing_module():
    assert issubclass(MissingExtraError, ModuleNotFoundError)
    assert issubclass(MissingExtraError, PlanTargetsError)
