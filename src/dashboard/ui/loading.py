"""A refresh that the app runs: its progress on the screen, and what stopped it in Danish."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dashboard.errors import DashboardError, OutlineError, RefreshBusyError
from dashboard.narrative.load_failure import failure_words
from dashboard.narrative.outline_faults import outline_fault
from dashboard.settings import Settings
from dashboard.store.look import failure_of
from dashboard.ui import clock

if TYPE_CHECKING:
    from dashboard.loader.report import RefreshReport


def load(
    settings: Settings, bar: Any, *, demo: bool, hold: bool, who: str, report: RefreshReport | None = None
) -> RefreshReport:
    """Refresh with a progress bar of Streamlit's. Raises DashboardError; nothing is published then."""
    # Imported here: the loader costs start-up time, and most visitors never need it.
    from dashboard.loader.progress import Step
    from dashboard.loader.refresh import refresh

    names = {
        Step.CATALOG: "Læser kataloget over områder, tal og regler …",
        Step.FILES: "Læser kilderne …",
        Step.ROWS: "Gør rede for afviste rækker …",
        Step.CHECKS: "Kontrollerer tallene …",
        Step.WRITE: "Skriver datagrundlaget …",
        Step.PUBLISH: "Lægger indlæsningen til side …" if hold else "Offentliggør …",
    }
    order = list(names)

    def progress(step: Step, done: int, total: int) -> None:
        passed = (order.index(step) + min(done / max(total, 1), 1.0)) / len(order)
        bar.progress(passed, text=names[step])

    return refresh(
        settings,
        now=clock.now(),
        demo=demo,
        hold=hold,
        who=who,
        clock=clock.now,
        progress=progress,
        report=report,
    )


def what_stopped(settings: Settings, error: DashboardError) -> str:
    """Why nothing was loaded: what kind of fault, and in which file and line, where the error says so."""
    if isinstance(error, OutlineError):
        return outline_fault(error)
    if isinstance(error, RefreshBusyError):
        return "En anden er i gang med at indlæse. Vent et øjeblik, og prøv igen."
    return failure_words(failure_of(error, settings.data_dir))
