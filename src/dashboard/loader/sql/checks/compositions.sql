-- Shares of one whole that do not add up to 100 in their latest publication.
WITH latest AS (
  SELECT
    k.geography, k.indicator, k.period, k.is_demo,
    arg_max_null(k.value, k.published_on) AS value,
    arg_max_null(0.5 * pow(10, -k.value_decimals), k.published_on) AS rounding
  FROM kept AS k
  WHERE getvariable('compositions')[enum_code(k.indicator) + 1] IS NOT NULL AND k.averaged_years = 1
  GROUP BY k.geography, k.indicator, k.period, k.is_demo
),
members AS (
  SELECT composition, count(*) AS size FROM indicator WHERE composition IS NOT NULL GROUP BY composition
),
sums AS (
  SELECT
    l.geography, i.composition, l.period, l.is_demo,
    sum(l.value) AS total, count(l.value) AS given, sum(l.rounding) AS rounding
  FROM latest AS l
  JOIN indicator AS i ON i.indicator_id = l.indicator
  GROUP BY l.geography, i.composition, l.period, l.is_demo
)
SELECT s.geography, s.composition, s.period, s.total, count(*) OVER () AS found
FROM sums AS s
JOIN members AS m ON m.composition = s.composition AND m.size = s.given
WHERE abs(s.total - 100) > s.rounding + 1e-6
ORDER BY s.composition, s.geography, s.period
LIMIT 5;
