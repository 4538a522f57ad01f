"""Every form on one page, over a journal of the test's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.journal.authors import Author, Role
from dashboard.journal.store import Journal, open_journal
from dashboard.ui.author import _Typed
from tests.app.screen import pieces, plain, words

PAGE = Path(__file__).with_name("every_form.py")
ANNA = Author(name="Anna Holm", role=Role.UDDANNELSE)
BO = Author(name="Bo Friis", role=Role.POLITI)
MEETING = "bestyrelse-2021-11-25"


@pytest.fixture
def address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a journal that is not there yet; the pages use it from now on."""
    url = f"sqlite:///{(tmp_path / 'journal' / 'journal.sqlite').as_posix()}"
    monkeypatch.setenv("DASHBOARD_JOURNAL_URL", url)
    return url


@pytest.fixture
def journal(address: str) -> Iterator[Journal]:
    """The same journal, as somebody else has it open."""
    with open_journal(address) as opened:
        yield opened


@dataclass
class Desk:
    """A screen with forms, and what a person does with it."""

    screen: AppTest
    open_folds: list[str] = field(default_factory=list)

    def run(self) -> None:
        """Draw the page again. AppTest does not send what is unfolded, as a browser does."""
        for key in self.open_folds:
            self.screen.session_state[key] = True
        self.screen.run()
        assert [error.message for error in self.screen.exception] == []

    def unfold(self, title: str, number: int = 0) -> None:
        """Open the fold with this title."""
        folds = [one for one in self.screen.expander if one.label == title]
        key = folds[number].proto.id.split("-", 2)[2]
        self.open_folds.append(key)
        self.run()

    def send(self, button: str) -> None:
        (found,) = [one for one in self.screen.button if one.label == button]
        found.click()
        self.run()

    def fill(self, label: str, text: str) -> None:
        (found,) = [one for one in self.screen.text_area if one.label == label]
        found.set_value(text)

    @property
    def alerts(self) -> list[str]:
        """What is said to be wrong."""
        return [line for node in self._nodes("role", "alert") for line in node.lines]

    @property
    def told(self) -> list[str]:
        """What is said to be done, or to be so for now."""
        return [plain(node.text) for node in self._nodes("role", "status")]

    @property
    def entries(self) -> list[str]:
        """The texts that stand."""
        return [plain(node.text) for node in self._nodes("class", "entry")]

    @property
    def words(self) -> str:
        return "\n".join(words(self.screen))

    def _nodes(self, attribute: str, value: str) -> list[Any]:
        return [
            node
            for piece in pieces(self.screen)
            for node in piece.walk()
            if node.attributes.get(attribute) == value
        ]


OpenDesk = Callable[..., Desk]


@pytest.fixture
def open_desk(built_data_dir: Path, address: str, monkeypatch: pytest.MonkeyPatch) -> OpenDesk:
    """`open_desk()` opens the page of all forms as Anna; `writer=None` as nobody yet."""

    def opened(writer: Author | None = ANNA, data_dir: Path = built_data_dir, **parameters: str) -> Desk:
        monkeypatch.setenv("DASHBOARD_DATA_DIR", str(data_dir))
        screen = AppTest.from_file(PAGE, default_timeout=60)
        for name, value in parameters.items():
            screen.query_params[name] = value
        if writer is not None:
            screen.session_state["author"] = _Typed(writer.name, writer.role)
        screen.run()
        assert [error.message for error in screen.exception] == []
        return Desk(screen)

    return opened
