"""The parts of the published methods as expressions, for tables of series.

A method is a record of parts: questions, statistics, scores, base years. Its guards and ladders
are read from the record; each part that is a function in :mod:`plantargets.evaluators` has its
expression here, in the words of narwhals or of Polars.
"""

from __future__ import annotations

from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING, Final, TypeAlias, final

import attrs

from plantargets.errors import FieldError
from plantargets.evaluators import Line, Piecewise, completion, eurostat, guards, opensdg, statistics
from plantargets.evaluators.base_years import ExactlyOrFirst, LaterElseEarlier, Nearest, NearestBeforeLast, NextLater
from plantargets.frames.words import true

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    import narwhals.stable.v2 as nw

    from plantargets.evaluators.base_years import Wanted
    from plantargets.evaluators.engine import Method
    from plantargets.frames.cases import Case
    from plantargets.frames.words import Words

#: More years than there are, so that a second choice of base comes after every first one.
_LATER: Final = 1e5
#: The rank of a year that is taken only where there is no other.
AFTER_ALL: Final = 1e6
#: One figure in floats is right to this share of itself, with room for the roots of each engine.
_ROUNDING: Final = 1e-15
#: Beyond it, whole numbers and their quotients are no longer told apart by floats.
_WHOLE: Final = 2.0**51
_LONG: Final = 2.0**44


def _opposite(case: Case, other: nw.Expr) -> nw.Expr:
    return (case.side(case.base) * other < 0) & (case.base != 0)


def _held(case: Case) -> nw.Expr:
    moved = case.sign * (case.latest - case.base) * case.side(case.base)
    return (case.coefficient(case.base) == 0) & (moved >= 0)


#: What each question of a guard asks.
_QUESTIONS: Final[Mapping[object, Callable[[Case], nw.Expr]]] = {
    guards.no_target: lambda case: ~case.has,
    guards.met: lambda case: case.met,
    guards.base_met: lambda case: case.base_met,
    guards.base_met_then_lost: lambda case: case.base_met & ~case.met,
    guards.zero_base: lambda case: case.base == 0,
    guards.zero_target: lambda case: case.target == 0,
    guards.sign_change: lambda case: _opposite(case, case.latest),
    guards.target_sign_change: lambda case: _opposite(case, case.target),
    guards.zero_span: lambda case: case.has & (case.base == case.target),
    guards.no_time: lambda case: case.span <= 0,
    guards.no_target_year: lambda case: case.words.col("_ty").is_null(),
    eurostat.base_not_positive: lambda case: case.base < 0,
    eurostat.unchanged: lambda case: case.base == case.latest,
    eurostat.at_limit_and_held: _held,
    completion.base_met_and_kept: lambda case: case.base_met & case.met,
    completion.lower_is_better: lambda case: case.sign < 0,
    completion.higher_is_better: lambda case: case.sign > 0,
    completion.negative_target: lambda case: case.target < 0,
    completion.zero_latest: lambda case: case.latest == 0,
}


def question(method: Method, asked: Callable[..., bool], case: Case) -> nw.Expr | None:
    """The expression of a guard's question; None where it never holds in a table."""
    if asked is guards.every_year:
        return None
    if isinstance(asked, guards.FewerThan) and asked.points <= 2:
        return None if asked.points < 2 else (case.years < 1) & case.words.col("_bg").is_null()
    if isinstance(asked, guards.WithinOf):
        ends = [case.target == end for end in asked.ends]
        hit = ends[0]
        for each in ends[1:]:
            hit = hit | each
        return case.has & hit & ((case.latest - case.target).abs() <= asked.distance)
    if asked in _QUESTIONS:
        return _QUESTIONS[asked](case)
    raise unknown(method, asked)


def mended(method: Method, change: object, holds: nw.Expr, case: Case) -> Case:
    """The case after a publisher's replacement of a zero."""
    when = case.words.when
    if change is guards.replace_zero_base:
        return attrs.evolve(case, base=when(holds).then(0.001).otherwise(case.base))
    if change is guards.replace_zero_target:
        target = when(holds).then(0.001).otherwise(case.target)
        return attrs.evolve(case, target=target, met=case.has & case.reached(case.latest, target))
    raise unknown(method, change)


def unknown(method: Method, part: object) -> FieldError:
    """The error for a part that has no expression."""
    name = getattr(part, "__name__", str(part))
    return FieldError(
        "method",
        f"{method.name!r} with {name}",
        "OpenSDG, Eurostat, Eustat, UNProgressChart, Completion, or a house method made of their parts; "
        "judge others one series at a time with method.series()",
    )


_FIGURES = {"_b": "_bi", "_x": "_xi", "_t0": "_ti"}


