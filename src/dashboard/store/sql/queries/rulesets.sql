SELECT ruleset_id, name, short_name, list_label, family, valid_from, valid_to, min_residents, required, source,
       confidence, note
FROM ruleset ORDER BY sort_order
