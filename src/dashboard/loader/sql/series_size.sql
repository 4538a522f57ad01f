-- What each source gives of each indicator.
INSERT INTO series_size BY NAME
SELECT
  source_id, CAST(indicator AS VARCHAR) AS indicator_id, is_demo,
  count(*) AS "rows",
  arg_max(CAST(period AS VARCHAR), getvariable('period_ends')[enum_code(period) + 1]) AS latest_period,
  max(getvariable('period_ends')[enum_code(period) + 1]) AS period_end,
  max(published_on) AS published_on
FROM kept
GROUP BY source_id, indicator, is_demo;
