"""A judgement in one to three sentences, in English and Chinese."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Protocol

from plantargets import exact
from plantargets.criteria import (
    ChangeFrom,
    FasterThan,
    InLineWith,
    KeepFalling,
    KeepRising,
    Milestone,
    MultipleOf,
    RankWithin,
    SlowerThan,
    Unquantified,
)
from plantargets.figures import Figure
from plantargets.intervals import Interval
from plantargets.outcomes import Done, NotDone, Outcome, Reported, Status
from plantargets.phrases import Language, language, reason_text, verdict_text
from plantargets.references import Reference
from plantargets.words import (
    About,
    AtLeast,
    AtMost,
    Between,
    Exactly,
    Fall,
    JustOver,
    LessThan,
    MoreThan,
    Nearly,
    Reach,
)

if TYPE_CHECKING:
    from plantargets.conventions import Convention
    from plantargets.criteria import Criterion
    from plantargets.exact import Number
    from plantargets.targets import Target
    from plantargets.units import Unit
    from plantargets.verdicts import Grade, Note, Reason, Verdict


class View(Protocol):
    """What an explanation needs to know of a judgement."""

    @property
    def target(self) -> Target: ...
    @property
    def verdict(self) -> Verdict: ...
    @property
    def grade(self) -> Grade | None: ...
    @property
    def reasons(self) -> tuple[Reason, ...]: ...
    @property
    def acceptable(self) -> Interval | None: ...
    @property
    def possible(self) -> Interval | None: ...
    @property
    def margin(self) -> Number | None: ...
    @property
    def gap(self) -> Interval | None: ...
    @property
    def tolerance(self) -> Number | None: ...
    @property
    def convention(self) -> Convention: ...
    @property
    def outcomes(self) -> tuple[Outcome, ...]: ...
    @property
    def references(self) -> tuple[Outcome, ...]: ...
    @property
    def notes(self) -> tuple[Note, ...]: ...
    @property
    def as_of(self) -> dt.date | None: ...


_STATUS_ZH = {
    Status.PROVISIONAL: "初步数",
    Status.ESTIMATED: "估计数",
    Status.FORECAST: "预测数",
    Status.MISSING: "缺失",
}
_SIMPLE_ZH = {
    About: "{}左右",
    AtLeast: "{}以上",
    MoreThan: "超过{}",
    AtMost: "{}以内",
    LessThan: "低于{}",
    Exactly: "恰为{}",
    Reach: "{}",
    Nearly: "近{}",
}
_AFTER_NUMBER = re.compile(r"(\d[\d.]*[万亿]*)")


def figure_text(figure: Figure, lang: str, unit: Unit | None = None) -> str:
    """A figure as people write it, in its own unit or in ``unit``."""
    of = figure.unit or unit
    return exact.show(figure.number) if of is None else of.quantity(figure.number, language(lang))


def wording(criterion: Criterion | Reported, lang: str = "en", unit: Unit | None = None) -> str:
    """A criterion or a reported value in words."""
    zh = language(lang) == "zh"
    if isinstance(criterion, Figure):
        return figure_text(criterion, lang, unit)
    if isinstance(criterion, Between):
        ends = [figure_text(each, lang, unit) for each in (criterion.low, criterion.high)]
        return "至".join(ends) if zh else f"{ends[0]} to {ends[1]}"
    if isinstance(criterion, (About, AtLeast, MoreThan, AtMost, LessThan, Exactly, Reach, Nearly, JustOver)):
        shown = figure_text(criterion.value, lang, unit)
        if zh:
            if isinstance(criterion, JustOver):
                return _AFTER_NUMBER.sub(r"\1余", shown, count=1)
            return _SIMPLE_ZH[type(criterion)].format(shown)
        return str(criterion).replace(str(criterion.value), shown)
    if isinstance(criterion, Fall):
        inner = wording(criterion.word, lang, unit)
        return f"下降{inner}" if zh else f"a fall of {inner}"
    if criterion is None:
        return "缺失" if zh else "missing"
    if isinstance(criterion, Interval):
        return str(criterion)
    if zh:
        return _wording_zh(criterion, unit)
    return _comparison_en(criterion)


def _comparison_en(criterion: Criterion | Done | NotDone) -> str:
    if isinstance(criterion, ChangeFrom):
        rise = "" if isinstance(criterion.change, Fall) else "a rise of "
        return f"{rise}{wording(criterion.change)} from {criterion.base}"
    if isinstance(criterion, (FasterThan, SlowerThan)) and criterion.by is not None:
        pace = "faster" if isinstance(criterion, FasterThan) else "slower"
        return f"{pace} than {criterion.reference} by {wording(criterion.by)}"
    return str(criterion)


def _wording_zh(criterion: Criterion | Done | NotDone, unit: Unit | None) -> str:
    if isinstance(criterion, InLineWith):
        return f"与{_reference_zh(criterion.reference)}{'基本' if criterion.basically else ''}同步"
    if isinstance(criterion, (FasterThan, SlowerThan)):
        verb = "快于" if isinstance(criterion, FasterThan) else "慢于"
        by = "" if criterion.by is None else wording(criterion.by, "zh")
        return f"{verb}{_reference_zh(criterion.reference)}{by}"
    if isinstance(criterion, MultipleOf):
        return _multiple_zh(criterion)
    if isinstance(criterion, ChangeFrom):
        percents = criterion.is_relative or (unit is not None and unit.is_percent_family)
        rise = "" if isinstance(criterion.change, Fall) else "提高" if percents else "增加"
        return f"比{_reference_zh(criterion.base)}{rise}{wording(criterion.change, 'zh')}"
    if isinstance(criterion, (KeepRising, KeepFalling)):
        return "持续提升" if isinstance(criterion, KeepRising) else "持续下降"
    if isinstance(criterion, RankWithin):
        return "第一" if criterion.n == 1 else f"前{criterion.n}位"
    if isinstance(criterion, Done):
        return f"{criterion.on}完成" if criterion.on else "已完成"
    if isinstance(criterion, NotDone):
        return f"截至{criterion.by}未完成" if criterion.by else "未完成"
    if isinstance(criterion, Unquantified):
        return criterion.note or "无可检验的要求"
    if isinstance(criterion, Milestone):
        return criterion.action or "完成"
    return str(criterion)


def _multiple_zh(criterion: MultipleOf) -> str:
    of, word = f"{_reference_zh(criterion.base)}的", criterion.multiple
    if isinstance(word, Between):
        return f"{of}{_times_zh(word.low)}至{_times_zh(word.high)}"
    if isinstance(word, JustOver):
        return f"{of}{_times_zh(word.value)}多"
    return _SIMPLE_ZH[type(word)].format(of + _times_zh(word.value))


def _times_zh(figure: Figure) -> str:
    shown = figure_text(figure, "zh")
    return shown if shown.endswith(("%", "‰")) else f"{shown}倍"


def _reference_zh(reference: Reference) -> str:
    parts = [
        reference.area or "",
        "" if reference.period is None else reference.period.label("zh"),
        "" if reference.indicator is None else reference.indicator.label("zh"),
    ]
    return "".join(parts)


def quantity(target: Target, lang: str = "en") -> str:
    """The judged quantity: the indicator, or what it is compared with."""
    lang = language(lang)
    own, criterion, reference = target.indicator.label(lang), target.criterion, target.reference
    if isinstance(criterion, (KeepRising, KeepFalling)):
        return f"{own}与上期之差" if lang == "zh" else f"{own} − the period before"
    if reference is None:
        return own
    other = _reference_zh(reference) if lang == "zh" else str(reference)
    if reference.indicator is None:
        other = f"{own} ({other})" if lang == "en" else f"{other}{own}"
    sign = "÷" if isinstance(criterion, MultipleOf) else "−"
    if isinstance(criterion, ChangeFrom) and criterion.is_relative:
        return f"{own}比{other}的变化" if lang == "zh" else f"change of {own} on {other}"
    return f"{own} {sign} {other}"


def set_text(found: Interval | None, target: Target, lang: str = "en") -> str:
    """A set with its unit; days are shown as dates."""
    if found is None:
        return "—"
    if isinstance(target.criterion, Milestone):
        return _dates(found, language(lang))
    criterion, unit = target.criterion, target.indicator.unit
    quotient = isinstance(criterion, MultipleOf) or (isinstance(criterion, ChangeFrom) and criterion.is_relative)
    if unit is None or quotient or not unit.rescaled(language(lang)):
        return str(found)
    low = "-∞" if found.low is None else unit.quantity(found.low, language(lang))
    high = "∞" if found.high is None else unit.quantity(found.high, language(lang))
    if found.is_point:
        return f"{{{low}}}"
    return f"{'[' if found.low_closed else '('}{low}, {high}{']' if found.high_closed else ')'}"


def _dates(found: Interval, lang: Language) -> str:
    low = None if found.low is None else dt.date.fromordinal(int(found.low))
    high = None if found.high is None else dt.date.fromordinal(int(found.high))
    if found.is_point:
        return str(low)
    if low is None:
        return f"{high}或之前" if lang == "zh" else f"by {high}"
    return f"{low}之后" if lang == "zh" else f"after {low}"


def outcome_text(outcome: Outcome, lang: str = "en", *, named: bool = False) -> str:
    """A report in words: the value, its status, where it was worked out, and the period when named."""
    lang = language(lang)
    text = wording(outcome.value, lang, outcome.indicator.unit)
    details: list[str] = []
    if named:
        text = f"{outcome.indicator.label(lang)} {text}"
        details += [outcome.period.label(lang)] if outcome.period else []
    if outcome.status is not Status.NORMAL:
        details.append(_STATUS_ZH[outcome.status] if lang == "zh" else outcome.status.value)
    if outcome.working is not None:
        inputs = [outcome_text(each, lang, named=True) for each in outcome.working.inputs]
        made = {
            "growth": ("growth from", "由以下数据推算增速："),
            "share": ("share from", "由以下数据推算占比："),
            "difference": ("difference of", "由以下数据相减："),
        }
        names = made.get(outcome.working.how, (f"{outcome.working.how} of", f"{outcome.working.how}："))
        details.append(f"{names[1]}{'、'.join(inputs)}" if lang == "zh" else f"{names[0]} {_listed(inputs)}")
    if not details:
        return text
    return f"{text}（{'，'.join(details)}）" if lang == "zh" else f"{text} ({', '.join(details)})"


def _listed(items: list[str]) -> str:
    return " and ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)


def explain(view: View, lang: str = "en") -> str:
    """What was judged, the numbers, the sets, the convention and the source."""
    return _explain_zh(view) if language(lang) == "zh" else _explain_en(view)


def _label(view: View) -> str:
    return view.verdict.value if view.grade is None else view.grade.value


def _head(view: View, lang: Language) -> str:
    target = view.target
    parts = [
        quantity(target, lang),
        *([target.period.label(lang)] if target.period else []),
        *([target.area] if target.area else []),
    ]
    return ("，" if lang == "zh" else ", ").join(parts)


def amount(number: Number, target: Target, lang: str = "en") -> str:
    """A difference on a target's indicator: in points on percents, in days on milestones."""
    lang = language(lang)
    if isinstance(target.criterion, Milestone):
        days = "day" if exact.magnitude(number) == 1 else "days"
        return f"{exact.show(number)}天" if lang == "zh" else f"{exact.show(number)} {days}"
    unit = target.indicator.unit
    if unit is None or target.indicator.kind == "rank":
        return exact.show(number)
    return unit.difference.quantity(number, lang)


