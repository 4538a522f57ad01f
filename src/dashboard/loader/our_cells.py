"""One record's cells as the file writes them -> as we write them, or a refusal with the cell's address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from dashboard import danish
from dashboard.loader import cell_forms
from dashboard.loader.layout_refused import LayoutRefusedError
from dashboard.loader.raw_sheet import RawSheet, address
from dashboard.loader.reading import Reading

_NUMBERS: Final = ("value", "numerator", "denominator")
_MISSING: Final = ".."
_SUPPRESSED: Final = "<5"
_DATE_STYLES: Final = ("date_year", "date_quarter", "date_month")


@dataclass(slots=True)
class _Shares:
    """What the figures of one indicator in percent look like, where the layout does not say it."""

    cell: str
    value: str
    all_small: bool = True
    any_above_zero: bool = False


class CellForms:
    """Rewrites the cells of one sheet's records.

    Args:
        sheet: where the cells stand.
        reading: what is declared of them.
    """

    def __init__(self, sheet: RawSheet, reading: Reading) -> None:
        self._sheet = sheet
        self._layout = reading.layout
        self._name = reading.name
        self._file_decimal = reading.decimal or ","
        self._written = reading.written_decimal
        # Numbers whose thousands are declared are rewritten before anything else is asked of them.
        self._decimal = self._written or "," if reading.layout.thousands else self._written
        self._percent = reading.percent_indicators
        self._shares: dict[str, _Shares] = {}

    def ours(
        self, line: int, record: dict[str, str | None], where: Mapping[str, int]
    ) -> dict[str, str | None]:
        """The record with codes, periods, dates and numbers in our writing; empty cells become None.

        Raises:
            LayoutRefusedError: a cell can be read in two ways, and the layout does not say which.
        """
        for coded, codes in self._layout.codes.items():
            code = record.get(coded)
            if code is not None:
                record[coded] = codes.get(code.strip(), code)
        self._period(line, record, where)
        self._published(line, record, where)
        for one in _NUMBERS:
            text = record.get(one)
            if text is not None:
                record[one] = self._number(text.strip())
        self._share(line, record, where)
        return {one: text or None for one, text in record.items()}

    def refuse_unclear_percent(self) -> None:
        """Raise LayoutRefusedError where all figures of an indicator in percent may be shares of one."""
        for indicator_id, found in self._shares.items():
            if found.all_small and found.any_above_zero:
                raise LayoutRefusedError(
                    "percent_unclear",
                    cell=found.cell,
                    name=self._name,
                    value=found.value,
                    indicator=indicator_id,
                )

    def _cell(self, line: int, where: Mapping[str, int], *fields: str) -> str:
        """The address in a sheet; of a text, where letters name no columns, the same."""
        column = next((where[one] for one in fields if one in where), 0)
        return address(line, column)

    def _period(self, line: int, record: dict[str, str | None], where: Mapping[str, int]) -> None:
        layout = self._layout
        year = record.pop("year", None)
        quarter, month = record.pop("quarter", None), record.pop("month", None)
        if year is not None:
            record["period"] = cell_forms.joined_period(year, quarter, month)
            return
        text = record.get("period")
        if text is None:
            return
        text = cell_forms.without_marks(text.strip(), layout.footnote_marks)
        if layout.period_style not in _DATE_STYLES:
            self._refuse_serial(
                text, self._cell(line, where, "period"), "period", "periode", 'period_style = "date_month"'
            )
        record["period"] = cell_forms.our_period(text, layout.period_style, self._sheet.calendar)

    def _published(self, line: int, record: dict[str, str | None], where: Mapping[str, int]) -> None:
        text = record.get("published_on")
        if text is None:
            return
        text = text.strip()
        day = None
        match self._layout.dates:
            case "excel":
                day = cell_forms.read_day(text, self._sheet.calendar)
            case "danish":
                day = cell_forms.written_day(text)
            case _:
                pass
        if day is None:
            cell = self._cell(line, where, "published_on")
            self._refuse_serial(text, cell, "date", "dato", 'dates = "excel"')
        record["published_on"] = text if day is None else day.isoformat()

    def _refuse_serial(self, text: str, cell: str, what: str, what_da: str, key: str) -> None:
        day = cell_forms.serial_day(text, self._sheet.calendar)
        if day is not None:
            raise LayoutRefusedError(
                "serial",
                cell=cell,
                name=self._name,
                value=text,
                what=what,
                what_da=what_da,
                day=day.isoformat(),
                day_da=danish.long_date(day),
                key=key,
            )

    def _number(self, text: str) -> str:
        layout = self._layout
        if text in layout.missing:
            return _MISSING
        if text in layout.suppressed:
            return _SUPPRESSED
        text = cell_forms.without_marks(text, layout.footnote_marks)
        if layout.thousands is None:
            return text
        plain = cell_forms.without_thousands(text, layout.thousands, self._file_decimal)
        return text if plain is None else plain.replace(".", self._written or ",")

    def _share(self, line: int, record: dict[str, str | None], where: Mapping[str, int]) -> None:
        """Percent: by its sign, by declaration, or refused."""
        text = record.get("value")
        if not text:
            return
        declared = self._layout.percent
        is_percent = record.get("indicator_id") in self._percent
        if is_percent and text.endswith("%"):
            record["value"] = text.removesuffix("%").rstrip()
            return
        number = cell_forms.plain_number(text, self._decimal)
        if number is None:
            return
        column = where.get("value")
        is_shown = column is not None and (line, column) in self._sheet.percent
        if is_shown and declared != "fraction":
            raise LayoutRefusedError(
                "percent_format" if declared is None else "percent_conflict",
                cell=self._cell(line, where, "value"),
                name=self._name,
                value=text,
                share=cell_forms.as_percent(number, ","),
            )
        if declared == "fraction" and (is_percent or is_shown):
            record["value"] = cell_forms.as_percent(number, self._written)
        elif declared is None and is_percent:
            self._remember(record["indicator_id"] or "", number, text, line, where)

    def _remember(
        self, indicator_id: str, number: Decimal, text: str, line: int, where: Mapping[str, int]
    ) -> None:
        if indicator_id not in self._shares:
            self._shares[indicator_id] = _Shares(self._cell(line, where, "value"), text)
        found = self._shares[indicator_id]
        found.all_small = found.all_small and abs(number) <= 1
        found.any_above_zero = found.any_above_zero or number != 0
