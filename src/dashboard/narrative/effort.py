"""What is being done, in Danish words: status, kind, milestones, the headlines of the page Indsatsområder."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from dashboard import danish
from dashboard.analysis.effort import STATUSES, Balance, FocusNow, InitiativeNow, MilestoneNow, Reached
from dashboard.analysis.focus_board import Sign
from dashboard.journal.version import Version
from dashboard.narrative import places, trends

STATUS_WORD: Final = {
    "foreslaaet": "foreslået",
    "i_gang": "i gang",
    "sat_i_bero": "sat i bero",
    "afsluttet": "afsluttet",
}
STATUS_SHAPE: Final = {"foreslaaet": "○", "i_gang": "◐", "sat_i_bero": "‖", "afsluttet": "●"}
KIND_WORD: Final = {
    "permanent": "permanent kerneopgave",
    "temporary": "midlertidigt projekt",
    "cross_cutting": "tværgående indsats",
}
KIND_MEANS: Final = {
    "permanent": "styrker en opgave, som driften har i forvejen",
    "temporary": "har en slutdato og skal enten ophøre eller overgå til drift",
    "cross_cutting": "går på tværs af indsatsområderne",
}
REACHED_WORD: Final = {
    Reached.ON_TIME: "nået til tiden",
    Reached.LATE: "nået efter fristen",
    Reached.MISSED: "ikke nået til tiden",
    Reached.AHEAD: "frist endnu ikke nået",
}
NOT_AN_EFFECT: Final = (
    "En udvikling i et tal er ikke en virkning af en indsats. Flytninger, konjunkturer og nye måder at tælle "
    "på flytter også tallene; kun en evaluering kan vise, hvad en indsats har ført til."
)
CORE_TITLE: Final = "Kernetal: langsomme, og påvirket af meget andet"
CORE_MEANS: Final = (
    "De viser, om det går den rigtige vej i områderne. De flytter sig over år, og ingen enkelt indsats kan "
    "tage æren eller skylden."
)
CONTRIBUTING_TITLE: Final = "Indsatsernes egne tal: hurtige, og talt af dem selv"
CONTRIBUTING_MEANS: Final = (
    "De viser, hvor meget der bliver gjort: forløb, deltagere, job. De siger ikke, hvad der kommer ud af det."
)
_LARGEST_WORD: Final = 10
NO_CONTRIBUTING: Final = (
    "Ingen tal tæller endnu, hvad indsatserne her selv gør. Koordinatorerne kan levere dem som en fil "
    "i data/raw."
)
NO_MILESTONES: Final = (
    "Ingen milepæle er registreret. Ansøgningen har ingen; de skrives i data/catalog/milestones.toml."
)
NO_AREA_NAMED: Final = "alle fire områder; ansøgningen nævner ikke noget bestemt"


def overview_headline(areas: Sequence[FocusNow]) -> str:
    """`15 af 19 indsatser er meldt i gang; 4 milepæle er ikke nået til tiden`"""
    initiatives = [one for area in areas for one in area.initiatives]
    running = sum(one.status == "i_gang" for one in initiatives)
    missed = [one for area in areas for one in area.reached(Reached.MISSED)]
    milestones = [one for area in areas for one in area.milestones]
    return f"{_running(running, len(initiatives))}; {_missed(len(missed), len(milestones))}"


def focus_headline(area: FocusNow) -> str:
    """`Uddannelse: to af tre indsatser er meldt i gang; én milepæl er ikke nået til tiden`"""
    running = len(area.with_status("i_gang"))
    missed = len(area.reached(Reached.MISSED))
    said = _running(running, len(area.initiatives))
    return f"{area.focus_area.name}: {danish.lower_first(said)}; {_missed(missed, len(area.milestones))}"


def initiative_headline(now: InitiativeNow, milestones: Sequence[MilestoneNow]) -> str:
    """`Unge i fritidsjob er i gang; to af to milepæle er nået`"""
    status = "er kun foreslået" if now.status == "foreslaaet" else f"er {STATUS_WORD[now.status]}"
    if not milestones:
        return f"{now.initiative.name} {status}; der er ingen milepæle"
    reached = sum(one.reached in {Reached.ON_TIME, Reached.LATE} for one in milestones)
    total = len(milestones)
    if total == 1:
        return f"{now.initiative.name} {status}; milepælen er {'nået' if reached else 'ikke nået'}"
    return f"{now.initiative.name} {status}; {_of(reached, total, 'milepæle')} er nået"


def since(now: InitiativeNow) -> str:
    """`siden 14. marts 2019`; without a date, where the status comes from."""
    if now.since is None:
        return "som i ansøgningen"
    return f"siden {danish.long_date(now.since)}"


def updated(word: Version[Any] | None, figures: date | None) -> str:
    """`Senest skrevet 26. november 2026. Nyeste tal offentliggjort 2. november 2021.`"""
    written = (
        "Ingen har skrevet noget endnu."
        if word is None
        else f"Senest skrevet {danish.long_date(danish.local_time(word.written_at).date())}."
    )
    if figures is None:
        return f"{written} Ingen tal er kendt."
    return f"{written} Nyeste tal offentliggjort {danish.long_date(figures)}."


def counts(area: FocusNow) -> list[tuple[str, int]]:
    """Status and number of the area's initiatives, those without any left out."""
    found = [(status, len(area.with_status(status))) for status in STATUSES]
    return [(status, number) for status, number in found if number]


