"""Years and quarters as text ('2015', '2015-Q3') and as points in time."""

from __future__ import annotations

from datetime import date, timedelta


def parts(period: str) -> tuple[int, int]:
    """Year and quarter (1-4; 0 for a whole year). Raises ValueError for any other text."""
    year, _, quarter = period.partition("-Q")
    if quarter not in ("", "1", "2", "3", "4") or len(year) != 4 or ("-" in period and not quarter):
        raise ValueError(f"not a year or a quarter: {period!r}")
    return int(year), int(quarter or 0)


def position(period: str) -> float:
    """The period as a number in years: '2015' is 2015.0, '2015-Q3' is 2015.5."""
    year, quarter = parts(period)
    return year + (quarter - 1) / 4 if quarter else float(year)


def years(first: int, last: int) -> list[str]:
    return [str(year) for year in range(first, last + 1)]


def quarters(first: str, last: str) -> list[str]:
    """All quarters from first to last, both included."""
    (year, quarter), end = parts(first), parts(last)
    found = []
    while (year, quarter) <= end:
        found.append(f"{year}-Q{quarter}")
        year, quarter = (year, quarter + 1) if quarter < 4 else (year + 1, 1)
    return found


def last_day(period: str) -> date:
    year, quarter = parts(period)
    if quarter in (0, 4):
        return date(year, 12, 31)
    return date(year, quarter * 3 + 1, 1) - timedelta(days=1)
