-- The first rows that would be loaded, in file order. Parameter: row_limit.
SELECT geography, indicator, period, value, numerator, denominator, status, published_on, published_assumed,
  value_decimals
FROM kept
ORDER BY row_id
LIMIT $row_limit;
