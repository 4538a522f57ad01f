-- What the frame says of the figures behind the view: the newest year and its publication, and whether any is
-- an example.
SELECT
  max(period) FILTER (frequency = 'year') AS newest_year,
  max(published_on) AS newest_publication,
  arg_max(published_assumed, published_on) AS publication_assumed,
  bool_or(is_demo) AS any_demo,
  count(*) AS figures
FROM observation_as_of($as_of)
WHERE value IS NOT NULL
