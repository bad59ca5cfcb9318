"""From plain data to the model: every problem at once, each with its JSON path."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, TypeVar, cast, overload

from plantargets.conventions import Convention
from plantargets.errors import FormatError, nearest, one_of
from plantargets.evidence import Outcomes
from plantargets.formats.encode import VERSION, Holdable
from plantargets.formats.fields import Record
from plantargets.formats.model import OUTCOME, OUTCOMES, PLAN_FIELDS, RESULT, TARGET
from plantargets.formats.records import CONVENTION, INDICATOR_RECORD, SOURCE
from plantargets.formats.shapes import BAD, PERIOD, Path, Reader, Shape, is_list, is_object, shown
from plantargets.indicators import Indicator
from plantargets.outcomes import Outcome
from plantargets.periods import Period
from plantargets.plans import Plan, Scorecard
from plantargets.sources import Source
from plantargets.targets import Target

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
_TABLES: Final = ("indicators", "sources")
_HEADER: Final = ("plantargets", "kind", *_TABLES)


@overload
def from_dict(data: Mapping[str, object]) -> Holdable: ...
@overload
def from_dict(data: Mapping[str, object], expect: type[T]) -> T: ...
def from_dict(data: Mapping[str, object], expect: type[T] | None = None) -> T | Holdable:
    """The object that a plain document holds.

    Args:
        data: as :func:`to_dict` makes it; numbers may be numbers or texts, criteria may be in the
            short notation.
        expect: the class wanted, such as ``Plan``; another kind of document is refused.

    Raises:
        FormatError: with every problem found, by JSON path.

    >>> from_dict({"plantargets": 1, "kind": "source", "source": {"title": "Work report", "page": "3"}}, Source)
    Source('Work report', page='3')
    """
    reader = Reader()
    found = _document(data, reader, expect)
    if reader.problems or found is BAD:
        raise FormatError(reader.problems)
    return cast("T | Holdable", found)


def _document(data: object, reader: Reader, expect: type | None) -> object:
    if not is_object(data):
        return reader.wrong(None, data, "an object that begins with plantargets and kind")
    plain = dict(data)
    version = plain.pop("plantargets", None)
    if type(version) is not int or version != VERSION:
        hint = "; a later version of the library may read it" if type(version) is int and version > VERSION else ""
        given = "missing" if version is None else f"got {shown(version)}"
        return reader.bad((None, "plantargets"), f"{given}; this library reads version {VERSION} of the format{hint}")
    kind = plain.pop("kind", None)
    body = _BODIES.get(kind) if isinstance(kind, str) else None
    if body is None:
        hint = nearest(kind, _BODIES) if isinstance(kind, str) else ""
        given = "missing" if kind is None else f"got {shown(kind)}"
        return reader.bad((None, "kind"), f"{given}; {hint or 'allowed: ' + one_of(_BODIES)}")
    wanted = None if expect is None else next((name for name, (cls, _) in _BODIES.items() if cls is expect), None)
    if expect is not None and wanted != kind:
        return reader.bad((None, "kind"), f"got {kind!r}; wanted here: {wanted or expect.__name__!r}")
    for name in _TABLES:
        table = plain.pop(name, {})
        if is_object(table):
            reader.tables[name] = table
        else:
            reader.wrong((None, name), table, "an object")
    return body[1](plain, reader)


def plan_from(data: object, path: Path, reader: Reader) -> object:
    """A plan; its targets take its period and area where they say none."""
    if not is_object(data):
        return reader.wrong(path, data, "an object of the fields of a plan")
    plain = data
    defaults: dict[str, object] = {}
    for name in ("period", "area"):
        shape = next(field.shape for field in PLAN_FIELDS if field.name == name)
        if plain.get(name) is not None:
            # The plan's own field reports the problem; here it is only looked up.
            defaults[name] = shape.decode(plain[name], path, Reader())
    defaults = {name: value for name, value in defaults.items() if value is not BAD}
    targets = plain.get("targets")
    decoded: list[object] = []
    twice = False
    where: Path = (path, "targets")
    if is_list(targets):
        decode = TARGET.decode
        for index, each in enumerate(targets):
            decoded.append(decode(each, (where, index), reader, defaults))
        plain = {**plain, "targets": _NONE}
        twice = _same_ids(decoded, where, reader)
    fields = _PLAN.read(plain, path, reader)
    if fields is None or twice or any(each is BAD for each in decoded):
        return BAD
    return _PLAN.build({**fields, "targets": decoded}, path, reader)


def _same_ids(decoded: list[object], where: Path, reader: Reader) -> bool:
    first: dict[str, int] = {}
    twice = False
    for index, target in enumerate(decoded):
        if isinstance(target, Target) and first.setdefault(target.id, index) != index:
            message = f"{target.id!r} is the id of targets[{first[target.id]}] already; give one of the two another id"
            reader.bad(((where, index), "id"), message)
            twice = True
    return twice


_NONE: Final[list[object]] = []
_PLAN: Final = Record("plan", Plan, PLAN_FIELDS)


def _scorecard(plain: dict[str, object], reader: Reader) -> object:
    _only(plain, ("plan", "outcomes", "results"), reader)
    plan = plan_from(plain.get("plan"), (None, "plan"), reader)
    outcomes = OUTCOMES.decode(plain.get("outcomes", []), (None, "outcomes"), reader)
    results = plain.get("results")
    if not is_object(results):
        return reader.wrong((None, "results"), results, "an object of results by target id")
    if reader.problems or not isinstance(plan, Plan):
        return BAD
    reader.outcomes = cast("tuple[object, ...]", outcomes)
    judged: dict[str, object] = {}
    for key, each in results.items():
        where: Path = ((None, "results"), key)
        if key not in plan:
            reader.bad(where, f"no target of the plan has the id {key!r}")
        else:
            judged[key] = RESULT.decode_for(plan[key], each, where, reader)
    return BAD if reader.problems else Scorecard(plan, judged)  # type: ignore[arg-type]


def _outcomes(plain: dict[str, object], reader: Reader) -> object:
    _only(plain, ("outcomes",), reader)
    if "outcomes" not in plain:
        return reader.bad((None, "outcomes"), "missing")
    found = OUTCOMES.decode(plain["outcomes"], (None, "outcomes"), reader)
    return BAD if reader.problems else Outcomes(cast("tuple[Outcome, ...]", found))


def _only(plain: dict[str, object], names: tuple[str, ...], reader: Reader) -> None:
    for key in plain.keys() - set(names):
        hint = nearest(str(key), names)
        reader.bad((None, str(key)), f"not a field here; {hint or 'allowed: ' + one_of((*_HEADER, *names))}")


def _within(cls: type, kind: str, shape: Shape) -> tuple[type, Callable[[dict[str, object], Reader], object]]:
    """One object, in the field that is called like its kind."""

    def body(plain: dict[str, object], reader: Reader) -> object:
        _only(plain, (kind,), reader)
        if kind not in plain:
            return reader.bad((None, kind), "missing")
        return shape.decode(plain[kind], (None, kind), reader)

    return cls, body


_BODIES: Final[dict[str, tuple[type, Callable[[dict[str, object], Reader], object]]]] = {
    "plan": (Plan, lambda plain, reader: plan_from(plain, None, reader)),
    "scorecard": (Scorecard, _scorecard),
    "outcomes": (Outcomes, _outcomes),
    "outcome": _within(Outcome, "outcome", OUTCOME),
    "target": _within(Target, "target", TARGET),
    "indicator": _within(Indicator, "indicator", INDICATOR_RECORD),
    "convention": _within(Convention, "convention", CONVENTION),
    "source": _within(Source, "source", SOURCE),
    "period": _within(Period, "period", PERIOD),
}
