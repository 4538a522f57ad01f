SELECT l.* FROM list_status($as_of, $ruleset_id) AS l JOIN geography AS g USING (geography_id)
ORDER BY g.sort_order
