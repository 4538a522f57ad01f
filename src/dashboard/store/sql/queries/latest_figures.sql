-- The newest figure with a value, one row per place and indicator.
SELECT geography_id, indicator_id, period, value, numerator, denominator, status, source_id, published_on, is_demo,
       averaged_years, value_decimals, published_assumed, note
FROM observation_as_of($as_of)
WHERE value IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY geography_id, indicator_id ORDER BY period_end DESC, period_start) = 1
