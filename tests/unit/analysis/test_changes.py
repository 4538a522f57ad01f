"""What is new between two dates, each kind by hand, and what must hold for any figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis import change_kinds as k
from dashboard.analysis.change_kinds import Cause, Change, Importance
from dashboard.analysis.change_lines import MOST_LINES, news
from dashboard.analysis.change_steps import Step, criterion_steps, judged, score
from dashboard.analysis.changes import Facts, changes
from dashboard.analysis.criteria import State
from dashboard.analysis.since import since
from dashboard.store import questions
from dashboard.store import records as r
from dashboard.store.connection import open_build
from tests.unit import samples as s

EARLIER, LATER = date(2019, 8, 22), date(2019, 11, 25)
OUTSIDE = "outside_work_education"


def rules_of(one: int = 1, **fields: Any) -> r.Ruleset:
    """Rules with one criterion, which decides."""
    return s.ruleset(required=one, **fields)


def known(
    value: float | None, year: int = 2017, threshold: float | None = 40.0, **fields: Any
) -> r.CriterionStatus:
    status = s.status(
        value=value, data_year=year, period=str(year), first_year=year, latest_period=str(year), **fields
    )
    return judged(status, value, threshold)


def value_of(value: float, year: int) -> r.RuleValue:
    return r.RuleValue("motalavej", OUTSIDE, year, value, 1, is_demo=False)


def verdict_of(status: r.CriterionStatus, residents: float | None = 1800.0) -> r.ListStatus:
    found = score(rules_of(), [status], residents)
    return s.verdict(
        verdict=found.verdict, met=found.met, unknown=found.unknown, of=1, required=1, residents=residents
    )


def facts(before: r.CriterionStatus, after: r.CriterionStatus, **fields: Any) -> Facts:
    """Two dates that differ in one criterion of one area."""
    ruled = fields.pop("ruled", after)
    defaults: dict[str, Any] = {
        "earlier": EARLIER,
        "later": LATER,
        "rules_before": rules_of(),
        "rules_after": rules_of(),
        "main_before": None,
        "main_after": None,
        "criteria": [s.criterion()],
        "geographies": [s.geography(place) for place in s.AREAS] + [s.geography("samlet", kind="samlet")],
        "indicators": [s.indicator(), s.indicator("arson", name="Påsatte brande", unit="count")],
        "statuses_before": [before],
        "statuses_between": [after],
        "statuses_after": [ruled],
        "figures_before": [s.figure(indicator_id="residents", value=1800.0, period="2016")],
        "verdicts_after": [verdict_of(ruled)],
        "rule_values": [],
        "figures": [],
        "lists": [],
        "trends_before": [],
        "trends_after": [],
        "milestones": [],
    }
    return Facts(**{**defaults, **fields})


def of(found: tuple[Change, ...], kind: type[Change]) -> list[Any]:
    return [change for change in found if isinstance(change, kind)]


class TestJudged:
    def test_a_new_figure_crosses_the_line(self) -> None:
        found = changes(facts(known(41.5), known(39.2, 2018), rule_values=[value_of(41.5, 2017)]))
        (crossed,) = of(found, k.CriterionChange)
        assert (crossed.cause, crossed.importance) == (Cause.NEW, Importance.CROSSED)
        assert (crossed.before, crossed.after) == (State.MET, State.NEAR)
        assert (crossed.old.value, crossed.old.period) == (41.5, "2017")
        assert (crossed.new.value, crossed.new.period) == (39.2, "2018")
        (verdict,) = of(found, k.VerdictChange)
        assert (verdict.cause, verdict.before.verdict, verdict.after.verdict) == (Cause.NEW, "on", "off")
        assert found[0] == verdict

    def test_a_revision_crosses_the_line(self) -> None:
        found = changes(facts(known(40.4), known(39.8), rule_values=[value_of(39.8, 2017)]))
        assert {change.cause for change in found} == {Cause.REVISED}
        assert len(of(found, k.VerdictChange)) == len(of(found, k.CriterionChange)) == 1

    def test_a_revision_moves_it_and_a_new_figure_moves_it_back(self) -> None:
        """Over the line, below it by the revision, over it again by the new year."""
        found = changes(facts(known(40.4), known(41.0, 2018), rule_values=[value_of(39.8, 2017)]))
        assert of(found, k.VerdictChange) == of(found, k.CriterionChange) == []

    def test_the_revision_decided_although_a_new_year_came_too(self) -> None:
        found = changes(facts(known(40.4), known(39.0, 2018), rule_values=[value_of(39.8, 2017)]))
        assert [change.cause for change in of(found, k.CriterionChange)] == [Cause.REVISED]

    def test_other_rules_alone(self) -> None:
        new_rules = rules_of(ruleset_id="udsat-2018")
        by_new = known(45.0, threshold=60.0)
        found = changes(
            facts(
                known(45.0),
                known(45.0),
                ruled=by_new,
                rule_values=[value_of(45.0, 2017)],
                rules_after=new_rules,
                main_before=rules_of(),
                main_after=new_rules,
            )
        )
        assert {change.cause for change in found} == {Cause.RULES}
        (named,) = of(found, k.RulesChange)
        assert named.is_followed
        assert [change.after for change in of(found, k.CriterionChange)] == [State.CLEAR]
        assert not of(found, k.VerdictChange)[0].by_threshold

    def test_figures_and_rules_are_told_apart(self) -> None:
        """New figures bring it over the line; the new rules take it below theirs."""
        new_rules = rules_of(ruleset_id="udsat-2018")
        found = changes(
            facts(
                known(39.0),
                known(45.0, 2018),
                ruled=known(45.0, 2018, threshold=60.0),
                rule_values=[value_of(39.0, 2017)],
                rules_after=new_rules,
                main_before=rules_of(),
                main_after=new_rules,
            )
        )
        causes = {change.cause: change for change in of(found, k.VerdictChange)}
        assert set(causes) == {Cause.NEW, Cause.RULES}
        assert causes[Cause.NEW].after.verdict == "on"
        assert causes[Cause.RULES].after.verdict == "off"
        assert {change.cause for change in of(found, k.CriterionChange)} == {Cause.NEW, Cause.RULES}

    def test_a_yearly_threshold_is_a_rule(self) -> None:
        """The later question answers with the later threshold; the figures' step uses the earlier one."""
        now = known(2.07, threshold=2.03)
        found = changes(facts(known(2.07, threshold=None), now, rule_values=[value_of(2.07, 2017)]))
        (named,) = of(found, k.ThresholdChange)
        assert (named.before, named.after) == (None, 2.03)
        assert {change.cause for change in found} == {Cause.RULES}
        assert of(found, k.VerdictChange)[0].by_threshold

    def test_a_withdrawn_figure_is_a_revision(self) -> None:
        found = changes(facts(known(41.0), known(None, 2017)._replace(period=None, data_year=None)))
        assert {change.cause for change in of(found, k.CriterionChange)} == {Cause.REVISED}

    def test_a_figure_close_to_the_line(self) -> None:
        found = changes(facts(known(41.5), known(40.8, 2018), rule_values=[value_of(41.5, 2017)]))
        (close,) = of(found, k.CloseFigure)
        assert (close.old.value, close.new.value, close.state) == (41.5, 40.8, State.MET)
        far = changes(facts(known(46.0), known(45.8, 2018), rule_values=[value_of(46.0, 2017)]))
        assert far == ()

    def test_too_few_residents_change_the_verdict_without_the_criterion(self) -> None:
        after = known(41.0)
        found = changes(facts(after, after, verdicts_after=[verdict_of(after, 980.0)]))
        (verdict,) = found
        assert isinstance(verdict, k.VerdictChange)
        assert (verdict.before.residents, verdict.after.residents) == (1800.0, 980.0)


