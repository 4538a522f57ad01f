-- The rows of each file, counted once for everything that is asked of their numbers.
CREATE TEMP TABLE tally AS
SELECT
  file_no, is_demo, source_id, indicator, fault,
  count(*) AS "rows",
  arg_max(period, getvariable('period_ends')[enum_code(period) + 1]) AS latest_period,
  max(getvariable('period_ends')[enum_code(period) + 1]) AS period_end,
  max(published_on) AS published_on
FROM staged
GROUP BY file_no, is_demo, source_id, indicator, fault;
