"""Damaged files never change what is published, and each bad row is accounted for."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from dashboard.errors import DashboardError, PublishError
from dashboard.loader.report import RefreshReport
from dashboard.store import publish as store
from dashboard.store.files import sha256_of
from dashboard.store.locate import published_build
from tests.faults.conftest import HEAD, Published, sound_rows


def test_a_file_cut_off_anywhere(published: Published) -> None:
    """Whether in a row or between two: a cut-off row shows itself, and what is gone is missed."""
    path = published.data_dir / "raw" / "figures.csv"
    whole = path.read_bytes()
    rng = random.Random(2021)
    last_row = whole.rstrip(b"\n").rfind(b"\n")
    before = published.state()
    for cut in [
        0,
        1,
        40,
        len(HEAD) + 1,
        last_row,
        last_row + 1,
        last_row + 20,
        *rng.sample(range(last_row), 8),
    ]:
        path.write_bytes(whole[:cut])
        with pytest.raises(DashboardError):
            published.refresh()
        assert published.state() == before
    path.write_bytes(whole)
    published.must_refresh_cleanly()


def test_a_garbled_file(published: Published) -> None:
    path = published.data_dir / "raw" / "figures.csv"
    whole = path.read_bytes()
    rng = random.Random(2025)
    before = published.state()
    for length in (1, 2, 4, 16, 64, 512, 4096, len(whole)):
        start = rng.randrange(max(len(whole) - length, 1))
        noise = bytes(rng.choice((0, 1, 7, 27, 129, 141, 255)) for _ in range(length))
        path.write_bytes(whole[:start] + noise + whole[start + length :])
        with pytest.raises(DashboardError):
            published.refresh()
        assert published.state() == before


def bad_rows(rng: random.Random, count: int) -> list[str]:
    """Rows that no build may hold: each with one thing wrong, and none an unknown id."""
    kinds = [
        "motalavej;employed;{year}-{month:02d};1.{thousand};2021-01-01;",
        "motalavej;employed;{year}-{month:02d};{letters};2021-01-01;",
        "motalavej;employed;{year}-{month:02d};-{small};2021-01-01;",
        "motalavej;employed;{year}-{month:02d};{small} %;2021-01-01;",
        "motalavej;employed;{year}-{month:02d};{small}e2;2021-01-01;",
        "motalavej;employed;{year}-13;{small};2021-01-01;",
        "motalavej;employed;{year}-Q{five};{small};2021-01-01;",
        "motalavej;employed;{letters};{small};2021-01-01;",
        "motalavej;employed;;{small};2021-01-01;",
        "motalavej;employed;{year}-{month:02d};{small};2021-02-30;",
        "motalavej;employed;{year}-{month:02d};{small};1999-12-31;",
        "motalavej;;{year}-{month:02d};{small};2021-01-01;",
        "motalavej;employed;{year}-{month:02d};{small}",
        "motalavej;employed;{year}-{month:02d};{small};2021-01-01;;{letters}",
        'motalavej;employed;{year}-{month:02d};{small};2021-01-01;"{letters}"{letters}',
        ";employed;{year}-{month:02d};{small};2021-01-01;to",
    ]
    return [
        rng.choice(kinds).format(
            year=rng.randrange(2000, 2020),
            month=rng.randrange(1, 13),
            thousand=rng.randrange(100, 1000),
            small=rng.randrange(5, 100),
            five=rng.randrange(5, 10),
            letters="".join(rng.choices("abcdefghijæøå", k=6)),
        )
        for _ in range(count)
    ]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_two_hundred_bad_rows(published: Published, seed: int) -> None:
    rng = random.Random(seed)
    sound = sound_rows()
    rows = [(row, True) for row in sound] + [(row, False) for row in bad_rows(rng, 200)]
    rng.shuffle(rows)
    published.write("figures.csv", "\n".join([HEAD, *(row for row, _ in rows)]) + "\n")
    bad_lines = [line for line, (_, is_sound) in enumerate(rows, start=2) if not is_sound]
    report = published.refresh()
    assert [row.line for row in report.rejected] == bad_lines
    assert all(row.file == "raw/figures.csv" and row.reason and row.reason_da for row in report.rejected)
    assert [
        (one.rows_read, one.kept, one.rejected) for one in report.files if one.source_id == "uoplyst"
    ] == [(len(rows), len(sound), 200)]
    assert sha256_of(published.before.path) == published.sha256
    published.must_be_whole()


def test_bad_rows_are_accounted_for_when_publishing_stops(published: Published) -> None:
    published.write(
        "figures.csv", "\n".join([HEAD, *sound_rows()[1:], *bad_rows(random.Random(4), 200)]) + "\n"
    )
    before, report = published.state(), RefreshReport()
    with pytest.raises(DashboardError, match="1440 rows before, 1439 now"):
        published.refresh(report)
    assert len(report.rejected) == 200
    assert published.state() == before
    published.must_be_untouched()


@pytest.mark.parametrize("name", ["write_json", "sync_file", "sha256_of"])
def test_a_disk_that_fails_while_finishing(
    published: Published, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    published.news()
    before = published.state()
    with monkeypatch.context() as patch:
        patch.setattr(store, name, fail)
        with pytest.raises(PublishError):
            published.refresh()
    assert published.state() == before
    published.must_refresh_cleanly()


def test_a_pointer_that_cannot_be_replaced(published: Published, monkeypatch: pytest.MonkeyPatch) -> None:
    original = store.write_json

    def fail(path: Path, content: dict[str, object]) -> None:
        if path.name == "published.json":
            raise OSError(28, "No space left on device")
        original(path, content)

    published.news()
    with monkeypatch.context() as patch:
        patch.setattr(store, "write_json", fail)
        with pytest.raises(PublishError, match="still the published one"):
            published.refresh()
    published.must_be_untouched()
    assert published_build(published.build_dir) == published.before
    published.must_refresh_cleanly()
