-- Rows of each file by source: kept, left out, rejected, and of those with an unknown place or indicator.
SELECT
  file_no, source_id,
  CAST(coalesce(sum("rows") FILTER (fault IS NULL), 0) AS BIGINT) AS kept,
  CAST(coalesce(sum("rows") FILTER (fault = 'left_out:'), 0) AS BIGINT) AS left_out,
  CAST(coalesce(sum("rows") FILTER (fault <> 'left_out:'), 0) AS BIGINT) AS rejected,
  CAST(
    coalesce(sum("rows") FILTER (fault IN ('geography:geography_id', 'indicator:indicator_id')), 0) AS BIGINT
  ) AS unknown
FROM tally
GROUP BY file_no, source_id
ORDER BY file_no, sum("rows") DESC, source_id;
