"""What a process does that will be killed: one thing to the builds of a folder, telling how far it is."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import Final

from dashboard.loader.progress import Step
from dashboard.loader.refresh import refresh
from dashboard.settings import Settings
from dashboard.store import history, publish
from dashboard.store.lock import build_lock
from dashboard.store.log import Act

STARTS: Final = "starting"
STEPS: Final = (STARTS, *(step.name.lower() for step in Step), "publish alone", "rollback", "drop", "done")
"""a place in this list is what `mark` holds, as one byte"""


def act(what: str, data_dir: Path, mark: Path, now: datetime, build_id: str = "") -> None:
    """Refresh, hold, publish, roll back or drop. The mark outlives the process: it is in a file."""
    handle = os.open(mark, os.O_WRONLY)

    def reached(step: str) -> None:
        os.pwrite(handle, bytes([STEPS.index(step)]), 0)

    settings = Settings(data_dir=data_dir, keep_builds=3)
    if what in ("refresh", "hold"):
        refresh(
            settings,
            now=now,
            demo=False,
            hold=what == "hold",
            progress=lambda step, *_: reached(step.name.lower()),
        )
    else:
        with build_lock(settings.build_dir, 10):
            reached("publish alone" if what == "publish" else what)
            doer = Act("prøve", now)
            if what == "publish":
                publish.publish(settings.build_dir, build_id, doer)
            elif what == "rollback":
                publish.rollback(settings.build_dir, doer, reason="prøve")
            else:
                history.drop(settings.build_dir, build_id, doer, "prøve")
    reached("done")
