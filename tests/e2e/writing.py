"""How somebody writes: who they are, opening a form, choosing, and reading what stands."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from scripts.visitor import Visitor


def sign(visitor: Visitor, name: str, role: str) -> None:
    """Say who writes, in the frame."""
    page = visitor.page
    visitor.chosen("Skriver som").click()
    page.get_by_role("textbox", name="Navn").fill(name)
    page.get_by_role("textbox", name="Navn").press("Enter")
    visitor.settle()
    page.get_by_role("radiogroup", name="Rolle").get_by_text(role, exact=True).click()
    expect(visitor.chosen("Skriver som")).to_contain_text(role)
    visitor.settle()


def unfold(visitor: Visitor, title: str, button: str) -> None:
    """Open a form and wait until its last part, its button, stands."""
    visitor.page.get_by_text(title, exact=True).first.click()
    expect(visitor.page.get_by_role("button", name=button, exact=True)).to_be_visible()
    visitor.settle()


def choose(page: Page, label: str, option: str) -> None:
    """Choose in a list by typing: a long one has only some of its choices on the page."""
    field = page.get_by_role("combobox", name=label)
    # In the middle first: a list that opens while the page scrolls closes again.
    field.evaluate("field => field.scrollIntoView({ block: 'center', behavior: 'instant' })")
    page.wait_for_timeout(200)
    field.fill(option)
    page.get_by_role("option", name=option).click()
    expect(field).to_have_value(option)


def section(page: Page, heading: str) -> list[str]:
    """The texts of the entries below a heading of the page."""
    found: list[str] = page.evaluate(
        """(heading) => {
          const texts = []; let inside = false;
          for (const node of document.querySelectorAll('[data-testid=stMain] h2, article.entry .written')) {
            if (node.tagName === "H2") inside = node.innerText.trim() === heading;
            else if (inside) texts.push(node.innerText);
          }
          return texts;
        }""",
        heading,
    )
    return found


def told(page: Page, text: str) -> Locator:
    return page.get_by_role("status").filter(has_text=text)


def fill_day(page: Page, day: str, month: str, year: str) -> None:
    """Type a date into the one date field that stands open."""
    for part, digits in (("dag", day), ("måned", month), ("år", year)):
        page.get_by_role("spinbutton", name=re.compile(f"^{part}")).press_sequentially(digits)
