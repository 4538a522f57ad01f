"""`dashboard refresh`."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import UTC, datetime

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from dashboard.errors import DashboardError
from dashboard.loader.progress import Step
from dashboard.loader.refresh import refresh
from dashboard.loader.report import RefreshReport
from dashboard.settings import Settings


def run(arguments: argparse.Namespace) -> None:
    """Refresh; the report goes to stdout, progress to stderr. Raises DashboardError where it fails."""
    report = RefreshReport()
    console = Console(stderr=True)
    shown = _Bars(console) if console.is_terminal and not arguments.json else _Lines(silent=arguments.json)
    try:
        with shown:
            refresh(
                Settings(),
                now=datetime.now(UTC),
                demo=not arguments.no_demo,
                hold=arguments.hold,
                accept=arguments.accept,
                who=arguments.by,
                progress=shown,
                report=report,
            )
    except DashboardError as error:
        if arguments.json:
            _print_json({**report.as_json(), "problem": error.problem, "remedy": error.remedy})
        elif report.rejected:
            print(report.as_text(), file=sys.stderr)
        raise
    if arguments.json:
        _print_json({**report.as_json(), "problem": None, "remedy": None})
    else:
        print(report.as_text())


def _print_json(content: dict[str, object]) -> None:
    json.dump(content, sys.stdout, ensure_ascii=False, indent=2)
    print()


class _Bars:
    """A bar per step, on a terminal."""

    def __init__(self, console: Console) -> None:
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=console,
        )
        self._tasks: dict[Step, TaskID] = {}

    def __enter__(self) -> _Bars:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def __call__(self, step: Step, done: int, total: int) -> None:
        if step not in self._tasks:
            self._tasks[step] = self._progress.add_task(step.value, total=total)
        self._progress.update(self._tasks[step], completed=done, total=total)


class _Lines:
    """A line per finished step, for logs; nothing where it is to be silent."""

    def __init__(self, *, silent: bool) -> None:
        self._silent = silent

    def __enter__(self) -> _Lines:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def __call__(self, step: Step, done: int, total: int) -> None:
        if done == total and not self._silent:
            print(f"{step.value}: {done}/{total}", file=sys.stderr)
