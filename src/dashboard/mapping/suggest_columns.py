"""A first guess at what each column holds, by its head and its cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from dashboard.catalog.layout import FileField
from dashboard.loader.raw_sheet import Row
from dashboard.loader.shape_table import Table
from dashboard.mapping import cells
from dashboard.mapping.draft import NOT_USED, Columns, Shape, period_head
from dashboard.mapping.table_texts import Names, column_texts, is_numeric, section_texts
from dashboard.mapping.words import is_total, match_indicator, match_place, one_of, places_of

_PLACE_WORDS: Final = ("område", "boligområde", "afdeling", "sted", "kommune", "helhedsplan", "bebyggelse")
_PERIOD_WORDS: Final = ("periode", "opgjort", "opgørelsesdato", "dato", "tidspunkt", "tid")
_PUBLISHED_WORDS: Final = ("udgivet", "offentliggjort", "udgivelse", "opdateret")
_INDICATOR_WORDS: Final = ("indikator", "nøgletal", "emne", "mål", "måltal", "variabel")
_NOTE_WORDS: Final = ("note", "bemærkning", "kommentar", "anmærkning")
_SHARE_WORDS: Final = ("andel", "pct", "procent", "rate", "promille", "værdi", "indeks")
_WHOLE_WORDS: Final = ("i alt", "beboere", "voksne", "grundlag", "population", "personer", "nævner", "alle")
_PART_WORDS: Final = ("antal", "heraf", "tæller")
_MOST_SEEN: Final = 400
_FEW_NAMED: Final = 0.3
"""tables have many kinds of figures that are none of ours"""
_FULL: Final = 0.8
"""share of the longest column that a column of names must have"""


def suggest_columns(table: Table, names: Names) -> Columns:
    """What each column holds, by its head and its cells."""
    rows = table.rows[:_MOST_SEEN]
    seen = {head: column_texts(rows, place) for place, head in enumerate(table.heads) if head}
    periods = [one for one in map(period_head, seen) if one]
    by_place = places_of(seen, names.places)
    by_indicator = {
        head: match.found_id
        for head in seen
        if is_numeric(seen[head]) and (match := match_indicator(head, names.indicators))
    }
    sections = _sections(rows, table.above, names)
    rest = dict(seen)
    periods = [one for one in periods if is_numeric(seen[one.head])]
    if len(periods) > 1 or (periods and len(seen) == 2):
        for one in periods:
            del rest[one.head]
        labels = _labels(dict.fromkeys(one.label for one in periods), names)
        return Columns(Shape.PERIODS, _fields(rest, names, values=False), labels, sections=sections)
    if len(by_place) > 1:
        kept = {head: text for head, text in rest.items() if head not in by_place}
        fields = _fields(kept, names, values=False)
        fields.pop("geography_id", None)
        return Columns(Shape.PLACES, fields, heads=by_place)
    fields = _fields(rest, names, values=True)
    if len(by_indicator) > 1 and "indicator_id" not in fields:
        kept = {head: text for head, text in rest.items() if head not in by_indicator}
        return Columns(
            Shape.INDICATORS,
            _fields(kept, names, values=False),
            heads=by_indicator,
            sections=sections,
        )
    return Columns(Shape.LONG, fields, sections=sections and "geography_id" not in fields)


def _labels(labels: Iterable[str], names: Names) -> dict[str, str]:
    found = list(labels)
    if found == [""]:
        return {"": "value"}
    named = {one: match.found_id for one in found if (match := match_indicator(one, names.indicators))}
    if len(set(named.values())) > 1:
        return {one: named.get(one, NOT_USED) for one in found}
    uses: dict[str, str] = {}
    for label in found:
        use = "value"
        if one_of(label, _SHARE_WORDS) or "%" in label:
            use = "value"
        elif _says(label, _WHOLE_WORDS):
            use = "denominator"
        elif one_of(label, _PART_WORDS):
            use = "numerator"
        uses[label] = use if use not in uses.values() else NOT_USED
    if "value" not in uses.values():
        # Counts alone: the first of them is the figure.
        first = next((label for label, use in uses.items() if use == "numerator"), found[0])
        uses[first] = "value"
    return uses


def _fields(
    seen: Mapping[str, list[str]],
    names: Names,
    *,
    values: bool,
) -> dict[FileField, str]:
    """Our field -> head. `values`: whether a column of figures is wanted."""
    left = dict(seen)
    fields: dict[FileField, str] = {}

    def take(one: FileField, head: str | None) -> None:
        if head is not None and one not in fields:
            fields[one] = head
            del left[head]

    take(
        "geography_id", _best(left, lambda texts: _share(texts, lambda text: match_place(text, names.places)))
    )
    take("geography_id", next((one for one in left if _says(one, _PLACE_WORDS)), None))
    take("published_on", next((one for one in left if _says(one, _PUBLISHED_WORDS)), None))
    _take_period(left, take)
    take("note", next((one for one in left if _says(one, _NOTE_WORDS)), None))
    # A column of names is filled in every row; a remark is not.
    longest = max((len(texts) for texts in seen.values()), default=0)
    full = {head: texts for head, texts in left.items() if len(texts) >= _FULL * longest}
    take("indicator_id", next((one for one in left if _says(one, _INDICATOR_WORDS)), None))
    take(
        "indicator_id",
        _best(
            full,
            lambda texts: _share(texts, lambda one: match_indicator(one, names.indicators)),
            least=_FEW_NAMED,
        ),
    )
    if values:
        numeric = [
            head for head, texts in left.items() if is_numeric(texts) and not all(map(cells.is_serial, texts))
        ]
        take("value", next((one for one in numeric if one_of(one, _SHARE_WORDS) or "%" in one), None))
        if len(numeric) > 1 and "value" in fields:
            part = [one for one in numeric if one in left]
            take("denominator", next((one for one in part if _says(one, _WHOLE_WORDS)), None))
            take("numerator", next((one for one in part if one in left and one_of(one, _PART_WORDS)), None))
        named = [one for one in numeric if one in left and match_indicator(one, names.indicators)]
        take("value", next(iter([*named, *(one for one in numeric if one in left)]), None))
    return fields


def _take_period(left: Mapping[str, list[str]], take: Callable[[FileField, str | None], None]) -> None:
    years = [one for one, texts in left.items() if texts and all(map(cells.is_year, texts))]
    quarters = [one for one in left if one_of(one, ("kvartal", "kvt", "kv"))]
    months = [one for one in left if one_of(one, ("måned", "md", "mdr"))]
    whole = _best(left, lambda texts: _share(texts, lambda text: cells.is_period(text) or cells.is_day(text)))
    if years and (quarters or months) and not (quarters and _share(left[quarters[0]], cells.is_period) > 0.5):
        take("year", years[0])
        take("quarter", quarters[0] if quarters else None)
        take("month", months[0] if months and not quarters else None)
        return
    take("period", whole)
    take(
        "period", next((one for one in left if _says(one, (*_PERIOD_WORDS, "år", "kvartal", "måned"))), None)
    )


def _best(
    seen: Mapping[str, list[str]], score: Callable[[Sequence[str]], float], least: float = 0.5
) -> str | None:
    """The head whose cells fit best, where at least this share of them does."""
    scores = {head: score(texts) for head, texts in seen.items()}
    best = max(scores, key=lambda one: scores[one], default=None)
    return best if best is not None and scores[best] >= least else None


def _share(texts: Sequence[str], fits: Callable[[str], object]) -> float:
    found = [text for text in dict.fromkeys(texts) if not is_total(text)]
    return sum(bool(fits(text)) for text in found) / len(found) if found else 0.0


def _says(head: str, wanted: Iterable[str]) -> bool:
    return one_of(head, [one for one in wanted if " " not in one]) or any(
        " " in one and one in head.casefold() for one in wanted
    )


def _sections(rows: Sequence[Row], above: str, names: Names) -> bool:
    """Whether lines with one text are mostly places."""
    texts = section_texts(rows)
    found = [text for text in (above, *texts) if text and match_place(text, names.places)]
    return bool(texts) and len(found) > (len(texts) + 1) / 2
