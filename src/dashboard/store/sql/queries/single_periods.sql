-- Every figure of one period, never a mean of several, as known on the date: what a chart of the series shows, oldest
-- first. A figure without a value says why.
SELECT geography_id, indicator_id, period, period_start, period_end, frequency, value, numerator, denominator, status,
       source_id, published_on, published_assumed, is_demo, value_decimals, note, coalesce(is_break, false) AS is_break
FROM observation
WHERE in_programme AND published_on <= $as_of AND averaged_years = 1 AND indicator_id = $indicator_id
QUALIFY row_number() OVER (PARTITION BY geography_id, period ORDER BY is_demo, published_on DESC) = 1
ORDER BY geography_id, frequency, period_end
