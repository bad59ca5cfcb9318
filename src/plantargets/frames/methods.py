"""The parts of the published methods as expressions, for tables of series.

A method is a record of parts: questions, statistics, scores, base years. Its guards and ladders
are read from the record; each part that is a function in :mod:`plantargets.evaluators` has its
expression here.
"""

from __future__ import annotations

from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING, Final, TypeAlias, final

import attrs
import narwhals.stable.v2 as nw

from plantargets.errors import FieldError
from plantargets.evaluators import Line, Piecewise, completion, eurostat, guards, opensdg, statistics
from plantargets.evaluators.base_years import ExactlyOrFirst, LaterElseEarlier, Nearest, NearestBeforeLast, NextLater
from plantargets.frames.traits import true

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from plantargets.evaluators.base_years import Wanted
    from plantargets.evaluators.engine import Method

#: More years than there are, so that a second choice of base comes after every first one.
_LATER: Final = 1e5
#: The rank of a year that is taken only where there is no other.
AFTER_ALL: Final = 1e6
#: One figure in floats is right to this share of itself, with room for the roots of each engine.
_ROUNDING: Final = 1e-15
#: Beyond it, whole numbers and their quotients are no longer told apart by floats.
_WHOLE: Final = 2.0**51
_LONG: Final = 2.0**44

_SIGN, _BASE_MET, _HAS = nw.col("_s"), nw.col("_bm"), nw.col("_has")
_YEARS, _SPAN = nw.col("_n"), nw.col("_span")


@final
@attrs.frozen(eq=False)
class Case:
    """One case a row: base, latest figure and target as a method sees them; it may mend them on the way."""

    base: nw.Expr
    latest: nw.Expr
    target: nw.Expr
    met: nw.Expr


#: The figures as they are in the table.
PLAIN: Final = Case(nw.col("_b"), nw.col("_x"), nw.col("_t0"), nw.col("_m"))


def reached(value: nw.Expr, target: nw.Expr) -> nw.Expr:
    """Whether a figure is at the target or on its better side; null counts as no."""
    return true(_SIGN * value >= _SIGN * target)


def _opposite(a: nw.Expr, b: nw.Expr) -> nw.Expr:
    return (_side(a) * b < 0) & (a != 0)


def _held(case: Case) -> nw.Expr:
    moved = _SIGN * (case.latest - case.base) * _side(case.base)
    return (coefficient(case.base) == 0) & (moved >= 0)


#: What each question of a guard asks.
_QUESTIONS: Final[Mapping[object, Callable[[Case], nw.Expr]]] = {
    guards.no_target: lambda case: ~_HAS,  # noqa: ARG005
    guards.met: lambda case: case.met,
    guards.base_met: lambda case: _BASE_MET,  # noqa: ARG005
    guards.base_met_then_lost: lambda case: _BASE_MET & ~case.met,
    guards.zero_base: lambda case: case.base == 0,
    guards.zero_target: lambda case: case.target == 0,
    guards.sign_change: lambda case: _opposite(case.base, case.latest),
    guards.target_sign_change: lambda case: _opposite(case.base, case.target),
    guards.zero_span: lambda case: _HAS & (case.base == case.target),
    guards.no_time: lambda case: _SPAN <= 0,  # noqa: ARG005
    guards.no_target_year: lambda case: nw.col("_ty").is_null(),  # noqa: ARG005
    eurostat.base_not_positive: lambda case: case.base < 0,
    eurostat.unchanged: lambda case: case.base == case.latest,
    eurostat.at_limit_and_held: _held,
    completion.base_met_and_kept: lambda case: _BASE_MET & case.met,
    completion.lower_is_better: lambda case: _SIGN < 0,  # noqa: ARG005
    completion.higher_is_better: lambda case: _SIGN > 0,  # noqa: ARG005
    completion.negative_target: lambda case: case.target < 0,
    completion.zero_latest: lambda case: case.latest == 0,
}


def question(method: Method, asked: Callable[..., bool], case: Case) -> nw.Expr | None:
    """The expression of a guard's question; None where it never holds in a table."""
    if asked is guards.every_year:
        return None
    if isinstance(asked, guards.FewerThan) and asked.points <= 2:
        return None if asked.points < 2 else (_YEARS < 1) & nw.col("_bg").is_null()
    if isinstance(asked, guards.WithinOf):
        ends = [case.target == end for end in asked.ends]
        hit = ends[0]
        for each in ends[1:]:
            hit = hit | each
        return _HAS & hit & ((case.latest - case.target).abs() <= asked.distance)
    if asked in _QUESTIONS:
        return _QUESTIONS[asked](case)
    raise unknown(method, asked)


def mended(method: Method, change: object, holds: nw.Expr, case: Case) -> Case:
    """The case after a publisher's replacement of a zero."""
    if change is guards.replace_zero_base:
        return attrs.evolve(case, base=nw.when(holds).then(0.001).otherwise(case.base))
    if change is guards.replace_zero_target:
        target = nw.when(holds).then(0.001).otherwise(case.target)
        return attrs.evolve(case, target=target, met=_HAS & reached(case.latest, target))
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


