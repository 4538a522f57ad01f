-- Shares outside 0-100.
SELECT k.geography, k.indicator, k.period, k.value, k.row_id, count(*) OVER () AS found
FROM kept AS k
WHERE getvariable('shares')[enum_code(k.indicator) + 1] AND NOT k.value BETWEEN 0 AND 100
ORDER BY k.row_id
LIMIT 5;
