-- What the frame says of the figures behind the view: the newest year and its publication, and whether any is
-- an example.
SELECT
  max(newest_year) AS newest_year,
  max(known_from) AS newest_publication,
  arg_max(published_assumed, known_from) AS publication_assumed,
  bool_or(is_demo) AS any_demo,
  coalesce(sum(figures), 0)::BIGINT AS figures
FROM figure_count
WHERE known_from <= $as_of AND (known_until IS NULL OR known_until > $as_of)
