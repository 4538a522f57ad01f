"""Writing in a real browser: scenario 10 (a decision), 14 (the next meeting opens with it), two at once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from dashboard.journal.contents import Action, Decision
from dashboard.journal.store import open_journal
from scripts.app_server import AppServer
from scripts.visitor import Visitor
from tests.e2e.writing import choose, fill_day, section, sign, told, unfold

OCTOBER, NOVEMBER = "koordinationsgruppe-2021-10-07", "koordinationsgruppe-2021-11-11"
DECISION = "Belysningen ses efter, før det bliver mørkt."
ACTION = "Gå området igennem en aften, og skriv op, hvor der mangler lys."

Visit = Callable[..., Visitor]


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_scenario_14_the_next_meeting_opens_with_what_this_one_agreed(
    size: str, writing_server: AppServer, journal_address: str, visit: Visit
) -> None:
    """It must NOT stand as open at the meeting that agreed it, nor at the board's."""
    visitor = visit(writing_server.url, size)
    page = visitor.open("/moeder", moede=OCTOBER)
    sign(visitor, "Anna Holm", "koordinator for uddannelse")
    unfold(visitor, "Skriv en beslutning", "Gem beslutningen")
    page.get_by_role("textbox", name="Beslutning", exact=True).fill(DECISION)
    page.get_by_role("button", name="Gem beslutningen").click()
    expect(told(page, "Beslutningen er gemt.")).to_be_visible()
    assert section(page, "Besluttet på mødet") == [DECISION]

    unfold(visitor, "Skriv en aftale", "Gem aftalen")
    page.get_by_role("textbox", name="Hvad skal gøres?").fill(ACTION)
    choose(page, "Ansvarlig", "Koordinatoren for den kriminalpræventive indsats")
    choose(page, "Handler om", "Indsats: Unge i fritidsjob")
    choose(page, "Udfører beslutningen", DECISION)
    fill_day(page, "01", "11", "2021")
    page.get_by_role("button", name="Gem aftalen").click()
    expect(told(page, "Aftalen er gemt.")).to_be_visible()
    assert section(page, "Aftaler fra mødet") == [ACTION]
    assert section(page, "Opfølgning") == []

    with open_journal(journal_address, create=False) as journal:
        (decision,) = journal.current(Decision)
        (action,) = journal.current(Action)
    assert action.content.due_on.isoformat() == "2021-11-01"
    assert action.content.decision_entry_id == decision.entry_id
    assert action.meeting_id == OCTOBER

    page = visit(writing_server.url, size).open("/moeder", moede=NOVEMBER)
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Én aftale er åben til mødet, og den er over tiden"
    )
    assert section(page, "Opfølgning") == [ACTION]
    owner = page.get_by_role("heading", name="Koordinatoren for den kriminalpræventive indsats")
    expect(owner).to_be_visible()
    expect(page.get_by_text("udfører beslutningen »Belysningen ses efter")).to_be_visible()
    page = visit(writing_server.url, size).open("/moeder", moede="bestyrelse-2021-11-25")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ingen aftaler fra tidligere møder er åbne")
    assert visitor.console_errors == []
    assert "Traceback" not in writing_server.log()


