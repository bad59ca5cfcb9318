"""Two sentences in, a verdict out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import evolve

from plantargets.attainment import Attainment, evaluate
from plantargets.conventions import OFFICIAL, Convention
from plantargets.errors import DirectionError, FieldError
from plantargets.indicators import Direction, Indicator
from plantargets.language.build import core_unit, outcome_of, target_of
from plantargets.language.catalogues import Catalogue, catalogue as shipped
from plantargets.language.factors import as_change
from plantargets.language.reader import read

if TYPE_CHECKING:
    import datetime as dt

    from plantargets.language.statements import Lang, Statement
    from plantargets.outcomes import Outcome
    from plantargets.periods import PeriodLike
    from plantargets.targets import Target

_LOWER: Final = re.compile(
    r"失业|死亡|贫困|能耗|排放|污染|浓度|事故|赤字|负债|债务|物价|价格|流失|辍学|发病|患病|不良|投诉|损失|强度|成本|时限|时长|PM2\.5|差距|不合格|次品|缺陷|返贫|辍学|违法|投诉率|上访|差错|逾期|吸烟|肥胖|大班额|水耗|用水量|"
    r"error|defect|failure|rejection|arrears|shortfall|breach|landfill|erosion|deforest|late payment|smoker|underweight|wasting|abuse|burglar|injuries|unemploy|poverty|mortalit|death|emission|pollut|inflation|smok|crime|accident|injur|wait|backlog|delay|leaver|drop-?out|stunt|malnutr|hunger|infection|incidence|obes|homeless|deficit|debt|waste|loss|"
    r"violence|suicide|cost|pendency|overcrowd|deprivat|intensity|warming|gap\b|complaint|recidiv|re-?offend|absen|vacanc|turnover|disease|illness|exclusion|corruption|processing time|response time|teen(?:age)? pregnan|incarcerat|detention|defecation|fatalit",
    re.IGNORECASE,
)
_NEGATED: Final = re.compile(r"\bnot\b|\bfree of\b|\bavoid|\breduction\b|达标|治理率|处理率|办结|修复", re.IGNORECASE)


def judge(
    target_text: str,
    outcome_text: str,
    *,
    lang: Lang | None = None,
    indicator: Indicator | None = None,
    direction: Direction | None = None,
    catalogue: Catalogue | None = None,
    period: PeriodLike | None = None,
    convention: Convention = OFFICIAL,
    as_of: dt.date | str | None = None,
) -> Attainment:
    """Judge the target that one sentence states by the outcome that another reports.

    Args:
        target_text: a sentence with a target; its first quantified statement is judged.
        outcome_text: a sentence with an outcome, or a bare figure. The outcome is taken to be of the same thing, unless
            the catalogue knows the two names as different indicators: then nothing is decided, and the note says so.
        lang: ``"zh"`` or ``"en"``; by default found from each text.
        indicator: what is measured; by default the catalogue's, else one made from the words.
        direction: which side is better. By default the catalogue's; failing that it is taken from the words
            (a floor means higher, a ceiling or a fall lower, words such as unemployment or 排放 lower, else
            higher), and the target's note, shown in the explanation, says so.
        catalogue: where to look for indicators.
        period: the period of both; by default those in the words.
        convention: how soft words are read.
        as_of: leave out what was published later.

    Raises:
        FieldError: no target, or no outcome that fits it, was found; the message says what was read.

    >>> judge("城镇调查失业率5.5%左右", "城镇调查失业率平均为5.2%").verdict
    <Verdict.ATTAINED: 'attained'>
    """
    stated = _target_statement(target_text, lang)
    wanted = as_change(stated)
    entries = catalogue if catalogue is not None else shipped()
    notes: list[str] = []
    if wanted is not stated:
        notes.append("the multiple and the outcome are taken as changes from one base")
        wanted = evolve(wanted, baseline=None)
    if wanted.baseline is not None and wanted.measure in {"growth_rate", "change"}:
        notes.append(f"both figures are taken as changes from {wanted.baseline}")
        wanted = evolve(wanted, baseline=None)
    known = indicator if indicator is not None else entries.find(wanted.indicator or "", measure=wanted.measure)
    side: Direction | None = direction
    if known is None or (direction is None and known.direction is None and known.kind != "rank"):
        if side is None:
            side, why = direction_from_words(wanted, target_text)
            notes.append(why)
    elif direction is None:
        side = known.direction
    target = _target(wanted, indicator, entries, side, period, notes)
    outcomes = _outcomes(wanted, target, entries, outcome_text, lang, period, notes)
    if notes:
        target = evolve(target, note="; ".join(notes))
    return evaluate(target, outcomes, convention=convention, as_of=as_of)


def explanation(attainment: Attainment, lang: Lang = "en") -> str:
    """The attainment's explanation, with what was assumed about the words."""
    said = attainment.explain(lang)
    return f"{said} ({attainment.target.note})" if attainment.target.note else said


