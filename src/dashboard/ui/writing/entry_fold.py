"""One fold for all that can be done with a decision or an action: many stand on one page."""

from __future__ import annotations

from typing import Any, Final

import streamlit as st

from dashboard.journal.contents import Action
from dashboard.journal.version import Version
from dashboard.ui.frame import View
from dashboard.ui.writing import history_fold
from dashboard.ui.writing.action_form import ActionCorrection
from dashboard.ui.writing.decision_form import DecisionCorrection
from dashboard.ui.writing.form import Form, fold_of
from dashboard.ui.writing.shown import body, folded
from dashboard.ui.writing.withdrawal_form import Withdrawal

_WITHDRAW: Final = "Træk tilbage"
_HISTORY: Final = "Se historikken"


def entry(view: View, version: Version[Any]) -> None:
    """Correct a decision or an action, say how far it is, take it back, or see its history."""
    key = f"entry_{version.entry_id}"
    is_action = isinstance(version.content, Action)
    correction: Form[Any] = (
        ActionCorrection(view, version, key) if is_action else DecisionCorrection(view, version, key)
    )
    correct = "Meld færdig eller ret" if is_action else "Ret teksten"
    forms = {correct: correction, _WITHDRAW: Withdrawal(view, version, key)}
    title = "Meld færdig, ret eller se historikken" if is_action else "Ret eller se historikken"
    with folded(key, title, list(forms.values()), quiet=True) as is_open:
        if not is_open:
            return
        chosen = st.segmented_control(
            "Hvad vil du?",
            [*forms, _HISTORY],
            default=correct,
            required=True,
            key=f"write_{key}_{fold_of(key).times_closed}_choice",
            label_visibility="collapsed",
        )
        if chosen in forms:
            body(forms[chosen])
        else:
            history_fold.body(view, version)
