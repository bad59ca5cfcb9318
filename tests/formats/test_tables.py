"""Tables: what is read as what, what is refused, and where."""

import datetime as dt
import io
import zipfile

import attrs
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from plantargets import (
    NOT_STATED,
    About,
    AtLeast,
    ChangeFrom,
    Fall,
    FieldError,
    FormatError,
    Indicator,
    Interval,
    JustOver,
    Outcome,
    Outcomes,
    Plan,
    Source,
    Status,
    Target,
)
from plantargets.formats import columns, excel, from_csv, from_excel, notation, template, to_csv, to_excel
from plantargets.formats.tidy import guarded, unguarded
from plantargets.testing import collections, criteria, indicators, plans, texts

FEW = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)
GDP = Indicator("gdp", kind="growth", direction="higher")


def problems(read, *given, **options):
    with pytest.raises(FormatError) as caught:
        read(*given, **options)
    return {each.place: each.message for each in caught.value.problems}


@settings(FEW, max_examples=120)
@given(st.data())
def test_the_notation_gives_back_what_it_was_given(data):
    criterion = data.draw(criteria(data.draw(indicators())))
    found = {}
    if (reference := Target_reference(criterion)) is not None and reference.indicator is not None:
        found[reference.indicator.code] = reference.indicator
    assert notation.read(notation.write(criterion), found.__getitem__) == criterion


def Target_reference(criterion):  # noqa: N802
    return getattr(criterion, "reference", None) or getattr(criterion, "base", None)


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("≥30 %", ">= 30 %"),
        ("at least 30 %", ">= 30 %"),
        ("~6.5 %", "about 6.5 %"),
        ("[6, 6.5] %", "6 % to 6.5 %"),
        ("[6, ∞) %", ">= 6 %"),
        ("(-∞, 3) %", "< 3 %"),
        ("a fall of about 3 %", "fall about 3 %"),
        ("= 100 %", "exactly 100 %"),
        ("Keep Rising", "keep rising"),
        ("rank 3", "rank <= 3"),
    ],
)
def test_other_ways_to_write_the_same(text, same):
    assert notation.read(text) == notation.read(same)


@pytest.mark.parametrize(
    "text",
    ["", "  ", "6.5 % or so, roughly", "[6, 6.5) %", "about", ">= ", "in line with gdp", "6 % (within 1 point)",
     "about 6 % (around 2)", "x" * 5000, "faster than", "6 to 5 %", "rank 0", "about 6 % (within 0.5 points", "((((" * 500],  # noqa: E501
)  # fmt: skip
def test_what_is_no_notation_is_refused(text):
    with pytest.raises(FieldError):
        notation.read(text)


@settings(FEW, max_examples=150)
@given(st.text("abt.outleas><=≥ 0123456789%()[]{},@:inrfk\"'-\n", max_size=40))
def test_any_text_is_read_or_refused(text):
    for read in (notation.read, notation.read_value):
        try:
            read(text)
        except ValueError as error:
            assert str(error)  # noqa: PT017


@FEW
@given(st.one_of(plans(most=3), collections(most=3)))
def test_csv_gives_back_what_the_columns_hold(obj):
    try:
        data, losses = to_csv(obj)
    except FormatError as error:
        assert "two different indicators have the code" in str(error)  # noqa: PT017
        return
    back = from_csv(data)
    assert losses or back == obj
    if isinstance(obj, Plan):
        assert [each.criterion for each in back.targets] == [each.criterion for each in obj.targets]
    else:
        assert [each.value for each in back] == [each.value for each in obj]


@settings(FEW, max_examples=15)
@given(plans(most=2), collections(most=2))
def test_excel_gives_back_what_the_columns_hold(plan, outcomes):
    try:
        data, _ = to_excel(plan, outcomes)
    except FormatError:
        return
    back, reports = from_excel(data)
    assert [each.criterion for each in back.targets] == [each.criterion for each in plan.targets]
    assert [each.value for each in reports] == [each.value for each in outcomes]
    assert back.name == plan.name


@settings(FEW, max_examples=100)
@given(texts() | st.text("=+-@'\t 1a", max_size=6))
def test_no_cell_is_a_formula_and_each_comes_back(text):
    cell = guarded(text)
    assert not cell.lstrip(" ").startswith(("=", "@", "\t"))
    assert unguarded(cell) == text


