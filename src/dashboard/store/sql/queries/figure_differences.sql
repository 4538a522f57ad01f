-- The figures of the areas and of the four together that were not known, or known as something else, on the earlier
-- date. A published mean of years is another measure than the single year of the same period.
WITH fresh AS (
  SELECT DISTINCT geography_id, indicator_id, period, averaged_years
  FROM observation
  WHERE in_programme AND published_on > $earlier AND published_on <= $later
    AND geography_id IN (SELECT p.geography_id FROM programme_place AS p WHERE p.kind IN ('boligomraade', 'samlet'))
),
now AS (
  SELECT o.* FROM observation AS o SEMI JOIN fresh USING (geography_id, indicator_id, period, averaged_years)
  WHERE o.in_programme AND o.published_on <= $later AND (o.superseded_on IS NULL OR o.superseded_on > $later)
  QUALIFY row_number() OVER (
    PARTITION BY geography_id, indicator_id, period, averaged_years ORDER BY is_demo, published_on DESC
  ) = 1
),
before AS (
  SELECT o.* FROM observation AS o SEMI JOIN fresh USING (geography_id, indicator_id, period, averaged_years)
  WHERE o.in_programme AND o.published_on <= $earlier AND (o.superseded_on IS NULL OR o.superseded_on > $earlier)
  QUALIFY row_number() OVER (
    PARTITION BY geography_id, indicator_id, period, averaged_years ORDER BY is_demo, published_on DESC
  ) = 1
)
SELECT
  n.geography_id, n.indicator_id, n.period, n.averaged_years, n.value, n.value_decimals, n.published_on, n.is_demo,
  b.value AS earlier_value, b.value_decimals AS earlier_decimals, b.is_demo AS earlier_is_demo
FROM now AS n
LEFT JOIN before AS b USING (geography_id, indicator_id, period, averaged_years)
WHERE n.value IS DISTINCT FROM b.value
ORDER BY n.indicator_id, n.period_end DESC, n.geography_id
