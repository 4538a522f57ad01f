"""Decisions and actions in one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from dashboard import danish
from dashboard.journal.contents import Action, ActionState

OVERDUE: Final = "over fristen"
NOTHING: Final = "Der er ikke skrevet beslutninger eller aftaler til mødet."


def is_overdue(action: Action, as_of: date) -> bool:
    """Whether an open action's last day has passed."""
    return action.state is ActionState.OPEN and action.due_on < as_of


def headline(decisions: int, actions: Sequence[Action], as_of: date) -> str:
    """`Tre aftaler er åbne; én af dem er over fristen.`"""
    open_ones = [action for action in actions if action.state is ActionState.OPEN]
    overdue = sum(is_overdue(action, as_of) for action in open_ones)
    if not decisions and not actions:
        return NOTHING
    if not open_ones:
        return "Ingen aftaler er åbne."
    noun = "aftale er åben" if len(open_ones) == 1 else "aftaler er åbne"
    count = "én" if len(open_ones) == 1 else danish.count_word(len(open_ones))
    text = f"{danish.sentence_case(count)} {noun}"
    if not overdue:
        return f"{text}; ingen er over fristen."
    if len(open_ones) == 1:
        return f"{text} og over fristen."
    return f"{text}; {'én' if overdue == 1 else danish.count_word(overdue)} af dem er over fristen."
