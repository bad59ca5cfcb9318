"""Harbin New Area 2023: a real plan, the figures published on it, and what they decide.

A newspaper page of January 2023 lists 61 targets for the year and 62 results of the year before.
Only a few figures for 2023 were ever published. This page judges each target on them, says which
verdicts are open and why, looks at the plan itself, and checks the figures against each other.

    python examples/harbin_newarea_2023.py
    python examples/harbin_newarea_2023.py --lang zh
    python examples/harbin_newarea_2023.py --json
    python examples/harbin_newarea_2023.py --convention none
    python examples/harbin_newarea_2023.py --as-of 2023-10-01
    python examples/harbin_newarea_2023.py --compare

The data stands beside it in `harbin/`: the plan, the results of both years, the sources. A target is
an indicator and the words about it, a report is the same indicator and the words about it:

    Target(GDP_GROWTH, About("6.5 %"), id="T01", wording="增长6.5%左右", strength="aim")
    Outcome(GDP_GROWTH, "4.3 %", period="2023", area=NORTH_BANK, status="provisional", wording="按可比价格计算")

    Target(JOBS, Reach("8000 jobs"), id="T56", wording="8000个")
    Outcome(JOBS, JustOver("8000 jobs"), period="2023", area=NORTH_BANK, wording="共开发就业岗位8000余个")
"""

from __future__ import annotations

import argparse
import datetime
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from harbin.checks import checks
from harbin.plan import PLAN
from harbin.results_2022 import RESULTS_2022
from harbin.results_2023 import BASELINES, RESULTS_2023
from plantargets import (
    CONVENTIONS,
    Attainment,
    ChinaStepScore,
    Comparison,
    Completion,
    Interval,
    Milestone,
    Outcomes,
    Pace,
    Reason,
    Remark,
    Scorecard,
    Verdict,
)
from plantargets.explanations import outcome_text
from plantargets.phrases import reason_text
from plantargets.review import review_table

# ------------------------------------------------------------------------------------------------
# 1. The reports: an indicator, what was said of it, and where, when and by whom

REPORTS = {**RESULTS_2022, **RESULTS_2023, **BASELINES}

# ------------------------------------------------------------------------------------------------
# 2. The verdicts


def judge(convention: str = "official", as_of: datetime.date | None = None) -> Scorecard:
    """Every target against everything published, or published by a day."""
    return PLAN.evaluate(REPORTS.values(), convention=convention, as_of=as_of)


def attainments(card: Scorecard) -> Iterator[Attainment]:
    """The judgements, typed: a scorecard may hold those of other methods too."""
    for each in card.values():
        assert isinstance(each, Attainment)
        yield each


#: The targets whose verdicts teach most: two decided, two in line with GDP, one known from bounds.
INSTRUCTIVE = ("T01", "T56", "T08", "T09", "T30")

# ------------------------------------------------------------------------------------------------
# 3. Figures that come near an open target and do not decide it

NEAR = [
    (
        "T02",
        ("R03.5",),
        "the whole secondary sector, another indicator: a hint of a miss, and no more",
        "整个第二产业，指标不同：只能提示可能未完成",
    ),
    (
        "T06",
        ("B01",),
        "the free trade area's trade of 2022, another area: no base for the growth",
        "自贸片区2022年进出口，地区不同：不能作为增速的基数",
    ),
    (
        "T29",
        ("R12.1", "R12.2"),
        "two equal totals of 2023 and 2024, and none of the end of 2022 to start from",
        "2023年和2024年的累计数相同，而2022年末的累计数未见公布",
    ),
    (
        "T32",
        ("O38", "R16"),
        "the total grew by more than 100 in twenty months, if both speak of one area: net, and not of 2023",
        "如两者地区相同，二十个月净增超过100户：为净增数，且不是2023年的数据",
    ),
    (
        "T36",
        ("R11.2",),
        "one year only, and its area is not stated: nothing to rise from",
        "只有一年的数据，且未注明地区：无从比较",
    ),
    (
        "T56",
        ("R05.1",),
        "people newly employed, not job posts developed: taken for T56 it would turn the verdict round",
        "城镇新增就业（人）不是新开发就业岗位（个）：误用会使结论颠倒",
    ),
]

# ------------------------------------------------------------------------------------------------
# 4. The report

Row = tuple[str, str]

_SCOPE: Row = (
    "The area is inferred: the page names none, and its headline targets are those of the Songbei congress.",
    "地区为推断：原文未说明，而主要目标与松北区人代会所提逐字相同。",
)
_HEADINGS: dict[str, Row] = {
    "verdicts": ("What the verdicts rest on", "结论的依据"),
    "review": ("The plan against the results of 2022", "计划与2022年结果对照"),
    "checks": ("The figures against each other", "数据相互核对"),
    "unknown": ("What is not known, and why", "未知事项及原因"),
    "near": ("Figures that come near, and decide nothing", "相近而不能据以判定的数据"),
}


