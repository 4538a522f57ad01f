"""The trend states of every series, worked out from the figures of the build."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any, Final

import numpy as np
import pandas as pd
from duckdb import DuckDBPyConnection

from dashboard.analysis import trend_many
from dashboard.analysis.looks import ManyPublications
from dashboard.analysis.trend import METHOD_VERSION
from dashboard.catalog.load import Catalog
from dashboard.catalog.models import Indicator
from dashboard.loader.queries import sql

_FREQUENCIES: Final = ("year", "quarter", "month")
_COLUMNS: Final = tuple(field.name for field in fields(trend_many.States))


def write_trends(connection: DuckDBPyConnection, catalog: Catalog) -> int:
    """Fill `trend` from `observation`; how many states were written.

    One indicator at a time: so it takes little memory, and all its places are judged together.
    """
    # One transaction: each of its own would be written to the disk twice.
    connection.begin()
    written = sum(_write(connection, indicator) for indicator in catalog.indicators.values())
    connection.commit()
    return written


def _write(connection: DuckDBPyConnection, indicator: Indicator) -> int:
    written = 0
    for frequency, publications in _publications(connection, indicator):
        for states in trend_many.histories(publications, indicator.value_type, frequency):
            frame = pd.DataFrame({name: getattr(states, name) for name in _COLUMNS})
            connection.register("trend_state", frame)
            done = connection.execute(
                sql("trend"),
                {
                    "indicator_id": indicator.indicator_id,
                    "frequency": frequency,
                    "method_version": METHOD_VERSION,
                    "directions": [str(word) for word in trend_many.DIRECTIONS],
                    "strengths": [str(word) for word in trend_many.STRENGTHS],
                    "methods": list(trend_many.METHODS),
                    "reasons": [str(word) for word in trend_many.REASONS],
                    "signals": [str(word) for word in trend_many.SIGNALS],
                },
            ).fetchone()
            connection.unregister("trend_state")
            written += int(done[0]) if done else 0
    return written


def _publications(
    connection: DuckDBPyConnection, indicator: Indicator
) -> Iterator[tuple[str, ManyPublications]]:
    """All publications of an indicator, those of one frequency together."""
    points = connection.execute(
        sql("trend_points"), {"indicator_id": indicator.indicator_id, "wanted": indicator.frequency}
    ).fetchnumpy()
    columns: dict[str, Any] = {name: np.ma.getdata(points[name]) for name in points}
    for frequency in _FREQUENCIES:
        of_one = columns["frequency"] == frequency
        if of_one.any():
            yield (
                frequency,
                ManyPublications(
                    series=columns["series"][of_one],
                    published=columns["published"][of_one],
                    period=columns["period"][of_one],
                    values=columns["value"][of_one],
                    numerators=columns["numerator"][of_one],
                    denominators=columns["denominator"][of_one],
                    breaks=columns["is_break"][of_one],
                    demo=columns["is_demo"][of_one],
                ),
            )
