"""What was known of a trend from each publication on."""

from __future__ import annotations

from datetime import date

import numpy as np

from dashboard.analysis.trend import Reason, Strength, Trend
from dashboard.analysis.trend_history import Publications, history

NAN = float("nan")
ADULTS = 3400.0
FALL = {2016: 46.0, 2017: 45.0, 2018: 44.0, 2019: 43.0, 2020: 42.0}

Row = tuple[date, str, float]


def known(
    *rows: Row, value_type: str = "share", breaks: tuple[str, ...] = (), demo: tuple[str, ...] = ()
) -> list[tuple[date, Trend]]:
    """The states of rows of (published, period, percent)."""
    rows = tuple(sorted(rows, key=lambda row: row[0]))
    names = np.array(sorted({period for _, period, _ in rows}), dtype=object)
    place = {period: number for number, period in enumerate(names)}
    values = np.array([value for _, _, value in rows])
    publications = Publications(
        published=np.array([(day - date(1970, 1, 1)).days for day, _, _ in rows], dtype=np.int64),
        period=np.array([place[period] for _, period, _ in rows], dtype=np.int64),
        values=values,
        numerators=np.round(values * ADULTS / 100),
        denominators=np.where(np.isnan(values), NAN, ADULTS),
        breaks=np.array([period in breaks for _, period, _ in rows]),
        demo=np.array([period in demo for _, period, _ in rows]),
    )
    return list(history(names, publications, value_type))


def yearly() -> list[Row]:
    """One publication a year, each on 1 October of the next year."""
    return [(date(year + 1, 10, 1), str(year), percent) for year, percent in FALL.items()]


def test_a_state_is_known_from_the_publication_that_makes_it() -> None:
    states = known(*yearly())
    assert [day for day, _ in states] == [date(year + 1, 10, 1) for year in FALL]
    assert [state.points for _, state in states] == [1, 2, 3, 4, 5]
    assert [state.strength for _, state in states] == [Strength.LEVEL_ONLY] * 4 + [Strength.CERTAIN]


def test_all_published_on_one_day_are_one_state() -> None:
    ((day, state),) = known(*[(date(2021, 10, 1), period, value) for _, period, value in yearly()])
    assert (day, state.strength) == (date(2021, 10, 1), Strength.CERTAIN)


def test_a_later_publication_of_an_earlier_year_takes_its_place() -> None:
    late = (date(2022, 2, 1), "2015", 47.0)
    states = known(*yearly(), late)
    assert len(states) == 5  # an older year changes nothing of the last five
    gap = [row for row in yearly() if row[1] != "2018"]
    states = known(*gap, (date(2022, 2, 1), "2018", 44.0))
    assert [state.points for _, state in states] == [1, 2, 3, 4, 5]
    assert states[-1][1].first_period == "2016"


def test_a_revision_changes_the_state_from_its_own_day() -> None:
    states = known(*yearly(), (date(2022, 10, 1), "2020", 45.5))
    assert [state.strength for _, state in states[-2:]] == [Strength.CERTAIN, Strength.NONE]
    assert states[-1][0] == date(2022, 10, 1)
    assert states[-1][1].last_period == "2020"


def test_the_same_figure_published_again_changes_nothing() -> None:
    assert known(*yearly(), (date(2022, 10, 1), "2020", 42.0)) == known(*yearly())


def test_a_withdrawn_figure_is_no_longer_among_the_points() -> None:
    states = known(*yearly(), (date(2022, 10, 1), "2018", NAN))
    assert (states[-1][1].strength, states[-1][1].points) == (Strength.LEVEL_ONLY, 4)
    assert states[-1][0] == date(2022, 10, 1)


def test_a_withdrawn_figure_may_come_back() -> None:
    states = known(*yearly(), (date(2022, 10, 1), "2018", NAN), (date(2023, 1, 1), "2018", 44.0))
    assert states[-1] == (date(2023, 1, 1), states[-3][1])


def test_before_any_value_there_is_no_state() -> None:
    assert known((date(2017, 10, 1), "2016", NAN), (date(2018, 10, 1), "2017", NAN)) == []
    states = known((date(2017, 10, 1), "2016", NAN), *yearly()[1:])
    assert states[0][0] == date(2018, 10, 1)


def test_where_everything_is_withdrawn_nothing_is_claimed_any_more() -> None:
    gone = [(date(2022, 10, 1), period, NAN) for _, period, _ in yearly()]
    day, state = known(*yearly(), *gone)[-1]
    assert (day, state.strength, state.reason) == (date(2022, 10, 1), Strength.LEVEL_ONLY, Reason.TOO_FEW)
    assert (state.points, state.last_period, state.slope) == (0, "2020", None)


def test_a_break_counts_from_its_publication() -> None:
    states = known(*yearly(), (date(2022, 10, 1), "2021", 30.0), breaks=("2021",))
    assert [state.reason for _, state in states[-2:]] == [None, Reason.BREAK]
    assert states[-1][1].points == 1


def test_examples_are_marked_as_long_as_they_are_among_the_points() -> None:
    states = known(*yearly(), (date(2022, 10, 1), "2021", 41.0), demo=("2016",))
    assert [state.is_demo for _, state in states] == [True] * 5 + [False]


def test_the_order_of_periods_not_of_publications_makes_the_series() -> None:
    backwards = [
        (date(2021 + number, 1, 1), period, value)
        for number, (_, period, value) in enumerate(reversed(yearly()))
    ]
    assert known(*backwards)[-1][1] == known(*yearly())[-1][1]


def test_a_break_in_a_hidden_year_still_parts_the_series() -> None:
    """Else a certain fall would be told of two series that cannot be compared."""
    hidden = [(day, period, NAN if period == "2018" else percent) for day, period, percent in yearly()]
    joined = known(*hidden, (date(2016, 10, 1), "2015", 47.0))[-1][1]
    assert joined.strength is Strength.CERTAIN
    parted = known(*hidden, (date(2016, 10, 1), "2015", 47.0), breaks=("2018",))[-1][1]
    assert (parted.strength, parted.reason) == (Strength.LEVEL_ONLY, Reason.BREAK)
    assert (parted.first_period, parted.points) == ("2019", 2)