def _sources(outcomes: tuple[Outcome, ...]) -> list[str]:
    return list(dict.fromkeys(str(each.source) for each in outcomes if each.source is not None))


def _explain_en(view: View) -> str:
    target = view.target
    reasons = " and ".join(reason_text(each) for each in view.reasons)
    sentences = [f"{_head(view, 'en')}: {verdict_text(_label(view))}" + (f", because {reasons}." if reasons else ".")]
    to = "to " if isinstance(target.criterion, (KeepRising, KeepFalling)) else ""
    asks = f"The target is {to}{wording(target.criterion, 'en', target.indicator.unit)}"
    if isinstance(target.criterion, Unquantified):
        asks = f"The target says: {target.criterion.note or target.wording or 'nothing that can be tested'}"
    if view.acceptable is not None:
        asks += f", which accepts {set_text(view.acceptable, target)}"
        if view.tolerance is not None:
            asks += f" (convention {view.convention.name}, tolerance {exact.show(view.tolerance)})"
        else:
            asks += f" (convention {view.convention.name})"
    said = [outcome_text(each) for each in view.outcomes if each.value is not None]
    if said:
        shown = "" if view.possible is None else f", so {set_text(view.possible, target)} is possible"
        asks += f"; the report says {_listed(said)}{shown}"
    sentences.append(asks + ".")
    known = [outcome_text(each, named=True) for each in view.references if each.value is not None]
    if known:
        what = "the outcome and not a target" if len(known) == 1 else "outcomes and not targets"
        sentences.append(f"It is compared with {_listed(known)}, {what}.")
    if view.margin is not None:
        gap = view.gap
        tail = (
            ""
            if gap is None or gap.low is None or not gap.is_point
            else f", gap to the stated figure {amount(gap.low, target, 'en')}"
        )
        sentences.append(f"Margin {amount(view.margin, target, 'en')}{tail}.")
    sentences += [f"Note: {note.en}." for note in view.notes]
    if view.as_of is not None:
        sentences.append(f"As of {view.as_of}.")
    cited = _sources((*view.outcomes, *view.references))
    if cited:
        sentences.append(f"Source: {'; '.join(cited)}.")
    return " ".join(sentences)