def _side(base: nw.Expr) -> nw.Expr:
    return nw.when(base < 0).then(-1.0).otherwise(1.0)


def _rate(to: nw.Expr, base: nw.Expr, years: nw.Expr) -> nw.Expr:
    # No engine divides by zero or takes a root of less: some of them would stop.
    ratio = _over(to, base)
    return nw.when(ratio >= 0).then(ratio) ** (1.0 / nw.when(years > 0).then(years)) - 1.0


def _over(top: nw.Expr, bottom: nw.Expr) -> nw.Expr:
    return top / nw.when(bottom != 0).then(bottom)


def coefficient(base: nw.Expr) -> nw.Expr:
    """How far a natural limit reduces the cut points; 1 where there is none."""
    size, limit = base.abs(), nw.col("_lim").abs()
    share = _over(size, limit)
    chain = nw.when(limit.is_null() | (size >= 2.0 * limit)).then(1.0)
    # A power of less than 0 stops some engines, also where it is not used.
    beyond = nw.when(share <= 2.0).then(2.0 - share)
    return chain.when(size <= limit).then(1.0 - share**4.44).otherwise(1.0 - beyond**4.44)


_BASE, _LATEST, _TARGET, _NUMBER = nw.col("_b"), nw.col("_x"), nw.col("_t0"), nw.col("statistic")
_GROWTH, _NEEDED, _PROJECTED = nw.col("_growth"), nw.col("_needed"), nw.col("_projected")
_FIGURES = {"_b": "_bi", "_x": "_xi", "_t0": "_ti"}


