-- What each source had really delivered on a date, and when it is due. Examples are no delivery, and neither is a row
-- that says that a figure is missing. has_examples: examples stand where the source's own figures are to come.
WITH delivered AS (
  SELECT
    source_id,
    arg_max(period, (period_end, period)) AS latest_period,
    max(period_end) AS covered_until,
    max(published_on) AS published_on,
    arg_max(published_assumed, published_on) AS published_assumed
  FROM observation
  WHERE NOT is_demo AND published_on <= $as_of AND status NOT IN ('missing', 'not_applicable', 'delayed')
  GROUP BY source_id
),
stood_in_for AS (
  SELECT DISTINCT i.source_id
  FROM observation AS o
  JOIN indicator AS i USING (indicator_id)
  WHERE o.is_demo AND o.published_on <= $as_of
)
SELECT
  s.source_id, s.name, c.every, c.every_is_assumed, c.due_days, c.due_days_is_assumed,
  d.latest_period, d.covered_until, d.published_on, d.published_assumed,
  e.source_id IS NOT NULL AS has_examples
FROM source AS s
LEFT JOIN schedule AS c USING (source_id)
LEFT JOIN delivered AS d USING (source_id)
LEFT JOIN stood_in_for AS e USING (source_id)
-- The source of the examples themselves, and one that nobody describes and that gives nothing, are due nothing.
WHERE (s.demo_rows = 0 OR s.demo_rows < s."rows") AND (s.is_described OR s."rows" > 0)
ORDER BY s.name
