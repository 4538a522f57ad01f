"""SIGKILL a thousand times, at random moments of everything that changes the builds."""

from __future__ import annotations

import json
import random
import shutil
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from multiprocessing.context import ForkServerContext
from pathlib import Path
from typing import Final

import duckdb
import pytest

from dashboard.store import log
from dashboard.store.files import sha256_of
from dashboard.store.history import catch_up, history
from dashboard.store.locate import published_build, read_pointer
from dashboard.store.lock import build_lock
from dashboard.store.log import PUBLICATIONS, Act, Entry, Event
from dashboard.store.publish import list_builds, publish
from tests.faults.conftest import HEAD, NOW, Published, finished, sound_rows
from tests.faults.killed_child import STARTS, STEPS, act

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL and the fork server are of Unix"),
]

SEED: Final = 20211125
KILLS: Final = {
    "refresh": 200,
    "refresh, while it publishes": 100,
    "hold": 60,
    "publish": 240,
    "rollback": 240,
    "drop": 160,
}
"""1,000 in all, of runs that did not end by themselves"""
WORKERS: Final = 2
KILLED: Final = -9
STATUS_LOST: Final = 255
"""the fork server died itself, as when memory runs out: it is started anew, the run does not count"""
EVENTS: Final = {"publish": Event.PUBLISHED, "rollback": Event.ROLLED_BACK}


@dataclass
class Folder:
    """A small data folder of its own, what its log must hold, and where the kills hit."""

    published: Published
    processes: ForkServerContext
    chance: random.Random
    hit: Counter[str] = field(default_factory=Counter)
    torn: int = 0
    lost: int = 0
    changed: Counter[str] = field(default_factory=Counter)
    """kills after which something was done all the same"""
    _tries: int = 0
    _lengths: dict[str, float] = field(default_factory=dict)

    @property
    def build_dir(self) -> Path:
        return self.published.build_dir

    @property
    def now(self) -> datetime:
        return NOW + timedelta(seconds=self._tries)

    def kill(self, what: str, count: int) -> None:
        """Kill `count` runs of one kind, and look after each."""
        killed = 0
        for _ in range(4 * count):
            killed += self._kill_one(what)
            if killed == count:
                return
        pytest.fail(f"only {killed} of {count} runs of {what} were killed before they ended")

    def _kill_one(self, what: str) -> bool:
        self._tries += 1
        kind = what.partition(",")[0]
        build_id = self._prepare(kind)
        before = log.read(self.build_dir)
        pointed = published_build(self.build_dir).build_id
        mark = self.published.data_dir / "mark"
        mark.write_bytes(b"\0")
        process = self.processes.Process(
            target=act, args=(kind, self.published.data_dir, mark, self.now, build_id)
        )
        process.start()
        # The clock runs from the first or the wanted step on: starting a process is of no interest.
        wait_for = "publish" if "," in what else STARTS
        while process.exitcode is None and STEPS.index(wait_for) >= mark.read_bytes()[0] != STEPS.index(
            "publish"
        ):
            time.sleep(0.0005)
        begin = time.perf_counter()
        if what in self._lengths:
            process.join(self.chance.uniform(0, self._lengths[what]))
            process.kill()
        code = finished(process)
        if code == STATUS_LOST:
            self.lost += 1
            return False
        assert code in (0, KILLED), f"{what} ended with {code}"
        if code == 0:
            # The first run shows how long it takes; a later one that ends was too quick.
            self._lengths[what] = max(0.002, 0.9 * (time.perf_counter() - begin))
        else:
            self._lengths[what] *= 1.01
            self.hit[STEPS[mark.read_bytes()[0]]] += 1
        self._look(kind, build_id, before, pointed, what if code == KILLED else None)
        return code == KILLED

    def _prepare(self, kind: str) -> str:
        """What the act needs: new figures, another build, or a held one; its id, where it names one."""
        if kind in ("refresh", "hold"):
            rows = [*sound_rows()[:-1], f"danmark;employed;2019-12;{self._tries % 90},5;2021-01-01;"]
            self.published.write("figures.csv", "\n".join([HEAD, *rows]) + "\n")
            return ""
        pointed = published_build(self.build_dir).build_id
        if kind == "drop":
            return self._copied(pointed)
        other = self.chance.choice(
            [one.build_id for one in list_builds(self.build_dir) if one.build_id != pointed]
        )
        if kind == "rollback":
            with build_lock(self.build_dir, 10):
                publish(self.build_dir, other, Act("prøve", self.now - timedelta(milliseconds=1)))
            return ""
        return other

    def _copied(self, pointed: str) -> str:
        """A held build: a copy of the published one under another id."""
        build_id = f"{pointed[:20]}{self._tries:06x}"
        shutil.copy(self.build_dir / f"{pointed}.duckdb", self.build_dir / f"{build_id}.duckdb")
        told = json.loads((self.build_dir / f"{pointed}.json").read_text())
        told |= {"build_id": build_id, "file": f"{build_id}.duckdb"}
        (self.build_dir / f"{build_id}.json").write_text(json.dumps(told))
        return build_id

    def _look(
        self, kind: str, build_id: str, before: tuple[Entry, ...], pointed: str, killed: str | None
    ) -> None:
        now = published_build(self.build_dir)
        # What a reader sees at once: a whole build, and a history that ends with it.
        assert sha256_of(now.path) == read_pointer(self.build_dir)["sha256"]
        with duckdb.connect(str(now.path), read_only=True) as connection:
            assert connection.execute("SELECT count(*) FROM observation").fetchall() == [(len(sound_rows()),)]
        told = history(self.build_dir)
        raw = (self.build_dir / log.LOG_NAME).read_bytes()
        self.torn += not raw.endswith(b"\n")
        # What the next command finds once it has taken the lock.
        with build_lock(self.build_dir, 10):
            catch_up(self.build_dir)
        after = log.read(self.build_dir)
        assert after == told
        assert after[: len(before)] == before
        new = after[len(before) :]
        self._look_at_publications(kind, new, pointed, now.build_id)
        self._look_at_builds(kind, build_id, new)
        if killed is not None and new:
            self.changed[killed] += 1

    def _look_at_publications(self, kind: str, new: tuple[Entry, ...], pointed: str, now: str) -> None:
        made = [one for one in new if one.event in PUBLICATIONS]
        if now == pointed:
            assert made == []
            return
        (one,) = made
        assert (one.event, one.build_id, one.previous) == (EVENTS.get(kind, Event.PUBLISHED), now, pointed)
        assert kind in ("refresh", "publish", "rollback")

    def _look_at_builds(self, kind: str, build_id: str, new: tuple[Entry, ...]) -> None:
        on_disk = {path.stem for path in self.build_dir.glob("*.duckdb")}
        assert on_disk >= {one.build_id for one in list_builds(self.build_dir)}
        built = [one.build_id for one in new if one.event is Event.BUILT]
        assert len(built) <= (kind in ("refresh", "hold"))
        assert set(built) <= on_disk
        # Ids begin with their time.
        every = [one.build_id[:19] for one in log.read(self.build_dir) if one.event is Event.BUILT]
        assert every == sorted(every)
        dropped = [one.build_id for one in new if one.event is Event.DROPPED]
        if kind == "drop":
            assert dropped == ([] if build_id in on_disk else [build_id])
            for path in self.build_dir.glob(f"{build_id}.*"):
                path.unlink()
        else:
            assert dropped == []


