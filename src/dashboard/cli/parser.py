"""Which commands there are and what they take."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TypeAlias

from dashboard.cli import builds, compare, journal, report, talking_points
from dashboard.store.log import COMMAND_LINE

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def parse(words: Sequence[str] | None) -> argparse.Namespace:
    """The arguments, with the command as the function `run`. Wrong usage ends the program with 2."""
    parser = argparse.ArgumentParser(
        prog="dashboard",
        description="Refresh, publish and look up the figures of the dashboard; back up what people write."
        " Settings are environment variables: DASHBOARD_DATA_DIR names the data folder.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    _add_builds(commands)
    _add_meetings(commands)
    _add_journal(commands)
    return parser.parse_args(words)


def _add_builds(commands: Commands) -> None:
    command = commands.add_parser("refresh", help="read all sources, check, build and publish")
    command.add_argument("--no-demo", action="store_true", help="leave the example figures out")
    command.add_argument("--hold", action="store_true", help="build, but do not publish")
    command.add_argument(
        "--unattended",
        action="store_true",
        help="for timers: example figures as in the published build, and what says the same as a build that"
        " was dropped or rolled back from is not published",
    )
    command.add_argument("--json", action="store_true", help="print the report as JSON")
    command.add_argument(
        "--accept",
        metavar="REASON",
        type=_text,
        help="why real figures may go missing or grow past belief; stored in the build",
    )
    _add_by(command)
    command.set_defaults(run=_refresh)

    command = commands.add_parser("fetch", help="ask StatBank for the declared tables and keep the answers")
    command.add_argument("--source", metavar="ID", help="only this source; without it all that have tables")
    command.add_argument("--json", action="store_true", help="print how it went as JSON")
    command.set_defaults(run=_fetch)

    command = commands.add_parser(
        "new-source", help="describe a file in a layout of its own: look, draft, try, save"
    )
    command.add_argument("file", metavar="FILE", help="an .xlsx or .csv file")
    command.add_argument("--sheet", metavar="NAME", help="of a workbook; without it the first with a table")
    command.add_argument("--id", metavar="ID", help="the source: a new one, or one that exists")
    command.add_argument("--draft", metavar="TOML", help="where the draft is; without it FILE's name.toml")
    command.add_argument("--save", action="store_true", help="take the draft and the file into use")
    command.add_argument("--json", action="store_true", help="print what would be loaded as JSON")
    _add_by(command)
    command.set_defaults(run=_new_source)

    command = commands.add_parser("status", help="show the published build")
    command.add_argument("--json", action="store_true", help="print it as JSON")
    command.set_defaults(run=builds.status)

    command = commands.add_parser("builds", help="list the builds on disk")
    command.set_defaults(run=builds.list_all)

    command = commands.add_parser("publish", help="publish a build that is on disk")
    command.add_argument("build_id", metavar="BUILD_ID")
    _add_by(command)
    command.set_defaults(run=builds.publish)

    command = commands.add_parser("rollback", help="publish the build that was published before")
    command.add_argument("--reason", metavar="TEXT", type=_text, help="why; it stands in the log")
    _add_by(command)
    command.set_defaults(run=builds.rollback)

    command = commands.add_parser("compare", help="what a build says differently from the published one")
    command.add_argument("build_id", metavar="BUILD_ID")
    command.add_argument("--json", action="store_true", help="print it as JSON")
    command.add_argument(
        "--meeting", metavar="ID", help="seen from this meeting; without it the latest board meeting"
    )
    command.add_argument("--rules", metavar="ID", help="a ruleset_id; without it the plan's own")
    command.set_defaults(run=compare.run)

    command = commands.add_parser("drop", help="remove a held build for good")
    command.add_argument("build_id", metavar="BUILD_ID")
    command.add_argument("--reason", metavar="TEXT", type=_text, required=True, help="it stands in the log")
    _add_by(command)
    command.set_defaults(run=builds.drop)

    command = commands.add_parser("log", help="what was done with the builds, by whom and when")
    command.add_argument("--json", action="store_true", help="print it as JSON")
    command.set_defaults(run=builds.show_log)


def _add_meetings(commands: Commands) -> None:
    command = commands.add_parser(
        "talking-points", help="what can be said at a meeting, with the figures behind each sentence"
    )
    command.add_argument("meeting_id", metavar="MEETING_ID", help="as bestyrelse-2021-11-25")
    command.add_argument("--json", action="store_true", help="print them as JSON")
    command.add_argument(
        "--audience", choices=talking_points.AUDIENCES, help="who listens; without it the meeting's own body"
    )
    command.add_argument("--area", metavar="ID", help="only this area; a foelgegruppe must have one")
    command.add_argument(
        "--rules", metavar="ID", help="a ruleset_id, or gaeldende: those in force; without it the plan's own"
    )
    command.set_defaults(run=talking_points.run)

    command = commands.add_parser("report", help="make the pack of a meeting")
    command.add_argument("meeting_id", metavar="MEETING_ID")
    command.add_argument("--format", choices=report.FORMATS, required=True, help="what to make")
    command.add_argument("--output", metavar="FILE", required=True, help="where to write it")
    command.add_argument("--build", metavar="BUILD_ID", help="a build on disk; without it the published one")
    command.add_argument("--rules", metavar="RULESET_ID", help="other rules than the plan's; or gaeldende")
    command.add_argument("--pack", metavar="PACK_ID", help="a pack made before, to be made again as it was")
    command.add_argument("--author", metavar="NAME", default=report.AUTHOR, help="who makes it")
    command.set_defaults(run=report.run)

    command = commands.add_parser("packs", help="list the packs that were made")
    command.add_argument("--json", action="store_true", help="print them as JSON")
    command.set_defaults(run=report.list_all)


def _add_journal(commands: Commands) -> None:
    command = commands.add_parser("backup", help="write the journal to a file, also while the app runs")
    command.add_argument("file", metavar="FILE")
    command.set_defaults(run=journal.backup)

    command = commands.add_parser("restore", help="add to the journal what a backup has and it lacks")
    command.add_argument("file", metavar="FILE")
    command.set_defaults(run=journal.restore)


def _add_by(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--by", metavar="NAME", type=_text, default=COMMAND_LINE, help="who does it; it stands in the log"
    )


def _refresh(arguments: argparse.Namespace) -> None:
    # The loader takes half a second to load: the other commands do without.
    from dashboard.cli import refresh

    refresh.run(arguments)


def _new_source(arguments: argparse.Namespace) -> None:
    from dashboard.cli import new_source

    new_source.run(arguments)


def _fetch(arguments: argparse.Namespace) -> None:
    from dashboard.cli import fetch

    fetch.run(arguments)


def _text(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("a text must be given")
    return text.strip()
