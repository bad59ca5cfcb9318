"""From statements to the core's objects: words, targets and outcomes."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final, cast

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
from plantargets.errors import FieldError, PlanTargetsError
from plantargets.figures import Figure
from plantargets.indicators import Direction, Indicator, Kind
from plantargets.language.catalogues import Catalogue, catalogue as shipped
from plantargets.outcomes import Done, Outcome
from plantargets.periods import Period
from plantargets.references import Reference
from plantargets.targets import Target
from plantargets.units import Unit, unit as unit_of
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
    from plantargets.criteria import Criterion
    from plantargets.exact import Number
    from plantargets.language.statements import Lang, Statement
    from plantargets.periods import PeriodLike
    from plantargets.sources import Source
    from plantargets.words import Simple

_UNIT_NAMES: Final = {
    "percentage_point": "points",
    "basis_point": "basis points",
    "t:标准煤": "tce",
    "kg:标准煤": "kgce",
    "g:标准煤": "gce",
    "g:标准煤/kWh": "gce/kWh",
    "t:CO2e": "tCO2e",
    "t:oe": "toe",
    "t:C": "t",
    "t:DWT": "t",
    "ug/m3": "μg/m3",
    "times": "ratio",
    "factor": "ratio",
    "count:TEU": "TEU",
}
_KINDS: Final[dict[str, Kind]] = {"growth_rate": "growth"}
_STRENGTHS: Final = {"ensure": "ensure", "strive": "strive", "expected": "expect"}
_LAST_YEAR: Final = re.compile(r"^(?:上年|去年|上一年度?|previous year|last year)(?:同期)?$")
_PERIOD: Final = re.compile(r"(?:19|20)\d\d(?:-(?:Q[1-4]|S[12]|\d\d(?:-\d\d)?))?|(?:19|20)\d\d-\d\d/(?:19|20)\d\d-\d\d")
_MADE: Final = re.compile(
    r"启动|建成|开工|投用|投产|完工|竣工|通车|揭牌|落地|设立|成立|launch|complet|open|establish|introduc|eliminat|eradicat|net[- ]zero",
    re.IGNORECASE,
)


def core_unit(code: str | None) -> Unit | None:
    """The core's unit for a unit code of the reading guide; None for plain counts and unknown units."""
    if code is None or (code.startswith("count") and code not in _UNIT_NAMES):
        return None
    name = _UNIT_NAMES.get(code, code)
    if code.startswith("per_"):
        name = f"per {code.removeprefix('per_').split(':')[0]}"
    try:
        return unit_of(name)
    except PlanTargetsError:
        return None


def period_of(text: str | None, lang: Lang = "en") -> Period | None:
    """The period that a reading names; None where it names no days (十四五, for one, is 2021/2025).

    In English 2005-06 is two years; the Chinese reader writes years in full, and 2005-06 is June.
    """
    if text is None:
        return None
    if plan := re.search(r"十([一二三四五六七])五", text):
        first = 2006 + 5 * "一二三四五六七".index(plan[1])
        return Period.of(f"{first}/{first + 4}")
    if (fiscal := re.fullmatch(r"FY(\d{4})", text)) is not None:
        return Period.of(fiscal[1])
    span = re.fullmatch(r"((?:19|20)\d\d)[-/](\d{2,4})", text)
    if span and lang == "zh" and len(span[2]) == 2:
        return Period.of(text)
    if span:
        last = span[2] if len(span[2]) == 4 else span[1][:2] + span[2]
        if last > span[1]:
            return Period.of(f"{span[1]}/{last}")
        return Period.of(text) if re.fullmatch(r"\d{4}-(?:0[1-9]|1[0-2])", text) else None
    return Period.of(text) if _PERIOD.fullmatch(text) else None


def indicator_of(
    statement: Statement, catalogue: Catalogue | None = None, *, direction: Direction | None = None
) -> Indicator:
    """The catalogue's indicator for a statement, else one made from its words, with no direction declared."""
    name = statement.indicator or statement.text
    entries = catalogue if catalogue is not None else shipped()
    known = entries.find(name, measure=statement.measure)
    if statement.measure == "growth_rate" and _far(statement):
        # a change from 2005, say: the indicator is the thing itself, not its growth on the year before
        level = entries.find(name, measure="level")
        if level is not None and level.kind != "growth":
            return level
        side = known.direction if known is not None else direction
        code = f"{known.code}_level" if known is not None else _code(name)
        return Indicator(code, name={statement.lang: name}, direction=side)
    if known is not None and _fits(statement, known):
        return known
    code = _code(name)
    kind: Kind = _KINDS.get(statement.measure, cast("Kind", statement.measure))
    if statement.comparator == "milestone":
        kind = "milestone"
    unit = None if kind == "milestone" else core_unit(statement.unit)
    if kind in {"growth", "share"} and unit is not None and not unit.is_ratio:
        kind = "level"
    if kind == "change" and unit is not None and unit.is_ratio:
        kind = "growth"
    language = statement.lang
    if kind == "rank":
        return Indicator(code, name={language: name}, kind="rank")
    if kind == "share" and unit is None and statement.unit is not None:
        kind = "level"
    return Indicator(code, name={language: name}, unit=unit, kind=kind, direction=direction)


