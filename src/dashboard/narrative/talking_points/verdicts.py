"""The verdict under the rules: of all areas, of one with its margin, and of what cannot be judged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from dashboard import danish
from dashboard.analysis.criteria import State
from dashboard.analysis.picture import Cell, Column, Row
from dashboard.analysis.standing import Standing
from dashboard.narrative import figures, lanes, places, road, status
from dashboard.narrative.talking_points.audience import NEUTRAL, UNWANTED, WANTED
from dashboard.narrative.talking_points.evidence import Evidence, stated
from dashboard.narrative.talking_points.facts import Facts
from dashboard.narrative.talking_points.making import make
from dashboard.narrative.talking_points.point import Fact, Kind, Point

_LEAN: Final = {"on": UNWANTED, "unknown": NEUTRAL, "off": WANTED}


def points(facts: Facts) -> Iterator[Point]:
    evidence = Evidence(facts)
    rows = [row for row in facts.picture.areas if facts.area in {None, row.geography.geography_id}]
    if facts.area is None:
        yield from _summary(facts, evidence, rows)
        yield from _in_force(facts, evidence, rows)
    for row in rows:
        yield from _verdict(facts, evidence, row)
    yield from _unknown(facts, evidence, rows)


def _seen(facts: Facts) -> str:
    return f"efter reglerne {facts.picture.ruleset.short_name} pr. {danish.long_date(facts.as_of)}"


def _summary(facts: Facts, evidence: Evidence, rows: list[Row]) -> Iterator[Point]:
    behind = _scores(evidence, rows, facts.standings, is_old=True)
    if behind:
        text = f"{status.headline(facts.picture)} Det er {_seen(facts)}. {status.goal(facts.target_year)}"
        yield make(Kind.SUMMARY, ["samlet"], text, behind)


def _in_force(facts: Facts, evidence: Evidence, rows: list[Row]) -> Iterator[Point]:
    """The rules of the day, where the plan's own are chosen."""
    behind = _scores(evidence, rows, facts.in_force, is_old=False)
    if not behind:
        return
    by_verdict: dict[str, list[str]] = {}
    for row in rows:
        if (standing := facts.in_force.get(row.geography.geography_id)) is not None:
            by_verdict.setdefault(standing.verdict.verdict, []).append(places.name(row.geography))
    rules = next(iter(facts.in_force.values())).rules
    words = {
        "on": "{} opfylder betingelserne",
        "off": "{} opfylder dem ikke" if "on" in by_verdict else "{} opfylder ikke betingelserne",
        "unknown": "for {} kan det ikke afgøres",
    }
    *head, last = (words[v].format(danish.listed(by_verdict[v])) for v in words if v in by_verdict)
    said = f"{', '.join(head)}, og {last}" if head else last
    text = f"Efter reglerne på mødets dato, {rules.short_name}: {said}."
    yield make(Kind.IN_FORCE, ["samlet"], text, behind)


def _scores(
    evidence: Evidence, rows: list[Row], standings: Mapping[str, Standing], *, is_old: bool
) -> list[Fact]:
    found = []
    for row in rows:
        standing = standings.get(row.geography.geography_id)
        if standing is not None:
            old = is_old and any(cell.reading.is_old for cell in row.cells if cell.reading)
            score = road.standing_score(standing)
            found.append(evidence.of_standing(row.geography, standing, score, is_old=old))
    return found


def _verdict(facts: Facts, evidence: Evidence, row: Row) -> Iterator[Point]:
    """`Motalavej opfylder 4 af 5 kriterier efter reglerne ... pr. 25. november 2021. ... Margin: 12 ...`"""
    standing = facts.standings.get(row.geography.geography_id)
    if standing is None:
        return
    verdict, name = standing.verdict, places.name(row.geography)
    if verdict.unknown == verdict.of:
        text = f"{name}: ingen af kriterierne kan afgøres {_seen(facts)}."
    else:
        unknown = (
            f" ({verdict.unknown} {'ukendt' if verdict.unknown == 1 else 'ukendte'})"
            if verdict.unknown
            else ""
        )
        text = f"{name} opfylder {verdict.met} af {verdict.of} kriterier{unknown} {_seen(facts)}."
    if (demanded := _mandatory(facts, row)) is not None:
        text += f" {demanded}"
    text += f" {_outcome(standing)}"
    if (nearest := _nearest(standing)) is not None:
        text += f" {nearest}"
    behind = [
        evidence.of_standing(row.geography, standing, road.standing_score(standing), is_old=False),
        *(
            evidence.of_cell(row.geography, cell, column, _margin(standing, cell))
            for cell, column in zip(row.cells, facts.picture.columns, strict=True)
        ),
    ]
    if row.official is not None:
        said = figures.official(row.official, facts.as_of.year)
        text += f" Officielt: {danish.lower_first(said)}."
        behind.append(
            stated(
                f"Officiel liste, {name}",
                said,
                row.official.source or "Ministeriets liste",
                row.official.list_date,
                geography_id=row.geography.geography_id,
            )
        )
    place = row.geography.geography_id
    yield make(Kind.VERDICT, [place], text, behind, geography_id=place, lean=_LEAN[verdict.verdict])


def _mandatory(facts: Facts, row: Row) -> str | None:
    """`Kriteriet om beboere med ikke-vestlig oprindelse skal også være opfyldt, og det er det.`"""
    for cell, column in zip(row.cells, facts.picture.columns, strict=True):
        if column.criterion.role == "mandatory":
            name = danish.lower_first(column.indicator.name)
            state = {State.MET: "det er det", State.UNKNOWN: "det kan ikke afgøres"}
            said = state.get(cell.state, "det er det ikke")
            return f"Kriteriet om {name} skal også være opfyldt, og {said}."
    return None


