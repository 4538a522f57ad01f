SELECT indicator_id, "year" AS baseline_year FROM baseline