def _code(name: str) -> str:
    return "_".join(re.findall(r"\w+", name))[:100].strip("_") or "indicator"


def _far(statement: Statement) -> bool:
    return statement.baseline is not None and not _LAST_YEAR.match(statement.baseline)


def _fits(statement: Statement, indicator: Indicator) -> bool:
    unit = core_unit(statement.unit)
    if unit is None or indicator.unit is None:
        return True
    if unit.dimension == indicator.unit.dimension:
        return True
    return unit.is_point and indicator.unit.is_ratio


def figure_of(statement: Statement, number: Number) -> Figure:
    """A number of the statement with its unit, without zeros that were not printed; multiples are bare numbers."""
    if statement.comparator == "multiply":
        whole = isinstance(number, Decimal) and number == number.to_integral_value()
        return Figure(Decimal(int(number)) if whole else number)
    for printed in statement.printed:
        if statement.unit_text is None:
            break
        try:
            figure = Figure.of(re.sub("[ 余多]", "", printed) + statement.unit_text)
            unit = core_unit(statement.unit)
            if unit is not None and figure.in_unit(unit) == number:
                return figure
        except PlanTargetsError:
            break
    if statement.printed_decimals(number):
        return Figure(number, core_unit(statement.unit))
    if isinstance(number, Decimal) and number == number.to_integral_value() and number.adjusted() < 50:
        number = Decimal(int(number))
    return Figure(number, core_unit(statement.unit))


def word_of(statement: Statement, *, fall: bool | None = None) -> Word:
    """The hedge of a statement as the core's word; a movement down on a change or growth rate is a ``Fall``.

    Raises:
        FieldError: the statement has no figure.
    """
    word = _simple(statement)
    falls = (
        fall
        if fall is not None
        else (statement.movement == "down" and statement.measure in {"growth_rate", "change"} and _magnitude(statement))
    )
    return Fall(word) if falls else word


def _magnitude(statement: Statement) -> bool:
    lowest = statement.low if statement.value is None else statement.value
    return lowest is not None and lowest >= 0


def _simple(statement: Statement) -> Simple:
    low, high, value = statement.low, statement.high, statement.value
    comparator = statement.comparator
    if comparator == "between" or (comparator == "multiply" and low is not None and high is not None):
        if low is None or high is None:
            raise FieldError("statement", statement.text, "a statement with both ends of its range")
        return Between(figure_of(statement, low), figure_of(statement, high))
    if value is None:
        raise FieldError("statement", statement.text, "a statement with a figure")
    figure = figure_of(statement, value)
    if comparator == "multiply":
        comparator = "exactly"
        if high is not None:
            comparator = "at_most" if statement.high_inclusive else "less_than"
        elif low is not None:
            comparator = "at_least" if statement.low_inclusive else "more_than"
    if comparator == "about":
        return Nearly(figure) if statement.hedge == "nearly" and value > 0 else About(figure)
    if comparator == "more_than":
        return JustOver(figure) if statement.hedge == "just_over" and value > 0 else MoreThan(figure)
    if comparator == "exactly" and statement.hedge == "exact":
        return Exactly(figure)
    words: dict[str, type[AtLeast | AtMost | LessThan]] = {
        "at_least": AtLeast,
        "at_most": AtMost,
        "less_than": LessThan,
    }
    return words.get(comparator, Reach)(figure)


def target_of(
    statement: Statement,
    indicator: Indicator | None = None,
    *,
    catalogue: Catalogue | None = None,
    reference: Indicator | Reference | None = None,
    base: PeriodLike | Indicator | Reference | None = None,
    period: PeriodLike | None = None,
    id: str | None = None,  # noqa: A002 - a Target's own field name
    area: str | None = None,
    source: Source | None = None,
    direction: Direction | None = None,
    adverse: bool = False,
) -> Target:
    """The target that a statement states; see :meth:`Statement.target`."""
    entries = catalogue if catalogue is not None else shipped()
    when = Period.of(period) if period is not None else period_of(statement.period, statement.lang)
    chosen = indicator if indicator is not None else indicator_of(statement, entries, direction=direction)
    criterion = criterion_of(statement, chosen, entries, reference, base, when)
    if isinstance(criterion, (InLineWith, FasterThan, SlowerThan)) and indicator is None and chosen.kind != "growth":
        chosen = _growing(chosen)
    note = f"read from characters {statement.start} to {statement.end}"
    options: dict[str, str] = {} if id is None else {"id": id}
    return Target(
        chosen,
        criterion,
        period=when,
        area=area,
        obligation="binding" if statement.commitment == "binding" else None,
        strength=_STRENGTHS.get(statement.commitment or ""),
        wording=statement.text,
        source=source,
        note=note,
        adverse=adverse,
        **options,
    )


def _growing(indicator: Indicator) -> Indicator:
    return indicator.growth() if indicator.kind == "level" else indicator


