-- The newest row of each place of the programme and indicator, with or without a value: it may say why the value is
-- missing.
WITH known AS (
  SELECT *
  FROM observation
  WHERE in_programme AND published_on <= $as_of AND (outdated_on IS NULL OR outdated_on > $as_of)
  QUALIFY row_number() OVER (
    PARTITION BY geography_id, indicator_id, period ORDER BY is_demo, published_on DESC, averaged_years
  ) = 1
)
SELECT geography_id, indicator_id, period, value, status, published_on, is_demo
FROM known
QUALIFY row_number() OVER (PARTITION BY geography_id, indicator_id ORDER BY period_end DESC, period_start) = 1
