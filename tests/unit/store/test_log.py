"""The log of the builds: whole lines only, whoever writes and whatever is killed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dashboard.errors import PublishedMeanwhileError, PublishError
from dashboard.store import history, log, publish
from dashboard.store.locate import POINTER_NAME
from dashboard.store.log import LOG_NAME, Act, Entry, Event, Fault, LoadedFile

NOW = datetime(2021, 11, 25, 12, 0, tzinfo=UTC)
ACT = Act("Nanna Holm", NOW)
BUILT = Entry(
    Event.BUILT, NOW, "Nanna Holm, bestyrelsen", "a", files=(LoadedFile("raw/nye tal.csv", "0" * 64, 7),)
)
FAILED = Entry(
    Event.FAILED, NOW, "Bo", "", reason="x", fault=Fault.CHECK, concerns=("æ.csv",), problem_da="ø"
)
DROPPED = Entry(Event.DROPPED, NOW, "æøå\n<b>", "b", reason='"tabel 7"\u2028er forkert')

WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from dashboard.store.lock import build_lock
from dashboard.store.log import Entry, Event, append
folder, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
for number in range(count):
    with build_lock(folder, 30):
        append(folder, Entry(Event.DROPPED, datetime.now(UTC), name, f"{name}-{number}", reason="x" * 2000))
"""


def build(folder: Path, hours: int = 0) -> str:
    made_at = NOW + timedelta(hours=hours)
    build_id = publish.new_build_id(made_at)
    publish.partial_path(folder, build_id).write_text(f"content of {build_id}")
    publish.finish_build(folder, build_id, built_at=made_at, demo=True, rows=1, rejected=0, accepted=None)
    return build_id


def events(folder: Path) -> list[tuple[Event, str]]:
    return [(one.event, one.build_id) for one in log.read(folder)]


def test_what_is_written_is_read(tmp_path: Path) -> None:
    assert log.read(tmp_path) == ()
    written = (BUILT, DROPPED, FAILED, replace(BUILT, content="0" * 64))
    for one in written:
        log.append(tmp_path, one)
    assert log.read(tmp_path) == written
    assert len((tmp_path / LOG_NAME).read_bytes().splitlines()) == 4


@pytest.mark.parametrize("cut", range(1, 60, 7))
def test_a_torn_line_is_left_out_and_the_next_is_whole(tmp_path: Path, cut: int) -> None:
    log.append(tmp_path, BUILT)
    log.append(tmp_path, DROPPED)
    path = tmp_path / LOG_NAME
    path.write_bytes(path.read_bytes()[:-1][:-cut])
    assert log.read(tmp_path) == (BUILT,)
    log.append(tmp_path, DROPPED)
    assert log.read(tmp_path) == (BUILT, DROPPED)


def test_a_line_that_lacks_its_end_alone_is_whole(tmp_path: Path) -> None:
    log.append(tmp_path, BUILT)
    path = tmp_path / LOG_NAME
    path.write_bytes(path.read_bytes()[:-1])
    log.append(tmp_path, DROPPED)
    assert log.read(tmp_path) == (BUILT, DROPPED)


@pytest.mark.parametrize(
    "line",
    ["", "{}", "[]", "null", "7", '"x"', '{"event": "other", "at": "2021-11-25T12:00:00+00:00"}',
     '{"event": "built", "at": "2021-11-25T12:00:00", "who": "x", "build_id": "a"}'],
)  # fmt: skip
def test_a_line_that_is_no_event_is_left_out(tmp_path: Path, line: str) -> None:
    log.append(tmp_path, BUILT)
    with (tmp_path / LOG_NAME).open("a") as stream:
        stream.write(f"{line}\n")
    log.append(tmp_path, DROPPED)
    assert log.read(tmp_path) == (BUILT, DROPPED)


def test_a_log_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / LOG_NAME).mkdir()
    with pytest.raises(PublishError):
        log.append(tmp_path, BUILT)
    with pytest.raises(PublishError):
        log.read(tmp_path)


