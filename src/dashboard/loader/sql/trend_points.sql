-- Every publication of single periods, as codes and numbers: the trend's input. The key orders by place, indicator
-- and day of publication (counted from 1900, before which no period lies); one number sorts faster than three.
SELECT
  (enum_code(geography)::BIGINT << 48) | (enum_code(indicator)::BIGINT << 32) | (published_on - DATE '1900-01-01') AS key,
  enum_code(period) AS period,
  coalesce(value, 'nan') AS value, coalesce(numerator, 'nan') AS numerator, coalesce(denominator, 'nan') AS denominator,
  is_break, is_demo
FROM kept
WHERE averaged_years = 1;
