"""Scenario 12: new figures arrive the day before. Load, see what changes, publish or hold; go back; drop.

What must not happen: that anybody sees a figure of a held build before somebody publishes it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from dashboard.store.history import history
from dashboard.store.publish import list_builds, published_id
from scripts.app_server import AppServer
from scripts.visitor import Visitor
from tests.conftest import copy_of_data, publish
from tests.e2e.writing import sign, told

Visit = Callable[..., Visitor]
NAME = "Nanna [Holm](http://x)"
FIGURES = """geography_id;indicator_id;period;value;status;published_on;source_id
sydbyen;non_western;2020;61,5;final;2021-11-24;lbf_beboerdata
sydbyen;outside_work_education;2020;52,4;final;2021-11-24;lbf_beboerdata
sydbyen;income_share_of_region;2020;44,4;final;2021-11-24;lbf_beboerdata
ringparken;employed;2021;61,4;preliminary;2021-11-24;lbf_beboerdata
ringparken;employed;2021x;61,4;preliminary;2021-11-24;lbf_beboerdata
"""
OLD, NEW = "To af de fire områder", "Tre af de fire områder"


def shows(visitor: Visitor, headline: str) -> bool:
    page = visitor.open("/")
    text = page.get_by_test_id("stMain").inner_text()
    return headline in text and ("61,5" in text) == (headline == NEW)


def press(visitor: Visitor, name: str) -> None:
    visitor.page.get_by_role("button", name=name, exact=True).click()


def looks_right(page: Page) -> None:
    """What the held build would change stands on the page."""
    expect(page.get_by_text("1 nyt tal, 3 rettede; én dom ville blive en anden")).to_be_visible()
    revised = page.get_by_role("table", name="Rettede tal").get_by_role("row")
    expect(revised).to_have_count(4)
    expect(revised.nth(1)).to_contain_text("28,6 % (eksempel)")
    expect(revised.nth(1)).to_contain_text("61,5 %")
    verdict = page.get_by_role("table", name="Domme").get_by_role("row").nth(1)
    expect(verdict).to_contain_text("Sydbyen")
    expect(page.get_by_role("table", name="Afviste rækker")).to_contain_text("2021x")
    expect(page.get_by_text("talepunkter, der ville ændre sig")).to_be_visible()


def test_hold_look_publish_roll_back_and_drop(
    cold_server: Callable[[Path], AppServer], tmp_path: Path, visit: Visit
) -> None:
    data_dir = publish(copy_of_data(tmp_path / "data"))
    build_dir = data_dir / "build"
    first = published_id(build_dir)
    server = cold_server(data_dir)
    other, mine = visit(server.url), visit(server.url)
    assert shows(other, OLD)
    (data_dir / "raw" / "dagen før.csv").write_text(FIGURES, encoding="utf-8")

    page = mine.open("/nye_tal")
    expect(page.get_by_role("button", name="Indlæs nu, uden at offentliggøre")).to_be_disabled()
    sign(mine, NAME, "kompetencecenterchefen")
    press(mine, "Indlæs nu, uden at offentliggøre")
    expect(told(page, "Intet er offentliggjort")).to_be_visible(timeout=60_000)
    mine.settle()
    assert published_id(build_dir) == first
    assert shows(other, OLD)

    page.locator("summary").filter(has_text="Indlæst ").click()
    looks_right(page)
    mine.settle()
    assert published_id(build_dir) == first
    assert shows(other, OLD)

    press(mine, "Offentliggør")
    expect(told(page, "vises nu for alle")).to_be_visible()
    mine.settle()
    assert shows(other, NEW)
    press(mine, "Rul tilbage")
    expect(told(page, "Rullet tilbage")).to_be_visible()
    mine.settle()
    assert published_id(build_dir) == first
    assert shows(other, OLD)

    press(mine, "Indlæs nu, uden at offentliggøre")
    expect(told(page, "Intet er offentliggjort")).to_be_visible(timeout=60_000)
    mine.settle()
    builds = len(list_builds(build_dir))
    page.locator("summary").filter(has_text="Indlæst ").first.click()
    page.get_by_role("textbox", name="Begrundelse for at kassere").fill("Tabel 7 er forkert")
    press(mine, "Kassér")
    expect(told(page, "er kasseret")).to_be_visible()
    mine.settle()
    assert len(list_builds(build_dir)) == builds - 1
    log = page.get_by_role("table", name="Log").get_by_role("row")
    expect(log.nth(1)).to_contain_text("Tabel 7 er forkert")
    expect(log.nth(1)).to_contain_text(f"{NAME}, kompetencecenterchefen")
    events = [one.event.value for one in history(build_dir)]
    assert events == ["built", "published", "built", "published", "rolled_back", "built", "dropped"]
    assert shows(other, OLD)
    assert mine.console_errors == other.console_errors == []
