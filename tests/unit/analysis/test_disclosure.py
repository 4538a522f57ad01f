"""Further cells are hidden until nobody can work out a hidden one; the attacker here has exact fractions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.analysis.disclosure import CellState, cells_to_hide
from dashboard.analysis.disclosure_algebra import Cell, Constraint, Kind

AREAS = ("a", "b", "c", "d")
PLACES = (*AREAS, "samlet")
YEARS = ("2015", "2016", "2017", "2018")
QUARTERS = tuple(f"2015-Q{number}" for number in range(1, 5))
AGES = ("old", "adult", "young")
HIDDEN = CellState(is_hidden=True, is_shown=False)
BOTH = CellState(is_hidden=True, is_shown=True, smallest=9)
MISSING = CellState(is_hidden=False, is_shown=False)

States = dict[Cell, CellState]


def shown(smallest: float | None = 9) -> CellState:
    return CellState(is_hidden=False, is_shown=True, smallest=smallest)


def cell(place: str, period: str = "2015", indicator: str = "x", years: int = 1) -> Cell:
    return Cell(place, indicator, period, years)


def total(cells: Iterable[Cell], whole: Cell) -> Constraint:
    parts = tuple(cells)
    return Constraint((*parts, whole), (*(1.0 for _ in parts), -1.0))


def areas(period: str = "2015", indicator: str = "x") -> Constraint:
    return total((cell(area, period, indicator) for area in AREAS), cell("samlet", period, indicator))


def mean(place: str, year: int, years: int = 2, indicator: str = "x") -> Constraint:
    single = [cell(place, str(one), indicator) for one in range(year - years + 1, year + 1)]
    published = cell(place, str(year), indicator, years)
    return Constraint((*single, published), (*(1.0 for _ in single), -float(years)), Kind.MEAN_OF_SHARES)


def row(*smallest: float | None, period: str = "2015", indicator: str = "x") -> States:
    """The four areas and `samlet` in a period; a count of 1-4 is hidden."""
    states = {
        cell(area, period, indicator): HIDDEN if count is not None and 0 < count < 5 else shown(count)
        for area, count in zip(AREAS, smallest, strict=True)
    }
    return {**states, cell("samlet", period, indicator): shown(40)}


def attack(states: States, hidden: frozenset[Cell], constraints: Sequence[Constraint]) -> set[Cell]:
    """The hidden cells that the equations determine, by Gaussian elimination."""
    known = {one for one, state in states.items() if state.is_shown and one not in hidden}
    unknown = sorted({one for constraint in constraints for one in constraint.cells} - known)
    found: set[Cell] = set()
    for weight in (lambda _: Fraction(1), _denominator):
        rows = []
        for constraint in constraints:
            of_cell = dict(zip(constraint.cells, map(Fraction, constraint.coefficients), strict=True))
            is_mean = constraint.kind is Kind.MEAN_OF_SHARES
            rows.append([of_cell.get(one, Fraction(0)) * (weight(one) if is_mean else 1) for one in unknown])
        for reduced in _reduced(rows):
            places = [number for number, coefficient in enumerate(reduced) if coefficient]
            if len(places) == 1:
                found.add(unknown[places[0]])
    return found & hidden


def _denominator(one: Cell) -> Fraction:
    """Unlike for each place, period and number of years, and no product of the three."""
    place, year = PLACES.index(one.geography_id) + 3, int(one.period[:4])
    return Fraction(1, 700 + (place * year * year) % 211 + 13 * one.averaged_years)


def _reduced(rows: list[list[Fraction]]) -> list[list[Fraction]]:
    rows = [list(one) for one in rows if any(one)]
    done = 0
    for column in range(len(rows[0]) if rows else 0):
        pivot = next((number for number in range(done, len(rows)) if rows[number][column]), None)
        if pivot is None:
            continue
        rows[done], rows[pivot] = rows[pivot], rows[done]
        head = rows[done][column]
        rows[done] = [one / head for one in rows[done]]
        for number, other in enumerate(rows):
            if number != done and other[column]:
                factor = other[column]
                rows[number] = [x - factor * y for x, y in zip(other, rows[done], strict=True)]
        done += 1
    return rows[:done]


# --- Small tables by hand -----------------------------------------


@pytest.mark.parametrize(
    ("smallest", "expected"),
    [
        ((8, 9, 7, 6), set()),
        ((8, 9, 7, 4), {"c"}),
        ((8, 3, 7, 4), set()),
        ((0, 9, 7, 4), {"c"}),
        ((0, 0, 0, 4), {"a"}),
        ((None, 9, None, 4), {"b"}),
        ((None, 0, None, 4), {"a"}),
    ],
    ids=[
        "none",
        "the next",
        "two protect each other",
        "not a zero",
        "zeros only",
        "known first",
        "no counts",
    ],
)
def test_one_area_in_a_total(smallest: tuple[float | None, ...], expected: set[str]) -> None:
    found = cells_to_hide(row(*smallest), [areas()], AREAS)
    assert {one.geography_id for one in found} == expected


def test_a_missing_area_or_total_protects() -> None:
    for place in ("b", "samlet"):
        states = row(3, 9, 9, 9)
        assert not cells_to_hide({**states, cell(place): MISSING}, [areas()], AREAS)
        del states[cell(place)]
        assert not cells_to_hide(states, [areas()], AREAS)


def test_samlet_is_hidden_where_no_area_is_left() -> None:
    few = total([cell("a")], cell("samlet"))
    found = cells_to_hide({cell("a"): HIDDEN, cell("samlet"): shown()}, [few], AREAS)
    assert found == {cell("samlet")}


def test_what_one_publication_hides_is_hidden_in_all() -> None:
    states = {**row(9, 9, 7, 9), cell("a"): BOTH}
    assert cells_to_hide(states, [areas()], AREAS) == {cell("c")}


def test_another_year_is_hidden_before_the_published_mean() -> None:
    states = {
        cell("a", "2015"): shown(),
        cell("a", "2016"): HIDDEN,
        cell("a", "2016", years=2): shown(),
    }
    assert cells_to_hide(states, [mean("a", 2016)], AREAS) == {cell("a", "2015")}


def test_the_mean_is_hidden_where_only_it_is_left() -> None:
    states = {cell("a", "2015"): HIDDEN, cell("a", "2015", years=2): shown()}
    assert cells_to_hide(states, [total([cell("a")], cell("a", years=2))], AREAS) == {cell("a", years=2)}


def test_a_quarter_is_hidden_before_the_year() -> None:
    states = {cell("a", period): shown() for period in (*QUARTERS, "2015")}
    states[cell("a", QUARTERS[1])] = HIDDEN
    (found,) = cells_to_hide(states, [total((cell("a", q) for q in QUARTERS), cell("a"))], AREAS)
    assert found.period in QUARTERS


def test_areas_and_ages_close_as_a_rectangle() -> None:
    states: States = {}
    for age, counts in zip(AGES, ((4, 30, 40, 50), (9, 20, 30, 40), (90, 80, 70, 60)), strict=True):
        states |= row(*counts, indicator=age)
    ages = [
        Constraint(tuple(cell(place, indicator=age) for age in AGES), (1.0, 1.0, 1.0)) for place in PLACES
    ]
    found = cells_to_hide(states, [*(areas(indicator=age) for age in AGES), *ages], AREAS)
    assert len(found) == 3
    assert {one.indicator_id for one in found} == {"old", "adult"}
    assert {one.geography_id for one in found} == {"a", "b"}


def test_two_hidden_in_every_line_are_not_enough() -> None:
    """Means that overlap on the same two years: the one of four less the one of two gives the hidden year."""
    states = {cell("a", "2017"): HIDDEN, cell("a", "2018"): shown(9)}
    states |= {cell("a", "2016", years=2): shown(None), cell("a", "2018", years=4): shown(None)}
    constraints = [mean("a", 2016), mean("a", 2018, 4)]
    assert attack(states, frozenset({cell("a", "2017")}), constraints), "years 2015 and 2016 were never given"
    found = cells_to_hide(states, constraints, AREAS)
    assert found == {cell("a", "2018")}


def test_equal_pairs_in_a_rectangle_are_not_enough_where_means_are_of_shares() -> None:
    """Two areas, two years, all sums and both means: safe in persons, solved where the years weigh unlike."""
    pair = [cell(area, year) for area in "ab" for year in ("2015", "2016")]
    states: States = {}
    for year in ("2015", "2016"):
        states |= row(9, 9, 20, 20, period=year)
    states |= dict.fromkeys(pair, HIDDEN)
    states |= {cell(area, "2016", years=2): shown(None) for area in "ab"}
    constraints = [areas("2015"), areas("2016"), mean("a", 2016), mean("b", 2016)]
    assert attack(states, frozenset(pair), constraints) == set(pair)
    found = cells_to_hide(states, constraints, AREAS)
    assert not attack(states, found | set(pair), constraints)


# --- Any table -----------------------------------------

STATE = st.sampled_from([HIDDEN, BOTH, MISSING, shown(0), shown(5), shown(8), shown(None), *[shown(30)] * 8])
ORDINARY = st.sampled_from([shown(9), shown(20), shown(None), *[shown(30)] * 6, MISSING])


def _drawn(draw: st.DrawFn, cells: Iterable[Cell]) -> States:
    return {one: draw(STATE if one.geography_id in AREAS else ORDINARY) for one in cells}


@st.composite
def grids(draw: st.DrawFn) -> tuple[States, list[Constraint]]:
    """Areas and `samlet` by quarters and their year, perhaps without some lines."""
    states = _drawn(draw, (cell(place, period) for place in PLACES for period in (*QUARTERS, "2015")))
    constraints = [areas(period) for period in (*QUARTERS, "2015")]
    constraints += [total((cell(p, q) for q in QUARTERS), cell(p)) for p in PLACES]
    return states, [one for one in constraints if draw(st.integers(0, 9)) > 0]


@st.composite
def years_and_means(draw: st.DrawFn) -> tuple[States, list[Constraint]]:
    """Areas and `samlet` by years, with means of two and of three years for some places."""
    states = _drawn(draw, (cell(place, year) for place in PLACES for year in YEARS))
    constraints = [areas(year) for year in YEARS]
    for place, year, years in product(PLACES, map(int, YEARS), (2, 3)):
        if year - years + 1 >= int(YEARS[0]) and draw(st.booleans()):
            states |= _drawn(draw, [cell(place, str(year), years=years)])
            constraints.append(mean(place, year, years))
    return states, constraints


@st.composite
def ages(draw: st.DrawFn) -> tuple[States, list[Constraint]]:
    """Areas and `samlet` by age groups that add up to 100, in two years with means."""
    states = _drawn(draw, (cell(p, y, age) for p in PLACES for y in YEARS[:2] for age in AGES))
    constraints = [areas(year, age) for year in YEARS[:2] for age in AGES]
    constraints += [
        Constraint(tuple(cell(place, year, age) for age in AGES), (1.0, 1.0, 1.0))
        for place in PLACES
        for year in YEARS[:2]
    ]
    for place, age in product(PLACES, AGES):
        if draw(st.booleans()):
            states |= _drawn(draw, [cell(place, YEARS[1], age, 2)])
            constraints.append(mean(place, int(YEARS[1]), indicator=age))
    return states, constraints


TABLES = st.one_of(grids(), years_and_means(), ages())


def primary(states: States) -> frozenset[Cell]:
    return frozenset(one for one, state in states.items() if state.is_hidden)


@given(TABLES)
@settings(max_examples=150, deadline=None)
def test_no_line_has_one_hidden_cell_alone(table: tuple[States, list[Constraint]]) -> None:
    states, constraints = table
    hidden = primary(states) | cells_to_hide(states, constraints, AREAS)
    for constraint in constraints:
        not_shown = [one for one in constraint.cells if one in hidden or not _is_shown(states, one)]
        assert len(not_shown) != 1 or not_shown[0] not in hidden


def _is_shown(states: States, one: Cell) -> bool:
    return one in states and states[one].is_shown


@given(TABLES)
@settings(max_examples=200, deadline=None)
def test_nobody_can_work_a_hidden_cell_out(table: tuple[States, list[Constraint]]) -> None:
    states, constraints = table
    hidden = primary(states) | cells_to_hide(states, constraints, AREAS)
    assert attack(states, hidden, constraints) == set()


@given(TABLES)
@settings(max_examples=100, deadline=None)
def test_hiding_again_hides_no_more(table: tuple[States, list[Constraint]]) -> None:
    states, constraints = table
    further = cells_to_hide(states, constraints, AREAS)
    assert all(states[one].is_shown and not states[one].is_hidden for one in further)
    assert cells_to_hide({**states, **dict.fromkeys(further, HIDDEN)}, constraints, AREAS) == frozenset()


@given(TABLES)
@settings(max_examples=50, deadline=None)
def test_nothing_small_nothing_hidden(table: tuple[States, list[Constraint]]) -> None:
    states, constraints = table
    open_states = {one: shown(20) if state.is_hidden else state for one, state in states.items()}
    assert cells_to_hide(open_states, constraints, AREAS) == frozenset()


@given(TABLES, st.randoms(use_true_random=False))
@settings(max_examples=50, deadline=None)
def test_the_order_of_the_cells_does_not_matter(
    table: tuple[States, list[Constraint]], random: object
) -> None:
    states, constraints = table
    shuffled = list(states.items())
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert cells_to_hide(dict(shuffled), constraints, AREAS) == cells_to_hide(states, constraints, AREAS)
