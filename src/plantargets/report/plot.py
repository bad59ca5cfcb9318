"""A figure of the whole plan with matplotlib (extra ``plot``): a bullet graph for every target."""

# matplotlib leaves its keyword arguments untyped.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false

from __future__ import annotations

import math
import warnings
from typing import TYPE_CHECKING, Final

from plantargets.errors import extra
from plantargets.report.model import Report, Row, report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from plantargets.bullet import Layout, Span
    from plantargets.plans import Scorecard

#: Fonts with Chinese characters, the free ones first.
CHINESE_FONTS: Final = (
    "Noto Sans CJK SC",
    "Noto Sans CJK JP",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "PingFang SC",
    "Hiragino Sans GB",
    "Microsoft YaHei",
    "SimHei",
    "SimSun",
    "Arial Unicode MS",
)

_TRACK, _ACCEPTED, _CORE, _INK, _SOFT = "#f1f2f4", "#d3d9e0", "#b4bec9", "#1c2733", "#5a6672"
_ROW, _HEAD, _FADE = 0.46, 0.42, 4


class MissingFontWarning(UserWarning):
    """No font with Chinese characters was found; they will show as boxes."""


def chinese_font() -> str | None:
    """The first of :data:`CHINESE_FONTS` that matplotlib finds, or None."""
    from matplotlib import font_manager

    known = {font.name for font in font_manager.fontManager.ttflist}
    return next((name for name in CHINESE_FONTS if name in known), None)


def figure(card: Scorecard, lang: str = "en", *, columns: int | None = None) -> Figure:
    """A figure of the whole plan: a bullet graph for every target that can be drawn, by result.

    Targets without a test are listed without a graph. The figure is not shown and belongs to no
    window; save it with its ``savefig``.

    Args:
        card: the judgements of a plan.
        lang: ``"en"`` or ``"zh"``.
        columns: in how many columns; by default one for every 24 targets, two at most.

    Raises:
        MissingExtraError: matplotlib is not installed: ``pip install "plantargets[plot]"``.

    Warns:
        MissingFontWarning: there is Chinese text, and no font with Chinese characters.
    """
    with extra("plot", "a figure", "matplotlib"):
        import matplotlib as mpl
        from matplotlib.figure import Figure as Canvas
    made = report(card, lang)
    fonts = _fonts(made)
    lines = list(_lines(made))
    across = columns or min(2, max(1, math.ceil(len(lines) / 24)))
    # Each column but the first may need one line more, for the name of the group that goes on in it.
    tall = max(1, math.ceil((len(lines) + across - 1) / across))
    height = _ROW * tall + 1.5
    with mpl.rc_context({"font.family": fonts, "font.size": 9, "svg.hashsalt": "plantargets"}):
        drawn = Canvas(figsize=(7.4 * across, height))
        _header(drawn, made, height)
        for number, line in enumerate(_headed(lines, tall, made.words.continued)):
            column, place = divmod(number, tall)
            top = (height - 1.25 - place * _ROW) / height
            left = column / across + 0.012
            if isinstance(line, str):
                drawn.text(left, top - 0.6 * _ROW / height, line, weight="bold", fontsize=11, color=_INK, va="center")
                continue
            _row(drawn, line, lang, (left, top - _ROW / height, 1 / across, _ROW / height))
    return drawn


def _fonts(made: Report) -> list[str]:
    font = chinese_font()
    if font is not None:
        return ["DejaVu Sans", font]
    said = [made.title, made.subtitle, made.method]
    said += [part for group in made.groups for row in group.rows for part in (row.indicator, row.word)]
    if any("\u2e80" <= char <= "\uffef" for text in said for char in text):
        warnings.warn(
            f"no font with Chinese characters was found, they will show as boxes; install one of {CHINESE_FONTS[0]!r}, "
            f"{CHINESE_FONTS[5]!r} or another of plantargets.report.CHINESE_FONTS",
            MissingFontWarning,
            stacklevel=3,
        )
    return ["DejaVu Sans"]


def _lines(made: Report) -> Iterator[str | Row]:
    for group in made.groups:
        yield f"{group.title} ({len(group.rows)})"
        yield from group.rows


def _headed(lines: list[str | Row], tall: int, continued: str) -> Iterator[str | Row]:
    """The lines, with the name of the group at the top of a column in which it goes on."""
    group, number = "", 0
    for line in lines:
        if isinstance(line, str):
            group = line
        elif number and number % tall == 0:
            yield f"{group.rpartition(' (')[0]}{continued}"
            number += 1
        yield line
        number += 1


