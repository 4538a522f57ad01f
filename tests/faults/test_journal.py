"""The journal under many writers, kill -9, a backup meanwhile, and hostile text; on SQLite and PostgreSQL."""

from __future__ import annotations

import os
import sys
import time
import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime
from multiprocessing.context import ForkServerContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from dashboard.journal.authors import Author, Role
from dashboard.journal.backup import backup, restore
from dashboard.journal.chain import in_order
from dashboard.journal.contents import Action, Decision, InitiativeStatus, MilestoneDone, Story
from dashboard.journal.database import writing
from dashboard.journal.errors import ContentRefusedError, EditConflictError
from dashboard.journal.store import open_journal
from tests.faults.conftest import finished
from tests.unit.journal.samples import (
    ANNA,
    NOW,
    action,
    decision,
    done,
    opened,
    rows,
    sqlite_address,
    status,
    story,
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL and the fork server are of Unix")

WRITERS = 20
EACH = 10
KILLED = -9


def now() -> datetime:
    return datetime.now(UTC)


def write_a_few(address: str, number: int) -> None:
    """What each of many writers does: decisions of its own, and a turn at the one story that all share."""
    author = Author(name=f"Skriver {number}", role=Role.POLITI)
    with open_journal(address) as journal:
        for turn in range(EACH):
            journal.add(decision(f"skriver {number}, nr. {turn}"), author, now=now())
        (current,) = journal.current(Story)
        while True:
            try:
                journal.correct(current.version_id, story(f"skriver {number}"), author, now=now())
            except EditConflictError as told:
                current = told.current
            else:
                return


def write_for_ever(address: str, number: int, acknowledged: Path) -> None:
    """Write and correct, and note each version as soon as it is acknowledged."""
    author = Author(name=f"Skriver {number}", role=Role.POLITI)
    handle = os.open(acknowledged, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    with open_journal(address) as journal:
        while True:
            text = "en længere tekst " * 100
            first = journal.add(decision(text), author, now=now())
            os.write(handle, f"{first.version_id}\n".encode())
            second = journal.correct(first.version_id, decision(f"{text} rettet"), author, now=now())
            os.write(handle, f"{second.version_id}\n".encode())


def must_be_whole(address: str) -> set[str]:
    """Every version is as it was written and in its place; return their ids."""
    with open_journal(address, create=False) as journal:
        if journal.engine.dialect.name == "sqlite":
            must_be_sound_on_disk(journal.engine)
        return {row.version_id for row in in_order(rows(journal))}


def must_be_sound_on_disk(engine: Engine) -> None:
    with writing(engine) as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalars().all() == ["ok"]
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []


def start(processes: ForkServerContext, target: Callable[..., None], *words: Any) -> BaseProcess:
    process = processes.Process(target=target, args=words)
    process.start()
    return process


def wait_until(condition: Callable[[], bool], seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def noted(path: Path) -> list[str]:
    return path.read_text(encoding="ascii").splitlines() if path.exists() else []


def test_twenty_writers_at_once_lose_nothing(journal_url: str, processes: ForkServerContext) -> None:
    with open_journal(journal_url) as journal:
        first = journal.add(story("den første"), ANNA, now=now())
    started = [start(processes, write_a_few, journal_url, number) for number in range(WRITERS)]
    # Twenty programs that all load SQLAlchemy at once take their time on a busy machine.
    assert [finished(process, 300) for process in started] == [0] * WRITERS
    assert len(must_be_whole(journal_url)) == 1 + WRITERS * EACH + WRITERS
    with open_journal(journal_url) as journal:
        texts = {version.content.text for version in journal.current(Decision)}
        assert texts == {f"skriver {number}, nr. {turn}" for number in range(WRITERS) for turn in range(EACH)}
        told = [version.content.text for version in journal.history(first.entry_id)]
        assert sorted(told[1:]) == sorted(f"skriver {number}" for number in range(WRITERS))


def test_killed_in_the_middle_of_writing(
    journal_url: str, processes: ForkServerContext, tmp_path: Path
) -> None:
    """Nothing that was acknowledged is lost, and nothing is there by half."""
    with open_journal(journal_url):
        pass
    acknowledged: list[str] = []
    for moment in range(8):
        files = [tmp_path / f"{moment}-{number}" for number in range(2)]
        started = [
            start(processes, write_for_ever, journal_url, number, path) for number, path in enumerate(files)
        ]
        wait_until(lambda files=files: all(len(noted(path)) > 3 for path in files))
        time.sleep(0.007 * moment)
        for process in started:
            process.kill()
        assert [finished(process) for process in started] == [KILLED] * 2
        acknowledged += [version_id for path in files for version_id in noted(path)]
        there = must_be_whole(journal_url)
        assert set(acknowledged) <= there
        # At most one write a process was on its way when it was killed.
        assert len(there) <= len(acknowledged) + 2 * (moment + 1)
    with open_journal(journal_url) as journal:
        journal.add(story(), ANNA, now=now())


def test_a_backup_while_others_write_is_one_moment(
    journal_url: str, processes: ForkServerContext, tmp_path: Path
) -> None:
    with open_journal(journal_url):
        pass
    notes = [tmp_path / f"writer-{number}" for number in range(3)]
    started = [
        start(processes, write_for_ever, journal_url, number, path) for number, path in enumerate(notes)
    ]
    try:
        wait_until(lambda: all(len(noted(path)) > 3 for path in notes))
        for turn in range(6):
            before = [version_id for path in notes for version_id in noted(path)]
            file = tmp_path / f"{turn}.zip"
            with open_journal(journal_url, create=False) as journal:
                count = backup(journal, file, now=now())
            with opened(sqlite_address(tmp_path, f"restored-{turn}")) as restored:
                assert restore(restored, file) == (count, 0)
                there = {row.version_id for row in in_order(rows(restored))}
                assert set(before) <= there
                must_be_sound_on_disk(restored.engine)
            with open_journal(journal_url) as journal:  # into the very journal that is being written
                assert restore(journal, file) == (0, count)
    finally:
        for process in started:
            process.kill()
        for process in started:
            finished(process)
    must_be_whole(journal_url)


HOSTILE = (
    "<script>alert('æ')</script><img src=x onerror=alert(1)>",
    "</div><style>*{display:none}</style><!-- ]]> -->",
    "[klik](javascript:alert(1)) ![x](https://example.org/x.png) **fed** `kode` # Overskrift | tabel |",
    "'; DROP TABLE version; -- \" OR 1=1; %s %(x)s :x ? {x} $1 \\x00 \\u0000",
    '{"kind": "story", "withdrawn": null}\\"]}',
    "=HYPERLINK(\"http://x\") +1 -1 @SUM(A1)",
    "👩🏽‍🚒🏳️‍🌈 👨‍👩‍👧‍👦 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 ﷽ Z̶̢͇a̷l̸g̵o̴",
    "שלום \u200fعربي\u200e tekst",
    "&lt;b&gt; &amp; &#x202e; &nbsp; ${jndi:ldap://x} {{7*7}} $$x^2$$ :red[x]",
    "å" * 80,
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_in_every_field_is_kept_to_the_byte(journal_url: str, text: str, tmp_path: Path) -> None:
    text = unicodedata.normalize("NFC", text)
    name = text[:80].strip()
    author = Author(name=name, role=Role.KOMMUNE)
    contents = (story(text), decision(text), action(text), status(text), done(text))
    with open_journal(journal_url) as journal:
        versions = [journal.add(content, author, now=NOW) for content in contents]
        gone = journal.withdraw(versions[-1].version_id, text, author, now=NOW)
        assert journal.current(Story)[0].content.text.encode() == text.encode()
        assert journal.current(Decision)[0].content.text.encode() == text.encode()
        assert journal.current(Action)[0].content.text.encode() == text.encode()
        assert journal.current(InitiativeStatus, note=text)[0].author.name == name
        assert journal.current(MilestoneDone, withdrawn=True, evidence=text) == (gone,)
        assert gone.content.withdrawn == text
        assert journal.current(Decision, text=text)[0].author.name == name
        backup(journal, tmp_path / "backup.zip", now=NOW)
        with opened(sqlite_address(tmp_path, "restored")) as restored:
            restore(restored, tmp_path / "backup.zip")
            assert rows(restored) == rows(journal)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "nul\x00",
            "\x1b[2J",
            "\x7f",
            "\x9b31m",
            "\ud800",
            "\u202egnp.exe",
            "\u2067x",
            "x" * 2001,
            "x" * 100_000,
        ),
        *("010190-1234", "<b>010190</b>-1234 0101901234", "anna@example.dk", "12 34 56 78", "\ufeff", "   "),
    ],
    ids=range(15),
)
def test_what_would_harm_the_next_reader_is_refused_in_every_field(text: str) -> None:
    for write in (story, decision, action, status, done, story().taken_back):
        with pytest.raises(ContentRefusedError) as caught:
            write(text)
        assert not text.strip() or text not in str(caught.value)
    with pytest.raises(ContentRefusedError):
        Author(name=text, role=Role.POLITI)
    for field in ("indicator_id", "geography_id"):
        with pytest.raises(ContentRefusedError):
            Story.model_validate({**story().model_dump(), field: text})
    for field in ("meeting_id", "initiative_id", "decision_entry_id"):
        with pytest.raises(ContentRefusedError):
            Action.model_validate({**action().model_dump(), field: text})
