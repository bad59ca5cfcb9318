"""Left of a figure: hedges, verbs, baselines, references, and the words that name what is counted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal

from plantargets.language import words_zh as words
from plantargets.language.composite import closed
from plantargets.language.parts_zh import Context, Predicate, commitment_in, part_of_year, period_text, role_of
from plantargets.language.shapes_zh import spelled
from plantargets.language.tokens_zh import Endings, lengths_by_start

if TYPE_CHECKING:
    from plantargets.exact import Number
    from plantargets.language.statements import Commitment, Role, Statement, Unread
    from plantargets.language.tokens_zh import Token


_HEDGE = 0
_COPULA = 1
_MOVE = 2
_REACHED = 3
_MANNER = 4
_EACH = 5
_COMMIT = 6
_FROM = 7
_WORDS: Final[dict[str, tuple[int, str]]] = {
    **{w: (_MANNER if not k else _EACH, k) for w, k in words.MANNERS.items()},
    **{w: (_COMMIT, k) for w, k in words.COMMITMENTS.items()},
    **dict.fromkeys(words.COPULAS, (_COPULA, "")),
    **{w: (_MOVE, k) for w, k in words.MOVES.items()},
    **{w: (_REACHED, k) for w, k in words.REACHED.items()},
    **{w: (_HEDGE, k) for w, k in words.HEDGES.items()},
    "从": (_FROM, ""),
    "由": (_FROM, ""),
    "自": (_FROM, ""),
}
_BY_END: Final = lengths_by_start(word[::-1] for word in _WORDS)
_LEADS: Final = lengths_by_start([*words.LEADS, *(w for w, (kind, _) in _WORDS.items() if kind == _COMMIT)])
_EARLY = re.compile(
    r"(至少|最少|起码|至多|最多|不少于|不低于|不超过|最高(?=支持|补助|补贴|奖励|资助|给予|可))(?![\u4e00-\u9fff]*(?:至少|最多))[^，、：:；\d“”]{1,14}$"
)
_RANK_FROM = re.compile(r"(?:由|从)[^，、由从\d]{0,12}$")
_GAP_SIGN = re.compile(spelled("于 超 比 较 与 出 先 后 基础 年水平 年的水平"))
_GAP_OP = re.compile(
    r"(?P<subject>.*?)(?P<op>高于|低于|快于|慢于|优于|好于|高出|超出|超过|超额|超|领先于?|落后于?|多于|少于|强于|大于|小于)(?P<ref>[^，、\d]{2,18})$"
)
_BASED_ON = re.compile(r"(?:的)?(?:水平)?(?:基础上|相比|的基础上)$|(?<=年)(?:的)?水平$")
_GAP_THAN = re.compile(r"(?P<subject>.*?)(?P<op>比|较|与)(?P<ref>[^，、\d比较]{2,18}?)(?:相比)?$")
_GAP_REF = re.compile(
    r"平均|目标|计划|任务|预期|全国|全省|全市|全区|水平|经济|GDP|生产总值|增速|收入|增幅|规划|居民|城镇|农村|城市|乡村|东部|中部|西部|周边|同期|上年|去年|其他|同类|序时"
)
_BASE_WORDS = re.compile(
    r"(?:比|较|与|同)?(?P<base>(?:上年度|上年|去年|前年|上月|上季度|上一年度|上一年|往年)(?:同期|末|底|同月)?|同期|同时期|历史同期|基期|基准年|基线|工业化前|规划基期|“?十[一二三四五六]五”?(?:末|时期末|期末|时期|期间)?|疫情前|改革前|年初)(?:的)?(?:水平)?(?:基础上)?(?:相比|的基础上)?$"
)
_BASE_ENDS: Final = frozenset("年月度期末底线前初五”的平上比间")
#: A hedge and its fraction with the whole between them: 超过全球一半.
_OF_WHOLE: Final = re.compile(
    r"(?:超过|超|突破|不到|不足|接近|将近|近|约)"
    r"(?P<whole>(?:全球|全国|世界|国内|全省|全市|全区|全县|全州|同期)?(?:总量|总数|总额|总产量|总人口)?的?)$"
)
#: 由原来的300天: the words between from and its figure.
_FORMER: Final = re.compile(
    r"[由从](?P<when>最高|最低|原来|原先|原有|此前|之前|过去|以往|以前|改革前|最初|年初|目前|现在|当前|上年|去年|上年末|去年底)的?$"
)
_SINCE: Final = re.compile("[由从]")
_IN_YEAR: Final = re.compile(r"[去前上]年")
_FRACTION: Final = re.compile("半|分之|成")
#: What stands before a date that is compared with.
_NO_PERIOD_AFTER: Final = frozenset("比较从由与以自于")
#: 节约, 合约: words that end in 约.
_NOT_ABOUT: Final = frozenset("节集公条合制契签预履违隐简婉大誓特邀")
#: 扣除价格因素后: what the figure leaves out is not what it counts.
_WITHOUT: Final = re.compile("(?:扣除|剔除|不含)[^，。]{2,16}(?:后|因素)")
#: 总额[50]: the mark of a note.
_NOTE: Final = re.compile(r"\[\d{1,3}\]")
_LOOSE_ENDS: Final = frozenset("于於以")
_EARLY_HEDGE: Final = re.compile("至少|最少|起码|至多|最多|^不少于|^不低于|^不超过")
_JOINING: Final = frozenset("且 或 但 并且 和 及 与 其 其中 以及 同时 比 较".split())
_STOPS: Final = Endings(words.STOPS)
#: 总额 is a copula where a clause begins with it; else it ends a name (社会消费品零售总额).
_SUMS: Final = frozenset(
    "总数 总量 总额 总规模 总数达 总数达到 总量达 总量达到 总额达 总额达到 规模达 规模达到".split()
)
_GOALS: Final = ("目标", "任务", "计划", "预期", "规划", "序时进度", "进度")


class LeftReader:
    """What stands left of a figure."""

    def __init__(self, text: str, original: str, context: Context) -> None:
        self.text = text
        self.original = original
        self.context = context
        self.statements: list[Statement] = []
        self.unread: list[Unread] = []
        self.names: dict[int, Token] = {}
        self.dates: dict[int, Token] = {}
        self._role: Role | Literal["unknown"] | None = "unknown"
        self._commitment: Commitment | Literal["unknown"] | None = "unknown"
        self.skip_to = 0
        self.figure_at = 0
        self.starts: list[Number] = []
        self.held: list[tuple[list[Token], int, int]] = []

    @property
    def role(self) -> Role | None:
        """Whether the sentence reads as a target or as an outcome; found on first use."""
        if self._role == "unknown":
            self._role = role_of(self.text)
        return self._role

    @property
    def commitment(self) -> Commitment | None:
        """The strength of wording of the sentence; found on first use."""
        if self._commitment == "unknown":
            self._commitment = commitment_in(self.text)
        return self._commitment

    def _note_dates(self, items: list[Token], low: int) -> None:
        for token in items:
            if token.kind == "date":
                self.dates[token.end] = token
                words_of_date = self.text[token.start : token.end]
                shown = period_text(words_of_date)
                if shown is None and self.context.period and re.match(r"\d{4}(?!-\d{4})", self.context.period):
                    year = self.context.period[:4]
                    part = part_of_year(year, words_of_date)
                    shown = part if part != year else None
                before = self.text[max(low, token.start - 2) : token.start]
                if (
                    shown
                    and before.rstrip("“ ")[-1:] not in _NO_PERIOD_AFTER
                    and "基础" not in self.text[token.end : token.end + 4]
                ):
                    self.context.period = shown
            elif token.kind == "name":
                self.names[token.end] = token

    def _predicate(self, token: Token, low: int) -> Predicate:
        text = self.text
        at = self.figure_at = token.start
        if token.negative:
            at -= 1
        found = Predicate(at)
        if text.endswith(_GOALS, low, at):
            self._gap(found, low)
            if found.gap:
                return found
        if _FRACTION.search(text, token.start, token.end):
            whole = _OF_WHOLE.search(text, max(low, at - 16), at)
            at = at if whole is None else whole.start("whole")
        since = _SINCE.search(text, low, at) is not None
        while at > low:
            if text[at - 1] in ' “"':
                at -= 1
                continue
            if text[at - 1] == "的" and (at - 1) in self.dates:
                at -= 1
            former = _FORMER.search(text, max(low, at - 8), at) if since else None
            if former is not None:
                at = former.start("when")
                continue
            date = self.dates.get(at)
            if date is not None and date.start >= low:
                at = self._date_left(found, date, low)
                continue
            if at in self.names and self.names[at].start >= low:
                break
            step = self._peel(found, at, low)
            if step == 0:
                base = _BASE_WORDS.search(text, max(low, at - 14), at) if text[at - 1] in _BASE_ENDS else None
                if base is not None and found.move and not found.baseline and _IN_YEAR.fullmatch(base[0]):
                    at = base.start()  # 去年增长3%: when, not since when
                    continue
                if base is not None and (found.baseline is None):
                    found.baseline = re.sub(r"(?<=[年])[末底]$|度$", "", base["base"].replace("“", "").replace("”", ""))
                    at = base.start()
                    continue
                break
            at -= step
        found.at = at
        self._gap(found, low)
        return found

    def _peel(self, found: Predicate, at: int, low: int) -> int:
        text = self.text
        if text[at - 1] in words.STOP_ENDS and _STOPS.at(text, low, at):
            return 0
        for length in _BY_END.get(text[at - 1], ()):
            if length > at - low:
                continue
            entry = _WORDS.get(text[at - length : at])
            if entry is None:
                continue
            kind, value = entry
            word = text[at - length : at]
            if kind == _HEDGE:
                if word in {"上", "成"} and (at != self.figure_at or text[at : at + 1] not in "十百千万亿"):
                    return 0
                if found.move is not None or found.reached:
                    if length == 1 and (word != "约" or text[at - 2 : at - 1] in _NOT_ABOUT):
                        return 0
                    found.hedges.append(value)
                else:
                    found.hedges.append(value)
            elif kind == _COPULA:
                if length == 1 and word in "在有共占报总到" and found.move is not None:
                    return 0
                if word in _SUMS and at - length > low and text[at - length - 1] not in "，、 ":
                    continue
                if word == "在" and text[at - 2 : at - 1] not in "保定持制设":
                    return 0
                found.copula = True
                found.share = found.share or word.startswith(("占", "约占"))
                found.ceiling = found.ceiling or word in words.CEILING_COPULAS
            elif kind == _MOVE:
                if found.start_value:
                    return 0
                if found.move is not None or (
                    length == 1 and (found.copula or found.hedges) and word in "高低多少快增减升降"
                ):
                    return 0 if length == 1 else length
                if found.reached:
                    return 0
                found.move = "up" if value == "up" else "down"
                found.move_word = word
            elif kind == _REACHED:
                if found.move is not None:
                    return 0
                found.reached, found.copula = True, True
                found.move = "up" if value == "up" else "down"
                found.move_word = word
            elif kind == _EACH:
                found.each = True
            elif kind == _COMMIT:
                found.commitment = words.COMMITMENTS[word]
            elif kind == _FROM:
                if found.move is not None or (found.hedges and found.hedges != ["at_most"]):
                    return 0
                found.start_value = True
            elif length == 1 and not found.says and word in "总能可新超幅的年要又也会应须需":
                return 0
            return length
        return 0

    def _date_left(self, found: Predicate, date: Token, low: int) -> int:
        text = self.text
        shown = period_text(text[date.start : date.end])
        begin = date.start - (text[date.start - 1 : date.start] == " ")
        before = text[max(low, begin - 1) : begin]
        if (
            before in {"比", "较", "与", "同", "以", "在"}
            and (before not in {"在", "以"} or "基" in text[date.end : date.end + 5])
            and shown
        ):
            found.baseline = shown
            return begin - 1
        tail = text[max(low, date.end - 12) : date.end]
        if shown and "基础" in tail:
            found.baseline = shown
        elif shown:
            found.dates.append(shown)
        elif before in {"比", "较"} and not found.baseline:
            found.baseline = text[date.start : date.end]  # 比1-6月份: a part of a year without its year
            return begin - 1
        return date.start

    def _early_hedge(self, token: Token, found: Predicate, low: int) -> None:
        """至少建成15家: a hedge before the verb bounds the figure behind it."""
        if found.hedges or token.after or token.more:
            return
        early = _EARLY.search(self.text, max(low, found.at - 16), found.at)
        if early is not None and token.start > found.at - 1:
            found.hedges.append(words.HEDGES[early[1]])

    def _rank_left(self, found: Predicate, low: int) -> None:
        """由全国第14位: the place that a rank is left from."""
        left = _RANK_FROM.search(self.text, max(low, found.at - 14), found.at)
        if left is not None:
            found.start_value, found.at = True, left.start()

    def _gap(self, found: Predicate, low: int) -> None:
        """比全国平均水平高, 高于全国平均水平, 比2015年: what the figure is a distance from."""
        text = self.text
        if _GAP_SIGN.search(text, low, found.at) is None:
            return
        left = text[low : found.at].rstrip()
        trimmed = _BASED_ON.sub("", left) if left[-1:] in "上比平" else left
        if trimmed != left and (low + len(trimmed)) in self.dates:
            date = self.dates[low + len(trimmed)]
            shown = period_text(text[date.start : date.end])
            if shown and date.start >= low:
                found.baseline, found.at = (
                    shown,
                    date.start - 1 if text[date.start - 1] in "在比较与以由从" else date.start,
                )
                if self.context.period == shown:
                    self.context.period = None
                self._more_left(found, low)
                return
        match = _GAP_THAN.match(left) if found.move is not None and not found.reached else None
        if match is None:
            match = _GAP_OP.match(left)
        if match is None or found.baseline is not None:
            return
        reference = match["ref"].strip()
        compared = match["op"] in {"比", "较", "与"} and found.move_word in {
            "高",
            "低",
            "快",
            "慢",
            "多",
            "少",
            "高出",
            "快于",
        }
        if (
            found.move is not None
            and found.move_word in {"增速", "增幅", "增长", "涨幅", "增长率"}
            and match["op"] not in {"比", "较", "与"}
        ):
            reference, compared = reference + found.move_word, True
            found.move = "down" if match["op"].startswith(("低", "慢", "落后", "少", "小")) else "up"
        if not (compared or _GAP_REF.search(reference)) or reference.endswith(
            ("项目", "企业", "的", "差距", "之比", "倍差")
        ):
            return
        if match["op"] in {"比", "较", "与"}:
            found.gap = True
        else:
            found.gap = True
            if not found.move:
                found.move = "down" if match["op"].startswith(("低", "慢", "落后", "少", "小")) else "up"
        found.reference = None if re.search(r"目标|计划|任务|预期|规划|序时", reference) else reference
        found.at = low + match.start("op")
        self._more_left(found, low)

    def _more_left(self, found: Predicate, low: int) -> None:
        at = found.at
        while at > low:
            if self.text[at - 1] in ' “"':
                at -= 1
                continue
            step = self._peel(found, at, low)
            if not step:
                break
            at -= step
        found.at = at

    def _subject(self, low: int, predicate: Predicate) -> str:
        """The words that name what is counted, without dates, leads and brackets."""
        text, high = self.text, predicate.at
        at = self._skip_leads(low, high)
        # a date in the middle: what is counted stands behind it
        for end, date in self.dates.items():
            if at < end < high and text[date.start - 1 : date.start] != "“":
                behind = self._skip_leads(end, high)
                if high - behind >= 2:
                    at = behind
        subject = self.original[at:high].strip(' ，,、：:“”"的;；')
        if "(" not in subject and "（" not in subject:
            subject = subject.strip(")）")
        if subject[-1:] in _LOOSE_ENDS:
            subject = re.sub(r"(?<=[\u4e00-\u9fff]{2})[于於以]$", "", subject)
        if predicate.hedges:
            subject = _EARLY_HEDGE.sub("", subject)
        subject = closed(subject, self.original[at:high])
        if "[" in subject:
            subject = _NOTE.sub("", subject)
        return "" if subject in _JOINING or _WITHOUT.fullmatch(subject) else subject

    def _skip_leads(self, at: int, high: int) -> int:
        text = self.text
        starts = {d.start: d for d in self.dates.values()} if self.dates else {}
        while at < high:
            if text[at] == " ":
                at += 1
                continue
            if at in starts:
                at = starts[at].end
                continue
            for length in _LEADS.get(text[at], ()):
                word = text[at : at + length]
                if text[at + length : at + length + 1] == "率":
                    continue  # 完成率
                if at + length <= high and (
                    word in words.LEADS or (length > 1 and _WORDS.get(word, (None,))[0] == _COMMIT)
                ):
                    if length == 1 and word in "其本对使让要须需又则也还即把为是将到可" and high - at < 3:
                        continue
                    if length == 1 and text[at + 1 : at + 2] in words.LEAD_IN_WORD.get(word, ()):
                        continue
                    at += length
                    break
            else:
                return at
        return at
