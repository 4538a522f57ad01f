"""Take an entry back, with a reason. It stays in the history."""

from __future__ import annotations

from typing import Any, ClassVar

from dashboard.journal.authors import Author
from dashboard.journal.version import Version
from dashboard.ui import clock, journal
from dashboard.ui.frame import View
from dashboard.ui.writing import fields
from dashboard.ui.writing.form import Form, Opened
from dashboard.ui.writing.shown import show


def withdraw(view: View, version: Version[Any]) -> None:
    """Take back what stands; the reason must be given."""
    show(Withdrawal(view, version), "Træk tilbage", quiet=True)


class Withdrawal(Form[Any]):
    button = "Træk tilbage"
    override = "Træk den nye tilbage alligevel"
    done = "Det er trukket tilbage. Det kan stadig læses i historikken."
    names: ClassVar[dict[str, str]] = {"withdrawn": "Hvorfor trækkes det tilbage?"}

    def __init__(self, view: View, version: Version[Any], fold: str | None = None) -> None:
        super().__init__(view, f"withdraw_{version.entry_id}", fold)
        self._version = version

    def standing(self) -> Version[Any] | None:
        return journal.latest(self.view, self._version.entry_id)

    def fields(self, opened: Opened[Any]) -> None:
        fields.note(self.names["withdrawn"], opened.field("reason"))

    def content(self, opened: Opened[Any]) -> Any:
        return (opened.base or self._version).content.taken_back(opened.value("reason") or "")

    def write(self, opened: Opened[Any], content: Any, writer: Author) -> Version[Any]:
        # The text is that of the version that is taken back, also where somebody corrected it meanwhile.
        return journal.to_write(self.view).withdraw(
            (opened.base or self._version).version_id,
            content.withdrawn,
            writer,
            now=clock.now(),
            meeting_id=self.meeting_id,
        )
