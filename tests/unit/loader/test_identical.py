"""Two builds say the same, or not; and what a refresh does then."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import duckdb
import pytest

from dashboard.errors import CheckFailedError, DashboardError
from dashboard.loader.identical import content_digest, says_the_same
from dashboard.store import publish as store
from dashboard.store.history import drop, history
from dashboard.store.locate import LOOK_NAME, published_build
from dashboard.store.log import Act, Event, Fault
from dashboard.store.look import Outcome, last_look
from tests.unit.loader.conftest import HEAD, NOW, DataFolder

ROWS = "motalavej;employed;2014;31,6\nringparken;employed;2014;40,0\nmotalavej;employed;2015;32,0\n"
ACT = Act("Bo", NOW)


@pytest.fixture
def folder(folder: DataFolder) -> DataFolder:
    folder.write("raw/figures.csv", f"{HEAD}\n{ROWS}")
    folder.refresh()
    return folder


def events(folder: DataFolder) -> list[Event]:
    return [one.event for one in history(folder.settings.build_dir)]


def outcome(folder: DataFolder) -> tuple[Outcome, int]:
    look = last_look(folder.settings.build_dir)
    assert look is not None
    return look.outcome, look.times


def test_nothing_is_left_of_a_build_that_says_the_same(folder: DataFolder) -> None:
    before = {path.name: path.read_bytes() for path in folder.settings.build_dir.iterdir()}
    for times in (1, 2):
        report = folder.refresh()
        assert (report.unchanged, report.published, report.build) == (True, False, None)
        assert outcome(folder) == (Outcome.UNCHANGED, times)
    after = {path.name: path.read_bytes() for path in folder.settings.build_dir.iterdir()}
    assert {name for name in after if after[name] != before.get(name)} == {LOOK_NAME}
    assert before.keys() == after.keys()


@pytest.mark.parametrize(
    "change",
    [
        ("raw/figures.csv", f"{HEAD}\n{ROWS.replace('31,6', '31,7')}"),
        ("raw/figures.csv", f"{HEAD}\n{ROWS}\n"),
        ("raw/figures.csv", f"{HEAD}\n{''.join(reversed(ROWS.splitlines(keepends=True)))}"),
        ("raw/more.csv", f"{HEAD}\nsydbyen;employed;2014;3,0\n"),
        ("raw/more.csv", f"{HEAD}\nsydbyen;employed;2014;x\nsydbyen;employed;2013;1,0\n"),
    ],
    ids=["a cell", "a byte of a file", "the order of a file", "a file", "a rejected row"],
)
def test_what_a_reader_can_see_makes_a_new_build(folder: DataFolder, change: tuple[str, str]) -> None:
    before = published_build(folder.settings.build_dir).build_id
    folder.write(*change)
    report = folder.refresh()
    assert (report.unchanged, report.published) == (False, True)
    assert published_build(folder.settings.build_dir).build_id != before
    assert folder.refresh().unchanged


def test_a_word_in_the_catalog_makes_a_new_build(folder: DataFolder) -> None:
    path = folder.data_dir / "sources" / "politi.toml"
    path.write_text(path.read_text().replace("Kriminalretlige", "Nogle kriminalretlige"))
    assert folder.refresh().published


def test_with_examples_or_without_is_seen(folder: DataFolder) -> None:
    assert folder.refresh(demo=True).published
    assert folder.refresh(demo=True).unchanged
    assert folder.refresh(demo=False).published


def test_a_build_of_another_shape_is_another(folder: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    with duckdb.connect() as connection:
        before = content_digest(connection)
        with monkeypatch.context() as patch:
            patch.setattr("dashboard.loader.identical.schema_id", lambda: "another")
            assert content_digest(connection) != before
    for where in ("loader.identical", "store.publish"):
        monkeypatch.setattr(f"dashboard.{where}.schema_id", lambda: "another")
    assert folder.refresh().published


def test_a_damaged_published_build_is_replaced(folder: DataFolder) -> None:
    damaged = published_build(folder.settings.build_dir).path
    # Readable still, and another file than the one that was made.
    damaged.write_bytes(damaged.read_bytes() + b"x")
    assert folder.refresh().published


def test_a_build_made_before_there_were_digests_is_another(folder: DataFolder) -> None:
    build_dir = folder.settings.build_dir
    (info,) = store.list_builds(build_dir)
    path = build_dir / f"{info.build_id}.json"
    path.write_text(path.read_text().replace(f'"content": "{info.content}"', '"content": null'))
    assert not says_the_same(build_dir, str(info.content))
    assert folder.refresh().published


def test_holding_always_leaves_a_build(folder: DataFolder) -> None:
    report = folder.refresh(hold=True)
    assert report.unchanged
    assert report.build is not None
    assert len(store.list_builds(folder.settings.build_dir)) == 2
    assert outcome(folder) == (Outcome.HELD, 1)


def test_accepting_where_nothing_changed_publishes_nothing(folder: DataFolder) -> None:
    assert folder.refresh(accept="for en sikkerheds skyld").unchanged
    folder.write("raw/figures.csv", f"{HEAD}\n{ROWS.splitlines()[0]}\n")
    with pytest.raises(CheckFailedError):
        folder.refresh()
    report = folder.refresh(accept="trukket tilbage")
    assert report.published
    # The reason belongs to the step, not to the content.
    assert folder.refresh().unchanged
    assert folder.refresh(accept="noget andet").unchanged


def test_the_digest_knows_no_order_and_misses_no_cell(tmp_path: Path) -> None:
    def digest(*rows: str) -> str:
        with duckdb.connect() as connection:
            connection.execute("CREATE TABLE build (build_id VARCHAR, built_at TIMESTAMP, demo BOOLEAN)")
            connection.execute("CREATE TABLE t (a VARCHAR, b VARCHAR, c DOUBLE, d VARCHAR[])")
            connection.execute("CREATE TEMP TABLE scratch AS SELECT random() AS x")
            for row in rows:
                connection.execute(f"INSERT INTO t VALUES {row}")
            connection.execute("INSERT INTO build SELECT uuid(), now()::TIMESTAMP, true")
            return content_digest(connection)

    one, two = "('x', 'y', 1.5, ['p', 'q'])", "('x', NULL, NULL, NULL)"
    same = digest(one, two)
    assert digest(two, one) == same
    others = [
        digest(one),
        digest(one, one, two),
        digest("('y', 'x', 1.5, ['p', 'q'])", two),
        digest("('x', 'y', 1.5000000001, ['p', 'q'])", two),
        digest("('x', 'y', 1.5, ['q', 'p'])", two),
        digest("('x', NULL, 1.5, ['p', 'q'])", "('x', 'y', NULL, NULL)"),
        digest(one, "(NULL, 'x', NULL, NULL)"),
        digest(one, "('x', '', NULL, NULL)"),
    ]
    assert len({same, *others}) == len(others) + 1


def test_the_log_tells_when_it_happened(folder: DataFolder) -> None:
    ticks = iter(range(1, 100))
    folder.write("raw/more.csv", f"{HEAD}\nsydbyen;employed;2014;3,0\n")
    folder.refresh(clock=lambda: NOW + timedelta(minutes=next(ticks)))
    built, published = history(folder.settings.build_dir)[-2:]
    assert NOW < built.at < published.at
    look = last_look(folder.settings.build_dir)
    assert look is not None
    assert look.at > published.at


def test_a_failure_is_one_line_however_often_it_is_met(folder: DataFolder) -> None:
    folder.write("raw/figures.csv", f"{HEAD}\nmotalavej;employed;2014;31,6\n")
    for times in range(1, 5):
        with pytest.raises(CheckFailedError):
            folder.refresh()
        assert outcome(folder) == (Outcome.FAILED, times)
    folder.write("raw/wrong.csv", "")
    with pytest.raises(DashboardError):
        folder.refresh(who="Nanna Holm")
    failed = [one for one in history(folder.settings.build_dir) if one.event is Event.FAILED]
    assert [(one.fault, one.build_id) for one in failed] == [(Fault.CHECK, ""), (Fault.SOURCE_FILE, "")]
    assert (failed[1].who, failed[1].concerns) == ("Nanna Holm", ("wrong.csv",))
    (folder.data_dir / "raw" / "wrong.csv").unlink()
    folder.write("raw/figures.csv", f"{HEAD}\n{ROWS}")
    assert folder.refresh().unchanged
    folder.write("raw/wrong.csv", "")
    with pytest.raises(DashboardError):
        folder.refresh()
    assert events(folder).count(Event.FAILED) == 3


def test_a_fault_of_the_program_is_told_too(folder: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("010190-1234")

    monkeypatch.setattr("dashboard.loader.refresh.write_trends", fail)
    with pytest.raises(ZeroDivisionError):
        folder.refresh()
    last = history(folder.settings.build_dir)[-1]
    assert (last.event, last.fault) == (Event.FAILED, Fault.PROGRAM)
    assert (last.reason or "").startswith("ZeroDivisionError at test_identical.py, line ")
    assert "1234" not in (last.reason or "")


def test_a_click_elsewhere_is_no_failure(folder: DataFolder) -> None:
    class _Stopped(BaseException):
        """As Streamlit ends a run."""

    def stop(*_: object) -> None:
        raise _Stopped

    before = events(folder)
    with pytest.raises(_Stopped):
        folder.refresh(progress=stop)
    assert events(folder) == before
    assert outcome(folder)[0] is Outcome.PUBLISHED


def test_older_builds_that_cannot_go_are_a_warning(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise store.PublishError("The disk is full.", "Free some space.")

    monkeypatch.setattr(store, "prune", fail)
    folder.write("raw/more.csv", f"{HEAD}\nsydbyen;employed;2014;3,0\n")
    report = folder.refresh()
    assert report.published
    assert report.warnings == ["Older builds were not removed. The disk is full."]


def test_what_somebody_rolled_back_stays_so_until_the_files_change(folder: DataFolder) -> None:
    build_dir = folder.settings.build_dir
    first = published_build(build_dir).build_id
    folder.write("raw/more.csv", f"{HEAD}\nsydbyen;employed;2014;3,0\n")
    folder.refresh()
    store.rollback(build_dir, ACT)
    builds = len(store.list_builds(build_dir))
    report = folder.refresh(unattended=True)
    assert (report.declined, report.published, report.build) == (True, False, None)
    assert published_build(build_dir).build_id == first
    assert len(store.list_builds(build_dir)) == builds
    assert outcome(folder) == (Outcome.DECLINED, 1)
    folder.write("raw/more.csv", f"{HEAD}\nsydbyen;employed;2014;4,0\n")
    assert folder.refresh(unattended=True).published


def test_what_somebody_dropped_is_not_published_unattended_and_by_hand_it_is(folder: DataFolder) -> None:
    build_dir = folder.settings.build_dir
    folder.write("raw/more.csv", f"{HEAD}\nsydbyen;employed;2014;3,0\n")
    held = folder.refresh(hold=True).build
    assert held is not None
    drop(build_dir, held.build_id, ACT, "forkert")
    assert folder.refresh(unattended=True).declined
    assert folder.refresh().published
    assert folder.refresh(unattended=True).unchanged
