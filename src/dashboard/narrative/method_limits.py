"""The second half of the page Metode: margin, pace, what is hidden, what cannot be said, and the sources."""

from __future__ import annotations

from typing import Final

from dashboard import danish
from dashboard.analysis import chi_square, intervals
from dashboard.narrative.method import Section, level, percent

AREAS: Final = 4
INDICATORS: Final = 24
_LOOKS: Final = AREAS * INDICATORS
EARLY_A_ROUND: Final = round(_LOOKS * (1 - level(chi_square.EARLY)))
ROUNDS_A_CERTAIN: Final = round(1 / (_LOOKS * (1 - level(chi_square.CERTAIN))))
"""Were all figures yearly: quarterly ones give fewer early signs, and somewhat more certain ones."""

_AREAS_WORD: Final = danish.sentence_case(danish.count_word(AREAS))
_FIVE: Final = danish.count_word(chi_square.POINTS)
_CONFIDENCE: Final = percent(100 * intervals.CONFIDENCE)

LIMITS: Final[tuple[Section, ...]] = (
    Section(
        "margin",
        "Margin i personer",
        "Marginen siger, hvor mange mennesker der skal til, før et kriterium vipper.",
        (
            "<p>Den regnes ud fra tælleren og nævneren: hvor mange tallet gælder, og hvor mange der er i "
            "alt. En margin på ni personer betyder, at dommen over kriteriet havde været den modsatte, "
            "hvis det var gået anderledes for ni mennesker. Er kriteriet et gennemsnit af to år, er det ni "
            "i hvert af årene.</p>",
            "<p>En lille margin betyder, at dommen let kan skifte ved næste tal. Uden tæller og nævner kan "
            "marginen ikke regnes ud.</p>",
        ),
    ),
    Section(
        "fremskrivning",
        "Tempo og fremskrivning til 2025",
        "Fremskrivningen viser, hvor tallet ender, hvis udviklingen fortsætter. Den lover ikke, at den gør "
        "det.",
        (
            f"<p>En lige linje lægges gennem de seneste {_FIVE} enkelte år; år med flere mennesker vejer "
            "mere. Linjens tempo, så meget om året, holdes op mod det tempo, der skal til for at nå målet. "
            "Læs altid tempoet sammen med tegnet: uden et tegn kan tempoet være et tilfælde.</p>",
            f"<p>Viften omkring linjen rummer det kommende tal i {_CONFIDENCE} af tilfældene, hvis linjen "
            f"holder. Med {_FIVE} punkter er kun {danish.count_word(chi_square.POINTS - 2)} tilbage til at "
            "måle usikkerheden på, når linjens højde og hældning er fundet. Derfor er viften bred (den "
            "bruger Students t-fordeling). Af to usikkerheder tages den største: hvor meget årene ligger "
            "ved siden af linjen, og hvor meget tilfældet alene giver.</p>",
        ),
    ),
    Section(
        "skjulte-tal",
        "Tal, der er skjult",
        "Tal, der bygger på 1-4 personer, vises aldrig, så ingen kan kendes igen.",
        (
            "<p>Kan et skjult tal regnes ud af andre, skjules ét mere. Det kan det for eksempel, når de "
            "tre andre områder trækkes fra de fire samlet, eller et år fra et gennemsnit af to. Nul "
            "vises.</p>",
            "<p>Det gælder på skærmen, i filer og i sætninger, og også i beregningerne: et skjult tal er "
            "et punkt mindre i serien.</p>",
        ),
    ),
    Section(
        "graenser",
        "Hvad metoderne ikke kan sige",
        "Et tegn siger, at noget ser ud til at være ændret. Det siger ikke hvorfor.",
        (
            "<ul><li><strong>En udvikling er ikke en virkning.</strong> Konjunkturer, flytninger og nye "
            "regler flytter også tal. Kun en evaluering kan sige, hvad en indsats har gjort.</li>"
            "<li><strong>Registertal tæller alle</strong>, og for en stor del de samme mennesker år efter "
            "år. Båndene er derfor nok bredere end den virkelige usikkerhed.</li>"
            "<li><strong>Afgørelser klumper sig.</strong> Én person kan få flere. Metoden regner dem, som "
            "om hver stod alene, og gør derfor usikkerheden mindre, end den er.</li>"
            "<li><strong>Tryghedsundersøgelsen er vægtet</strong>, og antallet af svar i hvert område er "
            "ikke offentliggjort. Usikkerheden kendes ikke, og der vises intet bånd.</li>"
            f"<li><strong>Vi ser på mange tal på én gang.</strong> {_AREAS_WORD} "
            f"områder og {INDICATORS} tal giver {_LOOKS} serier. Selv hvis intet var ændret, ville der "
            f"komme op til omkring {danish.count_word(EARLY_A_ROUND)} tidlige tegn ved rene "
            f"tilfældigheder, og et sikkert omkring hver {ROUNDS_A_CERTAIN}. gang, der ses efter. Ét "
            "tidligt tegn blandt mange er derfor en grund til at se nærmere efter, ikke til at slå alarm "
            "eller juble.</li></ul>",
        ),
    ),
)

SOURCES: Final = Section(
    "kilder",
    "Hvor metoderne kommer fra",
    "Metoderne er kendte og offentliggjorte, så andre kan efterprøve dem.",
    (
        "<ul><li>Båndet om en andel: E.B. Wilson, 1927.</li>"
        "<li>Båndet om et antal: D. Byars tilnærmelse, som engelsk sundhedsvæsen bruger den.</li>"
        "<li>Forskellen mellem to andele: R.G. Newcombe, 1998 (hans metode 10).</li>"
        "<li>Tegnet for årstal: „Fingertips“, de engelske myndigheders samling af tal om folkesundhed.</li>"
        "<li>Tegnet for kvartalstal: „Making Data Count“ fra NHS, det engelske sundhedsvæsen. Derfra "
        "kommer også tanken om at vise variation i stedet for rødt, gult og grønt.</li></ul>",
        "<p>To valg er vores egne: hvornår kvartalstal kaldes sikre, og hvor stor en ændring en serie skal "
        "kunne vise, før vi tør svare.</p>",
        "<p>Hver metode er prøvet mod offentliggjorte eksempler med kendt facit, og hvor tit tegnene tager "
        "fejl, er målt på tusindvis af serier, hvor vi selv bestemte sandheden.</p>",
    ),
)
