"""Rules of [[statbank]] that need the indicators or the other tables; ids are known to exist."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from dashboard.catalog.models import Indicator, ValueType
from dashboard.catalog.read import Placed
from dashboard.catalog.sources import Source
from dashboard.catalog.statbank import Kind, cells_problem
from dashboard.catalog.wording import not_allowed

_KINDS: Final[Mapping[ValueType, tuple[Kind, ...]]] = {
    ValueType.SHARE: ("share", "delivered"),
    ValueType.RATIO: (),
    ValueType.RATE: ("rate", "delivered"),
    ValueType.COUNT: ("count", "delivered"),
    ValueType.AMOUNT: ("count", "delivered"),
    ValueType.MEAN: ("delivered",),
}
"""a ratio sets an area against its region or municipality: a benchmark has no such figure"""


def statbank_problems(source: Source, indicators: Mapping[str, Indicator]) -> Iterator[str]:
    """What is wrong with a source's tables of StatBank."""
    tables = {table.table: table for table in source.statbank}
    given: dict[str, str] = {}
    for table in source.statbank:
        for one in table.indicators:
            where = f"statbank '{table.table}'"
            value_type = indicators[one.indicator_id].value_type
            allowed = _KINDS[value_type]
            if one.kind not in allowed:
                words = " or ".join(allowed) or "none"
                rule = f"allowed: {words}, as {one.indicator_id} is a {value_type.value}"
                yield f"{where}, {not_allowed('indicators.kind', one.kind, rule)}"
            if one.indicator_id in given:
                rule = f"allowed: once; {given[one.indicator_id]} gives it already"
                yield f"{where}, {not_allowed('indicators.indicator_id', one.indicator_id, rule)}"
            given.setdefault(one.indicator_id, table.table)
            if one.denominator_table is not None and one.denominator is not None:
                problem = cells_problem(tables[one.denominator_table], one.denominator)
                if problem is not None:
                    rule = f"allowed: {problem}"
                    yield f"{where}, {not_allowed('indicators.denominator', one.denominator, rule)}"


def duplicate_tables(sources: Sequence[Placed[Source]]) -> Iterator[str]:
    """A table that is declared twice: its answers lie in one folder."""
    first: dict[str, str] = {}
    for placed in sources:
        for table in placed.entry.statbank:
            if table.table in first:
                rule = f"allowed: each table once; it stands already in {first[table.table]}"
                yield f"{placed.where}, {not_allowed('statbank.table', table.table, rule)}"
            first.setdefault(table.table, placed.where)
