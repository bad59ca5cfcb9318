"""Bullet graphs: what a target accepts, the figure it states, and what the report allows, on one line.

After Stephen Few, "Bullet Graph Design Specification" (2013): bands of one hue for the ranges, a
marker for the target, a bar from zero for the outcome, and a dot where the scale does not start
at zero. An interval is drawn as a whisker, an end without a bound fades and carries an arrow.
Floats are used here and for drawing only.
"""

from __future__ import annotations

import datetime
import math
from typing import TYPE_CHECKING, Literal, TypeAlias, final

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plantargets.exact import Number
    from plantargets.intervals import Interval

End: TypeAlias = Literal["closed", "open", "arrow", "flush"]

# Two values nearer than this share of their size are told apart only on a scale without zero.
_NEAR = 0.1
# A shorter bar than this would not be seen.
_SHORT = 0.01
_TICKS = 4


@final
@attrs.frozen
class Span:
    """A stretch of the scale from 0 to 1, and how each end of it is drawn."""

    start: float
    stop: float
    start_end: End
    stop_end: End


@final
@attrs.frozen
class Tick:
    """A place on the scale and its text."""

    at: float
    text: str


@final
@attrs.frozen
class Layout:
    """A bullet graph in numbers from 0 to 1, for whoever draws it.

    Args:
        accepted: what is accepted, with tolerance.
        core: what is accepted without tolerance.
        markers: the stated figure, or the edges of what is accepted.
        bar: from zero to the value that the report guarantees, on a scale with zero.
        dot: the value, on a scale without zero, or a value of zero.
        whisker: the values that the report allows, when there is more than one.
        zero: where zero is, when it is inside the scale; for progress, where the base is.
        ticks: the scale.
        expected: where the figure should be by now, for progress.
    """

    accepted: Span | None
    core: Span | None
    markers: tuple[float, ...]
    bar: tuple[float, float] | None
    dot: float | None
    whisker: Span | None
    zero: float | None
    ticks: tuple[Tick, ...]
    expected: float | None = None

    @property
    def has_value(self) -> bool:
        """Whether a report is drawn."""
        return self.bar is not None or self.dot is not None or self.whisker is not None


@final
@attrs.frozen
class _Scale:
    low: float
    high: float

    def at(self, value: float) -> float:
        size = self.high - self.low
        # The least of floats have no room for a scale around them.
        return min(1.0, max(0.0, (value - self.low) / size)) if size else 0.5