def same() -> r.CriterionStatus:
    return known(45.0)


class TestTheRest:
    def test_the_main_list_s_rules_are_named_whatever_rules_are_chosen(self) -> None:
        old, new = rules_of(), rules_of(ruleset_id="udsat-2018")
        (found,) = changes(facts(same(), same(), main_before=old, main_after=new))
        assert isinstance(found, k.RulesChange)
        assert not found.is_followed
        assert not found.same_criteria

    def test_rules_with_the_same_criteria_say_so(self) -> None:
        old, new = rules_of(), rules_of(ruleset_id="udsat-2021")
        criteria = [s.criterion(), s.criterion(ruleset_id="udsat-2021")]
        (found,) = changes(facts(same(), same(), main_before=old, main_after=new, criteria=criteria))
        assert isinstance(found, k.RulesChange)
        assert found.same_criteria

    def test_only_lists_published_between(self) -> None:
        lists = [s.official(list_date=day) for day in (EARLIER, date(2019, 10, 1), date(2019, 12, 1))]
        (found,) = changes(facts(same(), same(), lists=lists))
        assert found.published_on == date(2019, 10, 1)

    @pytest.mark.parametrize(
        ("before", "after", "importance"),
        [
            (("none", "none"), ("certain", "up"), Importance.CERTAIN_UNWANTED),
            (("early", "down"), ("certain", "down"), Importance.CERTAIN),
            (("certain", "up"), ("certain", "down"), Importance.CERTAIN),
            (None, ("early", "up"), Importance.EARLY),
            (("certain", "down"), ("early", "down"), Importance.FADED),
            (("early", "down"), ("undetectable", "none"), Importance.FADED),
            (("early", "down"), ("early", "down"), None),
            (("none", "none"), ("undetectable", "none"), None),
        ],
    )
    def test_signals(
        self, before: tuple[str, str] | None, after: tuple[str, str], importance: Importance | None
    ) -> None:
        def states(of_what: tuple[str, str] | None) -> list[r.TrendState]:
            return [s.trend_state(strength=of_what[0], direction=of_what[1])] if of_what else []

        found = changes(facts(same(), same(), trends_before=states(before), trends_after=states(after)))
        assert [change.importance for change in found] == ([importance] if importance else [])

    def test_a_signal_of_the_municipality_is_not_told(self) -> None:
        state = s.trend_state("slagelse_kommune")
        assert changes(facts(same(), same(), trends_after=[state])) == ()

    @pytest.mark.parametrize(
        ("due", "done", "is_missed"),
        [
            (date(2019, 9, 30), None, True),
            (date(2019, 9, 30), date(2019, 11, 26), True),
            (date(2019, 9, 30), LATER, False),
            (EARLIER, None, True),
            (date(2019, 8, 21), None, False),
            (LATER, None, False),
        ],
    )
    def test_milestones(self, due: date, done: date | None, is_missed: bool) -> None:
        milestone = r.Milestone("one", "fritidsjob", [], "50 unge", due, done, is_demo=True)
        found = changes(facts(same(), same(), milestones=[milestone]))
        assert bool(of(found, k.MissedMilestone)) is is_missed

    def test_new_and_revised_figures(self) -> None:
        new = difference(OUTSIDE, "2018", None, 41.0)
        revised = difference(OUTSIDE, "2017", 41.5, 41.0)
        other = difference("arson", "2018-Q1", 4.0, 5.0)
        found = changes(facts(same(), same(), figures=[new, revised, other]))
        by_cause = {(change.cause, change.importance) for change in found}
        assert by_cause == {
            (Cause.NEW, Importance.NEW),
            (Cause.REVISED, Importance.REVISED),
            (Cause.REVISED, Importance.NEW),
        }
        first = found[0]
        assert (first.old and first.old.value, first.new and first.new.value) == (41.5, 41.0)

    def test_a_figure_becomes_overdue_and_old_once(self) -> None:
        def at(earlier: date, later: date) -> list[Any]:
            return of(changes(facts(same(), same(), earlier=earlier, later=later)), k.AgedFigure)

        # The figure for 2017, published 1 September 2016 by the sample.
        assert [aged.is_old for aged in at(date(2017, 11, 1), date(2017, 11, 2))] == [False]
        assert at(date(2017, 11, 2), date(2018, 11, 2)) == []
        assert [aged.is_old for aged in at(date(2020, 12, 31), date(2021, 1, 1))] == [True]


