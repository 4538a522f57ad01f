-- The rows to publish, under the build's own types.
INSERT INTO observation BY NAME
SELECT
  geography AS geography_id, indicator AS indicator_id, period,
  value, numerator, denominator, status, source_id, published_on, is_demo,
  getvariable('period_starts')[enum_code(period) + 1] AS period_start,
  getvariable('period_ends')[enum_code(period) + 1] AS period_end,
  getvariable('period_frequencies')[enum_code(period) + 1] AS frequency,
  averaged_years, value_decimals, published_assumed, note, confidence, is_break
FROM kept;
