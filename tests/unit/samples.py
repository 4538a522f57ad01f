"""Records and findings made by hand: each with sound defaults, so that a test says only what it is about."""

from __future__ import annotations

from datetime import date
from typing import Any

from dashboard.analysis.criteria import State
from dashboard.analysis.overview import Facts
from dashboard.analysis.picture import Cell, Column, Overview, Reading, Row
from dashboard.analysis.portrait import Facts as PortraitFacts
from dashboard.store import records as r

HOSTILE = "<script>alert('x')</script> & \"citat\""
"""what a name or a note may hold; it must never stand in a page as it is"""

AREAS = ("motalavej", "ringparken", "praestevangen_parkvej", "sydbyen")


def meeting(meeting_id: str, held_on: date, body: str = "bestyrelse") -> r.Meeting:
    return r.Meeting(meeting_id, body, held_on, is_demo=True)


def ruleset(ruleset_id: str = "sub-2014", **fields: Any) -> r.Ruleset:
    defaults: dict[str, Any] = {
        "name": "Særligt udsatte boligområder, reglerne 2014-2018",
        "short_name": "SUB 2014-2018",
        "list_label": "særligt udsatte boligområder",
        "family": "hovedliste",
        "valid_from": date(2014, 1, 1),
        "valid_to": date(2018, 11, 30),
        "min_residents": 1000,
        "required": 3,
        "source": "Lovforslag L 45",
        "confidence": "found in text",
        "note": None,
        "list_name": None,
        "running_name": None,
        "running_list_name": None,
        "running_years": None,
        "running_longer_years": None,
        "running_longer_lists": None,
    }
    return r.Ruleset(ruleset_id, **{**defaults, **fields})


def criterion(indicator_id: str = "outside_work_education", **fields: Any) -> r.Criterion:
    defaults: dict[str, Any] = {
        "ruleset_id": "sub-2014",
        "name": "Uden for arbejde og uddannelse",
        "unit": "percent",
        "decimals": 1,
        "operator": ">",
        "threshold": 40.0,
        "averaging_years": 1,
        "national_multiple": None,
        "role": "counted",
        "population": "Beboere på 18-64 år",
        "application_differs": None,
    }
    return r.Criterion(indicator_id=indicator_id, **{**defaults, **fields})


def geography(geography_id: str = "motalavej", **fields: Any) -> r.Geography:
    defaults: dict[str, Any] = {
        "name": geography_id.capitalize(),
        "short_name": geography_id.capitalize(),
        "kind": "boligomraade",
        "town": None,
        "note": None,
    }
    return r.Geography(geography_id, **{**defaults, **fields})


def indicator(indicator_id: str = "outside_work_education", **fields: Any) -> r.Indicator:
    defaults: dict[str, Any] = {
        "name": "Uden for arbejde og uddannelse",
        "short_name": "Uden for arb./udd.",
        "question": "Hvor mange står uden for?",
        "unit": "percent",
        "value_type": "share",
        "polarity": "lower",
        "decimals": 1,
        "population": "Beboere på 18-64 år",
        "frequency": "year",
        "source_id": "danmarks_statistik",
        "source_name": "Danmarks Statistik",
        "producer_says": "Andel uden tilknytning.",
        "processing": "Ingen.",
        "caveats": [],
        "disclosure": "small_counts",
        "proxy_for": None,
        "additive": False,
        "events": False,
        "focus_area_names": None,
    }
    return r.Indicator(indicator_id=indicator_id, **{**defaults, **fields})


def status(
    geography_id: str = "motalavej", indicator_id: str = "outside_work_education", **fields: Any
) -> r.CriterionStatus:
    """A real single-year figure of 43.1 % against 40 %."""
    defaults: dict[str, Any] = {
        "value": 43.1,
        "threshold": 40.0,
        "is_met": True,
        "margin": 3.1,
        "operator": ">",
        "role": "counted",
        "averaging_years": 1,
        "period": "2015",
        "first_year": 2015,
        "data_year": 2015,
        "basis": "published",
        "value_decimals": 1,
        "published_on": date(2016, 9, 1),
        "published_assumed": False,
        "is_demo": False,
        "source_id": "ansoegning",
        "latest_period": "2015",
        "latest_value": 43.1,
        "latest_status": "final",
        "latest_is_demo": False,
        "latest_decimals": 1,
        "numerators": [None],
        "denominators": [None],
    }
    return r.CriterionStatus(geography_id, indicator_id, **{**defaults, **fields})


def unknown_status(
    geography_id: str = "motalavej", indicator_id: str = "outside_work_education", **fields: Any
) -> r.CriterionStatus:
    """No rule value on the date."""
    nothing: dict[str, Any] = {
        field: None
        for field in r.CriterionStatus._fields[2:]
        if field not in {"threshold", "operator", "role", "averaging_years"}
    }
    return status(geography_id, indicator_id, **{**nothing, **fields})


