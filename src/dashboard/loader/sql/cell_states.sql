-- Every figure of the hidden blocks over all its publications. A published mean of years ties years together:
-- where an indicator has one, all its years are one block.
WITH family AS (SELECT DISTINCT family FROM hidden_block),
member AS (
  SELECT CAST(i.indicator_id AS indicator_code) AS indicator, f.family
  FROM indicator AS i
  JOIN family AS f ON f.family = coalesce(i.composition, i.indicator_id)
),
figure AS (
  SELECT k.*, m.family FROM kept AS k JOIN member AS m USING (indicator)
),
chained AS (SELECT DISTINCT family FROM figure WHERE averaged_years > 1)
SELECT
  CAST(geography AS VARCHAR), CAST(indicator AS VARCHAR), CAST(period AS VARCHAR), averaged_years,
  bool_or(status = 'suppressed') AS is_hidden,
  bool_or(value IS NOT NULL OR numerator IS NOT NULL) AS is_shown,
  min(least(
    numerator, denominator - numerator,
    CASE WHEN getvariable('counts')[enum_code(indicator) + 1] THEN value END
  )) AS smallest
FROM figure
WHERE family IN (SELECT family FROM chained)
  OR (family, year(getvariable('period_starts')[enum_code(period) + 1])) IN (
    SELECT (family, hidden_year) FROM hidden_block
  )
GROUP BY geography, indicator, period, averaged_years;
