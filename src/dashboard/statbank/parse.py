"""The CSV of StatBank -> cells by area, period and codes. Whatever is not as declared is an error."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from typing import Final

from dashboard.catalog.statbank import StatbankTable, is_selector
from dashboard.statbank.errors import BadAnswerError
from dashboard.statbank.question import Format
from dashboard.statbank.tableinfo import TableInfo

VALUE_HEAD: Final = "INDHOLD"
_MISSING: Final = frozenset({"..", "-", ""})
_NUMBER: Final = re.compile(r"-?\d+(?:,\d+)?")
_OPEN_START: Final = re.compile(r">=([0-9KM]+)")
_PERIOD: Final = re.compile(r"(\d{4})(?:K([1-4])|M(0[1-9]|1[0-2]))?")


@dataclass(frozen=True)
class Cell:
    value: Decimal | None
    """None where the source has no figure (`..` or `-`)"""
    line: int


CellKey = tuple[str, str, tuple[str, ...]]
"""area code, period as StatBank writes it, and a code a variable in declared order"""


@dataclass(frozen=True)
class Cells:
    by_key: Mapping[CellKey, Cell]
    periods: tuple[str, ...]
    """in order"""


def our_period(period: str) -> str | None:
    """2024 -> 2024, 2024K3 -> 2024-Q3, 2024M07 -> 2024-07; None where it is none of these."""
    match = _PERIOD.fullmatch(period)
    if match is None:
        return None
    year, quarter, month = match.groups()
    if quarter:
        return f"{year}-Q{quarter}"
    return f"{year}-{month}" if month else year


def parse_cells(content: bytes, declared: StatbankTable, info: TableInfo, form: Format) -> Cells:
    """Read an answer, and see that it is whole and of the declared columns.

    Raises:
        BadAnswerError: columns changed or missing, labels that cannot be told, a number or period that
            cannot be read, the same cell twice, or cells that were asked for and did not come.
    """
    lined = _lines(content, declared.table)
    order = (declared.area, *declared.variables, declared.time)
    unknown = [code for code in order if code not in info.variables]
    if unknown:
        raise BadAnswerError(declared.table, f"its tableinfo does not know the variable {', '.join(unknown)}")
    columns = _columns(lined[0][1] if lined else [], declared, info)
    rows = [(line, cells) for line, cells in lined[1:] if any(cells)]
    if not rows:
        raise BadAnswerError(declared.table, "the answer has column heads but no figures")
    width = len(order) + 1
    for line, cells in rows:
        if len(cells) != width:
            raise BadAnswerError(
                declared.table,
                f"line {line} has {len(cells)} cells, {width} were expected; it may be cut off",
            )
    codes = {
        code: _as_codes(code, [cells[columns[code]] for _, cells in rows], declared.table, info)
        for code in order
    }
    by_key: dict[CellKey, Cell] = {}
    for place, (line, cells) in enumerate(rows):
        area, *others, period = (codes[code][place] for code in order)
        if our_period(period) is None:
            raise BadAnswerError(
                declared.table,
                f"line {line}, column {declared.time}: {period!r} is no period; 2024, 2024K3 or 2024M07 was"
                " expected",
            )
        key = (area, period, tuple(others))
        if key in by_key:
            raise BadAnswerError(
                declared.table, f"line {line} gives the same cell as line {by_key[key].line}"
            )
        by_key[key] = Cell(_value(cells[columns[VALUE_HEAD]], line, declared.table), line)
    found = Cells(by_key, tuple(sorted({period for _, period, _ in by_key})))
    _must_be_whole(found, declared, form)
    _must_have_its_periods(found, declared, info)
    return found


def _lines(content: bytes, table: str) -> list[tuple[int, list[str]]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadAnswerError(table, f"the answer is not UTF-8 (at byte {error.start})") from error
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True)
    try:
        return [(reader.line_num, [cell.strip() for cell in cells]) for cells in reader]
    except csv.Error as error:
        raise BadAnswerError(
            table, f"line {reader.line_num} is not CSV ({error}); it may be cut off"
        ) from error


def _columns(heads: Sequence[str], declared: StatbankTable, info: TableInfo) -> dict[str, int]:
    """Variable, or INDHOLD -> its column; a head may be the variable's code or its label, in any case."""
    meant = {VALUE_HEAD.casefold(): VALUE_HEAD}
    for code in (declared.area, *declared.variables, declared.time):
        meant[info.variables[code].text.casefold()] = code
    for code in (declared.area, *declared.variables, declared.time):
        meant[code.casefold()] = code
    found: dict[str, int] = {}
    for column, head in enumerate(heads):
        code = meant.get(head.casefold(), "")
        if code and code not in found:
            found[code] = column
    expected = [declared.area, *declared.variables, declared.time, VALUE_HEAD]
    if len(heads) != len(expected) or set(found) != set(expected):
        came, wanted = "; ".join(heads) or "none", "; ".join(expected)
        raise BadAnswerError(declared.table, f"its columns have changed: {came} came, {wanted} were expected")
    return found


