"""Streamlit's own English words in Danish: menus, buttons, tables, connection messages.

The words were read from the front end of Streamlit 1.67. The script stands in the page itself (see
`dashboard.ui.middleware`), so that it is there before Streamlit's first word and when the server is lost.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

WORDS: dict[str, str] = {
    # The frame
    "About": "Om",
    "Always rerun": "Opdater altid",
    "App pages": "Sider",
    "Cancel": "Annuller",
    "Clear cache": "Ryd mellemlager",
    "Clear caches": "Ryd mellemlagre",
    "Close": "Luk",
    "Collapse sidebar": "Skjul menu",
    "Copied": "Kopieret",
    "Copy": "Kopiér",
    "Copy to clipboard": "Kopiér til udklipsholder",
    "Dark": "Mørkt",
    "Deploy": "Udgiv",
    "Expand sidebar": "Vis menu",
    "File change.": "Filen er ændret.",
    "Get help": "Få hjælp",
    "Help": "Hjælp",
    "Learn more": "Læs mere",
    "Light": "Lyst",
    "Link to heading": "Link til overskriften",
    "Main menu": "Hovedmenu",
    "Navigate to home page": "Gå til forsiden",
    "Notifications": "Beskeder",
    "Print": "Udskriv",
    "Record a screencast": "Optag skærmen",
    "Report a bug": "Meld en fejl",
    "Rerun": "Opdater",
    "Running...": "Arbejder …",
    "Scroll tabs left": "Rul faner til venstre",
    "Scroll tabs right": "Rul faner til højre",
    "Settings": "Indstillinger",
    "Sidebar": "Sidepanel",
    "Skip to main content": "Gå til indholdet",
    "Stop": "Stop",
    "Stopping...": "Stopper …",
    "Theme": "Udseende",
    "View less": "Vis færre",
    # Connection and errors
    "Bad message format": "Beskeden fra serveren kunne ikke læses",
    "Connecting": "Forbinder",
    "Connecting to Streamlit server": "Forbinder til serveren",
    "Connecting...": "Forbinder …",
    "Connection error": "Ingen forbindelse",
    "Connection lost. Please wait for the app to reconnect, then try again.": (
        "Forbindelsen er afbrudt. Vent, til den er genoprettet, og prøv igen."
    ),
    "Connection timed out.": "Serveren svarede ikke i tide.",
    "Error": "Fejl",
    "Failed to load data": "Data kunne ikke hentes",
    "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:": (
        "Kører programmet stadig? Hvis det er stoppet, kan det startes igen fra terminalen:"
    ),
    "Loading...": "Henter …",
    "Network Error": "Netværksfejl",
    "Page not found": "Siden findes ikke",
    "Please wait...": "Vent venligst …",
    "Script execution error": "Siden kunne ikke vises",
    "Streamlit server is not responding. Are you connected to the internet?": (
        "Serveren svarer ikke. Er der forbindelse til nettet?"
    ),
    "The page that you have requested does not seem to exist. Running the app's main page.": (
        "Siden findes ikke. I stedet vises forsiden."
    ),
    "Try again": "Prøv igen",
    "Unable to connect to Streamlit server": "Der er ikke forbindelse til serveren",
    "Unknown Error": "Ukendt fejl",
    "Unknown error": "Ukendt fejl",
    # Fields
    "All selected options have been cleared.": "Alle valg er fjernet.",
    "Choose an option": "Vælg",
    "Choose date": "Vælg dato",
    "Choose date range": "Vælg periode",
    "Choose options": "Vælg en eller flere",
    "Clear all": "Fjern alle",
    "Clear date": "Fjern dato",
    "Clear entry": "Ryd feltet",
    "Clear value": "Fjern valget",
    "Decrement": "Mindre",
    "Increment": "Større",
    "Multiselect options": "Valgmuligheder",
    "Next month": "Næste måned",
    "Next page": "Næste side",
    "No options": "Ingen valgmuligheder",
    "No options to select.": "Ingen valgmuligheder.",
    "No results": "Ingen resultater",
    "Open": "Åbn",
    "Pagination": "Sider",
    "Previous month": "Forrige måned",
    "Previous page": "Forrige side",
    "Press Enter to apply": "Tryk Enter for at anvende",
    "Press Enter to submit form": "Tryk Enter for at sende",
    "Select all": "Vælg alle",
    "Select...": "Vælg …",
    "Selected values": "Valgte",
    # Tables, charts and maps
    "Ascending": "Stigende",
    "Autosize": "Tilpas bredde",
    "Clear selection": "Ryd valg",
    "Close Search": "Luk søgning",
    "Close fullscreen": "Luk fuld skærm",
    "Close search": "Luk søgning",
    "Copy Vega-Lite spec": "Kopiér figurens opskrift",
    "Copy column name": "Kopiér kolonnens navn",
    "Dataframe column menu": "Kolonnens menu",
    "Descending": "Faldende",
    "Download as CSV": "Hent som CSV",
    "Download as PNG": "Hent som billede",
    "Download failed": "Filen kunne ikke hentes",
    "Format": "Talformat",
    "Automatic": "Automatisk",
    "Compact": "Kort",
    "Localized": "Lokalt",
    "Percent": "Procent",
    "Plain": "Uden format",
    "Scientific": "Videnskabeligt",
    "Statistics": "Statistik",
    "Fullscreen": "Fuld skærm",
    "Hide column": "Skjul kolonne",
    "Next Result": "Næste resultat",
    "No content": "Intet indhold",
    "No data": "Ingen data",
    "Pin column": "Fastgør kolonne",
    "Previous Result": "Forrige resultat",
    "Search": "Søg",
    "Show chart": "Vis figur",
    "Show data": "Vis data",
    "Show/hide columns": "Vis eller skjul kolonner",
    "Sort ascending": "Sortér stigende",
    "Sort descending": "Sortér faldende",
    "Toggle fullscreen": "Fuld skærm til eller fra",
    "Type to search": "Skriv for at søge",
    "Unpin column": "Frigør kolonne",
    "Vega visualization": "Figur",
    "View fullscreen": "Fuld skærm",
    "Zoom In": "Zoom ind",
    "Zoom Out": "Zoom ud",
    "Reset Bearing": "Drej mod nord",
    # The parts of a date that is not filled in
    "yyyy": "åååå",
    # Uploads
    "Add files": "Tilføj filer",
    "Browse files": "Vælg filer",
    "Drag and drop a file here": "Træk en fil hertil",
    "Drag and drop file here": "Træk en fil hertil",
    "Drag and drop files here": "Træk filer hertil",
    "Upload": "Læg fil op",
    "file upload": "filoverførsel",
}
"""The whole text of an element or a label, and what it becomes."""

PATTERNS: tuple[tuple[str, str], ...] = (
    (r"^Help for (.+)$", "Hjælp til $1"),
    (r"^Choose date, (.+)$", "Vælg dato, $1"),
    # The three parts of a date field, each with the field's name.
    (r"^day, (.+)$", "dag, $1"),
    (r"^month, (.+)$", "måned, $1"),
    (r"^year, (.+)$", "år, $1"),
    # A figure's buttons repeat its whole text.
    (r"^Show data: ", "Vis data: "),
    (r"^Show chart: ", "Vis figur: "),
    (r"^Download as PNG: ", "Hent som billede: "),
    (r"^Copy Vega-Lite spec: ", "Kopiér figurens opskrift: "),
    (r"^Fullscreen: ", "Fuld skærm: "),
    (r"^Close fullscreen: ", "Luk fuld skærm: "),
    (r"^Remove (.+)$", "Fjern $1"),
    (r"^View (\d+) more$", "Vis $1 flere"),
    (r"^(\d+) more$", "$1 mere"),
    (r"^Press (⌘|Ctrl)\+Enter to apply$", "Tryk $1+Enter for at anvende"),
    (r"^Press (⌘|Ctrl)\+Enter to submit form$", "Tryk $1+Enter for at sende"),
    (r"^You have requested page (/.*), but no corresponding file was found .*$", "Siden $1 findes ikke."),
    (r"^(\d+) ?([KMG]B) per file(.*)$", "Højst $1 $2 pr. fil$3"),
    (r"^X-axis titled '(.+?)' .*$", "Vandret akse: $1"),
    (r"^Y-axis titled '(.+?)' .*$", "Lodret akse: $1"),
    (
        r"^This app has encountered an error\b.*$",
        "Siden kunne ikke vises. Fejlen er skrevet i serverens log.",
    ),
)
"""Regular expressions of JavaScript, each with what the matching text becomes."""


@cache
def page_script() -> str:
    """Return the JavaScript that puts Streamlit's own words into Danish, ready for a script element."""
    source = files(__package__).joinpath("danish.js").read_text(encoding="utf-8")
    source = source.replace("__WORDS__", _literal(list(WORDS.items())))
    return source.replace("__PATTERNS__", _literal(PATTERNS))


def _literal(value: object) -> str:
    """Return `value` as a JavaScript literal that cannot end the script element it stands in."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
