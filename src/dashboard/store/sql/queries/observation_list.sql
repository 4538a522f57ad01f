-- Every figure that was known on the date: a real one before an example one, a later publication before an earlier.
-- A published mean of years is another measure than the single year of the same period.
SELECT o.geography_id, o.indicator_id, o.period, o.averaged_years, o.value, o.value_decimals, o.numerator, o.denominator,
       o.status, o.source_id, s.name AS source_name, o.published_on, o.is_demo
FROM observation AS o
LEFT JOIN source AS s USING (source_id)
WHERE o.in_programme AND o.published_on <= $as_of AND (o.superseded_on IS NULL OR o.superseded_on > $as_of)
QUALIFY row_number() OVER (
  PARTITION BY o.geography_id, o.indicator_id, o.period, o.averaged_years ORDER BY o.is_demo, o.published_on DESC
) = 1
ORDER BY o.indicator_id, o.period_end DESC, o.geography_id, o.averaged_years
