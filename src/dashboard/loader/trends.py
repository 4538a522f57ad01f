"""The trend states of every series, worked out from the figures that are to be published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Final

import numpy as np
from duckdb import DuckDBPyConnection
from numpy.typing import NDArray

from dashboard.analysis.series import frequency_of, time_of
from dashboard.analysis.trend import METHOD_VERSION, Trend
from dashboard.analysis.trend_history import Publications, history
from dashboard.catalog.load import Catalog
from dashboard.loader.catalog_tables import insert_rows
from dashboard.loader.queries import sql

# How trend_points.sql packs its key.
_GEOGRAPHY: Final = 48
_INDICATOR: Final = 32
_CODE: Final = 0xFFFF
_DAY: Final = 0xFFFFFFFF
_FIRST_DAY: Final = date(1900, 1, 1).toordinal() - date(1970, 1, 1).toordinal()

_FREQUENCIES: Final = ("year", "quarter", "month")
_STATE: Final = tuple(field.name for field in fields(Trend))


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
    geographies, indicators, names = codes
    periods = _Periods.of(names)
    points = connection.execute(sql("trend_points")).fetchnumpy()
    for key, rows in _by_series(np.ma.getdata(points["key"])):
        indicator = catalog.indicators[indicators[key & _CODE]]
        ordered, publications = _publications(points, rows, periods, indicator.frequency)
        for known_from, state in history(ordered, publications, indicator.value_type):
            yield {
                "geography_id": geographies[key >> _GEOGRAPHY - _INDICATOR],
                "indicator_id": indicator.indicator_id,
                "known_from": known_from,
                "method_version": METHOD_VERSION,
                **{name: getattr(state, name) for name in _STATE},
            }


def _by_series(keys: NDArray[np.int64]) -> Iterator[tuple[int, NDArray[np.int64]]]:
    """Place and indicator (still packed) and the row numbers of a series, in order of publication.

    Rows are looked up series by series: sorting them all as they are would move ten columns for two.
    """
    if not keys.size:
        return
    order = np.argsort(keys, kind="stable")
    series = keys[order] >> _INDICATOR
    starts = np.flatnonzero(np.r_[True, series[1:] != series[:-1]])
    for first, end in zip(starts, np.r_[starts[1:], keys.size], strict=True):
        yield int(series[first]), order[first:end]


@dataclass(frozen=True, slots=True, eq=False)
class _Periods:
    """What the codes of periods stand for."""

    frequency: NDArray[np.int8]
    """by code: its place in _FREQUENCIES"""
    rank: NDArray[np.int64]
    """by code: its place in time"""
    ordered: NDArray[np.object_]
    """by rank: its name"""

    @staticmethod
    def of(names: list[str]) -> _Periods:
        order = np.argsort([time_of(name) for name in names], kind="stable")
        rank = np.empty(len(names), dtype=np.int64)
        rank[order] = np.arange(len(names))
        frequency = np.array([_FREQUENCIES.index(frequency_of(name)) for name in names], dtype=np.int8)
        return _Periods(frequency, rank, np.array(names, dtype=object)[order])


def _publications(
    points: Mapping[str, Any], rows: NDArray[np.int64], periods: _Periods, wanted: str
) -> tuple[NDArray[np.object_], Publications]:
    """The publications of one series in its indicator's own frequency; where it has none, the commonest."""
    codes = np.ma.getdata(points["period"])[rows]
    frequency = periods.frequency[codes]
    counts = np.bincount(frequency, minlength=len(_FREQUENCIES))
    chosen = _FREQUENCIES.index(wanted)
    of_one = frequency == (chosen if counts[chosen] else counts.argmax())
    rows, rank = rows[of_one], periods.rank[codes[of_one]]
    there = np.zeros(len(periods.ordered), dtype=bool)
    there[rank] = True

    def column(name: str) -> NDArray[Any]:
        return np.asarray(np.ma.getdata(points[name])[rows])

    publications = Publications(
        published=(column("key") & _DAY) + _FIRST_DAY,
        period=(np.cumsum(there) - 1)[rank],
        values=column("value"),
        numerators=column("numerator"),
        denominators=column("denominator"),
        breaks=column("is_break"),
        demo=column("is_demo"),
    )
    return periods.ordered[there], publications
