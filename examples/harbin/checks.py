"""What the published figures say of each other, by arithmetic on sets.

A printed figure stands for all values that round to it, a bound for all values beyond it. Sums,
products and quotients of such sets show what follows from the figures and what does not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

import attrs

from plantargets import About, Interval, Outcome, Plan

Outcomes = Mapping[str, Outcome]


@attrs.frozen
class Check:
    """One check: the rows it rests on, what it says in two languages, and the sets it found."""

    id: str
    rows: str
    en: str
    zh: str
    sets: tuple[Interval, ...]


def checks(plan: Plan, outcomes: Outcomes) -> Iterator[Check]:
    """All checks, in order."""
    yield from _targets_with_each_other(plan, outcomes)
    yield from _results_with_each_other(outcomes)
    yield from _targets_with_results(plan, outcomes)
    yield from _ratios(outcomes)
    yield from _accounts(plan, outcomes)


def _targets_with_each_other(plan: Plan, o: Outcomes) -> Iterator[Check]:
    growth, level = stated(plan, "T06"), stated(plan, "T26")
    base = level / times(growth)
    published = value(o["B01"])
    needed = percent(level / published)
    reached = published * times(growth)
    yield Check(
        "A1",
        "T06 T26 B01",
        f"growth of {show(growth)} % and a level of {show(level)} coincide for a 2022 base of {show(base, 1)} (亿元). "
        f"The free trade area's {show(published, 1)} would need growth of {show(needed, 1)} %, "
        f"and with {show(growth)} % it reaches {show(reached, 1)}: either the areas differ or T26 is the harder",
        f"增长{show(growth)}%与达到{show(level)}亿元，在2022年基数为{show(base, 1)}亿元时等价。"
        f"自贸片区的{show(published, 1)}亿元需增长{show(needed, 1)}%才能达到，"
        f"增长{show(growth)}%只有{show(reached, 1)}亿元：或口径不同，或T26更难",
        (base, needed, reached),
    )
    # The cube root of 2 is no decimal: take the first tenth of a percent that doubles.
    tenths = (Interval.point(Decimal(n) / 10) for n in range(1000))
    rate = next(each for each in tenths if in_three_years(each).issubset(Interval.at_least(2)))
    just, planned = in_three_years(rate), in_three_years(growth)
    less = in_three_years(rate - Decimal("0.1"))
    stricter = growth.issubset(Interval.more_than(rate.high))
    yield Check(
        "A2",
        "T06 T17",
        f"doubling in three years takes {show(rate, 1)} % a year (x{show(just, 4)}; a tenth less, x{show(less, 4)}), "
        f"and {show(growth)} % a year gives x{show(planned, 2)}: "
        + ("consistent, T06 is stricter" if stricter else "T17 is stricter"),
        f"三年倍增需年均增长{show(rate, 1)}%（{show(just, 4)}倍；少0.1个百分点为{show(less, 4)}倍），"
        f"年均{show(growth)}%为{show(planned, 2)}倍：{'两者一致，T06更严' if stricter else 'T17更严'}",
        (rate, planned),
    )


def _results_with_each_other(o: Outcomes) -> Iterator[Check]:
    plain = value(o["O10"]) / times(value(o["O11"]))
    wide = printed(o["O10"]) / times(printed(o["O11"]))
    yield Check(
        "A3",
        "O10 O11",
        f"new market entities in 2021: {show(plain)}; with the printed precision {show(wide)}",
        f"2021年新增市场主体：{show(plain)}户；按印出的精度为{show(wide)}户",
        (plain, wide),
    )
    stock = value(o["O38"])
    plain, wide = stock / part(value(o["O39"])), stock / part(printed(o["O39"]))
    known = value(o["B12"])
    yield Check(
        "A4",
        "O38 O39 B12",
        f"high-tech enterprises of the province: {show(plain)}, {show(wide)}; published {show(known)}, "
        f"so a share of {show(share(stock, known), 2)} %: {agrees(known, wide)}",
        f"全省高新技术企业：{show(plain)}，范围{show(wide)}；公布为{show(known)}，占比{show(share(stock, known), 2)}%："
        f"{agrees(known, wide, 'zh')}",
        (plain, wide, share(stock, known)),
    )
    added = value(o["O36"])
    earlier = whole(added / times(printed(o["O37"])))
    yield Check(
        "A5",
        "O36 O37",
        f"high-tech enterprises added in 2021: {listed(earlier)}",
        f"2021年新增高新技术企业：{listed(earlier, '或')}",
        (earlier,),
    )
    before = stock - added
    grew = percent(stock / before)
    yield Check(
        "A6",
        "O36 O38",
        f"high-tech enterprises at the end of 2021, if none lapsed: {show(before)}, "
        f"so the stock grew by {show(grew, 1)} %; the status lasts three years, so additions may differ from that",
        f"如无到期，2021年末高新技术企业为{show(before)}户，存量增长{show(grew, 1)}%；"
        "资格有效期三年，新增数未必等于存量变化",
        (before, grew),
    )
    giants = whole(value(o["O40.1"]) / part(printed(o["O40.2"])))
    firms = whole(value(o["O41.1"]) / part(printed(o["O41.2"])))
    yield Check(
        "A7",
        "O40.1 O40.2 O41.1 O41.2",
        f"in the province there are {listed(giants)} little giants and {listed(firms)} specialised firms",
        f"全省“小巨人”{listed(giants, '或')}家，“专精特新”{listed(firms, '或')}家",
        (giants, firms),
    )
    plain, wide = value(o["O26"]) / part(value(o["O27"])), printed(o["O26"]) / part(printed(o["O27"]))
    known = value(o["B04.1"])
    here = share(value(o["O26"]), known)
    yield Check(
        "A8",
        "O26 O27 B04.1",
        f"key-project investment of the city: {show(plain, 1)}, {show(wide, 1)} (亿元); published {show(known)}, "
        f"so a share of {show(here, 1)} %: {agrees(known, wide)}",
        f"全市重点项目投资：{show(plain, 1)}亿元，范围{show(wide, 1)}；公布为{show(known)}亿元，占比{show(here, 1)}%："
        f"{agrees(known, wide, 'zh')}",
        (plain, wide, here),
    )
    closed, rate = value(o["O50"]), value(o["O51"])
    rounded = whole(closed / part(printed(o["O51"])))
    cut = whole(closed / part(rate + Interval(0, 1, high_closed=False)))
    yield Check(
        "A9",
        "O50 O51",
        f"cases received: {listed(rounded)} if {show(rate)} % was rounded, {listed(cut)} if it was cut off",
        f"受理案件：如{show(rate)}%为四舍五入，{listed(rounded, '或')}件；如为截尾，{listed(cut, '或')}件",
        (rounded, cut),
    )


def _targets_with_results(plan: Plan, o: Outcomes) -> Iterator[Check]:
    most = percent(stated(plan, "T56") / value(o["O53"]))
    top = Interval(None, most.high)
    yield Check(
        "A10",
        "T56 O53",
        f"T56 asks for {show(top, 1)} % more jobs than in 2022 at most, since 2022 is known from below only",
        f"T56比2022年最多增长{show(top, 1)}%，因为2022年只有下限",
        (most,),
    )
    more = percent(stated(plan, "T37") / value(o["O25"]))
    yield Check(
        "A11",
        "T37 O25",
        f"T37 asks for {show(more, 1)} % more key projects than in 2022",
        f"T37的重点项目比2022年多{show(more, 1)}%",
        (more,),
    )
    asked, got = stated(plan, "T35"), value(o["O29"])
    below = asked - got
    yield Check(
        "A12",
        "T35 O29",
        f"T35 asks for more than {show(asked)} projects, {show(-below)} fewer than the {show(got)} of 2022",
        f"T35要求超过{show(asked)}个项目，比2022年的{show(got)}个少{show(-below)}个",
        (below,),
    )
    part_of = share(stated(plan, "T32"), value(o["O36"]))
    yield Check(
        "A13",
        "T32 O36",
        f"T32 asks for {show(part_of)} % of the high-tech enterprises that 2022 added",
        f"T32为2022年新增高新技术企业的{show(part_of)}%",
        (part_of,),
    )
    expected = o["O01"].value
    assert isinstance(expected, About)
    faster = stated(plan, "T01") - expected.value.number
    yield Check(
        "A14",
        "T01 O01",
        f"T01 states {show(faster, 1)} points more than what 2022 was expected to bring",
        f"T01比2022年的预计增速高{show(faster, 1)}个百分点",
        (faster,),
    )


def _ratios(o: Outcomes) -> Iterator[Check]:
    leverage = value(o["O13"]) * 10_000 / value(o["O12"])
    yield Check(
        "A15",
        "O12 O13",
        f"each yuan of subsidy induced at least {show(leverage, 1)} yuan of consumption",
        f"每元补贴至少拉动消费{show(leverage, 1)}元",
        (leverage,),
    )
    price = value(o["O15"]) * 10_000 / value(o["O16"])
    yield Check(
        "A16",
        "O15 O16",
        f"vouchers of {show(price)} yuan per square metre, if they paid for all of the area",
        f"如“房票”用于全部面积，每平方米{show(price)}元",
        (price,),
    )
    funds = value(o["O61"]) * 100_000_000 / value(o["O62"])
    yield Check(
        "A17",
        "O61 O62",
        f"funds of {show(funds)} yuan per household moved in",
        f"每户进户居民对应资金{show(funds)}元",
        (funds,),
    )
    places = value(o["O58"]) / value(o["O57"])
    yield Check(
        "A18",
        "O57 O58",
        f"{show(places)} places per new institution",
        f"每所新增学校、幼儿园{show(places)}个学位",
        (places,),
    )


def _accounts(plan: Plan, o: Outcomes) -> Iterator[Check]:
    gdp = value(o["R01"])
    sectors = [value(o[f"R03.{i}"]) for i in (1, 2, 3)]
    total = sectors[0] + sectors[1] + sectors[2]
    shares = [share(sector, gdp) for sector in sectors]
    fits = all(each.issubset(printed(o[f"R03.{i}"])) for each, i in zip(shares, (7, 8, 9), strict=True))
    shown = " : ".join(show(each, 2) for each in shares)
    yield Check(
        "A19",
        "R01 R03.1 R03.2 R03.3 R03.7 R03.8 R03.9",
        f"the sectors add up to {show(total, 1)} of {show(gdp, 1)} (亿元); shares {shown}: "
        + ("they agree with those printed" if fits and total == gdp else "they differ from those printed"),
        f"三次产业合计{show(total, 1)}亿元，地区生产总值{show(gdp, 1)}亿元；比重{shown}："
        + ("与公布数一致" if fits and total == gdp else "与公布数不一致"),
        (total, *shares),
    )
    rebuilt = percent(gdp / _year_before(o, value))
    wide = percent(printed(o["R01"]) / _year_before(o, printed))
    reported = printed(o["R02"])
    yield Check(
        "A20",
        "R01 R02 R03.1 R03.2 R03.3 R03.4 R03.5 R03.6",
        f"growth rebuilt from the sectors is {show(rebuilt, 2)} %, {show(wide, 2)} with rounding; printed "
        f"{show(value(o['R02']), 1)} %: {agrees(reported, wide)}",
        f"由三次产业推算增速为{show(rebuilt, 2)}%，计入舍入为{show(wide, 2)}；公布{show(value(o['R02']), 1)}%："
        f"{agrees(reported, wide, 'zh')}",
        (rebuilt, wide),
    )
    before = gdp / times(value(o["R02"]))
    on_target = before * times(stated(plan, "T01"))
    short = on_target - gdp
    yield Check(
        "A21",
        "T01 R01 R02",
        f"GDP of 2022 at prices of 2023: {show(before, 1)}; with the growth T01 states 2023 would have been "
        f"{show(on_target, 1)}, so {show(short, 1)} (亿元) are missing",
        f"2022年地区生产总值按2023年价格为{show(before, 1)}亿元；如达到T01的增速，2023年为{show(on_target, 1)}亿元，"
        f"短少{show(short, 1)}亿元",
        (before, on_target, short),
    )
    parts = [value(o[f"R09.{i}"]) for i in (3, 5, 7, 9)]
    total = parts[0] + parts[1] + parts[2] + parts[3]
    yield Check(
        "A22",
        "R09.1 R09.3 R09.5 R09.7 R09.9",
        f"the parts of agriculture printed add up to {show(total, 2)} (亿元), the total is "
        f"{show(value(o['R09.1']), 1)}: {agrees(total, printed(o['R09.1']))}; forestry is not printed",
        f"农业各部分合计{show(total, 2)}亿元，总数{show(value(o['R09.1']), 1)}亿元："
        f"{agrees(total, printed(o['R09.1']), 'zh')}；林业未公布",
        (total,),
    )


def _year_before(o: Outcomes, read: Callable[[Outcome], Interval]) -> Interval:
    """GDP of 2022 at prices of 2023, from the sectors and their growth."""
    first, second, third = (read(o[f"R03.{i}"]) / times(read(o[f"R03.{i + 3}"])) for i in (1, 2, 3))
    return first + second + third


def value(outcome: Outcome) -> Interval:
    """What the report allows; a bare figure is itself."""
    found = outcome.possible()
    assert found is not None
    return found


def printed(outcome: Outcome) -> Interval:
    """All values that would be printed as this figure."""
    found = outcome.rounding()
    assert found is not None
    return found


def stated(plan: Plan, key: str) -> Interval:
    """The figure in the words of a target."""
    found = plan[key].stated
    assert found is not None
    return found


def times(growth: Interval) -> Interval:
    """What a growth rate multiplies by."""
    return part(growth) + 1


def part(percents: Interval) -> Interval:
    """A share as a part of one."""
    return percents * Decimal("0.01")


def percent(multiple: Interval) -> Interval:
    """The growth rate of a multiple."""
    return (multiple - 1) * 100


def share(of: Interval, whole_of: Interval) -> Interval:
    """A part of a whole in percent."""
    return of / whole_of * 100


def in_three_years(rate: Interval) -> Interval:
    """What a yearly growth rate multiplies by in three years."""
    return times(rate) * times(rate) * times(rate)


def whole(found: Interval) -> Interval:
    """The whole numbers in a set of counts."""
    numbers = found.integers()
    assert numbers is not None
    return numbers


def agrees(figure: Interval, found: Interval, lang: str = "en") -> str:
    """Whether some value fits both."""
    if lang == "zh":
        return "不一致" if figure.isdisjoint(found) else "一致"
    return "they differ" if figure.isdisjoint(found) else "they agree"


def show(found: Interval, places: int = 0) -> str:
    """The set with so many decimals, as one number where both ends round to it."""
    ends = [f"{end:.{places}f}" for end in (found.low, found.high) if isinstance(end, Decimal)]
    if len(ends) < 2:
        return ends[0]
    low, high = ends
    return low if low == high else f"{low}–{high}"


def listed(counts: Interval, word: str = " or ") -> str:
    """Every whole number of the set."""
    assert counts.low is not None and counts.high is not None  # noqa: PT018
    return word.join(str(n) for n in range(int(counts.low), int(counts.high) + 1))
