-- Rows with the same place, indicator, period, publication date and number of years averaged.
SELECT
  geography, indicator, period, published_on, min(row_id) AS first_row, max(row_id) AS second_row,
  count(*) OVER () AS found
FROM kept
GROUP BY geography, indicator, period, published_on, averaged_years
HAVING count(*) > 1
ORDER BY first_row
LIMIT 5;
