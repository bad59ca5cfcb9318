"""A heat table: how often targets were attained, missed and left open, by two groupings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from operator import index
from typing import TYPE_CHECKING, Final, SupportsIndex, TypeAlias, cast, final
from unicodedata import east_asian_width

import attrs

from plantargets.errors import FieldError, FieldTypeError
from plantargets.marks import mark
from plantargets.report.words import words
from plantargets.verdicts import Verdict

if TYPE_CHECKING:
    from plantargets.report.words import Words

Key: TypeAlias = str | int
_VERDICTS: Final = ("attained", "undetermined", "missed")
_LISTED: Final = ("attained", "missed", "undetermined")
_WIDE, _TALL, _GAP, _APART, _EDGE, _LINE = 34, 24, 1, 3, 10, 16
_LATIN, _CHINESE = 6.1, 11.0
_LEAST = 460
_STYLE: Final = (
    ".pth{font:11px system-ui,-apple-system,'Segoe UI','Noto Sans','Noto Sans CJK SC',sans-serif}"
    ".pth text{fill:#1c2733}.pth .v{text-anchor:middle;font-size:10px}.pth .h{text-anchor:middle}"
    ".pth .r{text-anchor:end}.pth .t{font-size:14px;font-weight:600}.pth .s{fill:#4a5561}"
    ".pth .b{fill:#fff}.pth .n{fill:#fff;stroke:#c4cad1}"
    ".pth .a1{fill:#dcebf6}.pth .a2{fill:#b3d3ea}.pth .a3{fill:#82b9df}.pth .a{fill:#0072b2}"
    ".pth .m1{fill:#fbe5d8}.pth .m2{fill:#f6c3a1}.pth .m3{fill:#ee9c6c}.pth .m{fill:#d55e00}"
    ".pth .u1{fill:#eeeeee}.pth .u2{fill:#d9d9d9}.pth .u3{fill:#bebebe}.pth .u{fill:#757575}"
)
_SAID: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {
        "all": "all",
        "most": "Each cell: the commonest verdict and its share in percent; darker from 50, darkest from 75.",
        "equal": "two equally often",
        "none": "nothing to judge",
        "bar": "Bar below: attained from the left, missed from the right, undetermined between.",
    },
    "zh": {
        "all": "合计",
        "most": "每格：最常见的结论及其所占百分比；达到50颜色加深，达到75最深。",
        "equal": "两种结论一样多",
        "none": "没有可判定的目标",
        "bar": "下方横条：左起为完成，右起为未完成，中间为无法判定。",
    },
}


@final
@attrs.frozen
class _Counts:
    attained: int = 0
    undetermined: int = 0
    missed: int = 0

    def __add__(self, other: _Counts) -> _Counts:
        return _Counts(*(getattr(self, name) + getattr(other, name) for name in _VERDICTS))

    @property
    def total(self) -> int:
        return self.attained + self.undetermined + self.missed

    @property
    def commonest(self) -> str | None:
        """The verdict that is more often than each other; None when two are."""
        most = max(self.attained, self.undetermined, self.missed)
        found = [name for name in _VERDICTS if getattr(self, name) == most]
        return found[0] if len(found) == 1 else None


def heat_table(
    summary: object,
    rows: str,
    columns: str,
    *,
    title: str = "",
    note: str = "",
    labels: Mapping[str, str] | Mapping[int, str] | None = None,
    lang: str = "en",
) -> str:
    """Draw counts of verdicts as a heat table, in SVG.

    Each cell has the symbol and the share of its commonest verdict, and a bar of all three; colours
    are of the palette of Okabe and Ito, and never stand alone. The last row and column hold the
    totals. Nothing is left out: the undetermined count in every share.

    Args:
        summary: what :func:`plantargets.frames.summarise` gave ``by=[rows, columns]`` (further
            groups are added up), a table of any engine; or mappings with the same names.
        rows: the column whose values become rows, such as ``"indicator"``.
        columns: the column whose values become columns, such as ``"area"``.
        title: a heading, and the picture's name for those who do not see it.
        note: a line below the legend, for the source of the figures.
        labels: words for the values of both groupings; those named here come first, in this order.
        lang: ``"en"`` or ``"zh"``.

    Returns:
        An ``<svg>`` element with its own style and namespace: a file, or a part of a page.

    Raises:
        FieldError: there are no rows, a column is missing, or a count is no whole number.

    >>> counts = [{"area": "A", "year": 2023, "attained": 7, "missed": 2, "undetermined": 1}]
    >>> picture = heat_table(counts, "area", "year", title="Plan")
    >>> "A, 2023: attained 7, missed 2, undetermined 1" in picture, "✔70" in picture
    (True, True)
    """
    said = words(lang)
    cells = _cells(_records(summary), rows, columns)
    shown = cast("Mapping[Key, str]", labels or {})
    down = _ordered({row for row, _ in cells}, shown)
    across = _ordered({column for _, column in cells}, shown)
    grid = _grid(cells, down, across)
    names = [*(shown.get(key, str(key)) for key in down), _SAID[lang]["all"]]
    heads = [*(shown.get(key, str(key)) for key in across), _SAID[lang]["all"]]
    return _drawn(grid, names, heads, title, note, said)


def _records(summary: object) -> list[Mapping[str, object]]:
    if isinstance(summary, (list, tuple)):
        return list(cast("Iterable[Mapping[str, object]]", summary))
    from plantargets.frames.native import many, wrap

    return list(many(wrap(summary, "summary")))


def _cells(records: Iterable[Mapping[str, object]], rows: str, columns: str) -> dict[tuple[Key, Key], _Counts]:
    found: dict[tuple[Key, Key], _Counts] = {}
    for place, record in enumerate(records):
        for name in (rows, columns, *_VERDICTS):
            if name not in record:
                raise FieldError(f"summary[{place}]", sorted(record), f"a column {name!r}, as summarise gives it")
        key = _key(record[rows], rows), _key(record[columns], columns)
        counts = _Counts(*(_count(record[name], f"summary[{place}].{name}") for name in _VERDICTS))
        found[key] = found.get(key, _Counts()) + counts
    if not found:
        raise FieldError("summary", "no rows", "at least one group with its counts")
    return found


def _key(value: object, name: str) -> Key:
    if isinstance(value, str):
        return value
    whole = _whole(value)
    if whole is None:
        raise FieldTypeError(f"summary.{name}", value, "text or a whole number to group by")
    return whole


def _count(value: object, name: str) -> int:
    whole = _whole(value)
    if whole is None or whole < 0:
        raise FieldTypeError(name, value, "a count: a whole number, 0 or more")
    return whole


def _whole(value: object) -> int | None:
    """Whole numbers of engines too, but not true and false."""
    return index(value) if isinstance(value, SupportsIndex) and not isinstance(value, bool) else None


def _ordered(keys: Iterable[Key], labels: Mapping[Key, str]) -> list[Key]:
    place = {key: number for number, key in enumerate(labels)}
    return sorted(keys, key=lambda key: (place.get(key, len(place)), isinstance(key, str), key))


def _grid(cells: Mapping[tuple[Key, Key], _Counts], down: list[Key], across: list[Key]) -> list[list[_Counts]]:
    """The counts by row and column, with totals at the end of both."""
    grid = [[cells.get((row, column), _Counts()) for column in across] for row in down]
    for row in grid:
        row.append(sum(row, _Counts()))
    grid.append([sum(column, _Counts()) for column in zip(*grid, strict=True)])
    return grid


def _drawn(  # noqa: PLR0917
    grid: list[list[_Counts]], names: list[str], heads: list[str], title: str, note: str, said: Words
) -> str:
    left = _EDGE + max(map(_width, names)) + 8
    upright = max(map(_width, heads)) > _WIDE - 4
    width = round(max(left + _WIDE * len(heads) + _APART + _EDGE, _LEAST))
    y = _EDGE
    parts: list[str] = []
    if title:
        for line in _folded(title, width - 2 * _EDGE, 1.3):
            y += 18
            parts.append(f'<text class="t" x="{_EDGE}" y="{y - 4}">{escape(line)}</text>')
        y += 4
    y += round(max(map(_width, heads))) + 6 if upright else _LINE
    places = [round(left + _WIDE * number) for number in range(len(heads))]
    places[-1] += _APART
    for x, head in zip(places, heads, strict=True):
        middle = x + (_WIDE - _GAP) // 2
        turned = f'<text transform="translate({middle + 4} {y - 5})rotate(-90)">{escape(head)}</text>'
        parts.append(turned if upright else f'<text class="h" x="{middle}" y="{y - 5}">{escape(head)}</text>')
    for name, row in zip(names, grid, strict=True):
        y += _APART if row is grid[-1] else 0
        drawn = [f'<text class="r" x="{left - 6:.0f}" y="14">{escape(name)}</text>']
        for x, head, counts in zip(places, heads, row, strict=True):
            drawn.append(_cell(x, counts, f"{name}{said.comma}{head}", said))
        bars = _bars(places, row)
        parts.append(f'<g transform="translate(0 {y})">{"".join(drawn)}{bars}</g>')
        y += _TALL
    legend, y = _legend(y + 20, width, note, said)
    return (
        f'<svg class="pth" xmlns="http://www.w3.org/2000/svg" width="{width}" height="{y}" '
        f'viewBox="0 0 {width} {y}" role="img"><title>{escape(title or said.counts)}</title><style>{_STYLE}</style>'
        f'<path class="b" d="M0 0h{width}v{y}H0z"/>{"".join(parts)}{legend}</svg>'
    )


def _cell(x: int, counts: _Counts, name: str, said: Words) -> str:
    wide, middle = _WIDE - _GAP, x + (_WIDE - _GAP) // 2
    if not counts.total:
        return f'<path class="n" d="M{x} 0h{wide}v22h-{wide}z"/><text class="v" x="{middle}" y="14">–</text>'
    listed = said.comma.join(f"{said.groups[each].lower()} {getattr(counts, each)}" for each in _LISTED)
    most = counts.commonest
    share = max(counts.attained, counts.undetermined, counts.missed) / counts.total
    kind = "n" if most is None else f"{most[0]}{1 if share < 0.5 else 2 if share < 0.75 else 3}"
    text = f"{'=' if most is None else _symbol(most)}{_percent(share)}"
    return (
        f'<g><title>{escape(f"{name}{said.colon}{listed}")}</title><path class="{kind}" d="M{x} 0h{wide}v16h-{wide}z"/>'
        f'<text class="v" x="{middle}" y="12">{text}</text></g>'
    )


def _bars(places: Iterable[int], row: Iterable[_Counts]) -> str:
    """The shares of each cell, in one path a verdict."""
    drawn: dict[str, list[str]] = {name: [] for name in _VERDICTS}
    for place, counts in zip(places, row, strict=True):
        x = float(place)
        for name in _VERDICTS if counts.total else ():
            size = (_WIDE - _GAP) * getattr(counts, name) / counts.total
            if size:
                drawn[name].append(f"M{x:.4g} 17h{size:.3g}v5h-{size:.3g}z")
            x += size
    return "".join(f'<path class="{name[0]}" d="{"".join(paths)}"/>' for name, paths in drawn.items() if paths)


def _symbol(verdict: str) -> str:
    return mark(Verdict(verdict)).symbol


def _percent(share: float) -> int:
    """Rounded, but 100 only for all of them."""
    return 100 if share == 1 else min(99, round(100 * share))


def _legend(y: int, width: int, note: str, said: Words) -> tuple[str, int]:
    told = _SAID[said.lang]
    parts: list[str] = []
    x = float(_EDGE)
    listed = [
        (f"{name[0]}2", _symbol(name), said.groups[name].lower()) for name in ("attained", "missed", "undetermined")
    ]
    for kind, symbol, word in [*listed, ("n", "=", told["equal"]), ("n", "–", told["none"])]:
        needed = 26 + _width(word) + 14
        if x + needed > width and x > _EDGE:
            x, y = float(_EDGE), y + _LINE + 6
        parts.append(
            f'<path class="{kind}" d="M{x:.0f} {y - 12}h20v16h-20z"/>'
            f'<text class="v" x="{x + 10:.0f}" y="{y}">{symbol}</text>'
            f'<text x="{x + 26:.0f}" y="{y}">{escape(word)}</text>'
        )
        x += needed
    y += 8
    for text, kind in ((told["most"], "s"), (told["bar"], "s"), (note, "")):
        for line in _folded(text, width - 2 * _EDGE) if text else []:
            y += _LINE
            styled = f' class="{kind}"' if kind else ' font-weight="600"'
            parts.append(f'<text{styled} x="{_EDGE}" y="{y}">{escape(line)}</text>')
    return "".join(parts), y + _EDGE


def _width(text: str) -> float:
    return sum(_CHINESE if east_asian_width(each) in "WF" else _LATIN for each in text)


def _folded(text: str, width: float, scale: float = 1.0) -> list[str]:
    """Lines no wider than this; Chinese breaks between any two characters."""
    lines: list[str] = []
    line = word = ""
    for each in f"{text} ":
        word += each
        if each != " " and east_asian_width(each) not in "WF":
            continue
        if line and _width((line + word).rstrip()) * scale > width:
            lines.append(line.rstrip())
            line = ""
        line, word = line + word, ""
    return [*lines, line.rstrip()]
