"""One version of an entry, as readers get it (`Version`) and as the database keeps it (`Row`)."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Annotated, Any, Generic

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, ValidationError

from dashboard.journal.authors import Author
from dashboard.journal.contents import C, kind_of, read_stored
from dashboard.journal.errors import ContentRefusedError, JournalDamagedError
from dashboard.journal.plain_text import STORED


@dataclass(frozen=True, slots=True)
class Version(Generic[C]):
    """What one author wrote at one time. `replaces` is the version it corrects, None for the first."""

    version_id: str
    entry_id: str
    replaces: str | None
    author: Author
    written_at: datetime
    """UTC, never earlier than that of the version it replaces"""
    meeting_id: str | None
    content: C

    @property
    def is_withdrawn(self) -> bool:
        return self.content.withdrawn is not None


def _in_utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)


class Row(BaseModel):
    """The columns of table `version`; also a line of a backup. `content` is the JSON text as written."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, hide_input_in_errors=True)

    version_id: str
    entry_id: str
    kind: str
    replaces: str | None
    author: str
    role: str
    written_at: Annotated[AwareDatetime, AfterValidator(_in_utc)]
    meeting_id: str | None
    content: str
    content_hash: str = ""
    """SHA-256 in hexadecimal over all the other columns"""

    def right_hash(self) -> str:
        """What `content_hash` must be."""
        columns = [
            self.version_id, self.entry_id, self.kind, self.replaces, self.author, self.role,
            self.written_at.isoformat(timespec="microseconds"), self.meeting_id, self.content,
        ]  # fmt: skip
        canonical = json.dumps(columns, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()

    def hashed(self) -> Row:
        return self.model_copy(update={"content_hash": self.right_hash()})

    def version(self) -> Version[Any]:
        """The row as its readers see it.

        Raises:
            JournalDamagedError: the content has no shape that this program knows.
        """
        try:
            content = _read(self.content)
            if kind_of(type(content)) != self.kind:
                raise self._damaged()
            author = _author(self.author, self.role)
        except (ContentRefusedError, ValidationError, ValueError) as error:
            raise self._damaged() from error
        return Version(
            version_id=self.version_id,
            entry_id=self.entry_id,
            replaces=self.replaces,
            author=author,
            written_at=self.written_at,
            meeting_id=self.meeting_id,
            content=content,
        )

    def _damaged(self) -> JournalDamagedError:
        return JournalDamagedError(
            f"The version {self.version_id} in the journal cannot be read.",
            "Update the program; if it is the newest already, restore a backup into a new journal.",
        )


# What is written never changes, so that a text has been read once and for all.
@lru_cache(maxsize=20_000)
def _read(text: str) -> Any:
    return read_stored(text)


@lru_cache(maxsize=1_000)
def _author(name: str, role: str) -> Author:
    return Author.model_validate({"name": name, "role": role}, context=STORED)