def test_a_command_in_a_wording_is_neutralised():
    attack = "=cmd|' /C calc'!A0"
    plan = Plan("P", targets=[Target(GDP, "6 %", wording=attack, note='+HYPERLINK("x")', area="-2+3")])
    data, _ = to_csv(plan)
    assert b"'=cmd" in data
    assert b"'+HYPER" in data
    assert b"'-2+3" in data
    assert from_csv(data) == Plan("P", area="-2+3", targets=plan.targets)
    book = openpyxl.load_workbook(io.BytesIO(to_excel(plan)[0]))
    assert not [cell for row in book["targets"].iter_rows() for cell in row if cell.data_type == "f"]


def test_chinese_headers_and_words():
    table = "指标代码,中文名称,单位,类型,方向,目标,时期\ngdp,地区生产总值,%,growth,higher,增长6.5%左右,2023\n"
    for encoding in ("utf-8", "utf-8-sig", "gb18030"):
        plan = from_csv(table.encode(encoding), name="计划", encoding="gb18030" if encoding == "gb18030" else "utf-8")
        assert plan["gdp"].criterion == About("6.5%")
        assert plan["gdp"].indicator.label("zh") == "地区生产总值"
        assert plan.name == "计划"


@pytest.mark.parametrize(
    "cell",
    [
        "6.5 percentt",
        "6abc %",
        "about 6 to",
        "6.5 % or 7 %",
        "not 6 %",
        "6 % (est)",
        "6 people 7 jobs",
        "1e999",
        "6,5 %",
        "72,0000",
        "8,386413",
        "1.2.3",
        "5-6",
        "10:30",
        "1/2",
        "1 200",
        "%",
        "6 % 7 %",
    ],
)
@pytest.mark.parametrize("column", ["target", "value"])
def test_a_number_gone_wrong_is_never_read_as_another(cell, column):
    found = problems(from_csv, f"indicator;kind;{column}\ngdp;growth;{cell}\n")
    assert list(found) == [f"row 2, column {column}"]


def test_words_of_reports_are_read_too():
    reports = from_csv('indicator,name_zh,unit,value\njobs,就业岗位,jobs,8000余个\njobs,,jobs,"8,000-odd jobs"\n')
    assert {type(each.value) for each in reports} == {JustOver}


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_delimiters_are_seen(delimiter):
    text = delimiter.join(["indicator", "value", "period"]) + "\r\n" + delimiter.join(["gdp", "4.3", "2023"])
    assert from_csv(text)[0].value.number == 4.3 or str(from_csv(text)[0].value) == "4.3"


def test_rows_that_only_define_indicators():
    text = "indicator,kind,unit,derived,target\ntrade_growth,growth,%,growth of trade,>= 30 %\ntrade,,亿元,,\n"
    plan = from_csv(text)
    assert plan["trade_growth"].indicator.of.part == Indicator("trade", unit="亿元")


def test_comparisons_name_indicators_of_the_table():
    text = "id,indicator,kind,target\n,gdp,growth,6 %\n,income,growth,in line with gdp\nemissions,co2,,fall 20 % from 2005\n"  # noqa: E501
    plan = from_csv(text)
    assert plan["income"].criterion.reference.indicator == plan["gdp"].indicator
    assert plan["emissions"].criterion == ChangeFrom(Fall("20 %"), base="2005")


def test_every_problem_has_its_row_and_column():
    text = (
        "id,indicator,unit,kind,target,period,over\n"
        "a,gdp,%,growth,quite a lot,2023,\n"
        "b,gdp,亿元,,about 6 %,2023-13,\n"
        "b2,rate,%,growth,about 6 %,2023,sum\n"
        "c,,,,6 %,,\n"
        "d,other,,,in line with nowhere,,\n"
        "d,third,,,6,,\n"
        "d,third,,,7,,\n"
        "e,fourth,,,,,\n"
    )
    found = problems(from_csv, text)
    assert {
        "row 2, column target",
        "row 3, column unit",
        "row 3, column period",
        "row 4, column over",
        "row 5, column indicator",
        "row 6, column target",
        "row 8, column id",
        "row 9, column target",
    } == set(found)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("", "row 1"),
        ("indicator,target,value\n", "row 1"),
        ("indicator,period\n", "row 1"),
        ("indicator,target,traget\n", "row 1, column traget"),
        ("indicator,target,target\n", "row 1, column target"),
        ('indicator,target\n"gdp,6 %\n', "row 2"),
        ("indicator,target\ngdp,6 %,7 %\n", "row 2"),
        ("indicator,target,note\ngdp,6,x\njobs,8", "row 3"),
    ],
)
def test_tables_that_are_none(text, place):
    assert place in problems(from_csv, text)


