"""Periods: SDMX time formats, arithmetic, and names for people."""

import copy
import pickle
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings, strategies as st

from plantargets.errors import FieldTypeError, PeriodError, PlanTargetsError
from plantargets.periods import Period

TEXTS = [
    # text, canonical, start, end, frequency
    ("2023", "2023", "2023-01-01", "2023-12-31", "A"),
    ("2023-A1", "2023", "2023-01-01", "2023-12-31", "A"),
    ("2023-01/2023-12", "2023", "2023-01-01", "2023-12-31", "A"),
    ("2023-S1", "2023-S1", "2023-01-01", "2023-06-30", "S"),
    ("2023-S2", "2023-S2", "2023-07-01", "2023-12-31", "S"),
    ("2023-T2", "2023-T2", "2023-05-01", "2023-08-31", "T"),
    ("2023-Q1", "2023-Q1", "2023-01-01", "2023-03-31", "Q"),
    ("2023-Q3", "2023-Q3", "2023-07-01", "2023-09-30", "Q"),
    ("2023-07", "2023-07", "2023-07-01", "2023-07-31", "M"),
    ("2023-M07", "2023-07", "2023-07-01", "2023-07-31", "M"),
    ("2023-M7", "2023-07", "2023-07-01", "2023-07-31", "M"),
    ("2024-02", "2024-02", "2024-02-01", "2024-02-29", "M"),
    ("2023-W05", "2023-W05", "2023-01-30", "2023-02-05", "W"),
    ("2020-W53", "2020-W53", "2020-12-28", "2021-01-03", "W"),
    ("2023-07-15", "2023-07-15", "2023-07-15", "2023-07-15", "D"),
    ("2023-07-15/2023-07-15", "2023-07-15", "2023-07-15", "2023-07-15", "D"),
    ("2021/2025", "2021/2025", "2021-01-01", "2025-12-31", None),
    ("2021-Q1/2025-Q4", "2021/2025", "2021-01-01", "2025-12-31", None),
    ("2023-01/2023-08", "2023-01/2023-08", "2023-01-01", "2023-08-31", None),
    ("2023-Q1/2023-Q3", "2023-01/2023-09", "2023-01-01", "2023-09-30", None),
    ("2023-02/2023-04", "2023-02/2023-04", "2023-02-01", "2023-04-30", None),
    ("2023-01-01/2023-06-30", "2023-S1", "2023-01-01", "2023-06-30", "S"),
    ("2023-01-01/P6M", "2023-S1", "2023-01-01", "2023-06-30", "S"),
    ("2023-01-15/P1M", "2023-01-15/2023-02-14", "2023-01-15", "2023-02-14", None),
    ("2023-01-02/P1W", "2023-W01", "2023-01-02", "2023-01-08", "W"),
    ("2021-01-01/P1Y6M", "2021-01/2022-06", "2021-01-01", "2022-06-30", None),
    ("2023-03-01/P10D", "2023-03-01/2023-03-10", "2023-03-01", "2023-03-10", None),
    ("FY2023-04", "FY2023-04", "2023-04-01", "2024-03-31", "A"),
    ("FY2023-01", "2023", "2023-01-01", "2023-12-31", "A"),
    ("2023-04/2024-03", "2023-04/2024-03", "2023-04-01", "2024-03-31", "A"),
    (" 2023 ", "2023", "2023-01-01", "2023-12-31", "A"),
    ("9999", "9999", "9999-01-01", "9999-12-31", "A"),
    ("1000", "1000", "1000-01-01", "1000-12-31", "A"),
]


@pytest.mark.parametrize(("text", "canonical", "start", "end", "frequency"), TEXTS)
def test_texts_are_read(text, canonical, start, end, frequency):
    period = Period(text)
    assert (period.start, period.end) == (date.fromisoformat(start), date.fromisoformat(end))
    assert period.text == str(period) == canonical
    assert period.frequency == frequency
    assert Period(canonical) == period
    assert eval(repr(period)) == period
    assert pickle.loads(pickle.dumps(period)) == period == copy.deepcopy(period)
    assert hash(Period(f"{period.start}/{period.end}")) == hash(period)


