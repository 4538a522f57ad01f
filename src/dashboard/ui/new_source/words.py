"""What the page Ny kilde calls things."""

from __future__ import annotations

from typing import Final, Literal

from dashboard.catalog.layout import PeriodStyle
from dashboard.mapping.draft import Shape

SHAPES: Final = {
    Shape.LONG: "én række for hvert tal",
    Shape.PERIODS: "en kolonne, eller flere, for hver periode",
    Shape.PLACES: "en kolonne for hvert område",
    Shape.INDICATORS: "en kolonne for hver slags tal",
}
FIELDS: Final = {
    "geography_id": "Område",
    "indicator_id": "Hvilket tal",
    "period": "Periode",
    "year": "År",
    "quarter": "Kvartal",
    "month": "Måned",
    "value": "Værdi",
    "numerator": "Antal (tæller)",
    "denominator": "Ud af (nævner)",
    "published_on": "Offentliggjort",
    "note": "Bemærkning",
}
LACKING: Final = {
    "geography_id": "hvilket område tallene gælder",
    "indicator_id": "hvilket tal det er",
    "period": "hvilken periode tallene gælder",
    "value": "hvor værdien står",
}
NUMBER_USES: Final = {
    "value": "værdien",
    "numerator": "antallet (tælleren)",
    "denominator": "ud af hvor mange (nævneren)",
}
STATUSES: Final = {
    "final": "",
    "preliminary": "foreløbigt",
    "estimate": "skøn",
    "proxy": "proxy",
    "missing": "mangler",
    "not_applicable": "findes ikke",
    "suppressed": "skjult",
    "delayed": "forsinket",
    "break": "brud i serien",
}
PERIOD_STYLES: Final[dict[PeriodStyle, str]] = {
    "ours": "2021, 2021-Q3 eller 2021-07",
    "danish": "3. kvartal 2021, K3 2021 eller juli 2021",
    "statbank": "2021K3 eller 2021M07",
    "date_year": "en dato; tallet gælder hele året",
    "date_quarter": "en dato; tallet gælder kvartalet",
    "date_month": "en dato; tallet gælder måneden",
}
DATE_STYLES: Final[dict[Literal["ours", "danish", "excel"], str]] = {
    "ours": "2021-11-25 eller 25-11-2021",
    "danish": "25.11.2021 eller 1/2/2021 (dag først)",
    "excel": "Excels dagnummer, for eksempel 44525",
}
SCALES: Final = {1.0: "som de står", 1000.0: "i tusinder: gang med 1.000", 1_000_000.0: "i millioner"}
PERCENTS: Final = {"fraction": "0,42 betyder 42 %", "whole": "42 betyder 42 %"}
HIDDEN: Final = {"skip": "spring dem over", "read": "læs dem med"}
THOUSANDS: Final[dict[Literal[".", ",", " "] | None, str]] = {
    ".": "punktum: 1.234 er et tusind to hundrede fireogtredive",
    " ": "mellemrum: 1 234",
    ",": "komma: 1,234 er et tusind to hundrede fireogtredive",
}