def test_the_wrong_encoding_is_named_and_never_guessed():
    table = "指标代码,数值\ngdp,4.3\n"
    found = problems(from_csv, table.encode("gb18030"))
    assert "encoding='gb18030'" in found["line 1"]
    assert "UTF-16" in problems(from_csv, table.encode("utf-16"))["line 1"]
    assert problems(from_csv, b"indicator,value\ngdp,\x81", encoding="gb18030").keys() == {"line 2"}
    assert "no encoding" in problems(from_csv, b"x", encoding="utf-9")["CSV"]


def test_status_codes_of_others_are_kept():
    text = "indicator,value,status,note\ngdp,4.3,sdmx:P,\ngdp,4.2,sdmx:B,seen\ngdp,missing,eurostat:m,\n"
    reports = from_csv(text)
    assert [each.status for each in reports] == [Status.PROVISIONAL, Status.NORMAL, Status.MISSING]
    assert [each.note for each in reports] == [None, "seen; SDMX OBS_STATUS B: time series break", None]
    assert "row 2, column status" in problems(from_csv, "indicator,value,status\ngdp,4.3,sdmx:Z\n")
    assert "row 2, column status" in problems(from_csv, "indicator,value,status\ngdp,4.3,finall\n")


def test_unknown_areas_and_sets():
    reports = Outcomes(
        [Outcome(GDP, Interval(4, 5, True, False), area=NOT_STATED), Outcome(GDP, None, status="missing")]
    )
    assert from_csv(to_csv(reports)[0]) == reports


def workbook(rows, formats=None, sheet="targets"):
    book = openpyxl.Workbook()
    page = book.active
    page.title = sheet
    for row in rows:
        page.append(row)
    for place, number_format in (formats or {}).items():
        page[place].number_format = number_format
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def test_number_cells_are_read_as_they_are_shown():
    rows = [["indicator", "kind", "value", "published", "period"]]
    rows += [
        ["gdp", "growth", 0.065, dt.date(2024, 7, 6), 2023],
        ["jobs", None, 8000, None, 2023],
        ["x", None, 6.5, None, 2023],
    ]
    reports = from_excel(workbook(rows, {"C2": "0.0%", "C4": "0.00"}))[1]
    assert [str(each.value) for each in reports] == ["6.5 %", "8000", "6.50"]
    assert reports[0].published == dt.date(2024, 7, 6)
    assert str(reports[0].period) == "2023"


def test_cells_that_excel_spoiled_are_refused_with_their_place():
    rows = [
        ["indicator", "target", "period"],
        ["gdp", dt.datetime(2023, 5, 6), "2023"],  # noqa: DTZ001
        ["jobs", "=1+1", dt.datetime(2023, 7, 1)],  # noqa: DTZ001
    ]
    found = problems(from_excel, workbook(rows))
    assert found.keys() == {
        "sheet 'targets', B2 (target)",
        "sheet 'targets', B3 (target)",
        "sheet 'targets', C3 (period)",
    }
    assert "Excel makes dates of texts" in found["sheet 'targets', B2 (target)"]
    assert "a formula" in found["sheet 'targets', B3 (target)"]


def test_problems_of_the_rows_name_the_cell():
    rows = [["indicator", "target", "period"], ["gdp", "quite a lot", "2023"], ["jobs", "6", "20x3"]]
    assert problems(from_excel, workbook(rows)).keys() == {
        "sheet 'targets', B2 (target)",
        "sheet 'targets', C3 (period)",
    }


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04 nothing", b"\xd0\xcf\x11\xe0 old", b"indicator,target\n", workbook([["nothing"]])]
)
def test_what_is_no_workbook_is_refused(data):
    assert "workbook" in problems(from_excel, data)


