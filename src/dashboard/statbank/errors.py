"""What can go wrong with StatBank, each with its remedy. Whatever it is, the last stored answer stands."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.errors import DashboardError

_MOST_NAMED = 40


class StatbankError(DashboardError):
    """Base of all that can go wrong between us and StatBank."""


class ServiceDownError(StatbankError):
    """The service cannot be reached, is too slow, or fails, also after several tries."""

    def __init__(self, what: str, why: str, *, tries: int, is_reached: bool = False) -> None:
        self.is_reached = is_reached
        """whether it answered at all, if only with an error"""
        times = "once" if tries == 1 else f"{tries} times"
        super().__init__(
            f"{what}: StatBank does not answer (asked {times}): {why}.",
            "Run `dashboard fetch` again later; until then the last stored answers are used.",
        )


class RefusedError(StatbankError):
    """The service answered that the request is wrong (HTTP 4xx)."""

    def __init__(self, what: str, status: int, code: str, message: str) -> None:
        self.status = status
        self.code = code
        self.message = message
        super().__init__(
            f"{what}: StatBank refuses the request (HTTP {status}{', ' + code if code else ''}):"
            f" {message or 'no reason is given'}.",
            "Compare the table's declaration under [[statbank]] in data/sources with"
            " https://www.statistikbanken.dk, and correct it.",
        )

    @property
    def is_too_large(self) -> bool:
        return self.code == "REQUEST-LIMIT"


class TooLargeError(StatbankError):
    """More cells than StatBank gives, or more bytes than we take."""


class CodeGoneError(StatbankError):
    """A table, variable or code that is declared does not exist any more."""

    def __init__(self, table: str, key: str, gone: Iterable[str], valid: Iterable[str]) -> None:
        names = list(valid)
        shown = ", ".join(names[:_MOST_NAMED]) + (
            f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
        )
        super().__init__(
            f"Table {table}, {key}: {', '.join(gone)} does not exist; allowed: {shown}.",
            f"Correct [[statbank]] of {table} in data/sources; until then the last stored answer is used.",
        )


class BadAnswerError(StatbankError):
    """An answer that is cut off, changed in its columns, or cannot be read."""

    def __init__(self, table: str, problem: str) -> None:
        super().__init__(
            f"Table {table}: {problem}.",
            "Run `dashboard fetch` again; where it stays so, the table has changed: look it up on"
            " https://www.statistikbanken.dk and correct [[statbank]] in data/sources.",
        )
