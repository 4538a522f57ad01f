-- Every figure of the hidden blocks over all its publications. A published mean of years ties years together:
-- where an indicator has one, all its years are one block.
-- An indicator whose figures stand in one equation only, that of the areas against `samlet`, needs no second look
-- where two of them are hidden: then only the hidden ones are given.
WITH family AS (SELECT DISTINCT family FROM hidden_block),
member AS (
  SELECT
    CAST(i.indicator_id AS indicator_code) AS indicator, f.family,
    i.composition IS NOT NULL OR i.value_type IN ('count', 'amount') AS is_tied
  FROM indicator AS i
  JOIN family AS f ON f.family = coalesce(i.composition, i.indicator_id)
),
figure AS (
  SELECT k.*, m.family, m.is_tied FROM kept AS k JOIN member AS m USING (indicator)
),
chained AS (SELECT DISTINCT family FROM figure WHERE averaged_years > 1),
cell AS (
  SELECT
    geography, indicator, period, averaged_years,
    bool_or(status = 'suppressed') AS is_hidden,
    bool_or(value IS NOT NULL OR numerator IS NOT NULL) AS is_shown,
    min(least(
      numerator, denominator - numerator,
      CASE WHEN getvariable('counts')[enum_code(indicator) + 1] THEN value END
    )) AS smallest,
    bool_or(is_tied OR family IN (SELECT family FROM chained)) AS is_tied
  FROM figure
  WHERE family IN (SELECT family FROM chained)
    OR (family, year(getvariable('period_starts')[enum_code(period) + 1])) IN (
      SELECT (family, hidden_year) FROM hidden_block
    )
  GROUP BY geography, indicator, period, averaged_years
)
SELECT
  CAST(c.geography AS VARCHAR), CAST(c.indicator AS VARCHAR), CAST(c.period AS VARCHAR), c.averaged_years,
  c.is_hidden, c.is_shown, c.smallest
FROM cell AS c
JOIN geography AS g ON g.geography_id = c.geography
QUALIFY c.is_tied OR c.is_hidden OR count(*) FILTER (
  c.is_hidden AND g.in_programme AND g.kind IN ('boligomraade', 'samlet')
) OVER (PARTITION BY c.indicator, c.period) = 1;
