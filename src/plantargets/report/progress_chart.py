"""A progress chart: base, path, latest figure, projection, target or band, and the zones of a ladder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Protocol, TypeAlias, cast

from plantargets.errors import FieldError, extra

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from plantargets.evaluation import Evaluation

Figure: TypeAlias = int | float | Decimal | Fraction

_INK, _PATH, _TARGET, _AHEAD = "#1b1b1b", "#7a7a7a", "#0072b2", "#d55e00"
_ZONES = ("#08519c", "#3182bd", "#6baed6", "#bdd7e7", "#eff3ff")
_WORDS = {
    "en": {"reported": "reported", "path": "path", "projection": "projection", "target": "target", "base": "base"},
    "zh": {"reported": "公布数", "path": "路径", "projection": "预测", "target": "目标", "base": "基期"},
}


class _Canvas(Protocol):
    """What is used of matplotlib's axes, whose own annotations are partly unknown."""

    def plot(self, x: list[int], y: list[float], **style: object) -> object: ...
    def axhspan(self, low: float, high: float, **style: object) -> object: ...
    def axhline(self, level: float, **style: object) -> object: ...
    def fill_between(self, x: list[float], low: float, high: float, **style: object) -> object: ...
    def text(self, x: float, y: float, text: str, **style: object) -> object: ...
    def annotate(self, text: str, xy: tuple[int, float], **style: object) -> object: ...
    def set_title(self, text: str) -> object: ...
    def set_ylabel(self, text: str) -> object: ...
    def locator_params(self, **settings: object) -> object: ...
    def legend(self, **style: object) -> object: ...


def progress_chart(
    series: Mapping[int, Figure],
    *,
    target: Figure | tuple[Figure, Figure],
    target_year: int,
    base_year: int | None = None,
    path: Mapping[int, Figure] | None = None,
    projection: Figure | None = None,
    zones: Sequence[tuple[float, float, str]] = (),
    result: Evaluation | None = None,
    title: str = "",
    unit: str = "",
    lang: str = "en",
    ax: Axes | None = None,
) -> Axes:
    """Draw a series on its way to a target. Needs ``plantargets[plot]``.

    Args:
        series: figures by year.
        target: the target figure, or a band ``(low, high)``.
        target_year: the year by which it is to be met.
        base_year: where the path starts; None takes the first year.
        path: planned figures by year; None draws a straight line from the base to the target.
        projection: the figure expected for the target year, as in ``Pace``'s inputs.
        zones: ``(from, to, label)``: what a method says of the latest figure by its value, as
            :func:`plantargets.evaluators.label_zones` gives them. Every zone carries its label.
        result: an evaluation; its label stands in the title, and its inputs give the projection
            where none is given.
        title: the heading.
        unit: the unit, at the vertical axis.
        lang: ``"en"`` or ``"zh"`` for the legend.
        ax: axes to draw on; None makes a new figure.

    Returns:
        The axes, to be changed or saved by ``ax.figure.savefig``.

    Raises:
        FieldError: there is no figure, or the target year is not after the base year.
        MissingExtraError: matplotlib is not installed.
    """
    if lang not in _WORDS:
        raise FieldError("lang", lang, "'en' or 'zh'")
    words = _WORDS[lang]
    years = sorted(series)
    start = min(years, default=target_year) if base_year is None else base_year
    if start not in series:
        raise FieldError("series", list(years), f"a figure for the base year {start}")
    if target_year <= start:
        raise FieldError("target_year", target_year, f"a year after the base year {start}")
    with extra("plot", "a chart", "matplotlib"):
        import matplotlib.pyplot as plt

    if ax is None:
        ax = plt.subplots(figsize=(7, 4), layout="constrained")[1]
    canvas = cast("_Canvas", ax)
    figures = [float(series[year]) for year in years]
    low, high = (float(end) for end in (target if isinstance(target, tuple) else (target, target)))
    goal = low if abs(low - float(series[start])) < abs(high - float(series[start])) else high
    latest = years[-1]
    if zones:
        _draw_zones(canvas, zones, latest)
    planned = {start: float(series[start]), target_year: goal} if path is None else _floats(path)
    canvas.plot(list(planned), list(planned.values()), color=_PATH, linestyle="--", label=words["path"])
    if low < high:
        canvas.axhspan(low, high, color=_TARGET, alpha=0.15, label=words["target"])
    else:
        canvas.plot([target_year], [low], color=_TARGET, marker="D", linestyle="none", label=words["target"])
        canvas.axhline(low, color=_TARGET, linewidth=0.8, linestyle=":")
    expected: object = projection
    if expected is None and result is not None:
        expected = result.inputs.get("projection")
    if isinstance(expected, (int, float, Decimal, Fraction)):
        ends = [figures[-1], float(expected)]
        canvas.plot([latest, target_year], ends, color=_AHEAD, linestyle="-.", marker="x", label=words["projection"])
    canvas.plot(years, figures, color=_INK, marker="o", label=words["reported"])
    canvas.annotate(words["base"], (start, float(series[start])), textcoords="offset points", xytext=(4, 8), fontsize=8)
    canvas.annotate(f"{figures[-1]:g}", (latest, figures[-1]), textcoords="offset points", xytext=(6, 6), fontsize=8)
    label = None if result is None else result.label
    canvas.set_title(": ".join(part for part in (title, (label or "").replace("_", " ")) if part))
    canvas.set_ylabel(unit)
    canvas.locator_params(axis="x", integer=True)
    canvas.legend(frameon=False, fontsize=8)
    return ax


def _floats(path: Mapping[int, Figure]) -> dict[int, float]:
    return {year: float(path[year]) for year in sorted(path)}


def _draw_zones(canvas: _Canvas, zones: Sequence[tuple[float, float, str]], latest: int) -> None:
    """A strip beside the latest year, each zone with its own shade and its label."""
    labels = list(dict.fromkeys(label for _, _, label in zones))
    for low, high, label in zones:
        shade = _ZONES[labels.index(label) % len(_ZONES)]
        canvas.fill_between([latest - 0.25, latest + 0.25], low, high, color=shade, alpha=0.5, linewidth=0)
        canvas.text(latest + 0.35, (low + high) / 2, label.replace("_", " "), fontsize=7, va="center")
