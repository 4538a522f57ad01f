SELECT initiative_id, status, since, is_demo FROM initiative_status ORDER BY initiative_id, since, NOT is_demo
