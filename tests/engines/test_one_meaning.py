"""Objects and tables give the same verdict, grade, first reason and margin, on every engine."""

import math
import random
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

import plantargets as pt
from plantargets import frames
from plantargets.frames.outputs import OUTPUTS

AREAS = ("A", "B")
YEARS = ("2020", "2021", "2022", "2023")
RELAXED = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.differing_executors]


def tenths(rng):
    return Decimal(rng.randint(-30, 60)) / 10


def positive(rng):
    return Decimal(rng.randint(1, 60)) / 10


def near(rng):
    return Decimal(rng.choice((-1, 0, 1, 2, 3, 4, 5))) / 10


def flip(rng):
    return rng.random() < 0.5


def words(rng, unit, *, positive_only=False):
    figure = (positive if positive_only else tenths)(rng)
    text = f"{figure} {unit}".strip()
    kind = rng.choice("about at_least more_than at_most less_than exactly reach nearly just_over between bare".split())
    within = rng.choice([None, *["0.3", "0.25", "1"]])
    two_sided = flip(rng) and flip(rng)
    if kind == "about" and not figure:
        within = "0.3"
    match kind:
        case "about":
            return pt.About(text, within=within, two_sided=two_sided)
        case "nearly" if figure > 0:
            return pt.Nearly(text, within=within, two_sided=two_sided)
        case "just_over" if figure > 0:
            return pt.JustOver(text)
        case "between":
            return pt.Between(text, f"{figure + positive(rng)} {unit}".strip(), two_sided=two_sided)
        case "bare":
            return text
    plain = {
        "at_least": pt.AtLeast,
        "more_than": pt.MoreThan,
        "at_most": pt.AtMost,
        "less_than": pt.LessThan,
        "exactly": pt.Exactly,
    }
    return plain.get(kind, pt.Reach)(text)


def criteria(rng, mine, other, unit):
    kind = rng.choice(
        (
            "word word word fall in_line in_line faster slower multiple multiple "
            "change change relative relative rising falling rank milestone none custom"
        ).split()
    )
    area = rng.choice([None, None, "A"])
    reference = pt.Reference(other, area=area) if area or flip(rng) else other
    base = rng.choice(["2020", pt.Reference(mine, "2021", "A"), other])
    points = "points" if unit == "%" else unit
    match kind:
        case "word":
            return words(rng, unit)
        case "fall":
            return pt.Fall(words(rng, unit, positive_only=True))
        case "in_line":
            return pt.InLineWith(
                reference,
                basically=flip(rng) and unit == "%",
                within=rng.choice([None, "0.1", "0.5"]),
                two_sided=flip(rng),
            )
        case "faster":
            return pt.FasterThan(reference, by=None if flip(rng) else words(rng, points, positive_only=True))
        case "slower":
            return pt.SlowerThan(reference, by=None if flip(rng) else words(rng, points, positive_only=True))
        case "multiple":
            return pt.MultipleOf(words(rng, "", positive_only=True), base=base)
        case "change":
            word = words(rng, points, positive_only=True)
            return pt.ChangeFrom(pt.Fall(word) if flip(rng) else word, base=base)
        case "relative":
            word = words(rng, "%", positive_only=True)
            return pt.ChangeFrom(pt.Fall(word) if flip(rng) else word, base=base)
        case "rising":
            return pt.KeepRising()
        case "falling":
            return pt.KeepFalling()
        case "rank":
            return pt.RankWithin(rng.randint(1, 4))
        case "milestone":
            return pt.Milestone(by=rng.choice([None, "2022-06-30"]))
        case "custom":
            return Even(tenths(rng))
    return pt.Unquantified()


class Even:
    def __init__(self, low):
        self.low = low

    def acceptable(self, scale):
        return pt.Interval(self.low, self.low + 1, low_closed=False)


def indicators(rng, code, criterion_kind=None):
    kind = rng.choice("growth growth growth level level share change rank milestone".split())
    unit = {"level": rng.choice(["亿元", "jobs"]), "change": "points"}.get(kind)
    direction = rng.choice(["higher", "lower", "on_target", None])
    return pt.Indicator(
        code,
        unit=unit,
        kind=kind,
        direction="lower" if kind == "rank" else direction,
        basis=rng.choice([None, None, "real", "nominal"]) if kind in {"growth", "level"} else None,
        integer=unit == "jobs" and flip(rng),
        accumulates=kind == "level" and flip(rng),
    )


