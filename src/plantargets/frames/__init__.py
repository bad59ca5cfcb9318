"""The same judgement on tables of any engine: pandas, Polars, PyArrow, DuckDB, Dask, Ibis, PySpark.

:func:`evaluate` judges a plan on a long table of outcomes, :func:`judge` a table that already has
both sets in its columns, and :func:`summarise` counts. Verdicts are those of the objects.
"""

from plantargets.frames.checks import MissingReferenceWarning
from plantargets.frames.codes import GRADES, REASONS, VERDICTS
from plantargets.frames.columns import ColumnError, Columns
from plantargets.frames.evaluation import evaluate
from plantargets.frames.judge import judge

__all__ = [
    "GRADES",
    "REASONS",
    "VERDICTS",
    "ColumnError",
    "Columns",
    "MissingReferenceWarning",
    "evaluate",
    "judge",
]
