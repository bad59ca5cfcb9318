"""Indicators: what is measured."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, TypedDict, Unpack, final, get_args

import attrs

from plantargets.errors import DirectionError, FieldError, FieldTypeError, UnitMismatchError, nearest, one_of
from plantargets.sources import Source
from plantargets.units import Unit, unit as unit_of

if TYPE_CHECKING:
    from plantargets.units import Language, PintUnit

Kind: TypeAlias = Literal["level", "growth", "share", "change", "ratio", "rank", "milestone"]
Direction: TypeAlias = Literal["higher", "lower", "on_target"]
Basis: TypeAlias = Literal["nominal", "real"]
How: TypeAlias = Literal["growth", "share", "difference"]

KINDS: tuple[Kind, ...] = get_args(Kind)
DIRECTIONS: tuple[Direction, ...] = get_args(Direction)
BASES: tuple[Basis, ...] = get_args(Basis)
HOWS: tuple[How, ...] = get_args(How)
_MAKERS: dict[How, str] = {"growth": "growth", "share": "share_of", "difference": "difference"}
_DEFAULT_UNITS: dict[Kind, str] = {"growth": "percent", "share": "percent", "rank": "rank"}
_WHOLE: frozenset[Kind] = frozenset({"level", "rank", "change"})
_CODE = re.compile(r"\w[\w.\-]{0,119}")


class IndicatorFields(TypedDict, total=False):
    """The fields of an :class:`Indicator` that a derived one may set."""

    name: Mapping[str, str] | str | None
    unit: str | Unit | PintUnit | None
    direction: Direction | None
    basis: Basis | None
    integer: bool
    description: str | None
    source: Source | None


@final
@attrs.frozen
class Derivation:
    """How an indicator follows from others.

    Attributes:
        how: ``"growth"`` of ``part`` on the year before; ``"share"`` of ``part`` in ``whole``; ``"difference"`` of
            ``part`` minus ``whole``, or minus its own value a year before when there is no whole.
        part: the indicator it is made from.
        whole: the other one, if any.
    """

    how: How
    part: Indicator
    whole: Indicator | None = None

    def __attrs_post_init__(self) -> None:
        if self.how not in HOWS:
            raise _unknown("Derivation.how", self.how, HOWS)
        if (self.whole is None and self.how == "share") or (self.whole is not None and self.how == "growth"):
            raise FieldError("Derivation.whole", self.whole, "the whole of a share, and None for growth")

    def label(self, language: Language = "en") -> str | None:
        """What the indicator is called for want of a name of its own; None where those it follows from have none.

        >>> Derivation("growth", Indicator("gdp", name={"en": "GDP", "zh": "地区生产总值"})).label("zh")
        '地区生产总值增长率'
        """
        parts = [self.part] if self.whole is None else [self.part, self.whole]
        labels = [each.label(language) for each in parts]
        if any(
            label == each.code and label not in each.name.values() for label, each in zip(labels, parts, strict=True)
        ):
            return None
        return _DERIVED[language][self.how, self.whole is not None].format(*labels)


_DERIVED: Final[Mapping[Language, Mapping[tuple[How, bool], str]]] = {
    "en": {
        ("growth", False): "{} growth",
        ("share", True): "{} as a share of {}",
        ("difference", False): "change in {}",
        ("difference", True): "{} minus {}",
    },
    "zh": {
        ("growth", False): "{}增长率",
        ("share", True): "{}占{}比重",
        ("difference", False): "{}增量",
        ("difference", True): "{}与{}之差",
    },
}


@final
@attrs.frozen(init=False, repr=False)
class Indicator:
    """What is measured.

    Args:
        code: its identifier, by which targets and outcomes meet: letters, digits, ``_``, ``.``, ``-``.
        name: its name, one text or a text by language: ``{"en": "GDP", "zh": "地区生产总值"}``.
        unit: the unit of its values; growth rates and shares are in percent unless said.
        kind: ``level`` (an amount or a count), ``growth`` (a rate), ``share``, ``change`` (an absolute one),
            ``ratio``, ``rank`` or ``milestone`` (done or not; it has no unit).
        direction: ``higher`` or ``lower`` is better, ``on_target`` is best, or None: not declared. Ranks: ``lower``.
        basis: price basis, ``nominal`` (current prices), ``real`` (comparable prices), or None: not stated.
        integer: whether its values are whole numbers; ranks are.
        accumulates: whether it is a level that only grows within its period, such as jobs created this year.
        of: what it derives from; set by :meth:`growth`, :meth:`share_of` and :meth:`difference`.
        description: what exactly is counted.
        source: where it is defined.

    Raises:
        FieldError: a field cannot hold the value; the message names the field.
        UnknownUnitError: the unit is not known.
        DirectionError: a rank for which higher would be better.

    >>> trade = Indicator("trade", unit="亿元", direction="higher", basis="nominal", name={"zh": "进出口总额"})
    >>> trade.growth().unit, trade.growth().basis, trade.label("zh")
    (unit('percent'), 'nominal', '进出口总额')
    """

    code: str
    _name: tuple[tuple[str, str], ...]
    unit: Unit | None
    kind: Kind
    direction: Direction | None
    basis: Basis | None
    integer: bool
    accumulates: bool
    of: Derivation | None
    description: str | None
    source: Source | None

    def __init__(
        self,
        code: str,
        *,
        name: Mapping[str, str] | str | None = None,
        unit: str | Unit | PintUnit | None = None,
        kind: Kind = "level",
        direction: Direction | None = None,
        basis: Basis | None = None,
        integer: bool = False,
        accumulates: bool = False,
        of: Derivation | None = None,
        description: str | None = None,
        source: Source | None = None,
    ) -> None:
        if not isinstance(code, str):
            raise FieldTypeError("Indicator.code", code, "a text such as 'gdp'")
        if not _CODE.fullmatch(code):
            raise FieldError("Indicator.code", code, "letters, digits, '_', '.' and '-', such as 'gdp' or '8.5.2'")
        _check_words(kind, direction, basis)
        _check_flags(kind, integer, accumulates)
        if kind == "rank":
            if direction not in {None, "lower"}:
                raise DirectionError("Indicator.direction", direction, "'lower' for a rank: first place is 1")
            direction, integer = "lower", True
        if of is not None and not isinstance(of, Derivation):
            raise FieldTypeError("Indicator.of", of, "a Derivation, as made by growth(), share_of() and difference()")
        if source is not None and not isinstance(source, Source):
            raise FieldTypeError("Indicator.source", source, "a Source, such as Source('Statistical yearbook 2023')")
        its_unit = _unit(kind, unit)
        self.__attrs_init__(  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
            code,
            _names(name),
            its_unit,
            kind,
            direction,
            basis,
            integer,
            accumulates,
            of,
            description,
            source,
        )

    @property
    def name(self) -> dict[str, str]:
        """Its names by language; ``"und"`` is a name of no stated language."""
        return dict(self._name)

    def label(self, language: Language = "en") -> str:
        """Its name in a language, else a name of no stated language, else one from what it follows from, else its code.

        >>> Indicator("gdp", name="GDP").growth().label()
        'GDP growth'
        """
        general = None
        for known, text in self._name:
            if known == language:
                return text
            if known == "und":
                general = text
        derived = self.of.label(language) if self.of is not None and not self._name else None
        return general or derived or self.code

    def growth(self, code: str | None = None, **changes: Unpack[IndicatorFields]) -> Indicator:
        """Its growth on the year before, in percent. Growth of a nominal level is nominal.

        Args:
            code: default: this code and ``_growth``.
            **changes: other fields of the new indicator.

        Raises:
            FieldError: it is no level or ratio, or a nominal level is asked for real growth.
        """
        if self.kind not in {"level", "ratio"}:
            raise FieldError("Indicator.growth", self.code, f"an indicator of the kind 'level', not {self.kind!r}")
        _check_basis("growth", self.basis, changes)
        changes.setdefault("direction", None if self.direction == "on_target" else self.direction)
        changes.setdefault("basis", self.basis)
        return Indicator(code or f"{self.code}_growth", kind="growth", of=Derivation("growth", self), **changes)

    def share_of(self, whole: Indicator, code: str | None = None, **changes: Unpack[IndicatorFields]) -> Indicator:
        """Its share in a whole, in percent. The direction is not inherited: a larger part need not be a larger share.

        Args:
            whole: the indicator of the whole, in a unit of the same kind.
            code: default: both codes joined by ``_share_of_``.
            **changes: other fields of the new indicator.

        Raises:
            UnitMismatchError: part and whole measure different things.
        """
        if not isinstance(whole, Indicator):
            raise FieldTypeError("Indicator.share_of", whole, "the Indicator of the whole")
        if not {self.kind, whole.kind} <= {"level", "change"}:
            raise FieldError("Indicator.share_of", (self.code, whole.code), "two levels, or two changes")
        if whole.code == self.code:
            raise FieldError("Indicator.share_of", whole.code, "another indicator than the part itself")
        if self.unit is not None and whole.unit is not None:
            self.unit.factor_to(whole.unit, "Indicator.share_of")
        new = code or f"{self.code}_share_of_{whole.code}"
        return Indicator(new, kind="share", of=Derivation("share", self, whole), **changes)

    def difference(
        self, minus: Indicator | None = None, code: str | None = None, **changes: Unpack[IndicatorFields]
    ) -> Indicator:
        """Its change on the year before, or its value minus another's; of percents, in points.

        Args:
            minus: the indicator to subtract; None: its own value of the year before.
            code: default: this code and ``_change``, or both codes joined by ``_minus_``.
            **changes: other fields of the new indicator.

        Raises:
            UnitMismatchError: the two measure different things.
        """
        if self.kind in {"milestone", "rank"}:
            raise FieldError(
                "Indicator.difference", self.code, f"an indicator with a size, not of the kind {self.kind!r}"
            )
        if minus is not None and minus.unit is not None and self.unit is not None:
            self.unit.factor_to(minus.unit, "Indicator.difference")
        changes.setdefault("unit", None if self.unit is None else self.unit.difference)
        if minus is None:
            changes.setdefault("direction", None if self.direction == "on_target" else self.direction)
        changes.setdefault("basis", self.basis)
        new = code or (f"{self.code}_change" if minus is None else f"{self.code}_minus_{minus.code}")
        return Indicator(new, kind="change", of=Derivation("difference", self, minus), **changes)

    def __str__(self) -> str:
        return self.label("en")

    def __repr__(self) -> str:
        names, text = self.name, None if self.unit is None else self.unit.text
        shown = {
            "name": names.get("und") if len(names) == 1 and "und" in names else names or None,
            "unit": None if text == _DEFAULT_UNITS.get(self.kind) else text,
            "kind": self.kind if self.kind != "level" and self.of is None else None,
            "direction": self.direction if self.kind != "rank" else None,
            "basis": self.basis,
            "integer": (self.integer and self.kind != "rank") or None,
            "accumulates": self.accumulates or None,
            "description": self.description,
            "source": self.source,
        }
        of = self.of
        # Direction and basis would be inherited, so a derived indicator says them even when they are None.
        said = () if of is None else ("direction", "basis")
        pairs = [f"{key}={value!r}" for key, value in shown.items() if value is not None or key in said]
        if of is None:
            return f"Indicator({', '.join([repr(self.code), *pairs])})"
        whole = [] if of.whole is None else [repr(of.whole)]
        return f"{of.part!r}.{_MAKERS[of.how]}({', '.join([*whole, f'code={self.code!r}', *pairs])})"


def _check_words(kind: Kind, direction: Direction | None, basis: Basis | None) -> None:
    if kind not in KINDS:
        raise _unknown("Indicator.kind", kind, KINDS)
    if direction is not None and direction not in DIRECTIONS:
        raise _unknown("Indicator.direction", direction, DIRECTIONS, " (or None: not declared)")
    if basis is not None and basis not in BASES:
        raise _unknown("Indicator.basis", basis, BASES, " (or None: not stated)")


def _check_flags(kind: Kind, integer: bool, accumulates: bool) -> None:
    for field, flag in (("Indicator.integer", integer), ("Indicator.accumulates", accumulates)):
        if not isinstance(flag, bool):
            raise FieldTypeError(field, flag, "True or False")
    if accumulates and kind != "level":
        raise FieldError("Indicator.accumulates", accumulates, f"False for {kind!r}; only levels accumulate")
    if integer and kind not in _WHOLE:
        raise FieldError("Indicator.integer", integer, f"False for {kind!r}; levels, ranks, changes may be whole")


def _unit(kind: Kind, given: str | Unit | PintUnit | None) -> Unit | None:
    if kind == "milestone":
        if given is not None:
            raise FieldError("Indicator.unit", str(given), "None for a milestone, which is done or not")
        return None
    text = given if given is not None else _DEFAULT_UNITS.get(kind)
    found = None if text is None else unit_of(text, "Indicator.unit")
    if found is not None and kind in {"growth", "share"} and not found.is_ratio:
        other = "a change in that unit is of the kind 'change'" if kind == "growth" else "an amount is a 'level'"
        allowed = f"percent, permille or ratio for the kind {kind!r}; {other}"
        raise UnitMismatchError("Indicator.unit", found.text, allowed)
    return found


def _names(name: Mapping[str, str] | str | None) -> tuple[tuple[str, str], ...]:
    if name is None:
        return ()
    if isinstance(name, str):
        name = {"und": name}
    allowed = "a text, or texts by language such as {'en': 'GDP', 'zh': '地区生产总值'}"
    if not isinstance(name, Mapping):
        raise FieldTypeError("Indicator.name", name, allowed)
    if not all(isinstance(key, str) and isinstance(value, str) and value.strip() for key, value in name.items()):
        raise FieldError("Indicator.name", dict(name), allowed)
    return tuple(sorted(name.items()))


def _unknown(field: str, given: object, allowed: tuple[str, ...], more: str = "") -> FieldError:
    if not isinstance(given, str):
        return FieldTypeError(field, given, one_of(allowed) + more)
    hint = nearest(given, allowed)
    return FieldError(field, given, one_of(allowed) + more + (f"; {hint}" if hint else ""))


def _check_basis(field: str, basis: Basis | None, changes: IndicatorFields) -> None:
    wanted = changes.get("basis", basis)
    if basis is not None and wanted is not None and wanted != basis:
        hint = f"{basis!r}: growth of a {basis} level is {basis}; growth on another basis is an Indicator of its own"
        raise FieldError(f"Indicator.{field}(basis=...)", wanted, hint)