def reported(rng, indicator, figure):
    """A report: the object's value and status, and the row of the table."""
    closed = flip(rng), flip(rng)
    low = figure + near(rng)
    if indicator.kind == "milestone":
        day = rng.choice(["2022-06-29", "2022-06-30", "2022-07-01", "2023-12-31", "2024-01-01"])
        value = rng.choice([pt.Done(on=day), pt.Done(), pt.NotDone(by=day), pt.NotDone(), None])
        return value, "normal"
    if indicator.integer or indicator.kind == "rank":
        low = Decimal(max(1, int(low)))
    form = rng.choice("bare bare bare bare set open_low open_high none nan forecast missing".split())
    status = "normal"
    value = low
    width = rng.choice([Decimal("0.1"), Decimal("0.4"), Decimal(1)])
    if indicator.integer or indicator.kind == "rank":
        width = Decimal(2)
    match form:
        case "set":
            value = pt.Interval(low, low + width, *closed)
        case "open_low":
            value = pt.Interval(None, low, high_closed=closed[1])
        case "open_high":
            value = pt.Interval(low, None, low_closed=closed[0])
        case "none" | "nan":
            value = None
        case "missing":
            value, status = None, "missing"
        case "forecast":
            status = "forecast"
    return value, status


def case(seed):
    """A target and the reports that bear on it, under codes of its own."""
    rng, n = random.Random(seed), seed
    mine, other = indicators(rng, f"m{n}"), indicators(rng, f"r{n}")
    if rng.randint(0, 9):
        other = pt.Indicator(
            f"r{n}",
            unit=mine.unit,
            kind=mine.kind,
            direction=mine.direction,
            basis=other.basis,
            integer=mine.integer and other.integer,
        )
    unit = {"growth": "%", "share": "%", "change": "points"}.get(mine.kind, "")
    period, over = rng.choice([("2023", "end")] * 4 + [("2021/2023", each) for each in ("end", "sum", "mean", "every")])
    if period != "2023" and over == "end" and mine.accumulates:
        period = "2023"
    area = rng.choice([None, None, "B"])
    for _ in range(6):
        try:
            criterion = criteria(rng, mine, other, unit)
            target = pt.Target(mine, criterion, id=f"t{n}", period=period, over=over, area=area, adverse=flip(rng))
            for each in AREAS:
                pt.Plan("check", area=each, targets=[target])
            break
        except (pt.PlanTargetsError, ValueError):
            continue
    else:
        target = pt.Target(mine, pt.Unquantified(), id=f"t{n}", period=period, area=area)
    edge = figure_of(target)
    outcomes = []
    for area_ in AREAS:
        level = tenths(rng)
        for indicator, years in ((mine, (*YEARS, "2021/2023")), (other, (*YEARS, "2021/2023"))):
            for year in years:
                if not rng.randint(0, 5) or (year == "2021/2023" and flip(rng)):
                    continue
                centre = edge if indicator is mine and not target.is_comparative and flip(rng) else level
                value, status = reported(rng, indicator, centre)
                try:
                    outcomes.append(pt.Outcome(indicator, value, period=year, area=area_, status=status))
                except pt.PlanTargetsError:
                    continue
    return target, outcomes


def figure_of(target):
    accepted = target.acceptable()
    if accepted is None:
        return Decimal(1)
    edge = accepted.low if accepted.low is not None else accepted.high
    return Decimal(1) if edge is None or abs(edge) > 100 else round(Decimal(edge), 3)


def table_of(outcomes):
    rows = []
    for index, each in enumerate(outcomes):
        found = each.possible()
        missing = found is None
        gap = math.nan if index % 2 else None
        rows.append(
            {
                "area": each.area,
                "period": each.period.text,
                "indicator": each.indicator.code,
                "low": gap if missing else -math.inf if found.low is None else float(found.low),
                "high": gap if missing else math.inf if found.high is None else float(found.high),
                "low_closed": True if missing else found.low_closed,
                "high_closed": True if missing else found.high_closed,
                "status": each.status.value if index % 3 else each.status.sdmx,
            }
        )
    names = "area period indicator low high low_closed high_closed status".split()
    return {name: [row[name] for row in rows] for name in names}


def expected(targets, outcomes, areas, **options):
    found = {}
    for area in areas:
        plan = pt.Plan("plan", area=area, targets=[each for each in targets if each.area in {None, area}])
        for key, each in plan.evaluate(outcomes, **options).items():
            found[area, key] = each
    return found


