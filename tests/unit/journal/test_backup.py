"""A backup is whole or not there; a restore adds what is missing, and never touches what is there."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from dashboard.journal import archive
from dashboard.journal.archive import read_archive, write_archive
from dashboard.journal.backup import Restored, backup, restore
from dashboard.journal.database import writing
from dashboard.journal.errors import BackupError, JournalDamagedError, JournalError, JournalNewerError
from dashboard.journal.store import Journal, new_entry_id
from dashboard.journal.version import Row
from scripts.postgres import PostgresServer
from tests.unit.journal.samples import (
    ANNA,
    BO,
    MEETING,
    NOW,
    action,
    decision,
    later,
    one_of_each,
    opened,
    rows,
    sqlite_address,
    story,
)

FILLED = len(one_of_each()) + 4
"""versions that `fill` writes"""


def fill(journal: Journal) -> None:
    """One of each kind, a decision with its action, a correction, and an entry taken back."""
    for content in one_of_each():
        journal.add(content, ANNA, now=NOW, meeting_id=MEETING)
    made = journal.add(decision("Ny plan"), BO, now=later(1))
    journal.add(action(decision_entry_id=made.entry_id), BO, now=later(1))
    changed = journal.correct(made.version_id, decision("<b>Ny</b> 'plan' 📈"), ANNA, now=later(1))
    journal.withdraw(changed.version_id, "Udsat.", ANNA, now=later(2))


@pytest.fixture
def filled(journal: Journal) -> Journal:
    fill(journal)
    return journal


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "backup.zip"


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.is_file()}


def test_all_comes_back(filled: Journal, file: Path, tmp_path: Path) -> None:
    assert backup(filled, file, now=NOW) == FILLED
    assert names(tmp_path) == {"backup.zip"}
    with opened(sqlite_address(tmp_path, "new")) as new:
        assert restore(new, file) == Restored(added=FILLED, already_there=0)
        assert rows(new) == rows(filled)
        assert restore(new, file) == Restored(added=0, already_there=FILLED)
        assert rows(new) == rows(filled)


def test_from_one_kind_of_database_to_the_other(tmp_path: Path, file: Path, postgres: PostgresServer) -> None:
    with opened(sqlite_address(tmp_path)) as here, opened(postgres.new_database()) as there:
        fill(here)
        backup(here, file, now=NOW)
        restore(there, file)
        assert rows(there) == rows(here)
        there.add(story(geography_id="sydbyen"), BO, now=later(3))
        backup(there, file, now=later(4))
        assert restore(here, file) == Restored(added=1, already_there=FILLED)
        assert rows(there) == rows(here)


def test_what_was_written_since_stays(filled: Journal, file: Path) -> None:
    backup(filled, file, now=NOW)
    filled.add(story(geography_id="sydbyen"), BO, now=later(5))
    since = rows(filled)
    assert restore(filled, file) == Restored(added=0, already_there=FILLED)
    assert rows(filled) == since


def test_a_part_that_is_missing_is_added(filled: Journal, file: Path, tmp_path: Path) -> None:
    """The journal fell back to an earlier backup; the later one brings the rest."""
    early, late = tmp_path / "early.zip", file
    first = filled.add(story(geography_id="sydbyen"), BO, now=later(5))
    backup(filled, early, now=NOW)
    filled.correct(first.version_id, story("rettet", "sydbyen"), BO, now=later(6))
    backup(filled, late, now=NOW)
    with opened(sqlite_address(tmp_path, "new")) as new:
        restore(new, early)
        assert restore(new, late) == Restored(added=1, already_there=FILLED + 1)
        assert rows(new) == rows(filled)


def test_journals_that_went_different_ways_are_told_apart(
    filled: Journal, file: Path, tmp_path: Path
) -> None:
    first = filled.add(story("før", "sydbyen"), BO, now=later(5))
    backup(filled, file, now=NOW)
    with opened(sqlite_address(tmp_path, "new")) as other:
        restore(other, file)
        other.correct(first.version_id, story("den ene vej", "sydbyen"), BO, now=later(6))
        filled.correct(first.version_id, story("den anden vej", "sydbyen"), ANNA, now=later(6))
        filled.add(decision("også nyt"), ANNA, now=later(7))
        backup(filled, file, now=NOW)
        before = rows(other)
        with pytest.raises(BackupError, match="went different ways") as caught:
            restore(other, file)
        assert first.entry_id in caught.value.problem
        assert "den anden vej" not in str(caught.value)
        assert rows(other) == before


def test_two_first_versions_of_one_subject(filled: Journal, file: Path, tmp_path: Path) -> None:
    backup(filled, file, now=NOW)
    with opened(sqlite_address(tmp_path, "new")) as other:
        own = other.add(story("min egen"), BO, now=NOW)
        with pytest.raises(BackupError, match="went different ways"):
            restore(other, file)
        assert [row.version_id for row in rows(other)] == [own.version_id]


def test_an_empty_journal(journal: Journal, file: Path) -> None:
    assert backup(journal, file, now=NOW) == 0
    assert restore(journal, file) == Restored(0, 0)


def test_an_earlier_backup_is_replaced_only_by_one_that_has_all_of_it(
    filled: Journal, file: Path, tmp_path: Path
) -> None:
    backup(filled, file, now=NOW)
    filled.add(story(geography_id="sydbyen"), BO, now=later(5))
    assert backup(filled, file, now=later(6)) == FILLED + 1
    kept = file.read_bytes()
    with (
        opened(sqlite_address(tmp_path, "emptied")) as emptied,
        pytest.raises(BackupError, match=f"{FILLED + 1} versions that the journal does not have"),
    ):
        backup(emptied, file, now=later(7))
    assert file.read_bytes() == kept


def test_no_other_file_is_replaced(filled: Journal, tmp_path: Path) -> None:
    figures = tmp_path / "figures.csv"
    figures.write_text("geography_id;indicator_id\n", encoding="utf-8")
    with pytest.raises(BackupError, match="not replaced"):
        backup(filled, figures, now=NOW)
    with pytest.raises(BackupError, match="not replaced"):
        backup(filled, tmp_path, now=NOW)
    assert figures.read_text(encoding="utf-8") == "geography_id;indicator_id\n"


def test_a_folder_that_is_not_there(filled: Journal, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="cannot be written"):
        backup(filled, tmp_path / "no" / "backup.zip", now=NOW)


@pytest.mark.parametrize("broken", ["fsync", "read_archive"])
def test_a_backup_that_fails_leaves_nothing(
    filled: Journal, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    backup(filled, file, now=NOW)
    kept = file.read_bytes()

    def no_space(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(archive.os if broken == "fsync" else archive, broken, no_space)
    with pytest.raises(BackupError, match="No space left"):
        backup(filled, file, now=NOW)
    assert file.read_bytes() == kept
    assert names(tmp_path) == {"backup.zip"}


def test_a_journal_that_was_changed_behind_our_back_is_told(
    filled: Journal, file: Path, tmp_path: Path
) -> None:
    if filled.engine.dialect.name == "sqlite":
        off = "DROP TRIGGER version_no_update"
    else:
        off = "DROP TRIGGER version_no_change ON version"
    with writing(filled.engine) as connection:
        connection.execute(text(off))
        connection.execute(text("UPDATE version SET author = 'En anden' WHERE kind = 'story'"))
    with pytest.raises(JournalDamagedError, match="is not as it was written"):
        backup(filled, file, now=NOW)
    assert names(tmp_path) == set()


# What a backup may have suffered, and what is then said of it.


def rewritten(file: Path, change: Callable[[list[dict[str, Any]]], None], *, sign: bool = True) -> None:
    """Change the lines of a backup; with `sign`, as somebody would who knows the format."""
    with zipfile.ZipFile(file) as old:
        manifest = json.loads(old.read("manifest.json"))
        lines = [json.loads(line) for line in old.read("versions.jsonl").splitlines()]
    change(lines)
    content = "".join(json.dumps(line) + "\n" for line in lines).encode()
    if sign:
        manifest |= {"sha256": sha256(content).hexdigest(), "versions": len(lines)}
    with zipfile.ZipFile(file, "w") as new:
        new.writestr("manifest.json", json.dumps(manifest))
        new.writestr("versions.jsonl", content)


def signed(line: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return json.loads(Row.model_validate_json(json.dumps({**line, **changes})).hashed().model_dump_json())


def replacing(lines: list[dict[str, Any]]) -> int:
    """The place of the last line that replaces another."""
    return max(index for index, line in enumerate(lines) if line["replaces"])


def change_text(lines: list[dict[str, Any]]) -> None:
    lines[0]["content"] = lines[0]["content"].replace("e", "a", 1)


def drop_a_first(lines: list[dict[str, Any]]) -> None:
    replaced = {line["replaces"] for line in lines} - {None}
    del lines[next(index for index, line in enumerate(lines) if line["version_id"] in replaced)]


def drop_a_decision(lines: list[dict[str, Any]]) -> None:
    named = next(
        json.loads(line["content"])["decision_entry_id"]
        for line in lines
        if '"decision_entry_id":"' in line["content"]
    )
    lines[:] = [line for line in lines if line["entry_id"] != named]


def double(lines: list[dict[str, Any]]) -> None:
    lines.append(lines[0])


def fork(lines: list[dict[str, Any]]) -> None:
    lines.append(signed(lines[replacing(lines)], version_id=new_entry_id()))


def second_first(lines: list[dict[str, Any]]) -> None:
    lines.append(signed(next(line for line in lines if not line["replaces"]), version_id=new_entry_id()))


def other_entry(lines: list[dict[str, Any]]) -> None:
    at = replacing(lines)
    lines[at] = signed(lines[at], entry_id=new_entry_id())


def back_in_time(lines: list[dict[str, Any]]) -> None:
    at = replacing(lines)
    lines[at] = signed(lines[at], written_at=(NOW - timedelta(days=1)).isoformat())


def other_subject(lines: list[dict[str, Any]]) -> None:
    at = next(index for index, line in enumerate(lines) if line["kind"] == "story")
    lines[at] = signed(lines[at], entry_id=new_entry_id())


def unknown_content(lines: list[dict[str, Any]]) -> None:
    lines[0] = signed(lines[0], content='{"kind": "poem"}')


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (change_text, "not as it was written"),
        (drop_a_first, "replaces one that is not there"),
        (drop_a_decision, "names a decision that is not there"),
        (double, "there twice"),
        (fork, "that another one replaces"),
        (second_first, "two first versions"),
        (other_entry, "cannot replace"),
        (back_in_time, "cannot replace"),
        (other_subject, "something else than its entry"),
        (unknown_content, "a shape that this program does not know"),
        (lambda lines: lines[0].update(extra="x"), "a line of it is no version"),
        (lambda lines: lines[0].pop("author"), "a line of it is no version"),
    ],
)
def test_a_forged_backup_is_refused(
    filled: Journal, file: Path, tmp_path: Path, change: Callable[[list[dict[str, Any]]], None], why: str
) -> None:
    backup(filled, file, now=NOW)
    rewritten(file, change)
    with opened(sqlite_address(tmp_path, "new")) as new:
        with pytest.raises(BackupError, match=why):
            restore(new, file)
        assert rows(new) == []


def test_a_backup_that_contradicts_a_version_is_refused(filled: Journal, file: Path) -> None:
    backup(filled, file, now=NOW)

    def other_author(lines: list[dict[str, Any]]) -> None:
        lines[0] = signed(lines[0], author="En anden")

    rewritten(file, other_author)
    before = rows(filled)
    with pytest.raises(BackupError, match="is otherwise in the backup"):
        restore(filled, file)
    assert rows(filled) == before


def test_lost_lines_and_changed_ones_are_seen(filled: Journal, file: Path) -> None:
    backup(filled, file, now=NOW)
    rewritten(file, lambda lines: lines.pop(), sign=False)
    with pytest.raises(BackupError, match="checksum"):
        restore(filled, file)


def test_every_truncated_file_is_refused(tmp_path: Path, file: Path) -> None:
    with opened(sqlite_address(tmp_path)) as journal:
        fill(journal)
        backup(journal, file, now=NOW)
        before = rows(journal)
        whole = file.read_bytes()
        for length in range(0, len(whole), 97):
            file.write_bytes(whole[:length])
            with pytest.raises(BackupError):
                restore(journal, file)
        for place in range(0, len(whole), 53):
            file.write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
            try:
                restore(journal, file)
            except JournalError:
                continue
            # A byte that carries nothing, such as a date of the zip.
            assert read_archive(file).rows
        assert rows(journal) == before


@pytest.mark.parametrize(
    "content",
    [b"", b"hej", b'{"format": "x"}', b"PK\x03\x04" + b"\0" * 100, "æøå".encode() * 1000],
)
def test_a_foreign_file_is_refused(journal: Journal, file: Path, content: bytes) -> None:
    file.write_bytes(content)
    with pytest.raises(BackupError, match="is not a backup of the journal"):
        restore(journal, file)


def test_a_foreign_zip_is_refused(journal: Journal, file: Path, tmp_path: Path) -> None:
    for name in ("word/document.xml", "manifest.json"):
        with zipfile.ZipFile(file, "w") as other:
            other.writestr(name, "{}")
            other.writestr("versions.jsonl", "")
        with pytest.raises(BackupError, match="is not a backup of the journal"):
            restore(journal, file)
    with pytest.raises(BackupError, match="There is no file"):
        restore(journal, tmp_path / "missing.zip")
    with pytest.raises(BackupError, match="cannot be read"):
        restore(journal, tmp_path)


def test_a_backup_of_a_newer_program_is_refused(filled: Journal, file: Path) -> None:
    write_archive(file, rows(filled), "9999", NOW)
    with pytest.raises(JournalNewerError, match="9999"):
        restore(filled, file)
    with zipfile.ZipFile(file) as old:
        manifest = json.loads(old.read("manifest.json"))
    with zipfile.ZipFile(file, "w") as new:
        new.writestr("manifest.json", json.dumps({**manifest, "format_version": 2}))
        new.writestr("versions.jsonl", "")
    with pytest.raises(JournalNewerError, match="newer version"):
        restore(filled, file)


def test_what_cannot_be_read_back_is_told(tmp_path: Path, file: Path) -> None:
    with opened(sqlite_address(tmp_path)) as journal, opened(sqlite_address(tmp_path, "new")) as new:
        fill(journal)
        backup(journal, file, now=NOW)
        with writing(new.engine) as connection:
            connection.exec_driver_sql(
                "CREATE TRIGGER lossy BEFORE INSERT ON version WHEN NEW.kind = 'action'"
                " BEGIN SELECT RAISE(IGNORE); END"
            )
        with pytest.raises(JournalDamagedError, match="cannot be read back"):
            restore(new, file)
