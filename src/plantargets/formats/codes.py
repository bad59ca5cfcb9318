"""Status codes of SDMX and Eurostat, to and from the status of an outcome. The source code is kept.

SDMX: code list CL_OBS_STATUS, version 2.2. Eurostat: the flags of 27 January 2025 and those before them.
Codes that say nothing about how final a figure is (a break, another definition, low reliability) are
read as normal figures, and codes for a missing value as missing; the code itself stays in the result.
"""

from __future__ import annotations

from typing import Final, Literal, TypeAlias, final

import attrs

from plantargets.errors import FieldError, nearest
from plantargets.outcomes import Status

Scheme: TypeAlias = Literal["sdmx", "eurostat"]
_N, _P, _E, _F, _M = Status.NORMAL, Status.PROVISIONAL, Status.ESTIMATED, Status.FORECAST, Status.MISSING
#: SDMX CL_OBS_STATUS 2.2: code, our status, what it means.
SDMX: Final[dict[str, tuple[Status, str]]] = {
    "A": (_N, "normal value"),
    "B": (_N, "time series break"),
    "D": (_N, "definition differs"),
    "E": (_E, "estimated value"),
    "F": (_F, "forecast value"),
    "G": (_N, "experimental value"),
    "H": (_M, "missing value; holiday or weekend"),
    "I": (_E, "imputed value"),
    "J": (_N, "derogation"),
    "K": (_M, "data included in another category"),
    "L": (_M, "missing value; data exist but were not collected"),
    "M": (_M, "missing value; data cannot exist"),
    "N": (_N, "not significant"),
    "O": (_M, "missing value"),
    "P": (_P, "provisional value"),
    "Q": (_M, "missing value; suppressed"),
    "S": (_N, "strike and other special events"),
    "U": (_N, "low reliability"),
    "V": (_N, "unvalidated value"),
    "W": (_N, "includes data from another category"),
}
#: Eurostat flags; ``s``, ``z``, ``c`` and ``r`` are those used before 2025.
EUROSTAT: Final[dict[str, tuple[Status, str]]] = {
    "b": (_N, "break in time series"),
    "c": (_M, "confidential"),
    "d": (_N, "definition differs"),
    "e": (_E, "estimated"),
    "f": (_F, "forecast"),
    "i": (_E, "value imputed by Eurostat or other receiving agencies"),
    "m": (_M, "missing value; data cannot exist"),
    "n": (_N, "not significant"),
    "p": (_P, "provisional"),
    "r": (_N, "revised"),
    "s": (_E, "Eurostat estimate"),
    "u": (_N, "low reliability"),
    "z": (_M, "not applicable"),
}
_TABLES: Final = {"sdmx": SDMX, "eurostat": EUROSTAT}
_WRITTEN: Final[dict[str, dict[Status, str]]] = {
    "sdmx": {_N: "A", _P: "P", _E: "E", _F: "F", _M: "O"},
    "eurostat": {_N: "", _P: "p", _E: "e", _F: "f", _M: "m"},
}


@final
@attrs.frozen
class Code:
    """A status code as it was published, and the status it stands for.

    >>> read_code("B", "sdmx")
    Code(code='B', scheme='sdmx', status=<Status.NORMAL: 'normal'>, meaning='time series break')
    >>> str(read_code("B", "sdmx"))
    'SDMX OBS_STATUS B: time series break'
    """

    code: str
    scheme: Scheme
    status: Status
    meaning: str

    @property
    def is_plain(self) -> bool:
        """Whether the status alone gives the code back."""
        return _WRITTEN[self.scheme][self.status] == self.code

    def __str__(self) -> str:
        name = "SDMX OBS_STATUS" if self.scheme == "sdmx" else "Eurostat flag"
        return f"{name} {self.code}: {self.meaning}" if self.code else f"{name}: none"


def read_code(code: str, scheme: Scheme) -> Code:
    """The status that a published code stands for.

    Args:
        code: such as ``"P"`` of SDMX or ``"p"`` of Eurostat; several Eurostat flags (``"bp"``) stand
            for the least final of them; no flag is a normal figure.
        scheme: ``"sdmx"`` or ``"eurostat"``.

    Raises:
        FieldError: no such code or scheme.

    >>> read_code("bp", "eurostat").status
    <Status.PROVISIONAL: 'provisional'>
    """
    table = _TABLES.get(scheme)
    if table is None:
        raise FieldError("scheme", scheme, "'sdmx' or 'eurostat'")
    if not isinstance(code, str):
        raise FieldError("code", code, f"one of {', '.join(table)}")
    parts = list(code.strip()) if scheme == "eurostat" else [code.strip()]
    if scheme == "eurostat" and not parts:
        return Code("", scheme, Status.NORMAL, "none")
    for part in parts:
        if part not in table:
            hint = nearest(part.upper() if scheme == "sdmx" else part.lower(), table)
            raise FieldError("code", code, f"one of {', '.join(table)}" + (f"; {hint}" if hint else ""))
    order = [_N, _P, _E, _F, _M]
    status = max((table[part][0] for part in parts), key=order.index)
    return Code("".join(parts), scheme, status, "; ".join(table[part][1] for part in parts))


def write_code(status: Status, scheme: Scheme) -> str:
    """The code of a status.

    >>> write_code(Status.PROVISIONAL, "sdmx"), write_code(Status.MISSING, "sdmx")
    ('P', 'O')
    """
    table = _WRITTEN.get(scheme)
    if table is None:
        raise FieldError("scheme", scheme, "'sdmx' or 'eurostat'")
    return table[status]
