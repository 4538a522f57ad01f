"""Sources, definitions and rules in Danish words."""

from __future__ import annotations

import pytest

from dashboard.catalog.models import Confidence, Disclosure, Frequency, Polarity
from dashboard.narrative import sources as words
from dashboard.store.records import Source, YearlyThreshold
from tests.unit import samples as s


def source(rows: int, demo_rows: int = 0, rejected: int = 0) -> Source:
    return Source(
        "kilde", "Kilde", None, None, None, None, None, None, True, rows, rejected, demo_rows, None, None
    )


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        ([], "0 offentliggjorte tal; ingen rækker er afvist"),
        ([source(40)], "40 offentliggjorte tal; ingen rækker er afvist"),
        (
            [source(40), source(3000, demo_rows=3000, rejected=1)],
            "40 offentliggjorte tal og 3.000 eksempeltal; 1 række er afvist",
        ),
        ([source(40, rejected=1200)], "40 offentliggjorte tal; 1.200 rækker er afvist"),
    ],
)
def test_headline(sources: list[Source], expected: str) -> None:
    assert words.headline(sources) == expected


def test_limits_as_the_law_gives_them() -> None:
    assert words.limit(s.criterion(threshold=2.7)).replace("\u00a0", " ") == "over 2,7 %"
    assert words.limit(s.criterion(operator="<", threshold=55.0)).replace("\u00a0", " ") == "under 55 %"
    multiple = s.criterion(operator=">=", threshold=None, national_multiple=3.0)
    assert words.limit(multiple) == "mindst 3 gange landsandelen"


def test_what_would_fill_an_empty_place() -> None:
    assert "Danmarks Statistik" in words.what_would_fill(s.indicator())
    assert "kilden" in words.what_would_fill(s.indicator(source_name=None))


class TestRuleset:
    multiple = s.criterion(
        "convicted", name="Dømte", operator=">=", threshold=None, national_multiple=3.0, averaging_years=2
    )
    used = YearlyThreshold("convicted", 3.0, 2019, 2.03, "dklf.dk", "found in text", used=True)
    other = YearlyThreshold("convicted", 3.0, 2019, 1.98, "sn.dk", "found in text", used=False)
    double = YearlyThreshold("convicted", 2.0, 2019, 1.35, "regnet", "inferred", used=True)

    def test_it_says_when_it_holds_and_what_it_takes(self) -> None:
        must = s.criterion("non_western", role="mandatory")
        html = words.ruleset_html(s.ruleset(), [s.criterion(), self.multiple, must], [])
        assert "1. januar 2014" in html
        assert "30. november 2018" in html
        assert "Mindst 3 af 2 kriterier" in html  # the mandatory one is not counted
        assert "1.000 beboere" in html
        assert "gennemsnit af to år" in html
        assert "skal være opfyldt" in html

    def test_rules_still_in_force(self) -> None:
        assert "til nu" in words.ruleset_html(s.ruleset(valid_to=None), [s.criterion()], [])

    def test_known_thresholds_of_its_own_multiple_only(self) -> None:
        html = words.ruleset_html(s.ruleset(), [self.multiple], [self.used, self.other, self.double])
        assert "2,03" in html
        assert "1,98" in html
        assert "bruges ikke" in html
        assert "1,35" not in html

    def test_where_none_is_known_it_says_so(self) -> None:
        assert "ikke kendt for noget år" in words.ruleset_html(s.ruleset(), [self.multiple], [])
        assert "ikke kendt" not in words.ruleset_html(s.ruleset(), [s.criterion()], [self.used])

    def test_everything_from_data_is_escaped(self) -> None:
        html = words.ruleset_html(
            s.ruleset(note=s.HOSTILE, source=s.HOSTILE),
            [s.criterion(name=s.HOSTILE, population=s.HOSTILE), self.multiple],
            [self.used._replace(source=s.HOSTILE)],
        )
        assert "<script" not in html
        assert html.count("&lt;script") == 5


def test_every_word_of_the_catalog_has_its_danish() -> None:
    assert set(words.FREQUENCY_WORD) == set(Frequency)
    assert set(words.POLARITY_WORD) == set(Polarity)
    assert set(words.DISCLOSURE_WORD) == set(Disclosure)
    assert set(words.CONFIDENCE_WORD) == set(Confidence)
