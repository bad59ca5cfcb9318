"""Figures that eight publishers put into IATI, with the warts they have; see tests/data/iati."""

from pathlib import Path

import pytest

from plantargets import FormatError, Outcomes, Plan, Unquantified
from plantargets.formats import from_iati, load, load_with_losses, to_iati

HERE = Path(__file__).parents[1] / "data" / "iati"
SOUND = sorted(path.stem for path in HERE.glob("*.xml") if path.stem != "world-bank-broken")


def read(name, **options):
    return from_iati((HERE / f"{name}.xml").read_bytes(), **options)


def verdicts(activity):
    card = activity.plan.evaluate(activity.outcomes)
    return {key: (each.verdict.value, [reason.value for reason in each.reasons]) for key, each in card.items()}


def said(activity):
    return "\n".join(map(str, activity.losses))


def test_the_published_files_are_here():
    assert len(SOUND) == 8
    assert sum(len(each.plan) for name in SOUND for each in read(name)) == 33


@pytest.mark.parametrize("name", SOUND)
def test_every_sound_file_is_read_judged_and_written_again(name):
    for activity in read(name):
        activity.plan.evaluate(activity.outcomes)
        text, _ = to_iati(activity.plan, activity.outcomes)
        (again,) = from_iati(text)
        assert again.plan == activity.plan
        assert again.outcomes == activity.outcomes


def test_targets_and_actuals_without_a_direction():
    (one,) = read("terre-des-hommes")
    found = verdicts(one)
    # Without ascending, more than the target is neither good nor bad; so only the publisher's words decide.
    assert found["2.1.3_Children_with_hygiene_kits"] == ("undetermined", ["no_direction"])
    assert {verdict for verdict, _ in found.values()} == {"undetermined"}
    assert [str(each.value) for each in one.outcomes if each.note is None] == "1212 17204 829 1298 34 180 36".split()
    assert {each.note for each in one.outcomes} == {None, "baseline", "baseline (2021-03-31)"}
    assert "year is 2020 and iso-date 2021-03-31; taken as a figure of 2020" in said(one)
    assert {str(target.period) for target in one.plan.targets} == {"2020-06/2020-12"}


def test_a_direction_is_taken_as_it_was_declared():
    preparedness, response = read("save-the-children")
    assert {target.direction for target in preparedness.plan.targets} == {"lower"}
    assert str(preparedness.plan["Outcome_Indicator_3.1"].figure) == "75.00"
    assert preparedness.plan["Outcome_Indicator_3.1"].indicator.unit.label("en") == "%"
    assert verdicts(response)["Indicator_1.2"] == ("attained", [])
    assert str(response.plan["Indicator_1.18"].period) == "2020-07-06"


def test_comments_periods_and_shared_codes():
    (one,) = read("just-associates")
    found = verdicts(one)
    # The baseline of 2021 is no second figure beside the actual of 2021.
    assert found["WRG045"] == ("attained", [])
    assert "2021 has a target or actual too; taken as a figure of 2021-01-01" in said(one)
    assert found["WRG045-2"] == ("undetermined", ["no_outcome"])
    assert found["SCS041"] == ("undetermined", ["no_outcome"])
    solidarity = one.plan["WRG045"]
    assert solidarity.wording == "Target is annual, will increase each period"
    assert str(solidarity.indicator.source) == "IATI indicator vocabulary 99"
    assert solidarity.indicator.source.url.startswith("https://helpdesk-opendata-minbuza.nl/")
    assert solidarity.indicator.description == "5.3 Feminist solidarity and urgent action"
    codes = {target.indicator.code: target.indicator.label("en") for target in one.plan.targets}
    assert (codes["WRG047"], codes["WRG047-2"]) == ("5.1.1 New alliances", "4.2.1 Organisations strengthened")


