"""From English figures and the words around them to statements."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from plantargets.language import units_en as units, words_en as words
from plantargets.language.dates_en import part_of_year
from plantargets.language.hedges import Bounds, bounds, kept, resolve
from plantargets.language.statements import Statement

if TYPE_CHECKING:
    from plantargets.exact import Number
    from plantargets.language.shapes_en import Token
    from plantargets.language.statements import Comparator, Hedge, Measure, Movement

from plantargets.language.descriptions_en import MORE_TIMES, RATIO_NAME
from plantargets.language.frame_en import Frame
from plantargets.language.lengths_en import TARGET_OF
from plantargets.language.measure_en import PER_NAME, MeasureReader
from plantargets.language.numerals import arabic_number, english_number
from plantargets.language.place_en import DISTANCE, OWN_PERIOD

_OWN_TARGET: Final = re.compile(
    r"\s*(?:annual |national |official |statutory |government |original |revised )?(?:targets?|goals?|objectives?|benchmarks?|ceiling|floor|threshold|milestone|anchor|limit|cap|band|norm|requirement|standard|trajectory|commitment|ambition|budgeted|forecast|projection)\b",
    re.IGNORECASE,
)


_LABELLED_PERIOD = re.compile(
    r"\b(?:targets?|goal|plan)\s?\(?(?P<behind>(?:19|20)\d\d(?:[-/]\d\d)?)\)?\s?[:=]\s*$|"
    r"\b(?P<before>(?:19|20)\d\d(?:[-/]\d\d)?) (?:actuals?|targets?|goal|plan|results?|outturn|forecast|estimate)\s?:?\s*$",
    re.IGNORECASE,
)
_AIM_YEAR = re.compile(r"\b((?:19|20)\d\d) (?:goal|target|ambition|commitment|objective) (?:of|is|was)(?: \w+){0,2} ?$")
#: A deadline a few words behind the figure: a 68% reduction by 2030.
_LATER_YEAR = re.compile(r"(?:[^,;:.()\d]{0,40}?)\bby (?:the end of |end-|mid-)?((?:19|20)\d\d(?:[-/]\d{2,4})?)\b")
#: A part of the year that another figure names: 5.5% in Q1 and 5.1% in Q2 2024.
_PART_ALONE = re.compile(
    r"\s(?:in|for)\s(?:the )?(?P<part>Q[1-4]|H[12]|(?:first|second|third|fourth) (?:quarter|half)|January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"(?=\s?(?:and|,)\s[^;]{0,40}\d[^;]{0,24}(?:19|20)\d\d)(?!,?\s(?:of )?(?:19|20)\d\d)",
    re.IGNORECASE,
)
#: Between a figure and its year: 2% of GDP in 2025.
_OF_WHAT = re.compile(
    r"\s(?:of|for)\s(?:[A-Za-z-]+\s){0,3}[A-Za-z-]+(?=\s(?:in|by|for|during)\s(?:FY\s?)?(?:19|20)\d\d)"
)
_BOTH = re.compile(r"\bboth ([\w-]+) and ([\w-]+) (?=\w)", re.IGNORECASE)
_FROM_TO = re.compile(r"from\s[^()]*\sto", re.IGNORECASE)
_RANKED = re.compile(r"\brank(?:ing|ings|ed|s)?\b|\bposition (?:in|on)\b|\bleague table\b", re.IGNORECASE)
_AVERAGE = r"(?:the |its |their )?(?P<ref>(?:[\w’-]+\s){0,3}(?:average|mean|median))\b"
#: Beside an average: £210 above the national average.
_BESIDE = re.compile(
    rf"\s(?P<side>above|below|over|under|(?:higher|lower|more|less|better|worse) than)\s{_AVERAGE}", re.IGNORECASE
)
_LESS_SIDES = frozenset({"below", "under", "lower than", "less than", "short of", "behind", "off"})
_AS_MUCH_AS = re.compile(rf"\s(?:as \w+ as )?(?:that of )?{_AVERAGE}", re.IGNORECASE)


#: At least 10th, above 10th: the better place has the smaller number.
_PLACED: Final = {"at_least": "at_most", "more_than": "less_than", "less_than": "more_than"}
#: A rank improved from 142 to 63.
_RANK_NAME = re.compile(r"\brank(?:ing)?\b", re.IGNORECASE)


class StatementMaker(MeasureReader):
    """Makes the statements."""

    def _emit(self, frame: Frame) -> None:
        token = frame.token
        if token.unit == "times" and token.kind == "qty" and self._plain_ratio(frame):
            self._append(
                frame, self._name(frame), "ratio", frame.move if frame.prep == "to" else None, token.value, "times"
            )
            return
        if token.kind == "times" or token.unit == "times":
            self._emit_times(frame)
            return
        name = self._name(frame)
        if token.kind == "ratio":
            if len(token.terms) == 2 and token.terms[1] != 1:
                self._refuse(token, "a ratio A:B in which neither order nor base is sure")
                return
            for term in token.terms if len(token.terms) > 2 else token.terms[:1]:
                self._append(frame, name, "ratio", frame.move if frame.prep == "to" else None, term, "ratio")
            return
        if token.kind == "rank":
            self._append(frame, name, "rank", None, token.value, "rank")
            return
        in_half = bool(frame.words) and frame.words[-1][0] == "in"
        if (
            token.part
            and token.value == 50
            and token.high is None
            and frame.move == "down"
            and (in_half or self._governed(frame))
        ):
            self._append_multiply(frame, name)
            return
        measure, movement = self._measure(frame, name or "")
        beside = self._beside_figure(token)
        if beside and token.high is None:
            measure = "growth_rate" if token.unit == "percent" else "change"
            movement = "down" if beside["side"].casefold() in _LESS_SIDES else "up"
        value = token.value
        if token.negative and value is not None:
            value = -value
        unit = token.unit
        if unit == "points" and measure == "change":
            unit = (
                "percentage_point"
                if "%" in self.text
                or "percent" in self.text.casefold()
                or "per cent" in self.text
                or re.search(r"\brate|gap|share|proportion", self.text)
                else "points"
            )
        if (
            unit is None
            and token.high is None
            and not token.scaled
            and value is not None
            and 0 < value <= 250
            and value == int(value)
            and measure != "ratio"
            and _RANKED.search(f"{name or ''} {self.text[frame.low : frame.at]}")
        ):
            self._append(frame, name, "rank", movement, value, "rank")
            return
        per = (
            PER_NAME.search(f"{self.text[frame.low : frame.at]} {name or ''}")
            if unit is None and measure == "ratio"
            else None
        )
        base = per and (arabic_number(per["base"]) or english_number(per["base"]))
        if base:
            unit = f"per_{int(base)}"
        if unit is None:
            noun = self._noun(token.end)
            unit = f"count:{noun}" if noun else None
            if "ratio" in (name or "").casefold().split() or "gini" in (name or "").casefold() or (measure == "ratio"):
                measure, unit = "ratio", "ratio"
        self._append(frame, name, measure, movement, value, unit)

    def _plain_ratio(self, frame: Frame) -> bool:
        """A leverage of 2.5x is a level; sales up 2.5x are a growth."""
        if MORE_TIMES.match(self.text, frame.token.end) or self._size(frame):
            return False
        return bool(RATIO_NAME.search(self.text[frame.low : frame.token.end + 24]))

    def _emit_times(self, frame: Frame) -> None:
        token = frame.token
        name = self._times_name(frame)
        value = token.value
        by_factor = "factor of" in self.text[max(0, token.start - 28) : token.start].casefold()
        if by_factor and value and any(words.MOVES.get(word) == "down" for word, _, _ in frame.words):
            value = Fraction(1) / Fraction(value)
        self._append_multiply(frame, name, value)

    def _append_multiply(self, frame: Frame, name: str | None, factor: Number | None = None) -> None:
        value = factor if factor is not None else Decimal("0.5")
        hedges = list(frame.hedges) + list(frame.token.after)
        if value < 1:
            flip = {"more_than": "less_than", "at_least": "at_most", "less_than": "more_than", "at_most": "at_least"}
            hedges = [flip.get(h, h) for h in hedges]
        comparator = resolve(hedges, ranged=frame.token.high is not None) or "exactly"
        numbers = bounds(comparator, value, frame.token.high)
        start = frame.words[0][1] if frame.words else frame.at
        self._push(
            frame,
            start,
            comparator="multiply",
            measure="growth_rate",
            indicator=name,
            numbers=numbers,
            unit="times",
            movement="down" if value < 1 else "up",
            hedge=kept(hedges),
        )

    def _append(
        self,
        frame: Frame,
        name: str | None,
        measure: Measure,
        movement: Movement | None,
        value: Number | None,
        unit: str | None,
    ) -> None:
        token = frame.token
        if self.statements and _OWN_TARGET.match(self.text[token.end :]):
            frame.hedges = []
        hints = [*(_PLACED.get(each, each) if unit == "rank" else each for each in frame.hedges), *token.after]
        comparator = resolve(hints, ranged=token.high is not None)
        if comparator is None:
            self._refuse(token, "hedges that contradict each other")
            return
        numbers = bounds(comparator, value, token.high)
        start = frame.words[0][1] if frame.words else frame.at
        both = _BOTH.search(self.original, frame.low, frame.at) if "oth " in self.original else None
        names = [name]
        if both and name and name.startswith(f"{both[1]} and {both[2]} "):
            rest = name[len(f"{both[1]} and {both[2]} ") :]
            names = [f"{both[1]} {rest}", f"{both[2]} {rest}"]
        for each in names:
            self._push(
                frame,
                start,
                comparator=comparator,
                measure=measure,
                indicator=each,
                numbers=numbers,
                unit=unit,
                movement=movement,
                hedge=kept(hints, ranged=comparator == "between") or frame.fine,
            )

    def _push(
        self,
        frame: Frame,
        start: int,
        *,
        comparator: Comparator,
        measure: Measure,
        indicator: str | None,
        numbers: Bounds,
        unit: str | None,
        movement: Movement | None,
        hedge: Hedge | None,
    ) -> None:
        token = frame.token
        if unit is None and measure == "level" and _RANK_NAME.search(self.text[: token.start]):
            unit, measure = "rank", "rank"
        role, after = self.role, self.text[token.end : token.end + 60]
        if (_OWN_TARGET.match(after) and self.statements) or TARGET_OF.search(self.text[: token.start]):
            role = "target"
        self.statements.append(
            Statement(
                text=self.original[start : token.end].strip(),
                start=start,
                end=token.end,
                lang="en",
                comparator=comparator,
                measure=measure,
                indicator=indicator,
                role=role,
                value=numbers.value,
                low=numbers.low,
                high=numbers.high,
                low_inclusive=numbers.low_inclusive,
                high_inclusive=numbers.high_inclusive,
                unit=unit,
                period=self._own_period(token, after) or self.period,
                commitment=self.commitment,
                movement=movement,
                baseline=self._own_baseline(frame),
                reference=self._reference(token),
                from_value=self._start_value if self._start_unit in {None, token.unit, unit} else None,
                hedge="just_over" if "odd" in self.text[token.start : token.end] else hedge,
                printed=token.printed,
            )
        )
        self._start_value = self._start_unit = None
        self.last = frame

    def _beside_figure(self, token: Token) -> re.Match[str] | None:
        apart = DISTANCE.match(self.text, token.end) if token.unit != "percent" else None
        return apart or _BESIDE.match(self.text, token.end)

    def _reference(self, token: Token) -> str | None:
        """What the figure is a distance from, or a multiple of, where that is an average."""
        match = self._beside_figure(token) or (
            _AS_MUCH_AS.match(self.text, token.end) if token.unit == "times" else None
        )
        return self.original[slice(*match.span("ref"))] if match else None

    def _own_baseline(self, frame: Frame) -> str | None:
        """The baseline next to a figure, where the sentence has several."""
        if len(self.bases) < 2:
            return self.baseline
        end = frame.token.end
        following = min(
            (t.start for t in self.items if t.start >= end and t.kind in {"qty", "times"} and not self._in_dates(t)),
            default=len(self.text),
        )
        near = [base for base, (low, _) in self.bases if end <= low < following]
        before = [base for base, (low, _) in self.bases if frame.low <= low < frame.token.start]
        found = near or before[-1:]
        return found[0] if found else self.baseline

    def _own_period(self, token: Token, after: str) -> str | None:
        """The year that follows a figure directly, or labels it, where the sentence has several years."""
        label = _LABELLED_PERIOD.search(self.text[: token.start]) if len(self.years) > 1 else None
        if label:
            return label["behind"] or label["before"]
        aim = _AIM_YEAR.search(self.text[: token.start]) if self.years else None
        if aim is not None:
            return aim[1]
        part = _PART_ALONE.match(after)
        if part is not None and self.period is not None and self.period[:4].isdigit():
            return part_of_year(f"{part['part']} {self.period[:4]}", len(part["part"]) + 1, self.period[:4])
        if len(self.years) < 2:
            return None
        of = _OF_WHAT.match(after)
        own = OWN_PERIOD.match(after, of.end() if of else 0)
        if own is not None:
            return (
                None
                if own[1] == self.baseline and self._start_value is None
                else part_of_year(after, own.start(1), own[1])
            )
        later = _LATER_YEAR.match(after)
        if later is None or later[1] == self.baseline:
            return None
        return part_of_year(after, later.start(1), later[1])

    def _bracket(self, token: Token) -> None:
        """In brackets after a figure: a conversion is dropped, another kind of figure is a statement on the same thing."""
        main = self.statements[-1]
        if token.kind != "qty" or token.unit in units.TIME_UNITS or self._in_dates(token):
            return
        before = self.text[: token.start]
        inner = before[before.rfind("(") + 1 :].strip()
        if _FROM_TO.fullmatch(inner) and main.measure in {"change", "growth_rate"}:
            self._bracketed_levels(token, main)
            return
        hedges = words.BEFORE.get(inner.casefold())
        if not hedges and re.search(r"\b(?:from|baseline|base|was|compared|up|down)\b", inner):
            return
        counted = token.unit is None or token.unit.startswith("count")
        if (main.unit == "percent") == (token.unit == "percent") and not (counted and main.unit == "percent"):
            return
        if counted and not token.scaled and token.value is not None and token.value < 100 and main.unit == "percent":
            return
        if token.unit not in {None, "percent"}:
            return
        frame = Frame(token, token.start, at=token.start)
        if hedges and hedges != "exactly":
            frame.hedges.append(hedges)
        self._append(
            frame,
            main.indicator,
            "share" if token.unit == "percent" else "level",
            None,
            token.value,
            token.unit or "count",
        )

    def _bracketed_levels(self, token: Token, main: Statement) -> None:
        """By 2 points (from 56% to 58%): the level reached stands in the brackets."""
        start = next((t for t in reversed(self.items) if t.kind == "qty" and t.end < token.start), None)
        if start is None or start.start < self.text.rfind("(", 0, token.start) or start.unit != token.unit:
            return
        self._start_value, self._start_unit = start.value, start.unit
        measure: Measure = "share" if token.unit == "percent" else "level"
        self._append(
            Frame(token, token.start, at=token.start), main.indicator, measure, main.movement, token.value, token.unit
        )
