SELECT body_id, name, members, task, size, geography_id FROM body ORDER BY sort_order
