"""Years running: what the catalog may say of them, and what ours says."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from dashboard.catalog.load import load_catalog
from dashboard.catalog.models import Confidence, Ruleset

DATA = Path(__file__).resolve().parents[3] / "data"


def ruleset(**fields: Any) -> Ruleset:
    defaults: dict[str, Any] = {
        "ruleset_id": "ghetto-2018",
        "name": "Ghettoområder",
        "short_name": "Ghetto",
        "list_label": "ghettoområder",
        "family": "skaerpet",
        "valid_from": date(2018, 12, 1),
        "min_residents": 1000,
        "required": 2,
        "source": "loven",
        "confidence": Confidence.FOUND_IN_TEXT,
        "criteria": (),
    }
    return Ruleset(**{**defaults, **fields})


@pytest.mark.parametrize(
    "half",
    [
        {"running_years": 4},
        {"running_name": "hård ghetto", "running_years": 4},
        {"running_name": "hård ghetto", "running_list_name": "hårde ghettoområder"},
        {"running_longer_years": 5},
        {"running_longer_lists": (2018,)},
    ],
)
def test_half_of_the_rule_is_refused(half: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="given together"):
        ruleset(**half)


def test_ours_are_those_of_the_law() -> None:
    rulesets = load_catalog(DATA, demo=False).rulesets
    ghetto, parallel = rulesets["ghetto-2018"], rulesets["parallelsamfund-2021"]
    assert (ghetto.running_name, ghetto.running_years, ghetto.running_longer_years) == ("hård ghetto", 4, 5)
    assert ghetto.running_longer_lists == (2018, 2019, 2020)
    assert (parallel.running_name, parallel.running_years) == ("omdannelsesområde", 5)
    assert all(rules.running_years is None for rules in rulesets.values() if rules.family != "skaerpet")


def test_every_official_list_is_read_by_some_rules() -> None:
    """A list whose name no ruleset knows would silently count for nothing."""
    known = set()
    for rules in load_catalog(DATA, demo=False).rulesets.values():
        known |= {rules.list_name or rules.list_label, rules.running_list_name}
    lines = (DATA / "raw" / "list_status.csv").read_text(encoding="utf-8").splitlines()
    names = {line.split(",")[2] for line in lines[1:]}
    assert names <= known
