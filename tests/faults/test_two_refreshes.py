"""As a timer does it: two refreshes in a row, each a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.conftest import ROOT
from tests.faults.conftest import Published


def refresh(published: Published) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "dashboard", "refresh", "--no-demo"],
        cwd=ROOT,
        env={**os.environ, "DASHBOARD_DATA_DIR": str(published.data_dir)},
        capture_output=True,
        text=True,
        check=False,
    )


def builds(published: Published) -> list[str]:
    return sorted(path.stem for path in published.build_dir.glob("*.duckdb"))


def test_the_second_is_silent_and_leaves_nothing_and_a_changed_cell_makes_a_build(
    published: Published,
) -> None:
    before = builds(published)
    for _ in range(2):
        done = refresh(published)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        assert builds(published) == before
        published.must_be_untouched()
    path = published.data_dir / "raw" / "figures.csv"
    content = path.read_text(encoding="utf-8")
    path.write_text(content.replace(";31,0;", ";31,1;", 1), encoding="utf-8")
    done = refresh(published)
    assert done.returncode == 0
    assert "is published" in done.stdout
    (new,) = set(builds(published)) - set(before)
    assert published.before.build_id in builds(published)
    assert new in done.stdout
    done = refresh(published)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
