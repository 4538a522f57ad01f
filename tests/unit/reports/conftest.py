"""One pack of the examples, put together once, and set once in each format."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.reports.content import drawings
from dashboard.reports.content.pack import pack
from dashboard.reports.document import Document
from dashboard.reports.gather import Material, Writings, gather
from dashboard.reports.pdf import pdf
from dashboard.reports.slides import slides
from dashboard.reports.word import word
from dashboard.store.connection import open_build
from dashboard.store.locate import published_build
from tests.unit.reports import samples as s


def gathered(data_dir: Path, writings: Writings, ruleset_id: str | None = None) -> Material:
    connection = open_build(published_build(data_dir / "build").path)
    try:
        return gather(connection, s.MEETING, ruleset_id=ruleset_id, writings=writings)
    finally:
        connection.close()


@pytest.fixture(scope="session")
def material(built_data_dir: Path) -> Material:
    """The board's meeting on 25 November 2021 with something written of each kind."""
    return gathered(built_data_dir, s.writings())


@pytest.fixture(scope="session")
def bare_material(real_data_dir: Path) -> Material:
    """The same day without examples: an empty calendar, few figures, nothing written."""
    return gathered(real_data_dir, Writings())


@pytest.fixture
def no_charts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the series undrawn: they take most of a pack's time."""
    monkeypatch.setattr(drawings, "of_panels", lambda portrait: [None] * len(portrait.panels))


@pytest.fixture(scope="session")
def document(material: Material) -> Document:
    return pack(material, made_on=s.MADE_ON)


@pytest.fixture(scope="session")
def bare_document(bare_material: Material) -> Document:
    return pack(bare_material, made_on=s.MADE_ON)


@pytest.fixture(scope="session")
def pdf_file(document: Document) -> bytes:
    return pdf(document)


@pytest.fixture(scope="session")
def word_file(document: Document) -> bytes:
    return word(document)


@pytest.fixture(scope="session")
def slides_file(document: Document) -> bytes:
    return slides(document)
