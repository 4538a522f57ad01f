SELECT * FROM criterion_status($as_of, $ruleset_id, programme_only := true)
ORDER BY geography_order, criterion_order
