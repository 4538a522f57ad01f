SELECT event_id, kind, name, geography_ids, "year", when_da, source, confidence, note
FROM event ORDER BY sort_order
