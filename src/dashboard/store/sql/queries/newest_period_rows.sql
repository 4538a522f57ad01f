-- The newest row of each place and indicator, with or without a value: it may say why the value is missing.
SELECT geography_id, indicator_id, period, value, status, published_on, is_demo
FROM observation_as_of($as_of)
QUALIFY row_number() OVER (PARTITION BY geography_id, indicator_id ORDER BY period_end DESC, period_start) = 1