def test_a_thousand_kills(
    tmp_path: Path, processes: ForkServerContext, capsys: pytest.CaptureFixture[str]
) -> None:
    folders = [
        Folder(Published(tmp_path / f"data{number}"), processes, random.Random(SEED + number))
        for number in range(WORKERS)
    ]
    assert sum(KILLS.values()) == 1000

    def run(folder: Folder) -> None:
        # A second build, so that there is another one to publish and to go back to.
        folder.published.write("figures.csv", "\n".join([HEAD, *reversed(sound_rows())]) + "\n")
        folder.published.refresh()
        for what, count in KILLS.items():
            folder.kill(what, count // WORKERS)
            with capsys.disabled():
                print(
                    f"\n{count // WORKERS} of {what} after {time.perf_counter() - begin:.0f} s",
                    end="",
                    flush=True,
                )

    begin = time.perf_counter()
    with ThreadPoolExecutor(WORKERS) as pool:
        list(pool.map(run, folders))
    hit = sum((folder.hit for folder in folders), Counter[str]())
    changed = sum((folder.changed for folder in folders), Counter[str]())
    with capsys.disabled():
        print(f"\nseed {SEED}, {sum(hit.values())} kills in {time.perf_counter() - begin:.0f} s")
        print("hit in:", ", ".join(f"{step} {hit[step]}" for step in STEPS if hit[step]))
        print("done all the same:", ", ".join(f"{what} {number}" for what, number in changed.items()))
        print("torn lines:", sum(folder.torn for folder in folders))
    assert sum(hit.values()) == 1000
    assert sum(folder.lost for folder in folders) <= 5
    # Most hit while there is something to destroy.
    assert hit[STARTS] + hit["done"] < 150
    assert all(hit[step] >= 3 for step in STEPS if step not in (STARTS, "rows", "checks", "done"))
    for folder in folders:
        folder.published.sha256 = (
            sha256_of(folder.published.before.path) if folder.published.before.path.exists() else ""
        )
        folder.published.must_refresh_cleanly()
