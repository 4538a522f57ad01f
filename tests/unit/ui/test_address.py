"""From the address to what is shown, and back."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from dashboard.narrative.meetings import meeting_name
from dashboard.ui import address
from dashboard.ui.address import Choice, Known
from tests.unit import samples as s

FIRST = s.meeting("bestyrelse-2019-11-25", date(2019, 11, 25))
SECOND = s.meeting("koordinationsgruppe-2021-02-04", date(2021, 2, 4), "koordinationsgruppe")
LAST = s.meeting("bestyrelse-2021-11-25", date(2021, 11, 25))

SUB_2010 = s.ruleset("sub-2010", valid_from=date(2010, 10, 26), valid_to=date(2013, 12, 31))
SUB_2014 = s.ruleset("sub-2014")
UDSAT_2018 = s.ruleset("udsat-2018", valid_from=date(2018, 12, 1), valid_to=date(2021, 11, 29))
GHETTO_2018 = s.ruleset("ghetto-2018", family="skaerpet", valid_from=date(2018, 12, 1), valid_to=None)
UDSAT_2021 = s.ruleset("udsat-2021", valid_from=date(2021, 11, 30), valid_to=None)
RULESETS = [GHETTO_2018, SUB_2010, SUB_2014, UDSAT_2018, UDSAT_2021]

TODAY = date(2021, 1, 1)


def known(**fields: Any) -> Known:
    defaults: dict[str, Any] = {
        "meetings": [FIRST, SECOND, LAST],
        "rulesets": RULESETS,
        "geographies": [s.geography(area) for area in s.AREAS] + [s.geography("samlet", kind="samlet")],
        "indicators": [s.indicator(), s.indicator("arson")],
        "default_ruleset_id": "sub-2014",
    }
    return Known(**{**defaults, **fields})


def resolve(today: date = TODAY, *, among: Known | None = None, **parameters: str) -> Choice:
    return address.resolve(parameters, among or known(), today)


class TestMeeting:
    @pytest.mark.parametrize(
        ("today", "expected"),
        [
            (date(2019, 11, 24), FIRST),
            (date(2019, 11, 25), FIRST),
            (date(2019, 11, 26), SECOND),
            (date(2021, 11, 25), LAST),
            (date(2026, 11, 23), LAST),
            (date(2010, 1, 1), FIRST),
        ],
    )
    def test_the_next_one_or_else_the_latest(self, today: date, expected: object) -> None:
        assert address.default_meeting([LAST, SECOND, FIRST], today) == expected
        assert resolve(today).meeting == expected

    def test_the_view_is_as_of_the_meeting(self) -> None:
        choice = resolve(moede="bestyrelse-2019-11-25")
        assert (choice.meeting, choice.as_of, choice.problems) == (FIRST, date(2019, 11, 25), ())

    def test_an_unknown_one_is_replaced_and_said(self) -> None:
        choice = resolve(moede="bestyrelse-1999-01-01")
        assert choice.meeting == SECOND
        (problem,) = choice.problems
        assert "bestyrelse-1999-01-01" in problem
        assert "Koordinationsgruppen 4. februar 2021" in problem

    def test_a_day_does_not_override_a_calendar(self) -> None:
        assert resolve(dato="2015-01-01").as_of == SECOND.held_on

    def test_its_name(self) -> None:
        assert meeting_name(LAST) == "Bestyrelsen 25. november 2021"


class TestWithoutMeetings:
    empty = known(meetings=[])

    def test_today(self) -> None:
        choice = resolve(among=self.empty)
        assert (choice.meeting, choice.as_of, choice.problems) == (None, TODAY, ())

    def test_a_day_of_choice(self) -> None:
        assert resolve(among=self.empty, dato="2019-12-01").as_of == date(2019, 12, 1)

    @pytest.mark.parametrize("day", ["i går", "2019-13-01", "2019-02-30", "01-12-2019", "20191301", "0"])
    def test_a_day_that_cannot_be_read(self, day: str) -> None:
        choice = resolve(among=self.empty, dato=day)
        assert choice.as_of == TODAY
        (problem,) = choice.problems
        assert day in problem
        assert "2019-12-01" in problem

    def test_a_meeting_cannot_be_found_and_it_says_what_to_do(self) -> None:
        (problem,) = resolve(among=self.empty, moede="bestyrelse-2019-11-25").problems
        assert "vælg i stedet en dato" in problem


class TestRules:
    @pytest.mark.parametrize(
        ("day", "expected"),
        [
            (date(2010, 10, 25), None),
            (date(2010, 10, 26), SUB_2010),
            (date(2013, 12, 31), SUB_2010),
            (date(2014, 1, 1), SUB_2014),
            (date(2018, 11, 30), SUB_2014),
            (date(2018, 12, 1), UDSAT_2018),
            (date(2021, 11, 29), UDSAT_2018),
            (date(2021, 11, 30), UDSAT_2021),
            (date(2030, 1, 1), UDSAT_2021),
        ],
    )
    def test_in_force_on_a_day(self, day: date, expected: object) -> None:
        assert address.rules_in_force(RULESETS, day) == expected

    def test_the_plans_own_are_the_default(self) -> None:
        choice = resolve()
        assert choice.ruleset == SUB_2014
        assert not choice.follows_rules_in_force
        assert choice.rules_value == "sub-2014"

    def test_any_may_be_chosen(self) -> None:
        assert resolve(regler="ghetto-2018").ruleset == GHETTO_2018

    def test_those_in_force_follow_the_meeting(self) -> None:
        choice = resolve(regler="gaeldende", moede="bestyrelse-2021-11-25")
        assert choice.ruleset == UDSAT_2018
        assert choice.follows_rules_in_force
        assert choice.rules_value == "gaeldende"

    def test_before_any_rules_the_default(self) -> None:
        choice = resolve(among=known(meetings=[]), regler="gaeldende", dato="2005-01-01")
        assert choice.ruleset == SUB_2014

    def test_an_unknown_one_is_replaced_and_said(self) -> None:
        choice = resolve(regler="sub-1999")
        assert choice.ruleset == SUB_2014
        (problem,) = choice.problems
        assert "sub-1999" in problem
        assert SUB_2014.short_name in problem


class TestAreaAndIndicator:
    def test_known_ones(self) -> None:
        choice = resolve(omraade="ringparken", indikator="arson")
        assert choice.area is not None
        assert choice.indicator is not None
        assert (choice.area.geography_id, choice.indicator.indicator_id) == ("ringparken", "arson")

    @pytest.mark.parametrize("area", ["samlet", "RINGPARKEN", "ringparken ", "' OR 1=1 --"])
    def test_what_is_no_area_is_said_with_the_ones_there_are(self, area: str) -> None:
        choice = resolve(omraade=area)
        assert choice.area is None
        (problem,) = choice.problems
        assert "Motalavej, Ringparken, Praestevangen_parkvej og Sydbyen" in problem

    def test_an_unknown_indicator(self) -> None:
        choice = resolve(indikator="lykke")
        assert choice.indicator is None
        assert "lykke" in choice.problems[0]

    def test_nothing_chosen(self) -> None:
        choice = resolve(omraade="", indikator="", regler="", moede="")
        assert (choice.area, choice.indicator, choice.problems) == (None, None, ())


def test_every_bad_value_is_said() -> None:
    choice = resolve(moede="x", regler="x", omraade="x", indikator="x")
    assert len(choice.problems) == 4


def test_a_long_value_is_cut() -> None:
    (problem,) = resolve(indikator="x" * 5000).problems
    assert len(problem) < 200


class TestLink:
    def read(self, link: str) -> tuple[str, dict[str, str]]:
        parts = urlsplit(link)
        return parts.path, {key: value[0] for key, value in parse_qs(parts.query).items()}

    def test_the_whole_view(self) -> None:
        choice = resolve(moede="bestyrelse-2019-11-25", regler="gaeldende")
        page, parameters = self.read(address.link("kort", choice, omraade="ringparken", indikator=None))
        assert page == "kort"
        assert parameters == {
            "moede": "bestyrelse-2019-11-25",
            "regler": "gaeldende",
            "omraade": "ringparken",
        }

    def test_without_a_meeting_the_day(self) -> None:
        choice = resolve(among=known(meetings=[]), dato="2019-12-01")
        assert self.read(address.link("kort", choice))[1] == {"dato": "2019-12-01", "regler": "sub-2014"}

    def test_a_link_opens_the_same_view(self) -> None:
        choice = resolve(moede="bestyrelse-2021-11-25", regler="udsat-2018", omraade="sydbyen")
        assert choice.area is not None
        link = address.link("./", choice, omraade=choice.area.geography_id)
        assert resolve(date(1999, 1, 1), **self.read(link)[1]) == choice

    def test_a_hostile_value_cannot_break_out(self) -> None:
        link = address.link("kort", resolve(), omraade='"><script>&regler=x')
        assert "<" not in link
        assert '"' not in link
        assert self.read(link)[1]["regler"] == "sub-2014"


class TestIndikatorer:
    """What only that page reads: the places shown and the two periods compared."""

    def test_places_are_kept_in_catalog_order(self) -> None:
        choice = resolve(omraader="sydbyen,samlet,motalavej")
        assert [place.geography_id for place in choice.places] == ["motalavej", "sydbyen", "samlet"]
        assert choice.problems == ()

    def test_a_place_that_does_not_exist_is_named_and_the_rest_is_shown(self) -> None:
        choice = resolve(omraader="motalavej,her")
        assert [place.geography_id for place in choice.places] == ["motalavej"]
        assert choice.problems == ("Området „her“ findes ikke. Vælg blandt dem, der står over figurerne.",)

    def test_without_places_all_are_shown(self) -> None:
        assert resolve().places == ()

    @pytest.mark.parametrize("period", ["2015", "2015-Q3", "2015-07"])
    def test_periods_are_read(self, period: str) -> None:
        assert resolve(fra=period, til=period).compared == (period, period)

    @pytest.mark.parametrize("period", ["2015-Q5", "2015-13", "i går", "1066", "2015-7"])
    def test_a_period_that_cannot_be_read_is_said(self, period: str) -> None:
        choice = resolve(fra=period)
        assert choice.compared == (None, None)
        assert choice.problems == (
            f"Perioden „{period}“ kan ikke læses; den skal skrives som 2019 eller 2019-Q3.",
        )
