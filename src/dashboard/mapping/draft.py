"""What a person has decided of a file so far, and the layout that it comes to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, Literal

from dashboard.catalog.layout import FileField, FileLayout, PeriodStyle, SkippedRows, Wide
from dashboard.loader.shape_table import HEAD_JOINT
from dashboard.mapping.cells import is_year, period_inside
from dashboard.mapping.find_table import Found

NOT_USED: Final = ""
"""stands for a column, a label or a name that is left out"""
SKIPPED: Final = "-"
"""stands for rows that are skipped, such as totals"""
NUMBERS: Final = ("value", "numerator", "denominator")
_BETWEEN: Final = " /-–:,"
"""between a label and a period"""
Coded = Literal["geography_id", "indicator_id", "status", "holds"]
_ANY_YEAR: Final = r"(?:19|20)\d\d"
_ANY_PERIOD: Final = r"[^/]*?\d{2}[^/]*?"
_PART: Final = r"[1-4]\.? ?(?:kvartal|kvt|kv)\.?|[KkQq][1-4]"
_YEAR_AND_PART: Final = re.compile(rf"(?:19|20)\d\d{HEAD_JOINT}(?:{_PART})")
_ANY_QUARTER: Final = rf"(?P<year>{_ANY_YEAR}){HEAD_JOINT}(?P<quarter>{_PART})"
_MARK: Final = re.compile(r"(?: ?(?:[*†‡¹²³]+|\d\)))?")


class Shape(StrEnum):
    """How the figures stand on the sheet."""

    LONG = "long"
    """one row a figure"""
    PERIODS = "periods"
    """one column, or a few, for each period"""
    PLACES = "places"
    """one column for each place"""
    INDICATORS = "indicators"
    """one column for each indicator"""


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns hold."""

    shape: Shape
    fields: Mapping[FileField, str] = field(default_factory=dict)
    """our field -> column head"""
    labels: Mapping[str, str] = field(default_factory=dict)
    """PERIODS: what a head says besides the period -> one of `NUMBERS`, an indicator's id, or `NOT_USED`"""
    heads: Mapping[str, str] = field(default_factory=dict)
    """PLACES and INDICATORS: column head -> id, or `NOT_USED`"""
    sections: bool = False
    """a row with one filled cell names the place of the rows below it"""


@dataclass(frozen=True, slots=True)
class Values:
    """What the cells mean."""

    places: Mapping[str, str] = field(default_factory=dict)
    """text of the place column -> id, `SKIPPED` or `NOT_USED`: such a row is rejected"""
    indicators: Mapping[str, str] = field(default_factory=dict)
    fill_down: tuple[str, ...] = ()
    ends_before: str | None = None
    period_style: PeriodStyle = "ours"
    dates: Literal["ours", "danish", "excel"] = "ours"
    percent: Literal["fraction", "whole"] | None = None
    hidden: Literal["read", "skip"] | None = None
    missing: tuple[str, ...] = ()
    suppressed: tuple[str, ...] = ()
    footnote_marks: tuple[str, ...] = ()
    thousands: Literal[".", ",", " "] | None = None
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class Draft:
    """A layout in the making."""

    format: Literal["csv", "xlsx"]
    sheet: str | None
    found: Found
    columns: Columns
    values: Values
    fixed: Mapping[FileField, str] = field(default_factory=dict)

    @property
    def lacking(self) -> tuple[str, ...]:
        """What nobody has said yet of the four things that every figure needs."""
        columns = self.columns
        given: set[str] = {*columns.fields, *self.fixed}
        if columns.sections:
            given.add("geography_id")
        if "year" in given:
            given.add("period")
        match columns.shape:
            case Shape.PERIODS:
                given.add("period")
                uses = set(columns.labels.values())
                given |= {"value"} if uses - {NOT_USED, "numerator", "denominator"} else set()
                given |= {"indicator_id"} if uses - {NOT_USED, *NUMBERS} else set()
            case Shape.PLACES if any(columns.heads.values()):
                given |= {"geography_id", "value"}
            case Shape.INDICATORS if any(columns.heads.values()):
                given |= {"indicator_id", "value"}
            case _:
                pass
        return tuple(one for one in ("geography_id", "indicator_id", "period", "value") if one not in given)

    def layout(self, pattern: str, heads: Iterable[str]) -> FileLayout:
        """The layout for data/sources.

        Args:
            pattern: glob below data/raw.
            heads: those of the table.

        Raises:
            pydantic.ValidationError: the decisions do not go together.
        """
        columns, values = self.columns, self.values
        wide, holds = self._wide(list(heads))
        codes: dict[Coded, dict[str, str]] = {
            "geography_id": _codes(values.places),
            "indicator_id": _codes({**values.indicators, **self._label_indicators()}),
            "holds": holds,
        }
        place_head = columns.fields.get("geography_id")
        totals = tuple(text for text, use in values.places.items() if use == SKIPPED)
        # A field that the heads or the sections say must not be said a second time.
        fixed = {one: text for one, text in self.fixed.items() if text and one not in columns.fields}
        return FileLayout(
            pattern=pattern,
            format=self.format,
            sheet=self.sheet,
            header_row=self.found.header_row,
            header_rows=self.found.header_rows,
            heads_fill_right=self.found.heads_fill_right,
            columns=dict(columns.fields),
            fixed=fixed,
            wide=wide,
            section_field="geography_id" if columns.sections else None,
            fill_down=values.fill_down,
            skip_rows=(SkippedRows(column=place_head, values=totals),) if totals and place_head else (),
            ends_before=values.ends_before,
            hidden=values.hidden,
            codes=_given(codes),
            period_style=values.period_style,
            dates=values.dates,
            percent=values.percent,
            missing=values.missing,
            suppressed=values.suppressed,
            footnote_marks=values.footnote_marks,
            thousands=values.thousands,
            scale=values.scale,
        )

    def _label_indicators(self) -> dict[str, str]:
        if self.columns.shape is not Shape.PERIODS:
            return {}
        return {label: use for label, use in self.columns.labels.items() if label and use not in NUMBERS}

    def _wide(self, heads: list[str]) -> tuple[Wide | None, dict[str, str]]:
        columns = self.columns
        used = {head: use for head, use in columns.heads.items() if use != NOT_USED}
        match columns.shape:
            case Shape.PLACES:
                return Wide(field="geography_id", columns=used), {}
            case Shape.INDICATORS:
                return Wide(field="indicator_id", columns=used), {}
            case Shape.PERIODS:
                return _by_period(heads, columns.labels)
            case _:
                return None, {}


