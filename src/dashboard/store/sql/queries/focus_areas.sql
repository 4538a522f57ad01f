SELECT focus_area_id, name, aim, coordinator FROM focus_area ORDER BY sort_order
