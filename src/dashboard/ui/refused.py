"""Why a build was not published, dropped or rolled back, in Danish."""

from __future__ import annotations

from dashboard.errors import DashboardError, PublishedMeanwhileError, RefreshBusyError


def words(error: DashboardError, done: str) -> str:
    """`done` as in `offentliggjort`: what was asked for."""
    if isinstance(error, PublishedMeanwhileError):
        return (
            f"Der er ikke {done}: en anden har offentliggjort noget imens. Se igen, hvad indlæsningen "
            "ændrer, og vælg så."
        )
    if isinstance(error, RefreshBusyError):
        return f"Der er ikke {done}: en anden er i gang med indlæsningerne. Vent et øjeblik, og prøv igen."
    return (
        f"Der er ikke {done}: indlæsningen er væk, ændret eller lavet af en anden udgave af programmet, "
        "eller mappen kan ikke skrives i. Det, der vises, er uændret. Indlæs igen, eller spørg den, der "
        "driver systemet."
    )