def test_competing_writers_lose_nothing(tmp_path: Path) -> None:
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path), name, "20"])
        for name in ("a", "b", "c")
    ]
    assert [writer.wait(60) for writer in writers] == [0, 0, 0]
    assert {build_id for _, build_id in events(tmp_path)} == {f"{n}-{i}" for n in "abc" for i in range(20)}
    assert len((tmp_path / LOG_NAME).read_bytes().splitlines()) == 60


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_a_killed_writer_leaves_whole_events(tmp_path: Path) -> None:
    killed = subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path), "killed", "100000"])
    while len(log.read(tmp_path)) < 20:
        time.sleep(0.02)
        assert killed.poll() is None
    killed.send_signal(signal.SIGKILL)
    killed.wait(30)
    before = [build_id for _, build_id in events(tmp_path)]
    assert before == [f"killed-{number}" for number in range(len(before))]
    log.append(tmp_path, BUILT)
    assert [build_id for _, build_id in events(tmp_path)] == [*before, "a"]


def test_every_way_of_publishing_is_logged(tmp_path: Path) -> None:
    first, second = build(tmp_path), build(tmp_path, 1)
    publish.publish(tmp_path, first, ACT)
    publish.publish(tmp_path, second, ACT)
    publish.rollback(tmp_path, Act("Bo", NOW), reason="forkert")
    assert log.read(tmp_path) == (
        Entry(Event.PUBLISHED, NOW, "Nanna Holm", first),
        Entry(Event.PUBLISHED, NOW, "Nanna Holm", second, first),
        Entry(Event.ROLLED_BACK, NOW, "Bo", first, second, "forkert"),
    )


def test_a_publication_killed_before_its_line_is_known_and_written_later(tmp_path: Path) -> None:
    first, second = build(tmp_path), build(tmp_path, 1)
    publish.publish(tmp_path, first, ACT)
    (tmp_path / LOG_NAME).unlink()
    known = (Entry(Event.PUBLISHED, NOW, "Nanna Holm", first),)
    assert log.read(tmp_path) == ()
    assert history.history(tmp_path) == known
    publish.publish(tmp_path, second, ACT)
    assert log.read(tmp_path)[:1] == known
    assert len(log.read(tmp_path)) == 2
    assert history.history(tmp_path) == log.read(tmp_path)


