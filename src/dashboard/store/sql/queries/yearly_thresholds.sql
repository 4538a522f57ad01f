SELECT indicator_id, national_multiple, list_year, threshold, source, confidence, used
FROM yearly_threshold ORDER BY indicator_id, list_year, used DESC
