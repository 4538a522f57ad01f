"""The rows that the store answers with. Field names are the columns of the SQL files."""

from __future__ import annotations

from dashboard.store.records.course import Event, TrendState
from dashboard.store.records.figures import (
    AgeOfFigures,
    Figure,
    FigureDifference,
    Geography,
    Indicator,
    KnownFigure,
    NewestRow,
    Observation,
    Publication,
    SinglePeriod,
)
from dashboard.store.records.origin import (
    BuildInfo,
    Delivery,
    RejectedRow,
    Release,
    Source,
    SourceFile,
)
from dashboard.store.records.places import Outline, Place
from dashboard.store.records.plan import (
    Baseline,
    Body,
    FocusArea,
    Goal,
    Initiative,
    InitiativeStatus,
    Meeting,
    Milestone,
    Programme,
    Staffing,
    Target,
)
from dashboard.store.records.rules import (
    Criterion,
    CriterionStatus,
    ListStatus,
    OfficialStatus,
    Ruleset,
    RuleValue,
    YearlyThreshold,
)

__all__ = [
    "AgeOfFigures",
    "Baseline",
    "Body",
    "BuildInfo",
    "Criterion",
    "CriterionStatus",
    "Delivery",
    "Event",
    "Figure",
    "FigureDifference",
    "FocusArea",
    "Geography",
    "Goal",
    "Indicator",
    "Initiative",
    "InitiativeStatus",
    "KnownFigure",
    "ListStatus",
    "Meeting",
    "Milestone",
    "NewestRow",
    "Observation",
    "OfficialStatus",
    "Outline",
    "Place",
    "Programme",
    "Publication",
    "RejectedRow",
    "Release",
    "RuleValue",
    "Ruleset",
    "SinglePeriod",
    "Source",
    "SourceFile",
    "Staffing",
    "Target",
    "TrendState",
    "YearlyThreshold",
]
