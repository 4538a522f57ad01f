"""Choosing, ordering and editing points; what is doubtful is found; what is copied keeps its sources."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dashboard.journal.contents import Audience
from dashboard.narrative.talking_points import agenda
from dashboard.narrative.talking_points import draft as drafts
from dashboard.narrative.talking_points.point import Fact, Kind, Point

FACT = Fact(
    indicator_id="arson",
    geography_id="sydbyen",
    label="Påsatte brande, Sydbyen, 2020",
    value="15",
    interval=None,
    test=None,
    source="Brandvæsenet",
    published_on=date(2021, 5, 1),
    is_demo=False,
    is_proxy=False,
    is_old=False,
)


def point(point_id: str = "a", text: str = "Der var 15 brande i 2020.", **fields: Any) -> Point:
    defaults: dict[str, Any] = {
        "kind": Kind.NEW,
        "facts": (FACT,),
        "geography_id": None,
        "focus_area_ids": (),
        "importance": 1,
        "is_demo": False,
    }
    return Point(point_id=point_id, text=text, **{**defaults, **fields})


def ids(draft: drafts.Draft) -> list[str]:
    return [item.point_id for item in draft]


ABC = tuple(drafts.generated(point(one)) for one in "abc")


def test_one_of_each_kind_is_proposed_before_a_second_of_any() -> None:
    points = [
        point("n1"), point("n2"), point("n3"),
        point("v1", kind=Kind.VERDICT), point("u1", kind=Kind.UNDECIDED), point("e1", kind=Kind.EARLY),
    ]  # fmt: skip
    assert ids(drafts.proposed(points, 4)) == ["n1", "n2", "v1", "e1"], "in the order of the points"
    assert ids(drafts.proposed(points, 3)) == ["n1", "v1", "e1"]
    assert drafts.proposed([], 3) == ()


def test_moving_up_and_down_stops_at_the_ends() -> None:
    assert ids(drafts.moved(ABC, "b", -1)) == ["b", "a", "c"]
    assert ids(drafts.moved(ABC, "b", 1)) == ["a", "c", "b"]
    assert drafts.moved(ABC, "a", -1) == ABC
    assert drafts.moved(ABC, "c", 1) == ABC
    assert drafts.moved(ABC, "x", 1) == ABC


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from([-1, 1])), max_size=20))
def test_moving_never_loses_or_doubles_a_point(moves: list[tuple[str, int]]) -> None:
    draft: drafts.Draft = ABC
    for point_id, step in moves:
        draft = drafts.moved(draft, point_id, step)
    assert sorted(ids(draft)) == ["a", "b", "c"]


def test_taking_one_that_is_there_changes_nothing() -> None:
    assert drafts.with_item(ABC, drafts.generated(point("a"))) == ABC
    assert ids(drafts.with_item(ABC, drafts.own("eget-x", "Kaffe."))) == ["a", "b", "c", "eget-x"]
    assert ids(drafts.without(ABC, "b")) == ["a", "c"]


def test_the_original_stays_when_the_text_is_edited() -> None:
    (item,) = drafts.edited((drafts.generated(point()),), "a", "Der var færre brande.")
    assert item.original == "Der var 15 brande i 2020."
    assert item.is_edited
    assert not item.is_own
    assert not drafts.generated(point()).is_edited


def test_a_figure_changed_by_hand_and_a_cause_are_doubtful() -> None:
    (item,) = drafts.edited((drafts.generated(point()),), "a", "Der var 12 brande, fordi vi greb ind.")
    found = drafts.doubts(item, point())
    assert found.by_hand == ("„15“ er rettet i hånden til „12“.",)
    assert len(found.causes) == 1
    assert "„fordi“" in found.causes[0]
    assert not found.are_none


def test_what_is_generated_is_not_doubtful() -> None:
    assert drafts.doubts(drafts.generated(point()), point()).are_none


def test_an_own_point_has_no_figures_behind_it() -> None:
    found = drafts.doubts(drafts.own("eget-x", "Vi fik 40 nye medlemmer."), None)
    assert found.by_hand == ("„40“ er skrevet i hånden og har ingen kilde.",)
    assert not found.is_gone


def test_newer_figures_and_findings_that_are_gone_are_told() -> None:
    item = drafts.generated(point())
    newer = point(text="Der var 17 brande i 2021.")
    assert drafts.doubts(item, newer).newer == newer.text
    assert drafts.doubts(item, None).is_gone
    assert drafts.renewed((item,), newer) == (drafts.generated(newer),)


def test_what_people_wrote_may_say_why() -> None:
    quoted = "Undersøg, hvad faldet skyldes."
    text = f"Aftalen „{quoted}“ er ikke udført endnu."
    item = drafts.Item("a", "Aftalen er åben.", text)
    assert not drafts.doubts(item, point(quoted=(quoted,))).causes
    assert drafts.doubts(item, point()).causes


def test_it_is_kept_and_had_back_in_order() -> None:
    draft = (*drafts.edited(ABC, "b", "Anden tekst."), drafts.own("eget-x", "Kaffe."))
    content = drafts.as_content(
        draft,
        meeting_id="bestyrelse-2021-11-25",
        audience=Audience.BESTYRELSE,
        geography_id=None,
        build_id="20261125T225108064Z-ef27f0",
        ruleset_id="sub-2014",
    )
    assert drafts.from_content(content) == draft
    assert [one.order for one in content.points] == [1, 2, 3, 4]


def test_what_is_copied_keeps_figures_sources_and_doubts() -> None:
    draft = (
        *drafts.edited((drafts.generated(point()),), "a", "Der var 12 brande."),
        drafts.own("eget-x", "Kaffe."),
        drafts.generated(point("gone")),
    )
    assert drafts.as_text("Talepunkter", draft, {"a": point()}) == (
        "Talepunkter\n\n"
        "1. Der var 12 brande.\n"
        "   Påsatte brande, Sydbyen, 2020: 15. Kilde: Brandvæsenet, 1. maj 2021.\n"
        "   Teksten er redigeret. Foreslået: Der var 15 brande i 2020.\n"
        "   Obs: „15“ er rettet i hånden til „12“.\n\n"
        "2. Kaffe.\n"
        "   Eget punkt, skrevet af jer: ingen tal fra dashboardet står bag.\n\n"
        "3. Der var 15 brande i 2020.\n"
        "   Tallene bag punktet findes ikke længere i dashboardet.\n"
    )


def test_every_kind_has_a_heading_and_headings_stand_by_importance() -> None:
    assert set(agenda.HEADING) == set(Kind)
    points = [
        point("m", kind=Kind.MISSED),
        point("n"),
        point("o", kind=Kind.OVERDUE),
        point("r", kind=Kind.RULES),
    ]
    assert [(name, [one.point_id for one in group]) for name, group in agenda.by_heading(points)] == [
        ("Milepæle og aftaler", ["m", "o"]),
        ("Nyt siden sidste møde", ["n", "r"]),
    ]


def test_headlines() -> None:
    board = agenda.listener(Audience.BESTYRELSE, None)
    assert agenda.headline(7, 30, board, is_saved=False, is_touched=False) == (
        "Syv talepunkter foreslået til bestyrelsen"
    )
    assert agenda.headline(1, 30, board, is_saved=True, is_touched=True) == (
        "Ét talepunkt til bestyrelsen er gemt"
    )
    local = agenda.listener(Audience.FOELGEGRUPPE, "Motalavej")
    assert agenda.headline(12, 30, local, is_saved=False, is_touched=True) == (
        "12 talepunkter til den lokale følgegruppe, Motalavej; ændringerne er ikke gemt"
    )
    assert agenda.headline(0, 0, board, is_saved=False, is_touched=False) == (
        "Der er intet at foreslå til bestyrelsen"
    )
