"""A data folder of national scale: the areas of all 98 municipalities, and every indicator.

How the shape was chosen:

- 98 municipalities with ten areas each: the plan's four, and 976 that belong to other plans, all of them
  loaded and judged, besides the catalog's own places to compare with: 985 in all. Below 9,800,000 rows there
  are fewer municipalities.
- Every indicator of the catalog by year, quarter and month over ten years (170 periods). Counts of persons
  that are hidden where they are small come by year and quarter alone: no month of an area is given out.
  That makes 4.4 million figures.
- 10,000,000 rows are then 2.3 publications of a figure: a first one, a revision, a second revision of some.
- Shares and rates have numerators and denominators that give the value. Areas have 600 to 3,000 residents, so
  that some counts are below five, among the convicted and the participants of schemes. They are hidden,
  together with what would give them back.
- Counts and amounts of the plan's areas that are additive add up to `samlet`, age groups add up to 100.
- One file per source, as they come; each row says its source, status and day of publication.

Deterministic: the same rows each time, by hashes of their numbers.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import duckdb

from dashboard.catalog.load import load_catalog
from dashboard.catalog.models import Indicator

MUNICIPALITIES: Final = 98
AREAS_EACH: Final = 10
_ROWS_PER_MUNICIPALITY: Final = 100_000
_FIRST_YEAR: Final = 2011
_YEARS: Final = 10
_ELSEWHERE: Final = "andetsteds"
_STRIDE: Final = 7919
"""a prime: which figures have one publication more is spread over all of them"""

_AREA: Final = """
[[geography]]
geography_id = "kommune_{municipality:02d}_omraade_{area:02d}"
name = "Kommune {municipality}, område {area}"
short_name = "K{municipality} område {area}"
kind = "boligomraade"
municipality = "Kommune {municipality}"
"""

_PERIODS: Final = """
CREATE TEMP TABLE period AS
WITH month AS (
  SELECT unnest(range(make_date($first, 1, 1), make_date($first + $years, 1, 1), INTERVAL 1 MONTH)) AS begins
)
SELECT
  CAST(year(begins) AS VARCHAR) AS period, 12 AS months, 0 AS rank,
  CAST(begins + INTERVAL 12 MONTH AS DATE) AS ends, 150 AS wait
FROM month WHERE month(begins) = 1
UNION ALL
SELECT format('{}-Q{}', year(begins), quarter(begins)), 3, 1, CAST(begins + INTERVAL 3 MONTH AS DATE), 60
FROM month WHERE month(begins) % 3 = 1
UNION ALL
SELECT strftime(begins, '%Y-%m'), 1, 2, CAST(begins + INTERVAL 1 MONTH AS DATE), 30
FROM month
"""

# level: the share, or the count a year per resident, that a place has on average.
_FIGURES: Final = """
CREATE OR REPLACE TEMP TABLE figure AS
WITH numbered AS (
  SELECT
    p.geography_id, p.kind, t.period, t.months, t.ends, t.wait, hash(p.place_no, $indicator_no) AS place_dice,
    hash(p.place_no, t.period, CASE WHEN $composition THEN 0 ELSE $indicator_no END) AS dice,
    p.residents,
    $first_number + (row_number() OVER (ORDER BY t.rank, t.ends, p.place_no) - 1) AS number
  FROM place AS p, period AS t
  WHERE t.months > 1 OR $monthly
),
sized AS (
  SELECT
    *,
    CASE
      WHEN $additive THEN round(
        residents * $level * (CASE WHEN $stock THEN 1 ELSE months / 12 END)
        * (0.6 + place_dice % 80 / 100.0) * (0.8 + dice % 40 / 100.0)
      )
    END AS counted,
    CASE WHEN $additive THEN NULL ELSE round(residents * $covered) END AS denominator
  FROM numbered
)
SELECT
  *,
  CASE
    WHEN kind = 'samlet' THEN sum(counted) FILTER (kind = 'boligomraade') OVER (PARTITION BY period)
    ELSE counted
  END AS total