def test_entities_and_bombs_in_workbooks_are_refused():
    def patched(part, text):
        made = io.BytesIO()
        with (
            zipfile.ZipFile(io.BytesIO(workbook([["indicator", "target"]]))) as old,
            zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
        ):
            for name in old.namelist():
                new.writestr(name, text if name == part else old.read(name))
        return made.getvalue()

    laughs = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    assert "entities" in str(problems(from_excel, patched("xl/workbook.xml", laughs)))
    assert "unpacks to" in str(problems(from_excel, patched("xl/styles.xml", " " * (excel.MOST_BYTES + 1))))


@settings(FEW, max_examples=60)
@given(st.integers(0, 10_000), st.binary(min_size=1, max_size=4), st.integers(0, 10_000))
def test_damaged_workbooks_are_read_or_refused(place, put, cut):
    data = to_excel(Plan("P", targets=[Target(GDP, "6 %")]))[0]
    at = place % len(data)
    damaged = data[:at] + put + data[at + len(put) :]
    for given_ in (damaged, data[: cut % len(data)]):
        try:
            from_excel(given_)
        except FormatError as error:
            assert error.problems  # noqa: PT017


def test_texts_that_no_cell_holds():
    plan = Plan("P", targets=[Target(GDP, "6 %", note="x" * 40_000), Target(GDP, "6 %", id="b", wording="a\x01")])
    assert len(problems(to_excel, plan)) == 2


def test_the_templates_are_read_as_they_are():
    for lang in ("en", "zh"):
        plan = from_csv(template("targets", lang=lang))
        assert plan["gdp"].criterion == About("6.5 %")
        assert from_csv(template("outcomes", lang=lang))[0].status is Status.PROVISIONAL
    plan, reports = from_excel(excel.template())
    assert plan.evaluate(reports)["gdp"].verdict.value == "missed"


def test_column_names_are_told_apart():
    for table in columns.TABLES.values():
        assert len({column.name for column in table}) == len({column.zh for column in table}) == len(table)


def test_a_plan_without_targets_says_what_it_loses():
    data, losses = to_csv(Plan("P", period="2021"))
    assert from_csv(data) == Plan("P")
    assert [each.place for each in losses] == ["plan"]


def test_a_workbook_says_what_becomes_of_the_plan_itself():
    plan = Plan(
        "P", note="", source=Source("S", page=3, url=" "), targets=[Target(GDP, "6 %", area="A")], period="2021"
    )
    data, losses = to_excel(plan)
    assert [str(each) for each in losses] == [
        "plan: its note is empty, which a table cannot tell from none",
        "plan: the page of its source is a text in a table",
        "plan: url of its source is empty, which a table cannot tell from none",
    ]
    assert from_excel(data)[0] == attrs.evolve(plan, note=None, source=Source("S", page="3"))


def test_a_value_under_no_name_and_a_bad_plan_sheet_are_refused():
    rows = [["indicator", "target"], ["gdp", "6 %", None, "lost"]]
    assert problems(from_excel, workbook(rows)) == {"sheet 'targets', D2": "its column has no name in row 1"}
    book = openpyxl.load_workbook(io.BytesIO(workbook([["indicator", "target"], ["gdp", "6"]])))
    sheet = book.create_sheet("plan")
    for row in (["field", "value"], ["period", "20223"]):
        sheet.append(row)
    written = io.BytesIO()
    book.save(written)
    assert "20223" in problems(from_excel, written.getvalue())["sheet 'plan', plan"]


def test_a_sheet_that_claims_a_million_rows_is_read_at_once():
    book = openpyxl.load_workbook(io.BytesIO(workbook([["indicator", "target"]])))
    book["targets"]["A1048576"], book["targets"]["B1048576"] = "gdp", "6"
    written = io.BytesIO()
    book.save(written)
    assert list(from_excel(written.getvalue())[0]) == ["gdp"]


def test_two_indicators_of_one_code_are_refused():
    plan = Plan("P", targets=[Target(GDP, "6 %"), Target(Indicator("gdp"), AtLeast(3), id="b")])
    assert "two different indicators" in problems(to_csv, plan)["indicator gdp"]


@settings(FEW, max_examples=100)
@given(
    st.binary(max_size=60) | st.text(max_size=60).map(lambda text: f"indicator,target\n{text}".encode(errors="replace"))
)
def test_rubbish_is_read_or_refused(data):
    try:
        from_csv(data)
    except FormatError as error:
        assert error.problems  # noqa: PT017
