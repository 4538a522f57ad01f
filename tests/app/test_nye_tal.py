"""The page Nye tal: load without publishing, see what changes, publish, drop and go back."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.errors import (
    CheckFailedError,
    OutlineError,
    OutlineFault,
    OutlinePart,
    PublishedMeanwhileError,
    PublishError,
    RefreshBusyError,
    SourceFileError,
)
from dashboard.journal.authors import Author, Role
from dashboard.settings import Settings
from dashboard.store.history import history
from dashboard.store.lock import build_lock
from dashboard.store.log import LOG_NAME, Event
from dashboard.store.publish import list_builds, published_id
from dashboard.ui import loading, refused
from tests.app.conftest import Download
from tests.app.screen import assert_sound, pieces, plain, table, words
from tests.conftest import publish

Open = Callable[..., AppTest]
NANNA = Author(name="Nanna <b>Holm</b>", role=Role.KOMPETENCECENTERCHEF)
FIGURES = """geography_id;indicator_id;period;value;status;published_on;source_id
sydbyen;non_western;2020;61,5;final;2021-11-24;lbf_beboerdata
sydbyen;basic_schooling_only;2020;51,9;final;2021-11-24;lbf_beboerdata
sydbyen;outside_work_education;2020;52,4;final;2021-11-24;lbf_beboerdata
sydbyen;income_share_of_region;2020;44,4;final;2021-11-24;lbf_beboerdata
ringparken;employed;2021;61,4;preliminary;2022-10-03;lbf_beboerdata
ringparken;employed;2021x;61,4;preliminary;2022-10-03;lbf_beboerdata
"""


@pytest.fixture
def own_data_dir(built_data_dir: Path, tmp_path: Path) -> Path:
    """A published build with example figures and a new file in data/raw, the test's own."""
    data_dir = tmp_path / "data"
    shutil.copytree(built_data_dir, data_dir)
    (data_dir / "raw" / "nye tal.csv").write_text(FIGURES, encoding="utf-8")
    return data_dir


