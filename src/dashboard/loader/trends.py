"""The trend states of every series, worked out from the figures that are to be published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

import numpy as np
from duckdb import DuckDBPyConnection
from numpy.typing import NDArray

from dashboard.analysis.series import frequency_of, time_of
from dashboard.analysis.trend import METHOD_VERSION
from dashboard.analysis.trend_history import Publications, history
from dashboard.catalog.load import Catalog
from dashboard.loader.catalog_tables import insert_rows
from dashboard.loader.queries import sql

Columns = dict[str, NDArray[Any]]


def write_trends(connection: DuckDBPyConnection, catalog: Catalog) -> int:
    """Fill `trend` from the rows kept; how many states were written.

    Reads the view `kept`, in which nothing hidden has a value any more.
    """
    rows = list(_states(connection, catalog))
    insert_rows(connection, "trend", rows)
    return len(rows)


def _states(connection: DuckDBPyConnection, catalog: Catalog) -> Iterator[dict[str, Any]]:
    codes = connection.execute(sql("trend_codes")).fetchone()
    if codes is None:
        return
    geographies, indicators, periods = codes
    frequencies = np.array([frequency_of(period) for period in periods])
    # Codes of periods by time, so that a place in the order is a place in time.
    order = np.argsort([time_of(period) for period in periods], kind="stable")
    rank = np.empty(len(periods), dtype=np.int64)
    rank[order] = np.arange(len(periods))
    for series in _by_series(connection.execute(sql("trend_points")).fetchnumpy()):
        indicator = catalog.indicators[indicators[series["indicator"][0]]]
        rows = _of_one_frequency(series, frequencies[series["period"]], indicator.frequency)
        places, place = np.unique(rank[rows["period"]], return_inverse=True)
        publications = Publications(
            published=rows["published"],
            period=place,
            values=rows["value"],
            numerators=rows["numerator"],
            denominators=rows["denominator"],
            breaks=rows["is_break"],
            demo=rows["is_demo"],
        )
        names = [periods[order[one]] for one in places]
        for known_from, state in history(names, publications, indicator.value_type):
            yield {
                "geography_id": geographies[rows["geography"][0]],
                "indicator_id": indicator.indicator_id,
                "known_from": known_from,
                "method_version": METHOD_VERSION,
                **asdict(state),
            }


def _by_series(rows: Mapping[str, Any]) -> Iterator[Columns]:
    """The rows of one place and indicator at a time; they come sorted by both."""
    plain = {name: np.ma.getdata(column) for name, column in rows.items()}
    keys = plain["geography"].astype(np.int64) << 32 | plain["indicator"]
    if not keys.size:
        return
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]])
    for first, end in zip(starts, np.r_[starts[1:], keys.size], strict=True):
        yield {name: column[first:end] for name, column in plain.items()}


def _of_one_frequency(rows: Columns, frequencies: NDArray[Any], wanted: str) -> Columns:
    """The rows of the indicator's own frequency; where it has none, of the one that has most."""
    names, counts = np.unique(frequencies, return_counts=True)
    chosen = wanted if wanted in names else names[np.argmax(counts)]
    return {name: column[frequencies == chosen] for name, column in rows.items()}
