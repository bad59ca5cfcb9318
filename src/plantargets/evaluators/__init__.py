"""The published methods: declarative records over one small progress engine.

Every method judges plain numbers with ``series`` and targets with ``evaluate``; a house method
is a :class:`Rule` in a :class:`Method`.
"""

from plantargets.evaluators.aggregate import Total, all_met, mean, share_met, worst, worst_label
from plantargets.evaluators.china import ChinaSchedule, ChinaStepScore, Obligations, StepScale, obligations
from plantargets.evaluators.completion import Completion, Ladder, eu_performance_framework
from plantargets.evaluators.conformance import (
    Conformance,
    Risks,
    capability,
    conformance_probability,
    guard_band,
    limits_for,
    nonconformance_probability,
    risks,
    tur_guard_factor,
)
from plantargets.evaluators.distributions import Distribution, Gamma, Normal, Uniform
from plantargets.evaluators.engine import Method, ProgressMethod, Rule
from plantargets.evaluators.eurostat import Eurostat, Eustat
from plantargets.evaluators.german import GermanStrategy
from plantargets.evaluators.guards import Guard, Mend, Refuse, Settle, Warn
from plantargets.evaluators.ladders import Cut, Cuts
from plantargets.evaluators.oecd import OECDDistance, end_value
from plantargets.evaluators.opensdg import OpenSDG
from plantargets.evaluators.pace import Pace
from plantargets.evaluators.rates import Path, aarr, aroc, changed_by, project, required_rate
from plantargets.evaluators.result import MethodResult, TargetResult
from plantargets.evaluators.scores import Line, Piecewise, Staircase
from plantargets.evaluators.sdgindex import SDGIndex, goal_colour, goal_score, index as sdg_index
from plantargets.evaluators.un import ESCAP, UNProgressChart
from plantargets.evaluators.zones import label_zones

__all__ = [
    "ESCAP",
    "ChinaSchedule",
    "ChinaStepScore",
    "Completion",
    "Conformance",
    "Cut",
    "Cuts",
    "Distribution",
    "Eurostat",
    "Eustat",
    "Gamma",
    "GermanStrategy",
    "Guard",
    "Ladder",
    "Line",
    "Mend",
    "Method",
    "MethodResult",
    "Normal",
    "OECDDistance",
    "Obligations",
    "OpenSDG",
    "Pace",
    "Path",
    "Piecewise",
    "ProgressMethod",
    "Refuse",
    "Risks",
    "Rule",
    "SDGIndex",
    "Settle",
    "Staircase",
    "StepScale",
    "TargetResult",
    "Total",
    "UNProgressChart",
    "Uniform",
    "Warn",
    "aarr",
    "all_met",
    "aroc",
    "capability",
    "changed_by",
    "conformance_probability",
    "end_value",
    "eu_performance_framework",
    "goal_colour",
    "goal_score",
    "guard_band",
    "label_zones",
    "limits_for",
    "mean",
    "nonconformance_probability",
    "obligations",
    "project",
    "required_rate",
    "risks",
    "sdg_index",
    "share_met",
    "tur_guard_factor",
    "worst",
    "worst_label",
]
