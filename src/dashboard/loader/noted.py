"""Every refresh leaves a note of when it looked for new figures, and a failed one a line in the log."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime

from dashboard.errors import PublishError
from dashboard.loader.report import RefreshReport
from dashboard.settings import Settings
from dashboard.store.log import Entry, Event, append
from dashboard.store.look import Failure, Outcome, failure_of, last_look, note_look


@contextmanager
def noted(
    settings: Settings, *, who: str, clock: Callable[[], datetime], report: RefreshReport
) -> Iterator[None]:
    """Note what comes of a refresh, at the time it ends. For holders of the lock.

    A failure that is the same as that of the look before has its line in the log already. What stops the
    program itself (a signal, a click elsewhere in the app) is no failure and is not noted.
    """
    try:
        yield
    except Exception as error:
        _note_failure(settings, failure_of(error, settings.data_dir), who, clock())
        raise
    note_look(settings.build_dir, clock(), who, _outcome(report))


def _outcome(report: RefreshReport) -> Outcome:
    if report.published:
        return Outcome.PUBLISHED
    if report.build is not None:
        return Outcome.HELD
    return Outcome.UNCHANGED if report.unchanged else Outcome.DECLINED


def _note_failure(settings: Settings, failure: Failure, who: str, at: datetime) -> None:
    before = last_look(settings.build_dir)
    if before is None or not failure.is_same_as(before.failure):
        line = Entry(
            Event.FAILED,
            at,
            who,
            "",
            reason=failure.problem,
            fault=failure.fault,
            concerns=failure.concerns,
            problem_da=failure.problem_da,
        )
        # The disk may be full: the refresh's own error is the one to tell.
        with suppress(PublishError):
            append(settings.build_dir, line)
    note_look(settings.build_dir, at, who, Outcome.FAILED, failure)
