"""Every published result that the rules explain comes out, at the tolerance of its table."""

import math

import pytest

import method_tables as tables
import plantargets as pt
from plantargets.evaluators import china, completion, conformance, rates, share_met
from plantargets.evaluators.distributions import Gamma, Normal
from plantargets.evaluators.engine import ProgressMethod
from plantargets.evaluators.eurostat import Eurostat, Eustat
from plantargets.evaluators.german import GermanStrategy
from plantargets.evaluators.oecd import OECDDistance
from plantargets.evaluators.opensdg import OpenSDG
from plantargets.evaluators.un import ESCAP, UNProgressChart


def ids(name, **wanted):
    rows = [row for row in tables.rows(name) if all(row[key] == value for key, value in wanted.items())]
    return pytest.mark.parametrize("row", rows, ids=[row["id"] for row in rows])


def close(found, text, *, relative=0.0, absolute=0.0):
    if not text:
        return found is None
    return found is not None and math.isclose(found, float(text), rel_tol=relative, abs_tol=absolute)


def same(method: ProgressMethod, row, tolerance):
    result = method.series(**tables.given(row))
    assert result.label == row["label"]
    assert close(result.statistic, row["value"], relative=tolerance) or (
        not row["value"] and result.statistic in (None, math.inf)
    )
    assert close(result.score, row["score"], absolute=1e-9)


@ids("open_sdg")
def test_open_sdg(row):
    same(OpenSDG(as_published=True), row, 1e-9 if row["id"].startswith("T") else 1e-12)


@ids("open_sdg")
def test_open_sdg_without_the_publishers_defects(row):
    # Only a base or target of zero, or a target equal to the base, may differ.
    if row["value"] == "inf":
        assert OpenSDG().series(**tables.given(row)).statistic is None
    else:
        same(OpenSDG(), row, 1e-9 if row["id"].startswith("T") else 1e-12)


@ids("eustat")
def test_eustat(row):
    same(Eustat(as_published=True), row, 1e-9)


def test_the_published_defect_of_eustat_is_only_under_its_setting():
    row = next(row for row in tables.rows("eustat") if row["id"] == "V051")
    assert Eustat(as_published=True).series(**tables.given(row)).score == 5
    assert Eustat().series(**tables.given(row)).score == pytest.approx(-1.7011567592702115)


@ids("totals", method="open_sdg")
def test_open_sdg_totals(row):
    groups = list(tables.scores(row["scores"]))
    total = OpenSDG().aggregate(groups if len(groups) > 1 else groups[0])
    assert total.label == row["label"]
    assert close(total.score, row["score"], absolute=1e-9)


@ids("totals", method="eustat")
def test_eustat_totals(row):
    groups = list(tables.scores(row["scores"]))
    total = Eustat().aggregate(groups if len(groups) > 1 else groups[0])
    assert total.label == row["label"]
    assert close(total.score, row["score"], absolute=1e-9)


def symbol(row, kind):
    target = tables.pairs(row["target"])
    year = next(iter(target), None)
    return GermanStrategy(kind).series(
        tables.pairs(row["figures"]), target=target.get(year), target_year=year, direction=row["direction"]
    )


@ids("german", reproduces="yes")
def test_german_symbols(row):
    assert symbol(row, row["kind"]).label == row["symbol"]


@ids("german", reproduces="no")
def test_german_symbols_that_the_rule_does_not_explain(row):
    label = symbol(row, row["kind"]).label
    assert label is not None
    assert label != row["symbol"]


@ids("german", kind="target_by_year")
def test_german_kind_is_read_from_what_is_given(row):
    assert symbol(row, None).label == symbol(row, "target_by_year").label


@ids("un_progress_chart")
def test_un_progress_chart(row):
    result = UNProgressChart().series(**tables.given(row))
    assert (result.label, str(result.level)) == (row["label"], row["level"])
    assert close(result.inputs["trend"], row["growth"], relative=1e-5)
    if row["share"]:
        assert close(result.statistic, row["share"], relative=1e-5)


@ids("eurostat")
def test_eurostat(row):
    result = Eurostat().series(**tables.given(row))
    assert result.label == row["label"]
    assert close(result.statistic, row["value"], absolute=1e-5)


PRIORS = {
    "J04": Gamma(4, 0.25),
    "J05": Gamma(4, 0.25),
    "J07": Normal(9.5, 0.3),
    "J07a": Normal(9.5, 0.3),
    "J13": Normal(0, 1),
    "J13a": Normal(0, 1),
}


def conformance_of(row):
    low, high = tables.number(row["low"]), tables.number(row["high"])
    text, quantity = row["inputs"], row["quantity"]
    if row["id"] in PRIORS and quantity.startswith("probability"):
        return conformance.nonconformance_probability(PRIORS[row["id"]], low, high)
    if row["id"] in PRIORS:
        error = 0.1 if "0.1" in text else 0.25
        found = conformance.risks(PRIORS[row["id"]], error, low, high)
        return found.consumer if quantity == "consumer_risk" else found.producer
    if text.startswith("in-tolerance"):
        share = float(text.split("probability ")[1].split()[0])
        limit = conformance.limits_for(share)
        error = limit / 6 if "TUR 3" in text else 0.25
        return conformance.risks(Normal(0, 1), error, -limit, limit).consumer * (100 if "percent" in quantity else 1)
    value = Normal(*(float(part.split("=")[1]) for part in text.split()[1:]))
    if quantity == "cpk":
        return conformance.capability(value, low, high)
    if quantity == "conformance_probability":
        return conformance.conformance_probability(value, low, high)
    return conformance.nonconformance_probability(value, low, high)