def _header(drawn: Figure, made: Report, height: float) -> None:
    counted = "  ·  ".join(f"{mark.symbol} {word} {number}" for mark, word, number in made.counts)
    title = made.words.comma.join(part for part in (made.title, made.subtitle) if part)
    for text, inches, size, colour in ((title, 0.3, 14, _INK), (counted, 0.62, 10, _INK), (made.method, 0.9, 8, _SOFT)):
        drawn.text(0.012, 1 - inches / height, _plain(text), fontsize=size, color=colour, va="center")


def _plain(text: str) -> str:
    """Text without the signs that matplotlib reads as mathematics."""
    return text.replace("$", r"\$")


def _row(drawn: Figure, row: Row, lang: str, box: tuple[float, float, float, float]) -> None:
    left, bottom, width, height = box
    middle = bottom + 0.62 * height
    drawn.text(left, middle, _plain(_short(row.indicator, 34)), fontsize=9, color=_INK, va="center")
    drawn.text(left, middle - 0.34 * height, _plain(_short(row.id, 30)), fontsize=6.5, color=_SOFT, va="center")
    drawn.text(
        left + 0.775 * width, middle, row.mark.symbol, fontsize=11, color=row.mark.colour, va="center", weight="bold"
    )
    drawn.text(left + 0.805 * width, middle, _plain(row.word), fontsize=9, color=_INK, va="center")
    layout = None if row.bullet is None else row.bullet.layout(lang)
    if layout is None:
        drawn.text(left + 0.36 * width, middle, _plain(_short(row.why, 40)), fontsize=8, color=_SOFT, va="center")
        return
    axes = drawn.add_axes((left + 0.36 * width, bottom + 0.38 * height, 0.4 * width, 0.5 * height))
    _bullet(axes, layout, "无公布数据" if lang == "zh" else "no figure")


def _short(text: str, columns: int) -> str:
    from plantargets.printing import width

    kept = ""
    for char in text:
        if width(kept + char) > columns - 1:
            return kept + "…"
        kept += char
    return kept


def _bullet(axes: Axes, layout: Layout, missing: str) -> None:
    axes.set_xlim(0, 1)
    axes.set_ylim(0, 1)
    for side in axes.spines.values():
        side.set_visible(False)
    axes.set_yticks([])
    axes.set_xticks([tick.at for tick in layout.ticks], [tick.text for tick in layout.ticks])
    axes.tick_params(axis="x", labelsize=6.5, length=2, pad=1, color=_SOFT, labelcolor=_SOFT)
    axes.axvspan(0, 1, color=_TRACK, lw=0)
    for span, colour in ((layout.accepted, _ACCEPTED), (layout.core, _CORE)):
        if span is not None:
            _band(axes, span, colour)
    if layout.zero is not None and 0 < layout.zero < 1:
        axes.axvline(layout.zero, color=_SOFT, lw=0.7)
    if layout.bar is not None:
        axes.barh(0.5, layout.bar[1] - layout.bar[0], 0.34, left=layout.bar[0], color=_INK, lw=0)
    if layout.dot is not None:
        axes.plot([layout.dot], [0.5], "o", ms=5.5, color=_INK, clip_on=False)
    if layout.whisker is not None:
        _whisker(axes, layout.whisker)
    if layout.expected is not None:
        axes.plot([layout.expected] * 2, [0, 1], color=_INK, lw=1, ls=(0, (2, 2)))
    for at in layout.markers:
        axes.plot([at, at], [0.1, 0.9], color=_INK, lw=2, solid_capstyle="butt", clip_on=False)
    if not layout.has_value:
        axes.text(0.015, 0.5, missing, fontsize=7, style="italic", color=_SOFT, va="center")


def _band(axes: Axes, span: Span, colour: str) -> None:
    start, stop, step = span.start, span.stop, min(0.03, (span.stop - span.start) / (2 * _FADE + 1))
    for n in range(_FADE):
        alpha = (n + 1) / (_FADE + 1)
        if span.start_end == "arrow":
            axes.axvspan(span.start + n * step, span.start + (n + 1) * step, color=colour, alpha=alpha, lw=0)
            start = span.start + _FADE * step
        if span.stop_end == "arrow":
            axes.axvspan(span.stop - (n + 1) * step, span.stop - n * step, color=colour, alpha=alpha, lw=0)
            stop = span.stop - _FADE * step
    axes.axvspan(start, stop, color=colour, lw=0)


_TIPS: Final = {"closed": "|", "open": "o", "flush": ""}


def _whisker(axes: Axes, span: Span) -> None:
    axes.plot([span.start, span.stop], [0.5, 0.5], color=_INK, lw=1.3)
    for at, end, arrow in ((span.start, span.start_end, "<"), (span.stop, span.stop_end, ">")):
        tip = _TIPS.get(end, arrow)
        if tip:
            face = "white" if end == "open" else _INK
            axes.plot([at], [0.5], marker=tip, ms=4 if tip != "|" else 8, mec=_INK, mfc=face, clip_on=False)
