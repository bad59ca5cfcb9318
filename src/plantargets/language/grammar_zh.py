"""Chinese clauses to statements: left of a figure stand predicate and subject, right of it its noun."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from plantargets.language.plain_zh import PlainReader
from plantargets.language.shapes_zh import FIGURE_STARTS
from plantargets.language.statements import MOST_FIGURES, Unread, fill
from plantargets.language.tokens_zh import MAGNITUDE_UNITS, Token, tokens
from plantargets.language.vague_zh import may_state, topic, vague_statements

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plantargets.language.parts_zh import Predicate
    from plantargets.language.statements import Statement

_AMONG: Final = re.compile(r"\s*(?:在|从)[^，。；]{2,40}(?:中|内|(?<!公)(?<!海)里|上|方面|期间)$")


#: A clause that no bracket, title or colon reaches over, from its first word on that may begin a figure or a date as
#: group 1; a comma between digits separates thousands.
_CLAUSE: Final = re.compile(
    rf"(?=[^，。；！？,;!?\n|…])[^，。；！？,;!?\n|…{FIGURE_STARTS}]*+((?:[^，。；！？,;!?\n|…]++|(?<=\d),(?=\d{{3}}(?!\d)))*+)"
)
_NESTED: Final = re.compile(r"[(《【:：]")
_YEAR_OF_PART: Final = re.compile(r"(?<=^\d{4})-(?:[QS]\d|\d\d(?!\d)).*")
#: 高于经济增长水平, 与经济增长同步: a comparison that ends its clause.
_COMPARES: Final = re.compile(
    r"(?:[快高慢低优好]于|领先于?|跑赢)[^，、]{0,10}(?:平均水平|平均|水平|增速|增幅|增长|经济|GDP)$|[与同和][^，、]{2,12}(?:同步|持平|相当)(?:增长|提高)?$"
)
#: 由82%，下降至57%: the value after stands behind a comma.
_LED_TO: Final = re.compile(
    r"，\s*(?:逐步|逐年|大幅|稳步|进一步|持续)?(?:下降|上升|提高|增加|减少|降低|增长|提升|回升|回落|压缩|缩短|扩大|收窄|调整|扩展|[降升增减缩])[至到为]"
)
_REFUSED: Final = {"bad": "not a number of a sensible length", "vague": "a count without a figure"}
_SIZE: Final = re.compile("[个两双三]位数")
_COUNTING: Final = frozenset({"times", "rank", "bad", "vague", "ratio"})
#: Words before a numeral without a unit that make it a figure: 突破千亿, 达百万.
_BEFORE_NUMERAL: Final = re.compile(r"[超破过逾近约上达至到足满越为有]$|低于|高于|少于|多于|以上|以下")
#: 百亿元企业, 千吨级码头: a round figure that sizes a noun.
_ROUND: Final = re.compile(r"[十百千万亿]+")
_SIZED: Final = re.compile(
    r"级?(?:产值|营收|税收|规模|大型|骨干|龙头|优势)?(?:企业|产业|集群|园区|项目|镇|村|县|市场|品牌|码头|泊位|工程|平台|基地|俱乐部|街区|商圈|单品|板块|航道|水厂)"
)
_FEWEST: Final = 2
_FIGURES: Final = frozenset({"qty", "times", "rank", "ratio"})
_WITHOUT_FIGURE: Final = frozenset({"keep_rising", "keep_falling", "milestone"})
_SAYING: Final = re.compile(r"增长|下降|提高|降低|惠及|其中|占|达|新增|同比|不低于|不超过|控制在|[≤≥<>]")


class SentenceReader(PlainReader):
    """Reads one folded sentence; positions are within it, and ``original`` supplies the words as printed."""

    def read(self) -> None:
        """Fill ``statements`` and ``unread``."""
        if _NESTED.search(self.text):
            self._read_nested()
            return
        text, last = self.text, len(self.text)
        figures, before = 0, self.context.now()
        for match in _CLAUSE.finditer(text):
            low, high = match.span()
            at = match.start(1)
            if at == high:
                if may_state(text, low, high):
                    self._vague(low, high)
            elif self._plain(low, at, high):
                figures += 1
            else:
                items = [t for t in tokens(text, low, min(high + 1, last)) if t.start < high]
                figures += sum(t.kind in _FIGURES for t in items)
                if figures <= MOST_FIGURES:
                    self._segment(items, low, high)
            if figures > MOST_FIGURES:
                self._refuse_sentence()
                self.context.back_to(before)
                return

    def _refuse_sentence(self) -> None:
        """Refuse a sentence with more figures than one has, and all that was read of it."""
        self.statements.clear()
        self.unread[:] = [Unread(self.original, 0, len(self.text), "more figures than a sentence has")]

    def _read_nested(self) -> None:
        """A sentence with brackets, titles or colons, whose commas may stand inside something."""
        segment: list[Token] = []
        inner: list[Token] = []
        low = depth = opened = 0
        found = list(tokens(self.text))
        if sum(t.kind in _FIGURES for t in found) > MOST_FIGURES:
            self._refuse_sentence()
            return
        for token in found:
            kind = token.kind
            if kind == "open":
                depth, opened = depth + 1, token.end
                segment.append(token)
            elif kind == "close":
                depth = max(0, depth - 1)
                segment.append(token)
                self._hold(inner, opened, token.start)
                inner = []
            elif kind == "delim" and not depth:
                if self._colon_inside(token, segment):
                    continue
                self._segment(segment, low, token.start)
                self._release()
                segment, low = [], token.end
            elif depth and kind != "date":
                inner.append(token)
            else:
                segment.append(token)
        self._segment(segment, low, len(self.text))
        self._release()

    def _hold(self, inner: list[Token], low: int, high: int) -> None:
        """Words in brackets with a verb of their own (惠及居民2万余户) are read after their clause; the rest is not."""
        figures = [t for t in inner if t.kind == "qty"]
        if figures and high > low and _SAYING.search(self.text, low, figures[0].start):
            self.held.append((inner, low, high))

    def _release(self) -> None:
        held, self.held = self.held, []
        for inner, low, high in held:
            self._segment(inner, low, high)

    def _colon_inside(self, token: Token, segment: list[Token]) -> bool:
        """A colon between an indicator and its figure (失业率：5.5%左右), not a lead-in; and A:B."""
        text = self.text
        if text[token.start] not in ":：":
            return False
        after = text[token.end : token.end + 12].lstrip()
        return (
            bool(after)
            and (after[0].isdigit() or after[0] in "约≥≤><近超不")
            and not any(t.kind == "qty" for t in segment)
        )

    def _segment(self, items: list[Token], low: int, high: int) -> None:
        if low >= high:
            return
        if not items:
            self._vague(low, high)
            return
        if self.context.period and "-" in self.context.period and "全年" in self.text[low:high]:
            self.context.period = _YEAR_OF_PART.sub("", self.context.period)
        if self._apart(items, low, high):
            return
        figures = [
            t for t in items if t.kind in _COUNTING or (t.kind == "qty" and not (t.numeral and self._only_a_word(t)))
        ]
        self._note_dates(items, low)
        before = len(self.statements)
        if _AMONG.match(self.text, low, high):
            figures = []
        if figures:
            self._figures(items, figures, low, high)
        rest = max((s.end for s in self.statements[before:]), default=low)
        if not figures or (len(self.statements) > before and "若干" in self.text[rest:high]):
            self._vague(low if not figures else rest, high)
        elif len(self.statements) == before:
            self._vague(low, high, [t for t in figures if t.kind == "qty" and t.unit in MAGNITUDE_UNITS])

    def _only_a_word(self, token: Token) -> bool:
        """百强, 一批, 两山: a numeral in characters that counts nothing and must not part the figures around it."""
        if token.more or token.after or token.high is not None or token.value is None:
            return False
        if token.unit is None:
            return _BEFORE_NUMERAL.search(self.text, max(0, token.start - 4), token.start) is None
        if token.unit.startswith("count") and token.value < _FEWEST:
            return True
        return _ROUND.fullmatch(token.printed[0]) is not None and _SIZED.match(self.text, token.end) is not None

    def _apart(self, items: list[Token], low: int, high: int) -> bool:
        """增长8%、高于全国水平: a comparison without a figure beside a figure is read as a clause of its own."""
        if not any(t.kind == "soft" for t in items):
            return False
        cuts = [low, *(t.end for t in items if t.kind == "soft"), high + 1]
        pieces = [(a, b - 1) for a, b in pairwise(cuts)]
        told = [
            (a, b)
            for a, b in pieces
            if not any(t.kind in _FIGURES and a <= t.start < b for t in items) and _COMPARES.search(self.text, a, b)
        ]
        if not told or len(told) == len(pieces):
            return False
        begin = low
        for a, b in [*told, (high + 1, high + 1)]:
            end = a - 1
            if end > begin:
                self._segment([t for t in items if begin <= t.start < t.end <= end], begin, end)
            if a < b:
                self._segment([t for t in items if a <= t.start < b], a, b)
            begin = b + 1
        return True

    def _vague(self, low: int, high: int, amounts: Sequence[Token] = ()) -> None:
        """Statements without a figure; with an amount inside they would say less than the words do."""
        if not may_state(self.text, low, high) or self._of_some_size(low, high):
            return
        found = [
            each
            for each in vague_statements(self.text, self.original, low, high, self.context.subjects)
            if each.comparator not in _WITHOUT_FIGURE or not any(each.start <= t.start < each.end for t in amounts)
        ]
        self.statements.extend(self._with_context(each) for each in found)
        topics = [each.indicator for each in found if each.indicator] or topic(self.text, self.original, low, high)
        if topics:
            self.context.subjects = topics

    def _of_some_size(self, low: int, high: int) -> bool:
        """两位数增长, 个位数: how many digits a figure has is no figure, and says more than that it rises."""
        found = _SIZE.search(self.text, low, high)
        if found is not None and not any(part.start <= found.start() < part.end for part in self.unread):
            self.unread.append(Unread(self.original[slice(*found.span())], *found.span(), _REFUSED["vague"]))
        return found is not None

    def _with_context(self, statement: Statement) -> Statement:
        return fill(
            statement,
            role=self.role,
            period=statement.period or self.context.period,
            commitment=statement.commitment or self.commitment,
        )

    def _figures(self, items: list[Token], figures: list[Token], low: int, high: int) -> None:
        softs = [t.start for t in items if t.kind == "soft"]
        done = low
        pending: list[tuple[Token, Predicate, str]] = []
        subject_text = ""
        for index, token in enumerate(figures):
            stop = next((p for p in softs if p >= token.end), high)
            following = figures[index + 1] if index + 1 < len(figures) else None
            if token.start < self.skip_to:
                continue
            if token.kind in _REFUSED:
                self._refuse(token, _REFUSED[token.kind])
                done = token.end
                continue
            predicate = self._predicate(token, done)
            if not pending and self._starts_too(token, predicate, done, following):
                done = token.end
                continue
            if self._beside(pending, token, high):
                pending.append((token, predicate, ""))
                done = token.end
                continue
            self._early_hedge(token, predicate, done)
            if token.kind == "rank" and following is not None and following.kind == "rank":
                self._rank_left(predicate, done)
            right = self.text[token.end : min(stop, following.start if following else high)]
            judged = self._place(token, predicate, right, stop, following, done)
            if judged in {"skip", "than"} or judged.startswith("no:"):
                done = self._passed_over(judged, token, predicate, done)
                continue
            if predicate.start_value and pending:
                self._emit_list(pending, subject_text)
                pending = []
            if predicate.start_value and (following is not None or _LED_TO.match(self.text, high)):
                self._starts(token, predicate, done)
                done = token.end
                continue
            subject = self._subject(done, predicate)
            joined = (
                bool(pending)
                and not subject
                and not predicate.move
                and self._joiner(pending[-1][0].end, predicate.at)
                and judged == "end"
            )
            if pending and not joined:
                self._emit_list(pending, subject_text)
                pending = []
            if not pending:
                subject_text = subject
            if judged.startswith("noun:"):
                done = token.end + len(judged) - 5
                self._emit_list([(token, predicate, self._as_printed(judged[5:], token.end))], subject)
            else:
                pending.append((token, predicate, ""))
                done = token.end
        if pending:
            self._emit_list(pending, subject_text)

    def _as_printed(self, words: str, after: int) -> str:
        """Folded words behind a figure as they were printed."""
        at = self.text.find(words, after)
        return words if at < 0 else self.original[at : at + len(words)]

    def _beside(self, pending: list[tuple[Token, Predicate, str]], token: Token, high: int) -> bool:
        """1287户4016人: two counts of one thing, with nothing between or behind."""
        before = pending[-1][0] if pending else None
        counts = before is not None and all((each.unit or "").startswith("count") for each in (before, token))
        return (
            before is not None
            and counts
            and before.end == token.start
            and before.unit != token.unit
            and not self.text[token.end : high].strip("、 ")
        )

    def _passed_over(self, judged: str, token: Token, predicate: Predicate, done: int) -> int:
        """Leave a figure without a statement; where the words not yet used begin afterwards."""
        if judged == "than":
            self._speaks_of(self._subject(done, predicate))
            return token.end
        if judged != "skip":
            self._refuse(token, judged[3:])
        return done

    def _starts(self, token: Token, predicate: Predicate, done: int) -> None:
        self.context.start_value = -token.value if token.negative and token.value is not None else token.value
        self._speaks_of(self._subject(done, predicate))

    def _speaks_of(self, subject: str) -> None:
        if subject:
            self.context.subjects = [subject]

    def _starts_too(self, token: Token, predicate: Predicate, done: int, following: Token | None) -> bool:
        """A second start (由14%、25%提高到39%、42%), or a second part of the value before (由137户494人减至…)."""
        if self.context.start_value is None or token.value is None or predicate.says:
            return False
        if token.start == done:
            return True
        if following is None or predicate.at != token.start or not self._joiner(done, token.start):
            return False
        self.starts.append(token.value)
        return True

    def _joiner(self, start: int, end: int) -> bool:
        between = self.text[start:end].strip()
        return between in {"", "且", "但", "并且", "/", "、", "和", "及", "与", "以及", "，", "或"}
