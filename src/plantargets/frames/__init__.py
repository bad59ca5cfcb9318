"""The same judgement on tables of any engine: pandas, Polars, PyArrow, DuckDB, Dask, Ibis, PySpark.

:func:`evaluate` judges a plan on a long table of outcomes, :func:`judge` a table that already has
both sets in its columns, :func:`progress` runs the published methods on many series, and
:func:`summarise` counts. Verdicts are those of the objects. It needs narwhals: ``pip install plantargets[frames]``.
"""

from importlib import import_module
from typing import TYPE_CHECKING

_LAZY = {
    "GRADES": "codes",
    "REASONS": "codes",
    "VERDICTS": "codes",
    "ColumnError": "columns",
    "Columns": "columns",
    "Legend": "legends",
    "MissingReferenceWarning": "checks",
    "MissingSeriesWarning": "goals",
    "evaluate": "evaluation",
    "judge": "two_sets",
    "legend": "legends",
    "outcomes_from_frame": "tables",
    "outcomes_to_frame": "tables",
    "progress": "series",
    "summarise": "summary",
    "targets_from_frame": "tables",
    "targets_to_frame": "tables",
}

if TYPE_CHECKING:
    from plantargets.frames.checks import MissingReferenceWarning
    from plantargets.frames.codes import GRADES, REASONS, VERDICTS
    from plantargets.frames.columns import ColumnError, Columns
    from plantargets.frames.evaluation import evaluate
    from plantargets.frames.goals import MissingSeriesWarning
    from plantargets.frames.legends import Legend, legend
    from plantargets.frames.series import progress
    from plantargets.frames.summary import summarise
    from plantargets.frames.tables import (
        outcomes_from_frame,
        outcomes_to_frame,
        targets_from_frame,
        targets_to_frame,
    )
    from plantargets.frames.two_sets import judge
else:

    def __getattr__(name):
        if name not in _LAZY:
            raise AttributeError(f"module 'plantargets.frames' has no attribute {name!r}")
        try:
            module = import_module(f"plantargets.frames.{_LAZY[name]}")
        except ModuleNotFoundError as error:
            if str(error.name).partition(".")[0] != "narwhals":
                raise
            raise ModuleNotFoundError(
                "tables need narwhals: pip install 'plantargets[frames]', and the engine of your tables",
                name="narwhals",
            ) from None
        value = getattr(module, name)
        globals()[name] = value
        return value


__all__ = [
    "GRADES",
    "REASONS",
    "VERDICTS",
    "ColumnError",
    "Columns",
    "Legend",
    "MissingReferenceWarning",
    "MissingSeriesWarning",
    "evaluate",
    "judge",
    "legend",
    "outcomes_from_frame",
    "outcomes_to_frame",
    "progress",
    "summarise",
    "targets_from_frame",
    "targets_to_frame",
]


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
