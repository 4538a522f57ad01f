-- The newest figure with a value, one row per place of the programme and indicator.
WITH known AS (
  SELECT *
  FROM observation
  WHERE in_programme AND published_on <= $as_of AND (outdated_on IS NULL OR outdated_on > $as_of)
  QUALIFY row_number() OVER (
    PARTITION BY geography_id, indicator_id, period ORDER BY is_demo, published_on DESC, averaged_years
  ) = 1
)
SELECT geography_id, indicator_id, period, value, numerator, denominator, status, source_id, published_on, is_demo,
       averaged_years, value_decimals, published_assumed, note
FROM known
WHERE value IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY geography_id, indicator_id ORDER BY period_end DESC, period_start) = 1
