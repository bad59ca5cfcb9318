"""One series judged by a published method: beside a function written by hand for that method alone.

The references have the same guards, read the same inputs as strictly, and return the same object
with every field filled.
"""

from fractions import Fraction
from math import isfinite

from harness import Calls, Case, Fact

from plantargets import DirectionError, FieldError, Reason, Verdict
from plantargets.evaluators import Completion, GermanStrategy, MethodResult, OpenSDG, UNProgressChart


def read(series: dict[int, float]) -> tuple[list[int], dict[int, float]]:
    found: dict[int, float] = {}
    for year, value in series.items():
        if type(year) is not int or not 0 < year < 10000:
            raise FieldError("series", year, "a year")
        if value is None:
            continue
        if type(value) not in {float, int} or not isfinite(value):
            raise FieldError("series", value, "a finite number")
        found[year] = value
    return sorted(found), found


def sign_of(direction: str) -> int:
    if direction not in {"higher", "lower"}:
        raise DirectionError("direction", direction, "'higher' or 'lower'")
    return 1 if direction == "higher" else -1


def inputs_of(  # noqa: PLR0917
    base_year, base, latest_year, latest, target, target_year, direction
):
    return {
        "base_year": base_year,
        "base": base,
        "latest_year": latest_year,
        "latest": latest,
        "target": target,
        "target_year": target_year,
        "direction": direction,
    }


SDG = OpenSDG().record


def open_sdg(series, target, target_year, direction):
    years, figures = read(series)
    sign = sign_of(direction)
    if not isfinite(target):
        raise FieldError("target", target, "a finite number")
    later = [year for year in years if year >= 2015]
    base_year = later[0] if len(later) > 1 else years[max(len(years) - 2, 0)]
    latest_year = years[-1]
    base, latest = figures[base_year], figures[latest_year]
    inputs = inputs_of(base_year, base, latest_year, latest, target, target_year, direction)
    met = latest >= target if sign > 0 else latest <= target
    reasons = (
        (Reason.BASELINE_MET,) if latest_year > base_year and (base >= target if sign > 0 else base <= target) else ()
    )

    def refused(reason):
        return MethodResult(
            "Open SDG", "not_available", None, None, None, Verdict.UNDETERMINED, (reason,), inputs, SDG.source,
            "growth ratio", (),
        )  # fmt: skip

    if latest_year == base_year:
        return refused(Reason.TOO_FEW_POINTS)
    if base < 0 < latest or latest < 0 < base:
        return refused(Reason.SIGN_CHANGE)
    if not met:
        if target == 0:
            return refused(Reason.ZERO_TARGET)
        if base == 0:
            return refused(Reason.ZERO_BASE)
        if target_year <= base_year:
            return refused(Reason.TARGET_YEAR_PASSED)
        if base < 0 < target or target < 0 < base:
            return refused(Reason.SIGN_CHANGE)
    growth = (latest / base) ** (1 / (latest_year - base_year)) - 1
    required = abs((target / base) ** (1 / (target_year - base_year)) - 1)
    inputs["trend"] = growth
    ratio = (-1 if base < 0 else 1) * sign * growth / required if required else None
    if met:
        label, level, score, verdict = "target_achieved", 4, 5.0, Verdict.ATTAINED
    else:
        if ratio >= 0.95:
            label, level = "substantial_progress", 3
        elif ratio >= 0.60:
            label, level = "moderate_progress", 2
        elif ratio >= 0:
            label, level = "limited_progress", 1
        else:
            label, level = "deterioration", 0
        score = min(7.1429 * ratio - 4.2857, 5.0) if ratio >= 0.6 else max(4.1667 * ratio - 2.5, -5.0)
        verdict = Verdict.MISSED if latest_year >= target_year else None
    return MethodResult(
        "Open SDG", label, level, ratio, score, verdict, reasons, inputs, SDG.source, "growth ratio", ()
    )


UN = UNProgressChart().record


def un_chart(series, target, target_year, direction):
    years, figures = read(series)
    sign = sign_of(direction)
    if not isfinite(target):
        raise FieldError("target", target, "a finite number")
    years = [year for year in years if year <= target_year]
    later = [year for year in years if year >= 2015]
    base_year = later[0] if len(later) > 1 else years[max(len(years) - 2, 0)]
    latest_year = years[-1]
    base, latest = figures[base_year], figures[latest_year]
    inputs = inputs_of(base_year, base, latest_year, latest, target, target_year, direction)
    met = latest >= target if sign > 0 else latest <= target
    base_met = latest_year > base_year and (base >= target if sign > 0 else base <= target)
    near = target in {0.0, 100.0} and abs(latest - target) <= 1

    def refused(reason):
        return MethodResult(
            "UN SDG progress chart", None, None, None, None, Verdict.UNDETERMINED, (reason,), inputs, UN.source,
            "projected share of the way", UN.unverified,
        )  # fmt: skip

    if latest_year == base_year:
        return refused(Reason.TOO_FEW_POINTS)
    if not (met or near):
        if base == 0:
            return refused(Reason.ZERO_BASE)
        if base < 0 < latest or latest < 0 < base:
            return refused(Reason.SIGN_CHANGE)
        if target_year <= base_year:
            return refused(Reason.TARGET_YEAR_PASSED)
        if target == base:
            return refused(Reason.ZERO_SPAN)
        if base_met:
            return refused(Reason.BASELINE_MET)
    growth = (latest / base) ** (1 / (latest_year - base_year)) - 1
    inputs["trend"] = growth
    share = (latest * (1 + growth) ** (target_year - latest_year) - base) / (target - base)
    if met or near or share >= 0.95:
        label, level = "met_or_on_track", 3
    elif share >= 0.10:
        label, level = "fair_progress", 2
    else:
        label, level = "stagnation_or_regression", 1
    verdict = Verdict.ATTAINED if met else Verdict.MISSED if latest_year >= target_year else None
    reasons = (Reason.BASELINE_MET,) if base_met else ()
    return MethodResult(
        "UN SDG progress chart", label, level, share, None, verdict, reasons, inputs, UN.source,
        "projected share of the way", UN.unverified,
    )  # fmt: skip


