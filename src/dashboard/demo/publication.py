"""When a figure comes out, as the recipe's calendar says."""

from __future__ import annotations

from datetime import date, timedelta

from dashboard.demo.periods import last_day, parts
from dashboard.demo.recipe import Calendar


def published_on(calendar: Calendar, kind: str, period: str) -> date:
    """The day a period's first figure comes out; kind is a series' `calendar`."""
    year, quarter = parts(period)
    if quarter:
        return last_day(period) + timedelta(days=calendar.quarter_lag_days)
    known_to_the_application = {"population": 2016, "crime": 2015}.get(kind, 2014)
    if year <= known_to_the_application:
        return calendar.application
    if kind == "population":
        return date(year, *calendar.population_month_day)
    if kind == "survey":
        return date(year + 1, *calendar.survey_month_day)
    if year == 2015:
        return calendar.year_2015
    return date(year + 1, *calendar.yearly_month_day)


def a_year_later(day: date) -> date:
    return date(day.year + 1, day.month, day.day)