def verdict(geography_id: str = "motalavej", verdict: str = "on", **fields: Any) -> r.ListStatus:
    defaults: dict[str, Any] = {
        "met": 4,
        "unknown": 0,
        "required": 3,
        "of": 5,
        "residents": 1800.0,
        "mandatory_met": True,
        "min_residents": 1000,
        "residents_period": "2016",
        "residents_is_demo": False,
        "rests_on_demo": False,
        "oldest_year": 2015,
    }
    return r.ListStatus(geography_id=geography_id, verdict=verdict, **{**defaults, **fields})


def official(geography_id: str = "ringparken", **fields: Any) -> r.OfficialStatus:
    defaults: dict[str, Any] = {
        "list_date": date(2019, 12, 1),
        "list_name": "hårde ghettoområder",
        "on_list": True,
        "source": "tv2east.dk",
        "confidence": "found in text",
        "national_areas_on_list": 15,
    }
    return r.OfficialStatus(geography_id, **{**defaults, **fields})


def figure(
    geography_id: str = "motalavej", indicator_id: str = "outside_work_education", **fields: Any
) -> r.Figure:
    defaults: dict[str, Any] = {
        "period": "2015",
        "value": 43.1,
        "numerator": None,
        "denominator": None,
        "status": "final",
        "source_id": "ansoegning",
        "published_on": date(2016, 9, 1),
        "is_demo": False,
        "averaged_years": 1,
        "value_decimals": 1,
        "published_assumed": False,
        "note": None,
    }
    return r.Figure(geography_id, indicator_id, **{**defaults, **fields})


def newest_row(
    geography_id: str = "motalavej", indicator_id: str = "outside_work_education", **fields: Any
) -> r.NewestRow:
    defaults: dict[str, Any] = {
        "period": "2016",
        "value": None,
        "status": "missing",
        "published_on": date(2016, 9, 1),
        "is_demo": False,
    }
    return r.NewestRow(geography_id, indicator_id, **{**defaults, **fields})


def target(
    geography_id: str = "motalavej", indicator_id: str = "outside_work_education", **fields: Any
) -> r.Target:
    defaults: dict[str, Any] = {
        "target_year": 2025,
        "value": 40.0,
        "origin": "afledt",
        "ruleset_id": "sub-2014",
        "decided_on": None,
        "note": None,
    }
    return r.Target(geography_id, indicator_id, **{**defaults, **fields})


def facts(**fields: Any) -> Facts:
    """One area, one criterion, one real figure; a meeting in November 2016."""
    defaults: dict[str, Any] = {
        "as_of": date(2016, 11, 24),
        "ruleset": ruleset(),
        "criteria": [criterion()],
        "geographies": [geography()],
        "indicators": [indicator()],
        "statuses": [status()],
        "verdicts": [verdict()],
        "official": [],
        "figures": [figure()],
        "newest": [],
        "rule_values": [],
        "trends": [],
        "targets": [],
        "baseline_years": {},
        "baseline_year": 2014,
        "target_year": 2025,
    }
    return Facts(**{**defaults, **fields})


def reading(value: float = 43.1, **fields: Any) -> Reading:
    defaults: dict[str, Any] = {
        "indicator_id": "outside_work_education",
        "decimals": 1,
        "period": "2015",
        "first_year": None,
        "is_published_mean": False,
        "is_demo": False,
        "is_old": False,
        "status": "final",
        "published_on": date(2016, 9, 1),
        "published_assumed": False,
        "source_id": "ansoegning",
    }
    return Reading(value=value, **{**defaults, **fields})


def cell(**fields: Any) -> Cell:
    defaults: dict[str, Any] = {
        "indicator_id": "outside_work_education",
        "reading": reading(),
        "state": State.MET,
        "margin": 3.1,
        "threshold": 40.0,
        "target": None,
        "target_origin": None,
        "target_is_set": False,
        "course": None,
        "course_is_demo": False,
        "municipality": None,
        "single_year": None,
        "proxies": (),
        "missing": None,
        "trend": None,
    }
    return Cell(**{**defaults, **fields})


def unknown_cell(missing: str = "no_figure", **fields: Any) -> Cell:
    nothing: dict[str, Any] = {"reading": None, "state": State.UNKNOWN, "margin": None, "missing": missing}
    return cell(**{**nothing, **fields})


def column(**fields: Any) -> Column:
    defaults: dict[str, Any] = {
        "criterion": criterion(),
        "indicator": indicator(),
        "threshold": 40.0,
        "axis_end": 50.0,
    }
    return Column(**{**defaults, **fields})


def row(geography_id: str = "motalavej", **fields: Any) -> Row:
    defaults: dict[str, Any] = {
        "geography": geography(geography_id),
        "cells": (cell(),),
        "verdict": verdict(geography_id),
        "official": None,
    }
    return Row(**{**defaults, **fields})


def combined_row(*cells: Cell) -> Row:
    place = geography("samlet", name="De fire områder samlet", kind="samlet")
    shown = cells or (cell(state=State.UNKNOWN, margin=None),)
    return Row(geography=place, cells=shown, verdict=None, official=None)


