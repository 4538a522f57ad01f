"""Python's collector of cycles, paused where a million small objects are made that all stay."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Else every few hundred thousand objects it goes through all of them: a twentieth of a large refresh.

    Objects without cycles go as before. It stays as it was found, also where it was off.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
