"""The documents against the code: what they link to, name and show as an example must be so."""

from __future__ import annotations

import re
import shlex
import shutil
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from pydantic import BaseModel

from dashboard.catalog.layout import FileLayout
from dashboard.catalog.load import Catalog, load_catalog
from dashboard.catalog.models import Indicator, InitiativeStatus, Meeting, Milestone, Target
from dashboard.catalog.schedule import Schedule
from dashboard.catalog.sources import Source
from dashboard.cli.parser import parse
from dashboard.loader.refresh import refresh
from dashboard.settings import Settings
from dashboard.ui.address import (
    AREA,
    AREAS,
    AUDIENCE,
    DAY,
    FOCUS,
    FROM,
    INDICATOR,
    INITIATIVE,
    MEETING,
    RULES,
    TO,
)

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = (
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "CHANGELOG.md",
    ROOT / "data" / "geo" / "README.md",
    *sorted((ROOT / "docs").rglob("*.md")),
)
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
INLINE_CODE = re.compile(r"`([^`\n]+)`")
RULESET = re.compile(r"`((?:sub|udsat|ghetto|parallelsamfund|forebyggelse)-\d{4})`")
COLUMN_ID = re.compile(
    r"\b(geography_id|indicator_id|ruleset_id|focus_area_id|source_id) = \"([a-z0-9_-]+)\""
)
MODELS: dict[str, type[BaseModel]] = {
    "target": Target,
    "meeting": Meeting,
    "milestone": Milestone,
    "initiative_status": InitiativeStatus,
    "files": FileLayout,
    "schedule": Schedule,
}


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


each_document = pytest.mark.parametrize("document", DOCUMENTS, ids=relative)


@dataclass(frozen=True)
class Block:
    """A fenced block of a document."""

    document: str
    language: str
    text: str

    def __str__(self) -> str:
        return f"{self.document}: {self.text.splitlines()[0][:40]}"


def blocks(document: Path) -> Iterator[Block]:
    for language, text in FENCE.findall(document.read_text(encoding="utf-8")):
        yield Block(relative(document), language, text)


def examples(language: str) -> list[Block]:
    return [block for path in DOCUMENTS for block in blocks(path) if block.language == language]


def prose(document: Path) -> str:
    """The document without its fenced blocks."""
    return FENCE.sub("", document.read_text(encoding="utf-8"))


def anchors(document: Path) -> set[str]:
    """The anchors of a document's headings, as GitHub makes them."""
    found = set()
    for heading in re.findall(r"^#+ (.+)$", prose(document), re.MULTILINE):
        text = re.sub(r"[^\w\- ]", "", LINK.sub("", heading).lower())
        found.add(text.replace(" ", "-"))
    return found


def commands(document: Path) -> Iterator[str]:
    """Every piece of code that names a command, in the text and in shell blocks."""
    text = document.read_text(encoding="utf-8")
    yield from INLINE_CODE.findall(prose(document))
    for language, block in FENCE.findall(text):
        if language == "bash":
            yield from block.splitlines()


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog(ROOT / "data", demo=True)


@each_document
def test_links_point_to_files_and_headings_that_exist(document: Path) -> None:
    wrong = []
    for target in LINK.findall(prose(document)):
        if target.startswith(("https://", "http://")):
            continue
        path, _, anchor = unquote(target).partition("#")
        linked = (document.parent / path).resolve() if path else document
        if not linked.exists() or (anchor and anchor not in anchors(linked)):
            wrong.append(target)
    assert not wrong, f"{relative(document)} links to what does not exist: {wrong}"


@each_document
def test_every_make_target_named_exists(document: Path) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    named = {found for code in commands(document) for found in re.findall(r"^make ([a-z-]+)", code)}
    assert named <= targets


@each_document
def test_every_command_named_is_understood(document: Path) -> None:
    for code in commands(document):
        if not code.startswith("dashboard "):
            continue
        words = shlex.split(re.sub(r"[\[\]]", "", code), comments=True)[1:]
        try:
            parse(words)
        except SystemExit as ended:
            pytest.fail(f"{relative(document)}: `{code}` ends with {ended.code}")


@each_document
def test_every_id_named_stands_in_the_catalog(document: Path, catalog: Catalog) -> None:
    text = document.read_text(encoding="utf-8")
    known = {
        "geography_id": set(catalog.geographies),
        "indicator_id": set(catalog.indicators),
        "ruleset_id": set(catalog.rulesets),
        "focus_area_id": set(catalog.focus_areas),
        "source_id": set(catalog.sources),
    }
    named = [("ruleset_id", name) for name in RULESET.findall(text)] + COLUMN_ID.findall(text)
    assert not [(kind, name) for kind, name in named if name not in known[kind]]


def test_the_contract_lists_the_catalogs_ids_and_no_others(catalog: Catalog) -> None:
    section = (ROOT / "docs" / "contract.md").read_text(encoding="utf-8")
    section = section.split("## Identifiers")[1].split("\n## ")[0]
    lines = {
        line[2:].partition(":")[0].split(",")[0]: line for line in section.splitlines() if line[:2] == "- "
    }
    assert listed(lines["geography_id"]) - {"boligomraade"} == set(catalog.geographies)
    assert listed(lines["indicator_id"]) == set(catalog.indicators)
    assert listed(lines["ruleset_id"]) == set(catalog.rulesets)
    assert listed(lines["focus_area_id"]) == set(catalog.focus_areas)


