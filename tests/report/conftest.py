"""A small plan with every kind of result and of picture, made for these tests."""

import pytest

import plantargets as pt

HOSTILE = """<script>alert("1")</script> & 'x' | `y` *z* [a](javascript:b)"""


def _growth(code, direction="higher"):
    return pt.Indicator(code, kind="growth", direction=direction, name={"en": f"{code} growth", "zh": f"{code}增速"})


@pytest.fixture(scope="session")
def hostile():
    return HOSTILE


@pytest.fixture(scope="session")
def plan():
    gdp, income, trade, energy = _growth("gdp"), _growth("income"), _growth("trade"), _growth("energy", "lower")
    jobs = pt.Indicator("jobs", unit="jobs", direction="higher", integer=True)
    clean = pt.Indicator("clean", kind="share", direction="higher")
    park = pt.Indicator("park", kind="milestone")
    paper = pt.Source("Daily, 18 January 2023", url="https://example.org/plan?a=1&b=2")
    return pt.Plan(
        "Work plan <2023>",
        area="Songbei",
        period="2023",
        source=paper,
        targets=[
            pt.Target(gdp, pt.About("6.5 %"), wording="增长6.5%左右", source=paper, obligation="expected"),
            pt.Target(trade, pt.AtLeast("30 %")),
            pt.Target(income, pt.InLineWith(gdp)),
            pt.Target(jobs, "8000 jobs", wording="8000个"),
            pt.Target(energy, pt.Fall(pt.AtLeast("3 %"))),
            pt.Target(clean, pt.AtLeast("97 %")),
            pt.Target(park, pt.Milestone("opens")),
            pt.Target(pt.Indicator("rail", kind="milestone"), pt.Milestone("opens"), id="later", period="2024"),
            pt.Target(pt.Indicator("rank", kind="rank"), pt.RankWithin(3)),
            pt.Target(pt.Indicator("reform", name=HOSTILE), pt.Unquantified(), wording=HOSTILE),
        ],
    )


@pytest.fixture(scope="session")
def outcomes(plan):
    bulletin = pt.Source("Bulletin 2023", url="javascript:alert(1)")
    of = {key: target.indicator for key, target in plan.items()}
    return [
        pt.Outcome(of["gdp"], "4.3 %", period="2023", status="provisional", source=bulletin, published="2024-07-06"),
        pt.Outcome(of["income"], "4.1 %", period="2023", published="2024-07-06"),
        pt.Outcome(of["jobs"], pt.JustOver("8000 jobs"), period="2023", wording="8000余个", published="2024-07-06"),
        pt.Outcome(of["energy"], pt.Fall("2.9 %"), period="2023", published="2024-07-06"),
        pt.Outcome(of["clean"], "96.8 %", period="2023", published="2024-07-06", precision="printed"),
        pt.Outcome(of["park"], pt.Done("2023-11-05"), period="2023", published="2024-07-06"),
        pt.Outcome(of["rank"], 2, period="2023", published="2024-07-06"),
    ]


@pytest.fixture(scope="session")
def card(plan, outcomes):
    return plan.evaluate(outcomes, as_of="2024-08-01")