def difference(
    indicator_id: str, period: str, before: float | None, after: float | None, place: str = "motalavej"
) -> r.FigureDifference:
    return r.FigureDifference(
        place,
        indicator_id,
        period,
        averaged_years=1,
        value=after,
        value_decimals=1,
        published_on=date(2019, 10, 1),
        is_demo=False,
        earlier_value=before,
        earlier_decimals=1,
        earlier_is_demo=False,
    )


class TestLines:
    def test_the_fifth_line_counts_the_rest(self) -> None:
        states = [
            s.trend_state(place, strength="certain", indicator_id=indicator)
            for place in s.AREAS
            for indicator in (OUTSIDE, "arson")
        ]
        milestones = [
            r.Milestone(str(n), "x", [], str(n), date(2019, 9, n), None, is_demo=True) for n in range(1, 6)
        ]
        figures = [
            difference(OUTSIDE, "2018", None, 41.0),
            difference("arson", "2018-Q1", None, 41.0, "ringparken"),
        ]
        found = news(
            changes(facts(same(), same(), trends_after=states, milestones=milestones, figures=figures)), None
        )
        assert len(found.lines) == MOST_LINES - 1
        assert len(found.lines[0].changes) == len(s.AREAS)
        assert found.rest is not None
        assert (found.rest.new, len(found.rest.left)) == (0, 3)

    def test_five_lines_need_no_rest(self) -> None:
        milestones = [
            r.Milestone(str(n), "x", [], str(n), date(2019, 9, n), None, is_demo=True) for n in range(1, 6)
        ]
        found = news(changes(facts(same(), same(), milestones=milestones)), None)
        assert (len(found.lines), found.rest) == (5, None)

    def test_a_chosen_area_sees_its_own_and_the_common(self) -> None:
        milestones = [
            r.Milestone("all", "x", [], "all", date(2019, 9, 1), None, is_demo=True),
            r.Milestone("own", "x", ["sydbyen"], "own", date(2019, 9, 2), None, is_demo=True),
            r.Milestone("other", "x", ["motalavej"], "other", date(2019, 9, 3), None, is_demo=True),
        ]
        states = [s.trend_state("sydbyen"), s.trend_state("samlet", "arson")]
        found = news(changes(facts(same(), same(), milestones=milestones, trends_after=states)), "sydbyen")
        first = [line.first for line in found.lines]
        assert [one.geography_id for one in first] == ["sydbyen", None, None]

    def test_what_a_line_tells_is_not_counted_again(self) -> None:
        figures = [difference(OUTSIDE, "2018", None, 39.0), difference("arson", "2018-Q1", None, 1.0)]
        found = changes(
            facts(known(41.5), known(39.2, 2018), rule_values=[value_of(41.5, 2017)], figures=figures)
        )
        rest = news(found, None).rest
        assert rest is not None
        assert rest.new == 1


