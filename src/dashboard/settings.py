"""Every setting of the dashboard, read from environment variables with the prefix DASHBOARD_."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Settings with their defaults; `DASHBOARD_DATA_DIR=/srv/data` sets `data_dir`."""

    model_config = SettingsConfigDict(env_prefix="DASHBOARD_", frozen=True, extra="ignore")

    data_dir: Path = Path("data")
    """Folder with catalog/, sources/, raw/, demo/, geo/, statbank/ and build/."""

    demo: bool = True
    """Whether the first build that the app makes by itself includes the example figures."""

    keep_builds: int = Field(default=5, ge=2)
    """How many builds stay on disk, the published one among them."""

    max_unknown_share: float = Field(default=0.5, ge=0, le=1)
    """Share of a file's rows (0-1) that may have an unknown geography or indicator id."""

    max_file_mb: int = Field(default=1024, ge=1)
    """How large a source file may be, in MB on disk; the browser's limit is in .streamlit/config.toml."""

    max_rows: int = Field(default=10_000_000, ge=1)
    """How many lines a simple CSV may have; workbooks and described files have limits of their own."""

    memory_gb: float = Field(default=4.0, ge=0.25)
    """Memory of the database while it builds, in GB; what needs more goes to a folder beside the build."""

    lock_timeout_seconds: float = Field(default=0.0, ge=0)
    """How long a refresh waits for another one to end before it gives up."""

    statbank_url: str = "https://api.statbank.dk/v1"
    """Where `dashboard fetch` asks StatBank; nothing else asks it."""

    journal_url: str = Field(default="sqlite", repr=False)
    """Where the journal is: `sqlite` for the file `journal/journal.sqlite` in the data folder, or a URL.

    Left out of `repr`, since a URL may hold a password.
    """

    @property
    def journal_address(self) -> str:
        """The journal's URL, for `dashboard.journal.store.open_journal`."""
        if self.journal_url not in ("", "sqlite"):
            return self.journal_url
        file = self.data_dir / "journal" / "journal.sqlite"
        return f"sqlite:///{quote(file.as_posix(), safe='/:')}"

    @property
    def catalog_dir(self) -> Path:
        return self.data_dir / "catalog"

    @property
    def sources_dir(self) -> Path:
        return self.data_dir / "sources"

    @property
    def raw_dir(self) -> Path:
        return self.data_dir / "raw"

    @property
    def demo_dir(self) -> Path:
        return self.data_dir / "demo"

    @property
    def statbank_dir(self) -> Path:
        return self.data_dir / "statbank"

    @property
    def geo_dir(self) -> Path:
        return self.data_dir / "geo"

    @property
    def build_dir(self) -> Path:
        return self.data_dir / "build"
