"""What each audience is told, in which order, and what must never be in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.journal.contents import Audience
from dashboard.narrative.talking_points import groups
from dashboard.narrative.talking_points.audience import LOCAL_INDICATORS, PROFILE, UNSAID, Profile, importance
from dashboard.narrative.talking_points.causes import cause_words
from dashboard.narrative.talking_points.compose import talking_points
from dashboard.narrative.talking_points.facts import Facts
from dashboard.narrative.talking_points.point import Kind
from dashboard.store import records as r
from tests.unit import samples as s
from tests.unit.narrative.talking_points import samples as t
from tests.unit.narrative.talking_points.test_sentences import crossed

STRENGTHS = ("certain", "early", "none", "undetectable", "level_only")
figure = st.tuples(
    st.sampled_from(t.SHOWN),
    st.sampled_from(("outside_work_education", "employed", "arson")),
    st.integers(0, 60),
    st.integers(0, 60),
    st.sampled_from(STRENGTHS),
    st.sampled_from(("up", "down")),
    st.booleans(),
)


def meeting(rows: list[tuple[str, str, int, int, str, str, bool]], **fields: object) -> Facts:
    """A meeting about series with two figures each."""
    portraits = {}
    indicators = {one.indicator_id: one for one in t.facts().indicators}
    for indicator_id, indicator in indicators.items():
        figures: list[r.SinglePeriod] = []
        trends = {}
        for place, of, first, second, strength, direction, is_demo in rows:
            if of != indicator_id or place in trends:
                continue
            pair = t.series(of, first, second, place=place, is_demo=is_demo, value_decimals=0)
            figures += [one._replace(frequency=indicator.frequency) for one in pair]
            is_signal = strength in {"certain", "early"}
            trends[place] = s.trend_state(
                place, of, strength=strength, direction=direction if is_signal else "none", is_demo=is_demo
            )
        portraits[indicator_id] = t.drawn(indicator, *figures, trends=trends)
    return t.facts(portraits=portraits, **fields)


@settings(max_examples=60, deadline=None)
@given(st.lists(figure, max_size=12), st.sampled_from(Audience))
def test_every_point_keeps_its_facts_and_claims_no_cause(
    rows: list[tuple[str, str, int, int, str, str, bool]], audience: Audience
) -> None:
    area = "motalavej" if audience is Audience.FOELGEGRUPPE else None
    facts = meeting(rows, area=area, standings={"motalavej": t.standing()}, changes=(crossed(),))
    points = talking_points(facts, audience)
    assert talking_points(facts, audience) == points
    assert len({point.point_id for point in points}) == len(points)
    assert [point.importance for point in points] == sorted(point.importance for point in points)
    for point in points:
        assert point.facts
        assert cause_words(point.text) == ()
        assert "!" not in point.text
        assert "  " not in point.text
        assert point.text.endswith((".", "?"))
        assert point.is_demo == any(fact.is_demo for fact in point.facts)
        assert not point.is_demo or "eksempel" in point.text or "eksempler" in point.text
        assert area is None or point.geography_id in {area, None}


@settings(max_examples=40, deadline=None)
@given(st.lists(figure, max_size=12))
def test_the_order_of_the_figures_changes_nothing(
    rows: list[tuple[str, str, int, int, str, str, bool]],
) -> None:
    unique = list({(row[0], row[1]): row for row in rows}.values())
    one = talking_points(meeting(unique), Audience.KOORDINATIONSGRUPPE)
    other = talking_points(meeting(unique[::-1]), Audience.KOORDINATIONSGRUPPE)
    assert one == other


@pytest.mark.parametrize("audience", Audience)
def test_a_hidden_value_is_in_no_text_and_no_note(audience: Audience) -> None:
    """The hidden figure is the newest of its series: the one before it is told, as what it is."""
    hidden = s.single_period("2020", None, "motalavej", "employed", status="suppressed", numerator=None)
    figures = [*t.series("employed", 50.0, 52.0)[:1], hidden]
    trend = s.trend_state("motalavej", "employed", strength="none", direction="none", last_period="2019")
    drawn = t.drawn(s.indicator("employed", **t.EMPLOYED), *figures, trends={"motalavej": trend})
    told = talking_points(t.facts(portraits={"employed": drawn}, area="motalavej"), audience)
    said = " ".join([point.text + " ".join(fact.note() for fact in point.facts) for point in told])
    assert "2020" not in said.replace("1. oktober 2020", "")


def test_a_local_group_hears_of_no_verdict_list_crime_or_origin() -> None:
    facts = t.facts(
        area="motalavej",
        standings={"motalavej": t.standing()},
        changes=(crossed(),),
        milestones=(
            t.milestone(name="Model for unge med plettet straffeattest"),
            t.milestone(milestone_id="b", initiative="Unge indvandrere"),
            t.milestone(milestone_id="c", name="Nyt mødested"),
        ),
        actions=(t.action(geography_id="motalavej", indicator_id="convicted"),),
    )
    points = talking_points(facts, Audience.FOELGEGRUPPE)
    assert [point.point_id for point in points] == ["missed-milepael-c"]


def test_no_local_indicator_is_a_criterion_or_tells_of_origin_or_crime() -> None:
    judged = {"outside_work_education", "non_western", "convicted", "basic_schooling_only"}
    unsaid = judged | {"income_share_of_region", "criminal_decisions", "young_immigrant_background"}
    assert not LOCAL_INDICATORS & unsaid
    assert not any(UNSAID.search(text) for text in ("Sydbyen", "bydelsmødre", "fritidsjob", "fraflytning"))


def test_a_local_group_without_its_area_is_refused() -> None:
    with pytest.raises(ValueError, match="one area"):
        talking_points(t.facts(), Audience.FOELGEGRUPPE)


def test_what_goes_well_comes_first_in_a_local_group() -> None:
    row = ("motalavej", "employed", 50, 52)
    up, down = (*row, "early", "up", False), ("motalavej", "arson", 9, 3, "certain", "up", False)
    facts = meeting([down, up], area="motalavej", milestones=(t.milestone(done_on=date(2021, 9, 1)),))
    kinds = [point.point_id for point in talking_points(facts, Audience.FOELGEGRUPPE)]
    assert kinds == [
        "reached-milepael-fritidsjob_job",
        "early-motalavej-employed",
        "certain-motalavej-arson",
    ]


def test_the_board_hears_of_the_undecided_only_where_it_decides_the_verdict() -> None:
    rows = [
        ("motalavej", "employed", 50, 52, "undetectable", "up", False),
        ("motalavej", "outside_work_education", 40, 41, "undetectable", "up", False),
    ]
    board = talking_points(meeting(rows), Audience.BESTYRELSE)
    assert [point.point_id for point in board] == ["undecided-samlet-outside_work_education"]
    group = talking_points(meeting(rows), Audience.KOORDINATIONSGRUPPE)
    assert {"undecided-samlet-employed"} <= {point.point_id for point in group}


def test_what_is_background_only_is_told_to_nobody() -> None:
    facts = meeting([("motalavej", "employed", 50, 52, "certain", "up", False)])
    assert talking_points(replace(facts, focus_areas={}), Audience.KOORDINATIONSGRUPPE) == ()


def test_a_body_is_told_what_was_published_since_its_own_meeting() -> None:
    facts = meeting([("motalavej", "employed", 50, 52, "none", "up", False)])
    assert talking_points(facts, Audience.KOORDINATIONSGRUPPE)
    seen = replace(facts, since=replace(facts.since, earlier=date(2021, 10, 1)))
    assert talking_points(seen, Audience.KOORDINATIONSGRUPPE) == ()
    first = replace(facts, since=replace(facts.since, earlier=None))
    assert talking_points(first, Audience.KOORDINATIONSGRUPPE)


@pytest.mark.parametrize("profile", PROFILE.values())
def test_ranks_never_meet_and_a_kind_stands_once(profile: Profile) -> None:
    assert len(set(profile.order)) == len(profile.order)
    ranks = {importance(profile, kind, lean) for kind in profile.order for lean in (0, 1, 2)}
    assert len(ranks) == 3 * len(profile.order)


def test_groups_keep_the_order() -> None:
    facts = meeting(
        [
            ("motalavej", "employed", 50, 52, "early", "up", False),
            ("sydbyen", "outside_work_education", 50, 52, "early", "up", False),
        ],
        milestones=(t.milestone(focus_area_ids=()),),
    )
    points = talking_points(facts, Audience.BESTYRELSE)
    by_area = groups.by_area(points, t.PLACES)
    assert list(by_area) == [None, "motalavej", "sydbyen"]
    assert sum(len(group) for group in by_area.values()) == len(points)
    by_focus = groups.by_focus_area(points, ["uddannelse", "beskaeftigelse", "kriminalpraevention"])
    assert [point.kind for point in by_focus[None]] == [Kind.DECIDE, Kind.MISSED]
    assert [p.point_id for p in by_focus["uddannelse"]] == ["early-sydbyen-outside_work_education"]
    assert len(by_focus["beskaeftigelse"]) == 2
    assert "kriminalpraevention" not in by_focus
