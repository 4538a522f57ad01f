"""What two builds say differently."""

from __future__ import annotations

import math
from datetime import date

import pytest

from dashboard.analysis.build_difference import FigureKind, Side, build_difference
from dashboard.store.records import KnownFigure, ListStatus, OfficialStatus

FIGURE = KnownFigure(
    "sydbyen", "employed", "2020", 1, 40.0, 1, None, None, "final", "lbf", "LBF", date(2021, 11, 24), False
)
VERDICT = ListStatus("sydbyen", 2, 0, 3, 5, 2500.0, "off", True, 1000, "2020", False, False, 2020)
LISTED = OfficialStatus("sydbyen", date(2021, 12, 1), "liste", True, None, None, None)


def side(
    *figures: KnownFigure,
    in_the_end: tuple[KnownFigure, ...] | None = None,
    verdicts: tuple[ListStatus, ...] = (),
    lists: tuple[OfficialStatus, ...] = (),
) -> Side:
    return Side(figures, figures if in_the_end is None else in_the_end, {"sub-2014": verdicts}, {}, (), lists)


def test_the_same_is_no_difference() -> None:
    one = side(FIGURE, verdicts=(VERDICT,), lists=(LISTED,))
    found = build_difference(one, one)
    assert (found.figures, found.verdicts, found.criteria, found.trends, found.lists) == ((), (), (), (), ())


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (None, FIGURE, FigureKind.NEW),
        (FIGURE, None, FigureKind.VANISHED),
        (FIGURE, FIGURE._replace(value=41.0), FigureKind.REVISED),
        (FIGURE, FIGURE._replace(value=None, status="suppressed"), FigureKind.REVISED),
        (FIGURE, FIGURE._replace(published_on=date(2021, 11, 25)), FigureKind.RESTATED),
        (FIGURE, FIGURE._replace(is_demo=True), FigureKind.RESTATED),
        (FIGURE, FIGURE._replace(numerator=40.0, denominator=100.0), FigureKind.RESTATED),
    ],
)
def test_kinds(before: KnownFigure | None, after: KnownFigure | None, kind: FigureKind) -> None:
    found = build_difference(side(*(before,) if before else ()), side(*(after,) if after else ()))
    (one,) = found.figures
    assert (one.kind, one.before, one.after, one.is_later) == (kind, before, after, False)
    assert found.of_kind(kind) == found.figures


def test_another_name_of_the_source_is_no_difference() -> None:
    assert build_difference(side(FIGURE), side(FIGURE._replace(source_name="x"))).figures == ()


def test_a_mean_of_years_is_another_figure() -> None:
    (one,) = build_difference(side(FIGURE), side(FIGURE, FIGURE._replace(averaged_years=2))).figures
    assert one.kind is FigureKind.NEW


def test_the_largest_change_first_by_its_share() -> None:
    small = FIGURE._replace(indicator_id="mean_income", value=200_000.0)
    large, gone = FIGURE, FIGURE._replace(period="2019")
    found = build_difference(
        side(small, large, gone),
        side(
            small._replace(value=201_000.0),
            large._replace(value=80.0),
            gone._replace(value=None, status="suppressed"),
        ),
    )
    assert [one.size for one in found.figures] == [math.inf, 0.5, pytest.approx(1 / 201)]


def test_from_zero_to_zero_has_no_size() -> None:
    zero = FIGURE._replace(value=0.0)
    (one,) = build_difference(side(zero), side(zero._replace(status="preliminary"))).figures
    assert one.size == 0.0


def test_what_is_published_later_is_told_as_later() -> None:
    later = FIGURE._replace(period="2021")
    found = build_difference(side(FIGURE), side(FIGURE, in_the_end=(FIGURE, later)))
    assert [(one.kind, one.is_later) for one in found.figures] == [(FigureKind.NEW, True)]


def test_a_revision_of_the_past_is_seen_though_the_newest_is_the_same() -> None:
    before = side(FIGURE._replace(value=39.0), in_the_end=(FIGURE,))
    after = side(FIGURE._replace(value=38.0), in_the_end=(FIGURE,))
    (one,) = build_difference(before, after).figures
    assert (one.kind, one.is_later) == (FigureKind.REVISED, False)


def test_verdicts_another_one_first() -> None:
    other = VERDICT._replace(geography_id="motalavej")
    found = build_difference(
        side(verdicts=(VERDICT, other)),
        side(verdicts=(VERDICT._replace(met=1), other._replace(met=3, verdict="on"))),
    )
    assert [(one.geography_id, one.is_another_verdict) for one in found.verdicts] == [
        ("motalavej", True),
        ("sydbyen", False),
    ]


def test_a_ruleset_that_only_one_build_has() -> None:
    found = build_difference(side(verdicts=(VERDICT,)), side())
    assert [(one.before, one.after) for one in found.verdicts] == [(VERDICT, None)]


def test_official_lists() -> None:
    off = LISTED._replace(on_list=False)
    (one,) = build_difference(side(lists=(LISTED,)), side(lists=(off,))).lists
    assert (one.before, one.after) == (LISTED, off)
    (one,) = build_difference(side(), side(lists=(LISTED,))).lists
    assert one.before is None
