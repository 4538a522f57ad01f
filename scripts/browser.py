"""The browser that tests, screenshots and measurements drive: find it, install it, open it, wait for a page.

`python -m scripts.browser --install` ends with 0 where a browser starts. Where none can be had it says so in
capitals and still ends with 0, since the other tests are worth having; in CI it ends with 1.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from playwright._impl._driver import compute_driver_executable
from playwright.sync_api import Browser, Error, Page, Playwright, sync_playwright

ON_PATH = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
CHANNELS = ("chrome", "msedge")
DRIVER_LIBRARY = "libatomic1"
"""what Playwright's driver needs beyond a bare Debian or Ubuntu"""
FLAGS = (
    "--no-sandbox",  # a container's root cannot have one; only our own server is visited
    "--disable-gpu",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
DESKTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}

_SETTLED = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  const busy = '[data-stale="true"], [data-testid="stAppSkeleton"], [data-testid="stSkeleton"]';
  return app !== null && app.dataset.testScriptState === "notRunning" && !document.querySelector(busy);
}"""


class BrowserMissingError(Exception):
    """No browser that can be driven is on this machine."""


@dataclass(frozen=True)
class Candidate:
    """One way to start a browser: a program of this machine, or one that Playwright finds by itself."""

    name: str
    options: dict[str, Any]


def candidates() -> Iterator[Candidate]:
    """Yield what may start, best first: a program on the path, in its usual place, Playwright's own."""
    for name in ON_PATH:
        path = shutil.which(name)
        if path is not None:
            yield Candidate(path, {"executable_path": path})
    for channel in CHANNELS:
        yield Candidate(f"{channel} in its usual place", {"channel": channel})
    yield Candidate("Playwright's own Chromium", {})


def launch(playwright: Playwright) -> Browser:
    """Start the first browser that starts.

    Raises:
        BrowserMissingError: none does; the message has each one's own words.
    """
    reasons = []
    for candidate in candidates():
        try:
            return playwright.chromium.launch(args=list(FLAGS), **candidate.options)
        except Error as error:
            reasons.append(f"  {candidate.name}: {error.message.splitlines()[0]}")
    raise BrowserMissingError("No browser starts:\n" + "\n".join(reasons))


def wait_until_settled(page: Page, timeout_ms: float = 30_000) -> None:
    """Wait until Streamlit has run the page to its end and nothing on it is old or a placeholder.

    After a click, wait for what the click should bring instead: the run may not have begun yet.
    """
    for _ in range(2):  # twice, since one run may start another
        page.wait_for_function(_SETTLED, timeout=timeout_ms)
        page.wait_for_timeout(150)
    page.wait_for_function(f"async () => {{ await document.fonts.ready; return ({_SETTLED})(); }}")


def driver_starts() -> bool:
    """Say whether Playwright's own Node program runs here; a small Debian lacks a library that it needs."""
    node, _ = compute_driver_executable()
    try:
        return subprocess.run([node, "--version"], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def browser_starts() -> bool:
    """Say whether any browser starts, printing which or why not."""
    if not driver_starts():
        sys.stdout.write("Playwright's driver does not start: the library libatomic.so.1 may be missing.\n")
        return False
    try:
        with sync_playwright() as playwright:
            browser = launch(playwright)
            sys.stdout.write(f"Browser for the tests: {browser.browser_type.name} {browser.version}\n")
            browser.close()
    except BrowserMissingError as error:
        sys.stdout.write(f"{error}\n")
        return False
    return True


def install() -> None:
    """Install a browser: Debian's package where we are root on Debian, else Playwright's own."""
    root = as_root()
    if root is not None and shutil.which("apt-get"):
        apt = [*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"]
        packages = [DRIVER_LIBRARY]
        if distribution() == "debian":
            packages += ["chromium", "fonts-liberation"]
        done = run([*apt, "update"]) and run([*apt, "install", "-y", "--no-install-recommends", *packages])
        if done and distribution() == "debian":
            return
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    if root == []:
        command.append("--with-deps")
    run(command)


def as_root() -> list[str] | None:
    """Return what goes before a command so that root runs it; None where we may not."""
    if not hasattr(os, "geteuid"):
        return None
    if os.geteuid() == 0:
        return []
    if (
        shutil.which("sudo")
        and subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0
    ):
        return ["sudo", "-n"]
    return None


def distribution() -> str:
    """Return the Linux distribution's id (`debian`, `ubuntu`), or an empty string."""
    try:
        return platform.freedesktop_os_release().get("ID", "")
    except OSError:
        return ""


def run(command: list[str]) -> bool:
    sys.stdout.write(f"$ {' '.join(command)}\n")
    sys.stdout.flush()
    return subprocess.run(command, check=False).returncode == 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--install", action="store_true", help="install one where none starts")
    arguments = parser.parse_args()
    if browser_starts():
        return 0
    if arguments.install:
        install()
        if browser_starts():
            return 0
    line = "!" * 78
    sys.stdout.write(f"{line}\nNO BROWSER: THE BROWSER TESTS ARE NOT RUN.\n")
    sys.stdout.write("What to do: install Chromium, Chrome or Edge, then try again.\n" + line + "\n")
    return 1 if os.environ.get("CI") else 0


if __name__ == "__main__":
    sys.exit(main())
