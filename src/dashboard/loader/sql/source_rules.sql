-- How sources write numbers, and which of their published figures average several years.
CREATE TEMP TABLE source_rule (source_id VARCHAR, decimal_mark VARCHAR, thousands_mark VARCHAR);
CREATE TEMP TABLE source_mean (source_id VARCHAR, indicator_id VARCHAR, years INTEGER);
