"""Scenarios 5, 8 and 9: a claim at the meeting, areas side by side, how sure a fall is. Clicks only."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from scripts.visitor import Visitor

FIGURES = "[data-testid=stVegaLiteChart]"


def figures(page: Page) -> Locator:
    return page.locator(FIGURES)


def axis_labels(figure: Locator) -> list[str]:
    """The numbers beside the upright axis of a figure."""
    labels: list[str] = figure.locator("g.role-axis-label").nth(1).locator("text").all_inner_texts()
    return labels


def go_to_indicators(visitor: Visitor, meeting: str) -> Page:
    page = visitor.open("/", moede=meeting)
    page.get_by_role("link", name="Indikatorer", exact=True).first.click()
    page.wait_for_url("**/indikatorer?**")
    visitor.settle()
    expect(page.get_by_role("table", name="Alle tal, sammenlignet mellem områderne")).to_be_visible()
    return page


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_scenario_5_crime_is_up_has_a_band_and_a_sentence(size: str, request: pytest.FixtureRequest) -> None:
    visitor: Visitor = request.getfixturevalue(size)
    page = go_to_indicators(visitor, "bestyrelse-2019-11-25")
    page.get_by_role("link", name="Kriminalretlige afgørelser").first.click()
    page.wait_for_url("**indikator=criminal_decisions**")
    visitor.settle()
    expect(figures(page)).to_have_count(5)
    for figure in figures(page).all():
        expect(figure.locator("g.mark-area path")).to_have_count(1)  # the chance band
    sentence = page.locator(".spoken")
    expect(sentence).to_have_text(
        re.compile(
            r"^Fra [\d,]+\spr\.\s1\.000 i \d{4} til [\d,]+\spr\.\s1\.000 i \d{4}: \d+ % (højere|lavere)\. "
            r"Ændringen (ligger inden for|er større end) det, tilfældigheder normalt giver "
            r"\(p (=|under) 0,\d+; eksakt Poisson\)\."
        ),
        use_inner_text=True,
    )
    expect(page.get_by_role("heading", level=1)).not_to_contain_text("skyldes")
    assert visitor.console_errors == []


def test_scenario_8_the_young_side_by_side_on_one_axis_with_their_number(desktop: Visitor) -> None:
    page = go_to_indicators(desktop, "koordinationsgruppe-2021-10-07")
    desktop.pick("Tal", "Unge på kontanthjælp")
    page.wait_for_url("**indikator=young_on_benefits**")
    desktop.settle()
    expect(figures(page)).to_have_count(5)
    axes = {tuple(axis_labels(figure)) for figure in figures(page).all()}
    assert len(axes) == 1, axes
    assert len(next(iter(axes))) >= 3
    for area in ("Motalavej", "Ringparken/Schackenborgvænge", "Præstevangen og Parkvej", "Sydbyen"):
        head = page.locator(".panel-head").filter(has_text=area)
        expect(head).to_contain_text(re.compile(r"\d+ af \d+"))  # how many people it is about
        expect(head.locator(".trend")).not_to_be_empty()
    # Two of them beside each other, and the link shows the same to the next person.
    for other in ("Ringparken", "Præstev./Parkvej", "De fire samlet"):
        page.get_by_role("toolbar", name="Områder").get_by_role("button", name=other, exact=True).click()
        desktop.settle()
    page.wait_for_url("**omraader=motalavej%2Csydbyen**")
    expect(figures(page)).to_have_count(2)
    page.reload()
    desktop.settle()
    expect(figures(page)).to_have_count(2)
    assert desktop.console_errors == []


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_scenario_9_arson_from_31_to_15_says_how_sure_it_is(
    size: str, request: pytest.FixtureRequest
) -> None:
    visitor: Visitor = request.getfixturevalue(size)
    page = go_to_indicators(visitor, "koordinationsgruppe-2017-01-19")
    visitor.pick("Tal", "Påsatte brande")
    page.wait_for_url("**indikator=arson**")
    visitor.settle()
    sentence = page.locator(".spoken")
    expect(sentence).to_contain_text("Fra 31 i 2014 til 15 i 2015: 52 % færre.")
    expect(sentence).to_contain_text(
        "større end det, tilfældigheder normalt giver (p = 0,026; eksakt Poisson)"
    )
    expect(sentence).to_contain_text("To tal viser ikke en udvikling.")
    expect(sentence).not_to_contain_text("eksempel")  # both figures are the application's own
    assert visitor.console_errors == []


def test_scenario_9_at_a_later_meeting_the_two_years_are_chosen(desktop: Visitor) -> None:
    page = go_to_indicators(desktop, "bestyrelse-2021-11-25")
    desktop.pick("Tal", "Påsatte brande")
    page.wait_for_url("**indikator=arson**")
    desktop.settle()
    desktop.pick("Til", "2015")
    page.wait_for_url("**til=2015**")
    desktop.settle()
    expect(page.locator(".spoken")).to_contain_text("Fra 31 i 2014 til 15 i 2015: 52 % færre.")
    desktop.pick("Fra", "2012")
    page.wait_for_url("**fra=2012**")
    desktop.settle()
    expect(page.locator(".spoken")).to_contain_text("Fra 44 i 2012 til 15 i 2015")
    expect(page.locator(".spoken")).to_contain_text("eksempel")


def test_what_stands_behind_a_figure_is_two_clicks_away(desktop: Visitor) -> None:
    page = desktop.open("/indikatorer", moede="bestyrelse-2021-11-25", indikator="arson", omraade="sydbyen")
    page.get_by_text("De samme tal som tabel").click()
    expect(page.get_by_role("table", name=re.compile("^Tallene i figurerne"))).to_be_visible()
    page.get_by_role("link", name="Alle kendte værdier og deres kilder").click()
    page.wait_for_url("**/data_og_kilder?**indikator=arson**")
    assert "omraade=sydbyen" in page.url
    desktop.settle()
    expect(page.get_by_role("table", name="Nyeste tal")).to_be_visible()


def test_what_is_pointed_at_speaks_danish_and_nothing_shows_raw_numbers(desktop: Visitor) -> None:
    page = desktop.open("/indikatorer", moede="bestyrelse-2021-11-25", indikator="arson")
    figure = figures(page).first
    figure.hover()
    buttons = page.locator("[data-testid=stElementToolbar] button:visible")
    expect(buttons.first).to_be_visible()
    labels = [button.get_attribute("aria-label") or "" for button in buttons.all()]
    assert {label.partition(":")[0] for label in labels} == {"Hent som billede", "Fuld skærm"}
    box = figure.bounding_box()
    assert box is not None
    said = set()
    for across in range(4, 100, 2):
        for down in (0.3, 0.5, 0.7, 0.8):
            page.mouse.move(box["x"] + box["width"] * across / 100, box["y"] + box["height"] * down)
            tip = page.locator("#vg-tooltip-element.visible")
            if tip.count():
                said.add(" ".join(tip.inner_text().split()))
    assert said, "no point was met"
    assert all(re.search(r"Motalavej \d\. kvartal \d{4}: \d+ ", text) for text in said), said
