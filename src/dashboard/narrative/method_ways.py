"""The methods of the page Metode: bands, yearly and quarterly figures, what size can be seen, breaks."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Final

from dashboard import danish
from dashboard.analysis import chi_square, intervals, xmr
from dashboard.analysis.trend import MAX_MISSING_YEARS, MIN_MEAN_COUNT, RELEVANT_SHARE
from dashboard.narrative.method import Section, percent
from dashboard.narrative.trends import STRENGTH_WORD
from dashboard.store.records import Event

SHARE: Final = 0.42
AREA_ADULTS: Final = 700
ALL_ADULTS: Final = 3400
FALL_SEEN: Final = (0.05, 0.11)
"""measured (benchmarks/signals.py): a fall from 42 to 38 % among 500-800 adults is found certain"""


def detectable(adults: int) -> float:
    """Percentage points over five years that would be seen, at the example's share."""
    found = chi_square.detectable_change(
        [SHARE * adults] * chi_square.POINTS, [adults] * chi_square.POINTS, range(chi_square.POINTS)
    )
    return 100 * (found or 0.0)


def bands() -> Section:
    share = _band(intervals.wilson(SHARE * AREA_ADULTS, AREA_ADULTS), 100)
    survey = _band(intervals.wilson(0.614 * 200, 200), 100)
    fires = _band(intervals.poisson(5), 1)
    return Section(
        "baand",
        "Båndet omkring et tal",
        "Båndet viser, hvor meget tallet kunne have ligget anderledes ved et rent tilfælde.",
        (
            f"<p>Er {percent(100 * SHARE)} af {AREA_ADULTS} voksne uden for arbejde og uddannelse, går "
            f"båndet fra {share} %. Et par mennesker mere eller mindre flytter tallet, uden at noget er "
            "blevet anderledes. Båndet er lavet, så det rummer det underliggende niveau i "
            f"{percent(100 * intervals.CONFIDENCE)} af tilfældene.</p>",
            f"<p>Jo færre mennesker, jo bredere bånd: {percent(61.4, 1)} af 200 svar giver {survey} %, og "
            f"fem påsatte brande giver {fires} brande.</p>",
            "<p>Andele får bånd efter Wilsons metode. Antal af hændelser, og antal pr. 1.000 beboere, får "
            f"det efter Byars metode; er der færre end {intervals.EXACT_BELOW} hændelser, regnes det "
            "eksakt, altså uden tilnærmelse.</p>",
        ),
    )


def yearly() -> Section:
    five = danish.count_word(chi_square.POINTS)
    return Section(
        "aarstal",
        f"Årstal: de seneste {five} år",
        f"Årstal bedømmes på de seneste {five} enkelte år: bevæger de sig samme vej, og mere end "
        "tilfældigheder plejer at give?",
        (
            "<p>Prøven hedder chi i anden for udvikling. Den vejer hvert år efter, hvor mange mennesker "
            "tallet bygger på, og giver ét resultat: jo større, jo sværere er udviklingen at forklare som "
            f"et tilfælde. Over {danish.number(chi_square.EARLY, 2)} er der et tidligt tegn. Over "
            f"{danish.number(chi_square.CERTAIN, 2)} kan udviklingen være sikker.</p>",
            "<p>Sikker er den først, når den peger samme vej, uanset hvilket af årene man tager ud. Så kan "
            "ét skævt år ikke alene skabe en sikker udvikling.</p>",
            "<p>Lovens gennemsnit af to år bruges til dommen, aldrig til tegnet. To gennemsnit efter "
            "hinanden har et år til fælles og følges ad, også når intet sker. Derfor prøves kun enkelte "
            "år.</p>",
            f"<p>Der må højst mangle {danish.count_word(MAX_MISSING_YEARS)} år undervejs, og kilden skal "
            "give antallet af mennesker bag tallet.</p>",
        ),
    )


