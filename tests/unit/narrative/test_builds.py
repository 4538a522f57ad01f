"""What a build is called."""

from __future__ import annotations

import pytest

from dashboard.narrative.builds import build_name, told_apart


def test_danish_time_in_summer_and_winter() -> None:
    assert build_name("20261126T014105123Z-7c8dc4").replace("\u00a0", " ") == (
        "indlæsningen fra 26. november 2026 kl. 02.41"
    )
    assert build_name("20260701T233000000Z-7c8dc4").endswith("2. juli 2026 kl.\u00a001.30")


@pytest.mark.parametrize("build_id", ["b", "20261399T014105123Z-7c8dc4", ""])
def test_an_id_without_a_time_stays(build_id: str) -> None:
    assert build_name(build_id) == f"indlæsningen {build_id}"
    assert told_apart([build_id, build_id]) == {build_id: build_id}
