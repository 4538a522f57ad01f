"""Forms for what people write, each where its reader is: `writing.story(view, ...)` and the others."""

from dashboard.ui.writing.action_form import action, action_state
from dashboard.ui.writing.decision_form import decision
from dashboard.ui.writing.entry_fold import entry
from dashboard.ui.writing.history_fold import history
from dashboard.ui.writing.initiative_forms import initiative_status, milestone_done
from dashboard.ui.writing.story_form import story
from dashboard.ui.writing.withdrawal_form import withdraw

__all__ = [
    "action",
    "action_state",
    "decision",
    "entry",
    "history",
    "initiative_status",
    "milestone_done",
    "story",
    "withdraw",
]
