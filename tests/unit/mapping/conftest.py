"""The repository's catalog, and sheets made of rows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from dashboard.catalog.load import Catalog, load_catalog
from dashboard.catalog.sources import Source
from dashboard.loader.raw_sheet import RawSheet
from dashboard.loader.read_workbook import read_workbook
from dashboard.mapping.table_texts import Names
from tests.unit.loader.conftest import DataFolder

ROOT = Path(__file__).resolve().parents[3]
NOW = datetime(2021, 11, 24, 9, 30, tzinfo=UTC)
SOURCE = Source(source_id="huset", name="Huset", publisher="Huset", what="Prøve", how_it_comes="Prøve")
Rows = list[list[Any]]
Book = Callable[..., Path]


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return load_catalog(ROOT / "data", demo=False)


@pytest.fixture(scope="session")
def names(catalog: Catalog) -> Names:
    return Names(catalog.geographies, catalog.indicators)


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data")


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """Write a workbook of one sheet; `merged` are addresses such as 'B1:D1'."""

    def write(
        rows: Rows, *, title: str = "Ark1", merged: tuple[str, ...] = (), name: str = "tal.xlsx"
    ) -> Path:
        workbook = Workbook()
        sheet = workbook.active
        assert sheet is not None
        sheet.title = title
        for line, row in enumerate(rows, start=1):
            for column, value in enumerate(row, start=1):
                if value is not None:
                    sheet.cell(line, column, value)
        for cells in merged:
            sheet.merge_cells(cells)
        path = tmp_path / name
        workbook.save(path)
        return path

    return write


def sheet_of(path: Path) -> RawSheet:
    return read_workbook(path, path.name, decimal=",").sheets[0]