def helpers(forms: Iterable[Form], decimals: int) -> list[dict[str, nw.Expr]]:
    """The columns that some statistics are made of, in the order in which they rest on each other."""
    wanted = {name for each in forms for name in each.needs}
    scale = 10.0**decimals
    scaled = {whole: (nw.col(name) * scale).round(0) for name, whole in _FIGURES.items()}
    fine = nw.lit(value=True)
    for name, whole in _FIGURES.items():
        kept = nw.col(whole)
        fine = fine & ((nw.col(name) * scale - kept).abs() <= kept.abs() * _ROUNDING) & (kept.abs() < _WHOLE)
    stages = [
        {"_growth": _rate(_LATEST, _BASE, _YEARS), "_needed": _rate(_TARGET, _BASE, _SPAN), **scaled},
        {"_projected": _LATEST * (1.0 + _GROWTH) ** (_SPAN - _YEARS), "_fine": true(fine)},
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


_SIGNED = _side(_BASE) * _SIGN * _GROWTH
_RATIO_ERROR = _over(3 * _ROUNDING * (1.0 + _NUMBER.abs()), _NEEDED.abs())
_STILL = _NEEDED == 0
_PROJECTED_SIZE = _PROJECTED.abs() * (_SPAN - _YEARS + 3.0) + _BASE.abs()


def _quotient(top: tuple[str, str | None], bottom: tuple[str, str | None]) -> Form:
    """A quotient of differences of figures, exact for those of the declared decimals."""

    def less(pair: tuple[str, str | None], *, whole: bool) -> nw.Expr:
        first, second = (None if name is None else nw.col(_FIGURES[name] if whole else name) for name in pair)
        assert first is not None
        return first if second is None else first - second

    size = nw.lit(0.0)
    for name in {*top, *bottom} - {None}:
        size = size + 2.0 * nw.col(str(name)).abs()
    fine, long = nw.col("_fine"), less(bottom, whole=True).abs() > _LONG
    rough = _over(_ROUNDING * size * (1.0 + _NUMBER.abs()), less(bottom, whole=False).abs())
    number = nw.when(fine).then(_over(less(top, whole=True), less(bottom, whole=True)))
    return Form(
        (*_FIGURES.values(), "_fine"),
        number.otherwise(_over(less(top, whole=False), less(bottom, whole=False))),
        nw.when(fine & ~true(long)).then(0.0).otherwise(rough),
        grows=False,
    )


_FORMS: Final[Mapping[object, Form]] = {
    statistics.signed_growth: Form(("_growth",), _SIGNED, _ROUNDING * (1.0 + _NUMBER.abs())),
    statistics.growth_ratio: Form(("_growth", "_needed"), _over(_SIGNED, _NEEDED.abs()), _RATIO_ERROR),
    statistics.growth_ratio_as_published: Form(
        ("_growth", "_needed"),
        nw.when(_STILL & (_SIGNED > 0))
        .then(inf)
        .when(_STILL & (_SIGNED < 0))
        .then(-inf)
        .otherwise(_over(_SIGNED, _NEEDED.abs())),
        _RATIO_ERROR,
    ),
    statistics.plain_growth_ratio: Form(("_growth", "_needed"), _over(_GROWTH, _NEEDED), _RATIO_ERROR),
    statistics.projected_share: Form(
        ("_growth", "_projected"),
        _over(_PROJECTED - _BASE, _TARGET - _BASE),
        _over(_ROUNDING * _PROJECTED_SIZE, (_TARGET - _BASE).abs()),
    ),
    statistics.completion: _quotient(("_x", "_b"), ("_t0", "_b")),
    statistics.attainment_ratio: _quotient(("_x", None), ("_t0", None)),
    statistics.inverse_ratio: _quotient(("_t0", None), ("_x", None)),
}


def form(method: Method, statistic: object) -> Form:
    """The form of a statistic."""
    if statistic not in _FORMS:
        raise unknown(method, statistic)
    return _FORMS[statistic]


#: Points from a statistic and, where there are natural limits, the coefficient.
Points: TypeAlias = "Callable[[nw.Expr, nw.Expr | None], nw.Expr]"


def _target_score(number: nw.Expr, scale: nw.Expr | None) -> nw.Expr:  # noqa: ARG001
    above, below = (7.1429 * number - 4.2857).clip(upper_bound=5.0), (4.1667 * number - 2.5).clip(lower_bound=-5.0)
    return nw.when(number >= 0.6).then(above).otherwise(below)


def _growth_score(number: nw.Expr, scale: nw.Expr | None) -> nw.Expr:
    size = nw.lit(1.0) if scale is None else scale
    share = number if scale is None else _over(number, scale)
    chain = nw.when(number < 0).then((125.0 * number - 2.5).clip(lower_bound=-5.0))
    chain = chain if scale is None else chain.when(scale == 0).then(5.0)
    chain = chain.when(number >= 0.015 * size).then((500.0 * share - 5.0).clip(upper_bound=5.0))
    return chain.when(number >= 0.005 * size).then(250.0 * share - 1.25).otherwise(500.0 * share - 2.5)


def _eustat_score(number: nw.Expr, scale: nw.Expr | None) -> nw.Expr:
    share = 5.0 * number / 0.02
    chain = nw.when(number < 0).then(share.clip(lower_bound=-5.0))
    if scale is None:
        return chain.otherwise(share.clip(upper_bound=5.0))
    return chain.when(scale == 0).then(5.0).otherwise(_over(5.0 * number, 0.02 * scale).clip(upper_bound=5.0))


def _eustat_score_as_published(number: nw.Expr, scale: nw.Expr | None) -> nw.Expr:
    plain = _eustat_score(number, scale)
    return plain if scale is None else nw.when((scale == 0) & (number >= -0.02)).then(5.0).otherwise(plain)


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
        return lambda number, scale: _on_line(line, number)  # noqa: ARG005
    if isinstance(score, Piecewise):
        corners = score.points
        return lambda number, scale: _on_pieces(corners, number)  # noqa: ARG005
    if score not in _SCORES:
        raise unknown(method, score)
    return _SCORES[score]


def _on_line(line: Line, number: nw.Expr) -> nw.Expr:
    found = line.slope * number + line.intercept if line.intercept else line.slope * number
    return found if line.low is None and line.high is None else found.clip(line.low, line.high)


def _on_pieces(corners: tuple[tuple[float, float], ...], number: nw.Expr) -> nw.Expr:
    chain = nw.when(number < corners[0][0]).then(corners[0][1])
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


def base_rank(method: Method, own: Wanted | None) -> Rank:
    """The rule for the base as a rank of years.

    Args:
        method: the record, whose rule holds where no year is wanted of its own.
        own: the rule for the years in the column ``_wy``, of any year; None without such a column.
    """
    pick, wanted = method.base, nw.col("_wy")
    yields = isinstance(pick, LaterElseEarlier | NearestBeforeLast)
    if own is None:
        return Rank(lambda year: _rank(method, pick, None, year), nw.lit(value=True) if yields else None)
    told = isinstance(own, LaterElseEarlier | NearestBeforeLast)
    plain = wanted.is_null()

    def of(year: nw.Expr) -> nw.Expr:
        return nw.when(plain).then(_rank(method, pick, None, year)).otherwise(_rank(method, own, wanted, year))

    if yields == told:
        return Rank(of, nw.lit(value=True) if yields else None)
    return Rank(of, plain if yields else ~plain)


def _rank(method: Method, pick: object, given: nw.Expr | None, year: nw.Expr) -> nw.Expr:
    if pick is None or (isinstance(pick, ExactlyOrFirst) and pick.wanted is None):
        return year
    if not isinstance(pick, NextLater | Nearest | LaterElseEarlier | NearestBeforeLast | ExactlyOrFirst):
        raise unknown(method, pick)
    wanted = given if given is not None else nw.lit(float(pick.wanted or 0))
    if isinstance(pick, ExactlyOrFirst):
        return nw.when(year == wanted).then(0.0)
    if isinstance(pick, NextLater):
        return nw.when(year >= wanted).then(year)
    if isinstance(pick, LaterElseEarlier):
        return nw.when(year >= wanted).then(year).otherwise(_LATER - year)
    # Of two equally near, the later comes first.
    return nw.when(year >= wanted).then(2.0 * (year - wanted)).otherwise(2.0 * (wanted - year) + 1.0)
