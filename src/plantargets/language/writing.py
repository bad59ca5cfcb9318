"""The statement of a target or outcome, as a plan or a report would word it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

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
from plantargets.errors import FieldError
from plantargets.figures import Figure
from plantargets.outcomes import Outcome, Status
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
    Word,
)

if TYPE_CHECKING:
    from plantargets.indicators import Indicator
    from plantargets.language.statements import Lang
    from plantargets.periods import Period
    from plantargets.references import Reference
    from plantargets.targets import Target
    from plantargets.words import Simple

_FRAMES: Final[dict[str, dict[type, str]]] = {
    "zh": {
        About: "{}左右",
        AtLeast: "{}以上",
        MoreThan: "超过{}",
        AtMost: "不超过{}",
        LessThan: "低于{}",
        Exactly: "恰好{}",
        Reach: "{}",
        Nearly: "近{}",
    },
    "en": {
        About: "about {}",
        AtLeast: "at least {}",
        MoreThan: "more than {}",
        AtMost: "at most {}",
        LessThan: "less than {}",
        Exactly: "exactly {}",
        Reach: "{}",
        Nearly: "nearly {}",
        JustOver: "just over {}",
    },
}
_STRENGTHS: Final = {
    "zh": {"ensure": "确保", "strive": "力争", "expect": "预计"},
    "en": {"ensure": "ensure ", "strive": "strive for ", "expect": "expected: "},
}
_STATUSES: Final = {
    "zh": {Status.NORMAL: "", Status.PROVISIONAL: "初步核算，", Status.ESTIMATED: "预计"},
    "en": {Status.NORMAL: "", Status.PROVISIONAL: "provisional: ", Status.ESTIMATED: "expected: "},
}


def write(what: Target | Outcome, lang: Lang = "zh") -> str:
    """Word a target or an outcome; reading the sentence gives the object back.

    Sentences say the indicator, the criterion or value, and a period of whole years; of the strengths they say
    ensure, strive and expect, of the statuses provisional and estimated. Areas, sources and notes are not said.

    Args:
        what: a target or an outcome.
        lang: ``"zh"`` or ``"en"``.

    Raises:
        FieldError: no wording says it: a tolerance of its own, a criterion of one's own, a period within a year,
            a forecast.

    >>> from plantargets import About, Fall, Indicator, Target
    >>> energy = Indicator("energy", kind="growth", direction="lower", name={"zh": "单位生产总值能耗", "en": "energy intensity"})
    >>> target = Target(energy, Fall(About("3 %")), period="2025")
    >>> write(target), write(target, "en")
    ('2025年单位生产总值能耗下降3%左右', 'energy intensity to fall by about 3% by 2025')
    """
    if lang not in {"zh", "en"}:
        raise FieldError("write.lang", lang, "'zh' or 'en'")
    if isinstance(what, Outcome):
        said = _outcome(what, lang)
        if what.status not in _STATUSES[lang]:
            raise FieldError("Outcome.status", what.status.value, "normal, provisional or estimated")
        return _dated(said, what.period, _STATUSES[lang][what.status], lang, past=True)
    return _dated(_target(what, lang), what.period, _STRENGTHS[lang].get(what.strength or "", ""), lang)


def _dated(said: str, period: Period | None, strength: str, lang: Lang, *, past: bool = False) -> str:
    if period is None:
        return strength + said
    first, last = period.start.year, period.end.year
    if period.months != 12 * (last - first + 1):
        raise FieldError("period", str(period), "a period of whole calendar years")
    if lang == "zh":
        return f"{first}年{strength}{said}" if first == last else f"{first}-{last}年{strength}{said}"
    when = f"over {first}-{last}" if first != last else f"in {first}" if past else f"by {first}"
    return f"{strength}{said} {when}"


def _outcome(outcome: Outcome, lang: Lang) -> str:
    value, indicator = outcome.value, outcome.indicator
    name = indicator.label(lang)
    if isinstance(value, Figure):
        if indicator.kind == "rank":
            return (
                f"{name}居第{exact.show(value.number)}位"
                if lang == "zh"
                else f"{name} ranked {_ordinal(int(value.number))}"
            )
        if value.number < 0 and indicator.kind in {"growth", "change"}:
            return _moved(indicator, Fall(Reach(Figure(-value.number, value.unit))), lang, past=True)
        return _moved(indicator, Reach(value), lang, past=True)
    if isinstance(value, Word):
        return _moved(indicator, value, lang, past=True)
    raise FieldError("Outcome.value", value, "a figure, or a word about one")


def _target(target: Target, lang: Lang) -> str:
    criterion, indicator = target.criterion, target.indicator
    name = _thing(indicator, lang)
    chinese = lang == "zh"
    if isinstance(criterion, (InLineWith, FasterThan, SlowerThan)):
        return _compared(name, criterion, lang)
    if isinstance(criterion, KeepRising):
        return f"{name}持续提升" if chinese else f"{name} to continue to rise"
    if isinstance(criterion, KeepFalling):
        return f"{name}持续下降" if chinese else f"{name} to continue to fall"
    if isinstance(criterion, RankWithin):
        return f"{name}进入前{criterion.n}位" if chinese else f"{name} to rank in the top {criterion.n}"
    if isinstance(criterion, (Milestone, Unquantified)):
        said = criterion.action if isinstance(criterion, Milestone) else criterion.note
        if said is None:
            raise FieldError("Target.criterion", str(criterion), "a milestone with its action in words")
        return said
    if isinstance(criterion, MultipleOf):
        year, times = _year(criterion.base), "倍" if chinese else " times"
        words = _worded(criterion.multiple, lang, times)
        return f"{name}达到{year}年的{words}" if chinese else f"{name} to be {words} the {year} level"
    if isinstance(criterion, ChangeFrom):
        year = _year(criterion.base)
        moved = _movement(criterion.change, lang, past=False)
        return f"{name}比{year}年{moved}" if chinese else f"{name} {moved} from {year} levels"
    if isinstance(criterion, Word):
        return _moved(indicator, criterion, lang, past=False)
    raise FieldError("Target.criterion", str(criterion), "one of the criteria of plantargets")


def _compared(name: str, criterion: InLineWith | FasterThan | SlowerThan, lang: Lang) -> str:
    other = criterion.reference.indicator
    if other is None or criterion.reference.area is not None or criterion.reference.period is not None:
        raise FieldError(
            "Target.criterion", str(criterion), "a reference that is an indicator of the same area and period"
        )
    reference = _thing(other, lang)
    if isinstance(criterion, InLineWith):
        if criterion.within is not None or criterion.two_sided:
            raise FieldError("Target.criterion", str(criterion), "words without a tolerance of their own")
        if lang == "zh":
            return f"{name}与{reference}{'基本' * criterion.basically}同步"
        return f"{name} {'broadly ' * criterion.basically}in line with {reference}"
    if criterion.by is not None:
        raise FieldError("Target.criterion", str(criterion), "a comparison without a distance")
    faster = isinstance(criterion, FasterThan)
    if lang == "zh":
        return f"{name}{'快于' if faster else '慢于'}{reference}"
    return f"{name} {'faster' if faster else 'slower'} than {reference}"


def _year(base: Reference) -> int:
    period = base.period
    if (
        period is None
        or base.indicator is not None
        or base.area is not None
        or period.frequency != "A"
        or period.start.month != 1
    ):
        raise FieldError("base", str(base), "a calendar year")
    return period.start.year


def _thing(indicator: Indicator, lang: Lang) -> str:
    """What grows: sentences name it, and say its growth with a verb."""
    of = indicator.of
    return (of.part if of is not None and of.how == "growth" and not indicator.name else indicator).label(lang)


def _moved(indicator: Indicator, word: Word, lang: Lang, *, past: bool) -> str:
    name = _thing(indicator, lang)
    if indicator.kind in {"growth", "change"} or isinstance(word, Fall):
        return f"{name}{'' if lang == 'zh' else ' '}{_movement(word, lang, past=past)}"
    ceiling = isinstance(word, (AtMost, LessThan))
    if lang == "zh":
        if isinstance(word, AtMost) and not past:
            return f"{name}控制在{_figure(word.value, lang)}以内"
        return f"{name}{'' if ceiling else '为' if past else '达到'}{_worded(word, lang)}"
    return f"{name} {'reached' if past else 'to be' if ceiling else 'to reach'} {_worded(word, lang)}"


def _movement(word: Word, lang: Lang, *, past: bool) -> str:
    falls = isinstance(word, Fall)
    inner = word.word if isinstance(word, Fall) else word
    if lang == "zh":
        return ("下降" if falls else "增长") + _worded(inner, lang)
    verb = ("fell" if falls else "grew") if past else ("to fall" if falls else "to grow")
    return f"{verb} by {_worded(inner, lang)}"


def _worded(word: Simple, lang: Lang, unit: str = "") -> str:
    if isinstance(word, Between):
        if word.two_sided:
            raise FieldError("two_sided", True, "False: no short wording keeps a band closed")
        low, high = _figure(word.low, lang) + unit, _figure(word.high, lang) + unit
        return f"{low}-{high}" if lang == "zh" else f"between {low} and {high}"
    if isinstance(word, (About, Nearly)) and (word.within is not None or word.two_sided):
        raise FieldError("within", str(word), "words without a tolerance of their own")
    if isinstance(word, JustOver) and lang == "zh":
        return _figure(word.value, lang, odd="余") + unit
    return _FRAMES[lang][type(word)].format(_figure(word.value, lang) + unit)


def _figure(figure: Figure, lang: Lang, *, odd: str = "") -> str:
    """A figure in words; ``odd`` stands between number and unit (8000余个), but behind a percent sign."""
    number = (
        format(figure.number, "f")
        if not hasattr(figure.number, "numerator") or hasattr(figure.number, "as_tuple")
        else None
    )
    if number is None:
        raise FieldError("value", str(figure), "a number with a finite decimal form")
    unit = figure.unit
    if unit is None:
        return number + odd
    text = unit.text
    if unit.is_ratio and text in {"%", "percent", "per cent"}:
        return f"{number}%{odd}"
    if unit.is_point:
        return f"{number}{odd}个百分点" if lang == "zh" else f"{number} percentage points"
    if unit.is_ratio and unit.factor == 1:
        return number + odd
    label = unit.label(lang)
    scale = label[: len(label) - len(label.lstrip("万亿"))]
    return f"{number}{scale}{odd}{label[len(scale) :]}" if lang == "zh" else f"{number} {label}"


def _ordinal(place: int) -> str:
    ending = "th" if 10 <= place % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place}{ending}"