def test_a_done_action_leaves_the_follow_up(writing_server: AppServer, visit: Visit) -> None:
    visitor = visit(writing_server.url)
    page = visitor.open("/moeder", moede=OCTOBER)
    sign(visitor, "Anna Holm", "koordinator for uddannelse")
    unfold(visitor, "Skriv en aftale", "Gem aftalen")
    page.get_by_role("textbox", name="Hvad skal gøres?").fill(ACTION)
    choose(page, "Ansvarlig", "Politiet")
    page.get_by_role("button", name="Gem aftalen").click()
    expect(told(page, "Aftalen er gemt.")).to_be_visible()
    visitor.pick("Møde", "Koordinationsgruppen 11. november 2021")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Én aftale er åben til mødet")
    expect(visitor.chosen("Skriver som")).to_contain_text("koordinator for uddannelse")
    visitor.settle()
    unfold(visitor, "Meld færdig, ret eller se historikken", "Gem")
    page.get_by_role("radiogroup", name="Tilstand").get_by_text("Udført").click()
    page.get_by_role("button", name="Gem", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ingen aftaler fra tidligere møder er åbne")
    expect(page.get_by_role("heading", name="Lukket til dette møde")).to_be_visible()


def test_the_second_of_two_editors_is_told_and_sees_both(
    writing_server: AppServer, journal_address: str, visit: Visit
) -> None:
    """Neither text may be lost, and markup in them must not become markup."""
    anna, bo = visit(writing_server.url), visit(writing_server.url)
    page = anna.open("/moeder", moede=OCTOBER)
    sign(anna, "Anna Holm", "koordinator for uddannelse")
    unfold(anna, "Skriv en beslutning", "Gem beslutningen")
    page.get_by_role("textbox", name="Beslutning", exact=True).fill(DECISION)
    page.get_by_role("button", name="Gem beslutningen").click()
    expect(told(page, "Beslutningen er gemt.")).to_be_visible()
    other = bo.open("/moeder", moede=OCTOBER)
    sign(bo, "Bo <i>Friis</i>", "politiet")
    for window in (anna, bo):
        unfold(window, "Ret eller se historikken", "Gem beslutningen")
        expect(window.page.get_by_role("textbox", name="Beslutning", exact=True)).to_have_value(DECISION)
    page.get_by_role("textbox", name="Beslutning", exact=True).fill("Annas tekst.")
    other.get_by_role("textbox", name="Beslutning", exact=True).fill(
        "Bos tekst, <b>ikke fed</b> og **heller ikke**."
    )
    other.get_by_role("button", name="Gem beslutningen").click()
    expect(told(other, "Beslutningen er rettet.")).to_be_visible()
    page.get_by_role("button", name="Gem beslutningen").click()
    expect(page.get_by_role("alert")).to_contain_text("En anden har skrevet her")
    both = page.locator(".versions")
    expect(both).to_contain_text("Bos tekst, <b>ikke fed</b> og **heller ikke**.")
    expect(both).to_contain_text("Rettet af Bo <i>Friis</i>, politiet")
    expect(both).to_contain_text("Annas tekst.")
    page.get_by_role("button", name="Gem min tekst som rettelse af den nye").click()
    expect(told(page, "Beslutningen er rettet.")).to_be_visible()
    assert section(page, "Besluttet på mødet") == ["Annas tekst."]
    with open_journal(journal_address, create=False) as journal:
        (version,) = journal.current(Decision)
        texts = [one.content.text for one in journal.history(version.entry_id)]
    assert texts == [DECISION, "Bos tekst, <b>ikke fed</b> og **heller ikke**.", "Annas tekst."]
    assert anna.console_errors == bo.console_errors == []


def test_who_writes_is_remembered_by_the_browser_and_by_no_other(
    writing_server: AppServer, visit: Visit
) -> None:
    """A link loads the page anew; the name must NOT show in another browser."""
    anna = visit(writing_server.url)
    anna.open("/moeder", moede=OCTOBER)
    sign(anna, "Anna Holm", "koordinator for uddannelse")
    anna.page.get_by_role("link", name="11. november 2021").click()
    expect(anna.chosen("Møde")).to_contain_text("11. november 2021")
    expect(anna.chosen("Skriver som")).to_contain_text("koordinator for uddannelse")
    anna.page.get_by_role("link", name="Status", exact=True).first.click()
    anna.page.get_by_role("link", name="Møder", exact=True).first.click()
    expect(anna.chosen("Skriver som")).to_contain_text("koordinator for uddannelse")
    other = visit(writing_server.url)
    other.open("/moeder", moede=OCTOBER)
    expect(other.chosen("Skriver som")).to_contain_text("vælg navn og rolle")


def test_personal_data_is_refused_and_the_text_stays(writing_server: AppServer, visit: Visit) -> None:
    visitor = visit(writing_server.url)
    page = visitor.open("/moeder", moede=OCTOBER)
    sign(visitor, "Anna Holm", "koordinator for uddannelse")
    unfold(visitor, "Skriv en beslutning", "Gem beslutningen")
    page.get_by_role("textbox", name="Beslutning", exact=True).fill("Ring til ham på 12 34 56 78.")
    page.get_by_role("button", name="Gem beslutningen").click()
    expect(page.get_by_role("alert")).to_contain_text("ligner et telefonnummer")
    expect(page.get_by_role("textbox", name="Beslutning", exact=True)).to_have_value(
        "Ring til ham på 12 34 56 78."
    )
    assert section(page, "Besluttet på mødet") == []
