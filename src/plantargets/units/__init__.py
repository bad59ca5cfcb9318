"""Units of plans and reports: percent and points, money, measures, counted things.

The units are those of ``units.txt``, read by pint into a registry of our own on first use. A text may put
a number before a unit (``亿元``, ``万吨``, ``million tonnes``, ``100 million yuan``) or after a currency
(``CNY billion``), and join units by ``/`` or "per", ``*`` and ``^`` (``tce/万元``, ``beds per 1000 people``).

* Currencies are never converted into each other.
* Percentage points are not percents: a difference of percents is in points.
* Every counted noun is a dimension of its own, so jobs are never compared with households. A bare measure
  word (个, 户, 项, "items") counts items of any kind, which is yet another dimension.
* ``count:`` makes a unit of any noun that is not listed: ``count:orchard``, ``count:果园``.
"""

from plantargets.units.bridge import PintLike, PintRegistry, PintUnit, read_pint, to_pint
from plantargets.units.model import Unit, unit
from plantargets.units.texts import Language

__all__ = ["Language", "PintLike", "PintRegistry", "PintUnit", "Unit", "read_pint", "to_pint", "unit"]
