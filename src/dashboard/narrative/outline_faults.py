"""Why the areas' outlines could not be loaded, in Danish: where in the file, what is wrong, what to do."""

from __future__ import annotations

from typing import Final

from dashboard import danish
from dashboard.errors import OutlineError, OutlineFault

_FAULT: Final = {
    OutlineFault.FILE: "Filen kan ikke læses fra disken.",
    OutlineFault.LARGE: "Filen er for stor. Bed om de fire områder alene, forenklet til omkring en meter.",
    OutlineFault.FORMAT: "Filen er ikke GeoJSON (en FeatureCollection). Bed om den igen.",
    OutlineFault.REFERENCE: (
        "Koordinaterne er ikke længde- og breddegrader i WGS84; danske kort er ofte i EPSG:25832 (UTM 32). "
        "Bed om filen i WGS84."
    ),
    OutlineFault.SWAPPED: "Længdegrad og breddegrad er byttet om. Bed om filen med længdegraden først.",
    OutlineFault.OUTSIDE: "Et punkt ligger uden for kortet over Slagelse Kommune. Er det de rigtige områder?",
    OutlineFault.AREA: (
        "Hvert omrids skal have egenskaben geography_id med id'et på ét af områderne, og hvert område "
        "må kun stå én gang."
    ),
    OutlineFault.GEOMETRY: "Omridset mangler eller er ikke en flade (Polygon eller MultiPolygon).",
    OutlineFault.RING: "En ring er ikke lukket, eller den har færre end tre forskellige punkter.",
    OutlineFault.POSITION: "Et punkt består ikke af to tal.",
    OutlineFault.CROSSING: "Omridsets linjer krydser hinanden, eller et hul ligger uden for sit omrids.",
    OutlineFault.FAR: (
        "Omridset ligger ikke, hvor området er: det er sandsynligvis et andet områdes. "
        "Se efter, om geography_id er rigtig."
    ),
}


def outline_fault(error: OutlineError) -> str:
    """What is wrong with the file of outlines, and where in it."""
    part = error.part
    where = [
        *([f"omridset af {part.area}"] if part.area else []),
        *(
            f"{word} {danish.number(number)}"
            for word, number in (
                ("nr.", part.feature),
                ("flade", part.polygon),
                ("ring", part.ring),
                ("punkt", part.position),
            )
            if number is not None
        ),
    ]
    stands = f" ({', '.join(where)})" if where else ""
    return f"Filen med områdernes omrids, omraader.geojson{stands}, kan ikke bruges. {_FAULT[error.fault]}"
