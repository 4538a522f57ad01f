"""Nothing below the data folder can be had from the web server, whatever the address."""

from __future__ import annotations

import http.client
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.settings import Settings
from scripts.app_server import ROOT, AppServer, running_app

SECRET = b"0d9c1e7a-not-for-the-web"
CONFIG = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
ADDRESSES = [
    "{way}/data/raw/{name}",
    "{way}/raw/{name}",
    "{way}/{name}",
    "{way}/../data/raw/{name}",
    "{way}/../../data/raw/{name}",
    "{way}/..%2f..%2fdata%2fraw%2f{name}",
    "{way}/%2e%2e/%2e%2e/data/raw/{name}",
    "{way}/..%5c..%5cdata%5craw%5c{name}",
    "{way}/....//....//data/raw/{name}",
    "{way}/%252e%252e%252fdata%252fraw%252f{name}",
    "{way}//{absolute}",
    "{way}/{absolute}",
    "{way}/..%00/{name}",
]
WAYS = [
    "",
    "/app",
    "/app/static",
    "/static",
    "/media",
    "/component",
    "/component/dashboard",
    "/pages",
    "/_stcore",
    "/~",
]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[AppServer, Path]]:
    data_dir = tmp_path_factory.mktemp("served") / "data"
    (data_dir / "raw").mkdir(parents=True)
    for name in ("secret.csv", "published.json", ".secret"):
        (data_dir / "raw" / name).write_bytes(SECRET)
    with running_app(data_dir) as running:
        yield running, data_dir


def fetched(server: AppServer, path: str, method: str = "GET") -> tuple[int, bytes]:
    """Status and body of an address sent as it stands, without tidying it first."""
    connection = http.client.HTTPConnection("localhost", server.port, timeout=20)
    try:
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        connection.putheader("Host", f"localhost:{server.port}")
        connection.endheaders()
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


@pytest.mark.parametrize("way", WAYS)
def test_no_address_gives_a_file_of_the_data_folder(server: tuple[AppServer, Path], way: str) -> None:
    running, data_dir = server
    assert fetched(running, "/")[0] == 200
    absolute = (data_dir / "raw" / "secret.csv").as_posix()
    for address in ADDRESSES:
        for name in ("secret.csv", "published.json", ".secret"):
            path = address.format(way=way, name=name, absolute=absolute)
            status, body = fetched(running, path)
            assert SECRET not in body, f"{status} {path}"


def test_files_of_the_program_are_not_given_out_either(server: tuple[AppServer, Path]) -> None:
    running, _ = server
    for path in (
        "/app.py",
        "/../app.py",
        "/.streamlit/config.toml",
        "/app/static/../app.py",
        "/pages/status.py",
    ):
        status, body = fetched(running, path)
        assert b"import streamlit" not in body, f"{status} {path}"
        assert b"gatherUsageStats" not in body, f"{status} {path}"


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE"])
def test_nothing_is_put_there_by_an_address(server: tuple[AppServer, Path], method: str) -> None:
    running, data_dir = server
    before = {path: path.read_bytes() for path in (data_dir / "raw").iterdir()}
    for path in (
        "/data/raw/new.csv",
        "/_stcore/upload_file/../../data/raw/new.csv",
        "/_stcore/upload_file/x/y",
    ):
        status, _ = fetched(running, path, method)
        assert status >= 400, path
    assert {path: path.read_bytes() for path in (data_dir / "raw").iterdir()} == before


def test_the_server_is_set_up_to_serve_no_folder_and_to_take_no_more_than_is_read() -> None:
    assert CONFIG["server"]["enableStaticServing"] is False
    assert CONFIG["server"]["maxUploadSize"] <= Settings().max_file_mb
    for folder in ("static", "pages/static", "src/dashboard/ui/static"):
        assert not (ROOT / folder).exists()
