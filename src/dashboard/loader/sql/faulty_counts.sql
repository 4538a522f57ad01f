-- Faulty rows by file: file_no, rows.
SELECT file_no, count(*) FROM staged WHERE fault IS NOT NULL GROUP BY file_no;
