"""Facts of talking points made by hand, with sound defaults: a test says only what it is about."""

from __future__ import annotations

from datetime import date
from typing import Any

from dashboard.analysis.margin import Margin
from dashboard.analysis.portrait import Portrait, portrait
from dashboard.analysis.since import Since
from dashboard.analysis.standing import Standing, Step
from dashboard.narrative.talking_points.facts import ActionRecord, Facts, MilestoneRecord
from dashboard.store import records as r
from tests.unit import samples as s

EARLIER = date(2021, 8, 25)
AS_OF = date(2021, 11, 25)
PLACES = [
    s.geography("motalavej", name="Motalavej", short_name="Motalavej"),
    s.geography("ringparken", name="Ringparken/Schackenborgvænge", short_name="Ringparken"),
    s.geography("praestevangen_parkvej", name="Præstevangen og Parkvej", short_name="Præstev./Parkvej"),
    s.geography("sydbyen", name="Sydbyen", short_name="Sydbyen"),
    s.geography("samlet", name="De fire boligområder samlet", short_name="De fire samlet", kind="samlet"),
]
SHOWN = tuple(place.geography_id for place in PLACES)
EMPLOYED: dict[str, Any] = {"name": "Voksne i beskæftigelse", "polarity": "higher"}
ARSON: dict[str, Any] = {
    "name": "Påsatte brande",
    "unit": "count",
    "value_type": "count",
    "decimals": 0,
    "events": True,
    "frequency": "quarter",
}


def facts(**fields: Any) -> Facts:
    """A board meeting in November 2021 about one area and one criterion, with nothing new."""
    defaults: dict[str, Any] = {
        "as_of": AS_OF,
        "since": Since(EARLIER, s.meeting("bestyrelse-2021-08-25", EARLIER)),
        "picture": s.picture(s.row(geography=PLACES[0]), as_of=AS_OF),
        "standings": {},
        "in_force": {},
        "changes": (),
        "portraits": {},
        "geographies": PLACES,
        "indicators": [s.indicator(), s.indicator("employed", **EMPLOYED), s.indicator("arson", **ARSON)],
        "sources": {"ansoegning": "Ansøgningen", "eksempeldata": "Opdigtede eksempeltal"},
        "focus_areas": {
            "outside_work_education": ("beskaeftigelse", "uddannelse"),
            "employed": ("beskaeftigelse",),
            "arson": ("kriminalpraevention",),
        },
        "focus_area_names": {
            "beskaeftigelse": "Beskæftigelse",
            "uddannelse": "Uddannelse",
            "kriminalpraevention": "Kriminalpræventiv indsats",
        },
        "milestones": (),
        "actions": (),
        "target_year": 2025,
    }
    return Facts(**{**defaults, **fields})


def standing(verdict: str = "on", persons: int | None = 12, **fields: Any) -> Standing:
    """3 of 5 criteria, one step with its margin in two years."""
    rules = s.ruleset(valid_to=None)
    defaults: dict[str, Any] = {"met": 3, "of": 5, "required": 3}
    found = s.verdict("motalavej", verdict, **{**defaults, **fields})
    is_on = verdict == "on"
    step = Step(s.indicator(), Margin(persons, fewer=is_on, makes_met=not is_on, years=2), is_demo=False)
    left = 1 if verdict != "unknown" else None
    return Standing(rules, found, left, at_least=found.unknown > 0, steps=() if left is None else (step,))


def drawn(indicator: r.Indicator, *figures: r.SinglePeriod, trends: dict[str, Any] | None = None) -> Portrait:
    """An indicator in the five places."""
    made = s.portrait_facts(
        *figures, indicator=indicator, shown=SHOWN, geographies=PLACES, trends=trends or {}, as_of=AS_OF
    )
    return portrait(made)


def series(
    indicator_id: str, *values: float, place: str = "motalavej", **fields: Any
) -> list[r.SinglePeriod]:
    """Yearly shares of 700 persons, the last in 2020 and published on 1 October 2021."""
    first = 2021 - len(values)
    return [
        s.single_period(
            str(first + index),
            value,
            place,
            indicator_id,
            **{"numerator": round(7 * value), "denominator": 700, **fields},
        )
        for index, value in enumerate(values)
    ]


def milestone(**fields: Any) -> MilestoneRecord:
    defaults: dict[str, Any] = {
        "milestone_id": "fritidsjob_job",
        "name": "50 unge i fritidsjob på samme tid",
        "initiative": "Fritidsjob",
        "due_on": date(2020, 6, 30),
        "done_on": None,
        "geography_ids": (),
        "focus_area_ids": ("beskaeftigelse",),
        "source": "Milepælene i kataloget",
        "is_demo": False,
    }
    return MilestoneRecord(**{**defaults, **fields})


def action(**fields: Any) -> ActionRecord:
    defaults: dict[str, Any] = {
        "action_id": "abc",
        "text": "Indkald til møde om brandene.",
        "owner": "politiet",
        "due_on": date(2022, 2, 1),
        "state": "open",
        "written_on": date(2021, 9, 1),
        "decided_at": "bestyrelsen 25. august 2021",
        "geography_id": None,
        "indicator_id": None,
        "focus_area_ids": (),
    }
    return ActionRecord(**{**defaults, **fields})
