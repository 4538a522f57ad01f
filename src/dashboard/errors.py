"""Errors that carry their remedy.

Every error that a person can cause says what is wrong, where, what is allowed and what to do.
The message is in English, for the command line and the logs; the pages have their own Danish words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class DashboardError(Exception):
    """Base of all errors that a person can put right.

    Args:
        problem: what is wrong and where, one sentence.
        remedy: what to do about it, one sentence.
    """

    problem_da: str | None = None
    remedy_da: str | None = None
    """the same two for the pages, where the error has them"""

    def __init__(self, problem: str, remedy: str) -> None:
        self.problem = problem
        self.remedy = remedy
        super().__init__(f"{problem}\n  What to do: {remedy}")


class Texts(NamedTuple):
    """What an error says, in English and in Danish, with places to fill in such as `{name}`."""

    problem: str
    remedy: str
    problem_da: str
    remedy_da: str


class BilingualError(DashboardError):
    """An error that the pages tell of as exactly as the command line does.

    Args:
        texts: with places to fill in.
        words: what they are filled with.
    """

    def __init__(self, texts: Texts, words: Mapping[str, object]) -> None:
        self.problem_da = texts.problem_da.format_map(words)
        self.remedy_da = texts.remedy_da.format_map(words)
        super().__init__(texts.problem.format_map(words), texts.remedy.format_map(words))


class CatalogError(DashboardError):
    """An entry under data/catalog or data/sources cannot be used."""


class SourceFileError(DashboardError):
    """A source file is unreadable, refused, or lacks a required column."""


class OutlineFault(StrEnum):
    """What kind of fault a file of outlines has: the page has its own words for each."""

    FILE = "file"
    LARGE = "large"
    FORMAT = "format"
    REFERENCE = "reference"
    SWAPPED = "swapped"
    OUTSIDE = "outside"
    AREA = "area"
    GEOMETRY = "geometry"
    RING = "ring"
    POSITION = "position"
    CROSSING = "crossing"
    FAR = "far"


@dataclass(frozen=True, slots=True)
class OutlinePart:
    """Where in a file of outlines something is; all numbers from 1, None where it is not so narrow."""

    feature: int | None = None
    geography_id: str | None = None
    area: str | None = None
    """the name of the area"""
    polygon: int | None = None
    """None in a Polygon, which has one only"""
    ring: int | None = None
    position: int | None = None


class OutlineError(SourceFileError):
    """The file of outlines cannot be used; nothing of it is drawn then."""

    def __init__(self, problem: str, remedy: str, *, fault: OutlineFault, part: OutlinePart) -> None:
        super().__init__(problem, remedy)
        self.fault = fault
        self.part = part


class CheckFailedError(DashboardError):
    """The rows were read, but a check on the whole stops them from being published."""


class PublishError(DashboardError):
    """A build could not be written, published or rolled back."""


class PublishedMeanwhileError(PublishError):
    """Another build was published after somebody looked at what would change."""


class RefreshBusyError(DashboardError):
    """Another refresh holds the lock."""


class BriefingError(DashboardError):
    """The meeting, area or rules of talking points do not exist, or do not go together."""


class BuildMissingError(DashboardError):
    """No build is published, or the published file is gone or unreadable."""


class BuildOutdatedError(BuildMissingError):
    """The published build was made by another version of the program."""

    def __init__(self, build_id: str, *, demo: bool) -> None:
        self.demo = demo
        super().__init__(
            f"The published build {build_id} was made by another version of the program.",
            "Run `dashboard refresh` to make a new one from the same files.",
        )


class PackError(DashboardError):
    """A meeting pack could not be made or written."""