def direction_from_words(statement: Statement, text: str) -> tuple[Direction, str]:
    """Which side is better, as far as the words show, and the reason in words."""
    words = (statement.indicator or "") + " " + text
    if statement.movement == "down":
        return "lower", "direction 'lower': the words ask for a fall"
    if statement.comparator in {"at_most", "less_than"}:
        return "lower", "direction 'lower': the words set a ceiling"
    if statement.comparator in {"at_least", "more_than"}:
        return "higher", "direction 'higher': the words set a floor"
    if _LOWER.search(words) and not _NEGATED.search(words):
        return "lower", "direction 'lower': taken from the name, which no catalogue entry settles"
    return "higher", "direction 'higher': taken for want of words that say otherwise"


def _target_statement(text: str, lang: Lang | None) -> Statement:
    reading = read(text, lang)
    found = [s for s in reading.statements if s.role != "outcome"] or list(reading.statements)
    numbered = [s for s in found if s.has_number]
    for statement in [*numbered, *found]:
        return statement
    unread = "; ".join(f"{u.text}: {u.reason}" for u in reading.unread)
    raise FieldError("target_text", text, f"a sentence that states a target ({unread or 'none was found'})")


def _target(
    wanted: Statement,
    indicator: Indicator | None,
    entries: Catalogue,
    side: Direction | None,
    period: PeriodLike | None,
    notes: list[str],
) -> Target:
    chosen = indicator
    if chosen is None:
        from plantargets.language.build import indicator_of

        chosen = indicator_of(wanted, entries, direction=side)
        if chosen.direction is None and side is not None and chosen.kind not in {"rank", "milestone"}:
            chosen = evolve_direction(chosen, side)
    if (
        wanted.comparator == "exactly"
        and wanted.measure == "growth_rate"
        and wanted.movement == "down"
        and chosen.kind not in {"growth", "change"}
    ):
        chosen = Indicator(chosen.code, name=chosen.name, unit="percent", kind="growth", direction=side)
    try:
        return target_of(wanted, chosen, catalogue=entries, period=period)
    except DirectionError:
        notes.append("the words open to the worse side of the declared direction, and are taken as they stand")
        return target_of(wanted, chosen, catalogue=entries, period=period, adverse=True)


def evolve_direction(indicator: Indicator, side: Direction) -> Indicator:
    """The indicator with a direction."""
    return Indicator(
        indicator.code,
        name=indicator.name,
        unit=indicator.unit,
        kind=indicator.kind,
        direction=side,
        basis=indicator.basis,
        integer=indicator.integer,
        accumulates=indicator.accumulates,
        source=indicator.source,
    )


def _outcomes(
    wanted: Statement,
    target: Target,
    entries: Catalogue,
    text: str,
    lang: Lang | None,
    period: PeriodLike | None,
    notes: list[str],
) -> list[Outcome]:
    reading = read(text, lang)
    said = [as_change(s) for s in reading.statements]
    candidates = [s for s in said if s.has_number and _comparable(wanted, s)]
    others = [s for s in candidates if _another(wanted, s, entries)]
    if others and len(others) == len(candidates):
        notes.append(f"the outcome speaks of {others[0].indicator}, which is another indicator")
    candidates = [s for s in candidates if s not in others]
    if not candidates:
        if not reading.statements and not reading.unread:
            raise FieldError("outcome_text", text, "a sentence that reports a figure")
        return []
    best = max(candidates, key=lambda s: _closeness(wanted, s))
    indicator = target.indicator
    reported = evolve(
        best,
        measure=wanted.measure,
        indicator=wanted.indicator,
        commitment=None if best.commitment == "expected" else best.commitment,
    )
    if indicator.kind in {"growth", "change"} and best.movement is None and wanted.movement == "down":
        reported = evolve(reported, movement="down")
        notes.append("the outcome is taken to move the way the target does")
    if best.period is not None and wanted.period is None and period is None:
        reported = evolve(reported, period=None)
    return [outcome_of(reported, indicator, period=period)]


def _comparable(wanted: Statement, said: Statement) -> bool:
    ours, theirs = core_unit(wanted.unit), core_unit(said.unit)
    if said.reference is not None:
        return False
    if ours is None or theirs is None:
        return (ours is None) == (theirs is None) or ours is None
    return ours.dimension == theirs.dimension


def _another(wanted: Statement, said: Statement, entries: Catalogue) -> bool:
    """Whether the catalogue knows both names, as different things, and neither holds the other."""
    if _one_name(wanted, said):
        return False
    ours, theirs = (entries.find(each.indicator or "", measure=wanted.measure) for each in (wanted, said))
    return ours is not None and theirs is not None and ours.code != theirs.code


def _one_name(wanted: Statement, said: Statement) -> bool:
    return (
        wanted.indicator is not None
        and said.indicator is not None
        and (wanted.indicator in said.indicator or said.indicator in wanted.indicator)
    )


def _closeness(wanted: Statement, said: Statement) -> tuple[int, int, int]:
    return (said.measure == wanted.measure, _one_name(wanted, said), -said.start)