FROM sized
"""

_WRITE: Final = """
COPY (
  WITH published AS (
    SELECT f.*, k.again, hash(f.number, CASE WHEN $composition THEN 0 ELSE k.again END) AS dice_again
    FROM figure AS f, (SELECT unnest(range($most)) AS again) AS k
    WHERE k.again < $times + CAST(f.number * $stride % $figures < $extra AS INTEGER)
  ),
  parted AS (
    SELECT
      *,
      floor(denominator * (0.3 + dice % 10 / 100.0)) AS first_part,
      floor(denominator * (0.2 + dice % 10 / 100.0)) AS second_part
    FROM published
  ),
  counted AS (
    SELECT
      *,
      CASE
        WHEN $composition AND $part = 0 THEN first_part
        WHEN $composition AND $part = 1 THEN second_part
        WHEN $composition THEN denominator - first_part - second_part
        WHEN $multiplier IS NOT NULL THEN least(denominator, round(
          denominator * $level
          * (0.7 + place_dice % 60 / 100.0) * (0.9 + dice % 20 / 100.0) * (0.98 + dice_again % 4 / 100.0)
        ))
      END AS numerator
    FROM parted
  )
  SELECT
    geography_id, $indicator_id AS indicator_id, period,
    replace(CAST(CAST(CASE
      WHEN $additive THEN total
      WHEN numerator IS NOT NULL THEN round($multiplier * numerator / denominator, $decimals)
      ELSE round($level * (0.7 + place_dice % 60 / 100.0) * (0.9 + dice_again % 20 / 100.0), $decimals)
    END AS DECIMAL(18, {decimals})) AS VARCHAR), '.', ',') AS value,
    CAST(CAST(numerator AS BIGINT) AS VARCHAR) AS numerator,
    CAST(CAST(denominator AS BIGINT) AS VARCHAR) AS denominator,
    CASE WHEN again = 0 THEN 'preliminary' ELSE 'final' END AS status,
    CAST(ends + CAST(wait * (1 + again) AS INTEGER) AS VARCHAR) AS published_on,
    $source_id AS source_id, '' AS note
  FROM counted
  ORDER BY again, number
) TO '{path}' (DELIMITER ';', HEADER {header}, QUOTE '', NULLSTR '')
"""
_MULTIPLIERS: Final = {"share": 100, "rate": 1000}
_LEVELS: Final[Mapping[str, float]] = {
    "convicted": 0.014,
    "criminal_decisions": 0.03,
    "residents": 1.0,
    "dwellings": 0.5,
    "vandalism_cost": 500.0,
    "mean_income": 250_000.0,
}
"""per resident, or as a share; others by their number"""
_STOCKS: Final = frozenset({"residents", "dwellings", "waiting_list", "vacant_dwellings"})
"""the same in a month as in a year"""


def make_data(source_dir: Path, data_dir: Path, rows: int) -> list[Path]:
    """Copy the project's data folder with `rows` rows of national scale for figures; gives the CSV files.

    Args:
        source_dir: the project's data folder.
        data_dir: the new one; it must not exist.
    """
    shutil.copytree(source_dir, data_dir, ignore=shutil.ignore_patterns("build", "statbank", "journal"))
    shutil.rmtree(data_dir / "raw")
    (data_dir / "raw").mkdir()
    municipalities = max(1, min(MUNICIPALITIES, rows // _ROWS_PER_MUNICIPALITY))
    with (data_dir / "catalog" / "geographies.toml").open("a", encoding="utf-8") as stream:
        stream.writelines(_more_areas(municipalities))
    catalog = load_catalog(data_dir, demo=False)
    connection = duckdb.connect()
    connection.execute(_PERIODS, {"first": _FIRST_YEAR, "years": _YEARS})
    places = [
        (one.geography_id, str(one.kind) if one.in_programme else _ELSEWHERE)
        for one in catalog.geographies.values()
    ]
    _fill_places(connection, places)
    return _write_files(connection, list(catalog.indicators.values()), data_dir / "raw", rows)


def _more_areas(municipalities: int) -> Iterator[str]:
    # The plan's four areas are the first municipality's.
    for municipality in range(1, municipalities + 1):
        for area in range(5 if municipality == 1 else 1, AREAS_EACH + 1):
            yield _AREA.format(municipality=municipality, area=area)


def _fill_places(connection: duckdb.DuckDBPyConnection, places: Sequence[tuple[str, str]]) -> None:
    connection.execute(
        "CREATE TEMP TABLE place (place_no INTEGER, geography_id VARCHAR, kind VARCHAR, residents DOUBLE)"
    )
    others = {"kommune": 79_000.0, "region": 837_000.0, "land": 5_800_000.0, "sub_gennemsnit": 1_900.0}
    sizes = [600.0 + number * 1009 % 2400 for number in range(len(places))]
    all_areas = sum(size for size, (_, kind) in zip(sizes, places, strict=True) if kind == "boligomraade")
    connection.executemany(
        "INSERT INTO place VALUES (?, ?, ?, ?)",
        [
            (number, place, kind, {**others, "samlet": all_areas}.get(kind, sizes[number]))
            for number, (place, kind) in enumerate(places)
        ],
    )


def _write_files(
    connection: duckdb.DuckDBPyConnection, indicators: Sequence[Indicator], raw_dir: Path, rows: int
) -> list[Path]:
    """Each indicator is written by itself, and appended to its source's file."""
    sizes = [_figures_of(connection, one) for one in indicators]
    figures = sum(sizes)
    parts: dict[str, int] = {}
    paths: dict[str, Path] = {}
    for number, one in enumerate(indicators):
        usual = 0.10 + number * 7 % 40 / 100 if _is_monthly(one) else 0.05
        level = _LEVELS.get(one.indicator_id, usual)
        part = parts.get(one.composition or "", 0)
        parts[one.composition or ""] = part + 1
        described: dict[str, Any] = {
            "composition": one.composition is not None,
            "additive": one.additive,
            "level": level if one.value_type != "ratio" else 80.0,
        }
        connection.execute(
            _FIGURES,
            {
                **described,
                "indicator_no": number,
                "first_number": sum(sizes[:number]),
                "monthly": _is_monthly(one),
                "stock": one.indicator_id in _STOCKS,
                "covered": 0.6,
            },
        )
        path = paths.setdefault(one.source_id, raw_dir / f"{one.source_id}.csv")
        chunk = raw_dir / "part"
        connection.execute(
            _WRITE.format(path=chunk, header=not path.exists(), decimals=one.decimals),
            {
                **described,
                "part": part,
                "multiplier": _MULTIPLIERS.get(one.value_type),
                "decimals": one.decimals,
                "indicator_id": one.indicator_id,
                "source_id": one.source_id,
                "figures": figures,
                "stride": _STRIDE,
                "times": rows // figures,
                "extra": rows % figures,
                "most": rows // figures + 1,
            },
        )
        with path.open("ab") as whole, chunk.open("rb") as written:
            shutil.copyfileobj(written, whole)
        chunk.unlink()
    return list(paths.values())


def _figures_of(connection: duckdb.DuckDBPyConnection, indicator: Indicator) -> int:
    found = connection.execute(
        "SELECT (SELECT count(*) FROM place) * count(*) FROM period WHERE months > 1 OR ?",
        [_is_monthly(indicator)],
    ).fetchone()
    return int(found[0]) if found else 0


def _is_monthly(indicator: Indicator) -> bool:
    return not (indicator.value_type == "count" and indicator.disclosure == "small_counts")
