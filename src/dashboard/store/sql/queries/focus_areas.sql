SELECT focus_area_id, name, aim, application_headings, coordinator FROM focus_area ORDER BY sort_order
