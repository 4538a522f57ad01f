"""Names, figures and periods as the sentences about changes want them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard import danish
from dashboard.analysis.change_kinds import Change, Point
from dashboard.narrative.figures import amount
from dashboard.store.records import Geography, Indicator


@dataclass(frozen=True, slots=True)
class Names:
    geographies: Mapping[str, Geography]
    indicators: Mapping[str, Indicator]

    def place(self, change: Change) -> str:
        """`Motalavej`"""
        return self.geographies[change.geography_id or ""].short_name

    def places(self, changes: Sequence[Change]) -> str:
        """`Motalavej og de fire samlet`, each once."""
        names = dict.fromkeys(self.place(change) for change in changes)
        return danish.listed([*names][:1] + [_inside(name) for name in [*names][1:]])

    def of(self, change: Change) -> Indicator:
        return self.indicators[change.indicator_id or ""]

    def indicator(self, change: Change) -> str:
        """`uden for arbejde og uddannelse`"""
        return danish.lower_first(self.of(change).name)

    def figure(self, change: Change, point: Point) -> str:
        """`39,3 %`"""
        return danish.quantity(point.value, self.of(change).unit, point.decimals)

    def limit(self, change: Change, threshold: float) -> str:
        """`40 %`, as the law writes it"""
        return amount(threshold, self.of(change))


def period(point: Point) -> str:
    """`2020`, `gns. 2019–2020`, `2019, gns. som offentliggjort`"""
    if point.first_year is not None and str(point.first_year) != point.period:
        return f"gns. {point.first_year}–{danish.period(point.period)}"
    text = danish.period(point.period)
    return f"{text}, gns. som offentliggjort" if point.is_published_mean else text


def _inside(name: str) -> str:
    return danish.lower_first(name) if name.startswith("De ") else name
