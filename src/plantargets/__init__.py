"""Typed plan targets and outcomes, and honest verdicts on whether the targets were met.

A target's words name a set of acceptable values, a report's words name a set of possible
values, and attainment is the relation of the two sets.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plantargets.attainment import Attainment, SetAttainment, evaluate
    from plantargets.comparison import Comparison
    from plantargets.conventions import CONVENTIONS, OFFICIAL, Convention, convention
    from plantargets.criteria import (
        ChangeFrom,
        Criterion,
        CustomCriterion,
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
    from plantargets.errors import (
        DirectionError,
        DuplicateIdError,
        EmptyIntervalError,
        FieldError,
        FieldTypeError,
        FormatError,
        NoTruthValueError,
        PeriodError,
        PlanTargetsError,
        ReferenceTargetError,
        UnitMismatchError,
        UnknownUnitError,
    )
    from plantargets.evaluation import Evaluation, Evaluator
    from plantargets.evaluators import (
        ESCAP,
        ChinaSchedule,
        ChinaStepScore,
        Completion,
        Conformance,
        Eurostat,
        Eustat,
        GermanStrategy,
        Ladder,
        Method,
        MethodResult,
        OECDDistance,
        OpenSDG,
        Pace,
        SDGIndex,
        UNProgressChart,
    )
    from plantargets.evidence import Outcomes
    from plantargets.figures import Figure
    from plantargets.indicators import Derivation, Indicator
    from plantargets.intervals import Interval
    from plantargets.language.judging import judge
    from plantargets.outcomes import NOT_STATED, Done, NotDone, Outcome, Status, Working
    from plantargets.periods import Period
    from plantargets.plans import Plan, Scorecard
    from plantargets.references import Reference
    from plantargets.review import Remark
    from plantargets.scales import Scale
    from plantargets.sensitivities import Sensitivity, sensitivity
    from plantargets.sources import Source
    from plantargets.targets import Target
    from plantargets.tolerances import fixed, relative
    from plantargets.units import Unit, to_pint, unit
    from plantargets.verdicts import Grade, Note, Reason, Verdict
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

__version__ = "0.1.0"

__all__ = [
    "CONVENTIONS",
    "ESCAP",
    "NOT_STATED",
    "OFFICIAL",
    "About",
    "AtLeast",
    "AtMost",
    "Attainment",
    "Between",
    "ChangeFrom",
    "ChinaSchedule",
    "ChinaStepScore",
    "Comparison",
    "Completion",
    "Conformance",
    "Convention",
    "Criterion",
    "CustomCriterion",
    "Derivation",
    "DirectionError",
    "Done",
    "DuplicateIdError",
    "EmptyIntervalError",
    "Eurostat",
    "Eustat",
    "Evaluation",
    "Evaluator",
    "Exactly",
    "Fall",
    "FasterThan",
    "FieldError",
    "FieldTypeError",
    "Figure",
    "FormatError",
    "GermanStrategy",
    "Grade",
    "InLineWith",
    "Indicator",
    "Interval",
    "JustOver",
    "KeepFalling",
    "KeepRising",
    "Ladder",
    "LessThan",
    "Method",
    "MethodResult",
    "Milestone",
    "MoreThan",
    "MultipleOf",
    "Nearly",
    "NoTruthValueError",
    "NotDone",
    "Note",
    "OECDDistance",
    "OpenSDG",
    "Outcome",
    "Outcomes",
    "Pace",
    "Period",
    "PeriodError",
    "Plan",
    "PlanTargetsError",
    "RankWithin",
    "Reach",
    "Reason",
    "Reference",
    "ReferenceTargetError",
    "Remark",
    "SDGIndex",
    "Scale",
    "Scorecard",
    "Sensitivity",
    "SetAttainment",
    "SlowerThan",
    "Source",
    "Status",
    "Target",
    "UNProgressChart",
    "Unit",
    "UnitMismatchError",
    "UnknownUnitError",
    "Unquantified",
    "Verdict",
    "Word",
    "Working",
    "convention",
    "evaluate",
    "fixed",
    "judge",
    "relative",
    "sensitivity",
    "to_pint",
    "unit",
]

# Every public name is loaded on first use, so that importing the package costs next to nothing.
_HOMES = {
    "attainment": "Attainment SetAttainment evaluate",
    "comparison": "Comparison",
    "conventions": "CONVENTIONS Convention OFFICIAL convention",
    "criteria": "ChangeFrom Criterion CustomCriterion FasterThan InLineWith KeepFalling KeepRising Milestone "
    "MultipleOf RankWithin SlowerThan Unquantified",
    "errors": "DirectionError DuplicateIdError EmptyIntervalError FieldError FieldTypeError FormatError "
    "NoTruthValueError PeriodError PlanTargetsError ReferenceTargetError UnitMismatchError UnknownUnitError",
    "evaluation": "Evaluation Evaluator",
    "evaluators": "ESCAP ChinaSchedule ChinaStepScore Completion Conformance Eurostat Eustat GermanStrategy Ladder "
    "Method MethodResult OECDDistance OpenSDG Pace SDGIndex UNProgressChart",
    "evidence": "Outcomes",
    "figures": "Figure",
    "indicators": "Derivation Indicator",
    "intervals": "Interval",
    "language.judging": "judge",
    "outcomes": "Done NOT_STATED NotDone Outcome Status Working",
    "periods": "Period",
    "plans": "Plan Scorecard",
    "references": "Reference",
    "review": "Remark",
    "scales": "Scale",
    "sensitivities": "Sensitivity sensitivity",
    "sources": "Source",
    "targets": "Target",
    "tolerances": "fixed relative",
    "units": "Unit to_pint unit",
    "verdicts": "Grade Note Reason Verdict",
    "words": "About AtLeast AtMost Between Exactly Fall JustOver LessThan MoreThan Nearly Reach Word",
}
_HOME = {name: home for home, names in _HOMES.items() for name in names.split()}

if not TYPE_CHECKING:  # type checkers would take any misspelt name for what this returns

    def __getattr__(name):
        if name not in _HOME:
            raise AttributeError(f"module 'plantargets' has no attribute {name!r}")
        value = getattr(import_module(f"plantargets.{_HOME[name]}"), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
