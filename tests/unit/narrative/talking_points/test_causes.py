"""Words that claim a cause: found in every form and place, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.narrative.talking_points.causes import cause_words


def words(text: str) -> list[str]:
    return [found.word for found in cause_words(text)]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Flere er i arbejde, fordi indsatsen er god.", "fordi"),
        ("Fordi vi gjorde noget, faldt tallet.", "Fordi"),
        ("FORDI", "FORDI"),
        ("Takket være fritidsjob er der færre brande.", "Takket være"),
        ("Det er takket\u00a0være bydelsmødrene.", "takket være"),
        ("Faldet skyldes indsatsen.", "skyldes"),
        ("Faldet kan skyldes vejret", "skyldes"),
        ("Det skyldtes politiet.", "skyldtes"),
        ("på grund af corona", "på grund af"),
        ("På\ngrund af corona", "På grund af"),
        ("Lukket pga. corona", "pga."),
        ("Lukket p.g.a. corona", "p.g.a."),
        ("Tallet faldt som følge af loven.", "som følge af"),
        ("Det er en direkte følge af loven.", "en direkte følge af"),
        ("Som konsekvens af loven", "Som konsekvens af"),
        ("Det er et resultat af samarbejdet.", "resultat af"),
        ("Resultatet af indsatsen ses nu.", "Resultatet af"),
        ("Det resulterede i et fald.", "resulterede i"),
        ("Det har resulteret nu i et fald.", "resulteret nu i"),
        ("Indsatsen førte til færre brande.", "førte til"),
        ("Det har ført til flere job.", "ført til"),
        ("Det fører med tiden til flere job.", "fører med tiden til"),
        ("Loven medførte et fald.", "medførte"),
        ("Det har medført et fald.", "medført"),
        ("Det bevirker, at flere flytter.", "bevirker"),
        ("Årsagen til faldet er klar.", "Årsagen til"),
        ("Årsagen er klar.", "Årsagen er"),
        ("Grunden til faldet", "Grunden til"),
        ("Af den grund faldt tallet.", "Af den grund"),
        ("Loven forårsagede faldet.", "forårsagede"),
        ("Loven er skyld i faldet.", "er skyld i"),
        ("Faldet kan tilskrives indsatsen.", "tilskrives"),
        ("Stigningen bunder i tilflytning.", "bunder i"),
        ("Indsatsen har bidraget til faldet.", "bidraget til"),
        ("Indsatsen bidrog væsentligt til faldet.", "bidrog væsentligt til"),
        ("Faldet er udløst af loven.", "udløst"),
        ("Indsatsen har haft effekt.", "har haft effekt"),
        ("Effekten af fritidsjob ses nu.", "Effekten af"),
        ("Indsatsen virker.", "Indsatsen virker"),
        ("Fritidsjobbene har virket.", "Fritidsjobbene har virket"),
        ("Det har fået tallet til at falde.", "fået tallet til at falde"),
        ("I kraft af samarbejdet er der ro.", "I kraft af"),
        ("Ved hjælp af fritidsjob er der ro.", "Ved hjælp af"),
        ("Der kom flere job, og derfor faldt tallet.", "derfor faldt"),
    ],
)  # fmt: skip
def test_what_claims_a_cause(text: str, word: str) -> None:
    (found,) = cause_words(text)
    assert found.word == word
    assert " ".join(text[found.start : found.end].split()) == word
    assert f"„{word}“" in found.reason


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Fordingborg er en by.",
        "Det kan undskyldes.",
        "Uforskyldt og gældfri.",
        "Skyldig i husleje.",
        "Der er grund til at følge tallet.",
        "Byggegrunden er solgt.",
        "De følger af sig selv med.",
        "Resultatet af tryghedsundersøgelsen foreligger.",
        "Resultatet af politiets undersøgelse foreligger.",
        "Vi fører tilsyn hver måned.",
        "Medførende ret.",
        "Reglerne er i kraft.",
        "Det virker, som om flere er trygge.",
        "Dommen bygger på eksempeltal og siger derfor intet om området.",
        "Derfor bør vi følge op.",
        "Hvad kan ligge bag tegnet, og hvad taler imod?",
        "Ansøgningen, takket, være.",
        "Loven har virkning fra 1. december.",
        "Et bidrag til debatten.",
        "Uden skyld. Es er en bil.",
        "spgangen pga-lignende",
        "Effektiv drift.",
    ],
)
def test_what_does_not(text: str) -> None:
    assert words(text) == []


def test_invisible_characters_and_loose_accents_hide_nothing() -> None:
    text = "Det sky\u00adld\u200bes, og a\u030arsagen til faldet"
    first, second = cause_words(text)
    assert (first.word, second.word) == ("skyldes", "årsagen til")
    assert text[first.start : first.end] == "sky\u00adld\u200bes"
    assert text[second.start : second.end] == "a\u030arsagen til"


def test_several_in_order() -> None:
    assert words("Fordi det skyldes loven, førte det til et fald.") == ["Fordi", "skyldes", "førte det til"]


def test_what_cites_an_evaluated_initiative_may_say_why() -> None:
    assert cause_words("Faldet skyldes indsatsen.", cites_evaluated=True) == ()


def test_what_people_wrote_is_repeated_as_they_wrote_it() -> None:
    text = "Aftalen „Find ud af, om faldet skyldes loven.“ hos politiet har frist i dag."
    assert words(text) == ["skyldes"]
    assert cause_words(text, quoted=["Find ud af, om faldet skyldes loven."]) == ()
    assert [
        w.word for w in cause_words(f"{text} Det skyldes", quoted=["Find ud af, om faldet skyldes loven."])
    ] == ["skyldes"]


@settings(deadline=None)
@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    for found in cause_words(text):
        assert 0 <= found.start < found.end <= len(text)