class TestSince:
    MEETINGS = (
        s.meeting("b1", date(2019, 2, 25)),
        s.meeting("k1", date(2019, 3, 14), body="koordinationsgruppe"),
        s.meeting("b2", date(2019, 5, 23)),
    )

    def test_a_body_is_compared_with_itself(self) -> None:
        found = since(self.MEETINGS, self.MEETINGS[2], date(2019, 5, 23))
        assert (found.meeting, found.earlier) == (self.MEETINGS[0], date(2019, 2, 25))

    def test_the_first_meeting_is_compared_with_nothing(self) -> None:
        assert since(self.MEETINGS, self.MEETINGS[1], date(2019, 3, 14)) == (
            since((), self.MEETINGS[1], date(2019, 3, 14))
        )
        assert since(self.MEETINGS, self.MEETINGS[0], date(2019, 2, 25)).earlier is None

    def test_a_date_is_compared_with_a_year_before(self) -> None:
        assert since((), None, date(2020, 2, 29)).earlier == date(2019, 2, 28)


values = st.one_of(st.none(), st.floats(30.0, 50.0).map(lambda value: round(value, 2)))
years = st.integers(2014, 2018)


@given(values, years, st.floats(30.0, 50.0))
def test_a_date_compared_with_itself_gives_nothing(value: float | None, year: int, threshold: float) -> None:
    status = known(value, year, threshold)
    if value is None:
        status = status._replace(period=None, data_year=None, published_on=None)
    state = s.trend_state(strength="early")
    milestone = r.Milestone("one", "x", [], "one", LATER, None, is_demo=True)
    nothing = facts(
        status,
        status,
        earlier=LATER,
        rule_values=[] if value is None else [value_of(value, year)],
        trends_before=[state],
        trends_after=[state],
        milestones=[milestone],
        lists=[s.official(list_date=LATER)],
        main_before=rules_of(),
        main_after=rules_of(),
    )
    assert changes(nothing) == ()


