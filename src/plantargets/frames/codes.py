"""The compact codes of a result, and the lookup tables that give them their words.

Verdicts are signed like margins: 1 attained, 0 undetermined, −1 missed.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import narwhals.stable.v2 as nw

from plantargets.verdicts import Grade, Reason, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

ATTAINED: Final = 1
UNDETERMINED: Final = 0
MISSED: Final = -1

#: Verdict by code.
VERDICTS: Final[Mapping[int, Verdict]] = MappingProxyType(
    {ATTAINED: Verdict.ATTAINED, UNDETERMINED: Verdict.UNDETERMINED, MISSED: Verdict.MISSED}
)
#: Grade by code, which is its level; −1 stands for none.
GRADES: Final[Mapping[int, Grade | None]] = MappingProxyType({**{each.level: each for each in Grade}, -1: None})
#: Reason by code, in the order of :class:`~plantargets.Reason`; 0 stands for none.
REASONS: Final[Mapping[int, Reason | None]] = MappingProxyType({0: None, **dict(enumerate(Reason, start=1))})

_TABLES: Final[Mapping[str, Mapping[int, Verdict | Grade | Reason | None]]] = MappingProxyType(
    {"verdict": VERDICTS, "grade": GRADES, "reason": REASONS}
)
_OF_REASON: Final = {reason: code for code, reason in REASONS.items()}


def reason_code(reason: Reason) -> int:
    """The code of a reason.

    >>> reason_code(Reason.NO_OUTCOME), REASONS[5].value
    (1, 'straddles')
    """
    return _OF_REASON[reason]


def label(name: str) -> nw.Expr:
    """The words of a code column, as an expression of the same name.

    Args:
        name: ``"verdict"``, ``"grade"`` or ``"reason"``.
    """
    codes = _TABLES[name]
    words = {code: "" if each is None else each.value for code, each in codes.items()}
    column = nw.col(name)
    chain = nw.when(column == 0).then(nw.lit(words[0]))
    for code, word in words.items():
        if code:
            chain = chain.when(column == code).then(nw.lit(word))
    return chain.otherwise(nw.lit("")).alias(name)