@pytest.fixture
def signed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody has said who they are."""
    monkeypatch.setattr("dashboard.ui.author.chosen", lambda: NANNA)


def button(screen: AppTest, label: str) -> Any:
    return next(one for one in screen.button if one.label == label)


def press(screen: AppTest, label: str) -> AppTest:
    screen = button(screen, label).click().run()
    assert [error.message for error in screen.exception] == []
    return screen


def unfold(screen: AppTest, build_id: str) -> AppTest:
    screen.session_state[f"held_{build_id}"] = True
    return screen.run()


def said(screen: AppTest, role: str) -> str:
    return " ".join(
        " ".join(node.lines)
        for piece in pieces(screen)
        for node in piece.walk()
        if node.attributes.get("role") == role
    )


def held_id(data_dir: Path) -> str:
    return next(
        one.build_id
        for one in list_builds(data_dir / "build")
        if one.build_id != published_id(data_dir / "build")
    )


def test_nobody_has_said_who_they_are(open_page: Open) -> None:
    screen = open_page("nye_tal")
    assert_sound(screen)
    assert button(screen, "Indlæs nu, uden at offentliggøre").disabled
    assert screen.title[0].value == "Ingen indlæsning venter på at blive offentliggjort"
    assert any("Offentliggjort" in text and "kommandolinjen" in text for text in words(screen))
    assert any("Læg nye filer i mappen data/raw" in text for text in words(screen))
    assert [plain(row["Hvad"].text) for row in table(screen, "Log")] == ["offentliggjort", "indlæst"]
    assert [one for one in screen.button if one.label == "Rul tilbage"] == []


def test_hold_look_publish_roll_back(
    open_page_on: Open, own_data_dir: Path, signed: None, downloads: list[Download]
) -> None:
    build_dir = own_data_dir / "build"
    first = published_id(build_dir)
    screen = press(open_page_on(own_data_dir, "nye_tal"), "Indlæs nu, uden at offentliggøre")
    assert_sound(screen)
    assert "lagt til side" in said(screen, "status")
    assert published_id(build_dir) == first
    assert screen.title[0].value == "Én indlæsning venter på at blive set og offentliggjort"
    new = held_id(own_data_dir)

    screen = unfold(screen, new)
    assert_sound(screen)
    assert any(text.startswith("1 nyt tal, 4 rettede; én dom ville blive en anden") for text in words(screen))
    revised = table(screen, "Rettede tal")
    assert {plain(row["Sted"].text) for row in revised} == {"Sydbyen"}
    assert {"61,5 %", "51,9 %"} <= {plain(row["Nu"].text) for row in revised}
    assert all("(eksempel)" in plain(row["Før"].text) for row in revised)
    (added,) = table(screen, "Nye tal fra")
    assert "efter sidens dato" in plain(added["Offentliggjort"].text)
    (rejected,) = table(screen, "Afviste rækker")
    assert (plain(rejected["Hvor"].text), plain(rejected["Værdi"].text), plain(rejected["Ny"].text)) == (
        "linje 7",
        "2021x",
        "ja",
    )
    verdict = table(screen, "Domme")[0]
    assert plain(verdict["Område"].text) == "Sydbyen"
    assert plain(verdict["Før"].text).startswith("opfylder ikke")
    assert plain(verdict["Nu"].text).startswith("opfylder betingelserne")
    assert any("talepunkter, der ville ændre sig" in text for text in words(screen))
    assert "verdict-sydbyen" in words(screen)
    (file,) = [one for one in downloads if one.file_name == f"forskelle_{new}.csv"][-1:]
    assert [row["Hvad"] for row in file.rows].count("rettet") == 4

    screen = press(screen, "Offentliggør")
    assert_sound(screen)
    assert published_id(build_dir) == new
    assert "vises nu for alle" in said(screen, "status")
    screen = press(screen, "Rul tilbage")
    assert_sound(screen)
    assert published_id(build_dir) == first
    assert [(one.event, one.build_id) for one in history(build_dir)][-3:] == [
        (Event.BUILT, new),
        (Event.PUBLISHED, new),
        (Event.ROLLED_BACK, first),
    ]
    assert {one.who for one in history(build_dir)[-3:]} == {"Nanna <b>Holm</b>, kompetencecenterchefen"}
    screen = unfold(screen, new)
    assert_sound(screen)
    assert button(screen, "Offentliggør")
    assert [one for one in screen.button if one.label == "Kassér"] == []


def test_drop_with_a_reason(open_page_on: Open, own_data_dir: Path, signed: None) -> None:
    publish(own_data_dir, "--hold")
    new = held_id(own_data_dir)
    screen = press(unfold(open_page_on(own_data_dir, "nye_tal"), new), "Kassér")
    assert "Begrundelse" in said(screen, "alert")
    assert held_id(own_data_dir) == new
    screen.text_area(f"drop_{new}").set_value("Skriv til nanna@example.dk")
    screen = press(screen, "Kassér")
    assert "e-mailadresse" in said(screen, "alert")
    screen.text_area(f"drop_{new}").set_value("Tabel 7 er <b>forkert</b>")
    screen = press(screen, "Kassér")
    assert_sound(screen)
    assert len(list_builds(own_data_dir / "build")) == 1
    assert plain(table(screen, "Log")[0]["Begrundelse"].text) == "Tabel 7 er <b>forkert</b>"
    assert screen.title[0].value == "Ingen indlæsning venter på at blive offentliggjort"


def test_what_was_published_meanwhile_is_not_replaced_unseen(
    open_page_on: Open, own_data_dir: Path, signed: None
) -> None:
    build_dir = own_data_dir / "build"
    publish(own_data_dir, "--hold")
    seen = held_id(own_data_dir)
    screen = unfold(open_page_on(own_data_dir, "nye_tal"), seen)
    publish(own_data_dir)
    other = published_id(build_dir)
    screen = press(screen, "Offentliggør")
    assert_sound(screen)
    assert published_id(build_dir) == other
    assert "imens" in said(screen, "alert")


def test_a_load_that_is_stopped(open_page_on: Open, own_data_dir: Path, signed: None) -> None:
    (own_data_dir / "raw" / "personer.csv").write_text("navn;cpr\nHanne;010190-1234\n", encoding="utf-8")
    screen = press(open_page_on(own_data_dir, "nye_tal"), "Indlæs nu, uden at offentliggøre")
    assert_sound(screen)
    assert "personer.csv" in said(screen, "alert")
    assert "010190" not in " ".join(words(screen))
    assert len(list_builds(own_data_dir / "build")) == 1


def test_a_load_that_was_broken_off_is_told(open_page: Open) -> None:
    screen = open_page("nye_tal")
    screen.session_state["load_running"] = True
    screen = screen.run()
    assert_sound(screen)
    assert "blev afbrudt" in said(screen, "alert")
    assert "blev afbrudt" not in said(screen.run(), "alert")


def test_two_who_load_at_once(open_page_on: Open, own_data_dir: Path, signed: None) -> None:
    screen = open_page_on(own_data_dir, "nye_tal")
    with build_lock(own_data_dir / "build", 0):
        screen = press(screen, "Indlæs nu, uden at offentliggøre")
    assert_sound(screen)
    assert "En anden er i gang med at indlæse" in said(screen, "alert")
    assert "lagt til side" in said(press(screen, "Indlæs nu, uden at offentliggøre"), "status")


def test_the_rules_and_the_meeting_are_those_of_the_page(
    open_page_on: Open, own_data_dir: Path, signed: None
) -> None:
    """Seen from a meeting before the figures were published, no verdict changes, and the page says why."""
    publish(own_data_dir, "--hold")
    screen = open_page_on(own_data_dir, "nye_tal", moede="bestyrelse-2019-11-25", regler="udsat-2018")
    screen = unfold(screen, held_id(own_data_dir))
    assert_sound(screen)
    assert any("ingen domme ville blive andre" in text for text in words(screen))
    assert "først på senere datoer" in " ".join(words(screen))


def test_a_held_build_that_cannot_be_read(open_page_on: Open, own_data_dir: Path, signed: None) -> None:
    publish(own_data_dir, "--hold")
    new = held_id(own_data_dir)
    (own_data_dir / "build" / f"{new}.duckdb").write_bytes(b"damaged")
    screen = unfold(open_page_on(own_data_dir, "nye_tal"), new)
    assert_sound(screen)
    assert "kan ikke læses" in said(screen, "alert")
    assert button(screen, "Kassér")
    assert [one for one in screen.button if one.label == "Offentliggør"] == []


def test_without_examples(open_page_on: Open, real_data_dir: Path, tmp_path: Path, signed: None) -> None:
    data_dir = tmp_path / "data"
    shutil.copytree(real_data_dir, data_dir)
    (data_dir / "raw" / "nye tal.csv").write_text(FIGURES, encoding="utf-8")
    screen = press(open_page_on(data_dir, "nye_tal"), "Indlæs nu, uden at offentliggøre")
    new = held_id(data_dir)
    assert next(one for one in list_builds(data_dir / "build") if one.build_id == new).demo is False
    screen = unfold(screen, new)
    assert_sound(screen)
    assert any("intet bestyrelsesmøde" in text for text in words(screen))


def test_a_log_that_cannot_be_read(open_page_on: Open, own_data_dir: Path) -> None:
    log = own_data_dir / "build" / LOG_NAME
    log.unlink()
    log.mkdir()
    screen = open_page_on(own_data_dir, "nye_tal")
    assert_sound(screen)
    assert "Loggen kan ikke læses" in said(screen, "alert")


def test_a_build_from_before_there_was_a_log(open_page_on: Open, own_data_dir: Path) -> None:
    build_dir = own_data_dir / "build"
    (build_dir / LOG_NAME).unlink()
    pointer = json.loads((build_dir / "published.json").read_text(encoding="utf-8"))
    del pointer["change"]
    (build_dir / "published.json").write_text(json.dumps(pointer), encoding="utf-8")
    screen = open_page_on(own_data_dir, "nye_tal")
    assert_sound(screen)
    assert any("står ikke i loggen" in text for text in words(screen))


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (RefreshBusyError("x", "y"), "En anden er i gang med at indlæse"),
        (
            OutlineError(
                "x", "y", fault=OutlineFault.SWAPPED, part=OutlinePart(feature=1, area="Motalavej", ring=1)
            ),
            "omraader.geojson (omridset af Motalavej, nr. 1, ring 1), kan ikke bruges. Længdegrad og",
        ),
        (SourceFileError("raw/nye tal.csv, line 3: cut off", "y"), "nye tal.csv, linje 3."),
        (CheckFailedError("x", "y"), "en kontrol af det hele"),
        (PublishError("x", "y"), "kunne ikke skrives"),
    ],
)
def test_what_stopped_is_said_in_danish(own_data_dir: Path, error: Any, expected: str) -> None:
    assert expected in loading.what_stopped(Settings(data_dir=own_data_dir), error)


def test_refusals_in_danish() -> None:
    assert "imens" in refused.words(PublishedMeanwhileError("x", "y"), "offentliggjort")
    assert "i gang" in refused.words(RefreshBusyError("x", "y"), "kasseret")
    assert refused.words(PublishError("x", "y"), "rullet tilbage").startswith("Der er ikke rullet tilbage")


def test_a_load_that_changes_nothing(open_page_on: Open, own_data_dir: Path, signed: None) -> None:
    (own_data_dir / "raw" / "nye tal.csv").unlink()
    screen = press(open_page_on(own_data_dir, "nye_tal"), "Indlæs nu, uden at offentliggøre")
    assert_sound(screen)
    assert "den ændrer intet" in said(screen, "status")
    new = held_id(own_data_dir)
    screen = unfold(screen, new)
    assert_sound(screen)
    assert any("alt i den er det samme som i det, der vises nu" in text for text in words(screen))
    assert any("(ændrer intet)" in expander.label for expander in screen.expander)


def test_a_load_that_changes_something_does_not_say_that_it_changes_nothing(
    open_page_on: Open, own_data_dir: Path, signed: None
) -> None:
    screen = press(open_page_on(own_data_dir, "nye_tal"), "Indlæs nu, uden at offentliggøre")
    screen = unfold(screen, held_id(own_data_dir))
    assert "ændrer intet" not in " ".join([*words(screen), *(one.label for one in screen.expander)])


def test_when_new_figures_were_last_looked_for(open_page_on: Open, own_data_dir: Path) -> None:
    def looked() -> str:
        screen = open_page_on(own_data_dir, "nye_tal")
        assert_sound(screen)
        return next(text for text in words(screen) if text.startswith("Sidst set efter nye tal"))

    assert looked().endswith("nye tal, som blev offentliggjort.")
    (own_data_dir / "raw" / "nye tal.csv").rename(own_data_dir / "nye tal.csv")
    publish(own_data_dir)
    assert looked().endswith(", intet nyt.")
    (own_data_dir / "raw" / "tom.csv").touch()
    for times in (1, 2, 3):
        with pytest.raises(pytest.fail.Exception):
            publish(own_data_dir)
        assert ("i træk" in looked()) == (times > 1)
    assert "men det mislykkedes" in looked()
    assert "3 gange i træk" in looked()
    assert "tom.csv" in looked()

    screen = open_page_on(own_data_dir, "nye_tal")
    newest, *rest = table(screen, "Log")
    assert plain(newest["Hvad"].text) == "mislykkedes"
    assert "Det gælder tom.csv" in plain(newest["Begrundelse"].text)
    assert [plain(row["Hvad"].text) for row in rest] == ["offentliggjort", "indlæst"]
    assert any("Tekniske beskeder" in expander.label for expander in screen.expander)


def test_a_build_that_is_older_than_the_log_cannot_be_dropped(
    open_page_on: Open, own_data_dir: Path, signed: None
) -> None:
    publish(own_data_dir, "--hold")
    new = held_id(own_data_dir)
    (own_data_dir / "build" / LOG_NAME).unlink()
    screen = unfold(open_page_on(own_data_dir, "nye_tal"), new)
    assert_sound(screen)
    assert any("kan have været offentliggjort" in expander.label for expander in screen.expander)
    assert button(screen, "Offentliggør")
    assert [one for one in screen.button if one.label == "Kassér"] == []
    assert screen.title[0].value == "Ingen indlæsning venter på at blive offentliggjort"