@final
@attrs.frozen
class Bullet:
    """What a bullet graph shows. All sets are on one scale.

    Args:
        acceptable: what the target accepts.
        possible: what the report allows; None when there is no figure.
        stated: the figure in the target's words.
        core: what is accepted without tolerance.
        scale: ``"number"``, ``"date"`` (days as ordinals) or ``"rank"``.
        positive: values cannot be negative, so that a set without a lower bound starts at zero.
    """

    acceptable: Interval | None
    possible: Interval | None = None
    stated: Interval | None = None
    core: Interval | None = None
    scale: Literal["number", "date", "rank"] = "number"
    positive: bool = False

    def layout(self, lang: str = "en") -> Layout | None:
        """Where everything stands, or None when there is nothing to draw."""
        values = [float(end) for end in self._ends()]
        if not values or not all(math.isfinite(value) and abs(value) < 1e300 for value in values):
            return None
        largest, spread = max(map(abs, values)), max(values) - min(values)
        compared = self.possible is not None and min(values) * max(values) > 0
        near = compared and 0 < spread < _NEAR * largest
        zero_based = self.scale == "number" and not near
        scale = self._fitted(values, zero_based)
        possible = self.possible
        bar = dot = whisker = None
        if possible is not None:
            bar = _bar(possible, scale) if zero_based else None
            if not _is_point(possible):
                whisker = self._span(possible, scale)
            elif bar is None or bar[1] - bar[0] < _SHORT:
                bar, dot = None, scale.at(_float(possible.low))
        marked = self.stated if self.stated is not None else self.acceptable
        markers = (
            [] if marked is None else [scale.at(float(end)) for end in (marked.low, marked.high) if end is not None]
        )
        ticks = _dates(scale, values) if self.scale == "date" else _numbers(scale, lang, whole=self.scale == "rank")
        return Layout(
            accepted=None if self.acceptable is None else self._span(self.acceptable, scale),
            core=None if self.core is None else self._span(self.core, scale),
            markers=tuple(dict.fromkeys(markers)),
            bar=bar,
            dot=dot,
            whisker=whisker,
            zero=scale.at(0) if zero_based else None,
            ticks=tuple(ticks),
        )

    def _sets(self) -> Iterator[Interval]:
        for each in (self.stated, self.acceptable, self.core, self.possible):
            if each is not None:
                yield each

    def _ends(self) -> Iterator[Number]:
        for each in self._sets():
            yield from (end for end in (each.low, each.high) if end is not None)

    def _fitted(self, values: list[float], zero_based: bool) -> _Scale:
        low, high = min(values), max(values)
        if zero_based:
            low, high = min(low, 0.0), max(high, 0.0)
        if self.scale == "rank":
            low = min(low, 1.0)
        span = (high - low) or abs(high) or 1.0
        opens_down = any(each.low is None for each in self._sets())
        opens_up = any(each.high is None for each in self._sets())
        floored = (zero_based and low == 0 and (self.positive or not opens_down)) or self.scale == "rank"
        bottom = low - span * (0.04 if self.scale == "rank" else 0 if floored else 0.2 if opens_down else 0.06)
        ceiled = zero_based and low < 0 and high == 0 and not opens_up
        return _Scale(bottom, high + span * (0 if ceiled else 0.2 if opens_up else 0.06))

    def _span(self, of: Interval, scale: _Scale) -> Span:
        start: End = "closed" if of.low_closed else "open"
        stop: End = "closed" if of.high_closed else "open"
        if of.low is None:
            floored = self.scale == "rank" or (self.positive and scale.low == 0)
            start = "flush" if floored else "arrow"
        if of.high is None:
            stop = "arrow"
        low = 0.0 if of.low is None else scale.at(float(of.low))
        return Span(low, 1.0 if of.high is None else scale.at(float(of.high)), start, stop)


@final
@attrs.frozen
class Progress:
    """The way from a base to a target, and how far it has been gone: what methods of progress judge.

    Args:
        base: the figure at the start.
        latest: the latest figure.
        target: the target, or the low and high end of a band.
        years: of base, latest figure and target, where they are known.
        direction: ``"higher"`` or ``"lower"``: the side of the target that is good too.
        expected: where the latest figure should be; by default on the straight line to the target.

    >>> course = Progress(50, 71, 80, years=(2015, 2022, 2025), direction="higher")
    >>> course.on_the_line, [tick.text for tick in course.layout().ticks]
    (71.0, ['50 (2015)', '80 (2025)'])
    """

    base: float
    latest: float
    target: float | tuple[float, float]
    years: tuple[int | None, int | None, int | None] = (None, None, None)
    direction: str | None = None
    expected: float | None = None

    @property
    def ends(self) -> tuple[float, ...]:
        """The target as one or two ends."""
        return self.target if isinstance(self.target, tuple) else (self.target,)

    @property
    def _first_end(self) -> float:
        """The end that is reached first from the base."""
        return min(self.ends, key=lambda end: abs(end - self.base))

    @property
    def on_the_line(self) -> float | None:
        """Where the latest figure should be: as given, or on the straight line from base to target."""
        first, now, last = self.years
        if self.expected is not None or first is None or now is None or last is None or last <= first:
            return self.expected
        return self.base + (self._first_end - self.base) * min(1.0, (now - first) / (last - first))

    def layout(self, lang: str = "en") -> Layout | None:
        """Where everything stands, or None when there is nothing to draw; the numbers read the same in any language."""
        del lang
        line = self.on_the_line
        values = [self.base, self.latest, *self.ends, *([] if line is None else [line])]
        if not all(math.isfinite(value) and abs(value) < 1e300 for value in values):
            return None
        low, high = min(values), max(values)
        span = (high - low) or abs(high) or 1.0
        scale = _Scale(low - span * 0.1, high + span * 0.1)
        base, latest = scale.at(self.base), scale.at(self.latest)
        still = abs(base - latest) < _SHORT
        return Layout(
            accepted=self._good(scale),
            core=None,
            markers=tuple(scale.at(end) for end in self.ends),
            bar=None if still else (min(base, latest), max(base, latest)),
            dot=latest if still else None,
            whisker=None,
            zero=base,
            ticks=self._ticks(scale),
            expected=None if line is None else scale.at(line),
        )

    def _good(self, scale: _Scale) -> Span | None:
        places = sorted(scale.at(end) for end in self.ends)
        if len(places) == 2:
            return Span(places[0], places[1], "closed", "closed")
        if self.direction == "higher":
            return Span(places[0], 1.0, "closed", "arrow")
        return Span(0.0, places[0], "arrow", "closed") if self.direction == "lower" else None

    def _ticks(self, scale: _Scale) -> tuple[Tick, ...]:
        wanted = [(self._first_end, self.years[2]), (self.base, self.years[0]), (self.latest, self.years[1])]
        kept: list[Tick] = []
        for value, year in wanted:
            at = scale.at(value)
            if all(abs(at - other.at) > 0.3 for other in kept):
                kept.append(Tick(at, plain(value) + (f" ({year})" if year is not None else "")))
        return tuple(sorted(kept, key=lambda tick: tick.at))


