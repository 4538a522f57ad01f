"""The catalog, written into the tables of a build."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd
from duckdb import DuckDBPyConnection
from pydantic import BaseModel

from dashboard.catalog.load import Catalog

Row = Mapping[str, Any]


def write_catalog(connection: DuckDBPyConnection, catalog: Catalog) -> None:
    """Fill every table of the build that comes from the catalog alone; `source` needs the figures too."""
    connection.begin()
    for table, rows in _tables(catalog).items():
        insert_rows(connection, table, rows)
    connection.commit()


def insert_rows(connection: DuckDBPyConnection, table: str, rows: Iterable[Row]) -> None:
    """Insert rows by column name; a column that a row does not name is NULL, other names are left out."""
    columns = connection.table(table).columns
    cells = [[row.get(column) for column in columns] for row in rows]
    if cells:
        connection.append(table, pd.DataFrame(cells, columns=columns, dtype=object))


def _tables(catalog: Catalog) -> dict[str, list[dict[str, Any]]]:
    programme = catalog.programme
    indicators = list(catalog.indicators.values())
    rulesets = list(catalog.rulesets.values())
    return {
        "geography": [
            {**row, "in_programme": catalog.geographies[row["geography_id"]].in_programme}
            for row in _numbered(catalog.geographies.values())
        ],
        "indicator": _numbered(indicators),
        "indicator_focus_area": [
            {"indicator_id": indicator.indicator_id, "focus_area_id": focus_area_id}
            for indicator in indicators
            for focus_area_id in indicator.focus_areas
        ],
        "ruleset": _numbered(rulesets),
        "criterion": [
            {**row, "ruleset_id": ruleset.ruleset_id}
            for ruleset in rulesets
            for row in _numbered(ruleset.criteria)
        ],
        "yearly_threshold": _plain(catalog.yearly_thresholds),
        "target": [
            {**_columns(target), "geography_id": geography_id}
            for target in catalog.targets
            for geography_id in target.geography_ids
        ],
        "event": _numbered(catalog.events),
        "goal": _numbered(catalog.goals),
        "goal_indicator": [
            {"goal_id": goal.goal_id, "indicator_id": indicator_id}
            for goal in catalog.goals
            for indicator_id in goal.indicator_ids
        ],
        "focus_area": _numbered(catalog.focus_areas.values()),
        "initiative": [{**row, **_newest_status(catalog, row)} for row in _numbered(catalog.initiatives)],
        "initiative_status": _plain(catalog.initiative_statuses),
        "milestone": _plain(catalog.milestones),
        "schedule": [
            {**_columns(source.schedule), "source_id": source.source_id}
            for source in catalog.sources.values()
            if source.schedule is not None
        ],
        "release": [
            {**_columns(one), "source_id": source.source_id}
            for source in catalog.sources.values()
            if source.schedule is not None
            for one in (*source.schedule.releases, *source.schedule.absent)
        ],
        "body": _numbered(catalog.bodies),
        "staffing": _numbered(catalog.staffing),
        "meeting": _plain(catalog.meetings),
        "programme": [_columns(programme)],
        "baseline": [
            {
                "indicator_id": indicator.indicator_id,
                "year": programme.baseline_year_by_indicator.get(
                    indicator.indicator_id, programme.baseline_year
                ),
            }
            for indicator in indicators
        ],
    }


def _newest_status(catalog: Catalog, initiative: Row) -> dict[str, Any]:
    """The last of its statuses, else what stands with the initiative itself."""
    said = [s for s in catalog.initiative_statuses if s.initiative_id == initiative["initiative_id"]]
    if not said:
        return {"status_is_demo": False}
    return {"status": said[-1].status, "status_is_demo": said[-1].is_demo}


def _columns(entry: BaseModel) -> dict[str, Any]:
    """An entry's fields as DuckDB takes them: enumerations as text, tuples as lists."""
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in entry.model_dump(mode="python").items()
    }


def _plain(entries: Iterable[BaseModel]) -> list[dict[str, Any]]:
    return [_columns(entry) for entry in entries]


def _numbered(entries: Iterable[BaseModel] | Sequence[BaseModel]) -> list[dict[str, Any]]:
    """As _plain, with `sort_order` counted from 0 in the order given."""
    return [{**_columns(entry), "sort_order": number} for number, entry in enumerate(entries)]
