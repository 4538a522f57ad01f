SELECT * FROM criterion_status($as_of, $ruleset_id)
ORDER BY geography_order, criterion_order
