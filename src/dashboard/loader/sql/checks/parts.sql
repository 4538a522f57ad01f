-- Additive indicators whose four areas do not add up to `samlet` in their latest publication.
WITH latest AS (
  SELECT
    k.geography, k.indicator, k.period, k.is_demo,
    arg_max_null(k.value, k.published_on) AS value,
    -- Counts are exact; sums of kroner may be rounded.
    CASE
      WHEN getvariable('counts')[enum_code(k.indicator) + 1] THEN 0
      ELSE arg_max_null(0.5 * pow(10, -k.value_decimals), k.published_on)
    END AS rounding
  FROM kept AS k
  WHERE getvariable('additives')[enum_code(k.indicator) + 1] AND k.averaged_years = 1
  GROUP BY k.geography, k.indicator, k.period, k.is_demo
),
sums AS (
  SELECT
    l.indicator, l.period, l.is_demo,
    sum(l.value) FILTER (g.kind = 'boligomraade') AS parts,
    count(l.value) FILTER (g.kind = 'boligomraade') AS areas,
    max(l.value) FILTER (g.kind = 'samlet') AS total,
    sum(l.rounding) AS rounding
  FROM latest AS l
  JOIN geography AS g ON g.geography_id = l.geography
  WHERE g.in_programme AND g.kind IN ('boligomraade', 'samlet')
  GROUP BY l.indicator, l.period, l.is_demo
)
SELECT indicator, period, parts, total, count(*) OVER () AS found
FROM sums
WHERE areas = (SELECT count(*) FROM geography WHERE in_programme AND kind = 'boligomraade')
  AND abs(parts - total) > rounding + 1e-6
ORDER BY indicator, period
LIMIT 5;
