"""Changes of what a series says of its course: a sign came, grew, turned, weakened or is gone."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from dashboard.analysis.change_kinds import Cause, Change, Importance, Point, SignalChange
from dashboard.store.records import FigureDifference, Indicator, TrendState


def signals(
    before: Sequence[TrendState],
    after: Sequence[TrendState],
    figures: Sequence[FigureDifference],
    indicators: Mapping[str, Indicator],
    places: Collection[str],
) -> Iterator[Change]:
    """One change a series whose state is another and was or is a signal.

    Args:
        figures: those that changed; they hold the newest of each series that changed its state.
        places: whose series are looked at.
    """
    then = {(state.geography_id, state.indicator_id): state for state in before}
    newest = {(f.geography_id, f.indicator_id, f.period): f for f in figures if f.averaged_years == 1}
    for now in after:
        was = then.get((now.geography_id, now.indicator_id))
        if now.geography_id not in places or _same(was, now) or not (is_signal(was) or is_signal(now)):
            continue
        indicator = indicators[now.indicator_id]
        figure = newest.get((now.geography_id, now.indicator_id, now.last_period))
        yield SignalChange(
            cause=Cause.SIGNAL,
            importance=Importance.FADED if is_weaker(was, now) else _importance(now, indicator),
            geography_id=now.geography_id,
            indicator_id=now.indicator_id,
            new=_point(figure, indicator),
            published_on=now.known_from,
            is_demo=now.is_demo,
            size=1.0 if _is_unwanted(now, indicator) else 0.0,
            before=was,
            after=now,
        )


def is_signal(state: TrendState | None) -> bool:
    return state is not None and state.strength in {"certain", "early"}


def is_weaker(before: TrendState | None, after: TrendState | None) -> bool:
    """Whether a certain sign is now an early one, the same way."""
    return (
        before is not None
        and after is not None
        and (before.strength, after.strength) == ("certain", "early")
        and before.direction == after.direction
    )


def _same(before: TrendState | None, after: TrendState) -> bool:
    return before is not None and (before.strength, before.direction) == (after.strength, after.direction)


def _importance(now: TrendState, indicator: Indicator) -> Importance:
    if now.strength == "certain":
        return Importance.CERTAIN_UNWANTED if _is_unwanted(now, indicator) else Importance.CERTAIN
    return Importance.EARLY if now.strength == "early" else Importance.FADED


def _is_unwanted(state: TrendState, indicator: Indicator) -> bool:
    if not is_signal(state) or indicator.polarity == "neutral":
        return False
    return (state.direction == "up") != (indicator.polarity == "higher")


def _point(figure: FigureDifference | None, indicator: Indicator) -> Point | None:
    if figure is None or figure.value is None:
        return None
    known = figure.value_decimals
    decimals = indicator.decimals if known is None else min(known, indicator.decimals)
    return Point(figure.value, decimals, figure.period, None, is_published_mean=False, is_demo=figure.is_demo)
