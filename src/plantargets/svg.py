"""Bullet graphs as SVG: small, without scripts, identifiers or outside resources."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from plantargets.bullet import Bullet, Layout, Progress, Span

_LEFT, _RIGHT, _WIDTH, _HEIGHT = 10.0, 230.0, 240, 38
_TOP, _TALL, _MIDDLE = 4.0, 18.0, 13.0
_DIGIT = 5.4
_FADE = 4

#: The style of the graphs, once a page; light and dark.
STYLE: Final = (
    ".ptb{width:100%;max-width:20rem;min-width:9rem;height:auto;display:block;font:9px system-ui,sans-serif}"
    ".ptb .t{fill:#f1f2f4}.ptb .a{fill:#d3d9e0}.ptb .c{fill:#b4bec9}.ptb .o{fill:#1c2733;stroke:#1c2733}"
    ".ptb .h{fill:#fff;stroke:#1c2733}.ptb .l{stroke:#1c2733;stroke-width:1.6;fill:none}"
    ".ptb .m{stroke:#1c2733;stroke-width:2.4}.ptb .z{stroke:#8a96a3;stroke-width:1}.ptb text{fill:#5a6672}"
    ".ptb .n{font-style:italic;font-size:10px}.ptb .e{stroke:#1c2733;stroke-width:1.4;stroke-dasharray:2 2}"
    "@media (prefers-color-scheme:dark){.ptb .t{fill:#262c34}.ptb .a{fill:#39434e}.ptb .c{fill:#54616e}"
    ".ptb .o{fill:#eef2f6;stroke:#eef2f6}.ptb .h{fill:#171b20;stroke:#eef2f6}.ptb .l,.ptb .m,.ptb .e{stroke:#eef2f6}"
    ".ptb .z{stroke:#8a96a3}.ptb text{fill:#aab4bf}}"
    "@media print{.ptb .t{fill:#f1f2f4}.ptb .a{fill:#d3d9e0}.ptb .c{fill:#b4bec9}.ptb .o{fill:#000;stroke:#000}"
    ".ptb .h{fill:#fff;stroke:#000}.ptb .l,.ptb .m,.ptb .e{stroke:#000}.ptb text{fill:#333}}"
)


def bullet_svg(
    bullet: Bullet | Progress, title: str, *, missing: str = "no figure", lang: str = "en", styled: bool = True
) -> str:
    """A bullet graph as an ``<svg>`` element.

    Args:
        bullet: what it shows: the sets of a judgement, or progress towards a target.
        title: what it says in words, for those who do not see it.
        missing: what to write when there is no figure.
        lang: ``"en"`` or ``"zh"``, for the scale.
        styled: put the style into the element; else the page has to hold :data:`STYLE` once.

    Returns:
        The element, or an empty text when there is nothing to draw.

    >>> from plantargets.bullet import Bullet
    >>> bullet_svg(Bullet(Interval.parse("[6.1, ∞)"), Interval.point("4.3")), "GDP <growth>")[:96]
    '<svg class="ptb" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 38" role="img"><title>GDP &'
    """
    layout = bullet.layout(lang)
    if layout is None:
        return ""
    parts = [
        f'<svg class="ptb" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img">',
        f"<title>{escape(title)}</title>",
        f"<style>{STYLE}</style>" if styled else "",
        _box("t", 0, 1),
        _band("a", layout.accepted) if layout.accepted != layout.core or layout.core is None else "",
        _band("c", layout.core),
        *_scale(layout),
        *_value(layout),
        "" if layout.expected is None else f'<path class="e" d="M{_x(layout.expected)} 4V22"/>',
        *(f'<path class="m" d="M{_x(at)} 6V20"/>' for at in layout.markers),
        "" if layout.has_value else f'<text class="n" x="14" y="16.5">{escape(missing)}</text>',
        "</svg>",
    ]
    return "".join(parts)


def _x(at: float) -> str:
    return f"{_LEFT + at * (_RIGHT - _LEFT):.1f}".removesuffix(".0")


def _box(kind: str, start: float, stop: float, opacity: float = 1, *, thin: bool = False) -> str:
    top, tall = (_MIDDLE - 3, 6) if thin else (_TOP, _TALL)
    size = max(0.5, (stop - start) * (_RIGHT - _LEFT))
    faded = "" if opacity == 1 else f' opacity="{opacity:.2g}"'
    wide = f"{size:.1f}".removesuffix(".0")
    return f'<rect class="{kind}" x="{_x(start)}" y="{top:g}" width="{wide}" height="{tall:g}"{faded}/>'


def _band(kind: str, span: Span | None) -> str:
    """A range; an end without a bound fades out in steps."""
    if span is None:
        return ""
    start, stop, step = span.start, span.stop, min(0.03, (span.stop - span.start) / (2 * _FADE + 1))
    faded: list[str] = []
    for n in range(_FADE):
        opacity = (n + 1) / (_FADE + 1)
        if span.start_end == "arrow":
            faded.append(_box(kind, span.start + n * step, span.start + (n + 1) * step, opacity))
            start = span.start + _FADE * step
        if span.stop_end == "arrow":
            faded.append(_box(kind, span.stop - (n + 1) * step, span.stop - n * step, opacity))
            stop = span.stop - _FADE * step
    return "".join([_box(kind, start, stop), *faded])


def _scale(layout: Layout) -> list[str]:
    found: list[str] = []
    if layout.zero is not None and 0 < layout.zero < 1:
        found.append(f'<path class="z" d="M{_x(layout.zero)} 4V22"/>')
    for tick in layout.ticks:
        place, half = float(_x(tick.at)), _DIGIT * len(tick.text) / 2
        centre = min(max(place, half + 1), _WIDTH - half - 1)
        found.append(
            f'<path class="z" d="M{place:g} 22v3"/>'
            f'<text x="{centre:.4g}" y="34" text-anchor="middle">{escape(tick.text)}</text>'
        )
    return found


def _value(layout: Layout) -> list[str]:
    found: list[str] = []
    if layout.bar is not None:
        found.append(_box("o", *layout.bar, thin=True))
    if layout.dot is not None:
        found.append(f'<circle class="o" cx="{_x(layout.dot)}" cy="{_MIDDLE:g}" r="4"/>')
    if layout.whisker is not None:
        span = layout.whisker
        found.append(f'<path class="l" d="M{_x(span.start)} {_MIDDLE:g}H{_x(span.stop)}"/>')
        found += [_tip(span.start, span.start_end, -1), _tip(span.stop, span.stop_end, 1)]
    return found


def _tip(at: float, end: str, side: int) -> str:
    if end == "closed":
        return f'<path class="l" d="M{_x(at)} 8V18"/>'
    if end == "open":
        return f'<circle class="h" cx="{_x(at)}" cy="{_MIDDLE:g}" r="2.6"/>'
    if end == "arrow":
        return f'<path class="l" d="M{_x(at)} {_MIDDLE:g}m{-5 * side} -4l{5 * side} 4l{-5 * side} 4"/>'
    return ""