def helpers(forms: Iterable[Form], decimals: int, case: Case) -> list[dict[str, nw.Expr]]:
    """The columns that some statistics are made of, in the order in which they rest on each other."""
    wanted = {name for each in forms for name in each.needs}
    scale, col = 10.0**decimals, case.words.col
    scaled = {whole: (col(name) * scale).round(0) for name, whole in _FIGURES.items()}
    fine = case.words.lit(value=True)
    for name, whole in _FIGURES.items():
        kept = col(whole)
        fine = fine & ((col(name) * scale - kept).abs() <= kept.abs() * _ROUNDING) & (kept.abs() < _WHOLE)
    growth, needed = (
        case.rate(case.latest, case.base, case.years),
        case.rate(case.target, case.base, case.span),
    )
    projected = case.latest * (1.0 + col("_growth")) ** (case.span - case.years)
    stages = [
        {"_growth": growth, "_needed": needed, **scaled},
        {"_projected": projected, "_fine": true(case.words, fine)},
    ]
    found = [{name: made for name, made in stage.items() if name in wanted} for stage in stages]
    return [stage for stage in found if stage]


@final
@attrs.frozen(eq=False)
class Form:
    """A statistic as expressions of columns.

    Args:
        needs: the columns of :func:`helpers` that it reads.
        number: the statistic.
        error: how far floats may be off.
        grows: whether it is 0 just where nothing changed.
    """

    needs: tuple[str, ...]
    number: nw.Expr
    error: nw.Expr
    grows: bool = True


def _signed(case: Case) -> nw.Expr:
    return case.side(case.base) * case.sign * case.words.col("_growth")


def _signed_growth(case: Case) -> Form:
    return Form(("_growth",), _signed(case), _ROUNDING * (1.0 + case.number.abs()))


def _growth_ratio(case: Case, top: nw.Expr, bottom: nw.Expr) -> Form:
    error = case.over(3 * _ROUNDING * (1.0 + case.number.abs()), case.words.col("_needed").abs())
    return Form(("_growth", "_needed"), case.over(top, bottom), error)


def _growth_ratio_as_published(case: Case) -> Form:
    signed, needed = _signed(case), case.words.col("_needed")
    plain, still = _growth_ratio(case, signed, needed.abs()), needed == 0
    chain = case.words.when(still & (signed > 0)).then(inf).when(still & (signed < 0)).then(-inf)
    return attrs.evolve(plain, number=chain.otherwise(plain.number))


def _projected_share(case: Case) -> Form:
    projected, distance = case.words.col("_projected"), case.target - case.base
    size = projected.abs() * (case.span - case.years + 3.0) + case.base.abs()
    number = case.over(projected - case.base, distance)
    return Form(("_growth", "_projected"), number, case.over(_ROUNDING * size, distance.abs()))


def _quotient(case: Case, top: tuple[str, str | None], bottom: tuple[str, str | None]) -> Form:
    """A quotient of differences of figures, exact for those of the declared decimals."""
    col, when = case.words.col, case.words.when

    def less(pair: tuple[str, str | None], *, whole: bool) -> nw.Expr:
        first, second = (None if name is None else col(_FIGURES[name] if whole else name) for name in pair)
        assert first is not None
        return first if second is None else first - second

    size = case.words.lit(0.0)
    for name in dict.fromkeys(name for name in (*top, *bottom) if name is not None):
        size = size + 2.0 * col(name).abs()
    fine, long = col("_fine"), less(bottom, whole=True).abs() > _LONG
    rough = case.over(_ROUNDING * size * (1.0 + case.number.abs()), less(bottom, whole=False).abs())
    number = when(fine).then(case.over(less(top, whole=True), less(bottom, whole=True)))
    return Form(
        (*_FIGURES.values(), "_fine"),
        number.otherwise(case.over(less(top, whole=False), less(bottom, whole=False))),
        when(fine & ~true(case.words, long)).then(0.0).otherwise(rough),
        grows=False,
    )


_FORMS: Final[Mapping[object, Callable[[Case], Form]]] = {
    statistics.signed_growth: _signed_growth,
    statistics.growth_ratio: lambda case: _growth_ratio(case, _signed(case), case.words.col("_needed").abs()),
    statistics.growth_ratio_as_published: _growth_ratio_as_published,
    statistics.plain_growth_ratio: lambda case: _growth_ratio(
        case, case.words.col("_growth"), case.words.col("_needed")
    ),
    statistics.projected_share: _projected_share,
    statistics.completion: lambda case: _quotient(case, ("_x", "_b"), ("_t0", "_b")),
    statistics.attainment_ratio: lambda case: _quotient(case, ("_x", None), ("_t0", None)),
    statistics.inverse_ratio: lambda case: _quotient(case, ("_t0", None), ("_x", None)),
}


def form(method: Method, statistic: object, case: Case) -> Form:
    """The form of a statistic."""
    if statistic not in _FORMS:
        raise unknown(method, statistic)
    return _FORMS[statistic](case)


#: Points from a statistic and, where there are natural limits, the coefficient.
Points: TypeAlias = "Callable[[Case, nw.Expr | None], nw.Expr]"


def _target_score(case: Case, scale: nw.Expr | None) -> nw.Expr:  # noqa: ARG001
    number = case.number
    above, below = (7.1429 * number - 4.2857).clip(upper_bound=5.0), (4.1667 * number - 2.5).clip(lower_bound=-5.0)
    return case.words.when(number >= 0.6).then(above).otherwise(below)


