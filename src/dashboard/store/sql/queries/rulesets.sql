SELECT ruleset_id, name, short_name, list_label, family, valid_from, valid_to, min_residents, required, source,
       confidence, note, list_name, running_name, running_list_name, running_years, running_longer_years,
       running_longer_lists
FROM ruleset ORDER BY sort_order
