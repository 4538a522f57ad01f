"""A talking point, and the facts behind it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dashboard import danish


class Kind(StrEnum):
    """What a point is about. Names may be added, never renamed: saved texts refer to them by `point_id`."""

    SUMMARY = "summary"
    """how many areas meet the conditions, under the chosen rules"""
    IN_FORCE = "in_force"
    """the same under the rules in force on the date, where others are chosen"""
    VERDICT = "verdict"
    """one area: k of m criteria, and the margin"""
    UNKNOWN = "unknown"
    """criteria of an area that cannot be judged, and why"""
    NEW = "new"
    """what newer figures changed since the last meeting"""
    REVISED = "revised"
    RULES = "rules"
    """other rules, or another yearly threshold"""
    LIST = "list"
    """a new official list"""
    CERTAIN = "certain"
    EARLY = "early"
    FADED = "faded"
    """a sign that is no longer seen"""
    COMMON = "common"
    """a new figure within common variation"""
    LEVEL = "level"
    """a new figure of which only the level can be told"""
    UNDECIDED = "undecided"
    """series too short or small, and how large a change would have been seen"""
    DISCUSS = "discuss"
    """a question to the coordination group; never an answer"""
    DECIDE = "decide"
    """a question to the board"""
    MISSED = "missed"
    """a milestone that is overdue"""
    REACHED = "reached"
    """a milestone that was reached, or an action that was done, since the last meeting"""
    OVERDUE = "overdue"
    """an action after its day"""
    OPEN = "open"
    OLD = "old"


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure, date or other fact that a point rests on, ready to be shown."""

    indicator_id: str | None
    geography_id: str | None
    label: str
    """`Uden for arbejde og uddannelse, Motalavej, 2020`"""
    value: str
    """`43,1 %`; for what is no figure, what is known of it: `frist 30. juni 2020`"""
    interval: str | None
    """`95 %: 39,5–46,8`; None where chance cannot be worked out"""
    test: str | None
    """how it was judged, and with what result"""
    source: str
    published_on: date | None
    is_demo: bool
    is_proxy: bool
    is_old: bool
    published_assumed: bool = False
    """whether the publication date is ours"""

    def note(self) -> str:
        """All of it in one line, for a footnote or speaker's notes."""
        value = f"{self.label}: {self.value}" + (f" ({self.interval})" if self.interval else "")
        source = f"Kilde: {self.source}"
        if self.published_on is not None:
            source += f", {danish.long_date(self.published_on)}"
            source += " (dato antaget)" if self.published_assumed else ""
        parts = [
            value,
            *([self.test] if self.test else []),
            source,
            *(["Eksempel, ikke et rigtigt tal"] if self.is_demo else []),
            *(["Nødløsning (proxy): et andet mål end kriteriets"] if self.is_proxy else []),
            *(["Over tre år gammelt"] if self.is_old else []),
        ]
        return ". ".join(part.rstrip(".") for part in parts) + "."


@dataclass(frozen=True, slots=True)
class Point:
    """Something to say. `facts` is never empty."""

    point_id: str
    """the same in every build for the same finding; an id as the journal takes them"""
    kind: Kind
    text: str
    facts: tuple[Fact, ...]
    geography_id: str | None
    """None: more places than one, or none"""
    focus_area_ids: tuple[str, ...]
    importance: int
    """the smallest first"""
    is_demo: bool
    quoted: tuple[str, ...] = ()
    """parts of the text that people wrote, word for word"""
