"""A data folder with the repository's catalog and only the files that a test writes."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from dashboard.loader.refresh import refresh
from dashboard.loader.report import RefreshReport
from dashboard.settings import Settings
from dashboard.store.locate import published_build

DATA_DIR = Path(__file__).resolve().parents[3] / "data"
NOW = datetime(2021, 11, 25, 12, 0, tzinfo=UTC)
HEAD = "geography_id;indicator_id;period;value"


class DataFolder:
    """A data folder; `write` adds a file below it, `refresh` builds and publishes in this process."""

    def __init__(self, data_dir: Path) -> None:
        self.data_dir = data_dir
        self.settings = Settings(data_dir=data_dir)
        self.report = RefreshReport()
        for part in ("catalog", "sources", "geo"):
            shutil.copytree(DATA_DIR / part, data_dir / part)
        for toml in (DATA_DIR / "demo").glob("*.toml"):
            (data_dir / "demo").mkdir(exist_ok=True)
            shutil.copy(toml, data_dir / "demo")

    def write(self, name: str, content: str | bytes) -> Path:
        path = self.data_dir / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def refresh(self, *, demo: bool = False, **options: Any) -> RefreshReport:
        self.report = RefreshReport()
        return refresh(self.settings, now=NOW, demo=demo, report=self.report, **options)

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Rows of a query against the published build."""
        with duckdb.connect(str(published_build(self.settings.build_dir).path), read_only=True) as connection:
            return connection.execute(query).fetchall()

    def value(self, query: str) -> Any:
        ((value,),) = self.rows(query)
        return value

    @property
    def builds(self) -> list[str]:
        return sorted(path.name for path in self.settings.build_dir.iterdir())


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data")


@pytest.fixture(scope="module")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    """For a module that makes one build and asks it many things."""
    return DataFolder(tmp_path_factory.mktemp("shared") / "data")


Figures = Callable[..., list[tuple[Any, ...]]]


@pytest.fixture
def figures(folder: DataFolder) -> Figures:
    """Write one simple CSV, refresh, and give the figures back as (period, value, status), by period."""

    def publish(content: str | bytes) -> list[tuple[Any, ...]]:
        folder.write("raw/figures.csv", content)
        folder.refresh()
        return folder.rows("SELECT period, value, status FROM observation ORDER BY period")

    return publish
