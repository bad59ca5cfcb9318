"""English sentences to statements."""

from __future__ import annotations

import re
from typing import Final

from plantargets.language.respective_en import respective
from plantargets.language.said_en import StatementMaker
from plantargets.language.spans_en import spanned
from plantargets.language.statements import MOST_FIGURES, Statement, Unread, fill
from plantargets.language.vague_en import vague_statement

_SENTENCE: Final = re.compile(r"[^\n!?•●]+")
_BREAK: Final = re.compile(r"[\s,;]")
_STOP: Final = re.compile(r"(?<=[a-z)%\d])\.(?=\s+[A-Z(]|\s*$)")


class SentenceReader(StatementMaker):
    """Reads one folded sentence."""

    def read(self) -> None:
        """Fill ``statements`` and ``unread``."""
        depth = 0
        done = 0
        figures = [t for t in self.items if t.kind in {"qty", "times", "rank", "bad", "ratio", "open", "close"}]
        if len(figures) > MOST_FIGURES:
            self.unread.append(Unread(self.original, 0, len(self.text), "more figures than a sentence has"))
            return
        for index, token in enumerate(figures):
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
            frame = self._frame(token, done)
            place = self._place(frame, done)
            if place == "skip":
                continue
            if place.startswith("no:"):
                self._refuse(token, place[3:])
                continue
            if place == "from":
                self._start_value, self._start_unit = token.value, token.unit
                self._name(frame)
                done = token.end
                self.last = frame
                continue
            self._emit(frame)
            done = token.end
        if "respectively" in self.text or len(self.statements) > 1:
            self.statements = respective(self.statements, self.original)
        if not self.statements or not any(s.has_number for s in self.statements):
            found = vague_statement(self.text, self.original)
            if found is not None and not self.statements:
                self.statements.append(self._dress(found))
        else:
            self._plus_clause(done)
        self.statements = spanned(self.statements, self.original)

    def _dress(self, statement: Statement) -> Statement:
        from attrs import evolve

        return evolve(
            statement,
            role=self.role,
            period=self.period,
            commitment=self.commitment,
            baseline=statement.baseline or self.baseline,
        )

    def _plus_clause(self, done: int) -> None:
        rest = self.text[done:]
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
    from plantargets.language.reader import pieces

    for first, last in pieces(folded, _SENTENCE, _BREAK):
        start = first
        for stop in [*_STOP.finditer(folded, first, last), None]:
            end = stop.start() if stop else last
            if end > start:
                _sentence(text[start:end], folded[start:end], start, statements, unread)
            start = stop.end() if stop else end


def _sentence(original: str, text: str, offset: int, statements: list[Statement], unread: list[Unread]) -> None:
    if len(text.strip()) < 3:
        return
    reader = SentenceReader(text, original)
    reader.read()
    statements.extend(fill(s, start=s.start + offset, end=s.end + offset) for s in reader.statements)
    unread.extend(Unread(u.text, u.start + offset, u.end + offset, u.reason) for u in reader.unread)
