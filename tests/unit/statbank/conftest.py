"""The local service, sound until a test says otherwise."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.unit.statbank.service import Service, running_service


@pytest.fixture
def service() -> Iterator[Service]:
    with running_service() as running:
        running.is_sound()
        yield running
