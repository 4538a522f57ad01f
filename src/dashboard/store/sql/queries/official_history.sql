SELECT geography_id, list_date, list_name, on_list, source, confidence, national_areas_on_list
FROM official_list
WHERE list_date <= $as_of AND geography_id = $geography_id
ORDER BY list_date DESC
