"""Plans and scorecards: the targets of one document, judged together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import TYPE_CHECKING, final

import attrs

from plantargets import exact, explanations, phrases, pictures
from plantargets.attainment import Attainment, SetAttainment
from plantargets.conventions import OFFICIAL, Convention
from plantargets.errors import DuplicateIdError, FieldTypeError, nearest
from plantargets.evaluation import Evaluation, Evaluator
from plantargets.evidence import Outcomes
from plantargets.marks import mark
from plantargets.periods import Period, optional_period
from plantargets.printing import short_repr, table
from plantargets.review import ReviewFinding, review
from plantargets.sources import Source
from plantargets.svg import STYLE
from plantargets.targets import Target
from plantargets.verdicts import Verdict

if TYPE_CHECKING:
    import datetime as dt

    from plantargets.comparison import Comparison
    from plantargets.outcomes import Outcome


def _targets(value: Iterable[Target]) -> tuple[Target, ...]:
    listed = (value,) if isinstance(value, Target) else tuple(value)
    for index, each in enumerate(listed):
        if not isinstance(each, Target):
            raise FieldTypeError(f"Plan.targets[{index}]", each, "a Target")
    return listed


@final
@attrs.frozen(repr=False)
class Plan(Mapping[str, Target]):
    """The targets of one document: a mapping from target id to target.

    The plan's period and area are filled into targets that state none.

    Args:
        name: what the plan is called.
        area: the area it is for.
        period: the period it is for.
        targets: its targets, in order.
        source: the document.
        note: anything a reader should know.

    Raises:
        DuplicateIdError: two targets have one id; give each an ``id``.

    >>> from plantargets import About, Indicator, Outcome, Target
    >>> gdp = Indicator("gdp", unit="percent", kind="growth", direction="higher")
    >>> plan = Plan("Work plan", area="Songbei", period="2023", targets=[Target(gdp, About("6.5 %"))])
    >>> card = plan.evaluate([Outcome(gdp, "4.3 %", period="2023", status="provisional")])
    >>> print(card["gdp"].verdict)
    missed
    """

    name: str
    area: str | None = attrs.field(default=None, kw_only=True)
    period: Period | None = attrs.field(default=None, converter=optional_period, kw_only=True)
    targets: tuple[Target, ...] = attrs.field(default=(), converter=_targets, kw_only=True)
    source: Source | None = attrs.field(default=None, kw_only=True)
    note: str | None = attrs.field(default=None, kw_only=True)
    _by_id: dict[str, Target] = attrs.field(factory=dict, init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.name, str) or not self.name:
            raise FieldTypeError("Plan.name", self.name, "the plan's name")
        if self.area is not None and not isinstance(self.area, str):
            raise FieldTypeError("Plan.area", self.area, "a name, or None")
        filled = tuple(_filled(each, self.period, self.area) for each in self.targets)
        object.__setattr__(self, "targets", filled)
        for each in filled:
            if each.id in self._by_id:
                raise DuplicateIdError(
                    "Plan.targets", each.id, "one target an id; give one of the two another id, such as id='gdp_level'"
                )
            self._by_id[each.id] = each

    def __getitem__(self, key: str) -> Target:
        try:
            return self._by_id[key]
        except KeyError:
            hint = nearest(str(key), self._by_id)
            raise KeyError(f"no target {key!r} in {self.name!r}" + (f"; {hint}" if hint else "")) from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_id)

    def __len__(self) -> int:
        return len(self._by_id)

    def evaluate(
        self,
        outcomes: Outcome | Iterable[Outcome] | Outcomes,
        *,
        convention: Convention | str = OFFICIAL,
        as_of: dt.date | str | None = None,
        evaluator: Evaluator | None = None,
        forecasts: bool = False,
        areas: Mapping[str, str] | None = None,
    ) -> Scorecard:
        """Judge every target.

        Args:
            outcomes: what was reported.
            convention: the reading of soft words, or its name.
            as_of: judge with what was published by this day.
            evaluator: a published method instead of set attainment; it takes the place of the
                other options, ``as_of`` apart.
            forecasts: judge forecasts too.
            areas: areas of reports that stand for other areas.
        """
        collected = Outcomes.of(outcomes)
        if evaluator is None:
            judge: Evaluator = SetAttainment(convention, as_of, forecasts, areas or {})
        else:
            judge = evaluator
            if as_of is not None:
                collected = collected.as_of(as_of)
        return Scorecard(self, {key: judge.evaluate(target, collected) for key, target in self._by_id.items()})

    def review(self, baselines: Outcome | Iterable[Outcome] | Outcomes = ()) -> tuple[ReviewFinding, ...]:
        """What can be said of the plan before its outcomes: see :func:`plantargets.review.review`."""
        return review(self.targets, Outcomes.of(baselines))

    def compare(
        self,
        outcomes: Outcome | Iterable[Outcome] | Outcomes,
        *,
        evaluators: Iterable[Evaluator] = (),
        conventions: Iterable[Convention | str] = (),
    ) -> Comparison:
        """The same targets under several methods and conventions, side by side."""
        from plantargets.comparison import compare

        return compare(self.targets, Outcomes.of(outcomes), evaluators=evaluators, conventions=conventions)

    def __str__(self) -> str:
        head = ", ".join(str(part) for part in (self.name, self.area, self.period) if part)
        return "\n".join([head, *(f"  {each.id}: {each}" for each in self.targets)])

    def __repr__(self) -> str:
        return short_repr(self, 1)

    def __hash__(self) -> int:
        return hash((self.name, self.area, self.period, self.targets))


def _filled(target: Target, period: Period | None, area: str | None) -> Target:
    if (target.period is not None or period is None) and (target.area is not None or area is None):
        return target
    return attrs.evolve(target, period=target.period or period, area=target.area or area)


@final
@attrs.frozen(repr=False, eq=False)
class Scorecard(Mapping[str, Evaluation]):
    """The judgements of a plan, by target id.

    Items and the plan as a whole are separate facts: the scorecard counts, and makes no total.
    """

    plan: Plan
    _results: Mapping[str, Evaluation]

    def __getitem__(self, key: str) -> Evaluation:
        try:
            return self._results[key]
        except KeyError:
            hint = nearest(str(key), self._results)
            raise KeyError(f"no target {key!r} on this scorecard" + (f"; {hint}" if hint else "")) from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._results)

    def __len__(self) -> int:
        return len(self._results)

    def __eq__(self, other: object) -> bool:
        return (
            self.plan == other.plan and dict(self._results) == dict(other._results)
            if isinstance(other, Scorecard)
            else NotImplemented
        )

    def __hash__(self) -> int:
        return hash(self.plan)

    @property
    def counts(self) -> dict[Verdict | None, int]:
        """How many targets have each verdict; None counts those a method gives no verdict for."""
        found: dict[Verdict | None, int] = dict.fromkeys(Verdict, 0)
        for each in self._results.values():
            found[each.verdict] = found.get(each.verdict, 0) + 1
        return found

    @property
    def labels(self) -> dict[str, int]:
        """How many targets have each label (grade, or the publisher's word)."""
        found: dict[str, int] = {}
        for each in self._results.values():
            key = each.label or "none"
            found[key] = found.get(key, 0) + 1
        return found

    def by_indicator(self) -> dict[str, tuple[Evaluation, ...]]:
        """The judgements by indicator code."""
        found: dict[str, tuple[Evaluation, ...]] = {}
        for each in self._results.values():
            code = each.target.indicator.code
            found[code] = (*found.get(code, ()), each)
        return found

    def rows(self, lang: str = "en") -> list[dict[str, str]]:
        """One row of texts a target: id, indicator, wording, acceptable, report, verdict, margin, reason."""
        return [_row(key, each, lang) for key, each in self._results.items()]

    def to_text(self, lang: str = "en") -> str:
        """The table that ``str`` prints."""
        header = _HEADERS["zh" if lang == "zh" else "en"]
        rows = [list(row.values()) for row in self.rows(lang)]
        counted = ", ".join(
            f"{number} {phrases.verdict_text(_counted(verdict), lang)}"
            for verdict, number in self.counts.items()
            if number
        )
        title = ", ".join(str(part) for part in (self.plan.name, self.plan.area, self.plan.period) if part)
        return f"{title}\n{counted}\n\n{table(header, rows)}"

    def __str__(self) -> str:
        return self.to_text()

    def __repr__(self) -> str:
        counted = ", ".join(f"{number} {_counted(verdict)}" for verdict, number in self.counts.items())
        return f"<Scorecard of {self.plan.name!r}: {counted}>"

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{escape(name)}</th>" for name in ["", *_HEADERS["en"], ""])
        body = "".join(_html_row(row, self._results[row["id"]]) for row in self.rows())
        caption = f"<caption>{escape(self.plan.name)}</caption>"
        return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table><style>{STYLE}</style>"


_HEADERS = {
    "en": ["id", "indicator", "wording", "acceptable", "report", "verdict", "margin", "reason"],
    "zh": ["编号", "指标", "表述", "可接受范围", "公布结果", "结论", "余量", "原因"],
}


def _counted(verdict: Verdict | None) -> str:
    if verdict is None:
        return "no verdict"
    return "met" if verdict is Verdict.ATTAINED else verdict.value


def _html_row(row: dict[str, str], found: Evaluation) -> str:
    symbol = mark(found.verdict, found.grade if isinstance(found, Attainment) else None, found.reasons).symbol
    picture = pictures.svg(found, styled=False) if isinstance(found, Attainment) else ""
    cells = "".join(f"<td>{escape(cell)}</td>" for cell in (symbol, *row.values()))
    return f"<tr>{cells}<td>{picture}</td></tr>"


def _row(key: str, evaluation: Evaluation, lang: str) -> dict[str, str]:
    target = evaluation.target
    said = target.wording or explanations.wording(target.criterion, lang, target.indicator.unit)
    row = {"id": key, "indicator": target.indicator.label("zh" if lang == "zh" else "en"), "wording": said}
    if isinstance(evaluation, Attainment):
        row["acceptable"] = explanations.set_text(evaluation.acceptable, target, lang)
        row["report"] = (
            "; ".join(explanations.outcome_text(each, lang) for each in evaluation.outcomes if each.value is not None)
            or "—"
        )
        row["verdict"] = phrases.verdict_text(evaluation.label, lang)
        row["margin"] = "" if evaluation.margin is None else exact.show(evaluation.margin)
    else:
        row["acceptable"] = "—"
        row["report"] = (
            "; ".join(f"{name} {value}" for name, value in evaluation.inputs.items() if name in {"base", "latest"})
            or "—"
        )
        row["verdict"] = evaluation.label or "—"
        row["margin"] = "" if evaluation.statistic is None else f"{evaluation.statistic:.4g}"
    row["reason"] = "; ".join(phrases.reason_text(each, lang) for each in evaluation.reasons)
    return row
