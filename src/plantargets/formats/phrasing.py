"""Writing the short notation, which ``notation`` reads."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from json import dumps
from typing import TYPE_CHECKING, Final

from plantargets import exact
from plantargets.criteria import (
    ChangeFrom,
    FasterThan,
    InLineWith,
    KeepFalling,
    KeepRising,
    Milestone,
    MultipleOf,
    RankWithin,
    SlowerThan,
    Unquantified,
)
from plantargets.errors import FieldError, PeriodError
from plantargets.figures import Figure
from plantargets.formats.shapes import encode_figure, number_text
from plantargets.intervals import Interval
from plantargets.outcomes import Done, NotDone
from plantargets.periods import Period
from plantargets.tolerances import Relative
from plantargets.words import (
    About,
    AtLeast,
    AtMost,
    Between,
    Exactly,
    Fall,
    JustOver,
    LessThan,
    MoreThan,
    Nearly,
    Reach,
    Word,
)

if TYPE_CHECKING:
    from plantargets.criteria import Criterion
    from plantargets.outcomes import Reported
    from plantargets.references import Reference
    from plantargets.tolerances import Tolerance

OF_IT: Final = " of the figure"
_WRITTEN: Final[dict[type, str]] = {
    AtLeast: ">= ", MoreThan: "> ", AtMost: "<= ", LessThan: "< ", Exactly: "exactly ",
    About: "about ", Nearly: "nearly ", JustOver: "just over ", Reach: "",
}  # fmt: skip


def write(criterion: Criterion) -> str:
    """The notation of a criterion.

    Raises:
        FieldError: a criterion of your own, or a figure that has no printed form (1/3).

    >>> write(About("6.5 %", within="0.5 points")), write(MultipleOf(AtLeast(2), base="2020"))
    ('about 6.5 % (within 0.5 points)', '>= 2 times 2020')
    """
    if isinstance(criterion, Word):
        return _write_word(criterion)
    if isinstance(criterion, InLineWith):
        text = f"{'basically ' * criterion.basically}in line with {_write_reference(criterion.reference)}"
        return text + _write_options(criterion.within, two_sided=criterion.two_sided)
    if isinstance(criterion, FasterThan | SlowerThan):
        pace = "faster" if isinstance(criterion, FasterThan) else "slower"
        text = f"{pace} than {_write_reference(criterion.reference)}"
        return text if criterion.by is None else f"{text} by {_write_reached(criterion.by)}"
    if isinstance(criterion, MultipleOf):
        return f"{_write_word(criterion.multiple)} times {_write_reference(criterion.base)}"
    if isinstance(criterion, ChangeFrom):
        return f"{_write_word(criterion.change)} from {_write_reference(criterion.base)}"
    if isinstance(criterion, KeepRising | KeepFalling):
        return str(criterion)
    if isinstance(criterion, RankWithin):
        return f"rank <= {criterion.n}" + ("" if criterion.among is None else f" (among {_quoted(criterion.among)})")
    if isinstance(criterion, Milestone):
        by = f" by {criterion.by.isoformat()}" if criterion.by else ""
        return f"done{by}" + ("" if criterion.action is None else f": {_quoted(criterion.action)}")
    if isinstance(criterion, Unquantified):
        return "no test" + ("" if criterion.note is None else f": {_quoted(criterion.note)}")
    raise FieldError(
        "notation", type(criterion).__name__, "a criterion of the library; one of your own has no notation"
    )


def write_value(value: Reported) -> str:
    """The notation of a reported value.

    >>> write_value(None), write_value(Figure.of("4.3 %")), write_value(Interval(6, "6.5", True, False))
    ('missing', '4.3 %', '[6, 6.5)')
    """
    if value is None:
        return "missing"
    if isinstance(value, Figure):
        return write_figure(value)
    if isinstance(value, Interval):
        return _write_interval(value)
    return str(value) if isinstance(value, Done | NotDone) else _write_reached(value)


def _write_interval(value: Interval) -> str:
    if value.is_point and value.low is not None:
        return f"{{{number_text(value.low)}}}"
    low = "-∞" if value.low is None else number_text(value.low)
    high = "∞" if value.high is None else number_text(value.high)
    return f"{'[' if value.low_closed else '('}{low}, {high}{']' if value.high_closed else ')'}"


def _write_word(word: Word) -> str:
    if isinstance(word, Fall):
        return f"fall {_write_word(word.word)}"
    if isinstance(word, Between):
        return f"{write_figure(word.low)} to {write_figure(word.high)}" + _write_options(None, two_sided=word.two_sided)
    text = _WRITTEN[type(word)] + write_figure(word.value)
    if isinstance(word, About | Nearly):
        return text + _write_options(word.within, two_sided=word.two_sided)
    return text


def _quoted(text: str) -> str:
    """Free text as it stands, or in quotes where reading would trim it."""
    return dumps(text, ensure_ascii=False) if text != text.strip() or not text or text.startswith('"') else text


def _write_reached(word: Word) -> str:
    """A word where a bare figure would mean something else than ``Reach``."""
    return ("reach " if isinstance(word, Reach) else "") + _write_word(word)


def write_figure(figure: Figure) -> str:
    """The printed form of a figure."""
    encoded = encode_figure(figure)
    if not isinstance(encoded, str):
        raise FieldError("notation", str(figure), "a figure that has a printed form, such as '0.333'")
    return encoded


def _write_options(reach: Tolerance | None, *, two_sided: bool) -> str:
    parts: list[str] = []
    if isinstance(reach, Relative):
        percent = exact.mul(reach.share, Decimal(100))
        if isinstance(percent, Fraction):
            raise FieldError("notation", str(reach), "a share that has a finite decimal form, such as relative('8 %')")
        parts.append(f"within {percent} %{OF_IT}")
    elif reach is not None:
        parts.append(f"within {write_figure(reach.amount)}")
    parts += ["two-sided"] * two_sided
    return f" ({'; '.join(parts)})" if parts else ""


def _write_reference(reference: Reference) -> str:
    code, period, area = reference.indicator and reference.indicator.code, reference.period, reference.area
    parts: list[str] = []
    if code is not None:
        parts.append(f"indicator:{code}" if period is None and is_period(code) else code)
        if period is not None:
            parts.append(f"in {period.text}")
    elif period is not None:
        parts.append(period.text)
    if area is not None:
        plain = re.fullmatch(r"[\w\-]+", area) is not None
        parts.append(f"@ {area if plain else dumps(area, ensure_ascii=False)}")
    return " ".join(parts)


def is_period(text: str) -> bool:
    """Whether a text names a period."""
    try:
        Period.of(text)
    except PeriodError:
        return False
    return True
