"""Read every source file, check, build and publish: all or nothing."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection

from dashboard.catalog.load import Catalog, load_catalog
from dashboard.errors import BuildMissingError, CheckFailedError, PublishError
from dashboard.loader import accounts, checks, geo
from dashboard.loader.build import (
    new_build_file,
    write_accounts,
    write_figures,
    write_identity,
    write_sources,
)
from dashboard.loader.catalog_tables import insert_rows, write_catalog
from dashboard.loader.collector import collector_paused
from dashboard.loader.dialect import find_dialect
from dashboard.loader.disclosure import protect_hidden
from dashboard.loader.discover import discover
from dashboard.loader.identical import content_digest, says_the_same
from dashboard.loader.limits import refuse_large_catalog, refuse_large_file, refuse_many_lines
from dashboard.loader.noted import noted
from dashboard.loader.official_list import OfficialLists, read_official_lists
from dashboard.loader.outlines import read_outlines, unread_files
from dashboard.loader.progress import Progress, Step, silent
from dashboard.loader.queries import sql
from dashboard.loader.report import RefreshReport
from dashboard.loader.scan import scan_text
from dashboard.loader.staging import StagedFile, Stager
from dashboard.loader.statbank import read_statbank
from dashboard.loader.trends import write_trends
from dashboard.settings import Settings
from dashboard.store import publish as store
from dashboard.store.history import catch_up, declined, history
from dashboard.store.locate import published_build
from dashboard.store.lock import build_lock
from dashboard.store.log import COMMAND_LINE, Act, Entry, Event, LoadedFile, append


def refresh(
    settings: Settings,
    *,
    now: datetime,
    demo: bool,
    hold: bool = False,
    accept: str | None = None,
    unattended: bool = False,
    who: str = COMMAND_LINE,
    clock: Callable[[], datetime] | None = None,
    progress: Progress = silent,
    report: RefreshReport | None = None,
) -> RefreshReport:
    """Make a new build from the files below the data folder, and publish it unless it is to be held.

    A build that says the same as the published one is not published, and nothing is left of it; one that is
    to be held is left all the same.

    Args:
        settings: where the data is, how many builds stay, and what is allowed.
        now: the time of the build, with its time zone.
        demo: whether example figures join in.
        hold: build, but leave the published build in use.
        accept: a reason that lets real figures go missing or grow past belief; it is stored in the build.
        unattended: nobody looks: what says the same as a build that a person dropped or went back from is not
            published either.
        who: who the log names for the build and its publication.
        clock: asked for the time of what goes into the log; without it all is noted at `now`.
        progress: told how far the work has come.
        report: filled in while the work goes on, so that a caller has it also after an error.

    Raises:
        DashboardError: nothing was published, and what was published before is untouched.
    """
    report = report if report is not None else RefreshReport()
    build_dir = settings.build_dir
    clock = clock or (lambda: now)
    with (
        build_lock(build_dir, settings.lock_timeout_seconds),
        noted(settings, who=who, clock=clock, report=report),
    ):
        store.remove_partials(build_dir)
        catch_up(build_dir)
        progress(Step.CATALOG, 0, 1)
        catalog = load_catalog(settings.data_dir, demo=demo)
        refuse_large_catalog(catalog)
        progress(Step.CATALOG, 1, 1)
        build_id = store.new_build_id(now)
        partial = store.partial_path(build_dir, build_id)
        work_dir = partial.with_name(f"{partial.name}.work")
        try:
            memory_gb = settings.memory_gb
            with new_build_file(partial, work_dir=work_dir, memory_gb=memory_gb) as connection:
                work = _Refresh(
                    connection,
                    catalog,
                    settings=settings,
                    report=report,
                    progress=progress,
                    work_dir=work_dir,
                )
                work.run(build_id, now, demo=demo, accept=accept)
                content = content_digest(connection)
            progress(Step.PUBLISH, 0, 1)
            report.unchanged = says_the_same(build_dir, content)
            report.declined = unattended and content in declined(history(build_dir))
            if not hold and (report.unchanged or report.declined):
                progress(Step.PUBLISH, 1, 1)
                return report
            report.build = store.finish_build(
                build_dir,
                build_id,
                built_at=now,
                demo=demo,
                rows=report.kept,
                rejected=len(report.rejected),
                accepted=accept,
                content=content,
            )
            append(build_dir, _built(report, who, clock()))
            if not hold:
                store.publish(build_dir, build_id, Act(who, clock()))
                report.published = True
            _make_room(settings, Act(who, clock()), report)
            progress(Step.PUBLISH, 1, 1)
        finally:
            shutil.rmtree(work_dir, ignore_errors=True)
            with suppress(OSError):
                store.remove_partials(build_dir)
    return report


def _make_room(settings: Settings, act: Act, report: RefreshReport) -> None:
    """The build is there by now: that older ones stay is worth a warning, and no failure."""
    try:
        report.removed_builds = list(store.prune(settings.build_dir, settings.keep_builds, act))
    except PublishError as error:
        report.warnings.append(f"Older builds were not removed. {error.problem}")


def _built(report: RefreshReport, who: str, now: datetime) -> Entry:
    if report.build is None:
        raise PublishError("No build was finished.", "This is a fault of the program: report it.")
    read: dict[tuple[str, str], int] = {}
    for one in report.files:
        # A file may hold several sources: the checksum is that of the whole.
        read[one.file, one.sha256] = read.get((one.file, one.sha256), 0) + one.rows_read
    files = tuple(LoadedFile(name, sha256, rows) for (name, sha256), rows in sorted(read.items()))
    info = report.build
    return Entry(
        Event.BUILT, now, who, info.build_id, reason=info.accepted, files=files, content=info.content
    )


class _Refresh:
    """The work between the empty build file and the full one."""

    def __init__(
        self,
        connection: DuckDBPyConnection,
        catalog: Catalog,
        *,
        settings: Settings,
        report: RefreshReport,
        progress: Progress,
        work_dir: Path,
    ) -> None:
        self._connection = connection
        self._catalog = catalog
        self._settings = settings
        self._report = report
        self._progress = progress
        self._work_dir = work_dir
        self._files: list[StagedFile] = []
        self._lists: list[OfficialLists] = []

    def run(self, build_id: str, now: datetime, *, demo: bool, accept: str | None) -> None:
        connection = self._connection
        write_catalog(connection, self._catalog)
        geo_dir = self._settings.geo_dir
        areas = {one.geography_id: one.name for one in self._catalog.areas}
        places = geo.read_places(geo_dir)
        insert_rows(connection, "place", places)
        outlines = read_outlines(geo_dir, areas, places)
        insert_rows(connection, "outline", outlines.rows)
        self._report.warnings.extend(outlines.warnings)
        self._stage(now, demo=demo)
        self._account()
        self._check(accept)
        # After the checks, which need every figure; before anything is written or computed from it.
        with collector_paused():
            self._report.hidden_to_protect = protect_hidden(connection, self._catalog)
        self._progress(Step.WRITE, 0, 2)
        written = write_figures(connection)
        kept = sum(one.kept for one in self._report.files) - sum(len(one.rows) for one in self._lists)
        if written != kept:
            raise CheckFailedError(
                f"{written} figures were written, but {kept} were kept.",
                "This is a fault of the program: report it.",
            )
        self._progress(Step.WRITE, 1, 2)
        with collector_paused():
            write_trends(connection, self._catalog)
        write_accounts(connection, self._report.files, self._report.rejected)
        write_sources(connection, self._catalog, self._report.files)
        write_identity(connection, build_id, now, demo=demo, accepted=accept)
        self._progress(Step.WRITE, 2, 2)

    def _stage(self, now: datetime, *, demo: bool) -> None:
        found = discover(self._settings.data_dir, self._catalog.sources.values(), demo=demo)
        self._report.ignored = [*found.ignored, *unread_files(self._settings.geo_dir)]
        stager = Stager(self._connection, self._catalog, self._work_dir)
        places = list(self._catalog.geographies)
        for done, file in enumerate(found.files):
            self._progress(Step.FILES, done, len(found.files))
            refuse_large_file(file.path, file.name, self._settings.max_file_mb)
            if file.layout is not None:
                stager.add_described(file)
                continue
            scan = scan_text(file.path, file.name)
            refuse_many_lines(scan, file.name, self._settings.max_rows)
            dialect = find_dialect(file.path, file.name, scan.encoding)
            if dialect.is_official_list:
                self._lists.append(read_official_lists(file, scan, dialect, places))
            else:
                stager.add_simple(file, scan, dialect)
        stored = read_statbank(self._settings.statbank_dir, self._catalog.sources.values(), now)
        self._report.notes.extend(stored.notes)
        for answer in stored.files:
            stager.add_sheet(answer.file, answer.sheet, notes=(answer.note,))
        self._files = stager.files
        self._progress(Step.FILES, len(found.files), len(found.files))

    def _account(self) -> None:
        self._progress(Step.ROWS, 0, 1)
        connection, report = self._connection, self._report
        connection.execute(sql("kept"))
        connection.execute(sql("tally"))
        connection.execute(sql("series_size"))
        accounts.refuse_flood(connection, self._files)
        report.rejected.extend(
            accounts.rejected_rows(connection, self._files, list(self._catalog.geographies))
        )
        counts = accounts.count_rows(connection, self._files)
        report.files.extend(accounts.file_results(connection, self._files, counts))
        for lists in self._lists:
            insert_rows(connection, "official_list", lists.rows)
            report.rejected.extend(lists.rejected)
            report.files.append(lists.result)
        report.files.sort(key=lambda one: (one.is_demo, one.file, one.source_id))
        accounts.refuse_unknown(self._files, counts, self._settings.max_unknown_share)
        self._progress(Step.ROWS, 1, 1)

    def _check(self, accept: str | None) -> None:
        total = len(checks.ROW_CHECKS) + 1
        passed = 0

        def one_passed() -> None:
            nonlocal passed
            passed += 1
            self._progress(Step.CHECKS, passed, total)

        self._progress(Step.CHECKS, 0, total)
        checks.run_row_checks(self._connection, self._files, one_passed)
        changed = self._changed_sizes()
        if changed is not None:
            if accept is None:
                raise CheckFailedError(
                    changed,
                    "Put the missing figures back, or say why they may go:"
                    ' dashboard refresh --accept "reason".',
                )
            self._report.warnings.append(f"{changed} Accepted: {accept}")
        one_passed()

    def _changed_sizes(self) -> str | None:
        try:
            before = published_build(self._settings.build_dir).path
        except BuildMissingError:
            return None
        try:
            return checks.check_sizes(self._connection, before)
        except duckdb.Error as error:
            self._report.warnings.append(checks.unreadable_published(error))
            return None


__all__ = ["PublishError", "refresh"]
