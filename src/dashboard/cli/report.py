"""`dashboard report` and `packs`."""

from __future__ import annotations

import argparse
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from dashboard.settings import Settings

# What draws and sets takes a while to load: the other commands do without, so it is imported below.

FORMATS: Final = ("pdf", "docx", "pptx")
AUTHOR: Final = "Kommandolinjen"
_TIME_ZONE: Final = ZoneInfo("Europe/Copenhagen")


def run(arguments: argparse.Namespace) -> None:
    """Make the pack of a meeting, write it to a file, and note it down in the list of packs."""
    from dashboard.journal.authors import Author, Role
    from dashboard.journal.contents import PackFormat
    from dashboard.journal.store import open_journal
    from dashboard.reports.make import Order, make, note_down, rendered, write

    settings, now = Settings(), datetime.now(UTC)
    wanted, path = PackFormat(arguments.format), Path(arguments.output)
    # The list of packs wants a name and a role; the one who runs the command is the head of the centre.
    author = Author(name=arguments.author, role=Role.KOMPETENCECENTERCHEF)
    order = Order(
        arguments.meeting_id, build_id=arguments.build, ruleset_id=arguments.rules, pack_id=arguments.pack
    )
    with open_journal(settings.journal_address) as journal:
        made = make(settings.build_dir, journal, order, today=now.astimezone(_TIME_ZONE).date())
        write(path, rendered(made.document, wanted))
        noted = note_down(journal, made, wanted, author, now=now)
    print(f"{path}: {made.document.title}, from build {made.note.build_id}.")
    print(f"  pack {noted.entry_id}, content {made.note.content_hash[:12]}")


def list_all(arguments: argparse.Namespace) -> None:
    """List the packs that were made, the first one first."""
    from dashboard.journal.contents import Pack
    from dashboard.journal.store import open_journal

    with open_journal(Settings().journal_address) as journal:
        packs = journal.current(Pack)
    if arguments.json:
        print(
            json.dumps(
                [
                    {"pack_id": one.entry_id, **one.content.model_dump(mode="json", exclude={"withdrawn"})}
                    for one in packs
                ],
                ensure_ascii=False,
                indent=2,
            )
        )
        return
    for one in packs:
        content = one.content
        formats = ", ".join(content.formats)
        print(
            f"{one.entry_id}  {content.meeting_id}, {content.ruleset_id}, {formats},"
            f" made on {content.made_on} from build {content.build_id}"
        )
