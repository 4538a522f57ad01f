SELECT geography_id, name, short_name, kind, town, note FROM geography WHERE in_programme ORDER BY sort_order
