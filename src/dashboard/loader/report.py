"""What a refresh did: filled in while it works, so that it is there to be shown when it fails as well."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, NamedTuple

from dashboard.store.publish import BuildInfo


class RejectedRow(NamedTuple):
    """A row that was not kept. `line` is the physical line of the file, the row number of a sheet.

    `cell` is the address in a sheet, such as B14.
    """

    source_id: str
    file: str
    line: int
    column_name: str | None
    value: str | None
    reason: str
    reason_da: str
    cell: str | None = None

    @property
    def place(self) -> str:
        """Where it stands, in English."""
        return f"line {self.line}" if self.cell is None else f"cell {self.cell}"


@dataclass(frozen=True)
class FileResult:
    """The rows of one source in one file: rows_read = kept + rejected + left_out."""

    source_id: str
    file: str
    is_demo: bool
    bytes: int
    sha256: str
    rows_read: int
    kept: int
    rejected: int
    left_out: int
    """example rows that a real figure replaces"""
    note: str | None


@dataclass
class RefreshReport:
    """Everything that a refresh found, so far as it came."""

    files: list[FileResult] = field(default_factory=list)
    rejected: list[RejectedRow] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """what is worth knowing and nothing is wrong with: how old the answers of StatBank are"""
    build: BuildInfo | None = None
    published: bool = False
    unchanged: bool = False
    """the build says the same as the published one; where it was not to be held, nothing is left of it"""
    declined: bool = False
    """it says the same as one that a person dropped or went back from, and nobody looked: nothing is left"""
    removed_builds: list[str] = field(default_factory=list)
    hidden_to_protect: int = 0
    """figures hidden only because they would give a hidden one back"""

    @property
    def kept(self) -> int:
        return sum(one.kept for one in self.files)

    @property
    def is_quiet(self) -> bool:
        """Whether it went well and there is nothing to tell."""
        return self.build is None and (self.unchanged or self.declined)

    def as_json(self) -> dict[str, Any]:
        """Plain values, for `dashboard refresh --json`."""
        return {
            "published": self.published,
            "unchanged": self.unchanged,
            "declined": self.declined,
            "build": asdict(self.build) if self.build else None,
            "kept": self.kept,
            "rejected": len(self.rejected),
            "files": [asdict(one) for one in self.files],
            "rejected_rows": [row._asdict() for row in self.rejected],
            "ignored_files": self.ignored,
            "warnings": self.warnings,
            "notes": self.notes,
            "removed_builds": self.removed_builds,
            "hidden_to_protect": self.hidden_to_protect,
        }

    def as_text(self, most_rows: int = 20) -> str:
        """A few lines for the command line; none where no build came of it, since nothing was new."""
        if self.is_quiet:
            return ""
        lines = []
        if self.build:
            state = "published" if self.published else "built and held, not published"
            lines.append(f"Build {self.build.build_id} is {state}.")
            if self.unchanged:
                lines.append("It says the same as the published one.")
        lines.append(f"{self.kept} rows kept, {len(self.rejected)} rejected, in {len(self.files)} files.")
        if self.hidden_to_protect:
            lines.append(
                f"{self.hidden_to_protect} more figures are hidden, since they would give a hidden one back."
            )
        lines += [f"Ignored: {name} is no file of figures." for name in self.ignored]
        lines += [f"Note: {text}" for text in [*self.warnings, *self.notes]]
        lines += [
            f"Rejected: {row.file}, {row.place}, {row.column_name or 'the whole line'}"
            f" {row.value or ''!r}: {row.reason}"
            for row in self.rejected[:most_rows]
        ]
        if len(self.rejected) > most_rows:
            lines.append(f"... and {len(self.rejected) - most_rows} more; --json lists them all.")
        return "\n".join(lines)
