-- What each source gave to this build; the latest period of its real figures where it has any.
SELECT
  source_id,
  CAST(sum("rows") AS BIGINT) AS "rows",
  CAST(coalesce(sum("rows") FILTER (is_demo), 0) AS BIGINT) AS demo_rows,
  arg_max(latest_period, (NOT is_demo, period_end, latest_period)) AS latest_period,
  max(published_on) AS published_on
FROM series_size
GROUP BY source_id;