def _as_codes(variable: str, cells: Sequence[str], table: str, info: TableInfo) -> list[str]:
    """A column as codes, also where labels came instead; never a mixture of the two."""
    known = info.variables[variable].values
    strange = sorted({cell for cell in cells if cell not in known})
    if not strange:
        return list(cells)
    by_label: dict[str, list[str]] = {}
    for code, label in known.items():
        by_label.setdefault(label.casefold(), []).append(code)
    told = {cell: by_label.get(cell.casefold(), []) for cell in set(cells)}
    unclear = sorted(cell for cell, codes in told.items() if len(codes) != 1)
    if unclear:
        came = unclear if len(unclear) < len(told) else strange
        raise BadAnswerError(
            table,
            f"column {variable} has {', '.join(map(repr, came[:5]))}, neither a code nor the label of just"
            f" one; expected: {', '.join(list(known)[:40])}",
        )
    return [told[cell][0] for cell in cells]


def _value(text: str, line: int, table: str) -> Decimal | None:
    if text in _MISSING:
        return None
    if _NUMBER.fullmatch(text) is None:
        raise BadAnswerError(
            table,
            f"line {line}, column {VALUE_HEAD}: {text!r} is no number; digits with a decimal comma, .. or"
            " - were expected",
        )
    return Decimal(text.replace(",", "."))


def _must_be_whole(cells: Cells, declared: StatbankTable, form: Format) -> None:
    """Raise where an area, or (in CSV, which leaves nothing out) any cell asked for did not come."""
    came = {area for area, _, _ in cells.by_key}
    lacking = [area for area in declared.areas if area not in came]
    if lacking:
        raise BadAnswerError(declared.table, f"no figures came for {declared.area} {', '.join(lacking)}")
    if form == "BULK":
        return
    seen = [sorted({key[2][place] for key in cells.by_key}) for place in range(len(declared.variables))]
    wanted = [
        found if any(is_selector(value) for value in values) else list(values)
        for found, values in zip(seen, declared.variables.values(), strict=True)
    ]
    expected = [
        (area, period, codes)
        for area, period, codes in product(declared.areas, cells.periods, product(*wanted))
    ]
    absent = [key for key in expected if key not in cells.by_key]
    if absent:
        area, period, codes = absent[0]
        named = " ".join((area, *codes, period))
        raise BadAnswerError(
            declared.table,
            f"{len(absent)} of {len(expected)} cells did not come, the first is {named}; it may be cut off",
        )


def _must_have_its_periods(cells: Cells, declared: StatbankTable, info: TableInfo) -> None:
    """Raise where periods that the table has were asked for, and did not come."""
    known = info.variables[declared.time].values
    expected: set[str] = set()
    for value in declared.periods:
        if not is_selector(value):
            expected.add(value)
        elif value == "*":
            expected.update(known)
        elif (start := _OPEN_START.fullmatch(value)) is not None:
            # All periods of a table are written alike, so that they sort as texts.
            expected.update(period for period in known if period >= start.group(1))
    absent = sorted(expected - set(cells.periods))
    if absent:
        named = ", ".join(absent[:5]) + (" ..." if len(absent) > 5 else "")
        raise BadAnswerError(
            declared.table, f"no figures came for {declared.time} {named}; the answer may be cut off"
        )
