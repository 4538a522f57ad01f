SELECT geography_id, indicator_id, data_year, value, value_decimals, is_demo
FROM rule_value_as_of($as_of, $ruleset_id, programme_only := true)
