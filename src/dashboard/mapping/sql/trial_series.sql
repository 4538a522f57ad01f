-- What would be loaded of each place and indicator.
SELECT geography, indicator, count(*), min(period), max(period)
FROM kept
GROUP BY geography, indicator
ORDER BY indicator, geography;
