"""How fast the pages are: `python -m benchmarks.pages` (part of `make bench`).

Our pages are measured against an empty Streamlit page and a page with one bare map, in the same
run on the same machine, in turns, so that a busy moment hits all alike. Each number is the median.

- script: the time of one full run of the page's script on the server, caches warm.
- rendered: from the address being entered until the page has stood, in a new window whose files are cached.
- change: from the click on another rule set or meeting until the new figures stand.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from rich.console import Console
from rich.table import Table

from scripts.app_server import running_app
from scripts.browser import DESKTOP, launch, wait_until_settled

FOLDER = Path(__file__).resolve().parent
EMPTY, BARE_MAP = "an empty page", "one bare map"
OURS = {
    "Status": "/",
    "Kort": "/kort",
    "Indikatorer, one": "/indikatorer?indikator=outside_work_education",
    "Indikatorer, all": "/indikatorer",
    "Vejen til 2025": "/vejen_til_2025",
    "Indsatsområder, all": "/indsatsomraader",
    "Indsatsområder, one": "/indsatsomraader?indsatsomraade=beskaeftigelse",
    "Møder": "/moeder",
    "Talepunkter": "/talepunkter",
    "Nye tal": "/nye_tal",
    "Ny kilde": "/ny_kilde",
    "Data og kilder": "/data_og_kilder",
    "Metode": "/metode",
}
CHANGES = {"change of rules": "Regler", "change of meeting": "Møde"}
SCRIPT_GOALS_MS = {
    "Status": 60,
    "Indikatorer, one": 100,
    "Indikatorer, all": 120,
    "Indsatsområder, all": 100,
    "Indsatsområder, one": 100,
    "Møder": 100,
}

# In the page from its first moment: since when it stands, when its words last
# changed, and whether the map is painted.
# A quick run is over before its "running" is seen: a change is told by the address and the words.
_PROBE = """(() => {
  const probe = window.__probe = { drawn: false, clicked: 0, changed: 0, stood: 0, address: "" };
  for (const kind of ["drawArrays", "drawElements", "drawArraysInstanced", "drawElementsInstanced"]) {
    const original = WebGL2RenderingContext.prototype[kind];
    WebGL2RenderingContext.prototype[kind] = function (...words) {
      probe.drawn = true;
      return original.apply(this, words);
    };
  }
  document.addEventListener("pointerdown", () => {
    probe.clicked = performance.now(); probe.changed = 0; probe.address = location.href;
  }, true);
  const busy = '[data-stale="true"], [data-testid="stAppSkeleton"], [data-testid="stSkeleton"]';
  const stands = () => {
    const app = document.querySelector('[data-testid="stApp"]');
    if (!app || app.dataset.testScriptState !== "notRunning" || document.querySelector(busy)) return false;
    if (document.querySelector('[data-testid="stDeckGlJsonChart"]') && !probe.drawn) return false;
    const charts = document.querySelectorAll('[data-testid="stVegaLiteChart"]');
    return [...charts].every((chart) => chart.querySelector("canvas, svg"));
  };
  const words = '[data-testid="stMarkdownContainer"], [data-testid="stHtml"], h1';
  new MutationObserver((mutations) => {
    if (mutations.some(({ target }) => (target.closest ? target : target.parentElement)?.closest(words)))
      probe.changed = performance.now();
  }).observe(document, { subtree: true, childList: true, characterData: true });
  const look = () => {
    if (!stands()) probe.stood = 0;
    else if (!probe.stood) probe.stood = performance.now();
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();"""
_STANDS = "() => window.__probe.stood > 0 && performance.now() - window.__probe.stood > 250"
_CHANGED = (
    "() => location.href !== window.__probe.address && window.__probe.changed > window.__probe.clicked"
    " && window.__probe.stood > 0 && performance.now() - window.__probe.changed > 250"
)


@dataclass(frozen=True)
class Target:
    """One page to measure."""

    name: str
    url: str


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--repetitions", type=int, default=9, help="rounds that count; one more goes before")
    parser.add_argument(
        "--data-dir", type=Path, help="data folder with a published build; default: the project's"
    )
    arguments = parser.parse_args()
    with ExitStack() as stack:
        times = Path(stack.enter_context(tempfile.TemporaryDirectory())) / "times.tsv"
        times.touch()
        timed = stack.enter_context(
            running_app(
                arguments.data_dir, app=FOLDER / "timed" / "app.py", environment={"BENCH_TIMES": str(times)}
            )
        )
        empty = stack.enter_context(running_app(None, app=FOLDER / "empty" / "page.py"))
        bare_map = stack.enter_context(running_app(None, app=FOLDER / "empty" / "map.py"))
        targets = [
            Target(EMPTY, empty.url + "/"),
            Target(BARE_MAP, bare_map.url + "/"),
            *(Target(name, timed.url + path) for name, path in OURS.items()),
        ]
        browser = launch(stack.enter_context(sync_playwright()))
        rendered, changes = measure(browser, targets, arguments.repetitions)
        browser.close()
        scripts = script_times(times)
    report(scripts, rendered, changes)
    return 0


def measure(
    browser: Browser, targets: list[Target], repetitions: int
) -> tuple[dict[str, list[float]], dict[str, list[float]]]:
    """Return milliseconds to rendered by page, and milliseconds of a change by its name."""
    rendered: dict[str, list[float]] = defaultdict(list)
    changes: dict[str, list[float]] = defaultdict(list)
    with window(browser) as context:
        for repetition in range(repetitions + 1):
            for target in targets:
                page = context.new_page()
                milliseconds = time_to_rendered(page, target.url)
                if repetition > 0:  # the first round fills the caches
                    rendered[target.name].append(milliseconds)
                if target.name == "Status":
                    for name, label in CHANGES.items():
                        milliseconds = time_to_change(page, label)
                        if repetition > 0:
                            changes[name].append(milliseconds)
                page.close()
    return rendered, changes


@contextmanager
def window(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(
        viewport={"width": DESKTOP["width"], "height": DESKTOP["height"]}, locale="da-DK"
    )
    context.add_init_script(_PROBE)
    try:
        yield context
    finally:
        context.close()


def time_to_rendered(page: Page, url: str) -> float:
    """Open an address and return the milliseconds from its start until the page stood."""
    page.goto(url, wait_until="commit")
    page.wait_for_function(_STANDS, timeout=60_000)
    stood: float = page.evaluate("() => window.__probe.stood")
    return stood


def time_to_change(page: Page, label: str) -> float:
    """Choose another option of the field `label`; return the milliseconds until the page stood again."""
    before = page.url
    page.get_by_role("button", name=f"{label}:").click()
    options = page.get_by_role("radiogroup", name=label).locator("label:has(input)")
    options.first.wait_for()
    options.nth(1 if options.first.locator("input").is_checked() else 0).click()
    page.wait_for_function(_CHANGED, timeout=60_000)
    milliseconds: float = page.evaluate("() => window.__probe.changed - window.__probe.clicked")
    if page.url == before:
        raise RuntimeError(f"Choosing another {label} did not change the address {before}.")
    wait_until_settled(page)
    return milliseconds


def script_times(times: Path) -> dict[str, list[float]]:
    """Return milliseconds of the script's warm runs by page; the first run of each page is left out."""
    found: dict[str, list[float]] = defaultdict(list)
    names = {_view(path): name for name, path in OURS.items()}
    for line in times.read_text(encoding="utf-8").splitlines():
        url, milliseconds = line.split("\t")
        name = names.get(_view(url))
        if name is not None:
            found[name].append(float(milliseconds))
    return {name: values[1:] for name, values in found.items()}


def _view(url: str) -> tuple[str, bool]:
    """The page and whether it shows one thing, an indicator or a focus area, which is a view of its own."""
    parts = urlsplit(url)
    return parts.path or "/", "indikator=" in parts.query or "indsatsomraade=" in parts.query


def report(
    scripts: dict[str, list[float]], rendered: dict[str, list[float]], changes: dict[str, list[float]]
) -> None:
    empty = median(rendered[EMPTY])
    bare_map = median(rendered[BARE_MAP])
    table = Table("page", "script, ms", "rendered, ms", "of an empty page", "goal", title="Pages, medians")
    goals = {
        **{name: f"script {goal} ms" for name, goal in SCRIPT_GOALS_MS.items()},
        "Status": f"script {SCRIPT_GOALS_MS['Status']} ms, 1.70 x",
        "Kort": f"1.15 x a bare map: {1.15 * bare_map / empty:.2f} x",
    }
    for name, values in rendered.items():
        script = f"{median(scripts[name]):.0f}" if scripts.get(name) else ""
        table.add_row(
            name, script, f"{median(values):.0f}", f"{median(values) / empty:.2f} x", goals.get(name, "")
        )
    for name, values in changes.items():
        table.add_row(name, "", f"{median(values):.0f}", f"{median(values) / empty:.2f} x", "0.30 x")
    console = Console(width=110)
    console.print(table)
    console.print(f"Kort is {median(rendered['Kort']) / bare_map:.2f} x a page with one bare map.")


if __name__ == "__main__":
    sys.exit(main())
