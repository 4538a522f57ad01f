"""Whether a set of versions is one that a journal can have: unchanged, and each in its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dashboard.journal.contents import Action, Decision, kind_of
from dashboard.journal.errors import JournalDamagedError
from dashboard.journal.version import Row


class UnsoundError(Exception):
    """The versions are no journal; the message says why and names them."""


def in_order(rows: Sequence[Row]) -> list[Row]:
    """The versions of a whole journal, each after the one that it replaces.

    Raises:
        UnsoundError: a hash is wrong, or they do not belong together.
    """
    changed = [row.version_id for row in rows if row.content_hash != row.right_hash()]
    if changed:
        raise UnsoundError(f"{named(changed)} is not as it was written")
    if len({row.version_id for row in rows}) != len(rows):
        raise UnsoundError("a version is there twice")
    firsts = [row for row in rows if row.replaces is None]
    if max(Counter(row.entry_id for row in firsts).values(), default=0) > 1:
        raise UnsoundError("an entry has two first versions")
    replaced_by = {row.replaces: row for row in rows if row.replaces is not None}
    ordered: list[Row] = []
    for first in firsts:
        ordered.append(first)
        while (row := replaced_by.get(ordered[-1].version_id)) is not None:
            if not _may_follow(row, ordered[-1]):
                raise UnsoundError(f"{row.version_id} cannot replace {ordered[-1].version_id}")
            ordered.append(row)
    if len(ordered) != len(rows):
        raise UnsoundError("a version replaces one that is not there, or that another one replaces")
    _must_refer_to_what_is_there(ordered)
    return ordered


def named(ids: Sequence[str]) -> str:
    """Up to three ids, and how many more there are."""
    more = f" and {len(ids) - 3} more" if len(ids) > 3 else ""
    return ", ".join(ids[:3]) + more


def _may_follow(row: Row, replaced: Row) -> bool:
    same_entry = (row.entry_id, row.kind) == (replaced.entry_id, replaced.kind)
    return same_entry and row.written_at >= replaced.written_at


def _must_refer_to_what_is_there(rows: Sequence[Row]) -> None:
    decisions = {row.entry_id for row in rows if row.kind == kind_of(Decision)}
    for row in rows:
        try:
            content = row.version().content
        except JournalDamagedError as error:
            raise UnsoundError(f"{row.version_id} has a shape that this program does not know") from error
        if content.entry_id() not in {None, row.entry_id}:
            raise UnsoundError(f"{row.version_id} is about something else than its entry")
        if isinstance(content, Action) and content.decision_entry_id not in {None, *decisions}:
            raise UnsoundError(f"{row.version_id} names a decision that is not there")
