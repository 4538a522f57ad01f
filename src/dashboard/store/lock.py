"""One writer at a time in the folder of builds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from dashboard.errors import PublishError, RefreshBusyError

LOCK_NAME: Final = "refresh.lock"


@contextmanager
def build_lock(build_dir: Path, timeout_seconds: float) -> Iterator[None]:
    """Hold the lock of a folder of builds, which is made where it is missing.

    The operating system frees the lock when the holder dies, so a killed refresh never blocks the next.

    Raises:
        RefreshBusyError: another process holds it after `timeout_seconds`.
        PublishError: the folder cannot be written.
    """
    try:
        build_dir.mkdir(parents=True, exist_ok=True)
        lock = FileLock(build_dir / LOCK_NAME, timeout=timeout_seconds, thread_local=False)
        lock.acquire()
    except Timeout as error:
        raise RefreshBusyError(
            f"Another refresh is working in {build_dir}.",
            "Wait for it to end and try again; nothing was changed.",
        ) from error
    except OSError as error:
        raise PublishError(
            f"The folder of builds {build_dir} cannot be written: {error}.",
            "Give the program write access there, or set DASHBOARD_DATA_DIR to another folder.",
        ) from error
    try:
        yield
    finally:
        lock.release()
