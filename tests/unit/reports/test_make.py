"""A pack is frozen: made again it is the same, whatever was revised or rewritten since."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dashboard.errors import BuildMissingError, BuildOutdatedError, PackError
from dashboard.journal.authors import Author, Role
from dashboard.journal.contents import Action, ActionState, Decision, Pack, PackFormat
from dashboard.journal.errors import EditConflictError, UnknownVersionError
from dashboard.journal.store import Journal, open_journal
from dashboard.reports import make as module
from dashboard.reports.document import Table
from dashboard.reports.make import Made, Order, build_path, make, note_down, rendered, write
from dashboard.store.publish import list_builds
from tests.unit.loader.conftest import HEAD, DataFolder
from tests.unit.reports.samples import MADE_ON, MEETING, PREVIOUS

ANNA = Author(name="Anna Holm", role=Role.KOMPETENCECENTERCHEF)
NOW = datetime(2021, 11, 20, 9, 0, tzinfo=UTC)
LATER = date(2022, 3, 1)
ROW = "motalavej;youth_education;2019;{value};;;2020-10-01\n"


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    """A calendar with examples' meetings and milestones, and one figure."""
    made = DataFolder(tmp_path / "data")
    made.write("raw/figures.csv", f"{HEAD};numerator;denominator;published_on\n" + ROW.format(value="61,5"))
    made.refresh(demo=True)
    return made


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with open_journal(f"sqlite:///{(tmp_path / 'journal.sqlite').as_posix()}") as opened:
        yield opened


def made(folder: DataFolder, journal: Journal, day: date = MADE_ON, **order: str) -> Made:
    return make(folder.settings.build_dir, journal, Order(MEETING, **order), today=day)


def revise(folder: DataFolder) -> None:
    path = folder.data_dir / "raw" / "figures.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("61,5", "59,5"), encoding="utf-8")
    folder.refresh(demo=True)


def test_from_the_same_build_it_is_the_same_after_a_revision(folder: DataFolder, journal: Journal) -> None:
    first = made(folder, journal)
    note_down(journal, first, PackFormat.PDF, ANNA, now=NOW)
    revise(folder)
    again = made(folder, journal, LATER, build_id=first.note.build_id)
    assert again == first
    assert rendered(again.document, PackFormat.PDF) == rendered(first.document, PackFormat.PDF)
    newest = made(folder, journal, LATER)
    assert newest.note.build_id != first.note.build_id
    assert newest.note.content_hash != first.note.content_hash
    assert newest.note.made_on == LATER


def test_by_its_id_it_keeps_its_texts_its_build_and_its_rules(folder: DataFolder, journal: Journal) -> None:
    decision = journal.add(Decision(meeting_id=MEETING, text="Som besluttet."), ANNA, now=NOW)
    first = made(folder, journal, ruleset_id="udsat-2018")
    assert first.note.journal_versions == (decision.version_id,)
    noted = note_down(journal, first, PackFormat.PDF, ANNA, now=NOW)
    corrected = Decision(meeting_id=MEETING, text="Noget andet.")
    journal.correct(decision.version_id, corrected, ANNA, now=NOW)
    revise(folder)
    again = made(folder, journal, LATER, pack_id=noted.entry_id)
    assert again == first
    assert "Som besluttet." in str(again.document)
    assert "Noget andet." in str(made(folder, journal, LATER).document)


