"""Decisions and actions: what the meeting opens with, and what is to be followed up."""

from __future__ import annotations

from dashboard import danish
from dashboard.journal.contents import Action, ActionState, Decision
from dashboard.journal.version import Version
from dashboard.narrative import follow_up as words
from dashboard.narrative import roles
from dashboard.narrative.meetings import meeting_name
from dashboard.narrative.written import ACTION_STATE
from dashboard.reports.document import Block, Cell, Paragraph, Section, Table
from dashboard.reports.gather import Material

_EMPTY = "De vises her, når de er skrevet i dashboardets journal."


def section(material: Material) -> Section:
    """Decisions of this meeting and the body's previous one; actions of these two, and all that are open."""
    close = {one.meeting_id for one in (material.meeting, material.compared.meeting) if one is not None}
    decisions = [one for one in material.writings.decisions if one.content.meeting_id in close]
    actions = [
        one
        for one in material.writings.actions
        if one.content.meeting_id in close or one.content.state is ActionState.OPEN
    ]
    blocks: list[Block] = []
    if decisions:
        blocks.append(
            Table(
                "Beslutninger",
                ("Beslutning", "Om", "Møde"),
                tuple(_decision(material, one) for one in decisions),
                (6, 3, 2.4),
            )
        )
    if actions:
        blocks.append(
            Table(
                "Aftaler",
                ("Aftale", "Ansvarlig", "Frist", "Status"),
                tuple(_action(material, one) for one in actions),
                (5.4, 3, 2, 1.6),
            )
        )
    if not blocks:
        blocks.append(Paragraph(_EMPTY, "quiet"))
    return Section(
        section_id="beslutninger",
        title="Beslutninger og aftaler",
        sentence=words.headline(len(decisions), [one.content for one in actions], material.as_of),
        blocks=tuple(blocks),
    )


def _decision(material: Material, version: Version[Decision]) -> tuple[Cell, ...]:
    content = version.content
    meeting = material.meeting_on(content.meeting_id)
    return (
        Cell(content.text),
        Cell(_about(material, content) or "hele planen"),
        Cell(meeting_name(meeting) if meeting else content.meeting_id),
    )


def _action(material: Material, version: Version[Action]) -> tuple[Cell, ...]:
    content = version.content
    overdue = words.is_overdue(content, material.as_of)
    return (
        Cell(content.text, small=_about(material, content)),
        Cell(roles.owner_heading(content.owner_role)),
        Cell(danish.long_date(content.due_on)),
        Cell(
            f"{ACTION_STATE[content.state]}, {words.OVERDUE}" if overdue else ACTION_STATE[content.state],
            style="strong" if overdue else "plain",
        ),
    )


def _about(material: Material, content: Action | Decision) -> str:
    """`Ledige boliger, Sydbyen`: the indicator or initiative, and the area."""
    indicators = {one.indicator_id: one.name for one in material.basis.indicators}
    initiatives = {one.initiative_id: one.name for one in material.basis.initiatives}
    places = {one.geography_id: one.short_name for one in material.basis.geographies}
    parts = (
        indicators.get(content.indicator_id or "", content.indicator_id),
        initiatives.get(content.initiative_id or "", content.initiative_id),
        places.get(content.geography_id or "", content.geography_id),
    )
    return ", ".join(part for part in parts if part)
