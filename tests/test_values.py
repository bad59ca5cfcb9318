"""Every public value compares by value, hashes, copies, pickles and prints so that it can be pasted back."""

import copy
import datetime
import inspect
import pickle

import pytest

import plantargets as pt

GDP = pt.Indicator("gdp", unit="percent", kind="growth", direction="higher", name={"en": "GDP", "zh": "地区生产总值"})
JOBS = pt.Indicator("jobs", unit="jobs", direction="higher", integer=True, accumulates=True)
SOURCE = pt.Source("Bulletin 2023", publisher="Statistics Bureau", date="2024-07-06")
TARGET = pt.Target(GDP, pt.About("6.5 %"), period="2023", strength="ensure", wording="增长6.5%左右", source=SOURCE)
REPORT = pt.Outcome(GDP, "4.3 %", period="2023", status="provisional", published="2024-07-06", source=SOURCE)
PLAN = pt.Plan("Plan", area="Songbei", period="2023", targets=[TARGET, pt.Target(JOBS, pt.AtLeast("8000 jobs"))])

PASTED = [
    GDP,
    JOBS,
    GDP.difference(),
    JOBS.share_of(pt.Indicator("all_jobs", unit="jobs")),
    JOBS.growth().of,
    SOURCE,
    TARGET,
    REPORT,
    PLAN,
    pt.Outcome(JOBS, pt.Interval("8000", "9000"), period="2021/2023", area=pt.NOT_STATED),
    pt.Outcomes([REPORT, pt.Outcome(JOBS, None, status="missing")]),
    pt.Interval("6.1", None),
    pt.Interval(None, "3", high_closed=False),
    pt.Figure.of("6.50 %"),
    pt.unit("亿元"),
    pt.Period("2023-S1"),
    pt.Period.fiscal(2023, 4),
    pt.NOT_STATED,
    pt.Done(on="2023-09-05"),
    pt.NotDone(),
    pt.OFFICIAL,
    pt.convention("empirical"),
    pt.relative("8 %"),
    pt.fixed("0.5 points"),
    pt.Between(6, "6.5 %", two_sided=True),
    pt.Fall(pt.Nearly("3 %")),
    pt.InLineWith(GDP, basically=True, within="0.2 points"),
    pt.FasterThan(pt.Reference(GDP, area="national"), by="0.5 points"),
    pt.MultipleOf(pt.AtLeast(2), base="2020"),
    pt.ChangeFrom(pt.Fall(pt.About("20 %")), base="2005"),
    pt.KeepRising(),
    pt.RankWithin(3, among="districts"),
    pt.Milestone("opened"),
    pt.Unquantified("deepen"),
    pt.SetAttainment(as_of="2024-08-01"),
]
LEVELS = [pt.Outcome(JOBS, 8000, period="2022"), pt.Outcome(JOBS, 9000, period="2023")]
RESULTS = [
    pt.evaluate(pt.Target(JOBS.growth(), pt.AtLeast("10 %"), period="2023"), LEVELS).outcomes[0].working,
    pt.evaluate(TARGET, REPORT),
    PLAN.evaluate([REPORT]),
    PLAN.compare([REPORT], conventions=["official", "none"]),
    pt.sensitivity(TARGET, REPORT),
    pt.Note("in English", "中文"),
    pt.Completion().series({2020: 10, 2023: 12}, target=15, target_year=2025, direction="higher"),
]


def named(values):
    return [pytest.param(value, id=f"{index}-{type(value).__name__}") for index, value in enumerate(values)]


@pytest.mark.parametrize("value", named(PASTED))
def test_repr_can_be_pasted(value):
    scope = {each: getattr(pt, each) for each in pt.__all__} | {"datetime": datetime}
    assert eval(repr(value), scope) == value


@pytest.mark.parametrize("value", named([*PASTED, *RESULTS]))
def test_copies_are_equal(value):
    for same in (pickle.loads(pickle.dumps(value)), copy.copy(value), copy.deepcopy(value)):
        assert same == value
        assert hash(same) == hash(value)
    assert value != object()
    assert str(value)


@pytest.mark.parametrize("value", named([*PASTED, *RESULTS]))
def test_values_cannot_be_changed(value):
    fields = [
        each for each in dir(value) if not each.startswith("_") and not callable(getattr(type(value), each, None))
    ]
    for each in fields or ["anything"]:
        with pytest.raises(AttributeError):
            setattr(value, each, None)


def test_every_public_class_of_values_is_here():
    words = {pt.About, pt.AtLeast, pt.AtMost, pt.Exactly, pt.JustOver, pt.LessThan, pt.MoreThan, pt.Nearly, pt.Reach}
    shown = {type(each) for each in [*PASTED, *RESULTS]} | words
    classes = {value for each in pt.__all__ if inspect.isclass(value := getattr(pt, each))}
    other = {value for value in classes if issubclass(value, Exception) or hasattr(value, "__members__")}
    other |= {value for value in classes if getattr(value, "_is_protocol", False)}
    other |= {value for value in classes if value.__module__.startswith("plantargets.evaluators")}  # tests/evaluators
    assert {each.__name__ for each in classes - shown - other} <= {"Scale", "SlowerThan", "KeepFalling", "Reference"}