def quarterly() -> Section:
    run = danish.count_word(xmr.RUN)
    return Section(
        "kvartalstal",
        "Kvartals- og månedstal: seriens egne udsving",
        "Kvartalstal holdes op mod det, serien normalt svinger inden for. Kun det, der skiller sig ud, er "
        "et tegn.",
        (
            f"<p>Metoden hedder XmR og kræver mindst {xmr.MIN_POINTS} tal. Den regner ud, hvor meget "
            "tallet i gennemsnit hopper fra gang til gang, og ganger med "
            f"{danish.number(xmr.TO_LIMIT, 2)}. Så langt over og under seriens gennemsnit går grænserne. "
            "Enkelte meget store hop tæller ikke med i dem.</p>",
            "<p>Fire ting er et tegn:</p><ul>"
            "<li>det nyeste tal ligger uden for grænserne;</li>"
            f"<li>de seneste {run} tal ligger på samme side af gennemsnittet;</li>"
            f"<li>de seneste {run} tal stiger, eller falder, hele vejen;</li>"
            "<li>det nyeste og mindst ét mere af de seneste tre ligger yderst, tæt ved samme "
            "grænse.</li></ul>",
            "<p>Ét tegn er et tidligt tegn. Sikkert er det, når to tegn peger samme vej, når tallet ligger "
            f"langt uden for grænserne, eller når {run} tal er gået samme vej.</p>",
            f"<p>Er der i gennemsnit færre end {danish.number(MIN_MEAN_COUNT)} ad gangen, svarer vi »"
            f"{STRENGTH_WORD['undetectable']}«: da er selv store spring almindelige.</p>",
        ),
    )


def sizes() -> Section:
    area, together = (
        danish.difference(detectable(adults), "percent", 1) for adults in (AREA_ADULTS, ALL_ADULTS)
    )
    low, high = (danish.number(100 * rate) for rate in FALL_SEEN)
    tenth = danish.difference(100 * RELEVANT_SHARE * SHARE, "percent", 1)
    start = percent(100 * SHARE)
    return Section(
        "hvor-stor-aendring",
        "Hvor stor en ændring kan ses?",
        f"Små områder skjuler små ændringer. Blandt {AREA_ADULTS} voksne skal {start} flytte sig omkring "
        f"{area} på {danish.count_word(chi_square.POINTS)} år, før vi kan regne med at se det.",
        (
            f"<p>At regne med betyder her: et tidligt tegn i {percent(100 * chi_square.POWER)} af "
            f"tilfældene. For de fire områder samlet, omkring {danish.number(ALL_ADULTS)} voksne, er "
            f"{together} nok. Se derfor altid også på de fire samlet.</p>",
            f"<p>Et virkeligt fald fra {start} til {percent(38)} blandt 500-800 voksne bliver kun "
            f"statistisk sikkert i {low}-{high} ud af 100 tilfælde. At vi intet ser, er ikke det samme "
            "som, at intet sker.</p>",
            f"<p>Kan en ændring på {percent(100 * RELEVANT_SHARE)} af niveauet ikke ses (fra {start} er "
            f"det {tenth}), svarer vi »{STRENGTH_WORD['undetectable']}«.</p>",
        ),
    )


def breaks(events: Sequence[Event]) -> Section:
    """What a break is; `events` are those that changed what an area covers."""
    items = "".join(
        f"<li><strong>{escape(event.name)}</strong>, {escape(event.when_da)}. {escape(event.note or '')}</li>"
        for event in events
    )
    return Section(
        "brud",
        "Brud i en serie",
        "Efter et brud begynder serien forfra, for tallene før og efter tæller ikke de samme mennesker.",
        (
            *((f"<ul>{items}</ul>",) if items else ()),
            "<p>Et fald hen over et brud kan skyldes, hvem der tælles med, og ikke hvordan det går dem, "
            f"der bor der. Derfor står der »{STRENGTH_WORD['level_only']}« ud for Ringparken og de fire "
            f"samlet, til der er {danish.count_word(chi_square.POINTS)} årstal eller {xmr.MIN_POINTS} "
            "kvartalstal efter bruddet. Dommen følger stadig lovens regler, også hvor dens gennemsnit går "
            "hen over et brud.</p>",
        ),
    )


def _band(interval: intervals.Interval, multiplier: int) -> str:
    return " til ".join(danish.number(multiplier * end, 1) for end in interval[:2])
