"""An attack on real builds: every equation that a reader of a build could set up, over areas, periods, means,
age groups and publications. It must find nothing, and it must find what is hidden where nothing protects it.

The equations are written down here again, from the rules and not from the loader.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import combinations
from pathlib import Path

import duckdb
import numpy as np
import pytest

from dashboard.loader.refresh import refresh
from dashboard.settings import Settings
from dashboard.store.locate import published_build
from tests.conftest import copy_of_data

NOW = datetime(2021, 11, 25, 12, 0, tzinfo=UTC)
AREAS = ("motalavej", "ringparken", "praestevangen_parkvej", "sydbyen")
PLACES = (*AREAS, "samlet")
AGES = ("age_0_24", "age_25_49", "age_50_plus")

Key = tuple[str, str, str, int]
Equation = dict[Key, float]


@dataclass
class Publications:
    """A build's figures about persons: key -> publication date -> value, None where hidden."""

    figures: dict[Key, dict[date, float | None]] = field(default_factory=lambda: defaultdict(dict))
    counts: frozenset[str] = frozenset()

    @property
    def hidden(self) -> set[Key]:
        return {key for key, values in self.figures.items() if None in values.values()}

    @property
    def days(self) -> list[date]:
        return sorted({day for values in self.figures.values() for day in values})

    def known_as_of(self, day: date) -> set[Key]:
        """The keys whose latest publication by the day has a value."""
        latest = {key: max((d for d in days if d <= day), default=None) for key, days in self.figures.items()}
        return {key for key, d in latest.items() if d is not None and self.figures[key][d] is not None}

    def equations(self) -> list[Equation]:
        found = [*self._areas(), *self._means(), *self._ages(), *self._years()]
        return list({tuple(sorted(one.items())): one for one in found}.values())

    def _areas(self) -> Iterator[Equation]:
        for _, indicator, period, years in self.figures:
            yield {(a, indicator, period, years): -1.0 if a == "samlet" else 1.0 for a in PLACES}

    def _means(self) -> Iterator[Equation]:
        for key in self.figures:
            place, indicator, period, years = key
            if years > 1:
                single = range(int(period) - years + 1, int(period) + 1)
                yield {**{(place, indicator, str(year), 1): 1.0 for year in single}, key: -float(years)}

    def _ages(self) -> Iterator[Equation]:
        for place, indicator, period, years in self.figures:
            if indicator in AGES:
                yield {(place, age, period, years): 1.0 for age in AGES}

    def _years(self) -> Iterator[Equation]:
        for place, indicator, period, years in self.figures:
            if indicator in self.counts and "Q" in period and years == 1:
                year = period[:4]
                quarters = {(place, indicator, f"{year}-Q{q}", 1): 1.0 for q in range(1, 5)}
                yield {**quarters, (place, indicator, year, 1): -1.0}


def read(data_dir: Path) -> Publications:
    found = Publications()
    path = published_build(Settings(data_dir=data_dir).build_dir).path
    with duckdb.connect(str(path), read_only=True) as build:
        rows = build.execute("""
            SELECT o.geography_id, o.indicator_id, o.period, o.averaged_years, o.published_on,
              coalesce(o.value, o.numerator), o.status
            FROM observation AS o
            JOIN indicator AS i USING (indicator_id)
            WHERE i.disclosure = 'small_counts' AND (o.status = 'suppressed' OR o.value IS NOT NULL)
        """).fetchall()
        counts = build.execute("SELECT indicator_id FROM indicator WHERE value_type = 'count'").fetchall()
    found.counts = frozenset(name for (name,) in counts)
    for *key, day, value, _status in rows:
        found.figures[key[0], key[1], key[2], int(key[3])][day] = value
    return found


def by_subtraction(equations: list[Equation], known: set[Key], hidden: set[Key]) -> set[Key]:
    """Hidden keys that stand alone among known ones."""
    alone = [unknown[0] for one in equations if len(unknown := [key for key in one if key not in known]) == 1]
    return hidden.intersection(alone)


