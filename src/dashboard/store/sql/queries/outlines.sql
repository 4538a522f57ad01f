SELECT geography_id, geometry_json FROM outline SEMI JOIN programme_place USING (geography_id)
