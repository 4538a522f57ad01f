"""A story goes stale when a figure of its own series is published after those the writer saw."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from dashboard.analysis.stories import StoryNow, stories_now
from dashboard.journal.authors import Author, Role
from dashboard.journal.contents import Story
from dashboard.journal.version import Version
from dashboard.narrative import stories as words

SERIES = ("motalavej", "arson")
UNTIL = date(2019, 10, 1)


def written(geography_id: str = "motalavej") -> Version[Story]:
    content = Story(indicator_id="arson", geography_id=geography_id, text="Tekst.", figures_until=UNTIL)
    author = Author(name="Ane", role=Role.POLITI)
    return Version("v", "e", None, author, datetime(2019, 11, 25, tzinfo=UTC), None, content)


@pytest.mark.parametrize(
    ("newest", "is_stale"),
    [(date(2019, 9, 30), False), (UNTIL, False), (date(2019, 10, 2), True)],
)
def test_it_is_stale_after_a_later_publication_only(newest: date, is_stale: bool) -> None:
    found = stories_now([written()], {SERIES: newest})[SERIES]
    assert found.is_stale is is_stale
    assert (words.stale(found) is not None) is is_stale


def test_another_series_news_are_not_its_own() -> None:
    found = stories_now([written()], {("sydbyen", "arson"): date(2021, 1, 1)})[SERIES]
    assert not found.is_stale
    assert found.newest is None


def test_each_area_has_its_own() -> None:
    found = stories_now([written(), written("sydbyen")], {})
    assert set(found) == {SERIES, ("sydbyen", "arson")}


def test_what_is_said_names_both_days() -> None:
    found = stories_now([written()], {SERIES: date(2020, 1, 3)})[SERIES]
    assert words.stale(found) == (
        "Teksten er skrevet om tal, der var offentliggjort til og med 1. oktober 2019. Siden er der kommet "
        "nye tal, senest 3. januar 2020. Se efter, om den stadig holder."
    )


@pytest.mark.parametrize(
    ("newest", "said"),
    [
        ([None], "Én historie er skrevet"),
        ([date(2020, 1, 1)], "Én historie er skrevet, og den er ældre end tallene"),
        ([None, UNTIL], "To historier er skrevet"),
        ([None, date(2020, 1, 1), UNTIL], "Tre historier er skrevet; én er ældre end tallene"),
    ],
)
def test_how_many_are_written_and_stale(newest: list[date | None], said: str) -> None:
    assert words.headline([StoryNow(written(), day) for day in newest]) == said
