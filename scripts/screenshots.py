"""Pictures of every page at both sizes, whole pages, into screenshots/.

`python -m scripts.screenshots` starts a server of its own on the published build;
`--url http://localhost:8501` uses one that runs; `--query moede=...&regler=...` chooses the view.
"""

from __future__ import annotations

import argparse
import sys
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import parse_qsl

from playwright.sync_api import Page, sync_playwright

from scripts.app_server import ROOT, running_app
from scripts.browser import launch
from scripts.visitor import Size, visiting

PAGES: dict[str, tuple[str, dict[str, str]]] = {
    "status": ("/", {}),
    "kort": ("/kort", {}),
    "indikatorer": ("/indikatorer", {}),
    "indikator": ("/indikatorer", {"indikator": "outside_work_education"}),
    "vejen_til_2025": ("/vejen_til_2025", {}),
    "vejen_til_2025-motalavej": ("/vejen_til_2025", {"omraade": "motalavej"}),
    "indsatsomraader": ("/indsatsomraader", {}),
    "indsatsomraade": ("/indsatsomraader", {"indsatsomraade": "beskaeftigelse"}),
    "indsats": ("/indsatsomraader", {"indsats": "fritidsjob"}),
    "moeder": ("/moeder", {}),
    "talepunkter": ("/talepunkter", {}),
    "nye_tal": ("/nye_tal", {}),
    "ny_kilde": ("/ny_kilde", {}),
    "talepunkter-foelgegruppe": ("/talepunkter", {"modtager": "foelgegruppe", "omraade": "sydbyen"}),
    "data_og_kilder": ("/data_og_kilder", {}),
    "metode": ("/metode", {}),
}
SIZES: tuple[Size, ...] = ("desktop", "phone")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", help="a running dashboard; without it one is started")
    parser.add_argument("--query", default="", help="parameters of every address, as in moede=...&regler=...")
    parser.add_argument("--out", type=Path, default=ROOT / "screenshots")
    parser.add_argument("--only", nargs="*", default=list(PAGES), help="names of pages")
    parser.add_argument("--data-dir", type=Path, help="data folder of the server that is started")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    errors = 0
    with ExitStack() as stack:
        url = arguments.url or stack.enter_context(running_app(arguments.data_dir)).url
        browser = launch(stack.enter_context(sync_playwright()))
        for size in SIZES:
            for name in arguments.only:
                path, parameters = PAGES[name]
                with visiting(browser, url.rstrip("/"), size) as visitor:
                    visitor.open(path, **{**parameters, **dict(parse_qsl(arguments.query))})
                    target = arguments.out / f"{name}-{size}.png"
                    save_whole_page(visitor.page, target)
                    sys.stdout.write(f"{target}\n")
                    for error in visitor.console_errors:
                        sys.stdout.write(f"  console: {error}\n")
                    errors += len(visitor.console_errors)
        browser.close()
    return 1 if errors else 0


def save_whole_page(page: Page, target: Path) -> None:
    """Write a picture of all that can be scrolled to: Streamlit scrolls inside its own frame."""
    viewport = page.viewport_size
    height = page.evaluate(
        "() => document.querySelector('[data-testid=\"stMain\"]')?.scrollHeight ?? document.body.scrollHeight"
    )
    if viewport is not None and height > viewport["height"]:
        page.set_viewport_size({"width": viewport["width"], "height": int(height)})
        page.wait_for_timeout(600)  # figures and maps draw themselves again at the new size
    page.screenshot(path=target)
    if viewport is not None:
        page.set_viewport_size(viewport)


if __name__ == "__main__":
    sys.exit(main())
