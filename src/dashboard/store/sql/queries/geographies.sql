SELECT geography_id, name, short_name, kind, town, note FROM geography ORDER BY sort_order