def listed(line: str) -> set[str]:
    return set(INLINE_CODE.findall(line))


def test_the_contracts_promised_columns_are_in_the_schema() -> None:
    schema = (ROOT / "src" / "dashboard" / "store" / "sql" / "schema.sql").read_text(encoding="utf-8")
    tables = dict(re.findall(r"CREATE TABLE (\w+) \((.*?)\n?\);", schema, re.DOTALL))
    section = (ROOT / "docs" / "contract.md").read_text(encoding="utf-8")
    section = section.split("## Tables of a build")[1].split("\n## ")[0]
    rows = [row.split("|")[1:4] for row in section.splitlines() if row.startswith("|") and "---" not in row]
    assert len(rows) > 10
    for table, promised, besides in rows[1:]:
        names = re.findall(r"\b[a-z_]+\b", re.sub(r"\([^)]*\)", "", f"{promised} {besides}"))
        declared = set(re.findall(r"\b[a-z_]+\b", re.sub(r"--.*", "", tables[table.strip()])))
        assert set(names) <= declared, table.strip()


def test_the_contracts_parameters_are_those_of_the_address() -> None:
    section = (ROOT / "docs" / "contract.md").read_text(encoding="utf-8")
    section = section.split("## Pages and their addresses")[1].split("\n## ")[0]
    heads = re.findall(r"^\| ((?:`\w+`(?:, )?)+) \|", section, re.MULTILINE)
    named = {name for head in heads for name in re.findall(r"\w+", head)}
    assert named == {MEETING, DAY, RULES, AREA, INDICATOR, AREAS, FROM, TO, FOCUS, INITIATIVE, AUDIENCE}


def test_the_settings_table_lists_exactly_the_settings() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `DASHBOARD_(\w+)` \| `([^`]*)` \|", text, re.MULTILINE))
    assert {name.lower() for name in rows} == set(Settings.model_fields)
    for name, default in rows.items():
        model = Settings.model_fields[name.lower()]
        given = Settings.model_validate({name.lower(): default})
        assert getattr(given, name.lower()) == model.default, name


def test_the_tree_names_paths_that_exist() -> None:
    tree = next(block.text for block in blocks(ROOT / "README.md") if block.language == "text")
    named = []
    folder = ROOT
    for line in tree.splitlines():
        paths = re.split(r" {2,}", line.strip())[0].split(" ")
        base = folder if line.startswith(" ") else ROOT
        named += [base / path for path in paths]
        if not line.startswith(" "):
            folder = ROOT / paths[0]
    assert len(named) > 15
    assert not [path for path in named if not path.exists()]


@pytest.mark.parametrize("example", examples("toml"), ids=str)
def test_toml_examples_are_entries_of_the_catalog(example: Block) -> None:
    content: dict[str, Any] = tomllib.loads(example.text)
    for kind, rows in content.items():
        for row in rows if isinstance(rows, list) else [rows]:
            MODELS[kind].model_validate(row)


@pytest.mark.parametrize(
    ("name", "kind", "model"),
    [
        ("catalog/targets.toml", "target", Target),
        ("catalog/meetings.toml", "meeting", Meeting),
        ("sources/lbf_beboerdata.toml", "files", FileLayout),
    ],
)
def test_the_commented_examples_of_the_catalog_are_entries(
    name: str, kind: str, model: type[BaseModel]
) -> None:
    text = (ROOT / "data" / name).read_text(encoding="utf-8")
    written = "\n".join(
        line.removeprefix("#").strip()
        for line in text.splitlines()
        if re.match(r"#\s+(\[\[\w+\]\]|[a-z_.]+ = )", line)
    )
    rows = tomllib.loads(written)[kind]
    assert rows
    for row in rows:
        model.model_validate(row)


def test_the_models_of_an_indicator_and_a_source_can_be_read_from_their_files() -> None:
    """README sends people to copy a neighbour: each must be one."""
    for folder, model in (("catalog/indicators", Indicator), ("sources", Source)):
        for path in (ROOT / "data" / folder).glob("*.toml"):
            model.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("example", examples("csv"), ids=str)
def test_csv_examples_are_read_without_a_rejected_row(example: Block, tmp_path: Path) -> None:
    data_dir = tmp_path / "data"
    shutil.copytree(ROOT / "data", data_dir, ignore=shutil.ignore_patterns("build", "demo"))
    (data_dir / "raw" / "example.csv").write_text(example.text, encoding="utf-8")
    report = refresh(Settings(data_dir=data_dir), now=datetime(2026, 1, 1, tzinfo=UTC), demo=False, hold=True)
    ours = [one for one in report.files if one.file == "raw/example.csv"]
    assert report.rejected == []
    assert sum(one.kept for one in ours) == len(example.text.splitlines()) - 1
