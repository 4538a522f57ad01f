-- What every official list that was out on the date says of the programme's areas, oldest first.
SELECT geography_id, list_date, list_name, on_list, source, confidence, national_areas_on_list
FROM official_list ANTI JOIN (SELECT geography_id FROM geography WHERE NOT in_programme) USING (geography_id)
WHERE list_date <= $as_of
ORDER BY list_date, list_name, geography_id
