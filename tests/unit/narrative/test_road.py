"""The sentences of Vejen til 2025: plurals, signs, and nothing claimed that is not known."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dashboard.analysis.list_history import Entry, History
from dashboard.analysis.margin import Margin, Reason
from dashboard.analysis.pace import Comparison, Pace
from dashboard.analysis.picture import Overview, Row
from dashboard.analysis.projection import Projection
from dashboard.analysis.projection import Reason as NoFan
from dashboard.analysis.road import Facts, Lane, Road
from dashboard.analysis.road import road as put_together
from dashboard.analysis.running import running
from dashboard.analysis.standing import Standing
from dashboard.narrative import lanes, list_history, road, sources
from tests.unit import samples
from tests.unit.samples import indicator, official, ruleset, verdict

SPACE = "\u00a0"


def a_road(*rows: Row, **fields: Any) -> Road:
    picture: Overview = samples.picture(*rows, **fields)
    return Road(picture, 2025, {}, {})


def area(name: str, found: str, **fields: Any) -> Row:
    place = samples.geography(name.lower(), name=name, short_name=name)
    return samples.row(geography=place, verdict=verdict(name.lower(), found, **fields))


def a_lane(**fields: Any) -> Lane:
    """One lane made as the page makes it, of a single real figure; then changed."""
    facts = Facts(
        picture=samples.picture(),
        statuses=[samples.status()],
        figures={},
        trends=[],
        targets=[samples.target()],
        target_year=2025,
    )
    (lane,) = put_together(facts).lanes.values()
    values = {name: getattr(lane, name) for name in Lane.__dataclass_fields__}
    return Lane(**{**values, **fields})


class TestHeadline:
    def test_the_same_number_for_all(self) -> None:
        found = road.headline(a_road(area("A", "on", met=3), area("B", "on", met=3), area("C", "off")))
        assert (
            found == "Før 2025 skal A og B hver ud af ét kriterium; ét område opfylder ikke betingelserne nu."
        )

    def test_each_its_own_number(self) -> None:
        found = road.headline(a_road(area("A", "on", met=4), area("B", "on", met=3)))
        assert found == "Før 2025 skal A ud af to kriterier og B ud af ét kriterium."

    def test_one_area_alone_and_unknown_ones(self) -> None:
        found = road.headline(a_road(area("A", "on", met=3, unknown=1), area("B", "unknown")))
        assert found == "Før 2025 skal A ud af mindst ét kriterium; for ét kan det ikke afgøres."

    def test_none_is_on(self) -> None:
        assert road.headline(a_road(area("A", "off"), area("B", "off"))) == (
            "Ingen af de to områder opfylder betingelserne nu. Det skal også gælde i 2025."
        )
        assert road.headline(a_road(area("A", "off"), area("B", "unknown"))) == (
            "Ingen af de områder, der kan afgøres, opfylder betingelserne nu; for ét kan det ikke afgøres."
        )

    def test_nothing_is_known(self) -> None:
        assert road.headline(a_road(area("A", "unknown"), area("B", "unknown"))) == (
            "Det kan ikke afgøres, hvor mange kriterier de to områder skal ud af før 2025."
        )

    def test_of_one_area(self) -> None:
        of = a_road(area("A", "on", met=4), area("B", "off", met=1), area("C", "unknown", met=2, unknown=2))
        assert (
            road.area_headline(of, "a") == "A opfylder 4 af 5 kriterier og skal ud af to kriterier før 2025."
        )
        assert road.area_headline(of, "b").startswith("B opfylder 1 af 5 kriterier og opfylder ikke")
        assert road.area_headline(of, "c").startswith("C opfylder 2 af 5 kriterier (2 ukendte); det kan ikke")

    def test_a_mandatory_criterion_is_enough_by_itself(self) -> None:
        mandatory = samples.column(criterion=samples.criterion(role="mandatory"))
        of = a_road(area("A", "on", met=5), columns=(mandatory,))
        assert road.area_headline(of, "a").endswith("skal ud af ét kriterium før 2025.")


class TestMargin:
    @pytest.mark.parametrize(
        ("count", "fewer", "words"),
        [(1, True, "1 person færre"), (12, True, "12 personer færre"), (1200, False, "1.200 personer flere")],
    )
    def test_plurals(self, count: int, fewer: bool, words: str) -> None:
        assert lanes.persons(count, fewer=fewer).replace(SPACE, " ") == words

    def test_sentences(self) -> None:
        one = Margin(1, fewer=True, makes_met=False, years=1)
        assert (
            lanes.margin_sentence(one).replace(SPACE, " ") == "1 person færre, så er kriteriet ikke opfyldt."
        )
        two = Margin(6, fewer=False, makes_met=True, years=2)
        assert lanes.margin_sentence(two).replace(SPACE, " ") == (
            "6 personer flere i hvert af de to år, så er kriteriet opfyldt."
        )

    @pytest.mark.parametrize("reason", list(Reason))
    def test_every_reason_has_its_sentence(self, reason: Reason) -> None:
        words = lanes.margin_sentence(Margin(None, fewer=True, makes_met=False, years=1, reason=reason))
        assert words.endswith(".")
        assert "None" not in words

    def test_distance(self) -> None:
        assert lanes.distance(a_lane()) == f"3,1{SPACE}procentpoint over grænsen"
        below = a_lane(cell=samples.cell(reading=samples.reading(39.96), margin=-0.04))
        assert lanes.distance(below) == f"0,04{SPACE}procentpoint under grænsen"
        at = a_lane(cell=samples.cell(reading=samples.reading(40.0), margin=0.0))
        assert lanes.distance(at) == "præcis på grænsen"
        assert lanes.distance(a_lane(cell=samples.unknown_cell())) is None


class TestPace:
    @pytest.mark.parametrize("comparison", list(Comparison))
    def test_every_comparison_has_its_words(self, comparison: Comparison) -> None:
        assert lanes.pace_word(Pace(comparison, is_sure=True)) == lanes.PACE_WORD[comparison]

    def test_what_the_interval_does_not_settle_says_so(self) -> None:
        assert lanes.pace_word(Pace(Comparison.FAST_ENOUGH)) == "Ser hurtigt nok ud, men usikkert"
        assert lanes.pace_word(Pace(Comparison.TOO_SLOW)) == "Ser for langsomt ud, men usikkert"

    def test_changes_have_their_sign(self) -> None:
        assert lanes.change(-0.34, indicator()) == f"-0,3{SPACE}procentpoint"
        assert lanes.change(0.05, indicator()) == f"+0,05{SPACE}procentpoint"
        assert lanes.change(0.001, indicator()) == f"0,00{SPACE}procentpoint"

    def test_found_never_without_its_uncertainty(self) -> None:
        known = Pace(Comparison.CANNOT_TELL, found=-0.7, low=-2.4, high=1.1)
        assert lanes.found(known, indicator()) == (
            f"den lige linje: -0,7{SPACE}procentpoint om året (95{SPACE}%: -2,4 til 1,1)"
        )
        assert "uden usikkerhed" in (lanes.found(Pace(Comparison.CANNOT_TELL, found=-0.7), indicator()) or "")
        assert lanes.found(Pace(Comparison.NO_VALUE), indicator()) is None


class TestProjection:
    @pytest.mark.parametrize(
        ("part", "words"),
        [(0.0, "under 5 %"), (0.06, "ca. 5 %"), (0.734, "ca. 75 %"), (0.95, "ca. 95 %"), (1.0, "over 95 %")],
    )
    def test_a_chance_is_rough_and_never_certain(self, part: float, words: str) -> None:
        assert lanes.rough_percent(part).replace(SPACE, " ") == words

    @pytest.mark.parametrize("reason", list(NoFan))
    def test_every_reason_has_its_sentence(self, reason: NoFan) -> None:
        assert lanes.no_fan(a_lane(projection=Projection(None, reason=reason))).startswith("Ingen")  # type: ignore[union-attr]

    def test_the_drawing_says_what_is_missing(self) -> None:
        words = lanes.description(a_lane(), 2025)
        assert "ingen tal for enkelte år" in words
        assert "Ingen fremskrivning" in words
        assert "Grænse: over 40" in words


class TestStanding:
    def standing(self, **fields: Any) -> Standing:
        defaults: dict[str, Any] = {
            "rules": ruleset(),
            "verdict": verdict(),
            "criteria_left": 2,
            "at_least": False,
            "steps": (),
        }
        return Standing(**{**defaults, **fields})

    def test_what_it_takes(self) -> None:
        assert road.standing_needs(self.standing()) == "Skal ud af to kriterier."
        assert road.standing_needs(self.standing(criteria_left=1, at_least=True)) == (
            "Skal ud af mindst ét kriterium."
        )
        off = self.standing(verdict=verdict(verdict="off"), criteria_left=1)
        assert road.standing_needs(off) == "Ét kriterium mere, så opfylder området betingelserne."
        few = self.standing(verdict=verdict(verdict="off", residents=800.0), criteria_left=None)
        assert road.standing_needs(few).startswith("Under 1.000 beboere")
        assert "ukendte" in road.standing_needs(self.standing(verdict=verdict(verdict="unknown")))

    def test_its_score(self) -> None:
        assert road.standing_score(self.standing()) == "4 af 5 kriterier opfyldt"
        nothing = self.standing(verdict=verdict(verdict="unknown", met=0, unknown=5))
        assert road.standing_score(nothing) == "ingen af kriterierne kan afgøres"


class TestLists:
    def entry(self, **fields: Any) -> Entry:
        defaults: dict[str, Any] = {
            "list_date": date(2019, 12, 1),
            "official": (official(),),
            "official_main": "on",
            "rules": ruleset(),
            "computed": verdict(),
            "chosen": verdict(),
            "running_rules": None,
            "running_stated": "unknown",
            "running_official": None,
            "running_computed": None,
        }
        return Entry(**{**defaults, **fields})

    def test_official_never_without_its_list_and_source(self) -> None:
        assert list_history.official(official(on_list=False)) == "Ikke på listen: hårde ghettoområder"
        assert list_history.official_source(official(confidence="inferred")).endswith("(udledt)")

    def test_a_day_without_figures_is_unknown(self) -> None:
        nothing = verdict(verdict="unknown", met=0, unknown=5)
        assert list_history.computed(nothing) == list_history.computed(None) == list_history.NO_FIGURES
        assert list_history.computed(verdict()) == "Opfylder betingelserne, 4 af 5"

    def test_years_running(self) -> None:
        rules = ruleset(running_name="hård ghetto", running_list_name="hårde ghettoområder", running_years=4)
        chain: Any = dict.fromkeys(range(2014, 2020), "on")
        found = self.entry(
            running_rules=rules,
            running_stated="on",
            running_official=running(chain, 2019, 5),
            running_computed=running({2019: "on", 2018: "on"}, 2019, 5),
        )
        assert list_history.running_words(found) == (
            "Hård ghetto, fem år i træk.",
            "Officielt: ja, står på listen over hårde ghettoområder, mindst seks år i træk på listerne.",
            "Beregnet: kan ikke afgøres, mindst to år i træk; 2015, 2016 og 2017 er ukendte.",
        )
        assert list_history.running_words(self.entry()) == ()

    def test_why_they_may_differ(self) -> None:
        differing = self.entry(computed=verdict(verdict="off", rests_on_demo=True))
        found = list_history.why_differs(History("a", ruleset(), (differing,)))
        assert found is not None
        assert found.startswith("Listen 2019 afviger")
        assert "eksempeltal" in found
        assert "ejede i 2010" in found
        assert list_history.why_differs(History("a", ruleset(), (self.entry(),))) is None


class TestTargets:
    def test_a_target_that_is_set_and_one_that_is_not(self) -> None:
        same = [samples.target(place) for place in samples.AREAS]
        assert sources.target_words(same, indicator(), 2025).replace(SPACE, " ") == (
            "mål 2025: 40 %, afledt af SUB-kriteriet"
        )
        not_set = [samples.target(value=None, origin="ikke_fastsat")]
        assert sources.target_words(not_set, indicator(), 2025) == "mål ikke fastsat"
        assert sources.target_words([], indicator(), 2025) == "intet mål"

    def test_places_that_differ(self) -> None:
        mixed = [samples.target(value=36.5, origin="eksempel"), samples.target("ringparken")]
        assert sources.target_words(mixed, indicator(), 2025).replace(SPACE, " ") == "mål 2025: 36,5–40 %"
        some = [samples.target(), samples.target("ringparken", value=None, origin="ikke_fastsat")]
        assert "kun fastsat nogle steder" in sources.target_words(some, indicator(), 2025)