def plain(value: float) -> str:
    """A number for a scale: ``50``, ``−3.25``, ``1.2e+09``."""
    return f"{value:.6g}".replace("-", "−")


def _is_point(of: Interval) -> bool:
    """One number, or a quotient rounded outwards."""
    if of.low is None or of.high is None:
        return False
    return of.low == of.high or math.isclose(float(of.low), float(of.high), rel_tol=1e-12)


def _float(end: Number | None) -> float:
    return 0.0 if end is None else float(end)


def _bar(possible: Interval, scale: _Scale) -> tuple[float, float] | None:
    """From zero to the end that is nearer to it; nothing when zero is possible."""
    if possible.low is not None and possible.low >= 0:
        return scale.at(0), scale.at(float(possible.low))
    if possible.high is not None and possible.high <= 0:
        return scale.at(float(possible.high)), scale.at(0)
    return None


def _numbers(scale: _Scale, lang: str, *, whole: bool) -> Iterator[Tick]:
    raw = (scale.high - scale.low) / _TICKS
    magnitude = 10.0 ** math.floor(math.log10(raw))
    step = next(m * magnitude for m in (1, 2, 2.5, 5, 10) if m * magnitude >= raw * 0.999)
    if whole:
        step = max(1.0, math.ceil(step))
    first = math.ceil(scale.low / step - 1e-9)
    last = math.floor(scale.high / step + 1e-9)
    size, word = _word(max(abs(scale.low), abs(scale.high)), lang)
    digits = max(0, -math.floor(math.log10(step / size) + 1e-9) + (f"{step:e}"[:3] == "2.5"))
    values = [1.0, *(n * step for n in range(first, last + 1) if n * step > 1)] if whole else []
    for value in values or [n * step for n in range(first, last + 1)]:
        text = f"{value / size:.{digits}f}" if abs(value) < 1e15 else f"{value:.0e}"
        yield Tick(scale.at(value), (text.replace("-", "−") if float(value) else "0") + (word if value else ""))


def _word(largest: float, lang: str) -> tuple[float, str]:
    words = [(1e8, "亿"), (1e4, "万")] if lang == "zh" else [(1e9, "B"), (1e6, "M"), (1e3, "k")]
    if largest < 1e5 or largest >= 1e15:
        return 1.0, ""
    return next(((size, word) for size, word in words if largest >= size), (1.0, ""))


def _dates(scale: _Scale, values: list[float]) -> Iterator[Tick]:
    kept: list[float] = []
    for value in values:
        at = scale.at(value)
        if all(abs(at - other) > 0.35 for other in kept):
            kept.append(at)
            yield Tick(at, datetime.date.fromordinal(round(value)).isoformat())
