"""The chef's evening: scenario 11 (talking points), 13 (a pack made again), 15 (a local group)."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pypdf
from playwright.sync_api import Page, expect

from scripts.app_server import AppServer
from scripts.visitor import Visitor
from tests.e2e.conftest import Visit
from tests.e2e.writing import sign, told, unfold

MEETING = "bestyrelse-2021-11-25"
PACK_TIMEOUT_MS = 120_000
"""a busy machine draws slowly"""


def fetched(page: Page, label: str) -> bytes:
    """What a download button gives."""
    with page.expect_download(timeout=PACK_TIMEOUT_MS) as started:
        page.get_by_role("button", name=label).first.click()
    return Path(started.value.path()).read_bytes()


def words_of(content: bytes) -> str:
    document = docx.Document(io.BytesIO(content))
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


def pages_of(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)


def point(page: Page, number: int) -> str:
    return page.get_by_role("textbox", name=f"Punkt {number}", exact=True).input_value()


def edit(visitor: Visitor, number: int, text: str) -> None:
    field = visitor.page.get_by_role("textbox", name=f"Punkt {number}", exact=True)
    field.fill(text)
    field.blur()
    visitor.settle()


def test_scenario_11_from_a_cold_start_to_edited_points_in_word_and_a_pack(
    writing_server: AppServer, visit: Visit
) -> None:
    """No figure may be changed by hand, and no cause claimed, without being told."""
    visitor = visit(writing_server.url)
    page = visitor.open("/")
    visitor.pick("Møde", "Bestyrelsen 25. november 2021")
    page.get_by_role("link", name="Talepunkter").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Syv talepunkter foreslået til bestyrelsen")
    visitor.settle()
    second = point(page, 2)

    # Three stories are picked: the others are left out from below.
    for number in (7, 6, 5, 4):
        page.locator(f".st-key-talking_item_{number}").get_by_role("button", name="Tag ud").click()
        expect(page.get_by_role("textbox", name=f"Punkt {number}", exact=True)).to_have_count(0)
        visitor.settle()
    page.locator(".st-key-talking_item_2").get_by_role("button", name="Flyt op").click()
    expect(page.get_by_role("textbox", name="Punkt 1", exact=True)).to_have_value(second)
    visitor.settle()

    edit(visitor, 3, "Motalavej er under grænsen på 40 % takket være praktikkerne: 38,0 %.")
    item = page.locator(".st-key-talking_item_3")
    expect(item).to_contain_text("er rettet i hånden til")
    expect(item).to_contain_text("„takket være“ siger, at noget er årsag")
    expect(item.get_by_text("Det foreslåede")).to_be_visible()
    edit(visitor, 3, "Godt nyt fra Motalavej: nu under grænsen på 40 %.")
    expect(item).not_to_contain_text("siger, at noget er årsag")

    sign(visitor, "Kim Holm", "kompetencecenterchefen")
    unfold(visitor, "Gem talepunkterne", "Gem")
    page.get_by_role("button", name="Gem", exact=True).click()
    expect(told(page, "Talepunkterne er gemt.")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tre talepunkter til bestyrelsen er gemt")
    visitor.settle()

    in_word = words_of(fetched(page, "Hent som Word"))
    assert "Godt nyt fra Motalavej: nu under grænsen på 40 %." in in_word
    assert "Kilde: " in in_word

    page.get_by_role("button", name="Lav PDF").click()
    expect(page.get_by_text("Mødemappen er klar.")).to_be_visible(timeout=PACK_TIMEOUT_MS)
    in_pack = pages_of(fetched(page, "Hent PDF"))
    assert "Mødemappe: Bestyrelsen 25. november 2021" in in_pack
    assert "Godt nyt fra Motalavej" in in_pack

    # Scenario 13: the same pack again, after the points were changed since.
    edit(visitor, 1, "Noget helt andet.")
    unfold(visitor, "Gem talepunkterne", "Gem")
    page.get_by_role("button", name="Gem", exact=True).click()
    expect(told(page, "Talepunkterne er gemt.")).to_be_visible()
    visitor.settle()
    page.get_by_text("Mapper, der er lavet til mødet").click()
    page.get_by_role("button", name="Lav den magen til som PDF").click()
    expect(page.get_by_text("Mødemappen er klar.")).to_be_visible(timeout=PACK_TIMEOUT_MS)
    again = pages_of(fetched(page, "Hent PDF (magen til den tidligere)"))
    assert again == in_pack
    assert "Noget helt andet." not in again
    assert visitor.console_errors == []
    assert "Traceback" not in writing_server.log()


def test_scenario_15_a_local_group_hears_less_and_what_goes_well_first(
    writing_server: AppServer, visit: Visit
) -> None:
    """No verdict, no list, no word that stigmatises."""
    visitor = visit(writing_server.url, "phone")
    page = visitor.open("/talepunkter", moede=MEETING)
    visitor.pick("Til", "en lokal følgegruppe")
    expect(page.get_by_role("heading", level=1)).to_have_text("Vælg det område, som følgegruppen hører til")
    visitor.settle()
    visitor.pick("Område", "Sydbyen")
    expect(page.get_by_role("heading", level=1)).to_contain_text("til den lokale følgegruppe, Sydbyen")
    visitor.settle()
    fields = page.get_by_role("textbox").all()
    said = " ".join(field.input_value() for field in fields)
    assert "Sydbyen" in said
    for word in ("udsat", "ghetto", "dømt", "kriteri", "ikke-vestlig", "listen"):
        assert word not in said.lower()
