"""Rows to CSV files: semicolon, UTF-8, line feed, whatever the platform."""

from __future__ import annotations

import csv
import io
from dataclasses import astuple, fields
from pathlib import Path

from dashboard.demo.rows import Row


def as_csv(rows: list[Row]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\n")
    writer.writerow([field.name for field in fields(Row)])
    writer.writerows(astuple(row) for row in rows)
    return text.getvalue().encode("utf-8")


def write_files(folder: Path, files: dict[str, list[Row]]) -> list[Path]:
    """Write <folder>/<name>.csv for each name; returns the paths in that order."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, rows in files.items():
        path = folder / f"{name}.csv"
        path.write_bytes(as_csv(rows))
        paths.append(path)
    return paths
