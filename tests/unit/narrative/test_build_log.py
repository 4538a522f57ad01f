"""The log of the builds in Danish."""

from __future__ import annotations

from datetime import UTC, datetime

from dashboard.narrative.build_log import HEADS, publication_words, row, rows, shown_rows
from dashboard.store.log import Entry, Event, Fault, LoadedFile

NOW = datetime(2021, 11, 25, 12, 5, tzinfo=UTC)
PUBLISHED = Entry(Event.PUBLISHED, NOW, "Nanna Holm, bestyrelsen", "b", "a")


def words(*entries: Entry) -> str:
    return publication_words(entries, "b").replace("\u00a0", " ")


def test_who_published_it_and_when() -> None:
    assert words(PUBLISHED) == "Offentliggjort 25. november 2021 kl. 13.05 af Nanna Holm, bestyrelsen."
    back = Entry(Event.ROLLED_BACK, NOW, "Bo", "b", "c")
    assert words(PUBLISHED, back) == "Vises igen efter tilbagerulning 25. november 2021 kl. 13.05 af Bo."
    assert "står ikke i loggen" in words(Entry(Event.PUBLISHED, NOW, "Bo", "c", "b"))


def test_rows() -> None:
    built = Entry(Event.BUILT, NOW, "Bo", "a", files=(LoadedFile("raw/x.csv", "0" * 64, 3),))
    assert row(built)[1:] == ("Bo", "indlæst", "a", "", "", "1")
    assert row(Entry(Event.DROPPED, NOW, "Bo", "a", reason="forkert"))[1:] == (
        "Bo",
        "kasseret",
        "a",
        "",
        "forkert",
        "",
    )
    assert all(len(row(one)) == len(HEADS) for one in (built, PUBLISHED))


def test_rows_for_people_name_builds_by_their_time() -> None:
    first, second = "20211125T120500000Z-00a1b2", "20211125T120530000Z-00a1b3"
    built = Entry(Event.BUILT, NOW, "Bo", first)
    published = Entry(Event.PUBLISHED, NOW, "Bo", first, "20211124T070000000Z-00a1b4")
    assert [one.replace("\u00a0", " ") for one in shown_rows([published])[0][3:5]] == [
        "fra 25. november 2021 kl. 13.05",
        "fra 24. november 2021 kl. 08.00",
    ]
    found = shown_rows([built, Entry(Event.BUILT, NOW, "Bo", second)])
    assert [one[3].replace("\u00a0", " ") for one in found] == [
        "fra 25. november 2021 kl. 13.05.00",
        "fra 25. november 2021 kl. 13.05.30",
    ]


def test_failures_in_a_row_do_not_hide_the_rest() -> None:
    built = Entry(Event.BUILT, NOW, "Bo", "a")
    pruned = Entry(Event.PRUNED, NOW, "Bo", "0")
    newest = Entry(
        Event.FAILED, NOW, "Bo", "", reason="x.csv, line 3", fault=Fault.CHECK, concerns=("x.csv",)
    )
    failures = [newest, *[Entry(Event.FAILED, NOW, "Bo", "", reason="y", fault=Fault.CATALOG)] * 30]
    found = rows([*failures, built, pruned, failures[1]])
    assert [one[2] for one in found] == [
        "mislykkedes, den nyeste af 31 fejl",
        "indlæst",
        "fjernet for at give plads",
        "mislykkedes",
    ]
    assert found[0][5].endswith("Det gælder x.csv, linje 3.")
    assert found[3][5].startswith("Kataloget")
    assert {len(one) for one in found} == {len(HEADS)}