@ids("conformance")
def test_conformance(row):
    assert conformance_of(row) == pytest.approx(float(row["expected"]), rel=0, abs=float(row["tolerance"]))


def rate_of(row):
    start, end, years = (tables.number(row[key]) for key in ("start", "end", "years"))
    if row["method"] == "aarr_continuous":
        return rates.aarr(start, end, years)
    if row["method"] == "aroc_project":
        return rates.project(end, rates.aroc(start, end), 7)
    if row["method"] == "percent_change_by_year":
        return rates.changed_by(start, row["detail"].split()[0])
    return rates.Path("geometric").at(2025, 2018, start, 2025, end)


@ids("rates")
def test_rates(row):
    assert rate_of(row) == pytest.approx(float(row["expected"]), rel=0, abs=float(row["tolerance"]))


def band_of(row):
    if row["scale"] == "EU 2014-2020":
        return completion.eu_performance_framework(row["given"].split(";"))
    if row["scale"].startswith("S"):
        result = china.ChinaStepScore(row["scale"]).ratio(row["given"])
        return f"{result.score:g}" + ("!" if result.inputs["veto"] else "")
    ladder = completion.Ladder.global_fund() if row["scale"] == "Global Fund" else completion.Ladder.us_commerce()
    return ladder.percent(row["given"]).label


@ids("ladders")
def test_ladders(row):
    assert band_of(row) == row["expected"]


def small_of(row):
    base, target, latest = (tables.number(row[key]) for key in ("base", "target", "latest"))
    method = row["method"]
    if method == "attainment_percent":
        return completion.Completion("attainment").series({1: latest}, target=target, direction="higher").score
    if method == "completion":
        side = "higher" if target > base else "lower"
        return completion.Completion().series({1: base, 2: latest}, target=target, direction=side).statistic
    if method.startswith("csi"):
        side = "lower" if method == "csi_decrease" else "higher"
        judge = ESCAP(parity=method == "csi_parity")
        return judge.series({2015: base, 2020: latest}, target=target, direction=side).score
    _, sd, side = method.split("/")
    return OECDDistance(sd=sd).series({2023: latest}, target=target, direction=side).statistic


@ids("small")
def test_small_vectors(row):
    assert small_of(row) == pytest.approx(float(row["expected"]), rel=0, abs=1e-9)


def verdict_of(row):
    """A written verdict on a national target, by set attainment and by counting."""
    low, high, actual = row["low_or_total"], row["high_or_met"], row["actual"]
    if row["relation"] == "share":
        return f"{share_met(int(high), int(low)):.1f}"
    growth = pt.Indicator("growth", unit="percent", kind="growth", direction="higher")
    criterion = {
        "about": lambda: pt.About(f"{low} %"),
        "about_or_better": lambda: pt.About(f"{low} %"),
        "range": lambda: pt.Between(f"{low} %", f"{high} %"),
        "at_least": lambda: pt.AtLeast(f"{low} %"),
    }[row["relation"]]()
    found = pt.evaluate(pt.Target(growth, criterion, period="2014"), pt.Outcome(growth, f"{actual} %", period="2014"))
    return {"attained": "achieved", "missed": "not_fulfilled"}[str(found.verdict)]


VERDICTS = [row for row in tables.rows("china_verdicts") if row["relation"] != "tally"]


@pytest.mark.parametrize("row", VERDICTS, ids=[row["id"] for row in VERDICTS])
def test_chinese_verdicts(row):
    assert verdict_of(row) == (row["actual"] if row["relation"] == "share" else row["verdict"])


def test_the_chinese_mid_term_tally_adds_up():
    labels = ["achieved_early"] * 4 + ["faster_than_expected"] * 5 + ["basically_in_line"] * 7 + ["lagging"] * 4
    row = next(row for row in tables.rows("china_verdicts") if row["relation"] == "tally")
    assert len(labels) == int(row["low_or_total"])
    assert sum(label != "lagging" for label in labels) == int(row["high_or_met"])


@pytest.mark.parametrize(
    ("convention", "figure", "low", "high"),
    [
        ("rule_of_thumb", "7", 5, 9),
        ("empirical", "7", 6.287812225, 7.712187775),
        ("empirical", "200", 187.2499573, 212.7500427),
        ("empirical", "6.5", 6.13230697, 6.86769303),
        ("empirical", "5", 4.309371381, 5.690628619),
    ],
)
def test_hedged_numerals(convention, figure, low, high):
    found = pt.Outcome(pt.Indicator("x", direction="higher"), pt.About(figure)).possible(pt.convention(convention))
    assert (float(found.low), float(found.high)) == (pytest.approx(low, abs=1e-7), pytest.approx(high, abs=1e-7))
