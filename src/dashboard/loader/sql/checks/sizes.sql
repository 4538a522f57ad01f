-- Real figures by source and indicator, and entries of the official lists, in the published build and in this
-- one: where they shrank, or grew more than twentyfold and by more than 10,000 rows.
WITH before AS (
  SELECT source_id, indicator_id, "rows" FROM published.series_size WHERE NOT is_demo
  UNION ALL
  SELECT 'official_list', geography_id, count(*) FROM published.official_list GROUP BY geography_id
),
now AS (
  SELECT source_id, indicator_id, "rows" FROM series_size WHERE NOT is_demo
  UNION ALL
  SELECT 'official_list', geography_id, count(*) FROM official_list GROUP BY geography_id
)
SELECT
  before.source_id, before.indicator_id, before."rows" AS rows_before, coalesce(now."rows", 0) AS rows_now,
  count(*) OVER () AS found
FROM before
LEFT JOIN now USING (source_id, indicator_id)
WHERE coalesce(now."rows", 0) < before."rows"
  OR now."rows" > 20 * before."rows" AND now."rows" > before."rows" + 10000
ORDER BY before.source_id, before.indicator_id
LIMIT 10;