def reached_counts(milestones: Sequence[MilestoneNow]) -> str:
    """`3 nået (1 efter fristen), 1 forude`, or that there is none."""
    if not milestones:
        return "Ingen milepæle er registreret"
    done = [one for one in milestones if one.reached in {Reached.ON_TIME, Reached.LATE}]
    late = sum(one.reached is Reached.LATE for one in done)
    ahead = sum(one.reached is Reached.AHEAD for one in milestones)
    parts = []
    if done:
        parts.append(f"{len(done)} nået" + (f" ({late} efter fristen)" if late else ""))
    if ahead:
        parts.append(f"{ahead} forude")
    return ", ".join(parts) or "Ingen er nået"


def milestone_when(now: MilestoneNow) -> str:
    """`frist 30. juni 2020, nået 18. marts 2021`"""
    due = f"frist {danish.long_date(now.milestone.due_on)}"
    if now.milestone.done_on is None:
        return due
    return f"{due}, nået {danish.long_date(now.milestone.done_on)}"


def milestone_spoken(now: MilestoneNow) -> str:
    """All of one milestone, for those who do not see the drawing."""
    example = ", eksempel" if now.is_demo else ""
    return f"{now.milestone.name}: {milestone_when(now)}, {REACHED_WORD[now.reached]}{example}"


def sign(found: Sign) -> str:
    """`tegn på fald på Motalavej og i Sydbyen, i den ønskede retning`"""
    towards = trends.towards_words(found.trend, found.indicator)
    return f"{trends.short(found.trend)} {places.wheres(found.places)}" + (f", {towards}" if towards else "")


def no_signs(known: int, of_all: int) -> str:
    """What is said where no series says more than chance."""
    if not of_all:
        return "Ingen tal hører til"
    if not known:
        return "Endnu ingen tal"
    name = "tallet viser" if known == 1 else f"de {danish.count_word(known)} tal viser"
    none = "Tallet viser ingen udvikling" if known == 1 else f"Ingen af {name} en udvikling"
    return f"{none}, der kan skelnes fra tilfældigheder"


def balance_sentence(found: Balance) -> str:
    """`14 af 19 indsatser er permanente (74 %); ønsket er 80 %.`"""
    share = found.permanent_percent
    if share is None:
        return "Ingen indsatser er registreret."
    percent = danish.quantity(share, "percent", 0)
    wanted = danish.quantity(found.wanted_percent, "percent", 0)
    return (
        f"{found.permanent} af {found.total} registrerede indsatser styrker permanente kerneopgaver "
        f"({percent}); ønsket er {wanted}."
    )


def balance_caution(found: Balance) -> str:
    """What the count does not say."""
    known = found.total - found.assumed
    return (
        f"Ansøgningen siger kun selv om {danish.count_word(known)} af dem, hvad slags de er; resten er et "
        "skøn. Og der tælles indsatser, ikke timer eller penge: ansøgningen siger ikke, hvor meget der går "
        "til hver."
    )


def areas_of(now: InitiativeNow, names: dict[str, str]) -> str:
    """The areas an initiative is for, in words."""
    if not now.initiative.geography_ids:
        return NO_AREA_NAMED
    return danish.enumerate_words([names[one] for one in now.initiative.geography_ids])


def _running(running: int, of_all: int) -> str:
    if not of_all:
        return "Ingen indsatser er registreret"
    return f"{danish.sentence_case(_of(running, of_all, 'indsatser'))} er meldt i gang"


def _of(part: int, total: int, things: str) -> str:
    """`ingen af de tre indsatser`, `én af tre`, `begge`, `alle tre`; in figures above ten."""
    in_words = total <= _LARGEST_WORD
    number = danish.count_word(total) if in_words else str(total)
    if part == 0:
        return f"ingen af de {number} {things}"
    if part == total:
        return f"begge {things}" if total == 2 else f"alle {number} {things}"
    return f"{_common(part) if in_words else part} af {number} {things}"


def _missed(missed: int, of_all: int) -> str:
    if not of_all:
        return "der er ingen milepæle"
    if not missed:
        return "ingen milepæl er overskredet"
    return f"{_common(missed)} {'milepæl' if missed == 1 else 'milepæle'} er ikke nået til tiden"


def _common(count: int) -> str:
    """A number before a common-gender word: én indsats, to indsatser."""
    return "én" if count == 1 else danish.count_word(count)
