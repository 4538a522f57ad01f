"""`dashboard fetch`: the only command that asks StatBank."""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime

from dashboard.catalog.load import load_catalog
from dashboard.catalog.sources import Source
from dashboard.errors import DashboardError
from dashboard.settings import Settings
from dashboard.statbank.client import StatbankClient
from dashboard.statbank.errors import StatbankError
from dashboard.statbank.fetch import Fetched, fetch_tables


def run(arguments: argparse.Namespace) -> None:
    """Fetch; what is fresh goes to stdout, what failed to stderr. Raises DashboardError where any failed."""
    settings = Settings()
    now = datetime.now(UTC)
    results: list[Fetched] = []
    failure: DashboardError | None = None
    try:
        sources = _chosen(settings, arguments.source)
        with StatbankClient(
            settings.statbank_url, clock=time.monotonic, sleep=time.sleep, jitter=random.random
        ) as client:
            results = fetch_tables(
                sources,
                client,
                settings.statbank_dir,
                now,
                told=lambda one: None if arguments.json else _print_one(one, now),
            )
        failure = _failure(results)
        if not results and not arguments.json:
            print("No source declares tables under [[statbank]]: there was nothing to ask for.")
    except DashboardError as error:
        failure = error
    if arguments.json:
        told = {
            "tables": [_as_json(one, now) for one in results],
            "problem": failure.problem if failure else None,
            "remedy": failure.remedy if failure else None,
        }
        json.dump(told, sys.stdout, ensure_ascii=False, indent=2)
        print()
    if failure is not None:
        raise failure


def _chosen(settings: Settings, source_id: str | None) -> list[Source]:
    sources = load_catalog(settings.data_dir, demo=False).sources
    with_tables = {one.source_id: one for one in sources.values() if one.statbank}
    if source_id is not None and source_id not in with_tables:
        raise StatbankError(
            f"The source {source_id!r} has no tables of StatBank; allowed: {', '.join(with_tables) or 'none'}"
            ".",
            "Name one of these, or declare its tables under [[statbank]] in data/sources.",
        )
    return [one for one in with_tables.values() if source_id in (None, one.source_id)]


def _failure(results: Sequence[Fetched]) -> StatbankError | None:
    failed = [one.table for one in results if one.error is not None]
    if not failed:
        return None
    return StatbankError(
        f"{len(failed)} of {len(results)} tables were not fetched: {', '.join(failed)}. Nothing published or"
        " stored has changed for them.",
        "See above for each table's own remedy, then run `dashboard fetch` again.",
    )


def _print_one(one: Fetched, now: datetime) -> None:
    if one.error is None and one.answer is not None:
        updated = f", updated {one.updated.isoformat()}" if one.updated else ""
        print(f"{one.table}: fetched, {one.cells} cells{updated}; kept as {one.answer.path}")
        return
    print(f"{one.table}: not fetched. {one.error}", file=sys.stderr)
    if one.answer is None:
        print("  No earlier answer is stored.", file=sys.stderr)
    else:
        day, age = one.answer.fetched_at.date().isoformat(), one.age_days(now)
        print(f"  The last answer, of {day} ({age} days old), stands.", file=sys.stderr)


def _as_json(one: Fetched, now: datetime) -> dict[str, object]:
    return {
        "source_id": one.source_id,
        "table": one.table,
        "fresh": one.error is None,
        "cells": one.cells,
        "updated": one.updated.isoformat() if one.updated else None,
        "file": str(one.answer.path) if one.answer else None,
        "sha256": one.answer.slip.sha256 if one.answer else None,
        "fetched_at": one.answer.slip.fetched_at if one.answer else None,
        "age_days": one.age_days(now),
        "problem": one.error.problem if one.error else None,
        "remedy": one.error.remedy if one.error else None,
    }