def _growth_score(case: Case, scale: nw.Expr | None) -> nw.Expr:
    number = case.number
    size = case.words.lit(1.0) if scale is None else scale
    share = number if scale is None else case.over(number, scale)
    chain = case.words.when(number < 0).then((125.0 * number - 2.5).clip(lower_bound=-5.0))
    chain = chain if scale is None else chain.when(scale == 0).then(5.0)
    chain = chain.when(number >= 0.015 * size).then((500.0 * share - 5.0).clip(upper_bound=5.0))
    return chain.when(number >= 0.005 * size).then(250.0 * share - 1.25).otherwise(500.0 * share - 2.5)


def _eustat_score(case: Case, scale: nw.Expr | None) -> nw.Expr:
    number = case.number
    share = 5.0 * number / 0.02
    chain = case.words.when(number < 0).then(share.clip(lower_bound=-5.0))
    if scale is None:
        return chain.otherwise(share.clip(upper_bound=5.0))
    return chain.when(scale == 0).then(5.0).otherwise(case.over(5.0 * number, 0.02 * scale).clip(upper_bound=5.0))


def _eustat_score_as_published(case: Case, scale: nw.Expr | None) -> nw.Expr:
    plain = _eustat_score(case, scale)
    if scale is None:
        return plain
    return case.words.when((scale == 0) & (case.number >= -0.02)).then(5.0).otherwise(plain)


_SCORES: Final[Mapping[object, Points]] = {
    opensdg.target_score: _target_score,
    opensdg.growth_score: _growth_score,
    eurostat.eustat_growth_score: _eustat_score,
    eurostat.eustat_growth_score_as_published: _eustat_score_as_published,
}


def points(method: Method, score: object) -> Points | None:
    """The form of a score; None where the method has none."""
    if score is None:
        return None
    if isinstance(score, Line):
        line = score
        return lambda case, scale: _on_line(line, case)  # noqa: ARG005
    if isinstance(score, Piecewise):
        corners = score.points
        return lambda case, scale: _on_pieces(corners, case)  # noqa: ARG005
    if score not in _SCORES:
        raise unknown(method, score)
    return _SCORES[score]


def _on_line(line: Line, case: Case) -> nw.Expr:
    found = line.slope * case.number + line.intercept if line.intercept else line.slope * case.number
    return found if line.low is None and line.high is None else found.clip(line.low, line.high)


def _on_pieces(corners: tuple[tuple[float, float], ...], case: Case) -> nw.Expr:
    number = case.number
    chain = case.words.when(number < corners[0][0]).then(corners[0][1])
    for (x0, y0), (x1, y1) in pairwise(corners):
        chain = chain.when(number < x1).then((y0 * (x1 - number) + y1 * (number - x0)) / (x1 - x0))
    return chain.otherwise(corners[-1][1])


@final
@attrs.frozen(eq=False)
class Rank:
    """How far down each year of a series stands as its base, the least rank being the base.

    Args:
        of: the rank of a year by itself; null for one that cannot be the base.
        last_yields: where the last year comes after all others; None for nowhere.
    """

    of: Callable[[nw.Expr], nw.Expr]
    last_yields: nw.Expr | None


def base_rank(words: Words, method: Method, own: Wanted | None) -> Rank:
    """The rule for the base as a rank of years.

    Args:
        words: those to write it in.
        method: the record, whose rule holds where no year is wanted of its own.
        own: the rule for the years in the column ``_wy``, of any year; None without such a column.
    """
    pick, wanted = method.base, words.col("_wy")
    yields = isinstance(pick, LaterElseEarlier | NearestBeforeLast)
    if own is None:
        return Rank(lambda year: _rank(words, method, pick, None, year), words.lit(value=True) if yields else None)
    told = isinstance(own, LaterElseEarlier | NearestBeforeLast)
    plain = wanted.is_null()

    def of(year: nw.Expr) -> nw.Expr:
        return (
            words.when(plain)
            .then(_rank(words, method, pick, None, year))
            .otherwise(_rank(words, method, own, wanted, year))
        )

    if yields == told:
        return Rank(of, words.lit(value=True) if yields else None)
    return Rank(of, plain if yields else ~plain)


def _rank(words: Words, method: Method, pick: object, given: nw.Expr | None, year: nw.Expr) -> nw.Expr:
    if pick is None or (isinstance(pick, ExactlyOrFirst) and pick.wanted is None):
        return year
    if not isinstance(pick, NextLater | Nearest | LaterElseEarlier | NearestBeforeLast | ExactlyOrFirst):
        raise unknown(method, pick)
    wanted = given if given is not None else words.lit(float(pick.wanted or 0))
    if isinstance(pick, ExactlyOrFirst):
        return words.when(year == wanted).then(0.0)
    if isinstance(pick, NextLater):
        return words.when(year >= wanted).then(year)
    if isinstance(pick, LaterElseEarlier):
        return words.when(year >= wanted).then(year).otherwise(_LATER - year)
    # Of two equally near, the later comes first.
    return words.when(year >= wanted).then(2.0 * (year - wanted)).otherwise(2.0 * (wanted - year) + 1.0)