@pytest.mark.parametrize(
    "text",
    [
        "", "23", "203", "20233", "0999", "2023-13", "2023-00", "2023-0", "2023-1", "2023-Q5", "2023-Q0", "2023-Q03",
        "2023-S3", "2023-T4", "2023-A2", "2023-M13", "2023-W54", "2021-W53", "2023-W00", "2023-02-29", "2023-07-32",
        "2023-07-", "2023/", "/2023", "2023//2024", "2023/2024/2025", "2023-H1", "2023Q1", "2023-q1", "P1Y", "2023/P",
        "2023/P0D", "2023-01-01/PT5H", "2023-01-01/P6", "FY2023", "FY2023-13", "FY2023-4", "fy2023-04", "FY9999-04",
        "2025/2021", "2023-08/2023-01", "end of 2025", "10", "2023-1-1", "20230715", "2023-07-15T00:00", "２０２３",
        "٢٠٢٣", "2023\n2024", "9999-01-01/P2Y",
    ],
)  # fmt: skip
def test_what_is_no_period_is_refused(text):
    with pytest.raises(PeriodError, match=r"Outcome.period: got "):
        Period.of(text, "Outcome.period")
    with pytest.raises(PeriodError):
        Period(text)


def test_messages_say_how_to_write_it():
    with pytest.raises(PeriodError, match=r"'2023-Q3'.*'2021/2025'"):
        Period("2023-13")
    with pytest.raises(PeriodError, match=r"a span is written with a slash, as in '2021/2025'"):
        Period("2021-2025")
    with pytest.raises(PeriodError, match="a start that is not after the end"):
        Period("2025/2021")
    with pytest.raises(PeriodError, match="a year from 1000 to 9999"):
        Period(23)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="0123456789-/QSMWAFYPTD ", max_size=22))
def test_any_text_is_a_period_or_a_clear_error(text):
    try:
        period = Period.of(text)
    except PlanTargetsError as error:
        refused = str(error)
        assert "period: got" in refused
    else:
        assert Period(period.text) == period
        assert period.start <= period.end


@pytest.mark.parametrize("given_", [True, None, 2023.0, [], datetime(2023, 7, 1, tzinfo=UTC), object(), b"2023"])
def test_what_is_no_text_is_refused(given_):
    with pytest.raises(FieldTypeError, match=r"Target.period: got "):
        Period.of(given_, "Target.period")


def test_years_dates_and_periods_are_accepted():
    assert Period.of(2023) == Period(2023) == Period("2023")
    assert Period(date(2023, 7, 15)) == Period("2023-07-15")
    assert Period.of(Period("2023")) == Period(Period("2023"))
    for year in (0, 999, 10000, -2023):
        with pytest.raises(PeriodError):
            Period(year)


def test_a_period_is_made_once():
    assert Period.of("2023") is Period.of("2023")
    same = Period.of("2023")
    assert Period.of(same) is same


def test_equal_by_days():
    assert Period("2023-A1") == Period("2023") == Period("2023-S1/2023-S2")
    assert Period("FY2023-04") == Period("2023-04/2024-03")
    assert Period("2023") != Period("2024")
    assert Period("2023") != "2023"
    assert len({Period("2023"), Period("2023-A1"), Period("2023-01-01/P1Y")}) == 1
    with pytest.raises(AttributeError):
        Period("2023").start = date(2024, 1, 1)


def test_inside():
    year = Period("2023")
    assert year.contains("2023-Q3")
    assert year.contains("2023")
    assert not year.contains("2023-12/2024-01")
    assert Period("2023-Q3").is_part_of(year)
    assert not year.is_part_of("2023")
    assert year.is_part_of("2021/2025")
    assert not Period("2024").is_part_of(year)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2023", ["2023"]),
        ("2021/2023", ["2021", "2022", "2023"]),
        ("FY2023-04", ["2023-04/2024-03"]),
        ("2022-04/2024-03", ["2022-04/2023-03", "2023-04/2024-03"]),
        ("2023-Q3", []),
        ("2023-01/2024-06", []),
        ("2023-01-15/2024-01-14", []),
        ("9998/9999", ["9998", "9999"]),
    ],
)
def test_years(text, years):
    assert list(Period(text).years()) == [Period(year) for year in years]


@pytest.mark.parametrize(
    ("text", "previous", "before", "last"),
    [
        ("2023", "2022", "2022", "2023"),
        ("2021/2025", "2016/2020", "2020/2024", "2025"),
        ("2023-S1", "2022-S2", "2022-S1", "2023-S1"),
        ("2023-Q1", "2022-Q4", "2022-Q1", "2023-Q1"),
        ("2024-02", "2024-01", "2023-02", "2024-02"),
        ("2023-01/2023-08", "2022-05/2022-12", "2022-01/2022-08", "2023-01/2023-08"),
        ("2023-01/2024-06", "2021-07/2022-12", "2022-01/2023-06", "2023-07/2024-06"),
        ("FY2023-04", "FY2022-04", "FY2022-04", "FY2023-04"),
        ("2024-02-29", "2024-02-28", "2023-02-28", "2024-02-29"),
        ("2023-01-05/2023-01-10", "2022-12-30/2023-01-04", "2022-01-05/2022-01-10", "2023-01-05/2023-01-10"),
        ("2023-W05", "2023-W04", "2022-W05", "2023-W05"),
    ],
)
def test_neighbours(text, previous, before, last):
    period = Period(text)
    assert period.previous() == Period(previous)
    assert period.year_before() == Period(before)
    assert period.last_year() == Period(last)


