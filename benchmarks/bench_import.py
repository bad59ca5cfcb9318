"""What importing the package and running the worked example cost, in fresh processes."""

from harness import ROOT, Case, Fact, Processes, python

HEAVY = ("pint", "numpy", "pandas", "narwhals", "dateutil")


def cases() -> list[Case]:
    return [
        Fact("import plantargets loads none of " + ", ".join(HEAVY), _light),
        Processes(
            "import plantargets / import attrs, both less the start of Python",
            reference=python("import attrs"),
            ours=python("import plantargets"),
            start=python("pass"),
            goal=2.0,
        ),
        Processes(
            "from plantargets import Plan, Target, evaluate / import attrs, less the start of Python",
            reference=python("import attrs"),
            ours=python("from plantargets import Plan, Target, evaluate"),
            start=python("pass"),
        ),
        Processes(
            "the worked example / import pint, start to finish",
            reference=python("import pint"),
            ours=[python("")[0], str(ROOT / "examples" / "harbin_newarea_2023.py"), "--json"],
            goal=5.0,
        ),
    ]


def _light() -> None:
    import subprocess

    code = f"import sys; sys.path.insert(0, {str(ROOT / 'src')!r}); import plantargets; print(*sys.modules)"
    loaded = subprocess.run(python(code), check=True, capture_output=True, text=True).stdout.split()
    assert not set(HEAVY) & set(loaded)
