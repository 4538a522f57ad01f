SELECT source_id, period, due_on, why FROM release ORDER BY ALL