def test_shifts_beyond_the_calendar_are_refused():
    for period, years in [("9999", 1), ("2020-W53", -1)]:
        with pytest.raises(PeriodError):
            Period(period).shift(years=years)
    for early in (Period("1000"), Period("1000-01-01"), Period("1000-01-06/1000-02-10")):
        with pytest.raises(PeriodError):
            early.shift(years=-1)
        with pytest.raises(PeriodError):
            early.previous().previous().previous().previous().previous().previous()
    with pytest.raises(PeriodError):
        Period(date(999, 12, 31))
    assert Period("2023").shift(years=2) == Period("2025")
    assert Period("2023-Q3").shift(months=-3) == Period("2023-Q2")


months = st.tuples(st.integers(1900, 2100), st.integers(1, 12)).map(lambda pair: f"{pair[0]}-{pair[1]:02}")


@settings(max_examples=80, deadline=None)
@given(first=months, length=st.integers(1, 70))
def test_spans_of_months(first, length):
    start = Period(first).start
    period = Period(f"{start}/P{length}M")
    assert period.months == length
    assert Period(period.text) == period
    assert period.previous().end + timedelta(days=1) == period.start
    assert period.previous().months == length
    assert period.shift(years=3).shift(years=-3) == period
    assert period.year_before().start.month == start.month
    years = period.years()
    assert len(years) == (length // 12 if length % 12 == 0 else 0)
    assert all(year.months == 12 and period.contains(year) for year in years)
    assert period.contains(period.last_year())
    assert period.last_year().end == period.end


def test_other_ways_to_make_one():
    assert Period.fiscal(2023, start_month=4) == Period("FY2023-04")
    assert Period.fiscal(2023, start_month=1).text == "2023"
    assert Period.year_to_date(2023, 8) == Period("2023-01/2023-08")
    assert Period.between(date(2023, 1, 1), date(2023, 3, 31)).text == "2023-Q1"
    for bad in (0, 13):
        with pytest.raises(PeriodError):
            Period.fiscal(2023, start_month=bad)
        with pytest.raises(PeriodError):
            Period.year_to_date(2023, bad)
    with pytest.raises(PeriodError):
        Period.between(date(2023, 2, 1), date(2023, 1, 1))


@pytest.mark.parametrize(
    ("text", "en", "zh"),
    [
        ("2023", "2023", "2023年"),
        ("2021/2025", "2021–2025", "2021—2025年"),
        ("2023-S1", "first half of 2023", "2023年上半年"),
        ("2023-S2", "second half of 2023", "2023年下半年"),
        ("2023-T2", "second third of 2023", "2023年5—8月"),
        ("2023-Q3", "2023 Q3", "2023年第三季度"),
        ("2023-07", "Jul 2023", "2023年7月"),
        ("2023-01/2023-08", "Jan–Aug 2023", "2023年1—8月"),
        ("2023-01/2023-09", "Jan–Sep 2023", "2023年前三季度"),
        ("FY2023-04", "Apr 2023 – Mar 2024", "2023年4月至2024年3月"),
        ("2023-07-15", "15 Jul 2023", "2023年7月15日"),
        ("2023-W05", "week 5 of 2023", "2023年第5周"),
        ("2023-01-05/2023-02-10", "5 Jan 2023 – 10 Feb 2023", "2023年1月5日至2月10日"),
        ("2023-12-30/2024-01-02", "30 Dec 2023 – 2 Jan 2024", "2023年12月30日至2024年1月2日"),
    ],
)
def test_labels(text, en, zh):
    assert Period(text).label() == en
    assert Period(text).label("zh") == zh


def test_no_clock_is_read():
    """The same text is the same days on any day: dateutil's parser, which fills in today, is not even loaded."""
    code = "from plantargets.periods import Period; Period('2023-01-31/P1M'); print('dateutil.parser' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path[:0] = {sys.path!r}\n{code}"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "False\n"
