"""A refresh that the app runs: its progress on the screen, and what stopped it in Danish."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from dashboard.errors import (
    CatalogError,
    CheckFailedError,
    DashboardError,
    PublishError,
    RefreshBusyError,
    SourceFileError,
)
from dashboard.settings import Settings
from dashboard.ui import clock

if TYPE_CHECKING:
    from dashboard.loader.report import RefreshReport

_WHAT: Final[dict[type[DashboardError], str]] = {
    RefreshBusyError: "En anden er i gang med at indlæse. Vent et øjeblik, og prøv igen.",
    SourceFileError: "En fil kan ikke læses, eller den er afvist i sin helhed.",
    CheckFailedError: "Filerne kunne læses, men en kontrol af det hele standsede indlæsningen.",
    CatalogError: "Kataloget over områder, tal, regler eller kilder har en fejl.",
    PublishError: "Indlæsningen kunne ikke skrives: disken er fuld, eller mappen kan ikke skrives i.",
}
_LINE: Final = re.compile(r"\bline (\d+)\b")


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
    if error.problem_da is not None:
        return f"{error.problem_da} {error.remedy_da or ''}".rstrip()
    what = next(
        (text for kind, text in _WHAT.items() if isinstance(error, kind)), "Indlæsningen mislykkedes."
    )
    files = sorted(name for name in _files(settings) if name in error.problem)
    if not files:
        return what
    line = _LINE.search(error.problem)
    where = f", linje {line[1]}" if line and len(files) == 1 else ""
    return f"{what} Det gælder {' og '.join(files)}{where}."


def _files(settings: Settings) -> Iterator[str]:
    for folder in ("raw", "demo", "catalog", "sources", "geo"):
        for path in (settings.data_dir / folder).rglob("*.*"):
            yield path.name
