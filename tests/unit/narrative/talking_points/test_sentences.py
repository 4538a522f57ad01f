"""The talking points as they are read aloud: one golden sentence for each kind of finding."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dashboard.analysis import change_kinds as k
from dashboard.analysis.change_kinds import Cause, Importance
from dashboard.analysis.criteria import State
from dashboard.analysis.margin import Reason
from dashboard.journal.contents import Audience
from dashboard.narrative.talking_points.compose import talking_points
from dashboard.narrative.talking_points.facts import Facts
from dashboard.narrative.talking_points.point import Kind, Point
from tests.unit import samples as s
from tests.unit.narrative.talking_points import samples as t

BOARD, GROUP, LOCAL = Audience.BESTYRELSE, Audience.KOORDINATIONSGRUPPE, Audience.FOELGEGRUPPE


def told(facts: Facts, kind: Kind, audience: Audience = BOARD) -> list[str]:
    return [plain(point) for point in talking_points(facts, audience) if point.kind is kind]


def plain(point: Point) -> str:
    return point.text.replace("\u00a0", " ")


class TestVerdicts:
    def test_met_with_its_margin(self) -> None:
        facts = t.facts(standings={"motalavej": t.standing()})
        assert told(facts, Kind.VERDICT) == [
            "Motalavej opfylder 3 af 5 kriterier efter reglerne SUB 2014-2018 pr. 25. november 2021. "
            "Betingelserne for særligt udsatte boligområder er opfyldt. Med ét kriterium mindre er de det "
            "ikke. Margin: 12 personer færre i hvert af de to år (uden for arbejde og uddannelse)."
        ]

    def test_not_met(self) -> None:
        facts = t.facts(standings={"motalavej": t.standing("off", 1, met=2)})
        assert told(facts, Kind.VERDICT)[0].endswith(
            "er ikke opfyldt. Med ét kriterium mere er de det. Margin: 1 person flere i hvert af de to år "
            "(uden for arbejde og uddannelse)."
        )

    def test_what_is_not_known_is_said(self) -> None:
        facts = t.facts(standings={"motalavej": t.standing("unknown", None, met=2, unknown=2)})
        assert told(facts, Kind.VERDICT) == [
            "Motalavej opfylder 2 af 5 kriterier (2 ukendte) efter reglerne SUB 2014-2018 pr. 25. november "
            "2021. Om betingelserne for særligt udsatte boligområder er opfyldt, kan først afgøres, når de "
            "ukendte kriterier er kendt."
        ]

    def test_an_example_and_an_official_list_are_named(self) -> None:
        row = s.row(
            geography=t.PLACES[0],
            cells=(s.cell(reading=s.reading(is_demo=True)),),
            official=s.official("motalavej", list_date=date(2020, 12, 1), confidence="inferred"),
        )
        facts = t.facts(
            standings={"motalavej": t.standing(rests_on_demo=True)}, picture=s.picture(row, as_of=t.AS_OF)
        )
        assert told(facts, Kind.VERDICT)[0].endswith(
            "Officielt: på listen hårde ghettoområder 1. december 2020 (udledt). "
            "Dommen bygger på eksempeltal og siger derfor intet om området."
        )

    def test_a_margin_that_cannot_be_told_says_why(self) -> None:
        standing = t.standing(persons=None)
        step = replace(standing.steps[0], margin=replace(standing.steps[0].margin, reason=Reason.NO_COUNTS))
        facts = t.facts(standings={"motalavej": replace(standing, steps=(step,))})
        assert told(facts, Kind.VERDICT)[0].endswith(
            "er de det ikke. Marginen kan ikke regnes om til personer: kilden giver ikke antal personer."
        )

    def test_a_mandatory_criterion_is_named(self) -> None:
        origin = s.indicator("non_western", name="Beboere med ikke-vestlig oprindelse", polarity="neutral")
        column = s.column(criterion=s.criterion("non_western", role="mandatory"), indicator=origin)
        row = s.row(geography=t.PLACES[0], cells=(s.cell(indicator_id="non_western", state=State.CLEAR),))
        facts = t.facts(
            picture=s.picture(row, as_of=t.AS_OF, columns=(column,)),
            standings={"motalavej": t.standing("off", met=3)},
        )
        assert (
            "Kriteriet om beboere med ikke-vestlig oprindelse skal også være opfyldt, og det er det ikke. "
            "Betingelserne for særligt udsatte boligområder er ikke opfyldt."
        ) in told(facts, Kind.VERDICT)[0]

    def test_where_people_come_from_is_no_margin_to_close(self) -> None:
        """The smallest margin stands in the facts; the sentence names one that has a good direction."""
        standing = t.standing()
        origin = replace(
            standing.steps[0],
            indicator=s.indicator(
                "non_western", name="Beboere med ikke-vestlig oprindelse", polarity="neutral"
            ),
            margin=replace(standing.steps[0].margin, persons=3),
        )
        facts = t.facts(standings={"motalavej": replace(standing, steps=(origin, *standing.steps))})
        assert told(facts, Kind.VERDICT)[0].endswith(
            "Margin: 12 personer færre i hvert af de to år (uden for arbejde og uddannelse); kriteriet om "
            "beboere med ikke-vestlig oprindelse ligger nærmere."
        )

    def test_all_areas_and_the_rules_of_the_day(self) -> None:
        places = t.PLACES[:4]
        picture = s.picture(
            *(s.row(p.geography_id, geography=p, verdict=s.verdict(p.geography_id, v))
              for p, v in zip(places, ("on", "off", "off", "unknown"), strict=True)),
            as_of=t.AS_OF,
        )  # fmt: skip
        today = s.ruleset("udsat-2018", short_name="Udsat 2018-2021")
        facts = t.facts(
            picture=picture,
            standings={p.geography_id: t.standing() for p in places},
            in_force={
                p.geography_id: replace(t.standing(v), rules=today)
                for p, v in zip(places, ("on", "unknown", "off", "off"), strict=True)
            },
        )
        assert told(facts, Kind.SUMMARY) == [
            "Ét af de fire områder opfylder betingelserne for at være særligt udsatte boligområder; for ét "
            "kan det ikke afgøres. Det er efter reglerne SUB 2014-2018 pr. 25. november 2021. Målet for 2025 "
            "er ingen."
        ]
        assert told(facts, Kind.IN_FORCE) == [
            "Efter reglerne på mødets dato, Udsat 2018-2021: Motalavej opfylder betingelserne, Præstevangen "
            "og Parkvej samt Sydbyen opfylder dem ikke, og for Ringparken kan det ikke afgøres."
        ]

    def test_a_criterion_that_cannot_be_judged_and_its_proxy(self) -> None:
        proxy = s.reading(31.6, indicator_id="criminal_decisions", period="2015")
        row = s.row(geography=t.PLACES[0], cells=(s.unknown_cell(proxies=(proxy,)),))
        indicators = {
            "criminal_decisions": s.indicator(
                "criminal_decisions",
                name="Kriminalretlige afgørelser",
                unit="per_1000",
                proxy_for="convicted",
            )
        }
        facts = t.facts(picture=s.picture(row, as_of=t.AS_OF, indicators=indicators))
        assert told(facts, Kind.UNKNOWN) == [
            "Uden for arbejde og uddannelse: kriteriet kan ikke afgøres for Motalavej (kriminalretlige "
            "afgørelser 31,6 pr. 1.000 i 2015). Intet tal kendt på datoen. Kommer, når kilden har leveret. "
            "Tallet er en nødløsning (proxy) og kan ikke holdes op mod grænsen."
        ]

    def test_criteria_that_are_told_alike_are_told_once(self) -> None:
        second = s.column(indicator=s.indicator("convicted", name="Dømte beboere"))
        rows = [s.row(geography=p, cells=(s.unknown_cell(), s.unknown_cell())) for p in t.PLACES[2:4]]
        facts = t.facts(picture=s.picture(*rows, as_of=t.AS_OF, columns=(s.column(), second)))
        assert told(facts, Kind.UNKNOWN) == [
            "Uden for arbejde og uddannelse samt dømte beboere: de to kriterier kan ikke afgøres for "
            "Præstevangen og Parkvej samt Sydbyen. Intet tal kendt på datoen. Kommer, når kilden har leveret."
        ]

    def test_old_figures(self) -> None:
        row = s.row(geography=t.PLACES[1], cells=(s.cell(reading=s.reading(is_old=True)), s.cell()))
        columns = (s.column(), s.column())
        facts = t.facts(picture=s.picture(row, as_of=t.AS_OF, columns=columns))
        assert told(facts, Kind.OLD) == [
            "Ringparken: ét af to kriterier bygger på tal, der er over tre år gamle (2015): uden for arbejde "
            "og uddannelse."
        ]


class TestNews:
    def test_a_line_crossed_by_a_new_figure(self) -> None:
        facts = t.facts(changes=(crossed(),))
        assert told(facts, Kind.NEW) == [
            "Motalavej: uden for arbejde og uddannelse er nu under grænsen på 40 %: 39,3 % (2020), før "
            "40,2 %. Nu 3 af 5 kriterier opfyldt; dommen er den samme. Nogle af tallene er eksempler."
        ]

    def test_a_revised_figure(self) -> None:
        change = k.FigureChange(
            cause=Cause.REVISED,
            importance=Importance.REVISED,
            geography_id="praestevangen_parkvej",
            indicator_id="outside_work_education",
            old=point(41.5, "2017"),
            new=point(41.0, "2017"),
            published_on=date(2021, 10, 1),
        )
        assert told(t.facts(changes=(change,)), Kind.REVISED) == [
            "Præstevangen og Parkvej: uden for arbejde og uddannelse 2017 er rettet fra 41,5 % til 41,0 %. "
            "Tallet er over tre år gammelt."
        ]

    def test_other_rules_and_a_new_list(self) -> None:
        rules = s.ruleset("udsat-2018", short_name="Udsat 2018-2021", valid_from=date(2018, 12, 1))
        changed = k.RulesChange(
            cause=Cause.RULES,
            importance=Importance.RULES,
            before=s.ruleset(),
            after=rules,
            same_criteria=False,
            is_followed=False,
            judged_by=s.ruleset(),
        )
        listed = k.ListChange(
            cause=Cause.LIST,
            importance=Importance.LIST,
            geography_id="ringparken",
            official=s.official("ringparken"),
        )
        facts = t.facts(changes=(listed, changed))
        assert told(facts, Kind.RULES) == [
            "Nye regler for den officielle liste fra 1. december 2018: Udsat 2018-2021. Her dømmes stadig "
            "efter SUB 2014-2018."
        ]
        assert told(facts, Kind.LIST) == [
            "Listen hårde ghettoområder 1. december 2019: Ringparken står på den."
        ]

    def test_a_sign_that_is_gone(self) -> None:
        gone = signal(s.trend_state(), s.trend_state(strength="none", direction="none"))
        assert told(t.facts(changes=(gone,)), Kind.FADED) == [
            "Motalavej: tegn på fald i uden for arbejde og uddannelse ses ikke længere."
        ]


class TestSeries:
    outside = s.indicator()

    def one(self, *values: float, strength: str = "early", **trend: Any) -> Facts:
        state = s.trend_state(strength=strength, first_period="2016", last_period="2020", **trend)
        figures = t.series("outside_work_education", *values)
        drawn = t.drawn(self.outside, *figures, trends={"motalavej": state})
        return t.facts(portraits={"outside_work_education": drawn})

    def test_an_early_sign(self) -> None:
        assert told(self.one(40.0, 38.7), Kind.EARLY) == [
            "På Motalavej stod 38,7 % af de 18-64-årige uden for arbejde og uddannelse i 2020 (95 %: "
            "35,2–42,4). Tyder på fald, i den ønskede retning (2016–2020); ikke statistisk sikkert. I "
            "gennemsnit 1,2 procentpoint mindre om året. Vurdér igen, når 2021 foreligger."
        ]

    def test_a_certain_one_that_is_new(self) -> None:
        facts = self.one(40.0, 38.7, strength="certain", direction="up", slope=2.0)
        facts = replace(facts, changes=(signal(None, s.trend_state(strength="certain", direction="up")),))
        assert told(facts, Kind.CERTAIN)[0].endswith(
            "Statistisk sikker stigning, væk fra det ønskede (2016–2020). I gennemsnit 2,0 procentpoint mere "
            "om året. Tegnet er nyt siden 25. august 2021."
        )

    @pytest.mark.parametrize(
        ("before", "said"),
        [
            (s.trend_state(strength="early"), "Den 25. august 2021 var der kun tegn på fald."),
            (
                s.trend_state(strength="certain", direction="up"),
                "Den 25. august 2021 var der en statistisk sikker stigning.",
            ),
            (
                s.trend_state(strength="undetectable", direction="none"),
                "Tegnet er nyt siden 25. august 2021.",
            ),
        ],
    )
    def test_a_sign_says_what_it_was(self, before: Any, said: str) -> None:
        facts = self.one(40.0, 38.7, strength="certain")
        facts = replace(facts, changes=(signal(before, s.trend_state(strength="certain")),))
        assert told(facts, Kind.CERTAIN)[0].endswith(f" {said}")

    def test_a_sign_that_grew_weaker(self) -> None:
        change = signal(s.trend_state(strength="certain"), s.trend_state())
        facts = replace(self.one(40.0, 38.7), changes=(change,))
        assert told(facts, Kind.EARLY)[0].endswith(" Tegnet er svagere end 25. august 2021.")

    def test_a_real_figure_is_no_example_though_its_series_has_some(self) -> None:
        facts = self.one(40.0, 38.7, is_demo=True)
        (sign,) = [one for one in talking_points(facts, BOARD) if one.kind is Kind.EARLY]
        assert plain(sign).endswith("Nogle af tallene er eksempler.")
        assert [fact.is_demo for fact in sign.facts] == [False, True]
        assert sign.facts[1].value == "5 tal, nogle af dem eksempler"

    def test_what_a_figure_is_compared_with_may_be_old(self) -> None:
        """The newest, 2018, is not over three years old in November 2021; 2017 is."""
        state = s.trend_state(strength="none", direction="none")
        figures = [one._replace(period=str(int(one.period) - 2)) for one in t.series("employed", 50.0, 52.0)]
        drawn = t.drawn(s.indicator("employed", **t.EMPLOYED), *figures, trends={"motalavej": state})
        facts = t.facts(portraits={"employed": drawn})
        (text,) = told(facts, Kind.COMMON, GROUP)
        assert "2018" in text
        assert "over tre år" not in text

    def test_common_variation(self) -> None:
        facts = self.one(40.2, 38.7, strength="none", direction="none")
        assert told(facts, Kind.COMMON, GROUP) == [
            "På Motalavej stod 38,7 % af de 18-64-årige uden for arbejde og uddannelse i 2020 (95 %: "
            "35,2–42,4). Tallet var 40,2 % i 2019. Ændringen ligger inden for det, tilfældigheder normalt "
            "giver."
        ]

    def test_two_figures_far_apart_are_no_course(self) -> None:
        facts = self.one(50.0, 38.7, strength="none", direction="none")
        assert told(facts, Kind.COMMON, GROUP)[0].endswith(
            "Tallet var 50,0 % i 2019. Ændringen er større end det, tilfældigheder normalt giver, men to tal "
            "viser ikke en udvikling."
        )

    def test_what_is_too_small_to_judge(self) -> None:
        facts = self.one(40.2, 38.7, strength="undetectable", direction="none")
        assert told(facts, Kind.UNDECIDED) == [
            "Uden for arbejde og uddannelse: udviklingen på Motalavej kan ikke afgøres endnu; serien er for "
            "kort eller for lille, og kun ændringer over ca. 6,2 procentpoint (2016–2020) ville kunne ses."
        ]

    def test_several_areas_too_small_to_judge(self) -> None:
        state = s.trend_state(
            strength="undetectable", direction="none", first_period="2016", last_period="2020"
        )
        figures = [
            *t.series("outside_work_education", 38.7),
            *t.series("outside_work_education", 41.0, place="praestevangen_parkvej"),
            *t.series("outside_work_education", 42.0, place="sydbyen"),
        ]
        places = ("motalavej", "praestevangen_parkvej", "sydbyen")
        drawn = t.drawn(
            self.outside,
            *figures,
            trends={
                p: state._replace(detectable=size) for p, size in zip(places, (6.2, 5.1, 11), strict=True)
            },
        )
        facts = t.facts(portraits={"outside_work_education": drawn})
        assert told(facts, Kind.UNDECIDED) == [
            "Uden for arbejde og uddannelse: udviklingen på Motalavej, i Præstevangen og på Parkvej samt i "
            "Sydbyen kan ikke afgøres endnu; serierne er for korte eller for små, og kun ændringer over ca. "
            "5,1–11 procentpoint (2016–2020) ville kunne ses."
        ]

    def test_one_fire_and_none(self) -> None:
        arson = s.indicator("arson", **t.ARSON)
        figures = [
            s.single_period("2020-Q3", 3, "sydbyen", "arson", value_decimals=0),
            s.single_period("2021-Q3", 1, "sydbyen", "arson", value_decimals=0, status="preliminary"),
        ]
        state = s.trend_state(
            "sydbyen", "arson", strength="none", direction="none", method="xmr",
            first_period="2015-Q1", last_period="2021-Q3", detectable=None, lower=0.0, upper=5.4,
        )  # fmt: skip
        facts = t.facts(portraits={"arson": t.drawn(arson, *figures, trends={"sydbyen": state})})
        assert told(facts, Kind.COMMON, GROUP) == [
            "I Sydbyen var der 1 påsat brand i 3. kvartal 2021 (foreløbigt tal; 95 %: 0–6). Tallet var 3 i "
            "3. kvartal 2020. Ændringen ligger inden for det, tilfældigheder normalt giver."
        ]

    def test_a_break_is_said_before_anything_is_compared(self) -> None:
        figures = [
            *t.series("outside_work_education", 40.2, 40.0)[:1],
            *t.series("outside_work_education", 38.7, status="break"),
        ]
        state = s.trend_state(strength="level_only", direction="none", reason="break", method="level")
        drawn = t.drawn(self.outside, *figures, trends={"motalavej": state})
        facts = t.facts(portraits={"outside_work_education": drawn})
        assert told(facts, Kind.LEVEL, GROUP)[0].endswith(
            "Der er brud i serien siden 40,2 % i 2019, så de to tal kan ikke sammenlignes."
        )

    def test_a_break_between_two_quarters_is_seen(self) -> None:
        """A quarter is compared with the same a year before; the break lies between them."""
        arson = s.indicator("arson", **t.ARSON)
        figures = [
            s.single_period(period, value, "ringparken", "arson", value_decimals=0, is_break=is_break)
            for period, value, is_break in (
                ("2020-Q3", 9, False),
                ("2020-Q4", 8, False),
                ("2021-Q1", 2, True),
                ("2021-Q2", 3, False),
                ("2021-Q3", 2, False),
            )
        ]
        facts = t.facts(portraits={"arson": t.drawn(arson, *figures)})
        assert told(facts, Kind.LEVEL, GROUP)[0].endswith(
            "Der er brud i serien siden 9 i 3. kvartal 2020, så de to tal kan ikke sammenlignes."
        )

    def test_a_stock_within_its_usual_limits(self) -> None:
        vacant = s.indicator("vacant_dwellings", **{**t.ARSON, "events": False})
        figures = [
            s.single_period(period, value, "sydbyen", "vacant_dwellings", value_decimals=0)
            for period, value in (("2020-Q3", 12), ("2021-Q3", 10))
        ]
        state = s.trend_state(
            "sydbyen", "vacant_dwellings", strength="none", direction="none", method="xmr",
            first_period="2015-Q1", last_period="2021-Q3", detectable=None, lower=4.2, upper=15.9,
        )  # fmt: skip
        facts = t.facts(
            portraits={"vacant_dwellings": t.drawn(vacant, *figures, trends={"sydbyen": state})},
            focus_areas={"vacant_dwellings": ("trivsel_demokrati_civilsamfund",)},
        )
        assert told(facts, Kind.COMMON, GROUP) == [
            "I Sydbyen stod 10 boliger ledige i 3. kvartal 2021. Tallet var 12 i 3. kvartal 2020. Det nye "
            "tal ligger inden for det, serien normalt svinger inden for."
        ]

    def test_the_coordination_group_is_asked_never_answered(self) -> None:
        assert told(self.one(40.0, 38.7), Kind.DISCUSS, GROUP) == [
            "Til drøftelse under Beskæftigelse: Hvad kan ligge bag tegnet i uden for arbejde og uddannelse "
            "(Motalavej), og hvad taler imod? Tallene selv kan ikke svare.",
            "Til drøftelse under Uddannelse: Hvad kan ligge bag tegnet i uden for arbejde og uddannelse "
            "(Motalavej), og hvad taler imod? Tallene selv kan ikke svare.",
        ]

    @pytest.mark.parametrize(
        ("direction", "end"),
        [
            ("up", "(2016–2020). I gennemsnit 1,2 procentpoint mere om året. Det er den vej, vi ønsker."),
            ("down", "I gennemsnit 1,2 procentpoint mindre om året. Det er ikke den vej, vi ønsker."),
        ],
    )
    def test_a_local_group_in_its_own_words(self, direction: str, end: str) -> None:
        state = s.trend_state(
            "sydbyen", "employed", direction=direction, strength="certain", first_period="2016",
            last_period="2020", slope=1.2 if direction == "up" else -1.2,
        )  # fmt: skip
        drawn = t.drawn(
            s.indicator("employed", **t.EMPLOYED),
            *t.series("employed", 50.0, 52.0, place="sydbyen", is_demo=True),
            trends={"sydbyen": state._replace(is_demo=True)},
        )
        facts = t.facts(portraits={"employed": drawn}, area="sydbyen")
        (text,) = told(facts, Kind.CERTAIN, LOCAL)
        assert text.startswith("I Sydbyen var 52,0 % af de voksne i beskæftigelse i 2020")
        assert text.endswith(f"{end} Tallet er et eksempel.")


class TestPromises:
    def test_a_missed_and_a_reached_milestone(self) -> None:
        reached = t.milestone(
            milestone_id="b", name="Nyt mødested", done_on=date(2021, 9, 16), due_on=date(2021, 6, 30)
        )
        facts = t.facts(milestones=(t.milestone(is_demo=True), reached))
        assert told(facts, Kind.MISSED) == [
            "Milepælen „50 unge i fritidsjob på samme tid“ skulle være nået 30. juni 2020, men er ikke meldt "
            "nået. Milepælen er et eksempel."
        ]
        assert told(facts, Kind.REACHED) == [
            "Milepælen „Nyt mødested“ blev nået 16. september 2021; fristen var 30. juni 2021."
        ]

    def test_an_example_that_the_journal_says_is_reached_is_still_an_example(self) -> None:
        reached = t.milestone(done_on=date(2021, 9, 16), source="Journalen", is_demo=True)
        (text,) = told(t.facts(milestones=(reached,)), Kind.REACHED)
        assert text.endswith(" Milepælen er et eksempel.")

    def test_actions(self) -> None:
        late = t.action(action_id="late", due_on=date(2021, 11, 1))
        done = t.action(action_id="done", state="done", text="Skriv til\nbeboerne.")
        facts = t.facts(actions=(t.action(), late, done, t.action(action_id="no", state="dropped")))
        assert told(facts, Kind.OPEN) == [
            "Aftalen „Indkald til møde om brandene.“ hos politiet har frist 1. februar 2022."
        ]
        assert told(facts, Kind.OVERDUE) == [
            "Aftalen „Indkald til møde om brandene.“ hos politiet havde frist 1. november 2021 og er ikke "
            "meldt udført."
        ]
        assert told(facts, Kind.REACHED) == ["Aftalen „Skriv til beboerne.“ hos politiet er udført."]

    def test_the_board_is_asked_to_decide(self) -> None:
        facts = t.facts(
            milestones=(t.milestone(is_demo=True), t.milestone(milestone_id="b", name="b", is_demo=True)),
            actions=(t.action(due_on=date(2021, 11, 1)),),
        )
        assert told(facts, Kind.DECIDE) == [
            "Til beslutning: to milepæle og én aftale er over fristen. Skal fristerne flyttes, eller skal "
            "der gøres noget andet? Milepælene er eksempler."
        ]
        assert told(t.facts(milestones=(t.milestone(),)), Kind.DECIDE)[0].startswith(
            "Til beslutning: én milepæl er over fristen. Skal fristen flyttes"
        )

    def test_a_milestone_on_its_day_is_not_missed(self) -> None:
        assert told(t.facts(milestones=(t.milestone(due_on=t.AS_OF),)), Kind.MISSED) == []


def point(value: float, period: str = "2020", *, is_demo: bool = False) -> k.Point:
    return k.Point(value, 1, period, None, is_published_mean=False, is_demo=is_demo)


def crossed() -> k.CriterionChange:
    return k.CriterionChange(
        cause=Cause.NEW,
        importance=Importance.CROSSED,
        geography_id="motalavej",
        indicator_id="outside_work_education",
        old=point(40.2, "2019"),
        new=point(39.3, is_demo=True),
        published_on=date(2021, 10, 1),
        before=State.MET,
        after=State.NEAR,
        operator=">",
        threshold=40.0,
        score=k.Score("on", 3, 0, 5, 1800.0, 1000),
        is_same_verdict=True,
    )


def signal(before: Any, after: Any) -> k.SignalChange:
    return k.SignalChange(
        cause=Cause.SIGNAL,
        importance=Importance.EARLY,
        geography_id="motalavej",
        indicator_id="outside_work_education",
        before=before,
        after=after,
    )
