-- Whether no two rows have the same place, indicator, period, publication date and number of years averaged.
-- Sorting one packed number a row is quicker than grouping by five columns.
WITH keyed AS (
  SELECT
    (((CAST(enum_code(geography) AS BIGINT) * 1000 + enum_code(indicator)) * 10000 + enum_code(period)) * 100000
      + date_diff('day', DATE '1900-01-01', published_on)) * 16 + averaged_years AS key
  FROM kept
),
neighbours AS (
  SELECT key, lag(key) OVER (ORDER BY key) AS before FROM keyed
)
SELECT count(*) = 0 FROM neighbours WHERE key = before;
