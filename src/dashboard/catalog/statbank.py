"""Tables of StatBank (Danmarks Statistik) that are asked for, and how their cells become figures."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from dashboard.catalog.models import Entry, Identifier, Text

TableCode = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9]*$")]
Period = Annotated[str, StringConstraints(pattern=r"^\d{4}(-Q[1-4]|-(0[1-9]|1[0-2]))?$")]
Codes = Annotated[tuple[Text, ...], Field(min_length=1)]
"""never empty: the service refuses an empty list"""
Kind = Literal["share", "rate", "count", "delivered"]
_SELECTOR_MARKS = frozenset("*?<>=()")


def is_selector(value: str) -> bool:
    """Whether a value selects codes, as `*`, `>=2015K1` or `(1)`, instead of being one."""
    return not _SELECTOR_MARKS.isdisjoint(value)


class StatbankIndicator(Entry):
    """How cells of a table become one indicator's figures."""

    indicator_id: Identifier
    kind: Kind
    """share: numerator / denominator * 100; rate: per 1,000; count: a sum; delivered: one cell as it is"""
    numerator: dict[str, Codes] = Field(default_factory=dict)
    """variable -> the codes that are added up; a variable with one declared code may be left out"""
    denominator: dict[str, Codes] | None = None
    """share and rate: variable -> codes, of this table or of denominator_table"""
    denominator_table: TableCode | None = None
    """another declared table of the same source that holds the denominator, as the population"""
    note: Text
    """Danish; stands at every figure: table, what it counts, and that it is no criterion"""
    begins_series: Period | None = None
    """e.g. 2015: the first figure from then on is a `break`, as those before it come from elsewhere"""

    @model_validator(mode="after")
    def _denominator_where_needed(self) -> StatbankIndicator:
        divides = self.kind in ("share", "rate")
        if divides and self.denominator is None:
            raise ValueError(f"a denominator, as kind is '{self.kind}'")
        if not divides and (self.denominator is not None or self.denominator_table is not None):
            raise ValueError(f"no denominator, as kind is '{self.kind}'")
        return self


class StatbankTable(Entry):
    """One table: one request, and the indicators that it gives."""

    table: TableCode
    variables: dict[str, Codes] = Field(default_factory=dict)
    """variable -> codes or selectors, without area and time; one left out must be eliminable"""
    area: Text
    """the variable of the areas, e.g. OMRÅDE"""
    areas: dict[str, Identifier] = Field(min_length=1)
    """the area's code -> geography_id"""
    time: Text = "Tid"
    periods: Codes
    """codes or selectors of the time variable, e.g. '>=2015K1'"""
    first_quarter_is_year: bool = False
    """quarterly stocks as yearly figures: only the first quarter is used, as that year's 1 January"""
    indicators: tuple[StatbankIndicator, ...] = ()
    not_shown: Text | None = None
    """Danish: why the answers are kept, but give no figure; exactly where there are no indicators"""

    @model_validator(mode="after")
    def _shown_or_not(self) -> StatbankTable:
        if bool(self.indicators) == (self.not_shown is not None):
            raise ValueError("either indicators, or not_shown with the reason why there are none")
        if {self.area, self.time} & set(self.variables):
            raise ValueError("area and time under their own keys only, not among the variables")
        return self

    @model_validator(mode="after")
    def _cells_are_asked_for(self) -> StatbankTable:
        for one in self.indicators:
            for label, cells in (("numerator", one.numerator), ("denominator", one.denominator)):
                if cells is None or (label == "denominator" and one.denominator_table is not None):
                    continue
                problem = cells_problem(self, cells)
                if problem is not None:
                    raise ValueError(f"for {label} of {one.indicator_id}: {problem}")
            if one.kind == "delivered" and any(len(codes) > 1 for codes in one.numerator.values()):
                raise ValueError(f"one code a variable for {one.indicator_id}, as it is delivered")
        return self


def cells_problem(table: StatbankTable, cells: dict[str, tuple[str, ...]]) -> str | None:
    """What is wrong with the cells that an indicator takes from a table; None where nothing is."""
    for variable, codes in cells.items():
        declared = table.variables.get(variable)
        if declared is None:
            return f"a variable of {table.table} ({', '.join(table.variables)}), not {variable}"
        unknown = [code for code in codes if code not in declared]
        if unknown and not any(is_selector(value) for value in declared):
            return f"codes that {variable} asks for ({', '.join(declared)}), not {', '.join(unknown)}"
    for variable, declared in table.variables.items():
        several = len(declared) > 1 or is_selector(declared[0])
        if several and variable not in cells:
            return f"codes of {variable} too, as it asks for more than one"
    return None
