-- Rows of each file by source: kept, left out, rejected, and of those with an unknown place or indicator.
SELECT
  file_no, source_id,
  count(*) FILTER (fault IS NULL) AS kept,
  count(*) FILTER (fault = 'left_out:') AS left_out,
  count(*) FILTER (fault <> 'left_out:') AS rejected,
  count(*) FILTER (fault IN ('geography:geography_id', 'indicator:indicator_id')) AS unknown
FROM staged
GROUP BY file_no, source_id
ORDER BY file_no, count(*) DESC, source_id;
