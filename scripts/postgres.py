"""The PostgreSQL server that the tests of the journal run against: find it, install it, run one of our own.

`python -m scripts.postgres --install` ends with 0 where a server's programs are found. Where none can be had
it says so in capitals and still ends with 0, since the other tests are worth having; in CI it ends with 1.
"""

from __future__ import annotations

import argparse
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

DEBIAN = Path("/usr/lib/postgresql")
START_TIMEOUT_SECONDS = 30.0
OPTIONS = (
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "fsync=off",  # the machine itself does not go down during a test
    "max_connections=100",
)


class PostgresMissingError(Exception):
    """No server can be run on this machine; the message says why."""


@dataclass(frozen=True)
class PostgresServer:
    """A running server on loopback. `user` may make databases and is no superuser."""

    port: int
    user: str
    password: str

    def url(self, database: str) -> str:
        """The address of one of its databases, with the password."""
        return f"postgresql://{self.user}:{self.password}@127.0.0.1:{self.port}/{database}"

    def new_database(self) -> str:
        """Make an empty database and return its address."""
        name = f"journal_{secrets.token_hex(6)}"
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        return self.url(name)


def programs() -> Path:
    """The folder with `initdb` and `postgres`, the newest version where there are several.

    Raises:
        PostgresMissingError: there is none.
    """
    on_path = shutil.which("initdb")
    folders = sorted(DEBIAN.glob("*/bin"), key=lambda folder: int(folder.parent.name.split(".")[0]))
    if on_path is not None:
        folders.append(Path(on_path).resolve().parent)
    for folder in reversed(folders):
        if (folder / "initdb").is_file() and (folder / "postgres").is_file():
            return folder
    raise PostgresMissingError(f"initdb and postgres are neither on the path nor below {DEBIAN}.")


@contextmanager
def running_postgres() -> Iterator[PostgresServer]:
    """Run a server with a new, empty cluster on a free port of loopback until the block ends.

    Raises:
        PostgresMissingError: there are no programs, or they do not start; the message has their log.
    """
    folder = programs()
    user = _other_user()
    # Not pytest's folder: that one is closed to the user that the server runs as.
    with tempfile.TemporaryDirectory(prefix="journal-postgres-", ignore_cleanup_errors=True) as made:
        home = Path(made)
        password = secrets.token_urlsafe(16)
        (home / "password").write_text(password, encoding="utf-8")
        for path in (home, home / "password"):
            if user:
                shutil.chown(path, user["user"], user["group"])
        cluster = home / "cluster"
        _initialise(folder, cluster, home / "password", user)
        with _server(folder, cluster, home / "log", password, user) as port:
            with psycopg.connect(
                PostgresServer(port, "owner", password).url("postgres"), autocommit=True
            ) as connection:
                role = sql.SQL("CREATE ROLE journal LOGIN CREATEDB PASSWORD {}").format(sql.Literal(password))
                connection.execute(role)
            yield PostgresServer(port, "journal", password)


def _other_user() -> dict[str, Any]:
    """Whom to run the server as: PostgreSQL refuses root. Empty where we are not root."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return {}
    import pwd

    for name in ("postgres", "nobody"):
        try:
            found = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": found.pw_uid, "group": found.pw_gid, "extra_groups": []}
    raise PostgresMissingError("We are root, and there is no other user to run PostgreSQL as.")


def _initialise(folder: Path, cluster: Path, password_file: Path, user: dict[str, Any]) -> None:
    command = [
        str(folder / "initdb"), "--pgdata", str(cluster), "--username", "owner",
        "--pwfile", str(password_file), "--auth", "scram-sha-256",
        "--encoding", "UTF8", "--no-locale", "--no-sync",
    ]  # fmt: skip
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=cluster.parent, env=_environment(), **user
    )
    if done.returncode != 0:
        raise PostgresMissingError(f"initdb ended with {done.returncode}:\n{done.stdout}{done.stderr}")


@contextmanager
def _server(
    folder: Path, cluster: Path, log_path: Path, password: str, user: dict[str, Any]
) -> Iterator[int]:
    port = _free_port()
    command = [str(folder / "postgres"), "-D", str(cluster), "-p", str(port)]
    for option in OPTIONS:
        command += ["-c", option]
    with log_path.open("wb") as log:
        process = subprocess.Popen(
            command, stdout=log, stderr=log, cwd=cluster.parent, env=_environment(), **user
        )
    try:
        _wait_until_it_answers(process, port, password, log_path)
        yield port
    finally:
        process.send_signal(signal.SIGINT)  # it closes the connections and ends
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_until_it_answers(
    process: subprocess.Popen[bytes], port: int, password: str, log_path: Path
) -> None:
    deadline = time.monotonic() + START_TIMEOUT_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        try:
            psycopg.connect(
                PostgresServer(port, "owner", password).url("postgres"), connect_timeout=2
            ).close()
        except psycopg.OperationalError:
            time.sleep(0.1)
        else:
            return
    log = log_path.read_text(encoding="utf-8", errors="replace")
    raise PostgresMissingError(f"postgres did not start:\n{log}")


def _environment() -> dict[str, str]:
    """Ours without what steers PostgreSQL's programs, and without a home that the other user cannot enter."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PG") and name != "HOME"}
    return {**kept, "LC_ALL": "C"}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def install() -> None:
    """Install Debian's or Ubuntu's package where we may."""
    from scripts.browser import as_root, run  # here, since it loads Playwright

    root = as_root()
    if root is None or not shutil.which("apt-get"):
        return
    apt = [*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"]
    if run([*apt, "update"]):
        run([*apt, "install", "-y", "--no-install-recommends", "postgresql"])


def is_there() -> bool:
    """Say whether a server can be run, printing which or why not."""
    try:
        folder = programs()
    except PostgresMissingError as error:
        sys.stdout.write(f"{error}\n")
        return False
    sys.stdout.write(f"PostgreSQL for the tests: {folder}\n")
    return True


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--install", action="store_true", help="install one where none is found")
    arguments = parser.parse_args()
    if is_there():
        return 0
    if arguments.install:
        install()
        if is_there():
            return 0
    line = "!" * 78
    sys.stdout.write(f"{line}\nNO POSTGRESQL: THE JOURNAL IS TESTED ON SQLITE ONLY.\n")
    sys.stdout.write("What to do: install PostgreSQL (Debian: apt-get install postgresql), then try again.\n")
    sys.stdout.write(line + "\n")
    return 1 if os.environ.get("CI") else 0


if __name__ == "__main__":
    sys.exit(main())