def criterion_of(
    statement: Statement,
    indicator: Indicator,
    catalogue: Catalogue,
    reference: Indicator | Reference | None = None,
    base: PeriodLike | Indicator | Reference | None = None,
    period: Period | None = None,
) -> Criterion:
    """What a statement asks for, as a criterion on an indicator.

    Raises:
        FieldError: a reference or a base is needed and neither given nor in the words.
    """
    comparator = statement.comparator
    if comparator == "milestone":
        return (
            Milestone(statement.text)
            if _MADE.search(statement.text) and indicator.kind == "milestone"
            else Unquantified(statement.text)
        )
    if comparator in {"keep_rising", "keep_falling"}:
        return KeepRising() if comparator == "keep_rising" else KeepFalling()
    if comparator == "multiply":
        return MultipleOf(_simple(statement), base=_base(statement, base, period))
    if statement.reference is not None or reference is not None:
        return _comparative(statement, indicator, catalogue, reference)
    if comparator in {"in_line_with", "faster_than", "slower_than"}:
        raise FieldError("reference", None, f"the Indicator that {statement.text!r} compares with")
    if indicator.kind == "rank":
        return RankWithin(int(statement.value or 0))
    if _from_base(statement, indicator):
        return ChangeFrom(_whole_word(statement), base=_base(statement, base, period))
    return word_of(statement, fall=None if indicator.kind in {"growth", "change"} else False)


def _whole_word(statement: Statement) -> Word:
    return word_of(statement, fall=statement.movement == "down" and _magnitude(statement))


def _from_base(statement: Statement, indicator: Indicator) -> bool:
    """Whether the figure is a change against a base rather than a value of the indicator."""
    if statement.measure not in {"growth_rate", "change"}:
        return False
    if indicator.kind in {"level", "share", "ratio"}:
        return True
    return _far(statement) and indicator.kind not in {"growth", "change"}


def _base(statement: Statement, base: PeriodLike | Indicator | Reference | None, period: Period | None) -> Reference:
    if isinstance(base, Reference):
        return base
    if isinstance(base, Indicator):
        return Reference(base)
    if base is not None:
        return Reference(period=Period.of(base))
    stated = statement.baseline
    if stated is not None and (found := period_of(stated.rstrip("年"), statement.lang)) is not None:
        return Reference(period=found)
    if period is not None and (stated is None or _LAST_YEAR.match(stated)) and statement.comparator != "multiply":
        return Reference(period=period.year_before())
    raise FieldError("base", stated, f"the base period of {statement.text!r}, such as base='2020'")


def _comparative(
    statement: Statement, indicator: Indicator, catalogue: Catalogue, reference: Indicator | Reference | None
) -> Criterion:
    if reference is None:
        wording = re.sub(
            r"(?:的)?(?:增长速度|增长率|增长|增速|增幅|growth rate|growth)$", "", (statement.reference or "").strip()
        ).strip()
        found = catalogue.find(statement.reference or "", measure="growth_rate") or catalogue.find(
            wording, measure="growth_rate"
        )
        if found is None:
            raise FieldError(
                "reference", statement.reference, "the Indicator meant, as reference=…; it is not in the catalogue"
            )
        reference = found
    comparator = statement.comparator
    if statement.has_number:
        word = _simple(statement)
        return SlowerThan(reference, by=word) if statement.movement == "down" else FasterThan(reference, by=word)
    if comparator == "in_line_with":
        return InLineWith(reference, basically=statement.hedge == "basically")
    if comparator in {"at_least", "at_most"}:
        unit = None if indicator.unit is None else indicator.unit.difference
        nothing = AtLeast(Figure(Decimal(0), unit))
        return FasterThan(reference, by=nothing) if comparator == "at_least" else SlowerThan(reference, by=nothing)
    return SlowerThan(reference) if comparator == "slower_than" else FasterThan(reference)


def outcome_of(
    statement: Statement,
    indicator: Indicator | None = None,
    *,
    catalogue: Catalogue | None = None,
    period: PeriodLike | None = None,
    area: str | None = None,
    source: Source | None = None,
) -> Outcome:
    """The outcome that a statement reports; see :meth:`Statement.outcome`."""
    chosen = indicator if indicator is not None else indicator_of(statement, catalogue)
    when = Period.of(period) if period is not None else period_of(statement.period, statement.lang)
    status = {"provisional": "provisional", "expected": "estimated"}.get(statement.commitment or "", "normal")
    if statement.comparator == "milestone":
        value: Word | Figure | Done = Done()
    elif (
        statement.comparator
        in {"in_line_with", "faster_than", "slower_than", "keep_rising", "keep_falling", "multiply"}
        or statement.reference is not None
    ):
        raise FieldError("statement", statement.text, "a statement of a figure; this one compares with another figure")
    else:
        word = word_of(statement, fall=None if chosen.kind in {"growth", "change"} else False)
        value = word
        if isinstance(word, Reach):
            value = word.value
        elif isinstance(word, Fall) and isinstance(word.word, Reach):
            figure = word.word.value
            value = Figure(-figure.number if figure.number else figure.number, figure.unit)
    return Outcome(chosen, value, period=when, area=area, status=status, wording=statement.text, source=source)
