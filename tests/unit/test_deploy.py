"""The units in deploy/: they name commands and settings that exist, and their sequence works."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.cli.parser import parse
from dashboard.settings import Settings
from dashboard.store.history import history
from dashboard.store.locate import published_build
from dashboard.store.log import Event
from dashboard.store.look import Outcome, last_look
from tests.conftest import ROOT
from tests.unit.loader.conftest import HEAD, DataFolder

DEPLOY = ROOT / "deploy"
UNITS = sorted([*DEPLOY.glob("*.service"), *DEPLOY.glob("*.timer")])
SERVICES = [path for path in UNITS if path.suffix == ".service"]
PROGRAM = "/opt/dashboard/.venv/bin/dashboard"
PREFIX = "DASHBOARD_"
HARDENED = {
    "NoNewPrivileges": "yes",
    "ProtectSystem": "strict",
    "ProtectHome": "yes",
    "PrivateTmp": "yes",
    "User": "dashboard",
    "CapabilityBoundingSet": "",
    "RestrictAddressFamilies": None,
    "MemoryMax": None,
}
"""what every service must say; None: anything"""
DATA_PARTS = {"build", "journal", "statbank"}
"""what programs write below the data folder"""


def entries(path: Path) -> list[tuple[str, str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [
        (key, value)
        for line in lines
        if not line.startswith(("#", "[")) and "=" in line
        for key, value in [line.split("=", 1)]
    ]


def values(path: Path, key: str) -> list[str]:
    return [value for name, value in entries(path) if name == key]


def commands() -> Iterator[tuple[str, list[str]]]:
    """Every call of the program: by the units, then by cron."""
    for path in SERVICES:
        for value in values(path, "ExecStart"):
            words = shlex.split(value)
            if words[0] == PROGRAM:
                yield path.name, words[1:]
    cron = (DEPLOY / "dashboard.cron").read_text(encoding="utf-8")
    for call in re.findall(r"\.venv/bin/dashboard ([^;>}]+)", cron):
        yield "dashboard.cron", shlex.split(call)


def settings_named() -> Iterator[tuple[str, str]]:
    for path in UNITS:
        for value in values(path, "Environment"):
            yield path.name, shlex.split(value)[0].split("=", 1)[0]
    cron = (DEPLOY / "dashboard.cron").read_text(encoding="utf-8")
    for name in re.findall(rf"^({PREFIX}\w+)=", cron, flags=re.MULTILINE):
        yield "dashboard.cron", name
    for name in re.findall(
        rf"\b({PREFIX}[A-Z_]+[A-Z])\b", (DEPLOY / "README.md").read_text(encoding="utf-8")
    ):
        yield "README.md", name


def test_the_commands_exist() -> None:
    found = list(commands())
    assert [words[0] for _, words in found] == ["fetch", "refresh", "fetch", "refresh"]
    for where, words in found:
        try:
            parse(words)
        except SystemExit:
            pytest.fail(f"{where}: `dashboard {shlex.join(words)}` is no command")


def test_the_settings_exist() -> None:
    found = list(settings_named())
    assert len(found) >= 8
    for where, name in found:
        assert name.removeprefix(PREFIX).lower() in Settings.model_fields, f"{where}: {name}"


def test_the_app_is_started_as_make_does_it() -> None:
    (value,) = values(DEPLOY / "dashboard.service", "ExecStart")
    words = shlex.split(value)
    assert words[:3] == ["/opt/dashboard/.venv/bin/streamlit", "run", "app.py"]
    options = {word for word in words if word.startswith("--")}
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert all(option in makefile for option in options)
    assert (ROOT / "app.py").exists()


@pytest.mark.parametrize("path", SERVICES, ids=lambda path: path.name)
def test_each_service_is_shut_in(path: Path) -> None:
    told = dict(entries(path))
    for key, wanted in HARDENED.items():
        assert key in told, f"{path.name} lacks {key}"
        assert wanted is None or told[key] == wanted
    written = told.get("StateDirectory", "").split()
    assert {Path(one).parts[1] for one in written} <= DATA_PARTS
    assert {Path(one).parts[0] for one in written} <= {"dashboard"}
    assert "ReadWritePaths" not in told


def test_a_failure_of_each_unit_is_told() -> None:
    for path in SERVICES:
        if "@" not in path.name:
            assert values(path, "OnFailure") == ["dashboard-alert@%N.service"]
    assert values(DEPLOY / "dashboard-alert@.service", "ExecStart") == ["/etc/dashboard/alert %i"]


def test_statbank_never_stops_the_files() -> None:
    refresh = DEPLOY / "dashboard-refresh.service"
    assert values(refresh, "Wants") == values(refresh, "After") == ["dashboard-fetch.service"]
    assert values(refresh, "Requires") == values(refresh, "BindsTo") == []


def test_no_path_of_ours() -> None:
    for path in DEPLOY.iterdir():
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"(?<!\w)/(work|home|root|tmp|srv|usr/local)\b", text), path.name


def test_the_readme_names_every_file() -> None:
    text = (DEPLOY / "README.md").read_text(encoding="utf-8")
    for path in DEPLOY.iterdir():
        assert path.name in text


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not on this machine")
def test_systemd_takes_the_units(tmp_path: Path) -> None:
    for path in UNITS:
        text = path.read_text(encoding="utf-8")
        # The programs must be there: those of this machine stand in.
        text = text.replace("/opt/dashboard/.venv/bin", str(Path(sys.executable).parent))
        text = text.replace("/opt/dashboard", str(ROOT)).replace(
            "/etc/dashboard/alert", str(DEPLOY / "alert.example")
        )
        (tmp_path / path.name.replace("@", "@dashboard-refresh")).write_text(text, encoding="utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", "--recursive-errors=one", *sorted(tmp_path.iterdir())],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_the_sequence(tmp_path: Path) -> None:
    """The units' own commands: StatBank does not answer, the files are published; next day nothing is new."""
    folder = DataFolder(tmp_path / "data")
    folder.write("raw/figures.csv", f"{HEAD}\nmotalavej;employed;2014;31,6\n")
    settings = {"DASHBOARD_DATA_DIR": str(folder.data_dir), "DASHBOARD_STATBANK_URL": "http://127.0.0.1:9"}

    def day() -> dict[str, subprocess.CompletedProcess[str]]:
        return {
            words[0]: subprocess.run(
                [sys.executable, "-m", "dashboard", *words],
                cwd=ROOT,
                env={**os.environ, **settings},
                capture_output=True,
                text=True,
                check=False,
            )
            for where, words in commands()
            if where != "dashboard.cron"
        }

    first = day()
    assert first["fetch"].returncode == 1
    assert "were not fetched" in first["fetch"].stderr
    assert first["refresh"].returncode == 0, first["refresh"].stderr
    assert "is published" in first["refresh"].stdout
    published = published_build(folder.settings.build_dir).build_id

    second = day()
    assert second["fetch"].returncode == 1
    refreshed = second["refresh"]
    assert (refreshed.returncode, refreshed.stdout, refreshed.stderr) == (0, "", "")
    assert published_build(folder.settings.build_dir).build_id == published
    assert [one.event for one in history(folder.settings.build_dir)] == [Event.BUILT, Event.PUBLISHED]
    look = last_look(folder.settings.build_dir)
    assert look is not None
    assert (look.outcome, look.who) == (Outcome.UNCHANGED, "den daglige indlæsning")
