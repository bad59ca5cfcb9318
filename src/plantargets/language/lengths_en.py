"""Whether a length of time in an English sentence is a figure of its own, or says when and how long."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plantargets.language.frame_en import Frame, FrameReader

if TYPE_CHECKING:
    from plantargets.language.shapes_en import Token

_TIMELY = re.compile(
    r"expectancy|years? of (?:schooling|education)|\btime\b|times\b|response|processing|journey|speed|latency|answer|duration|\bage\b|days\b|wait|length|turnaround|schooling|pendency|delay|hours|lifespan|healthy life|longevity|stay|minutes|period|cover|reserves|tenure|leave|pregnan|absence|sickness",
    re.IGNORECASE,
)
#: Within 24 hours in 95% of cases.
_IN_CASES = re.compile(
    r"\s(?:in|for|on)\s(?:at least |over |more than |about )?\d+(?:\.\d+)?\s?(?:%|per ?cent)", re.IGNORECASE
)
#: 24 hours a day, 7 days a week.
_ALWAYS_OPEN = re.compile(
    r"(?:24|twenty-four) hours? (?:a|per|each) day|(?:7|seven) days (?:a|per|each) week", re.IGNORECASE
)
#: No patient should wait longer than 12 weeks.
_WAITING = re.compile(
    r"\b(?:no (?:one|patient|child|person|household|applicant|body|\w+)|nobody|never|not)\b[^,;]*\b(?:wait|waits|waiting|stay|remain|spend|take|last|be kept)\b[^,;]* (?:longer|more) than $",
    re.IGNORECASE,
)


#: A figure that is said to be the target of another.
TARGET_OF = re.compile(
    r"\b(?:target|goal|plan|targets|guidance|forecast|budget|objective|ceiling|threshold|benchmark|requirement|standard|ambition|commitment) (?:of|was|is)(?: \w+){0,2} ?$"
)


class LengthReader(FrameReader):
    """Whether a length of time is a statement."""

    def _later_value(self, token: Token) -> bool:
        later = [
            t
            for t in self.items
            if t.start >= token.end and t.kind in {"qty", "times", "rank", "ratio"} and not self._in_dates(t)
        ]
        return bool(later) and bool(re.search(r"\bto\b", self.text[token.end : later[0].start]))

    def _time_place(self, frame: Frame) -> str:
        token, text = frame.token, self.text
        before = frame.words[-1][0] if frame.words else ""
        if self.statements and TARGET_OF.search(text, max(0, token.start - 48), token.start):
            return "statement"
        if _IN_CASES.match(text, token.end) or _ALWAYS_OPEN.match(text, token.start):
            return "skip"
        if _WAITING.search(text, 0, token.start) and not self.statements:
            return "statement"
        if before in {
            "in",
            "within",
            "over",
            "for",
            "after",
            "every",
            "during",
            "next",
            "last",
            "past",
            "waiting",
            "first",
            "the",
            "coming",
            "per",
        } or (
            not frame.words
            and frame.hedges
            and frame.hedges[0] in {"at_most", "more_than"}
            and not _TIMELY.search(text[: token.start])
        ):
            if (
                before in {"within", "in"}
                and _TIMELY.search(text[: frame.at])
                and not any(s.has_number for s in self.statements)
                and before == "within"
            ):
                return "statement"
            return "skip"
        after = bool(self.statements) and ";" not in text[self.statements[-1].end : token.start]
        if after and self.statements[-1].unit == "percent" and frame.prep != "to":
            return "skip"
        if (
            self.statements
            and self.last is not None
            and self.last.token.unit == token.unit
            and re.fullmatch(r",? and |, ", text[self.last.token.end : token.start])
        ):
            return "statement"
        described = re.match(
            r"\s*(?:of (?:age|schooling|education|experience|free)|old|ago|later|earlier|after|before)\b",
            text[token.end :],
        )
        if (
            described
            and frame.prep not in {"to", "of", "by"}
            and not re.match(r"\s*of (?:schooling|education|free)", text[token.end :])
        ):
            return "skip"
        subject = text[frame.low : frame.at] + " " + text[token.end : token.end + 40]
        if frame.prep in {"to", "by", "from"} or frame.move:
            if frame.prep == "from" and self._later_value(token):
                return "from"
            return (
                "statement"
                if (_TIMELY.search(subject) or frame.prep in {"to", "by"})
                and not (frame.hedges and frame.hedges[0] == "at_most" and before == "")
                else "skip"
            )
        if _TIMELY.search(subject) and before not in {"waiting", "wait", "than"}:
            if (
                frame.hedges
                and re.search(
                    r"\b(?:waiting|wait|waited|stay|staying|lasting|delayed)\s*$",
                    text[frame.low : frame.at].rstrip(),
                    re.IGNORECASE,
                )
                and (
                    self.statements
                    or re.search(r"\b(?:people|patients|children|number)\b", text[: frame.at], re.IGNORECASE)
                )
            ):
                return "skip"
            return "statement"
        return "skip"
