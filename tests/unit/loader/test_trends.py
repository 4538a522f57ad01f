"""The trend states that a refresh stores, from files to rows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest

from tests.unit.loader.conftest import DataFolder

HEAD = "geography_id;indicator_id;period;value;numerator;denominator;status;published_on\n"
STATE = "known_from, strength, direction, method, first_period, last_period, points, reason"


def year(  # one row of a share of 1,000 adults
    period: int, percent: float, published: str | None = None, status: str = "final", place: str = "sydbyen"
) -> str:
    counted = f"{percent};{round(10 * percent)};1000" if status != "suppressed" else ";;"
    return (
        f"{place};outside_work_education;{period};{counted};{status};{published or f'{period + 1}-10-01'}\n"
    )


def quarter(period: str, count: float, published: str) -> str:
    return f"sydbyen;vandalism_cases;{period};{count};;;final;{published}\n"


def publish(folder: DataFolder, *rows: str) -> None:
    folder.write("raw/figures.csv", HEAD + "".join(rows))
    folder.refresh()


def states(folder: DataFolder, of: str = "outside_work_education") -> list[tuple[Any, ...]]:
    return folder.rows(f"SELECT {STATE} FROM trend WHERE indicator_id = '{of}' ORDER BY known_from")


def fall(years: Iterable[int] = range(2016, 2021)) -> list[str]:
    return [year(one, 48.0 - 2 * (one - 2016)) for one in years]


def test_each_publication_has_its_state(folder: DataFolder) -> None:
    publish(folder, *fall())
    found = states(folder)
    assert [row[0] for row in found] == [date(one, 10, 1) for one in range(2017, 2022)]
    assert [row[1] for row in found] == ["level_only"] * 4 + ["certain"]
    assert found[-1][2:] == ("down", "chi_square", "2016", "2020", 5, None)
    assert found[0][2:] == ("none", "level", "2016", "2016", 1, "too_few")


def test_every_column_is_filled(folder: DataFolder) -> None:
    publish(folder, *fall())
    ((place, version, is_demo, slope, statistic, detectable, mean),) = folder.rows(
        "SELECT geography_id, method_version, is_demo, slope, statistic, detectable, mean FROM trend "
        "WHERE strength = 'certain'"
    )
    assert (place, is_demo, mean) == ("sydbyen", False, None)
    assert version
    assert slope == pytest.approx(-2.0)
    assert statistic > 9.5495
    assert 0 < detectable < 8


def test_a_revision_is_known_from_its_own_day(folder: DataFolder) -> None:
    publish(folder, *fall(), year(2020, 47.0, "2022-10-01"))
    assert [row[:2] for row in states(folder)[-2:]] == [
        (date(2021, 10, 1), "certain"),
        (date(2022, 10, 1), "undetectable"),
    ]


def test_the_order_of_the_file_does_not_matter(folder: DataFolder) -> None:
    publish(folder, *fall(), year(2020, 47.0, "2022-10-01"))
    sorted_rows = states(folder)
    publish(folder, year(2020, 47.0, "2022-10-01"), *reversed(fall()))
    assert states(folder) == sorted_rows


def test_what_is_hidden_is_no_point(folder: DataFolder) -> None:
    publish(folder, *fall(range(2016, 2020)), year(2020, 0, status="suppressed"))
    found = states(folder)
    assert (found[-1][1], found[-1][5], found[-1][6]) == ("level_only", "2019", 4)


def test_published_means_are_no_points(folder: DataFolder) -> None:
    mean = "sydbyen;outside_work_education;2020;40;;;final;2021-10-01;2\n"
    rows = [row.rstrip("\n") + ";1\n" for row in fall(range(2016, 2020))]
    folder.write("raw/figures.csv", HEAD.rstrip("\n") + ";averaged_years\n" + "".join(rows) + mean)
    folder.refresh()
    assert {row[5] for row in states(folder)} == {"2016", "2017", "2018", "2019"}


def test_a_break_leaves_the_level(folder: DataFolder) -> None:
    publish(folder, *fall(), year(2021, 30.0, status="break"))
    assert states(folder)[-1][1:] == ("level_only", "none", "level", "2021", "2021", 1, "break")


def test_places_and_indicators_are_kept_apart(folder: DataFolder) -> None:
    publish(
        folder,
        *fall(),
        *(year(one, 40.0, place="motalavej") for one in range(2016, 2021)),
        "sydbyen;basic_schooling_only;2020;50;500;1000;final;2021-10-01\n",
    )
    found = folder.rows(
        "SELECT geography_id, indicator_id, strength, points FROM trend_as_of(DATE '2022-01-01') ORDER BY ALL"
    )
    assert found == [
        ("motalavej", "outside_work_education", "undetectable", 5),
        ("sydbyen", "basic_schooling_only", "level_only", 1),
        ("sydbyen", "outside_work_education", "certain", 5),
    ]


class TestFrequency:
    QUARTERS = tuple(
        (f"{2016 + n // 4}-Q{n % 4 + 1}", 9 + n % 3, f"{2017 + n // 4}-06-01") for n in range(14)
    )
    """one publication a year, of four quarters"""

    def test_the_indicators_own_is_chosen_of_two(self, folder: DataFolder) -> None:
        yearly = [f"sydbyen;vandalism_cases;{one};40;;;final;{one + 1}-10-01\n" for one in range(2000, 2016)]
        publish(folder, *yearly, *(quarter(*row) for row in self.QUARTERS))
        found = states(folder, "vandalism_cases")
        assert {row[4] for row in found} == {"2016-Q1"}
        assert [row[6] for row in found] == [4, 8, 12, 14]
        assert [row[3] for row in found] == ["level", "level", "xmr", "xmr"]

    def test_where_it_has_none_the_one_with_most(self, folder: DataFolder) -> None:
        months = [f"sydbyen;vandalism_cases;2020-{n:02d};9;;;final;2021-03-01\n" for n in range(1, 13)]
        publish(folder, "sydbyen;vandalism_cases;2019;99;;;final;2020-03-01\n", *months)
        assert states(folder, "vandalism_cases") == [
            (date(2021, 3, 1), "none", "none", "xmr", "2020-01", "2020-12", 12, None)
        ]


def test_figures_of_long_ago(folder: DataFolder) -> None:
    publish(folder, *(year(one, 40.0) for one in range(1960, 1970)))
    found = states(folder)
    assert [row[0] for row in found] == [date(one, 10, 1) for one in range(1961, 1971)]


def test_without_figures_there_are_no_states(folder: DataFolder) -> None:
    publish(folder, year(2020, 0, status="suppressed"))
    assert folder.rows("SELECT count(*) FROM trend") == [(0,)]


def test_the_areas_of_a_whole_refresh_have_a_state_each(folder: DataFolder) -> None:
    """As many states as series with a value: none is lost, none is there twice."""
    publish(folder, *fall(), *(quarter(*row) for row in TestFrequency.QUARTERS))
    assert folder.rows(
        "SELECT geography_id, indicator_id FROM trend_as_of(DATE '2099-01-01') ORDER BY ALL"
    ) == folder.rows(
        "SELECT DISTINCT geography_id, indicator_id FROM observation WHERE value IS NOT NULL ORDER BY ALL"
    )
    twice = "SELECT geography_id, indicator_id, known_from FROM trend GROUP BY ALL HAVING count(*) > 1"
    assert folder.rows(twice) == []


def test_a_break_in_a_hidden_year_is_kept(folder: DataFolder) -> None:
    """Three of a thousand in the year of the break are hidden; the years before and after stay apart."""
    counts = {2015: 40, 2016: 41, 2017: 40, 2018: 39, 2020: 8, 2021: 7}
    rows = [
        f"sydbyen;convicted;{one};{count / 10};{count};1000;final;{one + 1}-10-01\n"
        for one, count in counts.items()
    ]
    rows.append("sydbyen;convicted;2019;0,3;3;1000;break;2020-10-01\n")
    publish(folder, *rows)
    hidden = folder.rows("SELECT status, value, is_break FROM observation WHERE period = '2019'")
    assert hidden == [("suppressed", None, True)]
    *_, last = states(folder, "convicted")
    assert last[1:] == ("level_only", "none", "level", "2020", "2021", 2, "break")
