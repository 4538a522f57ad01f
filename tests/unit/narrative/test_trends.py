"""Trend states in words: golden sentences, read by a person, and what no sentence may claim."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from dashboard.danish import NO_BREAK_SPACE
from dashboard.narrative import trends
from dashboard.store.records import TrendState
from tests.unit import samples as s

SHARE = s.indicator()
COUNT = s.indicator("arson", unit="count", value_type="count", decimals=0)


def state(**fields: Any) -> TrendState:
    return s.trend_state(**fields)


def xmr(**fields: Any) -> TrendState:
    defaults: dict[str, Any] = {
        "method": "xmr",
        "first_period": "2015-Q1",
        "last_period": "2021-Q4",
        "slope": None,
        "detectable": None,
        "signal": "one_side",
        "mean": 25.0,
        "lower": 7.4,
        "upper": 42.6,
    }
    return s.trend_state(**{**defaults, **fields})


def none(strength: str, **fields: Any) -> TrendState:
    return state(strength=strength, direction="none", **fields)


GOLDEN = [
    (
        state(strength="certain", statistic=12.0),
        SHARE,
        "Statistisk sikkert fald, i den ønskede retning (2011–2015). I gennemsnit 1,2 procentpoint mindre om "
        "året.",
    ),
    (
        state(direction="up", slope=0.05),
        SHARE,
        "Tyder på stigning, væk fra det ønskede (2011–2015); ikke statistisk sikkert. I gennemsnit 0,05 "
        "procentpoint mere om året. Vurdér igen, når 2016 foreligger.",
    ),
    (
        none("none"),
        SHARE,
        "Ingen sikker ændring (2011–2015). Det er ikke det samme som uændret: kun ændringer over ca. 6,2 "
        "procentpoint (2011–2015) ville kunne ses.",
    ),
    (
        none("undetectable"),
        SHARE,
        "Kan ikke afgøres endnu (2011–2015). Serien er for kort eller for lille til at afgøre udviklingen; "
        "kun ændringer over ca. 6,2 procentpoint (2011–2015) ville kunne ses.",
    ),
    (
        none("level_only", reason="break", first_period="2015"),
        SHARE,
        "Efter bruddet i serien er der for få tal til at bedømme en udvikling. Tal før bruddet kan ikke "
        "sammenlignes med tal efter.",
    ),
    (
        xmr(strength="certain", direction="up"),
        COUNT,
        "Statistisk sikker stigning, væk fra det ønskede (1. kvartal 2015 – 4. kvartal 2021). De seneste syv "
        "tal ligger alle på samme side af seriens gennemsnit.",
    ),
    (
        xmr(strength="early", signal="outer_third"),
        COUNT,
        "Tyder på fald, i den ønskede retning (1. kvartal 2015 – 4. kvartal 2021); ikke statistisk sikkert. "
        "To af de seneste tre tal ligger yderst i det, serien normalt svinger inden for. Vurdér igen, når "
        "1. kvartal 2022 foreligger.",
    ),
    (
        xmr(strength="none", direction="none", signal=None),
        COUNT,
        "Ingen sikker ændring (1. kvartal 2015 – 4. kvartal 2021). Udsvingene ligger inden for det, "
        "tilfældigheder normalt giver; et enkelt tal skal under 8 eller over 42 for at skille sig ud.",
    ),
    (
        xmr(strength="none", direction="none", signal=None, lower=0.0),
        COUNT,
        "Ingen sikker ændring (1. kvartal 2015 – 4. kvartal 2021). Udsvingene ligger inden for det, "
        "tilfældigheder normalt giver; et enkelt tal skal over 42 for at skille sig ud.",
    ),
    (None, SHARE, "Der er intet tal at bedømme en udvikling ud fra."),
]


@pytest.mark.parametrize(("found", "indicator", "expected"), GOLDEN)
def test_sentence(found: TrendState | None, indicator: Any, expected: str) -> None:
    assert trends.sentence(found, indicator).replace(NO_BREAK_SPACE, " ") == expected


def test_every_state_has_its_mark_and_its_words() -> None:
    marks = {
        (strength, direction): trends.mark(state(strength=strength, direction=direction))
        for strength, direction in product(("certain", "early"), ("up", "down"))
    }
    assert marks == {
        ("certain", "up"): "↗",
        ("certain", "down"): "↘",
        ("early", "up"): "↗",
        ("early", "down"): "↘",
    }
    words = {trends.short(none(strength)) for strength in ("none", "undetectable", "level_only")}
    assert words == {"ingen sikker ændring", "kan ikke afgøres endnu", "kun niveau"}
    assert trends.short(None) == "intet tal"


@pytest.mark.parametrize("strength", ["none", "undetectable", "level_only"])
def test_without_a_signal_no_direction_is_claimed(strength: str) -> None:
    text = trends.sentence(none(strength, slope=-3.0), SHARE).lower()
    assert "fald" not in text
    assert "stigning" not in text
    assert trends.towards(none(strength), SHARE) is None


@pytest.mark.parametrize("word", ["fordi", "takket være", "skyldes", "effekt"])
def test_no_sentence_names_a_cause(word: str) -> None:
    assert not any(word in trends.sentence(found, indicator) for found, indicator, _ in GOLDEN)


@pytest.mark.parametrize(
    ("period", "following"),
    [
        ("2020", "2021"),
        ("2020-Q4", "1. kvartal 2021"),
        ("2021-Q3", "4. kvartal 2021"),
        ("2021-12", "januar 2022"),
        ("2021-08", "september 2021"),
    ],
)
def test_the_period_after(period: str, following: str) -> None:
    assert trends.next_period(period) == following