def picture(*rows: Row, **fields: Any) -> Overview:
    """An overview of one criterion; give `columns=` where the rows have more cells."""
    defaults: dict[str, Any] = {
        "as_of": date(2016, 11, 24),
        "ruleset": ruleset(),
        "columns": (column(),),
        "areas": rows or (row(),),
        "combined": None,
        "indicators": {"outside_work_education": indicator()},
    }
    return Overview(**{**defaults, **fields})


def trend_state(
    geography_id: str = "motalavej", indicator_id: str = "outside_work_education", **fields: Any
) -> r.TrendState:
    """An early sign of a fall in real figures, 2011-2015."""
    defaults: dict[str, Any] = {
        "known_from": date(2016, 9, 1),
        "last_period": "2015",
        "direction": "down",
        "strength": "early",
        "method": "chi_square",
        "method_version": "1",
        "first_period": "2011",
        "points": 5,
        "is_demo": False,
        "reason": None,
        "signal": None,
        "statistic": 5.2,
        "slope": -1.2,
        "detectable": 6.2,
        "mean": None,
        "lower": None,
        "upper": None,
    }
    return r.TrendState(geography_id, indicator_id, **{**defaults, **fields})


def single_period(
    period: str = "2015",
    value: float | None = 43.1,
    geography_id: str = "motalavej",
    indicator_id: str = "outside_work_education",
    **fields: Any,
) -> r.SinglePeriod:
    """A real figure of one year or quarter, published on 1 October of the next year."""
    year, _, quarter = period.partition("-Q")
    first, last = (3 * int(quarter) - 2, 3 * int(quarter)) if quarter else (1, 12)
    defaults: dict[str, Any] = {
        "period_start": date(int(year), first, 1),
        "period_end": date(int(year), last, 30 if quarter else 31),
        "frequency": "quarter" if quarter else "year",
        "numerator": None,
        "denominator": None,
        "status": "final" if value is not None else "missing",
        "source_id": "ansoegning",
        "published_on": date(int(year) + 1, 10, 1),
        "published_assumed": False,
        "is_demo": False,
        "value_decimals": 1,
        "note": None,
        "is_break": fields.get("status") == "break",
    }
    return r.SinglePeriod(geography_id, indicator_id, period, value=value, **{**defaults, **fields})


def event(**fields: Any) -> r.Event:
    defaults: dict[str, Any] = {
        "event_id": "salg",
        "kind": "afgraensning",
        "name": "Solgt",
        "geography_ids": ["ringparken"],
        "year": 2020,
        "when_da": "omkring 2020",
        "source": "Ukendt",
        "confidence": "found in text",
        "note": None,
    }
    return r.Event(**{**defaults, **fields})


def portrait_facts(*figures: r.SinglePeriod, **fields: Any) -> PortraitFacts:
    """What a portrait is made from: four areas, samlet and the municipality, of which Motalavej is shown."""
    defaults: dict[str, Any] = {
        "as_of": date(2021, 11, 25),
        "indicator": indicator(),
        "geographies": [
            *(geography(area) for area in AREAS),
            geography("samlet", kind="samlet"),
            geography("slagelse_kommune", kind="kommune", name="Slagelse Kommune"),
        ],
        "shown": ("motalavej",),
        "figures": figures,
        "trends": {},
        "targets": {},
        "criterion": None,
        "threshold": None,
        "events": [],
        "rulesets": [],
    }
    return PortraitFacts(**{**defaults, **fields})


def focus_area(focus_area_id: str = "uddannelse", **fields: Any) -> r.FocusArea:
    defaults: dict[str, Any] = {
        "name": focus_area_id.capitalize(),
        "aim": "Flere skal have en uddannelse.",
        "application_headings": ["Uddannelse og beskæftigelse"],
        "coordinator": "Koordinatoren",
    }
    return r.FocusArea(focus_area_id, **{**defaults, **fields})


def initiative(initiative_id: str = "sproglig_indsats", **fields: Any) -> r.Initiative:
    """A permanent one by our guess, for all areas."""
    defaults: dict[str, Any] = {
        "focus_area_id": "uddannelse",
        "name": initiative_id.replace("_", " ").capitalize(),
        "description": "Sprogtilbud i lokalområdet.",
        "kind": "permanent",
        "kind_is_assumed": True,
        "application_heading": "Uddannelse og beskæftigelse",
        "partners": [],
        "geography_ids": [],
    }
    return r.Initiative(initiative_id, **{**defaults, **fields})


def milestone(milestone_id: str = "lokale_hold", **fields: Any) -> r.Milestone:
    """Due at the end of June 2019, not reached."""
    defaults: dict[str, Any] = {
        "initiative_id": "sproglig_indsats",
        "geography_ids": None,
        "name": "Hold i alle fire områder",
        "due_on": date(2019, 6, 30),
        "done_on": None,
        "is_demo": False,
    }
    return r.Milestone(milestone_id, **{**defaults, **fields})
