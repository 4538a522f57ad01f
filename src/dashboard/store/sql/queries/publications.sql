SELECT geography_id, indicator_id, max(published_on) AS published_on
FROM observation
WHERE in_programme AND published_on <= $as_of AND value IS NOT NULL
GROUP BY ALL ORDER BY ALL
