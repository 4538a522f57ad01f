SELECT place_id, kind, name, longitude, latitude, uncertainty_m, basis FROM place
