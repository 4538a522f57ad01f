"""The builds of a folder: publish, go back, remove the oldest."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dashboard.errors import BuildMissingError, PublishError, RefreshBusyError
from dashboard.store import publish as store
from dashboard.store.locate import POINTER_NAME, published_build
from dashboard.store.lock import build_lock
from dashboard.store.log import LOG_NAME, Act

NOW = datetime(2021, 11, 25, 12, 0, tzinfo=UTC)
ACT = Act("Nanna Holm", NOW)


def build(folder: Path, hours: int = 0, *, publish: bool = True) -> str:
    """A build without content, made so many hours after NOW."""
    folder.mkdir(exist_ok=True)
    made_at = NOW + timedelta(hours=hours)
    build_id = store.new_build_id(made_at)
    store.partial_path(folder, build_id).write_text(f"content of {build_id}")
    store.finish_build(folder, build_id, built_at=made_at, demo=True, rows=1, rejected=0, accepted=None)
    if publish:
        store.publish(folder, build_id, ACT)
    return build_id


def test_ids_sort_by_time() -> None:
    ids = [store.new_build_id(NOW + timedelta(seconds=seconds)) for seconds in range(5)]
    assert ids == sorted(ids)
    assert store.new_build_id(NOW) != store.new_build_id(NOW)


def test_the_published_build_is_found(tmp_path: Path) -> None:
    build_id = build(tmp_path)
    found = published_build(tmp_path)
    assert (found.build_id, found.built_at, found.demo) == (build_id, NOW, True)
    assert found.path.is_absolute()
    assert found.path.read_text() == f"content of {build_id}"
    assert not list(tmp_path.glob("*.partial"))


@pytest.mark.parametrize(
    "pointer",
    [None, "", "{", "[]", "{}", '{"build_id": "x", "file": "x.duckdb", "built_at": "i dag", "demo": true}',
     '{"build_id": "x", "file": "../x.duckdb", "built_at": "2021-11-25T12:00:00+00:00", "demo": true}'],
)  # fmt: skip
def test_a_missing_or_damaged_pointer(tmp_path: Path, pointer: str | None) -> None:
    if pointer is not None:
        (tmp_path / POINTER_NAME).write_text(pointer)
    with pytest.raises(BuildMissingError) as caught:
        published_build(tmp_path)
    assert "dashboard refresh" in caught.value.remedy
    build_id = build(tmp_path)
    assert published_build(tmp_path).build_id == build_id


def test_a_published_file_that_is_gone(tmp_path: Path) -> None:
    build(tmp_path)
    published_build(tmp_path).path.unlink()
    with pytest.raises(BuildMissingError, match="is gone"):
        published_build(tmp_path)


def test_rollback_goes_back_one_at_a_time(tmp_path: Path) -> None:
    first, second, third = (build(tmp_path, hours) for hours in range(3))
    assert store.rollback(tmp_path, ACT).build_id == second
    assert store.rollback(tmp_path, ACT).build_id == first
    with pytest.raises(PublishError, match="No earlier"):
        store.rollback(tmp_path, ACT)
    assert store.published_id(tmp_path) == first
    store.publish(tmp_path, third, ACT)
    assert store.rollback(tmp_path, ACT).build_id == first


def test_rollback_leaves_out_builds_that_are_gone(tmp_path: Path) -> None:
    first, second, _ = (build(tmp_path, hours) for hours in range(3))
    (tmp_path / f"{second}.duckdb").unlink()
    assert store.rollback(tmp_path, ACT).build_id == first


def test_rollback_before_anything_is_published(tmp_path: Path) -> None:
    build(tmp_path, publish=False)
    with pytest.raises(BuildMissingError):
        store.rollback(tmp_path, ACT)


def test_publishing_the_same_build_again_changes_nothing(tmp_path: Path) -> None:
    first, second = build(tmp_path), build(tmp_path, 1)
    store.publish(tmp_path, second, ACT)
    assert store.rollback(tmp_path, ACT).build_id == first


def test_an_unknown_build_is_not_published(tmp_path: Path) -> None:
    build_id = build(tmp_path)
    with pytest.raises(PublishError, match=build_id):
        store.publish(tmp_path, "20200101T000000Z-abcdef", ACT)
    assert store.published_id(tmp_path) == build_id


def test_a_damaged_build_is_not_published(tmp_path: Path) -> None:
    first, held = build(tmp_path), build(tmp_path, 1, publish=False)
    (tmp_path / f"{held}.duckdb").write_text("damaged")
    with pytest.raises(PublishError, match="has changed"):
        store.publish(tmp_path, held, ACT)
    assert store.published_id(tmp_path) == first


def test_the_newest_builds_stay_and_the_published_one_always(tmp_path: Path) -> None:
    first, second = build(tmp_path), build(tmp_path, 1)
    store.rollback(tmp_path, ACT)
    held = [build(tmp_path, hours, publish=False) for hours in range(2, 6)]
    removed = store.prune(tmp_path, 3, ACT)
    assert [info.build_id for info in store.list_builds(tmp_path)] == [first, *held[2:]]
    assert set(removed) == {second, *held[:2]}
    assert not (tmp_path / f"{second}.json").exists()


def test_the_build_before_the_published_one_stays(tmp_path: Path) -> None:
    ids = [build(tmp_path, hours) for hours in range(4)]
    store.prune(tmp_path, 2, ACT)
    assert [info.build_id for info in store.list_builds(tmp_path)] == ids[2:]
    assert store.rollback(tmp_path, ACT).build_id == ids[2]


def test_what_killed_refreshes_left_is_removed(tmp_path: Path) -> None:
    build_id = build(tmp_path)
    for name in ("a.duckdb.partial", "a.duckdb.partial.wal", "published.json.partial", "a.json"):
        (tmp_path / name).write_text("{}")
    (tmp_path / "a.duckdb.partial.tmp").mkdir()
    (tmp_path / "a.duckdb.partial.tmp" / "x").write_text("x")
    assert len(store.remove_partials(tmp_path)) == 5
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        f"{build_id}.duckdb", f"{build_id}.json", LOG_NAME, POINTER_NAME,
    ]  # fmt: skip


def test_a_build_without_a_readable_description_is_not_listed(tmp_path: Path) -> None:
    build_id = build(tmp_path)
    (tmp_path / "x.duckdb").write_text("x")
    (tmp_path / "x.json").write_text(json.dumps({"build_id": "x"}))
    assert [info.build_id for info in store.list_builds(tmp_path)] == [build_id]


def test_one_writer_at_a_time(tmp_path: Path) -> None:
    first, second = build_lock(tmp_path / "build", 0), build_lock(tmp_path / "build", 0)
    with first, pytest.raises(RefreshBusyError), second:
        pass
    with build_lock(tmp_path / "build", 0):
        pass


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(PublishError, match="cannot be written"), build_lock(tmp_path / "file" / "build", 0):
        pass


def test_two_builds_of_one_second_sort_by_time() -> None:
    ids = [store.new_build_id(NOW + timedelta(milliseconds=milliseconds)) for milliseconds in range(5)]
    assert ids == sorted(ids)


def test_a_build_of_another_version_is_not_published(tmp_path: Path) -> None:
    build_id = build(tmp_path, publish=False)
    description = tmp_path / f"{build_id}.json"
    content = json.loads(description.read_text())
    for other in ("000000000000", None):
        description.write_text(json.dumps({**content, "schema": other}))
        with pytest.raises(PublishError) as caught:
            store.publish(tmp_path, build_id, ACT)
        assert "another version" in caught.value.problem
        assert "dashboard refresh" in caught.value.remedy
    del content["schema"]  # as builds were described before shapes had names
    description.write_text(json.dumps(content))
    with pytest.raises(PublishError):
        store.publish(tmp_path, build_id, ACT)
