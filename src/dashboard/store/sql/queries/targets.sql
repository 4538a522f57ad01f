SELECT geography_id, indicator_id, "year" AS target_year, value, origin, ruleset_id, decided_on, note
FROM target