@dataclass(frozen=True, slots=True)
class PeriodHead:
    """A column head that names a period: 'Andel 2014', '2014 / Andel' or '2014 / 1. kvt.'."""

    head: str
    period: str
    label: str
    before: str
    after: str


def period_head(head: str) -> PeriodHead | None:
    """A head taken apart; None where it names no period, or more than one, or other numbers beside it."""
    match = _YEAR_AND_PART.search(head) or period_inside(head)
    if match is None:
        return None
    before, after = head[: match.start()], head[match.end() :]
    rest = _MARK.sub("", after, count=1) if not before else after
    if re.search(r"\d{3}", before + rest) or "=" in rest:
        return None
    label = HEAD_JOINT.join(part for part in (_ahead(before), _behind(rest)) if part)
    return PeriodHead(head, match.group(), label, before, rest)


def _ahead(before: str) -> str:
    """'Andel (' -> 'Andel'."""
    return before.strip().rstrip(_BETWEEN + "(")


def _behind(after: str) -> str:
    """' / Pct.' -> 'Pct.'."""
    return after.strip().lstrip(_BETWEEN + ")")


def _by_period(heads: list[str], labels: Mapping[str, str]) -> tuple[Wide, dict[str, str]]:
    """The pattern that reads the used heads, also those of years to come; and what the labels hold."""
    found = [one for one in map(period_head, heads) if one and labels.get(one.label, NOT_USED) != NOT_USED]
    used = list(dict.fromkeys(one.label for one in found))
    if len(used) <= 1:
        before, after = (found[0].before, found[0].after) if found else ("", "")
        holds = labels.get(used[0], "value") if used else "value"
        if holds in NUMBERS:
            pattern = f"{_literal(before)}{_when(found)}{_literal(after)}"
            # mypy cannot see that `holds` is one of the three.
            return Wide.model_validate({"field": "period", "pattern": pattern, "holds": holds}), {}
        return _named(found, used, "indicator_id"), {}
    if all(labels[one] in NUMBERS for one in used):
        return _named(found, used, "holds"), {one: labels[one] for one in used if labels[one] != one}
    return _named(found, used, "indicator_id"), {}


def _when(found: list[PeriodHead]) -> str:
    """The part of a pattern that reads the period, with a footnote mark behind it or not."""
    if any(_YEAR_AND_PART.fullmatch(one.period) for one in found):
        return _ANY_QUARTER
    period = _ANY_YEAR if all(is_year(one.period) for one in found) else _ANY_PERIOD
    return f"(?P<period>{period}){_MARK.pattern}"


def _named(found: list[PeriodHead], used: list[str], group: str) -> Wide:
    """A pattern with one group for the period and one for the label, which stand in one order everywhere."""
    first = found[0]
    says = f"(?P<{group}>{'|'.join(_literal(one) for one in used)})"
    if label := _ahead(first.before):
        joint = _literal(first.before[first.before.index(label) + len(label) :])
        return Wide(field="period", pattern=f"{says}{joint}{_when(found)}{_literal(first.after)}")
    joint = _literal(first.after[: first.after.index(first.label)])
    rest = _literal(first.after[first.after.index(first.label) + len(first.label) :])
    return Wide(field="period", pattern=f"{_literal(first.before)}{_when(found)}{joint}{says}{rest}")


def _literal(text: str) -> str:
    """As `re.escape`, but spaces stay readable: a person may correct the pattern."""
    return re.escape(text).replace("\\ ", " ")


def _given(codes: Mapping[Coded, dict[str, str]]) -> dict[Coded, dict[str, str]]:
    return {one: found for one, found in codes.items() if found}


def _codes(names: Mapping[str, str]) -> dict[str, str]:
    return {text: use for text, use in names.items() if use not in (NOT_USED, SKIPPED, text)}