def test_a_full_disk_after_the_pointer_is_no_failed_publication(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = build(tmp_path)

    def full(*_: object) -> None:
        raise PublishError("full", "free some space")

    with monkeypatch.context() as patched:
        patched.setattr(log, "append", full)
        publish.publish(tmp_path, first, ACT)
    assert publish.published_id(tmp_path) == first
    assert [one.build_id for one in history.history(tmp_path)] == [first]


def test_drop(tmp_path: Path) -> None:
    first, second, held = build(tmp_path), build(tmp_path, 1), build(tmp_path, 2)
    for made in (first, second, held):
        log.append(tmp_path, Entry(Event.BUILT, NOW, "Nanna Holm", made))
    publish.publish(tmp_path, first, ACT)
    publish.publish(tmp_path, second, ACT)
    for kept in (first, second, "20200101T000000000Z-abcdef", "../published"):
        with pytest.raises(PublishError):
            history.drop(tmp_path, kept, ACT, "x")
    history.drop(tmp_path, held, ACT, "tabel 7 er forkert")
    assert {one.build_id for one in publish.list_builds(tmp_path)} == {first, second}
    assert not (tmp_path / f"{held}.json").exists()
    assert log.read(tmp_path)[-1] == Entry(
        Event.DROPPED, NOW, "Nanna Holm", held, reason="tabel 7 er forkert"
    )


def test_what_is_older_than_the_log_may_have_been_published_and_is_not_dropped(tmp_path: Path) -> None:
    rolled_back, shown, held = build(tmp_path), build(tmp_path, 1), build(tmp_path, 2)
    publish.publish(tmp_path, shown, ACT)
    publish.publish(tmp_path, rolled_back, ACT)
    publish.rollback(tmp_path, ACT)
    (tmp_path / LOG_NAME).unlink()
    assert history.before_the_log(tmp_path, log.read(tmp_path)) == {rolled_back, held}
    log.append(tmp_path, Entry(Event.BUILT, NOW, "Nanna Holm", held))
    assert history.before_the_log(tmp_path, log.read(tmp_path)) == {rolled_back}
    with pytest.raises(PublishError, match="older than the log"):
        history.drop(tmp_path, rolled_back, ACT, "x")
    history.drop(tmp_path, held, ACT, "x")
    assert publish.publish(tmp_path, rolled_back, ACT).build_id == rolled_back


def test_what_makes_room_is_logged_and_only_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = [build(tmp_path, hours) for hours in range(4)]
    for one in ids:
        publish.publish(tmp_path, one, ACT)
    with monkeypatch.context() as patch:
        # As on Windows, where somebody has it open.
        patch.setattr(publish, "remove_build", lambda *_: None)
        assert publish.prune(tmp_path, 2, Act("Bo", NOW)) == ()
        assert publish.prune(tmp_path, 2, Act("Bo", NOW)) == ()
    pruned = [one for one in log.read(tmp_path) if one.event is Event.PRUNED]
    assert pruned == [Entry(Event.PRUNED, NOW, "Bo", one) for one in reversed(ids[:2])]
    assert set(publish.prune(tmp_path, 2, Act("Bo", NOW))) == set(ids[:2])
    assert len([one for one in log.read(tmp_path) if one.event is Event.PRUNED]) == 2


def test_removing_that_was_killed_is_finished(tmp_path: Path) -> None:
    old, shown = build(tmp_path), build(tmp_path, 1)
    publish.publish(tmp_path, shown, ACT)
    log.append(tmp_path, Entry(Event.PRUNED, NOW, "Bo", old))
    log.append(tmp_path, Entry(Event.PRUNED, NOW, "Bo", shown))
    history.catch_up(tmp_path)
    assert [one.build_id for one in publish.list_builds(tmp_path)] == [shown]


def test_what_was_rolled_back_is_not_dropped(tmp_path: Path) -> None:
    first, second = build(tmp_path), build(tmp_path, 1)
    publish.publish(tmp_path, first, ACT)
    publish.publish(tmp_path, second, ACT)
    publish.rollback(tmp_path, ACT)
    with pytest.raises(PublishError):
        history.drop(tmp_path, second, ACT, "x")
    publish.publish(tmp_path, second, ACT)
    assert publish.published_id(tmp_path) == second


def test_a_drop_killed_before_it_removed_the_build_is_finished(tmp_path: Path) -> None:
    first, held = build(tmp_path), build(tmp_path, 1)
    publish.publish(tmp_path, first, ACT)
    log.append(tmp_path, Entry(Event.DROPPED, NOW, "Nanna Holm", held, reason="x"))
    with pytest.raises(PublishError):
        publish.publish(tmp_path, held, ACT)
    assert {one.build_id for one in publish.list_builds(tmp_path)} == {first}


def test_nothing_is_replaced_that_was_not_looked_at(tmp_path: Path) -> None:
    first, second, held = build(tmp_path), build(tmp_path, 1), build(tmp_path, 2)
    publish.publish(tmp_path, first, ACT)
    publish.publish(tmp_path, second, ACT)
    with pytest.raises(PublishedMeanwhileError):
        publish.publish(tmp_path, held, ACT, instead_of=first)
    with pytest.raises(PublishedMeanwhileError):
        publish.rollback(tmp_path, ACT, instead_of=first)
    assert publish.published_id(tmp_path) == second
    assert publish.earlier_published(tmp_path) == first


def test_a_damaged_change_in_the_pointer_is_left_out(tmp_path: Path) -> None:
    first = build(tmp_path)
    publish.publish(tmp_path, first, ACT)
    pointer = tmp_path / POINTER_NAME
    content = json.loads(pointer.read_text())
    for damaged in (None, [], {}, "x", {"event": "published"}):
        pointer.write_text(json.dumps({**content, "change": damaged}))
        assert history.history(tmp_path) == log.read(tmp_path)