def _explain_zh(view: View) -> str:
    target = view.target
    reasons = "、".join(reason_text(each, "zh") for each in view.reasons)
    sentences = [
        f"{_head(view, 'zh')}：{verdict_text(_label(view), 'zh')}" + (f"，因为{reasons}。" if reasons else "。")
    ]
    asks = f"目标为{wording(target.criterion, 'zh', target.indicator.unit)}"
    if view.acceptable is not None:
        asks += f"，可接受范围{set_text(view.acceptable, target, 'zh')}（口径{view.convention.name}"
        asks += f"，容差{exact.show(view.tolerance)}）" if view.tolerance is not None else "）"
    said = [outcome_text(each, "zh") for each in view.outcomes if each.value is not None]
    if said:
        shown = "" if view.possible is None else f"，可能范围{set_text(view.possible, target, 'zh')}"
        asks += f"；公布结果为{'、'.join(said)}{shown}"
    sentences.append(asks + "。")
    known = [outcome_text(each, "zh", named=True) for each in view.references if each.value is not None]
    if known:
        sentences.append(f"对比的是实际结果{'、'.join(known)}，而非目标值。")
    if view.margin is not None:
        gap = view.gap
        tail = (
            ""
            if gap is None or gap.low is None or not gap.is_point
            else f"，与目标数之差{amount(gap.low, target, 'zh')}"
        )
        sentences.append(f"余量{amount(view.margin, target, 'zh')}{tail}。")
    sentences += [f"注：{note.zh}。" for note in view.notes]
    if view.as_of is not None:
        sentences.append(f"数据截至{view.as_of}。")
    cited = _sources((*view.outcomes, *view.references))
    if cited:
        sentences.append(f"来源：{'；'.join(cited)}。")
    return "".join(sentences)
