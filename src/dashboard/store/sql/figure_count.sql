-- The programme's figures with a value by the days between which they are known; a mean and a single year are two.
INSERT INTO figure_count BY NAME
SELECT
  published_on AS known_from, superseded_on AS known_until, is_demo, published_assumed,
  max(period) FILTER (frequency = 'year') AS newest_year, count(*) AS figures
FROM observation
WHERE in_programme AND value IS NOT NULL AND (superseded_on IS NULL OR superseded_on > published_on)
GROUP BY published_on, superseded_on, is_demo, published_assumed;
