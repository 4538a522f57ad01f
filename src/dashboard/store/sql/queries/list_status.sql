SELECT l.* FROM list_status($as_of, $ruleset_id, programme_only := true) AS l JOIN geography AS g USING (geography_id)
ORDER BY g.sort_order
