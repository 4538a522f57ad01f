-- Where something is hidden: the year, and the indicator or the composition that it belongs to.
CREATE TEMP TABLE hidden_block AS
SELECT DISTINCT
  coalesce(getvariable('compositions')[enum_code(indicator) + 1], CAST(indicator AS VARCHAR)) AS family,
  year(getvariable('period_starts')[enum_code(period) + 1]) AS hidden_year
FROM kept
WHERE status = 'suppressed' AND getvariable('small_counts')[enum_code(indicator) + 1];
