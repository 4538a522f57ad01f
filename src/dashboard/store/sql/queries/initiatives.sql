SELECT initiative_id, focus_area_id, name, kind, status, geography_ids FROM initiative ORDER BY sort_order