def test_where_the_program_says_it_otherwise_now_that_is_told(
    folder: DataFolder, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted = note_down(journal, made(folder, journal), PackFormat.PDF, ANNA, now=NOW)
    monkeypatch.setattr("dashboard.narrative.follow_up.NOTHING", "Intet er skrevet.")
    with pytest.raises(PackError, match="would not be the same") as caught:
        made(folder, journal, LATER, pack_id=noted.entry_id)
    assert noted.content.build_id in caught.value.remedy


def test_a_build_that_is_gone_is_told(folder: DataFolder, journal: Journal) -> None:
    first = made(folder, journal)
    noted = note_down(journal, first, PackFormat.PDF, ANNA, now=NOW)
    revise(folder)
    build_path(folder.settings.build_dir, first.note.build_id).unlink()
    for order in ({"build_id": first.note.build_id}, {"pack_id": noted.entry_id}):
        with pytest.raises(PackError, match="not on disk") as caught:
            made(folder, journal, **order)
        assert list_builds(folder.settings.build_dir)[0].build_id in caught.value.problem


def test_a_build_of_another_version_is_told(folder: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    build_dir = folder.settings.build_dir
    (info,) = list_builds(build_dir)
    monkeypatch.setattr(module, "schema_id", lambda: "another")
    with pytest.raises(BuildOutdatedError):
        build_path(build_dir, None)
    with pytest.raises(PackError, match="another version"):
        build_path(build_dir, info.build_id)


def test_without_a_build_there_is_no_pack(tmp_path: Path) -> None:
    with pytest.raises(BuildMissingError):
        build_path(tmp_path, None)
    with pytest.raises(PackError, match="none"):
        build_path(tmp_path, "../../etc/passwd")


def test_the_list_has_a_pack_once_with_all_its_formats(folder: DataFolder, journal: Journal) -> None:
    pack = made(folder, journal)
    for wanted in (PackFormat.PPTX, PackFormat.PDF, PackFormat.PDF):
        note_down(journal, pack, wanted, ANNA, now=NOW)
    (noted,) = journal.current(Pack)
    assert noted.content.formats == (PackFormat.PDF, PackFormat.PPTX)
    assert noted.content.model_copy(update={"formats": pack.note.formats}) == pack.note
    assert noted.meeting_id == MEETING
    assert len(journal.history(noted.entry_id)) == 2


def test_others_noting_it_down_at_the_same_time(
    folder: DataFolder, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = made(folder, journal)
    monkeypatch.setattr(module, "_noted", lambda *_: None)
    note_down(journal, pack, PackFormat.PDF, ANNA, now=NOW)
    with pytest.raises(EditConflictError):
        journal.add(pack.note.model_copy(update={"formats": (PackFormat.DOCX,)}), ANNA, now=NOW)
    with pytest.raises(PackError, match="at the same time"):
        note_down(journal, pack, PackFormat.DOCX, ANNA, now=NOW)


def test_all_that_stands_at_the_meeting_is_named_and_what_concerns_it_is_told(
    folder: DataFolder, journal: Journal
) -> None:
    def action(text: str, meeting_id: str, state: ActionState = ActionState.OPEN) -> str:
        content = Action(
            meeting_id=meeting_id, text=text, owner_role=Role.POLITI, due_on=date(2022, 1, 1), state=state
        )
        return journal.add(content, ANNA, now=NOW, meeting_id=meeting_id).version_id

    def decision(text: str, meeting_id: str) -> str:
        content = Decision(meeting_id=meeting_id, text=text)
        return journal.add(content, ANNA, now=NOW, meeting_id=meeting_id).version_id

    standing = {
        action("Åben fra sidst.", PREVIOUS),
        action("Udført fra sidst.", PREVIOUS, ActionState.DONE),
        action("Åben fra de andre.", "koordinationsgruppe-2021-10-07"),
        action("Åben fra 2019.", "bestyrelse-2019-11-25"),
        action("Droppet i 2019.", "bestyrelse-2019-11-25", ActionState.DROPPED),
        decision("Besluttet sidst.", PREVIOUS),
        decision("Besluttet nu.", MEETING),
        decision("Besluttet af de andre.", "koordinationsgruppe-2021-10-07"),
    }
    journal.withdraw(decision("Fejl.", MEETING), "Fejl.", ANNA, now=NOW, meeting_id=MEETING)
    pack = made(folder, journal)
    assert set(pack.note.journal_versions) == standing
    (told,) = [one for one in pack.document.sections if one.section_id == "beslutninger"]
    texts = {row[0].text for block in told.blocks if isinstance(block, Table) for row in block.rows}
    assert texts == {
        "Åben fra sidst.",
        "Udført fra sidst.",
        "Åben fra de andre.",
        "Åben fra 2019.",
        "Besluttet sidst.",
        "Besluttet nu.",
    }


def test_a_pack_that_was_never_made(folder: DataFolder, journal: Journal) -> None:
    with pytest.raises(PackError, match="No pack"):
        made(folder, journal, pack_id="x")
    noted = note_down(journal, made(folder, journal), PackFormat.PDF, ANNA, now=NOW)
    with pytest.raises(PackError, match="No pack"):
        make(
            folder.settings.build_dir,
            journal,
            Order(PREVIOUS, pack_id=noted.entry_id),
            today=MADE_ON,
        )


def test_texts_that_the_journal_has_lost(folder: DataFolder, journal: Journal) -> None:
    lost = made(folder, journal).note.model_copy(
        update={"journal_versions": ("00000000-0000-4000-8000-000000000000",)}
    )
    noted = journal.add(lost, ANNA, now=NOW)
    with pytest.raises(UnknownVersionError):
        made(folder, journal, pack_id=noted.entry_id)


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "mappe.pdf"
    write(path, b"first")
    write(path, b"second")
    assert path.read_bytes() == b"second"
    assert [one.name for one in tmp_path.iterdir()] == ["mappe.pdf"]
    with pytest.raises(PackError, match="could not be written"):
        write(tmp_path / "no" / "mappe.pdf", b"x")
    (tmp_path / "folder").mkdir()
    with pytest.raises(PackError, match="could not be written"):
        write(tmp_path / "folder", b"x")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["folder", "mappe.pdf"]