def report(card: Scorecard, lang: str, as_of: datetime.date | None) -> Iterator[str]:
    """The page, in English or Chinese."""
    zh = lang == "zh"

    def heading(key: str) -> str:
        text = _HEADINGS[key][zh]
        return f"\n\n{text}\n{'=' * len(text) * (2 if zh else 1)}\n"

    yield card.to_text(lang)
    yield f"\n{_SCOPE[zh]}"

    yield heading("verdicts")
    for key in INSTRUCTIVE:
        yield f"{key}  {card[key].explain(lang)}\n"

    yield heading("review")
    published = Outcomes(REPORTS.values()) if as_of is None else Outcomes(REPORTS.values()).as_of(as_of)
    found = [each for each in PLAN.review(published) if each.remark is not Remark.NOT_TESTABLE]
    yield review_table(found, lang)

    yield heading("checks")
    for check in checks(PLAN, REPORTS):
        late = [row for row in check.rows.split() if row in REPORTS and not _published(row, as_of)]
        said = check.zh if zh else check.en
        if late:
            said = f"截至{as_of}尚未公布：{'、'.join(late)}" if zh else f"not published by {as_of}: {', '.join(late)}"
        yield f"{check.id:4} {said}  [{check.rows}]"

    yield heading("unknown")
    for reason, keys in _open(attainments(card)):
        yield f"{reason_text(reason, lang)}: {' '.join(keys)}"

    yield heading("near")
    for key, near, en, said_zh in NEAR:
        known = [outcome_text(REPORTS[row], lang, named=True) for row in near if _published(row, as_of)]
        if known:
            yield f"{key}  {'; '.join(known)}\n     {said_zh if zh else en}"


def _published(row: str, as_of: datetime.date | None) -> bool:
    day = REPORTS[row].published
    return as_of is None or (day is not None and day <= as_of)


def _open(results: Iterable[Attainment]) -> list[tuple[Reason, list[str]]]:
    """The open targets by reason; a target with two reasons stands under both."""
    listed = [each for each in results if each.verdict is Verdict.UNDETERMINED]
    by_reason = [(reason, [each.target.id for each in listed if reason in each.reasons]) for reason in Reason]
    return [(reason, keys) for reason, keys in by_reason if keys]


# ------------------------------------------------------------------------------------------------
# 5. The same for programs


def as_json(card: Scorecard, lang: str) -> dict[str, object]:
    """The scorecard as plain objects; numbers are texts, so that none is rounded."""
    results = list(attainments(card))
    return {
        "plan": PLAN.name,
        "area": PLAN.area,
        "period": str(PLAN.period),
        "convention": results[0].convention.name,
        "as_of": None if results[0].as_of is None else str(results[0].as_of),
        "counts": {str(verdict): number for verdict, number in card.counts.items()},
        "targets": [_as_json(each, lang) for each in results],
    }


def _as_json(result: Attainment, lang: str) -> dict[str, object]:
    target = result.target
    dated = isinstance(target.criterion, Milestone)
    return {
        "id": target.id,
        "indicator": target.indicator.label("zh" if lang == "zh" else "en"),
        "wording": target.wording,
        "verdict": str(result.verdict),
        "grade": None if result.grade is None else str(result.grade),
        "reasons": [str(reason) for reason in result.reasons],
        "acceptable": _set(result.acceptable, dated=dated),
        "possible": _set(result.possible, dated=dated),
        "unit": "date" if dated else result.unit,
        "margin": None if result.margin is None else _number(result.margin),
        "explanation": result.explain(lang),
    }


def _set(found: Interval | None, *, dated: bool) -> dict[str, object] | None:
    if found is None:
        return None
    text = _day if dated else _number
    low, high = (None if end is None else text(end) for end in (found.low, found.high))
    return {"low": low, "high": high, "low_closed": found.low_closed, "high_closed": found.high_closed}


def _number(number: object) -> str:
    return str(number) if isinstance(number, Fraction) else format(number, "f")


def _day(ordinal: object) -> str:
    return datetime.date.fromordinal(int(str(ordinal))).isoformat()


# ------------------------------------------------------------------------------------------------
# 6. Side by side: the same targets under other conventions and methods


def compared() -> Comparison:
    """The targets that some judge decides, under two conventions and three methods."""
    judges = [Completion("attainment"), ChinaStepScore("S40"), Pace()]
    found = PLAN.compare(REPORTS.values(), conventions=["official", "none"], evaluators=judges)
    undetermined = {Verdict.UNDETERMINED}
    rows = tuple(row for row in found.rows if {each.verdict for each in row[1]} != undetermined)
    return Comparison(found.judges, rows)


# ------------------------------------------------------------------------------------------------
# 7. The command line


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the options and print the page."""
    parser = argparse.ArgumentParser(description="The plan of Harbin New Area for 2023, judged on published figures.")
    parser.add_argument("--lang", choices=("en", "zh"), default="en", help="language of the report")
    parser.add_argument("--json", action="store_true", help="print the judgements as JSON")
    parser.add_argument(
        "--convention", choices=tuple(CONVENTIONS), default="official", metavar="NAME", help=", ".join(CONVENTIONS)
    )
    parser.add_argument(
        "--as-of", type=datetime.date.fromisoformat, metavar="DATE", help="judge with what was published by this day"
    )
    parser.add_argument("--compare", action="store_true", help="judge by other conventions and methods too")
    options = parser.parse_args(arguments)
    if options.compare:
        print(compared().to_text(options.lang))
        return
    card = judge(options.convention, options.as_of)
    if options.json:
        print(json.dumps(as_json(card, options.lang), ensure_ascii=False, indent=2))
    else:
        print("\n".join(report(card, options.lang, options.as_of)))


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    main()