def test_grouped_digits_percent_signs_and_words():
    drainage, electricity, plans, survey = read("world-bank")
    people = drainage.plan["People_benefitted_from_the_drainage_system_of_Santa_Lucia"]
    assert str(people.figure) == "20,000.00"
    assert verdicts(drainage)[people.id] == ("attained", [])
    assert verdicts(drainage)["Average_citizen_satisfaction_rate"] == ("attained", [])
    lines, mechanism = electricity.plan.targets
    assert verdicts(electricity)[lines.id] == ("missed", [])
    assert mechanism.criterion == Unquantified("IGC and JWG meetings held")
    assert [(each.value, each.wording) for each in electricity.outcomes][2:] == [
        (None, "IGC Secretariat and JWG established"),
        (None, "The IGC and JWG continue to meet."),
    ]
    assert [(each.value, each.wording) for each in plans.outcomes] == [(None, "N/A"), (None, "N/A")]
    assert str(plans.plan.targets[0].figure) == "900"
    assert verdicts(survey) == {"User_satisfaction_survey_applied_and_reported": ("undetermined", ["no_test"])}


def test_what_is_no_number_has_its_line_and_path():
    with pytest.raises(FormatError) as caught:
        read("world-bank-broken")
    places = [each.place for each in caught.value.problems]
    assert places == [
        f"line {line}, /iati-activities/iati-activity[{activity}]/result[1]/indicator[{indicator}]/period[1]/{what}[1]"
        for line, activity, indicator, what in ((20, 1, 1, "target"), (43, 2, 1, "actual"), (75, 3, 2, "actual"))
    ]
    messages = [each.message for each in caught.value.problems]
    assert all(given in message for given, message in zip(("72,0000", "8,386413", "17 women"), messages, strict=True))


def test_what_is_no_number_is_left_out_on_request_activity_by_activity():
    water, covid, plastic = read("world-bank-broken", skip_bad=True)
    assert len(water.plan) == 0
    assert ("72,0000" in said(water), "72,0000" in said(covid), "8,386413" in said(covid)) == (True, False, True)
    assert verdicts(plastic)["IR1.3_Business_development_services_to_women"] == ("attained", [])


def test_dates_with_a_zone_and_figures_in_titles():
    women, road = read("asian-development-bank")
    assert [str(target.period) for target in (*women.plan.targets, *road.plan.targets)][1:] == [
        "2012-12-31/2024-12-31"
    ] * 2
    assert [str(each.value) for each in road.outcomes] == ["0.75", "4975"]
    assert "an indicator without baseline, target and actual: TA 8200: 97% disbursed" in said(women)
    assert said(women).count("document-link has no place in the model") == 2


def test_titles_that_say_nothing_are_told_apart_by_their_result():
    (one,) = read("caf")
    assert [target.indicator.code for target in one.plan.targets] == ["indicator", "cambio", "indicator-2"]
    assert [target.indicator.name for target in one.plan.targets] == [{"es": "#"}, {"es": "% cambio"}, {"es": "#"}]
    assert one.plan["indicator-2"].indicator.description == "Empleados públicos capacitados"
    assert said(one).count("year is 1900 and iso-date 2023-07-05") == 3


def test_locations_and_empty_indicators():
    (ocean,) = read("wri")
    assert [each.indicator.code for each in ocean.outcomes] == [
        "WRI.FLW.1.2.location_575575",
        "WRI.FLW.4.1.location_575575",
    ]
    (korea,) = read("korea")
    assert (len(korea.plan), len(korea.outcomes)) == (0, 0)
    assert "an indicator without baseline, target and actual: Qualitative Indicator" in said(korea)
    assert "type 1 (output) has no place in the model" in said(korea)


def test_one_activity_of_several_by_its_identifier():
    path = HERE / "world-bank.xml"
    plan = load(path, Plan, activity="44000-P145054")
    assert plan.evaluate(load(path, Outcomes, activity="44000-P145054")).counts
    with pytest.raises(FormatError, match=r"4 activities with results; say which .* 44000-P169125"):
        load(path, Plan)
    with pytest.raises(FormatError, match="no activity '44000-P1' with results; those with results: 44000-P169125"):
        load(path, Plan, activity="44000-P1")
    found, losses = load_with_losses(HERE / "world-bank-broken.xml", Plan, activity="44000-P178734", skip_bad=True)
    assert len(found) == 0
    assert any("72,0000" in each.what for each in losses)
