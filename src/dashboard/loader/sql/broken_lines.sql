-- The records that DuckDB's reader could not split into cells, the first fault of each first.
SELECT line, error_type, csv_line FROM broken_line ORDER BY line, column_idx, error_type DESC;
