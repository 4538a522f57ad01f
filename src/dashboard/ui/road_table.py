"""All numbers of Vejen til 2025 as rows."""

from __future__ import annotations

from dashboard import danish
from dashboard.analysis.road import Lane, Road
from dashboard.narrative import figures, lanes
from dashboard.narrative.trends import short
from dashboard.ui.tables import Table


def road_table(road: Road) -> Table:
    """One row an area and criterion; what is not known says why in its own column."""
    year = road.target_year
    rows = [_row(lane) for row in road.picture.areas for lane in road.of(row.geography.geography_id)]
    return Table(
        heads=(
            "Område",
            "Kriterium",
            "Værdi",
            "Periode",
            "Grænse",
            "Kriteriet er",
            "Afstand",
            "Margin",
            f"Mål {year}",
            "Målets oprindelse",
            "Tempo",
            "Kræver om året",
            "Den lige linje om året",
            "95 % fra",
            "95 % til",
            "Udvikling",
            f"Linjen i {year}",
            f"{year} fra",
            f"{year} til",
            "Sandsynlighed for ikke opfyldt",
            "Fremskrivning",
            "Eksempeltal",
        ),
        rows=tuple(rows),
        numeric=("Værdi", "95 % fra", "95 % til", f"Linjen i {year}", f"{year} fra", f"{year} til"),
    )


def _row(lane: Lane) -> tuple[str, ...]:
    indicator, cell, pace = lane.column.indicator, lane.cell, lane.pace
    reading, projection = cell.reading, lane.projection
    band = projection.fan[-1] if projection.fan else None
    missing = figures.MISSING_WORD[cell.missing] if cell.missing else ""
    from_to = ["" if end is None else danish.number(end, 2) for end in (pace.low, pace.high)]
    ends = (band.centre, band.low, band.high) if band else ()
    ahead = [danish.quantity(end, indicator.unit, 1) for end in ends] or ["", "", ""]
    fitted = f"{projection.first_period}–{projection.last_period}" if projection.fit else ""
    return (
        lane.geography.name,
        indicator.name,
        figures.value(reading, indicator) if reading else "ukendt",
        figures.period(reading) if reading else missing,
        figures.limit(lane.column),
        figures.STATE_WORD[cell.state],
        lanes.distance(lane) or "",
        lanes.margin_persons(lane.margin) or lanes.margin_sentence(lane.margin),
        figures.target(cell, indicator) or ("ikke fastsat" if cell.target_origin else ""),
        figures.ORIGIN_WORD[cell.target_origin] if cell.target_origin else "",
        lanes.pace_word(pace),
        "" if pace.needed is None else lanes.change(pace.needed, indicator),
        "" if pace.found is None else lanes.change(pace.found, indicator),
        *from_to,
        short(lane.trend),
        *ahead,
        lanes.chance(lane) or "",
        fitted or lanes.no_fan(lane) or "",
        _example(lane),
    )


def _example(lane: Lane) -> str:
    shown = bool(lane.cell.reading and lane.cell.reading.is_demo) or bool(lane.series.demo.any())
    return "" if lane.cell.reading is None and not len(lane.series) else "ja" if shown else "nej"
