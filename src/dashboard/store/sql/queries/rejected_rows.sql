SELECT source_id, file, line, column_name, value, reason_da, cell FROM rejected_row ORDER BY file, line LIMIT $row_limit