def by_algebra(equations: list[Equation], known: set[Key], hidden: set[Key]) -> set[Key]:
    """Hidden keys that all equations together determine: adding the key as an equation adds no rank."""
    solved: set[Key] = set()
    for indicators in [*({one} for one in {key[1] for key in hidden} - set(AGES)), set(AGES)]:
        mine = [
            {key: factor for key, factor in one.items() if key not in known}
            for one in equations
            if next(iter(one))[1] in indicators
        ]
        columns = {key: place for place, key in enumerate(sorted({key for one in mine for key in one}))}
        matrix = np.zeros((len(mine), len(columns)))
        for row, one in enumerate(mine):
            for key, factor in one.items():
                matrix[row, columns[key]] = factor
        rank = np.linalg.matrix_rank(matrix) if matrix.size else 0
        for key in hidden & columns.keys():
            unit = np.zeros((1, len(columns)))
            unit[0, columns[key]] = 1.0
            if np.linalg.matrix_rank(np.vstack([matrix, unit])) == rank:
                solved.add(key)
    return solved


def attack(build: Publications) -> dict[str, set[Key]]:
    """What each way of attacking gives back."""
    equations, hidden = build.equations(), build.hidden
    near = {day for key in hidden for day in build.figures[key]}
    related = {key[1] for key in hidden}
    days = sorted(
        {day for key, values in build.figures.items() if key[1] in related for day in values} | near
    )
    known_on = {day: build.known_as_of(day) for day in days}
    between: set[Key] = set()
    for first, second in combinations(days, 2):
        between |= by_subtraction(equations, known_on[first] | known_on[second], hidden)
    ever = {key for key, values in build.figures.items() if any(v is not None for v in values.values())}
    return {
        "shown in another publication": hidden & ever,
        "between two dates": between,
        "by subtraction": by_subtraction(equations, ever, hidden),
        "by algebra": by_algebra(equations, ever, hidden),
    }


# --- Rows that are hard to protect -----------------------------------------

Line = tuple[str, str, str, int, int | None, int, str]
"""place, indicator, period, numerator or count, denominator, averaged years, published on"""


def _shares(indicator: str, year: int, numerators: tuple[int, ...], day: str) -> Iterator[Line]:
    """The areas and `samlet`, of denominators that change with place and year."""
    sizes = [600 + 37 * number + 5 * (year - 2010) for number in range(4)]
    for place, numerator, size in zip(AREAS, numerators, sizes, strict=True):
        yield place, indicator, str(year), numerator, size, 1, day
    yield "samlet", indicator, str(year), sum(numerators), sum(sizes), 1, day


def _one_small_year_beside_means() -> Iterator[Line]:
    """Convicted: one small area in 2014, means of two years each year for it and its neighbour."""
    by_year = {year: (20 + year % 3, 25, 17 + year % 4, 12) for year in range(2010, 2019)}
    by_year[2014] = (20, 25, 17, 3)
    for year, numerators in by_year.items():
        yield from _shares("convicted", year, numerators, "2020-03-01")
    for year in range(2011, 2019):
        for place in ("sydbyen", "praestevangen_parkvej"):
            yield place, "convicted", str(year), 30, 1400, 2, "2020-03-01"


def _one_small_quarter_revised() -> Iterator[Line]:
    """Family guidance: a count of 2 that becomes 7 later, with the year's sum, and all four quarters."""
    counts = {1: (9, 12, 8, 30), 2: (2, 11, 9, 28), 3: (8, 13, 10, 31), 4: (12, 9, 9, 29)}
    revised = {**counts, 2: (7, 11, 9, 28)}
    for table, day in ((counts, "2020-03-01"), (revised, "2020-09-01")):
        for quarter, numbers in table.items():
            for place, number in zip(AREAS, numbers, strict=True):
                yield place, "family_guidance", f"2018-Q{quarter}", number, None, 1, day
            yield "samlet", "family_guidance", f"2018-Q{quarter}", sum(numbers), None, 1, day
        for area, place in enumerate(AREAS):
            of_year = sum(numbers[area] for numbers in table.values())
            yield place, "family_guidance", "2018", of_year, None, 1, day
        yield "samlet", "family_guidance", "2018", sum(map(sum, table.values())), None, 1, day


