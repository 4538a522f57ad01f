-- The latest list known on the date that speaks of each area of the programme.
SELECT geography_id, list_date, list_name, on_list, source, confidence, national_areas_on_list
FROM official_list ANTI JOIN (SELECT geography_id FROM geography WHERE NOT in_programme) USING (geography_id)
WHERE list_date <= $as_of
QUALIFY row_number() OVER (PARTITION BY geography_id ORDER BY list_date DESC, on_list DESC, list_name) = 1
