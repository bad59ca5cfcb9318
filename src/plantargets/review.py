"""What can be said of a plan before its outcomes: weak, contradicting, implied and untestable targets."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum, unique
from typing import TYPE_CHECKING, final

import attrs

from plantargets import exact
from plantargets.attainment import SetAttainment
from plantargets.conventions import OFFICIAL
from plantargets.criteria import Milestone, Unquantified
from plantargets.evidence import Outcomes
from plantargets.explanations import wording
from plantargets.findings import Query
from plantargets.intervals import Interval
from plantargets.phrases import reason_text
from plantargets.printing import table
from plantargets.verdicts import Note, Reason, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plantargets.targets import Target


@unique
class Remark(Enum):
    """Kinds of remarks, in the order in which they are listed."""

    CONTRADICTS = "contradicts"
    """No outcome can meet both targets."""
    IMPLIES = "implies"
    """Whatever meets the first target meets the second."""
    SAME_AT_BASE = "same_at_base"
    """A level and a growth target of one quantity: they coincide at one base."""
    BELOW_LAST_YEAR = "below_last_year"
    """The result of the year before already meets the target, with room to spare."""
    NOT_TESTABLE = "not_testable"
    """The target cannot be judged, and why."""

    def __str__(self) -> str:
        return self.value.replace("_", " ")

    def label(self, lang: str = "en") -> str:
        """The remark in words."""
        return _REMARKS_ZH[self] if lang == "zh" else str(self)


_REMARKS_ZH = {
    Remark.CONTRADICTS: "相互矛盾",
    Remark.IMPLIES: "包含",
    Remark.SAME_AT_BASE: "在某一基数下等价",
    Remark.BELOW_LAST_YEAR: "低于上年结果",
    Remark.NOT_TESTABLE: "无法检验",
}


@final
@attrs.frozen
class ReviewFinding:
    """One remark on one target, or on two."""

    remark: Remark
    ids: tuple[str, ...]
    note: Note

    @property
    def text(self) -> str:
        """What there is to say, in English."""
        return self.note.en

    def explain(self, lang: str = "en") -> str:
        """The remark with its targets, in English or Chinese."""
        if lang == "zh":
            return f"{'、'.join(self.ids)}：{self.remark.label('zh')}：{self.note.zh}"
        return f"{', '.join(self.ids)}: {self.remark}: {self.note.en}"

    def __str__(self) -> str:
        return self.explain()


def review(targets: Sequence[Target], baselines: Outcomes) -> tuple[ReviewFinding, ...]:
    """Look at a plan's targets before there are outcomes.

    Args:
        targets: the targets of a plan.
        baselines: outcomes of earlier periods; the year before is compared.

    Returns:
        Remarks: targets that contradict or imply each other (same indicator, or a level with
        its own growth), targets below last year's result, and targets that cannot be judged.
    """
    found = [
        remark for i, one in enumerate(targets) for two in targets[i + 1 :] for remark in _pair(one, two, baselines)
    ]
    found += [
        remark for each in targets for remark in (_below(each, baselines), _untestable(each)) if remark is not None
    ]
    order = list(Remark)
    return tuple(sorted(found, key=lambda each: order.index(each.remark)))


def review_table(findings: Sequence[ReviewFinding], lang: str = "en") -> str:
    """The remarks as a text table."""
    zh = lang == "zh"
    return table(
        ("目标", "提示", "说明") if zh else ("targets", "remark", "what"),
        [(", ".join(each.ids), each.remark.label(lang), each.note.zh if zh else each.note.en) for each in findings],
    )


def _zh(target: Target) -> str:
    return wording(target.criterion, "zh", target.indicator.unit)


def _said(note: str | None, reason: Reason) -> Note:
    return Note(note or reason_text(reason), note or reason_text(reason, "zh"))


def _accepted(target: Target) -> Interval | None:
    if target.is_comparative or isinstance(target.criterion, (Unquantified, Milestone)):
        return None
    return target.acceptable(OFFICIAL)


def _pair(one: Target, two: Target, baselines: Outcomes) -> list[ReviewFinding]:
    if one.period != two.period or one.area != two.area or one.over != two.over:
        return []
    a, b = _accepted(one), _accepted(two)
    if a is None or b is None:
        return []
    if one.indicator.code == two.indicator.code:
        return _same(one, a, two, b)
    for growth, level in ((one, two), (two, one)):
        of = growth.indicator.of
        if of is not None and of.how == "growth" and of.part.code == level.indicator.code:
            return _growth_and_level(growth, level, baselines)
    return []


def _same(one: Target, a: Interval, two: Target, b: Interval) -> list[ReviewFinding]:
    if a.isdisjoint(b):
        return [
            ReviewFinding(
                Remark.CONTRADICTS,
                (one.id, two.id),
                Note(
                    f"{one.criterion} accepts {a}, {two.criterion} accepts {b}",
                    f"{_zh(one)}接受{a}，{_zh(two)}接受{b}",
                ),
            )
        ]
    for first, x, second, y in ((one, a, two, b), (two, b, one, a)):
        if x.issubset(y):
            said = Note(f"{first.criterion} implies {second.criterion}", f"达到{_zh(first)}即达到{_zh(second)}")
            return [ReviewFinding(Remark.IMPLIES, (first.id, second.id), said)]
    return []


def _growth_and_level(growth: Target, level: Target, baselines: Outcomes) -> list[ReviewFinding]:
    rate, amount = growth.acceptable(OFFICIAL), level.acceptable(OFFICIAL)
    if rate is None or amount is None or rate.low is None or amount.low is None or growth.period is None:
        return []
    unit = growth.indicator.unit
    factor = Decimal("0.01") if unit is None else unit.factor
    ratio = exact.add(exact.mul(rate.low, factor), Decimal(1))
    if ratio <= 0:
        return []
    low, high = exact.divide_outwards(amount.low, ratio)
    base = exact.show(low if low == high else exact.divide(amount.low, ratio), 6)
    ids = (growth.id, level.id)
    base = f"{base} {level.indicator.unit or ''}".rstrip()
    said = Note(
        f"{growth.criterion} and {level.criterion} coincide for a base of {base};"
        " below it the level asks for more, above it the growth",
        f"基数为{base}时，{_zh(growth)}与{_zh(level)}等价；低于此数，总量目标更高，高于此数，增速目标更高",
    )
    found = [ReviewFinding(Remark.SAME_AT_BASE, ids, said)]
    known = baselines.find(level.indicator, growth.period.year_before(), growth.area, Query())
    if known.possible is not None and not known.part:
        asked = known.possible * ratio
        harder = level.id if asked.isdisjoint(amount) else growth.id if asked.issubset(amount) else None
        if harder is not None:
            found.append(
                ReviewFinding(
                    Remark.IMPLIES,
                    (harder, *[each for each in ids if each != harder]),
                    Note(f"with the base of {known.possible}", f"基数为{known.possible}"),
                )
            )
    return found


def _below(target: Target, baselines: Outcomes) -> ReviewFinding | None:
    """Last year's figure, judged as this year's, strictly beyond what is stated."""
    if target.period is None or target.direction is None or _accepted(target) is None:
        return None
    before = target.period.year_before()
    last = attrs.evolve(target, period=before)
    result = SetAttainment().evaluate(last, baselines)
    if result.verdict is not Verdict.ATTAINED or result.possible is None:
        return None
    stated = target.stated
    if stated is None or not result.possible.isdisjoint(stated):
        return None
    en = " and ".join(str(each.value) for each in result.outcomes)
    zh = "、".join(wording(each.value, "zh", each.indicator.unit) for each in result.outcomes)
    said = Note(f"{target.criterion}, and {before} brought {en}", f"{_zh(target)}，而{before.label('zh')}为{zh}")
    return ReviewFinding(Remark.BELOW_LAST_YEAR, (target.id,), said)


def _untestable(target: Target) -> ReviewFinding | None:
    if isinstance(target.criterion, Unquantified):
        return ReviewFinding(Remark.NOT_TESTABLE, (target.id,), _said(target.criterion.note, Reason.NO_TEST))
    if target.period is None:
        return ReviewFinding(Remark.NOT_TESTABLE, (target.id,), Note("no period is stated", "未注明时期"))
    accepted = target.acceptance(OFFICIAL)
    if accepted is not None and len(accepted.readings) > 1:
        return ReviewFinding(
            Remark.NOT_TESTABLE,
            (target.id,),
            Note(
                "no direction is declared, so values on either side of the figure stay open",
                "未声明方向，目标数两侧的结果无从判定",
            ),
        )
    return None
