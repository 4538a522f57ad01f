-- Every figure of one indicator that was known on the date, newest first.
SELECT o.geography_id, g.name AS geography, o.indicator_id, o.period, o.value, o.numerator, o.denominator, o.status,
       o.source_id, s.name AS source_name, o.published_on, o.published_assumed, o.is_demo, o.averaged_years,
       o.value_decimals, o.note
FROM observation_as_of($as_of) AS o
JOIN geography AS g USING (geography_id)
LEFT JOIN source AS s USING (source_id)
WHERE o.in_programme AND o.indicator_id = $indicator_id
ORDER BY o.period_end DESC, o.period_start, g.sort_order
