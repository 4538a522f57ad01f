SELECT source_id, file, is_demo, kept, rejected, note FROM source_file ORDER BY is_demo, file
