"""What the worked example needed of the core."""

import pytest

from plantargets import (
    NOT_STATED,
    AtLeast,
    ChangeFrom,
    Fall,
    Indicator,
    InLineWith,
    JustOver,
    Milestone,
    MoreThan,
    Outcome,
    Plan,
    Reach,
    Reason,
    Remark,
    Target,
    Unquantified,
    evaluate,
)
from plantargets.explanations import wording
from plantargets.printing import table
from plantargets.review import review_table

FIRMS = Indicator("firms", unit="enterprises", direction="higher", integer=True, name={"en": "firms", "zh": "企业"})
SHARE = Indicator("share", kind="share", direction="higher")
TRADE = Indicator("trade", unit="亿元", direction="higher")
OPENING = Indicator("opening", kind="milestone")


def review(*targets, baselines=()):
    return Plan("plan", period="2023", area="here", targets=targets).review(baselines)


def test_a_milestone_can_be_reviewed():
    assert review(Target(OPENING, Milestone())) == ()


def test_remarks_are_said_in_both_languages():
    last_year = Outcome(FIRMS, "268 enterprises", period="2022")
    below, untested = review(
        Target(FIRMS, AtLeast("100 enterprises")), Target(OPENING, Unquantified()), baselines=last_year
    )
    assert (below.remark, untested.remark) == (Remark.BELOW_LAST_YEAR, Remark.NOT_TESTABLE)
    assert str(below) == "firms: below last year: at least 100 enterprises, and 2022 brought 268 enterprises"
    assert below.explain("zh") == "firms：低于上年结果：100家企业以上，而2022年为268家企业"
    assert (untested.text, untested.note.zh) == ("the wording sets no test", "表述没有可检验的要求")


def test_level_and_growth_coincide_at_one_base_in_both_languages():
    (found,) = review(Target(TRADE.growth(), AtLeast("30 %")), Target(TRADE, AtLeast("120亿元")))
    assert found.remark is Remark.SAME_AT_BASE
    assert "base of 92.3077 亿元" in found.text
    assert "基数为92.3077 亿元时，30%以上与120亿元以上等价" in found.note.zh
    assert review_table([found], "zh").splitlines()[0].split() == ["目标", "提示", "说明"]


def test_contradiction_and_implication_in_chinese():
    contradiction, implication = review(
        Target(FIRMS, AtLeast("100 enterprises"), id="A"),
        Target(FIRMS, MoreThan("100 enterprises"), id="B"),
        Target(FIRMS.difference(code="firms"), "50 enterprises", id="C", area="elsewhere"),
        Target(Indicator("cost", unit="亿元", direction="lower"), "5亿元", id="D"),
        Target(Indicator("cost", unit="亿元", direction="on_target"), "6亿元", id="E"),
    )
    assert contradiction.note.zh == "5亿元接受(-∞, 5]，6亿元接受{6}"
    assert (implication.ids, implication.note.zh) == (("B", "A"), "达到超过100家企业即达到100家企业以上")


@pytest.mark.parametrize("reported", [1, 2])
def test_a_figure_without_an_area_is_left_out_and_said(reported):
    target = Target(SHARE, "30 %", period="2023", area="here")
    result = evaluate(target, [Outcome(SHARE, "31.3 %", period="2023", area=NOT_STATED)] * reported)
    assert result.reasons == (Reason.NO_OUTCOME,)
    (note,) = result.notes
    assert note.en == f"{reported} {'figure' if reported == 1 else 'figures'} left out, since no area is stated"
    assert note.zh in result.explain("zh")


def test_a_stated_area_needs_no_such_note():
    target = Target(SHARE, "30 %", period="2023", area="here")
    assert evaluate(target, [Outcome(SHARE, "31.3 %", period="2023", area="here")]).notes == ()


def test_chinese_puts_the_odd_between_number_and_noun():
    assert wording(JustOver("8000 jobs"), "zh") == "8000余个岗位"
    assert wording(JustOver("20000 households"), "zh", FIRMS.unit) == "20000余户家庭"
    assert wording(JustOver("1.3万人次"), "zh") == "1.3万余人次"


def test_a_rise_from_a_base_is_called_one():
    assert str(ChangeFrom(Reach("100 enterprises"), base="2022")) == "a rise of 100 enterprises from 2022"
    assert str(ChangeFrom(Fall("20 %"), base="2005")) == "a fall of 20 % from 2005"
    counted = ChangeFrom(Reach("100 enterprises"), base="2022")
    assert wording(counted, "zh", FIRMS.unit) == "比2022年增加100家企业"
    assert wording(ChangeFrom("2 points", base="2022"), "zh", SHARE.unit) == "比2022年提高2个百分点"


def test_the_last_column_of_a_table_is_not_cut():
    row = table(("a", "b"), [("x" * 50, "y" * 50)], widest=10).splitlines()[-1]
    assert row == "x" * 9 + "…  " + "y" * 50


def test_the_reference_of_an_open_verdict_is_named():
    gdp = Indicator("gdp", kind="growth", direction="higher", name={"en": "GDP"})
    income = Indicator("income", kind="growth", direction="higher")
    result = evaluate(Target(income, InLineWith(gdp), period="2023"), [Outcome(gdp, "4.3 %", period="2023")])
    assert result.reasons == (Reason.NO_OUTCOME,)
    assert "compared with GDP 4.3%" in result.explain()
