-- What each source gives of each indicator.
INSERT INTO series_size BY NAME
SELECT
  source_id, CAST(indicator AS VARCHAR) AS indicator_id, is_demo,
  CAST(sum("rows") AS BIGINT) AS "rows",
  CAST(arg_max(latest_period, period_end) AS VARCHAR) AS latest_period,
  max(period_end) AS period_end,
  max(published_on) AS published_on
FROM tally
WHERE fault IS NULL
GROUP BY source_id, indicator, is_demo;
