"""How far a refresh has come, for whoever shows it."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol


class Step(StrEnum):
    """The steps of a refresh in order, as the command line names them; the app has Danish words for them."""

    CATALOG = "Reading the catalog"
    FILES = "Reading the files"
    ROWS = "Accounting for rejected rows"
    CHECKS = "Checking the figures"
    WRITE = "Writing the new build"
    PUBLISH = "Publishing it"


class Progress(Protocol):
    """Called when a step begins (done 0) and each time it gets further; done equals total at its end."""

    def __call__(self, step: Step, done: int, total: int) -> None: ...


def silent(step: Step, done: int, total: int) -> None:
    """For callers that show nothing."""
