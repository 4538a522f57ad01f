"""Pin the packages of pyproject.toml in requirements.txt and requirements-dev.txt.

`python scripts/lock.py` writes both files; pins that still fit stay as they are. `--upgrade` takes the newest
versions that fit. `--check` writes nothing and exits with 1 where a file differs from what would be written.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from uv import find_uv_bin

ROOT = Path(__file__).resolve().parent.parent
RUNTIME = "requirements.txt"
DEVELOPMENT = "requirements-dev.txt"
HEADER = "# Pinned from pyproject.toml by `make lock`; do not edit by hand.\n"
PYTHON_VERSION = "3.11"


class LockError(Exception):
    """The packages could not be resolved."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare only, write nothing")
    parser.add_argument("--upgrade", action="store_true", help="take the newest versions that fit")
    parser.add_argument("--root", type=Path, default=ROOT, help="folder of pyproject.toml")
    arguments = parser.parse_args()
    root: Path = arguments.root
    try:
        wanted = wanted_files(root, upgrade=arguments.upgrade)
    except LockError as error:
        sys.stderr.write(f"The packages of pyproject.toml cannot be pinned:\n{error}\n")
        return 1
    drifted = [name for name, text in wanted.items() if current(root / name) != text]
    if arguments.check:
        for name in drifted:
            sys.stderr.write(
                f"{name} does not match pyproject.toml.\n{difference(root / name, wanted[name])}"
            )
        if drifted:
            sys.stderr.write("What to do: run `make lock` and commit the files.\n")
        return 1 if drifted else 0
    for name in drifted:
        (root / name).write_text(wanted[name], encoding="utf-8")
        sys.stdout.write(f"{name} written\n")
    return 0


def wanted_files(root: Path, *, upgrade: bool = False) -> dict[str, str]:
    """Return the whole text of each requirements file, by file name.

    Raises:
        LockError: no set of packages fits, or the package index cannot be reached.
    """
    kept = [] if upgrade else [*pins(root / RUNTIME), *pins(root / DEVELOPMENT)]
    runtime = compiled(root, kept, extras=())
    everything = compiled(root, [*runtime, *kept], extras=("dev",))
    development = [pin for pin in everything if pin not in runtime]
    return {
        RUNTIME: "\n".join([HEADER.rstrip(), *runtime, "# The dashboard itself.", "-e .", ""]),
        DEVELOPMENT: "\n".join([HEADER.rstrip(), f"-r {RUNTIME}", *development, ""]),
    }


def compiled(root: Path, kept: list[str], extras: tuple[str, ...]) -> list[str]:
    """Return one pin a line (`name==version ; marker`) for all systems, preferring the pins in `kept`."""
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "pins.txt"
        output.write_text("\n".join(dict.fromkeys(kept)) + "\n", encoding="utf-8")
        command = [
            find_uv_bin(), "pip", "compile", str(root / "pyproject.toml"),
            "--universal", "--python-version", PYTHON_VERSION, "--no-header", "--no-annotate", "--quiet",
            "--output-file", str(output), *(part for extra in extras for part in ("--extra", extra)),
        ]  # fmt: skip
        # What is already known answers first: a newer release elsewhere must change nothing.
        done = subprocess.run([*command, "--offline"], capture_output=True, text=True, check=False)
        if done.returncode != 0:
            done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise LockError(done.stderr.strip())
        return pins(output)


def pins(path: Path) -> list[str]:
    """Return the pins of a requirements file, in its order; none where there is no file."""
    return [line.strip() for line in current(path).splitlines() if "==" in line and not line.startswith("#")]


def current(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def difference(path: Path, wanted: str) -> str:
    """Return the lines that are missing from and superfluous in the file, one a line."""
    there, should = set(current(path).splitlines()), set(wanted.splitlines())
    missing = [f"  missing:     {line}" for line in sorted(should - there)]
    superfluous = [f"  superfluous: {line}" for line in sorted(there - should)]
    return "\n".join([*missing, *superfluous, ""])


if __name__ == "__main__":
    sys.exit(main())
