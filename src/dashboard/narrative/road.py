"""What it takes to be off the list in the target year, in Danish words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dashboard import danish
from dashboard.analysis.margin import Margin
from dashboard.analysis.road import Road
from dashboard.analysis.standing import Standing, criteria_left
from dashboard.narrative.lanes import margin_persons
from dashboard.store.records import Indicator, ListStatus

METHOD_NOTE: Final = (
    "Margin: så mange personer skal skifte status, i hvert af de år som reglens tal bygger på, før kriteriet "
    "vender; antallet af beboere holdes fast. Tempo: vejen fra det nyeste tal til målet, sammenlignet med "
    "den lige linje gennem de seneste fem år, vægtet efter antal personer. Viften viser, hvad et enkelt års "
    "tal kan blive, hvis linjen fortsætter (95 %); den er en fremskrivning, ikke en forventning. "
    "Sandsynligheden gælder reglens eget tal, altså gennemsnittet, hvor reglen bruger et, og grænsen, som "
    "den er nu."
)


def headline(road: Road) -> str:
    """How many criteria each area must still leave before the target year, in one sentence."""
    year = road.target_year
    total = len(road.picture.areas)
    of_all = danish.count_word(total)
    verdicts = [row.verdict for row in road.picture.areas if row.verdict]
    unknown = sum(verdict.verdict == "unknown" for verdict in verdicts)
    off = sum(verdict.verdict == "off" for verdict in verdicts)
    if unknown == total:
        return f"Det kan ikke afgøres, hvor mange kriterier de {of_all} områder skal ud af før {year}."
    if off == total:
        return f"Ingen af de {of_all} områder opfylder betingelserne nu. Det skal også gælde i {year}."
    leaving = [
        (row.geography.short_name, _to_leave(row.verdict, _has_mandatory(road)))
        for row in road.picture.areas
        if row.verdict and row.verdict.verdict == "on"
    ]
    if leaving:
        lead = f"Før {year} skal {_who_leaves(leaving)}"
    else:
        lead = "Ingen af de områder, der kan afgøres, opfylder betingelserne nu"
    rest = []
    if off and leaving:
        verb = "opfylder ikke betingelserne nu"
        rest.append(f"{danish.count_word(off)} {'område' if off == 1 else 'områder'} {verb}")
    if unknown:
        rest.append(f"for {danish.count_word(unknown)} kan det ikke afgøres")
    return f"{'; '.join([lead, danish.enumerate_words(rest)]) if rest else lead}."


def area_headline(road: Road, geography_id: str) -> str:
    """The same for one area: k of m, and what it takes."""
    row = next(row for row in road.picture.areas if row.geography.geography_id == geography_id)
    name, verdict = row.geography.short_name, row.verdict
    if verdict is None or verdict.unknown == verdict.of:
        return f"Det kan ikke afgøres, hvor mange kriterier {name} skal ud af før {road.target_year}."
    score = f"{name} opfylder {_score(verdict)}"
    if verdict.verdict == "on":
        return f"{score} og skal ud af {_to_leave(verdict, _has_mandatory(road))} før {road.target_year}."
    if verdict.verdict == "off":
        return f"{score} og opfylder ikke betingelserne nu. Det skal også gælde i {road.target_year}."
    return f"{score}; det kan ikke afgøres, om området opfylder betingelserne."


def _score(verdict: ListStatus) -> str:
    text = f"{verdict.met} af {verdict.of} kriterier"
    if verdict.unknown:
        text += f" ({verdict.unknown} {'ukendt' if verdict.unknown == 1 else 'ukendte'})"
    return text


def _to_leave(verdict: ListStatus, has_mandatory: bool) -> str:
    """`ét kriterium`, `mindst to kriterier`"""
    count = criteria_left(verdict, has_mandatory=has_mandatory) or 1
    at_least = "mindst " if verdict.unknown else ""
    return f"{at_least}{criteria(count)}"


def criteria(count: int) -> str:
    """`ét kriterium`, `to kriterier`"""
    return f"{danish.count_word(count)} {'kriterium' if count == 1 else 'kriterier'}"


def _has_mandatory(road: Road) -> bool:
    return any(column.criterion.role == "mandatory" for column in road.picture.columns)


def _who_leaves(leaving: Sequence[tuple[str, str]]) -> str:
    """`Motalavej og Ringparken hver ud af ét kriterium`, or each with its own number."""
    names, counts = [name for name, _ in leaving], {count for _, count in leaving}
    if len(counts) == 1:
        each = " hver" if len(names) > 1 else ""
        return f"{danish.enumerate_words(names)}{each} ud af {counts.pop()}"
    return danish.enumerate_words([f"{name} ud af {count}" for name, count in leaving])


def standing_score(standing: Standing) -> str:
    """`3 af 5 kriterier opfyldt`, `ingen kan afgøres`"""
    verdict = standing.verdict
    if verdict.unknown == verdict.of:
        return "ingen af kriterierne kan afgøres"
    unknown = (
        f" ({verdict.unknown} {'ukendt' if verdict.unknown == 1 else 'ukendte'})" if verdict.unknown else ""
    )
    return f"{verdict.met} af {verdict.of} kriterier opfyldt{unknown}"


def standing_needs(standing: Standing) -> str:
    """What it takes for the verdict to become the other."""
    verdict = standing.verdict
    if verdict.verdict == "unknown":
        return "Kan ikke afgøres, før de ukendte kriterier er kendt."
    if standing.criteria_left is None:
        fewest = danish.number(verdict.min_residents)
        return f"Under {fewest} beboere: kommer ikke på listen, uanset kriterierne."
    at_least = "mindst " if standing.at_least else ""
    count = criteria(standing.criteria_left)
    if verdict.verdict == "on":
        return f"Skal ud af {at_least}{count}."
    if standing.criteria_left == 0:
        return "Opfylder ikke betingelserne; de ukendte kriterier afgør, hvor langt der er."
    return f"{danish.sentence_case(at_least + count)} mere, så opfylder området betingelserne."


def step(indicator: Indicator, margin: Margin) -> str:
    """`uden for arbejde og uddannelse: 6 personer færre i hvert af de to år`"""
    text = margin_persons(margin) or "kan ikke regnes om til personer"
    return f"{danish.lower_first(indicator.name)}: {text}"
