"""What a held build would change, in Danish."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.analysis.build_difference import (
    BuildDifference,
    FigureDifference,
    FigureKind,
    VerdictDifference,
)
from dashboard.narrative import build_difference as said
from dashboard.narrative.build_difference import Names
from dashboard.store.records import KnownFigure, ListStatus, Ruleset

FIGURE = KnownFigure(
    "sydbyen", "employed", "2020", 2, 40.0, 1, None, None, "final", "lbf", "LBF", date(2021, 11, 24), True
)
OFF = ListStatus("sydbyen", 2, 0, 3, 5, 2500.0, "off", True, 1000, "2020", False, True, 2020)
ON = OFF._replace(met=3, verdict="on")


def ruleset(ruleset_id: str) -> Ruleset:
    day = date(2014, 1, 1)
    return Ruleset(
        ruleset_id, ruleset_id, ruleset_id, "x", "hovedliste", day, None, 1000, 3, "x", "x", *[None] * 7
    )


NAMES = Names({}, {}, (ruleset("sub-2014"), ruleset("udsat-2018")))


def difference(*kinds: FigureKind, later: int = 0, verdicts: tuple[str, ...] = ()) -> BuildDifference:
    figures = tuple(FigureDifference(kind, FIGURE, FIGURE, i < later) for i, kind in enumerate(kinds))
    judged = tuple(VerdictDifference(rules, "sydbyen", OFF, ON) for rules in verdicts)
    return BuildDifference(figures, judged, (), (), ())


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (difference(), "Ingen tal er ændret; ingen domme ville blive andre"),
        (
            difference(*[FigureKind.NEW] * 23, *[FigureKind.REVISED] * 4, verdicts=("sub-2014",)),
            "23 nye tal, 4 rettede; én dom ville blive en anden",
        ),
        (
            difference(FigureKind.NEW, FigureKind.REVISED, FigureKind.VANISHED, verdicts=("sub-2014",) * 2),
            "1 nyt tal, 1 rettet, 1 forsvundet; to domme ville blive andre",
        ),
        (
            difference(FigureKind.RESTATED, FigureKind.RESTATED, verdicts=("udsat-2018",)),
            "2 tal med ny dato, kilde eller status; én dom ville blive en anden efter reglerne udsat-2018",
        ),
        (difference(FigureKind.VANISHED), "1 forsvundet tal; ingen domme ville blive andre"),
    ],
)
def test_headline(found: BuildDifference, expected: str) -> None:
    assert said.headline(found, NAMES) == expected


def test_fewer_criteria_met_is_no_other_verdict() -> None:
    found = BuildDifference(
        (), (VerdictDifference("sub-2014", "sydbyen", OFF, OFF._replace(met=1)),), (), (), ()
    )
    assert said.headline(found, NAMES).endswith("ingen domme ville blive andre")
    assert said.verdict_row(found.verdicts[0], NAMES)[3].startswith(
        "opfylder ikke betingelserne, kriterier: 1"
    )


def test_what_is_published_after_the_date_is_said() -> None:
    day = date(2021, 11, 25)
    assert said.later(difference(FigureKind.NEW), day) is None
    assert (said.later(difference(FigureKind.NEW, later=1), day) or "").startswith(
        "Tallet er offentliggjort efter"
    )
    some = said.later(difference(FigureKind.NEW, FigureKind.NEW, FigureKind.NEW, later=2), day) or ""
    assert some.startswith("To af ændringerne i tal er offentliggjort efter 25. november 2021")


def test_examples_in_one_build_alone_are_said() -> None:
    assert said.examples(before=True, after=True) is None
    assert "uden" in (said.examples(before=True, after=False) or "")
    assert "med" in (said.examples(before=False, after=True) or "")


def test_a_row_says_what_is_an_example_and_what_is_gone() -> None:
    one = FigureDifference(FigureKind.VANISHED, FIGURE, None, False)
    row = said.figure_row(one, NAMES)
    assert row[2:5] == ("40,0 (eksempel)", "findes ikke længere", "2020, gns. af 2 år")
    hidden = FigureDifference(
        FigureKind.REVISED, FIGURE, FIGURE._replace(value=None, status="suppressed"), True
    )
    row = said.figure_row(hidden, NAMES)
    assert row[3].startswith("skjult")
    assert row[5].endswith("efter sidens dato")


def test_sources_with_most_first() -> None:
    other = FigureDifference(FigureKind.NEW, None, FIGURE._replace(source_name=None), False)
    one = FigureDifference(FigureKind.NEW, None, FIGURE, False)
    assert [(name, len(rows)) for name, rows in said.by_source([other, one, one])] == [
        ("LBF", 2),
        ("Kilde ikke oplyst", 1),
    ]
