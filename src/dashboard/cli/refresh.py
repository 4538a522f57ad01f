"""`dashboard refresh`."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import UTC, datetime

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from dashboard.errors import BuildMissingError, DashboardError
from dashboard.loader.progress import Step
from dashboard.loader.refresh import refresh
from dashboard.loader.report import RefreshReport
from dashboard.settings import Settings
from dashboard.store.locate import published_build


def run(arguments: argparse.Namespace) -> None:
    """Refresh; the report goes to stdout, progress to stderr. Raises DashboardError where it fails.

    Where nothing was new and nobody sits at a terminal, nothing at all is printed: cron sends what is.
    """
    report = RefreshReport()
    console = Console(stderr=True)
    shown = _Bars(console) if console.is_terminal and not arguments.json else _Lines()
    settings = Settings()
    try:
        with shown:
            refresh(
                settings,
                now=datetime.now(UTC),
                demo=_with_examples(settings, arguments),
                hold=arguments.hold,
                accept=arguments.accept,
                unattended=arguments.unattended,
                who=arguments.by,
                clock=lambda: datetime.now(UTC),
                progress=shown,
                report=report,
            )
    except DashboardError as error:
        if not arguments.json:
            shown.tell()
        if arguments.json:
            _print_json({**report.as_json(), "problem": error.problem, "remedy": error.remedy})
        elif report.rejected:
            print(report.as_text(), file=sys.stderr)
        raise
    if arguments.json:
        _print_json({**report.as_json(), "problem": None, "remedy": None})
    elif not report.is_quiet:
        shown.tell()
        print(report.as_text())
    elif console.is_terminal:
        console.print("Nothing is new: the published build stays.")


def _with_examples(settings: Settings, arguments: argparse.Namespace) -> bool:
    """Nobody looks at an unattended refresh: it keeps the choice that the published build was made with."""
    if arguments.no_demo or not arguments.unattended:
        return not arguments.no_demo
    try:
        return published_build(settings.build_dir).demo
    except BuildMissingError:
        return settings.demo


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

    def tell(self) -> None:
        """The bars are on the screen already."""

    def __call__(self, step: Step, done: int, total: int) -> None:
        if step not in self._tasks:
            self._tasks[step] = self._progress.add_task(step.value, total=total)
        self._progress.update(self._tasks[step], completed=done, total=total)


class _Lines:
    """A line per finished step, for logs; kept back until it is known whether there is anything to tell."""

    def __init__(self) -> None:
        self._lines: list[str] = []

    def __enter__(self) -> _Lines:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def __call__(self, step: Step, done: int, total: int) -> None:
        if done == total:
            self._lines.append(f"{step.value}: {done}/{total}")

    def tell(self) -> None:
        for line in self._lines:
            print(line, file=sys.stderr)
