"""When a source's next figures are due, and what has not come, in Danish words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from dashboard import danish
from dashboard.analysis.release import GRACE_DAYS, Delivered, Standing
from dashboard.narrative.sources import FREQUENCY_WORD

HEADS: Final = ("Kilde", "Sådan står det", "Nyeste rigtige tal", "Næste tal ventes", "Kommer")
_ASSUMED: Final = " (antaget frist)"
_MOST_NAMED: Final = 3
"""so many missing periods are named one by one"""


def frame_words(late: Sequence[Standing]) -> str:
    """One short line for the frame; empty where nothing is late."""
    if not late:
        return ""
    sources = "én kilde" if len(late) == 1 else f"{danish.count_word(len(late))} kilder"
    assumed = _ASSUMED if all(one.late_is_assumed for one in late) else ""
    return f"Ventede tal fra {sources} mangler{assumed}"


def explanation(as_of: date) -> str:
    return (
        f"Set fra {danish.long_date(as_of)}, og kun efter rigtige tal: eksempeltal er ikke en levering. "
        "»Mangler« betyder, at tal skulle være kommet og ikke er indlæst her. Om kilden er forsinket, eller "
        "ingen har lagt tallene ind, kan dashboardet ikke se. Et tal siges først at mangle, når fristen er "
        f"overskredet med mere end {danish.number(GRACE_DAYS)} dage."
    )


def late_sentence(one: Standing) -> str:
    """`Ministeriets liste: tal for 2020 skulle være kommet 1. december 2020.`"""
    since = danish.long_date(one.late_since) if one.late_since else ""
    first = "" if len(one.missing) == 1 else ", de første"
    return (
        f"{one.source.name}: tal for {_periods(one.missing)} skulle være kommet{first} {since}"
        f"{_ASSUMED if one.late_is_assumed else ''}."
    )


def row(one: Standing) -> tuple[str, ...]:
    """Under HEADS."""
    source = one.source
    comes = FREQUENCY_WORD[source.every] if source.every else "ikke kendt"
    if source.latest_period is None:
        latest = "ingen"
    else:
        published = danish.long_date(source.published_on) if source.published_on else "ukendt dag"
        assumed = " (dato antaget)" if source.published_assumed else ""
        latest = f"{danish.period(source.latest_period)}, udgivet {published}{assumed}"
    return (
        source.name,
        _state(one),
        latest,
        _next(one),
        f"{comes} (antaget)" if source.every_is_assumed else comes,
    )


def _next(one: Standing) -> str:
    skipped = "".join(f" {danish.period(gap.period)} kommer ikke: {gap.why}." for gap in one.skipped)
    if one.next_period is None:
        return "ikke kendt"
    when = (
        f"{danish.long_date(one.next_due)}{_ASSUMED if one.next_is_assumed else ''}"
        if one.next_due
        else "datoen er ikke kendt"
    )
    return f"{danish.period(one.next_period)}: {when}.{skipped}"


def _state(one: Standing) -> str:
    if one.state is Delivered.LATE:
        since = f" siden {danish.long_date(one.late_since)}" if one.late_since else ""
        assumed = _ASSUMED if one.late_is_assumed else ""
        return f"mangler{since}{assumed}: tal for {_periods(one.missing)}"
    if one.source.latest_period is None:
        return (
            "kun eksempeltal vises; intet rigtigt tal er kommet"
            if one.source.has_examples
            else "intet tal endnu"
        )
    if one.state is Delivered.DUE:
        return "ventes nu"
    if one.state is Delivered.NO_SCHEDULE:
        return "ingen fast tid kendt"
    return "intet mangler"


def _periods(periods: Sequence[str]) -> str:
    """`2020`, `2020 og 2021`; of many the first and the last."""
    if len(periods) > _MOST_NAMED:
        return f"{danish.period(periods[0])} til {danish.period(periods[-1])}"
    return danish.enumerate_words([danish.period(one) for one in periods])
