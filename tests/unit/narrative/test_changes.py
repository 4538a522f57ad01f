"""The sentences about what is new, as they are read."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dashboard.analysis import change_kinds as k
from dashboard.analysis.change_kinds import Cause, Importance, Point, Score
from dashboard.analysis.change_lines import Line, Rest
from dashboard.analysis.criteria import State
from dashboard.narrative import changes as words
from dashboard.narrative.change_words import Names
from dashboard.store import records as r
from tests.unit import samples as s

NAMES = Names(
    geographies={
        "motalavej": s.geography("motalavej"),
        "ringparken": s.geography("ringparken"),
        "sydbyen": s.geography("sydbyen"),
        "samlet": s.geography("samlet", short_name="De fire samlet", kind="samlet"),
    },
    indicators={
        "outside_work_education": s.indicator(),
        "convicted": s.indicator("convicted", name="Dømte beboere", decimals=2),
        "arson": s.indicator("arson", name="Påsatte brande", unit="count", decimals=0),
    },
)
OUTSIDE: dict[str, Any] = {"geography_id": "motalavej", "indicator_id": "outside_work_education"}


def told(*changes: k.Change) -> str:
    line = Line(changes)
    text = words.sentence(line, NAMES).replace("\u00a0", " ")
    return f"{text} [{words.cause(line)}]"


def point(value: float, period: str = "2020", decimals: int = 1, first_year: int | None = None) -> Point:
    return Point(value, decimals, period, first_year, is_published_mean=False, is_demo=True)


def scored(verdict: str, met: int, unknown: int = 0, of: int = 5, residents: float = 1800.0) -> Score:
    return Score(verdict, met, unknown, of, residents, min_residents=1000)


def crossed(**fields: Any) -> k.CriterionChange:
    defaults: dict[str, Any] = {
        **OUTSIDE,
        "cause": Cause.NEW,
        "importance": Importance.CROSSED,
        "old": point(40.2, "2019", first_year=2018),
        "new": point(39.3, first_year=2019),
        "before": State.MET,
        "after": State.NEAR,
        "operator": ">",
        "threshold": 40.0,
        "score": scored("on", 3),
        "is_same_verdict": True,
    }
    return k.CriterionChange(**{**defaults, **fields})


def flipped(before: Score, after: Score, cause: Cause = Cause.NEW, **fields: Any) -> k.VerdictChange:
    defaults: dict[str, Any] = {"geography_id": "motalavej", "by_threshold": False}
    return k.VerdictChange(
        cause=cause, importance=Importance.VERDICT, before=before, after=after, **{**defaults, **fields}
    )


def signal(before: r.TrendState | None, after: r.TrendState, **fields: Any) -> k.SignalChange:
    defaults: dict[str, Any] = {"geography_id": "sydbyen", "indicator_id": "arson"}
    return k.SignalChange(
        cause=Cause.SIGNAL, importance=Importance.EARLY, before=before, after=after, **{**defaults, **fields}
    )


class TestJudged:
    def test_a_line_crossed(self) -> None:
        assert told(crossed()) == (
            "Motalavej: uden for arbejde og uddannelse er nu under grænsen på 40 %: 39,3 % "
            "(gns. 2019–2020), før 40,2 %. Nu 3 af 5 kriterier opfyldt; dommen er den samme. [nyt tal]"
        )

    def test_crossed_by_a_revision_with_another_verdict(self) -> None:
        change = crossed(
            cause=Cause.REVISED, new=point(40.0), score=scored("off", 2, 1), is_same_verdict=False
        )
        assert told(change) == (
            "Motalavej: uden for arbejde og uddannelse er nu lige på grænsen på 40 %: 40,0 % (2020), "
            "før 40,2 %. Nu 2 af 5 kriterier opfyldt (1 ukendt). [rettet tal]"
        )

    def test_criteria_that_became_known(self) -> None:
        one = crossed(before=State.UNKNOWN, after=State.MET, old=None, new=point(41.2, "2019"))
        assert told(one) == (
            "Motalavej: uden for arbejde og uddannelse kan nu afgøres: 41,2 % (2019) er over grænsen på "
            "40 %. Nu 3 af 5 kriterier opfyldt; dommen er den samme. [nyt tal]"
        )
        assert told(one, one).startswith("Motalavej: to kriterier kan nu afgøres (2019). Nu 3 af 5")

    def test_verdicts(self) -> None:
        on, off, unknown = scored("on", 3), scored("off", 2), scored("unknown", 2, 2)
        assert told(flipped(on, off)) == (
            "Motalavej opfylder ikke længere betingelserne: 2 af 5 kriterier, før 3 af 5. [nyt tal]"
        )
        assert told(flipped(off, on, Cause.REVISED)) == (
            "Motalavej opfylder nu betingelserne: 3 af 5 kriterier, før 2 af 5. [rettet tal]"
        )
        assert told(flipped(on, unknown, Cause.RULES)) == (
            "Motalavej kan ikke længere afgøres: 2 af 5 kriterier (2 ukendte), før 3 af 5. [nye regler]"
        )
        assert told(flipped(unknown, off, Cause.RULES, by_threshold=True)) == (
            "Motalavej kan nu afgøres og opfylder ikke betingelserne: 2 af 5 kriterier, "
            "før 2 af 5 (2 ukendte). [ny grænse]"
        )

    def test_a_verdict_by_the_number_of_residents(self) -> None:
        assert told(flipped(scored("on", 3), scored("off", 3, residents=980.0))) == (
            "Motalavej opfylder ikke længere betingelserne: 980 beboere, og der kræves 1.000. [nyt tal]"
        )

    def test_several_areas_by_the_same_rules(self) -> None:
        change = flipped(scored("on", 3), scored("off", 1), Cause.RULES)
        assert told(change, replace(change, geography_id="sydbyen")) == (
            "Motalavej og Sydbyen opfylder ikke længere betingelserne. [nye regler]"
        )

    def test_close_to_the_line(self) -> None:
        change = k.CloseFigure(
            **OUTSIDE,
            cause=Cause.NEW,
            importance=Importance.CLOSE,
            old=point(41.2),
            new=point(40.8),
            state=State.MET,
            operator=">",
            threshold=40.0,
        )
        assert told(change) == (
            "Motalavej: uden for arbejde og uddannelse er 40,8 % (2020), før 41,2 %; tæt på grænsen på "
            "40 %, stadig over den. [nyt tal]"
        )


class TestListsAndRules:
    def test_an_official_list(self) -> None:
        def listed(place: str, **fields: Any) -> k.ListChange:
            return k.ListChange(
                cause=Cause.LIST,
                importance=Importance.LIST,
                geography_id=place,
                official=s.official(place, **fields),
            )

        both = told(listed("motalavej", confidence="inferred"), listed("ringparken", confidence="inferred"))
        assert both == (
            "Listen hårde ghettoområder 1. december 2019: Motalavej og Ringparken står på den (udledt). "
            "[ny officiel liste]"
        )
        assert told(listed("motalavej"), listed("ringparken", on_list=False)) == (
            "Listen hårde ghettoområder 1. december 2019: Motalavej står på den og Ringparken står ikke "
            "på den. [ny officiel liste]"
        )

    def test_new_rules_for_the_main_list(self) -> None:
        new = s.ruleset("udsat-2018", short_name="Udsat 2018-2021", valid_from=date(2018, 12, 1))
        change = k.RulesChange(
            cause=Cause.RULES,
            importance=Importance.RULES,
            before=s.ruleset(),
            after=new,
            same_criteria=False,
            is_followed=False,
            judged_by=s.ruleset(),
        )
        assert told(change) == (
            "Nye regler for den officielle liste fra 1. december 2018: Udsat 2018-2021. Her dømmes stadig "
            "efter SUB 2014-2018. [nye regler]"
        )
        assert told(replace(change, judged_by=new)) == (
            "Nye regler for den officielle liste fra 1. december 2018: Udsat 2018-2021. Her dømmes efter "
            "dem. [nye regler]"
        )
        followed = replace(change, is_followed=True)
        assert told(followed) == (
            "Nye regler fra 1. december 2018: Udsat 2018-2021 i stedet for SUB 2014-2018. [nye regler]"
        )
        lost = crossed(cause=Cause.RULES, after=State.CLEAR)
        unknown = crossed(cause=Cause.RULES, after=State.UNKNOWN)
        assert told(followed, lost, unknown, unknown).endswith(
            "Med de samme tal dømmes tre kriterier nu anderledes: ét ikke opfyldt, to kan ikke længere "
            "afgøres. [nye regler]"
        )
        assert told(replace(followed, same_criteria=True)).endswith("Kriterierne er de samme. [nye regler]")

    @pytest.mark.parametrize(
        ("before", "after", "text"),
        [
            (None, 2.03, "Grænsen for dømte beboere er nu kendt: 2,03 %."),
            (2.03, 2.18, "Grænsen for dømte beboere er nu 2,18 %, før 2,03 %."),
            (2.03, None, "Grænsen for dømte beboere er ikke kendt for den nye liste (før 2,03 %)."),
        ],
    )
    def test_a_threshold(self, before: float | None, after: float | None, text: str) -> None:
        change = k.ThresholdChange(
            cause=Cause.RULES,
            importance=Importance.RULES,
            indicator_id="convicted",
            before=before,
            after=after,
        )
        assert told(change) == f"{text} [ny grænse]"
        met = crossed(cause=Cause.RULES, after=State.MET)
        assert told(change, met) == f"{text} Med de samme tal er ét kriterium nu opfyldt. [ny grænse]"


class TestSignals:
    def test_an_early_sign_is_said_to_be_early(self) -> None:
        change = signal(None, s.trend_state(), new=point(15, "2021-Q3", 0))
        assert told(change) == (
            "Sydbyen: tegn på fald i påsatte brande (15 i 3. kvartal 2021), i den ønskede retning; "
            "ikke statistisk sikkert. [nyt tegn]"
        )

    def test_a_certain_one_of_two_places_that_turned(self) -> None:
        change = signal(s.trend_state(), s.trend_state(strength="certain", direction="up"))
        assert told(change, replace(change, geography_id="samlet")) == (
            "Sydbyen og de fire samlet: sikker stigning i påsatte brande, før tegn på fald, væk fra det "
            "ønskede. [nyt tegn]"
        )

    def test_a_weaker_one(self) -> None:
        change = signal(s.trend_state(strength="certain"), s.trend_state())
        assert told(change).endswith(
            "før sikkert fald, i den ønskede retning; ikke statistisk sikkert. [svagere tegn]"
        )

    def test_one_that_is_gone_is_not_no_change(self) -> None:
        gone = signal(s.trend_state(), s.trend_state(strength="none", direction="none"))
        assert told(gone) == "Sydbyen: tegn på fald i påsatte brande ses ikke længere. [tegn væk]"
        broken = s.trend_state(strength="level_only", direction="none", reason="break")
        assert told(signal(s.trend_state(), broken)) == (
            "Sydbyen: tegn på fald i påsatte brande kan ikke længere bedømmes efter bruddet i serien. "
            "[tegn væk]"
        )


class TestTheRest:
    def test_a_revised_figure(self) -> None:
        change = k.FigureChange(
            **OUTSIDE,
            cause=Cause.REVISED,
            importance=Importance.REVISED,
            old=point(41.5, "2017"),
            new=point(41.0, "2017"),
        )
        text = "Motalavej: uden for arbejde og uddannelse 2017 er rettet fra 41,5 % til 41,0 %"
        assert told(change) == f"{text}. [rettet tal]"
        assert told(change, change) == f"{text}; også rettet i ét andet område. [rettet tal]"
        assert told(replace(change, new=None)) == (
            "Motalavej: uden for arbejde og uddannelse 2017 er trukket tilbage, før 41,5 %. [rettet tal]"
        )

    def test_a_milestone(self) -> None:
        milestone = r.Milestone("one", "x", [], "50 unge", date(2020, 6, 30), None, is_demo=True)
        change = k.MissedMilestone(cause=Cause.MILESTONE, importance=Importance.MISSED, milestone=milestone)
        assert told(change) == (
            "Milepælen „50 unge“ skulle være nået 30. juni 2020, men er ikke meldt nået. [milepæl]"
        )

    def test_figures_that_grew_old(self) -> None:
        change = k.AgedFigure(
            **OUTSIDE, cause=Cause.AGE, importance=Importance.OLD, new=point(41.0, "2014"), is_old=True
        )
        assert told(change) == (
            "Motalavej: uden for arbejde og uddannelse bygger nu på tal, der er over tre år gamle (2014). "
            "[gammelt tal]"
        )
        overdue = replace(change, is_old=False)
        assert told(overdue, replace(overdue, geography_id="sydbyen")) == (
            "Motalavej og Sydbyen: to kriterier har intet tal nyere end 2014, og det næste skulle være "
            "kommet. [gammelt tal]"
        )

    def test_the_rest_is_counted(self) -> None:
        left = (Line((signal(None, s.trend_state()),)),)
        found = Rest(new=34, revised=1, examples=30, left=left)
        assert words.rest(found, is_alone=False) == (
            "I øvrigt 34 nye tal (heraf 30 eksempeltal), 1 rettet tal og 1 ændret tegn; ingen af dem "
            "ændrer en dom."
        )
        one = Rest(new=1, revised=0, examples=1, left=())
        assert words.rest(one, is_alone=True) == "1 nyt tal; det ændrer ingen dom."

    def test_the_rest_promises_nothing_where_verdicts_are_left(self) -> None:
        left = (Line((flipped(scored("on", 3), scored("off", 2)),)),)
        text = words.rest(Rest(new=2, revised=0, examples=0, left=left), is_alone=False)
        assert text == "I øvrigt 2 nye tal og 1 anden ændring."

    def test_nothing_new(self) -> None:
        assert words.nothing_new(date(2021, 11, 2)) == "Intet nyt. Senest offentliggjort 2. november 2021."
        assert words.nothing_new(None) == "Intet nyt: ingen tal var kendt."


def test_nothing_is_said_to_be_because_of_anything() -> None:
    said = [
        told(crossed()),
        told(flipped(scored("on", 3), scored("off", 2))),
        told(signal(None, s.trend_state())),
    ]
    assert not re.search(r"fordi|takket|skyldes|på grund af", " ".join(said))
