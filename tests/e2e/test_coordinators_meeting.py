"""A coordinator's meeting held on the dashboard, by clicks: from the focus area to the next meeting.

Open the focus area, discuss two curves, write the story, decide, give an action an owner and a day, and find
it again at the next meeting.
"""

from __future__ import annotations

import re

from playwright.sync_api import expect

from scripts.app_server import AppServer
from tests.e2e.conftest import Visit
from tests.e2e.writing import choose, fill_day, section, sign, told, unfold

OCTOBER, NOVEMBER = "koordinationsgruppe-2021-10-07", "koordinationsgruppe-2021-11-11"
STORY = "Supermarkedet lukkede i foråret.\nVi leder efter nye steder."
DECISION = "Vi samler fritidsjob og praktik hos én kontaktperson."
ACTION = "Lav en liste over virksomheder med ledige fritidsjob."


def test_a_coordinators_meeting_and_the_next_one(writing_server: AppServer, visit: Visit) -> None:
    """What was written must NOT show at an earlier meeting."""
    visitor = visit(writing_server.url)
    page = visitor.open("/indsatsomraader", moede=OCTOBER)
    page.get_by_role("link", name="Beskæftigelse", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^Beskæftigelse: "))
    expect(page.get_by_text("er ikke en virkning af en indsats")).to_be_visible()
    expect(page.get_by_role("heading", name="Kernetal: langsomme")).to_be_visible()

    # The first curve: a core one, side by side in the areas.
    page.get_by_role("link", name="Unge på kontanthjælp eller uddannelseshjælp").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Unge på kontanthjælp")
    page.go_back()
    # The second: what the initiative itself produces, in one area.
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^Beskæftigelse: "))
    figures = page.locator(".board.indicators")
    figures.get_by_role("link", name="Unge i fritidsjob", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Unge i fritidsjob: ")
    visitor.settle()
    sign(visitor, "Anna Holm", "koordinator for beskæftigelse")

    unfold(visitor, "Skriv historien bag kurven", "Gem historien")
    page.get_by_role("textbox", name="Historien", exact=True).fill(STORY)
    page.get_by_role("button", name="Gem historien").click()
    expect(told(page, "Historien er gemt.")).to_be_visible()
    note = page.locator("aside.note")
    expect(note).to_contain_text("Supermarkedet lukkede i foråret.")
    expect(note).to_contain_text("Skrevet af Anna Holm, koordinator for beskæftigelse")

    visitor.open("/indsatsomraader", moede=OCTOBER, indsats="fritidsjob")
    sign(visitor, "Anna Holm", "koordinator for beskæftigelse")
    unfold(visitor, "Skriv en beslutning", "Gem beslutningen")
    page.get_by_role("textbox", name="Beslutning", exact=True).fill(DECISION)
    page.get_by_role("button", name="Gem beslutningen").click()
    expect(told(page, "Beslutningen er gemt.")).to_be_visible()
    unfold(visitor, "Skriv en aftale", "Gem aftalen")
    page.get_by_role("textbox", name="Hvad skal gøres?").fill(ACTION)
    choose(page, "Ansvarlig", "Koordinatoren for beskæftigelse")
    choose(page, "Udfører beslutningen", DECISION)
    fill_day(page, "01", "11", "2021")
    page.get_by_role("button", name="Gem aftalen").click()
    expect(told(page, "Aftalen er gemt.")).to_be_visible()
    assert sorted(section(page, "Beslutninger og aftaler")) == sorted([DECISION, ACTION])

    # The next meeting opens with it.
    page = visitor.open("/moeder", moede=NOVEMBER)
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Én aftale er åben til mødet, og den er over tiden"
    )
    assert section(page, "Opfølgning") == [ACTION]
    page.get_by_role("link", name="Unge i fritidsjob").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Unge i fritidsjob er")
    page = visitor.open("/indsatsomraader", moede=NOVEMBER, indsatsomraade="beskaeftigelse")
    expect(page.get_by_role("heading", name="Historierne bag kurverne")).to_be_visible()
    expect(page.locator("aside.note")).to_contain_text("Vi leder efter nye steder.")
    assert ACTION in section(page, "Beslutninger og aftaler")

    page = visitor.open("/indsatsomraader", moede="koordinationsgruppe-2021-06-10", indsats="fritidsjob")
    assert section(page, "Beslutninger og aftaler") == []
    assert visitor.console_errors == []
    assert "Traceback" not in writing_server.log()


def test_newer_figures_make_a_story_stale(writing_server: AppServer, visit: Visit) -> None:
    visitor = visit(writing_server.url)
    page = visitor.open("/indikatorer", moede=OCTOBER, indikator="leisure_jobs", omraader="sydbyen")
    sign(visitor, "Anna Holm", "koordinator for beskæftigelse")
    unfold(visitor, "Skriv historien bag kurven", "Gem historien")
    page.get_by_role("textbox", name="Historien", exact=True).fill(STORY)
    page.get_by_role("button", name="Gem historien").click()
    expect(told(page, "Historien er gemt.")).to_be_visible()
    expect(page.locator("aside.note")).not_to_contain_text("ældre end tallene")
    page = visitor.open("/indikatorer", moede=NOVEMBER, indikator="leisure_jobs", omraader="sydbyen")
    note = page.locator("aside.note")
    expect(note).to_contain_text("ældre end tallene")
    expect(note).to_contain_text("Supermarkedet lukkede i foråret.")


def test_a_status_and_a_milestone_are_written_on_the_initiatives_page(
    writing_server: AppServer, visit: Visit
) -> None:
    visitor = visit(writing_server.url, "phone")
    page = visitor.open("/indsatsomraader", moede=NOVEMBER, indsats="sociale_kompetencer")
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Sociale kompetencer og mødesteder er sat i bero; milepælen er ikke nået"
    )
    sign(visitor, "Bo Friis", "koordinator for uddannelse")
    unfold(visitor, "Skriv status", "Gem status")
    page.get_by_role("radiogroup", name="Status").get_by_text("Afsluttet").click()
    page.get_by_role("button", name="Gem status").click()
    expect(told(page, "Status er gemt.")).to_be_visible()
    unfold(visitor, "Meld milepælen nået", "Gem milepælen")
    page.get_by_role("textbox", name="Dokumentation").fill("Mødestedet er åbnet; referatet ligger i sagen.")
    fill_day(page, "01", "10", "2021")
    page.get_by_role("button", name="Gem milepælen").click()
    expect(told(page, "Milepælen er meldt nået.")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Sociale kompetencer og mødesteder er afsluttet; milepælen er nået"
    )
    expect(page.get_by_text("Mødestedet er åbnet; referatet ligger i sagen.")).to_be_visible()