known_values = st.floats(30.0, 50.0).map(lambda value: round(value, 2))


@given(st.lists(st.tuples(known_values, known_values), min_size=3, max_size=3))
def test_the_parts_of_two_steps_add_up(known_at: list[tuple[float, float]]) -> None:
    """2016 and 2017 are known on three dates (2017 from the second on), each time perhaps revised."""
    dates = []
    for index, (first, second) in enumerate(known_at):
        values_then = [value_of(first, 2016)] + ([value_of(second, 2017)] if index else [])
        newest = values_then[-1]
        dates.append((known(newest.value, newest.data_year), values_then))

    def step(before: int, after: int) -> Any:
        (found,) = criterion_steps(
            Step(
                earlier_rules=rules_of(),
                at_start=[dates[before][0]],
                figures=[dates[after][0]],
                rules=[dates[after][0]],
                rule_values=dates[after][1],
                residents_at_start={},
                verdicts_rules=[],
            )
        )
        return found

    parts = [step(0, 1), step(1, 2)]
    total = step(0, 2)
    assert sum(one.revised_part + one.new_part for one in parts) == pytest.approx(
        total.revised_part + total.new_part
    )
    for one in (*parts, total):
        assert one.revised_part + one.new_part == pytest.approx(one.later.value - one.earlier.value)


@pytest.mark.parametrize("real", [False, True])
def test_the_score_is_that_of_the_macro(real: bool, built_data_dir: Path, real_data_dir: Path) -> None:
    (path,) = ((real_data_dir if real else built_data_dir) / "build").glob("*.duckdb")
    build = open_build(path)
    try:
        for day in (date(2017, 2, 23), date(2018, 11, 22), date(2019, 12, 1), date(2021, 11, 25)):
            residents = {
                f.geography_id: f.value
                for f in questions.latest_figures(build, day)
                if f.indicator_id == "residents"
            }
            for rules in questions.rulesets(build):
                statuses = questions.criterion_status(build, day, rules.ruleset_id)
                for row in questions.list_status(build, day, rules.ruleset_id):
                    own = [status for status in statuses if status.geography_id == row.geography_id]
                    found = score(rules, own, residents.get(row.geography_id))
                    assert (found.verdict, found.met, found.unknown, found.of, found.residents) == (
                        row.verdict,
                        row.met,
                        row.unknown,
                        row.of,
                        row.residents,
                    )
                    for status in own:
                        assert judged(status, status.value, status.threshold) == status
    finally:
        build.close()


def test_the_store_tells_new_from_revised(built_data_dir: Path) -> None:
    """September to November 2019: the year 2018 came, and 2017 of the areas was revised."""
    (path,) = (built_data_dir / "build").glob("*.duckdb")
    build = open_build(path)
    try:
        rows = [
            row for row in questions.figure_differences(build, EARLIER, LATER) if row.indicator_id == OUTSIDE
        ]
        assert {row.period for row in rows if row.earlier_value is None} == {"2018"}
        assert {row.period for row in rows if row.earlier_value is not None} == {"2017"}
        assert questions.figure_differences(build, LATER, LATER) == ()
        assert questions.milestones(build)
    finally:
        build.close()


def test_importance_is_the_order(built_data_dir: Path) -> None:
    found = changes(
        facts(
            known(41.5),
            known(39.2, 2018),
            rule_values=[value_of(41.5, 2017)],
            lists=[s.official(list_date=LATER)],
        )
    )
    assert [change.importance for change in found] == sorted(change.importance for change in found)
    assert replace(found[0], size=1.0).importance is Importance.VERDICT