def compare(result, wanted):
    assert len(result) == len(wanted)
    for row in result:
        each = wanted[row["area"], row["target"]]
        verdict, grade, reason = (
            frames.VERDICTS[row["verdict"]],
            frames.GRADES[row["grade"]],
            frames.REASONS[row["reason"]],
        )
        said = (
            f"{each.target!r}\n{each.outcomes!r}\n{each.references!r}\n{row}\n"
            f"{each.verdict} {each.grade} {each.reasons} {each.margin} {each.possible}"
        )
        assert verdict is each.verdict, said
        assert grade is each.grade, said
        assert reason is (each.reasons[0] if each.reasons else None), said
        assert (row["margin"] is None) == (each.margin is None), said
        if each.margin is not None:
            assert math.isclose(row["margin"], float(each.margin), rel_tol=1e-9, abs_tol=1e-9), said
        accepted = each.acceptable
        if accepted is not None:
            for end in ("low", "high"):
                given, real = row[f"acceptable_{end}"], getattr(accepted, end)
                assert math.isclose(given, float(real)) if real is not None else math.isinf(given), said
                assert row[f"acceptable_{end}_closed"] is getattr(accepted, f"{end}_closed"), said
        assert not row["inexact"], said


def agree(engine, drawn):
    targets = [target for target, _ in drawn]
    outcomes = pt.Outcomes(outcome for _, some in drawn for outcome in some)
    result = engine.rows(frames.evaluate(targets, engine.make(table_of(outcomes)), areas=AREAS, validate=False))
    compare(result, expected(targets, outcomes, AREAS))


EXAMPLES = {
    "polars": 50,
    "polars-lazy": 12,
    "pandas": 4,
    "pandas-objects": 4,
    "pandas-arrow": 3,
    "pyarrow": 12,
    "duckdb": 4,
}
seeds = st.lists(st.integers(0, 2**31), min_size=12, max_size=16, unique=True)


@pytest.mark.parametrize("name", EXAMPLES)
def test_objects_and_tables_agree(name, engines):
    @settings(max_examples=EXAMPLES[name], deadline=None, suppress_health_check=RELAXED, database=None)
    @given(drawn=seeds)
    def agrees(drawn):
        agree(engines[name], [case(seed) for seed in drawn])

    agrees()


# narwhals is about to move Dask into a package of its own.
@pytest.mark.filterwarnings("ignore:Dask support:FutureWarning")
def test_objects_and_distributed_tables_agree(slow_engine):
    agree(slow_engine, [case(seed) for seed in range(100, 108)])
    agree_on_figures(slow_engine, [case(seed) for seed in range(200, 206)])


def agree_on_figures(engine, drawn):
    """A table of bare figures, with a subset of the columns of the result."""
    targets = [target for target, _ in drawn]
    kept = [each for _, some in drawn for each in some if each.status is pt.Status.NORMAL]
    found = {each: each.possible() for each in kept}
    kept = [each for each in kept if found[each] is None or found[each].is_point]
    keys = {
        "area": [each.area for each in kept],
        "period": [each.period.text for each in kept],
        "indicator": [each.indicator.code for each in kept],
    }
    gaps = (math.nan, None, math.inf)
    values = [gaps[index % 3] if found[each] is None else float(found[each].low) for index, each in enumerate(kept)]
    table, options = engine.make(keys | {"value": values}), {"areas": AREAS, "validate": False}
    every = engine.rows(frames.evaluate(targets, table, **options))
    compare(every, expected(targets, pt.Outcomes(kept), AREAS))
    rng = random.Random(len(kept))
    outputs = tuple(rng.sample(OUTPUTS, rng.randint(1, len(OUTPUTS))))
    some = {
        (row["area"], row["target"]): row
        for row in engine.rows(frames.evaluate(targets, table, outputs=outputs, **options))
    }
    names = {name for row in some.values() for name in row}
    assert names == {name for name in every[0] if name.startswith((*keys, "target", *outputs))}
    for row in every:
        for name, cell in some[row["area"], row["target"]].items():
            same = math.isclose(cell, row[name], abs_tol=1e-9) if isinstance(cell, float) else cell == row[name]
            assert same, (name, cell, row)


@pytest.mark.parametrize("name", EXAMPLES)
def test_objects_and_tables_of_figures_agree(name, engines):
    @settings(max_examples=EXAMPLES[name], deadline=None, suppress_health_check=RELAXED, database=None)
    @given(drawn=seeds)
    def agrees(drawn):
        agree_on_figures(engines[name], [case(seed) for seed in drawn])

    agrees()
