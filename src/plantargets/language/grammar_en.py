"""English sentences to statements."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from plantargets.exact import mul
from plantargets.language.asides_en import told_apart
from plantargets.language.dates_en import period_after
from plantargets.language.frame_en import MOST_ITEMS
from plantargets.language.lines import DEEDS_EN
from plantargets.language.place_en import OWN_PERIOD
from plantargets.language.reader import LONGEST_SENTENCE
from plantargets.language.respective_en import respective
from plantargets.language.said_en import StatementMaker
from plantargets.language.spans_en import spanned
from plantargets.language.statements import MOST_FIGURES, Statement, Unread, fill
from plantargets.language.unstated_en import may_be_unstated, unstated
from plantargets.language.vague_en import GOAL_STEMS, vague_statement
from plantargets.language.worth_en import has_digits, has_number_words, stems

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plantargets.language.frame_en import Frame
    from plantargets.language.shapes_en import Token

_LINE: Final = re.compile(r"(?:[^\n!?•●]|[!?](?=\S))+")
#: "110. Connecting the villages": the number of a paragraph, or of a section.
_NUMBERED: Final = re.compile(
    r"\s*\(?(?:\d{1,3}(?:\.\d{1,2}){0,3}[.)]\s+(?=[A-Z(“\"])|\d{1,2}(?:\.\d{1,2}){1,3}\s+(?=[A-Z][a-z]|A\s|(?:"
    + DEEDS_EN
    + r")\b)(?!Million|Billion|Per|Lakh|Crore))"
)
_STOP: Final = re.compile(
    r"\.(?:(?<=[a-z)%\d”\"’]\.)|(?<=[A-Z][A-Z]\.))(?=\s+[A-Z(“\"]|\s*$|\s+\d{1,3}\.\s+[A-Z])"
    r"|\.(?:(?<=[a-z)%”]\.)|(?<=[12]\d\d\d\.))(?=\s+[\d$£€₹`])"
)
_BOTH_YEARS: Final = re.compile(r"^(?:from|between)\s.*\d{4}\D+\d{4}", re.IGNORECASE)
_YEARLY: Final = re.compile(r"\b(?:annual(?:ly)?|(?:each|every|a|per) (?:year|annum)|on average)\b", re.IGNORECASE)
#: Behind a number that brings no noun of its own.
_BARE: Final = re.compile(r"\s*(?:$|[,.;)]|(?:in|by|during|over|between|and|at|for|within|before)\b)", re.IGNORECASE)
_ABBREVIATED: Final = frozenset(
    "approx vs no nos fig figs st mt dr mr mrs ms e.g i.e p.a rs ksh kshs nu tk para sec art ch vol eq est max min ca cf p pp inc co ltd corp jan feb mar apr "
    "jun jul aug sep sept oct nov dec incl excl resp".split()
)


#: After the last figure: and become climate neutral by 2050.
_NEUTRAL: Final = re.compile(
    r"\b(?:and|then)\s(?:to\s)?(?:become|becoming|be|achieve|achieving|reach|reaching)\s"
    r"(?P<what>(?:climate|carbon)[- ]neutral(?:ity)?|net[- ]zero(?: (?:carbon|greenhouse gas|GHG))?(?: emissions)?)"
    r"(?:\s(?:by|in|no later than)\s(?P<year>(?:19|20)\d\d))?",
    re.IGNORECASE,
)


_MEMBER: Final = re.compile(r"(?:^|;)\s*(?:(?:and|or)\s)?(?P<what>[^;]+)")


def _end(statement: Statement) -> int:
    return statement.end


def _start(part: Unread) -> int:
    return part.start


class SentenceReader(StatementMaker):
    """Reads one folded sentence."""

    def read(self) -> None:
        """Fill ``statements`` and ``unread``."""
        depth = 0
        done = 0
        figures = [t for t in self.items if t.kind in {"qty", "times", "rank", "bad", "ratio", "open", "close"}]
        if len(figures) > MOST_FIGURES or len(self.items) == MOST_ITEMS:
            self.unread.append(Unread(self.original, 0, len(self.text), "more figures than a sentence has"))
            return
        numbered = _NUMBERED.match(self.text)
        body = numbered.end() if numbered else 0
        for index, token in enumerate(figures):
            if token.end <= body:
                continue
            if token.kind in {"open", "close"}:
                depth = max(0, depth + (1 if token.kind == "open" else -1))
                continue
            if token.kind == "bad":
                slash = "/" in self.text[token.start : token.end]
                self._refuse(token, "two numbers and a slash" if slash else "not a number of a sensible length")
                continue
            if depth and self.statements:
                self._bracket(token)
                continue
            if depth and any(f.kind == "close" for f in figures[index:]):
                continue
            if self._in_dates(token):
                continue
            done = self._figure(token, done)
        if "respectively" in self.text or len(self.statements) > 1:
            self.statements = respective(self.statements, self.original)
        if not self.statements:
            found = vague_statement(self.text, self.original)
            if found is not None:
                self.statements.append(self._dress(found))
        else:
            self._plus_clause(done)
            self._beside()
        self.statements = spanned([self._scoped(each) for each in self.statements], self.original)

    def _figure(self, token: Token, done: int) -> int:
        """Read one figure; where the next one begins to look for its words."""
        frame = self._frame(token, done)
        if self._start is not None and self._start_value is not None and not self._shared(frame, self._start):
            self._refuse(token, "a number whose scale only the start has")
            self._start_value = None
            return done
        place = self._place(frame, done)
        if place == "skip":
            return done
        if place.startswith("no:"):
            self._refuse(token, place[3:])
            return done
        if place == "compared" and self.statements:
            if self.statements[-1].from_value is None:
                self._set_start(token)
            self._held_against = token.end
            return token.end
        if place in {"from", "compared"}:
            self._start_value, self._start_unit, self._start = token.value, token.unit, token
            self._start_year(token)
            if place == "from":
                self._name(frame)
                self.last = frame
            return token.end
        self._emit(frame)
        return token.end

    def _shared(self, frame: Frame, start: Token) -> bool:
        """Give start and end of "from 2.5 to 3 million" one scale and unit; False where the end may lack its scale."""
        token = frame.token
        if token.kind != "qty" or frame.prep != "to" or token.value is None or start.value is None:
            return True
        bare = token.unit is None and _BARE.match(self.text, token.end) is not None
        if bare and start.scaled and not token.scaled:
            return token.value >= start.value / 1000
        if bare and start.unit is not None and not start.unit.startswith("count"):
            token.unit = start.unit
        if token.factor is not None and not start.scaled and start.unit in {None, token.unit} and start.value < 1000:
            self._start_value = mul(start.value, token.factor)
        return True

    def _start_year(self, token: Token) -> None:
        """The year of a start is not the period of what follows."""
        own = OWN_PERIOD.match(self.text[token.end : token.end + 60])
        if own is None or self.period is None or not self.period.startswith(own[1]):
            return
        later = period_after(self.text, token.end + own.end())
        self.statements = [fill(s, period=later) if s.period == self.period else s for s in self.statements]
        self.period = later

    def _scoped(self, statement: Statement) -> Statement:
        """A level has no baseline where another figure of the sentence is the change from it."""
        if statement.baseline and statement.measure == "growth_rate" and self.period and self._each_year():
            return fill(statement, baseline=None, period=f"{self.baseline}-{self.period.removeprefix('FY')}")
        if statement.baseline is None or statement.movement or statement.measure not in {"level", "share", "ratio"}:
            return statement
        if statement.baseline != self.baseline or len(self.bases) > 1:
            return statement
        starts = self.base_span is not None and self.text.startswith("from", self.base_span[0])
        if starts and not any(s.movement for s in self.statements) and statement.period is None:
            named = not statement.baseline[-1].isdigit()
            return fill(statement, baseline=None, period=None if named else statement.baseline)
        if any(s.movement and s.measure in {"growth_rate", "change"} for s in self.statements):
            return fill(statement, baseline=None)
        span = self.text[slice(*self.base_span)] if self.base_span else ""
        both = _BOTH_YEARS.search(span)
        if statement.measure == "level" and both and self.period:
            return fill(statement, baseline=None, period=f"{self.baseline}-{self.period.removeprefix('FY')}")
        return statement

    def _each_year(self) -> bool:
        """Whether the figure is that of each year of a span: 5% annually from 2024 to 2028."""
        span = self.text[slice(*self.base_span)] if self.base_span else ""
        return _BOTH_YEARS.search(span) is not None and _YEARLY.search(self.text) is not None

    def _dress(self, statement: Statement) -> Statement:
        from attrs import evolve

        return evolve(
            statement,
            role=self.role,
            period=self.period,
            commitment=self.commitment,
            baseline=statement.baseline or self.baseline,
        )

    def _beside(self) -> None:
        """What the members of a list without a figure state: …; incomes to grow in step with the economy; …."""
        if ";" not in self.text:
            return
        for member in _MEMBER.finditer(self.text):
            low, high = member.span("what")
            if any(low < each.end <= high for each in self.statements):
                continue
            found = vague_statement(self.text[low:high], self.original[low:high])
            if found is not None:
                self.statements.append(fill(self._dress(found), start=found.start + low, end=found.end + low))
        self.statements.sort(key=_end)

    def _plus_clause(self, done: int) -> None:
        rest = self.text[done:]
        neutral = _NEUTRAL.search(rest)
        if neutral is not None:
            start, end = done + neutral.start("what"), done + neutral.end("what")
            said = Statement(
                text=self.original[start:end],
                start=start,
                end=end,
                lang="en",
                comparator="milestone",
                measure="milestone",
                indicator=self.original[start:end],
            )
            own = neutral["year"]
            self.statements.append(fill(self._dress(said), period=own) if own else self._dress(said))
            return
        plus = re.match(r"\s*\+\s+(?=[A-Za-z])", rest)
        if plus:
            start = done + plus.end()
            name = self.original[start:].strip()
            self.statements.append(
                self._dress(
                    Statement(
                        text=name,
                        start=start,
                        end=start + len(name),
                        lang="en",
                        comparator="milestone",
                        measure="milestone",
                        indicator=name,
                    )
                )
            )


def read_english(text: str, folded: str, statements: list[Statement], unread: list[Unread]) -> None:
    """Read an English text, sentence by sentence."""
    for start, end in _sentences(folded):
        original, sentence = text[start:end], folded[start:end]
        figures = has_digits(sentence)
        vague = may_be_unstated(sentence)
        if not figures:
            found = stems(sentence)
            figures = has_number_words(found)
            if not figures and not vague and found.isdisjoint(GOAL_STEMS):
                continue
        reader = SentenceReader(sentence, original, figures=figures)
        reader.read()
        said, aside = told_apart(sentence, original, reader.statements)
        if vague:
            aside += unstated(sentence, original)
        if aside:
            reader.unread = sorted([*reader.unread, *aside], key=_start)
        statements.extend(fill(s, start=s.start + start, end=s.end + start) for s in said)
        unread.extend(Unread(u.text, u.start + start, u.end + start, u.reason) for u in reader.unread)


def _is_short(before: str) -> bool:
    """Whether the word before a stop is a short form: approx., Rs., a single letter."""
    word = before.replace("(", " ").replace("\n", " ").rpartition(" ")[2].lower()
    return word in _ABBREVIATED or (len(word) == 1 and word.isalpha())


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where sentences begin and end; what is too long for one is cut at a break."""
    for line in _LINE.finditer(text):
        start, last = line.span()
        for stop in [*_STOP.finditer(text, start, last), None]:
            if stop is not None and _is_short(text[max(start, stop.start() - 8) : stop.start()]):
                continue
            end = stop.start() if stop else last
            while end - start > LONGEST_SENTENCE:
                cut = max(
                    text.rfind(mark, start + LONGEST_SENTENCE // 2, start + LONGEST_SENTENCE) + 1 for mark in " ,;"
                )
                yield start, (cut := cut or start + LONGEST_SENTENCE)
                start = cut
            if end > start + 2 and not text[start:end].strip().isdigit():
                yield start, end
            start = stop.end() if stop else end
