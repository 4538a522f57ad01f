SELECT geography_id, geometry_json FROM outline