def _one_small_age_group() -> Iterator[Line]:
    """Ages: three old people in one area, in numbers that add up in both directions."""
    people = {
        "age_0_24": (420, 510, 380, 450),
        "age_25_49": (300, 410, 290, 350),
        "age_50_plus": (80, 3, 70, 90),
    }
    sizes = [sum(numbers[area] for numbers in people.values()) for area in range(4)]
    for age, numbers in people.items():
        for place, number, size in zip(AREAS, numbers, sizes, strict=True):
            yield place, age, "2017", number, size, 1, "2020-03-01"
        yield "samlet", age, "2017", sum(numbers), sum(sizes), 1, "2020-03-01"


def adversarial() -> str:
    lines = ["geography_id;indicator_id;period;value;numerator;denominator;averaged_years;published_on;note"]
    rows = [*_one_small_year_beside_means(), *_one_small_quarter_revised(), *_one_small_age_group()]
    for place, indicator, period, number, size, years, day in rows:
        start = f"{place};{indicator};{period}"
        if size is None:
            lines.append(f"{start};{number};;;{years};{day};Tallet er {number}")
        else:
            share = f"{100 * number / size:.4f}".replace(".", ",")
            lines.append(f"{start};{share};{number};{size};{years};{day};Tallet er {number}")
    return "\n".join([*lines, ""])


SMALL = {
    ("sydbyen", "convicted", "2014", 1),
    ("motalavej", "family_guidance", "2018-Q2", 1),
    ("ringparken", "age_50_plus", "2017", 1),
}


def build(data_dir: Path) -> Publications:
    (data_dir / "raw" / "svaer.csv").write_text(adversarial(), encoding="utf-8")
    refresh(Settings(data_dir=data_dir), now=NOW, demo=True)
    return read(data_dir)


@pytest.fixture(scope="module")
def hard_data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data_dir = copy_of_data(tmp_path_factory.mktemp("hard") / "data")
    build(data_dir)
    return data_dir


def test_the_example_build_gives_nothing_back(built_data_dir: Path) -> None:
    example = read(built_data_dir)
    assert len(example.hidden) >= 8
    assert not any(attack(example).values()), attack(example)


def test_a_build_that_is_hard_to_protect_gives_nothing_back(hard_data_dir: Path) -> None:
    hard = read(hard_data_dir)
    assert hard.hidden >= SMALL
    assert not any(attack(hard).values()), attack(hard)


def test_the_attack_is_worth_something(unbuilt_data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.loader.refresh.protect_hidden", lambda *_: 0)
    found = attack(build(unbuilt_data_dir))
    assert found["shown in another publication"] == {("motalavej", "family_guidance", "2018-Q2", 1)}
    assert found["between two dates"] >= SMALL
    assert found["by subtraction"] >= SMALL - found["shown in another publication"]
    assert found["by algebra"] >= SMALL - found["shown in another publication"]


def test_hidden_rows_look_alike(hard_data_dir: Path) -> None:
    path = published_build(Settings(data_dir=hard_data_dir).build_dir).path
    with duckdb.connect(str(path), read_only=True) as connection:
        looks = connection.execute("""
            SELECT DISTINCT o.value, o.numerator, o.denominator, o.value_decimals, o.note, o.confidence
            FROM observation AS o
            JOIN indicator AS i USING (indicator_id)
            WHERE i.disclosure = 'small_counts' AND o.status = 'suppressed'
        """).fetchall()
    assert looks == [(None,) * 6]


def test_not_more_is_hidden_than_hangs_together(hard_data_dir: Path) -> None:
    """Areas only, no published mean, and no year or indicator that has nothing to do with a small count."""
    hidden = read(hard_data_dir).hidden
    mine = {
        key
        for key in hidden
        if (key[1], key[2][:4]) in {("family_guidance", "2018"), ("age_50_plus", "2017")}
    }
    assert {key[0] for key in hidden} <= set(AREAS)
    assert {key[3] for key in hidden} == {1}
    assert len([key for key in mine if key[1] == "family_guidance"]) == 4
    assert {key[2] for key in hidden if key[1] in AGES} == {"2017"}
    assert len([key for key in hidden if key[1] in AGES]) == 4
