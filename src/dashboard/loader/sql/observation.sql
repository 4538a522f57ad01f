-- The rows to publish, under the build's own types, in the order in which they are asked for: those of the programme
-- first, which the pages show, then by indicator, yearly figures first, then by place, time and publication. So a
-- question reads a few blocks of the file, not all.
-- One number to sort by is quicker than eight columns.
INSERT INTO observation BY NAME
WITH without_value AS (
  SELECT DISTINCT geography, indicator, period, true AS may_lack FROM kept WHERE value IS NULL
),
packed AS (
  SELECT
    k.*, w.may_lack,
    (((((CAST(NOT getvariable('in_programme')[enum_code(geography) + 1] AS BIGINT) << 10
      | enum_code(indicator)) << 2
      | list_position(['year', 'quarter', 'month'], getvariable('period_frequencies')[enum_code(period) + 1])) << 16
      | enum_code(geography)) << 12 | enum_code(period)) << 4 | averaged_years) << 1
      | CAST(NOT is_demo AS BIGINT) AS measure,
    least(published_on - DATE '1900-01-01', (1 << 17) - 1) AS day
  FROM kept AS k
  LEFT JOIN without_value AS w USING (geography, indicator, period)
),
ordered AS (
  SELECT * FROM packed ORDER BY measure << 17 | day
),
-- The next row, in passing: a window with an order of its own would sort everything again. Whatever row comes
-- next, it is believed only where it says what is wanted.
followed AS (
  SELECT
    *,
    lead(measure) OVER () AS next_measure, lead(published_on) OVER () AS next_published_on,
    lead(may_lack) OVER () AS next_may_lack
  FROM ordered
),
marked AS (
  SELECT
    *,
    CASE
      -- a later publication of the same, or a real figure for an example one
      WHEN next_measure = measure AND next_published_on > published_on OR next_measure = measure + 1 AND is_demo
        THEN next_published_on
    END AS superseded_on
  FROM followed
)
SELECT
  geography AS geography_id, indicator AS indicator_id, period,
  value, numerator, denominator, status, source_id, published_on, is_demo,
  getvariable('period_starts')[enum_code(period) + 1] AS period_start,
  getvariable('period_ends')[enum_code(period) + 1] AS period_end,
  getvariable('period_frequencies')[enum_code(period) + 1] AS frequency,
  averaged_years, value_decimals, published_assumed, note, confidence, is_break, superseded_on,
  getvariable('in_programme')[enum_code(geography) + 1] AS in_programme,
  coalesce(superseded_on, CASE
    -- a later period of the same series and frequency, none of whose publications lacks its value
    WHEN next_measure >> 17 = measure >> 17 AND next_measure >> 5 > measure >> 5 AND next_may_lack IS NULL
      THEN next_published_on
  END) AS outdated_on
FROM marked;
