"""A dashboard server of our own for a while: on a free port, with its own data folder."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
APP = ROOT / "app.py"
START_TIMEOUT_SECONDS = 60.0


class ServerError(Exception):
    """The server did not start; the message has its log."""


@dataclass(frozen=True)
class AppServer:
    """A running server; `log_path` is what it writes."""

    port: int
    log_path: Path
    process: subprocess.Popen[bytes]

    @property
    def url(self) -> str:
        """The address, without a slash at the end."""
        return f"http://localhost:{self.port}"

    def log(self) -> str:
        return self.log_path.read_text(encoding="utf-8", errors="replace")


@contextmanager
def running_app(
    data_dir: Path | None, *, app: Path = APP, environment: Mapping[str, str] | None = None
) -> Iterator[AppServer]:
    """Run `streamlit run app` until the block ends.

    Args:
        data_dir: what DASHBOARD_DATA_DIR is set to; None leaves it as it is.
        app: the script to run; the server's working folder is the project's.
        environment: further variables.

    Raises:
        ServerError: the server ended or did not answer in time.
    """
    variables = {
        **os.environ,
        "STREAMLIT_SERVER_FILE_WATCHER_TYPE": "none",
        "STREAMLIT_SERVER_HEADLESS": "true",
        "PYTHONUNBUFFERED": "1",
        **({} if data_dir is None else {"DASHBOARD_DATA_DIR": str(data_dir)}),
        **(environment or {}),
    }
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(app), "--server.port", str(port)]
    command += ["--server.address", "127.0.0.1"]
    with tempfile.TemporaryDirectory() as folder:
        log_path = Path(folder) / "server.log"
        with log_path.open("wb") as log:
            process = subprocess.Popen(command, cwd=ROOT, env=variables, stdout=log, stderr=subprocess.STDOUT)
        server = AppServer(port, log_path, process)
        try:
            wait_until_healthy(server)
            yield server
        finally:
            process.terminate()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def wait_until_healthy(server: AppServer, timeout_seconds: float = START_TIMEOUT_SECONDS) -> None:
    """Wait until the server's health route answers.

    Raises:
        ServerError: it ended or did not answer in time.
    """
    deadline = time.monotonic() + timeout_seconds
    while time.monotonic() < deadline:
        if server.process.poll() is not None:
            raise ServerError(f"The server ended at once.\n{server.log()}")
        connection = http.client.HTTPConnection("localhost", server.port, timeout=2)
        try:
            connection.request("GET", "/_stcore/health")
            if connection.getresponse().status == http.client.OK:
                return
        except (http.client.HTTPException, OSError):
            time.sleep(0.05)
        finally:
            connection.close()
    raise ServerError(f"The server did not answer within {timeout_seconds:g} s.\n{server.log()}")


def free_port() -> int:
    """Return a port of this machine that nobody listens on just now."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port
