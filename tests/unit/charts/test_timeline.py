"""The line of milestones, read back from the SVG."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree

import pytest

from dashboard.analysis.effort import Reached
from dashboard.charts.timeline import WIDTH, Lane, Mark, key, timeline
from tests.unit.samples import HOSTILE

_NAMESPACE = "{http://www.w3.org/2000/svg}"
AS_OF = date(2021, 11, 25)


def mark(due_on: date = date(2019, 7, 1), done_on: date | None = None, **fields: object) -> Mark:
    reached = fields.get("reached", Reached.MISSED)
    return Mark(
        due_on, done_on, Reached(str(reached)), bool(fields.get("is_demo")), str(fields.get("title", "t"))
    )


def drawn(*lanes: Lane, as_of: date = AS_OF) -> ElementTree.Element:
    return ElementTree.fromstring(timeline(lanes, as_of, "Milepæle"))  # noqa: S314 our own text


def circles(svg: ElementTree.Element) -> list[float]:
    return [float(one.attrib["cx"]) for one in svg.iter(f"{_NAMESPACE}circle")]


def test_the_meaning_and_names_are_escaped() -> None:
    svg = ElementTree.fromstring(  # noqa: S314 our own text
        timeline([Lane(HOSTILE, (mark(title=HOSTILE),))], AS_OF, HOSTILE)
    )
    assert svg.attrib["aria-label"] == HOSTILE
    assert HOSTILE in [one.text for one in svg.iter(f"{_NAMESPACE}title")]


def test_marks_stand_in_order_of_their_days_within_the_drawing() -> None:
    days = [date(2018, 1, 1), date(2019, 6, 30), date(2021, 12, 31)]
    svg = drawn(Lane("Fritidsjob", tuple(mark(day, reached=Reached.AHEAD) for day in days)))
    found = circles(svg)
    assert found == sorted(found)
    assert all(0 <= x <= WIDTH for x in found)


def test_every_year_between_is_named_once() -> None:
    svg = drawn(Lane("a", (mark(date(2018, 5, 1)), mark(date(2023, 1, 1)))))
    years = [one.text for one in svg.iter(f"{_NAMESPACE}text") if (one.text or "").isdigit()]
    assert years == ["2018", "2019", "2020", "2021", "2022", "2023"]


def test_a_late_one_has_a_line_to_the_day_it_was_reached() -> None:
    late = mark(date(2019, 6, 1), date(2019, 12, 1), reached=Reached.LATE)
    on_time = mark(date(2019, 6, 1), date(2019, 5, 1), reached=Reached.ON_TIME)
    lines = [len(list(drawn(Lane("a", (one,))).iter(f"{_NAMESPACE}line"))) for one in (late, on_time)]
    assert lines[0] == lines[1] + 2


@pytest.mark.parametrize("reached", list(Reached))
def test_each_state_has_a_shape_of_its_own(reached: Reached) -> None:
    others = {key(one) for one in Reached if one is not reached}
    assert key(reached) not in others


def test_an_example_is_paler() -> None:
    svg = drawn(Lane("a", (mark(is_demo=True), mark())))
    assert [group.attrib.get("opacity") for group in svg.iter(f"{_NAMESPACE}g")] == ["0.6", None]


def test_a_long_name_is_cut_before_it_reaches_the_line() -> None:
    svg = drawn(Lane("Rådgivning i dagtilbud, skoler og fritidsordninger", (mark(),)))
    name = next(one.text for one in svg.iter(f"{_NAMESPACE}text") if "Rådgivning" in (one.text or ""))
    assert name is not None
    assert len(name) <= 34
    assert name.endswith("…")