DNS = GermanStrategy().record


def german(series, target, target_year, direction):
    years, figures = read(series)
    sign = sign_of(direction)
    if not isfinite(target):
        raise FieldError("target", target, "a finite number")
    count = 6 if len(years) >= 6 else 4
    base_year, latest_year = years[max(len(years) - count, 0)], years[-1]
    base, latest = figures[base_year], figures[latest_year]
    inputs = inputs_of(base_year, base, latest_year, latest, target, target_year, direction)
    met = latest >= target if sign > 0 else latest <= target
    if len(years) < 4:
        return MethodResult(
            "German strategy", None, None, None, None, Verdict.UNDETERMINED, (Reason.TOO_FEW_POINTS,), inputs,
            DNS.source, "share of the gap left", DNS.unverified,
        )  # fmt: skip
    change = (latest - base) / (count - 1)
    inputs["trend"] = change
    measure = "place of the symbol"
    if met:
        label, level = ("sun", 3) if sign * change >= 0 else ("sun+cloud", 2)
        number = float(level)
    elif latest_year >= target_year:
        label, level = ("cloud", 1) if sign * change > 0 else ("storm", 0)
        number = float(level)
    else:
        measure = "share of the gap left"
        gap = target - latest
        number = (gap - change * (target_year - latest_year)) / gap
        if number < 0.05:
            label, level = "sun", 3
        elif number <= 0.20:
            label, level = "sun+cloud", 2
        elif number < 1:
            label, level = "cloud", 1
        else:
            label, level = "storm", 0
    verdict = Verdict.ATTAINED if met else Verdict.MISSED if latest_year >= target_year else None
    return MethodResult(
        "German strategy", label, level, number, None, verdict, (), inputs, DNS.source, measure, DNS.unverified
    )


DONE = Completion().record


def exact(value: float) -> Fraction:
    return Fraction(repr(value))


def completion(series, target, target_year, direction):
    years, figures = read(series)
    sign = sign_of(direction)
    if not isfinite(target):
        raise FieldError("target", target, "a finite number")
    base_year, latest_year = years[0], years[-1]
    base, latest = figures[base_year], figures[latest_year]
    inputs = inputs_of(base_year, base, latest_year, latest, target, target_year, direction)
    met = latest >= target if sign > 0 else latest <= target
    base_met = latest_year > base_year and (base >= target if sign > 0 else base <= target)
    if len(years) < 2 or base_met:
        reason = (
            Reason.TOO_FEW_POINTS if len(years) < 2 else Reason.ZERO_SPAN if base == target else Reason.BASELINE_MET
        )
        return MethodResult(
            "Completion", None, None, None, None, Verdict.UNDETERMINED, (reason,), inputs, DONE.source, "completion", ()
        )
    start = exact(base)
    share = (exact(latest) - start) / (exact(target) - start)
    if share > 1:
        label, level = "exceeded", 4
    elif share == 1:
        label, level = "completed", 3
    elif share > 0:
        label, level = "partly_completed", 2
    elif share == 0:
        label, level = "no_progress", 1
    else:
        label, level = "moved_away", 0
    number = float(share)
    verdict = Verdict.ATTAINED if met else Verdict.MISSED if latest_year >= target_year else None
    return MethodResult(
        "Completion", label, level, number, 100 * number, verdict, (), inputs, DONE.source, "completion", ()
    )


SERIES = {2015: 14.5, 2016: 13.9, 2017: 13.1, 2018: 12.4, 2019: 12.0, 2020: 11.2, 2021: 10.9, 2023: 10.2}
TARGET = {"target": 7.25, "target_year": 2030, "direction": "lower"}
PAIRS = [(OpenSDG(), open_sdg), (UNProgressChart(), un_chart), (GermanStrategy(), german), (Completion(), completion)]


def same() -> None:
    for method, by_hand in PAIRS:
        for target, year, direction in ((7.25, 2030, "lower"), (11.0, 2030, "lower"), (20.0, 2022, "higher")):
            found = method.series(SERIES, target=target, target_year=year, direction=direction)
            assert found == by_hand(SERIES, target, year, direction), method.name


def cases() -> list[Case]:
    found: list[Case] = [Fact("both sides return the same object", same)]
    for method, by_hand in PAIRS:
        found.append(
            Calls(
                f"{method.name}: one series of 8 years",
                lambda by_hand=by_hand: by_hand(SERIES, 7.25, 2030, "lower"),
                lambda method=method: method.series(SERIES, **TARGET),
                goal=3.0,
            )
        )
    return found
