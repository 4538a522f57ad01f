-- The sources of a file's rows, two at most: enough to see whether there is one alone.
SELECT DISTINCT source_id FROM staged WHERE file_no = $file_no LIMIT 2;