def _outcome(standing: Standing) -> str:
    """Whether the conditions are met, and how many criteria it takes to turn that round."""
    verdict, label = standing.verdict, standing.rules.list_label
    conditions = f"Betingelserne for {label}"
    left = standing.criteria_left
    at_least = "mindst " if standing.at_least else ""
    if verdict.verdict == "unknown":
        return (
            f"Om betingelserne for {label} er opfyldt, kan først afgøres, når de ukendte kriterier er kendt."
        )
    if verdict.verdict == "on":
        less = "mindre" if left == 1 else "færre"
        return f"{conditions} er opfyldt. Med {at_least}{road.criteria(left or 1)} {less} er de det ikke."
    if left is None:
        fewest = danish.number(verdict.min_residents)
        return f"{conditions} er ikke opfyldt: området har under {fewest} beboere."
    if left == 0:
        return f"{conditions} er ikke opfyldt; de ukendte kriterier afgør, hvor langt der er."
    return f"{conditions} er ikke opfyldt. Med {at_least}{road.criteria(left)} mere er de det."


def _nearest(standing: Standing) -> str | None:
    """`Margin: 12 personer færre i hvert af de to år (uden for arbejde og uddannelse).`

    Of the criteria that have a good direction, where one of them has a margin: where people come from is
    nothing to be changed. That such a criterion is nearer is said all the same; its number is in the facts.
    """
    known = [step for step in standing.steps if step.margin.persons is not None]
    step = next((one for one in known if one.indicator.polarity != "neutral"), next(iter(known), None))
    if step is None:
        return _no_margin(standing)
    persons = lanes.margin_persons(step.margin)
    lead = "Mindste margin" if step is known[0] and len(standing.steps) > 1 else "Margin"
    text = f"{lead}: {persons} ({danish.lower_first(step.indicator.name)})"
    if step is not known[0]:
        text += f"; kriteriet om {danish.lower_first(known[0].indicator.name)} ligger nærmere"
    return f"{text}."


def _no_margin(standing: Standing) -> str | None:
    """`Marginen kan ikke regnes om til personer: kilden giver ikke antal personer.`"""
    if not standing.steps:
        return None
    why = lanes.margin_sentence(standing.steps[0].margin)
    return f"Marginen {danish.lower_first(why)}" if why.startswith("Kan ikke regnes") else why


def _margin(standing: Standing, cell: Cell) -> str | None:
    step = next((one for one in standing.steps if one.indicator.indicator_id == cell.indicator_id), None)
    return None if step is None else f"Margin: {danish.lower_first(lanes.margin_sentence(step.margin))}"


def _unknown(facts: Facts, evidence: Evidence, rows: list[Row]) -> Iterator[Point]:
    """Criteria that cannot be judged, with what is known meanwhile; those told alike in one point."""
    groups: dict[tuple[str, tuple[str, ...]], list[tuple[Column, list[tuple[Row, Cell]]]]] = {}
    for index, column in enumerate(facts.picture.columns):
        by_reason: dict[str, list[tuple[Row, Cell]]] = {}
        for row in rows:
            cell = row.cells[index]
            if cell.state is State.UNKNOWN:
                by_reason.setdefault(cell.missing or "no_figure", []).append((row, cell))
        for reason, found in by_reason.items():
            known = tuple(_known(facts, row, cell, column) for row, cell in found)
            groups.setdefault((reason, known), []).append((column, found))
    for (reason, known), members in groups.items():
        yield _not_judged(facts, evidence, reason, known, members)


def _not_judged(
    facts: Facts,
    evidence: Evidence,
    reason: str,
    known: tuple[str, ...],
    members: list[tuple[Column, list[tuple[Row, Cell]]]],
) -> Point:
    names = danish.listed([danish.lower_first(column.indicator.name) for column, _ in members])
    noun = "kriteriet" if len(members) == 1 else f"de {danish.count_word(len(members))} kriterier"
    why = figures.MISSING_WORD.get(reason, figures.MISSING_WORD["no_figure"])
    text = f"{danish.sentence_case(names)}: {noun} kan ikke afgøres for {danish.listed(known)}. {why}"
    behind = [
        evidence.of_cell(row.geography, cell, column) for column, found in members for row, cell in found
    ]
    behind += [
        evidence.of_reading(row.geography, proxy, facts.picture.indicators[proxy.indicator_id])
        for _, found in members
        for row, cell in found
        for proxy in cell.proxies
    ]
    first, cells = members[0]
    focus = [
        area for column, _ in members for area in facts.focus_areas.get(column.criterion.indicator_id, ())
    ]
    return make(
        Kind.UNKNOWN,
        [first.criterion.indicator_id, reason, facts.area or "samlet"],
        text,
        behind,
        geography_id=cells[0][0].geography.geography_id if len(cells) == 1 else None,
        focus_area_ids=tuple(dict.fromkeys(focus)),
    )


def _known(facts: Facts, row: Row, cell: Cell, column: Column) -> str:
    """`Motalavej (1,9 %, 2020)`, or what is known instead: `Motalavej (afgørelser 31,6 pr. 1.000 i 2015)`"""
    known = []
    if cell.reading is not None:
        known.append(f"{figures.value(cell.reading, column.indicator)}, {figures.period(cell.reading)}")
    for proxy in cell.proxies:
        indicator = facts.picture.indicators[proxy.indicator_id]
        said = f"{danish.lower_first(indicator.name)} {figures.value(proxy, indicator)}"
        known.append(f"{said} {danish.period_with_preposition(proxy.period)}")
    name = places.name(row.geography)
    return f"{name} ({'; '.join(known)})" if known else name
